//! The waitlist.

use std::time::SystemTime;

use uuid::Uuid;

use crate::server::{
    error::store::StoreError,
    store::{
        admission::Parked,
        attempt::{AttemptState, ConfirmOutcome, Confirmation, Proof},
        sql::{
            account, budget,
            engine::Engine,
            held_name,
            locked::{self, Locked, Peeked},
            outbox, row,
            session::Session,
            value::{OfForm, get, values},
        },
    },
};

/// Up to `limit` parked attempts, the longest-waiting first.
pub(crate) async fn list<E: Engine>(
    session: &mut Session<E>,
    form: &str,
    after: Option<&Parked>,
    limit: u32,
) -> Result<Vec<Parked>, StoreError> {
    let sql = "SELECT id, email_deliverable, username, profile, is_disposable, parked_at
               FROM signup_attempt
               WHERE form = $1 AND state = 'parked'
                 AND (parked_at > $2 OR (parked_at = $2 AND id > $3))
               ORDER BY parked_at, id
               LIMIT $4";
    let (since, id) = match after {
        Some(parked) => (parked.parked_at, parked.id),
        None => (SystemTime::UNIX_EPOCH, Uuid::nil()),
    };
    let rows = session.rows(sql, values![OfForm(form), since, id, limit]).await?;
    Ok(rows.iter().map(row::parked).collect::<Result<_, _>>()?)
}

/// Deletes a parked attempt and the attempts that it superseded. Returns whether there was one.
pub(crate) async fn remove<E: Engine>(
    session: &mut Session<E>,
    form: &str,
    id: Uuid,
) -> Result<bool, StoreError> {
    let Some(attempt) = lock_parked(session, form, id).await? else { return Ok(false) };
    let sql = "SELECT id FROM signup_attempt
               WHERE form = $1 AND email_key = $2 AND state IN ('superseded', 'rejected', 'parked')";
    for row in session.rows(sql, values![OfForm(form), &attempt.email_key]).await? {
        locked::delete(session, get(&row, "id")?).await?;
    }
    Ok(true)
}

/// Parks a consumed attempt that waits for admission. Returns `None` when it needs no admission. Of
/// several attempts for one address the first is parked, and it supersedes the others.
pub(crate) async fn park<E: Engine>(
    session: &mut Session<E>,
    confirmation: &Confirmation,
    attempt: &Locked,
) -> Result<Option<ConfirmOutcome>, StoreError> {
    if !waits(session, confirmation, attempt).await? {
        return Ok(None);
    }
    if is_parked(session, attempt).await? {
        let sql = "UPDATE signup_attempt SET state = 'superseded' WHERE id = $1";
        session.execute(sql, values![attempt.id]).await?;
    } else if !take_place(session, confirmation, attempt).await? {
        return Ok(Some(ConfirmOutcome::UsernameTaken));
    }
    let sql = "UPDATE signup_attempt SET state = 'superseded'
               WHERE form = $1 AND email_key = $2 AND state = 'pending'";
    session.execute(sql, values![OfForm(&attempt.form), &attempt.email_key]).await?;
    let keys = &confirmation.budget_keys;
    budget::restore(session, keys, &attempt.mailbox_hash, &attempt.silence_name()).await?;
    outbox::withdraw_all(session, &attempt.form, &attempt.email_key).await?;
    Ok(Some(ConfirmOutcome::Parked))
}

/// Returns whether the username is free. Of two attempts that take a place for one address at once,
/// the unique `parked_key` stops one, which then sees the other.
async fn take_place<E: Engine>(
    session: &mut Session<E>,
    confirmation: &Confirmation,
    attempt: &Locked,
) -> Result<bool, StoreError> {
    let username_key = attempt.username_key.as_deref();
    if account::has_username(session, &attempt.form, username_key).await?
        || held_name::is_held(session, &attempt.form, username_key, confirmation.now).await?
    {
        return Ok(false);
    }
    session
        .execute(
            "UPDATE signup_attempt
             SET state = 'parked', parked_at = $2, parked_key = $3
             WHERE id = $1",
            values![attempt.id, confirmation.now, &attempt.email_key],
        )
        .await?;
    Ok(true)
}

/// Whether the attempt waits for admission. An address that has an account does not.
async fn waits<E: Engine>(
    session: &mut Session<E>,
    confirmation: &Confirmation,
    attempt: &Locked,
) -> Result<bool, StoreError> {
    let is_admitted = confirmation.is_open || matches!(confirmation.proof, Proof::Admitted(_));
    if is_admitted || !attempt.is_waitlisted {
        return Ok(false);
    }
    Ok(!account::has_email(session, &attempt.form, &attempt.email_key).await?)
}

/// Whether an attempt for the same address is parked.
pub(crate) async fn is_parked<E: Engine>(
    session: &mut Session<E>,
    attempt: &Locked,
) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM signup_attempt
                              WHERE form = $1 AND parked_key = $2) AS is_parked";
    let row = session.one(sql, values![OfForm(&attempt.form), &attempt.email_key]).await?;
    Ok(get(&row, "is_parked")?)
}

/// Locks the row, so that only one of several concurrent admissions succeeds.
pub(crate) async fn consume_parked<E: Engine>(
    session: &mut Session<E>,
    confirmation: &Confirmation,
    attempt: Uuid,
) -> Result<Result<Locked, ConfirmOutcome>, StoreError> {
    match lock_parked(session, confirmation.form, attempt).await? {
        Some(attempt) => attempt.consume(session).await.map(Ok),
        None => Ok(Err(ConfirmOutcome::NotFound)),
    }
}

async fn lock_parked<E: Engine>(
    session: &mut Session<E>,
    form: &str,
    id: Uuid,
) -> Result<Option<Locked>, StoreError> {
    let Some(peeked) = Peeked::by_id(session, form, id).await? else { return Ok(None) };
    let locked = Locked::with_siblings(session, &peeked).await?;
    Ok(locked.filter(|attempt| attempt.state == AttemptState::Parked))
}
