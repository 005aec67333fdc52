//! Captchas, checks and mailers that fail when a test wants it.

use axum::http::StatusCode;
use leptos_signup::{
    MailError,
    check::OnFailure,
    form::ProblemCode,
    testing::{FailingMailer, TestCaptcha, TestCheck},
};

use super::{ADA, TYPED, start_with};

#[tokio::test]
async fn a_captcha_passes_everyone() {
    let host = start_with(|builder| builder.captcha("account", TestCaptcha::passing())).await;
    host.account("account", &TYPED).await;
    let typed = [TYPED[0], TYPED[1], (TestCaptcha::FIELD, "any answer")];
    assert_eq!(host.sign_up("account", &typed).await.page.path, "/join/us/check");
}

#[tokio::test]
async fn a_captcha_passes_no_one() {
    for captcha in [TestCaptcha::failing(), TestCaptcha::down()] {
        let host = start_with(|builder| builder.captcha("account", captcha)).await;
        for typed in [&TYPED[..], &[TYPED[0], TYPED[1], (TestCaptcha::FIELD, "any answer")]] {
            let page = host.sign_up("account", typed).await.page;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.body);
        }
        assert!(host.mails_to(ADA).await.is_empty());
    }
}

#[tokio::test]
async fn a_check_refuses_or_fails() {
    for (check, code) in [
        (
            TestCheck::refusing("email", ProblemCode::DomainNotFound),
            Some(StatusCode::UNPROCESSABLE_ENTITY),
        ),
        (TestCheck::failing("email", OnFailure::Pass), None),
        (TestCheck::failing("email", OnFailure::Refuse), Some(StatusCode::SERVICE_UNAVAILABLE)),
    ] {
        let host = start_with(|builder| builder.check(check)).await;
        let page = host.sign_up("account", &TYPED).await.page;
        assert_eq!(page.status, code.unwrap_or(StatusCode::OK), "{}", page.body);
    }
}

#[tokio::test]
async fn a_mailer_fails_as_often_as_it_is_told_to() {
    let mailer = FailingMailer::new();
    mailer.fail_next(MailError::transient("the mail server is away"));
    let given = mailer.clone();
    let host = start_with(|builder| builder.mailer(given)).await;
    let attempt = host.sign_up("account", &TYPED).await;
    assert!(host.mails_to(ADA).await.is_empty());
    host.advance(std::time::Duration::from_secs(60));
    assert!(attempt.confirm().await.confirmed.is_some());
    assert_eq!(mailer.tried()[0], mailer.tried()[1]);
}
