//! Looks up accounts.

use std::time::UNIX_EPOCH;

use uuid::Uuid;

use crate::{
    server::{
        crypto::secret::SecretHash,
        error::store::StoreError,
        store::{
            account::Account,
            account_list::{AccountCursor, AccountFilter},
            sql::{
                engine::{Engine, Row},
                row,
                session::Session,
                value::{InRealm, OfForm, Value, get, values},
            },
        },
    },
    text::language::Language,
};

/// Selects an account. A condition follows.
macro_rules! select_account {
    ($condition:literal) => {
        concat!(
            "SELECT id, form, language, email_deliverable, email_normalized, username, profile, is_disposable,
                    confirmed_at, password_id
             FROM signup_account
             WHERE ",
            $condition
        )
    };
}

/// The account with this id, if it is of this site.
pub(crate) async fn find<E: Engine>(
    session: &mut Session<E>,
    id: Uuid,
) -> Result<Option<Account>, StoreError> {
    let found = session.row(select_account!("id = $1"), values![id]).await?;
    own(session, found)
}

/// The same, and locks it against other transactions.
pub(crate) async fn lock<E: Engine>(
    session: &mut Session<E>,
    id: Uuid,
) -> Result<Option<Account>, StoreError> {
    let found = session.row(select_account!("id = $1 FOR UPDATE"), values![id]).await?;
    own(session, found)
}

/// The account of a row, if it is of this site.
fn own<E: Engine>(
    session: &Session<E>,
    found: Option<Row<E>>,
) -> Result<Option<Account>, StoreError> {
    let is_own = |row: &Row<E>| get::<String>(row, "form").map(|form| session.site.owns(&form));
    match found {
        Some(row) if is_own(&row)? => Ok(Some(row::account(&row)?)),
        _ => Ok(None),
    }
}

/// The account that a submission created without confirmation.
pub(crate) async fn find_by_request<E: Engine>(
    session: &mut Session<E>,
    form: &str,
    request: SecretHash,
) -> Result<Option<Account>, StoreError> {
    let sql = select_account!("request_hash = $1 AND form = $2");
    let found = session.row(sql, values![&request, OfForm(form)]).await?;
    Ok(found.as_ref().map(row::account).transpose()?)
}

/// Whether an account has the address with this key.
pub(crate) async fn has_email<E: Engine>(
    session: &mut Session<E>,
    form: &str,
    email_key: &str,
) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM signup_account
                              WHERE realm = $1 AND email_key = $2) AS has_email";
    Ok(get(&session.one(sql, values![InRealm(form), email_key]).await?, "has_email")?)
}

/// Whether an account has the username with this key. Without a key none has.
pub(crate) async fn has_username<E: Engine>(
    session: &mut Session<E>,
    form: &str,
    username_key: Option<&str>,
) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM signup_account
                              WHERE realm = $1 AND username_key = $2) AS has_username";
    Ok(get(&session.one(sql, values![InRealm(form), username_key]).await?, "has_username")?)
}

/// Up to `limit` accounts in the order of their confirmation.
pub(crate) async fn list<E: Engine>(
    session: &mut Session<E>,
    form: &str,
    filter: &AccountFilter,
    after: Option<AccountCursor>,
    limit: u32,
) -> Result<Vec<Account>, StoreError> {
    let sql = concat!(
        select_account!(
            "realm = $1 AND confirmed_at >= $2 AND (confirmed_at, id) > ($3, $4)
               AND ($5 = '' OR language = $5) AND ($6 = '' OR form = $6)"
        ),
        " ORDER BY confirmed_at, id LIMIT $7"
    );
    let (at, id) = after.map_or((UNIX_EPOCH, Uuid::nil()), |after| (after.at, after.id));
    let since = filter.since.max(at);
    let values = values![InRealm(form), since, at, id, language(filter), made_by(filter), limit];
    let rows = session.rows(sql, values).await?;
    rows.iter().map(|row| Ok(row::account(row)?)).collect()
}

/// The number of accounts.
pub(crate) async fn count<E: Engine>(
    session: &mut Session<E>,
    form: &str,
    filter: &AccountFilter,
) -> Result<u64, StoreError> {
    let sql = "SELECT count(*) AS accounts FROM signup_account
               WHERE realm = $1 AND confirmed_at >= $2 AND ($3 = '' OR language = $3)
                 AND ($4 = '' OR form = $4)";
    let row = session
        .one(sql, values![InRealm(form), filter.since, language(filter), made_by(filter)])
        .await?;
    Ok(u64::try_from(get::<i64>(&row, "accounts")?).unwrap_or_default())
}

/// The form of a filter. An empty text stands for any.
fn made_by(filter: &AccountFilter) -> Value<'_> {
    filter.form.as_deref().map_or_else(|| "".into(), |form| OfForm(form).into())
}

/// The language of a filter. An empty text stands for any.
fn language(filter: &AccountFilter) -> &str {
    filter.language.as_ref().map(Language::as_str).unwrap_or_default()
}
