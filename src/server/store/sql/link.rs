//! The links of an attempt. Each was mailed to its address, so each proves the same mailbox.

use std::time::SystemTime;

use uuid::Uuid;

use crate::server::{
    crypto::secret::SecretHash,
    error::store::StoreError,
    store::{
        attempt::{MAX_LINKS, NewMail},
        budget::MailFate,
        sql::{
            engine::Engine,
            session::Session,
            value::{get, values},
        },
    },
};

/// Adds the link of a mail. The link of a mail that does not go out now is in no mailbox: it is
/// expired at once, so it replaces no other.
pub(crate) async fn write<E: Engine>(
    session: &mut Session<E>,
    attempt: Uuid,
    mail: &NewMail,
    fate: MailFate,
) -> Result<(), StoreError> {
    let is_mailed = fate == MailFate::Queued;
    let expires_at = if is_mailed { mail.expires_at } else { mail.now };
    insert(session, attempt, &mail.link_hash, expires_at).await?;
    evict(session, attempt, is_mailed.then_some(mail.link_hash)).await
}

/// Lets the link of a mail work that waited and goes out now.
pub(crate) async fn release<E: Engine>(
    session: &mut Session<E>,
    attempt: Uuid,
    link: &SecretHash,
    expires_at: SystemTime,
) -> Result<(), StoreError> {
    delete(session, link).await?;
    insert(session, attempt, link, expires_at).await?;
    evict(session, attempt, Some(*link)).await
}

/// Adds a link that works until then.
pub(crate) async fn insert<E: Engine>(
    session: &mut Session<E>,
    attempt: Uuid,
    link: &SecretHash,
    expires_at: SystemTime,
) -> Result<(), StoreError> {
    session
        .execute(
            "INSERT INTO signup_link (link_hash, attempt_id, expires_at) VALUES ($1, $2, $3)",
            values![link, attempt, expires_at],
        )
        .await?;
    Ok(())
}

/// Deletes the links that expire first when there are too many. A clock that was ahead may have dated
/// the others later than the link that was just mailed.
async fn evict<E: Engine>(
    session: &mut Session<E>,
    attempt: Uuid,
    mailed: Option<SecretHash>,
) -> Result<(), StoreError> {
    let links: Vec<SecretHash> = session
        .rows(
            "SELECT link_hash FROM signup_link WHERE attempt_id = $1 ORDER BY expires_at DESC",
            values![attempt],
        )
        .await?
        .iter()
        .map(|row| get(row, "link_hash"))
        .collect::<Result<_, _>>()?;
    let others = links.iter().filter(|link| Some(**link) != mailed);
    for link in others.skip(MAX_LINKS - usize::from(mailed.is_some())) {
        delete(session, link).await?;
    }
    Ok(())
}

async fn delete<E: Engine>(session: &mut Session<E>, link: &SecretHash) -> Result<(), StoreError> {
    session.execute("DELETE FROM signup_link WHERE link_hash = $1", values![link]).await?;
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
