//! The outbox worker: sends the mails that were written with an attempt or an account.

use std::{
    panic::AssertUnwindSafe,
    sync::Arc,
    time::{Duration, SystemTime},
};

use async_trait::async_trait;
use futures::{FutureExt, join};
use tokio::time;

use crate::{
    form::Form,
    server::{
        error::store::StoreError,
        flow::context::Context,
        mail::{
            Mail, Mailer,
            check::MailCheck,
            error::MailError,
            letter::{AccountKind, Letter, compose},
            letterhead::{Letterhead, OwnersLinks},
            stage::MailStage,
        },
        store::{
            lease::{LEASE, pause_after},
            outbox::{MailKind, MailSecret, OutboxMail, SendOutcome},
        },
        telemetry::{heartbeat::Heartbeats, metrics, security},
        worker::{
            queue::{DeliveryOutcome, Queue, SLOW_AFTER},
            senders::Senders,
            settling::Settling,
        },
    },
    text::language::Language,
    wire::password::ACCOUNT_LINK_LIFETIME,
};

/// The longest time for one try. Some servers inspect the content before they answer.
const SEND_TIMEOUT: Duration = Duration::from_secs(120);

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(60 * 60);

/// Sends mails.
#[derive(Debug)]
pub(crate) struct Outbox {
    pub(crate) cx: Arc<Context>,
    pub(crate) mailer: Arc<dyn Mailer>,
    pub(crate) letterhead: Letterhead,
    pub(crate) heartbeats: Arc<Heartbeats>,
    pub(crate) senders: Senders,
    pub(crate) settling: Settling,
}

#[async_trait]
impl Queue for Arc<Outbox> {
    type Item = OutboxMail;

    const NAME: &'static str = "outbox";
    const IS_IN_ORDER: bool = false;
    /// More than are sent at a time: some are being written, and others wait to be sent.
    const SLOTS: usize = 40;

    async fn lease(&self, limit: u32) -> Result<Vec<OutboxMail>, StoreError> {
        let now = self.cx.now();
        self.cx.store.lease_mails(&self.cx.form_ids(), now, now + LEASE, limit).await
    }

    #[tracing::instrument(
        name = "signup.send",
        skip_all,
        fields(
            form = mail.form,
            mail = %mail.id,
            attempt = mail.attempt.map(tracing::field::display),
            kind = ?mail.kind,
            address = %metrics::Masked(&mail.recipient),
            outcome,
        )
    )]
    async fn deliver(&self, mail: OutboxMail) -> Result<DeliveryOutcome, StoreError> {
        let id = mail.id;
        // A mailer is the host's code: its panic costs one try and not the worker.
        let sending = AssertUnwindSafe(self.send(&mail)).catch_unwind();
        let sent = self.senders.send(SLOW_AFTER, sending).await;
        let result = sent.unwrap_or_else(|_| SendOutcome::Retry {
            at: self.cx.now() + pause_after(mail.tries),
            failure: "the mailer panicked".to_owned(),
        });
        let outcome = match &result {
            SendOutcome::Sent { .. } => {
                tracing::info!(mail = %id, "mail sent");
                if self.cx.mail_server.record_success() {
                    tracing::info!("the mail server takes mails again");
                }
                DeliveryOutcome::Sent
            }
            SendOutcome::Retry { failure, .. } => {
                tracing::warn!(mail = %id, failure, "mail not sent; another try follows");
                DeliveryOutcome::Retried
            }
            SendOutcome::Dead { failure } | SendOutcome::Refused { failure } => {
                tracing::error!(mail = %id, failure, "mail not sent; no further try");
                security::dead_mail(&mail.form, id);
                DeliveryOutcome::Dead
            }
        };
        metrics::mail(&mail.form, outcome.as_str());
        self.settling.settle(&*self.cx.store, id, result).await?;
        Ok(outcome)
    }

    async fn written(&self) {
        self.cx.mail_written.notified().await;
    }

    fn record_heartbeat(&self) {
        self.heartbeats.mails.record(self.cx.now());
    }

    fn stop_heartbeat(&self) {
        self.heartbeats.mails.stop();
    }

    async fn on_idle(&self) -> Result<bool, StoreError> {
        let (scrubbed, is_at_rest) = join!(self.cx.store.scrub_log(), self.mailer.rest());
        Ok(scrubbed? && is_at_rest)
    }
}

impl Outbox {
    async fn send(&self, mail: &OutboxMail) -> SendOutcome {
        if self.cx.now() >= mail.expires_at {
            return SendOutcome::Dead { failure: "the mail expired before it was sent".to_owned() };
        }
        let result = match self.render(mail) {
            Ok(rendered) => time::timeout(SEND_TIMEOUT, self.mailer.send(&rendered))
                .await
                .unwrap_or_else(|_| Err(MailError::transient("the mail server took too long"))),
            Err(error) => Err(error),
        };
        let Err(error) = result else { return SendOutcome::Sent { at: self.cx.now() } };
        // Mail servers often repeat the address, which must not reach the log.
        let failure = error.to_string().replace(&mail.recipient, "(recipient)");
        if let Some((stage, fix)) = error.fix() {
            self.report_fault(stage, &failure, fix);
        }
        if error.is_refused_recipient() {
            SendOutcome::Refused { failure }
        } else if error.is_permanent() {
            SendOutcome::Dead { failure }
        } else {
            SendOutcome::Retry { at: self.cx.now() + pause_after(mail.tries), failure }
        }
    }

    /// Tells the operator, once until mails go out again.
    fn report_fault(&self, stage: MailStage, failure: &str, fix: &str) {
        metrics::mail_fault(stage.as_str());
        if self.cx.mail_server.record_fault(stage.as_str(), self.cx.now()) {
            tracing::error!(
                stage = stage.as_str(),
                failure,
                fix,
                "NO MAIL GOES OUT: the mail server, or its settings, refuse every mail. All mails wait"
            );
        }
    }

    /// Goes the way of a mail without sending one.
    pub(crate) async fn check(&self) -> Option<MailCheck> {
        self.mailer.check(&self.letterhead.mail_from, self.cx.public_url.host()).await
    }

    /// The URL of a page for the owner of an account, with the token of the mail.
    fn account_link(
        &self,
        form: &Form,
        mail: &OutboxMail,
        page: &str,
    ) -> Result<String, MailError> {
        let (at, token) = (self.cx.url(form, mail.language), secret_of(mail)?);
        let language = self.cx.texts.in_query(mail.language);
        Ok(format!("{at}{page}?token={token}{language}"))
    }

    /// The pages for owners of accounts of a form. A form with a page of its own for a new password leads there.
    fn owners(&self, form: &Form, language: Language) -> OwnersLinks {
        let mut owners = self.letterhead.owners.clone();
        if self.letterhead.forgot_pages.contains(&form.id()) {
            let query = self.cx.texts.in_query(language).replacen('&', "?", 1);
            owners.password_reset =
                Some([&self.cx.url(form, language), "/forgot", &query].concat());
        }
        owners
    }

    /// Renders a row of the outbox. The same row always renders to the same mail, so that a repeat is
    /// recognisable.
    fn render(&self, mail: &OutboxMail) -> Result<Mail, MailError> {
        let form = self.cx.form(&mail.form).ok_or_else(|| {
            MailError::transient(format!("the host no longer has the form `{}`", mail.form))
        })?;
        let texts = self.cx.texts.catalogue(mail.language.as_str());
        let secret = mail.secret.as_ref().and_then(|secret| secret.expose().split_once(' '));
        let owners = self.owners(form, mail.language);
        let (link, not_me, code);
        let letter = match (mail.kind, secret) {
            (MailKind::Confirm, Some((token, digits))) => {
                let at = self.cx.url(form, mail.language);
                let language = self.cx.texts.in_query(mail.language);
                link = format!("{at}/confirm?token={token}{language}");
                not_me = format!("{at}/not-me?token={token}{language}");
                code = in_two_groups(digits);
                let lives = lives(mail, form.get_link_lifetime());
                Letter::Confirm { link: &link, code: &code, not_me: &not_me, lives }
            }
            (MailKind::Confirm, None) => {
                return Err(MailError::permanent("the link and the code are gone"));
            }
            (MailKind::ResetPassword, _) => {
                link = self.account_link(form, mail, "/reset")?;
                Letter::ResetPassword { link: &link, lives: lives(mail, ACCOUNT_LINK_LIFETIME) }
            }
            (MailKind::NewAddress, _) => {
                link = self.account_link(form, mail, "/new-address")?;
                Letter::NewAddress { link: &link, lives: lives(mail, ACCOUNT_LINK_LIFETIME) }
            }
            (MailKind::AddressTaken, _) => Letter::AddressTaken,
            (MailKind::AddressChanged, _) => Letter::AddressChanged { shown: secret_of(mail)? },
            (MailKind::PasswordChanged, _) => Letter::PasswordChanged { owners: &owners },
            (MailKind::AccountExists, _) => Letter::AccountExists { owners: &owners },
            (MailKind::Welcome, _) => {
                link = [self.cx.public_url.origin(), form.continue_path()].concat();
                Letter::Welcome { link: &link }
            }
        };
        let kind = match form.has_password() {
            true => AccountKind::WithPassword,
            false => AccountKind::WithoutPassword,
        };
        let letter = compose(&texts, &letter, kind, &self.letterhead);
        Ok(Mail {
            message_id: format!("<{}@{}>", mail.id, message_id_host(self.cx.public_url.host())),
            from: self.letterhead.mail_from.clone(),
            to: mail.recipient.clone(),
            subject: letter.subject,
            text: letter.text,
            html: letter.html,
            image: self.letterhead.look.logo.as_ref().and_then(|logo| logo.image.clone()),
            date: written_at(mail),
            site_host: self.cx.public_url.host().to_owned(),
        })
    }
}

/// What is in the mail until it is sent.
fn secret_of(mail: &OutboxMail) -> Result<&str, MailError> {
    let secret = mail.secret.as_ref().map(MailSecret::expose);
    secret.ok_or_else(|| MailError::permanent("the link or the address is gone"))
}

/// How long the link lives. A mail that waited for its budgets has less than the form gives, here in
/// whole hours, or in whole minutes below one.
fn lives(mail: &OutboxMail, given: Duration) -> Duration {
    let left = mail.expires_at.duration_since(mail.created_at).unwrap_or_default();
    if left >= given {
        return given;
    }
    let unit = if left >= HOUR { HOUR } else { MINUTE };
    Duration::from_secs(left.as_secs() / unit.as_secs() * unit.as_secs())
}

/// Formats `12345678` as `1234-5678`, which is easier to copy.
fn in_two_groups(digits: &str) -> String {
    match digits.split_at_checked(digits.len() / 2) {
        Some((first, second)) => format!("{first}-{second}"),
        None => digits.to_owned(),
    }
}

/// The host after the `@` of a `Message-ID`. An IPv6 address is not allowed there.
fn message_id_host(host: &str) -> &str {
    if host.starts_with('[') { "localhost" } else { host }
}

/// When the row was written. Its UUIDv7 contains the time.
fn written_at(mail: &OutboxMail) -> SystemTime {
    let (seconds, nanos) = mail.id.get_timestamp().map_or((0, 0), |written| written.to_unix());
    SystemTime::UNIX_EPOCH + Duration::new(seconds, nanos)
}
