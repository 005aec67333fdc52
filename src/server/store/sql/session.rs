//! A connection on loan: alone, or in a transaction that writes.

use std::{
    future::Future,
    ops::{Deref, DerefMut},
    time::Duration,
};

use sqlx::{SqlSafeStr, Transaction, pool::PoolConnection};
use tokio::{
    sync::MutexGuard,
    time::{sleep, timeout},
};

use super::{
    SqlStore,
    engine::{Connection, Engine, Row},
    value::Value,
};
use crate::server::store::StoreError;

/// The longest wait for a connection, and for the writer's turn.
const TURN: Duration = Duration::from_secs(3);

/// The longest wait for the answer to a statement.
pub(super) const ANSWER: Duration = Duration::from_secs(5);

/// How often a transaction is done again that the database gave up for another one.
const RETRIES: u32 = 8;

/// A connection on loan.
pub(super) struct Session<E: Engine>(Loan<E>);

enum Loan<E: Engine> {
    Connection(PoolConnection<E::Database>),
    Transaction(Transaction<'static, E::Database>),
}

impl<E: Engine> Session<E> {
    pub(super) fn connection(&mut self) -> &mut Connection<E> {
        match &mut self.0 {
            Loan::Connection(connection) => connection,
            Loan::Transaction(transaction) => transaction,
        }
    }

    /// Runs a statement, and tells how many rows it matched or inserted.
    pub(super) async fn execute(
        &mut self,
        sql: &'static str,
        values: &[Value<'_>],
    ) -> Result<u64, StoreError> {
        patiently::<E, _>(E::execute(self.connection(), sql, values)).await
    }

    pub(super) async fn rows(
        &mut self,
        sql: &'static str,
        values: &[Value<'_>],
    ) -> Result<Vec<Row<E>>, StoreError> {
        patiently::<E, _>(E::fetch(self.connection(), sql, values)).await
    }

    pub(super) async fn row(
        &mut self,
        sql: &'static str,
        values: &[Value<'_>],
    ) -> Result<Option<Row<E>>, StoreError> {
        Ok(self.rows(sql, values).await?.pop())
    }

    /// The row of a query that always has one.
    pub(super) async fn one(
        &mut self,
        sql: &'static str,
        values: &[Value<'_>],
    ) -> Result<Row<E>, StoreError> {
        self.row(sql, values).await?.ok_or_else(|| failed::<E>(sqlx::Error::RowNotFound))
    }
}

/// A transaction that writes, or a connection for one statement, with the writer's turn where there is
/// one. A transaction that is dropped is undone.
pub(super) struct Write<'a, E: Engine> {
    session: Session<E>,
    _turn: Option<MutexGuard<'a, ()>>,
}

/// What is written with it.
#[derive(Clone, Copy)]
enum Kind {
    Transaction,
    Statement,
}

impl<E: Engine> Write<'_, E> {
    pub(super) async fn commit(self) -> Result<(), StoreError> {
        match self.session.0 {
            Loan::Connection(_) => Ok(()),
            Loan::Transaction(transaction) => patiently::<E, _>(transaction.commit()).await,
        }
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
    pub(super) async fn read(&self) -> Result<Session<E>, StoreError> {
        soon::<E, _>(self.pool.acquire()).await.map(|lent| Session(Loan::Connection(lent)))
    }

    /// Does `work` in a transaction, which it commits; again, from its beginning, where the
    /// database gave it up in favour of another one.
    pub(super) async fn write<'a, T, F>(
        &'a self,
        work: impl Fn(Write<'a, E>) -> F,
    ) -> Result<T, StoreError>
    where
        F: Future<Output = Result<T, StoreError>>,
    {
        self.write_as(Kind::Transaction, work).await
    }

    /// Does `work` of one statement, and commits it. In a file that is a transaction by itself; a server
    /// would run it at the isolation of the session, which is not ours.
    pub(super) async fn write_once<'a, T, F>(
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
        let mut tries = 0;
        loop {
            let done = match self.lend(kind).await {
                Ok(write) => work(write).await,
                Err(error) => Err(error),
            };
            match done {
                Err(error) if error.is_conflict() && tries < RETRIES => {
                    tracing::debug!(%error, "a transaction is done again");
                    tries += 1;
                    sleep(pause(tries)).await;
                }
                done => return done,
            }
        }
    }

    async fn lend(&self, kind: Kind) -> Result<Write<'_, E>, StoreError> {
        let turn = self.turn().await?;
        let begun = async {
            let mut connection = self.pool.acquire().await?;
            E::mend(&mut connection).await?;
            match kind {
                Kind::Statement => Ok(Loan::Connection(connection)),
                Kind::Transaction => begin::<E>(connection).await.map(Loan::Transaction),
            }
        };
        let loan = soon::<E, _>(begun).await?;
        Ok(Write { session: Session(loan), _turn: turn })
    }

    /// The writer's turn, where there is one writer.
    pub(super) async fn turn(&self) -> Result<Option<MutexGuard<'_, ()>>, StoreError> {
        if !E::HAS_ONE_WRITER {
            return Ok(None);
        }
        timeout(TURN, self.writer.lock()).await.map(Some).map_err(|_| no_answer())
    }
}

/// As `Pool::begin_with` does, and to the end where nobody waits for it any more: sqlx takes a transaction
/// whose beginning was cut off for none, and would give its connection to the next.
async fn begin<E: Engine>(
    connection: PoolConnection<E::Database>,
) -> Result<Transaction<'static, E::Database>, sqlx::Error> {
    let begun = Transaction::begin(connection, Some(E::BEGIN.into_sql_str()));
    match E::IS_REMOTE {
        true => tokio::spawn(begun).await.map_err(|_| sqlx::Error::WorkerCrashed)?,
        // The thread of the file's connection does so by itself.
        false => begun.await,
    }
}

/// Longer each time, and of random length, so that two that met do not meet again.
fn pause(tries: u32) -> Duration {
    let random = u64::from(getrandom::u32().unwrap_or_default());
    Duration::from_millis(1 + random % (10 << tries.min(5)))
}

/// A database that does not answer is one that failed. A file always answers.
async fn patiently<E: Engine, T>(
    answer: impl Future<Output = Result<T, sqlx::Error>>,
) -> Result<T, StoreError> {
    match E::IS_REMOTE {
        true => within::<E, T>(ANSWER, answer).await,
        false => answer.await.map_err(failed::<E>),
    }
}

/// Whoever gets no connection in time is told to come back later.
async fn soon<E: Engine, T>(
    answer: impl Future<Output = Result<T, sqlx::Error>>,
) -> Result<T, StoreError> {
    within::<E, T>(TURN, answer).await
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
    StoreError::new("the database failed", "it did not answer in time")
}

/// What the log may know of an error.
pub(super) fn failed<E: Engine>(error: sqlx::Error) -> StoreError {
    match error {
        sqlx::Error::Database(error) => {
            let failed = StoreError::new("the database failed", E::describe(&*error));
            match is_conflict::<E>(&*error) {
                true => failed.into_conflict(),
                false => failed,
            }
        }
        error => StoreError::new("the database failed", error),
    }
}

/// Whether the same transaction may succeed when it is done again. One that broke a unique
/// constraint may see then what broke it.
fn is_conflict<E: Engine>(error: &(dyn sqlx::error::DatabaseError + 'static)) -> bool {
    error.is_unique_violation() || E::is_conflict(error)
}
