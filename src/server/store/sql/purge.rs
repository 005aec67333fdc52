//! Deletes outdated rows, a few at a time. It skips rows that another instance is deleting.

use std::time::SystemTime;

use uuid::Uuid;

use crate::server::{
    crypto::secret::SecretHash,
    error::store::StoreError,
    store::{
        purge::{Outdated, Purged},
        sql::{
            engine::Engine,
            forms, link,
            session::Session,
            value::{OfForm, Value, get, values},
        },
    },
};

/// Finds the form of an attempt after the stored name `$1`.
const NEXT_OF_ATTEMPT: &str =
    "SELECT form FROM signup_attempt WHERE state <> 'parked' AND form > $1
                               ORDER BY form LIMIT 1";

/// Deletes up to `limit` rows of each kind.
pub(crate) async fn purge<E: Engine>(
    session: &mut Session<E>,
    outdated: &Outdated,
    limit: u32,
) -> Result<Purged, StoreError> {
    let mut purged = Purged::default();
    purge_attempts(session, outdated.attempts, limit, &mut purged).await?;
    purge_mails(session, outdated, limit, &mut purged).await?;
    let budgets = "SELECT key_hash, scope, lot FROM signup_budget WHERE ends_at < $1
                   ORDER BY ends_at LIMIT $2 FOR UPDATE SKIP LOCKED";
    for row in session.rows(budgets, values![outdated.budgets, limit]).await? {
        let (key, scope) = (get::<SecretHash>(&row, "key_hash")?, get::<String>(&row, "scope")?);
        let lot: i64 = get(&row, "lot")?;
        let sql = "DELETE FROM signup_budget WHERE key_hash = $1 AND scope = $2 AND lot = $3";
        purged.budgets += session.execute(sql, values![&key, &scope, lot]).await?;
    }
    let answers = "SELECT answer_hash AS hash FROM signup_answer WHERE expires_at < $1
                   ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED";
    let sql = "DELETE FROM signup_answer WHERE answer_hash = $1";
    purged.answers = purge_hashes(session, answers, sql, outdated.answers, limit).await?;
    let requests = "SELECT id FROM signup_account WHERE request_expires_at < $1
                    ORDER BY request_expires_at LIMIT $2 FOR UPDATE SKIP LOCKED";
    for row in session.rows(requests, values![outdated.requests, limit]).await? {
        let sql = "UPDATE signup_account SET request_hash = NULL, request_expires_at = NULL
                   WHERE id = $1";
        purged.requests += session.execute(sql, values![get::<Uuid>(&row, "id")?]).await?;
    }
    let links = "SELECT token_hash AS hash FROM signup_account_link WHERE expires_at < $1
                 ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED";
    let sql = "DELETE FROM signup_account_link WHERE token_hash = $1";
    purged.account_links = purge_hashes(session, links, sql, outdated.account_links, limit).await?;
    let names = "SELECT name_hash AS hash FROM signup_held_name WHERE ends_at < $1
                 ORDER BY ends_at LIMIT $2 FOR UPDATE SKIP LOCKED";
    let sql = "DELETE FROM signup_held_name WHERE name_hash = $1";
    purged.held_names = purge_hashes(session, names, sql, outdated.held_names, limit).await?;
    Ok(purged)
}

/// Deletes the rows that a hash names: those that `find` returns as `hash`.
async fn purge_hashes<E: Engine>(
    session: &mut Session<E>,
    find: &'static str,
    delete: &'static str,
    before: SystemTime,
    limit: u32,
) -> Result<u64, StoreError> {
    let mut purged = 0;
    for row in session.rows(find, values![before, limit]).await? {
        purged += session.execute(delete, values![&get::<SecretHash>(&row, "hash")?]).await?;
    }
    Ok(purged)
}

async fn purge_attempts<E: Engine>(
    session: &mut Session<E>,
    before: SystemTime,
    limit: u32,
    purged: &mut Purged,
) -> Result<(), StoreError> {
    let outdated = "SELECT id FROM signup_attempt
                    WHERE form = $1 AND state <> 'parked' AND expires_at < $2
                    ORDER BY expires_at LIMIT $3 FOR UPDATE SKIP LOCKED";
    for form in forms::of_site(session, NEXT_OF_ATTEMPT).await? {
        let left = left(limit, purged.attempts);
        for row in session.rows(outdated, values![OfForm(&form), before, left]).await? {
            let id: Uuid = get(&row, "id")?;
            let sql = "DELETE FROM signup_consent WHERE attempt_id = $1 AND account_id IS NULL";
            purged.consents += session.execute(sql, values![id]).await?;
            link::delete_all(session, id).await?;
            let sql = "DELETE FROM signup_attempt WHERE id = $1";
            purged.attempts += session.execute(sql, values![id]).await?;
        }
    }
    Ok(())
}

/// What finds outdated mails: their forms, the mails of a form, and their number.
struct OutdatedMails {
    next: &'static str,
    list: &'static str,
    count: &'static str,
    /// They wait, and no instance sends them if none has their form.
    wait: bool,
}

const MAILS: [OutdatedMails; 3] = [
    OutdatedMails {
        next: "SELECT form FROM signup_outbox
               WHERE state <> 'queued' AND state <> 'deferred' AND form > $1
               ORDER BY form LIMIT 1",
        list: "SELECT id FROM signup_outbox
               WHERE form = $1 AND state <> 'queued' AND state <> 'deferred' AND created_at < $2
               ORDER BY created_at LIMIT $3 FOR UPDATE SKIP LOCKED",
        count: "SELECT count(*) AS found FROM signup_outbox
                WHERE form = $1 AND state <> 'queued' AND state <> 'deferred' AND created_at < $2",
        wait: false,
    },
    OutdatedMails {
        next: "SELECT form FROM signup_outbox WHERE state = 'queued' AND form > $1
               ORDER BY form LIMIT 1",
        list: "SELECT id FROM signup_outbox
               WHERE form = $1 AND state = 'queued' AND due_at < $2 AND expires_at < $2
               ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED",
        count: "SELECT count(*) AS found FROM signup_outbox
                WHERE form = $1 AND state = 'queued' AND due_at < $2 AND expires_at < $2",
        wait: true,
    },
    OutdatedMails {
        next: "SELECT form FROM signup_outbox WHERE state = 'deferred' AND form > $1
               ORDER BY form LIMIT 1",
        list: "SELECT id FROM signup_outbox
               WHERE form = $1 AND state = 'deferred' AND due_at < $2 AND expires_at < $2
               ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED",
        count: "SELECT count(*) AS found FROM signup_outbox
                WHERE form = $1 AND state = 'deferred' AND due_at < $2 AND expires_at < $2",
        wait: true,
    },
];

impl OutdatedMails {
    /// The forms that may have such mails.
    async fn forms<E: Engine>(
        &self,
        session: &mut Session<E>,
        outdated: &Outdated,
    ) -> Result<Vec<String>, StoreError> {
        let mut forms = forms::of_site(session, self.next).await?;
        forms.retain(|form| !self.wait || !outdated.forms.contains(&form.as_str()));
        Ok(forms)
    }
}

async fn purge_mails<E: Engine>(
    session: &mut Session<E>,
    outdated: &Outdated,
    limit: u32,
    purged: &mut Purged,
) -> Result<(), StoreError> {
    for kind in &MAILS {
        for form in kind.forms(session, outdated).await? {
            let left = left(limit, purged.mails);
            for row in session.rows(kind.list, values![OfForm(&form), outdated.mails, left]).await?
            {
                let sql = "DELETE FROM signup_outbox WHERE id = $1";
                purged.mails += session.execute(sql, values![get::<Uuid>(&row, "id")?]).await?;
            }
        }
    }
    Ok(())
}

fn left(limit: u32, done: u64) -> u32 {
    limit.saturating_sub(u32::try_from(done).unwrap_or(limit))
}

/// Counts the outdated rows.
pub(crate) async fn count<E: Engine>(
    session: &mut Session<E>,
    outdated: &Outdated,
) -> Result<Purged, StoreError> {
    let mut purged = Purged {
        budgets: count_of(
            session,
            "SELECT count(*) AS found FROM signup_budget WHERE ends_at < $1",
            values![outdated.budgets],
        )
        .await?,
        answers: count_of(
            session,
            "SELECT count(*) AS found FROM signup_answer WHERE expires_at < $1",
            values![outdated.answers],
        )
        .await?,
        requests: count_of(
            session,
            "SELECT count(*) AS found FROM signup_account WHERE request_expires_at < $1",
            values![outdated.requests],
        )
        .await?,
        account_links: count_of(
            session,
            "SELECT count(*) AS found FROM signup_account_link WHERE expires_at < $1",
            values![outdated.account_links],
        )
        .await?,
        held_names: count_of(
            session,
            "SELECT count(*) AS found FROM signup_held_name WHERE ends_at < $1",
            values![outdated.held_names],
        )
        .await?,
        ..Purged::default()
    };
    for form in forms::of_site(session, NEXT_OF_ATTEMPT).await? {
        let attempts = "SELECT count(*) AS found FROM signup_attempt
                        WHERE form = $1 AND state <> 'parked' AND expires_at < $2";
        let consents = "SELECT count(*) AS found FROM signup_attempt AS attempt
                        JOIN signup_consent AS consent ON consent.attempt_id = attempt.id
                        WHERE attempt.form = $1 AND attempt.state <> 'parked'
                          AND attempt.expires_at < $2 AND consent.account_id IS NULL";
        let values = values![OfForm(&form), outdated.attempts];
        purged.attempts += count_of(session, attempts, values).await?;
        purged.consents += count_of(session, consents, values).await?;
    }
    for kind in &MAILS {
        for form in kind.forms(session, outdated).await? {
            let values = values![OfForm(&form), outdated.mails];
            purged.mails += count_of(session, kind.count, values).await?;
        }
    }
    Ok(purged)
}

async fn count_of<E: Engine>(
    session: &mut Session<E>,
    sql: &'static str,
    values: &[Value<'_>],
) -> Result<u64, StoreError> {
    Ok(get::<i64>(&session.one(sql, values).await?, "found")?.unsigned_abs())
}
