//! A person signs up, in the host itself.

use host::{router, with_forms};
use leptos::config::LeptosOptions;
use leptos_signup::{
    SignupBuilder,
    testing::{Database, Host},
};

#[tokio::test]
async fn a_person_signs_up_and_the_host_keeps_the_promises_of_the_sign_up() {
    let database = Database::sqlite();
    let builder = with_forms(SignupBuilder::for_testing()).store(database.store().await);
    let signup = builder.build().await.unwrap();
    let options = LeptosOptions::builder().output_name("host").build();
    let host = Host::new(router(&signup, options), &signup);
    let typed = [("email", "ada@example.org"), ("password", "just many plain words")];
    let done = host.sign_up("account", &typed).await.confirm().await;
    assert!(done.confirmed.is_some(), "{}", done.body);
    host.conformance().await.assert();
}
