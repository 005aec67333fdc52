//! Accounts as the users of `axum-login`, and the session after a sign-up.

use axum::{extract::Request, middleware::Next, response::Response};
use axum_login::{AuthSession, AuthUser, AuthnBackend};
use leptos_signup::{JustConfirmed, SessionTag, Signup, accounts::AccountError, store::Account};
use uuid::Uuid;

// integration: begin
#[rustfmt::skip]
mod integration {
    use super::*;

    #[derive(Clone, Debug)] pub struct Members(pub Signup);
    #[derive(Clone, Debug)] pub struct Member { pub account: Account, tag: SessionTag }

    impl AuthUser for Member {
        type Id = Uuid;
        fn id(&self) -> Uuid { self.account.id }
        // Another password is another tag: all older sessions end.
        fn session_auth_hash(&self) -> &[u8] { self.tag.as_bytes() }
    }

    // The log-in page gives what `Accounts::authenticate` has proven.
    impl AuthnBackend for Members {
        type User = Member; type Credentials = Uuid; type Error = AccountError;
        async fn authenticate(&self, proven: Uuid) -> Result<Option<Member>, AccountError> { self.get_user(&proven).await }
        async fn get_user(&self, id: &Uuid) -> Result<Option<Member>, AccountError> {
            let account = self.0.accounts("account").get(*id).await?;
            Ok(account.map(|account| Member { tag: self.0.session_tag(&account), account }))
        }
    }

    pub async fn open_session(mut auth: AuthSession<Members>, request: Request, next: Next) -> Response {
        let response = next.run(request).await;
        if let Some(id) = JustConfirmed::originator_of(&response)
            && let Ok(Some(member)) = auth.authenticate(id).await {
            // Another id, also in a browser that another person forgot to sign out.
            let _ = auth.session.cycle_id().await.is_ok() && auth.login(&member).await.is_ok();
        }
        response
    }
}
// integration: end

pub use integration::{Member, Members, open_session};
