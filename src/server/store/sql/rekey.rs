//! Outdated keys: found in the order of an index, and replaced one by one.
//!
//! The row is locked and read again, so that concurrent changes survive. A key of a newer version is
//! never replaced by one of an older version.

use std::ops::Range;

use uuid::Uuid;

use crate::{
    server::{
        error::store::StoreError,
        store::{
            key_rules::{KeyLevels, outdated},
            rekey::{KeyKind, NewKey, RekeyOutcome, StaleKey},
            sql::{
                engine::Engine,
                forms,
                session::Session,
                value::{Columns, InRealm, OfForm, Value, form, get, optional, values},
            },
        },
    },
    username,
};

/// The statements for one kind of key.
struct Statements {
    /// Finds the form after one.
    next_form: &'static str,
    stale: &'static str,
    lock: &'static str,
    /// Finds another row that has the new key.
    holder: &'static str,
    update: &'static str,
}

fn statements(kind: KeyKind) -> Statements {
    match kind {
        KeyKind::AttemptEmail => Statements {
            next_form: "SELECT form FROM signup_attempt WHERE form > $1 ORDER BY form LIMIT 1",
            stale: "SELECT id, form, email_deliverable AS text, key_version AS version FROM signup_attempt
                    WHERE form = $1 AND key_version >= $2 AND key_version < $3
                      AND (key_version, id) > ($4, $5)
                    ORDER BY key_version, id
                    LIMIT $6",
            lock: "SELECT email_deliverable AS text, key_version AS version FROM signup_attempt
                   WHERE id = $1
                   FOR UPDATE",
            // Only one of several attempts for an address is parked.
            holder: "SELECT other.id FROM signup_attempt AS other
                     JOIN signup_attempt AS this ON this.form = other.form AND this.id = $3
                     WHERE other.form = $1 AND other.parked_key = $2 AND other.id <> $3
                       AND this.state = 'parked'",
            update: "UPDATE signup_attempt
                     SET email_key = $2, key_version = $3, mailbox_hash = $4,
                         parked_key = CASE WHEN state = 'parked' THEN $2 ELSE NULL END
                     WHERE id = $1",
        },
        KeyKind::AccountEmail => Statements {
            next_form: REALMS,
            stale: "SELECT id, realm AS form, email_deliverable AS text, key_version AS version FROM signup_account
                    WHERE realm = $1 AND key_version >= $2 AND key_version < $3
                      AND (key_version, id) > ($4, $5)
                    ORDER BY key_version, id
                    LIMIT $6",
            lock: "SELECT email_deliverable AS text, key_version AS version FROM signup_account
                   WHERE id = $1
                   FOR UPDATE",
            holder: "SELECT id FROM signup_account
                     WHERE realm = $1 AND email_key = $2 AND id <> $3",
            update: "UPDATE signup_account SET email_key = $2, key_version = $3 WHERE id = $1",
        },
        KeyKind::AccountUsername => Statements {
            next_form: REALMS,
            stale: "SELECT id, realm AS form, username AS text, username_version AS version
                    FROM signup_account
                    WHERE realm = $1 AND username_version >= $2 AND username_version < $3
                      AND (username_version, id) > ($4, $5)
                    ORDER BY username_version, id
                    LIMIT $6",
            lock: "SELECT username AS text, username_version AS version FROM signup_account
                   WHERE id = $1
                   FOR UPDATE",
            holder: "SELECT id FROM signup_account
                     WHERE realm = $1 AND username_key = $2 AND id <> $3",
            update: "UPDATE signup_account SET username_key = $2, username_version = $3
                     WHERE id = $1",
        },
    }
}

/// A query for the first stored name of a realm with accounts after `$1`, as `form`.
pub(crate) const REALMS: &str =
    "SELECT realm AS form FROM signup_account WHERE realm > $1 ORDER BY realm LIMIT 1";

/// The form of an attempt, or the realm of an account.
fn of(kind: KeyKind, form: &str) -> Value<'_> {
    match kind {
        KeyKind::AttemptEmail => OfForm(form).into(),
        KeyKind::AccountEmail | KeyKind::AccountUsername => InRealm(form).into(),
    }
}

/// Up to `limit` outdated keys. Goes from form to form in an index, also to forms that the host no longer
/// has, and through the numbers that are outdated there.
pub(crate) async fn list_stale<E: Engine>(
    session: &mut Session<E>,
    kind: KeyKind,
    levels: &KeyLevels,
    after: Option<&StaleKey>,
    limit: u32,
) -> Result<Vec<StaleKey>, StoreError> {
    let statements = statements(kind);
    let forms = forms::of_site(session, statements.next_form).await?;
    let first = after.map_or("", |last| last.form.as_str());
    let mut found = Vec::new();
    for form in forms.iter().filter(|form| form.as_str() >= first) {
        let last = after.filter(|last| last.form == *form);
        let (version, id) = last.map_or((0, Uuid::nil()), |last| (last.version, last.id));
        for numbers in outdated_numbers(kind, levels, form) {
            let left = limit.saturating_sub(u32::try_from(found.len()).unwrap_or(limit));
            found.extend(page(session, kind, form, numbers, (version, id), left).await?);
        }
        if u32::try_from(found.len()).is_ok_and(|found| found >= limit) {
            break;
        }
    }
    Ok(found)
}

/// Up to `limit` keys of one form with these numbers, after a number and an id.
pub(crate) async fn page<E: Engine>(
    session: &mut Session<E>,
    kind: KeyKind,
    form: &str,
    numbers: Range<u32>,
    (version, id): (u32, Uuid),
    limit: u32,
) -> Result<Vec<StaleKey>, StoreError> {
    let values = values![of(kind, form), numbers.start, numbers.end, version, id, limit];
    let rows = session.rows(statements(kind).stale, values).await?;
    rows.iter().map(stale_key).collect()
}

/// The numbers of outdated keys of a form.
fn outdated_numbers(kind: KeyKind, levels: &KeyLevels, form: &str) -> Vec<Range<u32>> {
    match kind {
        KeyKind::AccountUsername => std::iter::once(0..username::key::KEY_VERSION).collect(),
        KeyKind::AttemptEmail | KeyKind::AccountEmail => outdated(levels.of(form)).collect(),
    }
}

fn stale_key(row: &impl Columns) -> Result<StaleKey, StoreError> {
    Ok(StaleKey {
        id: get(row, "id")?,
        form: form(row)?,
        text: optional(row, "text")?,
        version: get(row, "version")?,
    })
}

/// Gives a row its new key, unless another row has it. When two rows get one key at once, the unique
/// constraint stops one, which then sees the other.
pub(crate) async fn rekey<E: Engine>(
    session: &mut Session<E>,
    kind: KeyKind,
    new: &NewKey,
) -> Result<RekeyOutcome, StoreError> {
    let statements = statements(kind);
    let Some(row) = session.row(statements.lock, values![new.id]).await? else {
        return Ok(RekeyOutcome::Changed);
    };
    let version: Option<u32> = optional(&row, "version")?;
    let text: Option<String> = optional(&row, "text")?;
    let wanted = new.version;
    if text != new.text || !version.is_some_and(|stored| kind.is_outdated(stored, wanted)) {
        return Ok(RekeyOutcome::Changed);
    }
    let holder =
        session.row(statements.holder, values![of(kind, &new.form), &new.key, new.id]).await?;
    if let Some(holder) = holder {
        return Ok(RekeyOutcome::HeldBy(get(&holder, "id")?));
    }
    let hash = new.mailbox_hash.as_ref();
    match kind {
        KeyKind::AttemptEmail => {
            session.execute(statements.update, values![new.id, &new.key, wanted, hash]).await?
        }
        _ => session.execute(statements.update, values![new.id, &new.key, wanted]).await?,
    };
    Ok(RekeyOutcome::Done)
}
