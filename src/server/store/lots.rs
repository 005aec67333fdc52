//! A large budget is counted in several rows, its lots, so that instances need not wait for one another.
//!
//! An instance counts in a lot of its own while that has room, and then in the next one. Each lot has a part
//! of the limit, so together they never exceed it, and all of them have the same window.

use std::time::SystemTime;

use crate::server::store::budget::{Budget, Spent, slot};

/// The most lots of a budget, several times the instances of most hosts.
const MOST: u32 = 16;

/// The fewest mails in a lot, so that small budgets have one.
const FEWEST_MAILS: u32 = 25;

/// In how many rows a budget is counted.
pub(crate) fn lots_of(budget: &Budget) -> u32 {
    match budget.scope.has_lots() {
        true => (budget.limit / FEWEST_MAILS).clamp(1, MOST),
        false => 1,
    }
}

/// A budget with what is spent of each lot at one time.
pub(crate) struct Lots<'a> {
    pub(crate) budget: &'a Budget,
    rows: Vec<Spent>,
    now: SystemTime,
}

impl<'a> Lots<'a> {
    /// A budget in one lot, of which nothing is known.
    pub(crate) fn one(budget: &'a Budget, now: SystemTime) -> Self {
        Self::new(budget, 1, &[], now)
    }

    /// A budget in `count` lots, with the rows that exist. Rows beyond `count` are of another limit, and
    /// no longer count.
    pub(crate) fn new(
        budget: &'a Budget,
        count: u32,
        stored: &[(u32, Spent)],
        now: SystemTime,
    ) -> Self {
        let none = Spent::none(budget.window, now);
        let mut lots = Self { budget, rows: Vec::new(), now };
        for lot in 0..count.max(1) {
            let row = stored.iter().find(|(number, _)| *number == lot);
            lots.rows.push(row.map_or(none, |(_, row)| row.at(&lots.part_of(lot, count), now)));
        }
        lots.share_window(none);
        lots
    }

    /// A lot that begins joins the window of those that count mails already.
    fn share_window(&mut self, none: Spent) {
        let is_running = |row: &&Spent| (row.mails, row.reserved) != (0, 0);
        let running = self.rows.iter().filter(is_running).map(|row| row.ends_at).max();
        let ends_at = running.filter(|at| *at <= none.ends_at).unwrap_or(none.ends_at);
        let all: i64 = self.rows.iter().map(|row| row.mails).fold(0, i64::saturating_add);
        for row in &mut self.rows {
            row.elsewhere = all.saturating_sub(row.mails);
            if self.budget.scope.has_lots() && !is_running(&&*row) {
                row.ends_at = ends_at;
            }
        }
    }

    /// The budget with its part of the limit in a lot.
    pub(crate) fn part(&self, lot: u32) -> Budget {
        self.part_of(lot, u32::try_from(self.rows.len()).unwrap_or(MOST))
    }

    fn part_of(&self, lot: u32, count: u32) -> Budget {
        let part = |all: u32| all / count + u32::from(lot < all % count);
        let (limit, reserve) = (part(self.budget.limit), part(self.budget.reserve));
        Budget { lot, limit, reserve, ..self.budget.clone() }
    }

    /// What is spent of a lot.
    pub(crate) fn row(&self, lot: u32) -> Spent {
        let row = usize::try_from(lot).ok().and_then(|lot| self.rows.get(lot));
        row.copied().unwrap_or(Spent::none(self.budget.window, self.now))
    }

    /// Whether no lot counts a mail.
    pub(crate) fn is_unspent(&self) -> bool {
        self.rows.iter().all(|row| row.mails == 0)
    }

    /// The lot from which a mail may go soonest; of several the first from `first` on.
    pub(crate) fn choose(&self, first: u32, is_newcomer: bool) -> u32 {
        let count = u32::try_from(self.rows.len()).unwrap_or(MOST);
        let soonest = (0..count).map(|lot| (first % count + lot) % count).min_by_key(|lot| {
            let part = self.part(*lot);
            let may_use_reserve = is_newcomer && part.reserve > 0;
            let at = slot(&part, self.row(*lot), may_use_reserve, self.now).at;
            (at.is_none(), at)
        });
        soonest.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::server::{
        crypto::secret::SecretHash,
        store::budget::{BudgetScope, MailFate, decide},
    };

    const HOUR: Duration = Duration::from_secs(60 * 60);

    fn start() -> SystemTime {
        SystemTime::UNIX_EPOCH + HOUR * 1000
    }

    fn budget(scope: BudgetScope, limit: u32, reserve: u32) -> Budget {
        let name = scope.as_str().to_owned();
        let (key, newcomers) = (SecretHash::from([0; 32]), Some(BudgetScope::Network));
        Budget { scope, name, lot: 0, key, limit, reserve, newcomers, window: HOUR }
    }

    /// Counts a mail as the store does, and returns what becomes of it.
    fn count(
        stored: &mut Vec<(u32, Spent)>,
        budget: &Budget,
        first: u32,
        now: SystemTime,
    ) -> MailFate {
        let lots = Lots::new(budget, lots_of(budget), stored, now);
        let lot = lots.choose(first, false);
        let mut rows = [lots.row(lot)];
        let fate = decide(&[lots.part(lot)], &mut rows, now, now + 24 * HOUR);
        stored.retain(|(number, _)| *number != lot);
        stored.push((lot, rows[0]));
        fate
    }

    #[test]
    fn small_budgets_and_those_of_a_mailbox_have_one_lot() {
        assert_eq!(lots_of(&budget(BudgetScope::Domain, 10, 2)), 1);
        assert_eq!(lots_of(&budget(BudgetScope::Mailbox, 4000, 1)), 1);
        assert_eq!(lots_of(&budget(BudgetScope::DomainShare, 210, 0)), 8);
        assert_eq!(lots_of(&budget(BudgetScope::Host, u32::MAX, 0)), MOST);
    }

    #[test]
    fn the_lots_together_have_the_limit_and_no_more() {
        for limit in [25, 210, 420, 803, 48_000, u32::MAX] {
            let whole = budget(BudgetScope::Host, limit, limit / 5);
            let lots = Lots::new(&whole, lots_of(&whole), &[], start());
            let parts = (0..lots_of(&whole)).map(|lot| lots.part(lot));
            let sum = parts.fold((0, 0), |(limit, reserve), part| {
                (limit + u64::from(part.limit), reserve + u64::from(part.reserve))
            });
            assert_eq!(sum, (limit.into(), (limit / 5).into()));
        }
    }

    #[test]
    fn instances_with_lots_of_their_own_spend_exactly_the_limit() {
        let whole = budget(BudgetScope::Domain, 803, 0);
        let mut stored = Vec::new();
        for number in 0..803 {
            let now = start() + Duration::from_secs(number.into());
            assert_eq!(
                count(&mut stored, &whole, number % 3 * 5, now),
                MailFate::Queued,
                "{number}"
            );
        }
        let now = start() + Duration::from_secs(900);
        // All lots have the window that the first mail began.
        assert_eq!(count(&mut stored, &whole, 0, now), MailFate::Deferred(start() + HOUR));
        for number in 1..803 {
            let fate = count(&mut stored, &whole, number % 3 * 5, now);
            assert_eq!(fate, MailFate::Deferred(start() + HOUR), "{number}");
        }
        assert_eq!(count(&mut stored, &whole, 7, now), MailFate::Deferred(start() + 2 * HOUR));
    }

    #[test]
    fn a_network_that_any_lot_counts_is_no_newcomer() {
        let whole = budget(BudgetScope::Network, 420, 0);
        let mut stored = Vec::new();
        assert!(Lots::new(&whole, 16, &stored, start()).is_unspent());
        count(&mut stored, &whole, 9, start());
        let lots = Lots::new(&whole, 16, &stored, start());
        assert!(!lots.is_unspent());
        assert_eq!((lots.row(2).mails, lots.row(2).elsewhere), (0, 1));
        assert!(Lots::new(&whole, 16, &stored, start() + 2 * HOUR).is_unspent());
    }

    #[test]
    fn a_newcomer_finds_the_lot_whose_reserve_has_room() {
        let whole = budget(BudgetScope::Host, 32, 16);
        let full = |reserved| Spent { mails: 16, reserved, ..Spent::none(HOUR, start()) };
        let stored = [(0, full(8)), (1, full(7))];
        let lots = Lots::new(&whole, 2, &stored, start());
        assert_eq!(lots.choose(0, true), 1);
        assert_eq!(lots.choose(0, false), 0);
    }
}
