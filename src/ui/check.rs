//! *Check your email*: enter the code, send the email again, or use a different address.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    email::suggestion::suggest,
    form::{look::Part, submission::Submission},
    text::{catalogue::Value, message::Message},
    ui::{
        browser,
        countdown::{self, countdown},
        el::{El, el},
        form,
        frame::{self, Head, again, button_form, is_refused, paragraph, start_over},
        polling::polling,
        suggestion,
        texts::Page,
    },
    wire::page::{CheckState, REFUSED, Resent},
};

/// The page in a browser that began no sign-up.
pub(super) fn without_attempt(page: Page<'_>) -> Head {
    let text = paragraph(page, page.text(Message::IfYouJustSignedUp));
    let content = vec![text, start_over(page, Message::StartAgain)];
    Head { title: Message::CheckYourEmail, is_refused: false, content }
}

pub(super) fn check(page: Page<'_>, state: CheckState) -> AnyView {
    let head = frame::head(page, || head(page, &state));
    let action = page.path("/check");
    let values = &state.draft.values;
    let mut check = frame::path(page, "/check", values);
    let aside = frame::written(|| vec![frame::aside(page).text(page.text(Message::NoEmail))]);
    let change = frame::written(|| vec![another_address(page, values)]);
    let again = button_form(action.clone(), resend(page, state.resend_in))
        .child(again())
        .children(frame::ticket(values));
    let code_form = page.form.code_form(state.draft.asks());
    let code = form::posted(page.with(&code_form), action, state.draft);
    let mut content = [code, aside, again, change];
    if state.is_refused {
        content.swap(0, 3);
        check.push_str(REFUSED);
    }
    wait_for_confirmation(check);
    frame::page(page, head, content)
}

/// What was sent, and to whom.
fn head(page: Page<'_>, state: &CheckState) -> Head {
    let address = frame::address(&state.address);
    let sent = el("span").around(page.texts.around(sent(state.is_refused), "address"), address);
    let change = frame::path(page, "/address", &state.draft.values);
    let correction = suggest(&state.address).map(|meant| suggestion::offer(page, &change, &meant));
    let sent = el("p")
        .class(page.class(Part::Text))
        .child(sent)
        .text(" ")
        .children(correction.map(|it| it.text(" ")));
    let sent = if state.is_refused { sent } else { sent.child(el("span").text(what_to_do(page))) };
    let open = (!state.is_refused).then(|| open_mailbox(page, &state.address)).flatten();
    let content = resent(page, state).into_iter().chain([sent]).chain(open);
    Head {
        title: Message::CheckYourEmail,
        is_refused: state.is_refused || is_refused(&state.draft),
        content: content.collect(),
    }
}

/// What became of the request for another email.
fn resent(page: Page<'_>, state: &CheckState) -> Option<El> {
    let message = match state.resent? {
        Resent::Sent => Message::EmailingAgain,
        Resent::TooSoon => Message::AskedTooSoon,
    };
    let seconds = Value::Number(state.resend_in);
    let text =
        page.texts.fill(message, &[("address", Value::Text(&state.address)), ("seconds", seconds)]);
    Some(el("p").class(page.class(Part::Note)).attr("role", "status").hook("resent").text(text))
}

/// The link to the mailbox, for an address of a large provider.
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
fn open_mailbox(page: Page<'_>, address: &str) -> Option<El> {
    let (name, href) = crate::ui::mailbox::mailbox_of(address)?;
    let label = page.texts.fill(Message::OpenMailbox, &[("name", Value::Text(name))]);
    let link = el("a")
        .class(page.class(Part::QuietButton))
        .attr("href", href)
        .attr("target", "_blank")
        .attr("rel", "noopener noreferrer external")
        .hook("mailbox");
    let tab = [" ", page.texts.get(Message::NewTab)].concat();
    let link = link.text(label).child(el("span").class(page.class(Part::Optional)).text(tab));
    Some(el("p").class(page.class(Part::Text)).child(link))
}

/// Only the server's build writes the link.
#[cfg(not(all(feature = "ssr", not(target_arch = "wasm32"))))]
fn open_mailbox(_: Page<'_>, _: &str) -> Option<El> {
    None
}

/// The same as a text.
pub(super) fn text(page: Page<'_>, address: &str, is_refused: bool) -> String {
    let sent = page.texts.fill(sent(is_refused), &[("address", Value::Text(address))]);
    if is_refused { sent } else { [&sent, " ", &what_to_do(page)].concat() }
}

fn sent(is_refused: bool) -> Message {
    if is_refused { Message::CouldNotDeliver } else { Message::WeAreEmailing }
}

fn what_to_do(page: Page<'_>) -> String {
    let lifetime = page.texts.span(page.form.get_link_lifetime());
    page.texts.fill(Message::OpenLinkOrEnterCode, &[("time", Value::Text(&lifetime))])
}

fn another_address(page: Page<'_>, values: &Submission) -> El {
    let href = frame::path(page, "/address", values);
    let label = Message::UseDifferentAddress;
    frame::aside(page).child(frame::link(page, href, label, "change-address"))
}

/// Moves on once the address has been confirmed elsewhere, or the mail server refused it.
fn wait_for_confirmation(check: String) {
    Effect::new(move || {
        let check = check.clone();
        polling(move || {
            let check = check.clone();
            spawn_local(async move {
                if browser::redirects(&check).await {
                    browser::go_to(&check);
                }
            });
        });
    });
}

/// The button that sends the email again, disabled until the cooldown is over. Without scripts its
/// label says how long that is, and the server enforces it.
fn resend(page: Page<'_>, seconds: u32) -> El {
    let texts = page.texts.clone();
    let left = countdown(move || seconds);
    let running = RwSignal::new(false);
    Effect::new(move || running.set(true));
    el("button")
        .class(page.class(Part::QuietButton))
        .attr("type", "submit")
        .hook("resend")
        .attr_fn("disabled", move || (running.get() && left.get() != 0).then(|| "".into()))
        .text_fn(move || countdown::label(&texts, left.get()))
}
