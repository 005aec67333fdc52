//! The link and the code in a mail, and a mailbox that no page shows.

use leptos_signup::{CapturedMailer, Mail, MailError, Mailer, async_trait};

/// The first link in a mail.
pub fn link(mail: &Mail) -> String {
    mail.links().next().unwrap().to_owned()
}

/// The code in a mail.
pub fn code(mail: &Mail) -> String {
    mail.code().unwrap().to_owned()
}

/// A mailer whose mails no page shows, so that a public host may have it.
#[derive(Clone, Debug, Default)]
pub struct Unshown(pub CapturedMailer);

#[async_trait]
impl Mailer for Unshown {
    async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        self.0.send(mail).await
    }
}
