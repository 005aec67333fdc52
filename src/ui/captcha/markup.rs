//! The captcha as the server renders it. The script finds every element by its id.

use leptos::prelude::*;

use super::NAME;
use crate::{
    form::CAPTCHA_FIELD,
    server::captcha::{PASS, Pass, ScriptWidget, Shown, Widget, Work},
    ui::el::{El, el},
};

/// For a page, which may run no scripts.
pub(super) fn page(shown: &Shown, path: &str, nonce: Option<String>) -> String {
    let script = el("script")
        .attr("src", [path, "/", NAME].concat())
        .attr("defer", "")
        .attr_if("nonce", nonce.map(Into::into))
        .html(String::new());
    html(inside(shown).into_iter().chain([unscripted(shown.instead.as_ref()), script]))
}

/// For the script of a loaded page, which asks for another captcha.
pub(crate) fn fragment(shown: &Shown) -> String {
    html(inside(shown))
}

fn html(elements: impl IntoIterator<Item = El>) -> String {
    elements.into_iter().map(|element| element.into_view().to_html()).collect()
}

fn inside(shown: &Shown) -> Vec<El> {
    let mut all = match &shown.widget {
        Widget::Script(widget) => vec![self::widget(widget)],
        Widget::Work(work) => {
            vec![puzzle(work), hidden(CAPTCHA_FIELD, "").attr("id", "signup-captcha-answer")]
        }
    };
    all.push(status());
    all.extend(shown.instead.iter().map(|pass| hidden(PASS, &pass.text)));
    all
}

fn widget(widget: &ScriptWidget) -> El {
    el("div")
        .attr("id", "signup-captcha-widget")
        .attr("class", widget.class.clone())
        .attr("data-sitekey", widget.site_key.clone())
        .attr("data-script", widget.script.clone())
        .attr("data-global", widget.global.clone())
        .attr("data-field", widget.field.clone())
}

fn puzzle(work: &Work) -> El {
    el("progress")
        .class("signup-progress")
        .attr("id", "signup-captcha-puzzle")
        .attr("max", work.most.to_string())
        .attr("value", "0")
        .attr("hidden", "")
        .attr("aria-label", "Security check")
        .attr("data-challenge", work.challenge.clone())
        .attr("data-lives", work.lives.to_string())
        .attr("data-field", CAPTCHA_FIELD)
}

/// Screen readers announce when the check starts and ends. The progress between is only visible.
fn status() -> El {
    el("p")
        .class("signup-status")
        .attr("id", "signup-captcha-status")
        .attr("role", "status")
        .hook("captcha-status")
        .attr("data-working", "Checking that you are not a robot…")
        .attr("data-done", "Security check complete.")
        .attr("data-lost", "The security check could not be loaded.")
}

fn hidden(name: &'static str, value: &str) -> El {
    el("input").attr("type", "hidden").attr("name", name).attr("value", value.to_owned())
}

/// For browsers without scripts, and until the scripts have loaded.
fn unscripted(instead: Option<&Pass>) -> El {
    let text = match instead {
        Some(pass) => format!(
            "JavaScript is off. Wait at least {} seconds before you submit this form.",
            pass.wait
        ),
        None => {
            "Turn on JavaScript and reload this page to complete the security check.".to_owned()
        }
    };
    el("p").class("signup-unscripted").attr("id", "signup-captcha-unscripted").text(text)
}
