//! A mail server on loopback that speaks SMTP, accepts all mails, and refuses what a test tells it to.

use std::sync::{Arc, Mutex};

use tokio::{
    io::{self, AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
    },
};

/// The certificate of the authority that signed the stub's.
pub const CA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/common/tls/ca.pem");

/// How the stub encrypts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StubTls {
    #[default]
    None,
    /// Offers STARTTLS, and AUTH only after it.
    StartTls,
    Wrapped,
}

/// A running mail server. It stops with the runtime.
#[derive(Clone)]
pub struct SmtpStub {
    pub address: String,
    tls: StubTls,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    /// Answers to commands that begin with these words, instead of accepting them. `greeting` and
    /// `content` stand for the greeting and the end of a mail.
    answers: Vec<(String, String)>,
    /// What the answer to EHLO offers beside what the stub always does.
    offers: Vec<&'static str>,
    commands: Vec<String>,
    mails: Vec<String>,
}

impl SmtpStub {
    pub async fn start() -> Self {
        Self::start_with(StubTls::None).await
    }

    pub async fn start_with(tls: StubTls) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let stub = Self { address, tls, state: Arc::default() };
        let running = stub.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let stub = running.clone();
                // A client may hang up at any time.
                tokio::spawn(async move { drop(stub.serve(stream).await) });
            }
        });
        stub
    }

    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// Answers a command in this way from now on.
    pub fn answer(&self, command: &str, reply: &str) {
        let mut state = self.state.lock().unwrap();
        state.answers.retain(|(known, _)| known != command);
        state.answers.push((command.to_owned(), reply.to_owned()));
    }

    /// Offers these extensions to connections from now on.
    pub fn offer(&self, extensions: &[&'static str]) {
        self.state.lock().unwrap().offers = extensions.to_vec();
    }

    /// Accepts everything from now on.
    pub fn accept(&self) {
        self.state.lock().unwrap().answers.clear();
    }

    /// The commands so far, without line ends.
    pub fn commands(&self) -> Vec<String> {
        self.state.lock().unwrap().commands.clone()
    }

    /// The accepted mails.
    pub fn mails(&self) -> Vec<String> {
        self.state.lock().unwrap().mails.clone()
    }

    async fn serve(self, stream: TcpStream) -> io::Result<()> {
        if self.tls == StubTls::Wrapped {
            let stream = acceptor().accept(stream).await?;
            self.converse(&mut BufReader::new(stream), true, true).await?;
            return Ok(());
        }
        let mut plain = BufReader::new(stream);
        if self.converse(&mut plain, true, false).await? {
            let stream = acceptor().accept(plain.into_inner()).await?;
            self.converse(&mut BufReader::new(stream), false, true).await?;
        }
        Ok(())
    }

    /// Returns whether the client starts TLS.
    async fn converse(
        &self,
        stream: &mut BufReader<impl AsyncRead + AsyncWrite + Unpin>,
        greets: bool,
        is_encrypted: bool,
    ) -> io::Result<bool> {
        if greets {
            self.reply(stream, "greeting", "220 stub ESMTP").await?;
        }
        let mut line = String::new();
        loop {
            line.clear();
            if stream.read_line(&mut line).await? == 0 {
                return Ok(false);
            }
            let command = line.trim_end().to_owned();
            self.state.lock().unwrap().commands.push(command.clone());
            match command.split([' ', ':']).next().unwrap_or_default() {
                "EHLO" => self.reply(stream, &command, &self.features(is_encrypted)).await?,
                "STARTTLS" => {
                    if self.reply(stream, &command, "220 go ahead").await? {
                        return Ok(true);
                    }
                    true
                }
                "AUTH" => self.reply(stream, &command, "235 2.7.0 welcome").await?,
                "DATA" if self.reply(stream, &command, "354 go ahead").await? => {
                    self.take(stream).await?
                }
                "DATA" => true,
                "QUIT" => {
                    self.reply(stream, &command, "221 bye").await?;
                    return Ok(false);
                }
                _ => self.reply(stream, &command, "250 2.0.0 OK").await?,
            };
        }
    }

    fn features(&self, is_encrypted: bool) -> String {
        let last = match (self.tls, is_encrypted) {
            (StubTls::StartTls, false) => "STARTTLS",
            _ => "AUTH PLAIN LOGIN",
        };
        let offers = self.state.lock().unwrap().offers.join("\r\n250-");
        let more = if offers.is_empty() { "8BITMIME" } else { &offers };
        format!("250-stub\r\n250-{more}\r\n250 {last}")
    }

    async fn take(
        &self,
        stream: &mut BufReader<impl AsyncRead + AsyncWrite + Unpin>,
    ) -> io::Result<bool> {
        let mut mail = String::new();
        while !mail.ends_with("\r\n.\r\n") {
            if stream.read_line(&mut mail).await? == 0 {
                return Ok(false);
            }
        }
        let is_taken = self.reply(stream, "content", "250 2.0.0 queued").await?;
        if is_taken {
            self.state.lock().unwrap().mails.push(mail);
        }
        Ok(is_taken)
    }

    /// Returns whether the answer is the usual one.
    async fn reply(
        &self,
        stream: &mut BufReader<impl AsyncRead + AsyncWrite + Unpin>,
        command: &str,
        usual: &str,
    ) -> io::Result<bool> {
        let told = {
            let state = self.state.lock().unwrap();
            let told = state.answers.iter().find(|(word, _)| command.starts_with(word.as_str()));
            told.map(|(_, reply)| reply.clone())
        };
        let reply = told.as_deref().unwrap_or(usual);
        stream.write_all(reply.as_bytes()).await?;
        stream.write_all(b"\r\n").await?;
        stream.flush().await?;
        Ok(told.is_none())
    }
}

fn acceptor() -> TlsAcceptor {
    let certificate = include_bytes!("tls/server.pem");
    let key = PrivateKeyDer::from_pem_slice(include_bytes!("tls/server.key")).unwrap();
    let chain = CertificateDer::pem_slice_iter(certificate).collect::<Result<_, _>>().unwrap();
    let provider = Arc::new(tokio_rustls::rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .unwrap();
    TlsAcceptor::from(Arc::new(config))
}
