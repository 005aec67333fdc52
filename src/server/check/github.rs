//! A host check: the field holds the login of a GitHub account (feature `github`).

use std::{fmt, time::Duration};

use async_trait::async_trait;
use axum::http::{HeaderValue, StatusCode, header};
use serde::Deserialize;
use tokio::time::timeout;

use crate::{
    form::{problem::ProblemCode, registration::Registration},
    server::{
        check::{CheckError, HostCheck, OnFailure},
        clock::Clock,
        error::config::ConfigError,
        net::outbound::{
            OutboundService, TIME_LIMIT, base_url::BaseUrl, cache::TtlCache, error::OutboundError,
        },
    },
};

/// The longest login.
const MAX_LENGTH: usize = 39;

/// An account is described in about 2 KB.
const MAX_BODY: usize = 64 * 1024;

/// The most cached answers.
const CACHE_CAPACITY: usize = 1024;

/// How long a found account is cached.
const FOUND_TTL: Duration = Duration::from_secs(60 * 60);

/// How long a missing account is cached. The person may create it and come back.
const ABSENT_TTL: Duration = Duration::from_secs(60);

/// Checks that the value of a field is the login of a GitHub account: `GET /users/{login}` of
/// GitHub's [REST API](https://docs.github.com/en/rest/users/users#get-a-user). It shows
/// that the account exists, not that it belongs to the person.
///
/// - 200 passes, 404 is refused as [`ProblemCode::NotGithubAccount`]. A value that
///   [cannot be a login](is_github_login) is refused without a request. An empty one passes: the form
///   says whether a field may be empty.
/// - After any other response, or none in time, [`on_failure`](Self::on_failure) says whether the
///   registration passes. The log shows the reason.
/// - It follows a redirect only within the API's origin, as GitHub requires.
/// - GitHub answers 60 requests an hour for each IP address, and 5000 with a
///   [`token`](Self::token). So answers are cached, a found account for an hour and a missing one for a
///   minute, at most 1024 of them. When GitHub asks for a pause, the check makes none of its requests,
///   for an hour at most. A client that posts invented logins could use the requests up, so each network
///   has a limit for unknown ones
///   ([`refused_checks_per_network`](crate::RateLimits::refused_checks_per_network)). Set a token too,
///   and let registrations pass when GitHub gives no answer, or many networks together can close the
///   form for an hour.
///
/// ```
/// use leptos_signup::{GithubLogin, check::OnFailure};
///
/// let check = GithubLogin::field("github")
///     .base_url("https://github.example.org/api/v3")? // GitHub Enterprise Server
///     .on_failure(OnFailure::Refuse);
/// # Ok::<(), leptos_signup::ConfigError>(())
/// ```
#[must_use]
pub struct GithubLogin {
    field: &'static str,
    accounts: Accounts,
    on_failure: OnFailure,
    time_limit: Duration,
    service: OutboundService,
    known: TtlCache<GithubAccount>,
}

/// Which accounts pass.
#[derive(Clone, Copy, Debug)]
enum Accounts {
    All,
    People,
}

/// What GitHub knows of a login.
#[derive(Clone, Copy)]
enum GithubAccount {
    Person,
    /// An organisation, or a bot.
    Other,
    Absent,
}

/// What is read of an account.
#[derive(Deserialize)]
struct AccountResponse {
    #[serde(rename = "login")]
    _login: String,
    #[serde(rename = "type")]
    kind: Option<String>,
}

impl GithubLogin {
    /// A check of the field named `field` at <https://api.github.com>, within 3 seconds.
    pub fn field(field: &'static str) -> Self {
        let headers =
            [("accept", "application/vnd.github+json"), ("x-github-api-version", "2022-11-28")];
        Self {
            field,
            accounts: Accounts::All,
            on_failure: OnFailure::Pass,
            time_limit: TIME_LIMIT,
            service: OutboundService::new(BaseUrl::known("https://api.github.com"), headers),
            known: TtlCache::new(CACHE_CAPACITY),
        }
    }

    /// Sets the URL of the API, such as that of a GitHub Enterprise Server.
    ///
    /// # Errors
    /// It is not an https URL (or http on loopback), or has more than a path.
    pub fn base_url(mut self, url: &str) -> Result<Self, ConfigError> {
        self.service.base = BaseUrl::parse(url)?;
        Ok(self)
    }

    /// Sets the token, which needs no permission. It goes only to the API, and into no log.
    ///
    /// # Errors
    /// The token is empty or not visible ASCII.
    pub fn token(mut self, token: &str) -> Result<Self, ConfigError> {
        if token.is_empty() || !token.bytes().all(|b| b.is_ascii_graphic()) {
            return Err(ConfigError::ServiceToken);
        }
        let value = HeaderValue::from_str(&["Bearer ", token].concat());
        let mut value = value.map_err(|_| ConfigError::ServiceToken)?;
        value.set_sensitive(true);
        self.service.headers.insert(header::AUTHORIZATION, value);
        Ok(self)
    }

    /// Refuses the accounts of organisations and bots.
    pub fn people_only(mut self) -> Self {
        self.accounts = Accounts::People;
        self
    }

    /// Sets what happens when GitHub gives no answer. Default: the registration passes.
    pub fn on_failure(mut self, on_failure: OnFailure) -> Self {
        self.on_failure = on_failure;
        self
    }

    /// Sets the time limit. Default: 3 seconds.
    pub fn time_limit(mut self, limit: Duration) -> Self {
        self.time_limit = limit;
        self
    }

    /// Sets the clock, for tests.
    pub fn clock(mut self, clock: Clock) -> Self {
        self.service.clock = clock;
        self
    }

    /// Checks one login, for other uses than a sign-up.
    ///
    /// # Errors
    /// [`Refused`](CheckError::Refused) when there is no such account, and
    /// [`Failed`](CheckError::Failed) when GitHub gives no answer within the time limit.
    pub async fn check_login(&self, login: &str) -> Result<(), CheckError> {
        const NO_ACCOUNT: CheckError = CheckError::Refused(ProblemCode::NotGithubAccount);
        if !is_github_login(login) {
            return Err(NO_ACCOUNT);
        }
        let account = timeout(self.time_limit, self.account(login)).await;
        match (account.unwrap_or(Err(OutboundError::Slow(self.time_limit)))?, self.accounts) {
            (GithubAccount::Person, _) | (GithubAccount::Other, Accounts::All) => Ok(()),
            (GithubAccount::Other, Accounts::People) | (GithubAccount::Absent, _) => {
                Err(NO_ACCOUNT)
            }
        }
    }

    async fn account(&self, login: &str) -> Result<GithubAccount, OutboundError> {
        // GitHub ignores case.
        let key = login.to_ascii_lowercase();
        if let Some(account) = self.known.get(&key, self.service.clock.now()) {
            return Ok(account);
        }
        let account = self.ask_about(&key).await?;
        let lives = match account {
            GithubAccount::Person | GithubAccount::Other => FOUND_TTL,
            GithubAccount::Absent => ABSENT_TTL,
        };
        self.known.insert(key, account, self.service.clock.now(), lives);
        Ok(account)
    }

    /// A login needs no encoding in a path: it has unreserved characters only (RFC 3986 §2.3).
    async fn ask_about(&self, login: &str) -> Result<GithubAccount, OutboundError> {
        let answer = self.service.get(&["/users/", login].concat()).await?;
        match answer.status {
            StatusCode::OK => {}
            StatusCode::NOT_FOUND => return Ok(GithubAccount::Absent),
            status => return Err(OutboundError::Status(status)),
        }
        let mut body = Vec::new();
        let mut keep = |piece: &[u8]| {
            body.extend_from_slice(piece);
            Ok(())
        };
        answer.read(MAX_BODY, &mut keep).await?;
        let described: AccountResponse = serde_json::from_slice(&body)
            .map_err(|_| OutboundError::Garbage("an account in JSON"))?;
        Ok(if described.kind.as_deref() == Some("User") {
            GithubAccount::Person
        } else {
            GithubAccount::Other
        })
    }
}

#[async_trait]
impl HostCheck for GithubLogin {
    fn field(&self) -> &str {
        self.field
    }

    async fn check(&self, registration: &Registration) -> Result<(), CheckError> {
        match registration.text(self.field) {
            Some(login) if !login.is_empty() => self.check_login(login).await,
            _ => Ok(()),
        }
    }

    fn time_limit(&self) -> Duration {
        self.time_limit
    }

    fn on_failure(&self) -> OnFailure {
        self.on_failure
    }

    /// An unknown login costs one of the requests that GitHub answers.
    fn limits_refusals(&self) -> bool {
        true
    }
}

impl fmt::Debug for GithubLogin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GithubLogin")
            .field("field", &self.field)
            .field("service", &self.service)
            .finish_non_exhaustive()
    }
}

/// Whether `text` can be the login of a GitHub account: 1 to 39 ASCII letters, digits, hyphens and
/// underscores, and not only signs.
///
/// That is wider than the rule that GitHub shows to new users today (*alphanumeric characters
/// or single hyphens, and cannot begin or end with a hyphen*): older accounts begin or end with
/// hyphens or have several in a row, and those of Enterprise Managed Users have an
/// [underscore](https://docs.github.com/en/enterprise-cloud@latest/admin/managing-iam/iam-configuration-reference/username-considerations-for-external-authentication)
/// before the short code of the enterprise.
///
/// ```
/// use leptos_signup::check::is_github_login;
///
/// assert!(is_github_login("ada-lovelace"));
/// assert!(is_github_login("Ada_engine"));
/// assert!(!is_github_login("@ada"));
/// assert!(!is_github_login("ada lovelace"));
/// assert!(!is_github_login("https://github.com/ada"));
/// ```
#[must_use]
pub fn is_github_login(text: &str) -> bool {
    let is_sign = |b: u8| b == b'-' || b == b'_';
    (1..=MAX_LENGTH).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || is_sign(b))
        && !text.bytes().all(is_sign)
}
