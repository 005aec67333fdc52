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
        lots::{Lots, lots_of},
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
    let (budgets, mut rows) = lock(session, mail).await?;
    let place = withdraw_waiting(session, mail, recipient, is_trapped).await?;
    // A clock that was ahead may have dated the place.
    let place = place.filter(|at| *at < mail.expires_at);
    let mut spent = rows.clone();
    let fate = match place {
        _ if is_trapped => MailFate::Trapped,
        Some(at) if at <= mail.now => MailFate::Queued,
        Some(at) => MailFate::Deferred(at),
        None => decide(&budgets, &mut spent, mail.now, mail.expires_at),
    };
    if place.is_none() && !is_trapped {
        rows = spent;
    }
    for (budget, row) in budgets.iter().zip(&rows) {
        let sql = "INSERT INTO signup_budget (key_hash, scope, lot, spent, reserved, ends_at)
                   VALUES ($1, $2, $3, $4, $5, $6)
                   ON CONFLICT (key_hash, scope, lot) DO UPDATE SET
                       spent = $4, reserved = $5, ends_at = $6";
        let (key, name, lot) = (&budget.key, &budget.name, budget.lot);
        let Spent { mails, reserved, ends_at, .. } = *row;
        session.execute(sql, values![key, name, lot, mails, reserved, ends_at]).await?;
    }
    Ok(fate)
}

/// Chooses a row of each budget, and returns the budgets as they are in these rows, with what is spent of
/// them. The rows are locked, and those that were missing are there, unless the transaction is the only one
/// that writes.
async fn lock<E: Engine>(
    session: &mut Session<E>,
    mail: &NewMail,
) -> Result<(Vec<Budget>, Vec<Spent>), StoreError> {
    // Where only one transaction writes at a time, one row is enough.
    let seen = match E::HAS_ONE_WRITER {
        true => mail.budgets.iter().map(|budget| Lots::one(budget, mail.now)).collect(),
        false => read(session, mail).await?,
    };
    let is_newcomer = |seen: &[Lots<'_>], budget: &Budget| {
        let of_scope = seen.iter().find(|lots| Some(lots.budget.scope) == budget.newcomers);
        of_scope.is_some_and(Lots::is_unspent)
    };
    let (first, mut chosen) = (session.lot(), Vec::new());
    for (budget, lots) in mail.budgets.iter().zip(&seen) {
        let lot = lots.choose(first, is_newcomer(&seen, budget));
        if !E::HAS_ONE_WRITER {
            lock_one(session, &budget.key, &budget.name, lot, lots.row(lot).ends_at).await?;
        }
        chosen.push(lot);
    }
    let locked = read(session, mail).await?;
    let (mut budgets, mut rows) = (Vec::new(), Vec::new());
    for (lots, lot) in locked.iter().zip(chosen) {
        if !E::HAS_ONE_WRITER && lots.choose(lot, is_newcomer(&locked, lots.budget)) != lot {
            // Another transaction took the last place of the lot, and other lots have places.
            return Err(StoreError::new("a budget has changed", "its lot is full").into_conflict());
        }
        budgets.push(lots.part(lot));
        rows.push(lots.row(lot));
    }
    Ok((budgets, rows))
}

/// Reads all rows of the budgets of a mail.
async fn read<'a, E: Engine>(
    session: &mut Session<E>,
    mail: &'a NewMail,
) -> Result<Vec<Lots<'a>>, StoreError> {
    let mut stored: Vec<Vec<(u32, Spent)>> = vec![Vec::new(); mail.budgets.len()];
    for (budgets, stored) in mail.budgets.chunks(PAIRS).zip(stored.chunks_mut(PAIRS)) {
        let sql = "SELECT scope, lot, spent, reserved, ends_at FROM signup_budget
                   WHERE (key_hash = $1 AND scope = $2) OR (key_hash = $3 AND scope = $4)
                      OR (key_hash = $5 AND scope = $6) OR (key_hash = $7 AND scope = $8)
                      OR (key_hash = $9 AND scope = $10) OR (key_hash = $11 AND scope = $12)
                      OR (key_hash = $13 AND scope = $14) OR (key_hash = $15 AND scope = $16)
                      OR (key_hash = $17 AND scope = $18) OR (key_hash = $19 AND scope = $20)";
        for row in session.rows(sql, &pairs_of(budgets)).await? {
            let name: String = get(&row, "scope")?;
            if let Some(place) = budgets.iter().position(|budget| budget.name == name) {
                let spent = Spent {
                    mails: get(&row, "spent")?,
                    reserved: get(&row, "reserved")?,
                    elsewhere: 0,
                    ends_at: get(&row, "ends_at")?,
                };
                stored[place].push((get(&row, "lot")?, spent));
            }
        }
    }
    let lots = |(budget, stored): (&'a Budget, Vec<(u32, Spent)>)| {
        let count = if E::HAS_ONE_WRITER { 1 } else { lots_of(budget) };
        Lots::new(budget, count, &stored, mail.now)
    };
    Ok(mail.budgets.iter().zip(stored).map(lots).collect())
}

/// Locks a row, and creates it if it is missing.
async fn lock_one<E: Engine>(
    session: &mut Session<E>,
    key: &SecretHash,
    name: &str,
    lot: u32,
    ends_at: SystemTime,
) -> Result<(), StoreError> {
    session
        .execute(
            "INSERT INTO signup_budget (scope, key_hash, lot, spent, reserved, ends_at)
             VALUES ($1, $2, $3, 0, 0, $4)
             ON CONFLICT (key_hash, scope, lot) DO UPDATE SET spent = signup_budget.spent",
            values![name, key, lot, ends_at],
        )
        .await?;
    Ok(())
}

/// Withdraws the mail that still waits for the same mailbox, form, network and purpose, and returns when
/// it would have gone out. A mail that another network asked for stays: a stranger could replace the
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
                 AND CASE kind WHEN 'reset_password' THEN 1 WHEN 'new_address' THEN 2
                               WHEN 'address_taken' THEN 2 ELSE 0 END = $4
               ORDER BY due_at
               FOR UPDATE";
    let (mailbox, form) = (recipient.mailbox_hash, recipient.form);
    let group = recipient.group.number();
    let values = values![mailbox, OfForm(form), &mail.network_hash, group];
    let waiting = session.rows(sql, values).await?;
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
            "INSERT INTO signup_budget (scope, key_hash, lot, spent, reserved, ends_at)
             VALUES ($1, $2, 0, $3, 0, $4)
             ON CONFLICT (key_hash, scope, lot) DO UPDATE SET
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
    lock_one(session, &key, GIVEN_BACK, 0, now).await?;
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
