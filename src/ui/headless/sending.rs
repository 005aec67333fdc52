//! How a form is sent, and what comes next.

use std::pin::Pin;

use leptos::prelude::Callback;

use crate::{
    form::{problem::Problem, submission::Submission},
    ui::{el::El, texts::Page},
    wire::{refusal::Refusal, step::Step},
};

/// The answer of the server to a submission.
pub(in crate::ui) type Answer = Result<Step, Refusal>;

/// Draws the captcha of a form.
pub(in crate::ui) type DrawCaptcha = fn(Page<'_>, &[Problem]) -> El;

/// How a valid submission is sent.
#[derive(Clone, Copy)]
pub(in crate::ui) enum Sending {
    /// The browser posts the form, as it would without scripts. With a captcha, if one is drawn.
    Post(Option<DrawCaptcha>),
    /// The form calls a server function, so that the inputs keep their values.
    Call(Call),
}

/// The call of a server function.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Call {
    pub(in crate::ui) send: fn(Submission) -> Pin<Box<dyn Future<Output = Answer>>>,
    /// Draws the captcha of the form.
    pub(in crate::ui) captcha: Option<DrawCaptcha>,
    /// Takes the answer in place of the next page. It returns a refusal that the form must show.
    pub(in crate::ui) then: Option<Callback<Answer, Option<Refusal>>>,
}

impl Sending {
    /// Registers a submission.
    pub(in crate::ui) fn register(
        captcha: DrawCaptcha,
        then: Option<Callback<Answer, Option<Refusal>>>,
    ) -> Self {
        let send = |submission| Box::pin(crate::server_functions::register(submission)) as _;
        Self::Call(Call { send, captcha: Some(captcha), then })
    }

    /// Whether the browser posts the form.
    pub(in crate::ui) fn is_posted(self) -> bool {
        matches!(self, Self::Post(_))
    }

    /// The captcha, drawn.
    pub(in crate::ui) fn captcha(self, page: Page<'_>, problems: &[Problem]) -> Option<El> {
        self.drawn_captcha().map(|draw| draw(page, problems))
    }

    /// Whether the form has a captcha, or may get one.
    pub(in crate::ui) fn has_captcha(self) -> bool {
        self.drawn_captcha().is_some()
    }

    fn drawn_captcha(self) -> Option<DrawCaptcha> {
        match self {
            Self::Post(captcha) | Self::Call(Call { captcha, .. }) => captcha,
        }
    }
}
