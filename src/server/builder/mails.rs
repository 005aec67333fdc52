//! What mails say about the host, and how they look.

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
