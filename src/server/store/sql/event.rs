//! Events: written with what they tell of, handed out in the order of each attempt, deleted once
//! the host took them. Ids grow with time, so that they are the order.

use std::time::SystemTime;

use uuid::Uuid;

use super::{
    engine::Engine,
    row,
    session::Session,
    value::{get, values},
};
use crate::server::{
    event::{Event, EventKind},
    store::{DueEvent, EventOutcome, NewAccount, NewAttempt, StoreError},
    worker::FURTHEST,
};

/// The event of a new attempt, where the host listens.
pub(super) fn attempt_started(attempt: &NewAttempt) -> Option<Event> {
    Some(Event {
        id: attempt.event?,
        kind: EventKind::AttemptStarted,
        form: attempt.form.to_owned(),
        attempt: Some(attempt.id),
        account: None,
        happened_at: attempt.mail.now,
    })
}

/// The event of an account that needed no confirmation, where the host listens.
pub(super) fn account_created(account: &NewAccount) -> Option<Event> {
    Some(Event {
        id: account.event?,
        kind: EventKind::Confirmed,
        form: account.form.to_owned(),
        attempt: None,
        account: Some(account.id),
        happened_at: account.now,
    })
}

/// Writes an event, to be told after the commit.
pub(super) async fn note<E: Engine>(
    session: &mut Session<E>,
    event: Option<Event>,
) -> Result<(), StoreError> {
    let Some(event) = event else { return Ok(()) };
    let due_at = event.happened_at;
    note_for(session, &event, due_at).await
}

/// Writes an event, to be told from `due_at` on.
pub(super) async fn note_for<E: Engine>(
    session: &mut Session<E>,
    event: &Event,
    due_at: SystemTime,
) -> Result<(), StoreError> {
    session
        .execute(
            "INSERT INTO signup_event
                 (id, form, kind, attempt_id, account_id, happened_at, due_at, tries)
             VALUES ($1, $2, $3, $4, $5, $6, $7, 0)",
            values![
                event.id,
                &event.form,
                event.kind.as_str(),
                event.attempt,
                event.account,
                event.happened_at,
                due_at,
            ],
        )
        .await?;
    Ok(())
}

/// Whether an event is due, or was put off by a clock that was ahead. In order, because PostgreSQL
/// reads the whole table for any.
pub(super) async fn is_due<E: Engine>(
    session: &mut Session<E>,
    now: SystemTime,
) -> Result<bool, StoreError> {
    let sql = "SELECT event.id FROM signup_event AS event
               WHERE event.due_at <= $1
                 AND NOT EXISTS (SELECT 1 FROM signup_event AS earlier
                                 WHERE earlier.attempt_id = event.attempt_id
                                   AND earlier.id < event.id)
               ORDER BY event.due_at, event.id
               LIMIT 1";
    if session.row(sql, values![now]).await?.is_some() {
        return Ok(true);
    }
    let sql = "SELECT id FROM signup_event WHERE due_at > $1 ORDER BY due_at, id LIMIT 1";
    Ok(session.row(sql, values![now + FURTHEST]).await?.is_some())
}

/// Of each attempt the first event that waits: what comes after it waits until it is gone.
pub(super) async fn lease<E: Engine>(
    session: &mut Session<E>,
    now: SystemTime,
    until: SystemTime,
    limit: u32,
) -> Result<Vec<DueEvent>, StoreError> {
    let misdated = "SELECT id FROM signup_event WHERE due_at > $1 ORDER BY due_at, id LIMIT $2
                    FOR UPDATE SKIP LOCKED";
    for row in session.rows(misdated, values![now + FURTHEST, limit]).await? {
        put_off(session, get(&row, "id")?, now).await?;
    }
    let rows = session
        .rows(
            "SELECT id, form, kind, attempt_id, account_id, happened_at, tries
             FROM signup_event AS event
             WHERE event.due_at <= $1
               AND NOT EXISTS (SELECT 1 FROM signup_event AS earlier
                               WHERE earlier.attempt_id = event.attempt_id
                                 AND earlier.id < event.id)
             ORDER BY event.due_at, event.id
             LIMIT $2
             FOR UPDATE SKIP LOCKED",
            values![now, limit],
        )
        .await?;
    let events: Vec<DueEvent> = rows.iter().map(row::due_event).collect::<Result<_, _>>()?;
    for due in &events {
        put_off(session, due.event.id, until).await?;
    }
    Ok(events)
}

async fn put_off<E: Engine>(
    session: &mut Session<E>,
    id: Uuid,
    until: SystemTime,
) -> Result<(), StoreError> {
    let sql = "UPDATE signup_event SET due_at = $2 WHERE id = $1";
    session.execute(sql, values![id, until]).await?;
    Ok(())
}

pub(super) async fn settle<E: Engine>(
    session: &mut Session<E>,
    id: Uuid,
    outcome: &EventOutcome,
) -> Result<(), StoreError> {
    match outcome {
        EventOutcome::Delivered => {
            session.execute("DELETE FROM signup_event WHERE id = $1", values![id]).await?
        }
        EventOutcome::Retry { at } => {
            let sql = "UPDATE signup_event SET due_at = $2, tries = tries + 1 WHERE id = $1";
            session.execute(sql, values![id, *at]).await?
        }
    };
    Ok(())
}
