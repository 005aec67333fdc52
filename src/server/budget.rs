//! How many mails may be asked for, so that no mailbox is flooded from here.

use std::time::{Duration, SystemTime};

use sha2::{Digest, Sha256};

use super::{
    client::Client,
    store::{Budget, BudgetScope, SecretHash},
};
use crate::email::{EmailAddress, KeyLevel};

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(60 * 60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// How many mails a host sends because somebody asked for them: confirmations, and notes to owners
/// of accounts. They are counted in the database, so for all instances together.
///
/// Over budget every answer stays the same, and no mail is sent: the waiting page still offers
/// another one. A confirmation gives the mailbox its budget back, for its mail was wanted. Welcomes
/// are not counted.
///
/// A mailbox is counted at the level [`Aggressive`](KeyLevel::Aggressive): `ada+1@example.org` and
/// `ada+2@example.org` are one. A window begins with the first mail in it. After a clock that was ahead
/// was set back, a window lasts for twice its time at most.
///
/// ```
/// use leptos_signup::{MailBudgets, Signup};
///
/// let builder = Signup::builder().mail_budgets(MailBudgets::new().per_mailbox(3).per_host(500));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MailBudgets {
    pause: Duration,
    mailbox: u32,
    domain: u32,
    network: u32,
    host: u32,
    after_not_me: Duration,
}

impl Default for MailBudgets {
    fn default() -> Self {
        Self::new()
    }
}

impl MailBudgets {
    /// The defaults, named at each setting.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            pause: MINUTE,
            mailbox: 5,
            domain: 1_000,
            network: 100,
            host: 10_000,
            after_not_me: DAY,
        }
    }

    /// No bounds at all, for test suites that send to the same address again and again. Whoever
    /// says "this was not me" still has a day of silence.
    #[must_use]
    pub const fn unlimited() -> Self {
        Self {
            pause: Duration::ZERO,
            mailbox: u32::MAX,
            domain: u32::MAX,
            network: u32::MAX,
            host: u32::MAX,
            after_not_me: DAY,
        }
    }

    /// At least so long between two mails to a mailbox. Default: a minute.
    #[must_use]
    pub const fn pause(self, pause: Duration) -> Self {
        Self { pause, ..self }
    }

    /// Mails to a mailbox in a day. Default: 5.
    #[must_use]
    pub const fn per_mailbox(self, a_day: u32) -> Self {
        Self { mailbox: a_day, ..self }
    }

    /// Mails to all addresses of a domain in an hour. Default: 1,000.
    #[must_use]
    pub const fn per_domain(self, an_hour: u32) -> Self {
        Self { domain: an_hour, ..self }
    }

    /// Mails that a network of clients (an IPv4 address, an IPv6 /64) asks for in an hour. Default:
    /// 100. Clients whose address the host does not tell are not counted here.
    #[must_use]
    pub const fn per_network(self, an_hour: u32) -> Self {
        Self { network: an_hour, ..self }
    }

    /// Mails of the whole host in an hour. Default: 10,000.
    #[must_use]
    pub const fn per_host(self, an_hour: u32) -> Self {
        Self { host: an_hour, ..self }
    }

    /// How long a mailbox is left alone after its owner said that it was somebody else. Default: a
    /// day.
    #[must_use]
    pub const fn silence_after_not_me(self, silence: Duration) -> Self {
        Self { after_not_me: silence, ..self }
    }

    pub(super) fn silent_until(self, now: SystemTime) -> SystemTime {
        now + self.after_not_me
    }

    /// What one mail is counted against.
    pub(super) fn of(self, email: &EmailAddress, client: Client, now: SystemTime) -> Vec<Budget> {
        let network = client.network().map(|network| hash(&format!("{network:?}")));
        let mailbox = mailbox(email);
        let budget = |scope, key, limit, window: Duration| {
            // Whoever says "this was not me" makes that of the mailbox as long.
            let longest = match scope {
                BudgetScope::Mailbox => window.max(self.after_not_me),
                _ => window,
            };
            let (ends_at, latest_end) = (now + window, now + longest.saturating_mul(2));
            Budget { scope, key, limit, ends_at, latest_end }
        };
        let host = budget(BudgetScope::Host, hash(""), self.host, HOUR);
        let domain = budget(BudgetScope::Domain, hash(email.ascii_domain()), self.domain, HOUR);
        let network = network.map(|key| budget(BudgetScope::Network, key, self.network, HOUR));
        let day = budget(BudgetScope::Mailbox, mailbox, self.mailbox, DAY);
        let has_pause = !self.pause.is_zero();
        let pause = has_pause.then(|| budget(BudgetScope::MailboxPause, mailbox, 1, self.pause));
        [Some(host), Some(domain), network, Some(day), pause].into_iter().flatten().collect()
    }
}

/// What mails to an address are counted by.
pub(super) fn mailbox(email: &EmailAddress) -> SecretHash {
    hash(&email.key_at(KeyLevel::Aggressive))
}

fn hash(text: &str) -> SecretHash {
    Sha256::digest(text.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use std::time::UNIX_EPOCH;

    use super::*;

    #[test]
    fn spellings_of_a_mailbox_share_its_budget() {
        let mailbox = |text: &str| mailbox(&EmailAddress::parse(text).unwrap());
        assert_eq!(mailbox("v+1@example.org"), mailbox("V+12@Example.org"));
        assert_ne!(mailbox("v@example.org"), mailbox("w@example.org"));
    }

    #[test]
    fn whoever_has_no_address_is_in_no_bucket_with_others() {
        let email = EmailAddress::parse("ada@example.org").unwrap();
        let budgets = MailBudgets::new().of(&email, Client::default(), UNIX_EPOCH);
        assert!(budgets.iter().all(|budget| budget.scope != BudgetScope::Network));
        let mut sorted = budgets.clone();
        sorted.sort_by_key(|budget| budget.scope);
        assert!(budgets.iter().map(|b| b.scope).eq(sorted.iter().map(|b| b.scope)));
    }
}
