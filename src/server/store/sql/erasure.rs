//! Deletes a person's data. It locks the attempts first, as a confirmation does: a concurrent
//! confirmation either has ended, and its account is deleted here, or finds no attempt.

use std::time::SystemTime;

use uuid::Uuid;

use crate::{
    email::key::KeyLevel,
    server::{
        crypto::secret::SecretHash,
        error::store::StoreError,
        event::{Event, EventKind},
        store::{
            erasure::{Erased, ErasureRequest},
            key_rules,
            person::{Person, Reach},
            site::form_of,
            sql::{
                budget,
                engine::Engine,
                event, forms, held_name, hook, link,
                rekey::REALMS,
                session::Session,
                sql_store::ErasureHook,
                value::{Columns, InRealm, OfForm, form, get, values},
            },
        },
    },
};

/// Deletes what the request names.
pub(crate) async fn erase<E: Engine>(
    session: &mut Session<E>,
    erasure: &ErasureRequest<'_>,
    host_hook: Option<&ErasureHook<E>>,
) -> Result<Erased, StoreError> {
    let mut erased = Erased::default();
    let person = erasure.person;
    let attempts = lock_attempts(session, person).await?;
    let accounts = lock_accounts(session, person).await?;
    // Before any row goes, because rows of the host may reference the accounts.
    for (account, _) in &accounts {
        hook::run_erasure(host_hook, session, *account).await?;
    }
    let silence = silence_key(person);
    for mailbox in &mailboxes(person, &attempts) {
        erased.budgets += budget::restore(session, &person.budget_keys, mailbox, &silence).await?;
        erased.mails += delete_mails(session, person, mailbox).await?;
    }
    let mut due_at = erasure.now;
    for (attempt, _) in &attempts {
        let sql = "DELETE FROM signup_outbox WHERE attempt_id = $1";
        erased.mails += session.execute(sql, values![*attempt]).await?;
        // The account keeps its own consents.
        let sql = "DELETE FROM signup_consent WHERE attempt_id = $1 AND account_id IS NULL";
        erased.consents += session.execute(sql, values![*attempt]).await?;
        let waiting = "SELECT id, due_at FROM signup_event WHERE attempt_id = $1 ORDER BY id
                       FOR UPDATE";
        erased.events += delete_events(session, erasure, waiting, *attempt, &mut due_at).await?;
        link::delete_all(session, *attempt).await?;
        let sql = "DELETE FROM signup_attempt WHERE id = $1";
        erased.attempts += session.execute(sql, values![*attempt]).await?;
    }
    for invite in &person.invites {
        let sql = "DELETE FROM signup_invite WHERE id = $1";
        erased.invites += session.execute(sql, values![*invite]).await?;
    }
    for (id, form) in accounts {
        let sql = "DELETE FROM signup_consent WHERE account_id = $1";
        erased.consents += session.execute(sql, values![id]).await?;
        let waiting = "SELECT id, due_at FROM signup_event WHERE account_id = $1 ORDER BY id
                       FOR UPDATE";
        erased.events += delete_events(session, erasure, waiting, id, &mut due_at).await?;
        let sql = "DELETE FROM signup_account_link WHERE account_id = $1";
        session.execute(sql, values![id]).await?;
        // Those to an address that the account had before, or never got.
        let sql = "DELETE FROM signup_outbox WHERE account_id = $1";
        erased.mails += session.execute(sql, values![id]).await?;
        let sql = "DELETE FROM signup_identity WHERE account_id = $1";
        erased.identities += session.execute(sql, values![id]).await?;
        if let Some(until) = erasure.names_held_until {
            held_name::hold(session, &form, id, until).await?;
        }
        session.execute("DELETE FROM signup_account WHERE id = $1", values![id]).await?;
        if let Some(event) = erased_event(erasure, id, form) {
            event::write_due(session, &event, due_at).await?;
        }
        erased.accounts.push(id);
    }
    Ok(erased)
}

/// The event `erased`. Returns `None` when the host has no event sink.
fn erased_event(erasure: &ErasureRequest<'_>, account: Uuid, form: String) -> Option<Event> {
    Some(Event {
        id: (erasure.new_event)()?,
        kind: EventKind::Erased,
        form,
        attempt: None,
        account: Some(account),
        language: None,
        happened_at: erasure.now,
    })
}

/// The key by which the silence of the person's mailbox is named, whatever the levels of forms are.
pub(crate) fn silence_key(person: &Person) -> String {
    person.mailbox.as_ref().map(|mailbox| mailbox.address.key()).unwrap_or_default()
}

/// The hashes of the person's mailbox, as of now and as the attempts hold it.
pub(crate) fn mailboxes(person: &Person, attempts: &[(Uuid, SecretHash)]) -> Vec<SecretHash> {
    let mut mailboxes: Vec<SecretHash> = attempts.iter().map(|(_, mailbox)| *mailbox).collect();
    mailboxes.extend(person.mailbox.as_ref().map(|mailbox| mailbox.hash));
    mailboxes.sort_unstable_by_key(|hash| *hash.as_bytes());
    mailboxes.dedup();
    mailboxes
}

/// Locks the attempts for the mailbox and returns their ids and budget keys.
pub(crate) async fn lock_attempts<E: Engine>(
    session: &mut Session<E>,
    person: &Person,
) -> Result<Vec<(Uuid, SecretHash)>, StoreError> {
    let Some(mailbox) = &person.mailbox else { return Ok(Vec::new()) };
    let next = "SELECT form FROM signup_attempt WHERE form > $1 ORDER BY form LIMIT 1";
    let mut found = Vec::new();
    for form in forms(session, person, next).await? {
        let sql = "SELECT id, mailbox_hash, key_version FROM signup_attempt
                   WHERE form = $1 AND email_key = $2
                   ORDER BY id
                   FOR UPDATE";
        for (level, key) in mailbox.keys_in(&form) {
            for row in session.rows(sql, values![OfForm(&form), &key]).await? {
                if is_at(level, &row)? {
                    found.push((get(&row, "id")?, get(&row, "mailbox_hash")?));
                }
            }
        }
    }
    for id in &person.attempts {
        let sql =
            "SELECT id, form, mailbox_hash, email_deliverable, key_version FROM signup_attempt
                   WHERE id = $1
                   FOR UPDATE";
        let Some(row) = session.row(sql, values![*id]).await? else { continue };
        // The attempt may have another address by now.
        let (form, address): (String, String) = (form(&row)?, get(&row, "email_deliverable")?);
        if mailbox.is_of_row(&form, get(&row, "key_version")?, &address) {
            found.push((*id, get(&row, "mailbox_hash")?));
        }
    }
    found.sort_unstable_by_key(|(id, _)| *id);
    found.dedup_by_key(|(id, _)| *id);
    Ok(found)
}

/// Whether the key of the row was computed at this level. The keys of other levels are outdated, and
/// their rows are found by their addresses.
fn is_at(level: KeyLevel, row: &impl Columns) -> Result<bool, StoreError> {
    Ok(key_rules::level_of(get(row, "key_version")?).is_none_or(|known| known == level))
}

/// Locks the accounts and returns their ids and forms.
pub(crate) async fn lock_accounts<E: Engine>(
    session: &mut Session<E>,
    person: &Person,
) -> Result<Vec<(Uuid, String)>, StoreError> {
    let mut found = Vec::new();
    if let (Reach::Everywhere, Some(mailbox)) = (&person.reach, &person.mailbox) {
        for realm in forms(session, person, REALMS).await? {
            let sql = "SELECT id, form, key_version FROM signup_account
                       WHERE realm = $1 AND email_key = $2
                       FOR UPDATE";
            for (level, key) in mailbox.keys_in(&realm) {
                for row in session.rows(sql, values![InRealm(&realm), &key]).await? {
                    if is_at(level, &row)? {
                        found.push((get(&row, "id")?, form(&row)?));
                    }
                }
            }
        }
    }
    for id in &person.accounts {
        let sql = "SELECT form FROM signup_account WHERE id = $1 FOR UPDATE";
        if let Some(row) = session.row(sql, values![*id]).await? {
            found.push((*id, form(&row)?));
        }
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// The forms that the person's data is in.
async fn forms<E: Engine>(
    session: &mut Session<E>,
    person: &Person,
    next: &'static str,
) -> Result<Vec<String>, StoreError> {
    match &person.reach {
        Reach::Forms(forms) => Ok(forms.clone()),
        Reach::Everywhere => forms::of_site(session, next).await,
    }
}

/// Deletes the mails to the mailbox.
async fn delete_mails<E: Engine>(
    session: &mut Session<E>,
    person: &Person,
    hash: &SecretHash,
) -> Result<u64, StoreError> {
    let mut deleted = 0;
    for id in lock_mails(session, person, hash).await? {
        // The account of another person is about to get the address.
        let sql = "DELETE FROM signup_account_link
                   WHERE purpose = 'new_address'
                     AND account_id = (SELECT account_id FROM signup_outbox
                                       WHERE id = $1 AND kind = 'new_address')";
        session.execute(sql, values![id]).await?;
        let sql = "DELETE FROM signup_outbox WHERE id = $1";
        deleted += session.execute(sql, values![id]).await?;
    }
    Ok(deleted)
}

/// Locks the mails to the mailbox, including mails whose attempt is gone or has another address by
/// now. Two mailboxes may share a budget, so the recipient is compared too.
pub(crate) async fn lock_mails<E: Engine>(
    session: &mut Session<E>,
    person: &Person,
    hash: &SecretHash,
) -> Result<Vec<Uuid>, StoreError> {
    let Some(mailbox) = &person.mailbox else { return Ok(Vec::new()) };
    let sql = "SELECT id, form, recipient FROM signup_outbox WHERE mailbox_hash = $1
               ORDER BY id
               FOR UPDATE";
    let mut found = Vec::new();
    for row in session.rows(sql, values![hash]).await? {
        let stored: String = get(&row, "form")?;
        let form = form_of(&stored);
        let is_reached = match &person.reach {
            Reach::Everywhere => session.site.owns(&stored),
            Reach::Forms(own) => own.iter().any(|own| own == form) && session.site.owns(&stored),
        };
        if is_reached && mailbox.is(form, &get::<String>(&row, "recipient")?) {
            found.push(get(&row, "id")?);
        }
    }
    Ok(found)
}

/// Deletes events that wait. A leased event may be on its way to the host. Then the next event
/// becomes due only after the lease.
async fn delete_events<E: Engine>(
    session: &mut Session<E>,
    erasure: &ErasureRequest<'_>,
    waiting: &'static str,
    owner: Uuid,
    due_at: &mut SystemTime,
) -> Result<u64, StoreError> {
    let mut deleted = 0;
    for row in session.rows(waiting, values![owner]).await? {
        if get::<SystemTime>(&row, "due_at")? > erasure.now {
            *due_at = erasure.delivered_until;
        }
        let sql = "DELETE FROM signup_event WHERE id = $1";
        deleted += session.execute(sql, values![get::<Uuid>(&row, "id")?]).await?;
    }
    Ok(deleted)
}
