//! An attempt whose rows are locked.

use std::time::SystemTime;

use serde_json::{Map, Value as Json};
use uuid::Uuid;

use crate::{
    email::EmailAddress,
    server::{
        crypto::secret::SecretHash,
        error::store::StoreError,
        store::{
            attempt::AttemptState,
            identity::Identity,
            sql::{
                engine::Engine,
                link, row,
                session::Session,
                value::{Columns, OfForm, form, get, optional, values},
            },
        },
    },
    text::language::Language,
};

/// An attempt whose row is locked against other transactions.
pub(crate) struct Locked {
    pub(crate) id: Uuid,
    pub(crate) form: String,
    pub(crate) language: Language,
    pub(crate) email_deliverable: String,
    pub(crate) email_normalized: String,
    pub(crate) email_key: String,
    pub(crate) key_version: u32,
    pub(crate) mailbox_hash: SecretHash,
    pub(crate) is_disposable: bool,
    pub(crate) username: Option<String>,
    pub(crate) username_key: Option<String>,
    pub(crate) username_version: Option<u32>,
    pub(crate) profile: Map<String, Json>,
    pub(crate) password_hash: Option<String>,
    pub(crate) originator_hash: SecretHash,
    pub(crate) code_hash: SecretHash,
    pub(crate) code_tries: u32,
    pub(crate) all_code_tries: u32,
    pub(crate) invite: Option<Uuid>,
    pub(crate) is_waitlisted: bool,
    pub(crate) is_trapped: bool,
    pub(crate) next_page: Option<String>,
    /// Another party has proven the mailbox.
    pub(crate) is_proven: bool,
    /// What that party knows the person by.
    pub(crate) identity: Option<Identity>,
    pub(crate) state: AttemptState,
    pub(crate) created_at: SystemTime,
    pub(crate) mailed_at: SystemTime,
    pub(crate) expires_at: SystemTime,
}

/// Selects an attempt and locks it. A condition stands in between.
macro_rules! lock_where {
    ($condition:literal) => {
        concat!(
            "SELECT id, form, language, email_deliverable, email_normalized, email_key, key_version,
                    mailbox_hash, is_disposable, username, username_key, username_version, profile,
                    password_hash, originator_hash, code_hash, code_tries, all_code_tries,
                    invite_id, is_waitlisted, is_trapped, next_page, is_proven, issuer, subject,
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
    /// What names the silence of its address, as in `BudgetKeys::silence`.
    pub(crate) fn silence_name(&self) -> String {
        let address = EmailAddress::parse_stored(&self.email_normalized);
        address.map_or_else(|_| self.email_key.clone(), |address| address.key())
    }

    pub(crate) async fn by_id<E: Engine>(
        session: &mut Session<E>,
        id: Uuid,
    ) -> Result<Option<Self>, StoreError> {
        Self::read(session.row(lock_where!("id = $1"), values![id]).await?.as_ref())
    }

    /// The attempt of a link that is not void.
    pub(crate) async fn by_link<E: Engine>(
        session: &mut Session<E>,
        form: &str,
        hash: SecretHash,
    ) -> Result<Option<Self>, StoreError> {
        let Some(peeked) = Peeked::by_link(session, form, hash).await? else { return Ok(None) };
        let locked = Self::by_id(session, peeked.id).await?;
        // The attempt may have another address by now.
        let is_valid = link::expires_at(session, peeked.id, hash).await?.is_some();
        Ok(locked.filter(|_| is_valid))
    }

    /// Also locks all other attempts for the address, always in the order of their ids, so that
    /// concurrent confirmations of one address do not deadlock.
    pub(crate) async fn with_siblings<E: Engine>(
        session: &mut Session<E>,
        peeked: &Peeked,
    ) -> Result<Option<Self>, StoreError> {
        lock_siblings(session, &peeked.form, &peeked.email_key).await?;
        Self::by_id(session, peeked.id).await
    }

    fn read(row: Option<&impl Columns>) -> Result<Option<Self>, StoreError> {
        let Some(row) = row else { return Ok(None) };
        Ok(Some(Self {
            id: get(row, "id")?,
            form: form(row)?,
            language: row::language(row)?,
            email_deliverable: get(row, "email_deliverable")?,
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
            originator_hash: get(row, "originator_hash")?,
            code_hash: get(row, "code_hash")?,
            code_tries: get(row, "code_tries")?,
            all_code_tries: get(row, "all_code_tries")?,
            invite: optional(row, "invite_id")?,
            is_waitlisted: get(row, "is_waitlisted")?,
            is_trapped: get(row, "is_trapped")?,
            next_page: optional(row, "next_page")?,
            is_proven: get(row, "is_proven")?,
            identity: row::identity(row)?,
            state: row::attempt_state(row)?,
            created_at: get(row, "created_at")?,
            mailed_at: get(row, "mailed_at")?,
            expires_at: get(row, "expires_at")?,
        }))
    }

    /// Whether mails may ask for proof of its mailbox.
    pub(crate) fn is_open(&self) -> bool {
        use AttemptState::{Pending, Rejected, Superseded};

        !self.is_proven && matches!(self.state, Pending | Superseded | Rejected)
    }

    /// Whether no mail is sent to the address.
    pub(crate) fn is_silent(&self) -> bool {
        self.is_trapped || self.state == AttemptState::Rejected
    }

    /// The values of the host's fields, for the database.
    pub(crate) fn profile_json(&self) -> Result<String, StoreError> {
        serde_json::to_string(&self.profile)
            .map_err(|error| StoreError::new("a profile is not valid JSON", error))
    }

    /// Marks the attempt as confirmed.
    pub(crate) async fn consume<E: Engine>(
        self,
        session: &mut Session<E>,
    ) -> Result<Self, StoreError> {
        let sql = "UPDATE signup_attempt SET state = 'confirmed', parked_key = NULL WHERE id = $1";
        session.execute(sql, values![self.id]).await?;
        Ok(self)
    }

    /// Deletes the attempt with its links, mails and consents.
    pub(crate) async fn delete<E: Engine>(
        &self,
        session: &mut Session<E>,
    ) -> Result<(), StoreError> {
        delete(session, self.id).await
    }
}

/// What identifies the rows to lock. It may have changed by the time they are locked.
pub(crate) struct Peeked {
    pub(crate) id: Uuid,
    form: String,
    pub(crate) email_key: String,
    pub(crate) code_hash: SecretHash,
}

impl Peeked {
    pub(crate) async fn by_id<E: Engine>(
        session: &mut Session<E>,
        form: &str,
        id: Uuid,
    ) -> Result<Option<Self>, StoreError> {
        let sql = "SELECT id, form, email_key, code_hash FROM signup_attempt
                   WHERE id = $1 AND form = $2";
        Self::read(session.row(sql, values![id, OfForm(form)]).await?.as_ref())
    }

    pub(crate) async fn by_link<E: Engine>(
        session: &mut Session<E>,
        form: &str,
        link: SecretHash,
    ) -> Result<Option<Self>, StoreError> {
        let sql = "SELECT attempt.id, form, email_key, code_hash
                   FROM signup_link AS link
                   JOIN signup_attempt AS attempt ON attempt.id = link.attempt_id
                   WHERE link.link_hash = $1 AND attempt.form = $2";
        Self::read(session.row(sql, values![&link, OfForm(form)]).await?.as_ref())
    }

    fn read(row: Option<&impl Columns>) -> Result<Option<Self>, StoreError> {
        let Some(row) = row else { return Ok(None) };
        Ok(Some(Self {
            id: get(row, "id")?,
            form: form(row)?,
            email_key: get(row, "email_key")?,
            code_hash: get(row, "code_hash")?,
        }))
    }
}

/// Locks all attempts for an address.
pub(crate) async fn lock_siblings<E: Engine>(
    session: &mut Session<E>,
    form: &str,
    email_key: &str,
) -> Result<(), StoreError> {
    let sql = "SELECT id FROM signup_attempt
               WHERE form = $1 AND email_key = $2
               ORDER BY id
               FOR UPDATE";
    session.rows(sql, values![OfForm(form), email_key]).await?;
    Ok(())
}

/// Deletes an attempt with its links, mails and consents.
pub(crate) async fn delete<E: Engine>(
    session: &mut Session<E>,
    attempt: Uuid,
) -> Result<(), StoreError> {
    for sql in [
        "DELETE FROM signup_consent WHERE attempt_id = $1",
        "DELETE FROM signup_outbox WHERE attempt_id = $1",
        "DELETE FROM signup_link WHERE attempt_id = $1",
        "DELETE FROM signup_attempt WHERE id = $1",
    ] {
        session.execute(sql, values![attempt]).await?;
    }
    Ok(())
}
