//! A store leaves a server that fails or that does not write, where the URL names several.

use std::sync::atomic::Ordering;

use sqlx::pool::PoolConnection;
use tokio::time::{Instant, timeout};

use crate::server::store::sql::{
    engine::Engine,
    servers::{PATIENCE, look},
    sql_store::SqlStore,
};

impl<E: Engine> SqlStore<E> {
    /// A connection of the pool. When it takes long, the server may have failed.
    pub(crate) async fn pooled(&self) -> Result<PoolConnection<E::Database>, sqlx::Error> {
        if self.servers.is_some() {
            if self.suspicion.swap(false, Ordering::Relaxed) {
                self.look_for_server().await;
            }
            match timeout(PATIENCE, self.pool.acquire()).await {
                Ok(Ok(connection)) => return Ok(connection),
                Ok(Err(_)) | Err(_) => self.look_for_server().await,
            }
        }
        self.pool.acquire().await
    }

    /// Leaves a server that does not write: no connection to it stays in the pool.
    pub(crate) async fn leave_server(&self) {
        self.close_idle();
        self.look_for_server().await;
    }

    /// Lets new connections lead to a server that writes. Requests that come meanwhile share one look.
    async fn look_for_server(&self) {
        let Some(servers) = &self.servers else { return };
        let asked = Instant::now();
        let mut latest = servers.latest.lock().await;
        if latest.at >= asked {
            return;
        }
        let found = look::<E>(&servers.all, latest.server).await;
        latest.at = Instant::now();
        match found {
            Ok(server) if server != latest.server => {
                latest.server = server;
                tracing::warn!(server, "the database has moved to another server of the URL");
                self.pool.set_connect_options(servers.all[server].clone());
                self.close_idle();
            }
            Ok(_) => {}
            Err(error) => tracing::warn!(%error, "no server of the URL writes"),
        }
    }

    /// Closes the connections that no one uses, without a word to a server that may not answer.
    fn close_idle(&self) {
        while let Some(idle) = self.pool.try_acquire() {
            drop(idle.detach());
        }
    }
}
