//! Whether a submission passes the captcha of its form.
//!
//! The answer is verified first and accepted then. The database decides which submission was the
//! first to bring it, for all instances.

use std::{error::Error, sync::Arc, time::Duration};

use tokio::time::timeout;

use crate::{
    form::{self, Form, WORK_FIELD, problem::ProblemCode, submission::Submission},
    server::{
        captcha::{
            Captcha, OnOutage,
            context::{CaptchaContext, CaptchaError, NoScriptPolicy},
            proof_of_work::{self, ProofOfWork, WorkFor},
            registry::{Captchas, FormCaptcha},
            wait::{self, WaitTokenStatus},
        },
        crypto::secret::{SecretHash, Token},
        error::{internal::InternalError, store::StoreError},
        flow::{captcha_widget::context, context::Context},
        limits::{Limits, Work},
        net::client::Client,
        store::{Store, captcha::AcceptedAnswer},
        telemetry::security,
    },
    ui::captcha::widget::{WAIT_TOKEN_FIELD, Widget},
    wire::refusal::Refusal,
};

/// Seconds after which an overloaded host may have answers again.
const RETRY_AFTER: u32 = 5;

/// An answer that no provider gave.
const PROBE: &str = "is-the-provider-there";

/// Verifies the answers to captchas.
#[derive(Debug)]
pub(crate) struct CaptchaCheck {
    pub(crate) cx: Arc<Context>,
    pub(crate) captchas: Arc<Captchas>,
    pub(crate) limits: Arc<Limits>,
}

/// A submission to a form with a captcha.
struct CaptchaVerification<'a> {
    store: &'a dyn Store,
    limits: &'a Limits,
    form: &'a Form,
    client: Client,
    form_captcha: &'a FormCaptcha,
    context: CaptchaContext<'a>,
    submission: &'a Submission,
    /// The work for a shared limit, which stands in for a proof of work as captcha.
    work: Work,
    /// Hash that identifies this submission.
    post: SecretHash,
}

/// Why a submission does not pass.
enum CaptchaRejection {
    /// The answer is refused.
    Code(ProblemCode),
    /// Something else is wrong.
    Refusal(Refusal),
}

impl From<ProblemCode> for CaptchaRejection {
    fn from(code: ProblemCode) -> Self {
        Self::Code(code)
    }
}

impl From<StoreError> for CaptchaRejection {
    fn from(error: StoreError) -> Self {
        Self::Refusal(InternalError::from(error).into())
    }
}

impl CaptchaCheck {
    /// Passes a submission with the answer that the form's captcha asks for. `post` identifies it.
    ///
    /// The answer of a submission that sprang the trap is verified and spent like any other, also by a
    /// provider. Otherwise the trap would be a way around the captcha to the hash queue, and a made-up
    /// answer would tell a bot that it was caught. It costs the provider no more than the same post
    /// without the trap.
    ///
    /// # Errors
    /// A problem at the field `captcha`, or too many submissions without scripts from one network.
    pub(crate) async fn verify(
        &self,
        form: &Form,
        submission: &Submission,
        client: Client,
        post: SecretHash,
        work: Work,
    ) -> Result<(), Refusal> {
        let Some(form_captcha) = self.captchas.of(form.id()) else { return Ok(()) };
        let verification = CaptchaVerification {
            store: &*self.cx.store,
            limits: &self.limits,
            form,
            client,
            form_captcha,
            context: context(&self.cx, form, client),
            submission,
            work,
            post: identity(submission, post)?,
        };
        verification.run().await.map_err(|rejection| match rejection {
            CaptchaRejection::Code(code) => {
                security::captcha_refused(form.id(), &code);
                Refusal::at(form::CAPTCHA_FIELD, code)
            }
            CaptchaRejection::Refusal(refusal) => refusal,
        })
    }

    /// The work that a submission brings for a shared limit. A wrong or old solution counts as none. This
    /// costs a hash and a signature, and spends nothing.
    pub(crate) fn work(&self, form: &Form, submission: &Submission, client: Client) -> Work {
        let context = context(&self.cx, form, client);
        match submission.get(WORK_FIELD) {
            "" => Work::Offered,
            _ if self.limits.work().is_none() => Work::Offered,
            answer => match proof_of_work::verify(WorkFor::Limit, answer, &context) {
                Ok(()) => Work::Done,
                Err(_) => Work::Offered,
            },
        }
    }

    /// Spends the solution of a submission. It counts only for the submission that brings it first,
    /// whichever instance takes it. `post` identifies the submission.
    pub(crate) async fn spend_work(
        &self,
        submission: &Submission,
        post: SecretHash,
    ) -> Result<Work, InternalError> {
        let answer = submission.get(WORK_FIELD);
        let Some(key) = proof_of_work::replay_key(answer) else { return Ok(Work::Offered) };
        let post = identity(submission, post)?;
        let accepted = AcceptedAnswer {
            answer: wait::answer_hash(WORK_FIELD, &key),
            post,
            expires_at: self.cx.now() + ProofOfWork::new().lifetime,
        };
        let first = self.cx.store.accept_answer(&accepted).await?;
        Ok(if first == post { Work::Done } else { Work::Offered })
    }
}

/// The hash that identifies a submission. One without a form token is always another one.
fn identity(submission: &Submission, post: SecretHash) -> Result<SecretHash, InternalError> {
    match submission.get(form::TICKET) {
        "" => Ok(Token::generate()?.hash()),
        _ => Ok(post),
    }
}

impl CaptchaVerification<'_> {
    async fn run(&self) -> Result<(), CaptchaRejection> {
        if self.work == Work::Done && self.asks_for_work().await? {
            return Ok(());
        }
        let captcha = self.form_captcha.captcha();
        let answer_to = |captcha: &dyn Captcha| self.submission.get(captcha.field());
        if let OnOutage::FallBack(work) = captcha.on_outage()
            && let answer = answer_to(work)
            && !answer.is_empty()
        {
            return self.answer(work, answer).await;
        }
        let answer = answer_to(captcha);
        let store = self.store;
        match (answer.is_empty(), self.form_captcha.fallback(store, self.context.now).await?) {
            // The provider is known to be down.
            (false, Some(_)) => Err(ProblemCode::CaptchaUnavailable.into()),
            (false, None) => self.answer(captcha, answer).await,
            (true, _) => self.verify_without_script().await,
        }
    }

    /// Whether the captcha itself is a proof of work now. The one for a limit is harder. It replaces no
    /// widget of a provider: bots would use up a limit to be rid of that.
    async fn asks_for_work(&self) -> Result<bool, CaptchaRejection> {
        let widget = self.form_captcha.widget(self.store, &self.context).await?;
        Ok(matches!(widget, Some(Widget::Work(_))))
    }

    async fn answer(&self, captcha: &dyn Captcha, answer: &str) -> Result<(), CaptchaRejection> {
        let key = captcha.replay_key(answer).ok_or(ProblemCode::CaptchaFailed)?;
        if captcha.is_for_tests(answer) {
            return self.ask(captcha, answer).await;
        }
        let hash = wait::answer_hash(captcha.field(), &key);
        if let Some(first) = self.find(&hash).await? {
            return self.is_first(first);
        }
        match self.ask(captcha, answer).await {
            Ok(()) => self.accept(hash, captcha.replay_window()).await,
            // The same submission may have been accepted in the meantime.
            Err(denied) => match self.find(&hash).await? {
                Some(first) => self.is_first(first),
                None => Err(denied),
            },
        }
    }

    async fn ask(&self, captcha: &dyn Captcha, answer: &str) -> Result<(), CaptchaRejection> {
        let context = &self.context;
        let cause: Box<dyn Error + Send + Sync> =
            match timeout(captcha.time_limit(), captcha.verify(answer, context)).await {
                Ok(Ok(())) => return Ok(()),
                Ok(Err(CaptchaError::Wrong)) => return Err(ProblemCode::CaptchaFailed.into()),
                Ok(Err(CaptchaError::Expired)) => return Err(ProblemCode::CaptchaExpired.into()),
                Ok(Err(CaptchaError::Busy)) => {
                    tracing::warn!(form = context.form, "too many captcha answers at a time");
                    let busy = Refusal::Busy { retry_after: RETRY_AFTER };
                    return Err(CaptchaRejection::Refusal(busy));
                }
                Ok(Err(CaptchaError::Down(cause))) => cause,
                Err(elapsed) => Box::new(elapsed),
            };
        security::captcha_down(context.form, captcha, &*cause, captcha.on_outage());
        if matches!(captcha.on_outage(), OnOutage::FallBack(_)) && self.is_down(captcha).await {
            self.form_captcha.record_outage(self.store, context.now).await?;
        }
        Err(ProblemCode::CaptchaUnavailable.into())
    }

    /// Whether the provider gives no verdict on an answer of this host's own either. What visitors send
    /// must not turn the captcha off, and neither must the load that they cause here.
    async fn is_down(&self, captcha: &dyn Captcha) -> bool {
        let verdict = captcha.verify(PROBE, &self.context);
        match timeout(captcha.time_limit(), verdict).await {
            Ok(verdict) => matches!(verdict, Err(CaptchaError::Down(_))),
            Err(_) => true,
        }
    }

    async fn verify_without_script(&self) -> Result<(), CaptchaRejection> {
        let text = self.submission.get(WAIT_TOKEN_FIELD);
        let NoScriptPolicy::Wait(wait) = self.form_captcha.captcha().no_script() else {
            return Err(ProblemCode::CaptchaMissing.into());
        };
        if text.is_empty() {
            return Err(ProblemCode::CaptchaMissing.into());
        }
        let token = wait::read(text, &self.context).ok_or(ProblemCode::CaptchaFailed)?;
        match token.status(wait, self.context.now) {
            WaitTokenStatus::Valid => {}
            WaitTokenStatus::TooSoon(seconds) => {
                return Err(ProblemCode::CaptchaTooSoon { seconds }.into());
            }
            WaitTokenStatus::Expired => return Err(ProblemCode::CaptchaExpired.into()),
        }
        let hash = token.hash();
        if let Some(first) = self.find(&hash).await? {
            return self.is_first(first);
        }
        self.limits.no_script(self.form, self.client).map_err(CaptchaRejection::Refusal)?;
        self.accept(hash, wait::LIFETIME).await
    }

    async fn find(&self, answer: &SecretHash) -> Result<Option<SecretHash>, CaptchaRejection> {
        Ok(self.store.find_answer(answer).await?)
    }

    async fn accept(&self, answer: SecretHash, lives: Duration) -> Result<(), CaptchaRejection> {
        let expires_at = self.context.now + lives;
        let accepted = AcceptedAnswer { answer, post: self.post, expires_at };
        self.is_first(self.store.accept_answer(&accepted).await?)
    }

    /// An answer is valid only with the submission that brought it first, however often that is sent.
    fn is_first(&self, first: SecretHash) -> Result<(), CaptchaRejection> {
        match first == self.post {
            true => Ok(()),
            false => Err(ProblemCode::CaptchaExpired.into()),
        }
    }
}
