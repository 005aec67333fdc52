//! Invite codes.

use std::time::Duration;

use axum::http::StatusCode;
use futures::future::join_all;
use leptos_signup::{Admission, AdmissionError, Invite, SignupBuilder, form::InviteCode};

use super::{call, without};
use crate::common::{self, Answer, Host, PASSWORD, beta_form, club_form, database::Engine};

const CONFIRM: &str = "/beta/confirm";
const USED: &str = "SELECT sum(uses) FROM signup_invite";
const ACCOUNTS: &str = "SELECT count(*) FROM signup_account";

async fn host() -> Host {
    let forms = |builder: SignupBuilder| {
        let builder = builder.form(beta_form()).admission("beta", Admission::invite_only());
        builder.form(club_form()).admission("club", Admission::invite_only())
    };
    Host::start_with(forms).await
}

/// The code of a new invite to the form `beta`.
async fn code(host: &Host, invite: Invite) -> String {
    host.signup.invites("beta").create(invite).await.unwrap().code().expose()
}

/// Signs up with the server function, which answers with codes.
async fn sign_up(host: &Host, email: &str, invite: &str) -> Answer {
    let fields = [("form", "beta"), ("email", email), ("invite", invite), ("password", PASSWORD)];
    call(host, &fields).await
}

async fn confirm(host: &Host, email: &str) -> Answer {
    let cookie = host.open_newest(email).await;
    host.post_as(CONFIRM, &cookie, &[("password", PASSWORD)]).await
}

fn refused(code: &str) -> String {
    format!("at.invite={code}&refusal=problems")
}

#[tokio::test]
async fn the_page_asks_for_the_code_and_a_link_brings_it_along() {
    let host = host().await;
    let page = host.get("/beta").await.body;
    assert!(page.contains("Invite code") && page.contains(r#"name="invite""#), "{page}");
    let invite = host.signup.invites("beta").create(Invite::new()).await.unwrap();
    let path = invite.link().strip_prefix(common::ORIGIN).unwrap();
    let page = host.get(path).await.body;
    assert!(page.contains(&format!(r#"value="{}""#, invite.code().expose())), "{page}");
}

#[tokio::test]
async fn no_sign_up_succeeds_without_a_valid_code() {
    let host = host().await;
    let unknown = "0000-0000-0000-0000-0000-0000";
    for (typed, code) in
        [("", "missing"), ("please", "invite_malformed"), (unknown, "invite_unknown")]
    {
        let answer = sign_up(&host, "ada@example.org", typed).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(answer.body, refused(code));
    }
    let fields = [("email", "ada@example.org"), ("invite", unknown), ("password", PASSWORD)];
    let page = host.post("/beta", &fields).await.body;
    assert!(page.contains("This invite code is not valid"), "{page}");
    assert!(page.contains(&format!(r#"value="{unknown}""#)), "what was typed is kept");
    assert_eq!(host.count("SELECT count(*) FROM signup_attempt").await, 0);
}

#[tokio::test]
async fn a_code_may_be_typed_in_any_case_and_with_separators() {
    let host = host().await;
    let code = code(&host, Invite::new()).await;
    let typed = format!("  {} ", code.to_lowercase().replace('-', " "));
    assert_eq!(sign_up(&host, "ada@example.org", &typed).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_code_of_another_form_is_unknown() {
    let host = host().await;
    let other = host.signup.invites("club").create(Invite::new()).await.unwrap();
    let answer = sign_up(&host, "ada@example.org", &other.code().expose()).await;
    assert_eq!(answer.body, refused("invite_unknown"));
}

#[tokio::test]
async fn an_invite_is_used_by_the_account_and_not_by_an_attempt() {
    let host = host().await;
    let code = code(&host, Invite::new()).await;
    for slip in ["ada@example.ogr", "ada@example.org"] {
        assert_eq!(sign_up(&host, slip, &code).await.status, StatusCode::OK);
    }
    assert_eq!(host.count(USED).await, 0);
    assert_eq!(confirm(&host, "ada@example.org").await.location(), "/beta/done");
    assert_eq!(host.count(USED).await, 1);
    assert_eq!(sign_up(&host, "eve@example.org", &code).await.body, refused("invite_used_up"));
}

#[tokio::test]
async fn an_invite_may_be_for_several_accounts() {
    let host = host().await;
    let code = code(&host, Invite::new().uses(2)).await;
    for email in ["ada@example.org", "eve@example.org"] {
        sign_up(&host, email, &code).await;
        assert_eq!(confirm(&host, email).await.location(), "/beta/done");
    }
    let third = sign_up(&host, "bob@example.org", &code).await;
    assert_eq!(third.body, refused("invite_used_up"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_who_confirm_with_one_invite_at_once_one_gets_the_account() {
    let host = host().await;
    let code = code(&host, Invite::new()).await;
    let addresses: Vec<String> = (0..24).map(|n| format!("p{n}@example.org")).collect();
    let answers = join_all(addresses.iter().map(|it| sign_up(&host, it, &code))).await;
    assert!(answers.iter().all(|answer| answer.status == StatusCode::OK));
    let mut cookies = Vec::new();
    for address in &addresses {
        cookies.push(host.open_newest(address).await);
    }
    let answers = join_all(
        cookies.iter().map(|cookie| host.post_as(CONFIRM, cookie, &[("password", PASSWORD)])),
    )
    .await;
    let (made, late): (Vec<_>, Vec<_>) =
        answers.iter().partition(|answer| answer.location() == "/beta/done");
    assert_eq!((made.len(), late.len()), (1, 23));
    for answer in late {
        assert_eq!(answer.status, StatusCode::GONE);
        assert!(answer.body.contains("Your invite no longer works"), "{}", answer.body);
    }
    assert_eq!((host.count(ACCOUNTS).await, host.count(USED).await), (1, 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_without_an_address_uses_the_invite_at_once() {
    let host = host().await;
    let invite = host.signup.invites("club").create(Invite::new().uses(3)).await.unwrap();
    let code = invite.code().expose();
    let names: Vec<String> = (0..12).map(|n| format!("gardener{n}")).collect();
    let sign_up = |name| {
        let (host, code) = (&host, &code);
        async move { call(host, &[("form", "club"), ("username", name), ("invite", code)]).await }
    };
    let answers = join_all(names.iter().map(|name| sign_up(name))).await;
    let made = answers.iter().filter(|answer| answer.status == StatusCode::OK).count();
    assert_eq!(made, 3);
    assert!(
        answers.iter().all(|it| it.body == "step=done" || it.body == refused("invite_used_up"))
    );
    assert_eq!((host.count(ACCOUNTS).await, host.count(USED).await), (3, 3));
}

#[tokio::test]
async fn a_name_that_is_taken_uses_no_invite() {
    let host = host().await;
    let invite = host.signup.invites("club").create(Invite::new().uses(9)).await.unwrap();
    let code = invite.code().expose();
    let fields = [("form", "club"), ("username", "grace"), ("invite", code.as_str())];
    assert_eq!(call(&host, &fields).await.status, StatusCode::OK);
    assert_eq!(call(&host, &fields).await.body, "at.username=username_taken&refusal=problems");
    assert_eq!(host.count(USED).await, 1);
}

#[tokio::test]
async fn an_expired_invite_is_unknown_and_links_from_before_still_confirm() {
    let host = host().await;
    let code = code(&host, Invite::new().uses(2).expires_in(Duration::from_secs(3600))).await;
    host.clock.advance(Duration::from_secs(3599));
    sign_up(&host, "ada@example.org", &code).await;
    host.clock.advance(Duration::from_secs(1));
    assert_eq!(sign_up(&host, "eve@example.org", &code).await.body, refused("invite_unknown"));
    assert_eq!(confirm(&host, "ada@example.org").await.location(), "/beta/done");
}

#[tokio::test]
async fn a_revoked_invite_ends_at_once_and_the_page_of_the_link_says_so() {
    let host = host().await;
    let invites = host.signup.invites("beta");
    let invite = invites.create(Invite::new().uses(5)).await.unwrap();
    let code = invite.code().expose();
    let originator = sign_up(&host, "ada@example.org", &code).await.cookie();
    assert!(invites.revoke(invite.id()).await.unwrap());
    assert!(!invites.revoke(invite.id()).await.unwrap());
    assert_eq!(sign_up(&host, "eve@example.org", &code).await.body, refused("invite_unknown"));
    let late = confirm(&host, "ada@example.org").await;
    assert_eq!(late.status, StatusCode::GONE);
    assert!(late.body.contains("Sign up with a different invite"), "{}", late.body);
    let typed = common::code(&host.mails("ada@example.org").await[0]);
    let typed = host.post_as("/beta/check", &originator, &[("code", &typed)]).await;
    assert_eq!(typed.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(typed.body.contains("This invite can no longer be used."), "{}", typed.body);
    // Nothing came of it: another invite does not need another address.
    assert_eq!(host.count(ACCOUNTS).await, 0);
    let pending = "SELECT count(*) FROM signup_attempt WHERE state = 'pending' AND code_tries = 0";
    assert_eq!(host.count(pending).await, 1);
}

#[tokio::test]
async fn an_invite_for_an_address_works_for_no_other_address() {
    let host = host().await;
    let code = code(&host, Invite::new().for_address(" Ada@BÜCHER.example ")).await;
    for other in ["eve@bücher.example", "ada@example.org", "ada@mail.bücher.example"] {
        let answer = sign_up(&host, other, &code).await;
        assert_eq!(answer.body, refused("invite_for_another"), "{other}");
    }
    let same = sign_up(&host, "ADA@xn--bcher-kva.example", &code).await;
    assert_eq!(same.status, StatusCode::OK, "{}", same.body);
}

#[tokio::test]
async fn an_invite_for_a_domain_covers_its_subdomains_and_no_other_domain() {
    let host = host().await;
    let code = code(&host, Invite::new().uses(9).for_domain("Example.org")).await;
    for (email, is_taken) in [
        ("ada@example.org", true),
        ("ada@mail.example.org", true),
        ("ada@myexample.org", false),
        ("ada@example.org.evil.example", false),
    ] {
        let answer = sign_up(&host, email, &code).await;
        let expected = if is_taken { "check".to_owned() } else { refused("invite_for_another") };
        assert_eq!(answer.outcome(), expected, "{email}");
    }
}

#[tokio::test]
async fn an_invite_goes_along_to_no_address_that_it_is_not_for() {
    let host = host().await;
    let change = async |cookie: &str, email: &str| {
        host.post_as("/beta/address", cookie, &[("email", email)]).await
    };
    for invite in [
        Invite::new().for_domain("school.example"),
        Invite::new().for_address("pupil@school.example"),
    ] {
        let code = code(&host, invite).await;
        let cookie = sign_up(&host, "pupil@school.example", &code).await.cookie();
        let refused = change(&cookie, "eve@gmail.com").await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("for a different email address"), "{}", refused.body);
        assert!(host.mails("eve@gmail.com").await.is_empty());
        // Nothing changed, and another spelling of an address that it is for is accepted.
        let page = host.get_as("/beta/check", &cookie).await.body;
        assert!(page.contains("pupil@school.example"), "{page}");
        assert_eq!(change(&cookie, "Pupil@SCHOOL.example").await.location(), "/beta/check");
        host.clock.advance(Duration::from_secs(61));
    }
}

#[tokio::test]
async fn an_invite_that_ended_goes_along_to_no_other_address() {
    let host = host().await;
    let invites = host.signup.invites("beta");
    for is_revoked in [true, false] {
        let invite = Invite::new().expires_in(Duration::from_secs(3600));
        let issued = invites.create(invite).await.unwrap();
        let code = issued.code().expose();
        let cookie = sign_up(&host, "ada@example.org", &code).await.cookie();
        if is_revoked {
            invites.revoke(issued.id()).await.unwrap();
        } else {
            host.clock.advance(Duration::from_secs(3600));
        }
        let other = [("email", "eve@example.org")];
        let refused = host.post_as("/beta/address", &cookie, &other).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("can no longer be used"), "{}", refused.body);
    }
}

#[tokio::test]
async fn the_invite_is_tried_again_with_the_confirmation() {
    let host = host().await;
    let code = code(&host, Invite::new().for_domain("school.example")).await;
    sign_up(&host, "ada@school.example", &code).await;
    // As if the address had changed without the invite.
    host.database.execute("UPDATE signup_invite SET domain = 'other.example'").await;
    let refused = confirm(&host, "ada@school.example").await;
    assert_eq!(refused.status, StatusCode::GONE, "{}", refused.body);
    assert_eq!((host.count(ACCOUNTS).await, host.count(USED).await), (0, 0));
}

#[tokio::test]
async fn another_mail_does_not_prolong_an_invite_that_expired() {
    let host = host().await;
    let code = code(&host, Invite::new().expires_in(Duration::from_secs(3600))).await;
    let cookie = sign_up(&host, "ada@example.org", &code).await.cookie();
    host.clock.advance(Duration::from_secs(20 * 3600));
    host.post_as("/beta/check", &cookie, &[("again", "1")]).await;
    // The last moment of a link that was mailed before the invite expired.
    host.clock.advance(Duration::from_secs(5 * 3600));
    assert_eq!(confirm(&host, "ada@example.org").await.status, StatusCode::GONE);
    assert_eq!(host.count(ACCOUNTS).await, 0);
}

#[tokio::test]
async fn an_invited_address_with_an_account_gets_the_same_answer_and_uses_nothing() {
    let host = host().await;
    let code = code(&host, Invite::new().uses(2)).await;
    sign_up(&host, "ada@example.org", &code).await;
    confirm(&host, "ada@example.org").await;
    host.clock.advance(Duration::from_secs(1));
    let (known, unknown) = (
        sign_up(&host, "ada@example.org", &code).await,
        sign_up(&host, "eve@example.org", &code).await,
    );
    assert_eq!((known.status, known.outcome()), (unknown.status, unknown.outcome()));
    let page = async |answer: &Answer| {
        let page = host.get_as("/beta/check", &answer.cookie()).await;
        without(&page, &["ada", "eve"])
    };
    assert_eq!(page(&known).await, page(&unknown).await);
    let notice = host.mails("ada@example.org").await.remove(0);
    assert_eq!(notice.subject, "You already have an account with Orchard");
    assert_eq!(host.count(USED).await, 1);
}

#[tokio::test]
async fn a_host_lists_its_invites_the_newest_first() {
    let host = host().await;
    let invites = host.signup.invites("beta");
    let mut made = Vec::new();
    for uses in 1..=3 {
        host.clock.advance(Duration::from_secs(1));
        let invite = Invite::new().uses(uses).for_domain("bücher.example");
        made.insert(0, invites.create(invite).await.unwrap().id());
    }
    invites.revoke(made[1]).await.unwrap();
    let first = invites.list(None, 2).await.unwrap();
    let rest = invites.list(Some(first[1].id), 2).await.unwrap();
    let ids: Vec<_> = first.iter().chain(&rest).map(|invite| invite.id).collect();
    assert_eq!(ids, made);
    let newest = &first[0];
    assert_eq!((newest.uses, newest.max_uses, newest.revoked_at), (0, 3, None));
    assert_eq!(newest.domain.as_deref(), Some("xn--bcher-kva.example"));
    assert_eq!(newest.expires_at, host.clock.now() + Duration::from_secs(30 * 24 * 60 * 60));
    assert_eq!(first[1].revoked_at, Some(host.clock.now()));
    assert!(host.signup.invites("club").list(None, 9).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_host_that_asks_for_an_impossible_invite_is_told_the_fix() {
    let host = host().await;
    let create = async |form, invite| host.signup.invites(form).create(invite).await.unwrap_err();
    let new = Invite::new;
    for (form, invite, fix) in [
        ("x", new(), "there is no form `x`"),
        ("account", new(), "add `.invite()`"),
        ("club", new().for_domain("example.org"), "add `.email()`"),
        ("beta", new().uses(0), "a number from 1 to 1000000"),
        ("beta", new().uses(u32::MAX), "a number from 1 to 1000000"),
        ("beta", new().expires_in(Duration::ZERO), "a second to ten years"),
        ("beta", new().expires_in(Duration::MAX), "a second to ten years"),
        ("beta", new().for_address("ada"), "`ada` is not a valid address"),
        ("beta", new().for_domain("@example.org"), "write the part after the @"),
    ] {
        let error = create(form, invite).await.to_string();
        assert!(error.contains(fix), "{error}");
    }
    let unknown = host.signup.invites("x").list(None, 1).await.unwrap_err();
    assert!(matches!(unknown, AdmissionError::UnknownForm { .. }));
    assert_eq!(host.count("SELECT count(*) FROM signup_invite").await, 0);
}

#[tokio::test]
async fn no_code_stands_anywhere_but_where_it_was_handed_over() {
    if !Engine::is_sqlite() {
        return;
    }
    let host = host().await;
    let invite = Invite::new().for_address("ada@example.org");
    assert!(!format!("{invite:?}").contains("example"));
    let issued = host.signup.invites("beta").create(invite).await.unwrap();
    let code = issued.code().expose();
    assert!(!format!("{issued:?} {:?}", issued.code()).contains(&code[..9]));
    sign_up(&host, "ada@example.org", &code).await;
    assert_eq!(InviteCode::parse(&code).as_ref(), Ok(issued.code()));
    sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(host.pool()).await.unwrap();
    for file in std::fs::read_dir(host.database.folder()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        for written in [code.clone(), code.replace('-', "")] {
            let found = bytes.windows(written.len()).any(|window| window == written.as_bytes());
            assert!(!found, "{written}");
        }
    }
}
