//! The builder: every setting of a sign-up, checked before anything is served.

use std::{fmt, sync::Mutex, time::Duration};

use lettre::message::Mailbox;
use tokio::sync::Notify;

#[cfg(feature = "api")]
use super::http::api::Api;
use super::{
    Clock, ConfigError, Signup,
    admission::{Admission, Admissions},
    budget::MailBudgets,
    captcha::{Captcha, Captchas},
    check::{FormCheck, HostCheck},
    client::Proxies,
    document::Document,
    event::EventSink,
    form_check::{check_checks, check_documents, check_forms},
    hash_cost::HashCost,
    hashing::Hashing,
    health::Pulses,
    http::{ContentSecurityPolicy, Gate, Policy},
    key::SigningKeys,
    limits::{Limits, RateLimits},
    mail::{Mailer, OwnersLinks},
    public_url::PublicUrl,
    retention::Retention,
    signup::Inner,
    store::Store,
    telemetry,
    ticket::Tickets,
};
use crate::{Form, email::DisposablePolicy};

/// Collects the settings of a [`Signup`].
#[derive(Debug, Default)]
#[must_use = "a builder does nothing before `build`"]
pub struct SignupBuilder {
    forms: Vec<Form>,
    admissions: Vec<(String, Admission)>,
    store: Option<Box<dyn Store>>,
    mailer: Option<Box<dyn Mailer>>,
    public_url: Option<String>,
    mail_from: Option<String>,
    site_name: Option<String>,
    clock: Option<Clock>,
    documents: Vec<Document>,
    disposable: DisposablePolicy,
    checks: Vec<FormCheck>,
    hash_concurrency: Option<usize>,
    hash_queue: Option<usize>,
    hash_cost: HashCost,
    signing_keys: Vec<Secret>,
    trusted_proxies: Vec<String>,
    mail_budgets: MailBudgets,
    retention: Retention,
    min_fill_time: Option<Duration>,
    sign_in: Option<String>,
    password_reset: Option<String>,
    rate_limits: RateLimits,
    content_security_policy: ContentSecurityPolicy,
    #[cfg(feature = "api")]
    json_api: Vec<String>,
    #[cfg(feature = "api")]
    programs_without_captcha: Vec<String>,
    captchas: Vec<(String, Box<dyn Captcha>)>,
    sink: Option<Box<dyn EventSink>>,
}

/// `Debug` never shows it.
struct Secret(String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

impl SignupBuilder {
    /// Adds a form: the value that the host's shared code builds and mounts with
    /// [`SignupRoutes`](crate::SignupRoutes).
    pub fn form(mut self, form: Form) -> Self {
        self.forms.push(form);
        self
    }

    /// Lets those sign up with `form` whom `admission` lets in. Default: everybody.
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

    /// Keeps everything in `store`: one of a type, or the one that
    /// [`connect`](crate::server::store::connect) chose by a URL.
    pub fn store(self, store: impl Into<Box<dyn Store>>) -> Self {
        Self { store: Some(store.into()), ..self }
    }

    /// Sends through `mailer`.
    pub fn mailer(self, mailer: impl Mailer) -> Self {
        Self { mailer: Some(Box::new(mailer)), ..self }
    }

    /// Is reached at `origin`, such as `https://example.org`. Links in mails and the check of
    /// origins come from here, never from a request.
    pub fn public_url(self, origin: impl Into<String>) -> Self {
        Self { public_url: Some(origin.into()), ..self }
    }

    /// Sends as `sender`: `Example <noreply@example.org>` or an address. Default: `noreply@` the
    /// host of the public URL.
    pub fn mail_from(self, sender: impl Into<String>) -> Self {
        Self { mail_from: Some(sender.into()), ..self }
    }

    /// Calls the site `name` in mails, and refuses passwords made of it. Default: the host of the
    /// public URL.
    pub fn site_name(self, name: impl Into<String>) -> Self {
        Self { site_name: Some(name.into()), ..self }
    }

    /// Knows the text of one version of a document that forms ask to agree to. Its hash goes into
    /// the ledger, `signup_consent`, with every consent.
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

    /// Lets throw-away addresses in, flags them or refuses them. What is flagged has
    /// `is_disposable = 1` in `signup_account`. Default: [`DisposablePolicy::off`].
    pub fn disposable(self, policy: DisposablePolicy) -> Self {
        Self { disposable: policy, ..self }
    }

    /// Asks `check` about each registration of a form that has its field.
    pub fn check(mut self, check: impl HostCheck) -> Self {
        self.checks.push(FormCheck { form: None, check: Box::new(check) });
        self
    }

    /// Asks `check` about each registration of the form with this id, and of no other.
    pub fn check_on(mut self, form: impl Into<String>, check: impl HostCheck) -> Self {
        self.checks.push(FormCheck { form: Some(form.into()), check: Box::new(check) });
        self
    }

    /// Has `captcha` tell people from programs on the form of this id, once for each form. Default:
    /// nobody is asked. See [`server::captcha`](crate::server::captcha).
    ///
    /// ```
    /// use leptos_signup::{Form, Signup, server::captcha::ProofOfWork};
    ///
    /// let builder = Signup::builder()
    ///     .form(Form::new("newsletter").email())
    ///     .captcha("newsletter", ProofOfWork::new());
    /// ```
    pub fn captcha(mut self, form: impl Into<String>, captcha: impl Captcha) -> Self {
        self.captchas.push((form.into(), Box::new(captcha)));
        self
    }

    /// Asks programs for no answer to the captcha of the form of this id, where they use the JSON
    /// API: then whoever wants no captcha uses that. Put something else in front of it. Default:
    /// the API asks for what the pages ask for.
    #[cfg(feature = "api")]
    pub fn json_api_without_captcha(mut self, form: impl Into<String>) -> Self {
        self.programs_without_captcha.push(form.into());
        self
    }

    /// Opens the [JSON API](crate::server::api) for the form of this id, once for each form.
    /// Without it a form has none, whatever features are enabled.
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

    /// Tells `sink` of what happened, after the commit and at least once. The worker of
    /// [`run_in_background`](Signup::run_in_background) does it. Default: nobody is told, and no
    /// event is written; what still waits when a host goes without waits for the next sink.
    pub fn on_event(self, sink: impl EventSink) -> Self {
        Self { sink: Some(Box::new(sink)), ..self }
    }

    /// Hashes at most `threads` passwords at a time, each with the memory of the
    /// [cost](Self::hash_cost), which the process keeps once it needed it. Default: one for each core.
    pub fn hash_concurrency(self, threads: usize) -> Self {
        Self { hash_concurrency: Some(threads), ..self }
    }

    /// Lets at most `sign_ups` wait for their turn to be hashed; the next is answered 503 at once.
    /// Default: 128.
    pub fn hash_queue(self, sign_ups: usize) -> Self {
        Self { hash_queue: Some(sign_ups), ..self }
    }

    /// Has each hash cost so much. Default: [`HashCost::default`], 19 MiB and two passes.
    pub fn hash_cost(self, cost: HashCost) -> Self {
        Self { hash_cost: cost, ..self }
    }

    /// Sends no more mails than `budgets` allow. Default: [`MailBudgets::new`].
    pub fn mail_budgets(self, budgets: MailBudgets) -> Self {
        Self { mail_budgets: budgets, ..self }
    }

    /// Keeps outdated rows for so long. Default: [`Retention::new`].
    pub fn retention(self, retention: Retention) -> Self {
        Self { retention, ..self }
    }

    /// Takes whoever fills a form in faster for a bot: it is answered like everybody, and nothing is
    /// written or mailed. Zero switches it off, for test suites. Default: one second.
    pub fn min_fill_time(self, time: Duration) -> Self {
        Self { min_fill_time: Some(time), ..self }
    }

    /// Leads owners of an account, when somebody signs up with their address, to the host's own page
    /// at `path`, such as `/sign-in`. Default: the mail has no link.
    pub fn sign_in_at(self, path: impl Into<String>) -> Self {
        Self { sign_in: Some(path.into()), ..self }
    }

    /// Leads them to where the host lets them choose a new password, such as `/reset`. Default: the
    /// mail has no link.
    pub fn password_reset_at(self, path: impl Into<String>) -> Self {
        Self { password_reset: Some(path.into()), ..self }
    }

    /// Signs with `key`, of at least 32 bytes, what forms carry and bring back. Called again, it adds
    /// an older key whose signatures are still good: to rotate, put the new one first. Instances
    /// that share a database need the same keys. Default: a random one that lasts as long as the
    /// process.
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

    /// Takes the word of these proxies (addresses or networks) for who a request comes from, in
    /// `X-Forwarded-For`, which each of them has to append to. Default: none, and the peer of the
    /// connection is the client.
    ///
    /// The peer is known where the host serves its router with
    /// `into_make_service_with_connect_info::<SocketAddr>()`.
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

    /// Lets people ask as often as `limits` say. Default: [`RateLimits::new`].
    pub fn rate_limits(self, limits: RateLimits) -> Self {
        Self { rate_limits: limits, ..self }
    }

    /// Lets the pages of the sign-up load what `policy` says. Default:
    /// [`ContentSecurityPolicy::new`], from the host itself alone.
    pub fn content_security_policy(self, policy: ContentSecurityPolicy) -> Self {
        Self { content_security_policy: policy, ..self }
    }

    /// Reads the time from `clock`, for tests.
    pub fn clock(self, clock: Clock) -> Self {
        Self { clock: Some(clock), ..self }
    }

    /// Checks every setting and prepares the store.
    ///
    /// # Errors
    /// The first setting that is missing or wrong, as a [`ConfigError`] whose message says the fix.
    pub async fn build(self) -> Result<Signup, ConfigError> {
        check_forms(&self.forms)?;
        check_documents(&self.forms, &self.documents)?;
        check_checks(&self.forms, &self.checks)?;
        let captchas = Captchas::new(&self.forms, self.captchas)?;
        #[cfg(feature = "api")]
        let api = Api::new(&self.forms, &self.json_api, self.programs_without_captcha, &captchas)?;
        let admissions = Admissions::new(&self.forms, self.admissions)?;
        let public_url = PublicUrl::parse(&self.public_url.ok_or(ConfigError::NoPublicUrl)?)?;
        captchas.check_site(&public_url)?;
        let mailer = self.mailer.ok_or(ConfigError::NoMailer)?;
        refuse_public_capture(&*mailer, &public_url)?;
        let mail_from = self.mail_from.unwrap_or_else(|| default_sender(&public_url));
        if mail_from.parse::<Mailbox>().is_err() {
            return Err(ConfigError::MailFrom { given: mail_from });
        }
        let store = self.store.ok_or(ConfigError::NoStore)?;
        store.migrate().await?;
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let concurrency = in_range("hash_concurrency", 1, self.hash_concurrency, cores)?;
        let queue = in_range("hash_queue", 0, self.hash_queue, 128)?;
        let cost = self.hash_cost.checked()?;
        telemetry::describe();
        let clock = self.clock.unwrap_or_else(Clock::system);
        let site_name = self.site_name.unwrap_or_else(|| public_url.host().to_owned());
        Ok(Signup::new(Inner {
            gate: Gate::new(&public_url)?,
            policy: Policy::new(self.content_security_policy, &public_url)?,
            #[cfg(feature = "api")]
            api,
            hashing: Hashing::new(concurrency, queue).at(cost),
            tickets: Tickets { min_age: self.min_fill_time.unwrap_or(MIN_FILL_TIME) },
            mail_budgets: self.mail_budgets,
            retention: self.retention,
            owners: OwnersLinks {
                sign_in: owners_link(&public_url, "sign_in_at", self.sign_in)?,
                password_reset: owners_link(&public_url, "password_reset_at", self.password_reset)?,
            },
            keys: SigningKeys::new(self.signing_keys.into_iter().map(|key| key.0).collect())?,
            proxies: Proxies::new(&self.trusted_proxies)?,
            documents: self.documents,
            disposable: self.disposable,
            limits: Limits::new(&self.rate_limits, &clock)?,
            checks: self.checks,
            forms: self.forms,
            admissions,
            captchas,
            store,
            ids: Mutex::new(uuid::ContextV7::new()),
            mailer,
            mail_from,
            clock,
            mail_waits: Notify::new(),
            sink: self.sink,
            event_waits: Notify::new(),
            pulses: Pulses::default(),
            site_words: site_words(&site_name, public_url.host()),
            site_name,
            public_url,
        }))
    }
}

/// Nobody reads a form and fills it in faster, nor does a password manager with a person before it.
const MIN_FILL_TIME: Duration = Duration::from_secs(1);

/// A page of the host, as an address for a mail.
fn owners_link(
    public_url: &PublicUrl,
    setting: &'static str,
    path: Option<String>,
) -> Result<Option<String>, ConfigError> {
    let Some(path) = path else { return Ok(None) };
    let is_path = path.starts_with('/')
        && !path.starts_with("//")
        && path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if !is_path {
        return Err(ConfigError::OwnersLink { setting, given: path });
    }
    Ok(Some([public_url.origin(), &path].concat()))
}

fn in_range(
    setting: &'static str,
    from: usize,
    given: Option<usize>,
    default: usize,
) -> Result<usize, ConfigError> {
    match given {
        Some(given) if !(from..=10_000).contains(&given) => {
            Err(ConfigError::Hashing { setting, given, from })
        }
        Some(given) => Ok(given),
        None => Ok(default),
    }
}

/// What a password may not be made of: the name, whole, run together and word by word, and the
/// labels of the host without the top-level domain.
fn site_words(name: &str, host: &str) -> Vec<String> {
    let words = name.split_whitespace();
    let labels = host.rsplit_once('.').map_or("", |(labels, _)| labels).split('.');
    let whole = [name.to_owned(), words.clone().collect::<String>(), host.to_owned()];
    let mut all: Vec<String> =
        whole.into_iter().chain(words.chain(labels).map(str::to_owned)).collect();
    all.retain(|word| !word.is_empty());
    all
}

fn default_sender(public_url: &PublicUrl) -> String {
    let host = if public_url.is_loopback() { "localhost" } else { public_url.host() };
    format!("noreply@{host}")
}

#[cfg(feature = "dev")]
fn refuse_public_capture(mailer: &dyn Mailer, public_url: &PublicUrl) -> Result<(), ConfigError> {
    if mailer.captured().is_some() && !public_url.is_loopback() {
        return Err(ConfigError::CapturedMail { public_url: public_url.origin().to_owned() });
    }
    Ok(())
}

#[cfg(not(feature = "dev"))]
#[allow(clippy::unnecessary_wraps)]
fn refuse_public_capture(_: &dyn Mailer, _: &PublicUrl) -> Result<(), ConfigError> {
    Ok(())
}
