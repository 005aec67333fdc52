//! The mails that wait to be sent.

use std::time::SystemTime;

use sqlx::{Row, Sqlite, SqliteExecutor, Transaction};
use uuid::Uuid;

use super::{
    failed,
    row::{millis, outbox_mail},
};
use crate::server::store::{NewMail, OutboxMail, SendOutcome, StoreError};

/// Writes the mail that asks for proof of the mailbox. Whether the address has an account, or no
/// budget is left, changes words in the row and nothing else.
pub(super) async fn queue_proof(
    transaction: &mut Transaction<'static, Sqlite>,
    attempt: Uuid,
    mail: &NewMail,
    is_granted: bool,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO signup_outbox
             (id, form, attempt_id, kind, recipient, secret, state, created_at, due_at, expires_at)
         SELECT ?1, attempt.form, attempt.id,
                CASE WHEN EXISTS (SELECT 1 FROM signup_account AS account
                                  WHERE account.form = attempt.form
                                    AND account.email_key = attempt.email_key)
                     THEN 'account_exists' ELSE 'confirm' END,
                attempt.email, CASE WHEN ?6 THEN ?3 END,
                CASE WHEN ?6 THEN 'queued' ELSE 'withheld' END, ?4, ?4, ?5
         FROM signup_attempt AS attempt
         WHERE attempt.id = ?2",
    )
    .bind(mail.id)
    .bind(attempt)
    .bind(mail.secret.expose())
    .bind(millis(mail.now))
    .bind(millis(mail.expires_at))
    .bind(is_granted)
    .execute(&mut **transaction)
    .await
    .map_err(failed)?;
    Ok(())
}

/// What is still to be sent for an attempt is not sent, where something is sent instead.
pub(super) async fn withdraw(
    transaction: &mut Transaction<'static, Sqlite>,
    attempt: Uuid,
    is_replaced: bool,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE signup_outbox SET state = 'replaced', secret = NULL
         WHERE attempt_id = ?1 AND state = 'queued' AND ?2",
    )
    .bind(attempt)
    .bind(is_replaced)
    .execute(&mut **transaction)
    .await
    .map_err(failed)?;
    Ok(())
}

/// Whether a mail is due.
pub(super) async fn is_due(
    executor: impl SqliteExecutor<'_>,
    now: SystemTime,
) -> Result<bool, StoreError> {
    sqlx::query(
        "SELECT EXISTS (SELECT 1 FROM signup_outbox
                        WHERE state = 'queued' AND due_at <= ?1 AND leased_until <= ?1)",
    )
    .bind(millis(now))
    .fetch_one(executor)
    .await
    .and_then(|row| row.try_get(0))
    .map_err(failed)
}

/// Hands out mails that are due, to nobody else before `until`.
pub(super) async fn lease(
    transaction: &mut Transaction<'static, Sqlite>,
    now: SystemTime,
    until: SystemTime,
    limit: u32,
) -> Result<Vec<OutboxMail>, StoreError> {
    let rows = sqlx::query(
        "UPDATE signup_outbox SET leased_until = ?2
         WHERE id IN (
             SELECT id FROM signup_outbox
             WHERE state = 'queued' AND due_at <= ?1 AND leased_until <= ?1
             ORDER BY due_at
             LIMIT ?3
         )
         RETURNING id, form, attempt_id, kind, recipient, secret, tries, expires_at",
    )
    .bind(millis(now))
    .bind(millis(until))
    .bind(limit)
    .fetch_all(&mut **transaction)
    .await
    .map_err(failed)?;
    rows.iter().map(outbox_mail).collect::<Result<_, _>>().map_err(failed)
}

/// Ends a lease.
pub(super) async fn settle(
    transaction: &mut Transaction<'static, Sqlite>,
    id: Uuid,
    outcome: &SendOutcome,
) -> Result<(), StoreError> {
    let query = match outcome {
        SendOutcome::Sent { at } => sqlx::query(
            "UPDATE signup_outbox
             SET state = 'sent', sent_at = ?2, secret = NULL, tries = tries + 1, failure = NULL
             WHERE id = ?1",
        )
        .bind(id)
        .bind(millis(*at)),
        SendOutcome::Retry { at, failure } => sqlx::query(
            "UPDATE signup_outbox
             SET due_at = ?2, leased_until = 0, tries = tries + 1, failure = ?3
             WHERE id = ?1 AND state = 'queued'",
        )
        .bind(id)
        .bind(millis(*at))
        .bind(failure),
        SendOutcome::Dead { failure } => sqlx::query(
            "UPDATE signup_outbox
             SET state = 'dead', secret = NULL, tries = tries + 1, failure = ?2
             WHERE id = ?1 AND state = 'queued'",
        )
        .bind(id)
        .bind(failure),
    };
    query.execute(&mut **transaction).await.map_err(failed)?;
    Ok(())
}
