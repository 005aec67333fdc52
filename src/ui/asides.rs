//! What stands between the heading and the form: the way back to a sign-up that waits, and the way to the host's
//! sign-in. Only the server writes them. A form that the client's router opens gets them as HTML.

use crate::{
    form::{OWNERS, WAITING, submission::Submission},
    text::message::Message,
    ui::{
        el::El,
        frame::{address, aside, link},
        texts::Page,
    },
};

/// The id of the element around them.
pub(super) const ID: &str = "signup-asides";

/// The name of their HTML among the values of a form that the client's router opens. No field has a hyphen.
pub(crate) const OPENED: &str = "opened-asides";

#[cfg_attr(
    not(all(feature = "ssr", not(target_arch = "wasm32"))),
    allow(dead_code, reason = "only the server writes them")
)]
pub(super) fn asides(page: Page<'_>, values: &Submission) -> Vec<El> {
    waiting(page, values).into_iter().chain(have_account(page, values)).collect()
}

/// The sign-up that this browser has begun, and the way back to it.
fn waiting(page: Page<'_>, values: &Submission) -> Option<El> {
    let [begun, ticket] = WAITING.map(|name| values.get(name));
    let started = page.texts.around(Message::StartedAs, "address");
    let href = [&page.path("/check"), "?ticket=", ticket].concat();
    let link = link(page, href, Message::Continue, "go-on");
    let text = aside(page).around(started, address(begun)).text(" ").child(link);
    (!begun.is_empty()).then_some(text)
}

/// The way to the host's sign-in.
fn have_account(page: Page<'_>, values: &Submission) -> Option<El> {
    let path = values.get(OWNERS[0]);
    let link = link(page, path.to_owned(), Message::SignIn, "sign-in");
    let text = aside(page).around(page.texts.around(Message::HaveAccount, "link"), link);
    (!path.is_empty()).then_some(text)
}

/// The same as HTML.
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
pub(crate) fn html(
    form: &crate::form::Form,
    texts: &super::texts::Texts,
    values: &Submission,
) -> String {
    let slots = super::slot::StepSlots::new(None, crate::wire::step::SignupStep::Form);
    let page = Page { form, texts, ids: super::texts::IDS, slots };
    let html = |line: El| leptos::prelude::RenderHtml::to_html(line.into_view());
    asides(page, values).into_iter().map(html).collect()
}
