//! The host's handle of a sign-up. Every method is one line into a part.

mod addresses;
mod identities;
mod passwords;

use std::{fmt, sync::Arc};

use axum::Router;
use uuid::Uuid;

use crate::{
    form::Form,
    server::{
        admission::{Admission, Admissions},
        captcha::Sources,
        error::{admission::AdmissionError, store::StoreError},
        flow::{
            accounts::Accounts, address_change::AddressChange, confirm::Confirm, context::Context,
            invites::Invites, password_change::PasswordChange, waitlist::Waitlist,
        },
        http::{layer::SignupLayer, state::HttpState},
        mail::check::MailCheck,
        net::client::Client,
        operations::{
            erasure::Erasure,
            export::Export,
            health::{Health, HealthCheck},
            person::Subject,
            rekeying::{Rekeyed, Rekeying},
            retention::Purge,
        },
        password::{Passwords, VerifyError},
        store::{erasure::Erased, export::PersonalData, purge::Purged},
        worker::{
            Background,
            events::Events,
            outbox::Outbox,
            queue::{self, Delivery},
        },
    },
    username::Username,
};

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
/// let background = signup.run_in_background();
/// // Serve `app`, and then:
/// background.stop().await;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Signup(Arc<Parts>);

/// The parts of a sign-up. The builder puts them together.
pub(crate) struct Parts {
    pub(crate) cx: Arc<Context>,
    pub(crate) admissions: Arc<Admissions>,
    pub(crate) confirm: Arc<Confirm>,
    pub(crate) passwords: Arc<Passwords>,
    pub(crate) password_change: Arc<PasswordChange>,
    pub(crate) address_change: Arc<AddressChange>,
    pub(crate) http: HttpState,
    pub(crate) outbox: Arc<Outbox>,
    pub(crate) events: Arc<Events>,
    pub(crate) health: Arc<HealthCheck>,
    pub(crate) erasure: Erasure,
    pub(crate) export: Export,
    pub(crate) rekeying: Arc<Rekeying>,
    pub(crate) purge: Arc<Purge>,
}

impl Signup {
    pub(crate) fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    /// For tests of hosts.
    #[cfg(feature = "testing")]
    pub(crate) fn parts(&self) -> &Parts {
        &self.0
    }

    /// The layer for the host's router. Add it after the routes and the fallback. It serves the
    /// sign-up's own requests and passes all others on unchanged.
    #[must_use]
    pub fn layer(&self) -> SignupLayer {
        SignupLayer::new(self.0.http.clone())
    }

    /// Lets the host's whole router, with its layers, find every request of a site below a path. Where the
    /// public URL has no path, the router is returned as it is.
    ///
    /// With the public URL `https://example.org/app`, everything in the app has the path that browsers see: the
    /// forms (`Form::at("/app/signup")`, `continue_to`), `<Router base="/app">` with
    /// `<SignupRoutes form under="/app"/>`, and the folder of the scripts (`site-pkg-dir = "app/pkg"`). The
    /// browser calls server functions there after `leptos::server_fn::client::set_server_url("/app")` in
    /// `hydrate`. A proxy may take the path off or leave it, and the result may be nested:
    ///
    /// ```no_run
    /// # async fn example(signup: leptos_signup::Signup, app: axum::Router) {
    /// let app = signup.at_public_path(app.layer(signup.layer()));
    /// // Or below another program: `Router::new().nest("/app", app)`.
    /// # }
    /// ```
    pub fn at_public_path(&self, app: Router) -> Router {
        self.0.http.public_path.mount(app)
    }

    /// Starts the workers on the current tokio runtime.
    ///
    /// # Panics
    /// Outside a tokio runtime.
    pub fn run_in_background(&self) -> Background {
        let Parts { outbox, events, purge, health, rekeying, .. } = &*self.0;
        Background::start(
            Arc::clone(outbox),
            Arc::clone(events),
            Arc::clone(purge),
            Arc::clone(health),
            Arc::clone(rekeying),
        )
    }

    /// Sends all mails that are due now. The worker does the same continuously; tests and one-off
    /// programs call this themselves.
    ///
    /// # Errors
    /// A [`StoreError`] when the outbox cannot be read or written. A mail whose delivery was not
    /// recorded is sent again.
    pub async fn deliver_due_mail(&self) -> Result<Delivery, StoreError> {
        queue::drain(&self.0.outbox).await
    }

    /// Goes the way of a mail without sending one: connection, TLS, EHLO, log-in and sender, within
    /// about two minutes and mostly at once. Call it at start-up and print the result, which has a
    /// sentence for each stage and the likely fix of a failure. A failure is no reason not to start:
    /// mails wait.
    ///
    /// Returns `None` for a mailer without such a check. [`SmtpMailer`](crate::SmtpMailer) has one.
    ///
    /// ```no_run
    /// # async fn example(signup: &leptos_signup::Signup) {
    /// if let Some(check) = signup.check_mail().await {
    ///     println!("{check}");
    /// }
    /// # }
    /// ```
    pub async fn check_mail(&self) -> Option<MailCheck> {
        self.0.outbox.check().await
    }

    /// Delivers all events that are due now. The worker does the same continuously; tests and one-off
    /// programs call this themselves.
    ///
    /// # Errors
    /// A [`StoreError`] when the events cannot be read or written. An event whose delivery was not
    /// recorded comes again.
    pub async fn deliver_due_events(&self) -> Result<Delivery, StoreError> {
        queue::drain(&self.0.events).await
    }

    /// Whether `password` is the password of the account, for the host's own log-in. It has the
    /// normalisation of the sign-up and the same bounded queue. A right password whose hash cost less
    /// than the current [`hash_cost`](crate::SignupBuilder::hash_cost) is hashed again and stored, so
    /// that a raised cost reaches every account as its owner logs in.
    ///
    /// Pass `None` when no account matches: the call takes as long as a wrong password and returns
    /// `false`. It also returns `false` for an account without a password. The host must limit the
    /// tries, and decides what a right password opens.
    ///
    /// ```no_run
    /// use leptos_signup::Signup;
    /// use uuid::Uuid;
    ///
    /// /// `found` is the account of the typed name, if there is one.
    /// async fn log_in(signup: &Signup, found: Option<Uuid>, typed: &str) -> Option<Uuid> {
    ///     let is_right = signup.verify_password(found, typed).await;
    ///     found.filter(|_| is_right.unwrap_or(false))
    /// }
    /// ```
    ///
    /// An unknown account takes as long as one with a hash of today's cost. After
    /// a raise of the cost, accounts have older and cheaper hashes until their next log-in, and a wrong
    /// password for one of them is answered faster. If that matters to your users, reset the passwords
    /// of accounts that have not logged in for long.
    ///
    /// # Errors
    /// A [`VerifyError`] when the hash queue is full, or the store or the hashing fails.
    pub async fn verify_password(
        &self,
        account: Option<Uuid>,
        password: &str,
    ) -> Result<bool, VerifyError> {
        self.0.passwords.verify_account(&*self.0.cx.store, account, password).await
    }

    /// Changes who may sign up with a form from now on, in this process. Other instances and the next
    /// start keep their own setting.
    ///
    /// # Errors
    /// An [`AdmissionError`] when there is no such form, or the policy does not fit its fields.
    ///
    /// ```
    /// use leptos_signup::{Admission, AdmissionError, Signup};
    ///
    /// fn close(signup: &Signup) -> Result<(), AdmissionError> {
    ///     signup.set_admission("account", Admission::closed())
    /// }
    /// ```
    pub fn set_admission(&self, form: &str, admission: Admission) -> Result<(), AdmissionError> {
        self.0.admissions.set(self.0.cx.known_form(form)?, admission)
    }

    /// The accounts of a form, for the host's own pages and programs: looked up, listed, exported, and logged
    /// in to.
    ///
    /// ```
    /// use leptos_signup::{Signup, accounts::AccountError};
    ///
    /// async fn language(signup: &Signup, login: &str) -> Result<Option<String>, AccountError> {
    ///     let account = signup.accounts("account").by_login(login).await?;
    ///     Ok(account.map(|account| account.language.to_string()))
    /// }
    /// ```
    #[must_use]
    pub fn accounts(&self, form: &str) -> Accounts {
        let Parts { cx, passwords, http, .. } = &*self.0;
        let (cx, passwords, limits) = (cx.clone(), passwords.clone(), http.limits.clone());
        Accounts { cx, passwords, limits, form: form.to_owned(), client: Client::default() }
    }

    /// The invites of a form, for the host's own pages and programs. [`Invite`](crate::Invite) has an
    /// example.
    #[must_use]
    pub fn invites<'a>(&'a self, form: &'a str) -> Invites<'a> {
        Invites { cx: &self.0.cx, form }
    }

    /// The waitlist of a form, for the host's own pages and programs.
    ///
    /// ```
    /// use leptos_signup::{AdmissionError, Signup};
    ///
    /// async fn admit_colleagues(signup: &Signup) -> Result<(), AdmissionError> {
    ///     let waitlist = signup.waitlist("account");
    ///     for waiting in waitlist.list(None, 50).await? {
    ///         println!("{} since {:?}", waiting.masked_email(), waiting.parked_at);
    ///         if waiting.email_deliverable.ends_with("@example.org") {
    ///             waitlist.admit(waiting.id).await?;
    ///         }
    ///     }
    ///     println!("{} more", waitlist.admit_next(10).await?);
    ///     Ok(())
    /// }
    /// ```
    #[must_use]
    pub fn waitlist<'a>(&'a self, form: &'a str) -> Waitlist<'a> {
        Waitlist { cx: &self.0.cx, confirm: &self.0.confirm, form }
    }

    /// The sources that a `Content-Security-Policy` must allow on the pages of this form for its
    /// captcha. Empty when the form has no captcha, or its captcha needs none.
    #[must_use]
    pub fn captcha_sources(&self, form: &str) -> Sources {
        self.0.http.captcha_sources(form)
    }

    /// The health of this instance, within two seconds: small queries that read at most 3,000 rows
    /// through indexes, and an update that changes no row. The result also sets the gauges of [`telemetry`](crate::telemetry); the
    /// worker does the same once a minute. See [`Health`] for routes.
    pub async fn health(&self) -> Health {
        self.0.health.run().await
    }

    /// Returns all that the sign-up stores of a person, in one transaction: what
    /// [`erase`](Self::erase) would delete, as types and as JSON. It is for requests by Art. 15 and 20
    /// GDPR. The host adds its own rows, its logs and its backups.
    ///
    /// It holds no secret: no hash of a password, no link or code or hash of one, and no keyed hash of
    /// a network or a mailbox. It is personal data all the same. Give it only to a person who has proved
    /// to own the mailbox or the account. An unconfirmed attempt may have been typed by someone else,
    /// so look through what it holds besides the address (Art. 15 (4)).
    ///
    /// ```no_run
    /// use leptos_signup::{Signup, Subject, email::EmailAddress};
    ///
    /// # async fn answer(signup: &Signup) -> Result<(), Box<dyn std::error::Error>> {
    /// let ada = EmailAddress::parse("ada@example.org")?;
    /// let data = signup.export(&Subject::Address(ada)).await?;
    /// std::fs::write("ada.json", format!("{:#}", data.to_json()))?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn export(&self, subject: &Subject) -> Result<PersonalData, StoreError> {
        self.0.export.run(subject).await
    }

    /// Deletes all data of a person in one transaction, and returns how many rows of each kind that
    /// was: accounts, attempts, consents, mails, invites for the address, mail budgets of the mailbox,
    /// and events that waited. Without data nothing happens.
    ///
    /// The host's own rows go in the same transaction through
    /// [`on_erasure`](crate::SqliteStore::on_erasure), or afterwards on the event
    /// [`Erased`](crate::event::EventKind::Erased), which holds only the account's id.
    ///
    /// A concurrent confirmation either has ended, and its account is deleted too, or finds nothing to
    /// confirm. The address may sign up again at once, and the username is free unless the host
    /// [holds it back](crate::SignupBuilder::hold_usernames). A mail that is on its way may still arrive.
    /// Backups and the logs of the database are the host's task; SQLite's write-ahead log is emptied.
    ///
    /// Rows are found through indexes, except invites for one address and rows with an outdated key,
    /// which are scanned. [`rekey`](Self::rekey) first when there are many.
    ///
    /// ```no_run
    /// use leptos_signup::{Signup, Subject, email::EmailAddress};
    ///
    /// # async fn forget(signup: &Signup) -> Result<(), Box<dyn std::error::Error>> {
    /// let ada = EmailAddress::parse("ada@example.org")?;
    /// let erased = signup.erase(&Subject::Address(ada)).await?;
    /// println!("{} accounts, {} mails", erased.accounts.len(), erased.mails);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// A [`StoreError`], also when the host's hook fails. Then nothing was deleted, and the same call
    /// may be repeated.
    pub async fn erase(&self, subject: &Subject) -> Result<Erased, StoreError> {
        self.0.erasure.run(subject).await
    }

    /// Gives a username of an erased account free before the time of
    /// [`hold_usernames`](crate::SignupBuilder::hold_usernames) is over, as for its owner who comes back.
    /// Returns whether it was held back.
    ///
    /// # Errors
    /// A [`StoreError`]. Then the name is still held back.
    pub async fn release_username(
        &self,
        form: &str,
        username: &Username,
    ) -> Result<bool, StoreError> {
        self.0.erasure.release(form, username).await
    }

    /// Replaces all outdated keys, a hundred in a transaction. The worker does the same at start and
    /// once an hour. When all keys are current, this costs a few look-ups in an index for each form.
    ///
    /// A key decides which addresses and usernames count as the same. Until they are replaced, old and
    /// new keys do not match, and the owner of an account may create a second one. So after an update
    /// that raises [`email::KEY_VERSION`](crate::email::KEY_VERSION) or
    /// [`username::KEY_VERSION`](crate::username::KEY_VERSION), a host with many accounts must call
    /// this before it serves. So must a host that changed the [level](Form::key_level) of a form, when
    /// no instance with the old level runs any more: two levels would replace each other's keys.
    ///
    /// It may be interrupted at any time and continues later, also on several instances at once.
    /// Nothing is merged: when another row has the new key (of two outdated ones the older row), the
    /// row keeps its old key. The result names it, and the log shows its id each time.
    ///
    /// ```no_run
    /// # async fn example(signup: &leptos_signup::Signup) -> Result<(), leptos_signup::StoreError> {
    /// for conflict in signup.rekey().await?.conflicts {
    ///     println!("{} has the address of {:?}", conflict.id, conflict.held_by);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// A [`StoreError`]. Earlier batches stay committed.
    pub async fn rekey(&self) -> Result<Rekeyed, StoreError> {
        self.0.rekeying.run().await
    }

    /// Deletes all outdated rows and returns how many. Each transaction takes about 10 ms, so that no
    /// other waits longer. The worker does the same once a minute.
    ///
    /// # Errors
    /// A [`StoreError`]. Earlier transactions stay committed.
    pub async fn purge(&self) -> Result<Purged, StoreError> {
        self.0.purge.run().await
    }

    /// Counts the rows that [`purge`](Self::purge) would delete now.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn count_outdated(&self) -> Result<Purged, StoreError> {
        self.0.purge.count().await
    }
}

impl fmt::Debug for Signup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let forms: Vec<&str> = self.0.cx.forms.iter().map(Form::id).collect();
        f.debug_struct("Signup")
            .field("forms", &forms)
            .field("public_url", &self.0.cx.public_url.origin())
            .finish_non_exhaustive()
    }
}
