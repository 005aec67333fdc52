//! Names of erased accounts that are held back. A held name counts as taken.

use std::time::SystemTime;

use uuid::Uuid;

use crate::{
    server::{
        error::store::StoreError,
        store::sql::{
            engine::Engine,
            session::Session,
            value::{optional, values},
        },
    },
    username::key::of as key_of,
};

/// Whether the name with this key is held back. Without a key none is.
pub(crate) async fn is_held<E: Engine>(
    session: &mut Session<E>,
    form: &str,
    username_key: Option<&str>,
    now: SystemTime,
) -> Result<bool, StoreError> {
    let (Some(names), Some(key)) = (session.held_names.clone(), username_key) else {
        return Ok(false);
    };
    let sql = "SELECT name_hash FROM signup_held_name WHERE name_hash = $1 AND ends_at > $2";
    for hash in names.all_of(session.site.realm(form), key) {
        if session.row(sql, values![&hash, now]).await?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Holds the name of an account back, which is about to be deleted.
pub(crate) async fn hold<E: Engine>(
    session: &mut Session<E>,
    form: &str,
    account: Uuid,
    until: SystemTime,
) -> Result<(), StoreError> {
    let sql = "SELECT username FROM signup_account WHERE id = $1";
    let row = session.row(sql, values![account]).await?;
    let name: Option<String> = row.map(|row| optional(&row, "username")).transpose()?.flatten();
    // The stored key may be one of older rules.
    let (Some(names), Some(key)) = (session.held_names.clone(), name.map(|name| key_of(&name)))
    else {
        return Ok(());
    };
    let Some(hash) = names.all_of(session.site.realm(form), &key).into_iter().next() else {
        return Ok(());
    };
    let sql = "UPDATE signup_held_name SET ends_at = $2 WHERE name_hash = $1";
    if session.execute(sql, values![&hash, until]).await? == 0 {
        let sql = "INSERT INTO signup_held_name (name_hash, ends_at) VALUES ($1, $2)
                   ON CONFLICT DO NOTHING";
        session.execute(sql, values![&hash, until]).await?;
    }
    Ok(())
}

/// Gives a name free. Returns whether it was held back.
pub(crate) async fn release<E: Engine>(
    session: &mut Session<E>,
    form: &str,
    username_key: &str,
) -> Result<bool, StoreError> {
    let Some(names) = session.held_names.clone() else { return Ok(false) };
    let mut released = 0;
    for hash in names.all_of(session.site.realm(form), username_key) {
        let sql = "DELETE FROM signup_held_name WHERE name_hash = $1";
        released += session.execute(sql, values![&hash]).await?;
    }
    Ok(released > 0)
}
