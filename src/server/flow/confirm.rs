//! Proof of a mailbox: the state of a link, and confirmation by link or code.

use std::{
    sync::Arc,
    time::{Duration, SystemTime},
};

use uuid::Uuid;

use crate::{
    form::{
        self, Form,
        page_forms::ConfirmationFields,
        problem::{Problem, ProblemCode},
        submission::Submission,
    },
    server::{
        admission::Admissions,
        check::{Checks, Reach},
        crypto::secret::{OneTimeCode, Token},
        error::internal::InternalError,
        flow::{
            confirm_outcome::{ConfirmResult, record, settled},
            consents::Consents,
            context::Context,
            held_values::open_words,
            just_confirmed::{ConfirmedBy, JustConfirmed},
            proof_mail::resend_in,
            rows::{profile_json, username_row},
        },
        limits::Limits,
        net::client::Client,
        password::Passwords,
        store::{
            account::UsernameRow,
            attempt::{
                Attempt, AttemptState, ConfirmOutcome, Confirmation, Entered, FindAttemptBy, Proof,
                StandIn,
            },
        },
        telemetry::metrics,
    },
    wire::{
        page::{CheckState, FormState, LinkState},
        refusal::Refusal,
    },
};

/// How long the worker tries to send a welcome mail.
const WELCOME_LIFETIME: Duration = Duration::from_secs(3 * 24 * 60 * 60);

/// What a person chose with the confirmation.
#[derive(Default)]
struct Chosen {
    password_hash: Option<String>,
    /// Replaces the username of the attempt.
    username: Option<UsernameRow>,
    /// Replaces what else a stranger may have entered.
    entered: Option<Entered>,
    stand_in: Option<StandIn>,
    /// The password of the attempt was given in a browser that did not begin it.
    is_claimable: bool,
}

/// Whether the browser with this cookie began the attempt.
fn is_originator(attempt: &Attempt, originator: Option<&Token>) -> bool {
    originator.is_some_and(|token| token.hash() == attempt.originator_hash)
}

/// Finds attempts and confirms them.
#[derive(Debug)]
pub(crate) struct Confirm {
    pub(crate) cx: Arc<Context>,
    pub(crate) admissions: Arc<Admissions>,
    pub(crate) limits: Arc<Limits>,
    pub(crate) checks: Arc<Checks>,
    pub(crate) passwords: Arc<Passwords>,
    pub(crate) consents: Arc<Consents>,
}

impl Confirm {
    /// The attempt that the browser with this cookie began. One with a proven mailbox is none until it has
    /// ended: it waits for no mail.
    pub(crate) async fn find_by_originator(
        &self,
        form: &Form,
        originator: Option<&Token>,
    ) -> Result<Option<Attempt>, InternalError> {
        let Some(token) = originator else { return Ok(None) };
        let by = FindAttemptBy::Originator(token.hash());
        let found = self.cx.store.find_attempt(form.id(), by).await?;
        let is_over =
            |it: &Attempt| matches!(it.state, AttemptState::Confirmed | AttemptState::Parked);
        Ok(found.filter(|it| !it.is_proven || is_over(it)))
    }

    /// The attempt with this id, as it is now.
    #[cfg(feature = "api")]
    pub(crate) async fn find_by_id(
        &self,
        form: &Form,
        id: Uuid,
    ) -> Result<Option<Attempt>, InternalError> {
        Ok(self.cx.store.find_attempt(form.id(), FindAttemptBy::Id(id)).await?)
    }

    /// The attempt of a link. A link that names none counts against the visitor's network.
    pub(crate) async fn find_by_link(
        &self,
        form: &Form,
        link: Option<&Token>,
        client: Client,
    ) -> Result<Option<Attempt>, Refusal> {
        if let Some(link) = link {
            let by = FindAttemptBy::Link(link.hash());
            let found = self.cx.store.find_attempt(form.id(), by).await;
            if let Some(attempt) = found.map_err(InternalError::from)? {
                return Ok(Some(attempt));
            }
        }
        self.limits.bad_link(form, client).map(|()| None)
    }

    /// What the page *check your mail* shows of an attempt.
    pub(crate) fn waiting(&self, attempt: &Attempt) -> CheckState {
        CheckState {
            address: attempt.email.as_str().to_owned(),
            resend_in: resend_in(attempt, self.cx.now()),
            is_refused: attempt.is_refused,
            resent: None,
            draft: FormState::default(),
        }
    }

    /// The state of the link of this attempt.
    pub(crate) fn link_state(
        &self,
        form: &Form,
        attempt: &Attempt,
        originator: Option<&Token>,
    ) -> LinkState {
        match attempt.state {
            AttemptState::Parked => LinkState::Parked,
            AttemptState::Confirmed => LinkState::Confirmed,
            AttemptState::Superseded => LinkState::Superseded,
            AttemptState::Rejected => LinkState::Unknown { originator: false },
            AttemptState::Pending if attempt.expires_at <= self.cx.now() => match attempt.is_proven
            {
                true => LinkState::Unknown { originator: false },
                false => LinkState::Expired,
            },
            AttemptState::Pending if attempt.is_proven => LinkState::PendingProven,
            AttemptState::Pending if is_originator(attempt, originator) => LinkState::Pending,
            AttemptState::Pending if form.asks_elsewhere() => LinkState::PendingElsewhere,
            AttemptState::Pending => LinkState::Pending,
        }
    }

    /// The state of a link that belongs to no attempt.
    pub(crate) async fn unknown_link(
        &self,
        form: &Form,
        originator: Option<&Token>,
    ) -> Result<LinkState, InternalError> {
        let own = self.find_by_originator(form, originator).await?;
        let waits =
            |own: &Attempt| !matches!(own.state, AttemptState::Confirmed | AttemptState::Parked);
        Ok(LinkState::Unknown { originator: own.as_ref().is_some_and(waits) })
    }

    /// Confirms the attempt of a link, with what the page of the link asked for.
    #[tracing::instrument(
        name = "signup.confirm",
        skip_all,
        fields(form = form.id(), proof = "link", attempt, address, outcome)
    )]
    pub(crate) async fn by_link(
        &self,
        form: &Form,
        token: &Token,
        attempt: &Attempt,
        originator: Option<&Token>,
        submission: &Submission,
        client: Client,
    ) -> Result<ConfirmResult, Refusal> {
        metrics::record_attempt(attempt.id, &attempt.email);
        let result = match self.limits.link(form, attempt.id) {
            Ok(()) => self.try_link(form, token, attempt, originator, submission, client).await,
            Err(refusal) => Err(refusal),
        };
        record(form, "link", &result);
        result
    }

    /// Confirms an attempt of the originator by its code, with what the page asked for besides.
    #[tracing::instrument(
        name = "signup.confirm",
        skip_all,
        fields(form = form.id(), proof = "code", attempt, address, outcome)
    )]
    pub(crate) async fn by_code(
        &self,
        form: &Form,
        attempt: &Attempt,
        submission: &Submission,
        client: Client,
    ) -> Result<ConfirmResult, Refusal> {
        metrics::record_attempt(attempt.id, &attempt.email);
        let result = match self.limits.code(form, client) {
            Ok(()) => self.try_code(form, attempt, submission, client).await,
            Err(refusal) => Err(refusal),
        };
        record(form, "code", &result);
        result
    }

    /// Admits a parked attempt. The mailbox was proven before.
    pub(crate) fn admitting(&self, form: &Form, attempt: Uuid) -> Confirmation {
        self.confirmation(form, Proof::Admitted(attempt), Chosen::default())
    }

    async fn chosen_at_link(
        &self,
        form: &Form,
        attempt: &Attempt,
        originator: Option<&Token>,
        submission: &Submission,
        client: Client,
    ) -> Result<Chosen, Refusal> {
        if attempt.state != AttemptState::Pending || attempt.expires_at <= self.cx.now() {
            return Ok(Chosen::default());
        }
        if attempt.is_proven {
            let asked = ConfirmationFields { username: true, elsewhere: true };
            return self.chosen(&form.proven_form(), asked, attempt, submission, client).await;
        }
        let asked = match is_originator(attempt, originator) {
            true => self.asked(form, attempt, submission).await?,
            false => ConfirmationFields { username: true, elsewhere: true },
        };
        let page = form.link_form(asked);
        if !page.fields().is_empty() {
            self.limits.password(form, client, attempt.id)?;
        }
        self.chosen(&page, asked, attempt, submission, client).await
    }

    /// A link that has done its work, or has expired, needs no transaction.
    async fn try_link(
        &self,
        form: &Form,
        token: &Token,
        attempt: &Attempt,
        originator: Option<&Token>,
        submission: &Submission,
        client: Client,
    ) -> Result<ConfirmResult, Refusal> {
        if let Some(outcome) = settled(attempt, self.cx.now()) {
            let just_confirmed = match is_originator(attempt, originator) {
                true => self.claim(form, attempt).await?,
                false => None,
            };
            return Ok(ConfirmResult { outcome, just_confirmed, next_page: None });
        }
        let chosen = self.chosen_at_link(form, attempt, originator, submission, client).await?;
        let by = match is_originator(attempt, originator) {
            _ if attempt.is_proven => ConfirmedBy::Proven,
            true => ConfirmedBy::Originator,
            false => ConfirmedBy::Elsewhere,
        };
        self.confirm(form, attempt, Proof::Link(token.hash()), chosen, by).await
    }

    /// A superseded attempt behaves the same: the cookie without the mailbox reveals nothing.
    async fn try_code(
        &self,
        form: &Form,
        attempt: &Attempt,
        submission: &Submission,
        client: Client,
    ) -> Result<ConfirmResult, Refusal> {
        let asked = self.asked(form, attempt, submission).await?;
        let page = form.code_form(asked);
        let Some(code) = OneTimeCode::from_request(submission.get("code")) else {
            return Err(malformed_code(&page, submission));
        };
        let chosen = self.chosen(&page, asked, attempt, submission, client).await?;
        let proof = Proof::Code { attempt: attempt.id, hash: code.hash(attempt.id) };
        self.confirm(form, attempt, proof, chosen, ConfirmedBy::Originator).await
    }

    /// What the page asks for in the browser that began the attempt. Another username only while an
    /// account has the first one.
    async fn asked(
        &self,
        form: &Form,
        attempt: &Attempt,
        submission: &Submission,
    ) -> Result<ConfirmationFields, InternalError> {
        let mut asked = ConfirmationFields::of(submission);
        if asked.username {
            let key = attempt.username_key.as_deref().unwrap_or_default();
            asked.username = !self.cx.store.is_username_free(form.id(), key, self.cx.now()).await?;
        }
        Ok(asked)
    }

    /// Validates and checks the fields that the page of the confirmation asks for.
    async fn chosen(
        &self,
        page: &Form,
        asked: ConfirmationFields,
        attempt: &Attempt,
        submission: &Submission,
        client: Client,
    ) -> Result<Chosen, Refusal> {
        let registration = page.validate_on(submission, self.cx.today());
        let mut registration = registration.map_err(Refusal::Problems)?;
        registration.email = Some(attempt.email.clone());
        registration.profile.retain(|(name, _)| *name != form::NEW_PASSWORD);
        let password = registration.password.as_ref();
        let takes_known = page.takes_known_password();
        let is_new = !takes_known || submission.get(form::NEW_PASSWORD) == "on";
        let reach = Reach::of(attempt.is_trapped);
        let password_hash = if is_new {
            self.checks.run(page, &registration, client, reach).await?;
            let words = open_words(asked, attempt, &registration);
            self.passwords.hash(password, Some(&attempt.email), words).await?
        } else {
            self.passwords.verify(password, attempt.password_hash.as_deref()).await?;
            self.checks.run(&page.without_password(), &registration, client, reach).await?;
            None
        };
        let language = self.cx.texts.language_of(submission);
        let entered = match asked.elsewhere {
            true => Some(Entered {
                profile: profile_json(&registration.profile),
                consents: self.consents.rows(&registration.consents, language)?,
                language: self.cx.texts.posted_language(submission),
            }),
            false => None,
        };
        Ok(Chosen {
            password_hash,
            username: registration.username.as_ref().map(username_row),
            entered,
            // A person who replaces the password of the attempt may not have begun it.
            stand_in: match takes_known && is_new {
                true => Some(StandIn::generate(self.cx.new_id()).map_err(InternalError::from)?),
                false => None,
            },
            is_claimable: takes_known && !is_new,
        })
    }

    async fn confirm(
        &self,
        form: &Form,
        attempt: &Attempt,
        proof: Proof,
        chosen: Chosen,
        by: ConfirmedBy,
    ) -> Result<ConfirmResult, Refusal> {
        let next_page = attempt.next_page.clone().filter(|_| chosen.stand_in.is_none());
        let confirmation = self.confirmation(form, proof, chosen);
        let outcome = self.cx.store.confirm(&confirmation).await.map_err(InternalError::from)?;
        tracing::info!(form = form.id(), ?outcome, ?by, "confirmation processed");
        self.cx.wake_workers();
        let account = confirmation.account;
        let just_confirmed = match outcome {
            ConfirmOutcome::Confirmed => Some(JustConfirmed { form: form.id(), account, by }),
            _ if by == ConfirmedBy::Originator => self.claim(form, attempt).await?,
            _ => None,
        };
        Ok(ConfirmResult { outcome, just_confirmed, next_page })
    }

    fn confirmation(&self, form: &Form, proof: Proof, chosen: Chosen) -> Confirmation {
        let now: SystemTime = self.cx.now();
        Confirmation {
            proof,
            form: form.id(),
            account: self.cx.new_id(),
            mail: self.cx.new_id(),
            password_hash: chosen.password_hash,
            is_open: self.admissions.of(form).is_open(),
            username: chosen.username,
            entered: chosen.entered,
            stand_in: chosen.stand_in,
            is_claimable: chosen.is_claimable,
            invited_since: now - form.get_link_lifetime(),
            now,
            mail_expires_at: now + WELCOME_LIFETIME,
            budget_keys: self.cx.budget_keys(),
            event: self.cx.new_event_id(),
        }
    }
}

/// The problems of a post whose code cannot be one. It costs no try.
fn malformed_code(page: &Form, submission: &Submission) -> Refusal {
    let mut problems = page.validate(submission).err().unwrap_or_default();
    if problems.iter().all(|problem| problem.field != "code") {
        problems.insert(0, Problem::new("code", ProblemCode::CodeMalformed));
    }
    Refusal::Problems(problems)
}
