//! One field: label, input, hint, and the place of its error.

use leptos::prelude::*;

use super::{
    browser,
    el::{El, el},
    suggestion,
};
use crate::{
    Form,
    email::{EmailAddress, suggest},
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
    /// What was probably meant instead of the address that was typed.
    pub(super) meant: RwSignal<Option<String>>,
}

impl FieldState {
    pub(super) fn new(field: &Field, problems: &[Problem], typed: &str) -> Self {
        let problem = problem_of(field, problems);
        Self {
            problem: RwSignal::new(problem),
            touched: StoredValue::new(problem.is_some()),
            shown: RwSignal::new(false),
            meant: RwSignal::new(meant(field, typed)),
        }
    }

    /// Looks for a slip in what was typed.
    pub(super) fn look_for_slip(self, field: &Field, typed: &str) {
        let meant = meant(field, typed);
        if self.meant.get_untracked() != meant {
            self.meant.set(meant);
        }
    }

    pub(super) fn show(self, field: &Field, problems: &[Problem]) {
        let problem = problem_of(field, problems);
        if self.problem.get_untracked() != problem {
            self.problem.set(problem);
        }
    }
}

fn meant(field: &Field, typed: &str) -> Option<String> {
    match field.kind() {
        FieldKind::Email => {
            // Only what would be accepted: one thing to mend at a time.
            suggest(typed.trim()).filter(|meant| EmailAddress::parse(meant).is_ok())
        }
        FieldKind::Password(_) => None,
    }
}

fn problem_of(field: &Field, problems: &[Problem]) -> Option<Code> {
    problems.iter().find(|problem| problem.field == field.name()).map(|problem| problem.code)
}

/// The field with what was typed before. Inputs are uncontrolled: what somebody types before the
/// scripts arrive stays.
pub(super) fn row(form: &Form, field: &Field, state: FieldState, typed: &str) -> El {
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
            .attr("autocomplete", if has_password(form) { "username" } else { "email" })
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
    let row = el("div")
        .class("signup-field")
        .child(el("label").attr("for", id.clone()).text(text::label(kind)))
        .child(input)
        .child(hint.text(text::hint(kind).unwrap_or_default()))
        .child(error);
    match kind {
        FieldKind::Email => row.child(slip(form.clone(), id, state)),
        FieldKind::Password(_) => row,
    }
}

pub(super) fn has_password(form: &Form) -> bool {
    form.fields().iter().any(|field| matches!(field.kind(), FieldKind::Password(_)))
}

/// The place of *did you mean …?*.
fn slip(form: Form, id: String, state: FieldState) -> El {
    let offer = move |meant: String| {
        let id = id.clone();
        suggestion::offer_to_take(&form, &meant.clone(), move || browser::fill(&id, &meant))
    };
    el("p")
        .class("signup-suggestion")
        .attr("aria-live", "polite")
        .children_fn(move || state.meant.get().map(&offer).into_iter().collect())
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
