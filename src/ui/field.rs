//! One field: label, input, hint, and the place of its error.

use leptos::{attr::custom::custom_attribute, prelude::*};

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
}

impl FieldState {
    pub(super) fn new(field: &Field, problems: &[Problem]) -> Self {
        let problem = problem_of(field, problems);
        Self { problem: RwSignal::new(problem), touched: StoredValue::new(problem.is_some()) }
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
pub(super) fn row(field: &Field, state: FieldState, typed: &str, has_password: bool) -> AnyView {
    let (name, kind) = (field.name(), field.kind());
    let id = ["signup-", name].concat();
    let (hint_id, error_id) = ([&id, "-hint"].concat(), [&id, "-error"].concat());
    let described = [hint_id.as_str(), " ", &error_id].concat();
    let invalid = move || state.problem.get().map(|_| "true");
    let sentence = move || state.problem.get().map(|code| text::sentence(code, Some(kind)));
    let input = match kind {
        FieldKind::Email => view! {
            <input
                id=id.clone()
                name=name
                type="email"
                value=typed.to_owned()
                // The name under which a password manager keeps the password.
                autocomplete=if has_password { "username" } else { "email" }
                inputmode="email"
                autocapitalize="none"
                spellcheck="false"
                required
                aria-invalid=invalid
                aria-describedby=described
            />
        }
        .into_any(),
        FieldKind::Password(policy) => {
            let shown = RwSignal::new(false);
            let ready = RwSignal::new(false);
            Effect::new(move || ready.set(true));
            let rules = ["minlength: ", &policy.min_length().to_string(), ";"].concat();
            view! {
                <div class="signup-password">
                    <input
                        id=id.clone()
                        name=name
                        type=move || if shown.get() { "text" } else { "password" }
                        autocomplete="new-password"
                        autocapitalize="none"
                        spellcheck="false"
                        // For the generators of Safari and of password managers.
                        {..custom_attribute("passwordrules", rules)}
                        required
                        aria-invalid=invalid
                        aria-describedby=described
                    />
                    <button
                        type="button"
                        class="signup-reveal"
                        data-signup="reveal"
                        aria-controls=id.clone()
                        aria-pressed=move || if shown.get() { "true" } else { "false" }
                        hidden=move || !ready.get()
                        on:click=move |_| shown.update(|shown| *shown = !*shown)
                    >
                        "Show" <span class="signup-unseen">" password"</span>
                    </button>
                </div>
            }
            .into_any()
        }
    };
    view! {
        <div class="signup-field">
            <label for=id>{text::label(kind)}</label>
            {input}
            <p class="signup-hint" id=hint_id>{text::hint(kind)}</p>
            <p class="signup-error" id=error_id data-signup=["error-", name].concat()>{sentence}</p>
        </div>
    }
    .into_any()
}
