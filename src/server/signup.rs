//! The service: what a sign-up does, step by step, without a word of HTTP.

use std::{
    fmt,
    sync::{Arc, Mutex},
    time::{SystemTime, UNIX_EPOCH},
};

use tokio::sync::Notify;
use uuid::{ContextV7, Timestamp, Uuid};

#[cfg(feature = "api")]
use super::http::api::Api;
use super::{
    Clock, SignupBuilder,
    admission::Admissions,
    budget::MailBudgets,
    captcha::Captchas,
    check::FormCheck,
    client::Proxies,
    document::Document,
    event::EventSink,
    hashing::Hashing,
    health::Pulses,
    http::{Gate, Policy, SignupLayer},
    key::SigningKeys,
    limits::Limits,
    mail::{Mailer, OwnersLinks},
    public_url::PublicUrl,
    retention::Retention,
    store::{Store, StoreError},
    ticket::Tickets,
};
use crate::{Form, Refusal, email::DisposablePolicy};

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
    pub(crate) captchas: Captchas,
    pub(crate) store: Box<dyn Store>,
    pub(crate) mailer: Box<dyn Mailer>,
    pub(crate) mail_from: String,
    pub(crate) site_name: String,
    /// What a password may not be made of.
    pub(crate) site_words: Vec<String>,
    pub(crate) public_url: PublicUrl,
    pub(crate) clock: Clock,
    /// What the next id comes after.
    pub(crate) ids: Mutex<ContextV7>,
    pub(crate) documents: Vec<Document>,
    pub(crate) disposable: DisposablePolicy,
    pub(crate) checks: Vec<FormCheck>,
    pub(crate) hashing: Hashing,
    pub(crate) limits: Limits,
    pub(crate) keys: SigningKeys,
    pub(crate) proxies: Proxies,
    pub(crate) tickets: Tickets,
    pub(crate) mail_budgets: MailBudgets,
    pub(crate) retention: Retention,
    /// Where the host lets owners of accounts in.
    pub(crate) owners: OwnersLinks,
    pub(crate) gate: Gate,
    pub(crate) policy: Policy,
    #[cfg(feature = "api")]
    pub(crate) api: Api,
    /// Wakes the worker when a mail was written.
    pub(crate) mail_waits: Notify,
    pub(crate) sink: Option<Box<dyn EventSink>>,
    /// Wakes the worker when an event was written.
    pub(crate) event_waits: Notify,
    pub(crate) pulses: Pulses,
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

    pub(crate) fn now(&self) -> SystemTime {
        self.0.clock.now()
    }

    /// After a commit that may have written something to deliver.
    pub(super) fn wake_workers(&self) {
        self.0.mail_waits.notify_one();
        self.0.event_waits.notify_one();
    }

    /// For an event, where the host listens.
    pub(super) fn new_event_id(&self) -> Option<Uuid> {
        self.0.sink.as_ref().map(|_| self.new_id())
    }

    /// Ordered by time and random: nothing can be counted by it (UUIDv7). Those of one instance
    /// are in order also where the clock stands still or goes back.
    pub(super) fn new_id(&self) -> Uuid {
        let since = self.now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Uuid::new_v7(Timestamp::from_unix(&self.0.ids, since.as_secs(), since.subsec_nanos()))
    }
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
