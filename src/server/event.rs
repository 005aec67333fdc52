//! Events, and the port through which a host takes them.

use std::{fmt, time::SystemTime};

use async_trait::async_trait;
use uuid::Uuid;

use crate::text::language::Language;

/// An event.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event {
    /// The id of the event, a UUIDv7. A repeat has the same id.
    pub id: Uuid,
    /// What happened.
    pub kind: EventKind,
    /// The id of the form.
    pub form: String,
    /// The id of the attempt. `None` for an account that needed no confirmation or was erased,
    /// and for a new password or address.
    pub attempt: Option<Uuid>,
    /// The id of the account. `None` before there is one.
    pub account: Option<Uuid>,
    /// The language in which the person signed up. `None` for an account that was erased.
    pub language: Option<Language>,
    /// When it happened, to the millisecond.
    pub happened_at: SystemTime,
}

/// The kind of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EventKind {
    /// A person signed up, and the attempt waits for proof of the mailbox.
    AttemptStarted,
    /// An account was created.
    Confirmed,
    /// The account was [erased](crate::Signup::erase). The host must delete its own data of it.
    Erased,
    /// The password of an account was changed, by [`Signup::set_password`](crate::Signup::set_password)
    /// or by its owner with a link from a mail. The host should end the sessions of the account.
    PasswordChanged,
    /// The address of an account was changed, with a link to the new one. The event holds neither address:
    /// [`Accounts::get`](crate::accounts::Accounts::get) has the new one, and nothing keeps the old one.
    AddressChanged,
}

impl EventKind {
    /// A stable word: `attempt_started`, `confirmed`, `erased`, `password_changed` or `address_changed`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AttemptStarted => "attempt_started",
            Self::Confirmed => "confirmed",
            Self::Erased => "erased",
            Self::PasswordChanged => "password_changed",
            Self::AddressChanged => "address_changed",
        }
    }
}

impl fmt::Display for EventKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The error of a sink. The log shows it, so it must hold no personal data.
pub type SinkError = Box<dyn std::error::Error + Send + Sync>;

/// Takes the events of a sign-up; see [`SignupBuilder::on_event`](crate::SignupBuilder::on_event).
///
/// ```
/// use leptos_signup::event::{Event, EventKind, EventSink, SinkError};
///
/// /// Tells the sales team.
/// #[derive(Debug)]
/// struct Sales;
///
/// #[leptos_signup::async_trait]
/// impl EventSink for Sales {
///     async fn take(&self, event: &Event) -> Result<(), SinkError> {
///         if event.kind == EventKind::Confirmed {
///             println!("{}: a new account {:?}", event.id, event.account);
///         }
///         Ok(())
///     }
/// }
/// ```
#[async_trait]
pub trait EventSink: fmt::Debug + Send + Sync + 'static {
    /// Takes an event, possibly for the second time.
    ///
    /// # Errors
    /// Any error. Then the event comes again.
    async fn take(&self, event: &Event) -> Result<(), SinkError>;
}
