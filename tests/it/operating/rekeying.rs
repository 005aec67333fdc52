//! Keys of older versions.

use std::time::Duration;

use leptos_signup::{
    Admission, ChangeAddressError, Subject,
    email::{self, EmailAddress},
    operations::KeyKind,
    username,
};

use crate::common::{
    Host, PASSWORD, class_form,
    database::{Database, Engine},
    link,
};

crate::on_each_database! {
    old_keys_are_rebuilt_from_stored_data,
    who_has_an_account_is_found_again,
    of_two_that_become_one_the_second_keeps_its_key,
    a_place_on_the_list_gets_its_key,
    many_keys_are_rebuilt_by_several_instances_at_once,
    a_newer_key_is_never_made_old,
    links_of_accounts_work_while_keys_are_remade,
}

const OLD: &str = "SELECT count(*) FROM signup_account WHERE key_version = 0";

async fn old_keys_are_rebuilt_from_stored_data(database: Database) {
    let host = Host::on(database, |builder| builder.form(class_form())).await;
    host.has_account("Ada@example.org").await;
    host.register("eve@example.org").await;
    host.post("/class", &[("username", "Bob"), ("password", PASSWORD)]).await;
    for sql in [
        "UPDATE signup_account SET key_version = 0, username_version = 0",
        "UPDATE signup_account SET email_key = 'old' WHERE form = 'account'",
        "UPDATE signup_account SET username_version = NULL WHERE form = 'account'",
        "UPDATE signup_account SET username_key = 'old' WHERE form = 'class'",
        "UPDATE signup_attempt SET email_key = 'old', key_version = 0",
    ] {
        host.database.execute(sql).await;
    }
    let rekeyed = host.signup.rekey().await.unwrap();
    assert_eq!((rekeyed.accounts, rekeyed.attempts, rekeyed.conflicting), (3, 2, 0));
    let key = "SELECT email_key FROM signup_account WHERE form = 'account'";
    assert_eq!(host.text(key).await, "ada@example.org");
    let key = "SELECT username_key FROM signup_account WHERE form = 'class'";
    assert_eq!(host.text(key).await, "bob");
    let key = "SELECT email_key FROM signup_attempt WHERE state = 'pending'";
    assert_eq!(host.text(key).await, "eve@example.org");
    let version = "SELECT sum(key_version) FROM signup_account";
    assert_eq!(host.count(version).await, 2 * i64::from(email::KEY_VERSION));
    let version = "SELECT sum(username_version) FROM signup_account";
    assert_eq!(host.count(version).await, i64::from(username::KEY_VERSION));
    assert_eq!(host.signup.rekey().await.unwrap(), Default::default());
}

async fn who_has_an_account_is_found_again(database: Database) {
    let host = Host::on(database, |builder| builder).await;
    host.has_account("ada@example.org").await;
    let sql = "UPDATE signup_account SET email_key = 'old', key_version = 0";
    host.database.execute(sql).await;
    host.signup.rekey().await.unwrap();
    host.clock.advance(Duration::from_secs(60));
    host.register("ADA@example.org").await;
    let mails = host.mails("ADA@example.org").await;
    assert_eq!(mails[0].subject, "You already have an account with Orchard");
}

async fn of_two_that_become_one_the_second_keeps_its_key(database: Database) {
    let host = Host::on(database, |builder| builder).await;
    host.has_account("ada@example.org").await;
    host.has_account("eve@example.org").await;
    let first = host.database.uuid("SELECT id FROM signup_account ORDER BY id LIMIT 1").await;
    let second = host.database.uuid("SELECT id FROM signup_account ORDER BY id DESC LIMIT 1").await;
    // Two ways to write one mailbox that the old keys told apart.
    for sql in [
        "UPDATE signup_account SET key_version = 0",
        "UPDATE signup_account SET email_deliverable = 'a.da@gmail.com', email_key = 'a.da@gmail.com'
         WHERE email_deliverable = 'ada@example.org'",
        "UPDATE signup_account SET email_deliverable = 'ada@gmail.com', email_key = 'ADA@gmail.com'
         WHERE email_deliverable = 'eve@example.org'",
    ] {
        host.database.execute(sql).await;
    }
    for made in [1, 0] {
        let rekeyed = host.signup.rekey().await.unwrap();
        assert_eq!((rekeyed.accounts, rekeyed.conflicting), (made, 1));
        let conflict = rekeyed.conflicts[0];
        assert_eq!((conflict.kind, conflict.id), (KeyKind::AccountEmail, second));
        assert_eq!(conflict.held_by, Some(first));
    }
    let key = "SELECT email_key FROM signup_account WHERE key_version = 0";
    assert_eq!(host.text(key).await, "ADA@gmail.com");
    // Of one of them alone.
    host.signup.erase(&Subject::Account(first)).await.unwrap();
    let rekeyed = host.signup.rekey().await.unwrap();
    assert_eq!((rekeyed.accounts, rekeyed.conflicting), (1, 0));
    assert_eq!(host.text("SELECT email_key FROM signup_account").await, "ada@gmail.com");
    let ada = EmailAddress::parse("a.d.a@gmail.com").unwrap();
    assert_eq!(host.signup.erase(&Subject::Address(ada)).await.unwrap().accounts, [second]);
}

async fn a_place_on_the_list_gets_its_key(database: Database) {
    let host =
        Host::on(database, |builder| builder.admission("account", Admission::waitlist())).await;
    for email in ["ada@example.org", "eve@example.org"] {
        host.register(email).await;
        let opened = host.open(&link(&host.mails(email).await[0])).await;
        host.post_as("/join/us/confirm", &opened, &[("password", PASSWORD)]).await;
        host.clock.advance(Duration::from_secs(60));
    }
    for sql in [
        "UPDATE signup_attempt SET key_version = 0",
        "UPDATE signup_attempt SET email_deliverable = 'ada@gmail.com', email_key = '1', parked_key = '1'
         WHERE email_deliverable = 'ada@example.org'",
        "UPDATE signup_attempt SET email_deliverable = 'a.da@gmail.com', email_key = '2', parked_key = '2'
         WHERE email_deliverable = 'eve@example.org'",
    ] {
        host.database.execute(sql).await;
    }
    let rekeyed = host.signup.rekey().await.unwrap();
    assert_eq!((rekeyed.attempts, rekeyed.conflicting), (1, 1));
    let place = "SELECT parked_key FROM signup_attempt WHERE key_version > 0";
    assert_eq!(host.text(place).await, "ada@gmail.com");
    let place = "SELECT parked_key FROM signup_attempt WHERE key_version = 0";
    assert_eq!(host.text(place).await, "2");
}

/// 250 accounts with keys of version 0, more than two transactions make anew.
const MANY: [&str; 3] = [
    "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 250)
     INSERT INTO signup_account
         (id, form, realm, language, email_deliverable, email_normalized, email_key, key_version, is_disposable, profile,
          created_at, confirmed_at)
     SELECT randomblob(16), 'account', 'account', 'en', 'P' || n || '@example.org', 'P' || n || '@example.org',
            'old ' || n, 0, 0, '{}', 0, 0
     FROM n",
    "INSERT INTO signup_account
         (id, form, realm, language, email_deliverable, email_normalized, email_key, key_version, is_disposable, profile,
          created_at, confirmed_at)
     SELECT gen_random_uuid(), 'account', 'account', 'en', 'P' || n || '@example.org', 'P' || n || '@example.org',
            'old ' || n, 0, false, '{}', now(), now()
     FROM generate_series(1, 250) AS n",
    "INSERT INTO signup_account
         (id, form, realm, language, email_deliverable, email_normalized, email_key, key_version, is_disposable, profile,
          created_at, confirmed_at)
     SELECT UNHEX(LEFT(SHA2(n, 256), 32)), 'account', 'account', 'en', CONCAT('P', n, '@example.org'),
            CONCAT('P', n, '@example.org'), CONCAT('old ', n), 0, 0, '{}', NOW(), NOW()
     FROM (SELECT 100 * a.d + 10 * b.d + c.d AS n
           FROM (SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2) AS a
           CROSS JOIN (SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3
                       UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7
                       UNION ALL SELECT 8 UNION ALL SELECT 9) AS b
           CROSS JOIN (SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3
                       UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7
                       UNION ALL SELECT 8 UNION ALL SELECT 9) AS c) AS numbers
     WHERE n < 250",
];

async fn many_keys_are_rebuilt_by_several_instances_at_once(database: Database) {
    let engine = database.engine();
    let host = Host::on(database, |builder| builder).await;
    let [sqlite, postgres, mysql] = MANY;
    let many = match engine {
        Engine::Sqlite => sqlite,
        Engine::Postgres => postgres,
        Engine::Mysql => mysql,
    };
    host.database.execute(many).await;
    assert_eq!(host.count(OLD).await, 250);
    let (second, third) =
        (host.beside(|builder| builder).await, host.beside(|builder| builder).await);
    let (one, two, three) =
        tokio::join!(host.signup.rekey(), second.signup.rekey(), third.signup.rekey());
    let all = [one.unwrap(), two.unwrap(), three.unwrap()];
    assert_eq!(all.iter().map(|it| it.accounts).sum::<u64>(), 250, "each by one of them");
    assert!(all.iter().all(|it| it.conflicting == 0), "{all:?}");
    assert_eq!(host.count(OLD).await, 0);
    let right = "SELECT count(*) FROM signup_account WHERE email_key = lower(email_deliverable)";
    assert_eq!(host.count(right).await, 250);
}

async fn a_newer_key_is_never_made_old(database: Database) {
    let host = Host::on(database, |builder| builder).await;
    host.has_account("ada@example.org").await;
    // By an instance of a later version, which runs beside this one.
    let sql = "UPDATE signup_account SET email_key = 'newer', key_version = 99";
    host.database.execute(sql).await;
    assert_eq!(host.signup.rekey().await.unwrap().accounts, 0);
    assert_eq!(host.text("SELECT email_key FROM signup_account").await, "newer");
}

async fn links_of_accounts_work_while_keys_are_remade(database: Database) {
    let host = Host::on(database, |builder| builder).await;
    for email in ["ada@example.org", "eve@example.org"] {
        host.has_account(email).await;
    }
    let account = host.signup.accounts("account");
    let id_of = async |address: &str| {
        let address = EmailAddress::parse(address).unwrap();
        account.by_address(&address).await.unwrap().map(|account| account.id)
    };
    let (ada, eve) =
        (id_of("ada@example.org").await.unwrap(), id_of("eve@example.org").await.unwrap());
    // As an update leaves them that changes how keys are computed.
    for sql in [
        "UPDATE signup_account SET email_key = 'old a', key_version = 0
         WHERE email_deliverable = 'ada@example.org'",
        "UPDATE signup_account SET email_key = 'old e', key_version = 0
         WHERE email_deliverable = 'eve@example.org'",
    ] {
        host.database.execute(sql).await;
    }
    let token_to = async |address: &str| {
        host.clock.advance(Duration::from_secs(1));
        let link = link(&host.mails(address).await[0]);
        link.split("token=").nth(1).unwrap().to_owned()
    };
    host.signup.request_password_reset("account", "Ada@example.org", None).await.unwrap();
    let new = "seven quiet otters on a raft";
    let token = token_to("ada@example.org").await;
    assert_eq!(host.signup.reset_password("account", &token, new, None).await, Ok(ada));

    // Eve's address is known by its text, and told to her.
    host.signup.request_address_change(ada, "EVE@example.org", None).await.unwrap();
    host.clock.advance(Duration::from_secs(1));
    let told = &host.mails("eve@example.org").await[0];
    assert_eq!(told.subject, "You already have an account with Orchard");

    // Eve takes the new address meanwhile, and then her key is outdated.
    host.signup.request_address_change(ada, "new@example.org", None).await.unwrap();
    let link_of_ada = token_to("new@example.org").await;
    host.signup.request_address_change(eve, "new@example.org", None).await.unwrap();
    let link_of_eve = token_to("new@example.org").await;
    let confirm =
        async |token: &str| host.signup.confirm_address_change("account", token, None).await;
    assert_eq!(confirm(&link_of_eve).await, Ok(eve));
    let outdated = "UPDATE signup_account SET email_key = 'old', key_version = 0
                    WHERE email_deliverable = 'new@example.org'";
    host.database.execute(outdated).await;
    assert_eq!(confirm(&link_of_ada).await, Err(ChangeAddressError::DeadLink));
    assert_eq!(id_of("new@example.org").await, Some(eve));

    // A change gives the account a key by the current rules.
    host.signup.request_address_change(ada, "augusta@example.org", None).await.unwrap();
    assert_eq!(confirm(&token_to("augusta@example.org").await).await, Ok(ada));
    assert_eq!(host.count(OLD).await, 1, "Eve's");
    let rekeyed = host.signup.rekey().await.unwrap();
    assert_eq!((rekeyed.accounts, rekeyed.conflicting), (1, 0));
    assert_eq!(id_of("augusta@example.org").await, Some(ada));
}
