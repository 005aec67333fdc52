//! What databases over the network have in common.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use sqlx::Connection;
use time::OffsetDateTime;
use tokio::time::timeout;
use url::Url;

use super::session::ANSWER;
use crate::server::store::StoreError;

/// Connections of a pool of ours. Transactions are short; a host that needs more brings its own.
pub(super) const CONNECTIONS: u32 = 16;

/// How long a request waits for a connection.
pub(super) const ACQUIRE: Duration = Duration::from_secs(3);

/// Whether a connection that was given back answers. One whose statement was cut off may wait for the
/// rest of an answer for as long as the server lets it, and take its place in the pool with it.
pub(super) async fn answers<C: Connection>(connection: &mut C) -> Result<bool, sqlx::Error> {
    match timeout(ANSWER, connection.ping()).await {
        Ok(answer) => answer.map(|()| true),
        Err(_) => Err(sqlx::Error::PoolTimedOut),
    }
}

/// A sentence about a database that cannot be reached, without the credentials in its URL.
pub(super) fn cannot_connect(url: &str, example: &str, error: sqlx::Error) -> StoreError {
    let message = format!(
        "the store cannot connect to `{}` (give a URL such as {example}, of a database that exists)",
        without_credentials(url)
    );
    StoreError::new(message, error)
}

fn without_credentials(url: &str) -> String {
    let Ok(url) = Url::parse(url) else { return "(not shown: it is no URL)".to_owned() };
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    format!("{}://{}{port}{}", url.scheme(), url.host_str().unwrap_or_default(), url.path())
}

/// In UTC, to the millisecond, as all databases keep it.
pub(super) fn stored_time(time: SystemTime) -> OffsetDateTime {
    let millis = time.duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
    let nanos = i128::try_from(millis).unwrap_or(i128::MAX).saturating_mul(1_000_000);
    OffsetDateTime::from_unix_timestamp_nanos(nanos).unwrap_or(LATEST)
}

/// The last time that all databases know.
const LATEST: OffsetDateTime = match OffsetDateTime::from_unix_timestamp(253_402_300_799) {
    Ok(time) => time,
    Err(_) => OffsetDateTime::UNIX_EPOCH,
};

pub(super) fn system_time(stored: OffsetDateTime) -> SystemTime {
    let nanos = stored.unix_timestamp_nanos().max(0).unsigned_abs();
    let seconds = u64::try_from(nanos / 1_000_000_000).unwrap_or(u64::MAX);
    let rest = u32::try_from(nanos % 1_000_000_000).unwrap_or_default();
    UNIX_EPOCH.checked_add(Duration::new(seconds, rest)).unwrap_or(UNIX_EPOCH)
}
