//! Creates and upgrades the tables.
//!
//! Several instances may start at once. A script does nothing when its work is already done, and the
//! database aborts one that collides with another, which then runs again. So no lock is needed that
//! some database lacks. The table `signup_migrations` records what was done.

use crate::server::{
    error::store::StoreError,
    store::sql::{
        engine::Engine,
        foreign_table,
        session::{Session, Write, failed},
        sql_store::SqlStore,
        value::{get, values},
    },
};

const NOTES: &str = "CREATE TABLE IF NOT EXISTS signup_migrations (
    version BIGINT NOT NULL,
    CONSTRAINT signup_migrations_pk PRIMARY KEY (version)
)";

impl<E: Engine> SqlStore<E> {
    /// Runs these scripts as the migrations.
    #[cfg(feature = "_internal")]
    pub async fn migrate_by(&self, scripts: &'static [&'static str]) -> Result<(), StoreError> {
        migrate(self, scripts).await
    }
}

/// A row that cannot be read.
impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        Self::new("the database holds a value that this version does not know", error)
    }
}

/// Runs the scripts that have not run yet.
pub(crate) async fn migrate<E: Engine>(
    store: &SqlStore<E>,
    scripts: &'static [&'static str],
) -> Result<(), StoreError> {
    refuse_unfit(&mut store.read().await?).await?;
    // An error may mean that there is no table yet.
    if let Ok(version) = version(&mut store.read().await?).await
        && is_newest(version, scripts)?
    {
        return Ok(());
    }
    store.write(|write| upgrade(write, scripts)).await
}

async fn upgrade<E: Engine>(
    mut write: Write<'_, E>,
    scripts: &'static [&'static str],
) -> Result<(), StoreError> {
    foreign_table::refuse(&mut write, NOTES).await?;
    run(&mut write, NOTES).await?;
    let done = version(&mut write).await?;
    if is_newest(done, scripts)? {
        return Ok(());
    }
    for (version, script) in (1..).zip(scripts).skip_while(|(version, _)| *version <= done) {
        foreign_table::refuse(&mut write, script).await?;
        run(&mut write, script).await?;
        let note = "INSERT INTO signup_migrations (version) VALUES ($1) ON CONFLICT DO NOTHING";
        write.execute(note, values![version]).await?;
    }
    write.commit().await
}

/// Refuses connections that would store something else than what was typed.
async fn refuse_unfit<E: Engine>(session: &mut Session<E>) -> Result<(), StoreError> {
    match E::unfit(session.connection()).await.map_err(failed::<E>)? {
        Some(why) => Err(StoreError::new("the store cannot use its pool", why)),
        None => Ok(()),
    }
}

/// Runs without a time limit, because a script may rewrite many rows.
async fn run<E: Engine>(session: &mut Session<E>, script: &'static str) -> Result<(), StoreError> {
    E::run_script(session.connection(), script).await.map_err(|error| {
        let failed = failed::<E>(error);
        let is_conflict = failed.is_conflict();
        let failed = StoreError::new("the store cannot create or upgrade its tables", failed);
        if is_conflict { failed.into_conflict() } else { failed }
    })
}

/// The version of the tables.
pub(crate) async fn version<E: Engine>(session: &mut Session<E>) -> Result<i64, StoreError> {
    let sql = "SELECT coalesce(max(version), 0) AS version FROM signup_migrations";
    Ok(get(&session.one(sql, &[]).await?, "version")?)
}

/// The version that the scripts create.
pub(crate) fn newest(scripts: &[&str]) -> i64 {
    i64::try_from(scripts.len()).unwrap_or(i64::MAX)
}

fn is_newest(version: i64, scripts: &[&str]) -> Result<bool, StoreError> {
    let newest = newest(scripts);
    if version > newest {
        return Err(StoreError::newer_schema(version));
    }
    Ok(version == newest)
}
