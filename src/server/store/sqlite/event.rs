//! Events: written with what they tell of, handed out in the order of each attempt, deleted once
//! the host took them.

use std::time::SystemTime;

use sqlx::{Row, Sqlite, SqlitePool, Transaction};
use uuid::Uuid;

use super::{
    failed,
    row::{due_event, millis},
};
use crate::server::{
    event::{Event, EventKind},
    store::{DueEvent, EventOutcome, NewAccount, NewAttempt, StoreError},
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
pub(super) async fn note(
    transaction: &mut Transaction<'static, Sqlite>,
    event: Option<Event>,
) -> Result<(), StoreError> {
    let Some(event) = event else { return Ok(()) };
    sqlx::query(
        "INSERT INTO signup_event
             (id, form, kind, attempt_id, account_id, happened_at, due_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)",
    )
    .bind(event.id)
    .bind(event.form)
    .bind(event.kind.as_str())
    .bind(event.attempt)
    .bind(event.account)
    .bind(millis(event.happened_at))
    .execute(&mut **transaction)
    .await
    .map_err(failed)?;
    Ok(())
}

/// A look without the writer's turn, so that an idle worker disturbs nobody.
pub(super) async fn is_due(pool: &SqlitePool, now: SystemTime) -> Result<bool, StoreError> {
    sqlx::query(
        "SELECT EXISTS (
             SELECT 1 FROM signup_event AS event
             WHERE event.due_at <= ?1 AND event.leased_until <= ?1
               AND NOT EXISTS (SELECT 1 FROM signup_event AS earlier
                               WHERE earlier.attempt_id = event.attempt_id
                                 AND earlier.position < event.position)
         )",
    )
    .bind(millis(now))
    .fetch_one(pool)
    .await
    .and_then(|row| row.try_get(0))
    .map_err(failed)
}

/// Of each attempt the first event that waits: what comes after it waits until it is gone.
pub(super) async fn lease(
    transaction: &mut Transaction<'static, Sqlite>,
    now: SystemTime,
    until: SystemTime,
    limit: u32,
) -> Result<Vec<DueEvent>, StoreError> {
    let rows = sqlx::query(
        "UPDATE signup_event SET leased_until = ?2
         WHERE position IN (
             SELECT event.position FROM signup_event AS event
             WHERE event.due_at <= ?1 AND event.leased_until <= ?1
               AND NOT EXISTS (SELECT 1 FROM signup_event AS earlier
                               WHERE earlier.attempt_id = event.attempt_id
                                 AND earlier.position < event.position)
             ORDER BY event.due_at, event.position
             LIMIT ?3
         )
         RETURNING id, form, kind, attempt_id, account_id, happened_at, tries",
    )
    .bind(millis(now))
    .bind(millis(until))
    .bind(limit)
    .fetch_all(&mut **transaction)
    .await
    .map_err(failed)?;
    rows.iter().map(due_event).collect::<Result<_, _>>().map_err(failed)
}

pub(super) async fn settle(
    transaction: &mut Transaction<'static, Sqlite>,
    id: Uuid,
    outcome: &EventOutcome,
) -> Result<(), StoreError> {
    let query = match outcome {
        EventOutcome::Delivered => sqlx::query("DELETE FROM signup_event WHERE id = ?1").bind(id),
        EventOutcome::Retry { at } => sqlx::query(
            "UPDATE signup_event SET due_at = ?2, leased_until = 0, tries = tries + 1
             WHERE id = ?1",
        )
        .bind(id)
        .bind(millis(*at)),
    };
    query.execute(&mut **transaction).await.map_err(failed)?;
    Ok(())
}
