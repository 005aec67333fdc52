//! The budgets that keep a host from flooding mailboxes. `docs/limits.md` has the whole policy.

use std::time::{Duration, SystemTime};

use crate::{
    email::{
        EmailAddress,
        key::{KeyLevel, is_provider},
    },
    server::{
        crypto::secret::SecretHash,
        limits::settings::{Limit, RateLimits},
        net::client::{Client, NetworkStep},
        store::{
            budget::{Budget, BudgetScope},
            budget_key::BudgetKeys,
        },
    },
};

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(60 * 60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The budget of a network where the rate limits set none.
const NETWORK: u32 = 420;

/// The share of a network in a domain where the rate limits set none.
const DOMAIN_SHARE: u32 = 210;

/// The budget of the host where the rate limits set none.
const HOST: u32 = 48_000;

/// How many mails a host sends on request: confirmations, and notices to owners of accounts. The
/// database counts them for all instances together.
///
/// Over a budget every answer stays the same, and the mail waits until the budget allows it. A newer
/// mail of the same form to the same mailbox from the same network replaces it. A mail that would wait
/// longer than its link lives is withheld, counted and logged. A confirmation resets the budgets of
/// the mailbox, because its mail was wanted. Welcome mails do not count.
///
/// A mailbox is counted at the level [`Aggressive`](KeyLevel::Aggressive): `ada+1@example.org` and
/// `ada+2@example.org` are one. A window begins with its first mail. After a clock that was ahead is
/// set back, a window lasts at most twice its time.
///
/// A part of the budgets of a mailbox, a domain and the host is kept for networks that have sent
/// nothing in the window, so that a stranger cannot spend them alone. The budgets are stored under
/// keyed hashes, with a key derived from the host's
/// [`signing_key`](crate::SignupBuilder::signing_key). Without one, each process counts for itself and
/// begins again at its start.
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
    domain_share: Option<u32>,
    network: Option<u32>,
    host: Option<u32>,
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
            domain_share: None,
            network: None,
            host: None,
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
            domain_share: Some(u32::MAX),
            network: Some(u32::MAX),
            host: Some(u32::MAX),
            after_not_me: DAY,
        }
    }

    /// The shortest time between two mails of a form to a mailbox. Default: a minute.
    #[must_use]
    pub const fn pause(self, pause: Duration) -> Self {
        Self { pause, ..self }
    }

    /// Mails to a mailbox in a day. The last one is for a network that has asked for none, and a
    /// network may ask for three fifths. Default: 5.
    #[must_use]
    pub const fn per_mailbox(self, a_day: u32) -> Self {
        Self { mailbox: a_day, ..self }
    }

    /// Mails to all addresses of a domain and its subdomains in an hour. The last fifth is for networks
    /// that have asked for none. Domains of big mail providers are not counted. Default: 1,000.
    #[must_use]
    pub const fn per_domain(self, an_hour: u32) -> Self {
        Self { domain: an_hour, ..self }
    }

    /// Mails that a network of clients (an IPv4 address, an IPv6 /64) requests in an hour; the /56
    /// around it may request three times as many, and the /48 six times. Clients of unknown address do
    /// not count. Default: what the [`RateLimits`] of sign-ups and of further mails let through in an
    /// hour, which is 420.
    #[must_use]
    pub const fn per_network(self, an_hour: u32) -> Self {
        Self { network: Some(an_hour), ..self }
    }

    /// Mails of the whole host in an hour. The last fifth is for networks that have asked for none.
    /// Default: two and a half times what the [`RateLimits`] of sign-ups let through in an hour without
    /// newcomers and solved proofs of work, which is 48,000.
    #[must_use]
    pub const fn per_host(self, an_hour: u32) -> Self {
        Self { host: Some(an_hour), ..self }
    }

    /// How long the mails to an address wait after its owner said "this was not me". One mail that a
    /// network asks for that had asked for none goes out all the same: the owner may sign up later.
    /// Default: a day.
    #[must_use]
    pub const fn silence_after_not_me(self, silence: Duration) -> Self {
        Self { after_not_me: silence, ..self }
    }

    pub(crate) fn silent_until(self, now: SystemTime) -> SystemTime {
        now + self.after_not_me
    }

    /// Sets what the host left open to what its rate limits let through, so that no sign-up that they
    /// accept waits for a budget of its network or of the host.
    pub(crate) fn agreeing_with(self, limits: &RateLimits) -> Self {
        let sign_ups = limits.sign_ups_per_network.map(Limit::in_an_hour);
        let resends = limits.resends_per_network.map(Limit::in_an_hour);
        let network = sign_ups.zip(resends).map(|(one, other)| one.saturating_add(other));
        // A quarter more, so that a fifth is for newcomers, and twice that with those who work.
        let quarters = if limits.work.is_some() { 10 } else { 5 };
        let host = limits.sign_ups_per_host.map(Limit::in_an_hour);
        let host = host.map(|all| (u64::from(all) * quarters).div_ceil(4));
        Self {
            domain_share: self.domain_share.or(sign_ups),
            network: self.network.or(network),
            host: self.host.or(host.map(|all| u32::try_from(all).unwrap_or(u32::MAX))),
            ..self
        }
    }

    /// The budgets that count one mail, in the order of their scopes.
    pub(crate) fn of(self, mail: &Counted<'_>, keys: &BudgetKeys) -> Vec<Budget> {
        let mut budgets = self.of_mailbox(mail, keys);
        budgets.extend(self.of_networks(mail.client, keys));
        budgets.extend(self.of_domain(mail, keys));
        let widest = mail.client.steps().len().checked_sub(1).map(|last| NETWORKS[last]);
        let host = kept_for(widest, self.host.unwrap_or(HOST), |all| all / 5);
        budgets.push(budget(BudgetScope::Host, keys.of("host", b""), host, widest, HOUR));
        budgets
    }

    /// All rows of a mailbox have one key, so that a confirmation finds them.
    fn of_mailbox(self, mail: &Counted<'_>, keys: &BudgetKeys) -> Vec<Budget> {
        let key = keys.mailbox(&mailbox_hash(mail.email));
        let network = mail.client.widest_network();
        let newcomers = network.map(|_| BudgetScope::MailboxShare);
        let mut budgets = Vec::new();
        if !self.pause.is_zero() {
            let pause = budget(BudgetScope::MailboxPause, key, (1, 0), None, self.pause);
            budgets.push(pause.named(&keys.detail("form", mail.form)));
        }
        if let Some(network) = network {
            let share = (self.mailbox / 5 * 3 + self.mailbox % 5 * 3 / 5).max(1);
            let share = budget(BudgetScope::MailboxShare, key, (share, 0), None, DAY);
            budgets.push(share.named(&keys.detail("network", &format!("{network:?}"))));
        }
        let silence = keys.silence(&mail.email.key());
        let limits = (u32::MAX, u32::from(network.is_some()));
        budgets.push(budget(BudgetScope::Silence, silence, limits, newcomers, self.after_not_me));
        let day = kept_for(newcomers, self.mailbox, |all| u32::from(all > 1));
        budgets.push(budget(BudgetScope::Mailbox, key, day, newcomers, DAY));
        budgets
    }

    fn of_networks(self, client: Client, keys: &BudgetKeys) -> Vec<Budget> {
        let limit = self.network.unwrap_or(NETWORK);
        let steps = client.steps().into_iter().zip(NETWORKS);
        let of_step = |(step, scope): (NetworkStep, BudgetScope)| {
            let key = keys.of("network", format!("{step:?}").as_bytes());
            budget(scope, key, (limit.saturating_mul(step.factor()), 0), None, HOUR)
        };
        steps.map(of_step).collect()
    }

    /// A budget for all people at a big provider would protect none of them.
    fn of_domain(self, mail: &Counted<'_>, keys: &BudgetKeys) -> Vec<Budget> {
        let domain = mail.email.ascii_domain();
        if is_provider(domain) {
            return Vec::new();
        }
        let domain = organisation(domain);
        let network = mail.client.widest_network();
        let share = network.map(|network| {
            let key = keys.of("share", format!("{network:?}\0{domain}").as_bytes());
            let limit = self.domain_share.unwrap_or(DOMAIN_SHARE);
            budget(BudgetScope::DomainShare, key, (limit, 0), None, HOUR)
        });
        let newcomers = network.map(|_| BudgetScope::DomainShare);
        let limits = kept_for(newcomers, self.domain, |all| all / 5);
        let key = keys.of("domain", domain.as_bytes());
        let all = budget(BudgetScope::Domain, key, limits, newcomers, HOUR);
        share.into_iter().chain([all]).collect()
    }
}

/// A mail as budgets see it.
pub(crate) struct Counted<'a> {
    pub(crate) form: &'a str,
    pub(crate) email: &'a EmailAddress,
    pub(crate) client: Client,
}

/// The scopes of the steps of a network, from narrow to wide.
const NETWORKS: [BudgetScope; 3] =
    [BudgetScope::Network, BudgetScope::NetworkWide, BudgetScope::NetworkWidest];

fn budget(
    scope: BudgetScope,
    key: SecretHash,
    (limit, reserve): (u32, u32),
    newcomers: Option<BudgetScope>,
    window: Duration,
) -> Budget {
    let name = scope.as_str().to_owned();
    Budget { scope, name, lot: 0, key, limit, reserve, newcomers, window }
}

impl Budget {
    fn named(self, detail: &str) -> Self {
        Self { name: [self.scope.as_str(), ":", detail].concat(), ..self }
    }
}

/// The limit for everyone and the reserve for newcomers. Where no network is known, no one can be told
/// to be a newcomer.
fn kept_for(newcomers: Option<BudgetScope>, all: u32, part: fn(u32) -> u32) -> (u32, u32) {
    let reserve = newcomers.map_or(0, |_| part(all));
    (all - reserve, reserve)
}

/// The labels under which people register domains in countries, such as `co.uk`.
const PUBLIC_LABELS: [&str; 16] = [
    "ac", "asso", "co", "com", "edu", "go", "gob", "gouv", "gov", "ltd", "mil", "net", "nom", "or",
    "org", "sch",
];

/// The domain that was registered, as far as its labels show it: the last two, or three below such as
/// `co.uk`. Its owner can make any number of subdomains.
fn organisation(domain: &str) -> &str {
    let mut labels = domain.rsplit('.');
    let (Some(top), Some(second), Some(third)) = (labels.next(), labels.next(), labels.next())
    else {
        return domain;
    };
    if domain.starts_with('[') {
        return domain;
    }
    let is_public = top.len() == 2 && PUBLIC_LABELS.contains(&second);
    let length = top.len() + 1 + second.len() + if is_public { 1 + third.len() } else { 0 };
    &domain[domain.len() - length..]
}

/// The hash of a mailbox, which stands beside its address.
pub(crate) fn mailbox_hash(email: &EmailAddress) -> SecretHash {
    SecretHash::of_text(&email.key_at(KeyLevel::Aggressive))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::crypto::signing::SigningKeys;

    fn keys() -> BudgetKeys {
        let key = "a key of more than 32 bytes, as it happens".to_owned();
        BudgetKeys::new(&SigningKeys::new(vec![key]).unwrap())
    }

    fn of(email: &str, client: &str) -> Vec<Budget> {
        let email = EmailAddress::parse(email).unwrap();
        let client = Client { address: client.parse().ok() };
        let counted = Counted { form: "account", email: &email, client };
        MailBudgets::new().agreeing_with(&RateLimits::new()).of(&counted, &keys())
    }

    fn limit(budgets: &[Budget], scope: BudgetScope) -> Option<(u32, u32)> {
        let found = budgets.iter().find(|budget| budget.scope == scope);
        found.map(|budget| (budget.limit, budget.reserve))
    }

    #[test]
    fn spellings_of_a_mailbox_share_its_budget() {
        let mailbox = |text: &str| mailbox_hash(&EmailAddress::parse(text).unwrap());
        assert_eq!(mailbox("v+1@example.org"), mailbox("V+12@Example.org"));
        assert_ne!(mailbox("v@example.org"), mailbox("w@example.org"));
    }

    #[test]
    fn clients_of_unknown_address_share_no_budget_and_have_no_reserve() {
        let budgets = of("ada@example.org", "unknown");
        assert_eq!(limit(&budgets, BudgetScope::Network), None);
        assert_eq!(limit(&budgets, BudgetScope::MailboxShare), None);
        assert_eq!(limit(&budgets, BudgetScope::Mailbox), Some((5, 0)));
        assert_eq!(limit(&budgets, BudgetScope::Host), Some((48_000, 0)));
    }

    #[test]
    fn the_budgets_stand_in_the_order_in_which_they_are_locked() {
        for client in ["unknown", "192.0.2.1", "2001:db8::1"] {
            let scopes: Vec<_> =
                of("ada@example.org", client).iter().map(|budget| budget.scope).collect();
            assert!(scopes.is_sorted(), "{scopes:?}");
        }
        assert_eq!(of("ada@example.org", "2001:db8::1").len(), 10, "one statement reads them");
    }

    #[test]
    fn by_default_the_budgets_allow_what_the_rate_limits_let_through() {
        let budgets = of("ada@example.org", "2001:db8::1");
        let limits = RateLimits::new();
        let hour = |limit: Option<Limit>| limit.map(Limit::in_an_hour).unwrap();
        let sign_ups = hour(limits.sign_ups_per_network);
        let network = sign_ups + hour(limits.resends_per_network);
        assert_eq!(limit(&budgets, BudgetScope::Network), Some((network, 0)));
        assert_eq!(limit(&budgets, BudgetScope::NetworkWide), Some((3 * network, 0)));
        assert_eq!(limit(&budgets, BudgetScope::NetworkWidest), Some((6 * network, 0)));
        assert_eq!(limit(&budgets, BudgetScope::DomainShare), Some((sign_ups, 0)));
        let (host, reserve) = limit(&budgets, BudgetScope::Host).unwrap();
        // The first bucket and the one of solved proofs of work, and that of newcomers.
        let of_all = hour(limits.sign_ups_per_host);
        assert!(host >= 2 * of_all, "{host}");
        assert!(reserve >= of_all.div_ceil(5), "{reserve}");
        let (domain, reserve) = limit(&budgets, BudgetScope::Domain).unwrap();
        assert_eq!((domain, reserve), (800, 200));
        assert!(domain >= sign_ups, "a school behind one address");
    }

    #[test]
    fn subdomains_of_a_domain_share_its_budget_and_providers_have_none() {
        for (domain, counted) in [
            ("example.org", "example.org"),
            ("a.b.example.org", "example.org"),
            ("a.example.co.uk", "example.co.uk"),
            ("example.co.uk", "example.co.uk"),
            ("co.uk", "co.uk"),
            ("xx.de", "xx.de"),
            ("[192.0.2.1]", "[192.0.2.1]"),
            ("localhost", "localhost"),
        ] {
            assert_eq!(organisation(domain), counted);
        }
        assert_eq!(limit(&of("ada@gmail.com", "192.0.2.1"), BudgetScope::Domain), None);
    }

    #[test]
    fn no_key_is_a_plain_hash() {
        let plain = mailbox_hash(&EmailAddress::parse("ada@example.org").unwrap());
        for client in ["unknown", "192.0.2.1"] {
            let ours = of("ada@example.org", client);
            assert!(ours.iter().all(|budget| budget.key != plain));
            let network = SecretHash::of_text("V4(192.0.2.1)");
            assert!(ours.iter().all(|budget| budget.key != network));
        }
        let email = EmailAddress::parse("ada@example.org").unwrap();
        let counted = Counted { form: "account", email: &email, client: Client::default() };
        let other = BudgetKeys::new(&SigningKeys::new(Vec::new()).unwrap());
        let pairs = MailBudgets::new().of(&counted, &keys());
        let others = MailBudgets::new().of(&counted, &other);
        assert!(pairs.iter().zip(&others).all(|(one, other)| one.key != other.key));
    }
}
