//! The links of an attempt. Each was mailed to its address, so each proves the same mailbox.

use std::time::SystemTime;

use uuid::Uuid;

use crate::server::{
    crypto::secret::SecretHash,
    error::store::StoreError,
    store::{
        attempt::{MAX_LINKS, NewMail},
        sql::{
            engine::Engine,
            session::Session,
            value::{get, values},
        },
    },
};

/// Adds the link of a mail, and deletes the links that expire first when there are too many. The
/// link of a withheld mail is in no mailbox: it is expired at once, so it replaces no other.
pub(crate) async fn write<E: Engine>(
    session: &mut Session<E>,
    attempt: Uuid,
    mail: &NewMail,
    is_granted: bool,
) -> Result<(), StoreError> {
    let expires_at = if is_granted { mail.expires_at } else { mail.now };
    session
        .execute(
            "INSERT INTO signup_link (link_hash, attempt_id, expires_at) VALUES ($1, $2, $3)",
            values![&mail.link_hash, attempt, expires_at],
        )
        .await?;
    let links: Vec<SecretHash> = session
        .rows(
            "SELECT link_hash FROM signup_link WHERE attempt_id = $1 ORDER BY expires_at DESC",
            values![attempt],
        )
        .await?
        .iter()
        .map(|row| get(row, "link_hash"))
        .collect::<Result<_, _>>()?;
    // A clock that was ahead may have dated the others later than the new one.
    let others = links.iter().filter(|link| !(is_granted && **link == mail.link_hash));
    for link in others.skip(MAX_LINKS - usize::from(is_granted)) {
        let sql = "DELETE FROM signup_link WHERE link_hash = $1";
        session.execute(sql, values![link]).await?;
    }
    Ok(())
}

/// When this link of the attempt expires. `None` if it is void.
pub(crate) async fn expires_at<E: Engine>(
    session: &mut Session<E>,
    attempt: Uuid,
    link: SecretHash,
) -> Result<Option<SystemTime>, StoreError> {
    let sql = "SELECT expires_at FROM signup_link WHERE link_hash = $1 AND attempt_id = $2";
    let row = session.row(sql, values![&link, attempt]).await?;
    Ok(row.map(|row| get(&row, "expires_at")).transpose()?)
}

/// Voids all links of an attempt.
pub(crate) async fn delete_all<E: Engine>(
    session: &mut Session<E>,
    attempt: Uuid,
) -> Result<(), StoreError> {
    session.execute("DELETE FROM signup_link WHERE attempt_id = $1", values![attempt]).await?;
    Ok(())
}
