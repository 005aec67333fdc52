//! Whether a submission passes its captcha. What it brings is judged first and accepted after, and
//! the database says which post was the first to bring it, at whatever instance.

use std::{error::Error, time::Duration};

use sha2::{Digest, Sha256};
use tokio::time::timeout;

use super::{
    Captcha, CaptchaError, Occasion, PASS, WhenDown, WithoutScripts,
    pass::{self, Worth},
    rule::Rule,
};
use crate::{
    Form, Refusal, Submission,
    form::{CAPTCHA_FIELD, ProblemCode, TICKET},
    server::{
        Signup,
        client::Client,
        registration::refused,
        secret::Token,
        security,
        signup::Failure,
        store::{AcceptedAnswer, SecretHash, StoreError},
    },
};

/// A submission to a form with a captcha.
struct Trial<'a> {
    signup: &'a Signup,
    form: &'a Form,
    client: Client,
    rule: &'a Rule,
    occasion: Occasion<'a>,
    submission: &'a Submission,
    is_trapped: bool,
    /// Of this post, and of no other.
    post: SecretHash,
}

/// Why it does not pass.
enum Denied {
    /// For what it brought.
    Code(ProblemCode),
    /// For something else.
    Refusal(Refusal),
}

impl From<ProblemCode> for Denied {
    fn from(code: ProblemCode) -> Self {
        Self::Code(code)
    }
}

impl From<StoreError> for Denied {
    fn from(error: StoreError) -> Self {
        Self::Refusal(Failure::from(error).into())
    }
}

impl Signup {
    /// Lets a submission pass that brings what the captcha of the form asks for. One that sprang the
    /// trap has to bring something that looks like it, which is neither verified nor spent.
    ///
    /// # Errors
    /// A problem at the field `captcha`, or that a network went without scripts too often.
    pub(in crate::server) async fn check_captcha(
        &self,
        form: &Form,
        submission: &Submission,
        client: Client,
        is_trapped: bool,
    ) -> Result<(), Refusal> {
        let Some(rule) = self.inner().captchas.of(form.id()) else { return Ok(()) };
        let occasion = self.occasion(form, client);
        let post = post_hash(form, submission).map_err(Failure::from)?;
        let trial =
            Trial { signup: self, form, client, rule, occasion, submission, is_trapped, post };
        trial.judge().await.map_err(|denied| match denied {
            Denied::Code(code) => {
                security::captcha_refused(form.id(), &code);
                refused(CAPTCHA_FIELD, code)
            }
            Denied::Refusal(refusal) => refusal,
        })
    }
}

impl Trial<'_> {
    async fn judge(&self) -> Result<(), Denied> {
        let captcha = self.rule.captcha();
        let answer_to = |captcha: &dyn Captcha| self.submission.get(captcha.field());
        if let WhenDown::FallBack(work) = captcha.when_down()
            && let answer = answer_to(work)
            && !answer.is_empty()
        {
            return self.answer(work, answer).await;
        }
        let answer = answer_to(captcha);
        let store = &*self.signup.inner().store;
        match (answer.is_empty(), self.rule.fallback(store, self.occasion.now).await?) {
            // Nobody needs to wait for what is known.
            (false, Some(_)) => Err(ProblemCode::CaptchaUnavailable.into()),
            (false, None) => self.answer(captcha, answer).await,
            (true, _) => self.go_without().await,
        }
    }

    async fn answer(&self, captcha: &dyn Captcha, answer: &str) -> Result<(), Denied> {
        let identity = captcha.identity(answer).ok_or(ProblemCode::CaptchaFailed)?;
        if self.is_trapped {
            return Ok(());
        }
        if captcha.is_for_tests(answer) {
            return self.ask(captcha, answer).await;
        }
        let hash = answer_hash(captcha.field(), &identity);
        if let Some(first) = self.find(&hash).await? {
            return self.is_first(first);
        }
        match self.ask(captcha, answer).await {
            Ok(()) => self.accept(hash, captcha.remembers()).await,
            // The same post, perhaps, was accepted in the meantime.
            Err(denied) => match self.find(&hash).await? {
                Some(first) => self.is_first(first),
                None => Err(denied),
            },
        }
    }

    async fn ask(&self, captcha: &dyn Captcha, answer: &str) -> Result<(), Denied> {
        let occasion = &self.occasion;
        let cause: Box<dyn Error + Send + Sync> =
            match timeout(captcha.time_limit(), captcha.verify(answer, occasion)).await {
                Ok(Ok(())) => return Ok(()),
                Ok(Err(CaptchaError::Wrong)) => return Err(ProblemCode::CaptchaFailed.into()),
                Ok(Err(CaptchaError::Expired)) => return Err(ProblemCode::CaptchaExpired.into()),
                Ok(Err(CaptchaError::Down(cause))) => cause,
                Err(elapsed) => Box::new(elapsed),
            };
        security::captcha_down(occasion.form, captcha, &*cause, captcha.when_down());
        self.rule.goes_down(&*self.signup.inner().store, occasion.now).await?;
        Err(ProblemCode::CaptchaUnavailable.into())
    }

    async fn go_without(&self) -> Result<(), Denied> {
        let text = self.submission.get(PASS);
        let WithoutScripts::Wait(wait) = self.rule.captcha().without_scripts() else {
            return Err(ProblemCode::CaptchaMissing.into());
        };
        if text.is_empty() {
            return Err(ProblemCode::CaptchaMissing.into());
        }
        let pass = pass::read(text, &self.occasion).ok_or(ProblemCode::CaptchaFailed)?;
        match pass.worth(wait, self.occasion.now) {
            Worth::Good => {}
            Worth::TooSoon(seconds) => return Err(ProblemCode::CaptchaTooSoon { seconds }.into()),
            Worth::Expired => return Err(ProblemCode::CaptchaExpired.into()),
        }
        if self.is_trapped {
            return Ok(());
        }
        let hash = pass.hash();
        if let Some(first) = self.find(&hash).await? {
            return self.is_first(first);
        }
        let limits = &self.signup.inner().limits;
        limits.unscripted(self.form, self.client).map_err(Denied::Refusal)?;
        self.accept(hash, pass::LIVES).await
    }

    async fn find(&self, answer: &SecretHash) -> Result<Option<SecretHash>, Denied> {
        Ok(self.signup.inner().store.find_answer(answer).await?)
    }

    async fn accept(&self, answer: SecretHash, lives: Duration) -> Result<(), Denied> {
        let expires_at = self.occasion.now + lives;
        let accepted = AcceptedAnswer { answer, post: self.post, expires_at };
        self.is_first(self.signup.inner().store.accept_answer(&accepted).await?)
    }

    /// An answer is good with the post that brought it first, however often that is sent.
    fn is_first(&self, first: SecretHash) -> Result<(), Denied> {
        match first == self.post {
            true => Ok(()),
            false => Err(ProblemCode::CaptchaExpired.into()),
        }
    }
}

/// By which an answer is remembered: what one kind of captcha calls it says nothing to another.
pub(super) fn answer_hash(field: &str, identity: &str) -> SecretHash {
    Sha256::digest([field, identity].join("\0")).into()
}

/// With its ticket, a post that is sent twice to one form is one and the same. Others never are.
fn post_hash(form: &Form, submission: &Submission) -> Result<SecretHash, getrandom::Error> {
    match submission.get(TICKET) {
        "" => Ok(Token::generate()?.hash()),
        _ => Ok(Sha256::digest([form.id(), &submission.to_urlencoded()].join("\0")).into()),
    }
}
