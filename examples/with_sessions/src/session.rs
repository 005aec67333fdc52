//! Who is signed in: the account and the tag of its password, in a session of `tower-sessions`.

use axum::{Extension, extract::Request, middleware::Next, response::Response};
use leptos_signup::{JustConfirmed, SessionTag, Signup, store::Account};
use tower_sessions::{Session, session::Error};
use uuid::Uuid;

/// Signs in. The session gets another id each time, because others may know the old one (session fixation).
pub async fn sign_in(signup: &Signup, session: &Session, account: &Account) -> Result<(), Error> {
    session.cycle_id().await?;
    session.insert("signed_in", (account.id, *signup.session_tag(account).as_bytes())).await
}

/// The account of the person who is signed in. Another password has another tag, so it ends all older sessions.
pub async fn signed_in(signup: &Signup, session: &Session) -> Option<Account> {
    let (id, tag): (Uuid, [u8; 32]) = session.get("signed_in").await.ok()??;
    let account = signup.accounts("account").get(id).await.ok()??;
    (signup.session_tag(&account) == SessionTag::from(tag)).then_some(account)
}

/// Signs in after a sign-up, and only the person who began it.
pub async fn open_session(
    Extension(signup): Extension<Signup>,
    session: Session,
    request: Request,
    next: Next,
) -> Response {
    let response = next.run(request).await;
    if let Some(id) = JustConfirmed::originator_of(&response)
        && let Ok(Some(account)) = signup.accounts("account").get(id).await
    {
        drop(sign_in(&signup, &session, &account).await);
    }
    response
}
