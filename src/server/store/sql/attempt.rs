//! An attempt: written, found, mailed again, sent to another address.

use std::time::SystemTime;

use crate::{
    server::{
        error::store::StoreError,
        store::{
            admission::AdmissionPath,
            attempt::{
                AddressChange, AddressOutcome, Attempt, BeginOutcome, ConfirmOutcome,
                FindAttemptBy, NewAttempt, Resend, ResendOutcome,
            },
            budget::MailFate,
            sql::{
                budget, captcha, consent,
                engine::Engine,
                event, held_name, invite, link,
                locked::Locked,
                outbox::{Recipient, queue_proof, withdraw},
                row,
                session::Session,
                value::{InRealm, OfForm, Value, get, values},
            },
        },
    },
    username,
};

/// Writes an attempt and its mail. The statements are the same for every address.
pub(crate) async fn begin<E: Engine>(
    session: &mut Session<E>,
    attempt: &NewAttempt,
) -> Result<BeginOutcome, StoreError> {
    let registration = &attempt.registration;
    if let Some(taken) = taken(session, attempt).await?
        && (taken == BeginOutcome::UsernameTaken || attempt.reveals_duplicates)
    {
        return Ok(taken);
    }
    if !insert(session, attempt).await? {
        return Ok(BeginOutcome::Repeated);
    }
    if let Some(ticket) = &attempt.ticket {
        captcha::accept(session, ticket).await?;
    }
    for consent in &registration.consents {
        let owner = consent::Owner::Attempt(attempt.id);
        consent::write(session, attempt.form, owner, consent, attempt.mail.now).await?;
    }
    let Some(email) = &registration.email else {
        return Ok(BeginOutcome::Begun(MailFate::Trapped));
    };
    let recipient = Recipient::new(attempt.id, attempt.form, registration.language, email);
    let fate = budget::spend(session, &attempt.mail, recipient, attempt.is_trapped).await?;
    link::write(session, attempt.id, &attempt.mail, fate).await?;
    queue_proof(session, recipient, &attempt.mail, fate).await?;
    event::write(session, event::attempt_started(attempt)).await?;
    Ok(BeginOutcome::Begun(fate))
}

/// Returns whether the originator had no attempt before.
async fn insert<E: Engine>(
    session: &mut Session<E>,
    attempt: &NewAttempt,
) -> Result<bool, StoreError> {
    let registration = &attempt.registration;
    let (address, name) = (registration.email.as_ref(), registration.username.as_ref());
    let written = session
        .execute(
            "INSERT INTO signup_attempt
                 (id, form, language, email_deliverable, email_normalized, email_key, key_version,
                  mailbox_hash, is_disposable, username, username_key, username_version, profile, password_hash,
                  originator_hash, code_hash, code_tries, all_code_tries, invite_id, is_waitlisted,
                  is_trapped, next_page, state, created_at, mailed_at, expires_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 0, 0,
                     $17, $18, $19, $20, 'pending', $21, $21, $22)
             ON CONFLICT DO NOTHING",
            values![
                attempt.id,
                OfForm(attempt.form),
                registration.language.as_str(),
                address.map(|email| &email.deliverable),
                address.map(|email| &email.normalized),
                address.map(|email| &email.key),
                address.map(|email| email.key_version),
                address.map(|email| &email.mailbox_hash),
                address.is_some_and(|email| email.is_disposable),
                name.map(|name| &name.shown),
                name.map(|name| &name.key),
                name.map(|_| username::key::KEY_VERSION),
                Value::Json(&registration.profile),
                &registration.password_hash,
                &attempt.originator_hash,
                &attempt.mail.code_hash,
                attempt.admission.invite(),
                attempt.admission == AdmissionPath::Waitlist,
                attempt.is_trapped,
                &attempt.next_page,
                attempt.mail.now,
                attempt.mail.expires_at,
            ],
        )
        .await?;
    Ok(written == 1)
}

/// Selects an attempt with these expressions of its state and of the time when it expires.
macro_rules! select_attempt {
    ($state:literal, $expires_at:literal, $from:literal) => {
        concat!(
            "SELECT attempt.id, email_normalized, is_trapped, is_proven, originator_hash, password_hash,
                    username, username_key, profile, next_page, mailed_at, claim_account, ",
            "EXISTS (SELECT 1 FROM signup_outbox AS mail
                            WHERE mail.attempt_id = attempt.id
                              AND coalesce(mail.state, '') = 'refused'
                              AND mail.recipient = attempt.email_deliverable
                              AND mail.created_at >= attempt.mailed_at) AS is_refused, ",
            $expires_at,
            " AS expires_at, ",
            $state,
            " AS state FROM ",
            $from
        )
    };
}

/// The attempt that a secret or an id names.
pub(crate) async fn find<E: Engine>(
    session: &mut Session<E>,
    form: &str,
    by: FindAttemptBy,
) -> Result<Option<Attempt>, StoreError> {
    let found = match &by {
        FindAttemptBy::Originator(hash) => {
            let sql = select_attempt!(
                "state",
                "expires_at",
                "signup_attempt AS attempt WHERE originator_hash = $1 AND form = $2"
            );
            session.row(sql, values![hash, OfForm(form)]).await?
        }
        // The reader of the mail may learn that another attempt for the address is parked.
        FindAttemptBy::Link(hash) => {
            let sql = select_attempt!(
                "CASE WHEN state = 'superseded' AND EXISTS (
                     SELECT 1 FROM signup_attempt AS sibling
                     WHERE sibling.form = attempt.form
                       AND sibling.parked_key = attempt.email_key)
                 THEN 'parked' ELSE state END",
                "link.expires_at",
                "signup_link AS link
                 JOIN signup_attempt AS attempt ON attempt.id = link.attempt_id
                 WHERE link.link_hash = $1 AND attempt.form = $2"
            );
            session.row(sql, values![hash, OfForm(form)]).await?
        }
        FindAttemptBy::Id(id) => {
            let sql = select_attempt!(
                "state",
                "expires_at",
                "signup_attempt AS attempt WHERE id = $1 AND form = $2"
            );
            session.row(sql, values![*id, OfForm(form)]).await?
        }
    };
    Ok(found.as_ref().map(row::attempt).transpose()?)
}

/// What an account has already, or is held back. The username counts first, because the form may say so.
async fn taken<E: Engine>(
    session: &mut Session<E>,
    attempt: &NewAttempt,
) -> Result<Option<BeginOutcome>, StoreError> {
    let (form, registration) = (attempt.form, &attempt.registration);
    let name = registration.username.as_ref().map(|name| name.key.as_str());
    let is_held = held_name::is_held(session, form, name, attempt.mail.now).await?;
    let row = session
        .one(
            "SELECT EXISTS (SELECT 1 FROM signup_account
                            WHERE realm = $1 AND username_key = $2) AS has_username,
                    EXISTS (SELECT 1 FROM signup_account
                            WHERE realm = $1 AND email_key = $3) AS has_address",
            values![InRealm(form), name, registration.email.as_ref().map(|email| &email.key),],
        )
        .await?;
    Ok(match (is_held || get(&row, "has_username")?, get(&row, "has_address")?) {
        (true, _) => Some(BeginOutcome::UsernameTaken),
        (false, true) => Some(BeginOutcome::AddressTaken),
        (false, false) => None,
    })
}

/// Writes another link, a new code and a new mail, if the last mail is old enough.
pub(crate) async fn resend<E: Engine>(
    session: &mut Session<E>,
    resend: &Resend,
) -> Result<ResendOutcome, StoreError> {
    let locked = Locked::by_id(session, resend.attempt).await?;
    let cooldown = resend.mail.now.duration_since(resend.not_since).unwrap_or_default();
    let is_cool = |mailed_at: SystemTime| {
        mailed_at <= resend.not_since || mailed_at > resend.mail.now + cooldown
    };
    let is_due = |it: &Locked| it.is_open() && is_cool(it.mailed_at);
    let Some(attempt) = locked.filter(is_due) else { return Ok(ResendOutcome::TooSoon) };
    let mail = &resend.mail;
    let recipient = Recipient::of(&attempt);
    let fate = budget::spend(session, mail, recipient, attempt.is_silent()).await?;
    // The request delays the next one, extends the time and restarts the tries, whatever becomes of
    // the mail: an answer must not reveal whether a budget was spent.
    session
        .execute(
            "UPDATE signup_attempt SET mailed_at = $2, expires_at = $3, code_tries = 0
             WHERE id = $1",
            values![attempt.id, mail.now, mail.expires_at],
        )
        .await?;
    // The code of a mail that waits holds once it goes out.
    let sql = "UPDATE signup_attempt SET code_hash = $2 WHERE id = $1 AND $3";
    session.execute(sql, values![attempt.id, &mail.code_hash, fate == MailFate::Queued]).await?;
    link::write(session, attempt.id, mail, fate).await?;
    withdraw(session, attempt.id, fate).await?;
    queue_proof(session, recipient, mail, fate).await?;
    Ok(ResendOutcome::Renewed(fate))
}

/// Lets an attempt wait for proof of another mailbox. An attempt that another one superseded waits
/// again, because its address is a different one now.
pub(crate) async fn change_address<E: Engine>(
    session: &mut Session<E>,
    change: &AddressChange,
) -> Result<AddressOutcome, StoreError> {
    let Some(attempt) = Locked::by_id(session, change.attempt).await?.filter(Locked::is_open)
    else {
        return Ok(AddressOutcome::NotOpen);
    };
    let (address, mail) = (&change.email, &change.mail);
    let (own, key_version) = (&address.normalized, address.key_version);
    match invite::refuse(session, attempt.invite, own, key_version, mail.now).await? {
        Some(ConfirmOutcome::InviteForAnother) => return Ok(AddressOutcome::InviteForAnother),
        Some(_) => return Ok(AddressOutcome::InviteSpent),
        None => {}
    }
    budget::give_back(session, &change.budget_keys, &attempt, mail.now).await?;
    session
        .execute(
            "UPDATE signup_attempt
             SET email_deliverable = $2, email_normalized = $3, email_key = $4, key_version = $5,
                 is_disposable = $6, mailbox_hash = $7, code_hash = $8, code_tries = 0,
                 mailed_at = $9, expires_at = $10, state = 'pending'
             WHERE id = $1",
            values![
                attempt.id,
                &address.deliverable,
                &address.normalized,
                &address.key,
                address.key_version,
                address.is_disposable,
                &address.mailbox_hash,
                &mail.code_hash,
                mail.now,
                mail.expires_at,
            ],
        )
        .await?;
    let recipient = Recipient::new(attempt.id, &attempt.form, attempt.language, address);
    let fate = budget::spend(session, mail, recipient, attempt.is_trapped).await?;
    link::delete_all(session, attempt.id).await?;
    link::write(session, attempt.id, mail, fate).await?;
    // Nothing of the old address goes out any more.
    withdraw(session, attempt.id, MailFate::Queued).await?;
    queue_proof(session, recipient, mail, fate).await?;
    Ok(AddressOutcome::Changed(fate))
}
