//! The stages of a conversation with a mail server.

use std::fmt;

/// A stage of the way to a mail server, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum MailStage {
    /// The connection.
    Connect,
    /// The encryption.
    Tls,
    /// The greeting and EHLO, which names this host.
    Hello,
    /// Whether the server takes addresses with an international local part (SMTPUTF8). It never fails.
    Smtputf8,
    /// The log-in (AUTH).
    Login,
    /// The sender (MAIL FROM).
    Sender,
    /// The end of a check without a mail (RSET).
    Reset,
    /// The recipient (RCPT TO).
    Recipient,
    /// The permission to send the content (DATA).
    Data,
    /// The content.
    Content,
    /// The mailer of the host itself, which is not SMTP.
    Mailer,
}

impl MailStage {
    /// A stable word, such as `sender`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Connect => "connect",
            Self::Tls => "tls",
            Self::Hello => "hello",
            Self::Smtputf8 => "smtputf8",
            Self::Login => "login",
            Self::Sender => "sender",
            Self::Reset => "reset",
            Self::Recipient => "recipient",
            Self::Data => "data",
            Self::Content => "content",
            Self::Mailer => "mailer",
        }
    }
}

impl fmt::Display for MailStage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
