//! Reads rows. A word that this version does not know is an error, never a default.

use uuid::Uuid;

use crate::{
    email::EmailAddress,
    server::{
        event::{Event, EventKind},
        store::{
            account::Account,
            admission::{Parked, StoredInvite},
            attempt::{Attempt, AttemptState},
            identity::Identity,
            outbox::{DueEvent, MailKind, MailSecret, OutboxMail},
            sql::value::{Columns, decode, form, get, optional},
        },
    },
    text::language::Language,
};

/// An older version of the crate, or another program, wrote the word.
fn unknown_word(column: &'static str) -> sqlx::Error {
    decode(format!("the column {column} holds a word that this version does not know"))
}

/// An address as this crate stored it.
fn email(row: &impl Columns, column: &str) -> Result<EmailAddress, sqlx::Error> {
    EmailAddress::parse_stored(&get::<String>(row, column)?)
        .map_err(|_| decode(format!("the column {column} holds no valid address")))
}

/// The language of a person.
pub(crate) fn language(row: &impl Columns) -> Result<Language, sqlx::Error> {
    language_of(&get::<String>(row, "language")?)
}

fn language_of(tag: &str) -> Result<Language, sqlx::Error> {
    Language::parse(tag).ok_or_else(|| decode("the column language holds no tag".to_owned()))
}

pub(crate) fn attempt(row: &impl Columns) -> Result<Attempt, sqlx::Error> {
    Ok(Attempt {
        id: get(row, "id")?,
        email: email(row, "email_normalized")?,
        state: attempt_state(row)?,
        is_trapped: get(row, "is_trapped")?,
        is_refused: get(row, "is_refused")?,
        originator_hash: get(row, "originator_hash")?,
        has_claim: optional::<Uuid>(row, "claim_account")?.is_some(),
        password_hash: optional(row, "password_hash")?,
        username: optional(row, "username")?,
        username_key: optional(row, "username_key")?,
        profile: get(row, "profile")?,
        next_page: optional(row, "next_page")?,
        is_proven: get(row, "is_proven")?,
        mailed_at: get(row, "mailed_at")?,
        expires_at: get(row, "expires_at")?,
    })
}

/// The identity in the columns `issuer` and `subject`, if there is one.
pub(crate) fn identity(row: &impl Columns) -> Result<Option<Identity>, sqlx::Error> {
    let (issuer, subject): (Option<String>, Option<String>) =
        (optional(row, "issuer")?, optional(row, "subject")?);
    let identity = issuer.zip(subject).map(|(issuer, subject)| Identity::new(issuer, subject));
    identity.transpose().map_err(decode)
}

pub(crate) fn attempt_state(row: &impl Columns) -> Result<AttemptState, sqlx::Error> {
    Ok(match get::<String>(row, "state")?.as_str() {
        "pending" => AttemptState::Pending,
        "confirmed" => AttemptState::Confirmed,
        "parked" => AttemptState::Parked,
        "superseded" => AttemptState::Superseded,
        "rejected" => AttemptState::Rejected,
        _ => return Err(unknown_word("state")),
    })
}

pub(crate) fn account(row: &impl Columns) -> Result<Account, sqlx::Error> {
    Ok(Account {
        id: get(row, "id")?,
        form: form(row)?,
        email_deliverable: optional(row, "email_deliverable")?,
        email_normalized: optional(row, "email_normalized")?,
        username: optional(row, "username")?,
        profile: get(row, "profile")?,
        language: language(row)?,
        is_disposable: get(row, "is_disposable")?,
        confirmed_at: get(row, "confirmed_at")?,
        password_id: optional(row, "password_id")?,
    })
}

pub(crate) fn outbox_mail(row: &impl Columns) -> Result<OutboxMail, sqlx::Error> {
    let word: String = get(row, "kind")?;
    let kind = MailKind::ALL.into_iter().find(|kind| kind.as_str() == word);
    let kind = kind.ok_or_else(|| unknown_word("kind"))?;
    Ok(OutboxMail {
        id: get(row, "id")?,
        form: form(row)?,
        language: language(row)?,
        attempt: optional(row, "attempt_id")?,
        kind,
        recipient: get(row, "recipient")?,
        secret: optional(row, "secret")?.map(MailSecret::new),
        tries: get(row, "tries")?,
        created_at: get(row, "created_at")?,
        expires_at: get(row, "expires_at")?,
    })
}

pub(crate) fn due_event(row: &impl Columns) -> Result<DueEvent, sqlx::Error> {
    let kind = match get::<String>(row, "kind")?.as_str() {
        "attempt_started" => EventKind::AttemptStarted,
        "erased" => EventKind::Erased,
        "confirmed" => EventKind::Confirmed,
        "password_changed" => EventKind::PasswordChanged,
        "address_changed" => EventKind::AddressChanged,
        _ => return Err(unknown_word("kind")),
    };
    let event = Event {
        id: get(row, "id")?,
        kind,
        form: form(row)?,
        attempt: optional(row, "attempt_id")?,
        account: optional(row, "account_id")?,
        language: optional::<String>(row, "language")?.map(|tag| language_of(&tag)).transpose()?,
        happened_at: get(row, "happened_at")?,
    };
    Ok(DueEvent { event, tries: get(row, "tries")? })
}

pub(crate) fn invite(row: &impl Columns) -> Result<StoredInvite, sqlx::Error> {
    Ok(StoredInvite {
        id: get(row, "id")?,
        form: form(row)?,
        email: optional(row, "email")?,
        domain: optional(row, "domain")?,
        uses: get(row, "uses")?,
        max_uses: get(row, "max_uses")?,
        created_at: get(row, "created_at")?,
        expires_at: get(row, "expires_at")?,
        revoked_at: optional(row, "revoked_at")?,
    })
}

pub(crate) fn parked(row: &impl Columns) -> Result<Parked, sqlx::Error> {
    Ok(Parked {
        id: get(row, "id")?,
        email_deliverable: get(row, "email_deliverable")?,
        username: optional(row, "username")?,
        profile: get(row, "profile")?,
        is_disposable: get(row, "is_disposable")?,
        parked_at: get(row, "parked_at")?,
    })
}
