//! The kit for tests of hosts.

mod conformance;
mod failures;
mod host;

use leptos_signup::{
    Signup, SignupBuilder, SqliteStore,
    testing::{Database, Host},
};

use crate::common::{PASSWORD, account_form, routes};

const ADA: &str = "ada@example.org";
const TYPED: [(&str, &str); 2] = [("email", ADA), ("password", PASSWORD)];

/// A host under test as a host author builds it.
async fn start_with(configure: impl FnOnce(SignupBuilder) -> SignupBuilder) -> Host {
    let signup = build(configure).await;
    Host::new(routes().layer(signup.layer()), &signup)
}

async fn build(configure: impl FnOnce(SignupBuilder) -> SignupBuilder) -> Signup {
    let builder = SignupBuilder::for_testing().form(account_form()).store(memory().await);
    configure(builder).build().await.unwrap()
}

async fn memory() -> SqliteStore {
    SqliteStore::connect("sqlite::memory:").await.unwrap()
}

async fn start() -> Host {
    start_with(|builder| builder).await
}
