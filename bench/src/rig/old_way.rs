//! The SMTP client as it was before connections carried several mails, to compare with.

use std::time::Duration;

use leptos_signup::{Mail, MailError, Mailer, async_trait};
use lettre::{
    Address,
    transport::smtp::{
        Error,
        client::AsyncSmtpConnection,
        commands::{Data, Mail as MailFrom, Rcpt},
        extension::ClientId,
    },
};

/// Sends each mail over a connection of its own, by lettre's client: a round trip for each command, and
/// the end of a mail alone in a packet, which Nagle's algorithm holds back.
#[derive(Debug)]
pub struct OldWay {
    host: String,
    port: u16,
}

impl OldWay {
    /// Sends to the server at a URL such as `smtp://127.0.0.1:2525`.
    ///
    /// # Panics
    /// When the URL has no port.
    #[must_use]
    pub fn to(url: &str) -> Self {
        let (host, port) = url.trim_start_matches("smtp://").rsplit_once(':').unwrap();
        Self { host: host.to_owned(), port: port.parse().unwrap() }
    }

    async fn deliver(&self, mail: &Mail) -> Result<(), Error> {
        let content = mail.to_rfc5322().unwrap();
        let (server, limit) = ((self.host.as_str(), self.port), Some(Duration::from_secs(100)));
        let hello = ClientId::Domain("localhost".to_owned());
        let mut connection =
            AsyncSmtpConnection::connect_tokio1(server, limit, &hello, None, None).await?;
        let sender: Option<Address> = "noreply@localhost".parse().ok();
        connection.command(MailFrom::new(sender, Vec::new())).await?;
        connection.command(Rcpt::new(mail.to.parse().unwrap(), Vec::new())).await?;
        connection.command(Data).await?;
        connection.message(&content).await?;
        connection.abort().await;
        Ok(())
    }
}

#[async_trait]
impl Mailer for OldWay {
    async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        self.deliver(mail).await.map_err(|error| MailError::transient(error.to_string()))
    }
}
