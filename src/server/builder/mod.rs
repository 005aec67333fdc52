//! The builder: every setting of a sign-up, checked before anything is served.

mod assembly;
mod field_rules;
#[cfg(feature = "dev")]
mod for_development;
#[cfg(feature = "testing")]
mod for_testing;
mod form_rules;
#[cfg(feature = "dev")]
mod loopback;
mod mails;
mod password_pages;
mod settings;
mod shared_accounts;
mod site;
mod warnings;

use std::{sync::Arc, time::Duration};

#[cfg(feature = "api")]
use crate::server::http::api::endpoint::Api;
#[cfg(feature = "dev")]
use crate::server::mail::captured::CapturedMailer;
use crate::{
    email::disposable::policy::DisposablePolicy,
    form::Form,
    server::{
        admission::{Admission, Admissions},
        builder::assembly::{Checked, FlowSettings, HttpSettings},
        captcha::{Captcha, registry::Captchas},
        check::{Checks, FormCheck, HostCheck},
        clock::Clock,
        error::config::ConfigError,
        event::EventSink,
        flow::{context::Context, document::Document},
        http::{
            policy::{ContentSecurityPolicy, Policy},
            request_guard::RequestGuard,
        },
        language::settings::Languages,
        limits::{Limits, mail_budgets::MailBudgets, settings::RateLimits},
        mail::Mailer,
        net::{client::Proxies, site_names::SiteNames},
        operations::retention::Retention,
        password::Passwords,
        signup::Signup,
        store::any::AnyStore,
        telemetry::metrics,
    },
};

/// Collects the settings of a [`Signup`].
#[derive(Debug, Default)]
#[must_use = "a builder does nothing before `build`"]
pub struct SignupBuilder {
    forms: Vec<Form>,
    admissions: Vec<(String, Admission)>,
    store: Option<AnyStore>,
    site: Option<String>,
    hold_usernames: Option<Duration>,
    mailer: Option<Arc<dyn Mailer>>,
    #[cfg(feature = "dev")]
    captured: Option<CapturedMailer>,
    public_url: Option<String>,
    takes_http: bool,
    aliases: Vec<String>,
    mails: settings::Mails,
    clock: Option<Clock>,
    documents: Vec<Document>,
    disposable: DisposablePolicy,
    checks: Vec<FormCheck>,
    hashing: settings::Hashing,
    signing_keys: Vec<Secret>,
    trusted_proxies: Vec<String>,
    mail_budgets: MailBudgets,
    retention: Retention,
    min_fill_time: Option<Duration>,
    sign_in: Option<String>,
    password_reset: Option<String>,
    password_pages: Vec<String>,
    /// Forms that share accounts, each with the form whose accounts they are.
    shared_accounts: Vec<(String, String)>,
    rate_limits: RateLimits,
    content_security_policy: ContentSecurityPolicy,
    #[cfg(feature = "api")]
    json_api: Vec<String>,
    #[cfg(feature = "api")]
    json_api_origins: Vec<String>,
    #[cfg(feature = "api")]
    programs_without_captcha: Vec<String>,
    captchas: Vec<(String, Box<dyn Captcha>)>,
    captchas_on_every_page: bool,
    sink: Option<Box<dyn EventSink>>,
    languages: Languages,
    /// Whether the settings are those of tests, which must not serve a public host.
    is_for_testing: bool,
}

/// A signing key of the host.
pub(crate) struct Secret(String);

redacted_debug! { Secret {} }

impl Signup {
    /// Starts a builder without settings.
    pub fn builder() -> SignupBuilder {
        SignupBuilder::default()
    }
}

impl SignupBuilder {
    /// Adds a form: the value that the host's shared code builds and mounts with
    /// [`SignupRoutes`](crate::SignupRoutes).
    pub fn form(mut self, form: Form) -> Self {
        self.forms.push(form);
        self
    }

    /// Sets who may sign up with `form`. Default: everyone.
    ///
    /// ```
    /// use leptos_signup::{Admission, Form, Signup};
    ///
    /// let builder = Signup::builder()
    ///     .form(Form::new("account").email().password().invite())
    ///     .admission("account", Admission::invite_only());
    /// ```
    pub fn admission(mut self, form: impl Into<String>, admission: Admission) -> Self {
        self.admissions.push((form.into(), admission));
        self
    }

    /// Sets the database: a [`SqliteStore`](crate::SqliteStore), `PostgresStore` or `MysqlStore`, or the
    /// one that [`connect`](crate::store::connect) chose by a URL.
    pub fn store(self, store: impl Into<AnyStore>) -> Self {
        Self { store: Some(store.into()), ..self }
    }

    /// Sets the mailer.
    pub fn mailer(self, mailer: impl Mailer) -> Self {
        #[cfg(feature = "dev")]
        let captured = mails::captured_by(&mailer);
        Self {
            #[cfg(feature = "dev")]
            captured,
            mailer: Some(Arc::new(mailer)),
            ..self
        }
    }

    /// Sets the URL of the host, such as `https://example.org`. Links in mails and the origin check use it,
    /// never the request. For a host below a path, such as `https://example.org/app`, see
    /// [`Signup::at_public_path`].
    pub fn public_url(self, origin: impl Into<String>) -> Self {
        Self { public_url: Some(origin.into()), ..self }
    }

    /// Registers the text of one version of a document that forms ask people to agree to. Every consent
    /// in the table `signup_consent` records the hash of the text.
    ///
    /// ```
    /// use leptos_signup::Signup;
    ///
    /// let builder = Signup::builder().document("terms", "2026-11", "You may use it.");
    /// ```
    pub fn document(
        mut self,
        id: impl Into<String>,
        version: impl Into<String>,
        text: &str,
    ) -> Self {
        self.documents.push(Document::new(id.into(), version.into(), text));
        self
    }

    /// Accepts, flags or refuses disposable addresses. A flagged account has `is_disposable = 1` in
    /// `signup_account`. Default: [`DisposablePolicy::off`].
    pub fn disposable(self, policy: DisposablePolicy) -> Self {
        Self { disposable: policy, ..self }
    }

    /// Adds a check for all forms with its field.
    pub fn check(mut self, check: impl HostCheck) -> Self {
        self.checks.push(FormCheck { form: None, check: Box::new(check) });
        self
    }

    /// Adds a check for the form with this id only.
    pub fn check_on(mut self, form: impl Into<String>, check: impl HostCheck) -> Self {
        self.checks.push(FormCheck { form: Some(form.into()), check: Box::new(check) });
        self
    }

    /// Sets the captcha of the form with this id, at most one for each form. Default: none. See
    /// [`captcha`](crate::captcha).
    ///
    /// ```
    /// use leptos_signup::{Form, Signup, captcha::ProofOfWork};
    ///
    /// let builder = Signup::builder()
    ///     .form(Form::new("newsletter").email())
    ///     .captcha("newsletter", ProofOfWork::new());
    /// ```
    pub fn captcha(mut self, form: impl Into<String>, captcha: impl Captcha) -> Self {
        self.captchas.push((form.into(), Box::new(captcha)));
        self
    }

    /// Shows captchas in place on every page of yours: in a [`SignupForm`](crate::SignupForm), and in a form that the
    /// client's router opens. Your own `Content-Security-Policy` must allow their sources there; at start-up the log
    /// names them. Default: the form's own page asks for a captcha that loads from another site, because its
    /// policy allows it.
    pub fn captchas_on_every_page(mut self) -> Self {
        self.captchas_on_every_page = true;
        self
    }

    /// Waives the captcha of this form for the JSON API. Then the API is the way around the captcha, so
    /// protect it by other means. Default: the API asks for what the pages ask for.
    #[cfg(feature = "api")]
    pub fn json_api_without_captcha(mut self, form: impl Into<String>) -> Self {
        self.programs_without_captcha.push(form.into());
        self
    }

    /// Opens the [JSON API](crate::json_api) for the form with this id, once for each form. Without this
    /// call a form has no API, whatever features are enabled.
    ///
    /// ```no_run
    /// use leptos_signup::{Form, Signup};
    ///
    /// let builder = Signup::builder()
    ///     .form(Form::new("account").at("/join").email().password())
    ///     .json_api("account"); // POST /join/api/v1/account
    /// ```
    #[cfg(feature = "api")]
    pub fn json_api(mut self, form: impl Into<String>) -> Self {
        self.json_api.push(form.into());
        self
    }

    /// Lets apps of these origins call the [JSON API](crate::json_api) from a browser or a web view. Each
    /// is compared exactly, and cookies are never allowed. Default: only the pages of the host itself.
    ///
    /// ```
    /// use leptos_signup::Signup;
    ///
    /// let builder = Signup::builder().json_api_origins(["capacitor://localhost", "tauri://localhost"]);
    /// ```
    #[cfg(feature = "api")]
    pub fn json_api_origins<T: Into<String>>(
        mut self,
        origins: impl IntoIterator<Item = T>,
    ) -> Self {
        self.json_api_origins.extend(origins.into_iter().map(Into::into));
        self
    }

    /// Sets the sink of events. The worker of [`run_in_background`](Signup::run_in_background) delivers
    /// them after the commit, at least once. Without a sink no events are written. Events already queued
    /// stay until a sink is configured again.
    pub fn on_event(self, sink: impl EventSink) -> Self {
        Self { sink: Some(Box::new(sink)), ..self }
    }

    /// Sets the mail budgets. Default: [`MailBudgets::new`].
    pub fn mail_budgets(self, budgets: MailBudgets) -> Self {
        Self { mail_budgets: budgets, ..self }
    }

    /// Sets how long outdated rows are kept. Default: [`Retention::new`].
    pub fn retention(self, retention: Retention) -> Self {
        Self { retention, ..self }
    }

    /// Sets the time below which a filled-in form counts as a bot's: it gets the usual answer, and its
    /// mail is withheld. With a [signing key](Self::signing_key) so does a post without a page of the last
    /// day, and the fourth different post of one page. Zero turns all of this off, for test suites.
    /// Default: one second.
    pub fn min_fill_time(self, time: Duration) -> Self {
        Self { min_fill_time: Some(time), ..self }
    }

    /// Sets the host's log-in page, such as `/sign-in`. The mail that tells an owner of an account about
    /// another sign-up with their address links to it. Default: the mail has no link.
    pub fn sign_in_at(self, path: impl Into<String>) -> Self {
        Self { sign_in: Some(path.into()), ..self }
    }

    /// Sets the host's page for a new password, such as `/reset`. The same mail links to it. Default: the
    /// mail has no link.
    pub fn password_reset_at(self, path: impl Into<String>) -> Self {
        Self { password_reset: Some(path.into()), ..self }
    }

    /// Sets the key, of at least 32 bytes and 8 different ones, that signs what forms carry. A further call adds an older key
    /// whose signatures stay valid: to rotate, put the new key first. Instances that share a database
    /// need the same keys. Mail budgets are stored under keys derived from it, so without one they begin
    /// again at each start. Default: a random key for the life of the process.
    ///
    /// ```no_run
    /// use leptos_signup::Signup;
    ///
    /// # fn example() -> Result<(), std::env::VarError> {
    /// // Each from `openssl rand -base64 32`.
    /// let builder = Signup::builder()
    ///     .signing_key(std::env::var("SIGNING_KEY")?)
    ///     .signing_key(std::env::var("SIGNING_KEY_BEFORE")?);
    /// # Ok(())
    /// # }
    /// ```
    pub fn signing_key(mut self, key: impl Into<String>) -> Self {
        self.signing_keys.push(Secret(key.into()));
        self
    }

    /// Trusts these proxies (addresses or networks) to name the client in `X-Forwarded-For`. Each must
    /// append to the header. Default: none, and the peer of the connection is the client.
    ///
    /// The peer is known when the host serves its router with
    /// `into_make_service_with_connect_info::<SocketAddr>()`. A Unix socket has no peer address: the word
    /// `unix` trusts the proxy behind it.
    ///
    /// ```
    /// use leptos_signup::Signup;
    ///
    /// let builder = Signup::builder().trusted_proxies(["10.0.0.0/8", "2001:db8::1"]);
    /// ```
    pub fn trusted_proxies<T: Into<String>>(
        mut self,
        proxies: impl IntoIterator<Item = T>,
    ) -> Self {
        self.trusted_proxies.extend(proxies.into_iter().map(Into::into));
        self
    }

    /// Sets the rate limits. Default: [`RateLimits::new`].
    pub fn rate_limits(self, limits: RateLimits) -> Self {
        Self { rate_limits: limits, ..self }
    }

    /// Sets the content security policy of the pages. Default: [`ContentSecurityPolicy::new`], which
    /// allows only the host itself.
    pub fn content_security_policy(self, policy: ContentSecurityPolicy) -> Self {
        Self { content_security_policy: policy, ..self }
    }

    /// Sets the languages of pages, mails and answers, such as `[ENGLISH, GERMAN]`, or [`Languages`] with
    /// their settings. Default: English.
    pub fn languages(self, languages: impl Into<Languages>) -> Self {
        Self { languages: languages.into(), ..self }
    }

    /// Sets the clock, for tests.
    pub fn clock(self, clock: Clock) -> Self {
        Self { clock: Some(clock), ..self }
    }

    /// Checks every setting and prepares the store.
    ///
    /// # Errors
    /// A [`ConfigError`] for the first missing or wrong setting. Its message names the fix.
    pub async fn build(self) -> Result<Signup, ConfigError> {
        metrics::describe();
        warnings::warn_without_subscriber();
        Ok(Signup::new(self.checked().await?.into_parts()))
    }

    async fn checked(self) -> Result<Checked, ConfigError> {
        form_rules::check(&self.forms, &self.documents, &self.checks)?;
        // Before the fields are taken apart; a mistake in the forms is told first.
        let public_url = self.checked_url();
        let captchas = Captchas::new(&self.forms, self.captchas, self.captchas_on_every_page)?;
        let (password_pages, forgot) = password_pages::check(&self.forms, &self.password_pages)?;
        #[cfg(feature = "api")]
        let api = Api::new(
            &self.forms,
            &self.json_api,
            &self.json_api_origins,
            self.programs_without_captcha,
            (&captchas, &self.rate_limits),
            &password_pages,
        )?;
        let admissions = Arc::new(Admissions::new(&self.forms, self.admissions)?);
        let public_url = public_url?;
        captchas.check_site(&public_url)?;
        let mailer = self.mailer.ok_or(ConfigError::NoMailer)?;
        let own = ([self.sign_in, self.password_reset], forgot, &*password_pages);
        let letterhead = settings::letterhead(&public_url, self.mails, own)?;
        let has_signing_key = !self.signing_keys.is_empty();
        let hold_usernames = site::hold_usernames(self.hold_usernames, has_signing_key)?;
        let keys = settings::keys(self.signing_keys, self.site.as_deref(), &public_url)?;
        let shared = shared_accounts::check(&self.forms, &self.shared_accounts)?;
        let store = site::open(self.store, self.site.as_deref(), &shared, &keys).await?;
        let pool = self.hashing.pool(self.is_for_testing)?;
        warnings::warn_of_slow_hashes(&self.forms, &public_url, pool.cost());
        let site_words = settings::site_words(&letterhead.site_name, public_url.host());
        let clock = self.clock.unwrap_or_else(Clock::system);
        let limits = Arc::new(Limits::new(&self.rate_limits, &clock)?);
        let http = HttpSettings {
            password_pages,
            names: SiteNames::new(&public_url, &self.aliases)?,
            guard: RequestGuard::new(&public_url)?,
            policy: Policy::new(self.content_security_policy, &public_url)?,
            proxies: Proxies::new(&self.trusted_proxies)?,
            #[cfg(feature = "api")]
            api,
            #[cfg(feature = "dev")]
            captured: self.captured,
        };
        let texts = site::texts(self.languages, &self.forms, &public_url)?;
        let (forms, has_sink) = ((self.forms, shared), self.sink.is_some());
        let cx = Context::new(forms, store, clock, keys, public_url, texts, has_sink);
        let flows = FlowSettings {
            cx: Arc::new(cx),
            admissions,
            captchas: Arc::new(captchas),
            checks: Arc::new(Checks { all: self.checks, limits: limits.clone() }),
            limits,
            passwords: Arc::new(Passwords { pool, site_words }),
            disposable: self.disposable,
            documents: self.documents,
            mail_budgets: self.mail_budgets.agreeing_with(&self.rate_limits),
            min_fill_time: self.min_fill_time.unwrap_or(settings::MIN_FILL_TIME),
            has_signing_key,
        };
        let (sink, retention) = (self.sink, self.retention);
        Ok(Checked { flows, http, mailer, letterhead, sink, retention, hold_usernames })
    }
}
