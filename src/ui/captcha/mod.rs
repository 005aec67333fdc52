//! The captcha in the form. The server writes it, and a script of its own moves it: a form without
//! one pays for none of that, and it works before the other scripts are there.

#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
mod markup;
mod script;

use leptos::{prelude::*, reactive::owner::Owner};

#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
pub(crate) use markup::fragment;
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
pub(crate) use script::CONTENT;
pub(crate) use script::NAME;

use super::{
    browser,
    el::{El, el},
};
use crate::{Form, form::Problem, text};

/// The field of its problems, and the name under which the solution of a proof of work is posted.
pub(crate) const CAPTCHA_FIELD: &str = "captcha";

/// The page, below that of the form, that gives another captcha.
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
pub(crate) const PAGE: &str = "/captcha";

/// The element around it, which is there without a captcha too.
pub(super) const SLOT_ID: &str = "signup-captcha";

/// The event by which a form asks whether it may be sent.
pub(super) const SUBMIT_EVENT: &str = "signup-sends";

/// The event by which it tells that it was refused.
pub(super) const REFUSED_EVENT: &str = "signup-refused";

/// The event by which it tells that the client's router listens.
const HYDRATED_EVENT: &str = "signup-hydrated";

/// The captcha's place in the form.
pub(super) fn slot(form: &Form, problems: &[Problem]) -> El {
    let path = form.path();
    let is_hydrating =
        Owner::current_shared_context().is_some_and(|context| context.during_hydration());
    Effect::new(move || {
        if is_hydrating {
            browser::tell(SLOT_ID, HYDRATED_EVENT);
        } else {
            // Opened by the client's router: the document has no script for it.
            browser::load_script(&[path, "/", NAME].concat());
        }
    });
    let problem = problems.iter().find(|problem| problem.field == CAPTCHA_FIELD);
    let sentence = problem.map(|problem| text::sentence(&problem.code, None).into_owned());
    let error = el("p")
        .class("signup-error")
        .attr("id", "signup-captcha-error")
        .attr("aria-live", "polite")
        .hook("error-captcha")
        .text(sentence.unwrap_or_default());
    el("div")
        .class("signup-captcha")
        .attr("id", SLOT_ID)
        .attr("tabindex", "-1")
        .attr("data-path", path)
        .hook("captcha")
        .child(inside(path).attr("id", "signup-captcha-inside"))
        .child(error)
}

#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
fn inside(path: &str) -> El {
    let nonce = leptos::nonce::use_nonce().map(|nonce| nonce.to_string());
    let html = crate::server::http::shown_captcha().map(|shown| markup::page(&shown, path, nonce));
    el("div").html(html.unwrap_or_default())
}

/// The document has it.
#[cfg(not(all(feature = "ssr", not(target_arch = "wasm32"))))]
fn inside(_: &str) -> El {
    el("div")
}
