//! Invites and the waitlist.

use std::time::SystemTime;

use async_trait::async_trait;
use sqlx::{Row, Sqlite, Transaction, sqlite::SqliteRow};
use uuid::Uuid;

use super::{
    SqliteStore,
    confirm::{has_account, withdraw_mails},
    failed,
    row::{millis, time},
};
use crate::server::store::{
    AdmissionStore, Confirmation, Confirmed, Parked, Proof, SecretHash, StoreError, StoredInvite,
};

#[async_trait]
impl AdmissionStore for SqliteStore {
    async fn add_invite(&self, invite: &StoredInvite, code: SecretHash) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        sqlx::query(
            "INSERT INTO signup_invite
                 (id, form, code_hash, email, domain, max_uses, created_at, expires_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )
        .bind(invite.id)
        .bind(&invite.form)
        .bind(&code[..])
        .bind(&invite.email)
        .bind(&invite.domain)
        .bind(invite.max_uses)
        .bind(millis(invite.created_at))
        .bind(millis(invite.expires_at))
        .execute(&mut *write.transaction)
        .await
        .map_err(failed)?;
        write.commit().await
    }

    async fn find_invite(
        &self,
        form: &str,
        code: SecretHash,
    ) -> Result<Option<StoredInvite>, StoreError> {
        let row = sqlx::query(
            "SELECT id, form, email, domain, uses, max_uses, created_at, expires_at, revoked_at
             FROM signup_invite
             WHERE code_hash = ?1 AND form = ?2",
        )
        .bind(&code[..])
        .bind(form)
        .fetch_optional(&self.pool)
        .await
        .map_err(failed)?;
        row.as_ref().map(invite).transpose().map_err(failed)
    }

    async fn invites(
        &self,
        form: &str,
        before: Option<Uuid>,
        limit: u32,
    ) -> Result<Vec<StoredInvite>, StoreError> {
        let rows = sqlx::query(
            "SELECT id, form, email, domain, uses, max_uses, created_at, expires_at, revoked_at
             FROM signup_invite
             WHERE form = ?1 AND (?2 IS NULL OR id < ?2)
             ORDER BY id DESC
             LIMIT ?3",
        )
        .bind(form)
        .bind(before)
        .bind(limit)
        .fetch_all(&self.pool)
        .await
        .map_err(failed)?;
        rows.iter().map(invite).collect::<Result<_, _>>().map_err(failed)
    }

    async fn revoke_invite(
        &self,
        form: &str,
        id: Uuid,
        now: SystemTime,
    ) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let revoked = sqlx::query(
            "UPDATE signup_invite SET revoked_at = ?3
             WHERE id = ?1 AND form = ?2 AND revoked_at IS NULL",
        )
        .bind(id)
        .bind(form)
        .bind(millis(now))
        .execute(&mut *write.transaction)
        .await
        .map_err(failed)?
        .rows_affected();
        write.commit().await?;
        Ok(revoked > 0)
    }

    async fn parked(
        &self,
        form: &str,
        after: Option<&Parked>,
        limit: u32,
    ) -> Result<Vec<Parked>, StoreError> {
        let rows = sqlx::query(
            "SELECT id, email, username, profile, is_disposable, parked_at FROM signup_attempt
             WHERE form = ?1 AND state = 'parked'
               AND (?2 IS NULL OR (parked_at, id) > (?2, ?3))
             ORDER BY parked_at, id
             LIMIT ?4",
        )
        .bind(form)
        .bind(after.map(|parked| millis(parked.parked_at)))
        .bind(after.map(|parked| parked.id))
        .bind(limit)
        .fetch_all(&self.pool)
        .await
        .map_err(failed)?;
        rows.iter().map(parked).collect::<Result<_, _>>().map_err(failed)
    }

    async fn forget_parked(&self, form: &str, id: Uuid) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let deleted = sqlx::query(
            "DELETE FROM signup_attempt WHERE id = ?1 AND form = ?2 AND state = 'parked'
             RETURNING email_key",
        )
        .bind(id)
        .bind(form)
        .fetch_optional(&mut *write.transaction)
        .await
        .map_err(failed)?;
        let Some(row) = deleted else { return Ok(false) };
        let siblings = sqlx::query(
            "DELETE FROM signup_attempt
             WHERE form = ?1 AND email_key = ?2 AND state = 'superseded'
             RETURNING id",
        )
        .bind(form)
        .bind(row.try_get::<&str, _>("email_key").map_err(failed)?)
        .fetch_all(&mut *write.transaction)
        .await
        .map_err(failed)?;
        let siblings = siblings.iter().map(|row| row.try_get("id"));
        let siblings: Vec<Uuid> = siblings.collect::<Result<_, _>>().map_err(failed)?;
        for attempt in siblings.into_iter().chain([id]) {
            forget_what_belongs_to(&mut write.transaction, attempt).await?;
        }
        write.commit().await?;
        Ok(true)
    }
}

pub(super) async fn forget_what_belongs_to(
    transaction: &mut Transaction<'static, Sqlite>,
    attempt: Uuid,
) -> Result<(), StoreError> {
    for query in [
        "DELETE FROM signup_consent WHERE attempt_id = ?1",
        "DELETE FROM signup_outbox WHERE attempt_id = ?1",
    ] {
        let query = sqlx::query(query).bind(attempt);
        query.execute(&mut **transaction).await.map_err(failed)?;
    }
    Ok(())
}

/// Uses an invite once. One atomic update, so that of many who want the last use one gets it.
/// Whoever needs no invite may go on.
pub(super) async fn spend(
    transaction: &mut Transaction<'static, Sqlite>,
    invite: Option<Uuid>,
) -> Result<bool, StoreError> {
    let Some(id) = invite else { return Ok(true) };
    // What has expired since somebody signed up with it was good at that time.
    let spent = sqlx::query(
        "UPDATE signup_invite SET uses = uses + 1
         WHERE id = ?1 AND uses < max_uses AND revoked_at IS NULL",
    )
    .bind(id)
    .execute(&mut **transaction)
    .await
    .map_err(failed)?;
    Ok(spent.rows_affected() == 1)
}

/// Uses the invite with which an attempt came.
pub(super) async fn spend_of(
    transaction: &mut Transaction<'static, Sqlite>,
    attempt: Uuid,
) -> Result<bool, StoreError> {
    let invite = sqlx::query("SELECT invite_id FROM signup_attempt WHERE id = ?1")
        .bind(attempt)
        .fetch_one(&mut **transaction)
        .await
        .and_then(|row| row.try_get("invite_id"))
        .map_err(failed)?;
    spend(transaction, invite).await
}

/// Parks a consumed attempt that the host is to admit; nothing of one that needs no admission. Of
/// many for an address the first is parked, and the others die.
pub(super) async fn park(
    transaction: &mut Transaction<'static, Sqlite>,
    confirmation: &Confirmation,
    attempt: Uuid,
) -> Result<Option<Confirmed>, StoreError> {
    if !waits(transaction, confirmation, attempt).await? {
        return Ok(None);
    }
    let username = confirmation.username.as_ref();
    sqlx::query(
        "UPDATE OR IGNORE signup_attempt
         SET state = 'parked', parked_at = ?2,
             password_hash = coalesce(?3, password_hash),
             username = coalesce(?4, username), username_key = coalesce(?5, username_key)
         WHERE id = ?1",
    )
    .bind(attempt)
    .bind(millis(confirmation.now))
    .bind(&confirmation.password_hash)
    .bind(username.map(|name| &name.shown))
    .bind(username.map(|name| &name.key))
    .execute(&mut **transaction)
    .await
    .map_err(failed)?;
    if is_name_taken(transaction, attempt).await? {
        return Ok(Some(Confirmed::UsernameTaken));
    }
    sqlx::query(
        "UPDATE signup_attempt SET state = 'superseded'
         WHERE (id = ?1 AND state <> 'parked')
            OR (state = 'pending' AND (form, email_key) =
                (SELECT form, email_key FROM signup_attempt WHERE id = ?1))",
    )
    .bind(attempt)
    .execute(&mut **transaction)
    .await
    .map_err(failed)?;
    withdraw_mails(transaction, attempt).await?;
    Ok(Some(Confirmed::Parked))
}

/// Whether the host is to admit whoever confirmed. There is nobody to admit where the address has an
/// account.
async fn waits(
    transaction: &mut Transaction<'static, Sqlite>,
    confirmation: &Confirmation,
    attempt: Uuid,
) -> Result<bool, StoreError> {
    if confirmation.is_open || matches!(confirmation.proof, Proof::Admitted(_)) {
        return Ok(false);
    }
    let is_waitlisted = sqlx::query("SELECT is_waitlisted FROM signup_attempt WHERE id = ?1")
        .bind(attempt)
        .fetch_one(&mut **transaction)
        .await
        .and_then(|row| row.try_get(0))
        .map_err(failed)?;
    Ok(is_waitlisted && !has_account(transaction, attempt).await?)
}

async fn is_name_taken(
    transaction: &mut Transaction<'static, Sqlite>,
    attempt: Uuid,
) -> Result<bool, StoreError> {
    sqlx::query(
        "SELECT EXISTS (SELECT 1 FROM signup_account AS account, signup_attempt AS attempt
                        WHERE attempt.id = ?1 AND account.form = attempt.form
                          AND account.username_key = attempt.username_key)",
    )
    .bind(attempt)
    .fetch_one(&mut **transaction)
    .await
    .and_then(|row| row.try_get(0))
    .map_err(failed)
}

/// Whether an attempt for the same address is parked.
pub(super) async fn is_parked(
    transaction: &mut Transaction<'static, Sqlite>,
    attempt: Uuid,
) -> Result<bool, StoreError> {
    sqlx::query(
        "SELECT EXISTS (SELECT 1 FROM signup_attempt
                        WHERE state = 'parked' AND (form, email_key) =
                            (SELECT form, email_key FROM signup_attempt WHERE id = ?1))",
    )
    .bind(attempt)
    .fetch_one(&mut **transaction)
    .await
    .and_then(|row| row.try_get(0))
    .map_err(failed)
}

/// One atomic update, so that of many who admit somebody one does.
pub(super) async fn consume_parked(
    transaction: &mut Transaction<'static, Sqlite>,
    confirmation: &Confirmation,
    attempt: Uuid,
) -> Result<Result<Uuid, Confirmed>, StoreError> {
    let consumed = sqlx::query(
        "UPDATE signup_attempt SET state = 'confirmed'
         WHERE id = ?1 AND form = ?2 AND state = 'parked'",
    )
    .bind(attempt)
    .bind(confirmation.form)
    .execute(&mut **transaction)
    .await
    .map_err(failed)?;
    Ok(if consumed.rows_affected() == 1 { Ok(attempt) } else { Err(Confirmed::Unknown) })
}

fn invite(row: &SqliteRow) -> Result<StoredInvite, sqlx::Error> {
    Ok(StoredInvite {
        id: row.try_get("id")?,
        form: row.try_get("form")?,
        email: row.try_get("email")?,
        domain: row.try_get("domain")?,
        uses: row.try_get("uses")?,
        max_uses: row.try_get("max_uses")?,
        created_at: time(row.try_get("created_at")?),
        expires_at: time(row.try_get("expires_at")?),
        revoked_at: row.try_get::<Option<i64>, _>("revoked_at")?.map(time),
    })
}

fn parked(row: &SqliteRow) -> Result<Parked, sqlx::Error> {
    let profile: &str = row.try_get("profile")?;
    Ok(Parked {
        id: row.try_get("id")?,
        email: row.try_get("email")?,
        username: row.try_get("username")?,
        profile: serde_json::from_str(profile).map_err(|e| sqlx::Error::Decode(e.into()))?,
        is_disposable: row.try_get("is_disposable")?,
        parked_at: time(row.try_get("parked_at")?),
    })
}
