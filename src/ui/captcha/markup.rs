//! The captcha as the server renders it. The script finds every element by its `data-part`.

use leptos::prelude::*;

use crate::{
    form::{Form, look::Part},
    text::{
        catalogue::{Catalogue, Value},
        message::Message,
    },
    ui::{
        captcha::{
            script::NAME,
            widget::{RenderedCaptcha, ScriptWidget, WAIT_TOKEN_FIELD, Widget, Work},
        },
        el::{El, el},
    },
};

/// For a page, which may run no scripts.
pub(super) fn page(
    form: &Form,
    texts: &Catalogue,
    captcha: &RenderedCaptcha,
    nonce: Option<String>,
) -> String {
    let script = el("script")
        .attr("src", [form.path(), "/", NAME].concat())
        .attr("defer", "")
        .attr_if("nonce", nonce.map(Into::into))
        .html(String::new());
    html(inside(form, texts, captcha).into_iter().chain([no_script(form, texts, captcha), script]))
}

/// For the script of a loaded page, which asks for another captcha.
pub(crate) fn fragment(form: &Form, texts: &Catalogue, captcha: &RenderedCaptcha) -> String {
    html(inside(form, texts, captcha))
}

fn html(elements: impl IntoIterator<Item = El>) -> String {
    elements.into_iter().map(|element| element.into_view().to_html()).collect()
}

fn inside(form: &Form, texts: &Catalogue, captcha: &RenderedCaptcha) -> Vec<El> {
    let mut all = match &captcha.widget {
        Some(Widget::Script(widget)) => {
            let anywhere = captcha.is_allowed_everywhere.then(|| "".into());
            vec![self::widget(widget).attr_if("data-anywhere", anywhere)]
        }
        Some(Widget::Work(work)) => puzzle(form, texts, work),
        None => Vec::new(),
    };
    // The problem in the summary links to it.
    let puzzle = |work| puzzle(form, texts, work);
    let work = |work| {
        el("div")
            .attr("id", WORK_ID)
            .attr("data-part", "work")
            .attr("tabindex", "-1")
            .children(puzzle(work))
    };
    all.extend(captcha.work.as_ref().map(work));
    all.push(status(form, texts));
    all.extend(captcha.wait_token.iter().map(|token| hidden(WAIT_TOKEN_FIELD, &token.text)));
    all
}

fn widget(widget: &ScriptWidget) -> El {
    el("div")
        .attr("data-part", "widget")
        .attr("class", widget.class.clone())
        .attr("data-sitekey", widget.site_key.clone())
        .attr("data-script", widget.script.clone())
        .attr("data-global", widget.global.clone())
        .attr("data-field", widget.field.clone())
}

/// The id of the work for a limit. The script changes it where the form has other ids than a page.
const WORK_ID: &str = "signup-captcha-work";

fn puzzle(form: &Form, texts: &Catalogue, work: &Work) -> Vec<El> {
    let answer = hidden(work.field, "").attr("data-part", "answer");
    vec![progress(form, texts, work), answer]
}

fn progress(form: &Form, texts: &Catalogue, work: &Work) -> El {
    el("progress")
        .class(form.get_look().classes(Part::Progress))
        .attr("data-part", "puzzle")
        .attr("max", work.max_number.to_string())
        .attr("value", "0")
        .attr("hidden", "")
        .attr("aria-label", texts.get(Message::CaptchaLabel).to_owned())
        .attr("data-challenge", work.challenge.clone())
        .attr("data-lives", work.lifetime.to_string())
        .attr("data-field", work.field)
}

/// Screen readers announce when the check starts and ends. The progress between is only visible.
fn status(form: &Form, texts: &Catalogue) -> El {
    let text = |message| texts.get(message).to_owned();
    el("p")
        .class(form.get_look().classes(Part::Status))
        .attr("data-part", "status")
        .attr("role", "status")
        .hook("captcha-status")
        .attr("data-working", text(Message::CaptchaWorking))
        .attr("data-done", text(Message::CaptchaDone))
        .attr("data-lost", text(Message::CaptchaLost))
}

fn hidden(name: &'static str, value: &str) -> El {
    el("input").attr("type", "hidden").attr("name", name).attr("value", value.to_owned())
}

/// For browsers without scripts, and until the scripts have loaded.
fn no_script(form: &Form, texts: &Catalogue, captcha: &RenderedCaptcha) -> El {
    let text = match &captcha.wait_token {
        Some(token) if captcha.work.is_none() => {
            let seconds = u32::try_from(token.wait).unwrap_or(u32::MAX);
            texts.fill(Message::CaptchaWaitUnscripted, &[("seconds", Value::Number(seconds))])
        }
        None if captcha.widget.is_some() => texts.get(Message::CaptchaNeedsScripts).to_owned(),
        _ => texts.get(Message::CaptchaLaterUnscripted).to_owned(),
    };
    let unscripted = el("p").class(form.get_look().classes(Part::Unscripted));
    unscripted.attr("data-part", "unscripted").text(text)
}
