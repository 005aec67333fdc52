//! An account for a test.

use uuid::Uuid;

use crate::server::testing::{answer::Answer, attempt::Attempt, browser::Browser};

/// An account that a test has made, from [`Host::account`](crate::testing::Host::account).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct TestAccount {
    /// The id of the account.
    pub id: Uuid,
    /// The browser that signed up. A host that opens a session with the account is signed in there.
    pub browser: Browser,
    /// The last page of the sign-up.
    pub page: Answer,
}

impl TestAccount {
    pub(crate) async fn of(attempt: Attempt) -> Self {
        let page = match attempt.page.confirmed {
            Some(_) => attempt.page.clone(),
            None => attempt.confirm().await,
        };
        let Some(confirmed) = page.confirmed else {
            let (path, status, body) = (&page.path, page.status, &page.body);
            panic!("the sign-up made no account and ended at {path} (status {status}): {body}");
        };
        Self { id: confirmed.account, browser: attempt.browser, page }
    }
}
