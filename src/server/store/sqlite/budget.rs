//! Mails, counted. A row is one count; its window begins with the first mail and ends at a time.

use std::time::SystemTime;

use sqlx::{Row, Sqlite, Transaction};
use uuid::Uuid;

use super::{failed, row::millis};
use crate::server::store::{BudgetScope, NewMail, StoreError};

/// More than any limit.
const EXHAUSTED: i64 = 1 << 40;

/// Counts a mail against all of its budgets, and tells whether each had one left. When one had
/// not, nothing was spent: whoever is held back costs nobody else a mail. The statements are the
/// same either way.
pub(super) async fn spend(
    transaction: &mut Transaction<'static, Sqlite>,
    mail: &NewMail,
) -> Result<bool, StoreError> {
    let mut is_granted = true;
    for budget in &mail.budgets {
        let row = sqlx::query(
            "INSERT INTO signup_budget (scope, key, spent, ends_at) VALUES (?1, ?2, 1, ?3)
             ON CONFLICT (scope, key) DO UPDATE SET
                 spent = CASE WHEN ends_at <= ?4 THEN 1 ELSE spent + 1 END,
                 ends_at = CASE WHEN ends_at <= ?4 THEN excluded.ends_at ELSE ends_at END
             RETURNING spent",
        )
        .bind(budget.scope.as_str())
        .bind(&budget.key[..])
        .bind(millis(budget.ends_at))
        .bind(millis(mail.now))
        .fetch_one(&mut **transaction)
        .await
        .map_err(failed)?;
        let spent: i64 = row.try_get("spent").map_err(failed)?;
        is_granted &= spent <= i64::from(budget.limit);
    }
    for budget in &mail.budgets {
        sqlx::query("UPDATE signup_budget SET spent = spent - ?3 WHERE scope = ?1 AND key = ?2")
            .bind(budget.scope.as_str())
            .bind(&budget.key[..])
            .bind(i64::from(!is_granted))
            .execute(&mut **transaction)
            .await
            .map_err(failed)?;
    }
    Ok(is_granted)
}

/// Leaves a mailbox no mail until then.
pub(super) async fn exhaust(
    transaction: &mut Transaction<'static, Sqlite>,
    mailbox: &[u8],
    until: SystemTime,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO signup_budget (scope, key, spent, ends_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (scope, key) DO UPDATE SET
             spent = excluded.spent, ends_at = max(ends_at, excluded.ends_at)",
    )
    .bind(BudgetScope::Mailbox.as_str())
    .bind(mailbox)
    .bind(EXHAUSTED)
    .bind(millis(until))
    .execute(&mut **transaction)
    .await
    .map_err(failed)?;
    Ok(())
}

/// Gives the mailbox of an attempt its budget back: what was sent there was wanted.
pub(super) async fn restore(
    transaction: &mut Transaction<'static, Sqlite>,
    attempt: Uuid,
) -> Result<(), StoreError> {
    sqlx::query(
        "DELETE FROM signup_budget
         WHERE scope IN (?1, ?2)
           AND key = (SELECT mailbox_hash FROM signup_attempt WHERE id = ?3)",
    )
    .bind(BudgetScope::Mailbox.as_str())
    .bind(BudgetScope::MailboxPause.as_str())
    .bind(attempt)
    .execute(&mut **transaction)
    .await
    .map_err(failed)?;
    Ok(())
}
