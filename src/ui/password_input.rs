//! The input of a password: its button *Show*, how much of it is typed, and whether Caps Lock is on.

use leptos::{prelude::*, web_sys};

use crate::{
    form::look::Part,
    text::{catalogue::Value, message::Message},
    ui::{
        browser,
        el::{El, el},
        field_state::FieldState,
        texts::Page,
    },
};

/// The input, which follows *Show* and Caps Lock.
pub(super) fn watched(input: El, state: FieldState, min: u16) -> El {
    // For the password generators of Safari and of password managers.
    let rules = ["minlength: ", &min.to_string(), ";"].concat();
    let kind = move || Some(if state.shown.get() { "text" } else { "password" }.into());
    let watch = move |event: web_sys::Event| {
        let is_on = browser::has_caps_lock(&event);
        if state.has_caps_lock.get_untracked() != is_on {
            state.has_caps_lock.set(is_on);
        }
    };
    let input = input.attr("passwordrules", rules).attr_fn("type", kind);
    input.on("keyup", watch)
}

/// A password input with a counter, and with a button that shows the password, if scripts run.
pub(super) fn row(page: Page<'_>, input: El, id: String, state: FieldState, min: u16) -> El {
    let shown = state.shown;
    let ready = RwSignal::new(false);
    Effect::new(move || ready.set(true));
    let texts = page.texts.clone();
    let label = move |show, hide| texts.get(if shown.get() { hide } else { show }).to_owned();
    let name = label.clone();
    let reveal = el("button")
        .class(page.class(Part::Reveal))
        .attr("type", "button")
        .attr("aria-controls", id)
        .hook("reveal")
        .attr_fn("aria-label", move || {
            Some(name(Message::ShowPassword, Message::HidePassword).into())
        })
        .attr_fn("hidden", move || (!ready.get()).then(|| "".into()))
        .on("click", move |_| shown.update(|shown| *shown = !*shown))
        .text_fn(move || label(Message::Show, Message::Hide));
    // The button stands at the end of what is typed, also on a page from right to left.
    el("div")
        .class(page.class(Part::PasswordRow))
        .attr("dir", "ltr")
        .child(input)
        .child(reveal)
        .child(counter(page, state, min))
}

/// How much of the password is typed, until it is long enough. Screen readers read the hint instead, and tell by
/// themselves that Caps Lock is on.
fn counter(page: Page<'_>, state: FieldState, min: u16) -> El {
    let texts = page.texts.clone();
    let text = move || {
        let count = state.value.with(|typed| typed.chars().count());
        match u32::try_from(count) {
            _ if state.has_caps_lock.get() => texts.get(Message::CapsLockOn).to_owned(),
            Ok(count) if count != 0 && count < u32::from(min) && state.is_new_password() => {
                let (count, min) = (Value::Number(count), Value::Number(min.into()));
                texts.fill(Message::LengthOf, &[("count", count), ("min", min)])
            }
            _ => String::new(),
        }
    };
    el("span")
        .class(page.class(Part::Counter))
        .attr("aria-hidden", "true")
        .attr("dir", page.texts.direction().as_str())
        .hook("counter")
        .text_fn(text)
}
