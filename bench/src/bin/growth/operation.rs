//! The measured operations: the transactions of a sign-up, by the public methods of the store.

/// A method of the store, or one kind of its calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Operation {
    SignUp,
    Duplicate,
    Resend,
    Find,
    Confirm,
    IsNameFree,
    Look,
    Lease,
    Settle,
    PurgeBatch,
    Purge,
}

impl Operation {
    pub const ALL: [Self; 11] = [
        Self::SignUp,
        Self::Duplicate,
        Self::Resend,
        Self::Find,
        Self::Confirm,
        Self::IsNameFree,
        Self::Look,
        Self::Lease,
        Self::Settle,
        Self::PurgeBatch,
        Self::Purge,
    ];

    /// The name in the table.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SignUp => "sign-up",
            Self::Duplicate => "duplicate",
            Self::Resend => "resend",
            Self::Find => "look at a link",
            Self::Confirm => "confirmation",
            Self::IsNameFree => "is a name free",
            Self::Look => "look for mails, none due",
            Self::Lease => "lease of 16 mails",
            Self::Settle => "a mail is sent",
            Self::PurgeBatch => "batch of a purge",
            Self::Purge => "purge of 500 attempts",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|operation| operation.name() == name)
    }
}
