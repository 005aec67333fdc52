//! A connection from the pool, alone or in a transaction that writes.

use std::{
    future::Future,
    ops::{Deref, DerefMut},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use sqlx::{SqlSafeStr, Transaction, pool::PoolConnection};
use tokio::{
    sync::MutexGuard,
    time::{sleep, timeout},
};

use crate::server::{
    error::store::StoreError,
    store::{
        held_name::HeldNames,
        site::Site,
        sql::{
            engine::{Connection, Engine, Row, Statements},
            sql_store::{SqlStore, any_lot},
            value::Value,
        },
    },
};

/// The longest wait for a connection, and for the writer lock.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(3);

/// The longest wait for the result of a statement.
pub(crate) const STATEMENT_TIMEOUT: Duration = Duration::from_secs(5);

/// How often the store repeats a transaction that the database aborted.
const MAX_RETRIES: u32 = 8;

/// A connection from the pool.
pub(crate) struct Session<E: Engine> {
    connected: Connected<E>,
    statements: Statements,
    lot: u32,
    /// Set when the server of the connection may have failed.
    suspicion: Arc<AtomicBool>,
    pub(crate) site: Site,
    pub(crate) held_names: Option<HeldNames>,
}

enum Connected<E: Engine> {
    Connection(PoolConnection<E::Database>),
    Transaction(Transaction<'static, E::Database>),
}

impl<E: Engine> Session<E> {
    pub(crate) fn connection(&mut self) -> &mut Connection<E> {
        match &mut self.connected {
            Connected::Connection(connection) => connection,
            Connected::Transaction(transaction) => transaction,
        }
    }

    /// The lot of large budgets in which this instance counts.
    pub(crate) const fn lot(&self) -> u32 {
        self.lot
    }

    /// Runs a statement and returns how many rows it matched or inserted.
    pub(crate) async fn execute(
        &mut self,
        sql: &'static str,
        values: &[Value<'_>],
    ) -> Result<u64, StoreError> {
        let (statements, forms) = (self.statements, self.stored_forms(values));
        let values = with_forms(values, &forms);
        let done =
            with_statement_timeout::<E, _>(E::execute(self.connection(), sql, &values, statements))
                .await;
        self.retire_after(done).await
    }

    pub(crate) async fn rows(
        &mut self,
        sql: &'static str,
        values: &[Value<'_>],
    ) -> Result<Vec<Row<E>>, StoreError> {
        let (statements, forms) = (self.statements, self.stored_forms(values));
        let values = with_forms(values, &forms);
        let done =
            with_statement_timeout::<E, _>(E::fetch(self.connection(), sql, &values, statements))
                .await;
        self.retire_after(done).await
    }

    /// The stored names of the forms among the values.
    fn stored_forms(&self, values: &[Value<'_>]) -> Vec<Option<String>> {
        let stored = |value: &Value<'_>| match value {
            Value::Form(form) => Some(self.site.stored(form)),
            Value::Realm(form) => Some(self.site.stored_realm(form)),
            _ => None,
        };
        values.iter().map(stored).collect()
    }

    /// Closes the connection when its server only reads. It answers a ping, so the pool would keep it.
    async fn retire_after<T>(&mut self, done: Result<T, StoreError>) -> Result<T, StoreError> {
        note_failure(&self.suspicion, &done);
        if !done.as_ref().is_err_and(StoreError::is_read_only) {
            return done;
        }
        tracing::warn!("the database refuses to write: a connection is closed");
        match &mut self.connected {
            Connected::Connection(connection) => connection.close_on_drop(),
            // It is closed when the pool finds it dead. An answer means that it goes on.
            Connected::Transaction(transaction) => {
                drop(timeout(STATEMENT_TIMEOUT, E::end_session(transaction)).await);
            }
        }
        done
    }

    pub(crate) async fn row(
        &mut self,
        sql: &'static str,
        values: &[Value<'_>],
    ) -> Result<Option<Row<E>>, StoreError> {
        Ok(self.rows(sql, values).await?.pop())
    }

    /// The row of a query that always has one.
    pub(crate) async fn one(
        &mut self,
        sql: &'static str,
        values: &[Value<'_>],
    ) -> Result<Row<E>, StoreError> {
        self.row(sql, values).await?.ok_or_else(|| failed::<E>(sqlx::Error::RowNotFound))
    }
}

fn with_forms<'a>(values: &[Value<'a>], forms: &'a [Option<String>]) -> Vec<Value<'a>> {
    let values = values.iter().zip(forms);
    values.map(|(value, form)| form.as_deref().map_or(*value, Value::from)).collect()
}

/// A transaction that writes, or a connection for one statement, with the writer lock where there
/// is one. Dropping a transaction rolls it back.
pub(crate) struct Write<'a, E: Engine> {
    session: Session<E>,
    _lock: Option<MutexGuard<'a, ()>>,
}

/// What a connection is used for.
#[derive(Clone, Copy)]
enum Kind {
    Transaction,
    Statement,
}

impl<E: Engine> Write<'_, E> {
    pub(crate) async fn commit(self) -> Result<(), StoreError> {
        let Session { connected, suspicion, .. } = self.session;
        let Connected::Transaction(transaction) = connected else { return Ok(()) };
        let done = with_statement_timeout::<E, _>(transaction.commit()).await;
        note_failure(&suspicion, &done);
        done
    }
}

impl<E: Engine> Deref for Write<'_, E> {
    type Target = Session<E>;

    fn deref(&self) -> &Session<E> {
        &self.session
    }
}

impl<E: Engine> DerefMut for Write<'_, E> {
    fn deref_mut(&mut self) -> &mut Session<E> {
        &mut self.session
    }
}

impl<E: Engine> SqlStore<E> {
    pub(crate) async fn read(&self) -> Result<Session<E>, StoreError> {
        let kind = match self.statements {
            Statements::Named => Kind::Statement,
            // A pooler could prepare and run a statement on two connections.
            Statements::Unnamed => Kind::Transaction,
        };
        let connected = async { connect::<E>(self.pooled().await?, kind).await };
        let connected = with_acquire_timeout::<E, _>(connected).await?;
        Ok(self.session(connected))
    }

    /// Runs `work` in a transaction, which `work` commits. Runs it again from the start when the
    /// database aborts the transaction in favour of another one.
    pub(crate) async fn write<'a, T, F>(
        &'a self,
        work: impl Fn(Write<'a, E>) -> F,
    ) -> Result<T, StoreError>
    where
        F: Future<Output = Result<T, StoreError>>,
    {
        self.write_as(Kind::Transaction, work).await
    }

    /// Runs `work` of one statement, and commits it. In a file one statement is a transaction by
    /// itself. A server would run it at the isolation level of the session, which the host sets.
    pub(crate) async fn write_once<'a, T, F>(
        &'a self,
        work: impl Fn(Write<'a, E>) -> F,
    ) -> Result<T, StoreError>
    where
        F: Future<Output = Result<T, StoreError>>,
    {
        let kind = if E::IS_REMOTE { Kind::Transaction } else { Kind::Statement };
        self.write_as(kind, work).await
    }

    async fn write_as<'a, T, F>(
        &'a self,
        kind: Kind,
        work: impl Fn(Write<'a, E>) -> F,
    ) -> Result<T, StoreError>
    where
        F: Future<Output = Result<T, StoreError>>,
    {
        let (mut tries, mut has_reconnected) = (0, false);
        loop {
            let done = match self.acquire(kind).await {
                Ok(write) => work(write).await,
                Err(error) => Err(error),
            };
            match done {
                Err(error) if error.is_conflict() && tries < MAX_RETRIES => {
                    tracing::debug!(%error, "a transaction was aborted and runs again");
                    tries += 1;
                    // Another instance may count in the same lot.
                    self.lot.store(any_lot(), Ordering::Relaxed);
                    sleep(pause(tries)).await;
                }
                // After a failover, a new connection leads to the new primary.
                Err(error) if error.is_read_only() && !has_reconnected => {
                    has_reconnected = true;
                    self.leave_server().await;
                }
                done => return done,
            }
        }
    }

    fn session(&self, connected: Connected<E>) -> Session<E> {
        let lot = self.lot.load(Ordering::Relaxed);
        let suspicion = Arc::clone(&self.suspicion);
        let (site, held_names) = (self.site.clone(), self.held_names.clone());
        Session { connected, statements: self.statements, lot, suspicion, site, held_names }
    }

    async fn acquire(&self, kind: Kind) -> Result<Write<'_, E>, StoreError> {
        let lock = self.writer_lock().await?;
        let begun = async {
            let mut connection = self.pooled().await?;
            E::repair(&mut connection).await?;
            connect::<E>(connection, kind).await
        };
        let connected = with_acquire_timeout::<E, _>(begun).await?;
        Ok(Write { session: self.session(connected), _lock: lock })
    }

    /// The lock of the one writer, where the database has only one.
    pub(crate) async fn writer_lock(&self) -> Result<Option<MutexGuard<'_, ()>>, StoreError> {
        if !E::HAS_ONE_WRITER {
            return Ok(None);
        }
        timeout(ACQUIRE_TIMEOUT, self.writer.lock()).await.map(Some).map_err(|_| no_answer())
    }
}

/// After a failure that is no conflict, the server may be gone.
fn note_failure<T>(suspicion: &AtomicBool, done: &Result<T, StoreError>) {
    if done.as_ref().is_err_and(|error| !error.is_conflict()) {
        suspicion.store(true, Ordering::Relaxed);
    }
}

async fn connect<E: Engine>(
    connection: PoolConnection<E::Database>,
    kind: Kind,
) -> Result<Connected<E>, sqlx::Error> {
    match kind {
        Kind::Statement => Ok(Connected::Connection(connection)),
        Kind::Transaction => begin::<E>(connection).await.map(Connected::Transaction),
    }
}

/// Like `Pool::begin_with`, but runs to completion even if the caller is cancelled: a cancelled BEGIN
/// leaves sqlx believing the connection is idle, and it would hand it to the next caller
/// mid-transaction.
async fn begin<E: Engine>(
    connection: PoolConnection<E::Database>,
) -> Result<Transaction<'static, E::Database>, sqlx::Error> {
    let begun = Transaction::begin(connection, Some(E::BEGIN.into_sql_str()));
    match E::IS_REMOTE {
        #[allow(clippy::disallowed_methods, reason = "it ends with the BEGIN, and is awaited here")]
        true => tokio::spawn(begun).await.map_err(|_| sqlx::Error::WorkerCrashed)?,
        // The thread of a file's connection completes it by itself.
        false => begun.await,
    }
}

/// A random pause that grows with each try, so that two transactions do not collide again.
fn pause(tries: u32) -> Duration {
    let random = u64::from(getrandom::u32().unwrap_or_default());
    Duration::from_millis(1 + random % (10 << tries.min(5)))
}

/// Bounds the wait for a server. A file always answers.
async fn with_statement_timeout<E: Engine, T>(
    answer: impl Future<Output = Result<T, sqlx::Error>>,
) -> Result<T, StoreError> {
    match E::IS_REMOTE {
        true => within::<E, T>(STATEMENT_TIMEOUT, answer).await,
        false => answer.await.map_err(failed::<E>),
    }
}

/// Bounds the wait for a connection.
async fn with_acquire_timeout<E: Engine, T>(
    answer: impl Future<Output = Result<T, sqlx::Error>>,
) -> Result<T, StoreError> {
    within::<E, T>(ACQUIRE_TIMEOUT, answer).await
}

async fn within<E: Engine, T>(
    time: Duration,
    answer: impl Future<Output = Result<T, sqlx::Error>>,
) -> Result<T, StoreError> {
    match timeout(time, answer).await {
        Ok(answer) => answer.map_err(failed::<E>),
        Err(_) => Err(no_answer()),
    }
}

fn no_answer() -> StoreError {
    StoreError::new("the database failed", "no answer in time")
}

/// Keeps of an error what the log may show.
pub(crate) fn failed<E: Engine>(error: sqlx::Error) -> StoreError {
    match error {
        sqlx::Error::Database(error) => {
            let failed = StoreError::new("the database failed", E::describe(&*error));
            match &*error {
                error if is_conflict::<E>(error) => failed.into_conflict(),
                error if E::is_read_only(error) => failed.into_read_only(),
                _ => failed,
            }
        }
        error => StoreError::new("the database failed", error),
    }
}

/// Whether the same transaction may succeed when it runs again. After a unique violation, the next
/// run sees the row that caused it.
fn is_conflict<E: Engine>(error: &(dyn sqlx::error::DatabaseError + 'static)) -> bool {
    error.is_unique_violation() || E::is_conflict(error)
}
