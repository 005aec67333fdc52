//! From proof of a mailbox to the account: what happens inside the confirming transaction.

use std::{panic::AssertUnwindSafe, time::Duration};

use futures::FutureExt;
use sqlx::{Row, Sqlite, Transaction};
use subtle::ConstantTimeEq;
use tokio::time::timeout;
use uuid::Uuid;

use super::{
    Hook, HookError, admission,
    attempt::find,
    budget, event, failed,
    row::{account, millis},
};
use crate::server::{
    event::{Event, EventKind},
    store::{
        Account, Attempt, AttemptState, By, Confirmation, Confirmed, MAX_CODE_TRIES, Proof,
        SecretHash, StoreError,
    },
};

/// Consumes the attempt that the proof names, and makes the account of it.
pub(super) async fn confirm(
    transaction: &mut Transaction<'static, Sqlite>,
    confirmation: &Confirmation,
    hook: Option<&Hook>,
) -> Result<Confirmed, StoreError> {
    let consumed = match confirmation.proof {
        Proof::Link(hash) => consume_link(transaction, confirmation, hash).await?,
        Proof::Code { attempt, hash } => {
            consume_code(transaction, confirmation, attempt, hash).await?
        }
        Proof::Admitted(attempt) => {
            admission::consume_parked(transaction, confirmation, attempt).await?
        }
    };
    let attempt = match consumed {
        Ok(attempt) => attempt,
        Err(refused) => return Ok(refused),
    };
    budget::restore(transaction, attempt).await?;
    match admission::park(transaction, confirmation, attempt).await? {
        Some(parked) => Ok(parked),
        None => make_account(transaction, confirmation, attempt, hook).await,
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
    let found = find(&mut **transaction, confirmation.form, By::Link(hash)).await?;
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
        let is_parked = admission::is_parked(transaction, id).await?;
        return Ok(Err(if is_parked { Confirmed::Parked } else { Confirmed::Before }));
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
    let found = find(&mut **transaction, confirmation.form, By::Id(id)).await?;
    Ok(match found {
        None => Confirmed::Unknown,
        Some(found) if found.state == AttemptState::Confirmed => Confirmed::Before,
        Some(found) if found.state == AttemptState::Parked => Confirmed::Parked,
        Some(found) if found.expires_at <= confirmation.now => Confirmed::Expired,
        Some(_) => Confirmed::TooManyTries,
    })
}

fn why_not(attempt: Option<&Attempt>) -> Confirmed {
    match attempt.map(|attempt| attempt.state) {
        None => Confirmed::Unknown,
        Some(AttemptState::Pending) => Confirmed::Expired,
        Some(AttemptState::Parked) => Confirmed::Parked,
        Some(AttemptState::Confirmed | AttemptState::Superseded) => Confirmed::Before,
    }
}

/// The attempt becomes the account, unless the address has one. Its siblings die with the mails
/// that would ask to confirm them, and its own hash of a password is the account's alone.
async fn make_account(
    transaction: &mut Transaction<'static, Sqlite>,
    confirmation: &Confirmation,
    attempt: Uuid,
    hook: Option<&Hook>,
) -> Result<Confirmed, StoreError> {
    let username = confirmation.username.as_ref();
    let made = sqlx::query(
        "INSERT INTO signup_account
             (id, form, email, email_normalized, email_key, key_version, is_disposable, username,
              username_key, username_version, profile, password_hash, created_at, confirmed_at)
         SELECT ?1, form, email, email_normalized, email_key, key_version, is_disposable,
                coalesce(?4, username), coalesce(?5, username_key), username_version, profile,
                coalesce(?6, password_hash), created_at, ?3
         FROM signup_attempt WHERE id = ?2
         ON CONFLICT DO NOTHING
         RETURNING id, form, email, email_normalized, username, profile, is_disposable,
                   confirmed_at",
    )
    .bind(confirmation.account)
    .bind(attempt)
    .bind(millis(confirmation.now))
    .bind(username.map(|name| &name.shown))
    .bind(username.map(|name| &name.key))
    .bind(&confirmation.password_hash)
    .fetch_optional(&mut **transaction)
    .await
    .map_err(failed)?;
    if made.is_none() && !has_account(transaction, attempt).await? {
        return Ok(Confirmed::UsernameTaken);
    }
    supersede_siblings(transaction, attempt).await?;
    let Some(row) = made else { return Ok(Confirmed::Before) };
    if !admission::spend_of(transaction, attempt).await? {
        return Ok(Confirmed::InviteSpent);
    }
    sqlx::query("UPDATE signup_consent SET account_id = ?2 WHERE attempt_id = ?1")
        .bind(attempt)
        .bind(confirmation.account)
        .execute(&mut **transaction)
        .await
        .map_err(failed)?;
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
    event::note(transaction, confirmed(confirmation, attempt)).await?;
    call(hook, transaction, &account(&row).map_err(failed)?).await?;
    Ok(Confirmed::Now)
}

/// Whether the address of the attempt has an account.
pub(super) async fn has_account(
    transaction: &mut Transaction<'static, Sqlite>,
    attempt: Uuid,
) -> Result<bool, StoreError> {
    sqlx::query(
        "SELECT EXISTS (SELECT 1 FROM signup_account AS account, signup_attempt AS attempt
                        WHERE attempt.id = ?1 AND account.form = attempt.form
                          AND account.email_key = attempt.email_key)",
    )
    .bind(attempt)
    .fetch_one(&mut **transaction)
    .await
    .and_then(|row| row.try_get(0))
    .map_err(failed)
}

async fn supersede_siblings(
    transaction: &mut Transaction<'static, Sqlite>,
    attempt: Uuid,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE signup_attempt
         SET password_hash = CASE WHEN id = ?1 THEN NULL ELSE password_hash END,
             state = CASE WHEN id = ?1 THEN state ELSE 'superseded' END
         WHERE id = ?1 OR (state IN ('pending', 'parked') AND (form, email_key) =
             (SELECT form, email_key FROM signup_attempt WHERE id = ?1))",
    )
    .bind(attempt)
    .execute(&mut **transaction)
    .await
    .map_err(failed)?;
    withdraw_mails(transaction, attempt).await
}

/// No mail asks any more to confirm the address of `attempt`.
pub(super) async fn withdraw_mails(
    transaction: &mut Transaction<'static, Sqlite>,
    attempt: Uuid,
) -> Result<(), StoreError> {
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
    Ok(())
}

/// The event of an account that was confirmed, where the host listens.
fn confirmed(confirmation: &Confirmation, attempt: Uuid) -> Option<Event> {
    Some(Event {
        id: confirmation.event?,
        kind: EventKind::Confirmed,
        form: confirmation.form.to_owned(),
        attempt: Some(attempt),
        account: Some(confirmation.account),
        happened_at: confirmation.now,
    })
}

/// The host's part may take so long, for it has the writer's turn.
const HOOK_TIMEOUT: Duration = Duration::from_secs(10);

/// Lets the host add to the account, on the same connection. Whatever becomes of the hook, a
/// panic too, the caller rolls back or commits.
pub(super) async fn call(
    hook: Option<&Hook>,
    transaction: &mut Transaction<'static, Sqlite>,
    account: &Account,
) -> Result<(), StoreError> {
    let Some(hook) = hook else { return Ok(()) };
    let called = AssertUnwindSafe(async { (hook.0)(&mut *transaction, account).await });
    let error: HookError = match timeout(HOOK_TIMEOUT, called.catch_unwind()).await {
        Ok(Ok(Ok(()))) => return Ok(()),
        Ok(Ok(Err(error))) => error,
        Ok(Err(_)) => "it panicked".into(),
        Err(_) => "it took too long".into(),
    };
    Err(StoreError::new("the host's hook for new accounts failed", error))
}
