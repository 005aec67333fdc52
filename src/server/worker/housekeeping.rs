//! The loops that delete outdated rows and replace outdated keys.

use std::{sync::Arc, time::Duration};

use tokio::{sync::watch, time};

use crate::server::{
    operations::{health::HealthCheck, rekeying::Rekeying, retention::Purge},
    store::purge::Purged,
    worker::queue::shutdown,
};

/// The pause between two purges.
const PURGE_INTERVAL: Duration = Duration::from_secs(60);

/// The pause between two rekeyings. Instances of an earlier version may still write outdated keys.
const REKEY_INTERVAL: Duration = Duration::from_secs(60 * 60);

/// Purges until shutdown. It also sets the gauges of the health check.
pub(crate) async fn purge_loop(
    purge: Arc<Purge>,
    health: Arc<HealthCheck>,
    mut stopped: watch::Receiver<bool>,
) {
    loop {
        let purged = tokio::select! {
            () = shutdown(&mut stopped) => return,
            purged = purge.run() => purged,
        };
        match purged {
            Ok(purged) if purged == Purged::default() => {}
            Ok(purged) => tracing::info!(?purged, "outdated rows deleted"),
            Err(error) => tracing::error!(%error, "outdated rows could not be deleted"),
        }
        health.run().await;
        tokio::select! {
            () = shutdown(&mut stopped) => return,
            () = time::sleep(PURGE_INTERVAL) => {}
        }
    }
}

/// Replaces outdated keys until shutdown, which may be in the middle of a batch.
pub(crate) async fn rekey_loop(rekeying: Arc<Rekeying>, mut stopped: watch::Receiver<bool>) {
    let rekeying = async {
        loop {
            if let Err(error) = rekeying.run().await {
                tracing::error!(%error, "outdated keys could not be replaced");
            }
            time::sleep(REKEY_INTERVAL).await;
        }
    };
    tokio::select! {
        () = shutdown(&mut stopped) => {}
        () = rekeying => {}
    }
}
