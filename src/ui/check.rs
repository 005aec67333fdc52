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
    wire::page::{CheckState, REFUSED},
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
    let correction = suggest(&state.address).map(|meant| suggestion::offer(page, &meant));
    let sent = el("p")
        .class(page.class(Part::Text))
        .child(sent)
        .text(" ")
        .children(correction.map(|it| it.text(" ")));
    let sent = if state.is_refused { sent } else { sent.child(el("span").text(what_to_do(page))) };
    Head {
        title: Message::CheckYourEmail,
        is_refused: state.is_refused || is_refused(&state.draft),
        content: vec![sent],
    }
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
