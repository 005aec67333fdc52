//! What nobody needs any more.

use std::time::SystemTime;

/// What is outdated.
#[derive(Clone, Copy, Debug)]
pub struct Outdated {
    /// Attempts whose secrets expired before, with the consents that became no account's. Not those
    /// that are parked: they wait for the host.
    pub attempts: SystemTime,
    /// Mails that were written before, and are sent, given up or withdrawn.
    pub mails: SystemTime,
    /// Budgets whose window ended before.
    pub budgets: SystemTime,
    /// Answers to captchas that could not be given again since before.
    pub answers: SystemTime,
}

/// How many rows were deleted, or would be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Purged {
    /// Attempts, those that became an account too.
    pub attempts: u64,
    /// Consents of attempts that became none.
    pub consents: u64,
    /// Mails.
    pub mails: u64,
    /// Budgets.
    pub budgets: u64,
    /// Answers to captchas.
    pub answers: u64,
}

impl Purged {
    /// The most rows of one kind.
    pub(crate) fn most(self) -> u64 {
        self.attempts.max(self.mails).max(self.budgets).max(self.answers)
    }
}

impl std::ops::AddAssign for Purged {
    fn add_assign(&mut self, more: Self) {
        self.attempts += more.attempts;
        self.consents += more.consents;
        self.mails += more.mails;
        self.budgets += more.budgets;
        self.answers += more.answers;
    }
}
