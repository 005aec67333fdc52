//! Reads all data of a person. It locks the same rows as an erasure, in the same order: what an export
//! shows, an erasure deletes.

use uuid::Uuid;

use crate::server::{
    crypto::secret::SecretHash,
    error::store::StoreError,
    store::{
        export::{
            ExportedAccount, ExportedAttempt, ExportedBudget, ExportedConsent, ExportedEvent,
            ExportedIdentity, ExportedInvite, ExportedLink, ExportedMail, PersonalData,
        },
        person::Person,
        sql::{
            engine::{Engine, Row},
            erasure::{lock_accounts, lock_attempts, lock_mails, mailboxes, silence_key},
            session::Session,
            value::{Columns, Value, form_in, get, optional, values},
        },
    },
};

/// Reads what belongs to the person.
pub(crate) async fn export<E: Engine>(
    session: &mut Session<E>,
    person: &Person,
) -> Result<PersonalData, StoreError> {
    let mut data = PersonalData::default();
    let attempts = lock_attempts(session, person).await?;
    let accounts = lock_accounts(session, person).await?;
    for mailbox in &mailboxes(person, &attempts) {
        add_mailbox(session, person, mailbox, &mut data).await?;
    }
    for (id, _) in &attempts {
        add_attempt(session, *id, &mut data).await?;
    }
    for (id, _) in &accounts {
        add_account(session, *id, &mut data).await?;
    }
    for id in &person.invites {
        let sql =
            "SELECT id, form, email, domain, uses, max_uses, created_at, expires_at, revoked_at
                   FROM signup_invite WHERE id = $1";
        add(session, sql, values![*id], invite::<E>, &mut data.invites).await?;
    }
    // An attempt and its account, or a mailbox and an attempt, lead to the same rows.
    data.mails.sort_by_key(|mail| mail.id);
    data.mails.dedup_by_key(|mail| mail.id);
    data.events.sort_by_key(|event| event.id);
    data.events.dedup_by_key(|event| event.id);
    data.consents.sort_by_key(|consent| consent.id);
    Ok(data)
}

/// The mails and the counts of a mailbox.
async fn add_mailbox<E: Engine>(
    session: &mut Session<E>,
    person: &Person,
    mailbox: &SecretHash,
    data: &mut PersonalData,
) -> Result<(), StoreError> {
    for id in lock_mails(session, person, mailbox).await? {
        let sql = "SELECT id, form, language, attempt_id, kind, recipient, state, tries, created_at, due_at,
                          expires_at, sent_at, failure
                   FROM signup_outbox WHERE id = $1";
        add(session, sql, values![id], mail::<E>, &mut data.mails).await?;
    }
    for key in person.budget_keys.all_of(mailbox, &silence_key(person)) {
        let sql = "SELECT scope, spent, reserved, ends_at FROM signup_budget WHERE key_hash = $1
                   ORDER BY scope";
        for row in session.rows(sql, values![&key]).await? {
            let counted = budget::<E>(&row)?;
            // An address has one silence, which each of its mailboxes leads to.
            if !data.budgets.contains(&counted) {
                data.budgets.push(counted);
            }
        }
    }
    Ok(())
}

/// An attempt with its links, consents, mails and events.
async fn add_attempt<E: Engine>(
    session: &mut Session<E>,
    id: Uuid,
    data: &mut PersonalData,
) -> Result<(), StoreError> {
    let sql =
        "SELECT id, form, language, email_deliverable, email_normalized, email_key, is_disposable,
                      username, username_key, profile, code_tries, all_code_tries, invite_id,
                      is_waitlisted, is_trapped, next_page, is_proven, issuer, subject, parked_at, state,
                      created_at, mailed_at, expires_at
               FROM signup_attempt WHERE id = $1";
    add(session, sql, values![id], attempt::<E>, &mut data.attempts).await?;
    let sql = "SELECT attempt_id, expires_at FROM signup_link WHERE attempt_id = $1
               ORDER BY expires_at";
    add(session, sql, values![id], link::<E>, &mut data.links).await?;
    let sql = "SELECT id, form, attempt_id, account_id, document, version, text_hash, language,
                      agreed_at
               FROM signup_consent WHERE attempt_id = $1 AND account_id IS NULL";
    add(session, sql, values![id], consent::<E>, &mut data.consents).await?;
    let sql =
        "SELECT id, form, language, attempt_id, kind, recipient, state, tries, created_at, due_at,
                      expires_at, sent_at, failure
               FROM signup_outbox WHERE attempt_id = $1";
    add(session, sql, values![id], mail::<E>, &mut data.mails).await?;
    let sql = "SELECT id, form, language, kind, attempt_id, account_id, happened_at, due_at, tries
               FROM signup_event WHERE attempt_id = $1";
    add(session, sql, values![id], event::<E>, &mut data.events).await
}

/// An account with its consents and events.
async fn add_account<E: Engine>(
    session: &mut Session<E>,
    id: Uuid,
    data: &mut PersonalData,
) -> Result<(), StoreError> {
    let sql =
        "SELECT id, form, realm, language, email_deliverable, email_normalized, email_key, is_disposable,
                      username, username_key, profile, created_at, confirmed_at
               FROM signup_account WHERE id = $1";
    add(session, sql, values![id], account::<E>, &mut data.accounts).await?;
    let sql = "SELECT realm, issuer, subject, account_id, linked_at
               FROM signup_identity WHERE account_id = $1
               ORDER BY issuer, subject";
    add(session, sql, values![id], identity::<E>, &mut data.identities).await?;
    let sql = "SELECT id, form, attempt_id, account_id, document, version, text_hash, language,
                      agreed_at
               FROM signup_consent WHERE account_id = $1";
    add(session, sql, values![id], consent::<E>, &mut data.consents).await?;
    let sql = "SELECT id, form, language, kind, attempt_id, account_id, happened_at, due_at, tries
               FROM signup_event WHERE account_id = $1";
    add(session, sql, values![id], event::<E>, &mut data.events).await
}

async fn add<E: Engine, T>(
    session: &mut Session<E>,
    sql: &'static str,
    values: &[Value<'_>],
    read: fn(&Row<E>) -> Result<T, sqlx::Error>,
    to: &mut Vec<T>,
) -> Result<(), StoreError> {
    for row in session.rows(sql, values).await? {
        to.push(read(&row)?);
    }
    Ok(())
}

/// Defines what reads the columns of a row by the names of its fields.
macro_rules! readers {
    ($($name:ident: $type:ident { $($field:ident $(= $read:ident)?),* })*) => {$(
        fn $name<E: Engine>(row: &Row<E>) -> Result<$type, sqlx::Error> {
            Ok($type { $($field: readers!(@ row, $field $($read)?)),* })
        }
    )*};
    (@ $row:ident, $field:ident) => { get($row, stringify!($field))? };
    (@ $row:ident, $field:ident $read:ident) => { $read($row, stringify!($field))? };
}

readers! {
    account: ExportedAccount {
        id, form = form_in, realm = form_in, language, email_deliverable = optional, email_normalized = optional, email_key = optional,
        is_disposable, username = optional, username_key = optional, profile, created_at, confirmed_at
    }
    attempt: ExportedAttempt {
        id, form = form_in, language, email_deliverable, email_normalized, email_key, is_disposable, username = optional,
        username_key = optional, profile, code_tries, all_code_tries, invite_id = optional,
        is_waitlisted, is_trapped, next_page = optional, is_proven, issuer = optional, subject = optional, parked_at = optional, state, created_at, mailed_at, expires_at
    }
    link: ExportedLink { attempt_id, expires_at }
    consent: ExportedConsent {
        id, form = form_in, attempt_id = optional, account_id = optional, document, version, text_hash = hex,
        language, agreed_at
    }
    mail: ExportedMail {
        id, form = form_in, language, attempt_id = optional, kind, recipient, state, tries, created_at, due_at, expires_at,
        sent_at = optional, failure = optional
    }
    invite: ExportedInvite {
        id, form = form_in, email = optional, domain = optional, uses, max_uses, created_at, expires_at,
        revoked_at = optional
    }
    identity: ExportedIdentity { realm = form_in, issuer, subject, account_id, linked_at }
    budget: ExportedBudget { scope = kind_of_budget, spent, reserved, ends_at }
    event: ExportedEvent {
        id, form = form_in, language = optional, kind, attempt_id = optional, account_id = optional, happened_at, due_at, tries
    }
}

fn hex(row: &impl Columns, column: &str) -> Result<String, sqlx::Error> {
    let hash: SecretHash = get(row, column)?;
    Ok(hash.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect())
}

/// The scope without its detail, which is a keyed hash of a form or of a network.
fn kind_of_budget(row: &impl Columns, column: &str) -> Result<String, sqlx::Error> {
    let scope: String = get(row, column)?;
    Ok(scope.split(':').next().unwrap_or_default().to_owned())
}
