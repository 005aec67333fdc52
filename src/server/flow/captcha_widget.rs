//! The captcha on a page.

use std::{sync::Arc, time::Duration};

use crate::{
    form::{Form, submission::Submission},
    server::{
        captcha::{
            Captcha,
            context::{CaptchaContext, NoScriptPolicy},
            registry::Captchas,
            wait::{self, WaitTokenStatus},
        },
        error::internal::InternalError,
        flow::context::Context,
        net::client::Client,
    },
    ui::captcha::widget::{RenderedCaptcha, WAIT_TOKEN_FIELD, WaitTokenField},
};

/// Renders captchas.
#[derive(Debug)]
pub(crate) struct CaptchaWidgets {
    pub(crate) cx: Arc<Context>,
    pub(crate) captchas: Arc<Captchas>,
}

impl CaptchaWidgets {
    /// The captcha of a form's page, after `posted` was refused or before anything was posted.
    pub(crate) async fn render(
        &self,
        form: &Form,
        posted: &Submission,
        client: Client,
    ) -> Option<RenderedCaptcha> {
        let form_captcha = self.captchas.of(form.id())?;
        let captcha = form_captcha.captcha();
        let context = context(&self.cx, form, client);
        let widget = match form_captcha.fallback(&*self.cx.store, context.now).await {
            Ok(Some(work)) => work.widget(&context),
            Ok(None) => captcha.widget(&context),
            Err(error) => {
                // The next submission will be refused as unavailable.
                let _: InternalError = error.into();
                captcha.widget(&context)
            }
        };
        let wait_token = match captcha.no_script() {
            NoScriptPolicy::Wait(wait) => self.wait_token(&context, posted, wait).await,
            NoScriptPolicy::Refuse => None,
        };
        Some(RenderedCaptcha { widget: widget?, wait_token })
    }

    /// A wait token: the one that was posted, while it is valid, because it says when the form was
    /// opened.
    async fn wait_token(
        &self,
        context: &CaptchaContext<'_>,
        posted: &Submission,
        wait: Duration,
    ) -> Option<WaitTokenField> {
        let text = posted.get(WAIT_TOKEN_FIELD);
        if let Some(token) = wait::read(text, context)
            && token.status(wait, context.now) != WaitTokenStatus::Expired
            && matches!(self.cx.store.find_answer(&token.hash()).await, Ok(None))
        {
            return Some(WaitTokenField { text: text.to_owned(), wait: wait.as_secs() });
        }
        match wait::issue(context) {
            Ok(text) => Some(WaitTokenField { text, wait: wait.as_secs() }),
            Err(error) => {
                let _: InternalError = error.into();
                None
            }
        }
    }
}

/// Where, when and by which client a captcha is shown or answered.
pub(crate) fn context<'a>(cx: &'a Context, form: &'a Form, client: Client) -> CaptchaContext<'a> {
    CaptchaContext {
        form: form.id(),
        site: cx.public_url.origin(),
        now: cx.now(),
        client,
        keys: &cx.keys,
    }
}
