//! Mail: what it says, and how it is sent.
//!
//! The outbox worker, never a request, hands finished [`Mail`]s to a [`Mailer`], several at a time.
//! [`SmtpMailer`](crate::SmtpMailer), of the feature `smtp`, speaks SMTP. A host that sends through a provider's HTTP API
//! implements the trait itself.

#[cfg(feature = "dev")]
pub(crate) mod captured;
pub(crate) mod check;
#[cfg(test)]
mod client_traps;
pub(crate) mod colour;
pub(crate) mod contact;
pub(crate) mod content;
pub(crate) mod error;
#[cfg(feature = "testing")]
pub(crate) mod failing;
#[cfg(feature = "dev")]
mod found;
pub(crate) mod html;
pub(crate) mod image;
pub(crate) mod letter;
pub(crate) mod letterhead;
pub(crate) mod look;
pub(crate) mod message;
pub(crate) mod palette;
pub(crate) mod plain_text;
#[cfg(feature = "smtp")]
pub(crate) mod smtp;
pub(crate) mod stage;

use std::{fmt, time::SystemTime};

use async_trait::async_trait;

use crate::server::mail::{check::MailCheck, error::MailError, image::MailImage};

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
///         // POST mail.to, mail.subject, mail.text, mail.html and mail.image, with mail.message_id as
///         // the key by which the provider recognises a repeat, and with its tracking of links off …
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

    /// Goes the way of a mail from `sender` without sending one, for
    /// [`Signup::check_mail`](crate::Signup::check_mail). `site_host` is the host of the public URL.
    /// Default: `None`, which means that this mailer has no such check.
    async fn check(&self, sender: &str, site_host: &str) -> Option<MailCheck> {
        let _ = (sender, site_host);
        None
    }

    /// Whether addresses with an international local part, such as `jörg@example.org`, can be written to
    /// (SMTPUTF8, RFC 6531). Where it is `Some(false)`, forms refuse them at the field. It is called in
    /// requests, so it must answer from memory. Default: `None`, not known, so forms accept them.
    fn takes_smtputf8(&self) -> Option<bool> {
        None
    }

    /// Called about once a second while no mail is on its way, until it returns `true`: closes what was
    /// kept open for further mails and was not used since the last call. Returns whether nothing is left
    /// open. Default: nothing to do.
    async fn rest(&self) -> bool {
        true
    }
}

/// A finished mail. `Debug` shows neither the recipient, nor the subject and the text, which hold secrets.
///
/// It has no `List-Unsubscribe`: that is for mails to subscribers, and a confirmation goes to an address
/// that subscribed to nothing yet. A link in the text stops further mails.
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
    /// The image that the HTML shows, if the host has a logo inside its mails.
    pub image: Option<MailImage>,
    /// The `Date` of the mail.
    pub date: SystemTime,
    /// The host of the public URL, such as `example.org`.
    pub site_host: String,
}

redacted_debug! { Mail { message_id } }
