//! Mail budgets. A row counts the mails of one window, which begins with the first mail.

use std::time::SystemTime;

use crate::server::{
    crypto::secret::SecretHash,
    error::store::StoreError,
    store::{
        attempt::NewMail,
        budget::{Budget, BudgetScope},
        sql::{
            engine::Engine,
            session::Session,
            value::{Value, get, values},
        },
    },
};

/// More than any limit.
const EXHAUSTED: i64 = 1 << 40;

/// The budgets in one statement: as many as there are scopes.
const PAIRS: usize = 5;

/// Flattens up to five pairs of key and scope. Shorter lists, of at least one pair, are padded by
/// repeating the last.
fn pairs_of(budgets: &[Budget]) -> [Value<'_>; 2 * PAIRS] {
    std::array::from_fn(|place| {
        let budget = &budgets[(place / 2).min(budgets.len() - 1)];
        match place % 2 {
            0 => Value::from(&budget.key),
            _ => Value::from(budget.scope.as_str()),
        }
    })
}

/// Counts a mail against all of its budgets and returns whether it may be sent. When a budget is
/// empty, or the mail is withheld anyway, no budget is spent. The statements are always the same.
pub(crate) async fn spend<E: Engine>(
    session: &mut Session<E>,
    mail: &NewMail,
    is_withheld: bool,
) -> Result<bool, StoreError> {
    for budget in &mail.budgets {
        let (scope, key) = (budget.scope.as_str(), &budget.key);
        session
            .execute(
                "INSERT INTO signup_budget (scope, key_hash, spent, ends_at)
                 VALUES ($1, $2, 1, $3)
                 ON CONFLICT (key_hash, scope) DO UPDATE SET
                     spent = CASE WHEN signup_budget.ends_at <= $4
                                    OR signup_budget.ends_at > $5 THEN 1
                                  ELSE signup_budget.spent + 1 END,
                     ends_at = CASE WHEN signup_budget.ends_at <= $4
                                      OR signup_budget.ends_at > $5 THEN $3
                                    ELSE signup_budget.ends_at END",
                values![scope, key, budget.ends_at, mail.now, budget.latest_end],
            )
            .await?;
    }
    let mut is_granted = !is_withheld;
    for budgets in mail.budgets.chunks(PAIRS) {
        let sql = "SELECT scope, spent FROM signup_budget
                   WHERE (key_hash = $1 AND scope = $2) OR (key_hash = $3 AND scope = $4)
                      OR (key_hash = $5 AND scope = $6) OR (key_hash = $7 AND scope = $8)
                      OR (key_hash = $9 AND scope = $10)";
        for row in session.rows(sql, &pairs_of(budgets)).await? {
            let (scope, spent): (String, i64) = (get(&row, "scope")?, get(&row, "spent")?);
            let budget = budgets.iter().find(|budget| budget.scope.as_str() == scope);
            is_granted &= budget.is_some_and(|budget| spent <= i64::from(budget.limit));
        }
    }
    for budgets in mail.budgets.chunks(PAIRS) {
        let values = [&pairs_of(budgets)[..], values![i64::from(!is_granted)]].concat();
        let sql = "UPDATE signup_budget SET spent = spent - $11
                   WHERE (key_hash = $1 AND scope = $2) OR (key_hash = $3 AND scope = $4)
                      OR (key_hash = $5 AND scope = $6) OR (key_hash = $7 AND scope = $8)
                      OR (key_hash = $9 AND scope = $10)";
        session.execute(sql, &values).await?;
    }
    Ok(is_granted)
}

/// Spends the whole budget of a mailbox until then.
pub(crate) async fn exhaust<E: Engine>(
    session: &mut Session<E>,
    mailbox: &SecretHash,
    until: SystemTime,
) -> Result<(), StoreError> {
    session
        .execute(
            "INSERT INTO signup_budget (scope, key_hash, spent, ends_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (key_hash, scope) DO UPDATE SET
                 spent = $3,
                 ends_at = CASE WHEN signup_budget.ends_at < $4 THEN $4
                                ELSE signup_budget.ends_at END",
            values![BudgetScope::Mailbox.as_str(), mailbox, EXHAUSTED, until],
        )
        .await?;
    Ok(())
}

/// Resets the budgets of a mailbox and returns how many rows that were. Its owner wanted the mails,
/// or erases all data.
pub(crate) async fn restore<E: Engine>(
    session: &mut Session<E>,
    mailbox: &SecretHash,
) -> Result<u64, StoreError> {
    session
        .execute(
            "DELETE FROM signup_budget WHERE key_hash = $1 AND scope IN ($2, $3)",
            values![mailbox, BudgetScope::Mailbox.as_str(), BudgetScope::MailboxPause.as_str()],
        )
        .await
}
