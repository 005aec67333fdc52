//! The bytes between this host and a mail server.

use std::{future::poll_fn, io, pin::Pin, sync::Arc, task::Poll, time::Duration};

use async_trait::async_trait;
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, ReadBuf},
    net::{TcpStream, lookup_host},
    time,
};
use tokio_rustls::{
    TlsConnector,
    rustls::{ClientConfig, pki_types::ServerName},
};

use crate::server::mail::smtp::reply::{Malformed, Reply};

/// The longest wait for one of several addresses of a server. Postfix waits as long.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(30);

/// A connection of any kind.
pub(super) trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

/// Opens connections. A test opens them in memory, where time can stand still.
#[async_trait]
pub(super) trait Dial: Send + Sync {
    async fn dial(&self, host: &str, port: u16) -> io::Result<Box<dyn Stream>>;
}

/// Opens connections over TCP.
pub(super) struct Tcp;

#[async_trait]
impl Dial for Tcp {
    async fn dial(&self, host: &str, port: u16) -> io::Result<Box<dyn Stream>> {
        let mut last = io::Error::new(io::ErrorKind::NotFound, "the server has no address");
        for address in lookup_host((host, port)).await? {
            match time::timeout(CONNECT_TIMEOUT, TcpStream::connect(address)).await {
                Ok(Ok(stream)) => {
                    // Nagle's algorithm would hold the end of a mail back until the server has
                    // acknowledged what came before it, which takes 40 ms.
                    stream.set_nodelay(true)?;
                    return Ok(Box::new(stream));
                }
                Ok(Err(error)) => last = error,
                Err(_) => last = io::Error::new(io::ErrorKind::TimedOut, "no answer in time"),
            }
        }
        Err(last)
    }
}

/// Why no reply was read.
#[derive(Debug)]
pub(super) enum WireError {
    Io(io::Error),
    /// The server hung up.
    Closed,
    /// The server does not keep to SMTP.
    Protocol(&'static str),
}

impl From<io::Error> for WireError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<Malformed> for WireError {
    fn from(Malformed(what): Malformed) -> Self {
        Self::Protocol(what)
    }
}

/// Commands go out, and replies come in.
pub(super) struct Wire {
    stream: Box<dyn Stream>,
    /// What has arrived and is not read yet.
    unread: Vec<u8>,
    is_encrypted: bool,
}

impl Wire {
    pub(super) fn new(stream: Box<dyn Stream>) -> Self {
        Self { stream, unread: Vec::new(), is_encrypted: false }
    }

    pub(super) fn is_encrypted(&self) -> bool {
        self.is_encrypted
    }

    /// Continues over TLS. What arrived before is not from the server that the certificate proves.
    pub(super) async fn encrypt(
        self,
        host: &str,
        tls: Arc<ClientConfig>,
    ) -> Result<Self, WireError> {
        self.expect_nothing_unread()?;
        let name = ServerName::try_from(host.to_owned()).map_err(|_| {
            WireError::Protocol("the host of the mail URL has no valid name for TLS")
        })?;
        let stream = TlsConnector::from(tls).connect(name, self.stream).await?;
        Ok(Self { stream: Box::new(stream), unread: Vec::new(), is_encrypted: true })
    }

    /// Sends commands, or a whole mail, in one write.
    pub(super) async fn send(&mut self, bytes: &[u8]) -> Result<(), WireError> {
        self.expect_nothing_unread()?;
        self.stream.write_all(bytes).await?;
        self.stream.flush().await?;
        Ok(())
    }

    /// Reads one reply.
    pub(super) async fn reply(&mut self) -> Result<Reply, WireError> {
        loop {
            if let Some((reply, length)) = Reply::parse(&self.unread)? {
                self.unread.drain(..length);
                return Ok(reply);
            }
            let mut part = [0; 2_048];
            let length = self.stream.read(&mut part).await?;
            if length == 0 {
                return Err(WireError::Closed);
            }
            self.unread.extend_from_slice(part.get(..length).unwrap_or_default());
        }
    }

    /// Whether the server has said nothing on its own: a server that hangs up says so first.
    pub(super) async fn is_quiet(&mut self) -> bool {
        let (stream, mut byte) = (&mut self.stream, [0]);
        let mut buffer = ReadBuf::new(&mut byte);
        let looked = poll_fn(|cx| {
            Poll::Ready(Pin::new(&mut *stream).poll_read(cx, &mut buffer).is_pending())
        });
        self.unread.is_empty() && tokio::task::unconstrained(looked).await
    }

    pub(super) fn has_unread(&self) -> bool {
        !self.unread.is_empty()
    }

    /// A reply that was not asked for would be taken for that to the next command.
    fn expect_nothing_unread(&self) -> Result<(), WireError> {
        match self.unread.is_empty() {
            true => Ok(()),
            false => Err(WireError::Protocol("the server sent a reply that nothing asked for")),
        }
    }
}
