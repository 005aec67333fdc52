//! The service: what a sign-up does, step by step, without a word of HTTP.

use std::{
    fmt,
    sync::Arc,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use tokio::sync::Notify;
use tracing::{Span, field};
use uuid::{NoContext, Timestamp, Uuid};

#[cfg(feature = "api")]
use super::http::api::Api;
use super::{
    Clock, SignupBuilder,
    admission::Admissions,
    check::{self, FormCheck},
    client::{Client, Proxies},
    document::Document,
    event::EventSink,
    hashing::{self, Hashing, HashingError},
    http::{Gate, SignupLayer},
    key::SigningKeys,
    limits::NameLimit,
    mail::Mailer,
    public_url::PublicUrl,
    secret::{Code, Token},
    store::{
        Account, Attempt, AttemptState, Begun, By, Confirmation, Confirmed, MailSecret, NewAccount,
        NewAttempt, NewMail, Person, Proof, Renewal, Store, StoreError, StoredConsent, StoredEmail,
        StoredUsername,
    },
    strength, telemetry,
};
use crate::{
    Form, Refusal, Submission,
    email::{DisposablePolicy, DisposableVerdict, EmailAddress},
    form::{self, Problem, Registration, Value},
    password::Password,
    text,
    username::{Username, UsernameError},
    wire::{Draft, LinkState, Waiting},
};

/// How long a welcome is worth sending.
const WELCOME_LIVES: Duration = Duration::from_secs(3 * 24 * 60 * 60);

/// How long one waits before another mail may be asked for.
pub(super) const COOLDOWN: Duration = Duration::from_secs(60);

/// A configured sign-up: cheap to clone, shared by every request.
///
/// ```no_run
/// use leptos_signup::{Form, Signup, SmtpMailer, SqliteStore};
///
/// # async fn start() -> Result<(), Box<dyn std::error::Error>> {
/// let signup = Signup::builder()
///     .form(Form::new("account").email().password())
///     .store(SqliteStore::connect("sqlite:app.db").await?)
///     .public_url("https://example.org")
///     .mailer(SmtpMailer::from_url("smtps://user:password@mail.example.org")?)
///     .build()
///     .await?;
/// let app: axum::Router = axum::Router::new().layer(signup.layer());
/// signup.run_in_background();
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Signup(Arc<Inner>);

pub(crate) struct Inner {
    pub(crate) forms: Vec<Form>,
    pub(crate) admissions: Admissions,
    pub(crate) store: Box<dyn Store>,
    pub(crate) mailer: Box<dyn Mailer>,
    pub(crate) mail_from: String,
    pub(crate) site_name: String,
    /// What a password may not be made of.
    pub(crate) site_words: Vec<String>,
    pub(crate) public_url: PublicUrl,
    pub(crate) clock: Clock,
    pub(crate) documents: Vec<Document>,
    pub(crate) disposable: DisposablePolicy,
    pub(crate) checks: Vec<FormCheck>,
    pub(crate) hashing: Hashing,
    pub(crate) name_limit: NameLimit,
    pub(crate) keys: SigningKeys,
    pub(crate) proxies: Proxies,
    pub(crate) gate: Gate,
    #[cfg(feature = "api")]
    pub(crate) api: Api,
    /// Wakes the worker when a mail was written.
    pub(crate) mail_waits: Notify,
    pub(crate) sink: Option<Box<dyn EventSink>>,
    /// Wakes the worker when an event was written.
    pub(crate) event_waits: Notify,
}

/// What a registration led to.
#[derive(Debug)]
pub(crate) enum Registered {
    /// An attempt waits for proof; the secret makes a browser its originator.
    Attempt(Token),
    /// There was nothing to prove, so there is an account.
    Account(
        #[cfg_attr(not(feature = "api"), allow(dead_code, reason = "pages show none of it"))]
        Box<Account>,
    ),
}

/// What was given with the confirmation only.
#[derive(Default)]
struct Late {
    password_hash: Option<String>,
    /// Instead of one that was taken in the meantime.
    username: Option<StoredUsername>,
}

/// The server failed; the log has the reason.
#[derive(Debug)]
pub(crate) struct Failure;

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        tracing::error!(%error, "the sign-up store failed");
        Self
    }
}

impl From<getrandom::Error> for Failure {
    fn from(error: getrandom::Error) -> Self {
        tracing::error!(%error, "the system gives no random numbers");
        Self
    }
}

impl From<Failure> for Refusal {
    fn from(_: Failure) -> Self {
        Self::Unavailable
    }
}

impl Signup {
    /// Starts with no settings.
    pub fn builder() -> SignupBuilder {
        SignupBuilder::default()
    }

    pub(super) fn new(inner: Inner) -> Self {
        Self(Arc::new(inner))
    }

    pub(crate) fn inner(&self) -> &Inner {
        &self.0
    }

    /// The layer for the host's router, to be put on after the routes and the fallback. It serves
    /// the sign-up's own requests and leaves all others as they are.
    #[must_use]
    pub fn layer(&self) -> SignupLayer {
        SignupLayer::new(self.clone())
    }

    pub(crate) fn form(&self, id: &str) -> Option<&Form> {
        self.0.forms.iter().find(|form| form.id() == id)
    }

    /// Takes a submission.
    #[tracing::instrument(
        name = "signup.register",
        skip_all,
        fields(form = form.id(), attempt, address, outcome)
    )]
    pub(crate) async fn register(
        &self,
        form: &Form,
        submission: &Submission,
        client: Client,
    ) -> Result<Registered, Refusal> {
        let result = self.take(form, submission, client).await;
        telemetry::registered(form, &result);
        result
    }

    /// The order is a rule: cheap before dear, nothing observable before the end.
    async fn take(
        &self,
        form: &Form,
        submission: &Submission,
        client: Client,
    ) -> Result<Registered, Refusal> {
        let admission = self.0.admissions.of(form);
        if admission.is_closed() {
            return Err(Refusal::Closed);
        }
        let registration = form.validate(submission).map_err(Refusal::Problems)?;
        Span::current().record("address", registration.email.as_ref().map(field::debug));
        let entry = self.enter(form, &admission, &registration).await?;
        // First, and whatever the address: names are public, who has an account is not.
        if let Some(username) = &registration.username {
            self.check_free(form, username).await?;
        }
        let is_disposable = self.is_disposable(registration.email.as_ref())?;
        check::run(&self.0.checks, form, &registration).await?;
        let password_hash =
            self.hash(registration.password.as_ref(), registration.email.as_ref()).await?;
        let person = self.person(&registration, is_disposable, password_hash)?;
        let is_trapped = form.traps(submission);
        if is_trapped {
            telemetry::trapped(form);
        }
        let id = self.new_id();
        if !form.has_email() {
            let (now, event, invite) = (self.now(), self.new_event_id(), entry.invite());
            let account = NewAccount { id, form: form.id(), person, invite, now, event };
            if is_trapped {
                return Ok(Registered::Account(Box::new(shown(account))));
            }
            let begun = self.0.store.create(&account).await.map_err(Failure::from)?;
            is_written(begun)?;
            tracing::info!(form = form.id(), account = %id, "account made without confirmation");
            telemetry::account_made(form);
            self.wake_workers();
            return Ok(Registered::Account(Box::new(shown(account))));
        }
        let originator = Token::generate().map_err(Failure::from)?;
        let attempt = NewAttempt {
            id,
            form: form.id(),
            person,
            reveals_duplicates: form.reveals_duplicates(),
            entry,
            is_trapped,
            originator_hash: originator.hash(),
            mail: self.new_mail(form, id)?,
            // The host has no use for bots.
            event: self.new_event_id().filter(|_| !is_trapped),
        };
        is_written(self.0.store.begin(&attempt).await.map_err(Failure::from)?)?;
        let address = registration.email;
        tracing::info!(form = form.id(), attempt = %id, ?address, "sign-up begun");
        Span::current().record("attempt", field::display(id));
        if !is_trapped {
            telemetry::attempt_started(form);
        }
        self.wake_workers();
        Ok(Registered::Attempt(originator))
    }

    /// Tells whether a name is free, while `client` types it.
    pub(crate) async fn is_available(
        &self,
        form: &Form,
        submission: &Submission,
        client: Client,
    ) -> Result<(), Refusal> {
        let Some(field) = form.username_field() else { return Err(Refusal::Malformed) };
        if !form.has_live_names() {
            return Err(Refusal::Malformed);
        }
        if self.0.admissions.of(form).is_closed() {
            return Err(Refusal::Closed);
        }
        if !self.0.name_limit.admits(client) {
            return Err(Refusal::TooOften { retry_after: 60 });
        }
        // By all rules of the field, those of the host too.
        let alone = Form::new(form.id()).field(*field);
        match alone.validate(submission).map_err(Refusal::Problems)?.username {
            Some(username) => self.check_free(form, &username).await,
            None => Err(Refusal::Malformed),
        }
    }

    async fn check_free(&self, form: &Form, username: &Username) -> Result<(), Refusal> {
        let key = username.key();
        if self.0.store.is_username_free(form.id(), &key).await.map_err(Failure::from)? {
            return Ok(());
        }
        Err(refused("username", form::Code::Username(UsernameError::Taken)))
    }

    /// Whether the host's policy flags the address.
    fn is_disposable(&self, email: Option<&EmailAddress>) -> Result<bool, Refusal> {
        match email.map(|email| self.0.disposable.verdict(email)) {
            Some(DisposableVerdict::Refuse) => Err(refused("email", form::Code::DisposableAddress)),
            verdict => Ok(verdict == Some(DisposableVerdict::Flag)),
        }
    }

    fn person(
        &self,
        registration: &Registration,
        is_disposable: bool,
        password_hash: Option<String>,
    ) -> Result<Person, Refusal> {
        let email = registration.email.as_ref().map(|email| StoredEmail {
            deliverable: email.as_deliverable().to_owned(),
            normalized: email.as_str().to_owned(),
            key: email.key(),
            is_disposable,
        });
        let consents = registration.consents.iter().map(|asked| self.consent(asked));
        Ok(Person {
            email,
            username: registration.username.as_ref().map(stored),
            profile: profile(&registration.profile),
            password_hash,
            consents: consents.collect::<Result<_, _>>()?,
        })
    }

    fn consent(&self, asked: &form::Document) -> Result<StoredConsent, Refusal> {
        let Some(document) = self.0.documents.iter().find(|document| document.is(asked)) else {
            // The builder refuses to start without it.
            tracing::error!(document = asked.id, version = asked.version, "an unknown document");
            return Err(Refusal::Unavailable);
        };
        Ok(StoredConsent {
            id: self.new_id(),
            document: asked.id,
            version: asked.version,
            text_hash: document.text_hash,
            language: text::LANGUAGE,
        })
    }

    async fn hash(
        &self,
        password: Option<&Password>,
        email: Option<&EmailAddress>,
    ) -> Result<Option<String>, Refusal> {
        let Some(password) = password.cloned() else { return Ok(None) };
        let (email, signup) = (email.cloned(), self.clone());
        let work = move || {
            strength::check(&password, email.as_ref(), &signup.0.site_words)
                .map(|()| hashing::hash(password.expose()))
        };
        match self.0.hashing.run(work).await {
            Ok(Ok(Ok(hash))) => Ok(Some(hash)),
            Ok(Ok(Err(error))) => {
                tracing::error!(%error, "a password could not be hashed");
                Err(Refusal::Unavailable)
            }
            Ok(Err(weakness)) => Err(refused("password", form::Code::Password(weakness))),
            Err(HashingError::Full) => {
                tracing::warn!("the line for password hashing is full");
                Err(Refusal::Busy { retry_after: hashing::RETRY_AFTER })
            }
            Err(HashingError::Failed(error)) => {
                tracing::error!(%error, "password hashing failed");
                Err(Refusal::Unavailable)
            }
        }
    }

    /// What the browser with this cookie waits for; nothing when it began no attempt.
    pub(crate) async fn attempt_of(
        &self,
        form: &Form,
        originator: Option<&Token>,
    ) -> Result<Option<Attempt>, Failure> {
        let Some(token) = originator else { return Ok(None) };
        Ok(self.0.store.find(form.id(), By::Originator(token.hash())).await?)
    }

    /// The attempt with this id, as it is now.
    #[cfg(feature = "api")]
    pub(crate) async fn attempt_with(
        &self,
        form: &Form,
        id: Uuid,
    ) -> Result<Option<Attempt>, Failure> {
        Ok(self.0.store.find(form.id(), By::Id(id)).await?)
    }

    /// What the page *check your mail* shows of an attempt.
    pub(crate) fn waiting(&self, attempt: Option<&Attempt>) -> Waiting {
        let Some(attempt) = attempt else { return Waiting::default() };
        let passed = self.now().duration_since(attempt.mailed_at).unwrap_or_default();
        let left = COOLDOWN.saturating_sub(passed);
        // Rounded up: a second too late is better than a button that does nothing.
        let resend_in = u32::try_from(left.as_millis().div_ceil(1000)).unwrap_or_default();
        Waiting { address: Some(attempt.email.clone()), resend_in, draft: Draft::default() }
    }

    /// What the link with this token is worth. Changes nothing.
    pub(crate) async fn link_state(
        &self,
        form: &Form,
        link: Option<&Token>,
        originator: Option<&Token>,
    ) -> Result<LinkState, Failure> {
        let attempt = match link {
            Some(token) => self.0.store.find(form.id(), By::Link(token.hash())).await?,
            None => None,
        };
        Ok(match attempt {
            Some(attempt) if attempt.state == AttemptState::Parked => LinkState::Parked,
            Some(attempt) if attempt.state != AttemptState::Pending => LinkState::Confirmed,
            Some(attempt) if attempt.expires_at <= self.now() => LinkState::Expired,
            Some(_) => LinkState::Pending,
            None => {
                let own = self.attempt_of(form, originator).await?;
                let originator = own.is_some_and(|own| {
                    !matches!(own.state, AttemptState::Confirmed | AttemptState::Parked)
                });
                LinkState::Unknown { originator }
            }
        })
    }

    /// Confirms by the token of a link, with what the page of the link asked for.
    #[tracing::instrument(
        name = "signup.confirm",
        skip_all,
        fields(form = form.id(), proof = "link", attempt, address, outcome)
    )]
    pub(crate) async fn confirm_link(
        &self,
        form: &Form,
        token: &Token,
        submission: &Submission,
    ) -> Result<Confirmed, Refusal> {
        let result = self.take_link(form, token, submission).await;
        telemetry::confirmed_by_link(form, &result);
        result
    }

    async fn take_link(
        &self,
        form: &Form,
        token: &Token,
        submission: &Submission,
    ) -> Result<Confirmed, Refusal> {
        let attempt = self.attempt_behind(form, token).await?;
        if let Some(attempt) = &attempt {
            telemetry::about(attempt);
        }
        let late = match attempt.filter(|attempt| attempt.state == AttemptState::Pending) {
            Some(attempt) => {
                self.late(&form.at_link(form::Late::of(submission)), &attempt, submission).await?
            }
            None => Late::default(),
        };
        Ok(self.confirm(form, Proof::Link(token.hash()), late).await?)
    }

    /// Confirms by the code that somebody typed for this attempt, with what else the page asked
    /// for.
    #[tracing::instrument(
        name = "signup.confirm",
        skip_all,
        fields(form = form.id(), proof = "code", attempt, address, outcome)
    )]
    pub(crate) async fn confirm_code(
        &self,
        form: &Form,
        attempt: &Attempt,
        submission: &Submission,
    ) -> Result<Confirmed, Refusal> {
        telemetry::about(attempt);
        let result = self.take_code(form, attempt, submission).await;
        telemetry::confirmed_by_code(form, &result);
        result
    }

    async fn take_code(
        &self,
        form: &Form,
        attempt: &Attempt,
        submission: &Submission,
    ) -> Result<Confirmed, Refusal> {
        // The same for an attempt that another one superseded: whoever has the cookie and not the
        // mailbox learns nothing.
        let late =
            self.late(&form.at_check(form::Late::of(submission)), attempt, submission).await?;
        let hash = Code::from_request(submission.get("code")).hash(attempt.id);
        Ok(self.confirm(form, Proof::Code { attempt: attempt.id, hash }, late).await?)
    }

    /// What is asked for with the confirmation.
    async fn late(
        &self,
        page: &Form,
        attempt: &Attempt,
        submission: &Submission,
    ) -> Result<Late, Refusal> {
        let mut registration = page.validate(submission).map_err(Refusal::Problems)?;
        registration.email = EmailAddress::parse(&attempt.email).ok();
        check::run(&self.0.checks, page, &registration).await?;
        let password_hash =
            self.hash(registration.password.as_ref(), registration.email.as_ref()).await?;
        Ok(Late { password_hash, username: registration.username.as_ref().map(stored) })
    }

    async fn confirm(&self, form: &Form, proof: Proof, late: Late) -> Result<Confirmed, Failure> {
        let confirmation = self.confirmation(form, proof, late);
        let outcome = self.0.store.confirm(&confirmation).await?;
        tracing::info!(form = form.id(), ?outcome, "confirmation");
        self.wake_workers();
        Ok(outcome)
    }

    /// Of somebody whom the host admits.
    pub(super) fn admitting(&self, form: &Form, attempt: Uuid) -> Confirmation {
        self.confirmation(form, Proof::Admitted(attempt), Late::default())
    }

    fn confirmation(&self, form: &Form, proof: Proof, late: Late) -> Confirmation {
        let now = self.now();
        Confirmation {
            proof,
            form: form.id(),
            account: self.new_id(),
            mail: self.new_id(),
            password_hash: late.password_hash,
            is_open: self.0.admissions.of(form).is_open(),
            username: late.username,
            now,
            mail_expires_at: now + WELCOME_LIVES,
            event: self.new_event_id(),
        }
    }

    /// Sends another mail for an attempt, unless one was sent within the cooldown. The new link and
    /// code replace the old ones.
    #[tracing::instrument(
        name = "signup.resend",
        skip_all,
        fields(form = form.id(), attempt, address, outcome)
    )]
    pub(crate) async fn resend(&self, form: &Form, attempt: &Attempt) -> Result<(), Failure> {
        telemetry::about(attempt);
        let mail = self.new_mail(form, attempt.id)?;
        let not_since = mail.now - COOLDOWN;
        let renewal = Renewal { attempt: attempt.id, not_since, mail };
        let renewed = self.0.store.renew(&renewal).await?;
        Span::current().record("outcome", if renewed { "renewed" } else { "too_soon" });
        tracing::info!(attempt = %attempt.id, renewed, "another mail was asked for");
        self.wake_workers();
        Ok(())
    }

    /// The attempt behind a link, for another mail.
    pub(crate) async fn attempt_behind(
        &self,
        form: &Form,
        link: &Token,
    ) -> Result<Option<Attempt>, Failure> {
        Ok(self.0.store.find(form.id(), By::Link(link.hash())).await?)
    }

    fn new_mail(&self, form: &Form, attempt: Uuid) -> Result<NewMail, Failure> {
        let (token, code) = (Token::generate()?, Code::generate()?);
        let now = self.now();
        Ok(NewMail {
            id: self.new_id(),
            link_hash: token.hash(),
            code_hash: code.hash(attempt),
            secret: MailSecret::new(format!("{} {}", token.expose(), code.expose())),
            now,
            expires_at: now + form.link_lifetime(),
        })
    }

    pub(crate) fn now(&self) -> SystemTime {
        self.0.clock.now()
    }

    /// After a commit that may have written something to deliver.
    pub(super) fn wake_workers(&self) {
        self.0.mail_waits.notify_one();
        self.0.event_waits.notify_one();
    }

    /// For an event, where the host listens.
    fn new_event_id(&self) -> Option<Uuid> {
        self.0.sink.as_ref().map(|_| self.new_id())
    }

    /// Ordered by time and random: nothing can be counted by it (UUIDv7).
    pub(super) fn new_id(&self) -> Uuid {
        let since = self.now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Uuid::new_v7(Timestamp::from_unix(NoContext, since.as_secs(), since.subsec_nanos()))
    }
}

fn is_written(begun: Begun) -> Result<(), Refusal> {
    match begun {
        Begun::Written => Ok(()),
        Begun::UsernameTaken => {
            Err(refused("username", form::Code::Username(UsernameError::Taken)))
        }
        Begun::InviteSpent => Err(refused("invite", form::Code::InviteUsedUp)),
        Begun::AddressTaken => Err(refused("email", form::Code::AddressTaken)),
    }
}

fn stored(username: &Username) -> StoredUsername {
    StoredUsername { shown: username.as_str().to_owned(), key: username.key() }
}

/// What may be shown of an account that was made just now.
fn shown(made: NewAccount) -> Account {
    let NewAccount { id, form, person, now, .. } = made;
    let is_disposable = person.email.as_ref().is_some_and(|email| email.is_disposable);
    let (email, email_normalized) =
        person.email.map(|email| (email.deliverable, email.normalized)).unzip();
    Account {
        id,
        form: form.to_owned(),
        email,
        email_normalized,
        username: person.username.map(|name| name.shown),
        // Written as an object just before.
        profile: serde_json::from_str(&person.profile).unwrap_or_default(),
        is_disposable,
        confirmed_at: now,
    }
}

/// The values of the host's fields as a JSON object, with their types.
fn profile(values: &[(&'static str, Value)]) -> String {
    let json = |value: &Value| match value {
        Value::Text(text) => serde_json::Value::from(text.as_str()),
        Value::Flag(flag) => (*flag).into(),
        Value::Number(number) => (*number).into(),
    };
    let object: serde_json::Map<_, _> =
        values.iter().map(|(name, value)| ((*name).to_owned(), json(value))).collect();
    serde_json::Value::Object(object).to_string()
}

pub(super) fn refused(field: &str, code: form::Code) -> Refusal {
    Refusal::Problems(vec![Problem { field: field.to_owned(), code }])
}

impl fmt::Debug for Signup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let forms: Vec<&str> = self.0.forms.iter().map(Form::id).collect();
        f.debug_struct("Signup")
            .field("forms", &forms)
            .field("public_url", &self.0.public_url.origin())
            .finish_non_exhaustive()
    }
}
