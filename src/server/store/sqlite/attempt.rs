//! An attempt: written, found, renewed, sent to another address, disowned.

use std::time::SystemTime;

use sqlx::{Row, Sqlite, SqliteExecutor, Transaction};
use uuid::Uuid;

use super::{
    admission::forget_what_belongs_to,
    budget,
    confirm::withdraw_mails,
    event, failed,
    outbox::{queue_proof, withdraw},
    row::{attempt, millis},
};
use crate::server::store::{
    Attempt, Begun, By, Entry, KEY_VERSION, NewAttempt, Person, Readdressing, Renewal, Renewed,
    SecretHash, StoreError, StoredConsent, USERNAME_KEY_VERSION,
};

/// Writes an attempt and its mail. Whoever the address belongs to, the statements are the same.
pub(super) async fn begin(
    transaction: &mut Transaction<'static, Sqlite>,
    attempt: &NewAttempt,
) -> Result<Begun, StoreError> {
    let person = &attempt.person;
    if let Some(taken) = taken(transaction, attempt.form, person).await?
        && (taken == Begun::UsernameTaken || attempt.reveals_duplicates)
    {
        return Ok(taken);
    }
    let (email, username) = (person.email.as_ref(), person.username.as_ref());
    let written = sqlx::query(
        "INSERT INTO signup_attempt
             (id, form, email, email_normalized, email_key, key_version, is_disposable,
              username, username_key, profile, password_hash, originator_hash, link_hash,
              code_hash, created_at, mailed_at, expires_at, username_version, invite_id,
              is_waitlisted, mailbox_hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?15, ?16,
                 ?17, ?18, ?19, ?20)
         ON CONFLICT (originator_hash) DO NOTHING",
    )
    .bind(attempt.id)
    .bind(attempt.form)
    .bind(email.map(|email| &email.deliverable))
    .bind(email.map(|email| &email.normalized))
    .bind(email.map(|email| &email.key))
    .bind(KEY_VERSION)
    .bind(email.is_some_and(|email| email.is_disposable))
    .bind(username.map(|name| &name.shown))
    .bind(username.map(|name| &name.key))
    .bind(&person.profile)
    .bind(&person.password_hash)
    .bind(&attempt.originator_hash[..])
    .bind(&attempt.mail.link_hash[..])
    .bind(&attempt.mail.code_hash[..])
    .bind(millis(attempt.mail.now))
    .bind(millis(attempt.mail.expires_at))
    .bind(username.map(|_| USERNAME_KEY_VERSION))
    .bind(attempt.entry.invite())
    .bind(attempt.entry == Entry::Waitlist)
    .bind(email.map(|email| &email.mailbox_hash[..]))
    .execute(&mut **transaction)
    .await
    .map_err(failed)?;
    if written.rows_affected() == 0 {
        return Ok(Begun::Repeated);
    }
    for consent in &person.consents {
        let owner = Owner::Attempt(attempt.id);
        note_consent(transaction, attempt.form, owner, consent, attempt.mail.now).await?;
    }
    let is_granted = budget::spend(transaction, &attempt.mail).await?;
    queue_proof(transaction, attempt.id, &attempt.mail, is_granted).await?;
    event::note(transaction, event::attempt_started(attempt)).await?;
    Ok(if is_granted { Begun::Written } else { Begun::Withheld })
}

/// The attempt that one of its secrets names.
pub(super) async fn find(
    executor: impl SqliteExecutor<'_>,
    form: &str,
    by: By,
) -> Result<Option<Attempt>, StoreError> {
    let query = match &by {
        By::Originator(hash) => sqlx::query(
            "SELECT id, email, state, originator_hash, password_hash, mailed_at, expires_at
             FROM signup_attempt
             WHERE originator_hash = ?1 AND form = ?2",
        )
        .bind(&hash[..]),
        // Whoever reads the mail may know that another attempt for the address is parked.
        By::Link(hash) => sqlx::query(
            "SELECT id, email, originator_hash, password_hash, mailed_at, expires_at,
                    CASE WHEN state = 'superseded' AND EXISTS (
                        SELECT 1 FROM signup_attempt AS sibling
                        WHERE sibling.form = attempt.form
                          AND sibling.email_key = attempt.email_key AND sibling.state = 'parked')
                    THEN 'parked' ELSE state END AS state
             FROM signup_attempt AS attempt
             WHERE link_hash = ?1 AND form = ?2",
        )
        .bind(&hash[..]),
        By::Id(id) => sqlx::query(
            "SELECT id, email, state, originator_hash, password_hash, mailed_at, expires_at
             FROM signup_attempt
             WHERE id = ?1 AND form = ?2",
        )
        .bind(id),
    };
    let row = query.bind(form).fetch_optional(executor).await.map_err(failed)?;
    row.as_ref().map(attempt).transpose().map_err(failed)
}

/// What of somebody an account has already; the name counts first, because it may be told.
async fn taken(
    transaction: &mut Transaction<'static, Sqlite>,
    form: &str,
    person: &Person,
) -> Result<Option<Begun>, StoreError> {
    let row = sqlx::query(
        "SELECT EXISTS (SELECT 1 FROM signup_account WHERE form = ?1 AND username_key = ?2),
                EXISTS (SELECT 1 FROM signup_account WHERE form = ?1 AND email_key = ?3)",
    )
    .bind(form)
    .bind(person.username.as_ref().map(|name| &name.key))
    .bind(person.email.as_ref().map(|email| &email.key))
    .fetch_one(&mut **transaction)
    .await
    .map_err(failed)?;
    let (username, address) = (row.try_get(0).map_err(failed)?, row.try_get(1).map_err(failed)?);
    Ok(match (username, address) {
        (true, _) => Some(Begun::UsernameTaken),
        (false, true) => Some(Begun::AddressTaken),
        (false, false) => None,
    })
}

/// Whose a consent is.
pub(super) enum Owner {
    Attempt(Uuid),
    Account(Uuid),
}

pub(super) async fn note_consent(
    transaction: &mut Transaction<'static, Sqlite>,
    form: &str,
    owner: Owner,
    consent: &StoredConsent,
    now: SystemTime,
) -> Result<(), StoreError> {
    let (attempt, account) = match owner {
        Owner::Attempt(id) => (Some(id), None),
        Owner::Account(id) => (None, Some(id)),
    };
    sqlx::query(
        "INSERT INTO signup_consent
             (id, form, attempt_id, account_id, document, version, text_hash, language, agreed_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )
    .bind(consent.id)
    .bind(form)
    .bind(attempt)
    .bind(account)
    .bind(consent.document)
    .bind(consent.version)
    .bind(&consent.text_hash[..])
    .bind(consent.language)
    .bind(millis(now))
    .execute(&mut **transaction)
    .await
    .map_err(failed)?;
    Ok(())
}

/// New secrets and a new mail, if the last one is old enough.
pub(super) async fn renew(
    transaction: &mut Transaction<'static, Sqlite>,
    renewal: &Renewal,
) -> Result<Renewed, StoreError> {
    // The new mail holds back the next one, whether or not a budget lets it go.
    let renewed = sqlx::query(
        "UPDATE signup_attempt SET mailed_at = ?2
         WHERE id = ?1 AND state IN ('pending', 'superseded') AND mailed_at <= ?3",
    )
    .bind(renewal.attempt)
    .bind(millis(renewal.mail.now))
    .bind(millis(renewal.not_since))
    .execute(&mut **transaction)
    .await
    .map_err(failed)?
    .rows_affected();
    if renewed == 0 {
        return Ok(Renewed::Not);
    }
    let is_granted = budget::spend(transaction, &renewal.mail).await?;
    sqlx::query(
        "UPDATE signup_attempt SET link_hash = ?2, code_hash = ?3, expires_at = ?4
         WHERE id = ?1 AND ?5",
    )
    .bind(renewal.attempt)
    .bind(&renewal.mail.link_hash[..])
    .bind(&renewal.mail.code_hash[..])
    .bind(millis(renewal.mail.expires_at))
    .bind(is_granted)
    .execute(&mut **transaction)
    .await
    .map_err(failed)?;
    withdraw(transaction, renewal.attempt, is_granted).await?;
    queue_proof(transaction, renewal.attempt, &renewal.mail, is_granted).await?;
    Ok(if is_granted { Renewed::Written } else { Renewed::Withheld })
}

/// Whatever waits for proof of one mailbox waits for proof of another. One that a sibling
/// superseded waits again: it has another address now.
pub(super) async fn readdress(
    transaction: &mut Transaction<'static, Sqlite>,
    change: &Readdressing,
) -> Result<bool, StoreError> {
    let changed = sqlx::query(
        "UPDATE signup_attempt
         SET email = ?2, email_normalized = ?3, email_key = ?4, key_version = ?5,
             is_disposable = ?6, mailbox_hash = ?7, link_hash = ?8, code_hash = ?9,
             mailed_at = ?10, expires_at = ?11, state = 'pending'
         WHERE id = ?1 AND state IN ('pending', 'superseded')",
    )
    .bind(change.attempt)
    .bind(&change.email.deliverable)
    .bind(&change.email.normalized)
    .bind(&change.email.key)
    .bind(KEY_VERSION)
    .bind(change.email.is_disposable)
    .bind(&change.email.mailbox_hash[..])
    .bind(&change.mail.link_hash[..])
    .bind(&change.mail.code_hash[..])
    .bind(millis(change.mail.now))
    .bind(millis(change.mail.expires_at))
    .execute(&mut **transaction)
    .await
    .map_err(failed)?
    .rows_affected();
    if changed == 0 {
        return Ok(false);
    }
    let is_granted = budget::spend(transaction, &change.mail).await?;
    withdraw(transaction, change.attempt, true).await?;
    queue_proof(transaction, change.attempt, &change.mail, is_granted).await?;
    Ok(true)
}

/// The attempt goes, and nobody else's brings its address another mail for a while.
pub(super) async fn disown(
    transaction: &mut Transaction<'static, Sqlite>,
    form: &str,
    link: SecretHash,
    until: SystemTime,
) -> Result<bool, StoreError> {
    let found = sqlx::query(
        "SELECT id, mailbox_hash FROM signup_attempt
         WHERE link_hash = ?1 AND form = ?2 AND state IN ('pending', 'superseded')",
    )
    .bind(&link[..])
    .bind(form)
    .fetch_optional(&mut **transaction)
    .await
    .map_err(failed)?;
    let Some(row) = found else { return Ok(false) };
    let id: Uuid = row.try_get("id").map_err(failed)?;
    let mailbox: Vec<u8> = row.try_get("mailbox_hash").map_err(failed)?;
    withdraw_mails(transaction, id).await?;
    budget::exhaust(transaction, &mailbox, until).await?;
    forget_what_belongs_to(transaction, id).await?;
    sqlx::query("DELETE FROM signup_attempt WHERE id = ?1")
        .bind(id)
        .execute(&mut **transaction)
        .await
        .map_err(failed)?;
    Ok(true)
}
