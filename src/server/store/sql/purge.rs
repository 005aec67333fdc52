//! Deletes outdated rows, a few at a time. It skips rows that another instance is deleting.

use std::time::SystemTime;

use uuid::Uuid;

use crate::server::{
    crypto::secret::SecretHash,
    error::store::StoreError,
    store::{
        purge::{Outdated, Purged},
        sql::{
            engine::Engine,
            link,
            session::Session,
            value::{get, values},
        },
    },
};

/// Deletes up to `limit` rows of each kind.
pub(crate) async fn purge<E: Engine>(
    session: &mut Session<E>,
    outdated: &Outdated,
    limit: u32,
) -> Result<Purged, StoreError> {
    let mut purged = Purged::default();
    let attempts = "SELECT id FROM signup_attempt WHERE state <> 'parked' AND expires_at < $1
                    ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED";
    for row in session.rows(attempts, values![outdated.attempts, limit]).await? {
        let id: Uuid = get(&row, "id")?;
        let sql = "DELETE FROM signup_consent WHERE attempt_id = $1 AND account_id IS NULL";
        purged.consents += session.execute(sql, values![id]).await?;
        link::delete_all(session, id).await?;
        let sql = "DELETE FROM signup_attempt WHERE id = $1";
        purged.attempts += session.execute(sql, values![id]).await?;
    }
    let mails = "SELECT id FROM signup_outbox WHERE state <> 'queued' AND state <> 'deferred' AND created_at < $1
                 ORDER BY created_at LIMIT $2 FOR UPDATE SKIP LOCKED";
    for row in session.rows(mails, values![outdated.mails, limit]).await? {
        let sql = "DELETE FROM signup_outbox WHERE id = $1";
        purged.mails += session.execute(sql, values![get::<Uuid>(&row, "id")?]).await?;
    }
    let budgets = "SELECT key_hash, scope, lot FROM signup_budget WHERE ends_at < $1
                   ORDER BY ends_at LIMIT $2 FOR UPDATE SKIP LOCKED";
    for row in session.rows(budgets, values![outdated.budgets, limit]).await? {
        let (key, scope) = (get::<SecretHash>(&row, "key_hash")?, get::<String>(&row, "scope")?);
        let lot: i64 = get(&row, "lot")?;
        let sql = "DELETE FROM signup_budget WHERE key_hash = $1 AND scope = $2 AND lot = $3";
        purged.budgets += session.execute(sql, values![&key, &scope, lot]).await?;
    }
    let answers = "SELECT answer_hash FROM signup_answer WHERE expires_at < $1
                   ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED";
    for row in session.rows(answers, values![outdated.answers, limit]).await? {
        let sql = "DELETE FROM signup_answer WHERE answer_hash = $1";
        let answer: SecretHash = get(&row, "answer_hash")?;
        purged.answers += session.execute(sql, values![&answer]).await?;
    }
    let requests = "SELECT id FROM signup_account WHERE request_expires_at < $1
                    ORDER BY request_expires_at LIMIT $2 FOR UPDATE SKIP LOCKED";
    for row in session.rows(requests, values![outdated.requests, limit]).await? {
        let sql = "UPDATE signup_account SET request_hash = NULL, request_expires_at = NULL
                   WHERE id = $1";
        purged.requests += session.execute(sql, values![get::<Uuid>(&row, "id")?]).await?;
    }
    Ok(purged)
}

/// Counts the outdated rows.
pub(crate) async fn count<E: Engine>(
    session: &mut Session<E>,
    outdated: &Outdated,
) -> Result<Purged, StoreError> {
    Ok(Purged {
        attempts: count_of(
            session,
            "SELECT count(*) AS found FROM signup_attempt
             WHERE state <> 'parked' AND expires_at < $1",
            outdated.attempts,
        )
        .await?,
        consents: count_of(
            session,
            "SELECT count(*) AS found FROM signup_attempt AS attempt
             JOIN signup_consent AS consent ON consent.attempt_id = attempt.id
             WHERE attempt.state <> 'parked' AND attempt.expires_at < $1
               AND consent.account_id IS NULL",
            outdated.attempts,
        )
        .await?,
        mails: count_of(
            session,
            "SELECT count(*) AS found FROM signup_outbox
             WHERE state <> 'queued' AND state <> 'deferred' AND created_at < $1",
            outdated.mails,
        )
        .await?,
        budgets: count_of(
            session,
            "SELECT count(*) AS found FROM signup_budget WHERE ends_at < $1",
            outdated.budgets,
        )
        .await?,
        answers: count_of(
            session,
            "SELECT count(*) AS found FROM signup_answer WHERE expires_at < $1",
            outdated.answers,
        )
        .await?,
        requests: count_of(
            session,
            "SELECT count(*) AS found FROM signup_account WHERE request_expires_at < $1",
            outdated.requests,
        )
        .await?,
    })
}

async fn count_of<E: Engine>(
    session: &mut Session<E>,
    sql: &'static str,
    before: SystemTime,
) -> Result<u64, StoreError> {
    Ok(get::<i64>(&session.one(sql, values![before]).await?, "found")?.unsigned_abs())
}
