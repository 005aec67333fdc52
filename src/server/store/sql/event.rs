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
                forms, row,
                session::Session,
                value::{OfForm, get, values},
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
                OfForm(&event.form),
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

/// Finds the form of an event after the stored name `$1`.
pub(crate) const NEXT_FORM: &str =
    "SELECT form FROM signup_event WHERE form > $1 ORDER BY form LIMIT 1";

/// The forms of which an event is due, or was dated by a clock that was ahead. The queries are ordered
/// because PostgreSQL would otherwise read the whole table.
pub(crate) async fn forms_with_work<E: Engine>(
    session: &mut Session<E>,
    now: SystemTime,
) -> Result<Vec<String>, StoreError> {
    let due = "SELECT event.id FROM signup_event AS event
               WHERE event.form = $1 AND event.due_at <= $2
                 AND NOT EXISTS (SELECT 1 FROM signup_event AS earlier
                                 WHERE earlier.attempt_id = event.attempt_id
                                   AND earlier.id < event.id)
               ORDER BY event.due_at, event.id
               LIMIT 1";
    let misdated = "SELECT id FROM signup_event WHERE form = $1 AND due_at > $2
                    ORDER BY due_at, id
                    LIMIT 1";
    let mut found = Vec::new();
    for form in forms::of_site(session, NEXT_FORM).await? {
        if session.row(due, values![OfForm(&form), now]).await?.is_some()
            || session.row(misdated, values![OfForm(&form), now + MAX_DEFERRAL]).await?.is_some()
        {
            found.push(form);
        }
    }
    Ok(found)
}

/// Leases the first event of each attempt. Later events wait until it is delivered.
pub(crate) async fn lease<E: Engine>(
    session: &mut Session<E>,
    forms: &[String],
    now: SystemTime,
    until: SystemTime,
    limit: u32,
) -> Result<Vec<DueEvent>, StoreError> {
    let mut events: Vec<DueEvent> = Vec::new();
    for form in forms {
        let left = limit.saturating_sub(u32::try_from(events.len()).unwrap_or(limit));
        let form = OfForm(form);
        let misdated = "SELECT id FROM signup_event WHERE form = $1 AND due_at > $2
                        ORDER BY due_at, id
                        LIMIT $3
                        FOR UPDATE SKIP LOCKED";
        for row in session.rows(misdated, values![form, now + MAX_DEFERRAL, limit]).await? {
            postpone(session, get(&row, "id")?, now).await?;
        }
        let rows = session
            .rows(
                "SELECT id, form, language, kind, attempt_id, account_id, happened_at, tries
                 FROM signup_event AS event
                 WHERE event.form = $1 AND event.due_at <= $2
                   AND NOT EXISTS (SELECT 1 FROM signup_event AS earlier
                                   WHERE earlier.attempt_id = event.attempt_id
                                     AND earlier.id < event.id)
                 ORDER BY event.due_at, event.id
                 LIMIT $3
                 FOR UPDATE SKIP LOCKED",
                values![form, now, left],
            )
            .await?;
        events.extend(rows.iter().map(row::due_event).collect::<Result<Vec<_>, _>>()?);
    }
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
