//! From proof of a mailbox to the account: what happens inside the confirming transaction.

use subtle::ConstantTimeEq;
use uuid::Uuid;

use super::{
    Hook, account,
    admission::{self, is_parked},
    attempt::{Locked, Peeked},
    budget,
    engine::Engine,
    event,
    outbox::{has_account, queue_welcome, withdraw_all},
    session::Session,
    value::{Value, values},
};
use crate::server::{
    event::{Event, EventKind},
    store::{AttemptState, Confirmation, Confirmed, MAX_CODE_TRIES, Proof, SecretHash, StoreError},
};

/// Consumes the attempt that the proof names, and makes the account of it.
pub(super) async fn confirm<E: Engine>(
    session: &mut Session<E>,
    confirmation: &Confirmation,
    hook: Option<&Hook<E>>,
) -> Result<Confirmed, StoreError> {
    let consumed = match confirmation.proof {
        Proof::Link(hash) => consume_link(session, confirmation, hash).await?,
        Proof::Code { attempt, hash } => consume_code(session, confirmation, attempt, hash).await?,
        Proof::Admitted(attempt) => {
            admission::consume_parked(session, confirmation, attempt).await?
        }
    };
    let attempt = match consumed {
        Ok(attempt) => attempt,
        Err(refused) => return Ok(refused),
    };
    match admission::park(session, confirmation, &attempt).await? {
        Some(parked) => Ok(parked),
        None => make_account(session, confirmation, &attempt, hook).await,
    }
}

/// The rows are locked, so that of many posts of one link, or of several for one address, one
/// consumes it.
async fn consume_link<E: Engine>(
    session: &mut Session<E>,
    confirmation: &Confirmation,
    hash: SecretHash,
) -> Result<Result<Locked, Confirmed>, StoreError> {
    let Some(peeked) = Peeked::by_link(session, confirmation.form, hash).await? else {
        return Ok(Err(Confirmed::Unknown));
    };
    // Meanwhile it may have been given another link.
    let locked = Locked::with_siblings(session, &peeked).await?;
    let Some(attempt) = locked.filter(|attempt| attempt.link_hash == hash) else {
        return Ok(Err(Confirmed::Unknown));
    };
    Ok(Err(match attempt.state {
        AttemptState::Pending if attempt.expires_at > confirmation.now => {
            return consume(session, attempt).await.map(Ok);
        }
        AttemptState::Pending => Confirmed::Expired,
        AttemptState::Parked => Confirmed::Parked,
        AttemptState::Superseded if is_parked(session, &attempt).await? => Confirmed::Parked,
        AttemptState::Confirmed | AttemptState::Superseded => Confirmed::Before,
    }))
}

/// The try is counted first and committed whatever comes of it. An attempt that another one
/// superseded takes wrong codes as if it still waited: whoever has the cookie and not the mailbox
/// learns nothing.
async fn consume_code<E: Engine>(
    session: &mut Session<E>,
    confirmation: &Confirmation,
    id: Uuid,
    hash: SecretHash,
) -> Result<Result<Locked, Confirmed>, StoreError> {
    let Some(peeked) = Peeked::by_id(session, confirmation.form, id).await? else {
        return Ok(Err(Confirmed::Unknown));
    };
    // A wrong code concerns no other attempt.
    let locked = match bool::from(peeked.code_hash.ct_eq(&hash)) {
        true => Locked::with_siblings(session, &peeked).await?,
        false => Locked::by_id(session, id).await?,
    };
    let Some(attempt) = locked else { return Ok(Err(Confirmed::Unknown)) };
    if let Some(refused) = why_no_code(confirmation, &attempt) {
        return Ok(Err(refused));
    }
    let sql = "UPDATE signup_attempt SET code_tries = code_tries + 1 WHERE id = $1";
    session.execute(sql, values![id]).await?;
    if !bool::from(attempt.code_hash.ct_eq(&hash)) {
        let is_last = attempt.code_tries + 1 >= MAX_CODE_TRIES;
        return Ok(Err(if is_last { Confirmed::TooManyTries } else { Confirmed::WrongCode }));
    }
    if attempt.state != AttemptState::Pending {
        let is_parked = is_parked(session, &attempt).await?;
        return Ok(Err(if is_parked { Confirmed::Parked } else { Confirmed::Before }));
    }
    consume(session, attempt).await.map(Ok)
}

/// Why no code is compared with that of the attempt.
fn why_no_code(confirmation: &Confirmation, attempt: &Locked) -> Option<Confirmed> {
    let is_late = attempt.expires_at <= confirmation.now;
    let is_tried = attempt.code_tries >= MAX_CODE_TRIES;
    match attempt.state {
        AttemptState::Confirmed => Some(Confirmed::Before),
        AttemptState::Parked if is_late || is_tried => Some(Confirmed::Parked),
        _ if is_late => Some(Confirmed::Expired),
        _ if is_tried => Some(Confirmed::TooManyTries),
        _ => None,
    }
}

pub(super) async fn consume<E: Engine>(
    session: &mut Session<E>,
    attempt: Locked,
) -> Result<Locked, StoreError> {
    let sql = "UPDATE signup_attempt SET state = 'confirmed', parked_key = NULL WHERE id = $1";
    session.execute(sql, values![attempt.id]).await?;
    Ok(attempt)
}

/// The attempt becomes the account, unless the address has one. Its siblings die with the mails
/// that would ask to confirm them, and its own hash of a password is the account's alone.
async fn make_account<E: Engine>(
    session: &mut Session<E>,
    confirmation: &Confirmation,
    attempt: &Locked,
    hook: Option<&Hook<E>>,
) -> Result<Confirmed, StoreError> {
    insert_account(session, confirmation, attempt).await?;
    let made = account::made(session, confirmation.account).await?;
    if made.is_none() && !has_account(session, &attempt.form, &attempt.email_key).await? {
        return Ok(Confirmed::UsernameTaken);
    }
    supersede_siblings(session, attempt).await?;
    let sql = "UPDATE signup_attempt SET password_hash = NULL WHERE id = $1";
    session.execute(sql, values![attempt.id]).await?;
    budget::restore(session, &attempt.mailbox_hash).await?;
    withdraw_all(session, &attempt.form, &attempt.email_key).await?;
    let Some(account) = made else { return Ok(Confirmed::Before) };
    if !admission::spend(session, attempt.invite).await? {
        return Ok(Confirmed::InviteSpent);
    }
    let sql = "UPDATE signup_consent SET account_id = $2 WHERE attempt_id = $1";
    session.execute(sql, values![attempt.id, account.id]).await?;
    let (now, expires_at) = (confirmation.now, confirmation.mail_expires_at);
    queue_welcome(session, confirmation.mail, attempt, now, expires_at).await?;
    event::note(session, confirmed(confirmation, attempt.id)).await?;
    account::complete(hook, session, &account).await?;
    Ok(Confirmed::Now)
}

/// Does nothing where an account has the address or the name.
async fn insert_account<E: Engine>(
    session: &mut Session<E>,
    confirmation: &Confirmation,
    attempt: &Locked,
) -> Result<(), StoreError> {
    let chosen = confirmation.username.as_ref();
    let profile = serde_json::to_string(&attempt.profile)
        .map_err(|error| StoreError::new("a profile is no JSON", error))?;
    session
        .execute(
            "INSERT INTO signup_account
                 (id, form, email, email_normalized, email_key, key_version, is_disposable,
                  username, username_key, username_version, profile, password_hash, created_at,
                  confirmed_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
             ON CONFLICT DO NOTHING",
            values![
                confirmation.account,
                &attempt.form,
                &attempt.email,
                &attempt.email_normalized,
                &attempt.email_key,
                attempt.key_version,
                attempt.is_disposable,
                chosen.map(|name| &name.shown).or(attempt.username.as_ref()),
                chosen.map(|name| &name.key).or(attempt.username_key.as_ref()),
                attempt.username_version,
                Value::Json(&profile),
                confirmation.password_hash.as_ref().or(attempt.password_hash.as_ref()),
                attempt.created_at,
                confirmation.now,
            ],
        )
        .await?;
    Ok(())
}

/// Whatever waits for proof or for the host, for the same address, waits no more.
async fn supersede_siblings<E: Engine>(
    session: &mut Session<E>,
    attempt: &Locked,
) -> Result<(), StoreError> {
    session
        .execute(
            "UPDATE signup_attempt SET state = 'superseded', parked_key = NULL
             WHERE form = $1 AND email_key = $2 AND state IN ('pending', 'parked')",
            values![&attempt.form, &attempt.email_key],
        )
        .await?;
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
