//! Looks up an account by a login, with the same statements whether or not there is one.
//!
//! A row with an outdated key may have another key than the login, so such rows are compared by their text.
//! While keys are replaced, each page of them is one more statement, for every login alike.

use std::{ops::Range, time::SystemTime};

use uuid::Uuid;

use crate::{
    server::{
        error::store::StoreError,
        store::{
            account::Account,
            key_rules::{self, LEVELS},
            look_up::LookUp,
            rekey::KeyKind,
            sql::{
                account,
                engine::Engine,
                rekey,
                session::Session,
                value::{Columns, InRealm, OfForm, get, optional, values},
            },
        },
    },
    username,
};

/// The rows of one page, and the pages that a look-up reads at most.
const PAGE: u32 = 500;
const MAX_PAGES: u32 = 10;

/// The account of the login. An address counts before a username.
pub(crate) async fn find<E: Engine>(
    session: &mut Session<E>,
    look_up: &LookUp,
) -> Result<Option<Account>, StoreError> {
    let mut found = None;
    if look_up.address.is_some() {
        found = by_address(session, look_up).await?;
    }
    if let Some(key) = &look_up.username {
        let named = by_username(session, look_up, key).await?;
        found = found.or(named);
    }
    // No account has the id nil.
    account::find(session, found.unwrap_or(Uuid::nil())).await
}

/// A row that may be the one, best first: a current key, and then the older row, as for a rekeying.
type Candidate = (bool, Uuid);

async fn by_address<E: Engine>(
    session: &mut Session<E>,
    look_up: &LookUp,
) -> Result<Option<Uuid>, StoreError> {
    let Some((address, level)) = &look_up.address else { return Ok(None) };
    let keys = LEVELS.map(|level| address.key_at(level));
    let sql = "SELECT id, email_deliverable AS text, key_version AS version FROM signup_account
               WHERE realm = $1 AND email_key IN ($2, $3, $4, $5)";
    let [safe, exact, ignore_case, strict] = &keys;
    let values = values![InRealm(look_up.form), safe, exact, ignore_case, strict];
    let mut candidates: Vec<Candidate> = Vec::new();
    let wanted = key_rules::number(*level);
    for row in session.rows(sql, values).await? {
        let is_outdated = |stored| KeyKind::AccountEmail.is_outdated(stored, wanted);
        candidates.extend(candidate(&row, |text| look_up.is_address(text), is_outdated)?);
    }
    let ranges = key_rules::outdated(Some(*level));
    let is_it = |text: &str| look_up.is_address(text);
    candidates.extend(stale(session, look_up.form, KeyKind::AccountEmail, ranges, is_it).await?);
    Ok(candidates.into_iter().min().map(|(_, id)| id))
}

async fn by_username<E: Engine>(
    session: &mut Session<E>,
    look_up: &LookUp,
    key: &str,
) -> Result<Option<Uuid>, StoreError> {
    let sql = "SELECT id, username AS text, username_version AS version FROM signup_account
               WHERE realm = $1 AND username_key = $2";
    let newest = username::key::KEY_VERSION;
    let mut candidates: Vec<Candidate> = Vec::new();
    for row in session.rows(sql, values![InRealm(look_up.form), key]).await? {
        let is_outdated = |stored| KeyKind::AccountUsername.is_outdated(stored, newest);
        candidates.extend(candidate(&row, |text| look_up.is_username(text), is_outdated)?);
    }
    let ranges = std::iter::once(0..newest);
    let is_it = |text: &str| look_up.is_username(text);
    candidates.extend(stale(session, look_up.form, KeyKind::AccountUsername, ranges, is_it).await?);
    Ok(candidates.into_iter().min().map(|(_, id)| id))
}

fn candidate(
    row: &impl Columns,
    is_it: impl Fn(&str) -> bool,
    is_outdated: impl Fn(u32) -> bool,
) -> Result<Option<Candidate>, StoreError> {
    let text: Option<String> = optional(row, "text")?;
    let version: Option<u32> = optional(row, "version")?;
    if !text.is_some_and(|text| is_it(&text)) {
        return Ok(None);
    }
    Ok(Some((version.is_some_and(is_outdated), get(row, "id")?)))
}

/// The rows with an outdated key whose text is the one.
async fn stale<E: Engine>(
    session: &mut Session<E>,
    form: &str,
    kind: KeyKind,
    ranges: impl Iterator<Item = Range<u32>>,
    is_it: impl Fn(&str) -> bool,
) -> Result<Vec<Candidate>, StoreError> {
    let (mut found, mut pages) = (Vec::new(), 0);
    for numbers in ranges {
        let mut after = (numbers.start, Uuid::nil());
        loop {
            let page = rekey::page(session, kind, form, numbers.clone(), after, PAGE).await?;
            let theirs = page.iter().filter(|it| it.text.as_deref().is_some_and(&is_it));
            found.extend(theirs.map(|it| (true, it.id)));
            pages += 1;
            let Some(last) = page.last().filter(|_| page.len() == PAGE as usize) else { break };
            if pages >= MAX_PAGES {
                return Ok(found);
            }
            after = (last.version, last.id);
        }
    }
    Ok(found)
}

/// The hash of the password of the newest attempt for the address that waits for proof or for admission.
pub(crate) async fn waiting_password<E: Engine>(
    session: &mut Session<E>,
    look_up: &LookUp,
    now: SystemTime,
) -> Result<Option<String>, StoreError> {
    let sql = "SELECT password_hash FROM signup_attempt
               WHERE form = $1 AND email_key = $2 AND password_hash IS NOT NULL
                 AND (state = 'parked' OR (state = 'pending' AND expires_at > $3))
               ORDER BY id DESC
               LIMIT 1";
    let key = look_up.email_key();
    let row = session.row(sql, values![OfForm(look_up.form), &key, now]).await?;
    Ok(row.map(|row| optional(&row, "password_hash")).transpose()?.flatten())
}
