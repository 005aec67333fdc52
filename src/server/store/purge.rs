//! Rows that have outlived their purpose.

use std::time::SystemTime;

/// When rows of each kind become outdated.
#[derive(Clone, Debug)]
pub struct Outdated {
    /// The forms of this instance. Their mails wait until its worker sends them or gives them up. A mail
    /// of another form that still waits long after its link expired is outdated.
    pub forms: Vec<&'static str>,
    /// Attempts whose link expired before this time, and consents that never became part of an
    /// account. Parked attempts stay: they wait for the host.
    pub attempts: SystemTime,
    /// Mails that were written before this time and no longer wait for delivery.
    pub mails: SystemTime,
    /// Budgets whose window ended before this time.
    pub budgets: SystemTime,
    /// Captcha answers that expired before this time.
    pub answers: SystemTime,
    /// Hashes of requests that expired before this time. Their accounts stay.
    pub requests: SystemTime,
    /// Links for a new password or address that expired before this time.
    pub account_links: SystemTime,
    /// Names of erased accounts that are held back until before this time.
    pub held_names: SystemTime,
}

/// How many rows of each kind were deleted, or would be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Purged {
    /// Attempts, including those that became an account.
    pub attempts: u64,
    /// Consents of attempts that never became an account.
    pub consents: u64,
    /// Mails.
    pub mails: u64,
    /// Budgets.
    pub budgets: u64,
    /// Captcha answers.
    pub answers: u64,
    /// Hashes of the requests that created accounts.
    pub requests: u64,
    /// Links for a new password or address.
    pub account_links: u64,
    /// Names of erased accounts that were held back.
    pub held_names: u64,
}

impl Purged {
    /// The largest number of rows of one kind. Consents follow their attempts.
    pub(crate) fn largest(self) -> u64 {
        let kinds = self.by_kind().into_iter().filter(|(kind, _)| *kind != "consent");
        kinds.map(|(_, rows)| rows).max().unwrap_or_default()
    }

    /// The number of rows of each kind, by the word of the kind.
    pub(crate) fn by_kind(self) -> [(&'static str, u64); 8] {
        [
            ("attempt", self.attempts),
            ("consent", self.consents),
            ("mail", self.mails),
            ("budget", self.budgets),
            ("answer", self.answers),
            ("request", self.requests),
            ("account_link", self.account_links),
            ("held_name", self.held_names),
        ]
    }
}

impl std::ops::AddAssign for Purged {
    fn add_assign(&mut self, more: Self) {
        self.attempts += more.attempts;
        self.consents += more.consents;
        self.mails += more.mails;
        self.budgets += more.budgets;
        self.answers += more.answers;
        self.requests += more.requests;
        self.account_links += more.account_links;
        self.held_names += more.held_names;
    }
}
