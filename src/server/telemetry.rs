//! What operators see: counters of the funnel, and spans. Never a word about a person.
//!
//! # Metrics
//! They go to the recorder of the host through the `metrics` facade, whichever exporter it is of.
//! Install it before [`build`](crate::SignupBuilder::build), which describes them; without one they
//! cost next to nothing.
//!
//! | name | labels | what |
//! |---|---|---|
//! | [`ATTEMPTS`] | `form` | attempts that were begun |
//! | [`CONFIRMED`] | `form` | accounts that were made |
//! | [`REFUSED`] | `form`, `field`, `code` | problems that were found |
//! | [`MAILS`] | `form`, `outcome` | tries to send a mail: `sent`, `retried`, `dead`; and `withheld`, when a budget was spent |
//! | [`EVENTS`] | `form`, `kind`, `outcome` | tries to tell the host: `sent`, `retried` |
//! | [`PURGED`] | `kind` | outdated rows that were deleted: `attempt`, `consent`, `mail`, `budget`, `answer` |
//! | [`ERASED`] | `kind` | rows that were deleted with a person's data: `account`, `attempt`, `consent`, `mail`, `invite`, `budget`, `event` |
//! | [`REKEYED`] | `kind` | keys of older versions that were made anew: `account`, `attempt` |
//! | [`KEY_CONFLICTS`] | | rows that keep a key of an older version (a gauge, each time keys are made anew) |
//! | [`WORKER_ROUNDS`] | `line` | how often the worker read what waits: `outbox`, `events` |
//! | [`MAILS_WAITING`], [`EVENTS_WAITING`] | | what waits in the database, of all instances, up to 1,000 (gauges, once a minute) |
//! | [`MAIL_AGE`], [`EVENT_AGE`] | | seconds for which the oldest of them has waited (gauges, once a minute) |
//! | [`HASH_QUEUE`] | | passwords being hashed or waiting for it (a gauge) |
//!
//! Labels are ids of forms, names of fields and words of a fixed list, so their number is bounded;
//! words of the host (`host_…`) count as such, and what was typed never is one. The numbers of a
//! [code](crate::form::ProblemCode) are left out: `password_too_short`, not `password_too_short:15`. A
//! problem of the whole submission has no field, and the word of its
//! [refusal](crate::Refusal), such as `busy` and `unavailable`.
//! What a [captcha](super::captcha) did not let pass is at the field `captcha`.
//! Links that were clicked in vain are at the field `link`: `link_expired`, `link_unknown`. A
//! submission that sprang the trap for bots counts as refused, at the field of the trap, with the
//! code `trapped`, or `too_fast`, and not as an attempt.
//!
//! No counter tells addresses with an account from others: neither the kind of a mail nor what its
//! attempt came to is a label. So even a page of metrics that everybody reads betrays nobody.
//!
//! # Traces
//! | span | fields |
//! |---|---|
//! | `signup.register` | `form`, `attempt`, `address`, `outcome` |
//! | `signup.confirm` | `form`, `proof`, `attempt`, `address`, `outcome` |
//! | `signup.resend` | `form`, `attempt`, `address`, `outcome` |
//! | `signup.send` | `form`, `mail`, `attempt`, `kind`, `address`, `outcome` |
//!
//! They are of the level INFO. Addresses are masked: `a***@example.org`. Passwords, tokens, codes,
//! hashes and values of the host's fields are in no span and no event, at no level; the statements
//! that sqlx logs have placeholders where the values are. The kind of a mail tells whether an
//! address has an account: logs are for the eyes of operators.
//!
//! # Security events
//! They are of the level WARN and of the target `leptos_signup::security`, so that a filter can send
//! them where somebody watches. The field `event` says what happened:
//!
//! | event | fields | when |
//! |---|---|---|
//! | `limit_hit` | `form`, `tried`, `scope` | somebody was told to wait. `tried` is `sign_up`, `code`, `password`, `address`, `resend`, `link`, `look_up` or `unscripted`; `scope` is `network`, `attempt`, `address`, `form` or `host` |
//! | `replay` | `form`, `proof` | the secret of a confirmation was used again: a `link` or a `code` |
//! | `foreign_origin` | `reason` | a browser posted from the page of another site |
//! | `mail_withheld` | `form` | no mail was written, for a budget is spent |
//! | `dead_mail` | `form`, `mail` | a mail was given up; its row in `signup_outbox` says why |
//! | `captcha_refused` | `form`, `code` | a captcha was not passed |
//! | `captcha_down` | `form`, `captcha`, `cause`, `when_down` | nobody says whether one was passed (ERROR) |
//! | `captcha_of_other_keys` | `form` | an answer was refused that is of other keys than the host's |
//! | `captcha_elsewhere` | `form`, `hostname` | one was solved at another host, as far as the browser tells |
//! | `untold_client` | | once: who sends requests cannot be told, so no limit per network holds |
//!
//! No field has an address of a person or of a machine: whom a limit hit is in the log of the proxy.
//!
//! # Deployment caveat
//! What the host logs is the host's: the link in a mail has its token in the query
//! (`…/confirm?token=…`), so a `TraceLayer` or a proxy in front should log paths without queries.

use std::fmt;

use metrics::{Gauge, SharedString, Unit, counter, describe_counter, describe_gauge, gauge};
use tracing::{Span, field};

use super::{
    event::Event,
    health::Health,
    registration::Registered,
    rekeying::Rekeyed,
    security,
    store::{Attempt, Confirmed, Erased, OutboxMail, Purged},
    worker::Settled,
};
use crate::{Form, Refusal, email::EmailAddress};

/// Attempts that were begun.
pub const ATTEMPTS: &str = "signup_attempts_total";

/// Accounts that were made.
pub const CONFIRMED: &str = "signup_confirmed_total";

/// Problems that were found with submissions, codes and links.
pub const REFUSED: &str = "signup_refused_total";

/// Tries to send a mail.
pub const MAILS: &str = "signup_mails_total";

/// Tries to tell the host of an event.
pub const EVENTS: &str = "signup_events_total";

/// Outdated rows that were deleted.
pub const PURGED: &str = "signup_purged_total";

/// Rows that were deleted with a person's data.
pub const ERASED: &str = "signup_erased_total";

/// Keys of older versions that were made anew.
pub const REKEYED: &str = "signup_rekeyed_total";

/// Rows that keep a key of an older version.
pub const KEY_CONFLICTS: &str = "signup_key_conflicts";

/// How often the worker read what waits.
pub const WORKER_ROUNDS: &str = "signup_worker_rounds_total";

/// Mails that wait to be sent.
pub const MAILS_WAITING: &str = "signup_mails_waiting";

/// Seconds for which the oldest mail has waited.
pub const MAIL_AGE: &str = "signup_mail_age_seconds";

/// Events that wait to be told.
pub const EVENTS_WAITING: &str = "signup_events_waiting";

/// Seconds for which the oldest event has waited.
pub const EVENT_AGE: &str = "signup_event_age_seconds";

/// Passwords being hashed or waiting for it.
pub const HASH_QUEUE: &str = "signup_hash_queue";

/// Tells the recorder what the numbers mean.
pub(super) fn describe() {
    describe_counter!(ATTEMPTS, "Sign-up attempts that were begun");
    describe_counter!(CONFIRMED, "Accounts that were made");
    describe_counter!(REFUSED, "Problems found with submissions, codes and links");
    describe_counter!(MAILS, "Tries to send a sign-up mail");
    describe_counter!(EVENTS, "Tries to tell the host of a sign-up event");
    describe_counter!(PURGED, "Outdated rows that were deleted");
    describe_counter!(ERASED, "Rows that were deleted with a person's data");
    describe_counter!(REKEYED, "Keys of older versions that were made anew");
    describe_gauge!(KEY_CONFLICTS, "Rows that keep a key of an older version");
    describe_counter!(WORKER_ROUNDS, "How often the worker read what waits");
    describe_gauge!(MAILS_WAITING, "Mails that wait to be sent");
    describe_gauge!(MAIL_AGE, Unit::Seconds, "How long the oldest mail has waited");
    describe_gauge!(EVENTS_WAITING, "Events that wait to be told");
    describe_gauge!(EVENT_AGE, Unit::Seconds, "How long the oldest event has waited");
    describe_gauge!(HASH_QUEUE, "Passwords being hashed or waiting for it");
}

/// The gauge of the line for hashing, of the caller's recorder.
pub(super) fn hash_queue() -> Gauge {
    gauge!(HASH_QUEUE)
}

/// What a registration came to.
pub(super) fn registered(form: &Form, result: &Result<Registered, Refusal>) {
    let outcome = match result {
        Ok(Registered::Attempt(_)) => "attempt",
        Ok(Registered::Account(_)) => "account",
        Err(refusal) => refused(form, refusal),
    };
    Span::current().record("outcome", outcome);
}

/// An attempt was written.
pub(super) fn attempt_started(form: &Form) {
    counter!(ATTEMPTS, "form" => form.id()).increment(1);
}

/// An account was written.
pub(super) fn account_made(form: &Form) {
    counter!(CONFIRMED, "form" => form.id()).increment(1);
}

/// A bot gave itself away.
pub(super) fn trapped(form: &Form, by: &'static str) {
    problem(form, "trap", by);
    tracing::info!(by, "a submission sprang the trap for bots");
}

/// A mail was not written: a budget is spent.
pub(super) fn withheld(form: &Form) {
    counter!(MAILS, "form" => form.id(), "outcome" => "withheld").increment(1);
    security::mail_withheld(form);
}

/// Outdated rows were deleted.
pub(super) fn purged(purged: Purged) {
    let kinds = [
        ("attempt", purged.attempts),
        ("consent", purged.consents),
        ("mail", purged.mails),
        ("budget", purged.budgets),
        ("answer", purged.answers),
    ];
    count_rows(PURGED, &kinds);
}

/// A person's data was deleted.
pub(super) fn erased(erased: &Erased) {
    let accounts = u64::try_from(erased.accounts.len()).unwrap_or(u64::MAX);
    let kinds = [
        ("account", accounts),
        ("attempt", erased.attempts),
        ("consent", erased.consents),
        ("mail", erased.mails),
        ("invite", erased.invites),
        ("budget", erased.budgets),
        ("event", erased.events),
    ];
    count_rows(ERASED, &kinds);
}

/// Keys were made anew.
pub(super) fn rekeyed(rekeyed: &Rekeyed) {
    count_rows(REKEYED, &[("account", rekeyed.accounts), ("attempt", rekeyed.attempts)]);
    #[allow(clippy::cast_precision_loss, reason = "rows are no 2^53")]
    gauge!(KEY_CONFLICTS).set(rekeyed.conflicting as f64);
}

/// Counts rows of several kinds, and none of those that there were not.
fn count_rows(metric: &'static str, kinds: &[(&'static str, u64)]) {
    for (kind, rows) in kinds {
        if *rows > 0 {
            counter!(metric, "kind" => *kind).increment(*rows);
        }
    }
}

/// The worker read what waits in a line.
pub(super) fn round(line: &'static str) {
    counter!(WORKER_ROUNDS, "line" => line).increment(1);
}

/// What was found of the instance's health. A database that is away leaves the gauges as they are.
pub(super) fn health(health: &Health) {
    let Some(database) = &health.database else { return };
    gauge!(MAILS_WAITING).set(f64::from(database.mails.rows));
    gauge!(MAIL_AGE).set(database.mails.oldest.as_secs_f64());
    gauge!(EVENTS_WAITING).set(f64::from(database.events.rows));
    gauge!(EVENT_AGE).set(database.events.oldest.as_secs_f64());
}

/// Somebody asked too often.
pub(super) fn limited(form: &Form) {
    problem(form, "", "too_often");
}

/// What the proof of a link came to.
pub(super) fn confirmed_by_link(form: &Form, result: Result<Confirmed, &Refusal>) {
    let outcome = match result {
        Ok(Confirmed::Expired) => problem(form, "link", "link_expired"),
        Ok(Confirmed::Unknown) => problem(form, "link", "link_unknown"),
        result => confirmed(form, "link", result),
    };
    Span::current().record("outcome", outcome);
}

/// What a code came to.
pub(super) fn confirmed_by_code(form: &Form, result: Result<Confirmed, &Refusal>) {
    let outcome = match result {
        Ok(Confirmed::Expired) => problem(form, "code", "code_expired"),
        result => confirmed(form, "code", result),
    };
    Span::current().record("outcome", outcome);
}

fn confirmed(
    form: &Form,
    proof: &'static str,
    result: Result<Confirmed, &Refusal>,
) -> &'static str {
    match result {
        Ok(Confirmed::Now) => {
            account_made(form);
            "now"
        }
        Ok(Confirmed::Before) => {
            security::replay(form, proof);
            "before"
        }
        Ok(Confirmed::Parked) => "parked",
        Ok(Confirmed::InviteSpent) => problem(form, "invite", "invite_used_up"),
        Ok(Confirmed::UsernameTaken) => problem(form, "username", "username_taken"),
        Ok(Confirmed::TooManyTries) => problem(form, "code", "too_many_tries"),
        Ok(Confirmed::WrongCode | Confirmed::Unknown | Confirmed::Expired) => {
            problem(form, "code", "wrong_code")
        }
        Err(refusal) => refused(form, refusal),
    }
}

/// A try to send a mail ended.
pub(super) fn mail(mail: &OutboxMail, settled: Settled) {
    let outcome = word(settled);
    Span::current().record("outcome", outcome);
    counter!(MAILS, "form" => mail.form.clone(), "outcome" => outcome).increment(1);
    if settled == Settled::Dead {
        security::dead_mail(mail);
    }
}

/// A try to tell the host ended.
pub(super) fn event(event: &Event, settled: Settled) {
    let labels = [
        ("form", event.form.clone()),
        ("kind", event.kind.as_str().to_owned()),
        ("outcome", word(settled).to_owned()),
    ];
    counter!(EVENTS, &labels).increment(1);
}

/// Says in the current span which attempt it is about.
pub(super) fn about(attempt: &Attempt) {
    let span = Span::current();
    span.record("attempt", field::display(attempt.id));
    span.record("address", field::display(Masked(&attempt.email)));
}

fn word(settled: Settled) -> &'static str {
    match settled {
        Settled::Sent => "sent",
        Settled::Retried => "retried",
        Settled::Dead => "dead",
    }
}

/// Counts a refusal and gives it a word.
fn refused(form: &Form, refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::Problems(problems) => {
            for problem in problems {
                let code = problem.code.to_string();
                // What follows the word is a number, such as that of a character that was typed.
                let code = code.split_once(':').map_or(code.as_str(), |(word, _)| word);
                count_refused(form, problem.field.clone(), code.to_owned());
            }
            "refused"
        }
        Refusal::Busy { .. } => problem(form, "", "busy"),
        // Counted where the limit was hit.
        Refusal::TooOften { .. } => "too_often",
        Refusal::Unavailable => problem(form, "", "unavailable"),
        Refusal::Closed => problem(form, "", "closed"),
        Refusal::Malformed => problem(form, "", "malformed"),
        Refusal::Unreachable => problem(form, "", "unreachable"),
        Refusal::NotConfigured => problem(form, "", "not_configured"),
    }
}

/// Counts a problem with a word of ours, and returns the word.
fn problem(form: &Form, field: &'static str, code: &'static str) -> &'static str {
    count_refused(form, field, code);
    code
}

fn count_refused(form: &Form, field: impl Into<SharedString>, code: impl Into<SharedString>) {
    let labels = [("form", form.id().into()), ("field", field.into()), ("code", code.into())];
    counter!(REFUSED, &labels as &[(&str, SharedString)]).increment(1);
}

/// An address, or any text in its place, as it may be logged.
pub(super) struct Masked<'a>(pub(super) &'a str);

impl fmt::Display for Masked<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match EmailAddress::parse(self.0) {
            Ok(address) => write!(f, "{address:?}"),
            Err(_) => f.write_str("***"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_logged_of_an_address_is_a_letter_and_the_domain() {
        assert_eq!(Masked("ada@example.org").to_string(), "a***@example.org");
        assert_eq!(Masked("no address").to_string(), "***");
    }
}
