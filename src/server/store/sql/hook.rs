//! The host's own code inside a transaction.

use std::{
    panic::AssertUnwindSafe,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use futures::FutureExt;
use tokio::time::timeout;
use uuid::Uuid;

use crate::server::{
    error::store::StoreError,
    store::{
        account::Account,
        sql::{
            account,
            engine::Engine,
            session::Session,
            sql_store::{ErasureHook, Hook, HookError},
            value::{optional, values},
        },
    },
};

/// How long a hook may take. It holds up other transactions.
const HOOK_TIMEOUT: Duration = Duration::from_secs(10);

/// Lets the host add to the account, on the same connection. Whatever the hook does, even when it
/// panics, the caller commits or rolls back.
pub(crate) async fn complete<E: Engine>(
    hook: Option<&Hook<E>>,
    session: &mut Session<E>,
    account: &Account,
) -> Result<(), StoreError> {
    let Some(hook) = hook else { return Ok(()) };
    let called = async { hook(session.connection(), account).await };
    const FAILURE: &str = "the host's hook for new accounts failed";
    bounded::<E>(called, FAILURE).await?;
    match account::find(session, account.id).await? {
        Some(_) => Ok(()),
        None => Err(StoreError::new(FAILURE, LOST)),
    }
}

/// Lets the host delete its rows of an account that is about to go, on the same connection. The row of the
/// account is marked before, so that a transaction that the hook lost is seen before anything is deleted
/// outside of it.
pub(crate) async fn run_erasure<E: Engine>(
    hook: Option<&ErasureHook<E>>,
    session: &mut Session<E>,
    account: Uuid,
) -> Result<(), StoreError> {
    let Some(hook) = hook else { return Ok(()) };
    let sql =
        "UPDATE signup_account SET request_hash = NULL, request_expires_at = $2 WHERE id = $1";
    session.execute(sql, values![account, UNIX_EPOCH]).await?;
    let called = async { hook(session.connection(), account).await };
    const FAILURE: &str = "the host's hook for erased accounts failed";
    bounded::<E>(called, FAILURE).await?;
    let sql = "SELECT request_expires_at FROM signup_account WHERE id = $1";
    let row = session.row(sql, values![account]).await?;
    let marked: Option<SystemTime> =
        row.map(|row| optional(&row, "request_expires_at")).transpose()?.flatten();
    if marked == Some(UNIX_EPOCH) { Ok(()) } else { Err(StoreError::new(FAILURE, LOST)) }
}

/// The error after a hook swallowed a database error. A commit would hide it: PostgreSQL then rolls
/// back and reports success, and MySQL has rolled back before.
const LOST: &str = "the hook ended the transaction";

async fn bounded<E: Engine>(
    called: impl Future<Output = Result<(), HookError>>,
    failure: &'static str,
) -> Result<(), StoreError> {
    let called = AssertUnwindSafe(called).catch_unwind();
    let error: HookError = match timeout(HOOK_TIMEOUT, called).await {
        Ok(Ok(Ok(()))) => return Ok(()),
        Ok(Ok(Err(error))) => error,
        Ok(Err(_)) => "the hook panicked".into(),
        Err(_) => "the hook took too long".into(),
    };
    let is_given_up = match error.downcast_ref::<sqlx::Error>() {
        Some(sqlx::Error::Database(error)) => E::is_conflict(&**error),
        _ => false,
    };
    let failed = StoreError::new(failure, error);
    Err(if is_given_up { failed.into_conflict() } else { failed })
}
