//! A client that never finishes the headers of a request is given up.

#![allow(clippy::unwrap_used, missing_docs)]

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

use axum::{Router, extract::ConnectInfo, routing::get};
use tokio::{net::TcpListener, sync::oneshot};

const LONG: Duration = Duration::from_secs(20);

/// Sends these bytes and reads until the server closes the connection.
fn answer(address: SocketAddr, sent: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(LONG)).unwrap();
    stream.write_all(sent.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap_or_else(|error| panic!("{sent:?}: {error}"));
    answer
}

#[tokio::test(flavor = "multi_thread")]
async fn a_half_request_is_given_up_and_a_whole_one_is_answered() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let peer = |ConnectInfo(peer): ConnectInfo<SocketAddr>| async move { peer.ip().to_string() };
    let app = Router::new().route("/", get(peer));
    let (stop, stopped) = oneshot::channel::<()>();
    let limit = Duration::from_millis(200);
    let end = async { drop(stopped.await) };
    let serving = tokio::spawn(host::serve::serve(listener, app, limit, end));
    let ask = |sent: &'static str| tokio::task::spawn_blocking(move || answer(address, sent));
    let whole = ask("GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n");
    let whole = whole.await.unwrap();
    assert!(whole.starts_with("HTTP/1.1 200") && whole.ends_with("127.0.0.1"), "{whole}");
    for half in ["G", "GET / HTTP/1.1\r\nhost: a\r\n", "GET / HTTP/1.1\r\nx-a: "] {
        let answer = ask(half).await.unwrap();
        assert!(!answer.contains("200"), "{half:?}: {answer}");
    }
    stop.send(()).unwrap();
    serving.await.unwrap();
}
