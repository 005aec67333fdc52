//! Forms whose keys have another level than the default one.

use std::time::Duration;

use leptos::server_fn::ServerFn;
use leptos_signup::{
    Admission, Form, Invite, MailBudgets, SignupBuilder, Subject,
    email::{EmailAddress, KeyLevel},
    operations::KeyKind,
    server_functions::Register,
};

use crate::common::{Host, database::Database, link};

crate::on_each_database! {
    testers_have_accounts_in_one_mailbox,
    the_mails_of_one_mailbox_are_counted_at_every_level,
    another_spelling_does_not_end_the_silence,
    an_erasure_goes_by_the_level_of_each_form,
    invites_go_by_the_level_of_the_form,
    a_place_on_the_list_goes_by_the_level_of_the_form,
    a_lower_level_takes_effect_with_a_rekeying,
    a_higher_level_merges_nothing,
    what_a_form_that_is_gone_left_is_found_by_its_own_level,
}

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const ACCOUNTS: &str = "SELECT count(*) FROM signup_account";
const OF_TEST: &str = "SELECT count(*) FROM signup_account WHERE form = 'test'";
const ATTEMPTS: &str = "SELECT count(*) FROM signup_attempt";

fn at(level: KeyLevel) -> impl Fn(SignupBuilder) -> SignupBuilder {
    move |builder| builder.form(Form::new("test").at("/test").email().key_level(level))
}

async fn host(database: Database, level: KeyLevel) -> Host {
    Host::on(database, at(level)).await
}

async fn sign_up(host: &Host, email: &str) -> String {
    let answer = host.post("/test", &[("email", email)]).await;
    assert_eq!(answer.location(), "/test/check", "{email}");
    answer.cookie()
}

/// Signs up and follows the newest mail. Returns its subject.
async fn join(host: &Host, email: &str) -> String {
    host.clock.advance(DAY);
    sign_up(host, email).await;
    let mail = host.mails(email).await.remove(0);
    if mail.text.contains("/confirm?") {
        let cookie = host.follow(&link(&mail)).await;
        let done = host.post_as("/test/confirm", &cookie, &[]).await;
        assert_eq!(done.location(), "/test/done");
    }
    mail.subject
}

async fn erase(host: &Host, email: &str) -> usize {
    let subject = Subject::Address(EmailAddress::parse(email).unwrap());
    host.signup.erase(&subject).await.unwrap().accounts.len()
}

async fn testers_have_accounts_in_one_mailbox(database: Database) {
    let host = host(database, KeyLevel::IgnoreCase).await;
    for email in ["qa@gmail.com", "qa+1@gmail.com", "qa+2@gmail.com", "q.a@gmail.com"] {
        join(&host, email).await;
    }
    assert_eq!(host.count(OF_TEST).await, 4);
    let subject = join(&host, "QA+1@gmail.com").await;
    assert!(subject.starts_with("You are already"), "{subject}");
    assert_eq!(host.count(OF_TEST).await, 4);
    // The other form of the host has the default level.
    for email in ["qa+1@gmail.com", "qa+2@gmail.com"] {
        host.clock.advance(DAY);
        host.register(email).await;
        let mail = host.mails(email).await.remove(0);
        if mail.text.contains("/confirm?") {
            let cookie = host.open(&link(&mail)).await;
            host.confirm(&cookie).await;
        }
    }
    assert_eq!(host.count(ACCOUNTS).await, 5);
}

async fn the_mails_of_one_mailbox_are_counted_at_every_level(database: Database) {
    let host =
        Host::on(database, |builder| at(KeyLevel::Exact)(builder).mail_budgets(MailBudgets::new()))
            .await;
    for number in 0..20 {
        sign_up(&host, &format!("qa+{number}@gmail.com")).await;
        host.clock.advance(Duration::from_secs(60));
    }
    host.signup.deliver_due_mail().await.unwrap();
    assert_eq!(host.mailer.mails().len(), 5);
    assert_eq!(host.count("SELECT count(DISTINCT mailbox_hash) FROM signup_attempt").await, 1);
}

async fn another_spelling_does_not_end_the_silence(database: Database) {
    let host = host(database, KeyLevel::Exact).await;
    sign_up(&host, "qa+1@gmail.com").await;
    let not_me = link(&host.mails("qa+1@gmail.com").await[0]).replace("/confirm?", "/not-me?");
    let cookie = host.follow(&not_me).await;
    host.post_as("/test/not-me", &cookie, &[("sure", "on")]).await;
    host.clock.advance(Duration::from_secs(120));
    sign_up(&host, "qa+2@gmail.com").await;
    assert_eq!(host.mails("qa+2@gmail.com").await.len(), 0);
    host.clock.advance(DAY);
    sign_up(&host, "qa+3@gmail.com").await;
    let cookie = host.open_newest("qa+3@gmail.com").await;
    host.post_as("/test/confirm", &cookie, &[]).await;
    assert_eq!(host.count("SELECT count(*) FROM signup_budget WHERE scope = 'silence'").await, 0);
}

async fn an_erasure_goes_by_the_level_of_each_form(database: Database) {
    let host = host(database, KeyLevel::IgnoreCase).await;
    for email in ["qa+1@gmail.com", "qa+2@gmail.com"] {
        join(&host, email).await;
    }
    host.clock.advance(DAY);
    host.has_account("q.a@gmail.com").await;
    let of_test = "SELECT count(*) FROM signup_outbox WHERE form = 'test'";
    let mails = host.count(of_test).await;
    // One account of the testers, and the one of the other form.
    assert_eq!(erase(&host, "QA+1@gmail.com").await, 2);
    assert_eq!(host.count(OF_TEST).await, 1);
    assert_eq!(host.count(ATTEMPTS).await, 1);
    assert_eq!(host.count(of_test).await, mails / 2);
    let other = host.database.uuid("SELECT id FROM signup_account").await;
    let erased = host.signup.erase(&Subject::Account(other)).await.unwrap();
    assert_eq!((erased.accounts.len(), erased.attempts), (1, 1));
    assert_eq!(host.count(of_test).await, 0);
}

async fn invites_go_by_the_level_of_the_form(database: Database) {
    let host = Host::on(database, |builder| {
        let test = Form::new("test").at("/test").email().invite().key_level(KeyLevel::IgnoreCase);
        builder.form(test).admission("test", Admission::invite_only())
    })
    .await;
    let invites = host.signup.invites("test");
    let issued = invites.create(Invite::new().for_address("qa+1@gmail.com")).await.unwrap();
    let code = issued.code().expose();
    for (email, is_refused) in [("qa+2@gmail.com", true), ("QA+1@gmail.com", false)] {
        let fields = [("form", "test"), ("email", email), ("invite", code.as_str())];
        let answer = host.post(Register::PATH, &fields).await;
        let refused = "at.invite=invite_for_another&refusal=problems";
        assert_eq!(answer.body == refused, is_refused, "{}", answer.body);
        if is_refused {
            continue;
        }
        let other = [("email", "qa@gmail.com")];
        host.post_as("/test/address", &answer.cookie(), &other).await;
        assert_eq!(host.mails("qa@gmail.com").await.len(), 0);
        let cookie = host.open_newest(email).await;
        host.post_as("/test/confirm", &cookie, &[]).await;
        assert_eq!(host.count(OF_TEST).await, 1);
    }
    let erased = invites.create(Invite::new().for_address("qa+2@gmail.com")).await.unwrap();
    erase(&host, "qa+1@gmail.com").await;
    let left = invites.list(None, 9).await.unwrap();
    assert_eq!(left.iter().map(|it| it.id).collect::<Vec<_>>(), [erased.id()]);
}

async fn a_place_on_the_list_goes_by_the_level_of_the_form(database: Database) {
    let host = Host::on(database, |builder| {
        at(KeyLevel::IgnoreCase)(builder).admission("test", Admission::waitlist())
    })
    .await;
    for email in ["qa+1@gmail.com", "qa+2@gmail.com", "QA+2@gmail.com"] {
        host.clock.advance(DAY);
        sign_up(&host, email).await;
        let cookie = host.open_newest(email).await;
        host.post_as("/test/confirm", &cookie, &[]).await;
    }
    assert_eq!(host.signup.waitlist("test").list(None, 9).await.unwrap().len(), 2);
}

async fn a_lower_level_takes_effect_with_a_rekeying(database: Database) {
    let host = host(database, KeyLevel::Safe).await;
    join(&host, "q.a@gmail.com").await;
    host.has_account("q.a@gmail.com").await;
    let lower = host.beside(at(KeyLevel::IgnoreCase)).await;
    sign_up(&lower, "eve@example.org").await;
    let rekeyed = lower.signup.rekey().await.unwrap();
    // The account and its attempt. The other form keeps its level.
    assert_eq!((rekeyed.accounts, rekeyed.attempts, rekeyed.conflicting), (1, 1, 0));
    let key = "SELECT email_key FROM signup_account WHERE form = 'test'";
    assert_eq!(host.text(key).await, "q.a@gmail.com");
    let key = "SELECT email_key FROM signup_account WHERE form = 'account'";
    assert_eq!(host.text(key).await, "qa@gmail.com");
    assert_eq!(lower.signup.rekey().await.unwrap(), Default::default());
    let subject = join(&lower, "q.a@gmail.com").await;
    assert!(subject.starts_with("You are already"), "{subject}");
    join(&lower, "qa@gmail.com").await;
    assert_eq!(host.count(OF_TEST).await, 2);
}

async fn a_higher_level_merges_nothing(database: Database) {
    let lower = host(database, KeyLevel::Exact).await;
    for email in ["qa+1@gmail.com", "qa+2@gmail.com", "eve@example.org"] {
        join(&lower, email).await;
    }
    let ids = "SELECT id FROM signup_account WHERE email_key LIKE 'qa+1%'";
    let first = lower.database.uuid(ids).await;
    let ids = "SELECT id FROM signup_account WHERE email_key LIKE 'qa+2%'";
    let second = lower.database.uuid(ids).await;
    let safe = lower.beside(at(KeyLevel::Safe)).await;
    for made in [2, 0] {
        let rekeyed = safe.signup.rekey().await.unwrap();
        assert_eq!((rekeyed.accounts, rekeyed.conflicting), (made, 1));
        let conflict = rekeyed.conflicts[0];
        assert_eq!((conflict.kind, conflict.id), (KeyKind::AccountEmail, second));
        assert_eq!(conflict.held_by, Some(first));
    }
    for email in ["qa+1@gmail.com", "qa+2@gmail.com", "qa+3@gmail.com"] {
        let subject = join(&safe, email).await;
        assert!(subject.starts_with("You are already"), "{subject}");
    }
    // Both are the same person by the rules of now.
    assert_eq!(erase(&safe, "qa@gmail.com").await, 2);
    assert_eq!(safe.count(ACCOUNTS).await, 1);
}

async fn what_a_form_that_is_gone_left_is_found_by_its_own_level(database: Database) {
    let host = host(database, KeyLevel::IgnoreCase).await;
    for email in ["qa+1@gmail.com", "qa+2@gmail.com"] {
        join(&host, email).await;
    }
    let without = host.beside(|builder| builder).await;
    assert_eq!(without.signup.rekey().await.unwrap(), Default::default());
    assert_eq!(erase(&without, "qa@gmail.com").await, 0);
    assert_eq!(erase(&without, "QA+2@gmail.com").await, 1);
    for sql in [
        "UPDATE signup_account SET key_version = key_version - 1, email_key = 'old'",
        "UPDATE signup_attempt SET key_version = key_version - 1, email_key = 'old'",
    ] {
        host.database.execute(sql).await;
    }
    assert_eq!(without.signup.rekey().await.unwrap().accounts, 1);
    let key = "SELECT email_key FROM signup_account";
    assert_eq!(host.text(key).await, "qa+1@gmail.com");
    assert_eq!(erase(&without, "QA+1@gmail.com").await, 1);
    assert_eq!(host.count(ATTEMPTS).await, 0);
}
