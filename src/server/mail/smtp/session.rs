//! One connection to the mail server. Each step names its stage when it fails.

use std::{error::Error as _, io, time::Duration};

use lettre::{
    Message,
    transport::smtp::{
        Error,
        authentication::Mechanism,
        client::AsyncSmtpConnection,
        commands::{Data, Mail, Rcpt, Rset},
        extension::{ClientId, Extension, MailBodyParameter, MailParameter},
    },
};
use tokio::time;

use crate::server::mail::{
    smtp::{
        failure::Failure,
        server::{Encryption, Server},
    },
    stage::MailStage,
};

/// The longest wait for a server to say good-bye. The mail is accepted by then.
const QUIT_TIMEOUT: Duration = Duration::from_secs(5);

/// A connection that carries one mail.
pub(super) struct Session<'a> {
    server: &'a Server,
    hello: ClientId,
    /// The longest wait for one reply.
    limit: Duration,
    connection: AsyncSmtpConnection,
}

impl<'a> Session<'a> {
    /// Connects, waits for the greeting and says EHLO.
    pub(super) async fn connect(
        server: &'a Server,
        hello: ClientId,
        limit: Duration,
    ) -> Result<Self, Failure> {
        let tls = (server.encryption == Encryption::Wrapped).then(|| server.tls.clone());
        let address = (server.host.as_str(), server.port);
        let opening = AsyncSmtpConnection::connect_tokio1(address, Some(limit), &hello, tls, None);
        let connection = match time::timeout(limit, opening).await {
            Ok(Ok(connection)) => connection,
            Ok(Err(error)) => return Err(Failure::new(opening_stage(&error), error)),
            Err(_) => return Err(Failure::timeout(MailStage::Hello)),
        };
        Ok(Self { server, hello, limit, connection })
    }

    /// Starts TLS if the mail URL says so. Returns whether the connection is encrypted.
    pub(super) async fn encrypt(&mut self) -> Result<bool, Failure> {
        let starts = match self.server.encryption {
            Encryption::StartTls => true,
            Encryption::Opportunistic => self.connection.can_starttls(),
            Encryption::Wrapped | Encryption::None => false,
        };
        if starts {
            let (tls, hello) = (self.server.tls.clone(), self.hello.clone());
            let starting = self.connection.starttls(tls, &hello);
            limited(MailStage::Tls, self.limit, starting).await?;
        }
        Ok(self.connection.is_encrypted())
    }

    /// Logs in if the mail URL has a user. Returns whether it did.
    pub(super) async fn log_in(&mut self) -> Result<bool, Failure> {
        let Some(login) = &self.server.login else { return Ok(false) };
        let mechanisms = [Mechanism::Plain, Mechanism::Login];
        let logging_in = self.connection.auth(&mechanisms, &login.credentials);
        limited(MailStage::Login, self.limit, logging_in).await?;
        Ok(true)
    }

    /// Names the sender.
    pub(super) async fn sender(&mut self, message: &Message) -> Result<(), Failure> {
        let envelope = message.envelope();
        let mut parameters = Vec::new();
        if envelope
            .to()
            .iter()
            .chain(envelope.from())
            .any(|it| !AsRef::<str>::as_ref(it).is_ascii())
        {
            if !self.offers(Extension::SmtpUtfEight) {
                return Err(Failure::no_smtputf8());
            }
            // The header `To` has the address. All else is ASCII.
            parameters.push(MailParameter::SmtpUtfEight);
            parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        let command = Mail::new(envelope.from().cloned(), parameters);
        let naming = self.connection.command(command);
        limited(MailStage::Sender, self.limit, naming).await
    }

    fn offers(&self, extension: Extension) -> bool {
        self.connection.server_info().supports_feature(extension)
    }

    /// Names the recipients.
    pub(super) async fn recipients(&mut self, message: &Message) -> Result<(), Failure> {
        for to in message.envelope().to() {
            let naming = self.connection.command(Rcpt::new(to.clone(), Vec::new()));
            limited(MailStage::Recipient, self.limit, naming).await?;
        }
        Ok(())
    }

    /// Sends the mail itself.
    pub(super) async fn content(&mut self, message: &Message) -> Result<(), Failure> {
        limited(MailStage::Data, self.limit, self.connection.command(Data)).await?;
        let raw = message.formatted();
        limited(MailStage::Content, self.limit, self.connection.message(&raw)).await
    }

    /// Forgets the sender, so that a check sends no mail.
    pub(super) async fn reset(&mut self) -> Result<(), Failure> {
        limited(MailStage::Reset, self.limit, self.connection.command(Rset)).await
    }

    /// Says good-bye. The connection carries no other mail.
    pub(super) async fn close(mut self) {
        drop(time::timeout(QUIT_TIMEOUT, self.connection.abort()).await);
    }
}

async fn limited<T>(
    stage: MailStage,
    limit: Duration,
    step: impl Future<Output = Result<T, Error>>,
) -> Result<(), Failure> {
    match time::timeout(limit, step).await {
        Ok(Ok(_)) => Ok(()),
        Ok(Err(error)) => Err(Failure::new(stage, error)),
        Err(_) => Err(Failure::timeout(stage)),
    }
}

/// Connection, TLS from the start, greeting and EHLO are one call of lettre.
fn opening_stage(error: &Error) -> MailStage {
    if error.status().is_some() || error.is_response() {
        return MailStage::Hello;
    }
    let mut cause = error.source();
    while let Some(it) = cause.filter(|it| !it.is::<io::Error>()) {
        cause = it.source();
    }
    let io = cause.and_then(|cause| cause.downcast_ref::<io::Error>());
    match io.map(io::Error::kind) {
        // What rustls refuses arrives as `InvalidData`; a server without TLS may hang up.
        Some(io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof) => MailStage::Tls,
        _ => MailStage::Connect,
    }
}
