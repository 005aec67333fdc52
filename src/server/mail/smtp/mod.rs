//! SMTP over TCP and TLS (RFC 5321).
//!
//! `url` reads the mail URL, `session` speaks with the server, `reply` and `wire` are what it is made of,
//! `idle` keeps sessions for further mails, `failure` is why a mail did not go, and `refusal` decides what
//! the server's words mean: for this mail, for its recipient, or for all mails.
//!
//! lettre builds the mails. Its client cannot tell whether a server said more than it was asked, which
//! must be known before a connection carries another mail, and reads lines of any length.

mod ehlo_name;
mod failure;
mod idle;
mod refusal;
mod reply;
mod server;
mod session;
mod smtputf8;
mod tls;
mod url;
mod wire;

use std::time::Duration;

use async_trait::async_trait;
use lettre::{Message, message::Mailbox};

use crate::server::{
    error::config::ConfigError,
    mail::{
        Mail, Mailer,
        check::MailCheck,
        error::MailError,
        message,
        smtp::{
            ehlo_name::EhloName,
            failure::Failure,
            idle::IdleSessions,
            server::{Encryption, Server},
            session::Session,
            smtputf8::Smtputf8,
        },
        stage::MailStage,
    },
};

/// The longest wait for one reply of the mail server. The worker bounds the whole delivery.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(100);

/// The longest wait for one reply in a check.
const CHECK_TIMEOUT: Duration = Duration::from_secs(15);

/// Sends through an SMTP server.
///
/// A connection carries one mail after the other, up to a hundred in a minute, and is closed soon after
/// the last one. A connection on which anything went wrong, such as a reply that did not arrive in time,
/// carries no other mail. Commands are sent together if the server allows it (PIPELINING).
///
/// | URL | connection |
/// |---|---|
/// | `smtps://user:password@mail.example.org` | TLS from the start, port 465 |
/// | `smtp://user:password@mail.example.org` | STARTTLS, required and verified, port 587 |
/// | `smtp://127.0.0.1:1025` | plain, for loopback only |
///
/// User name and password are percent-encoded: `/` is `%2F`, `#` is `%23`, `?` is `%3F`, `%` is `%25`.
/// Parameters follow a `?`, with `&` in between:
///
/// | parameter | meaning |
/// |---|---|
/// | `tls=required` | TLS: from the start with `smtps://`, by STARTTLS with `smtp://`, also on loopback |
/// | `tls=starttls` | STARTTLS, required and verified, also on loopback |
/// | `tls=opportunistic` | STARTTLS if the server offers it, else plain; on loopback with any certificate |
/// | `tls=none` | plain text, for a server in a private network, such as `smtp://mailpit:1025?tls=none` |
/// | `ca=system` | trusts the certificates of the operating system instead of Mozilla's |
/// | `ca=/etc/ssl/own-ca.pem` | trusts the certificates in this PEM file, and no others |
/// | `ehlo=mail.example.org` | the name of this host in EHLO. Default: the host of the public URL, or the sender's domain where the public URL is no domain |
/// | `smtputf8=yes`, `smtputf8=no` | whether forms accept an address such as `jörg@example.org`. Default: what the server says (SMTPUTF8), and until the first connection yes |
///
/// A server without SMTPUTF8 cannot carry an address with an international local part, so forms refuse
/// such an address at its field. An address whose domain alone is international always works.
///
/// A refusal of the recipient is final. A refusal of the name, the log-in, the sender or the connection,
/// and a spent quota, are about every mail: the mails wait, and the log has the server's words and the
/// likely fix, once until mails go out again.
pub struct SmtpMailer {
    server: Server,
    idle: IdleSessions,
    smtputf8: Smtputf8,
}

impl SmtpMailer {
    /// Prepares the connection that `url` describes; nothing is sent yet.
    ///
    /// # Errors
    /// A [`ConfigError`] that names the fix and never shows the URL, which may hold a password.
    ///
    /// ```
    /// use leptos_signup::SmtpMailer;
    ///
    /// assert!(SmtpMailer::from_url("smtps://user:password@mail.example.org").is_ok());
    /// assert!(SmtpMailer::from_url("smtp://mailpit:1025?tls=none").is_ok());
    /// assert!(SmtpMailer::from_url("mail.example.org").is_err());
    /// ```
    pub fn from_url(url: &str) -> Result<Self, ConfigError> {
        Ok(Self::to(url::parse(url)?))
    }

    fn to(server: Server) -> Self {
        let smtputf8 = Smtputf8::new(server.takes_smtputf8);
        Self { server, idle: IdleSessions::default(), smtputf8 }
    }

    /// The name in EHLO. The machine's own name, in a container `3f2a9c…`, is none that servers accept.
    fn hello(&self, site_host: &str, sender: &str) -> EhloName {
        if let Some(hello) = &self.server.hello {
            return hello.clone();
        }
        let domain = sender.parse::<Mailbox>().ok();
        let domain = domain.and_then(|sender| idna::domain_to_ascii(sender.email.domain()).ok());
        let names = [Some(site_host), domain.as_deref()].into_iter().flatten();
        let mut names: Vec<EhloName> = names.filter_map(EhloName::parse).collect();
        match names.iter().position(EhloName::is_full_domain) {
            Some(domain) => names.swap_remove(domain),
            None => names.into_iter().next().unwrap_or(EhloName::Domain("localhost".to_owned())),
        }
    }

    async fn deliver(&self, mail: &Mail, message: &Message) -> Result<(), Failure> {
        let hello = self.hello(&mail.site_host, &mail.from);
        if let Some(session) = self.idle.take(&hello).await {
            let (carried, session) = session.carry(message).await;
            if !carried.as_ref().is_err_and(Failure::is_of_waiting_connection) {
                session.into_iter().for_each(|session| self.idle.put(session));
                return carried;
            }
        }
        let session = self.open(hello).await?;
        let (carried, session) = session.carry(message).await;
        session.into_iter().for_each(|session| self.idle.put(session));
        carried
    }

    /// A new session, ready for a mail.
    async fn open(&self, hello: EhloName) -> Result<Session, Failure> {
        let session = Session::open(&self.server, hello, ANSWER_TIMEOUT).await?;
        let mut session = session.encrypt(&self.server).await?;
        self.learn(&mut session);
        session.log_in(&self.server).await?;
        Ok(session)
    }

    /// Remembers what the server takes.
    fn learn(&self, session: &mut Session) {
        self.smtputf8.learn(session.takes_smtputf8());
        if self.smtputf8.told() == Some(false) {
            session.refuse_smtputf8();
        }
    }

    /// Goes the way to the sender, and notes each stage.
    async fn try_way(
        &self,
        hello: EhloName,
        sender: &Message,
        check: &mut MailCheck,
    ) -> Result<(), Failure> {
        let server = &self.server;
        let name = hello.to_string();
        let session = Session::open(server, hello, CHECK_TIMEOUT).await?;
        check.passed(MailStage::Connect, format!("{}:{} answers", server.host, server.port));
        let is_wrapped = server.encryption == Encryption::Wrapped;
        if is_wrapped {
            check.passed(MailStage::Tls, "encrypted from the start");
        }
        check.passed(MailStage::Hello, format!("the server accepts the name `{name}`"));
        let mut session = session.encrypt(server).await?;
        match session.is_encrypted() {
            _ if is_wrapped => {}
            true => check.passed(MailStage::Tls, "encrypted by STARTTLS"),
            false => check.passed(MailStage::Tls, "not encrypted, as the mail URL allows"),
        }
        self.learn(&mut session);
        check.passed(MailStage::Smtputf8, self.smtputf8.in_words());
        let outcome = Self::try_session(&mut session, server, sender, check).await;
        session.close().await;
        outcome
    }

    async fn try_session(
        session: &mut Session,
        server: &Server,
        message: &Message,
        check: &mut MailCheck,
    ) -> Result<(), Failure> {
        match session.log_in(server).await? {
            true => check.passed(MailStage::Login, "the server accepts the user and the password"),
            false => check.passed(MailStage::Login, "the mail URL has no user"),
        }
        session.sender(message).await?;
        check.passed(MailStage::Sender, "the server accepts the sender");
        session.reset().await?;
        check.passed(MailStage::Reset, "the check ends; no mail was sent");
        Ok(())
    }
}

#[async_trait]
impl Mailer for SmtpMailer {
    async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        let message = message::build(mail)?;
        self.deliver(mail, &message).await.map_err(|failure| failure.into_error(&self.server))
    }

    async fn check(&self, sender: &str, site_host: &str) -> Option<MailCheck> {
        let mut check = MailCheck::new();
        let way = match message::probe(sender) {
            Ok(probe) => self.try_way(self.hello(site_host, sender), &probe, &mut check).await,
            Err(error) => {
                check.failed(MailStage::Sender, &error);
                return Some(check);
            }
        };
        if let Err(failure) = way {
            check.failed(failure.stage(), &failure.into_error(&self.server));
        }
        Some(check)
    }

    fn takes_smtputf8(&self) -> Option<bool> {
        self.smtputf8.is_taken()
    }

    async fn rest(&self) -> bool {
        self.idle.close_unused().await
    }
}

impl std::fmt::Debug for SmtpMailer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SmtpMailer").field("server", &self.server.host).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod conversations;
#[cfg(test)]
mod openings;
#[cfg(test)]
mod test_server;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_url_is_refused_with_the_fix_and_without_the_password() {
        for url in [
            "",
            "mail.example.org",
            "http://mail.example.org",
            "smtp://",
            "smtp:hunter2@",
            "smtp://hunter2@mail.example.org",
        ] {
            let message = SmtpMailer::from_url(url).unwrap_err().to_string();
            assert!(message.contains("smtps://user:password@"), "{message}");
            assert!(!message.contains("hunter2"), "{message}");
        }
    }

    #[test]
    fn debug_shows_no_credentials() {
        let mailer = SmtpMailer::from_url("smtps://ada:hunter2@mail.example.org").unwrap();
        assert_eq!(format!("{mailer:?}"), "SmtpMailer { server: \"mail.example.org\", .. }");
    }

    #[test]
    fn ehlo_names_the_site_or_the_domain_of_the_sender() {
        let mailer = SmtpMailer::from_url("smtp://127.0.0.1").unwrap();
        for (site, sender, name) in [
            ("app.example.org", "Example <a@example.com>", "app.example.org"),
            ("127.0.0.1", "a@example.com", "example.com"),
            ("intranet", "a@b\u{fc}cher.example", "xn--bcher-kva.example"),
            ("127.0.0.1", "a@localhost", "[127.0.0.1]"),
            ("[::1]", "a@localhost", "[IPv6:::1]"),
            ("localhost", "a@localhost", "localhost"),
        ] {
            assert_eq!(mailer.hello(site, sender).to_string(), name, "{site} {sender}");
        }
        let mailer = SmtpMailer::from_url("smtp://127.0.0.1?ehlo=out.example.net").unwrap();
        assert_eq!(mailer.hello("example.org", "a@example.org").to_string(), "out.example.net");
    }
}
