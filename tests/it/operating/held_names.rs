//! Usernames of erased accounts that are held back for a time.

use std::time::Duration;

use axum::http::StatusCode;
use leptos_signup::{
    Signup, SignupBuilder, SqliteStore, Subject,
    username::{Username, UsernameRules},
};

use crate::common::{
    self, Answer, CapturedMailer, Host, ORIGIN, PASSWORD, code, database::Database,
};

crate::on_each_database! {
    a_held_name_counts_as_taken_until_its_time_is_over,
    by_default_a_name_is_free_at_once,
    a_sign_up_that_began_before_the_erasure_does_not_take_the_name,
    a_name_is_held_while_the_key_of_its_time_is_among_the_keys,
    an_operator_gives_a_name_free,
    an_account_with_an_outdated_key_keeps_its_name_and_is_held_by_the_new_key,
    posts_during_the_erasure_do_not_take_the_name,
}

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

fn holding(builder: SignupBuilder) -> SignupBuilder {
    common::with_class(builder).form(common::forum_form()).hold_usernames(90 * DAY)
}

async fn join(host: &Host, name: &str) -> Answer {
    host.post("/class", &[("username", name), ("password", PASSWORD)]).await
}

fn named(name: &str) -> Username {
    Username::parse(name, &UsernameRules::new()).unwrap()
}

fn subject(name: &str) -> Subject {
    Subject::Username { form: "class".to_owned(), username: named(name) }
}

async fn erase(host: &Host, name: &str) {
    assert_eq!(host.signup.erase(&subject(name)).await.unwrap().accounts.len(), 1);
}

fn assert_taken(answer: &Answer) {
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.body);
    assert!(answer.body.contains("taken"), "{}", answer.body);
}

async fn a_held_name_counts_as_taken_until_its_time_is_over(database: Database) {
    let host = Host::on(database, holding).await;
    assert_eq!(join(&host, "ada").await.location(), "/class/done");
    erase(&host, "ada").await;
    host.clock.advance(Duration::from_secs(1));
    // In any spelling that looks like it, in this form, and for no other name.
    assert_taken(&join(&host, "ADA").await);
    assert_eq!(join(&host, "eve").await.location(), "/class/done");
    let forum = [("username", "ada"), ("email", "ada@example.org"), ("password", PASSWORD)];
    assert_eq!(host.post("/forum", &forum).await.location(), "/forum/check");
    host.clock.advance(90 * DAY - Duration::from_secs(2));
    assert_eq!(host.signup.purge().await.unwrap().held_names, 0);
    assert_taken(&join(&host, "ada").await);
    host.clock.advance(Duration::from_secs(2));
    assert_eq!(host.signup.count_outdated().await.unwrap().held_names, 1);
    assert_eq!(host.signup.purge().await.unwrap().held_names, 1);
    assert_eq!(join(&host, "ada").await.location(), "/class/done");
}

async fn by_default_a_name_is_free_at_once(database: Database) {
    let host = Host::on(database, common::with_class).await;
    join(&host, "ada").await;
    erase(&host, "ada").await;
    assert_eq!(host.count("SELECT count(*) FROM signup_held_name").await, 0);
    host.clock.advance(Duration::from_secs(1));
    assert_eq!(join(&host, "ada").await.location(), "/class/done");
}

async fn a_sign_up_that_began_before_the_erasure_does_not_take_the_name(database: Database) {
    let host = Host::on(database, holding).await;
    let fields = |email| [("username", "ada"), ("email", email), ("password", PASSWORD)];
    let early = host.post("/forum", &fields("eve@example.org")).await.cookie();
    let cookie = host.post("/forum", &fields("ada@example.org")).await.cookie();
    let typed = code(&host.mails("ada@example.org").await[0]);
    host.post_as("/forum/check", &cookie, &[("code", &typed)]).await;
    let address = Subject::Address("ada@example.org".parse().unwrap());
    assert_eq!(host.signup.erase(&address).await.unwrap().accounts.len(), 1);
    let typed = code(&host.mails("eve@example.org").await[0]);
    let refused = host.post_as("/forum/check", &early, &[("code", &typed)]).await;
    assert_taken(&refused);
    assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 0);
    // The proof is not used up: another name will do.
    let other = [("code", typed.as_str()), ("username", "eve")];
    let done = host.post_as("/forum/check", &early, &other).await;
    assert_eq!(done.location(), "/forum/done", "{}", done.body);
}

async fn a_name_is_held_while_the_key_of_its_time_is_among_the_keys(database: Database) {
    let host = Host::on(database, holding).await;
    join(&host, "ada").await;
    erase(&host, "ada").await;
    let (old, new) =
        ("instances of one host have the same", "another key that has 32 bytes or more");
    let start = |keys: Vec<&'static str>| async {
        let mut builder = Signup::builder()
            .form(common::class_form())
            .store(host.database.store().await)
            .public_url(ORIGIN)
            .clock(host.clock.clock())
            .min_fill_time(Duration::ZERO)
            .mailer(CapturedMailer::new());
        for key in keys {
            builder = builder.signing_key(key);
        }
        let signup = builder.build().await.unwrap();
        Host {
            router: common::routes().layer(signup.layer()),
            signup,
            clock: host.clock.clone(),
            mailer: host.mailer.clone(),
            database: host.database.clone(),
        }
    };
    // An instance that holds no names back respects those that are held.
    assert_taken(&join(&start(vec![new, old]).await, "ada").await);
    // Without the key nothing leads from the name to the row.
    assert_eq!(join(&start(vec![new]).await, "ada").await.location(), "/class/done");
}

async fn an_operator_gives_a_name_free(database: Database) {
    let host = Host::on(database, holding).await;
    join(&host, "ada").await;
    erase(&host, "ada").await;
    assert!(!host.signup.release_username("forum", &named("ada")).await.unwrap());
    assert!(host.signup.release_username("class", &named("Ada")).await.unwrap());
    assert!(!host.signup.release_username("class", &named("ada")).await.unwrap());
    host.clock.advance(Duration::from_secs(1));
    assert_eq!(join(&host, "ada").await.location(), "/class/done");
}

async fn an_account_with_an_outdated_key_keeps_its_name_and_is_held_by_the_new_key(
    database: Database,
) {
    let host = Host::on(database, holding).await;
    join(&host, "ada").await;
    erase(&host, "ada").await;
    // By older rules this name was another one.
    join(&host, "eve").await;
    host.database
        .execute(
            "UPDATE signup_account SET username = 'ada', username_key = 'old', username_version = 0",
        )
        .await;
    let rekeyed = host.signup.rekey().await.unwrap();
    assert_eq!((rekeyed.accounts, rekeyed.conflicting), (1, 0));
    assert_eq!(host.text("SELECT username_key FROM signup_account").await, named("ada").key());
    host.database.execute("UPDATE signup_account SET username = 'zoe', username_key = 'old'").await;
    host.database.execute("UPDATE signup_account SET username_version = 0").await;
    erase(&host, "zoe").await;
    host.clock.advance(Duration::from_secs(1));
    assert_taken(&join(&host, "zoe").await);
}

async fn posts_during_the_erasure_do_not_take_the_name(database: Database) {
    let host = Host::on(database, holding).await;
    join(&host, "ada").await;
    let other = host.beside(holding).await;
    let post = |host, password| async move {
        let pupil = [("username", "ada"), ("password", password)];
        Host::post(host, "/class", &pupil).await
    };
    let (erased, ..) = tokio::join!(
        async { host.signup.erase(&subject("ada")).await.unwrap() },
        post(&other, "one password of four words"),
        post(&host, "two passwords of four words"),
        post(&other, "three passwords of four words"),
    );
    assert_eq!(erased.accounts.len(), 1);
    assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 0);
}

#[tokio::test]
async fn names_are_held_back_only_with_a_lasting_key_and_for_a_time() {
    let start = |time, key: Option<&'static str>| async move {
        let builder = Signup::builder()
            .form(common::class_form())
            .store(SqliteStore::connect("sqlite::memory:").await.unwrap())
            .mailer(CapturedMailer::new())
            .public_url(ORIGIN)
            .hold_usernames(time);
        let builder = match key {
            Some(key) => builder.signing_key(key),
            None => builder,
        };
        builder.build().await.map(drop).map_err(|error| error.to_string())
    };
    let key = Some("instances of one host have the same");
    assert!(start(90 * DAY, None).await.unwrap_err().contains(".signing_key("));
    for time in [Duration::ZERO, Duration::MAX] {
        assert!(start(time, key).await.unwrap_err().contains(".hold_usernames("));
    }
    assert_eq!(start(90 * DAY, key).await, Ok(()));
}
