//! A database of several servers: the store uses one that writes, and looks for another when it fails.

use std::{fmt, time::Duration};

use futures::future::join_all;
use sqlx::{ConnectOptions, Connection as _};
use tokio::{
    sync::Mutex,
    time::{Instant, timeout},
};

use crate::server::store::sql::engine::{Connection, Engine};

/// How long a server may take to say whether it writes, and a pool to open a connection, before the
/// store looks for another server.
pub(crate) const PATIENCE: Duration = Duration::from_millis(900);

type Options<E> = <Connection<E> as sqlx::Connection>::Options;

/// The servers of one database, in the order of the URL.
#[cfg_attr(
    not(any(feature = "mysql", feature = "postgres")),
    allow(dead_code, reason = "SQLite has no server")
)]
pub(crate) struct Servers<E: Engine> {
    pub(crate) all: Vec<Options<E>>,
    pub(crate) latest: Mutex<Latest>,
}

/// What the latest look found.
#[cfg_attr(
    not(any(feature = "mysql", feature = "postgres")),
    allow(dead_code, reason = "SQLite has no server")
)]
pub(crate) struct Latest {
    pub(crate) server: usize,
    pub(crate) at: Instant,
}

impl<E: Engine> fmt::Debug for Servers<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Servers").field("count", &self.all.len()).finish_non_exhaustive()
    }
}

#[cfg(any(feature = "mysql", feature = "postgres"))]
impl<E: Engine> Servers<E> {
    /// The servers that a URL names. Of several, at least one must write.
    pub(crate) async fn of(
        url: &str,
        options: impl Fn(&str) -> Result<Options<E>, sqlx::Error>,
    ) -> Result<Self, sqlx::Error> {
        let all: Vec<_> =
            each_server(url).iter().map(|url| options(url)).collect::<Result<_, _>>()?;
        let server = match all.len() {
            1 => 0,
            _ => look::<E>(&all, 0).await?,
        };
        Ok(Self { all, latest: Mutex::new(Latest { server, at: Instant::now() }) })
    }

    /// The server that the latest look found.
    pub(crate) fn current(&mut self) -> Options<E> {
        let server = self.latest.get_mut().server;
        self.all[server].clone()
    }

    /// `None` for one server, which is used whatever it says.
    pub(crate) fn if_several(self) -> Option<Self> {
        (self.all.len() > 1).then_some(self)
    }
}

/// Asks all servers at once, and returns the first that writes, from `first` on.
pub(crate) async fn look<E: Engine>(
    all: &[Options<E>],
    first: usize,
) -> Result<usize, sqlx::Error> {
    let ask = |options: &Options<E>| {
        let options = options.clone();
        async move {
            let mut connection = options.connect().await?;
            let writes = E::writes(&mut connection).await?;
            drop(connection.close().await);
            Ok::<bool, sqlx::Error>(writes)
        }
    };
    let asked = join_all(all.iter().map(|options| timeout(PATIENCE, ask(options)))).await;
    let places = (first..all.len()).chain(0..first);
    let found = places.into_iter().find(|place| matches!(asked.get(*place), Some(Ok(Ok(true)))));
    found.ok_or_else(|| {
        let failed = asked.into_iter().find_map(|answer| answer.ok()?.err());
        failed.unwrap_or(sqlx::Error::Configuration("no server of the URL writes".into()))
    })
}

#[cfg(any(feature = "mysql", feature = "postgres"))]
/// A URL for each server of a URL that may name several, separated by commas.
pub(crate) fn each_server(url: &str) -> Vec<String> {
    let start = url.find("://").map_or(0, |at| at + 3);
    let end = url[start..].find(['/', '?', '#']).map_or(url.len(), |at| start + at);
    let start = url[start..end].rfind('@').map_or(start, |at| start + at + 1);
    let servers = url[start..end].split(',');
    servers.map(|server| [&url[..start], server, &url[end..]].concat()).collect()
}

#[cfg(all(test, any(feature = "mysql", feature = "postgres")))]
mod tests {
    use super::*;

    #[test]
    fn a_url_may_name_several_servers() {
        for (url, servers) in [
            ("sqlite:app.db", &["sqlite:app.db"][..]),
            ("postgres://u:p@a:1/app", &["postgres://u:p@a:1/app"]),
            (
                "postgres://u:p,q@a:1,[::1]:2/app?x=1,2",
                &["postgres://u:p,q@a:1/app?x=1,2", "postgres://u:p,q@[::1]:2/app?x=1,2"],
            ),
            ("mysql://a,b", &["mysql://a", "mysql://b"]),
        ] {
            assert_eq!(each_server(url), servers, "{url}");
        }
    }
}
