//! The mails that wait to be sent. Who leases one puts off when it is due.
//!
//! What finds a mail by its id, or by its attempt, asks for `coalesce(state, '')`: otherwise PostgreSQL,
//! which thinks that hardly any wait, would read the index of all that wait, and go on to when many do.

use std::time::SystemTime;

use uuid::Uuid;

use super::{
    attempt::Locked,
    engine::Engine,
    row,
    session::Session,
    value::{get, values},
};
use crate::server::{
    store::{NewMail, OutboxMail, SecretHash, SendOutcome, StoreError},
    worker::FURTHEST,
};

/// Writes the mail that asks for proof of the mailbox. Whether the address has an account, or no
/// budget is left, changes words in the row and nothing else.
pub(super) async fn queue_proof<E: Engine>(
    session: &mut Session<E>,
    recipient: Recipient<'_>,
    mail: &NewMail,
    is_granted: bool,
) -> Result<(), StoreError> {
    session
        .execute(
            "INSERT INTO signup_outbox
                 (id, form, attempt_id, kind, recipient, mailbox_hash, secret, state, tries,
                  created_at, due_at, expires_at)
             VALUES ($1, $2, $3,
                     CASE WHEN EXISTS (SELECT 1 FROM signup_account
                                       WHERE form = $2 AND email_key = $4)
                          THEN 'account_exists' ELSE 'confirm' END,
                     $5, $6, $7, $8, 0, $9, $9, $10)",
            values![
                mail.id,
                recipient.form,
                recipient.attempt,
                recipient.email_key,
                recipient.email,
                recipient.mailbox_hash,
                is_granted.then(|| mail.secret.expose()),
                if is_granted { "queued" } else { "withheld" },
                mail.now,
                mail.expires_at,
            ],
        )
        .await?;
    Ok(())
}

/// To whom a mail goes.
#[derive(Clone, Copy)]
pub(super) struct Recipient<'a> {
    pub(super) attempt: Uuid,
    pub(super) form: &'a str,
    pub(super) email: &'a str,
    pub(super) email_key: &'a str,
    pub(super) mailbox_hash: &'a SecretHash,
}

/// Whether an address has an account.
pub(super) async fn has_account<E: Engine>(
    session: &mut Session<E>,
    form: &str,
    email_key: &str,
) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM signup_account
                              WHERE form = $1 AND email_key = $2) AS has_account";
    Ok(get(&session.one(sql, values![form, email_key]).await?, "has_account")?)
}

/// Writes the mail that welcomes.
pub(super) async fn queue_welcome<E: Engine>(
    session: &mut Session<E>,
    id: Uuid,
    attempt: &Locked,
    now: SystemTime,
    expires_at: SystemTime,
) -> Result<(), StoreError> {
    session
        .execute(
            "INSERT INTO signup_outbox
                 (id, form, attempt_id, kind, recipient, mailbox_hash, state, tries, created_at,
                  due_at, expires_at)
             VALUES ($1, $2, $3, 'welcome', $4, $5, 'queued', 0, $6, $6, $7)",
            values![
                id,
                &attempt.form,
                attempt.id,
                &attempt.email,
                &attempt.mailbox_hash,
                now,
                expires_at,
            ],
        )
        .await?;
    Ok(())
}

/// What is still to be sent for an attempt is not sent, where something is sent instead.
pub(super) async fn withdraw<E: Engine>(
    session: &mut Session<E>,
    attempt: Uuid,
    is_replaced: bool,
) -> Result<(), StoreError> {
    session
        .execute(
            "UPDATE signup_outbox SET state = 'replaced', secret = NULL
             WHERE attempt_id = $1 AND coalesce(state, '') = 'queued' AND $2",
            values![attempt, is_replaced],
        )
        .await?;
    Ok(())
}

/// No mail asks any more to confirm an address.
pub(super) async fn withdraw_all<E: Engine>(
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
               AND coalesce(mail.state, '') = 'queued' AND mail.kind = 'confirm'
             ORDER BY mail.id",
            values![form, email_key],
        )
        .await?;
    for mail in mails {
        let sql = "UPDATE signup_outbox SET state = 'replaced', secret = NULL
                   WHERE id = $1 AND coalesce(state, '') = 'queued'";
        session.execute(sql, values![get::<Uuid>(&mail, "id")?]).await?;
    }
    Ok(())
}

/// What waits.
#[derive(Clone, Copy)]
pub(super) struct Line {
    is_due: bool,
    /// Put off by a clock that was ahead.
    is_misdated: bool,
}

impl Line {
    pub(super) async fn look<E: Engine>(
        session: &mut Session<E>,
        now: SystemTime,
    ) -> Result<Self, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM signup_outbox
                                  WHERE state = 'queued' AND due_at <= $1) AS is_due,
                          EXISTS (SELECT 1 FROM signup_outbox
                                  WHERE state = 'queued' AND due_at > $2) AS is_misdated";
        let row = session.one(sql, values![now, now + FURTHEST]).await?;
        Ok(Self { is_due: get(&row, "is_due")?, is_misdated: get(&row, "is_misdated")? })
    }

    pub(super) fn has_work(self) -> bool {
        self.is_due || self.is_misdated
    }
}

/// Hands out mails that are due, to nobody else before `until`.
pub(super) async fn lease<E: Engine>(
    session: &mut Session<E>,
    now: SystemTime,
    until: SystemTime,
    limit: u32,
    line: Line,
) -> Result<Vec<OutboxMail>, StoreError> {
    if line.is_misdated {
        let sql = "UPDATE signup_outbox SET due_at = $1 WHERE state = 'queued' AND due_at > $2";
        session.execute(sql, values![now, now + FURTHEST]).await?;
    }
    let rows = session
        .rows(
            "SELECT id, form, attempt_id, kind, recipient, secret, tries, expires_at
             FROM signup_outbox
             WHERE state = 'queued' AND due_at <= $1
             ORDER BY due_at
             LIMIT $2
             FOR UPDATE SKIP LOCKED",
            values![now, limit],
        )
        .await?;
    let mails: Vec<OutboxMail> = rows.iter().map(row::outbox_mail).collect::<Result<_, _>>()?;
    for mail in &mails {
        let sql = "UPDATE signup_outbox SET due_at = $2 WHERE id = $1";
        session.execute(sql, values![mail.id, until]).await?;
    }
    Ok(mails)
}

/// Ends a lease.
pub(super) async fn settle<E: Engine>(
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
        SendOutcome::Dead { failure } => {
            let sql = "UPDATE signup_outbox
                       SET state = 'dead', secret = NULL, tries = tries + 1, failure = $2
                       WHERE id = $1 AND coalesce(state, '') = 'queued'";
            session.execute(sql, values![id, failure]).await?
        }
    };
    Ok(())
}
