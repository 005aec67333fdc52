//! The budgets that keep a host from flooding mailboxes.

use std::time::{Duration, SystemTime};

use crate::{
    email::{EmailAddress, key::KeyLevel},
    server::{
        crypto::secret::SecretHash,
        net::client::Client,
        store::budget::{Budget, BudgetScope},
    },
};

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(60 * 60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// How many mails a host sends on request: confirmations, and notices to owners of accounts. The
/// database counts them for all instances together.
///
/// Over a budget every answer stays the same and no mail is sent. The waiting page still offers
/// another mail. A confirmation resets the budget of the mailbox, because its mail was wanted. Welcome
/// mails do not count.
///
/// A mailbox is counted at the level [`Aggressive`](KeyLevel::Aggressive): `ada+1@example.org` and
/// `ada+2@example.org` are one. A window begins with its first mail. After a clock that was ahead is
/// set back, a window lasts at most twice its time.
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
    /// The default budgets, as documented at each setting.
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

    /// No limits, for test suites that send to the same address again and again. "This was not me"
    /// still stops mails for a day.
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

    /// The shortest time between two mails to a mailbox. Default: a minute.
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

    /// Mails that a network of clients (an IPv4 address, an IPv6 /64) requests in an hour. Default:
    /// 100. Clients of unknown address do not count.
    #[must_use]
    pub const fn per_network(self, an_hour: u32) -> Self {
        Self { network: an_hour, ..self }
    }

    /// Mails of the whole host in an hour. Default: 10,000.
    #[must_use]
    pub const fn per_host(self, an_hour: u32) -> Self {
        Self { host: an_hour, ..self }
    }

    /// How long a mailbox gets no mail after its owner said "this was not me". Default: a day.
    #[must_use]
    pub const fn silence_after_not_me(self, silence: Duration) -> Self {
        Self { after_not_me: silence, ..self }
    }

    pub(crate) fn silent_until(self, now: SystemTime) -> SystemTime {
        now + self.after_not_me
    }

    /// The budgets that count one mail.
    pub(crate) fn of(self, email: &EmailAddress, client: Client, now: SystemTime) -> Vec<Budget> {
        let network = client.network().map(|network| SecretHash::of_text(&format!("{network:?}")));
        let mailbox = mailbox_hash(email);
        let budget = |scope, key, limit, window: Duration| {
            // "This was not me" makes the window of a mailbox that long.
            let longest = match scope {
                BudgetScope::Mailbox => window.max(self.after_not_me),
                _ => window,
            };
            let (ends_at, latest_end) = (now + window, now + longest.saturating_mul(2));
            Budget { scope, key, limit, ends_at, latest_end }
        };
        let host = budget(BudgetScope::Host, SecretHash::of_text(""), self.host, HOUR);
        let domain = budget(
            BudgetScope::Domain,
            SecretHash::of_text(email.ascii_domain()),
            self.domain,
            HOUR,
        );
        let network = network.map(|key| budget(BudgetScope::Network, key, self.network, HOUR));
        let day = budget(BudgetScope::Mailbox, mailbox, self.mailbox, DAY);
        let has_pause = !self.pause.is_zero();
        let pause = has_pause.then(|| budget(BudgetScope::MailboxPause, mailbox, 1, self.pause));
        [Some(host), Some(domain), network, Some(day), pause].into_iter().flatten().collect()
    }
}

/// The key of a mailbox's budgets.
pub(crate) fn mailbox_hash(email: &EmailAddress) -> SecretHash {
    SecretHash::of_text(&email.key_at(KeyLevel::Aggressive))
}

#[cfg(test)]
mod tests {
    use std::time::UNIX_EPOCH;

    use super::*;

    #[test]
    fn spellings_of_a_mailbox_share_its_budget() {
        let mailbox = |text: &str| mailbox_hash(&EmailAddress::parse(text).unwrap());
        assert_eq!(mailbox("v+1@example.org"), mailbox("V+12@Example.org"));
        assert_ne!(mailbox("v@example.org"), mailbox("w@example.org"));
    }

    #[test]
    fn clients_of_unknown_address_share_no_budget() {
        let email = EmailAddress::parse("ada@example.org").unwrap();
        let budgets = MailBudgets::new().of(&email, Client::default(), UNIX_EPOCH);
        assert!(budgets.iter().all(|budget| budget.scope != BudgetScope::Network));
        let mut sorted = budgets.clone();
        sorted.sort_by_key(|budget| budget.scope);
        assert!(budgets.iter().map(|b| b.scope).eq(sorted.iter().map(|b| b.scope)));
    }
}
