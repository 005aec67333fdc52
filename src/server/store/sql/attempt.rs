//! An attempt: written, found, locked, renewed, sent to another address, disowned.

use std::time::SystemTime;

use serde_json::{Map, Value as Json};
use uuid::Uuid;

use super::{
    admission::forget_what_belongs_to,
    budget,
    engine::Engine,
    event,
    outbox::{Recipient, queue_proof, withdraw, withdraw_all},
    row,
    session::Session,
    value::{Columns, Value, get, optional, values},
};
use crate::server::store::{
    Attempt, AttemptState, Begun, By, Entry, KEY_VERSION, NewAttempt, Person, Readdressing,
    Renewal, Renewed, SecretHash, StoreError, StoredConsent, USERNAME_KEY_VERSION,
};

/// Writes an attempt and its mail. Whoever the address belongs to, the statements are the same.
pub(super) async fn begin<E: Engine>(
    session: &mut Session<E>,
    attempt: &NewAttempt,
) -> Result<Begun, StoreError> {
    let person = &attempt.person;
    if let Some(taken) = taken(session, attempt.form, person).await?
        && (taken == Begun::UsernameTaken || attempt.reveals_duplicates)
    {
        return Ok(taken);
    }
    if !insert(session, attempt).await? {
        return Ok(Begun::Repeated);
    }
    for consent in &person.consents {
        let owner = Owner::Attempt(attempt.id);
        note_consent(session, attempt.form, owner, consent, attempt.mail.now).await?;
    }
    let is_granted = budget::spend(session, &attempt.mail).await?;
    if let Some(email) = &person.email {
        let recipient = Recipient {
            attempt: attempt.id,
            form: attempt.form,
            email: &email.deliverable,
            email_key: &email.key,
            mailbox_hash: &email.mailbox_hash,
        };
        queue_proof(session, recipient, &attempt.mail, is_granted).await?;
    }
    event::note(session, event::attempt_started(attempt)).await?;
    Ok(if is_granted { Begun::Written } else { Begun::Withheld })
}

/// Whether there was none of the same originator.
async fn insert<E: Engine>(
    session: &mut Session<E>,
    attempt: &NewAttempt,
) -> Result<bool, StoreError> {
    let person = &attempt.person;
    let (email, username) = (person.email.as_ref(), person.username.as_ref());
    let written = session
        .execute(
            "INSERT INTO signup_attempt
                 (id, form, email, email_normalized, email_key, key_version, mailbox_hash,
                  is_disposable, username, username_key, username_version, profile, password_hash,
                  originator_hash, link_hash, code_hash, code_tries, invite_id, is_waitlisted,
                  state, created_at, mailed_at, expires_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 0,
                     $17, $18, 'pending', $19, $19, $20)
             ON CONFLICT DO NOTHING",
            values![
                attempt.id,
                attempt.form,
                email.map(|email| &email.deliverable),
                email.map(|email| &email.normalized),
                email.map(|email| &email.key),
                KEY_VERSION,
                email.map(|email| &email.mailbox_hash),
                email.is_some_and(|email| email.is_disposable),
                username.map(|name| &name.shown),
                username.map(|name| &name.key),
                username.map(|_| USERNAME_KEY_VERSION),
                Value::Json(&person.profile),
                &person.password_hash,
                &attempt.originator_hash,
                &attempt.mail.link_hash,
                &attempt.mail.code_hash,
                attempt.entry.invite(),
                attempt.entry == Entry::Waitlist,
                attempt.mail.now,
                attempt.mail.expires_at,
            ],
        )
        .await?;
    Ok(written == 1)
}

/// The attempt that one of its secrets names.
pub(super) async fn find<E: Engine>(
    session: &mut Session<E>,
    form: &str,
    by: By,
) -> Result<Option<Attempt>, StoreError> {
    let row = match &by {
        By::Originator(hash) => {
            let sql = "SELECT id, email, state, originator_hash, password_hash, mailed_at,
                              expires_at
                       FROM signup_attempt
                       WHERE originator_hash = $1 AND form = $2";
            session.row(sql, values![hash, form]).await?
        }
        // Whoever reads the mail may know that another attempt for the address is parked.
        By::Link(hash) => {
            let sql = "SELECT id, email, originator_hash, password_hash, mailed_at, expires_at,
                              CASE WHEN state = 'superseded' AND EXISTS (
                                  SELECT 1 FROM signup_attempt AS sibling
                                  WHERE sibling.form = attempt.form
                                    AND sibling.parked_key = attempt.email_key)
                              THEN 'parked' ELSE state END AS state
                       FROM signup_attempt AS attempt
                       WHERE link_hash = $1 AND form = $2";
            session.row(sql, values![hash, form]).await?
        }
        By::Id(id) => {
            let sql = "SELECT id, email, state, originator_hash, password_hash, mailed_at,
                              expires_at
                       FROM signup_attempt
                       WHERE id = $1 AND form = $2";
            session.row(sql, values![*id, form]).await?
        }
    };
    Ok(row.as_ref().map(row::attempt).transpose()?)
}

/// What of somebody an account has already; the name counts first, because it may be told.
async fn taken<E: Engine>(
    session: &mut Session<E>,
    form: &str,
    person: &Person,
) -> Result<Option<Begun>, StoreError> {
    let row = session
        .one(
            "SELECT EXISTS (SELECT 1 FROM signup_account
                            WHERE form = $1 AND username_key = $2) AS has_username,
                    EXISTS (SELECT 1 FROM signup_account
                            WHERE form = $1 AND email_key = $3) AS has_address",
            values![
                form,
                person.username.as_ref().map(|name| &name.key),
                person.email.as_ref().map(|email| &email.key),
            ],
        )
        .await?;
    Ok(match (get(&row, "has_username")?, get(&row, "has_address")?) {
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

pub(super) async fn note_consent<E: Engine>(
    session: &mut Session<E>,
    form: &str,
    owner: Owner,
    consent: &StoredConsent,
    now: SystemTime,
) -> Result<(), StoreError> {
    let (attempt, account) = match owner {
        Owner::Attempt(id) => (Some(id), None),
        Owner::Account(id) => (None, Some(id)),
    };
    session
        .execute(
            "INSERT INTO signup_consent
                 (id, form, attempt_id, account_id, document, version, text_hash, language,
                  agreed_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            values![
                consent.id,
                form,
                attempt,
                account,
                consent.document,
                consent.version,
                &consent.text_hash,
                consent.language,
                now,
            ],
        )
        .await?;
    Ok(())
}

/// An attempt whose row is locked, so that nobody else changes it meanwhile.
pub(super) struct Locked {
    pub(super) id: Uuid,
    pub(super) form: String,
    pub(super) email: String,
    pub(super) email_normalized: String,
    pub(super) email_key: String,
    pub(super) key_version: u32,
    pub(super) mailbox_hash: SecretHash,
    pub(super) is_disposable: bool,
    pub(super) username: Option<String>,
    pub(super) username_key: Option<String>,
    pub(super) username_version: Option<u32>,
    pub(super) profile: Map<String, Json>,
    pub(super) password_hash: Option<String>,
    pub(super) link_hash: SecretHash,
    pub(super) code_hash: SecretHash,
    pub(super) code_tries: u32,
    pub(super) invite: Option<Uuid>,
    pub(super) is_waitlisted: bool,
    pub(super) state: AttemptState,
    pub(super) created_at: SystemTime,
    pub(super) mailed_at: SystemTime,
    pub(super) expires_at: SystemTime,
}

macro_rules! lock_where {
    ($condition:literal) => {
        concat!(
            "SELECT id, form, email, email_normalized, email_key, key_version, mailbox_hash,
                    is_disposable, username, username_key, username_version, profile,
                    password_hash, link_hash, code_hash, code_tries, invite_id, is_waitlisted,
                    state, created_at, mailed_at, expires_at
             FROM signup_attempt
             WHERE ",
            $condition,
            "
             FOR UPDATE"
        )
    };
}

impl Locked {
    pub(super) async fn by_id<E: Engine>(
        session: &mut Session<E>,
        id: Uuid,
    ) -> Result<Option<Self>, StoreError> {
        Self::read(session.row(lock_where!("id = $1"), values![id]).await?.as_ref())
    }

    pub(super) async fn by_link<E: Engine>(
        session: &mut Session<E>,
        form: &str,
        link: SecretHash,
    ) -> Result<Option<Self>, StoreError> {
        let sql = lock_where!("link_hash = $1 AND form = $2");
        Self::read(session.row(sql, values![&link, form]).await?.as_ref())
    }

    /// With all attempts for its address, and always in their order: of those who prove one address
    /// at once by several attempts, one goes first and none blocks another.
    pub(super) async fn with_siblings<E: Engine>(
        session: &mut Session<E>,
        peeked: &Peeked,
    ) -> Result<Option<Self>, StoreError> {
        let sql = "SELECT id FROM signup_attempt
                   WHERE form = $1 AND email_key = $2
                   ORDER BY id
                   FOR UPDATE";
        session.rows(sql, values![&peeked.form, &peeked.email_key]).await?;
        Self::by_id(session, peeked.id).await
    }

    fn read(row: Option<&impl Columns>) -> Result<Option<Self>, StoreError> {
        let Some(row) = row else { return Ok(None) };
        Ok(Some(Self {
            id: get(row, "id")?,
            form: get(row, "form")?,
            email: get(row, "email")?,
            email_normalized: get(row, "email_normalized")?,
            email_key: get(row, "email_key")?,
            key_version: get(row, "key_version")?,
            mailbox_hash: get(row, "mailbox_hash")?,
            is_disposable: get(row, "is_disposable")?,
            username: optional(row, "username")?,
            username_key: optional(row, "username_key")?,
            username_version: optional(row, "username_version")?,
            profile: get(row, "profile")?,
            password_hash: optional(row, "password_hash")?,
            link_hash: get(row, "link_hash")?,
            code_hash: get(row, "code_hash")?,
            code_tries: get(row, "code_tries")?,
            invite: optional(row, "invite_id")?,
            is_waitlisted: get(row, "is_waitlisted")?,
            state: row::attempt_state(row)?,
            created_at: get(row, "created_at")?,
            mailed_at: get(row, "mailed_at")?,
            expires_at: get(row, "expires_at")?,
        }))
    }

    pub(super) fn is_open(&self) -> bool {
        matches!(self.state, AttemptState::Pending | AttemptState::Superseded)
    }
}

/// What tells which rows to lock. It may have changed when they are.
pub(super) struct Peeked {
    id: Uuid,
    form: String,
    email_key: String,
    pub(super) code_hash: SecretHash,
}

impl Peeked {
    pub(super) async fn by_id<E: Engine>(
        session: &mut Session<E>,
        form: &str,
        id: Uuid,
    ) -> Result<Option<Self>, StoreError> {
        let sql = "SELECT id, form, email_key, code_hash FROM signup_attempt
                   WHERE id = $1 AND form = $2";
        Self::read(session.row(sql, values![id, form]).await?.as_ref())
    }

    pub(super) async fn by_link<E: Engine>(
        session: &mut Session<E>,
        form: &str,
        link: SecretHash,
    ) -> Result<Option<Self>, StoreError> {
        let sql = "SELECT id, form, email_key, code_hash FROM signup_attempt
                   WHERE link_hash = $1 AND form = $2";
        Self::read(session.row(sql, values![&link, form]).await?.as_ref())
    }

    fn read(row: Option<&impl Columns>) -> Result<Option<Self>, StoreError> {
        let Some(row) = row else { return Ok(None) };
        Ok(Some(Self {
            id: get(row, "id")?,
            form: get(row, "form")?,
            email_key: get(row, "email_key")?,
            code_hash: get(row, "code_hash")?,
        }))
    }
}

/// New secrets and a new mail, if the last one is old enough.
pub(super) async fn renew<E: Engine>(
    session: &mut Session<E>,
    renewal: &Renewal,
) -> Result<Renewed, StoreError> {
    let locked = Locked::by_id(session, renewal.attempt).await?;
    let cooldown = renewal.mail.now.duration_since(renewal.not_since).unwrap_or_default();
    let is_cool = |mailed_at: SystemTime| {
        mailed_at <= renewal.not_since || mailed_at > renewal.mail.now + cooldown
    };
    let may_be_renewed = |it: &Locked| it.is_open() && is_cool(it.mailed_at);
    let Some(attempt) = locked.filter(may_be_renewed) else { return Ok(Renewed::Not) };
    let mail = &renewal.mail;
    let is_granted = budget::spend(session, mail).await?;
    // The new mail holds back the next one, whether or not a budget lets it go.
    let sql = "UPDATE signup_attempt SET mailed_at = $2 WHERE id = $1";
    session.execute(sql, values![attempt.id, mail.now]).await?;
    session
        .execute(
            "UPDATE signup_attempt SET link_hash = $2, code_hash = $3, expires_at = $4
             WHERE id = $1 AND $5",
            values![attempt.id, &mail.link_hash, &mail.code_hash, mail.expires_at, is_granted],
        )
        .await?;
    withdraw(session, attempt.id, is_granted).await?;
    let recipient = Recipient {
        attempt: attempt.id,
        form: &attempt.form,
        email: &attempt.email,
        email_key: &attempt.email_key,
        mailbox_hash: &attempt.mailbox_hash,
    };
    queue_proof(session, recipient, mail, is_granted).await?;
    Ok(if is_granted { Renewed::Written } else { Renewed::Withheld })
}

/// Whatever waits for proof of one mailbox waits for proof of another. One that a sibling
/// superseded waits again: it has another address now.
pub(super) async fn readdress<E: Engine>(
    session: &mut Session<E>,
    change: &Readdressing,
) -> Result<bool, StoreError> {
    let Some(attempt) = Locked::by_id(session, change.attempt).await?.filter(Locked::is_open)
    else {
        return Ok(false);
    };
    let (email, mail) = (&change.email, &change.mail);
    session
        .execute(
            "UPDATE signup_attempt
             SET email = $2, email_normalized = $3, email_key = $4, key_version = $5,
                 is_disposable = $6, mailbox_hash = $7, link_hash = $8, code_hash = $9,
                 mailed_at = $10, expires_at = $11, state = 'pending'
             WHERE id = $1",
            values![
                attempt.id,
                &email.deliverable,
                &email.normalized,
                &email.key,
                KEY_VERSION,
                email.is_disposable,
                &email.mailbox_hash,
                &mail.link_hash,
                &mail.code_hash,
                mail.now,
                mail.expires_at,
            ],
        )
        .await?;
    let is_granted = budget::spend(session, mail).await?;
    withdraw(session, attempt.id, true).await?;
    let recipient = Recipient {
        attempt: attempt.id,
        form: &attempt.form,
        email: &email.deliverable,
        email_key: &email.key,
        mailbox_hash: &email.mailbox_hash,
    };
    queue_proof(session, recipient, mail, is_granted).await?;
    Ok(true)
}

/// The attempt goes, and nobody else's brings its address another mail for a while.
pub(super) async fn disown<E: Engine>(
    session: &mut Session<E>,
    form: &str,
    link: SecretHash,
    until: SystemTime,
) -> Result<bool, StoreError> {
    let Some(attempt) = Locked::by_link(session, form, link).await?.filter(Locked::is_open) else {
        return Ok(false);
    };
    budget::exhaust(session, &attempt.mailbox_hash, until).await?;
    withdraw_all(session, &attempt.form, &attempt.email_key).await?;
    forget_what_belongs_to(session, attempt.id).await?;
    session.execute("DELETE FROM signup_attempt WHERE id = $1", values![attempt.id]).await?;
    Ok(true)
}
