//! Invites.

use std::time::SystemTime;

use uuid::Uuid;

use crate::{
    email::EmailAddress,
    server::{
        crypto::secret::SecretHash,
        error::store::StoreError,
        store::{
            admission::StoredInvite,
            attempt::ConfirmOutcome,
            key_rules,
            sql::{
                engine::Engine,
                row,
                session::Session,
                value::{OfForm, values},
            },
        },
    },
};

/// Selects an invite. A condition follows.
macro_rules! select_invite {
    ($condition:literal) => {
        concat!(
            "SELECT id, form, email, domain, uses, max_uses, created_at, expires_at, revoked_at
             FROM signup_invite
             WHERE ",
            $condition
        )
    };
}

/// Writes an invite.
pub(crate) async fn add<E: Engine>(
    session: &mut Session<E>,
    invite: &StoredInvite,
    code: SecretHash,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO signup_invite
                   (id, form, code_hash, email, domain, uses, max_uses, created_at, expires_at)
               VALUES ($1, $2, $3, $4, $5, 0, $6, $7, $8)";
    let values = values![
        invite.id,
        OfForm(&invite.form),
        &code,
        &invite.email,
        &invite.domain,
        invite.max_uses,
        invite.created_at,
        invite.expires_at,
    ];
    session.execute(sql, values).await?;
    Ok(())
}

/// The invite with this code.
pub(crate) async fn find<E: Engine>(
    session: &mut Session<E>,
    form: &str,
    code: SecretHash,
) -> Result<Option<StoredInvite>, StoreError> {
    let sql = select_invite!("code_hash = $1 AND form = $2");
    let found = session.row(sql, values![&code, OfForm(form)]).await?;
    Ok(found.as_ref().map(row::invite).transpose()?)
}

/// Up to `limit` invites, the newest first.
pub(crate) async fn list<E: Engine>(
    session: &mut Session<E>,
    form: &str,
    before: Option<Uuid>,
    limit: u32,
) -> Result<Vec<StoredInvite>, StoreError> {
    let sql = select_invite!("form = $1 AND id < $2 ORDER BY id DESC LIMIT $3");
    let before = before.unwrap_or(Uuid::max());
    let rows = session.rows(sql, values![OfForm(form), before, limit]).await?;
    Ok(rows.iter().map(row::invite).collect::<Result<_, _>>()?)
}

/// Revokes an invite and returns whether it was valid until now.
pub(crate) async fn revoke<E: Engine>(
    session: &mut Session<E>,
    form: &str,
    id: Uuid,
    now: SystemTime,
) -> Result<bool, StoreError> {
    let sql = "UPDATE signup_invite SET revoked_at = $3
               WHERE id = $1 AND form = $2 AND revoked_at IS NULL";
    Ok(session.execute(sql, values![id, OfForm(form), now]).await? > 0)
}

/// The reason why an account at `address` may not use the invite, if there is one: it is for another
/// address by the rules of its key, it was revoked or used up, or it expired before `since`.
pub(crate) async fn refuse<E: Engine>(
    session: &mut Session<E>,
    invite: Option<Uuid>,
    address: &str,
    key_version: u32,
    since: SystemTime,
) -> Result<Option<ConfirmOutcome>, StoreError> {
    let Some(id) = invite else { return Ok(None) };
    let found = session.row(select_invite!("id = $1"), values![id]).await?;
    let found = found.as_ref().map(row::invite).transpose()?;
    let is_valid = |it: &StoredInvite| {
        it.revoked_at.is_none() && it.uses < it.max_uses && it.expires_at > since
    };
    let Some(invite) = found.filter(is_valid) else { return Ok(Some(ConfirmOutcome::InviteSpent)) };
    let level = key_rules::level_of(key_version).unwrap_or_default();
    let is_for = invite.is_for(EmailAddress::parse_stored(address).ok().as_ref(), level);
    Ok((!is_for).then_some(ConfirmOutcome::InviteForAnother))
}

/// Uses an invite once and returns whether that was possible. One atomic update, so that only one
/// of many gets the last use. Returns `true` when there is no invite to use.
pub(crate) async fn spend<E: Engine>(
    session: &mut Session<E>,
    invite: Option<Uuid>,
) -> Result<bool, StoreError> {
    let Some(id) = invite else { return Ok(true) };
    let sql = "UPDATE signup_invite SET uses = uses + 1
               WHERE id = $1 AND uses < max_uses AND revoked_at IS NULL";
    Ok(session.execute(sql, values![id]).await? == 1)
}
