//! A captcha without a provider.

use std::time::Duration;

use async_trait::async_trait;

use crate::{
    server::captcha::{
        Captcha,
        context::{CaptchaContext, CaptchaError, NoScriptPolicy},
    },
    ui::captcha::widget::{ScriptWidget, Widget},
};

/// A captcha whose verdict a test chooses. It starts only with a public URL that is loopback.
///
/// ```
/// use leptos_signup::{Form, SignupBuilder, testing::TestCaptcha};
///
/// let builder = SignupBuilder::for_testing()
///     .form(Form::new("account").email().password())
///     .captcha("account", TestCaptcha::failing());
/// ```
#[derive(Clone, Copy, Debug)]
pub struct TestCaptcha(Verdict);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Passes,
    Fails,
    IsDown,
}

impl TestCaptcha {
    /// The input that holds the answer. What is posted there does not matter.
    pub const FIELD: &'static str = "test-captcha";

    /// A captcha that everyone passes, also without an answer.
    #[must_use]
    pub const fn passing() -> Self {
        Self(Verdict::Passes)
    }

    /// A captcha that no one passes: an answer is wrong, and none is missing.
    #[must_use]
    pub const fn failing() -> Self {
        Self(Verdict::Fails)
    }

    /// A captcha whose provider is down.
    #[must_use]
    pub const fn down() -> Self {
        Self(Verdict::IsDown)
    }
}

#[async_trait]
impl Captcha for TestCaptcha {
    fn widget(&self, _: &CaptchaContext<'_>) -> Option<Widget> {
        let widget =
            ScriptWidget::new("/test-captcha.js", Self::FIELD, "test", "testCaptcha", Self::FIELD);
        Some(Widget::Script(widget))
    }

    fn field(&self) -> &str {
        Self::FIELD
    }

    fn replay_key(&self, answer: &str) -> Option<String> {
        Some(answer.to_owned())
    }

    async fn verify(&self, _: &str, _: &CaptchaContext<'_>) -> Result<(), CaptchaError> {
        match self.0 {
            Verdict::Passes => Ok(()),
            Verdict::Fails => Err(CaptchaError::Wrong),
            Verdict::IsDown => Err(CaptchaError::Down("the test switched it off".into())),
        }
    }

    fn is_for_tests(&self, _: &str) -> bool {
        true
    }

    fn accepts_every_answer(&self) -> bool {
        true
    }

    fn no_script(&self) -> NoScriptPolicy {
        match self.0 {
            Verdict::Passes => NoScriptPolicy::Wait(Duration::ZERO),
            Verdict::Fails | Verdict::IsDown => NoScriptPolicy::Refuse,
        }
    }
}
