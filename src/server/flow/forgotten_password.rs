//! A request for a new password from a page, where people and programs ask alike.
//!
//! Each request makes the site write to the owner of the address, so it passes what a sign-up passes: the trap for
//! programs, the captcha of the form, and the limits with their proof of work. None of them knows who has an account.

use std::sync::Arc;

use crate::{
    form::{Form, submission::Submission},
    server::{
        crypto::secret::SecretHash,
        error::internal::InternalError,
        flow::{
            bot_trap::BotTrap, captcha_check::CaptchaCheck, context::Context,
            password_change::PasswordChange, post,
        },
        limits::{Limits, Work},
        net::client::Client,
    },
    wire::refusal::Refusal,
};

/// Takes requests for a new password from pages.
#[derive(Debug)]
pub(crate) struct ForgottenPassword {
    pub(crate) cx: Arc<Context>,
    pub(crate) limits: Arc<Limits>,
    pub(crate) captcha: CaptchaCheck,
    pub(crate) trap: BotTrap,
    pub(crate) change: Arc<PasswordChange>,
}

impl ForgottenPassword {
    /// Mails a link to the owner of the address. What a program sent is answered alike, writes the same rows,
    /// and mails nothing.
    pub(crate) async fn run(
        &self,
        form: &Form,
        submission: &Submission,
        client: Client,
    ) -> Result<(), Refusal> {
        let accepted = form.forgot_form().validate(submission).map_err(Refusal::Problems)?;
        let Some(email) = accepted.email else { return Err(Refusal::Malformed) };
        let post = self.fingerprint(form, submission);
        let judged = self.trap.judge(form, submission, post).await?;
        let mut work = self.captcha.work(form, submission, client);
        self.limits.sign_up(form, client)?;
        self.limits.has_room(form, client, work)?;
        if work == Work::Done {
            work = self.captcha.spend_work(submission, post).await?;
            self.limits.has_room(form, client, work)?;
        }
        self.captcha.verify(form, submission, client, post, work).await?;
        // A bot takes nothing from others.
        if !judged.is_trapped {
            self.limits.sign_up_counts(form, client, work)?;
        }
        if let Some(ticket) = judged.ticket {
            self.cx.store.accept_answer(&ticket).await.map_err(InternalError::from)?;
        }
        self.change.mail_link(form, &email, client, judged.is_trapped).await?;
        Ok(())
    }

    /// The hash of a post. It differs from that of a sign-up, so no captcha answer serves both.
    fn fingerprint(&self, form: &Form, submission: &Submission) -> SecretHash {
        let message = [form.id(), &post::without_secrets(form, submission)].join("\0");
        SecretHash::from(self.cx.keys.sign("forgotten", message.as_bytes()))
    }
}
