//! What becomes of a confirmation: without a transaction, and in metrics.

use std::time::SystemTime;

use crate::{
    form::Form,
    server::{
        flow::just_confirmed::JustConfirmed,
        store::attempt::{Attempt, AttemptState, ConfirmOutcome},
        telemetry::{metrics, security},
    },
    wire::refusal::Refusal,
};

/// The result of a confirmation.
#[derive(Debug)]
pub(crate) struct ConfirmResult {
    pub(crate) outcome: ConfirmOutcome,
    /// The account, if this confirmation created it.
    pub(crate) just_confirmed: Option<JustConfirmed>,
    /// The page to go on to, unless another person chose it.
    pub(crate) next_page: Option<String>,
}

/// What a link of this attempt does, if that is nothing.
pub(super) fn settled(attempt: &Attempt, now: SystemTime) -> Option<ConfirmOutcome> {
    match attempt.state {
        AttemptState::Confirmed | AttemptState::Superseded => {
            Some(ConfirmOutcome::AlreadyConfirmed)
        }
        AttemptState::Parked => Some(ConfirmOutcome::Parked),
        AttemptState::Rejected => Some(ConfirmOutcome::NotFound),
        AttemptState::Pending if attempt.expires_at <= now => Some(ConfirmOutcome::Expired),
        AttemptState::Pending => None,
    }
}

/// Counts the outcome of a confirmation and records it in the span.
pub(super) fn record(form: &Form, proof: &'static str, result: &Result<ConfirmResult, Refusal>) {
    let word = match result.as_ref().map(|confirmed| confirmed.outcome) {
        Ok(ConfirmOutcome::Confirmed) => {
            metrics::account_created(form);
            "now"
        }
        Ok(ConfirmOutcome::AlreadyConfirmed) => {
            security::replay(form, proof);
            "before"
        }
        Ok(ConfirmOutcome::Parked) => "parked",
        Ok(ConfirmOutcome::Expired) if proof == "link" => {
            metrics::problem(form, "link", "link_expired")
        }
        Ok(ConfirmOutcome::NotFound) if proof == "link" => {
            metrics::problem(form, "link", "link_unknown")
        }
        Ok(ConfirmOutcome::Expired) => metrics::problem(form, "code", "code_expired"),
        Ok(ConfirmOutcome::InviteSpent) => metrics::problem(form, "invite", "invite_used_up"),
        Ok(ConfirmOutcome::InviteForAnother) => {
            metrics::problem(form, "invite", "invite_for_another")
        }
        Ok(ConfirmOutcome::UsernameTaken) => metrics::problem(form, "username", "username_taken"),
        Ok(ConfirmOutcome::TooManyTries) => metrics::problem(form, "code", "too_many_tries"),
        Ok(ConfirmOutcome::WrongCode | ConfirmOutcome::NotFound) => {
            metrics::problem(form, "code", "wrong_code")
        }
        Err(refusal) => metrics::refused(form, refusal),
    };
    metrics::record_outcome(word);
}
