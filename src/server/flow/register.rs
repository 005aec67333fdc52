//! From a submission to an attempt that waits for proof, or to an account when there is nothing to
//! prove.

use std::sync::Arc;

use tracing::{Span, field};
use uuid::Uuid;

use crate::{
    email::EmailAddress,
    form::{
        self, Form, next::NEXT_FIELD, problem::ProblemCode, registration::Registration,
        submission::Submission,
    },
    server::{
        check::{Checks, Reach},
        crypto::secret::{SecretHash, Token},
        error::internal::InternalError,
        flow::{
            admission::AdmissionCheck,
            bot_trap::{BotTrap, Judged},
            captcha_check::CaptchaCheck,
            consents::Consents,
            context::Context,
            just_confirmed::{ConfirmedBy, JustConfirmed},
            post,
            proof_mail::ProofMail,
            rows::{created_account, email_row, profile_json, username_row},
            usernames::Usernames,
        },
        limits::{Limits, Work},
        net::client::Client,
        password::{self, Passwords},
        store::{
            account::{Account, NewAccount, RegistrationRow},
            admission::AdmissionPath,
            attempt::{BeginOutcome, FindAttemptBy, NewAttempt},
        },
        telemetry::metrics,
    },
    text::language::Language,
    username::error::UsernameError,
    wire::refusal::Refusal,
};

/// Registers submissions.
#[derive(Debug)]
pub(crate) struct Register {
    pub(crate) cx: Arc<Context>,
    pub(crate) admission: Arc<AdmissionCheck>,
    pub(crate) limits: Arc<Limits>,
    pub(crate) usernames: Arc<Usernames>,
    pub(crate) captcha: CaptchaCheck,
    pub(crate) checks: Arc<Checks>,
    pub(crate) passwords: Arc<Passwords>,
    pub(crate) proof_mail: Arc<ProofMail>,
    pub(crate) trap: BotTrap,
    pub(crate) consents: Arc<Consents>,
}

/// The result of a registration.
#[derive(Debug)]
pub(crate) enum Registered {
    /// An attempt waits for proof. The token makes a browser its originator.
    Attempt(Token),
    /// There was nothing to prove, so there is an account.
    Account(
        #[cfg_attr(not(feature = "api"), allow(dead_code, reason = "pages show nothing of it"))]
        Box<Account>,
        /// Set when this request made it, or proved its password again.
        Option<JustConfirmed>,
    ),
}

/// What the host learns of an account that needed no proof.
fn by_originator(form: &Form, account: Uuid) -> JustConfirmed {
    JustConfirmed { form: form.id(), account, by: ConfirmedBy::Originator }
}

/// What sent a submission.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sender {
    /// A page, which has a ticket and the traps for bots.
    Page,
    /// A program, by the JSON API.
    #[cfg(feature = "api")]
    Program,
    /// A program, on a form whose captcha is waived for programs.
    #[cfg(feature = "api")]
    ProgramWithoutCaptcha,
}

/// A submission on its way.
#[derive(Clone, Copy)]
struct Post<'a> {
    form: &'a Form,
    submission: &'a Submission,
    client: Client,
    sender: Sender,
    fingerprint: SecretHash,
    judged: Judged,
    /// The work that it brings for limits that all visitors share.
    work: Work,
}

/// How often the same post may come with another password before it has no memory of the earlier ones.
const MAX_PASSWORDS: u8 = 3;

/// What an earlier post left.
enum Earlier {
    /// The result of the same post.
    Result(Registered),
    /// There was none. This will be the token of the originator.
    None(Token),
}

impl Post<'_> {
    /// The page to go on to after the sign-up. Only pages name one.
    fn next_page(&self) -> Option<String> {
        let named = self.submission.get(NEXT_FIELD);
        self.form.next(named).filter(|_| self.sender == Sender::Page)
    }
}

impl Sender {
    /// Whether the submission must pass the captcha of its form, if it has one.
    fn must_pass_captcha(self) -> bool {
        match self {
            Self::Page => true,
            #[cfg(feature = "api")]
            Self::Program => true,
            #[cfg(feature = "api")]
            Self::ProgramWithoutCaptcha => false,
        }
    }
}

impl Register {
    /// Registers a submission. The same submission of the same page, sent again, has the result of
    /// the first one.
    #[tracing::instrument(
        name = "signup.register",
        skip_all,
        fields(form = form.id(), attempt, address, outcome)
    )]
    pub(crate) async fn run(
        &self,
        form: &Form,
        submission: &Submission,
        client: Client,
        sender: Sender,
    ) -> Result<Registered, Refusal> {
        let result = self.try_run(form, submission, client, sender).await;
        metrics::record_outcome(match &result {
            Ok(Registered::Attempt(_)) => "attempt",
            Ok(Registered::Account(..)) => "account",
            Err(refusal) => metrics::refused(form, refusal),
        });
        result
    }

    async fn try_run(
        &self,
        form: &Form,
        submission: &Submission,
        client: Client,
        sender: Sender,
    ) -> Result<Registered, Refusal> {
        let admission = self.admission.open(form)?;
        let registration =
            form.validate_on(submission, self.cx.today()).map_err(Refusal::Problems)?;
        Span::current().record("address", registration.email.as_ref().map(field::debug));
        let fingerprint = post::fingerprint(&self.cx.keys, form, submission);
        let judged = match sender {
            Sender::Page => self.trap.judge(form, submission, fingerprint).await?,
            #[cfg(feature = "api")]
            Sender::Program | Sender::ProgramWithoutCaptcha => Judged::default(),
        };
        let work = match sender.must_pass_captcha() {
            true => self.captcha.work(form, submission, client),
            false => Work::NotOffered,
        };
        let post = Post { form, submission, client, sender, fingerprint, judged, work };
        let originator = match self.find_earlier(post, &registration).await? {
            Earlier::Result(earlier) => return Ok(earlier),
            Earlier::None(token) => token,
        };
        self.limits.sign_up(form, client)?;
        self.limits.has_room(form, client, work)?;
        // A full queue refuses before anything is looked up.
        if registration.password.is_some() && self.passwords.is_full() {
            return Err(password::busy());
        }
        let path = self.admission.admit(form, &admission, &registration).await?;
        match self.write(post, &registration, path, &originator).await {
            // The same submission, sent at the same time, may have taken the username or the
            // captcha answer.
            Err(refusal @ Refusal::Problems(_)) => {
                match self.find_earlier(post, &registration).await? {
                    Earlier::Result(earlier) => Ok(earlier),
                    Earlier::None(_) => Err(refusal),
                }
            }
            result => result,
        }
    }

    /// Runs the checks from cheap to expensive, and then writes. Nothing is observable before.
    async fn write(
        &self,
        post: Post<'_>,
        registration: &Registration,
        path: AdmissionPath,
        originator: &Token,
    ) -> Result<Registered, Refusal> {
        let Post { form, client, judged: Judged { is_trapped, .. }, .. } = post;
        let email = registration.email.as_ref();
        // The username comes first, whatever the address: usernames are public, accounts are not.
        if let Some(username) = &registration.username {
            self.usernames.check_free(form, username).await?;
        }
        let is_disposable = self.admission.flag_disposable(email)?;
        // An answer is spent once every other cheap check has passed.
        self.pass_captcha_and_limits(post).await?;
        // A bot takes nothing from the quota of a service.
        self.checks.run(form, registration, client, Reach::of(is_trapped)).await?;
        let words = registration.words().into_iter().map(str::to_owned).collect();
        let password = registration.password.as_ref();
        let password_hash = self.passwords.hash(password, email, words).await?;
        let language = self.cx.texts.language_of(post.submission);
        let row =
            self.registration_row(form, registration, is_disposable, password_hash, language)?;
        match email {
            Some(email) => self.begin_attempt(post, row, path, email, originator).await,
            None => self.create_account(post, row, path, originator).await,
        }
    }

    /// Spends the work and the captcha answer of a post, and counts the post. The work comes first, so
    /// that no provider is asked about a post that the limits refuse.
    async fn pass_captcha_and_limits(&self, post: Post<'_>) -> Result<(), Refusal> {
        let Post { form, submission, client, fingerprint, judged, mut work, .. } = post;
        if work == Work::Done {
            work = self.captcha.spend_work(submission, fingerprint).await?;
            self.limits.has_room(form, client, work)?;
        }
        // A bot's answer is verified too: the trap must be no way around the captcha.
        if post.sender.must_pass_captcha() {
            self.captcha.verify(form, submission, client, fingerprint, work).await?;
        }
        // A bot takes nothing from others.
        if !judged.is_trapped {
            self.limits.sign_up_counts(form, client, work)?;
        }
        if work == Work::Done {
            tracing::info!(form = form.id(), "a proof of work was spent for a shared limit");
        }
        Ok(())
    }

    async fn begin_attempt(
        &self,
        post: Post<'_>,
        registration: RegistrationRow,
        path: AdmissionPath,
        email: &EmailAddress,
        originator: &Token,
    ) -> Result<Registered, Refusal> {
        let Post { form, judged: Judged { is_trapped, ticket }, .. } = post;
        let id = self.cx.new_id();
        let attempt = NewAttempt {
            id,
            form: form.id(),
            registration,
            reveals_duplicates: form.reveals_duplicates(),
            admission: path,
            is_trapped,
            next_page: post.next_page(),
            ticket,
            originator_hash: originator.hash(),
            mail: self.proof_mail.new_mail(form, id, email, post.client)?,
            event: self.cx.new_event_id(),
        };
        let outcome = self.cx.store.begin_attempt(&attempt).await.map_err(InternalError::from)?;
        refuse_unwritten(outcome)?;
        Span::current().record("attempt", field::display(id));
        tracing::info!(form = form.id(), attempt = %id, address = ?email, ?outcome, "sign-up begun");
        // What a bot begins counts only as trapped.
        if !is_trapped && outcome != BeginOutcome::Repeated {
            metrics::attempt_started(form);
        }
        if let BeginOutcome::Begun(fate) = outcome {
            self.proof_mail.record_fate(form, fate);
        }
        self.cx.wake_workers();
        Ok(Registered::Attempt(originator.clone()))
    }

    async fn create_account(
        &self,
        post: Post<'_>,
        registration: RegistrationRow,
        path: AdmissionPath,
        originator: &Token,
    ) -> Result<Registered, Refusal> {
        let (form, ticket) = (post.form, post.judged.ticket);
        let account = NewAccount {
            id: self.cx.new_id(),
            form: form.id(),
            registration,
            invite: path.invite(),
            request: originator.hash(),
            ticket,
            now: self.cx.now(),
            event: self.cx.new_event_id(),
        };
        // A bot sees an account and gets none.
        if post.judged.is_trapped {
            if let Some(ticket) = ticket {
                self.cx.store.accept_answer(&ticket).await.map_err(InternalError::from)?;
            }
            return Ok(Registered::Account(Box::new(created_account(account)), None));
        }
        let outcome = self.cx.store.create_account(&account).await.map_err(InternalError::from)?;
        refuse_unwritten(outcome)?;
        if outcome == BeginOutcome::Written {
            tracing::info!(form = form.id(), account = %account.id, "account created");
            metrics::account_created(form);
        }
        self.cx.wake_workers();
        let confirmed = (outcome == BeginOutcome::Written).then(|| by_originator(form, account.id));
        Ok(Registered::Account(Box::new(created_account(account)), confirmed))
    }

    /// The token of the originator. The same submission of the same page has the same token, so a
    /// double click is one attempt, and a changed submission is another one. The token is the
    /// signature of a message without the password, so it is no fast check of one: `number` tells
    /// posts apart that differ only there.
    fn originator(&self, post: Post<'_>, number: u8) -> Token {
        // A person whose first post was too fast gets a mail for the next one.
        let kind = if post.judged.is_trapped { "trapped" } else { "" };
        let fields = post::without_secrets(post.form, post.submission);
        let message = [post.form.id(), kind, &number.to_string(), &fields].join("\0");
        Token::from_signature(&self.cx.keys.sign("originator", message.as_bytes()))
    }

    /// Looks for the result of the same submission before. A submission without a form token is always
    /// new.
    async fn find_earlier(
        &self,
        post: Post<'_>,
        registration: &Registration,
    ) -> Result<Earlier, Refusal> {
        let numbers = match post.submission.get(form::TICKET) {
            "" => 0..0,
            _ => 0..MAX_PASSWORDS,
        };
        for number in numbers {
            let token = self.originator(post, number);
            let Some((id, earlier, password_hash)) = self.find_by(post.form, &token).await? else {
                return Ok(Earlier::None(token));
            };
            if self.is_password(post, registration, id, password_hash).await? {
                return Ok(Earlier::Result(earlier));
            }
        }
        Ok(Earlier::None(Token::generate().map_err(InternalError::from)?))
    }

    /// The attempt or the account of an originator, with the hash of its password.
    async fn find_by(
        &self,
        form: &Form,
        originator: &Token,
    ) -> Result<Option<(Uuid, Registered, Option<String>)>, InternalError> {
        let (store, hash) = (&self.cx.store, originator.hash());
        if form.has_email() {
            let found = store.find_attempt(form.id(), FindAttemptBy::Originator(hash)).await?;
            return Ok(found.map(|attempt| {
                (attempt.id, Registered::Attempt(originator.clone()), attempt.password_hash)
            }));
        }
        let Some(account) = store.find_account_by_request(form.id(), hash).await? else {
            return Ok(None);
        };
        let password_hash = store.find_password_hash(account.id).await?;
        // The password proves that the same person posted again, who may have lost the first answer.
        let confirmed = password_hash.as_ref().map(|_| by_originator(form, account.id));
        Ok(Some((account.id, Registered::Account(Box::new(account), confirmed), password_hash)))
    }

    /// Whether the password is that of the earlier post. Each answer costs a hash, so the questions have
    /// a limit. An attempt that was confirmed has no password any more.
    async fn is_password(
        &self,
        post: Post<'_>,
        registration: &Registration,
        earlier: Uuid,
        hash: Option<String>,
    ) -> Result<bool, Refusal> {
        let (Some(password), Some(hash)) = (&registration.password, hash) else { return Ok(true) };
        self.limits.password(post.form, post.client, earlier)?;
        match self.passwords.verify(Some(password), Some(&hash)).await {
            Ok(()) => Ok(true),
            Err(Refusal::Problems(_)) => Ok(false),
            Err(refusal) => Err(refusal),
        }
    }

    fn registration_row(
        &self,
        form: &Form,
        registration: &Registration,
        is_disposable: bool,
        password_hash: Option<String>,
        language: Language,
    ) -> Result<RegistrationRow, Refusal> {
        Ok(RegistrationRow {
            email: registration.email.as_ref().map(|email| email_row(form, email, is_disposable)),
            username: registration.username.as_ref().map(username_row),
            profile: profile_json(&registration.profile),
            password_hash,
            consents: self.consents.rows(&registration.consents, language)?,
            language,
        })
    }
}

fn refuse_unwritten(outcome: BeginOutcome) -> Result<(), Refusal> {
    match outcome {
        BeginOutcome::Written | BeginOutcome::Begun(_) | BeginOutcome::Repeated => Ok(()),
        BeginOutcome::UsernameTaken => {
            Err(Refusal::at("username", ProblemCode::Username(UsernameError::Taken)))
        }
        BeginOutcome::InviteSpent => Err(Refusal::at("invite", ProblemCode::InviteUsedUp)),
        BeginOutcome::AddressTaken => Err(Refusal::at("email", ProblemCode::AddressTaken)),
    }
}
