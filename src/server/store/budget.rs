//! The budgets that limit how many mails a host sends.

use std::time::SystemTime;

use crate::server::crypto::secret::SecretHash;

/// One budget: a number of mails in a window of time. The first mail begins the window.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
    /// What the budget counts.
    pub scope: BudgetScope,
    /// Hash of the mailbox, domain or network.
    pub key: SecretHash,
    /// The most mails in the window.
    pub limit: u32,
    /// When a window that begins now ends.
    pub ends_at: SystemTime,
    /// A window that ends later was begun by a clock that was ahead, and is over.
    pub latest_end: SystemTime,
}

/// What a budget counts. The store counts in this order, so that no two transactions wait for each
/// other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum BudgetScope {
    /// All mails of the host.
    Host,
    /// The mails to the addresses of one domain.
    Domain,
    /// The mails that one network of clients asked for.
    Network,
    /// The mails to one mailbox, over a long time.
    Mailbox,
    /// The mails to one mailbox, over a short time.
    MailboxPause,
}

impl BudgetScope {
    /// The word in the database.
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
