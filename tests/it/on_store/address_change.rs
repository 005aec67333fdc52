//! Another address for an account: asked for by the host, and proven with a link from a mail.

use std::time::Duration;

use leptos_signup::{
    Admission, ChangeAddressError, Form, MailBudgets, RateLimits, Refusal, SetPasswordError,
    SignupBuilder, Subject,
    accounts::LogIn,
    email::EmailAddress,
    event::EventKind,
    form::ProblemCode,
    limits::Limit,
    store::Account,
    text::languages::{ENGLISH, GERMAN},
};
use uuid::Uuid;

use super::equality::Statements;
use crate::common::{Diary, Host, ORIGIN, PASSWORD, class_form, letter_form, link};

const ADA: &str = "ada@example.org";
const NEW: &str = "augusta@example.net";
const EVE: &str = "eve@example.org";
const DEAD: Result<Uuid, ChangeAddressError> = Err(ChangeAddressError::DeadLink);

async fn id_of(host: &Host, address: &str) -> Option<Uuid> {
    let address = EmailAddress::parse(address).unwrap();
    let found = host.signup.accounts("account").by_address(&address).await.unwrap();
    found.map(|account| account.id)
}

async fn account(host: &Host, id: Uuid) -> Account {
    host.signup.accounts("account").get(id).await.unwrap().unwrap()
}

/// A host where Ada has an account.
async fn with_ada() -> (Host, Uuid) {
    let host = Host::start().await;
    let ada = has_account(&host, ADA).await;
    (host, ada)
}

async fn has_account(host: &Host, address: &str) -> Uuid {
    host.has_account(address).await;
    id_of(host, address).await.unwrap()
}

async fn request(host: &Host, id: Uuid, address: &str) {
    host.clock.advance(Duration::from_secs(1));
    host.signup.request_address_change(id, address, None).await.unwrap();
}

/// The token in the newest mail to an address.
async fn token(host: &Host, address: &str) -> String {
    let link = link(&host.mails(address).await[0]);
    let (at, token) = link.split_once("?token=").unwrap();
    assert_eq!(at, format!("{ORIGIN}/join/us/new-address"));
    token.split('&').next().unwrap().to_owned()
}

async fn confirm(host: &Host, token: &str) -> Result<Uuid, ChangeAddressError> {
    host.signup.confirm_address_change("account", token, None).await
}

async fn subjects(host: &Host, address: &str) -> Vec<String> {
    host.mails(address).await.into_iter().map(|mail| mail.subject).collect()
}

/// The code of the only problem at the address.
fn refused<T: std::fmt::Debug>(result: Result<T, ChangeAddressError>) -> ProblemCode {
    match result {
        Err(ChangeAddressError::Refused(Refusal::Problems(problems))) if problems.len() == 1 => {
            assert_eq!(problems[0].field, "email");
            problems[0].code.clone()
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn the_owner_proves_a_new_address_and_the_account_has_it() {
    let diary = Diary::default();
    let host = diary.start().await;
    let ada = has_account(&host, ADA).await;
    host.signup.deliver_due_events().await.unwrap();
    let tag = host.signup.session_tag(&account(&host, ada).await);
    request(&host, ada, "Augusta@Example.net").await;
    assert_eq!(id_of(&host, ADA).await, Some(ada), "nothing is changed yet");
    let mail = &host.mails("Augusta@example.net").await[0];
    assert_eq!(mail.subject, "Confirm your email address for Orchard");
    assert!(mail.text.contains("The link works for 30 minutes, and only once."), "{}", mail.text);
    let token = token(&host, "Augusta@example.net").await;
    assert_eq!(host.count("SELECT count(*) FROM signup_outbox WHERE secret IS NOT NULL").await, 0);
    host.clock.advance(Duration::from_secs(29 * 60));
    assert_eq!(confirm(&host, &token).await, Ok(ada));
    let changed = account(&host, ada).await;
    assert_eq!(changed.email_normalized.as_deref(), Some("Augusta@example.net"));
    assert_eq!(id_of(&host, NEW).await, Some(ada));
    assert_eq!(id_of(&host, ADA).await, None);
    assert!(host.signup.session_tag(&changed) == tag, "sessions of the owner go on");
    assert_eq!(confirm(&host, &token).await, DEAD);

    let accounts = host.signup.accounts("account");
    assert!(accounts.authenticate(NEW, PASSWORD).await.unwrap().account().is_some());
    assert!(matches!(accounts.authenticate(ADA, PASSWORD).await.unwrap(), LogIn::Refused));
    let notice = &host.mails(ADA).await[0];
    assert_eq!(notice.subject, "Your email address for Orchard was changed");
    let said = "The email address of your account with Orchard was changed to A…@example.net.";
    assert!(notice.text.replace('\n', " ").contains(said), "{}", notice.text);
    assert!(!notice.text.contains("ugusta"), "{}", notice.text);
    host.signup.deliver_due_events().await.unwrap();
    let event = diary.taken().pop().unwrap();
    assert_eq!((event.kind, event.account), (EventKind::AddressChanged, Some(ada)));
    assert_eq!((event.happened_at, event.attempt), (host.clock.now(), None));
    // The old address is free.
    assert_ne!(has_account(&host, ADA).await, ada);
}

#[tokio::test]
async fn a_link_dies_of_age_of_a_newer_one_and_of_a_new_password() {
    let (host, ada) = with_ada().await;
    request(&host, ada, NEW).await;
    let late = token(&host, NEW).await;
    host.clock.advance(Duration::from_secs(30 * 60));
    assert_eq!(confirm(&host, &late).await, DEAD);
    request(&host, ada, NEW).await;
    let replaced = token(&host, NEW).await;
    request(&host, ada, "other@example.net").await;
    assert_eq!(confirm(&host, &replaced).await, DEAD);
    let newest = token(&host, "other@example.net").await;
    host.signup.set_password(ada, "seven quiet otters on a raft").await.unwrap();
    assert_eq!(confirm(&host, &newest).await, DEAD);
    for wrong in ["", "x", &"A".repeat(43)] {
        assert_eq!(confirm(&host, wrong).await, DEAD);
    }
    assert_eq!(id_of(&host, ADA).await, Some(ada));
}

#[tokio::test]
async fn a_change_of_address_withdraws_the_links_for_a_new_password() {
    let pause = MailBudgets::unlimited().pause(Duration::from_secs(60));
    let host = Host::start_with(|builder| builder.mail_budgets(pause)).await;
    let ada = has_account(&host, ADA).await;
    host.clock.advance(Duration::from_secs(60));
    // The reader of the old mailbox has a link, and another one waits.
    host.signup.request_password_reset("account", ADA, None).await.unwrap();
    let mailed = link(&host.mails(ADA).await[0]);
    let mailed = mailed.split("token=").nth(1).unwrap().to_owned();
    host.signup.request_password_reset("account", ADA, None).await.unwrap();
    let waiting = "SELECT count(*) FROM signup_outbox WHERE state = 'deferred'";
    assert_eq!(host.count(waiting).await, 1);
    request(&host, ada, NEW).await;
    confirm(&host, &token(&host, NEW).await).await.unwrap();
    assert_eq!(host.count(waiting).await, 0);
    let new = "seven quiet otters on a raft";
    let reset = host.signup.reset_password("account", &mailed, new, None).await;
    assert_eq!(reset, Err(SetPasswordError::DeadLink));
    host.clock.advance(Duration::from_secs(120));
    let notice = "Your email address for Orchard was changed";
    assert_eq!(subjects(&host, ADA).await[0], notice);
    host.signup.request_password_reset("account", ADA, None).await.unwrap();
    assert_eq!(subjects(&host, ADA).await[0], notice, "the address has no account");
}

#[tokio::test]
async fn an_address_with_an_account_is_answered_alike_and_its_owner_is_told() {
    crate::in_own_process!();
    let statements = Statements::log();
    let host = Host::start_with(|builder| {
        builder.mail_budgets(MailBudgets::new().pause(Duration::from_secs(60)))
    })
    .await;
    let ada = has_account(&host, ADA).await;
    has_account(&host, EVE).await;
    host.register("pending@example.org").await;
    host.clock.advance(Duration::from_secs(3600));
    let mut seen = Vec::new();
    for address in ["new@example.org", EVE, "pending@example.org"] {
        host.signup.deliver_due_mail().await.unwrap();
        let from = statements.count();
        for _ in 0..3 {
            let asked = host.signup.request_address_change(ada, address, None).await;
            assert_eq!(asked, Ok(()), "{address}");
        }
        seen.push(statements.since(from).join("\n"));
    }
    assert!(seen[0].contains("INSERT INTO signup_account_link"), "{}", seen[0]);
    assert_eq!(seen[0], seen[1]);
    assert_eq!(seen[0], seen[2]);
    let mail = &host.mails(EVE).await[0];
    assert_eq!(mail.subject, "You already have an account with Orchard");
    let text = mail.text.replace('\n', " ");
    assert!(text.contains("for another account with Orchard."), "{text}");
    assert!(!mail.text.contains("token="), "{}", mail.text);
    let secrets = "SELECT count(*) FROM signup_outbox
                   WHERE kind = 'address_taken' AND secret IS NOT NULL";
    assert_eq!(host.count(secrets).await, 0);
}

#[tokio::test]
async fn what_becomes_of_an_earlier_link_does_not_tell_who_has_an_account() {
    for next in ["new@example.org", EVE] {
        let (host, ada) = with_ada().await;
        has_account(&host, EVE).await;
        request(&host, ada, NEW).await;
        let own = token(&host, NEW).await;
        request(&host, ada, next).await;
        assert_eq!(confirm(&host, &own).await, DEAD, "{next}");
    }
}

#[tokio::test]
async fn the_notice_goes_to_the_address_that_the_account_holds() {
    let (host, ada) = with_ada().await;
    has_account(&host, EVE).await;
    request(&host, ada, "EVE@example.org").await;
    assert!(host.mails("EVE@example.org").await.is_empty());
    assert_eq!(host.mails(EVE).await[0].subject, "You already have an account with Orchard");
    // Another spelling of the own address is no other account's.
    request(&host, ada, "ADA@example.org").await;
    assert_eq!(confirm(&host, &token(&host, "ADA@example.org").await).await, Ok(ada));
    let now = account(&host, ada).await.email_normalized;
    assert_eq!(now.as_deref(), Some("ADA@example.org"));
}

#[tokio::test]
async fn of_two_accounts_that_change_to_one_address_at_once_one_gets_it() {
    let (host, ada) = with_ada().await;
    let eve = has_account(&host, EVE).await;
    let mut tokens = Vec::new();
    for id in [ada, eve] {
        request(&host, id, NEW).await;
        tokens.push(token(&host, NEW).await);
    }
    let posts = tokens.iter().cycle().take(6).map(|token| confirm(&host, token));
    let results = futures::future::join_all(posts).await;
    assert_eq!(results.iter().filter(|it| it.is_ok()).count(), 1, "{results:?}");
    assert_eq!(results.iter().filter(|it| **it == DEAD).count(), 5, "{results:?}");
    let with_new = "SELECT count(*) FROM signup_account
                    WHERE email_deliverable = 'augusta@example.net'";
    assert_eq!(host.count(with_new).await, 1);
    let owner = id_of(&host, NEW).await;
    assert!(owner == Some(ada) || owner == Some(eve));
}

#[tokio::test]
async fn an_address_that_is_taken_after_the_request_stays_its_owners() {
    let (host, ada) = with_ada().await;
    request(&host, ada, NEW).await;
    let link = token(&host, NEW).await;
    let other = has_account(&host, NEW).await;
    let unknown = confirm(&host, &"A".repeat(43)).await;
    assert_eq!(confirm(&host, &link).await, unknown, "as a link that does not exist");
    assert_eq!(confirm(&host, &link).await, DEAD);
    assert_eq!(id_of(&host, NEW).await, Some(other));
    assert_eq!(id_of(&host, ADA).await, Some(ada));
    assert!(!subjects(&host, ADA).await.iter().any(|subject| subject.contains("changed")));
}

#[tokio::test]
async fn a_sign_up_that_waits_for_the_address_ends() {
    let (host, ada) = with_ada().await;
    let waits = host.register_and_open(NEW).await;
    request(&host, ada, NEW).await;
    confirm(&host, &token(&host, NEW).await).await.unwrap();
    let states = "SELECT count(*) FROM signup_attempt WHERE state = 'superseded'";
    assert_eq!(host.count(states).await, 1);
    host.post_as("/join/us/confirm", &waits, &[("password", "another few plain words")]).await;
    assert_eq!(id_of(&host, NEW).await, Some(ada));
    let accounts = host.signup.accounts("account");
    assert!(accounts.authenticate(NEW, PASSWORD).await.unwrap().account().is_some());
}

#[tokio::test]
async fn a_new_address_must_keep_the_rules_of_the_form() {
    let (host, ada) = with_ada().await;
    assert_eq!(
        refused(host.signup.request_address_change(ada, "", None).await),
        ProblemCode::Missing
    );
    let odd = refused(host.signup.request_address_change(ada, "ada at home", None).await);
    assert!(matches!(odd, ProblemCode::Email { .. }), "{odd:?}");
    let blocked = Admission::closed().block_domains(["example.net"]).unwrap();
    host.signup.set_admission("account", blocked).unwrap();
    let away = refused(host.signup.request_address_change(ada, NEW, None).await);
    assert_eq!(away, ProblemCode::DomainNotAdmitted);
    // A closed form takes no sign-ups, and its accounts go on.
    request(&host, ada, "augusta@example.com").await;
    assert_eq!(confirm(&host, &token(&host, "augusta@example.com").await).await, Ok(ada));
    let unknown = host.signup.request_address_change(Uuid::nil(), NEW, None).await;
    assert_eq!(unknown, Err(ChangeAddressError::UnknownAccount));
    let unknown = host.signup.confirm_address_change("nothing", "x", None).await;
    assert_eq!(unknown, Err(ChangeAddressError::UnknownForm("nothing".to_owned())));
}

#[tokio::test]
async fn only_a_form_that_is_open_about_it_refuses_an_address_with_an_account() {
    let open = Form::new("open").at("/letter").email().reveal_duplicates();
    let forms = |builder: SignupBuilder| builder.form(open).form(class_form());
    let host = Host::start_with(forms).await;
    for address in [ADA, EVE] {
        host.post("/letter", &[("email", address)]).await;
        let cookie = host.open_newest(address).await;
        host.post_as("/letter/confirm", &cookie, &[]).await;
    }
    let ada = EmailAddress::parse(ADA).unwrap();
    let ada = host.signup.accounts("open").by_address(&ada).await.unwrap().unwrap().id;
    let taken = refused(host.signup.request_address_change(ada, EVE, None).await);
    assert_eq!(taken, ProblemCode::AddressTaken);
    host.post("/class", &[("username", "ada"), ("password", PASSWORD)]).await;
    let pupil = host.signup.accounts("class").by_username("ada").await.unwrap().unwrap().id;
    let without = host.signup.request_address_change(pupil, NEW, None).await;
    assert_eq!(without, Err(ChangeAddressError::NotOfThisForm("class")));
}

#[tokio::test]
async fn an_account_asks_for_another_address_three_times_and_then_once_an_hour() {
    let host = Host::start_with(|builder| builder.rate_limits(RateLimits::new())).await;
    let ada = has_account(&host, ADA).await;
    let ask = async |number: u32, from: [u8; 4]| {
        let address = format!("ada{number}@example.net");
        host.signup.request_address_change(ada, &address, Some(from.into())).await
    };
    for number in 0..3 {
        assert_eq!(ask(number, [192, 0, 2, 1]).await, Ok(()));
    }
    let late = ask(3, [198, 51, 100, 1]).await;
    let too_often = matches!(late, Err(ChangeAddressError::Refused(Refusal::TooOften { .. })));
    assert!(too_often, "from another network too: {late:?}");
    host.clock.advance(Duration::from_secs(60 * 60));
    assert_eq!(ask(3, [192, 0, 2, 1]).await, Ok(()));
    let two = Limit::burst(2).refill_every(Duration::from_secs(60));
    let limits = RateLimits::unlimited().bad_links_per_network(two);
    let other = host.beside(|builder| builder.rate_limits(limits)).await;
    let from = Some([192, 0, 2, 1].into());
    for is_let in [true, true, false] {
        let guess = "A".repeat(43);
        let tried = other.signup.confirm_address_change("account", &guess, from).await;
        assert_eq!(tried == DEAD, is_let, "{tried:?}");
    }
}

#[tokio::test]
async fn links_and_mails_go_with_the_account_and_links_with_time() {
    let links = "SELECT count(*) FROM signup_account_link";
    let mails = "SELECT count(*) FROM signup_outbox";
    let (host, ada) = with_ada().await;
    request(&host, ada, "middle@example.net").await;
    confirm(&host, &token(&host, "middle@example.net").await).await.unwrap();
    request(&host, ada, NEW).await;
    host.signup.deliver_due_mail().await.unwrap();
    assert_eq!(host.count(links).await, 1);
    let erased = host.signup.erase(&Subject::Account(ada)).await.unwrap();
    assert_eq!(erased.accounts, [ada]);
    assert_eq!(host.count(links).await, 0);
    // What is left is of the sign-up with the first address.
    let left = "SELECT count(*) FROM signup_outbox WHERE attempt_id IS NULL";
    assert_eq!((host.count(left).await, host.count(mails).await), (0, 2));

    let eve = has_account(&host, EVE).await;
    request(&host, eve, NEW).await;
    // The person whose mailbox it is wants nothing of it to stay.
    let address = Subject::Address(EmailAddress::parse(NEW).unwrap());
    assert!(host.signup.erase(&address).await.unwrap().accounts.is_empty());
    assert_eq!(host.count(links).await, 0);
    assert_eq!(id_of(&host, EVE).await, Some(eve));
    request(&host, eve, NEW).await;
    host.clock.advance(Duration::from_secs(31 * 60));
    assert_eq!(host.signup.purge().await.unwrap().account_links, 1);
    assert_eq!(host.count(links).await, 0);
}

#[tokio::test]
async fn an_export_does_not_tell_who_has_an_account() {
    let mut shown = Vec::new();
    for address in [NEW, EVE] {
        let (host, ada) = with_ada().await;
        has_account(&host, EVE).await;
        request(&host, ada, address).await;
        host.signup.deliver_due_mail().await.unwrap();
        let data = host.signup.export(&Subject::Account(ada)).await.unwrap();
        shown.push(data.mails.iter().map(|mail| mail.kind.clone()).collect::<Vec<_>>());
    }
    assert_eq!(shown[0], shown[1]);
}

#[tokio::test]
async fn mails_about_an_address_speak_the_language_of_the_account() {
    let languages = |builder: SignupBuilder| builder.languages([ENGLISH, GERMAN]);
    let host = Host::start_with(|builder| languages(builder).form(letter_form())).await;
    host.post("/letter", &[("email", ADA), ("page-lang", "de")]).await;
    let cookie = host.open_newest(ADA).await;
    host.post_as("/letter/confirm", &cookie, &[]).await;
    let ada = EmailAddress::parse(ADA).unwrap();
    let letter = host.signup.accounts("letter");
    let ada = letter.by_address(&ada).await.unwrap().unwrap();
    assert_eq!(ada.language.as_str(), "de");
    request(&host, ada.id, NEW).await;
    let mail = host.mails(NEW).await.remove(0);
    assert!(mail.text.contains("Bestätigen Sie die Änderung hier:"), "{}", mail.text);
    let link = link(&mail);
    assert!(link.starts_with(&format!("{ORIGIN}/letter/new-address?token=")), "{link}");
    let token = link.split("token=").nth(1).unwrap().split('&').next().unwrap();
    host.signup.confirm_address_change("letter", token, None).await.unwrap();
    let notice = &host.mails(ADA).await[0];
    assert_eq!(notice.subject, "Ihre E-Mail-Adresse für Orchard wurde geändert");
}

#[tokio::test]
async fn an_owner_who_was_locked_out_gets_in_after_a_reset_in_every_instance() {
    let three = Limit::burst(3).refill_every(Duration::from_secs(60 * 60));
    let limits = || RateLimits::unlimited().failed_log_ins_per_login(three);
    let host = Host::start_with(|builder| builder.rate_limits(limits())).await;
    has_account(&host, ADA).await;
    let other = host.beside(|builder| builder.rate_limits(limits())).await;
    let instances = [&host, &other];
    for instance in instances {
        let accounts = instance.signup.accounts("account");
        for _ in 0..3 {
            accounts.authenticate(ADA, "some other plain words").await.unwrap();
        }
        let late = accounts.authenticate(ADA, PASSWORD).await.unwrap();
        assert!(matches!(late, LogIn::TooOften { .. }), "{late:?}");
    }
    host.signup.request_password_reset("account", ADA, None).await.unwrap();
    host.clock.advance(Duration::from_secs(1));
    let link = link(&host.mails(ADA).await[0]);
    let new = "seven quiet otters on a raft";
    let token = link.split("token=").nth(1).unwrap();
    host.signup.reset_password("account", token, new, None).await.unwrap();
    for instance in instances {
        let accounts = instance.signup.accounts("account");
        assert!(accounts.authenticate(ADA, new).await.unwrap().account().is_some());
    }
}
