//! What is stored of a person, for the person.

use std::time::SystemTime;

use serde_json::{Map, Value};
use uuid::Uuid;

use crate::server::store::rfc3339;

/// All that the sign-up stores of a person (Art. 15 and 20 GDPR), without secrets.
///
/// The members of the JSON have the names of the tables, and the members of a row have the names of
/// its columns. Ids are UUIDs, and times are in UTC (RFC 3339).
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct PersonalData {
    /// The accounts, ordered by id, like all other rows.
    pub accounts: Vec<ExportedAccount>,
    /// The attempts, including those that became an account.
    pub attempts: Vec<ExportedAttempt>,
    /// The links of the attempts.
    pub links: Vec<ExportedLink>,
    /// The consents of accounts and attempts.
    pub consents: Vec<ExportedConsent>,
    /// The mails, sent and unsent.
    pub mails: Vec<ExportedMail>,
    /// The invites for the address.
    pub invites: Vec<ExportedInvite>,
    /// The counts of the mails to the mailbox, under the signing keys that the host has now.
    pub budgets: Vec<ExportedBudget>,
    /// The events that the host has not received yet.
    pub events: Vec<ExportedEvent>,
    /// What other parties know the person by.
    pub identities: Vec<ExportedIdentity>,
}

impl PersonalData {
    /// Whether nothing is stored.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// All of it as JSON, for a file that the person gets.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let tables = [
            ("accounts", json_rows(&self.accounts)),
            ("attempts", json_rows(&self.attempts)),
            ("links", json_rows(&self.links)),
            ("consents", json_rows(&self.consents)),
            ("mails", json_rows(&self.mails)),
            ("invites", json_rows(&self.invites)),
            ("budgets", json_rows(&self.budgets)),
            ("events", json_rows(&self.events)),
            ("identities", json_rows(&self.identities)),
        ];
        Value::Object(tables.into_iter().map(|(name, rows)| (name.to_owned(), rows)).collect())
    }
}

fn json_rows(rows: &[impl ToJson]) -> Value {
    Value::Array(rows.iter().map(ToJson::to_json).collect())
}

/// The same as [`PersonalData::to_json`].
#[cfg(feature = "serde")]
impl serde::Serialize for PersonalData {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_json().serialize(serializer)
    }
}

/// What has a form in JSON.
trait ToJson {
    fn to_json(&self) -> Value;
}

macro_rules! to_json {
    ($($type:ty, $given:ident => $json:expr;)*) => {$(
        impl ToJson for $type {
            fn to_json(&self) -> Value {
                let $given = self;
                $json
            }
        }
    )*};
}

to_json! {
    Uuid, id => Value::String(id.to_string());
    String, text => Value::String(text.clone());
    SystemTime, time => Value::String(rfc3339::text(*time));
    bool, flag => Value::Bool(*flag);
    i64, number => Value::from(*number);
    Map<String, Value>, profile => Value::Object(profile.clone());
}

impl<T: ToJson> ToJson for Option<T> {
    fn to_json(&self) -> Value {
        self.as_ref().map_or(Value::Null, ToJson::to_json)
    }
}

/// Defines rows whose fields are exported by their own names.
macro_rules! rows {
    ($(
        $(#[$about:meta])*
        pub struct $name:ident { $($(#[$doc:meta])* $field:ident: $type:ty,)* }
    )*) => {$(
        $(#[$about])*
        #[derive(Clone, PartialEq)]
        #[non_exhaustive]
        pub struct $name { $($(#[$doc])* pub $field: $type,)* }

        impl ToJson for $name {
            fn to_json(&self) -> Value {
                let members = [$((stringify!($field).to_owned(), self.$field.to_json()),)*];
                Value::Object(members.into_iter().collect())
            }
        }

        redacted_debug! { $name {} }
    )*};
}

rows! {
    /// An account.
    pub struct ExportedAccount {
        /// The id, a UUIDv7.
        id: Uuid,
        /// The id of the form.
        form: String,
        /// The id of the form among whose accounts it is.
        realm: String,
        /// The language in which the person signed up.
        language: String,
        /// The address for mail: the domain is in ASCII.
        email_deliverable: Option<String>,
        /// The address for people.
        email_normalized: Option<String>,
        /// The key by which addresses count as the same.
        email_key: Option<String>,
        /// Whether the address is flagged as disposable.
        is_disposable: bool,
        /// The username for people.
        username: Option<String>,
        /// The key by which usernames count as the same.
        username_key: Option<String>,
        /// The values of the host's fields.
        profile: Map<String, Value>,
        /// The time of the sign-up.
        created_at: SystemTime,
        /// The time of the confirmation.
        confirmed_at: SystemTime,
    }

    /// A sign-up that waits for its confirmation, or waited for it. Anyone can type an address: what
    /// an unconfirmed attempt holds besides may be another person's words.
    pub struct ExportedAttempt {
        /// The id, a UUIDv7.
        id: Uuid,
        /// The id of the form.
        form: String,
        /// The language of the page.
        language: String,
        /// The address for mail: the domain is in ASCII.
        email_deliverable: String,
        /// The address for people.
        email_normalized: String,
        /// The key by which addresses count as the same.
        email_key: String,
        /// Whether the address is flagged as disposable.
        is_disposable: bool,
        /// The username for people.
        username: Option<String>,
        /// The key by which usernames count as the same.
        username_key: Option<String>,
        /// The values of the host's fields.
        profile: Map<String, Value>,
        /// The tries of the code in the newest mail.
        code_tries: i64,
        /// The tries of all codes.
        all_code_tries: i64,
        /// The invite that admitted the attempt.
        invite_id: Option<Uuid>,
        /// Whether the host must admit the attempt after the confirmation.
        is_waitlisted: bool,
        /// Whether the attempt was taken for a bot's.
        is_trapped: bool,
        /// The page of the host to go on to after the sign-up.
        next_page: Option<String>,
        /// Whether another party has proven the mailbox.
        is_proven: bool,
        /// That party.
        issuer: Option<String>,
        /// What that party calls the person.
        subject: Option<String>,
        /// Since when the attempt waits for the host.
        parked_at: Option<SystemTime>,
        /// `pending`, `parked`, `confirmed`, `superseded` or `rejected`.
        state: String,
        /// The time of the sign-up.
        created_at: SystemTime,
        /// The time of the newest mail.
        mailed_at: SystemTime,
        /// The end of the attempt.
        expires_at: SystemTime,
    }

    /// A link that was mailed, without its token.
    pub struct ExportedLink {
        /// The attempt that it confirms.
        attempt_id: Uuid,
        /// Until when it works.
        expires_at: SystemTime,
    }

    /// Agreement with one version of a document.
    pub struct ExportedConsent {
        /// The id, a UUIDv7.
        id: Uuid,
        /// The id of the form.
        form: String,
        /// The attempt in which the person agreed, before the confirmation.
        attempt_id: Option<Uuid>,
        /// The account that agreed.
        account_id: Option<Uuid>,
        /// The id of the document.
        document: String,
        /// The version of the document.
        version: String,
        /// SHA-256 of the document's text, in hexadecimal digits.
        text_hash: String,
        /// The language in which the document was shown (BCP 47).
        language: String,
        /// The time of the agreement.
        agreed_at: SystemTime,
    }

    /// A mail, without its link and its code.
    pub struct ExportedMail {
        /// The id, a UUIDv7.
        id: Uuid,
        /// The id of the form.
        form: String,
        /// The language of the mail.
        language: String,
        /// The attempt that caused the mail.
        attempt_id: Option<Uuid>,
        /// `confirm`, `account_exists`, `welcome`, `reset_password`, `password_changed`, `new_address`,
        /// `address_taken` or `address_changed`.
        kind: String,
        /// The address.
        recipient: String,
        /// `queued`, `deferred`, `sent`, `dead`, `replaced` or `withheld`.
        state: String,
        /// The failed deliveries.
        tries: i64,
        /// When it was written.
        created_at: SystemTime,
        /// When it is sent next.
        due_at: SystemTime,
        /// From when on it is useless.
        expires_at: SystemTime,
        /// When it was sent.
        sent_at: Option<SystemTime>,
        /// The last answer of the mail server that refused it.
        failure: Option<String>,
    }

    /// An invite for the person's address, without its code.
    pub struct ExportedInvite {
        /// The id, a UUIDv7.
        id: Uuid,
        /// The id of the form.
        form: String,
        /// The address that may use it.
        email: Option<String>,
        /// The domain that may use it.
        domain: Option<String>,
        /// The accounts that used it.
        uses: i64,
        /// The most accounts that may.
        max_uses: i64,
        /// When it was written.
        created_at: SystemTime,
        /// Until when it is valid.
        expires_at: SystemTime,
        /// When the host revoked it.
        revoked_at: Option<SystemTime>,
    }

    /// A count of the mails to the person's mailbox.
    pub struct ExportedBudget {
        /// What is counted, such as `mailbox`, or `silence` after "this was not me".
        scope: String,
        /// The mails.
        spent: i64,
        /// How many of them came from the part for newcomers.
        reserved: i64,
        /// The end of the count.
        ends_at: SystemTime,
    }

    /// An event that waits for the host.
    pub struct ExportedEvent {
        /// The id, a UUIDv7.
        id: Uuid,
        /// The id of the form.
        form: String,
        /// The language of the person.
        language: Option<String>,
        /// `attempt_started`, `confirmed`, `erased`, `password_changed` or `address_changed`.
        kind: String,
        /// The attempt.
        attempt_id: Option<Uuid>,
        /// The account.
        account_id: Option<Uuid>,
        /// The time of what happened.
        happened_at: SystemTime,
        /// When it is delivered next.
        due_at: SystemTime,
        /// The failed deliveries.
        tries: i64,
    }

    /// What another party knows the owner of an account by.
    pub struct ExportedIdentity {
        /// The id of the form among whose accounts it is unique.
        realm: String,
        /// The party.
        issuer: String,
        /// What the party calls the person.
        subject: String,
        /// The account.
        account_id: Uuid,
        /// When it was linked to the account.
        linked_at: SystemTime,
    }
}

redacted_debug! { PersonalData {} }
