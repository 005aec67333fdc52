//! Mail budgets. A row counts the mails of one window, and those that wait for later ones.

use std::time::{Duration, SystemTime};

use uuid::Uuid;

use crate::server::{
    crypto::secret::SecretHash,
    error::store::StoreError,
    store::{
        attempt::NewMail,
        budget::{Budget, BudgetScope, EXHAUSTED, MailFate, Spent, decide},
        budget_key::BudgetKeys,
        sql::{
            engine::Engine,
            locked::Locked,
            outbox::Recipient,
            session::Session,
            value::{OfForm, Value, get, values},
        },
    },
};

/// The budgets that one statement reads: as many as there are scopes.
const PAIRS: usize = 10;

/// A mailbox gets back at most one mail in this time.
const BACK_EVERY: Duration = Duration::from_secs(60 * 60);

/// The row that says when a mailbox last got a mail back.
const GIVEN_BACK: &str = "given_back";

/// Flattens up to ten pairs of key and name. Shorter lists, of at least one pair, are padded by
/// repeating the last.
fn pairs_of(budgets: &[Budget]) -> [Value<'_>; 2 * PAIRS] {
    std::array::from_fn(|place| {
        let budget = &budgets[(place / 2).min(budgets.len() - 1)];
        match place % 2 {
            0 => Value::from(&budget.key),
            _ => Value::from(&budget.name),
        }
    })
}

/// Counts a mail against all of its budgets, withdraws the mail that it replaces, and returns what
/// becomes of it. It replaces a mail of the same form to the same mailbox from the same network that
/// still waits, and takes its place. The statements are always the same.
pub(crate) async fn spend<E: Engine>(
    session: &mut Session<E>,
    mail: &NewMail,
    recipient: Recipient<'_>,
    is_trapped: bool,
) -> Result<MailFate, StoreError> {
    let mut rows = lock(session, mail).await?;
    let place = withdraw_waiting(session, mail, recipient, is_trapped).await?;
    // A clock that was ahead may have dated the place.
    let place = place.filter(|at| *at < mail.expires_at);
    let mut spent = rows.clone();
    let fate = match place {
        _ if is_trapped => MailFate::Trapped,
        Some(at) if at <= mail.now => MailFate::Queued,
        Some(at) => MailFate::Deferred(at),
        None => decide(&mail.budgets, &mut spent, mail.now, mail.expires_at),
    };
    if place.is_none() && !is_trapped {
        rows = spent;
    }
    for (budget, row) in mail.budgets.iter().zip(&rows) {
        let sql = "UPDATE signup_budget SET spent = $3, reserved = $4, ends_at = $5
                   WHERE key_hash = $1 AND scope = $2";
        let Spent { mails, reserved, ends_at } = *row;
        session.execute(sql, values![&budget.key, &budget.name, mails, reserved, ends_at]).await?;
    }
    Ok(fate)
}

/// Locks the rows of the budgets, creates those that are missing, and returns them in the order of the
/// budgets.
async fn lock<E: Engine>(
    session: &mut Session<E>,
    mail: &NewMail,
) -> Result<Vec<Spent>, StoreError> {
    let none: Vec<Spent> =
        mail.budgets.iter().map(|budget| Spent::none(budget.window, mail.now)).collect();
    for (budget, none) in mail.budgets.iter().zip(&none) {
        lock_one(session, &budget.key, &budget.name, none.ends_at).await?;
    }
    let mut rows = none;
    for (budgets, rows) in mail.budgets.chunks(PAIRS).zip(rows.chunks_mut(PAIRS)) {
        let sql = "SELECT scope, spent, reserved, ends_at FROM signup_budget
                   WHERE (key_hash = $1 AND scope = $2) OR (key_hash = $3 AND scope = $4)
                      OR (key_hash = $5 AND scope = $6) OR (key_hash = $7 AND scope = $8)
                      OR (key_hash = $9 AND scope = $10) OR (key_hash = $11 AND scope = $12)
                      OR (key_hash = $13 AND scope = $14) OR (key_hash = $15 AND scope = $16)
                      OR (key_hash = $17 AND scope = $18) OR (key_hash = $19 AND scope = $20)";
        for row in session.rows(sql, &pairs_of(budgets)).await? {
            let name: String = get(&row, "scope")?;
            if let Some(place) = budgets.iter().position(|budget| budget.name == name) {
                rows[place] = Spent {
                    mails: get(&row, "spent")?,
                    reserved: get(&row, "reserved")?,
                    ends_at: get(&row, "ends_at")?,
                };
            }
        }
    }
    Ok(rows)
}

/// Locks a row, and creates it if it is missing.
async fn lock_one<E: Engine>(
    session: &mut Session<E>,
    key: &SecretHash,
    name: &str,
    ends_at: SystemTime,
) -> Result<(), StoreError> {
    session
        .execute(
            "INSERT INTO signup_budget (scope, key_hash, spent, reserved, ends_at)
             VALUES ($1, $2, 0, 0, $3)
             ON CONFLICT (key_hash, scope) DO UPDATE SET spent = signup_budget.spent",
            values![name, key, ends_at],
        )
        .await?;
    Ok(())
}

/// Withdraws the mail that still waits for the same mailbox, form and network, and returns when it
/// would have gone out. A mail that another network asked for stays: a stranger could replace the
/// owner's for ever.
async fn withdraw_waiting<E: Engine>(
    session: &mut Session<E>,
    mail: &NewMail,
    recipient: Recipient<'_>,
    is_trapped: bool,
) -> Result<Option<SystemTime>, StoreError> {
    let sql = "SELECT id, due_at FROM signup_outbox
               WHERE mailbox_hash = $1 AND form = $2 AND network_hash = $3
                 AND coalesce(state, '') = 'deferred'
               ORDER BY due_at
               FOR UPDATE";
    let (mailbox, form) = (recipient.mailbox_hash, recipient.form);
    let waiting = session.rows(sql, values![mailbox, OfForm(form), &mail.network_hash]).await?;
    let first = waiting.first();
    let place = first.map(|row| get(row, "due_at")).transpose()?;
    let id: Option<Uuid> = first.map(|row| get(row, "id")).transpose()?;
    let sql = "UPDATE signup_outbox SET state = 'replaced', secret = NULL, network_hash = NULL
               WHERE id = $1 AND coalesce(state, '') = 'deferred' AND $2";
    session.execute(sql, values![id, !is_trapped]).await?;
    Ok(place)
}

/// Lets the mails to an address wait until then.
pub(crate) async fn silence<E: Engine>(
    session: &mut Session<E>,
    keys: &BudgetKeys,
    attempt: &Locked,
    until: SystemTime,
) -> Result<(), StoreError> {
    session
        .execute(
            "INSERT INTO signup_budget (scope, key_hash, spent, reserved, ends_at)
             VALUES ($1, $2, $3, 0, $4)
             ON CONFLICT (key_hash, scope) DO UPDATE SET
                 spent = $3,
                 ends_at = CASE WHEN signup_budget.ends_at < $4 THEN $4
                                ELSE signup_budget.ends_at END",
            values![
                BudgetScope::Silence.as_str(),
                &keys.silence(&attempt.silence_name()),
                EXHAUSTED,
                until
            ],
        )
        .await?;
    Ok(())
}

/// Gives a mailbox one mail back whose attempt moved to another address, at most once an hour.
/// Otherwise a stranger could use up the mails of a mailbox and void their links.
pub(crate) async fn give_back<E: Engine>(
    session: &mut Session<E>,
    keys: &BudgetKeys,
    attempt: &Locked,
    now: SystemTime,
) -> Result<(), StoreError> {
    let key = keys.mailbox(&attempt.mailbox_hash);
    lock_one(session, &key, GIVEN_BACK, now).await?;
    let sql = "SELECT ends_at FROM signup_budget WHERE key_hash = $1 AND scope = $2";
    let row = session.one(sql, values![&key, GIVEN_BACK]).await?;
    let ends_at: SystemTime = get(&row, "ends_at")?;
    let is_over = ends_at <= now || ends_at > now + 2 * BACK_EVERY;
    let gives = is_over && !attempt.is_trapped;
    let next = if gives { now + BACK_EVERY } else { ends_at };
    let sql = "UPDATE signup_budget SET ends_at = $3 WHERE key_hash = $1 AND scope = $2";
    session.execute(sql, values![&key, GIVEN_BACK, next]).await?;
    let sql = "UPDATE signup_budget SET spent = spent - 1
               WHERE key_hash = $1 AND scope = $2 AND spent > 0 AND $3";
    session.execute(sql, values![&key, BudgetScope::Mailbox.as_str(), gives]).await?;
    Ok(())
}

/// Resets the budgets of a mailbox and ends the silence of an address, and returns how many rows that
/// were. Its owner wanted the mails, or erases all data.
pub(crate) async fn restore<E: Engine>(
    session: &mut Session<E>,
    keys: &BudgetKeys,
    mailbox: &SecretHash,
    silence_name: &str,
) -> Result<u64, StoreError> {
    let mut deleted = 0;
    for key in keys.all_of(mailbox, silence_name) {
        let sql = "DELETE FROM signup_budget WHERE key_hash = $1";
        deleted += session.execute(sql, values![&key]).await?;
    }
    Ok(deleted)
}
