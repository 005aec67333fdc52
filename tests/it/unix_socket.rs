//! A proxy in front of a Unix socket: the peer has no address, and the proxy names the client.

use std::path::Path;

use axum::http::StatusCode;
use leptos_signup::{RateLimits, limits::Limit};
use tempfile::TempDir;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{UnixListener, UnixStream},
};

use crate::common::{Host, PASSWORD};

/// Posts as nginx does for a client, and returns the status.
async fn sign_up(socket: &Path, forwarded: &str, number: usize) -> StatusCode {
    let body = format!("email=ada{number}%40example.org&password={}", PASSWORD.replace(' ', "+"));
    let request = format!(
        "POST /join/us HTTP/1.1\r\nHost: 127.0.0.1:3000\r\nConnection: close\r\n\
         X-Forwarded-For: {forwarded}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len(),
    );
    let mut stream = UnixStream::connect(socket).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer.split(' ').nth(1).unwrap().parse().unwrap()
}

#[tokio::test]
async fn clients_behind_a_unix_socket_are_limited_where_its_proxy_is_trusted() {
    let limits = || RateLimits::unlimited().sign_ups_per_network(Limit::burst(2));
    for (trusts, expected) in [(true, [303, 303, 429, 303]), (false, [303, 303, 303, 303])] {
        let host = Host::start_on_sqlite(|builder| {
            let proxies = if trusts { vec!["unix"] } else { vec![] };
            builder.rate_limits(limits()).trusted_proxies(proxies)
        })
        .await;
        let folder = TempDir::new().unwrap();
        let socket = folder.path().join("app.sock");
        let listener = UnixListener::bind(&socket).unwrap();
        let router = host.router.clone();
        let server = tokio::spawn(async move { axum::serve(listener, router).await });
        let mut seen = Vec::new();
        // The first address is what the client wrote itself.
        let clients =
            ["192.0.2.1", "203.0.113.9, 192.0.2.1", "203.0.113.8, 192.0.2.1", "192.0.2.2"];
        for (number, client) in clients.into_iter().enumerate() {
            seen.push(sign_up(&socket, client, number).await.as_u16());
        }
        server.abort();
        assert_eq!(seen, expected, "trusted: {trusts}");
    }
}
