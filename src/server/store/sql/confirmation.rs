//! Proof of a mailbox, inside the confirming transaction.

use uuid::Uuid;

use crate::server::{
    crypto::secret::SecretHash,
    error::store::StoreError,
    event::{Event, EventKind},
    store::{
        attempt::{
            AttemptState, ConfirmOutcome, Confirmation, MAX_ATTEMPT_TRIES, MAX_CODE_TRIES, Proof,
        },
        sql::{
            account, budget, claim,
            engine::Engine,
            event, held_name, hook, identity, invite, link,
            locked::{Locked, Peeked},
            outbox::{queue_welcome, withdraw_all},
            session::Session,
            sql_store::Hook,
            takeover,
            value::{InRealm, OfForm, Value, values},
            waitlist,
        },
    },
};

/// Consumes the attempt of the proof and creates the account.
pub(crate) async fn confirm<E: Engine>(
    session: &mut Session<E>,
    confirmation: &Confirmation,
    host_hook: Option<&Hook<E>>,
) -> Result<ConfirmOutcome, StoreError> {
    let consumed = match confirmation.proof {
        Proof::Link(hash) => consume_link(session, confirmation, hash).await?,
        Proof::Code { attempt, hash } => consume_code(session, confirmation, attempt, hash).await?,
        Proof::Admitted(attempt) => {
            waitlist::consume_parked(session, confirmation, attempt).await?
        }
    };
    let attempt = match consumed {
        Ok(attempt) => takeover::replace(session, confirmation, attempt).await?,
        Err(refused) => return Ok(refused),
    };
    match waitlist::park(session, confirmation, &attempt).await? {
        Some(parked) => Ok(parked),
        None => make_account(session, confirmation, &attempt, host_hook).await,
    }
}

/// Locks the rows, so that only one of several concurrent confirmations consumes the link.
async fn consume_link<E: Engine>(
    session: &mut Session<E>,
    confirmation: &Confirmation,
    hash: SecretHash,
) -> Result<Result<Locked, ConfirmOutcome>, StoreError> {
    let Some(peeked) = Peeked::by_link(session, confirmation.form, hash).await? else {
        return Ok(Err(ConfirmOutcome::NotFound));
    };
    let locked = Locked::with_siblings(session, &peeked).await?;
    // The attempt may have another address by now.
    let expires_at = link::expires_at(session, peeked.id, hash).await?;
    let (Some(attempt), Some(expires_at)) = (locked, expires_at) else {
        return Ok(Err(ConfirmOutcome::NotFound));
    };
    Ok(Err(match attempt.state {
        AttemptState::Pending if expires_at > confirmation.now => {
            return attempt.consume(session).await.map(Ok);
        }
        AttemptState::Pending => ConfirmOutcome::Expired,
        AttemptState::Parked => ConfirmOutcome::Parked,
        AttemptState::Superseded if waitlist::is_parked(session, &attempt).await? => {
            ConfirmOutcome::Parked
        }
        AttemptState::Rejected => ConfirmOutcome::NotFound,
        AttemptState::Confirmed | AttemptState::Superseded => ConfirmOutcome::AlreadyConfirmed,
    }))
}

/// Counts the try first, and commits it whatever the outcome. A superseded attempt accepts wrong
/// codes as if it still waited, so that the cookie without the mailbox reveals nothing.
async fn consume_code<E: Engine>(
    session: &mut Session<E>,
    confirmation: &Confirmation,
    id: Uuid,
    hash: SecretHash,
) -> Result<Result<Locked, ConfirmOutcome>, StoreError> {
    let Some(peeked) = Peeked::by_id(session, confirmation.form, id).await? else {
        return Ok(Err(ConfirmOutcome::NotFound));
    };
    // A wrong code locks no other attempt.
    let locked = match peeked.code_hash == hash {
        true => Locked::with_siblings(session, &peeked).await?,
        false => Locked::by_id(session, id).await?,
    };
    let Some(attempt) = locked else { return Ok(Err(ConfirmOutcome::NotFound)) };
    if let Some(refused) = refuse_code(confirmation, &attempt) {
        return Ok(Err(refused));
    }
    let sql = "UPDATE signup_attempt
               SET code_tries = code_tries + 1, all_code_tries = all_code_tries + 1
               WHERE id = $1";
    session.execute(sql, values![id]).await?;
    if attempt.code_hash != hash || attempt.is_trapped {
        return Ok(Err(if is_tried(&attempt, 1) {
            ConfirmOutcome::TooManyTries
        } else {
            ConfirmOutcome::WrongCode
        }));
    }
    if attempt.state != AttemptState::Pending {
        let is_parked = waitlist::is_parked(session, &attempt).await?;
        return Ok(Err(if is_parked {
            ConfirmOutcome::Parked
        } else {
            ConfirmOutcome::AlreadyConfirmed
        }));
    }
    attempt.consume(session).await.map(Ok)
}

/// The reason why the code is not compared, if there is one.
fn refuse_code(confirmation: &Confirmation, attempt: &Locked) -> Option<ConfirmOutcome> {
    let is_late = attempt.expires_at <= confirmation.now;
    let is_tried = is_tried(attempt, 0);
    match attempt.state {
        AttemptState::Confirmed => Some(ConfirmOutcome::AlreadyConfirmed),
        AttemptState::Parked if is_late || is_tried => Some(ConfirmOutcome::Parked),
        _ if is_late => Some(ConfirmOutcome::Expired),
        _ if is_tried => Some(ConfirmOutcome::TooManyTries),
        _ => None,
    }
}

/// Whether no try is left after `more` tries.
fn is_tried(attempt: &Locked, more: u32) -> bool {
    attempt.code_tries + more >= MAX_CODE_TRIES
        || attempt.all_code_tries + more >= MAX_ATTEMPT_TRIES
}

/// Turns the attempt into the account, unless the address has one. Supersedes the other attempts
/// for the address, withdraws their mails, and wipes the attempt's copy of the password hash.
async fn make_account<E: Engine>(
    session: &mut Session<E>,
    confirmation: &Confirmation,
    attempt: &Locked,
    host_hook: Option<&Hook<E>>,
) -> Result<ConfirmOutcome, StoreError> {
    if let Some(identity) = &attempt.identity
        && identity::holder(session, &attempt.form, identity).await?.is_some()
    {
        return Ok(ConfirmOutcome::AlreadyConfirmed);
    }
    insert_account(session, confirmation, attempt).await?;
    let made = account::find(session, confirmation.account).await?;
    // After the insertion, which waits for an erasure of the name that runs at the same time.
    let name = attempt.username_key.as_deref();
    let is_name_taken = match made {
        Some(_) => held_name::is_held(session, &attempt.form, name, confirmation.now).await?,
        None => !account::has_email(session, &attempt.form, &attempt.email_key).await?,
    };
    if is_name_taken {
        return Ok(ConfirmOutcome::UsernameTaken);
    }
    supersede_siblings(session, &attempt.form, &attempt.email_key).await?;
    // Only the confirmation that makes the account leaves a claim to it.
    let claim = match (&made, &attempt.password_hash) {
        (Some(made), Some(hash)) if confirmation.is_claimable => {
            Some((made.id, claim::hash_of(hash)))
        }
        _ => None,
    };
    let sql = "UPDATE signup_attempt
               SET password_hash = NULL, claim_account = $2, claim_hash = $3
               WHERE id = $1";
    let (claimed, hash) = (claim.map(|claim| claim.0), claim.as_ref().map(|claim| &claim.1));
    session.execute(sql, values![attempt.id, claimed, hash]).await?;
    let keys = &confirmation.budget_keys;
    budget::restore(session, keys, &attempt.mailbox_hash, &attempt.silence_name()).await?;
    withdraw_all(session, &attempt.form, &attempt.email_key).await?;
    let Some(account) = made else { return Ok(ConfirmOutcome::AlreadyConfirmed) };
    let (address, since) = (&attempt.email_normalized, confirmation.invited_since);
    let refused =
        invite::refuse(session, attempt.invite, address, attempt.key_version, since).await?;
    if let Some(refused) = refused {
        return Ok(refused);
    }
    if !invite::spend(session, attempt.invite).await? {
        return Ok(ConfirmOutcome::InviteSpent);
    }
    if let Some(identity) = &attempt.identity {
        let form = &attempt.form;
        identity::insert(session, form, identity, account.id, confirmation.now).await?;
    }
    let sql = "UPDATE signup_consent SET account_id = $2 WHERE attempt_id = $1";
    session.execute(sql, values![attempt.id, account.id]).await?;
    let (now, expires_at) = (confirmation.now, confirmation.mail_expires_at);
    queue_welcome(session, confirmation.mail, attempt, now, expires_at).await?;
    event::write(session, confirmed_event(confirmation, attempt)).await?;
    hook::complete(host_hook, session, &account).await?;
    Ok(ConfirmOutcome::Confirmed)
}

/// Does nothing when an account has the address or the username.
async fn insert_account<E: Engine>(
    session: &mut Session<E>,
    confirmation: &Confirmation,
    attempt: &Locked,
) -> Result<(), StoreError> {
    let profile = attempt.profile_json()?;
    session
        .execute(
            "INSERT INTO signup_account
                 (id, form, realm, language, email_deliverable, email_normalized, email_key, key_version,
                  is_disposable, username, username_key, username_version, profile, password_hash, created_at,
                  confirmed_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
             ON CONFLICT DO NOTHING",
            values![
                confirmation.account,
                OfForm(&attempt.form),
                InRealm(&attempt.form),
                attempt.language.as_str(),
                &attempt.email_deliverable,
                &attempt.email_normalized,
                &attempt.email_key,
                attempt.key_version,
                attempt.is_disposable,
                &attempt.username,
                &attempt.username_key,
                attempt.username_version,
                Value::Json(&profile),
                &attempt.password_hash,
                attempt.created_at,
                confirmation.now,
            ],
        )
        .await?;
    Ok(())
}

/// Supersedes all attempts for the address that wait for proof or for admission.
pub(crate) async fn supersede_siblings<E: Engine>(
    session: &mut Session<E>,
    form: &str,
    email_key: &str,
) -> Result<(), StoreError> {
    session
        .execute(
            "UPDATE signup_attempt SET state = 'superseded', parked_key = NULL
             WHERE form = $1 AND email_key = $2 AND state IN ('pending', 'parked')",
            values![OfForm(form), email_key],
        )
        .await?;
    Ok(())
}

/// The event `confirmed`, when the host has an event sink.
fn confirmed_event(confirmation: &Confirmation, attempt: &Locked) -> Option<Event> {
    Some(Event {
        id: confirmation.event?,
        kind: EventKind::Confirmed,
        form: confirmation.form.to_owned(),
        attempt: Some(attempt.id),
        account: Some(confirmation.account),
        language: Some(attempt.language),
        happened_at: confirmation.now,
    })
}
