//! The claim of an attempt's originator to the account that another browser confirmed.
//!
//! The attempt holds the account and a hash of the hash of its password, so that a claim ends when the
//! password changes, whatever changes it.

use std::time::SystemTime;

use uuid::Uuid;

use crate::server::{
    crypto::secret::SecretHash,
    error::store::StoreError,
    store::sql::{
        engine::Engine,
        session::Session,
        value::{get, optional, values},
    },
};

/// What an attempt holds of its account's password.
pub(crate) fn hash_of(password_hash: &str) -> SecretHash {
    SecretHash::of([b"claim".as_slice(), password_hash.as_bytes()])
}

/// Takes the claim, which nothing gives back.
pub(crate) async fn take<E: Engine>(
    session: &mut Session<E>,
    attempt: Uuid,
    now: SystemTime,
) -> Result<Option<Uuid>, StoreError> {
    let sql = "SELECT claim_account, claim_hash FROM signup_attempt
               WHERE id = $1 AND state = 'confirmed' AND expires_at > $2
               FOR UPDATE";
    let Some(row) = session.row(sql, values![attempt, now]).await? else { return Ok(None) };
    let (account, hash): (Option<Uuid>, Option<SecretHash>) =
        (optional(&row, "claim_account")?, optional(&row, "claim_hash")?);
    let (Some(account), Some(hash)) = (account, hash) else { return Ok(None) };
    let sql = "UPDATE signup_attempt SET claim_account = NULL, claim_hash = NULL WHERE id = $1";
    session.execute(sql, values![attempt]).await?;
    let sql = "SELECT form, password_hash FROM signup_account WHERE id = $1";
    let Some(row) = session.row(sql, values![account]).await? else { return Ok(None) };
    let is_own = session.site.owns(&get::<String>(&row, "form")?);
    let password_hash: Option<String> = optional(&row, "password_hash")?;
    let is_same = password_hash.is_some_and(|stored| hash_of(&stored) == hash);
    Ok((is_own && is_same).then_some(account))
}
