//! Fills a database with the rows of two years of sign-ups.
//!
//! Every account has a consent. Short-lived rows (attempts, mails, budgets) exist for the last days
//! only, in proportion to the accounts.

use std::time::{SystemTime, UNIX_EPOCH};

use leptos_signup::{PostgresStore, SqliteStore, email, internal::Store, username};
use uuid::Uuid;

use super::{
    Failure,
    chance::Chance,
    people::{Applicant, hash, password_hash},
    postgres::Copy,
    rows::{ACCOUNTS, ATTEMPTS, BUDGETS, CONSENTS, Cell, LINKS, MAILS, Table},
    sqlite::Insert,
};

/// The form of all sign-ups.
pub const FORM: &str = "account";

const DAY: u64 = 24 * 60 * 60 * 1000;
const TWO_YEARS: u64 = 2 * 365 * DAY;

/// The number of rows written at once.
const CHUNK: usize = 5_000;

/// Creates the tables and fills them.
pub async fn fill(url: &str, accounts: u64) -> Result<(), Failure> {
    let bulk = match url.starts_with("sqlite:") {
        true => {
            let store = SqliteStore::connect(url).await?;
            store.migrate().await?;
            store.pool().close().await;
            Bulk::Sqlite(Insert::begin(url).await?)
        }
        false => {
            PostgresStore::connect(url).await?.migrate().await?;
            Bulk::Postgres(Copy::begin(url).await?)
        }
    };
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis().try_into()?;
    let mut filling = Filling { bulk, chance: Chance::new(accounts), now };
    filling.accounts(accounts).await?;
    filling.recent(accounts).await?;
    match filling.bulk {
        Bulk::Sqlite(insert) => insert.end().await,
        Bulk::Postgres(copy) => copy.end().await,
    }
}

struct Filling {
    bulk: Bulk,
    chance: Chance,
    now: u64,
}

enum Bulk {
    Sqlite(Insert),
    Postgres(Copy),
}

impl Filling {
    async fn write(&mut self, table: &Table, rows: &mut Vec<Vec<Cell>>) -> Result<(), Failure> {
        match &mut self.bulk {
            Bulk::Sqlite(insert) => insert.write(table, std::mem::take(rows)).await,
            Bulk::Postgres(copy) => copy.write(table, std::mem::take(rows)).await,
        }
    }

    async fn accounts(&mut self, all: u64) -> Result<(), Failure> {
        let (mut accounts, mut consents) = (Vec::new(), Vec::new());
        for number in 0..all {
            let millis = self.confirmed_at(number, all);
            let applicant = Applicant::of_number(number)?;
            let id = self.chance.id_at(millis);
            accounts.push(self.account(id, &applicant, millis)?);
            let attempt = self.chance.id_at(millis - 60_000);
            consents.push(self.consent(attempt, Some(id), millis - 60_000)?);
            if accounts.len() == CHUNK || number + 1 == all {
                self.write(&ACCOUNTS, &mut accounts).await?;
                self.write(&CONSENTS, &mut consents).await?;
                if (number + 1) % 1_000_000 == 0 {
                    eprintln!("{} accounts", number + 1);
                }
            }
        }
        Ok(())
    }

    /// Writes the rows of the last days: an attempt is kept for two days and a mail for three. One in
    /// four attempts is never confirmed, and the budgets of its mailbox last for a day.
    async fn recent(&mut self, all: u64) -> Result<(), Failure> {
        let a_day = all.div_ceil(TWO_YEARS / DAY);
        let (mut attempts, mut links, mut consents) = (Vec::new(), Vec::new(), Vec::new());
        let (mut mails, mut budgets) = (Vec::new(), Vec::new());
        for number in all - (3 * a_day).min(all)..all {
            let millis = self.confirmed_at(number, all);
            let age = self.now - millis;
            let is_kept = age < 2 * DAY;
            for is_confirmed in [true, false] {
                if !is_confirmed && self.chance.below(3) != 0 {
                    continue;
                }
                // An unconfirmed attempt belongs to a person without an account.
                let number = if is_confirmed { number } else { number + (1 << 35) };
                let applicant = Applicant::of_number(number)?;
                let id = self.chance.id_at(millis - 60_000);
                mails.push(self.mail(id, "confirm", &applicant, millis - 60_000)?);
                if is_confirmed {
                    mails.push(self.mail(id, "welcome", &applicant, millis)?);
                } else if age < DAY {
                    budgets.push(budget("mailbox", *applicant.mailbox().as_bytes(), millis + DAY)?);
                }
                if is_kept {
                    attempts.push(self.attempt(id, &applicant, is_confirmed, millis - 60_000)?);
                    links.push(self.link(id, millis - 60_000)?);
                    if !is_confirmed {
                        consents.push(self.consent(id, None, millis - 60_000)?);
                    }
                }
            }
        }
        self.write(&ATTEMPTS, &mut attempts).await?;
        self.write(&LINKS, &mut links).await?;
        self.write(&CONSENTS, &mut consents).await?;
        self.write(&MAILS, &mut mails).await?;
        self.write(&BUDGETS, &mut budgets).await
    }

    fn confirmed_at(&self, number: u64, all: u64) -> u64 {
        self.now - TWO_YEARS + TWO_YEARS / all * number
    }

    fn account(&mut self, id: Uuid, it: &Applicant, millis: u64) -> Result<Vec<Cell>, Failure> {
        Ok(vec![
            Cell::Id(id),
            Cell::Word(FORM),
            Cell::Word(FORM),
            Cell::Word("en"),
            Cell::Text(it.email.as_deliverable().to_owned()),
            Cell::Text(it.email.as_str().to_owned()),
            Cell::Text(it.key.clone()),
            Cell::Number(email::KEY_VERSION.into()),
            Cell::Flag(false),
            Cell::Text(it.username.clone()),
            Cell::Text(it.username.clone()),
            Cell::Number(username::KEY_VERSION.into()),
            Cell::Json(it.profile.clone()),
            Cell::Text(password_hash(&mut self.chance)),
            time(millis - 60_000)?,
            time(millis)?,
        ])
    }

    fn consent(
        &mut self,
        attempt: Uuid,
        account: Option<Uuid>,
        millis: u64,
    ) -> Result<Vec<Cell>, Failure> {
        Ok(vec![
            Cell::Id(self.chance.id_at(millis)),
            Cell::Word(FORM),
            Cell::Id(attempt),
            account.map_or(Cell::Null, Cell::Id),
            Cell::Word("terms"),
            Cell::Word("1"),
            Cell::Bytes(*hash("terms").as_bytes()),
            Cell::Word("en"),
            time(millis)?,
        ])
    }

    fn attempt(
        &mut self,
        id: Uuid,
        it: &Applicant,
        is_confirmed: bool,
        millis: u64,
    ) -> Result<Vec<Cell>, Failure> {
        let password = password_hash(&mut self.chance);
        Ok(vec![
            Cell::Id(id),
            Cell::Word(FORM),
            Cell::Word("en"),
            Cell::Text(it.email.as_deliverable().to_owned()),
            Cell::Text(it.email.as_str().to_owned()),
            Cell::Text(it.key.clone()),
            Cell::Number(email::KEY_VERSION.into()),
            Cell::Bytes(*it.mailbox().as_bytes()),
            Cell::Flag(false),
            Cell::Text(it.username.clone()),
            Cell::Text(it.username.clone()),
            Cell::Number(username::KEY_VERSION.into()),
            Cell::Json(it.profile.clone()),
            if is_confirmed { Cell::Null } else { Cell::Text(password) },
            Cell::Bytes(*self.chance.hash().as_bytes()),
            Cell::Bytes(*self.chance.hash().as_bytes()),
            Cell::Number(0),
            Cell::Number(0),
            Cell::Flag(false),
            Cell::Flag(false),
            Cell::Word(if is_confirmed { "confirmed" } else { "pending" }),
            time(millis)?,
            time(millis)?,
            time(millis + DAY)?,
        ])
    }

    fn link(&mut self, attempt: Uuid, millis: u64) -> Result<Vec<Cell>, Failure> {
        Ok(vec![
            Cell::Bytes(*self.chance.hash().as_bytes()),
            Cell::Id(attempt),
            time(millis + DAY)?,
        ])
    }

    fn mail(
        &mut self,
        attempt: Uuid,
        kind: &'static str,
        it: &Applicant,
        millis: u64,
    ) -> Result<Vec<Cell>, Failure> {
        Ok(vec![
            Cell::Id(self.chance.id_at(millis)),
            Cell::Word(FORM),
            Cell::Word("en"),
            Cell::Id(attempt),
            Cell::Word(kind),
            Cell::Text(it.email.as_deliverable().to_owned()),
            Cell::Bytes(*it.mailbox().as_bytes()),
            Cell::Word("sent"),
            Cell::Number(1),
            time(millis)?,
            time(millis)?,
            time(millis + DAY)?,
            time(millis + 1_000)?,
        ])
    }
}

fn budget(scope: &'static str, key: [u8; 32], ends_at: u64) -> Result<Vec<Cell>, Failure> {
    Ok(vec![Cell::Word(scope), Cell::Bytes(key), Cell::Number(1), Cell::Number(0), time(ends_at)?])
}

fn time(millis: u64) -> Result<Cell, Failure> {
    Ok(Cell::Time(millis.try_into()?))
}
