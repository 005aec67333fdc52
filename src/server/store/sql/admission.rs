//! Invites and the waitlist.

use std::time::SystemTime;

use async_trait::async_trait;
use uuid::Uuid;

use super::{
    SqlStore,
    attempt::{Locked, Peeked},
    budget,
    confirm::consume,
    engine::Engine,
    outbox::{has_account, withdraw_all},
    row,
    session::Session,
    value::{get, values},
};
use crate::server::store::{
    AdmissionStore, AttemptState, Confirmation, Confirmed, Parked, Proof, SecretHash, StoreError,
    StoredInvite,
};

#[async_trait]
impl<E: Engine> AdmissionStore for SqlStore<E> {
    async fn add_invite(&self, invite: &StoredInvite, code: SecretHash) -> Result<(), StoreError> {
        self.write(|mut write| async move {
            let sql = "INSERT INTO signup_invite
                           (id, form, code_hash, email, domain, uses, max_uses, created_at,
                            expires_at)
                       VALUES ($1, $2, $3, $4, $5, 0, $6, $7, $8)";
            let values = values![
                invite.id,
                &invite.form,
                &code,
                &invite.email,
                &invite.domain,
                invite.max_uses,
                invite.created_at,
                invite.expires_at,
            ];
            write.execute(sql, values).await?;
            write.commit().await
        })
        .await
    }

    async fn find_invite(
        &self,
        form: &str,
        code: SecretHash,
    ) -> Result<Option<StoredInvite>, StoreError> {
        let sql = "SELECT id, form, email, domain, uses, max_uses, created_at, expires_at,
                          revoked_at
                   FROM signup_invite
                   WHERE code_hash = $1 AND form = $2";
        let row = self.read().await?.row(sql, values![&code, form]).await?;
        Ok(row.as_ref().map(row::invite).transpose()?)
    }

    async fn invites(
        &self,
        form: &str,
        before: Option<Uuid>,
        limit: u32,
    ) -> Result<Vec<StoredInvite>, StoreError> {
        let sql = "SELECT id, form, email, domain, uses, max_uses, created_at, expires_at,
                          revoked_at
                   FROM signup_invite
                   WHERE form = $1 AND id < $2
                   ORDER BY id DESC
                   LIMIT $3";
        let before = before.unwrap_or(Uuid::max());
        let rows = self.read().await?.rows(sql, values![form, before, limit]).await?;
        Ok(rows.iter().map(row::invite).collect::<Result<_, _>>()?)
    }

    async fn revoke_invite(
        &self,
        form: &str,
        id: Uuid,
        now: SystemTime,
    ) -> Result<bool, StoreError> {
        self.write(|mut write| async move {
            let sql = "UPDATE signup_invite SET revoked_at = $3
                       WHERE id = $1 AND form = $2 AND revoked_at IS NULL";
            let revoked = write.execute(sql, values![id, form, now]).await?;
            write.commit().await?;
            Ok(revoked > 0)
        })
        .await
    }

    async fn parked(
        &self,
        form: &str,
        after: Option<&Parked>,
        limit: u32,
    ) -> Result<Vec<Parked>, StoreError> {
        let sql = "SELECT id, email, username, profile, is_disposable, parked_at
                   FROM signup_attempt
                   WHERE form = $1 AND state = 'parked'
                     AND (parked_at > $2 OR (parked_at = $2 AND id > $3))
                   ORDER BY parked_at, id
                   LIMIT $4";
        let (since, id) = match after {
            Some(parked) => (parked.parked_at, parked.id),
            None => (SystemTime::UNIX_EPOCH, Uuid::nil()),
        };
        let rows = self.read().await?.rows(sql, values![form, since, id, limit]).await?;
        Ok(rows.iter().map(row::parked).collect::<Result<_, _>>()?)
    }

    async fn forget_parked(&self, form: &str, id: Uuid) -> Result<bool, StoreError> {
        self.write(|mut write| async move {
            let Some(attempt) = lock_parked(&mut write, form, id).await? else {
                return Ok(false);
            };
            let sql = "SELECT id FROM signup_attempt
                       WHERE form = $1 AND email_key = $2 AND state IN ('superseded', 'parked')";
            for row in write.rows(sql, values![form, &attempt.email_key]).await? {
                let id: Uuid = get(&row, "id")?;
                forget_what_belongs_to(&mut write, id).await?;
                write.execute("DELETE FROM signup_attempt WHERE id = $1", values![id]).await?;
            }
            write.commit().await?;
            Ok(true)
        })
        .await
    }
}

pub(super) async fn forget_what_belongs_to<E: Engine>(
    session: &mut Session<E>,
    attempt: Uuid,
) -> Result<(), StoreError> {
    for sql in [
        "DELETE FROM signup_consent WHERE attempt_id = $1",
        "DELETE FROM signup_outbox WHERE attempt_id = $1",
    ] {
        session.execute(sql, values![attempt]).await?;
    }
    Ok(())
}

/// Uses an invite once. One atomic update, so that of many who want the last use one gets it.
/// Whoever needs no invite may go on.
pub(super) async fn spend<E: Engine>(
    session: &mut Session<E>,
    invite: Option<Uuid>,
) -> Result<bool, StoreError> {
    let Some(id) = invite else { return Ok(true) };
    // What has expired since somebody signed up with it was good at that time.
    let sql = "UPDATE signup_invite SET uses = uses + 1
               WHERE id = $1 AND uses < max_uses AND revoked_at IS NULL";
    Ok(session.execute(sql, values![id]).await? == 1)
}

/// Parks a consumed attempt that the host is to admit; nothing of one that needs no admission. Of
/// many for an address the first is parked, and the others die.
pub(super) async fn park<E: Engine>(
    session: &mut Session<E>,
    confirmation: &Confirmation,
    attempt: &Locked,
) -> Result<Option<Confirmed>, StoreError> {
    if !waits(session, confirmation, attempt).await? {
        return Ok(None);
    }
    if is_parked(session, attempt).await? {
        let sql = "UPDATE signup_attempt SET state = 'superseded' WHERE id = $1";
        session.execute(sql, values![attempt.id]).await?;
    } else if !take_place(session, confirmation, attempt).await? {
        return Ok(Some(Confirmed::UsernameTaken));
    }
    let sql = "UPDATE signup_attempt SET state = 'superseded'
               WHERE form = $1 AND email_key = $2 AND state = 'pending'";
    session.execute(sql, values![&attempt.form, &attempt.email_key]).await?;
    budget::restore(session, &attempt.mailbox_hash).await?;
    withdraw_all(session, &attempt.form, &attempt.email_key).await?;
    Ok(Some(Confirmed::Parked))
}

/// Whether the name is free. Of two that take a place for one address at once, the unique
/// `parked_key` stops one, which then sees the other.
async fn take_place<E: Engine>(
    session: &mut Session<E>,
    confirmation: &Confirmation,
    attempt: &Locked,
) -> Result<bool, StoreError> {
    let chosen = confirmation.username.as_ref();
    let username_key = chosen.map(|name| &name.key).or(attempt.username_key.as_ref());
    if is_name_taken(session, &attempt.form, username_key).await? {
        return Ok(false);
    }
    session
        .execute(
            "UPDATE signup_attempt
             SET state = 'parked', parked_at = $2, parked_key = $3, password_hash = $4,
                 username = $5, username_key = $6
             WHERE id = $1",
            values![
                attempt.id,
                confirmation.now,
                &attempt.email_key,
                confirmation.password_hash.as_ref().or(attempt.password_hash.as_ref()),
                chosen.map(|name| &name.shown).or(attempt.username.as_ref()),
                username_key,
            ],
        )
        .await?;
    Ok(true)
}

/// Whether the host is to admit whoever confirmed. There is nobody to admit where the address has an
/// account.
async fn waits<E: Engine>(
    session: &mut Session<E>,
    confirmation: &Confirmation,
    attempt: &Locked,
) -> Result<bool, StoreError> {
    let is_admitted = confirmation.is_open || matches!(confirmation.proof, Proof::Admitted(_));
    if is_admitted || !attempt.is_waitlisted {
        return Ok(false);
    }
    Ok(!has_account(session, &attempt.form, &attempt.email_key).await?)
}

async fn is_name_taken<E: Engine>(
    session: &mut Session<E>,
    form: &str,
    username_key: Option<&String>,
) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM signup_account
                              WHERE form = $1 AND username_key = $2) AS is_taken";
    Ok(get(&session.one(sql, values![form, username_key]).await?, "is_taken")?)
}

/// Whether an attempt for the same address is parked.
pub(super) async fn is_parked<E: Engine>(
    session: &mut Session<E>,
    attempt: &Locked,
) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM signup_attempt
                              WHERE form = $1 AND parked_key = $2) AS is_parked";
    let row = session.one(sql, values![&attempt.form, &attempt.email_key]).await?;
    Ok(get(&row, "is_parked")?)
}

/// The row is locked, so that of many who admit somebody one does.
pub(super) async fn consume_parked<E: Engine>(
    session: &mut Session<E>,
    confirmation: &Confirmation,
    attempt: Uuid,
) -> Result<Result<Locked, Confirmed>, StoreError> {
    match lock_parked(session, confirmation.form, attempt).await? {
        Some(attempt) => consume(session, attempt).await.map(Ok),
        None => Ok(Err(Confirmed::Unknown)),
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
