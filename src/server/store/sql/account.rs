//! An account: made without confirmation, and completed by the host.

use std::{panic::AssertUnwindSafe, time::Duration};

use futures::FutureExt;
use tokio::time::timeout;
use uuid::Uuid;

use super::{
    ErasureHook, Hook, HookError, admission,
    attempt::{self, Owner},
    engine::Engine,
    event, row,
    session::Session,
    value::{Value, values},
};
use crate::server::store::{
    Account, Begun, KEY_VERSION, NewAccount, SecretHash, StoreError, USERNAME_KEY_VERSION,
};

/// Makes an account without an address.
pub(super) async fn create<E: Engine>(
    session: &mut Session<E>,
    new: &NewAccount,
    hook: Option<&Hook<E>>,
) -> Result<Begun, StoreError> {
    let username = new.person.username.as_ref();
    session
        .execute(
            "INSERT INTO signup_account
                 (id, form, key_version, is_disposable, username, username_key, username_version,
                  profile, password_hash, request_hash, created_at, confirmed_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)
             ON CONFLICT DO NOTHING",
            values![
                new.id,
                new.form,
                KEY_VERSION,
                false,
                username.map(|name| &name.shown),
                username.map(|name| &name.key),
                username.map(|_| USERNAME_KEY_VERSION),
                Value::Json(&new.person.profile),
                &new.person.password_hash,
                &new.request,
                new.now,
            ],
        )
        .await?;
    let Some(account) = made(session, new.id).await? else {
        let same = find(session, new.form, new.request).await?;
        return Ok(if same.is_some() { Begun::Repeated } else { Begun::UsernameTaken });
    };
    if !admission::spend(session, new.invite).await? {
        return Ok(Begun::InviteSpent);
    }
    for consent in &new.person.consents {
        let owner = Owner::Account(new.id);
        attempt::note_consent(session, new.form, owner, consent, new.now).await?;
    }
    event::note(session, event::account_created(new)).await?;
    complete(hook, session, &account).await?;
    Ok(Begun::Written)
}

/// The account, if it was made just now and not kept from it by another one.
pub(super) async fn made<E: Engine>(
    session: &mut Session<E>,
    id: Uuid,
) -> Result<Option<Account>, StoreError> {
    let sql = "SELECT id, form, email, email_normalized, username, profile, is_disposable,
                      confirmed_at
               FROM signup_account
               WHERE id = $1";
    Ok(session.row(sql, values![id]).await?.as_ref().map(row::account).transpose()?)
}

/// The account that a post made without confirmation.
pub(super) async fn find<E: Engine>(
    session: &mut Session<E>,
    form: &str,
    request: SecretHash,
) -> Result<Option<Account>, StoreError> {
    let sql = "SELECT id, form, email, email_normalized, username, profile, is_disposable,
                      confirmed_at
               FROM signup_account
               WHERE request_hash = $1 AND form = $2";
    Ok(session.row(sql, values![&request, form]).await?.as_ref().map(row::account).transpose()?)
}

/// The host's part may take so long, for it holds up others.
const HOOK_TIMEOUT: Duration = Duration::from_secs(10);

/// Lets the host add to the account, on the same connection. Whatever becomes of the hook, a
/// panic too, the caller rolls back or commits.
pub(super) async fn complete<E: Engine>(
    hook: Option<&Hook<E>>,
    session: &mut Session<E>,
    account: &Account,
) -> Result<(), StoreError> {
    let Some(hook) = hook else { return Ok(()) };
    let called = async { hook(session.connection(), account).await };
    const FAILURE: &str = "the host's hook for new accounts failed";
    bounded::<E>(called, FAILURE).await?;
    match made(session, account.id).await? {
        Some(_) => Ok(()),
        None => Err(StoreError::new(FAILURE, LOST)),
    }
}

/// Lets the host delete what it has of an account, on the same connection.
pub(super) async fn erased<E: Engine>(
    hook: Option<&ErasureHook<E>>,
    session: &mut Session<E>,
    account: Uuid,
) -> Result<(), StoreError> {
    let Some(hook) = hook else { return Ok(()) };
    let called = async { hook(session.connection(), account).await };
    const FAILURE: &str = "the host's hook for erased accounts failed";
    bounded::<E>(called, FAILURE).await?;
    match made(session, account).await? {
        None => Ok(()),
        Some(_) => Err(StoreError::new(FAILURE, LOST)),
    }
}

/// After an error that a hook did not pass on. A commit would not tell: PostgreSQL then undoes
/// everything and answers that all is well, and MySQL has undone it before.
const LOST: &str = "the transaction was over when it returned";

async fn bounded<E: Engine>(
    called: impl Future<Output = Result<(), HookError>>,
    failure: &'static str,
) -> Result<(), StoreError> {
    let called = AssertUnwindSafe(called).catch_unwind();
    let error: HookError = match timeout(HOOK_TIMEOUT, called).await {
        Ok(Ok(Ok(()))) => return Ok(()),
        Ok(Ok(Err(error))) => error,
        Ok(Err(_)) => "it panicked".into(),
        Err(_) => "it took too long".into(),
    };
    let is_given_up = match error.downcast_ref::<sqlx::Error>() {
        Some(sqlx::Error::Database(error)) => E::is_conflict(&**error),
        _ => false,
    };
    let failed = StoreError::new(failure, error);
    Err(if is_given_up { failed.into_conflict() } else { failed })
}
