//! From a submission to an attempt that waits for proof, or to an account when there is nothing to
//! prove.

use std::sync::Arc;

use tracing::{Span, field};

use crate::{
    email::EmailAddress,
    form::{self, Form, problem::ProblemCode, registration::Registration, submission::Submission},
    server::{
        check::Checks,
        crypto::secret::Token,
        error::internal::InternalError,
        flow::{
            admission::AdmissionCheck,
            captcha_check::CaptchaCheck,
            context::Context,
            document::Document,
            form_token::FormTokens,
            proof_mail::ProofMail,
            rows::{created_account, email_row, profile_json, username_row},
            usernames::Usernames,
        },
        limits::Limits,
        net::client::Client,
        password::{self, Passwords},
        store::{
            account::{Account, ConsentRow, NewAccount, RegistrationRow},
            admission::AdmissionPath,
            attempt::{BeginOutcome, FindAttemptBy, NewAttempt},
        },
        telemetry::metrics,
    },
    text,
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
    pub(crate) tokens: FormTokens,
    pub(crate) documents: Vec<Document>,
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
    ),
}

/// Whether a submission must pass the captcha of its form.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum CaptchaRequirement {
    /// It must, when the form has a captcha.
    Required,
    #[cfg(feature = "api")]
    Waived,
}

/// A submission on its way.
#[derive(Clone, Copy)]
struct Post<'a> {
    form: &'a Form,
    submission: &'a Submission,
    client: Client,
    captcha: CaptchaRequirement,
    is_trapped: bool,
    originator: &'a Token,
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
        captcha: CaptchaRequirement,
    ) -> Result<Registered, Refusal> {
        let result = self.try_run(form, submission, client, captcha).await;
        metrics::record_outcome(match &result {
            Ok(Registered::Attempt(_)) => "attempt",
            Ok(Registered::Account(_)) => "account",
            Err(refusal) => metrics::refused(form, refusal),
        });
        result
    }

    async fn try_run(
        &self,
        form: &Form,
        submission: &Submission,
        client: Client,
        captcha: CaptchaRequirement,
    ) -> Result<Registered, Refusal> {
        let admission = self.admission.open(form)?;
        let registration = form.validate(submission).map_err(Refusal::Problems)?;
        Span::current().record("address", registration.email.as_ref().map(field::debug));
        let is_trapped = self.is_trapped(form, submission);
        let originator =
            self.originator(form, submission, is_trapped).map_err(InternalError::from)?;
        if let Some(earlier) = self.find_earlier(form, submission, &originator).await? {
            return Ok(earlier);
        }
        let post = Post { form, submission, client, captcha, is_trapped, originator: &originator };
        self.limits.sign_up(form, client)?;
        // A full queue refuses before anything is looked up.
        if registration.password.is_some() && self.passwords.is_full() {
            return Err(password::busy());
        }
        let path = self.admission.admit(form, &admission, &registration).await?;
        match self.write(post, &registration, path).await {
            // The same submission, sent at the same time, may have taken the username or the
            // captcha answer.
            Err(refusal @ Refusal::Problems(_)) => {
                let earlier = self.find_earlier(form, submission, &originator).await?;
                earlier.ok_or(refusal)
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
    ) -> Result<Registered, Refusal> {
        let Post { form, submission, client, is_trapped, .. } = post;
        let email = registration.email.as_ref();
        // The username comes first, whatever the address: usernames are public, accounts are not.
        if let Some(username) = &registration.username {
            self.usernames.check_free(form, username).await?;
        }
        let is_disposable = self.admission.flag_disposable(email)?;
        // An answer is spent once every other cheap check has passed, and never by a bot.
        if post.captcha == CaptchaRequirement::Required {
            self.captcha.verify(form, submission, client, is_trapped).await?;
        }
        self.limits.sign_up_counts(form, client)?;
        self.checks.run(form, registration).await?;
        let password_hash = self.passwords.hash(registration.password.as_ref(), email).await?;
        let row = self.registration_row(registration, is_disposable, password_hash)?;
        match email {
            Some(email) => self.begin_attempt(post, row, path, email).await,
            None => self.create_account(post, row, path).await,
        }
    }

    async fn begin_attempt(
        &self,
        post: Post<'_>,
        registration: RegistrationRow,
        path: AdmissionPath,
        email: &EmailAddress,
    ) -> Result<Registered, Refusal> {
        let Post { form, is_trapped, originator, .. } = post;
        let id = self.cx.new_id();
        let attempt = NewAttempt {
            id,
            form: form.id(),
            registration,
            reveals_duplicates: form.reveals_duplicates(),
            admission: path,
            is_trapped,
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
        match outcome {
            BeginOutcome::Deferred => metrics::deferred(form),
            BeginOutcome::OverBudget(budget) => self.proof_mail.withheld(form, budget),
            _ => {}
        }
        self.cx.wake_workers();
        Ok(Registered::Attempt(originator.clone()))
    }

    async fn create_account(
        &self,
        post: Post<'_>,
        registration: RegistrationRow,
        path: AdmissionPath,
    ) -> Result<Registered, Refusal> {
        let form = post.form;
        let account = NewAccount {
            id: self.cx.new_id(),
            form: form.id(),
            registration,
            invite: path.invite(),
            request: post.originator.hash(),
            now: self.cx.now(),
            event: self.cx.new_event_id(),
        };
        // A bot sees an account and gets none.
        if post.is_trapped {
            return Ok(Registered::Account(Box::new(created_account(account))));
        }
        let outcome = self.cx.store.create_account(&account).await.map_err(InternalError::from)?;
        refuse_unwritten(outcome)?;
        if outcome == BeginOutcome::Written {
            tracing::info!(form = form.id(), account = %account.id, "account created");
            metrics::account_created(form);
        }
        self.cx.wake_workers();
        Ok(Registered::Account(Box::new(created_account(account))))
    }

    /// The token of the originator. The same submission of the same page has the same token, so a
    /// double click is one attempt, and a changed submission is another one.
    fn originator(
        &self,
        form: &Form,
        submission: &Submission,
        is_trapped: bool,
    ) -> Result<Token, getrandom::Error> {
        if submission.get(form::TICKET).is_empty() {
            return Token::generate();
        }
        // A person whose first post was too fast gets a mail for the next one.
        let kind = if is_trapped { "trapped" } else { "" };
        let message = [form.id(), kind, &submission.to_urlencoded()].join("\0");
        Ok(Token::from_signature(&self.cx.keys.sign("originator", message.as_bytes())))
    }

    /// The result of the same submission before. A submission without a form token is always new.
    async fn find_earlier(
        &self,
        form: &Form,
        submission: &Submission,
        originator: &Token,
    ) -> Result<Option<Registered>, InternalError> {
        if submission.get(form::TICKET).is_empty() {
            return Ok(None);
        }
        let (store, hash) = (&self.cx.store, originator.hash());
        if form.has_email() {
            let found = store.find_attempt(form.id(), FindAttemptBy::Originator(hash)).await?;
            return Ok(found.map(|_| Registered::Attempt(originator.clone())));
        }
        let found = store.find_account_by_request(form.id(), hash).await?;
        Ok(found.map(|account| Registered::Account(Box::new(account))))
    }

    /// Whether a program filled in the form: it sees the input that people do not see, or it is
    /// faster than people are.
    fn is_trapped(&self, form: &Form, submission: &Submission) -> bool {
        if form.traps(submission) {
            metrics::trapped(form, "trapped");
            return true;
        }
        let is_too_fast = self.tokens.is_too_fast(submission.get(form::TICKET), self.cx.now());
        if is_too_fast {
            metrics::trapped(form, "too_fast");
        }
        is_too_fast
    }

    fn registration_row(
        &self,
        registration: &Registration,
        is_disposable: bool,
        password_hash: Option<String>,
    ) -> Result<RegistrationRow, Refusal> {
        let consents = registration.consents.iter().map(|asked| self.consent_row(asked));
        Ok(RegistrationRow {
            email: registration.email.as_ref().map(|email| email_row(email, is_disposable)),
            username: registration.username.as_ref().map(username_row),
            profile: profile_json(&registration.profile),
            password_hash,
            consents: consents.collect::<Result<_, _>>()?,
        })
    }

    fn consent_row(&self, asked: &form::field::Document) -> Result<ConsentRow, Refusal> {
        let Some(document) = self.documents.iter().find(|document| document.is(asked)) else {
            // The builder refuses to start without it.
            tracing::error!(document = asked.id, version = asked.version, "unknown document");
            return Err(Refusal::Unavailable);
        };
        Ok(ConsentRow {
            id: self.cx.new_id(),
            document: asked.id,
            version: asked.version,
            text_hash: document.text_hash,
            language: text::LANGUAGE,
        })
    }
}

fn refuse_unwritten(outcome: BeginOutcome) -> Result<(), Refusal> {
    match outcome {
        BeginOutcome::Written
        | BeginOutcome::Deferred
        | BeginOutcome::OverBudget(_)
        | BeginOutcome::Withheld
        | BeginOutcome::Repeated => Ok(()),
        BeginOutcome::UsernameTaken => {
            Err(Refusal::at("username", ProblemCode::Username(UsernameError::Taken)))
        }
        BeginOutcome::InviteSpent => Err(Refusal::at("invite", ProblemCode::InviteUsedUp)),
        BeginOutcome::AddressTaken => Err(Refusal::at("email", ProblemCode::AddressTaken)),
    }
}
