//! The card around every page, and the elements that pages share.

use std::borrow::Cow;

use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};

use crate::{
    form::{TICKET, look::Part, submission::Submission},
    text::{catalogue::Value, message::Message},
    ui::{
        el::{El, el},
        shared::shared,
        slot::Slot,
        stylesheet,
        texts::Page,
    },
    wire::page::FormState,
};

/// The id of the heading.
pub(super) const TITLE: &str = "signup-title";

/// What a page says above its form.
#[cfg_attr(
    not(all(feature = "ssr", not(target_arch = "wasm32"))),
    allow(dead_code, reason = "only the server writes it")
)]
pub(super) struct Head {
    /// The heading, and the title of the document.
    pub(super) title: Message,
    /// Whether the page shows a refused post.
    pub(super) is_refused: bool,
    pub(super) content: Vec<El>,
}

/// A head that only the server's build contains: the title of the document, and the place of the content.
pub(super) struct WrittenHead(String, El);

/// Every page but the form.
pub(super) fn page(
    page: Page<'_>,
    WrittenHead(title, head): WrittenHead,
    rest: impl IntoIterator<Item = El>,
) -> AnyView {
    card(page, title, std::iter::once(head).chain(rest))
}

/// Writes a head.
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
pub(super) fn head(page: Page<'_>, head: impl FnOnce() -> Head) -> WrittenHead {
    let head = head();
    let heading = page.text(head.title);
    let title = shared(&|| document_title(page, head.is_refused, &heading));
    let mark = mark(head.title).map(|mark| {
        el("div").class(page.class(Part::Mark)).attr("data-mark", mark).attr("aria-hidden", "true")
    });
    let heading = title_of_card(page, &heading);
    WrittenHead(title, written(|| mark.into_iter().chain([heading]).chain(head.content).collect()))
}

/// The mark of the page with this heading.
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
fn mark(title: Message) -> Option<&'static str> {
    use Message as M;
    Some(match title {
        M::WelcomeTitle
        | M::SignedUpTitle
        | M::AlreadyConfirmedTitle
        | M::OnWaitlistTitle
        | M::CancelledTitle
        | M::PasswordChangedTitle => "done",
        M::CheckYourEmail => "mail",
        M::LinkExpiredTitle
        | M::LinkUnknownTitle
        | M::InviteSpentTitle
        | M::WasConfirmedTitle
        | M::NothingToCancelTitle
        | M::TryAgainSoon
        | M::ClosedTitle
        | M::NotAvailableTitle => "notice",
        _ => return None,
    })
}

#[cfg(not(all(feature = "ssr", not(target_arch = "wasm32"))))]
pub(super) fn head(_: Page<'_>, _: impl FnOnce() -> Head) -> WrittenHead {
    WrittenHead(shared(&String::new), written(Vec::new))
}

/// Content that only the server's build contains.
pub(super) fn written(content: impl FnOnce() -> Vec<El>) -> El {
    el("div").class("signup-written").written(content)
}

/// The page of the form, which the client's router may open.
pub(super) fn form_page(
    page: Page<'_>,
    is_refused: bool,
    title: &str,
    content: impl IntoIterator<Item = El>,
) -> AnyView {
    let content = std::iter::once(title_of_card(page, title)).chain(content);
    card(page, shared(&|| document_title(page, is_refused, title)), content)
}

fn title_of_card(page: Page<'_>, title: &str) -> El {
    // The client's router moves the focus there.
    let heading = el("h1").class(page.class(Part::Title)).attr("id", TITLE).attr("tabindex", "-1");
    heading.text(title)
}

/// The title of the document says first that a post was refused, so that a screen reader does too (WCAG
/// technique G199).
fn document_title(page: Page<'_>, is_refused: bool, title: &str) -> String {
    match is_refused {
        true => page.texts.fill(Message::TitleWithError, &[("title", Value::Text(title))]),
        false => title.to_owned(),
    }
}

fn card(page: Page<'_>, title: String, content: impl IntoIterator<Item = El>) -> AnyView {
    provide_meta_context();
    let texts = page.texts;
    let card = el("section")
        .class(page.class(Part::Card))
        .attr("data-signup-form", page.form.id())
        .attr("lang", texts.language().to_string())
        .attr("dir", texts.direction().as_str())
        .attr("aria-labelledby", TITLE)
        .views(page.slots.at(Slot::Top))
        .children(content)
        .views(page.slots.at(Slot::Bottom))
        .into_view();
    view! {
        <Title text=title/>
        {stylesheet::link(page.form, page.form.path())}
        {card}
    }
    .into_any()
}

/// Whether the page shows a refused post.
pub(super) fn is_refused(draft: &FormState) -> bool {
    draft.refusal.is_some()
}

pub(super) fn paragraph(page: Page<'_>, text: impl Into<String>) -> El {
    el("p").class(page.class(Part::Text)).text(text)
}

/// A paragraph of less weight.
pub(super) fn aside(page: Page<'_>) -> El {
    el("p").class(page.class(Part::Aside))
}

/// A button that posts its form.
pub(super) fn button(page: Page<'_>, label: Message, hook: &'static str) -> El {
    let button = el("button").class(page.class(Part::Button)).attr("type", "submit");
    button.hook(hook).text(page.text(label))
}

/// A form with a single button. The browser posts it, with or without scripts.
pub(super) fn button_form(action: String, button: El) -> El {
    el("form").attr("method", "post").attr("action", action).child(button)
}

/// The hidden input that makes a post ask for another email.
pub(super) fn again() -> El {
    hidden("again", "1")
}

/// The hidden input that says what the page is about. `None` on a page without a ticket.
pub(super) fn ticket(values: &Submission) -> Option<El> {
    let ticket = values.get(TICKET);
    (!ticket.is_empty()).then(|| hidden(TICKET, ticket.to_owned()))
}

/// A hidden input.
pub(super) fn hidden(name: &'static str, value: impl Into<Cow<'static, str>>) -> El {
    el("input").attr("type", "hidden").attr("name", name).attr("value", value)
}

/// The path of another page about the same sign-up.
pub(super) fn path(page: Page<'_>, name: &str, values: &Submission) -> String {
    [&page.path(name), "?ticket=", values.get(TICKET)].concat()
}

/// An email address in a sentence.
pub(super) fn address(address: &str) -> El {
    el("strong").attr("dir", "ltr").hook("address").text(address)
}

/// Names the address that the page of a link acts on.
pub(super) fn whose(page: Page<'_>, values: &Submission) -> El {
    let parts = page.texts.around(Message::AddressLine, "address");
    el("p").class(page.class(Part::Text)).around(parts, address(values.get("email")))
}

/// The link from the sign-up into the host's app: to the page that the person came from, if it is known.
pub(super) fn continue_link(page: Page<'_>, next: Option<&str>) -> El {
    el("a")
        .class(page.class(Part::Button))
        .attr("href", next.unwrap_or(page.form.continue_path()).to_owned())
        .attr("rel", "external")
        .hook("continue")
        .text(page.text(Message::Continue))
}

/// The same with less weight, at an end where nothing is to be done.
pub(super) fn onward(page: Page<'_>) -> El {
    let href = page.form.continue_path().to_owned();
    aside(page).child(link(page, href, Message::Continue, "continue"))
}

/// The link back to the form.
pub(super) fn start_over(page: Page<'_>, label: Message) -> El {
    aside(page).child(link(page, page.path(""), label, "start-over"))
}

/// A link to another document.
pub(super) fn link(page: Page<'_>, href: String, label: Message, hook: &'static str) -> El {
    let link = el("a").class(page.class(Part::Link)).attr("href", href).attr("rel", "external");
    link.hook(hook).text(page.text(label))
}

/// The link back to *Check your email*.
pub(super) fn back_to_check(page: Page<'_>, values: &Submission) -> El {
    let href = path(page, "/check", values);
    aside(page).child(link(page, href, Message::Cancel, "back"))
}
