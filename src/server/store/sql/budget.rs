//! Mails, counted. A row is one count; its window begins with the first mail and ends at a time.

use std::time::SystemTime;

use super::{
    engine::Engine,
    session::Session,
    value::{Value, get, values},
};
use crate::server::store::{Budget, BudgetScope, NewMail, SecretHash, StoreError};

/// More than any limit.
const EXHAUSTED: i64 = 1 << 40;

/// Budgets that one statement names: as many as there are scopes.
const NAMED: usize = 5;

/// The keys of some, of which there is one at least; where there are few, the last again.
fn these(budgets: &[Budget]) -> [Value<'_>; 2 * NAMED] {
    std::array::from_fn(|place| {
        let budget = &budgets[(place / 2).min(budgets.len() - 1)];
        match place % 2 {
            0 => Value::from(&budget.key),
            _ => Value::from(budget.scope.as_str()),
        }
    })
}

/// Counts a mail against all of its budgets, and tells whether each had one left. When one had
/// not, nothing was spent: whoever is held back costs nobody else a mail. The statements are the
/// same either way.
pub(super) async fn spend<E: Engine>(
    session: &mut Session<E>,
    mail: &NewMail,
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
    let mut is_granted = true;
    for budgets in mail.budgets.chunks(NAMED) {
        let sql = "SELECT scope, spent FROM signup_budget
                   WHERE (key_hash = $1 AND scope = $2) OR (key_hash = $3 AND scope = $4)
                      OR (key_hash = $5 AND scope = $6) OR (key_hash = $7 AND scope = $8)
                      OR (key_hash = $9 AND scope = $10)";
        for row in session.rows(sql, &these(budgets)).await? {
            let (scope, spent): (String, i64) = (get(&row, "scope")?, get(&row, "spent")?);
            let budget = budgets.iter().find(|budget| budget.scope.as_str() == scope);
            is_granted &= budget.is_some_and(|budget| spent <= i64::from(budget.limit));
        }
    }
    for budgets in mail.budgets.chunks(NAMED) {
        let values = [&these(budgets)[..], values![i64::from(!is_granted)]].concat();
        let sql = "UPDATE signup_budget SET spent = spent - $11
                   WHERE (key_hash = $1 AND scope = $2) OR (key_hash = $3 AND scope = $4)
                      OR (key_hash = $5 AND scope = $6) OR (key_hash = $7 AND scope = $8)
                      OR (key_hash = $9 AND scope = $10)";
        session.execute(sql, &values).await?;
    }
    Ok(is_granted)
}

/// Leaves a mailbox no mail until then.
pub(super) async fn exhaust<E: Engine>(
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

/// Gives a mailbox its budget back: what was sent there was wanted, or is to be forgotten. Tells how
/// many counts that were.
pub(super) async fn restore<E: Engine>(
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
