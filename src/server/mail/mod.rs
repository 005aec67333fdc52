//! Mail: what is written, and who carries it.
//!
//! A [`Mailer`] is handed one finished [`Mail`] at a time by the outbox worker, never by a request.
//! [`SmtpMailer`] speaks SMTP; a host that sends through a provider's HTTP interface implements the
//! trait itself.

#[cfg(feature = "dev")]
mod captured;
mod letter;
mod message;
mod smtp;

use std::{fmt, time::SystemTime};

/// For implementing [`Mailer`].
pub use async_trait::async_trait;
#[cfg(feature = "dev")]
pub use captured::CapturedMailer;
#[cfg(feature = "dev")]
pub(crate) use letter::document;
pub(crate) use letter::{Account, Letter, OwnersLinks, compose};
pub use smtp::SmtpMailer;

/// Carries a mail on its way.
///
/// ```
/// use leptos_signup::{Mail, MailError, Mailer};
///
/// /// Sends through the HTTP interface of a provider.
/// #[derive(Debug)]
/// struct Provider;
///
/// #[leptos_signup::server::mail::async_trait]
/// impl Mailer for Provider {
///     async fn send(&self, mail: &Mail) -> Result<(), MailError> {
///         // POST mail.to, mail.subject, mail.text and mail.html, with mail.message_id as the key
///         // by which the provider recognises a repeat …
///         Err(MailError::transient("the provider answered 503"))
///     }
/// }
/// ```
#[async_trait]
pub trait Mailer: fmt::Debug + Send + Sync + 'static {
    /// Hands `mail` over. A mail that was handed over may come again with the same
    /// [`message_id`](Mail::message_id) when the process died before it could be noted.
    ///
    /// # Errors
    /// A [`MailError`] that says whether another try may succeed.
    async fn send(&self, mail: &Mail) -> Result<(), MailError>;

    /// The mailbox to be shown at `/dev/mailbox`, when mails are captured instead of sent.
    #[cfg(feature = "dev")]
    #[doc(hidden)]
    fn captured(&self) -> Option<&CapturedMailer> {
        None
    }
}

/// A finished mail. `Debug` shows neither the recipient nor the text, which holds a secret.
#[derive(Clone)]
#[non_exhaustive]
pub struct Mail {
    /// The same for every repeat of this mail, in angle brackets.
    pub message_id: String,
    /// The sender, `Name <address>` or an address.
    pub from: String,
    /// The recipient's address.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// The plain text.
    pub text: String,
    /// The same as a page.
    pub html: String,
    /// The `Date` of the mail.
    pub date: SystemTime,
}

impl Mail {
    /// The mail as RFC 5322 bytes: multipart text and HTML, lines ended by CRLF, encoded so that
    /// nothing of the content can be taken for SMTP.
    ///
    /// # Errors
    /// A permanent [`MailError`] when an address cannot be written to a header.
    pub fn to_rfc5322(&self) -> Result<Vec<u8>, MailError> {
        Ok(message::build(self)?.formatted())
    }
}

impl fmt::Debug for Mail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mail")
            .field("message_id", &self.message_id)
            .field("subject", &self.subject)
            .finish_non_exhaustive()
    }
}

/// Why a mail could not be handed over.
#[derive(Debug)]
pub struct MailError {
    message: String,
    permanent: bool,
}

impl MailError {
    /// Another try may succeed: the server is away, or says so.
    #[must_use]
    pub fn transient(message: impl Into<String>) -> Self {
        Self { message: message.into(), permanent: false }
    }

    /// No other try will succeed: the server refused this mail.
    #[must_use]
    pub fn permanent(message: impl Into<String>) -> Self {
        Self { message: message.into(), permanent: true }
    }

    /// Whether no other try will succeed.
    #[must_use]
    pub fn is_permanent(&self) -> bool {
        self.permanent
    }
}

impl fmt::Display for MailError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for MailError {}
