//! SMTP, through lettre over rustls.

use std::time::Duration;

use async_trait::async_trait;
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Tokio1Executor,
    transport::smtp::{
        Error,
        authentication::Credentials,
        client::{Tls, TlsParameters},
        extension::ClientId,
    },
};
use url::{Host, Url};

use crate::server::{
    error::config::ConfigError,
    mail::{Mail, MailError, Mailer, message},
};

/// The longest wait for one reply of the mail server.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(100);

/// Sends through an SMTP server, each mail over its own connection: a connection that was cut off in
/// the middle of a mail must not carry the next one.
///
/// | URL | connection |
/// |---|---|
/// | `smtps://user:password@mail.example.org` | TLS from the start, port 465 |
/// | `smtp://user:password@mail.example.org` | STARTTLS, required and verified, port 587 |
/// | `smtp://127.0.0.1:1025` | plain, for loopback only |
pub struct SmtpMailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    server: String,
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
    /// # let runtime = tokio::runtime::Runtime::new().unwrap();
    /// # let _guard = runtime.enter();
    /// assert!(SmtpMailer::from_url("smtps://user:password@mail.example.org").is_ok());
    /// assert!(SmtpMailer::from_url("mail.example.org").is_err());
    /// ```
    pub fn from_url(url: &str) -> Result<Self, ConfigError> {
        let refuse = |reason| ConfigError::SmtpUrl { reason };
        let url = Url::parse(url).map_err(|_| refuse("it is not a URL"))?;
        let implicit = match url.scheme() {
            "smtps" => true,
            "smtp" => false,
            _ => return Err(refuse("it starts with neither smtps:// nor smtp://")),
        };
        let host =
            url.host_str().filter(|host| !host.is_empty()).ok_or(refuse("it has no host"))?;
        let host = host.trim_matches(['[', ']']).to_owned();
        let tls = || {
            TlsParameters::new(host.clone()).map_err(|_| refuse("its host is not valid for TLS"))
        };
        let (tls, port) = match (implicit, is_loopback(&url)) {
            (true, _) => (Tls::Wrapper(tls()?), 465),
            (false, true) => (Tls::None, 25),
            (false, false) => (Tls::Required(tls()?), 587),
        };
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&host)
            .port(url.port().unwrap_or(port))
            .tls(tls)
            // The limit is for each reply. The worker bounds the whole delivery.
            .timeout(Some(ANSWER_TIMEOUT))
            .hello_name(ClientId::default());
        if url.password().is_none() && !url.username().is_empty() {
            return Err(refuse("it has a user name and no password"));
        }
        if let Some(password) = url.password() {
            let decode =
                |text| percent_decode(text).ok_or(refuse("its user name or password is not UTF-8"));
            builder =
                builder.credentials(Credentials::new(decode(url.username())?, decode(password)?));
        }
        Ok(Self { transport: builder.build(), server: host })
    }
}

/// Whether another try with this mail is pointless. Any other failure may come from the server or the
/// configuration (a wrong password is a 535, maintenance a 554). An operator fixes it, and the mail must
/// still be there.
fn is_about_this_mail(error: &Error, mail: &Mail) -> bool {
    // RFC 5321 §4.2.3: no such mailbox, not local, too large, not allowed.
    let refused = error.status().is_some_and(|code| (550..=553).contains(&u16::from(code)));
    // The server cannot carry an address that needs SMTPUTF8 (RFC 6531).
    refused || (error.is_client() && !mail.to.is_ascii())
}

/// The URL standard does not know the scheme `smtp`, so its host may be a plain string.
fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        Some(Host::Domain(name)) => {
            name == "localhost" || name.parse().is_ok_and(|ip: std::net::IpAddr| ip.is_loopback())
        }
        None => false,
    }
}

/// Decodes percent-encoding such as `%40`, which a password in a URL needs. A `+` stays a plus.
fn percent_decode(text: &str) -> Option<String> {
    let escaped = text.replace('+', "%2B");
    let mut pairs = form_urlencoded::parse(escaped.as_bytes());
    let decoded = pairs.next().map(|(name, _)| name.into_owned()).unwrap_or_default();
    (!decoded.contains('\u{fffd}')).then_some(decoded)
}

#[async_trait]
impl Mailer for SmtpMailer {
    async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        let message = message::build(mail)?;
        match self.transport.send(message).await {
            Ok(_) => Ok(()),
            Err(error) if is_about_this_mail(&error, mail) => {
                Err(MailError::permanent(error.to_string()))
            }
            Err(error) => Err(MailError::transient(error.to_string())),
        }
    }
}

redacted_debug! { SmtpMailer { server } }

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_bad_url_is_refused_with_the_fix_and_without_the_password() {
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

    #[tokio::test]
    async fn debug_shows_no_credentials() {
        let mailer = SmtpMailer::from_url("smtps://ada:hunter2@mail.example.org").unwrap();
        assert_eq!(format!("{mailer:?}"), "SmtpMailer { server: \"mail.example.org\", .. }");
    }

    #[test]
    fn credentials_may_be_percent_encoded() {
        assert_eq!(percent_decode("a%40b+c%26d").as_deref(), Some("a@b+c&d"));
        assert_eq!(percent_decode("%ff"), None);
    }
}
