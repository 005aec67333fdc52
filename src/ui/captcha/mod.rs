//! The captcha in the form. The server renders it, and a separate script runs it. A form without a
//! captcha does not load that script, and the captcha works before the other scripts have loaded.

#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
pub(crate) mod markup;
pub(crate) mod script;
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
pub(crate) mod widget;

use leptos::{prelude::*, reactive::owner::Owner};

#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
pub(crate) use crate::ui::captcha::markup::fragment;
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
pub(crate) use crate::ui::captcha::script::CONTENT;
pub(crate) use crate::ui::captcha::script::NAME;
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
use crate::ui::request;

use crate::{
    form::{CAPTCHA_FIELD, WORK_FIELD, look::Part, problem::Problem},
    text::sentence::sentence,
    ui::{
        browser,
        el::{El, el},
        texts::Page,
    },
};

/// The path below the form that returns another captcha.
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
pub(crate) const PAGE: &str = "/captcha";

/// The id of the element around the captcha. It exists without a captcha too.
pub(super) const SLOT: &str = "captcha";

/// The event by which the form asks whether it may be submitted.
pub(super) const SUBMIT_EVENT: &str = "signup-sends";

/// The event by which the form reports that the server refused it.
pub(super) const REFUSED_EVENT: &str = "signup-refused";

/// The event by which the form reports that the client's router is running.
const HYDRATED_EVENT: &str = "signup-hydrated";

/// Loads the script. A second time has no effect.
pub(super) fn load(path: &str) {
    browser::load_script(&[path, "/", NAME].concat());
}

/// The element of a form on a page of the host. Its script loads when the form gets the focus, because most
/// visitors of the page do not sign up.
pub(super) fn late_slot(page: Page<'_>, problems: &[Problem]) -> El {
    let (path, slot) = (page.path(""), page.id(SLOT));
    Effect::new(move || {
        let path = path.clone();
        browser::on_first_focus(&slot, move || load(&path));
    });
    element(page, problems)
}

/// The element of the form that contains the captcha, if there is one.
pub(super) fn slot(page: Page<'_>, problems: &[Problem]) -> El {
    let (script, slot) = (page.path(""), page.id(SLOT));
    let is_hydrating =
        Owner::current_shared_context().is_some_and(|context| context.during_hydration());
    Effect::new(move || {
        if is_hydrating {
            browser::dispatch(&slot, HYDRATED_EVENT);
        } else {
            // The client's router opened the page, so the document has no captcha script.
            load(&script);
        }
    });
    element(page, problems)
}

fn element(page: Page<'_>, problems: &[Problem]) -> El {
    let is_ours = |problem: &&Problem| [CAPTCHA_FIELD, WORK_FIELD].contains(&&*problem.field);
    let problem = problems.iter().find(is_ours);
    let sentence = problem.map(|problem| sentence(page.texts, &problem.code, None));
    let error = el("p")
        .class(page.class(Part::Error))
        .attr("id", page.id("captcha-error"))
        .attr("data-part", "error")
        .attr("aria-live", "polite")
        .hook("error-captcha")
        .text(sentence.unwrap_or_default());
    el("div")
        .class(page.class(Part::Captcha))
        .attr("id", page.id(SLOT))
        .attr("tabindex", "-1")
        .attr("data-path", page.path(""))
        .hook("captcha")
        .child(inside(page).attr("data-part", "inside"))
        .child(error)
}

#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
fn inside(page: Page<'_>) -> El {
    let nonce = leptos::nonce::use_nonce().map(|nonce| nonce.to_string());
    let html = request::captcha().map(|shown| markup::page(page.form, page.texts, &shown, nonce));
    el("div").html(html.unwrap_or_default())
}

/// The document has the content.
#[cfg(not(all(feature = "ssr", not(target_arch = "wasm32"))))]
fn inside(_: Page<'_>) -> El {
    el("div")
}
