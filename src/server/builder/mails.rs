//! What mails say about the host, and how they look.

#[cfg(feature = "testing")]
use crate::server::mail::failing::FailingMailer;
#[cfg(feature = "dev")]
use crate::server::mail::{Mailer, captured::CapturedMailer};
use crate::server::{
    builder::{SignupBuilder, settings::Mails},
    mail::look::MailLook,
};

impl SignupBuilder {
    /// Sets the sender of mails: `Example <noreply@example.org>` or an address. Default: `noreply@` the
    /// host of the public URL, with the [name of the site](Self::site_name) if it has one.
    pub fn mail_from(self, sender: impl Into<String>) -> Self {
        Self { mails: Mails { from: Some(sender.into()), ..self.mails }, ..self }
    }

    /// Sets the name of the site in mails. Passwords must not consist of it. Default: the host of the
    /// public URL.
    pub fn site_name(self, name: impl Into<String>) -> Self {
        Self { mails: Mails { site_name: Some(name.into()), ..self.mails }, ..self }
    }

    /// Sets how mails look: the logo, the accent, where help is, and whether the subject has the code. Default:
    /// the name of the site, and the colours of the pages. `docs/mails.md` has pictures.
    pub fn mail_look(self, look: MailLook) -> Self {
        Self { mails: Mails { look, ..self.mails }, ..self }
    }
}

/// The mailbox of a mailer that captures.
#[cfg(feature = "dev")]
pub(crate) fn captured_by<M: Mailer>(mailer: &M) -> Option<CapturedMailer> {
    let any: &dyn std::any::Any = mailer;
    #[cfg(feature = "testing")]
    if let Some(failing) = any.downcast_ref::<FailingMailer>() {
        return Some(failing.mailbox().clone());
    }
    any.downcast_ref::<CapturedMailer>().cloned()
}
