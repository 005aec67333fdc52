//! What the owner of a mailbox changes in an attempt that a stranger may have begun: the owner
//! replaces what it holds, takes it over, or rejects it. The originator learns nothing of it.

use uuid::Uuid;

use crate::{
    server::{
        error::store::StoreError,
        store::{
            attempt::{Confirmation, Entered, Rejection, StandIn},
            sql::{
                budget, consent,
                engine::Engine,
                link,
                locked::Locked,
                outbox::withdraw_all,
                session::Session,
                value::{OfForm, Value, values},
            },
        },
    },
    username,
};

/// Replaces what a consumed attempt holds by what was chosen and entered with the confirmation.
pub(crate) async fn replace<E: Engine>(
    session: &mut Session<E>,
    confirmation: &Confirmation,
    mut attempt: Locked,
) -> Result<Locked, StoreError> {
    let Confirmation { password_hash, username, entered, stand_in, .. } = confirmation;
    if password_hash.is_none() && username.is_none() && entered.is_none() {
        return Ok(attempt);
    }
    if let Some(stand_in) = stand_in {
        leave_behind(session, stand_in, &attempt).await?;
        // The stranger may have chosen it.
        attempt.next_page = None;
    }
    if let Some(hash) = password_hash {
        attempt.password_hash = Some(hash.clone());
    }
    if let Some(name) = username {
        attempt.username = Some(name.shown.clone());
        attempt.username_key = Some(name.key.clone());
        attempt.username_version = Some(username::key::KEY_VERSION);
    }
    if let Some(entered) = entered {
        attempt.profile = serde_json::from_str(&entered.profile)
            .map_err(|error| StoreError::new("a profile is not valid JSON", error))?;
        attempt.language = entered.language.unwrap_or(attempt.language);
        replace_consents(session, confirmation, entered, attempt.id).await?;
    }
    session
        .execute(
            "UPDATE signup_attempt
             SET password_hash = $2, username = $3, username_key = $4, username_version = $5,
                 profile = $6, language = $7, next_page = $8
             WHERE id = $1",
            values![
                attempt.id,
                &attempt.password_hash,
                &attempt.username,
                &attempt.username_key,
                attempt.username_version,
                Value::Json(&attempt.profile_json()?),
                attempt.language.as_str(),
                &attempt.next_page,
            ],
        )
        .await?;
    Ok(attempt)
}

async fn replace_consents<E: Engine>(
    session: &mut Session<E>,
    confirmation: &Confirmation,
    entered: &Entered,
    attempt: Uuid,
) -> Result<(), StoreError> {
    let sql = "DELETE FROM signup_consent WHERE attempt_id = $1 AND account_id IS NULL";
    session.execute(sql, values![attempt]).await?;
    for agreed in &entered.consents {
        let owner = consent::Owner::Attempt(attempt);
        consent::write(session, confirmation.form, owner, agreed, confirmation.now).await?;
    }
    Ok(())
}

/// Lets the originator go on waiting with an attempt that looks like one that another attempt
/// superseded. It has all that the originator entered, for the case that the address was a slip.
async fn leave_behind<E: Engine>(
    session: &mut Session<E>,
    stand_in: &StandIn,
    attempt: &Locked,
) -> Result<(), StoreError> {
    let sql = "UPDATE signup_attempt SET originator_hash = $2 WHERE id = $1";
    session.execute(sql, values![attempt.id, &stand_in.originator_hash]).await?;
    let profile = attempt.profile_json()?;
    session
        .execute(
            "INSERT INTO signup_attempt
                 (id, form, language, email_deliverable, email_normalized, email_key, key_version,
                  mailbox_hash, is_disposable, username, username_key, username_version, profile, password_hash,
                  originator_hash, code_hash, code_tries, all_code_tries, invite_id,
                  is_waitlisted, is_trapped, next_page, state, created_at, mailed_at, expires_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
                     $18, $19, $20, $21, $22, 'superseded', $23, $24, $25)",
            values![
                stand_in.id,
                OfForm(&attempt.form),
                attempt.language.as_str(),
                &attempt.email_deliverable,
                &attempt.email_normalized,
                &attempt.email_key,
                attempt.key_version,
                &attempt.mailbox_hash,
                attempt.is_disposable,
                &attempt.username,
                &attempt.username_key,
                attempt.username_version,
                Value::Json(&profile),
                &attempt.password_hash,
                &attempt.originator_hash,
                &stand_in.code_hash,
                attempt.code_tries,
                attempt.all_code_tries,
                attempt.invite,
                attempt.is_waitlisted,
                attempt.is_trapped,
                &attempt.next_page,
                attempt.created_at,
                attempt.mailed_at,
                attempt.expires_at,
            ],
        )
        .await?;
    let sql = "UPDATE signup_consent SET attempt_id = $2
               WHERE attempt_id = $1 AND account_id IS NULL";
    session.execute(sql, values![attempt.id, stand_in.id]).await?;
    Ok(())
}

/// Ends the attempt, and lets further mails to its address wait for a while.
pub(crate) async fn reject<E: Engine>(
    session: &mut Session<E>,
    rejection: &Rejection,
) -> Result<bool, StoreError> {
    let Rejection { form, link, originator, code_hash, until, budget_keys } = rejection;
    let Some(attempt) = Locked::by_link(session, form, *link).await?.filter(Locked::is_open) else {
        return Ok(false);
    };
    budget::silence(session, budget_keys, &attempt, *until).await?;
    withdraw_all(session, &attempt.form, &attempt.email_key).await?;
    if originator.as_ref().is_some_and(|own| *own == attempt.originator_hash) {
        attempt.delete(session).await?;
        return Ok(true);
    }
    let sql = "DELETE FROM signup_outbox WHERE attempt_id = $1";
    session.execute(sql, values![attempt.id]).await?;
    link::delete_all(session, attempt.id).await?;
    let sql = "UPDATE signup_attempt SET state = 'rejected', code_hash = $2 WHERE id = $1";
    session.execute(sql, values![attempt.id, code_hash]).await?;
    Ok(true)
}
