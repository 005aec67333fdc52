//! What mails are counted against, so that nobody's mailbox is flooded from here.

use std::time::SystemTime;

use super::SecretHash;

/// One count of mails: so many in a window of time, which begins with the first of them.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
    /// What is counted.
    pub scope: BudgetScope,
    /// The hash of whose mails are counted.
    pub key: SecretHash,
    /// The most mails in the window.
    pub limit: u32,
    /// When a window that begins now ends.
    pub ends_at: SystemTime,
    /// A window that ends later was begun by a clock that was ahead, and is over.
    pub latest_end: SystemTime,
}

/// What is counted. Stores count in this order, so that two of them never wait for each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum BudgetScope {
    /// All mails of the host.
    Host,
    /// Those to the addresses of a domain.
    Domain,
    /// Those that a network of clients asked for.
    Network,
    /// Those to one mailbox, over a long time.
    Mailbox,
    /// Those to one mailbox, over a short time.
    MailboxPause,
}

impl BudgetScope {
    /// What stands in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Host => "host",
            Self::Domain => "domain",
            Self::Network => "network",
            Self::Mailbox => "mailbox",
            Self::MailboxPause => "mailbox_pause",
        }
    }
}
