//! The host check that a field holds the login of a GitHub account (feature `github`).

use std::{fmt, time::Duration};

use async_trait::async_trait;
use axum::http::{HeaderValue, StatusCode, header};
use serde::Deserialize;
use tokio::time::timeout;

use super::{
    Clock, ConfigError,
    check::{CheckError, HostCheck, OnFailure},
    service::{Away, BaseUrl, Memory, Service, TIME_LIMIT},
};
use crate::form::{ProblemCode, Registration};

/// The longest login.
const MAX_LENGTH: usize = 39;

/// An account is described in about 2 KB.
const MAX_BODY: usize = 64 * 1024;

/// How many answers are kept.
const KEPT: usize = 1024;

/// How long it is believed that there is an account.
const FOUND_LIVES: Duration = Duration::from_secs(60 * 60);

/// How long it is believed that there is none: somebody may make one and come back.
const ABSENT_LIVES: Duration = Duration::from_secs(60);

/// Checks that the value of a field is the login of a GitHub account: `GET /users/{login}` of
/// GitHub's [REST API](https://docs.github.com/en/rest/users/users#get-a-user). It says that
/// there is such an account, not that it belongs to whoever signs up.
///
/// - 200 passes, 404 is refused as [`ProblemCode::NotGithubAccount`]. A value that
///   [cannot be a login](is_github_login) is refused without a request, an empty one passes: whether
///   a field may be empty is said by the form.
/// - Any other answer, a slow one and none say nothing: then the registration passes, or does not,
///   as [`on_failure`](Self::on_failure) says, and the log has the reason.
/// - A redirect is followed within the API's origin, as GitHub asks; nowhere else.
/// - GitHub answers 60 requests an hour for each IP address, and 5000 with a
///   [`token`](Self::token). So answers are kept, an account for an hour and the lack of one for a
///   minute, at most 1024 of them; and when GitHub says for how long it answers no more, it is not
///   asked, for an hour at most. Who posts made-up logins uses the requests up: put a rate limit
///   before the sign-up.
///
/// ```
/// use leptos_signup::{GithubLogin, server::check::OnFailure};
///
/// let check = GithubLogin::at("github")
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
    service: Service,
    known: Memory<Account>,
}

/// Which accounts pass.
#[derive(Clone, Copy, Debug)]
enum Accounts {
    All,
    People,
}

/// What GitHub knows of a login.
#[derive(Clone, Copy)]
enum Account {
    Person,
    /// An organisation, or a bot.
    Other,
    Absent,
}

/// What is read of an account.
#[derive(Deserialize)]
struct Described {
    #[serde(rename = "login")]
    _login: String,
    #[serde(rename = "type")]
    kind: Option<String>,
}

impl GithubLogin {
    /// About the field called `field`, asked of <https://api.github.com>, within 3 seconds.
    pub fn at(field: &'static str) -> Self {
        let headers =
            [("accept", "application/vnd.github+json"), ("x-github-api-version", "2022-11-28")];
        Self {
            field,
            accounts: Accounts::All,
            on_failure: OnFailure::Pass,
            time_limit: TIME_LIMIT,
            service: Service::new(BaseUrl::known("https://api.github.com"), headers),
            known: Memory::new(KEPT),
        }
    }

    /// Asks the API below `url`, such as that of a GitHub Enterprise Server.
    ///
    /// # Errors
    /// When it is not an https URL (or one of http on loopback), or has more than a path.
    pub fn base_url(mut self, url: &str) -> Result<Self, ConfigError> {
        self.service.base = BaseUrl::parse(url)?;
        Ok(self)
    }

    /// Asks with `token`, of which no permission is needed. It goes nowhere but to the API, and
    /// into no log.
    ///
    /// # Errors
    /// When it is empty, or has other characters than visible ASCII.
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

    /// What happens when GitHub does not say. Default: the registration passes.
    pub fn on_failure(mut self, on_failure: OnFailure) -> Self {
        self.on_failure = on_failure;
        self
    }

    /// How long it may take. Default: 3 seconds.
    pub fn time_limit(mut self, limit: Duration) -> Self {
        self.time_limit = limit;
        self
    }

    /// Reads the time from `clock`, for tests.
    pub fn clock(mut self, clock: Clock) -> Self {
        self.service.clock = clock;
        self
    }

    /// Asks about one login, for other uses than a sign-up.
    ///
    /// # Errors
    /// [`Refused`](CheckError::Refused) when there is no such account, and
    /// [`Failed`](CheckError::Failed) when GitHub does not say within the time limit.
    pub async fn check_login(&self, login: &str) -> Result<(), CheckError> {
        const NO_ACCOUNT: CheckError = CheckError::Refused(ProblemCode::NotGithubAccount);
        if !is_github_login(login) {
            return Err(NO_ACCOUNT);
        }
        let account = timeout(self.time_limit, self.account(login)).await;
        match (account.unwrap_or(Err(Away::Slow(self.time_limit)))?, self.accounts) {
            (Account::Person, _) | (Account::Other, Accounts::All) => Ok(()),
            (Account::Other, Accounts::People) | (Account::Absent, _) => Err(NO_ACCOUNT),
        }
    }

    async fn account(&self, login: &str) -> Result<Account, Away> {
        // GitHub makes no difference between cases.
        let key = login.to_ascii_lowercase();
        if let Some(account) = self.known.recall(&key, self.service.clock.now()) {
            return Ok(account);
        }
        let account = self.ask_about(&key).await?;
        let lives = match account {
            Account::Person | Account::Other => FOUND_LIVES,
            Account::Absent => ABSENT_LIVES,
        };
        self.known.keep(key, account, self.service.clock.now(), lives);
        Ok(account)
    }

    /// A login needs no encoding in a path: it has unreserved characters only (RFC 3986 §2.3).
    async fn ask_about(&self, login: &str) -> Result<Account, Away> {
        let answer = self.service.get(&["/users/", login].concat()).await?;
        match answer.status {
            StatusCode::OK => {}
            StatusCode::NOT_FOUND => return Ok(Account::Absent),
            status => return Err(Away::Status(status)),
        }
        let mut body = Vec::new();
        let mut keep = |piece: &[u8]| {
            body.extend_from_slice(piece);
            Ok(())
        };
        answer.read(MAX_BODY, &mut keep).await?;
        let described: Described =
            serde_json::from_slice(&body).map_err(|_| Away::Garbage("an account in JSON"))?;
        Ok(if described.kind.as_deref() == Some("User") { Account::Person } else { Account::Other })
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
/// underscores, not all of them signs.
///
/// That is wider than what GitHub says to people who make an account today (*alphanumeric characters
/// or single hyphens, and cannot begin or end with a hyphen*): older accounts begin or end with
/// hyphens or have several in a row, and those of Enterprise Managed Users have an
/// [underscore](https://docs.github.com/en/enterprise-cloud@latest/admin/managing-iam/iam-configuration-reference/username-considerations-for-external-authentication)
/// before the short code of the enterprise.
///
/// ```
/// use leptos_signup::server::github::is_github_login;
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
