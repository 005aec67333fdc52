//! The outbox worker: what was written with an attempt is mailed, sooner or later, at least once.

use std::{
    panic::AssertUnwindSafe,
    time::{Duration, SystemTime},
};

use futures::FutureExt;
use tokio::{
    sync::watch,
    task::{JoinError, JoinHandle, JoinSet},
    time,
};

use super::{
    Signup,
    mail::{Account, Letter, Mail, MailError, compose},
    store::{MailKind, OutboxMail, SendOutcome, StoreError},
};

/// Mails on their way at the same time. Each is leased when there is a place for it, so a slow
/// recipient holds one place and delays nobody else.
const PARALLEL: usize = 8;

/// A mail server that takes longer is given up for this try. Some look at the content before they
/// answer.
const SEND_TIMEOUT: Duration = Duration::from_secs(120);

/// How long a mail belongs to one worker: longer than a try can take.
const LEASE: Duration = Duration::from_secs(180);

/// How long a worker that was told to stop waits for the mails on their way.
const GRACE: Duration = Duration::from_secs(5);

/// How often the outbox is looked at when nobody says that a mail waits: for retries that come
/// due, for mails of a process that died, and for those of other instances.
const LOOK: Duration = Duration::from_secs(1);

/// The first pause before another try; each further one doubles it.
const FIRST_PAUSE: Duration = Duration::from_secs(2);

/// The longest pause before another try.
const LONGEST_PAUSE: Duration = Duration::from_secs(15 * 60);

/// The mails on their way. Dropping it cuts them off; their leases end by themselves.
type Sending = JoinSet<Result<SendOutcome, StoreError>>;

/// What one pass over the outbox did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Delivery {
    /// Mails that the mail server took.
    pub sent: u32,
    /// Mails that will be tried again.
    pub retried: u32,
    /// Mails that will never be tried again.
    pub dead: u32,
}

impl Delivery {
    fn count(&mut self, outcome: &SendOutcome) {
        match outcome {
            SendOutcome::Sent { .. } => self.sent += 1,
            SendOutcome::Retry { .. } => self.retried += 1,
            SendOutcome::Dead { .. } => self.dead += 1,
        }
    }
}

/// The running worker. Dropping it lets the worker run on until the process ends; a mail that is
/// cut off then goes out again, with the same `Message-ID`, after the next start.
#[derive(Debug)]
pub struct Background {
    stop: watch::Sender<bool>,
    worker: JoinHandle<()>,
}

impl Background {
    /// Ends the worker after the mails that are on their way, within five seconds. What is not sent
    /// by then goes out after the next start.
    pub async fn stop(self) {
        self.stop.send_replace(true);
        if let Err(error) = self.worker.await {
            tracing::error!(%error, "the outbox worker failed");
        }
    }
}

impl Signup {
    /// Starts the outbox worker on the current tokio runtime.
    ///
    /// Keep the result and [`stop`](Background::stop) it after the server's graceful shutdown.
    ///
    /// # Panics
    /// Outside a tokio runtime.
    pub fn run_in_background(&self) -> Background {
        let (stop, stopped) = watch::channel(false);
        let worker = tokio::spawn(work(self.clone(), stopped));
        Background { stop, worker }
    }

    /// Sends what is due now, and returns when nothing is left. The worker does the same, again and
    /// again; tests and one-off programs call it themselves.
    ///
    /// # Errors
    /// A [`StoreError`] when the outbox cannot be read or written. What was not noted as sent will
    /// be sent again.
    pub async fn deliver_due_mail(&self) -> Result<Delivery, StoreError> {
        let mut delivery = Delivery::default();
        let mut sending = Sending::new();
        loop {
            self.fill(&mut sending).await?;
            match sending.join_next().await {
                None => return Ok(delivery),
                Some(Ok(outcome)) => delivery.count(&outcome?),
                Some(Err(error)) => tracing::error!(%error, "a mail was cut off"),
            }
        }
    }

    /// Takes as many mails as there are places for, and starts to send them. Each is a task of its
    /// own: one that waits for the store must not wait for whoever waits for the next mail.
    async fn fill(&self, sending: &mut Sending) -> Result<(), StoreError> {
        let places = u32::try_from(PARALLEL.saturating_sub(sending.len())).unwrap_or_default();
        if places == 0 {
            return Ok(());
        }
        let now = self.now();
        for mail in self.inner().store.lease(now, now + LEASE, places).await? {
            let signup = self.clone();
            sending.spawn(async move { signup.deliver(mail).await });
        }
        Ok(())
    }

    async fn deliver(&self, mail: OutboxMail) -> Result<SendOutcome, StoreError> {
        let id = mail.id;
        // A mailer is the host's code: its panic costs one try, and not the worker.
        let sent = AssertUnwindSafe(self.send(&mail)).catch_unwind().await;
        let outcome = sent.unwrap_or_else(|_| SendOutcome::Retry {
            at: self.now() + pause_after(mail.tries),
            failure: "the mailer panicked".to_owned(),
        });
        match &outcome {
            SendOutcome::Sent { .. } => tracing::info!(mail = %id, kind = ?mail.kind, "mail sent"),
            SendOutcome::Retry { failure, .. } => {
                tracing::warn!(mail = %id, failure, "mail not sent, to be tried again");
            }
            SendOutcome::Dead { failure } => {
                tracing::error!(mail = %id, failure, "mail given up");
            }
        }
        self.inner().store.settle(id, &outcome).await?;
        Ok(outcome)
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
        let (link, code);
        let letter = match (mail.kind, secret) {
            (MailKind::Confirm, Some((token, letters))) => {
                link = format!("{origin}{}/confirm?token={token}", form.path());
                code = in_two_groups(letters);
                Letter::Confirm { link: &link, code: &code, lives: form.link_lifetime() }
            }
            (MailKind::Confirm, None) => {
                return Err(MailError::permanent("its link and code are gone"));
            }
            (MailKind::AccountExists, _) => Letter::AccountExists,
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

/// Keeps the places filled, until it is told to stop.
async fn work(signup: Signup, mut stopped: watch::Receiver<bool>) {
    let mut sending = Sending::new();
    loop {
        if let Err(error) = signup.fill(&mut sending).await {
            tracing::error!(%error, "the outbox could not be read");
        }
        let stopping = async {
            // An error means that the handle was dropped: run on.
            if stopped.wait_for(|stop| *stop).await.is_err() {
                std::future::pending::<()>().await;
            }
        };
        tokio::select! {
            biased;
            () = stopping => break,
            Some(outcome) = sending.join_next() => log_unsettled(outcome),
            () = signup.inner().mail_waits.notified(), if sending.len() < PARALLEL => {}
            () = time::sleep(LOOK) => {}
        }
    }
    let rest = async {
        while let Some(outcome) = sending.join_next().await {
            log_unsettled(outcome);
        }
    };
    if time::timeout(GRACE, rest).await.is_err() {
        tracing::warn!("mails on their way were given up; they go out after the next start");
    }
}

fn log_unsettled(outcome: Result<Result<SendOutcome, StoreError>, JoinError>) {
    match outcome {
        Ok(Ok(_)) => {}
        Ok(Err(error)) => {
            tracing::error!(%error, "the outbox could not be written; a mail may go out again");
        }
        Err(error) => tracing::error!(%error, "a mail was cut off; it will go out again"),
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

/// Twice as long after each try, between half and all of it at random, so that the mails of an
/// outage do not come back all at once.
fn pause_after(tries: u32) -> Duration {
    let full = FIRST_PAUSE.saturating_mul(1 << tries.min(16)).min(LONGEST_PAUSE);
    let half = full / 2;
    let random = getrandom::u32().unwrap_or(u32::MAX);
    half + half.mul_f64(f64::from(random) / f64::from(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_a_bound_and_vary() {
        for (tries, full) in [(0, 2), (1, 4), (5, 64), (20, 900), (u32::MAX, 900)] {
            let full = Duration::from_secs(full);
            let pause = pause_after(tries);
            assert!(pause >= full / 2 && pause <= full, "{tries}: {pause:?}");
        }
        let pauses: std::collections::HashSet<_> = (0..20).map(|_| pause_after(9)).collect();
        assert!(pauses.len() > 10);
    }
}
