//! One field: label, input, hint, and the place of its error.

use leptos::prelude::*;

use super::el::{El, el};
use crate::{
    form::{Code, Field, FieldKind, Problem},
    text,
};

/// What is known of a field's value.
#[derive(Clone, Copy)]
pub(super) struct FieldState {
    /// What is wrong with it.
    pub(super) problem: RwSignal<Option<Code>>,
    /// Whether it was left once, and is judged at each key from then on.
    pub(super) touched: StoredValue<bool>,
    /// Whether a password is shown.
    pub(super) shown: RwSignal<bool>,
}

impl FieldState {
    pub(super) fn new(field: &Field, problems: &[Problem]) -> Self {
        let problem = problem_of(field, problems);
        Self {
            problem: RwSignal::new(problem),
            touched: StoredValue::new(problem.is_some()),
            shown: RwSignal::new(false),
        }
    }

    pub(super) fn show(self, field: &Field, problems: &[Problem]) {
        let problem = problem_of(field, problems);
        if self.problem.get_untracked() != problem {
            self.problem.set(problem);
        }
    }
}

fn problem_of(field: &Field, problems: &[Problem]) -> Option<Code> {
    problems.iter().find(|problem| problem.field == field.name()).map(|problem| problem.code)
}

/// The field with what was typed before. Inputs are uncontrolled: what somebody types before the
/// scripts arrive stays.
pub(super) fn row(field: &Field, state: FieldState, typed: &str, has_password: bool) -> El {
    let kind = field.kind();
    let id = ["signup-", field.name()].concat();
    let part = |part: &str| [&id, part].concat();
    let input = el("input")
        .attr("id", id.clone())
        .attr("name", field.name())
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .attr("required", "")
        .attr("aria-describedby", [&id, "-hint ", &id, "-error"].concat())
        .attr_fn("aria-invalid", move || state.problem.get().map(|_| "true".into()));
    let input = match kind {
        FieldKind::Email => input
            .attr("type", "email")
            .attr("inputmode", "email")
            // The name under which a password manager keeps the password.
            .attr("autocomplete", if has_password { "username" } else { "email" })
            .attr("value", typed.to_owned()),
        FieldKind::Password(policy) => {
            // For the generators of Safari and of password managers.
            let rules = ["minlength: ", &policy.min_length().to_string(), ";"].concat();
            revealable(input.attr("passwordrules", rules), id.clone(), state.shown)
        }
    };
    let sentence = move || state.problem.get().map(|code| text::sentence(code, Some(kind)));
    let hint = el("p").class("signup-hint").attr("id", part("-hint"));
    let error = el("p")
        .class("signup-error")
        .attr("id", part("-error"))
        .hook(["error-", field.name()].concat())
        .attr("aria-live", "polite")
        .children_fn(move || sentence().map(|text| el("span").text(text)).into_iter().collect());
    el("div")
        .class("signup-field")
        .child(el("label").attr("for", id).text(text::label(kind)))
        .child(input)
        .child(hint.text(text::hint(kind).unwrap_or_default()))
        .child(error)
}

/// A password with a button that shows it, where there are scripts.
fn revealable(input: El, id: String, shown: RwSignal<bool>) -> El {
    let ready = RwSignal::new(false);
    Effect::new(move || ready.set(true));
    let input = input
        .attr("autocomplete", "new-password")
        .attr_fn("type", move || Some(if shown.get() { "text" } else { "password" }.into()));
    let reveal = el("button")
        .class("signup-reveal")
        .attr("type", "button")
        .attr("aria-controls", id)
        .hook("reveal")
        .attr_fn("aria-pressed", move || Some(if shown.get() { "true" } else { "false" }.into()))
        .attr_fn("hidden", move || (!ready.get()).then(|| "".into()))
        .on("click", move |_| shown.update(|shown| *shown = !*shown))
        .text("Show")
        .child(el("span").class("signup-unseen").text(" password"));
    el("div").class("signup-password").child(input).child(reveal)
}
