//! Mail: what it says, and how it is sent.
//!
//! The outbox worker, never a request, hands a [`Mailer`] one finished [`Mail`] at a time.
//! [`SmtpMailer`](crate::SmtpMailer) speaks SMTP. A host that sends through a provider's HTTP API
//! implements the trait itself.

#[cfg(feature = "dev")]
pub(crate) mod captured;
pub(crate) mod letter;
pub(crate) mod message;
pub(crate) mod smtp;

use std::{fmt, time::SystemTime};

use async_trait::async_trait;

/// Sends mails.
///
/// ```
/// use leptos_signup::{Mail, MailError, Mailer};
///
/// /// Sends through the HTTP API of a provider.
/// #[derive(Debug)]
/// struct Provider;
///
/// #[leptos_signup::async_trait]
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
    /// Sends `mail`. The same mail may come again, with the same [`message_id`](Mail::message_id), when the
    /// process died before the delivery was recorded.
    ///
    /// # Errors
    /// A [`MailError`] that says whether another try may succeed.
    async fn send(&self, mail: &Mail) -> Result<(), MailError>;
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
    /// The same as HTML.
    pub html: String,
    /// The `Date` of the mail.
    pub date: SystemTime,
}

redacted_debug! { Mail { message_id, subject } }

/// Why a mail could not be sent.
#[derive(Debug)]
pub struct MailError {
    message: String,
    is_permanent: bool,
}

impl MailError {
    /// An error after which another try may succeed.
    #[must_use]
    pub fn transient(message: impl Into<String>) -> Self {
        Self { message: message.into(), is_permanent: false }
    }

    /// An error after which no other try will succeed: the server refused this mail.
    #[must_use]
    pub fn permanent(message: impl Into<String>) -> Self {
        Self { message: message.into(), is_permanent: true }
    }

    /// Whether no other try will succeed.
    #[must_use]
    pub fn is_permanent(&self) -> bool {
        self.is_permanent
    }
}

impl fmt::Display for MailError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for MailError {}
