//! The budgets that limit how many mails a host sends, and the rule by which a mail waits for them.

use std::time::{Duration, SystemTime};

use crate::server::crypto::secret::SecretHash;

/// One budget: a number of mails in a window of time. The first mail begins the window.
#[derive(Clone, Debug)]
pub struct Budget {
    /// What the budget counts.
    pub scope: BudgetScope,
    /// The name of its row: the scope, and what tells it from others of the same key.
    pub name: String,
    /// Which of its rows this is. The limit and the reserve are those of the row.
    pub lot: u32,
    /// Keyed hash of the mailbox, domain or network.
    pub key: SecretHash,
    /// The most mails in the window.
    pub limit: u32,
    /// The most further mails in the window for newcomers.
    pub reserve: u32,
    /// A network is a newcomer while the row of this scope counts no mail.
    pub newcomers: Option<BudgetScope>,
    /// The length of the window.
    pub window: Duration,
}

/// What a budget counts. The store locks rows in this order, so that no two transactions wait for
/// each other, and what many share is locked last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum BudgetScope {
    /// The mails of one form to one mailbox, over a short time.
    MailboxPause,
    /// The mails to one mailbox that one network asked for.
    MailboxShare,
    /// The time after "this was not me".
    Silence,
    /// The mails to one mailbox, over a long time.
    Mailbox,
    /// The mails that one network of clients asked for.
    Network,
    /// The mails of the IPv6 /56 around it.
    NetworkWide,
    /// The mails of the IPv6 /48 around it.
    NetworkWidest,
    /// The mails to one domain that one network asked for.
    DomainShare,
    /// The mails to the addresses of one domain.
    Domain,
    /// All mails of the host.
    Host,
}

impl BudgetScope {
    /// The word in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::MailboxPause => "mailbox_pause",
            Self::MailboxShare => "mailbox_share",
            Self::Silence => "silence",
            Self::Mailbox => "mailbox",
            Self::Network => "network",
            Self::NetworkWide => "network_56",
            Self::NetworkWidest => "network_48",
            Self::DomainShare => "domain_share",
            Self::Domain => "domain",
            Self::Host => "host",
        }
    }

    /// Whether several rows may count the budget: people and instances share it.
    pub(crate) const fn has_lots(self) -> bool {
        !matches!(self, Self::MailboxPause | Self::MailboxShare | Self::Silence | Self::Mailbox)
    }

    /// Whether many people share the budget, so that an operator must look when it is spent.
    pub(crate) const fn is_shared(self) -> bool {
        matches!(self, Self::Domain | Self::Host)
    }
}

/// The row of a budget. Mails that wait are counted in it, for windows to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spent {
    /// The mails since the window began, and those that wait for later windows.
    pub mails: i64,
    /// The same for the reserve.
    pub reserved: i64,
    /// The mails that other rows of the same budget count.
    pub elsewhere: i64,
    /// When the window ends.
    pub ends_at: SystemTime,
}

/// The number of mails in a budget that allows none before its window ends.
pub const EXHAUSTED: i64 = 1 << 40;

/// What becomes of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailFate {
    /// It goes out now.
    Queued,
    /// It waits until this time.
    Deferred(SystemTime),
    /// It would have to wait for this budget until its link is dead.
    OverBudget(BudgetScope),
    /// A bot asked for it, so it never goes out.
    Trapped,
}

impl MailFate {
    /// Whether the mail goes out, now or later.
    #[must_use]
    pub const fn goes_out(self) -> bool {
        matches!(self, Self::Queued | Self::Deferred(_))
    }

    /// The state of its row in the outbox, and when it is due.
    pub(crate) fn row(self, now: SystemTime) -> (&'static str, SystemTime) {
        match self {
            Self::Queued => ("queued", now),
            Self::Deferred(until) => ("deferred", until),
            Self::OverBudget(_) | Self::Trapped => ("withheld", now),
        }
    }
}

impl Spent {
    /// The row of a window that begins now.
    #[must_use]
    pub fn none(window: Duration, now: SystemTime) -> Self {
        let ends_at = now.checked_add(window).unwrap_or(now);
        Self { mails: 0, reserved: 0, elsewhere: 0, ends_at }
    }

    /// The row at `now`: windows that have ended take their mails along. A window that ends in more
    /// than twice its length was begun by a clock that was ahead, and is over.
    pub(crate) fn at(self, budget: &Budget, now: SystemTime) -> Self {
        let elsewhere = self.elsewhere;
        let begun = Self { elsewhere, ..Self::none(budget.window, now) };
        let Ok(since) = now.duration_since(self.ends_at) else {
            let ahead = self.ends_at.duration_since(now).unwrap_or_default();
            return if ahead > budget.window.saturating_mul(2) { begun } else { self };
        };
        if self.mails >= EXHAUSTED {
            return begun;
        }
        let window = budget.window.as_millis().max(1);
        let windows = since.as_millis() / window + 1;
        let taken =
            |each: u32| i64::try_from(windows.saturating_mul(each.into())).unwrap_or(i64::MAX);
        let mails = (self.mails.saturating_sub(taken(budget.limit))).max(0);
        let reserved = (self.reserved.saturating_sub(taken(budget.reserve))).max(0);
        if (mails, reserved) == (0, 0) {
            return begun;
        }
        let left = u64::try_from(window - since.as_millis() % window).unwrap_or_default();
        Self { mails, reserved, elsewhere, ends_at: now + Duration::from_millis(left) }
    }

    /// When a mail may go that comes after `before` others. `None` is never.
    fn place(
        self,
        before: i64,
        limit: u32,
        budget: &Budget,
        now: SystemTime,
    ) -> Option<SystemTime> {
        if before >= EXHAUSTED {
            return Some(self.ends_at);
        }
        match before.checked_div(limit.into())? {
            0 => Some(now),
            windows => {
                let later = u32::try_from(windows - 1).ok()?;
                self.ends_at.checked_add(budget.window.checked_mul(later)?)
            }
        }
    }
}

/// When a mail may go, and which part of the budget it takes.
pub(crate) struct Slot {
    pub(crate) at: Option<SystemTime>,
    is_reserved: bool,
}

/// Decides what becomes of a mail whose link dies at `expires_at`, and counts it in the rows, which
/// are those of `budgets` in the same order. A mail that does not go out spends nothing.
pub fn decide(
    budgets: &[Budget],
    rows: &mut [Spent],
    now: SystemTime,
    expires_at: SystemTime,
) -> MailFate {
    for (budget, row) in budgets.iter().zip(rows.iter_mut()) {
        *row = row.at(budget, now);
    }
    let is_newcomer = |scope: BudgetScope| {
        let of_scope = budgets.iter().zip(rows.iter()).find(|(budget, _)| budget.scope == scope);
        of_scope.is_some_and(|(_, row)| row.mails + row.elsewhere == 0)
    };
    let slots: Vec<Slot> = budgets
        .iter()
        .zip(rows.iter())
        .map(|(budget, row)| {
            let is_reserved = budget.reserve > 0 && budget.newcomers.is_some_and(is_newcomer);
            slot(budget, *row, is_reserved, now)
        })
        .collect();
    let mut latest = now;
    for (budget, slot) in budgets.iter().zip(&slots) {
        match slot.at {
            Some(at) if at <= now || at < expires_at => latest = latest.max(at),
            _ => return MailFate::OverBudget(budget.scope),
        }
    }
    let waits_for_share = budgets.iter().zip(&slots).any(|(budget, slot)| {
        budget.scope == BudgetScope::MailboxShare && slot.at.is_some_and(|at| at > now)
    });
    for ((budget, row), slot) in budgets.iter().zip(rows.iter_mut()).zip(&slots) {
        let counts = match budget.scope {
            // A mail that goes out much later is no reason to pause now.
            BudgetScope::MailboxPause => latest <= now + budget.window,
            // A network that has used up its share takes nothing from others.
            BudgetScope::Mailbox => !waits_for_share,
            _ => row.mails < EXHAUSTED || slot.is_reserved,
        };
        match slot.is_reserved {
            true => row.reserved += i64::from(counts),
            false => row.mails += i64::from(counts),
        }
    }
    if latest > now { MailFate::Deferred(latest) } else { MailFate::Queued }
}

/// The slot of a mail in one budget. A newcomer takes the reserve where that is sooner.
pub(crate) fn slot(budget: &Budget, row: Spent, may_use_reserve: bool, now: SystemTime) -> Slot {
    let common = Slot { at: row.place(row.mails, budget.limit, budget, now), is_reserved: false };
    if !may_use_reserve || common.at.is_some_and(|at| at <= now) {
        return common;
    }
    let at = row.place(row.reserved, budget.reserve, budget, now);
    match (common.at, at) {
        (Some(common_at), Some(reserved)) if reserved >= common_at => common,
        (_, None) => common,
        _ => Slot { at, is_reserved: true },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: Duration = Duration::from_secs(60 * 60);

    fn budget(scope: BudgetScope, limit: u32, reserve: u32) -> Budget {
        Budget {
            scope,
            name: scope.as_str().to_owned(),
            lot: 0,
            key: SecretHash::from([0; 32]),
            limit,
            reserve,
            newcomers: Some(BudgetScope::Network),
            window: HOUR,
        }
    }

    fn start() -> SystemTime {
        SystemTime::UNIX_EPOCH + HOUR * 1000
    }

    fn ask(budgets: &[Budget], rows: &mut [Spent], now: SystemTime) -> MailFate {
        decide(budgets, rows, now, now + 24 * HOUR)
    }

    #[test]
    fn what_exceeds_a_window_waits_for_the_next_ones_in_turn() {
        let budgets = [budget(BudgetScope::Domain, 2, 0)];
        let mut rows = [Spent::none(HOUR, start())];
        let fates: Vec<_> = (0..5).map(|_| ask(&budgets, &mut rows, start())).collect();
        let wait = |hours| MailFate::Deferred(start() + hours * HOUR);
        assert_eq!(fates, [MailFate::Queued, MailFate::Queued, wait(1), wait(1), wait(2)]);
        // Later windows are taken already.
        let later = start() + HOUR + HOUR / 2;
        assert_eq!(ask(&budgets, &mut rows, later), wait(2));
        assert_eq!(ask(&budgets, &mut rows, later), wait(3));
        let long_after = start() + 10 * HOUR;
        assert_eq!(ask(&budgets, &mut rows, long_after), MailFate::Queued);
        assert_eq!(rows[0], Spent { mails: 1, ..Spent::none(HOUR, long_after) });
    }

    #[test]
    fn what_would_wait_longer_than_its_link_lives_spends_nothing() {
        let budgets = [budget(BudgetScope::Network, 9, 0), budget(BudgetScope::Domain, 1, 0)];
        let mut rows = [Spent::none(HOUR, start()); 2];
        let ask = |rows: &mut [Spent]| decide(&budgets, rows, start(), start() + HOUR);
        assert_eq!(ask(&mut rows), MailFate::Queued);
        let before = rows;
        assert_eq!(ask(&mut rows), MailFate::OverBudget(BudgetScope::Domain));
        assert_eq!(rows, before);
    }

    #[test]
    fn the_reserve_is_for_networks_that_sent_nothing() {
        let budgets = [budget(BudgetScope::Network, 100, 0), budget(BudgetScope::Host, 4, 1)];
        let mut host = Spent::none(HOUR, start());
        let mut from = |network: &mut Spent| {
            let mut rows = [*network, host];
            let fate = ask(&budgets, &mut rows, start());
            [*network, host] = rows;
            fate
        };
        let (mut one, mut other, mut third) =
            (Spent::none(HOUR, start()), Spent::none(HOUR, start()), Spent::none(HOUR, start()));
        assert!((0..4).all(|_| from(&mut one) == MailFate::Queued));
        assert_eq!(from(&mut one), MailFate::Deferred(start() + HOUR));
        assert_eq!(from(&mut other), MailFate::Queued);
        assert_eq!(from(&mut third), MailFate::Deferred(start() + HOUR), "the reserve is spent");
    }

    #[test]
    fn silence_lasts_as_long_as_it_was_asked_for() {
        let budgets = [budget(BudgetScope::Silence, u32::MAX, 0)];
        let mut rows = [Spent { mails: EXHAUSTED, ..Spent::none(HOUR, start()) }];
        assert_eq!(ask(&budgets, &mut rows, start()), MailFate::Deferred(start() + HOUR));
        assert_eq!(ask(&budgets, &mut rows, start() + HOUR), MailFate::Queued);
    }

    #[test]
    fn a_row_of_a_clock_that_was_ahead_is_over() {
        let budgets = [budget(BudgetScope::Host, 1, 0)];
        let mut rows = [Spent { mails: 1, ..Spent::none(3 * HOUR, start()) }];
        assert_eq!(ask(&budgets, &mut rows, start()), MailFate::Queued);
    }
}
