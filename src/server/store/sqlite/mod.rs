//! The embedded default: one SQLite file.
//!
//! Write-ahead log with `synchronous=FULL`, so that an acknowledged sign-up survives a power loss;
//! one writer at a time, in the order of arrival, so that nobody starves.

mod admission;
mod confirm;
mod event;
mod row;

use std::{
    borrow::Cow,
    fmt,
    str::FromStr,
    time::{Duration, SystemTime},
};

use async_trait::async_trait;
use futures::future::BoxFuture;
use sqlx::{
    Row, Sqlite, SqliteConnection, SqliteExecutor, SqlitePool, Transaction,
    migrate::{MigrateError, Migrator},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use tokio::sync::{Mutex, MutexGuard};
use uuid::Uuid;

use super::{
    Account, Attempt, Begun, By, Confirmation, Confirmed, DueEvent, Entry, EventOutcome,
    KEY_VERSION, NewAccount, NewAttempt, NewMail, OutboxMail, Person, Renewal, SendOutcome, Store,
    StoreError, StoredConsent, USERNAME_KEY_VERSION,
};
use row::{account, attempt, millis, outbox_mail};

static MIGRATIONS: Migrator = sqlx::migrate!("migrations/sqlite");

/// The store in a SQLite database.
#[derive(Debug)]
pub struct SqliteStore {
    pool: SqlitePool,
    writer: Mutex<()>,
    hook: Option<Hook>,
}

/// What a host's hook fails with.
pub type HookError = Box<dyn std::error::Error + Send + Sync>;

type HookFn = dyn for<'a> Fn(&'a mut SqliteConnection, &'a Account) -> BoxFuture<'a, Result<(), HookError>>
    + Send
    + Sync;

/// The host's part of a new account.
struct Hook(Box<HookFn>);

impl fmt::Debug for Hook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hook(..)")
    }
}

impl SqliteStore {
    /// Opens the database at `url`, such as `sqlite:app.db`, and creates the file when it is
    /// missing.
    ///
    /// # Errors
    /// A [`StoreError`] that names the URL and the fix.
    pub async fn connect(url: &str) -> Result<Self, StoreError> {
        let shown = if url.contains('@') { "(not shown: it holds credentials)" } else { url };
        let cannot = |error: sqlx::Error| {
            StoreError::new(
                format!(
                    "the store cannot open `{shown}` (give a URL such as sqlite:app.db, in a folder \
                     that exists and may be written to)"
                ),
                error,
            )
        };
        if !url.starts_with("sqlite:") {
            return Err(cannot(sqlx::Error::Configuration(
                "it does not begin with sqlite:".into(),
            )));
        }
        let options = SqliteConnectOptions::from_str(url)
            .map_err(cannot)?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(5))
            // What is wiped is wiped from the file as well.
            .pragma("secure_delete", "ON");
        // Every connection to a database in memory is a database of its own.
        let in_memory = url.contains(":memory:") || url.contains("mode=memory");
        let mut pool = SqlitePoolOptions::new().acquire_timeout(Duration::from_secs(10));
        if in_memory {
            // … and must therefore last.
            pool = pool.max_connections(1).idle_timeout(None).max_lifetime(None);
        } else {
            pool = pool.max_connections(8);
        }
        Ok(Self::from_pool(open(pool, options).await.map_err(cannot)?))
    }

    /// Uses the host's own pool. The sign-up lives in tables of its own beside the host's; the
    /// host answers for the journal mode and for `synchronous=FULL`.
    #[must_use]
    pub fn from_pool(pool: SqlitePool) -> Self {
        Self { pool, writer: Mutex::new(()), hook: None }
    }

    /// Calls `hook` with each new account, on the connection and inside the transaction that makes
    /// it: the host's own rows appear with the account or not at all.
    ///
    /// When it fails, panics or takes longer than 10 s, nothing of the confirmation happened: the
    /// person is told that something is wrong on our side (503 with `Retry-After`), no try of the
    /// code is counted, and the same link and the same code work later. Its error ends in the log,
    /// so it should hold no data of a person. SQLite has one writer at a time, and the hook runs in
    /// its turn: write rows, and leave what is slow or outside of the database to an
    /// [`EventSink`](crate::server::event::EventSink).
    ///
    /// ```no_run
    /// use leptos_signup::SqliteStore;
    ///
    /// # async fn example() -> Result<(), leptos_signup::StoreError> {
    /// let store = SqliteStore::connect("sqlite:app.db").await?.on_account(|connection, account| {
    ///     Box::pin(async move {
    ///         sqlx::query("INSERT INTO member (account_id, email) VALUES (?1, ?2)")
    ///             .bind(account.id)
    ///             .bind(&account.email)
    ///             .execute(connection)
    ///             .await?;
    ///         Ok(())
    ///     })
    /// });
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn on_account(
        self,
        hook: impl for<'a> Fn(
            &'a mut SqliteConnection,
            &'a Account,
        ) -> BoxFuture<'a, Result<(), HookError>>
        + Send
        + Sync
        + 'static,
    ) -> Self {
        Self { hook: Some(Hook(Box::new(hook))), ..self }
    }

    /// The pool, for the host's own queries.
    #[must_use]
    pub fn pool(&self) -> &SqlitePool {
        &self.pool
    }

    async fn write(&self) -> Result<Write<'_>, StoreError> {
        let turn = self.writer.lock().await;
        let transaction = self.pool.begin_with("BEGIN IMMEDIATE").await.map_err(failed)?;
        Ok(Write { transaction, _turn: turn })
    }
}

/// Opens the pool. Of two instances that turn a new file into one with a write-ahead log at the
/// same time, SQLite tells one that it is busy, without waiting for its busy timeout.
async fn open(
    pool: SqlitePoolOptions,
    options: SqliteConnectOptions,
) -> Result<SqlitePool, sqlx::Error> {
    let mut tries = 0..100;
    loop {
        match pool.clone().connect_with(options.clone()).await {
            Err(error) if is_busy(&error) && tries.next().is_some() => {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            opened => return opened,
        }
    }
}

fn is_busy(error: &sqlx::Error) -> bool {
    const SQLITE_BUSY: &str = "5";
    error.as_database_error().is_some_and(|error| error.code().as_deref() == Some(SQLITE_BUSY))
}

/// A write transaction and the writer's turn that it takes.
struct Write<'a> {
    transaction: Transaction<'static, Sqlite>,
    _turn: MutexGuard<'a, ()>,
}

impl Write<'_> {
    async fn commit(self) -> Result<(), StoreError> {
        self.transaction.commit().await.map_err(failed)
    }
}

#[async_trait]
impl Store for SqliteStore {
    async fn migrate(&self) -> Result<(), StoreError> {
        let mut migrator =
            Migrator { migrations: Cow::Borrowed(&MIGRATIONS.migrations), ..Migrator::DEFAULT };
        migrator.dangerous_set_table_name("signup_migrations");
        // In one write transaction, so that of two instances one waits for the other.
        let mut write = self.write().await?;
        migrator.run_direct(None, &mut *write.transaction, false).await.map_err(
            |error| match error {
                MigrateError::VersionMissing(version) => StoreError::newer_schema(version),
                error => StoreError::new("the store cannot create or upgrade its tables", error),
            },
        )?;
        write.commit().await
    }

    async fn begin(&self, attempt: &NewAttempt) -> Result<Begun, StoreError> {
        let mut write = self.write().await?;
        let person = &attempt.person;
        if let Some(taken) = taken(&mut write.transaction, attempt.form, person).await?
            && (taken == Begun::UsernameTaken || attempt.reveals_duplicates)
        {
            return Ok(taken);
        }
        let (email, username) = (person.email.as_ref(), person.username.as_ref());
        sqlx::query(
            "INSERT INTO signup_attempt
                 (id, form, email, email_normalized, email_key, key_version, is_disposable,
                  username, username_key, profile, password_hash, originator_hash, link_hash,
                  code_hash, created_at, mailed_at, expires_at, is_trapped, username_version,
                  invite_id, is_waitlisted)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?15, ?16,
                     ?17, ?18, ?19, ?20)",
        )
        .bind(attempt.id)
        .bind(attempt.form)
        .bind(email.map(|email| &email.deliverable))
        .bind(email.map(|email| &email.normalized))
        .bind(email.map(|email| &email.key))
        .bind(KEY_VERSION)
        .bind(email.is_some_and(|email| email.is_disposable))
        .bind(username.map(|name| &name.shown))
        .bind(username.map(|name| &name.key))
        .bind(&person.profile)
        .bind(&person.password_hash)
        .bind(&attempt.originator_hash[..])
        .bind(&attempt.mail.link_hash[..])
        .bind(&attempt.mail.code_hash[..])
        .bind(millis(attempt.mail.now))
        .bind(millis(attempt.mail.expires_at))
        .bind(attempt.is_trapped)
        .bind(username.map(|_| USERNAME_KEY_VERSION))
        .bind(attempt.entry.invite())
        .bind(attempt.entry == Entry::Waitlist)
        .execute(&mut *write.transaction)
        .await
        .map_err(failed)?;
        for consent in &person.consents {
            let owner = Owner::Attempt(attempt.id);
            note_consent(&mut write.transaction, attempt.form, owner, consent, attempt.mail.now)
                .await?;
        }
        queue_proof(&mut write.transaction, attempt.id, &attempt.mail).await?;
        event::note(&mut write.transaction, event::attempt_started(attempt)).await?;
        write.commit().await?;
        Ok(Begun::Written)
    }

    async fn create(&self, new: &NewAccount) -> Result<Begun, StoreError> {
        let mut write = self.write().await?;
        let username = new.person.username.as_ref();
        let made = sqlx::query(
            "INSERT INTO signup_account
                 (id, form, key_version, is_disposable, username, username_key, username_version,
                  profile, password_hash, created_at, confirmed_at)
             VALUES (?1, ?2, ?3, 0, ?4, ?5, ?9, ?6, ?7, ?8, ?8)
             ON CONFLICT DO NOTHING
             RETURNING id, form, email, email_normalized, username, profile, is_disposable,
                       confirmed_at",
        )
        .bind(new.id)
        .bind(new.form)
        .bind(KEY_VERSION)
        .bind(username.map(|name| &name.shown))
        .bind(username.map(|name| &name.key))
        .bind(&new.person.profile)
        .bind(&new.person.password_hash)
        .bind(millis(new.now))
        .bind(username.map(|_| USERNAME_KEY_VERSION))
        .fetch_optional(&mut *write.transaction)
        .await
        .map_err(failed)?;
        let Some(row) = made else { return Ok(Begun::UsernameTaken) };
        if !admission::spend(&mut write.transaction, new.invite).await? {
            return Ok(Begun::InviteSpent);
        }
        for consent in &new.person.consents {
            let owner = Owner::Account(new.id);
            note_consent(&mut write.transaction, new.form, owner, consent, new.now).await?;
        }
        event::note(&mut write.transaction, event::account_created(new)).await?;
        let account = account(&row).map_err(failed)?;
        confirm::call(self.hook.as_ref(), &mut write.transaction, &account).await?;
        write.commit().await?;
        Ok(Begun::Written)
    }

    async fn is_username_free(&self, form: &str, key: &str) -> Result<bool, StoreError> {
        sqlx::query(
            "SELECT NOT EXISTS (SELECT 1 FROM signup_account
                                WHERE form = ?1 AND username_key = ?2)",
        )
        .bind(form)
        .bind(key)
        .fetch_one(&self.pool)
        .await
        .and_then(|row| row.try_get(0))
        .map_err(failed)
    }

    async fn find(&self, form: &str, by: By) -> Result<Option<Attempt>, StoreError> {
        find(&self.pool, form, by).await
    }

    async fn renew(&self, renewal: &Renewal) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let renewed = sqlx::query(
            "UPDATE signup_attempt
             SET link_hash = ?2, code_hash = ?3, mailed_at = ?4, expires_at = ?5
             WHERE id = ?1 AND state IN ('pending', 'superseded') AND mailed_at <= ?6",
        )
        .bind(renewal.attempt)
        .bind(&renewal.mail.link_hash[..])
        .bind(&renewal.mail.code_hash[..])
        .bind(millis(renewal.mail.now))
        .bind(millis(renewal.mail.expires_at))
        .bind(millis(renewal.not_since))
        .execute(&mut *write.transaction)
        .await
        .map_err(failed)?
        .rows_affected();
        if renewed == 0 {
            return Ok(false);
        }
        sqlx::query(
            "UPDATE signup_outbox SET state = 'replaced', secret = NULL
             WHERE attempt_id = ?1 AND state = 'queued'",
        )
        .bind(renewal.attempt)
        .execute(&mut *write.transaction)
        .await
        .map_err(failed)?;
        queue_proof(&mut write.transaction, renewal.attempt, &renewal.mail).await?;
        write.commit().await?;
        Ok(true)
    }

    async fn confirm(&self, confirmation: &Confirmation) -> Result<Confirmed, StoreError> {
        let mut write = self.write().await?;
        let outcome =
            confirm::confirm(&mut write.transaction, confirmation, self.hook.as_ref()).await?;
        // The proof is not used up by a name that is taken, nor by an invite that is used up.
        if !matches!(outcome, Confirmed::UsernameTaken | Confirmed::InviteSpent) {
            write.commit().await?;
        }
        Ok(outcome)
    }

    async fn lease(
        &self,
        now: SystemTime,
        until: SystemTime,
        limit: u32,
    ) -> Result<Vec<OutboxMail>, StoreError> {
        if !self.has_due_mail(now).await? {
            return Ok(Vec::new());
        }
        let mut write = self.write().await?;
        let rows = sqlx::query(
            "UPDATE signup_outbox SET leased_until = ?2
             WHERE id IN (
                 SELECT id FROM signup_outbox
                 WHERE state = 'queued' AND due_at <= ?1 AND leased_until <= ?1
                 ORDER BY due_at
                 LIMIT ?3
             )
             RETURNING id, form, attempt_id, kind, recipient, secret, tries, expires_at",
        )
        .bind(millis(now))
        .bind(millis(until))
        .bind(limit)
        .fetch_all(&mut *write.transaction)
        .await
        .map_err(failed)?;
        write.commit().await?;
        rows.iter().map(outbox_mail).collect::<Result<_, _>>().map_err(failed)
    }

    async fn settle(&self, id: Uuid, outcome: &SendOutcome) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        let query = match outcome {
            SendOutcome::Sent { at } => sqlx::query(
                "UPDATE signup_outbox
                 SET state = 'sent', sent_at = ?2, secret = NULL, tries = tries + 1, failure = NULL
                 WHERE id = ?1",
            )
            .bind(id)
            .bind(millis(*at)),
            SendOutcome::Retry { at, failure } => sqlx::query(
                "UPDATE signup_outbox
                 SET due_at = ?2, leased_until = 0, tries = tries + 1, failure = ?3
                 WHERE id = ?1 AND state = 'queued'",
            )
            .bind(id)
            .bind(millis(*at))
            .bind(failure),
            SendOutcome::Dead { failure } => sqlx::query(
                "UPDATE signup_outbox
                 SET state = 'dead', secret = NULL, tries = tries + 1, failure = ?2
                 WHERE id = ?1 AND state = 'queued'",
            )
            .bind(id)
            .bind(failure),
        };
        query.execute(&mut *write.transaction).await.map_err(failed)?;
        write.commit().await
    }

    async fn lease_events(
        &self,
        now: SystemTime,
        until: SystemTime,
        limit: u32,
    ) -> Result<Vec<DueEvent>, StoreError> {
        if !event::is_due(&self.pool, now).await? {
            return Ok(Vec::new());
        }
        let mut write = self.write().await?;
        let events = event::lease(&mut write.transaction, now, until, limit).await?;
        write.commit().await?;
        Ok(events)
    }

    async fn settle_event(&self, id: Uuid, outcome: &EventOutcome) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        event::settle(&mut write.transaction, id, outcome).await?;
        write.commit().await
    }
}

impl SqliteStore {
    /// A look without the writer's turn, so that an idle worker disturbs nobody.
    async fn has_due_mail(&self, now: SystemTime) -> Result<bool, StoreError> {
        sqlx::query(
            "SELECT EXISTS (SELECT 1 FROM signup_outbox
                            WHERE state = 'queued' AND due_at <= ?1 AND leased_until <= ?1)",
        )
        .bind(millis(now))
        .fetch_one(&self.pool)
        .await
        .and_then(|row| row.try_get(0))
        .map_err(failed)
    }
}

/// The attempt that one of its secrets names.
async fn find(
    executor: impl SqliteExecutor<'_>,
    form: &str,
    by: By,
) -> Result<Option<Attempt>, StoreError> {
    let query = match &by {
        By::Originator(hash) => sqlx::query(
            "SELECT id, email, state, mailed_at, expires_at FROM signup_attempt
             WHERE originator_hash = ?1 AND form = ?2",
        )
        .bind(&hash[..]),
        // Whoever reads the mail may know that another attempt for the address is parked.
        By::Link(hash) => sqlx::query(
            "SELECT id, email, mailed_at, expires_at,
                    CASE WHEN state = 'superseded' AND EXISTS (
                        SELECT 1 FROM signup_attempt AS sibling
                        WHERE sibling.form = attempt.form
                          AND sibling.email_key = attempt.email_key AND sibling.state = 'parked')
                    THEN 'parked' ELSE state END AS state
             FROM signup_attempt AS attempt
             WHERE link_hash = ?1 AND form = ?2",
        )
        .bind(&hash[..]),
        By::Id(id) => sqlx::query(
            "SELECT id, email, state, mailed_at, expires_at FROM signup_attempt
             WHERE id = ?1 AND form = ?2",
        )
        .bind(id),
    };
    let row = query.bind(form).fetch_optional(executor).await.map_err(failed)?;
    row.as_ref().map(attempt).transpose().map_err(failed)
}

/// What of somebody an account has already; the name counts first, because it may be told.
async fn taken(
    transaction: &mut Transaction<'static, Sqlite>,
    form: &str,
    person: &Person,
) -> Result<Option<Begun>, StoreError> {
    let row = sqlx::query(
        "SELECT EXISTS (SELECT 1 FROM signup_account WHERE form = ?1 AND username_key = ?2),
                EXISTS (SELECT 1 FROM signup_account WHERE form = ?1 AND email_key = ?3)",
    )
    .bind(form)
    .bind(person.username.as_ref().map(|name| &name.key))
    .bind(person.email.as_ref().map(|email| &email.key))
    .fetch_one(&mut **transaction)
    .await
    .map_err(failed)?;
    let (username, address) = (row.try_get(0).map_err(failed)?, row.try_get(1).map_err(failed)?);
    Ok(match (username, address) {
        (true, _) => Some(Begun::UsernameTaken),
        (false, true) => Some(Begun::AddressTaken),
        (false, false) => None,
    })
}

/// Whose a consent is.
enum Owner {
    Attempt(Uuid),
    Account(Uuid),
}

async fn note_consent(
    transaction: &mut Transaction<'static, Sqlite>,
    form: &str,
    owner: Owner,
    consent: &StoredConsent,
    now: SystemTime,
) -> Result<(), StoreError> {
    let (attempt, account) = match owner {
        Owner::Attempt(id) => (Some(id), None),
        Owner::Account(id) => (None, Some(id)),
    };
    sqlx::query(
        "INSERT INTO signup_consent
             (id, form, attempt_id, account_id, document, version, text_hash, language, agreed_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )
    .bind(consent.id)
    .bind(form)
    .bind(attempt)
    .bind(account)
    .bind(consent.document)
    .bind(consent.version)
    .bind(&consent.text_hash[..])
    .bind(consent.language)
    .bind(millis(now))
    .execute(&mut **transaction)
    .await
    .map_err(failed)?;
    Ok(())
}

/// Writes the mail that asks for proof of the mailbox. Whether the address has an account changes
/// one word in the row and nothing else; the mail of a bot is withdrawn as it is written.
async fn queue_proof(
    transaction: &mut Transaction<'static, Sqlite>,
    attempt: Uuid,
    mail: &NewMail,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO signup_outbox
             (id, form, attempt_id, kind, recipient, secret, state, created_at, due_at, expires_at)
         SELECT ?1, attempt.form, attempt.id,
                CASE WHEN EXISTS (SELECT 1 FROM signup_account AS account
                                  WHERE account.form = attempt.form
                                    AND account.email_key = attempt.email_key)
                     THEN 'account_exists' ELSE 'confirm' END,
                attempt.email, CASE attempt.is_trapped WHEN 0 THEN ?3 END,
                CASE attempt.is_trapped WHEN 0 THEN 'queued' ELSE 'replaced' END, ?4, ?4, ?5
         FROM signup_attempt AS attempt
         WHERE attempt.id = ?2",
    )
    .bind(mail.id)
    .bind(attempt)
    .bind(mail.secret.expose())
    .bind(millis(mail.now))
    .bind(millis(mail.expires_at))
    .execute(&mut **transaction)
    .await
    .map_err(failed)?;
    Ok(())
}

fn failed(error: sqlx::Error) -> StoreError {
    StoreError::new("the database failed", error)
}
