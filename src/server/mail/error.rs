//! Why a mail could not be sent.

use std::{borrow::Cow, fmt};

use crate::server::mail::stage::MailStage;

/// Why a mail could not be sent.
#[derive(Debug)]
pub struct MailError {
    message: String,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    Transient,
    Permanent,
    Recipient,
    Server { stage: MailStage, fix: Cow<'static, str> },
}

impl MailError {
    /// An error after which another try may succeed.
    #[must_use]
    pub fn transient(message: impl Into<String>) -> Self {
        Self { message: message.into(), kind: Kind::Transient }
    }

    /// An error after which no other try will succeed: the server refused this mail.
    #[must_use]
    pub fn permanent(message: impl Into<String>) -> Self {
        Self { message: message.into(), kind: Kind::Permanent }
    }

    /// The recipient's address does not work, for whatever mail: there is no further try, and the page
    /// that waits for the confirmation says so. Use [`permanent`](Self::permanent) for a refusal that
    /// may depend on the text of the mail: a visitor could tell from it which mail that was, and so
    /// whether the address has an account.
    #[must_use]
    pub fn refused_recipient(message: impl Into<String>) -> Self {
        Self { message: message.into(), kind: Kind::Recipient }
    }

    /// The mail server, or its settings, refuse every mail: a wrong password, a sender that is not
    /// allowed, a spent quota. The mail waits, and the operator learns `fix` from the log, once until
    /// mails go out again.
    #[must_use]
    pub fn server_fault(message: impl Into<String>, fix: impl Into<Cow<'static, str>>) -> Self {
        Self::at_stage(MailStage::Mailer, message.into(), fix.into())
    }

    pub(crate) fn at_stage(stage: MailStage, message: String, fix: Cow<'static, str>) -> Self {
        Self { message, kind: Kind::Server { stage, fix } }
    }

    /// Whether no other try will succeed.
    #[must_use]
    pub fn is_permanent(&self) -> bool {
        matches!(self.kind, Kind::Permanent | Kind::Recipient)
    }

    /// Whether the recipient's address does not work.
    #[must_use]
    pub fn is_refused_recipient(&self) -> bool {
        matches!(self.kind, Kind::Recipient)
    }

    /// The stage that failed, and the likely fix, when only the operator can help.
    #[must_use]
    pub fn fix(&self) -> Option<(MailStage, &str)> {
        match &self.kind {
            Kind::Server { stage, fix } => Some((*stage, fix)),
            Kind::Transient | Kind::Permanent | Kind::Recipient => None,
        }
    }
}

impl fmt::Display for MailError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for MailError {}
