//! What PostgreSQL and MySQL share.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use sqlx::Connection;
use time::OffsetDateTime;
use tokio::time::timeout;
use url::Url;

use crate::server::{
    error::store::StoreError,
    store::sql::{servers::each_server, session::STATEMENT_TIMEOUT},
};

/// The connections of a pool that `connect` opens. A host that needs more brings its own pool.
pub(crate) const CONNECTIONS: u32 = 16;

/// How long a request waits for a connection.
pub(crate) const ACQUIRE: Duration = Duration::from_secs(3);

/// Whether a returned connection still answers. A connection with a cancelled statement may wait for
/// the rest of the result as long as the server allows, and block its place in the pool.
pub(crate) async fn answers<C: Connection>(connection: &mut C) -> Result<bool, sqlx::Error> {
    match timeout(STATEMENT_TIMEOUT, connection.ping()).await {
        Ok(answer) => answer.map(|()| true),
        Err(_) => Err(sqlx::Error::PoolTimedOut),
    }
}

/// The error for an unreachable database, without the credentials in its URL.
pub(crate) fn cannot_connect(url: &str, example: &str, error: sqlx::Error) -> StoreError {
    let message = format!(
        "the store cannot connect to `{}` (give a URL such as {example}, of a database that exists)",
        without_credentials(url)
    );
    StoreError::new(message, error)
}

fn without_credentials(url: &str) -> String {
    each_server(url).iter().map(|url| shown(url)).collect::<Vec<_>>().join(", ")
}

fn shown(url: &str) -> String {
    let Ok(url) = Url::parse(url) else { return "(hidden: not a URL)".to_owned() };
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    format!("{}://{}{port}{}", url.scheme(), url.host_str().unwrap_or_default(), url.path())
}

/// The time in UTC, to the millisecond, as every database stores it.
pub(crate) fn stored_time(time: SystemTime) -> OffsetDateTime {
    let millis = time.duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
    let nanos = i128::try_from(millis).unwrap_or(i128::MAX).saturating_mul(1_000_000);
    OffsetDateTime::from_unix_timestamp_nanos(nanos).unwrap_or(LATEST)
}

/// The latest time that every database can store.
const LATEST: OffsetDateTime = match OffsetDateTime::from_unix_timestamp(253_402_300_799) {
    Ok(time) => time,
    Err(_) => OffsetDateTime::UNIX_EPOCH,
};

pub(crate) fn system_time(stored: OffsetDateTime) -> SystemTime {
    let nanos = stored.unix_timestamp_nanos().max(0).unsigned_abs();
    let seconds = u64::try_from(nanos / 1_000_000_000).unwrap_or(u64::MAX);
    let rest = u32::try_from(nanos % 1_000_000_000).unwrap_or_default();
    UNIX_EPOCH.checked_add(Duration::new(seconds, rest)).unwrap_or(UNIX_EPOCH)
}
