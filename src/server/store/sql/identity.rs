//! What other parties know the owners of accounts by, and the sign-ups that begin with it.

use std::time::SystemTime;

use async_trait::async_trait;
use uuid::Uuid;

use crate::server::{
    error::store::StoreError,
    event::{Event, EventKind},
    store::{
        account::Account,
        admission::AdmissionPath,
        identity::{Identity, IdentityStore, LinkOutcome, LinkedIdentity, NewProven},
        sql::{
            account,
            engine::Engine,
            event, link, row,
            session::Session,
            sql_store::SqlStore,
            value::{InRealm, OfForm, Value, decode, get, values},
        },
    },
};

#[async_trait]
impl<E: Engine> IdentityStore for SqlStore<E> {
    async fn begin_proven(&self, proven: &NewProven) -> Result<(), StoreError> {
        self.write(|mut write| async move {
            begin(&mut write, proven).await?;
            write.commit().await
        })
        .await
    }

    async fn find_account_by_identity(
        &self,
        form: &str,
        identity: &Identity,
    ) -> Result<Option<Account>, StoreError> {
        let mut session = self.read().await?;
        let holder = holder(&mut session, form, identity).await?;
        account::find(&mut session, holder.unwrap_or(Uuid::nil())).await
    }

    async fn link_identity(
        &self,
        form: &str,
        account: Uuid,
        identity: &Identity,
        now: SystemTime,
    ) -> Result<LinkOutcome, StoreError> {
        self.write(|mut write| async move {
            let outcome = link_to(&mut write, form, account, identity, now).await?;
            if outcome == LinkOutcome::Linked {
                write.commit().await?;
            }
            Ok(outcome)
        })
        .await
    }

    async fn unlink_identity(
        &self,
        form: &str,
        account: Uuid,
        identity: &Identity,
    ) -> Result<bool, StoreError> {
        self.write(|mut write| async move {
            let sql = "DELETE FROM signup_identity
                       WHERE realm = $1 AND issuer = $2 AND subject = $3 AND account_id = $4";
            let values = values![InRealm(form), identity.issuer(), identity.subject(), account];
            let deleted = write.execute(sql, values).await?;
            write.commit().await?;
            Ok(deleted == 1)
        })
        .await
    }

    async fn list_identities(
        &self,
        form: &str,
        account: Uuid,
    ) -> Result<Vec<LinkedIdentity>, StoreError> {
        let sql = "SELECT issuer, subject, linked_at FROM signup_identity
                   WHERE account_id = $1 AND realm = $2
                   ORDER BY issuer, subject";
        let rows = self.read().await?.rows(sql, values![account, InRealm(form)]).await?;
        let read = |row| {
            let identity = row::identity(row)?.ok_or_else(|| decode("an identity is null"))?;
            Ok(LinkedIdentity { identity, linked_at: get(row, "linked_at")? })
        };
        rows.iter().map(read).collect()
    }
}

/// The account with this identity.
pub(crate) async fn holder<E: Engine>(
    session: &mut Session<E>,
    form: &str,
    identity: &Identity,
) -> Result<Option<Uuid>, StoreError> {
    let sql = "SELECT account_id FROM signup_identity
               WHERE realm = $1 AND issuer = $2 AND subject = $3";
    let values = values![InRealm(form), identity.issuer(), identity.subject()];
    let row = session.row(sql, values).await?;
    Ok(row.map(|row| get(&row, "account_id")).transpose()?)
}

/// Gives an account the identity. Of two accounts at once, one fails, and sees the other when the
/// transaction runs again.
pub(crate) async fn insert<E: Engine>(
    session: &mut Session<E>,
    form: &str,
    identity: &Identity,
    account: Uuid,
    now: SystemTime,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO signup_identity (realm, issuer, subject, account_id, linked_at)
               VALUES ($1, $2, $3, $4, $5)";
    let (issuer, subject) = (identity.issuer(), identity.subject());
    session.execute(sql, values![InRealm(form), issuer, subject, account, now]).await?;
    Ok(())
}

/// Locks the account first, so that an erasure leaves no identity behind.
async fn link_to<E: Engine>(
    session: &mut Session<E>,
    form: &str,
    account: Uuid,
    identity: &Identity,
    now: SystemTime,
) -> Result<LinkOutcome, StoreError> {
    let sql = "SELECT id FROM signup_account WHERE id = $1 AND realm = $2 FOR UPDATE";
    if session.row(sql, values![account, InRealm(form)]).await?.is_none() {
        return Ok(LinkOutcome::UnknownAccount);
    }
    match holder(session, form, identity).await? {
        Some(holder) if holder == account => Ok(LinkOutcome::AlreadyLinked),
        Some(holder) => Ok(LinkOutcome::HeldBy(holder)),
        None => {
            insert(session, form, identity, account, now).await?;
            Ok(LinkOutcome::Linked)
        }
    }
}

/// Writes the attempt, its link and its event.
async fn begin<E: Engine>(session: &mut Session<E>, proven: &NewProven) -> Result<(), StoreError> {
    let email = &proven.email;
    session
        .execute(
            "INSERT INTO signup_attempt
                 (id, form, language, email_deliverable, email_normalized, email_key, key_version,
                  mailbox_hash, is_disposable, profile, originator_hash, code_hash, code_tries,
                  all_code_tries, invite_id, is_waitlisted, is_trapped, is_proven, issuer, subject,
                  next_page, state, created_at, mailed_at, expires_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, 0, $13, $14, $15, $16, $17,
                     $18, $19, 'pending', $20, $20, $21)",
            values![
                proven.id,
                OfForm(proven.form),
                proven.language.as_str(),
                &email.deliverable,
                &email.normalized,
                &email.key,
                email.key_version,
                &email.mailbox_hash,
                email.is_disposable,
                Value::Json("{}"),
                &proven.token,
                &proven.code_hash,
                proven.admission.invite(),
                proven.admission == AdmissionPath::Waitlist,
                false,
                true,
                proven.identity.as_ref().map(Identity::issuer),
                proven.identity.as_ref().map(Identity::subject),
                &proven.next_page,
                proven.now,
                proven.expires_at,
            ],
        )
        .await?;
    link::insert(session, proven.id, &proven.token, proven.expires_at).await?;
    event::write(session, started(proven)).await
}

/// The event `attempt_started`, when the host has an event sink.
fn started(proven: &NewProven) -> Option<Event> {
    Some(Event {
        id: proven.event?,
        kind: EventKind::AttemptStarted,
        form: proven.form.to_owned(),
        attempt: Some(proven.id),
        account: None,
        language: Some(proven.language),
        happened_at: proven.now,
    })
}
