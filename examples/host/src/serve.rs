//! Serves the router. `axum::serve` has no time limit for the headers of a request, so a client could
//! keep connections open for nothing.

use std::{net::SocketAddr, pin::pin, time::Duration};

use axum::{Extension, Router, extract::ConnectInfo};
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::{conn::auto::Builder, graceful::GracefulShutdown},
    service::TowerToHyperService,
};
use tokio::{
    net::TcpListener,
    time::{sleep, timeout},
};

/// The longest time for the headers of a request.
pub const HEADER_TIME: Duration = Duration::from_secs(10);

/// The longest time for the open requests once the process must end.
const LAST_REQUESTS: Duration = Duration::from_secs(30);

/// Serves until `end`, and then finishes the open requests.
pub async fn serve(
    listener: TcpListener,
    app: Router,
    header_time: Duration,
    end: impl Future<Output = ()>,
) {
    // Without TLS there is no HTTP/2, and the look for it would wait for the first bytes without end.
    let mut server = Builder::new(TokioExecutor::new()).http1_only();
    server.http1().timer(TokioTimer::new()).header_read_timeout(header_time);
    let open = GracefulShutdown::new();
    let mut end = pin!(end);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut end => break,
        };
        let Ok((stream, peer)) = accepted else {
            // Too many files are open. Some will be closed soon.
            sleep(Duration::from_millis(100)).await;
            continue;
        };
        // Rate limits need the address of the client.
        let app = app.clone().layer(Extension(ConnectInfo::<SocketAddr>(peer)));
        let connection = server
            .serve_connection_with_upgrades(TokioIo::new(stream), TowerToHyperService::new(app))
            .into_owned();
        let connection = open.watch(connection);
        tokio::spawn(async move { drop(connection.await) });
    }
    drop(listener);
    drop(timeout(LAST_REQUESTS, open.shutdown()).await);
}
