//! The outbox: what was written with an attempt is mailed, sooner or later, at least once.

use std::{
    panic::AssertUnwindSafe,
    time::{Duration, SystemTime},
};

use async_trait::async_trait;
use futures::{FutureExt, join};
use tokio::{sync::watch, task::JoinHandle, time};

use super::{
    Signup,
    event::Events,
    mail::{Account, Letter, Mail, MailError, compose},
    rekeying, retention,
    store::{MailKind, OutboxMail, SendOutcome, StoreError},
    telemetry,
    worker::{self, Delivery, LEASE, Line, Settled, pause_after},
};

/// A mail server that takes longer is given up for this try. Some look at the content before they
/// answer.
const SEND_TIMEOUT: Duration = Duration::from_secs(120);

/// The running workers: one sends the mails, one tells the host of events, one deletes what is
/// outdated, and one makes keys of older versions anew. Dropping it lets them run on until the process
/// ends; a mail that is cut off then goes out again, with the same `Message-ID`, after the next start.
#[derive(Debug)]
pub struct Background {
    stop: watch::Sender<bool>,
    workers: JoinHandle<()>,
}

impl Background {
    /// Ends the workers after what is on its way, within five seconds. What is not delivered by then
    /// goes out after the next start.
    pub async fn stop(self) {
        self.stop.send_replace(true);
        if let Err(error) = self.workers.await {
            tracing::error!(%error, "the background workers failed");
        }
    }
}

/// The mails that wait.
#[derive(Clone)]
struct Mails(Signup);

#[async_trait]
impl Line for Mails {
    type Parcel = OutboxMail;

    const NAME: &'static str = "outbox";
    const IS_IN_ORDER: bool = false;

    async fn lease(&self, limit: u32) -> Result<Vec<OutboxMail>, StoreError> {
        let now = self.0.now();
        self.0.inner().store.lease(now, now + LEASE, limit).await
    }

    async fn deliver(&self, mail: OutboxMail) -> Result<Settled, StoreError> {
        self.0.deliver(mail).await
    }

    async fn written(&self) {
        self.0.inner().mail_waits.notified().await;
    }

    fn beat(&self) {
        self.0.inner().pulses.mails.beat(self.0.now());
    }

    fn stopped(&self) {
        self.0.inner().pulses.mails.stop();
    }

    async fn emptied(&self) -> Result<bool, StoreError> {
        self.0.inner().store.forget_wiped().await
    }
}

impl Signup {
    /// Starts the workers on the current tokio runtime.
    ///
    /// Keep the result and [`stop`](Background::stop) it after the server's graceful shutdown.
    ///
    /// # Panics
    /// Outside a tokio runtime.
    pub fn run_in_background(&self) -> Background {
        let (stop, stopped) = watch::channel(false);
        let mails = worker::work(Mails(self.clone()), stopped.clone());
        let events = worker::work(Events(self.clone()), stopped.clone());
        let purge = retention::keep_clean(self.clone(), stopped.clone());
        let rekeying = rekeying::keep_current(self.clone(), stopped);
        let workers = tokio::spawn(async move {
            join!(mails, events, purge, rekeying);
        });
        Background { stop, workers }
    }

    /// Sends what is due now, and returns when nothing is left. The worker does the same, again and
    /// again; tests and one-off programs call it themselves.
    ///
    /// # Errors
    /// A [`StoreError`] when the outbox cannot be read or written. What was not noted as sent will
    /// be sent again.
    pub async fn deliver_due_mail(&self) -> Result<Delivery, StoreError> {
        worker::drain(&Mails(self.clone())).await
    }

    #[tracing::instrument(
        name = "signup.send",
        skip_all,
        fields(
            form = mail.form,
            mail = %mail.id,
            attempt = mail.attempt.map(tracing::field::display),
            kind = ?mail.kind,
            address = %telemetry::Masked(&mail.recipient),
            outcome,
        )
    )]
    async fn deliver(&self, mail: OutboxMail) -> Result<Settled, StoreError> {
        let id = mail.id;
        // A mailer is the host's code: its panic costs one try, and not the worker.
        let sent = AssertUnwindSafe(self.send(&mail)).catch_unwind().await;
        let outcome = sent.unwrap_or_else(|_| SendOutcome::Retry {
            at: self.now() + pause_after(mail.tries),
            failure: "the mailer panicked".to_owned(),
        });
        let settled = match &outcome {
            SendOutcome::Sent { .. } => {
                tracing::info!(mail = %id, "mail sent");
                Settled::Sent
            }
            SendOutcome::Retry { failure, .. } => {
                tracing::warn!(mail = %id, failure, "mail not sent, to be tried again");
                Settled::Retried
            }
            SendOutcome::Dead { failure } => {
                tracing::error!(mail = %id, failure, "mail given up");
                Settled::Dead
            }
        };
        telemetry::mail(&mail, settled);
        self.inner().store.settle(id, &outcome).await?;
        Ok(settled)
    }

    async fn send(&self, mail: &OutboxMail) -> SendOutcome {
        if self.now() >= mail.expires_at {
            return SendOutcome::Dead {
                failure: "it could not be sent before it expired".to_owned(),
            };
        }
        let result = match self.finish(mail) {
            Ok(finished) => time::timeout(SEND_TIMEOUT, self.inner().mailer.send(&finished))
                .await
                .unwrap_or_else(|_| Err(MailError::transient("the mail server took too long"))),
            Err(error) => Err(error),
        };
        let Err(error) = result else { return SendOutcome::Sent { at: self.now() } };
        // Mail servers like to repeat the address; logs need not.
        let failure = error.to_string().replace(&mail.recipient, "(recipient)");
        if error.is_permanent() {
            SendOutcome::Dead { failure }
        } else {
            SendOutcome::Retry { at: self.now() + pause_after(mail.tries), failure }
        }
    }

    /// Renders a row of the outbox. The same row makes the same mail, so a repeat is recognised.
    fn finish(&self, mail: &OutboxMail) -> Result<Mail, MailError> {
        let inner = self.inner();
        let form = self.form(&mail.form).ok_or_else(|| {
            MailError::transient(format!("this host has no form `{}` any more", mail.form))
        })?;
        let origin = inner.public_url.origin();
        let secret = mail.secret.as_ref().and_then(|secret| secret.expose().split_once(' '));
        let (link, not_me, code);
        let letter = match (mail.kind, secret) {
            (MailKind::Confirm, Some((token, letters))) => {
                link = format!("{origin}{}/confirm?token={token}", form.path());
                not_me = format!("{origin}{}/not-me?token={token}", form.path());
                code = in_two_groups(letters);
                let lives = form.get_link_lifetime();
                Letter::Confirm { link: &link, code: &code, not_me: &not_me, lives }
            }
            (MailKind::Confirm, None) => {
                return Err(MailError::permanent("its link and code are gone"));
            }
            (MailKind::AccountExists, _) => Letter::AccountExists { owners: &inner.owners },
            (MailKind::Welcome, _) => {
                link = format!("{origin}{}", form.continue_path());
                Letter::Welcome { link: &link }
            }
        };
        let account = match form.has_password() {
            true => Account::WithPassword,
            false => Account::WithoutPassword,
        };
        let letter = compose(&letter, account, &inner.site_name);
        Ok(Mail {
            message_id: format!("<{}@{}>", mail.id, message_id_host(inner.public_url.host())),
            from: inner.mail_from.clone(),
            to: mail.recipient.clone(),
            subject: letter.subject,
            text: letter.text,
            html: letter.html,
            date: written_at(mail),
        })
    }
}

/// `BCDFGHJK` is easier to copy as `BCDF-GHJK`.
fn in_two_groups(letters: &str) -> String {
    match letters.split_at_checked(letters.len() / 2) {
        Some((first, second)) => format!("{first}-{second}"),
        None => letters.to_owned(),
    }
}

/// What may stand after the `@` of a `Message-ID`: an IPv6 address may not.
fn message_id_host(host: &str) -> &str {
    if host.starts_with('[') { "localhost" } else { host }
}

/// When the row was written: a UUIDv7 tells.
fn written_at(mail: &OutboxMail) -> SystemTime {
    let (seconds, nanos) = mail.id.get_timestamp().map_or((0, 0), |written| written.to_unix());
    SystemTime::UNIX_EPOCH + Duration::new(seconds, nanos)
}
