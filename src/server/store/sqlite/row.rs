//! Between rows and values.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use sqlx::{Row, sqlite::SqliteRow};

use crate::server::{
    event::{Event, EventKind},
    store::{
        Account, Attempt, AttemptState, DueEvent, MailKind, MailSecret, OutboxMail, SecretHash,
    },
};

pub(super) fn attempt(row: &SqliteRow) -> Result<Attempt, sqlx::Error> {
    let state = match row.try_get("state")? {
        "pending" => AttemptState::Pending,
        "confirmed" => AttemptState::Confirmed,
        "parked" => AttemptState::Parked,
        _ => AttemptState::Superseded,
    };
    Ok(Attempt {
        id: row.try_get("id")?,
        email: row.try_get("email")?,
        state,
        originator_hash: hash(row.try_get("originator_hash")?)?,
        password_hash: row.try_get("password_hash")?,
        mailed_at: time(row.try_get("mailed_at")?),
        expires_at: time(row.try_get("expires_at")?),
    })
}

pub(super) fn account(row: &SqliteRow) -> Result<Account, sqlx::Error> {
    let profile: &str = row.try_get("profile")?;
    Ok(Account {
        id: row.try_get("id")?,
        form: row.try_get("form")?,
        email: row.try_get("email")?,
        email_normalized: row.try_get("email_normalized")?,
        username: row.try_get("username")?,
        profile: serde_json::from_str(profile).map_err(|e| sqlx::Error::Decode(e.into()))?,
        is_disposable: row.try_get("is_disposable")?,
        confirmed_at: time(row.try_get("confirmed_at")?),
    })
}

pub(super) fn outbox_mail(row: &SqliteRow) -> Result<OutboxMail, sqlx::Error> {
    let kind = match row.try_get("kind")? {
        "confirm" => MailKind::Confirm,
        "account_exists" => MailKind::AccountExists,
        _ => MailKind::Welcome,
    };
    Ok(OutboxMail {
        id: row.try_get("id")?,
        form: row.try_get("form")?,
        attempt: row.try_get("attempt_id")?,
        kind,
        recipient: row.try_get("recipient")?,
        secret: row.try_get::<Option<String>, _>("secret")?.map(MailSecret::new),
        tries: row.try_get("tries")?,
        expires_at: time(row.try_get("expires_at")?),
    })
}

pub(super) fn due_event(row: &SqliteRow) -> Result<DueEvent, sqlx::Error> {
    let kind = match row.try_get("kind")? {
        "attempt_started" => EventKind::AttemptStarted,
        _ => EventKind::Confirmed,
    };
    let event = Event {
        id: row.try_get("id")?,
        kind,
        form: row.try_get("form")?,
        attempt: row.try_get("attempt_id")?,
        account: row.try_get("account_id")?,
        happened_at: time(row.try_get("happened_at")?),
    };
    Ok(DueEvent { event, tries: row.try_get("tries")? })
}

fn hash(bytes: &[u8]) -> Result<SecretHash, sqlx::Error> {
    bytes.try_into().map_err(|_| sqlx::Error::Decode("a hash has 32 bytes".into()))
}

/// Times are stored as milliseconds since 1970.
pub(super) fn millis(time: SystemTime) -> i64 {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

pub(super) fn time(millis: i64) -> SystemTime {
    UNIX_EPOCH + Duration::from_millis(u64::try_from(millis).unwrap_or_default())
}
