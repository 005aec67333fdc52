//! Between rows and values.

use super::value::{Columns, get, optional};
use crate::server::{
    event::{Event, EventKind},
    store::{
        Account, Attempt, AttemptState, DueEvent, MailKind, MailSecret, OutboxMail, Parked,
        StoredInvite,
    },
};

pub(super) fn attempt(row: &impl Columns) -> Result<Attempt, sqlx::Error> {
    Ok(Attempt {
        id: get(row, "id")?,
        email: get(row, "email")?,
        state: attempt_state(row)?,
        originator_hash: get(row, "originator_hash")?,
        password_hash: optional(row, "password_hash")?,
        mailed_at: get(row, "mailed_at")?,
        expires_at: get(row, "expires_at")?,
    })
}

pub(super) fn attempt_state(row: &impl Columns) -> Result<AttemptState, sqlx::Error> {
    Ok(match get::<String>(row, "state")?.as_str() {
        "pending" => AttemptState::Pending,
        "confirmed" => AttemptState::Confirmed,
        "parked" => AttemptState::Parked,
        _ => AttemptState::Superseded,
    })
}

pub(super) fn account(row: &impl Columns) -> Result<Account, sqlx::Error> {
    Ok(Account {
        id: get(row, "id")?,
        form: get(row, "form")?,
        email: optional(row, "email")?,
        email_normalized: optional(row, "email_normalized")?,
        username: optional(row, "username")?,
        profile: get(row, "profile")?,
        is_disposable: get(row, "is_disposable")?,
        confirmed_at: get(row, "confirmed_at")?,
    })
}

pub(super) fn outbox_mail(row: &impl Columns) -> Result<OutboxMail, sqlx::Error> {
    let kind = match get::<String>(row, "kind")?.as_str() {
        "confirm" => MailKind::Confirm,
        "account_exists" => MailKind::AccountExists,
        _ => MailKind::Welcome,
    };
    Ok(OutboxMail {
        id: get(row, "id")?,
        form: get(row, "form")?,
        attempt: optional(row, "attempt_id")?,
        kind,
        recipient: get(row, "recipient")?,
        secret: optional(row, "secret")?.map(MailSecret::new),
        tries: get(row, "tries")?,
        expires_at: get(row, "expires_at")?,
    })
}

pub(super) fn due_event(row: &impl Columns) -> Result<DueEvent, sqlx::Error> {
    let kind = match get::<String>(row, "kind")?.as_str() {
        "attempt_started" => EventKind::AttemptStarted,
        "erased" => EventKind::Erased,
        _ => EventKind::Confirmed,
    };
    let event = Event {
        id: get(row, "id")?,
        kind,
        form: get(row, "form")?,
        attempt: optional(row, "attempt_id")?,
        account: optional(row, "account_id")?,
        happened_at: get(row, "happened_at")?,
    };
    Ok(DueEvent { event, tries: get(row, "tries")? })
}

pub(super) fn invite(row: &impl Columns) -> Result<StoredInvite, sqlx::Error> {
    Ok(StoredInvite {
        id: get(row, "id")?,
        form: get(row, "form")?,
        email: optional(row, "email")?,
        domain: optional(row, "domain")?,
        uses: get(row, "uses")?,
        max_uses: get(row, "max_uses")?,
        created_at: get(row, "created_at")?,
        expires_at: get(row, "expires_at")?,
        revoked_at: optional(row, "revoked_at")?,
    })
}

pub(super) fn parked(row: &impl Columns) -> Result<Parked, sqlx::Error> {
    Ok(Parked {
        id: get(row, "id")?,
        email: get(row, "email")?,
        username: optional(row, "username")?,
        profile: get(row, "profile")?,
        is_disposable: get(row, "is_disposable")?,
        parked_at: get(row, "parked_at")?,
    })
}
