//! A mailer that keeps the mails in memory, and the link and code in a mail.

use std::sync::Arc;

use leptos_signup::{CapturedMailer, Mail, MailError, Mailer, async_trait};

/// A mailer that others hold on to.
#[derive(Clone, Debug, Default)]
pub struct SharedMailer(pub Arc<CapturedMailer>);

#[async_trait]
impl Mailer for SharedMailer {
    async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        self.0.send(mail).await
    }
}

/// The first link in a mail.
pub fn link(mail: &Mail) -> String {
    mail.text.lines().find(|line| line.starts_with("http")).unwrap().to_owned()
}

/// The code in a mail.
pub fn code(mail: &Mail) -> String {
    let is_code = |line: &&str| line.len() == 9 && line.as_bytes()[4] == b'-';
    mail.text.lines().map(str::trim).find(is_code).unwrap().to_owned()
}
