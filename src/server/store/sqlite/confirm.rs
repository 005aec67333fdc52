//! From proof of a mailbox to the account: what happens inside the confirming transaction.

use sqlx::{Row, Sqlite, Transaction};
use subtle::ConstantTimeEq;
use uuid::Uuid;

use super::{
    failed,
    row::{attempt, millis},
};
use crate::server::store::{
    Attempt, AttemptState, Confirmation, Confirmed, MAX_CODE_TRIES, Proof, SecretHash, StoreError,
};

/// Consumes the attempt that the proof names, and makes the account of it.
pub(super) async fn confirm(
    transaction: &mut Transaction<'static, Sqlite>,
    confirmation: &Confirmation,
) -> Result<Confirmed, StoreError> {
    let consumed = match confirmation.proof {
        Proof::Link(hash) => consume_link(transaction, confirmation, hash).await?,
        Proof::Code { attempt, hash } => {
            consume_code(transaction, confirmation, attempt, hash).await?
        }
    };
    match consumed {
        Ok(attempt) => make_account(transaction, confirmation, attempt).await,
        Err(refused) => Ok(refused),
    }
}

/// One atomic update, so that of many posts of one link one consumes it.
async fn consume_link(
    transaction: &mut Transaction<'static, Sqlite>,
    confirmation: &Confirmation,
    hash: SecretHash,
) -> Result<Result<Uuid, Confirmed>, StoreError> {
    let consumed = sqlx::query(
        "UPDATE signup_attempt SET state = 'confirmed'
         WHERE link_hash = ?1 AND form = ?2 AND state = 'pending' AND expires_at > ?3
         RETURNING id",
    )
    .bind(&hash[..])
    .bind(confirmation.form)
    .bind(millis(confirmation.now))
    .fetch_optional(&mut **transaction)
    .await
    .map_err(failed)?;
    if let Some(row) = consumed {
        return row.try_get("id").map(Ok).map_err(failed);
    }
    let found = sqlx::query(
        "SELECT id, email, state, mailed_at, expires_at FROM signup_attempt
         WHERE link_hash = ?1 AND form = ?2",
    )
    .bind(&hash[..])
    .bind(confirmation.form)
    .fetch_optional(&mut **transaction)
    .await
    .map_err(failed)?;
    let found = found.as_ref().map(attempt).transpose().map_err(failed)?;
    Ok(Err(why_not(found.as_ref())))
}

/// The try is counted first and committed whatever comes of it. An attempt that another one
/// superseded takes wrong codes as if it still waited: whoever has the cookie and not the mailbox
/// learns nothing.
async fn consume_code(
    transaction: &mut Transaction<'static, Sqlite>,
    confirmation: &Confirmation,
    id: Uuid,
    hash: SecretHash,
) -> Result<Result<Uuid, Confirmed>, StoreError> {
    let counted = sqlx::query(
        "UPDATE signup_attempt SET code_tries = code_tries + 1
         WHERE id = ?1 AND form = ?2 AND state <> 'confirmed' AND expires_at > ?3
           AND code_tries < ?4
         RETURNING state, code_hash, code_tries",
    )
    .bind(id)
    .bind(confirmation.form)
    .bind(millis(confirmation.now))
    .bind(MAX_CODE_TRIES)
    .fetch_optional(&mut **transaction)
    .await
    .map_err(failed)?;
    let Some(row) = counted else {
        return why_not_code(transaction, confirmation, id).await.map(Err);
    };
    let expected: Vec<u8> = row.try_get("code_hash").map_err(failed)?;
    let tries: u32 = row.try_get("code_tries").map_err(failed)?;
    if !bool::from(expected.ct_eq(&hash[..])) {
        let last = tries >= MAX_CODE_TRIES;
        return Ok(Err(if last { Confirmed::TooManyTries } else { Confirmed::WrongCode }));
    }
    if row.try_get::<&str, _>("state").map_err(failed)? != "pending" {
        return Ok(Err(Confirmed::Before));
    }
    sqlx::query("UPDATE signup_attempt SET state = 'confirmed' WHERE id = ?1")
        .bind(id)
        .execute(&mut **transaction)
        .await
        .map_err(failed)?;
    Ok(Ok(id))
}

async fn why_not_code(
    transaction: &mut Transaction<'static, Sqlite>,
    confirmation: &Confirmation,
    id: Uuid,
) -> Result<Confirmed, StoreError> {
    let found = sqlx::query(
        "SELECT id, email, state, mailed_at, expires_at FROM signup_attempt
         WHERE id = ?1 AND form = ?2",
    )
    .bind(id)
    .bind(confirmation.form)
    .fetch_optional(&mut **transaction)
    .await
    .map_err(failed)?;
    let found = found.as_ref().map(attempt).transpose().map_err(failed)?;
    Ok(match found {
        None => Confirmed::Unknown,
        Some(found) if found.state == AttemptState::Confirmed => Confirmed::Before,
        Some(found) if found.expires_at <= confirmation.now => Confirmed::Expired,
        Some(_) => Confirmed::TooManyTries,
    })
}

fn why_not(attempt: Option<&Attempt>) -> Confirmed {
    match attempt.map(|attempt| attempt.state) {
        None => Confirmed::Unknown,
        Some(AttemptState::Pending) => Confirmed::Expired,
        Some(AttemptState::Confirmed | AttemptState::Superseded) => Confirmed::Before,
    }
}

/// The attempt becomes the account, unless the address has one. Its siblings die with the mails
/// that would ask to confirm them, and no hash of a password outlives its attempt.
async fn make_account(
    transaction: &mut Transaction<'static, Sqlite>,
    confirmation: &Confirmation,
    attempt: Uuid,
) -> Result<Confirmed, StoreError> {
    let made = sqlx::query(
        "INSERT INTO signup_account
             (id, form, email, email_key, key_version, is_disposable, password_hash, created_at,
              confirmed_at)
         SELECT ?1, form, email, email_key, key_version, is_disposable, password_hash, created_at, ?3
         FROM signup_attempt WHERE id = ?2
         ON CONFLICT (form, email_key) DO NOTHING",
    )
    .bind(confirmation.account)
    .bind(attempt)
    .bind(millis(confirmation.now))
    .execute(&mut **transaction)
    .await
    .map_err(failed)?
    .rows_affected();
    sqlx::query(
        "UPDATE signup_attempt
         SET password_hash = NULL, state = CASE WHEN id = ?1 THEN state ELSE 'superseded' END
         WHERE id = ?1 OR (state = 'pending' AND (form, email_key) =
                           (SELECT form, email_key FROM signup_attempt WHERE id = ?1))",
    )
    .bind(attempt)
    .execute(&mut **transaction)
    .await
    .map_err(failed)?;
    sqlx::query(
        "UPDATE signup_outbox SET state = 'replaced', secret = NULL
         WHERE state = 'queued' AND kind = 'confirm' AND attempt_id IN (
             SELECT sibling.id FROM signup_attempt AS sibling, signup_attempt AS confirmed
             WHERE confirmed.id = ?1 AND sibling.form = confirmed.form
               AND sibling.email_key = confirmed.email_key
         )",
    )
    .bind(attempt)
    .execute(&mut **transaction)
    .await
    .map_err(failed)?;
    if made == 0 {
        return Ok(Confirmed::Before);
    }
    sqlx::query(
        "INSERT INTO signup_outbox
             (id, form, attempt_id, kind, recipient, created_at, due_at, expires_at)
         SELECT ?1, form, id, 'welcome', email, ?3, ?3, ?4 FROM signup_attempt WHERE id = ?2",
    )
    .bind(confirmation.mail)
    .bind(attempt)
    .bind(millis(confirmation.now))
    .bind(millis(confirmation.mail_expires_at))
    .execute(&mut **transaction)
    .await
    .map_err(failed)?;
    Ok(Confirmed::Now)
}
