//! The outbox. A lease moves the time at which a mail is due.
//!
//! Lookups by id or attempt use `coalesce(state, '')` so that PostgreSQL does not pick the partial
//! index on queued rows: its statistics are stale when the queue grows.

use std::time::SystemTime;

use uuid::Uuid;

use crate::{
    server::{
        crypto::secret::SecretHash,
        error::store::StoreError,
        store::{
            account::EmailRow,
            attempt::NewMail,
            budget::MailFate,
            lease::{MAX_DEFERRAL, MAX_WAIT},
            outbox::{OutboxMail, SendOutcome},
            sql::{
                engine::Engine,
                link,
                locked::Locked,
                row,
                session::Session,
                value::{InRealm, OfForm, Value, get, optional, values},
            },
        },
    },
    text::language::Language,
};

/// Writes the mail that asks for proof of the mailbox. An existing account, and a mail that waits or
/// is withheld, change only words in the row: the owner of an account reads the account's language. A mail without a link and a code carries no secret.
pub(crate) async fn queue_proof<E: Engine>(
    session: &mut Session<E>,
    recipient: Recipient<'_>,
    mail: &NewMail,
    fate: MailFate,
) -> Result<(), StoreError> {
    let (state, due_at) = fate.row(mail.now);
    let (goes_out, waits) = (fate.goes_out(), state == "deferred");
    session
        .execute(
            "INSERT INTO signup_outbox
                 (id, form, language, attempt_id, kind, recipient, mailbox_hash, secret, state, tries,
                  created_at, due_at, expires_at, network_hash, link_hash, code_hash)
             VALUES ($1, $2,
                     coalesce((SELECT language FROM signup_account
                               WHERE realm = $16 AND email_key = $4), $15),
                     $3,
                     CASE WHEN EXISTS (SELECT 1 FROM signup_account
                                       WHERE realm = $16 AND email_key = $4)
                          THEN 'account_exists' ELSE 'confirm' END,
                     $5, $6,
                     CASE WHEN EXISTS (SELECT 1 FROM signup_account
                                       WHERE realm = $16 AND email_key = $4)
                          THEN NULL ELSE $7 END,
                     $8, 0, $9, $10, $11, $12, $13, $14)",
            values![
                mail.id,
                OfForm(recipient.form),
                recipient.attempt,
                recipient.email_key,
                recipient.email_deliverable,
                recipient.mailbox_hash,
                goes_out.then(|| mail.secret.expose()),
                state,
                mail.now,
                due_at,
                mail.expires_at,
                waits.then_some(&mail.network_hash),
                waits.then_some(&mail.link_hash),
                waits.then_some(&mail.code_hash),
                recipient.language.as_str(),
                InRealm(recipient.form),
            ],
        )
        .await?;
    Ok(())
}

/// Mails of which a newer one replaces an older one that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MailGroup {
    SignUp,
    NewPassword,
    NewAddress,
}

impl MailGroup {
    /// The number of the group in the statement that finds what a mail replaces.
    pub(crate) const fn number(self) -> u32 {
        match self {
            Self::SignUp => 0,
            Self::NewPassword => 1,
            Self::NewAddress => 2,
        }
    }
}

/// The recipient of a mail.
#[derive(Clone, Copy)]
pub(crate) struct Recipient<'a> {
    pub(crate) attempt: Uuid,
    pub(crate) form: &'a str,
    pub(crate) language: Language,
    pub(crate) email_deliverable: &'a str,
    pub(crate) email_key: &'a str,
    pub(crate) mailbox_hash: &'a SecretHash,
    pub(crate) group: MailGroup,
}

impl<'a> Recipient<'a> {
    /// The mailbox of an address.
    pub(crate) fn new(
        attempt: Uuid,
        form: &'a str,
        language: Language,
        email: &'a EmailRow,
    ) -> Self {
        Self {
            attempt,
            form,
            language,
            email_deliverable: &email.deliverable,
            email_key: &email.key,
            mailbox_hash: &email.mailbox_hash,
            group: MailGroup::SignUp,
        }
    }

    /// The mailbox of a link for an account.
    pub(crate) fn of_account(form: &'a str, email: &'a EmailRow, group: MailGroup) -> Self {
        Self { group, ..Self::new(Uuid::nil(), form, Language::ENGLISH, email) }
    }

    /// The mailbox of an attempt.
    pub(crate) fn of(attempt: &'a Locked) -> Self {
        Self {
            attempt: attempt.id,
            form: &attempt.form,
            language: attempt.language,
            email_deliverable: &attempt.email_deliverable,
            email_key: &attempt.email_key,
            mailbox_hash: &attempt.mailbox_hash,
            group: MailGroup::SignUp,
        }
    }
}

/// Writes the welcome mail.
pub(crate) async fn queue_welcome<E: Engine>(
    session: &mut Session<E>,
    id: Uuid,
    attempt: &Locked,
    now: SystemTime,
    expires_at: SystemTime,
) -> Result<(), StoreError> {
    session
        .execute(
            "INSERT INTO signup_outbox
                 (id, form, language, attempt_id, kind, recipient, mailbox_hash, state, tries,
                  created_at, due_at, expires_at)
             VALUES ($1, $2, $3, $4, 'welcome', $5, $6, 'queued', 0, $7, $7, $8)",
            values![
                id,
                OfForm(&attempt.form),
                attempt.language.as_str(),
                attempt.id,
                &attempt.email_deliverable,
                &attempt.mailbox_hash,
                now,
                expires_at,
            ],
        )
        .await?;
    Ok(())
}

/// Withdraws the mails of an attempt that another mail replaces: one that goes out now replaces all
/// that wait, and one that waits for its budgets replaces those that wait for theirs.
pub(crate) async fn withdraw<E: Engine>(
    session: &mut Session<E>,
    attempt: Uuid,
    by: MailFate,
) -> Result<(), StoreError> {
    let sql = "UPDATE signup_outbox SET state = 'replaced', secret = NULL, network_hash = NULL
               WHERE attempt_id = $1 AND ((coalesce(state, '') = 'queued' AND $2)
                                          OR (coalesce(state, '') = 'deferred' AND $3))";
    session.execute(sql, values![attempt, by == MailFate::Queued, by.goes_out()]).await?;
    Ok(())
}

/// Withdraws all mails that ask to confirm an address.
pub(crate) async fn withdraw_all<E: Engine>(
    session: &mut Session<E>,
    form: &str,
    email_key: &str,
) -> Result<(), StoreError> {
    let mails = session
        .rows(
            "SELECT mail.id
             FROM signup_outbox AS mail
             JOIN signup_attempt AS attempt ON attempt.id = mail.attempt_id
             WHERE attempt.form = $1 AND attempt.email_key = $2
               AND coalesce(mail.state, '') IN ('queued', 'deferred') AND mail.kind = 'confirm'
             ORDER BY mail.id",
            values![OfForm(form), email_key],
        )
        .await?;
    for mail in mails {
        let sql = "UPDATE signup_outbox SET state = 'replaced', secret = NULL, network_hash = NULL
                   WHERE id = $1 AND coalesce(state, '') IN ('queued', 'deferred')";
        session.execute(sql, values![get::<Uuid>(&mail, "id")?]).await?;
    }
    Ok(())
}

/// A form of which mails can be leased.
#[derive(Clone, Copy)]
pub(crate) struct Waiting {
    form: &'static str,
    /// When the first of its mails was due.
    due_since: Option<SystemTime>,
    /// A clock that was ahead dated a mail.
    is_misdated: bool,
    /// The budgets of a mail allow it now.
    is_allowed: bool,
}

/// The forms of which mails can be leased, the one with the oldest mail first.
pub(crate) async fn look<E: Engine>(
    session: &mut Session<E>,
    forms: &[&'static str],
    now: SystemTime,
) -> Result<Vec<Waiting>, StoreError> {
    let sql = "SELECT (SELECT due_at FROM signup_outbox
                       WHERE form = $1 AND state = 'queued' AND due_at <= $2
                       ORDER BY due_at
                       LIMIT 1) AS due_since,
                      EXISTS (SELECT 1 FROM signup_outbox
                              WHERE form = $1 AND state = 'queued' AND due_at > $3)
                   OR EXISTS (SELECT 1 FROM signup_outbox
                              WHERE form = $1 AND state = 'deferred' AND due_at > $4) AS is_misdated,
                      EXISTS (SELECT 1 FROM signup_outbox
                              WHERE form = $1 AND state = 'deferred' AND due_at <= $2) AS is_allowed";
    let mut waiting = Vec::new();
    for form in forms {
        let values = values![OfForm(form), now, now + MAX_DEFERRAL, now + MAX_WAIT];
        let row = session.one(sql, values).await?;
        let found = Waiting {
            form,
            due_since: optional(&row, "due_since")?,
            is_misdated: get(&row, "is_misdated")?,
            is_allowed: get(&row, "is_allowed")?,
        };
        if found.due_since.is_some() || found.is_misdated || found.is_allowed {
            waiting.push(found);
        }
    }
    waiting.sort_by_key(|waiting| waiting.due_since.unwrap_or(now));
    Ok(waiting)
}

/// Leases mails that are due.
pub(crate) async fn lease<E: Engine>(
    session: &mut Session<E>,
    now: SystemTime,
    until: SystemTime,
    limit: u32,
    waiting: &[Waiting],
) -> Result<Vec<OutboxMail>, StoreError> {
    let mut mails: Vec<OutboxMail> = Vec::new();
    for form in waiting {
        let room = limit.saturating_sub(u32::try_from(mails.len()).unwrap_or(limit));
        if room == 0 {
            break;
        }
        mails.extend(lease_of_form(session, now, room, *form).await?);
    }
    let ids: Vec<Uuid> = mails.iter().map(|mail| mail.id).collect();
    for part in ids.chunks(MANY) {
        let sql = "UPDATE signup_outbox SET due_at = $1
                   WHERE id IN ($2, $3, $4, $5, $6, $7, $8, $9,
                                $10, $11, $12, $13, $14, $15, $16, $17)";
        session.execute(sql, &with_ids(until, part)).await?;
    }
    Ok(mails)
}

async fn lease_of_form<E: Engine>(
    session: &mut Session<E>,
    now: SystemTime,
    limit: u32,
    waiting: Waiting,
) -> Result<Vec<OutboxMail>, StoreError> {
    let form = OfForm(waiting.form);
    if waiting.is_misdated {
        let sql = "UPDATE signup_outbox SET due_at = $1
                   WHERE form = $3 AND state = 'queued' AND due_at > $2";
        session.execute(sql, values![now, now + MAX_DEFERRAL, form]).await?;
        let sql = "UPDATE signup_outbox SET due_at = $1
                   WHERE form = $3 AND state = 'deferred' AND due_at > $2";
        session.execute(sql, values![now, now + MAX_WAIT, form]).await?;
    }
    if waiting.is_allowed || waiting.is_misdated {
        release(session, form, now, limit).await?;
    }
    let rows = session
        .rows(
            "SELECT id, form, language, attempt_id, kind, recipient, secret, tries, created_at, expires_at
             FROM signup_outbox
             WHERE form = $1 AND state = 'queued' AND due_at <= $2
             ORDER BY due_at
             LIMIT $3
             FOR UPDATE SKIP LOCKED",
            values![form, now, limit],
        )
        .await?;
    Ok(rows.iter().map(row::outbox_mail).collect::<Result<_, _>>()?)
}

/// The number of mails in one statement.
const MANY: usize = 16;

/// A time, and as many ids as a statement for many mails has. The last one fills the places that are left.
fn with_ids(time: SystemTime, ids: &[Uuid]) -> Vec<Value<'static>> {
    let last = ids.last().into_iter().cycle();
    let ids = ids.iter().chain(last).take(MANY).map(|id| Value::from(*id));
    std::iter::once(Value::from(time)).chain(ids).collect()
}

/// Lets mails go out that waited for their budgets. From now on their links and codes hold.
async fn release<E: Engine>(
    session: &mut Session<E>,
    form: OfForm<'_>,
    now: SystemTime,
    limit: u32,
) -> Result<(), StoreError> {
    let mails = session
        .rows(
            "SELECT id, attempt_id, link_hash, code_hash, expires_at FROM signup_outbox
             WHERE form = $1 AND state = 'deferred' AND due_at <= $2
             ORDER BY due_at
             LIMIT $3
             FOR UPDATE SKIP LOCKED",
            values![form, now, limit],
        )
        .await?;
    for mail in &mails {
        let sql = "UPDATE signup_outbox
                   SET state = 'queued', created_at = $2, network_hash = NULL, link_hash = NULL,
                       code_hash = NULL
                   WHERE id = $1";
        session.execute(sql, values![get::<Uuid>(mail, "id")?, now]).await?;
        let (attempt, link, code) = (
            optional::<Uuid>(mail, "attempt_id")?,
            optional::<SecretHash>(mail, "link_hash")?,
            optional::<SecretHash>(mail, "code_hash")?,
        );
        let (Some(attempt), Some(link), Some(code)) = (attempt, link, code) else { continue };
        let sql = "UPDATE signup_attempt SET code_hash = $2 WHERE id = $1";
        if session.execute(sql, values![attempt, &code]).await? == 1 {
            link::release(session, attempt, &link, get(mail, "expires_at")?).await?;
        }
    }
    Ok(())
}

/// Ends many leases.
pub(crate) async fn settle_all<E: Engine>(
    session: &mut Session<E>,
    settled: &[(Uuid, SendOutcome)],
) -> Result<(), StoreError> {
    let (mut sent, mut last_at) = (Vec::with_capacity(settled.len()), None);
    for (id, outcome) in settled {
        match outcome {
            SendOutcome::Sent { at } => {
                sent.push(*id);
                last_at = last_at.max(Some(*at));
            }
            _ => settle(session, *id, outcome).await?,
        }
    }
    let Some(at) = last_at else { return Ok(()) };
    for part in sent.chunks(MANY) {
        let sql = "UPDATE signup_outbox
                   SET state = 'sent', sent_at = $1, secret = NULL, tries = tries + 1,
                       failure = NULL
                   WHERE id IN ($2, $3, $4, $5, $6, $7, $8, $9,
                                $10, $11, $12, $13, $14, $15, $16, $17)";
        session.execute(sql, &with_ids(at, part)).await?;
    }
    Ok(())
}

/// Ends a lease.
pub(crate) async fn settle<E: Engine>(
    session: &mut Session<E>,
    id: Uuid,
    outcome: &SendOutcome,
) -> Result<(), StoreError> {
    match outcome {
        SendOutcome::Sent { at } => {
            let sql = "UPDATE signup_outbox
                       SET state = 'sent', sent_at = $2, secret = NULL, tries = tries + 1,
                           failure = NULL
                       WHERE id = $1";
            session.execute(sql, values![id, *at]).await?
        }
        SendOutcome::Retry { at, failure } => {
            let sql = "UPDATE signup_outbox
                       SET due_at = $2, tries = tries + 1, failure = $3
                       WHERE id = $1 AND coalesce(state, '') = 'queued'";
            session.execute(sql, values![id, *at, failure]).await?
        }
        SendOutcome::Dead { failure } | SendOutcome::Refused { failure } => {
            let is_refused = matches!(outcome, SendOutcome::Refused { .. });
            let sql = "UPDATE signup_outbox
                       SET state = $3, secret = NULL, tries = tries + 1, failure = $2
                       WHERE id = $1 AND coalesce(state, '') = 'queued'";
            let state = if is_refused { "refused" } else { "dead" };
            session.execute(sql, values![id, failure, state]).await?
        }
    };
    Ok(())
}
