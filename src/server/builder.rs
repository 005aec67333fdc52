//! The builder: every setting of a sign-up, checked before anything is served.

use std::{fmt, sync::Mutex, time::Duration};

use lettre::message::Mailbox;
use tokio::sync::Notify;

#[cfg(feature = "api")]
use super::http::api::Api;
use super::{
    Clock, Signup,
    admission::{Admission, AdmissionError, Admissions},
    budget::MailBudgets,
    captcha::{Captcha, Captchas},
    check::{FormCheck, HostCheck},
    client::Proxies,
    document::Document,
    event::EventSink,
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
    store::{Store, StoreError},
    telemetry,
    ticket::Tickets,
};
use crate::{
    Form,
    email::DisposablePolicy,
    form::{Field, FieldKind, NEW_PASSWORD, TICKET, TRAP},
    password::LOWEST_MINIMUM,
};

/// Why a sign-up does not start. Each message names the setting and the fix.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConfigError {
    /// No form was given.
    #[error("no form: call `.form(account_form())` on the builder, once for each form")]
    NoForm,
    /// A form is not usable as it is.
    #[error("the form `{form}` {reason}")]
    Form {
        /// The id of the form.
        form: &'static str,
        /// What is wrong, and the fix.
        reason: String,
    },
    /// A check is about a field that is nowhere.
    #[error(
        "a host check is about the field `{field}`, which {form} does not have: give the check the \
         name of a field, and `check_on` the id of a form"
    )]
    Check {
        /// The field of the check.
        field: String,
        /// The form that it is for.
        form: String,
    },
    /// Who may sign up does not go with a form.
    #[error(transparent)]
    Admission(#[from] AdmissionError),
    /// No store was given.
    #[error(
        "no store: call `.store(SqliteStore::connect(\"sqlite:app.db\").await?)` on the builder"
    )]
    NoStore,
    /// The store cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No public URL was given.
    #[error(
        "no public URL: call `.public_url(\"https://example.org\")` on the builder; the links in \
         mails begin with it"
    )]
    NoPublicUrl,
    /// The public URL is not usable.
    #[error(
        "the public URL `{given}` is refused: {reason}. Give the origin under which people reach \
         the host, such as https://example.org; plain http is for loopback only"
    )]
    PublicUrl {
        /// What was given.
        given: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// No mailer was given.
    #[error(
        "no mailer: call `.mailer(SmtpMailer::from_url(\"smtps://user:password@mail.example.org\")?)` \
         on the builder, or `.mailer(CapturedMailer::new())` with the feature `dev` while developing"
    )]
    NoMailer,
    /// The SMTP URL is not usable.
    #[error(
        "the SMTP URL is refused: {reason}. Write smtps://user:password@mail.example.org, or \
         smtp://… for STARTTLS (its value is not shown because it may hold a password)"
    )]
    SmtpUrl {
        /// What is wrong with it.
        reason: &'static str,
    },
    /// The base URL of an outside service is not usable.
    #[error(
        "the base URL `{given}` of an outside service is refused: {reason}. Give one such as \
         https://api.example.org; plain http is for loopback only"
    )]
    ServiceUrl {
        /// What was given.
        given: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// The token for an outside service is not usable.
    #[error(
        "the token for an outside service is empty, or has characters other than visible ASCII: \
         call `.token(…)` with the token alone, without a line break (its value is not shown)"
    )]
    ServiceToken,
    /// A captcha cannot be used as it is.
    #[error("the captcha for the form `{form}` is refused: {reason}")]
    Captcha {
        /// What was given as the id of the form.
        form: String,
        /// What is wrong, and the fix.
        reason: &'static str,
    },
    /// The keys of hCaptcha are not usable.
    #[cfg(feature = "hcaptcha")]
    #[error(
        "the keys of hCaptcha are refused: give the site key, which is a UUID, and the secret, of \
         visible ASCII, without a line break (their values are not shown)"
    )]
    HCaptchaKeys,
    /// The JSON API is to be opened for a form that was not given.
    #[cfg(feature = "api")]
    #[error(
        "`.json_api(\"{form}\")` names no form: give the id of one that the builder has from \
         `.form(…)`"
    )]
    JsonApi {
        /// What was given.
        form: String,
    },
    /// A signing key is too short.
    #[error(
        "a signing key has {bytes} bytes: call `.signing_key(…)` with 32 random bytes or more, such \
         as the output of `openssl rand -base64 32` (its value is not shown)"
    )]
    SigningKey {
        /// How many it has.
        bytes: usize,
    },
    /// The system gives no random numbers.
    #[error(
        "the system gives no random numbers: give a key by `.signing_key(…)`, and see to the system"
    )]
    NoRandomness,
    /// A page for owners of accounts is not a path.
    #[error(
        "`.{setting}({given})` is not a page of this host: give it a path such as `/sign-in`, in \
         visible ASCII"
    )]
    OwnersLink {
        /// The setting.
        setting: &'static str,
        /// What was given.
        given: String,
    },
    /// A trusted proxy is not an address.
    #[error(
        "the trusted proxy `{given}` is neither an address nor a network: call \
         `.trusted_proxies([\"10.0.0.1\", \"fd00::/8\"])` on the builder"
    )]
    TrustedProxy {
        /// What was given.
        given: String,
    },
    /// A rate limit is out of range.
    #[error(
        "the limit `{setting}` is out of range: give it 1 to 100000 at once and a pause of more than \
         nothing and at most a day, or `None` to lift it"
    )]
    RateLimit {
        /// The setting of [`RateLimits`].
        setting: &'static str,
    },
    /// The policy of the pages has what is no directive or no source.
    #[error(
        "the content security policy cannot allow `{given}` for `{directive}`: give one directive, \
         such as `img-src`, and one source, such as https://cdn.example.org, a call"
    )]
    ContentSecurityPolicy {
        /// What was given for a directive.
        directive: String,
        /// What was given for a source.
        given: String,
    },
    /// A bound on hashing is out of range.
    #[error("`.{setting}({given})` is out of range: give it a number from {from} to 10000")]
    Hashing {
        /// The setting.
        setting: &'static str,
        /// What was given.
        given: usize,
        /// The lowest number that it takes.
        from: usize,
    },
    /// Hashes would be too cheap, or too dear.
    #[error(
        "`.hash_cost(HashCost::new({memory}, {passes}))` is out of range: give it no less than \
         19456 KiB with two passes (or 47104 with one, 12288 with three, 9216 with four, 7168 with \
         five), and at most 1048576 KiB and 64 passes"
    )]
    HashCost {
        /// The memory, in KiB.
        memory: u32,
        /// The passes.
        passes: u32,
    },
    /// The sender is not an address.
    #[error(
        "the mail sender `{given}` is not an address: call `.mail_from(\"Example \
         <noreply@example.org>\")` on the builder"
    )]
    MailFrom {
        /// What was given.
        given: String,
    },
    /// Mails would be captured on a host that others can reach.
    #[error(
        "mails are captured at /dev/mailbox, but the public URL `{public_url}` is not loopback: \
         anybody could read them. Use an `SmtpMailer`, or a public URL such as \
         http://127.0.0.1:3000"
    )]
    CapturedMail {
        /// The public URL.
        public_url: String,
    },
}

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

fn check_documents(forms: &[Form], documents: &[Document]) -> Result<(), ConfigError> {
    for form in forms {
        for field in form.fields() {
            if let FieldKind::Consent(asked) = field.kind()
                && !documents.iter().any(|document| document.is(&asked))
            {
                let reason = format!(
                    "asks for agreement with `{id}` of version `{version}`, whose text is not \
                     known: call `.document(\"{id}\", \"{version}\", include_str!(…))` on the \
                     builder",
                    id = asked.id,
                    version = asked.version
                );
                return Err(ConfigError::Form { form: form.id(), reason });
            }
        }
    }
    Ok(())
}

/// A check that is never asked is a mistake.
fn check_checks(forms: &[Form], checks: &[FormCheck]) -> Result<(), ConfigError> {
    match checks.iter().find(|check| !forms.iter().any(|form| check.is_ever_about(form))) {
        None => Ok(()),
        Some(check) => Err(ConfigError::Check {
            field: check.check.field().to_owned(),
            form: check.form.clone().unwrap_or_else(|| "any form".to_owned()),
        }),
    }
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

fn check_forms(forms: &[Form]) -> Result<(), ConfigError> {
    if forms.is_empty() {
        return Err(ConfigError::NoForm);
    }
    for (index, form) in forms.iter().enumerate() {
        let refuse =
            |reason: &str| ConfigError::Form { form: form.id(), reason: reason.to_owned() };
        let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
        if form.id().is_empty() || !form.id().chars().all(is_word) {
            return Err(refuse("has an id of other characters than ASCII letters, digits and `_`"));
        }
        if !is_path(form.path()) {
            return Err(refuse(
                "lives at no path: give `.at(\"/signup\")`, ASCII, without `?` and `#`",
            ));
        }
        if !is_path(form.continue_path()) && form.continue_path() != "/" {
            return Err(refuse("goes on to no path: give `.continue_to(\"/welcome\")`"));
        }
        if forms[..index]
            .iter()
            .any(|other| other.id() == form.id() || overlap(other.path(), form.path()))
        {
            return Err(refuse("shares its id or a path with another form"));
        }
        check_fields(form)?;
    }
    Ok(())
}

/// Whether one form lives where the other has its pages.
fn overlap(one: &str, other: &str) -> bool {
    let has_page_at = |base: &str, path: &str| {
        let rest = path.strip_prefix(base);
        rest.is_some_and(|rest| {
            ["", "/check", "/confirm", "/done", "/waitlist", "/captcha"].contains(&rest)
                || rest.starts_with("/api/v1/")
        })
    };
    has_page_at(one, other) || has_page_at(other, one)
}

/// A path of our own origin that needs no encoding: `//host` would lead elsewhere.
fn is_path(path: &str) -> bool {
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"/-_.~".contains(&b);
    path.starts_with('/') && path.len() > 1 && !path.contains("//") && path.bytes().all(is_plain)
}

/// Names of the sign-up's own, in requests and beside the profile.
const RESERVED_NAMES: [&str; 15] = [
    TRAP,
    TICKET,
    NEW_PASSWORD,
    "captcha",
    "sure",
    "form",
    "code",
    "again",
    "token",
    "id",
    "email",
    "username",
    "password",
    "invite",
    "confirmed",
];

fn check_fields(form: &Form) -> Result<(), ConfigError> {
    let refuse = |reason: String| ConfigError::Form { form: form.id(), reason };
    let all = || form.fields().iter().chain(form.fields_at_confirmation());
    let mut names: Vec<&str> = all().map(|field| field.name()).collect();
    if names.len() > MOST_FIELDS {
        return Err(refuse(format!("has more than {MOST_FIELDS} fields: split it")));
    }
    names.sort_unstable();
    if let Some(twice) = names.windows(2).find(|pair| pair[0] == pair[1]) {
        return Err(refuse(format!("has the field `{}` twice", twice[0])));
    }
    if !form.has_email() && form.username_field().is_none() {
        return Err(refuse(
            "has neither an e-mail field nor a username: add `.email()` or `.username()`"
                .to_owned(),
        ));
    }
    if !form.has_email() && !form.fields_at_confirmation().is_empty() {
        return Err(refuse(
            "asks for a password at the confirmation, and without an e-mail field there is none: \
             use `.password()`"
                .to_owned(),
        ));
    }
    if !(60..=DAY).contains(&form.link_lifetime().as_secs()) {
        return Err(refuse(
            "has links that are good for less than a minute or more than a day: give `link_lives` \
             something between"
                .to_owned(),
        ));
    }
    all().try_for_each(|field| check_field(field).map_err(refuse))
}

/// Of each a value and a problem travel with a page that comes back, among 64 pairs in all.
const MOST_FIELDS: usize = 30;

const DAY: u64 = 24 * 60 * 60;

fn check_field(field: &Field) -> Result<(), String> {
    let name = field.name();
    match field.kind() {
        FieldKind::Email | FieldKind::Invite => return Ok(()),
        FieldKind::Username(_) if !field.is_required() => {
            return Err("asks for a username that may be left out: leave out the field, or \
                        `.optional()`"
                .to_owned());
        }
        FieldKind::Username(rules) => {
            if rules.min_length() <= rules.max_length() && rules.max_length() > 0 {
                return Ok(());
            }
            return Err("asks for a username that no text is long enough for".to_owned());
        }
        FieldKind::Password(policy) => {
            if (LOWEST_MINIMUM..=64).contains(&policy.min_length()) {
                return Ok(());
            }
            return Err(format!(
                "asks for passwords of at least {} characters: give `with_min_length` a number \
                 from {LOWEST_MINIMUM} to 64",
                policy.min_length()
            ));
        }
        FieldKind::Text { length: (min, max) } | FieldKind::Multiline { length: (min, max) }
            if min > max || max == 0 =>
        {
            return Err(format!("has the field `{name}`, which no text is long enough for"));
        }
        FieldKind::Select([]) => return Err(format!("has the field `{name}` without a choice")),
        _ => {}
    }
    let is_plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
    if name.is_empty() || name.len() > 64 || !name.bytes().all(is_plain) {
        return Err(format!(
            "has a field with the name `{name}`: give it lower case letters, digits and `_`"
        ));
    }
    if RESERVED_NAMES.contains(&name) {
        return Err(format!("has a field of the host with the name `{name}`, which is ours"));
    }
    Ok(())
}
