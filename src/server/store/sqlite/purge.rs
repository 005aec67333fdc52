//! Deletes what nobody needs any more, a few rows at a time.

use sqlx::{Row, Sqlite, SqlitePool, Transaction};

use super::{failed, row::millis};
use crate::server::store::{Outdated, Purged, StoreError};

/// Deletes up to `limit` rows of each kind.
pub(super) async fn purge(
    transaction: &mut Transaction<'static, Sqlite>,
    outdated: &Outdated,
    limit: u32,
) -> Result<Purged, StoreError> {
    let mut purged = Purged::default();
    let kinds = [
        (
            &mut purged.consents,
            "DELETE FROM signup_consent
             WHERE account_id IS NULL AND attempt_id IN (
                 SELECT id FROM signup_attempt WHERE state <> 'parked' AND expires_at < ?1
                 ORDER BY expires_at LIMIT ?2)",
            outdated.attempts,
        ),
        (
            &mut purged.attempts,
            "DELETE FROM signup_attempt
             WHERE id IN (
                 SELECT id FROM signup_attempt WHERE state <> 'parked' AND expires_at < ?1
                 ORDER BY expires_at LIMIT ?2)",
            outdated.attempts,
        ),
        (
            &mut purged.mails,
            "DELETE FROM signup_outbox
             WHERE id IN (
                 SELECT id FROM signup_outbox WHERE state <> 'queued' AND created_at < ?1
                 ORDER BY created_at LIMIT ?2)",
            outdated.mails,
        ),
        (
            &mut purged.budgets,
            "DELETE FROM signup_budget
             WHERE (scope, key) IN (
                 SELECT scope, key FROM signup_budget WHERE ends_at < ?1
                 ORDER BY ends_at LIMIT ?2)",
            outdated.budgets,
        ),
    ];
    for (count, sql, before) in kinds {
        let query = sqlx::query(sql).bind(millis(before)).bind(limit);
        *count = query.execute(&mut **transaction).await.map_err(failed)?.rows_affected();
    }
    Ok(purged)
}

/// Counts what would be deleted in all.
pub(super) async fn count(pool: &SqlitePool, outdated: &Outdated) -> Result<Purged, StoreError> {
    let row = sqlx::query(
        "SELECT (SELECT count(*) FROM signup_attempt
                 WHERE state <> 'parked' AND expires_at < ?1) AS attempts,
                (SELECT count(*) FROM signup_consent
                 WHERE account_id IS NULL AND attempt_id IN (
                     SELECT id FROM signup_attempt
                     WHERE state <> 'parked' AND expires_at < ?1)) AS consents,
                (SELECT count(*) FROM signup_outbox
                 WHERE state <> 'queued' AND created_at < ?2) AS mails,
                (SELECT count(*) FROM signup_budget WHERE ends_at < ?3) AS budgets",
    )
    .bind(millis(outdated.attempts))
    .bind(millis(outdated.mails))
    .bind(millis(outdated.budgets))
    .fetch_one(pool)
    .await
    .map_err(failed)?;
    let count = |name| row.try_get::<i64, _>(name).map(i64::unsigned_abs).map_err(failed);
    Ok(Purged {
        attempts: count("attempts")?,
        consents: count("consents")?,
        mails: count("mails")?,
        budgets: count("budgets")?,
    })
}
