//! Events: written in the transaction that they report, leased in order for each attempt, deleted
//! once the host took them. Ids grow with time, so they define the order.

use std::time::SystemTime;

use uuid::Uuid;

use crate::{
    server::{
        error::store::StoreError,
        event::{Event, EventKind},
        store::{
            account::NewAccount,
            attempt::NewAttempt,
            lease::MAX_DEFERRAL,
            outbox::{DueEvent, EventOutcome},
            sql::{
                engine::Engine,
                row,
                session::Session,
                value::{get, values},
            },
        },
    },
    text::language::Language,
};

/// The event `attempt_started`. Returns `None` when the host has no event sink, and for bots.
pub(crate) fn attempt_started(attempt: &NewAttempt) -> Option<Event> {
    Some(Event {
        id: attempt.event.filter(|_| !attempt.is_trapped)?,
        kind: EventKind::AttemptStarted,
        form: attempt.form.to_owned(),
        attempt: Some(attempt.id),
        account: None,
        language: Some(attempt.registration.language),
        happened_at: attempt.mail.now,
    })
}

/// The event `confirmed` of an account that needed no confirmation.
pub(crate) fn account_created(account: &NewAccount) -> Option<Event> {
    Some(Event {
        id: account.event?,
        kind: EventKind::Confirmed,
        form: account.form.to_owned(),
        attempt: None,
        account: Some(account.id),
        language: Some(account.registration.language),
        happened_at: account.now,
    })
}

/// Writes an event, if there is one. The worker delivers it after the commit.
pub(crate) async fn write<E: Engine>(
    session: &mut Session<E>,
    event: Option<Event>,
) -> Result<(), StoreError> {
    let Some(event) = event else { return Ok(()) };
    let due_at = event.happened_at;
    write_due(session, &event, due_at).await
}

/// Writes an event that is due from `due_at` on.
pub(crate) async fn write_due<E: Engine>(
    session: &mut Session<E>,
    event: &Event,
    due_at: SystemTime,
) -> Result<(), StoreError> {
    session
        .execute(
            "INSERT INTO signup_event
                 (id, form, language, kind, attempt_id, account_id, happened_at, due_at, tries)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0)",
            values![
                event.id,
                &event.form,
                event.language.as_ref().map(Language::as_str),
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

/// Whether an event is due, or a clock that was ahead dated it. The query is ordered because
/// PostgreSQL would otherwise read the whole table.
pub(crate) async fn is_due<E: Engine>(
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
    Ok(session.row(sql, values![now + MAX_DEFERRAL]).await?.is_some())
}

/// Leases the first event of each attempt. Later events wait until it is delivered.
pub(crate) async fn lease<E: Engine>(
    session: &mut Session<E>,
    now: SystemTime,
    until: SystemTime,
    limit: u32,
) -> Result<Vec<DueEvent>, StoreError> {
    let misdated = "SELECT id FROM signup_event WHERE due_at > $1 ORDER BY due_at, id LIMIT $2
                    FOR UPDATE SKIP LOCKED";
    for row in session.rows(misdated, values![now + MAX_DEFERRAL, limit]).await? {
        postpone(session, get(&row, "id")?, now).await?;
    }
    let rows = session
        .rows(
            "SELECT id, form, language, kind, attempt_id, account_id, happened_at, tries
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
        postpone(session, due.event.id, until).await?;
    }
    Ok(events)
}

async fn postpone<E: Engine>(
    session: &mut Session<E>,
    id: Uuid,
    until: SystemTime,
) -> Result<(), StoreError> {
    let sql = "UPDATE signup_event SET due_at = $2 WHERE id = $1";
    session.execute(sql, values![id, until]).await?;
    Ok(())
}

pub(crate) async fn settle<E: Engine>(
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
