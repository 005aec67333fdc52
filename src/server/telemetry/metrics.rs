//! Counters, gauges and span fields. The module takes words and numbers, never a result type, so that
//! every other room can use it.

use std::fmt;

use metrics::{Gauge, SharedString, Unit, counter, describe_counter, describe_gauge, gauge};
use tracing::{Span, field};
use uuid::Uuid;

use crate::{email::EmailAddress, form::Form, wire::refusal::Refusal};

/// Attempts that were begun.
pub const ATTEMPTS: &str = "signup_attempts_total";

/// Accounts that were made.
pub const CONFIRMED: &str = "signup_confirmed_total";

/// Problems that were found with submissions, codes and links.
pub const REFUSED: &str = "signup_refused_total";

/// Tries to send a mail.
pub const MAILS: &str = "signup_mails_total";

/// Tries to send a mail that failed because the mail server or its settings refuse every mail.
pub const MAIL_FAULTS: &str = "signup_mail_faults_total";

/// Tries to tell the host of an event.
pub const EVENTS: &str = "signup_events_total";

/// Outdated rows that were deleted.
pub const PURGED: &str = "signup_purged_total";

/// Rows that were deleted with a person's data.
pub const ERASED: &str = "signup_erased_total";

/// Keys of older versions that were recomputed.
pub const REKEYED: &str = "signup_rekeyed_total";

/// Rows that keep a key of an older version.
pub const KEY_CONFLICTS: &str = "signup_key_conflicts";

/// How often the worker read what waits.
pub const WORKER_ROUNDS: &str = "signup_worker_rounds_total";

/// Mails that wait to be sent.
pub const MAILS_WAITING: &str = "signup_mails_waiting";

/// Mails that wait for their budgets.
pub const MAILS_DEFERRED: &str = "signup_mails_deferred";

/// Seconds for which the oldest mail has waited.
pub const MAIL_AGE: &str = "signup_mail_age_seconds";

/// Events that wait to be told.
pub const EVENTS_WAITING: &str = "signup_events_waiting";

/// Seconds for which the oldest event has waited.
pub const EVENT_AGE: &str = "signup_event_age_seconds";

/// Passwords being hashed or waiting for it.
pub const HASH_QUEUE: &str = "signup_hash_queue";

/// Describes the metrics to the recorder.
pub(crate) fn describe() {
    describe_counter!(ATTEMPTS, "Sign-up attempts that were begun");
    describe_counter!(CONFIRMED, "Accounts that were made");
    describe_counter!(REFUSED, "Problems found with submissions, codes and links");
    describe_counter!(MAILS, "Tries to send a sign-up mail");
    describe_counter!(
        MAIL_FAULTS,
        "Tries to send a mail that failed by a fault of the mail server or its settings"
    );
    describe_counter!(EVENTS, "Tries to tell the host of a sign-up event");
    describe_counter!(PURGED, "Outdated rows that were deleted");
    describe_counter!(ERASED, "Rows that were deleted with a person's data");
    describe_counter!(REKEYED, "Keys of older versions that were recomputed");
    describe_gauge!(KEY_CONFLICTS, "Rows that keep a key of an older version");
    describe_counter!(WORKER_ROUNDS, "How often the worker read what waits");
    describe_gauge!(MAILS_WAITING, "Mails that wait to be sent");
    describe_gauge!(MAILS_DEFERRED, "Mails that wait for their budgets");
    describe_gauge!(MAIL_AGE, Unit::Seconds, "How long the oldest mail has waited");
    describe_gauge!(EVENTS_WAITING, "Events that wait to be told");
    describe_gauge!(EVENT_AGE, Unit::Seconds, "How long the oldest event has waited");
    describe_gauge!(HASH_QUEUE, "Passwords being hashed or waiting for it");
}

/// The gauge of the hash queue in the current recorder.
pub(crate) fn hash_queue() -> Gauge {
    gauge!(HASH_QUEUE)
}

/// Records the outcome of the current span.
pub(crate) fn record_outcome(outcome: &'static str) {
    Span::current().record("outcome", outcome);
}

/// Records in the current span which attempt it is about.
pub(crate) fn record_attempt(id: Uuid, address: &EmailAddress) {
    let span = Span::current();
    span.record("attempt", field::display(id));
    span.record("address", field::debug(address));
}

/// Counts an attempt that began.
pub(crate) fn attempt_started(form: &Form) {
    counter!(ATTEMPTS, "form" => form.id()).increment(1);
}

/// Counts a new account.
pub(crate) fn account_created(form: &Form) {
    counter!(CONFIRMED, "form" => form.id()).increment(1);
}

/// Counts a submission that sprang the trap for bots.
pub(crate) fn trapped(form: &Form, by: &'static str) {
    problem(form, "trap", by);
    tracing::info!(by, "a submission sprang the trap for bots");
}

/// Counts a mail that waits for its budgets.
pub(crate) fn deferred(form: &Form) {
    counter!(MAILS, "form" => form.id(), "outcome" => "deferred").increment(1);
}

/// Counts a mail that no budget allows while its link lives.
pub(crate) fn withheld(form: &Form) {
    counter!(MAILS, "form" => form.id(), "outcome" => "withheld").increment(1);
}

/// Counts rows by their kind. A kind without rows is left out.
pub(crate) fn count_rows(metric: &'static str, kinds: &[(&'static str, u64)]) {
    for (kind, rows) in kinds {
        if *rows > 0 {
            counter!(metric, "kind" => *kind).increment(*rows);
        }
    }
}

/// Sets the number of rows that keep an outdated key.
pub(crate) fn key_conflicts(rows: u64) {
    #[allow(clippy::cast_precision_loss, reason = "there are fewer than 2^53 rows")]
    gauge!(KEY_CONFLICTS).set(rows as f64);
}

/// Counts a round of a worker.
pub(crate) fn worker_round(queue: &'static str) {
    counter!(WORKER_ROUNDS, "queue" => queue).increment(1);
}

/// Sets the gauges of the outbox: rows, and the age of the oldest in seconds.
pub(crate) fn waiting_mails(rows: u32, age: f64) {
    gauge!(MAILS_WAITING).set(f64::from(rows));
    gauge!(MAIL_AGE).set(age);
}

/// Sets the number of mails that wait for their budgets.
pub(crate) fn deferred_mails(rows: u32) {
    gauge!(MAILS_DEFERRED).set(f64::from(rows));
}

/// Sets the gauges of the events: rows, and the age of the oldest in seconds.
pub(crate) fn waiting_events(rows: u32, age: f64) {
    gauge!(EVENTS_WAITING).set(f64::from(rows));
    gauge!(EVENT_AGE).set(age);
}

/// Counts a try to send a mail.
pub(crate) fn mail(form: &str, outcome: &'static str) {
    record_outcome(outcome);
    counter!(MAILS, "form" => form.to_owned(), "outcome" => outcome).increment(1);
}

/// Counts a try that failed by a fault of the mail server or its settings.
pub(crate) fn mail_fault(stage: &'static str) {
    counter!(MAIL_FAULTS, "stage" => stage).increment(1);
}

/// Counts a try to deliver an event.
pub(crate) fn event(form: &str, kind: &'static str, outcome: &'static str) {
    let labels = [("form", form.to_owned()), ("kind", kind.into()), ("outcome", outcome.into())];
    counter!(EVENTS, &labels).increment(1);
}

/// Counts a refusal and returns its word.
pub(crate) fn refused(form: &Form, refusal: &Refusal) -> &'static str {
    match refusal {
        // The limit counted it.
        refusal if refusal.asks_for_work().is_some() => "too_often",
        Refusal::Problems(problems) => {
            for problem in problems {
                let code = problem.code.to_string();
                // A number follows the word, such as the value of a character that was typed.
                let code = code.split_once(':').map_or(code.as_str(), |(word, _)| word);
                count_refused(form, problem.field.clone(), code.to_owned());
            }
            "refused"
        }
        Refusal::Busy { .. } => problem(form, "", "busy"),
        // The limit counted it.
        Refusal::TooOften { .. } => "too_often",
        Refusal::Unavailable => problem(form, "", "unavailable"),
        Refusal::Closed => problem(form, "", "closed"),
        Refusal::Malformed => problem(form, "", "malformed"),
        Refusal::Unreachable => problem(form, "", "unreachable"),
        Refusal::NotConfigured => problem(form, "", "not_configured"),
    }
}

/// Counts a problem by a fixed word and returns the word.
pub(crate) fn problem(form: &Form, field: &'static str, code: &'static str) -> &'static str {
    count_refused(form, field, code);
    code
}

fn count_refused(form: &Form, field: impl Into<SharedString>, code: impl Into<SharedString>) {
    let labels = [("form", form.id().into()), ("field", field.into()), ("code", code.into())];
    counter!(REFUSED, &labels as &[(&str, SharedString)]).increment(1);
}

/// A recipient as the log may show it.
pub(crate) struct Masked<'a>(pub(crate) &'a str);

impl fmt::Display for Masked<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match EmailAddress::parse_stored(self.0) {
            Ok(address) => write!(f, "{address:?}"),
            Err(_) => f.write_str("***"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_shows_a_letter_and_the_domain_of_an_address() {
        assert_eq!(Masked("ada@example.org").to_string(), "a***@example.org");
        assert_eq!(Masked("no address").to_string(), "***");
    }
}
