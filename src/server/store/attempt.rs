//! The rows of an attempt, and what a transaction on one returns.

use std::time::SystemTime;

use serde_json::{Map, Value};
use uuid::Uuid;

use crate::{
    email::EmailAddress,
    form::problem::ProblemCode,
    server::{
        crypto::secret::SecretHash,
        store::{
            account::{ConsentRow, EmailRow, RegistrationRow, UsernameRow},
            admission::AdmissionPath,
            budget::{Budget, MailFate},
            budget_key::BudgetKeys,
            captcha::AcceptedAnswer,
            outbox::MailSecret,
        },
    },
    text::language::Language,
    username::error::UsernameError,
};

/// How often the code of one mail can be tried.
pub const MAX_CODE_TRIES: u32 = 5;

/// How often the codes of one attempt can be tried, whatever the number of its mails. A code is one
/// of 10^8, so all tries together find one with a chance of 1 in 6.7 million.
pub const MAX_ATTEMPT_TRIES: u32 = 3 * MAX_CODE_TRIES;

/// How many links of an attempt work at a time: those of its latest mails.
pub const MAX_LINKS: usize = 5;

/// An attempt to write.
pub struct NewAttempt {
    /// The id of the attempt, a UUIDv7.
    pub id: Uuid,
    /// The id of the form.
    pub form: &'static str,
    /// The registration, which has an address.
    pub registration: RegistrationRow,
    /// Whether the form says openly that an address has an account. Then nothing is written for one.
    pub reveals_duplicates: bool,
    /// How the registration was admitted.
    pub admission: AdmissionPath,
    /// Whether the submission sprang the trap for bots. Its mail is withheld and it spends no budget.
    pub is_trapped: bool,
    /// The page of the host to go on to after the sign-up, at most 512 bytes of ASCII.
    pub next_page: Option<String>,
    /// Remembers that the page was posted.
    pub ticket: Option<AcceptedAnswer>,
    /// Hash of the cookie of the browser that submitted the form.
    pub originator_hash: SecretHash,
    /// The mail and its secrets.
    pub mail: NewMail,
    /// The id of the event `attempt_started`, a UUIDv7. `None` when the host has no event sink.
    pub event: Option<Uuid>,
}

/// The result of a registration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BeginOutcome {
    /// The account was written.
    Written,
    /// The attempt and its mail were written, and this becomes of the mail.
    Begun(MailFate),
    /// The same submission was written before.
    Repeated,
    /// An account has the username. Nothing was written.
    UsernameTaken,
    /// An account has the address, and the form says so openly. Nothing was written.
    AddressTaken,
    /// The invite was used up or revoked in the meantime. Nothing was written.
    InviteSpent,
}

/// A mail to write, with the secrets that it carries.
#[derive(Debug)]
pub struct NewMail {
    /// The id of the mail, a UUIDv7. The `Message-ID` contains it.
    pub id: Uuid,
    /// Hash of the token in the link.
    pub link_hash: SecretHash,
    /// Hash of the code.
    pub code_hash: SecretHash,
    /// Token and code, wiped once the mail is sent.
    pub secret: MailSecret,
    /// When the mail is written.
    pub now: SystemTime,
    /// When link and code expire.
    pub expires_at: SystemTime,
    /// The budgets that count the mail: each scope at most once, in the order of the scopes.
    pub budgets: Vec<Budget>,
    /// Keyed hash of the network that asked for the mail. Unknown networks share one.
    pub network_hash: SecretHash,
}

/// What identifies an attempt.
#[derive(Clone, Copy, Debug)]
pub enum FindAttemptBy {
    /// The cookie of the originator.
    Originator(SecretHash),
    /// The token of the link.
    Link(SecretHash),
    /// The id, which is not a secret.
    Id(Uuid),
}

/// An attempt, as far as pages need it.
#[derive(Clone)]
pub struct Attempt {
    /// The id of the attempt, a UUIDv7.
    pub id: Uuid,
    /// The address that it waits for.
    pub email: EmailAddress,
    /// How far it got.
    pub state: AttemptState,
    /// Whether the submission sprang the trap for bots.
    pub is_trapped: bool,
    /// Whether the mail server refused the address, for whatever mail, since the last mail was asked for.
    pub is_refused: bool,
    /// Hash of the cookie of the browser that began it.
    pub originator_hash: SecretHash,
    /// Whether the originator may claim the account that another browser confirmed.
    pub has_claim: bool,
    /// Hash of the password that was chosen with it, while it waits.
    pub password_hash: Option<String>,
    /// The username that was chosen with it.
    pub username: Option<String>,
    /// The canonical key of the username.
    pub username_key: Option<String>,
    /// The values of the host's fields, by name.
    pub profile: Map<String, Value>,
    /// The page of the host to go on to after the sign-up, as the form allowed it when it was posted.
    pub next_page: Option<String>,
    /// Whether another party has proven the mailbox, so that no mail asks for it.
    pub is_proven: bool,
    /// When the last mail was written.
    pub mailed_at: SystemTime,
    /// When the code expires. In an attempt that a link named, when that link expires.
    pub expires_at: SystemTime,
}

/// How far an attempt got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttemptState {
    /// It waits for proof of the mailbox.
    Pending,
    /// It became the account.
    Confirmed,
    /// The mailbox is proven, and the attempt waits for the host to admit it. Through their links,
    /// other attempts for the same address are in this state too.
    Parked,
    /// Another attempt for the address became the account.
    Superseded,
    /// The recipient of the mail did not sign up. The originator goes on waiting, and no mail is sent
    /// to this address.
    Rejected,
}

/// Another mail for an attempt, with new secrets.
#[derive(Debug)]
pub struct Resend {
    /// The id of the attempt.
    pub attempt: Uuid,
    /// No mail is written when the last one is newer than this. A date that is as far in the future
    /// comes from a wrong clock and does not count.
    pub not_since: SystemTime,
    /// The mail and its secrets.
    pub mail: NewMail,
}

/// The result of a request for another mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResendOutcome {
    /// There is a new mail with new secrets, and this becomes of it. Until it goes out, the old code
    /// stays valid.
    Renewed(MailFate),
    /// The last mail is too recent, or nothing waits for confirmation.
    TooSoon,
}

/// Another address for an attempt.
pub struct AddressChange {
    /// The id of the attempt.
    pub attempt: Uuid,
    /// The new address.
    pub email: EmailRow,
    /// Computes the budget keys of the mailbox that the attempt leaves.
    pub budget_keys: BudgetKeys,
    /// The mail and its secrets.
    pub mail: NewMail,
}

/// The result of a change of address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressOutcome {
    /// The attempt waits for proof of the other mailbox, with this fate of its mail.
    Changed(MailFate),
    /// The attempt no longer waits for proof. Nothing was written.
    NotOpen,
    /// The invite of the attempt is for another address. Nothing was written.
    InviteForAnother,
    /// The invite of the attempt has expired, was revoked or was used up. Nothing was written.
    InviteSpent,
}

/// The end of an attempt whose mail reached a person who did not sign up.
#[derive(Debug)]
pub struct Rejection {
    /// The id of the form.
    pub form: &'static str,
    /// Hash of the token in the link.
    pub link: SecretHash,
    /// The browser in which the link was opened, if it began an attempt. Its own attempt is deleted.
    pub originator: Option<SecretHash>,
    /// A random hash in place of the code's, so that no code works.
    pub code_hash: SecretHash,
    /// Mails to the mailbox wait until then.
    pub until: SystemTime,
    /// Find the rows of its budgets.
    pub budget_keys: BudgetKeys,
}

/// What was entered with the confirmation. It replaces what the attempt holds.
pub struct Entered {
    /// The values of the host's fields, as a JSON object with their types.
    pub profile: String,
    /// The documents that the person agreed to, now.
    pub consents: Vec<ConsentRow>,
    /// The language of the page, if it says one.
    pub language: Option<Language>,
}

/// The attempt for which the originator goes on waiting while another person takes this one over.
#[derive(Clone, Copy, Debug)]
pub struct StandIn {
    /// Its id, a UUIDv7.
    pub id: Uuid,
    /// A random hash in place of a code's. It has no link.
    pub code_hash: SecretHash,
    /// A random hash, which the taken attempt has in place of the originator's.
    pub originator_hash: SecretHash,
}

impl StandIn {
    /// Makes the hashes.
    pub(crate) fn generate(id: Uuid) -> Result<Self, getrandom::Error> {
        let (code_hash, originator_hash) =
            (SecretHash::of_no_secret()?, SecretHash::of_no_secret()?);
        Ok(Self { id, code_hash, originator_hash })
    }
}

/// Proof of a mailbox.
pub struct Confirmation {
    /// The proof.
    pub proof: Proof,
    /// The id of the form.
    pub form: &'static str,
    /// The id of the account, a UUIDv7.
    pub account: Uuid,
    /// The id of the welcome mail, a UUIDv7.
    pub mail: Uuid,
    /// Hash of a password that was chosen with the confirmation.
    pub password_hash: Option<String>,
    /// Whether the form is open to everyone by now, so that no attempt is parked.
    pub is_open: bool,
    /// A username that was chosen with the confirmation.
    pub username: Option<UsernameRow>,
    /// What a browser that did not begin the attempt entered.
    pub entered: Option<Entered>,
    /// Set when a person who does not know the password of the attempt takes it over.
    pub stand_in: Option<StandIn>,
    /// Whether the originator may claim the account, because the browser that confirms is another one and
    /// knows the password of the attempt.
    pub is_claimable: bool,
    /// An invite that expired before this time no longer counts. Links to attempts from before it
    /// expired have expired too.
    pub invited_since: SystemTime,
    /// The time of the confirmation.
    pub now: SystemTime,
    /// When a welcome mail would come too late.
    pub mail_expires_at: SystemTime,
    /// Computes the keys of the mailbox's budgets.
    pub budget_keys: BudgetKeys,
    /// The id of the event `confirmed`, a UUIDv7. `None` when the host has no event sink.
    pub event: Option<Uuid>,
}

/// What proves a mailbox.
#[derive(Clone, Copy, Debug)]
pub enum Proof {
    /// The token of a link.
    Link(SecretHash),
    /// The code of this attempt. The try is counted before the code is compared.
    Code {
        /// The id of the attempt.
        attempt: Uuid,
        /// Hash of the code that was entered.
        hash: SecretHash,
    },
    /// The mailbox was proven before. Now the host admits this parked attempt.
    Admitted(Uuid),
}

/// The result of a confirmation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConfirmOutcome {
    /// This confirmation created the account.
    Confirmed,
    /// The account existed before.
    AlreadyConfirmed,
    /// The proof is right and too old.
    Expired,
    /// No attempt has this proof.
    NotFound,
    /// The code is wrong, and the visitor may try again.
    WrongCode,
    /// Too many codes were tried.
    TooManyTries,
    /// The proof is right, but an account has the username. Nothing was written.
    UsernameTaken,
    /// The proof is right, and the attempt waits for the host to admit it.
    Parked,
    /// The proof is right, but the invite was used up or revoked, or expired long ago. Nothing was
    /// written.
    InviteSpent,
    /// The proof is right, but the invite is for another address. Nothing was written.
    InviteForAnother,
}

impl ConfirmOutcome {
    /// The field and the code of the problem. Returns `None` when the proof was accepted.
    pub(crate) fn problem(self) -> Option<(&'static str, ProblemCode)> {
        Some(match self {
            Self::Confirmed | Self::AlreadyConfirmed | Self::Parked => return None,
            Self::UsernameTaken => ("username", ProblemCode::Username(UsernameError::Taken)),
            Self::InviteSpent => ("invite", ProblemCode::InviteUsedUp),
            Self::InviteForAnother => ("invite", ProblemCode::InviteForAnother),
            Self::TooManyTries => ("code", ProblemCode::TooManyTries),
            Self::Expired => ("code", ProblemCode::CodeExpired),
            Self::WrongCode | Self::NotFound => ("code", ProblemCode::WrongCode),
        })
    }
}

redacted_debug! {
    NewAttempt { id }
    Attempt { id }
    AddressChange { attempt }
    Confirmation { form, account }
    Entered {}
}
