//! Host checks: what the server asks others before it takes a registration.

use std::{
    future::pending,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use axum::http::StatusCode;
use futures::future::join_all;
use leptos::server_fn::ServerFn;
use leptos_signup::{
    Signup, SignupBuilder, SqliteStore, async_trait,
    check::{CheckError, HostCheck, OnFailure},
    email::DisposablePolicy,
    form::{ProblemCode, Registration},
    server_functions::Register,
};
use tokio::sync::Barrier;

use crate::common::{self, Host, PASSWORD};

/// How the service that is asked behaves.
#[derive(Clone, Debug)]
enum Service {
    Refuses(ProblemCode),
    Fails,
    NeverAnswers,
}

#[derive(Debug)]
struct Check {
    field: &'static str,
    service: Service,
    on_failure: OnFailure,
}

fn check(service: Service) -> Check {
    Check { field: "email", service, on_failure: OnFailure::Pass }
}

#[async_trait]
impl HostCheck for Check {
    fn field(&self) -> &str {
        self.field
    }

    async fn check(&self, registration: &Registration) -> Result<(), CheckError> {
        assert!(registration.email.is_some());
        match &self.service {
            Service::Refuses(code) => Err(CheckError::Refused(code.clone())),
            Service::Fails => Err(CheckError::Failed("the service is away".into())),
            Service::NeverAnswers => pending().await,
        }
    }

    fn time_limit(&self) -> Duration {
        Duration::from_millis(20)
    }

    fn on_failure(&self) -> OnFailure {
        self.on_failure
    }
}

#[tokio::test]
async fn a_refusal_stands_at_its_field_and_nothing_is_written() {
    let refused = || check(Service::Refuses(ProblemCode::DomainNotFound));
    let host = Host::start_with(|builder| {
        // Of two at one field the first is told.
        builder.check(refused()).check(check(Service::Refuses(ProblemCode::DomainTakesNoMail)))
    })
    .await;
    let page = host.register("ada@example.org").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("We cannot find this domain."), "{}", page.body);
    assert!(page.body.contains(r#"value="ada@example.org""#));
    let fields = [("form", "account"), ("email", "ada@example.org"), ("password", PASSWORD)];
    let called = host.post(Register::PATH, &fields).await;
    assert_eq!(called.body, "at.email=domain_not_found&refusal=problems");
    assert_eq!(host.count("SELECT count(*) FROM signup_attempt").await, 0);
}

#[tokio::test]
async fn a_service_that_is_away_lets_pass_unless_the_check_says_otherwise() {
    for service in [Service::Fails, Service::NeverAnswers] {
        let host = Host::start_with(|builder| builder.check(check(service.clone()))).await;
        assert_eq!(host.register("ada@example.org").await.location(), "/join/us/check");

        let refusing = Check { on_failure: OnFailure::Refuse, ..check(service) };
        let host = Host::start_with(|builder| builder.check(refusing)).await;
        let page = host.register("ada@example.org").await;
        assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
        assert!(page.body.contains(r#"value="ada@example.org""#));
        assert_eq!(host.count("SELECT count(*) FROM signup_attempt").await, 0);
    }
}

#[tokio::test]
async fn a_refusal_counts_more_than_a_service_that_is_away() {
    let away = Check { on_failure: OnFailure::Refuse, ..check(Service::Fails) };
    let host = Host::start_with(|builder| {
        builder.check(away).check(check(Service::Refuses(ProblemCode::DomainTakesNoMail)))
    })
    .await;
    assert_eq!(host.register("ada@example.org").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// Ends when another check runs at the same time.
#[derive(Debug)]
struct Together(Arc<Barrier>);

#[async_trait]
impl HostCheck for Together {
    fn field(&self) -> &str {
        "email"
    }

    async fn check(&self, _: &Registration) -> Result<(), CheckError> {
        self.0.wait().await;
        Ok(())
    }

    fn on_failure(&self) -> OnFailure {
        OnFailure::Refuse
    }
}

#[tokio::test]
async fn checks_run_at_the_same_time() {
    let both = Arc::new(Barrier::new(2));
    let host =
        Host::start_with(|builder| builder.check(Together(both.clone())).check(Together(both)))
            .await;
    assert_eq!(host.register("ada@example.org").await.location(), "/join/us/check");
}

#[tokio::test]
async fn a_check_is_for_the_forms_that_have_its_field_or_for_one() {
    let refusing = || Check { field: "name", ..check(Service::Refuses(ProblemCode::Missing)) };
    let host = Host::start_with(|builder| {
        let builder = builder.form(common::garden_form()).document("rules", "3", "Be kind.");
        builder.check(refusing())
    })
    .await;
    assert_eq!(host.register("ada@example.org").await.location(), "/join/us/check");

    let host = Host::start_with(|builder| {
        let builder = builder.form(common::forum_form()).form(common::class_form());
        builder.check_on("class", Check { field: "username", ..check(Service::Fails) })
    })
    .await;
    assert_eq!(host.register("ada@example.org").await.location(), "/join/us/check");
}

#[tokio::test]
async fn what_is_asked_for_with_the_confirmation_is_checked_with_it() {
    let refusing = Check { field: "password", ..check(Service::Refuses(ProblemCode::Missing)) };
    let host = Host::start_with(|builder| {
        let builder = builder.form(common::garden_form()).document("rules", "3", "Be kind.");
        builder.check_on("garden", refusing)
    })
    .await;
    let fields = [("email", "ada@example.org"), ("name", "Ada"), ("side", "sun"), ("rules", "on")];
    assert_eq!(host.post("/garden", &fields).await.location(), "/garden/check");
    let cookie = host.open_newest("ada@example.org").await;
    let again = [&fields[..], &[("password", PASSWORD)]].concat();
    let refused = host.post_as("/garden/confirm", &cookie, &again).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("Enter a password."), "{}", refused.body);
    assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 0);
}

#[tokio::test]
async fn a_check_of_a_field_that_is_nowhere_is_a_mistake() {
    for configure in [
        (|builder: SignupBuilder| {
            builder.check(Check { field: "nickname", ..check(Service::Fails) })
        }) as fn(SignupBuilder) -> SignupBuilder,
        |builder| builder.check_on("other", check(Service::Fails)),
    ] {
        let folder = tempfile::TempDir::new().unwrap();
        let store = SqliteStore::connect(&common::url(&folder)).await.unwrap();
        let builder = Signup::builder()
            .form(common::account_form())
            .store(store)
            .public_url(common::ORIGIN)
            .mailer(leptos_signup::CapturedMailer::new());
        let error = configure(builder).build().await.unwrap_err();
        assert!(error.to_string().contains("a host check is about the field"), "{error}");
    }
}

#[tokio::test]
async fn throw_away_addresses_are_let_in_flagged_or_refused() {
    for (policy, status, flagged) in [
        (DisposablePolicy::off(), StatusCode::SEE_OTHER, 0),
        (DisposablePolicy::flag(), StatusCode::SEE_OTHER, 1),
        (DisposablePolicy::refuse(), StatusCode::UNPROCESSABLE_ENTITY, 0),
    ] {
        let host = Host::start_with(|builder| builder.disposable(policy)).await;
        let answer = host.register("eve@mailinator.com").await;
        assert_eq!(answer.status, status);
        if status == StatusCode::SEE_OTHER {
            host.has_account("eve@mailinator.com").await;
        } else {
            assert!(answer.body.contains("Enter a permanent email address"));
        }
        host.has_account("ada@example.org").await;
        host.has_account("w11tzqdr@duck.com").await;
        let sql = "SELECT count(*) FROM signup_account WHERE is_disposable";
        assert_eq!(host.count(sql).await, flagged);
    }
}

#[tokio::test]
async fn a_host_has_its_own_word_on_domains() {
    let policy = DisposablePolicy::refuse().also(["example.net"]).unwrap();
    let policy = policy.except(["mailinator.com"]).unwrap();
    let host = Host::start_with(|builder| builder.disposable(policy)).await;
    let refused = host.register("ada@mail.example.net").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(host.register("ada@mailinator.com").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn no_service_is_asked_about_input_that_the_form_refuses() {
    let host = Host::start_with(|builder| {
        builder.check(check(Service::Refuses(ProblemCode::DomainNotFound)))
    })
    .await;
    let page = host.post("/join/us", &[("email", "ada@example.org"), ("password", "short")]).await;
    assert!(page.body.contains("Password must be at least 15 characters."));
    assert!(!page.body.contains("We cannot find this domain"));
}

/// Counts how often it is asked.
#[derive(Clone, Debug, Default)]
struct Counts(Arc<AtomicUsize>);

#[async_trait]
impl HostCheck for Counts {
    fn field(&self) -> &'static str {
        "email"
    }

    async fn check(&self, _: &Registration) -> Result<(), CheckError> {
        self.0.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }
}

#[tokio::test]
async fn no_service_is_asked_while_the_hashing_queue_is_full() {
    let asked = Counts::default();
    let host = Host::start_with(|builder| {
        common::without_a_line_for_hashing(builder).check(asked.clone())
    })
    .await;
    let answers = join_all((0..16).map(|_| host.register("ada@example.org"))).await;
    let busy = answers.iter().filter(|answer| answer.status == StatusCode::SERVICE_UNAVAILABLE);
    assert!(busy.count() > 0);
    assert!(asked.0.load(Ordering::Relaxed) < answers.len());
}
