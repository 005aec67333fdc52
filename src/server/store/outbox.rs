//! Mails and events that wait for delivery.

use std::time::SystemTime;

use uuid::Uuid;

use crate::{server::event::Event, text::language::Language};

/// The link token and the code in a mail, or what it shows of a new address.
#[derive(Clone, PartialEq, Eq)]
pub struct MailSecret(String);

impl MailSecret {
    /// Wraps the text.
    #[must_use]
    pub fn new(text: String) -> Self {
        Self(text)
    }

    /// The text, for the database or the mail.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

/// The purpose of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailKind {
    /// It asks for proof of the mailbox.
    Confirm,
    /// It tells the owner of an account that the address was used for another sign-up.
    AccountExists,
    /// It welcomes a new account.
    Welcome,
    /// It brings a link for a new password.
    ResetPassword,
    /// It tells the owner of an account that the password was changed.
    PasswordChanged,
    /// It asks for proof of the new address of an account.
    NewAddress,
    /// It tells the owner of an account that the owner of another one wanted to have its address.
    AddressTaken,
    /// It tells the owner of an account, at the old address, that the address was changed.
    AddressChanged,
}

impl MailKind {
    /// All kinds.
    pub const ALL: [Self; 8] = [
        Self::Confirm,
        Self::AccountExists,
        Self::Welcome,
        Self::ResetPassword,
        Self::PasswordChanged,
        Self::NewAddress,
        Self::AddressTaken,
        Self::AddressChanged,
    ];

    /// The word in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::AccountExists => "account_exists",
            Self::Welcome => "welcome",
            Self::ResetPassword => "reset_password",
            Self::PasswordChanged => "password_changed",
            Self::NewAddress => "new_address",
            Self::AddressTaken => "address_taken",
            Self::AddressChanged => "address_changed",
        }
    }
}

/// A mail that is due.
#[derive(Clone)]
pub struct OutboxMail {
    /// The id of the mail, a UUIDv7.
    pub id: Uuid,
    /// The id of the form.
    pub form: String,
    /// The language of the mail.
    pub language: Language,
    /// The attempt that it belongs to, if there is one.
    pub attempt: Option<Uuid>,
    /// The purpose of the mail.
    pub kind: MailKind,
    /// The address that it goes to.
    pub recipient: String,
    /// The link token and the code.
    pub secret: Option<MailSecret>,
    /// How often delivery failed.
    pub tries: u32,
    /// When the mail was written, or when its budgets allowed it.
    pub created_at: SystemTime,
    /// After this time the mail is not sent.
    pub expires_at: SystemTime,
}

/// How one try to send a mail ended.
#[derive(Clone, Debug)]
pub enum SendOutcome {
    /// The mail server accepted the mail.
    Sent {
        /// The time of the delivery.
        at: SystemTime,
    },
    /// The worker tries again.
    Retry {
        /// The time of the next try.
        at: SystemTime,
        /// The cause of the failure.
        failure: String,
    },
    /// The worker does not try again.
    Dead {
        /// The cause of the failure.
        failure: String,
    },
    /// The mail server refused the recipient, whatever the mail. The worker does not try again, and
    /// the attempt says so while no later mail was asked for.
    Refused {
        /// The cause of the failure.
        failure: String,
    },
}

/// An event that is due.
#[derive(Clone, Debug)]
pub struct DueEvent {
    /// The event.
    pub event: Event,
    /// How often delivery failed.
    pub tries: u32,
}

/// How one try to deliver an event ended.
#[derive(Clone, Copy, Debug)]
pub enum EventOutcome {
    /// The host took the event.
    Delivered,
    /// The worker tries again.
    Retry {
        /// The time of the next try.
        at: SystemTime,
    },
}

redacted_debug! { MailSecret {} OutboxMail { id } }
