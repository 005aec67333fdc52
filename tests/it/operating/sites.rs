//! Several sites, and several versions of one site, over one database.

use std::time::Duration;

use axum::http::StatusCode;
use leptos_signup::{
    Mail, MailBudgets, Retention, Signup, SignupBuilder, SqliteStore, Subject,
    username::{Username, UsernameRules},
};

use super::erasure::address;
use crate::common::{
    self, CapturedMailer, Diary, Host, ORIGIN, PASSWORD, database::Database, link,
};

crate::on_each_database! {
    two_sites_with_the_same_forms_and_keys_share_nothing,
    links_and_names_of_one_site_are_unknown_to_the_other,
    erasure_and_export_reach_their_own_site,
    a_purge_keeps_to_the_retention_of_its_own_site,
    sites_have_mail_budgets_of_their_own,
    two_sign_ups_with_different_forms_leave_each_others_mails_alone,
    an_instance_without_a_new_form_leaves_its_mail_to_one_that_has_it,
    the_mail_of_a_form_that_no_instance_has_goes_when_its_link_is_dead,
}

const SHOP: &str = "http://shop.localhost:3000";
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

fn shop(builder: SignupBuilder) -> SignupBuilder {
    common::with_class(builder).site("shop").public_url(SHOP)
}

/// Two sites: one without a name, and the shop.
async fn two(database: Database) -> (Host, Host) {
    let one = Host::on(database, common::with_class).await;
    let shop = one.beside(shop).await;
    (one, shop)
}

/// The mails to `to` that this site has sent, the latest first.
fn of_site<'a>(mails: &'a [Mail], origin: &str) -> Vec<&'a Mail> {
    mails.iter().filter(|mail| mail.text.contains(origin)).collect()
}

async fn two_sites_with_the_same_forms_and_keys_share_nothing(database: Database) {
    let (one, shop) = two(database).await;
    for host in [&one, &shop] {
        assert_eq!(host.register("ada@example.org").await.location(), "/join/us/check");
    }
    assert_eq!(one.signup.deliver_due_mail().await.unwrap().sent, 1);
    let mails = one.mailer.mails();
    assert_eq!((mails.len(), of_site(&mails, ORIGIN).len()), (1, 1), "only its own mail");
    assert_eq!(shop.signup.health().await.database.unwrap().mails.rows, 1);
    assert_eq!(one.signup.health().await.database.unwrap().mails.rows, 0);
    let mails = shop.mails("ada@example.org").await;
    let of_shop = of_site(&mails, SHOP);
    assert_eq!((mails.len(), of_shop.len()), (2, 1));
    let own = link(of_site(&mails, ORIGIN)[0]);
    let cookie = one.open(&own).await;
    assert_eq!(one.confirm(&cookie).await.location(), "/join/us/done");
    // The address has no account at the shop.
    let path = link(of_shop[0]).replace(SHOP, ORIGIN);
    let cookie = shop.open(&path).await;
    assert_eq!(shop.confirm(&cookie).await.location(), "/join/us/done");
    let forms = "SELECT count(*) FROM signup_account WHERE form IN ('account', 'shop/account')";
    assert_eq!(one.count(forms).await, 2);
}

async fn links_and_names_of_one_site_are_unknown_to_the_other(database: Database) {
    let (one, shop) = two(database).await;
    let pupil = [("username", "ada"), ("password", PASSWORD)];
    assert_eq!(one.post("/class", &pupil).await.status, StatusCode::SEE_OTHER);
    // The same post: it is no repeat, and the name is free.
    assert_eq!(shop.post("/class", &pupil).await.status, StatusCode::SEE_OTHER);
    assert_eq!(
        shop.post("/class", &[("username", "ada"), ("password", "other words than before")])
            .await
            .status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    one.register("ada@example.org").await;
    let link = link(&one.mails("ada@example.org").await[0]);
    let cookie = shop.follow(&link).await;
    let page = shop.get_as("/join/us/confirm", &cookie).await;
    assert!(page.body.contains("This link does not work"), "{}", page.body);
    shop.confirm(&cookie).await;
    assert_eq!(one.count("SELECT count(*) FROM signup_account").await, 2, "the two pupils");
    assert_eq!(one.confirm(&one.open(&link).await).await.location(), "/join/us/done");
    let account = one.database.uuid("SELECT id FROM signup_account WHERE form = 'account'").await;
    assert!(one.signup.verify_password(Some(account), PASSWORD).await.unwrap());
    assert!(!shop.signup.verify_password(Some(account), PASSWORD).await.unwrap());
}

async fn erasure_and_export_reach_their_own_site(database: Database) {
    let (one, shop) = two(database).await;
    let pupil = [("username", "ada"), ("password", PASSWORD)];
    for (host, origin) in [(&one, ORIGIN), (&shop, SHOP)] {
        host.post("/class", &pupil).await;
        host.register("ada@example.org").await;
        let mails = host.mails("ada@example.org").await;
        let cookie = host.open(&link(of_site(&mails, origin)[0]).replace(SHOP, ORIGIN)).await;
        assert_eq!(host.confirm(&cookie).await.location(), "/join/us/done");
    }
    let ada = address("ada@example.org");
    let data = shop.signup.export(&ada).await.unwrap();
    assert_eq!((data.accounts.len(), data.attempts.len(), data.mails.len()), (1, 1, 2));
    assert_eq!((&*data.accounts[0].form, &*data.mails[0].form), ("account", "account"));
    let foreign = one.database.uuid("SELECT id FROM signup_account WHERE form = 'account'").await;
    assert!(shop.signup.erase(&Subject::Account(foreign)).await.unwrap().is_empty());
    let erased = shop.signup.erase(&ada).await.unwrap();
    assert_eq!((erased.accounts.len(), erased.attempts, erased.mails), (1, 1, 2));
    let username = Username::parse("ada", &UsernameRules::new()).unwrap();
    let name = Subject::Username { form: "class".to_owned(), username };
    assert_eq!(shop.signup.erase(&name).await.unwrap().accounts.len(), 1);
    assert!(shop.signup.erase(&name).await.unwrap().is_empty());
    assert_eq!(one.count("SELECT count(*) FROM signup_account").await, 2);
    assert_eq!(one.signup.export(&ada).await.unwrap().accounts.len(), 1);
    assert_eq!(one.signup.export(&name).await.unwrap().accounts.len(), 1);
}

async fn a_purge_keeps_to_the_retention_of_its_own_site(database: Database) {
    let one = Host::on(database, |builder| builder).await;
    let long = Retention::new().attempts(100 * DAY).mails(100 * DAY);
    let shop = one.beside(|builder| shop(builder).retention(long)).await;
    for host in [&one, &shop] {
        host.register("ada@example.org").await;
        host.signup.deliver_due_mail().await.unwrap();
    }
    one.clock.advance(30 * DAY);
    let outdated = shop.signup.count_outdated().await.unwrap();
    assert_eq!((outdated.attempts, outdated.mails), (0, 0));
    assert_eq!((shop.signup.purge().await.unwrap().attempts), 0);
    let outdated = one.signup.count_outdated().await.unwrap();
    assert_eq!((outdated.attempts, outdated.mails), (1, 1));
    let purged = one.signup.purge().await.unwrap();
    assert_eq!((purged.attempts, purged.mails), (1, 1));
    let forms = "SELECT count(*) FROM signup_attempt WHERE form = 'shop/account'";
    assert_eq!(
        (one.count(forms).await, one.count("SELECT count(*) FROM signup_attempt").await),
        (1, 1)
    );
    assert_eq!(one.count("SELECT count(*) FROM signup_outbox").await, 1);
}

async fn sites_have_mail_budgets_of_their_own(database: Database) {
    let one_a_day = || MailBudgets::new().per_mailbox(1);
    let one = Host::on(database, |builder| builder.mail_budgets(one_a_day())).await;
    let shop = one.beside(|builder| shop(builder).mail_budgets(one_a_day())).await;
    for host in [&one, &shop] {
        host.register("ada@example.org").await;
        assert_eq!(host.signup.deliver_due_mail().await.unwrap().sent, 1);
    }
}

async fn two_sign_ups_with_different_forms_leave_each_others_mails_alone(database: Database) {
    let diary = Diary::default();
    let one = Host::on(database, |builder| builder.on_event(diary.clone())).await;
    let letters = letter_host(&one).await;
    one.register("ada@example.org").await;
    letters.post("/letter", &[("email", "eve@example.org")]).await;
    assert_eq!(one.signup.deliver_due_mail().await.unwrap().sent, 1);
    assert_eq!(letters.signup.deliver_due_mail().await.unwrap().sent, 1);
    let mails = one.mailer.mails();
    let to = |origin| of_site(&mails, origin)[0].to.clone();
    assert_eq!(
        (to(ORIGIN), to(SHOP)),
        ("ada@example.org".to_owned(), "eve@example.org".to_owned())
    );
}

/// Another program with one form of its own, which names no site.
async fn letter_host(beside: &Host) -> Host {
    let builder = Signup::builder()
        .form(common::letter_form())
        .store(beside.database.store().await)
        .public_url(SHOP)
        .clock(beside.clock.clock())
        .signing_key("instances of one host have the same")
        .mail_budgets(MailBudgets::unlimited())
        .min_fill_time(Duration::ZERO)
        .mailer(beside.mailer.clone());
    let signup = builder.build().await.unwrap();
    Host {
        router: common::routes().layer(signup.layer()),
        signup,
        clock: beside.clock.clone(),
        mailer: beside.mailer.clone(),
        database: beside.database.clone(),
    }
}

async fn an_instance_without_a_new_form_leaves_its_mail_to_one_that_has_it(database: Database) {
    let old = Host::on(database, |builder| builder).await;
    let new = old.beside(|builder| builder.form(common::letter_form())).await;
    new.post("/letter", &[("email", "ada@example.org")]).await;
    for _ in 0..3 {
        assert_eq!(old.signup.deliver_due_mail().await.unwrap(), Default::default());
        old.clock.advance(Duration::from_secs(60));
    }
    let untouched = "SELECT count(*) FROM signup_outbox
                     WHERE state = 'queued' AND tries = 0 AND due_at = created_at";
    assert_eq!(old.count(untouched).await, 1, "no try, no lease");
    assert_eq!(new.signup.deliver_due_mail().await.unwrap().sent, 1);
}

async fn the_mail_of_a_form_that_no_instance_has_goes_when_its_link_is_dead(database: Database) {
    let new = Host::on(database, |builder| builder.form(common::letter_form())).await;
    new.post("/letter", &[("email", "ada@example.org")]).await;
    let old = new.beside(|builder| builder).await;
    old.clock.advance(2 * DAY);
    assert_eq!(old.signup.purge().await.unwrap().mails, 0);
    old.clock.advance(2 * DAY + Duration::from_secs(1));
    assert_eq!(old.signup.count_outdated().await.unwrap().mails, 1);
    assert_eq!(old.signup.purge().await.unwrap().mails, 1);
    assert_eq!(old.count("SELECT count(*) FROM signup_outbox").await, 0);
}

#[tokio::test]
async fn a_name_that_is_no_plain_word_is_refused_with_the_fix() {
    for given in ["", "a/b", "a b", "zürich", &"a".repeat(64)] {
        let builder = Signup::builder()
            .form(common::account_form())
            .store(SqliteStore::connect("sqlite::memory:").await.unwrap())
            .mailer(CapturedMailer::new())
            .public_url(ORIGIN)
            .site(given);
        let error = builder.build().await.unwrap_err().to_string();
        assert!(error.contains(".site(") && error.contains("63"), "{error}");
    }
}
