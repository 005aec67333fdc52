//! What a form lets in, and that it may change.

use axum::http::StatusCode;
use leptos_signup::{
    Admission, AdmissionError, ConfigError, Form, Signup, SignupBuilder, SqliteStore,
};

use super::call_account;
use crate::common::{self, Answer, Host, PASSWORD, beta_form, class_form};

const PAGE: &str = "/join/us";
const CONFIRM: &str = "/join/us/confirm";

fn closed(builder: SignupBuilder) -> SignupBuilder {
    builder.admission("account", Admission::closed())
}

#[tokio::test]
async fn a_form_is_open_unless_the_host_says_otherwise() {
    let host = Host::start().await;
    assert_eq!(host.get(PAGE).await.status, StatusCode::OK);
    assert_eq!(call_account(&host, "ada@example.org").await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_page_of_a_closed_form_says_so_with_its_status() {
    let host = Host::start_with(closed).await;
    let page = host.get(PAGE).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    assert!(page.body.contains("Sign-up is closed"), "{}", page.body);
    assert!(!page.body.contains("<form") && !page.body.contains("<input"), "{}", page.body);
    assert_eq!(page.header("cache-control"), "no-store");
}

#[tokio::test]
async fn what_is_posted_to_a_closed_form_is_refused_in_the_same_way() {
    let host = Host::start_with(closed).await;
    let posted = host.register("ada@example.org").await;
    assert_eq!(posted.status, StatusCode::FORBIDDEN);
    assert!(posted.body.contains("Sign-up is closed"));
    assert_eq!(posted.header("set-cookie"), "");
    let called = call_account(&host, "ada@example.org").await;
    assert_eq!((called.status, called.body.as_str()), (StatusCode::FORBIDDEN, "refusal=closed"));
    // Not even what is wrong with it is told.
    assert_eq!(call_account(&host, "ada").await.body, "refusal=closed");
    assert_eq!(host.count("SELECT count(*) FROM signup_attempt").await, 0);
}

#[tokio::test]
async fn a_host_closes_and_opens_a_form_while_it_runs() {
    let host = Host::start().await;
    host.signup.set_admission("account", Admission::closed()).unwrap();
    assert_eq!(host.get(PAGE).await.status, StatusCode::FORBIDDEN);
    host.signup.set_admission("account", Admission::open()).unwrap();
    assert_eq!(host.register("ada@example.org").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn links_that_were_sent_before_a_form_was_closed_still_confirm() {
    let host = Host::start().await;
    let originator = host.register("ada@example.org").await.cookie();
    host.register("eve@example.org").await;
    host.signup.set_admission("account", Admission::closed()).unwrap();
    let cookie = host.open_newest("eve@example.org").await;
    assert!(
        host.get_as(CONFIRM, &cookie)
            .await
            .body
            .contains("Complete this last step to finish signing up.")
    );
    assert_eq!(
        host.post_as(CONFIRM, &cookie, &[("password", PASSWORD)]).await.location(),
        "/join/us/done"
    );
    let code = common::code(&host.mails("ada@example.org").await[0]);
    let check = host.post_as("/join/us/check", &originator, &[("code", &code)]).await;
    assert_eq!(check.location(), "/join/us/done");
    assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 2);
}

#[tokio::test]
async fn a_closed_form_answers_the_same_whether_or_not_an_address_has_an_account() {
    let host = Host::start().await;
    host.has_account("ada@example.org").await;
    host.signup.set_admission("account", Admission::closed()).unwrap();
    let (known, unknown) =
        (host.register("ada@example.org").await, host.register("eve@example.org").await);
    let normal = |page: &Answer| super::without(page, &["ada", "eve"]);
    assert_eq!(normal(&known), normal(&unknown));
}

#[tokio::test]
async fn a_host_that_asks_for_what_cannot_be_is_told_the_fix() {
    let start = async |form: Form, id: &str, admission: Admission| {
        let folder = tempfile::TempDir::new().unwrap();
        let store = SqliteStore::connect(&common::url(&folder)).await.unwrap();
        let builder = Signup::builder().form(form).store(store).admission(id, admission);
        let builder =
            builder.public_url(common::ORIGIN).mailer(leptos_signup::CapturedMailer::new());
        let error = builder.build().await.map(drop).unwrap_err();
        assert!(matches!(error, ConfigError::Admission(_)), "{error}");
        error.to_string()
    };
    let invited = || Form::new("x").email().invite();
    let listed = Admission::open().allow_domains(["example.org"]).unwrap();
    for (form, id, admission, fix) in [
        (Form::new("x").email(), "y", Admission::open(), "there is no form `y`"),
        (Form::new("x").email(), "x", Admission::invite_only(), "add `.invite()`"),
        (invited(), "x", Admission::open(), r#".admission("x", Admission::invite_only())"#),
        (invited(), "x", Admission::waitlist(), "leave `.invite()` out"),
        (class_form(), "class", Admission::waitlist(), "add `.email()`"),
        (class_form(), "class", listed, "add `.email()`"),
    ] {
        let error = start(form, id, admission).await;
        assert!(error.contains(fix), "{error}");
    }
    let host = Host::start().await;
    let set = |id, admission| host.signup.set_admission(id, admission).unwrap_err();
    assert!(matches!(set("x", Admission::closed()), AdmissionError::UnknownForm { .. }));
    let refused = set("account", Admission::invite_only());
    assert!(matches!(refused, AdmissionError::NoInviteField { .. }));
    // What was refused changed nothing.
    assert_eq!(host.register("ada@example.org").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_form_for_the_invited_without_its_admission_does_not_start() {
    let folder = tempfile::TempDir::new().unwrap();
    let store = SqliteStore::connect(&common::url(&folder)).await.unwrap();
    let builder = Signup::builder().form(beta_form()).store(store).public_url(common::ORIGIN);
    let error = builder.mailer(leptos_signup::CapturedMailer::new()).build().await.map(drop);
    assert!(error.unwrap_err().to_string().contains("Admission::invite_only()"));
}

#[tokio::test]
async fn a_closed_invite_form_accepts_no_sign_up() {
    let with_beta =
        |builder: SignupBuilder| builder.form(beta_form()).admission("beta", Admission::closed());
    let host = Host::start_with(with_beta).await;
    let fields = [("email", "ada@example.org"), ("password", PASSWORD)];
    assert_eq!(host.post("/beta", &fields).await.status, StatusCode::FORBIDDEN);
}
