//! The captcha on a page.

use std::{sync::Arc, time::Duration};

use crate::{
    form::{Form, submission::Submission},
    server::{
        captcha::{
            context::{CaptchaContext, NoScriptPolicy},
            proof_of_work::{ProofOfWork, WorkFor},
            registry::{Captchas, FormCaptcha},
            wait::{self, WaitTokenStatus},
        },
        error::internal::InternalError,
        flow::context::Context,
        limits::Limits,
        net::client::Client,
    },
    ui::captcha::widget::{RenderedCaptcha, WAIT_TOKEN_FIELD, WaitTokenField, Widget, Work},
};

/// Renders captchas.
#[derive(Debug)]
pub(crate) struct CaptchaWidgets {
    pub(crate) cx: Arc<Context>,
    pub(crate) captchas: Arc<Captchas>,
    pub(crate) limits: Arc<Limits>,
}

impl CaptchaWidgets {
    /// The captcha of a form's page, after `posted` was refused or before anything was posted. For a limit
    /// it has a proof of work, if the host offers one, in place of an easier one.
    pub(crate) async fn render(
        &self,
        form: &Form,
        posted: &Submission,
        client: Client,
        what: WorkFor,
    ) -> Option<RenderedCaptcha> {
        let form_captcha = self.captchas.of(form.id());
        let context = context(&self.cx, form, client);
        let (mut widget, mut wait_token) = (None, None);
        if let Some(form_captcha) = form_captcha {
            widget = self.widget(form_captcha, &context).await;
            if let NoScriptPolicy::Wait(wait) = form_captcha.captcha().no_script() {
                wait_token = self.wait_token(&context, posted, wait).await;
            }
        }
        let work = match what {
            WorkFor::Captcha => None,
            WorkFor::Limit => self.limit_work(&context, widget.as_ref()),
        };
        let widget = widget.filter(|it| work.is_none() || matches!(it, Widget::Script(_)));
        let is_empty = widget.is_none() && work.is_none();
        (!is_empty).then_some(RenderedCaptcha {
            widget,
            work,
            wait_token,
            is_allowed_everywhere: self.captchas.are_allowed_everywhere,
        })
    }

    async fn widget(
        &self,
        form_captcha: &FormCaptcha,
        context: &CaptchaContext<'_>,
    ) -> Option<Widget> {
        form_captcha.widget(&*self.cx.store, context).await.unwrap_or_else(|error| {
            // The next submission will be refused as unavailable.
            let _: InternalError = error.into();
            form_captcha.captcha().widget(context)
        })
    }

    /// A proof of work for a shared limit: at least twice as hard as the one that it replaces.
    fn limit_work(&self, context: &CaptchaContext<'_>, replaced: Option<&Widget>) -> Option<Work> {
        let most = match replaced {
            Some(Widget::Work(work)) => work.max_number.saturating_mul(2),
            _ => 0,
        };
        let most = self.limits.work()?.max(most);
        ProofOfWork::new().difficulty(most).render_for(WorkFor::Limit, context)
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
