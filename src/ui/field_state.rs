//! What changes of a field while a page is open.

use leptos::prelude::*;

use crate::{
    email::suggestion::suggest,
    form::{
        Form,
        field::{Field, FieldKind},
        problem::{Problem, ProblemCode},
        submission::Submission,
        validation::is_asked,
    },
};

/// The reactive state of one field.
#[derive(Clone, Copy)]
pub(super) struct FieldState {
    /// What is wrong with the value.
    pub(super) problem: RwSignal<Option<ProblemCode>>,
    /// Whether the server found the problem. It then stays until the value changes, even if the
    /// browser accepts the value.
    pub(super) from_server: RwSignal<bool>,
    /// Whether the visitor has left the field once. From then on an error goes as soon as it is mended.
    pub(super) touched: RwSignal<bool>,
    /// Of a password that may be the one of the sign-up: `on` if it is a new one.
    pub(super) is_new: Option<RwSignal<String>>,
    /// What is typed, or chosen.
    pub(super) value: RwSignal<String>,
    /// Whether the password is visible.
    pub(super) shown: RwSignal<bool>,
    /// Whether Caps Lock is on.
    pub(super) has_caps_lock: RwSignal<bool>,
    /// Whether the username is available.
    pub(super) is_available: RwSignal<bool>,
    /// The suggested correction of the email address, or nothing.
    pub(super) meant: RwSignal<String>,
    /// Whether the form does not ask for the field at the moment. Only scripts hide a field.
    pub(super) is_hidden: RwSignal<bool>,
}

impl FieldState {
    pub(super) fn new(field: &Field, problems: &[Problem], typed: &str) -> Self {
        let problem = problem_of(field, problems);
        Self {
            from_server: RwSignal::new(problem.is_some()),
            touched: RwSignal::new(problem.is_some()),
            is_new: None,
            value: RwSignal::new(typed.to_owned()),
            problem: RwSignal::new(problem),
            shown: RwSignal::new(false),
            has_caps_lock: RwSignal::new(false),
            is_available: RwSignal::new(false),
            meant: RwSignal::new(meant(field, typed)),
            is_hidden: RwSignal::new(false),
        }
    }

    /// Whether a password is one that the server does not know yet.
    pub(super) fn is_new_password(self) -> bool {
        self.is_new.is_none_or(|is_new| is_new.with(|value| value == "on"))
    }

    /// Looks for a typo in the address.
    pub(super) fn look_for_typo(self, field: &Field, typed: &str) {
        let meant = meant(field, typed);
        if self.meant.get_untracked() != meant {
            self.meant.set(meant);
        }
    }

    /// Shows a problem that the server found.
    pub(super) fn show_found(self, field: &Field, problems: &[Problem]) {
        self.show(field, problems);
        self.from_server.set(self.problem.with_untracked(Option::is_some));
    }

    /// Whether the problem that is shown is mended, when this one was found last. A field that is no longer empty is
    /// not missing, whatever else is wrong with it.
    pub(super) fn is_mended(self, found: Option<&Problem>) -> bool {
        let was_missing = self.problem.get_untracked() == Some(ProblemCode::Missing);
        found.is_none_or(|problem| was_missing && problem.code != ProblemCode::Missing)
    }

    pub(super) fn show(self, field: &Field, problems: &[Problem]) {
        let problem = problem_of(field, problems);
        if self.problem.get_untracked() != problem {
            self.problem.set(problem);
        }
    }
}

/// Suggests a correction only if it would be accepted, so that there is one thing to fix at a time.
fn meant(field: &Field, typed: &str) -> String {
    let is_accepted = |meant: &String| field.parse_address(meant).is_some_and(|it| it.is_ok());
    match field.kind() {
        FieldKind::Email(_) => suggest(typed.trim()).filter(is_accepted).unwrap_or_default(),
        _ => String::new(),
    }
}

fn problem_of(field: &Field, problems: &[Problem]) -> Option<ProblemCode> {
    problems
        .iter()
        .find(|problem| problem.field == field.name())
        .map(|problem| problem.code.clone())
}

/// Shows the rows of the fields that the form asks for with these values, and hides the others.
pub(super) fn follow(form: &Form, states: &[FieldState], values: &Submission) {
    for (at, state) in states.iter().enumerate() {
        let is_hidden = !is_asked(form.fields(), at, values);
        if state.is_hidden.get_untracked() != is_hidden {
            state.is_hidden.set(is_hidden);
        }
    }
}
