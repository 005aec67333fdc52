//! Somebody who signs up, once, over HTTP.

use std::time::Duration;

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

use super::PATH;

/// Nobody waits longer.
const PATIENCE: Duration = Duration::from_secs(20);

/// Who signs up.
#[derive(Clone, Debug)]
pub struct Person {
    /// Nobody else has it.
    pub email: String,
}

/// What they were told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answered {
    /// To look into their mails.
    Accepted,
    /// To come back later.
    Unavailable,
    /// Something else.
    Other(u16),
    /// Nothing: the connection broke after something was sent.
    Nothing,
    /// Nothing, and nobody was asked.
    NotConnected,
}

/// Signs up at the host on this port of loopback.
pub async fn sign_up(port: u16, person: &Person) -> Answered {
    let Ok(mut stream) = TcpStream::connect(("127.0.0.1", port)).await else {
        return Answered::NotConnected;
    };
    let body: String = form_urlencoded::Serializer::new(String::new())
        .append_pair("email", &person.email)
        .finish();
    let request = format!(
        "POST {PATH} HTTP/1.1\r\nHost: 127.0.0.1:3000\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    let mut answer = Vec::new();
    let asked = async {
        stream.write_all(request.as_bytes()).await?;
        stream.read_to_end(&mut answer).await
    };
    // What was heard counts, however it ended.
    drop(timeout(PATIENCE, asked).await);
    let status = answer.get(9..12).and_then(|code| std::str::from_utf8(code).ok()?.parse().ok());
    match status {
        Some(303) => Answered::Accepted,
        Some(503) => Answered::Unavailable,
        Some(other) => Answered::Other(other),
        None => Answered::Nothing,
    }
}
