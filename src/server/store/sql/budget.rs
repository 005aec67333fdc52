//! Mails, counted. A row is one count; its window begins with the first mail and ends at a time.

use std::time::SystemTime;

use super::{
    engine::Engine,
    session::Session,
    value::{get, values},
};
use crate::server::store::{BudgetScope, NewMail, SecretHash, StoreError};

/// More than any limit.
const EXHAUSTED: i64 = 1 << 40;

/// Counts a mail against all of its budgets, and tells whether each had one left. When one had
/// not, nothing was spent: whoever is held back costs nobody else a mail. The statements are the
/// same either way.
pub(super) async fn spend<E: Engine>(
    session: &mut Session<E>,
    mail: &NewMail,
) -> Result<bool, StoreError> {
    let mut is_granted = true;
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
        let sql = "SELECT spent FROM signup_budget WHERE key_hash = $1 AND scope = $2";
        let row = session.one(sql, values![key, scope]).await?;
        is_granted &= get::<i64>(&row, "spent")? <= i64::from(budget.limit);
    }
    for budget in &mail.budgets {
        session
            .execute(
                "UPDATE signup_budget SET spent = spent - $3 WHERE key_hash = $1 AND scope = $2",
                values![&budget.key, budget.scope.as_str(), i64::from(!is_granted)],
            )
            .await?;
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
