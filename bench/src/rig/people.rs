//! A client that signs up once, over HTTP.

use std::time::Duration;

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

use super::PATH;

/// The longest wait for a response.
const TIMEOUT: Duration = Duration::from_secs(20);

/// A person who signs up.
#[derive(Clone, Debug)]
pub struct Person {
    /// The unique email address of the person.
    pub email: String,
}

/// The response to a sign-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Response {
    /// 303: the person must check their mail.
    Accepted,
    /// 503: the client must try again later.
    Unavailable,
    /// Any other status.
    Other(u16),
    /// No response: the connection broke after the request began.
    Interrupted,
    /// No response: the connection failed, so nothing was sent.
    NotConnected,
}

/// Signs up at the host on this loopback port.
pub async fn sign_up(port: u16, person: &Person) -> Response {
    let Ok(mut stream) = TcpStream::connect(("127.0.0.1", port)).await else {
        return Response::NotConnected;
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
    let exchange = async {
        stream.write_all(request.as_bytes()).await?;
        stream.read_to_end(&mut answer).await
    };
    // A status line counts, even if the connection broke after it.
    drop(timeout(TIMEOUT, exchange).await);
    let status = answer.get(9..12).and_then(|code| std::str::from_utf8(code).ok()?.parse().ok());
    match status {
        Some(303) => Response::Accepted,
        Some(503) => Response::Unavailable,
        Some(other) => Response::Other(other),
        None => Response::Interrupted,
    }
}
