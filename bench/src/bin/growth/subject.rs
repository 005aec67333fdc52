//! A measured database, and the operations on it.
//!
//! The clock of the run is a month behind the filled rows: so the rows of the run expire first, each
//! purge deletes them, and the tables keep their sizes. Ids have today's time, so that they are written
//! at the end of their indexes.

use std::{
    future::Future,
    time::{Duration, Instant, SystemTime},
};

use leptos_signup::{
    PostgresStore, SqliteStore, StoreError,
    email::KEY_VERSION,
    internal::{
        AdmissionPath, BeginOutcome, Budget, BudgetKeys, BudgetScope, ConfirmOutcome, Confirmation,
        ConsentRow, EmailRow, FindAttemptBy, MailFate, MailSecret, NewAttempt, NewMail, Outdated,
        Proof, RegistrationRow, Resend, ResendOutcome, SecretHash, SendOutcome, UsernameRow,
        purge_in_batches,
    },
    store::AnyStore,
    text::Language,
};
use sqlx::{
    PgPool, SqlitePool,
    postgres::PgPoolOptions,
    sqlite::{SqlitePoolOptions, SqliteSynchronous},
};
use uuid::Uuid;

use super::{
    Failure,
    chance::Chance,
    fill::FORM,
    operation::Operation,
    people::{Applicant, hash, password_hash},
};

const MINUTE: Duration = Duration::from_secs(60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The number of mails that the worker of a host sends concurrently.
const SLOTS: u32 = 16;

/// A limit that the run never reaches.
const LIMIT: u32 = 1 << 30;

/// Whether a commit waits for the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flush {
    Durable,
    Lazy,
}

impl Flush {
    pub const ALL: [Self; 2] = [Self::Lazy, Self::Durable];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Durable => "durable",
            Self::Lazy => "lazy",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|flush| flush.word() == word)
    }
}

/// A database with its measurements.
pub struct Subject {
    store: AnyStore,
    pool: Pool,
    /// The accounts that the run created.
    created: Vec<Uuid>,
    pub accounts: u64,
    /// The number of the next person to sign up.
    next: u64,
    chance: Chance,
    clock: SystemTime,
    pub times: Vec<(Operation, Duration)>,
}

/// Direct access, for statements that no host runs.
enum Pool {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

/// An attempt with the link of its last mail.
struct Pending {
    id: Uuid,
    link: SecretHash,
    mailbox: SecretHash,
}

impl Subject {
    /// Opens the database at `ACCOUNTS=URL`, which must be filled with that many accounts.
    pub async fn open(named: &str, flush: Flush) -> Result<Self, Failure> {
        let (accounts, url) = named.split_once('=').ok_or("give ACCOUNTS=URL")?;
        let (store, pool): (AnyStore, Pool) = match url.starts_with("sqlite:") {
            true => {
                let store = sqlite(url, flush).await?;
                let pool = Pool::Sqlite(store.pool().clone());
                (store.into(), pool)
            }
            false => {
                let store = postgres(url, flush).await?;
                let pool = Pool::Postgres(store.pool().clone());
                (store.into(), pool)
            }
        };
        let now = SystemTime::now();
        let seed = now.duration_since(SystemTime::UNIX_EPOCH)?.as_secs();
        Ok(Self {
            store,
            pool,
            created: Vec::new(),
            accounts: accounts.parse()?,
            next: (1 << 34) + ((seed % (1 << 14)) << 20),
            chance: Chance::new(seed),
            clock: now - 30 * DAY,
            times: Vec::new(),
        })
    }

    /// Runs each operation except the purge `count` times.
    pub async fn turn(&mut self, count: u32) -> Result<(), Failure> {
        let mut pending = Vec::new();
        for _ in 0..count {
            self.next += 1;
            pending.push(self.begin(Operation::SignUp, self.next).await?);
        }
        for _ in 0..count {
            let number = self.chance.below(self.accounts);
            self.begin(Operation::Duplicate, number).await?;
        }
        for attempt in &mut pending {
            self.resend(attempt).await?;
        }
        self.send().await?;
        for attempt in &pending {
            self.find(attempt).await?;
            self.confirm(attempt).await?;
            self.is_name_free().await?;
        }
        self.send().await
    }

    async fn begin(&mut self, operation: Operation, number: u64) -> Result<Pending, Failure> {
        let applicant = Applicant::of_number(number)?;
        let (mailbox, domain) = (applicant.mailbox(), applicant.email.ascii_domain().to_owned());
        let mut mail = self.mail(self.clock, mailbox);
        mail.budgets.push(budget(BudgetScope::Domain, hash(&domain)));
        mail.budgets.sort_by_key(|budget| budget.scope);
        // A taken username would be refused before any write, so a duplicate gets a free one.
        let username = match operation {
            Operation::Duplicate => Applicant::of_number(self.chance.below(1 << 20) + (1 << 33))?,
            _ => Applicant::of_number(number)?,
        }
        .username;
        let attempt = NewAttempt {
            id: Uuid::now_v7(),
            form: FORM,
            registration: RegistrationRow {
                email: Some(EmailRow {
                    deliverable: applicant.email.as_deliverable().to_owned(),
                    normalized: applicant.email.as_str().to_owned(),
                    key: applicant.key,
                    key_version: KEY_VERSION,
                    mailbox_hash: mailbox,
                    is_disposable: false,
                }),
                username: Some(UsernameRow { shown: username.clone(), key: username }),
                profile: applicant.profile,
                password_hash: Some(password_hash(&mut self.chance)),
                consents: vec![ConsentRow {
                    id: Uuid::now_v7(),
                    document: "terms",
                    version: "1",
                    text_hash: hash("terms"),
                    language: Language::ENGLISH,
                }],
                language: Language::ENGLISH,
            },
            reveals_duplicates: false,
            admission: AdmissionPath::Open,
            is_trapped: false,
            next_page: None,
            ticket: None,
            originator_hash: self.chance.hash(),
            mail,
            event: None,
        };
        let begun = timed(&mut self.times, operation, self.store.begin_attempt(&attempt)).await?;
        expect(begun == BeginOutcome::Begun(MailFate::Queued), operation)?;
        Ok(Pending { id: attempt.id, link: attempt.mail.link_hash, mailbox })
    }

    async fn resend(&mut self, attempt: &mut Pending) -> Result<(), Failure> {
        let mail = self.mail(self.clock + MINUTE, attempt.mailbox);
        attempt.link = mail.link_hash;
        let renewal = Resend { attempt: attempt.id, not_since: self.clock, mail };
        let renewed =
            timed(&mut self.times, Operation::Resend, self.store.resend(&renewal)).await?;
        expect(renewed == ResendOutcome::Renewed(MailFate::Queued), Operation::Resend)
    }

    async fn find(&mut self, attempt: &Pending) -> Result<(), Failure> {
        let look = self.store.find_attempt(FORM, FindAttemptBy::Link(attempt.link));
        let found = timed(&mut self.times, Operation::Find, look).await?;
        expect(found.is_some(), Operation::Find)
    }

    async fn confirm(&mut self, attempt: &Pending) -> Result<(), Failure> {
        let now = self.clock + 3 * MINUTE;
        let confirmation = Confirmation {
            proof: Proof::Link(attempt.link),
            form: FORM,
            account: Uuid::now_v7(),
            mail: Uuid::now_v7(),
            password_hash: None,
            is_open: true,
            username: None,
            entered: None,
            stand_in: None,
            is_claimable: false,
            invited_since: now,
            now,
            mail_expires_at: now + DAY,
            budget_keys: BudgetKeys::default(),
            event: None,
        };
        let confirm = self.store.confirm(&confirmation);
        let confirmed = timed(&mut self.times, Operation::Confirm, confirm).await?;
        self.created.push(confirmation.account);
        expect(confirmed == ConfirmOutcome::Confirmed, Operation::Confirm)
    }

    /// Looks up a username that is taken in half of the calls.
    async fn is_name_free(&mut self) -> Result<(), Failure> {
        let number = self.chance.below(self.accounts);
        let is_taken = self.chance.below(2) == 0;
        let number = if is_taken { number } else { number + (1 << 35) };
        let username = Applicant::of_number(number)?.username;
        let look = self.store.is_username_free(FORM, &username, self.clock);
        let is_free = timed(&mut self.times, Operation::IsNameFree, look).await?;
        expect(is_free != is_taken, Operation::IsNameFree)
    }

    /// Sends mails like the worker of a host until none is due.
    async fn send(&mut self) -> Result<(), Failure> {
        let now = self.clock + 4 * MINUTE;
        let sent = SendOutcome::Sent { at: now };
        loop {
            let begun = Instant::now();
            let mails = self.store.lease_mails(&[FORM], now, now + 3 * MINUTE, SLOTS).await?;
            let taken = begun.elapsed();
            match mails.len() {
                0 => self.times.push((Operation::Look, taken)),
                16 => self.times.push((Operation::Lease, taken)),
                _ => {}
            }
            if mails.is_empty() {
                // A host does this at most once a second when no mail is due, so it is not measured.
                return Ok(self.store.scrub_log().await.map(drop)?);
            }
            for mail in mails {
                let settle = self.store.settle_mail(mail.id, &sent);
                timed(&mut self.times, Operation::Settle, settle).await?;
            }
        }
    }

    /// Deletes the rows of the turns, including the accounts, which a purge keeps.
    pub async fn purge(&mut self) -> Result<(), Failure> {
        let outdated = Outdated {
            forms: vec![FORM],
            attempts: self.clock + 2 * DAY,
            mails: self.clock + DAY,
            budgets: self.clock + 2 * DAY,
            answers: self.clock,
            requests: self.clock,
            account_links: self.clock,
            held_names: self.clock,
        };
        // The same transactions as the worker of a host.
        let mut batches = Vec::new();
        purge_in_batches(&*self.store, &outdated, |_, took| batches.push(took)).await?;
        self.times.push((Operation::Purge, batches.iter().sum()));
        // The last batch is smaller.
        batches.pop();
        self.times.extend(batches.into_iter().map(|took| (Operation::PurgeBatch, took)));
        for account in self.created.drain(..) {
            for sql in [
                "DELETE FROM signup_consent WHERE account_id = $1",
                "DELETE FROM signup_account WHERE id = $1",
            ] {
                match &self.pool {
                    Pool::Sqlite(pool) => {
                        sqlx::query(sql).bind(account).execute(pool).await?;
                    }
                    Pool::Postgres(pool) => {
                        sqlx::query(sql).bind(account).execute(pool).await?;
                    }
                }
            }
        }
        Ok(())
    }

    fn mail(&mut self, now: SystemTime, mailbox: SecretHash) -> NewMail {
        let network = self.chance.below(4096).to_string();
        NewMail {
            id: Uuid::now_v7(),
            link_hash: self.chance.hash(),
            code_hash: self.chance.hash(),
            secret: MailSecret::new(self.chance.base64(52)),
            now,
            expires_at: now + DAY,
            budgets: vec![
                budget(BudgetScope::MailboxPause, mailbox),
                budget(BudgetScope::MailboxShare, mailbox),
                budget(BudgetScope::Mailbox, mailbox),
                budget(BudgetScope::Network, hash(&network)),
                budget(BudgetScope::Host, hash("")),
            ],
            network_hash: hash(&network),
        }
    }
}

fn budget(scope: BudgetScope, key: SecretHash) -> Budget {
    let name = scope.as_str().to_owned();
    Budget { scope, name, lot: 0, key, limit: LIMIT, reserve: 0, newcomers: None, window: DAY }
}

async fn timed<T>(
    times: &mut Vec<(Operation, Duration)>,
    operation: Operation,
    call: impl Future<Output = Result<T, StoreError>>,
) -> Result<T, StoreError> {
    let begun = Instant::now();
    let answer = call.await;
    times.push((operation, begun.elapsed()));
    answer
}

/// Fails when the store returned another outcome than the measured one.
fn expect(is_so: bool, operation: Operation) -> Result<(), Failure> {
    match is_so {
        true => Ok(()),
        false => {
            Err(format!("the store returned an unexpected outcome: {}", operation.name()).into())
        }
    }
}

/// Connects like the store, with the chosen flush.
async fn sqlite(url: &str, flush: Flush) -> Result<SqliteStore, Failure> {
    let store = SqliteStore::connect(url).await?;
    if flush == Flush::Durable {
        return Ok(store);
    }
    let options = store.pool().connect_options();
    let options = options.as_ref().clone().synchronous(SqliteSynchronous::Off);
    let pool = SqlitePoolOptions::new().max_connections(8).connect_with(options).await?;
    Ok(SqliteStore::from_pool(pool))
}

/// Connects like the store, with the chosen flush.
async fn postgres(url: &str, flush: Flush) -> Result<PostgresStore, Failure> {
    let store = PostgresStore::connect(url).await?;
    if flush == Flush::Durable {
        return Ok(store);
    }
    let options = store.pool().connect_options();
    let options = options.as_ref().clone().options([("synchronous_commit", "off")]);
    let pool = PgPoolOptions::new().max_connections(16).connect_with(options).await?;
    Ok(PostgresStore::from_pool(pool))
}
