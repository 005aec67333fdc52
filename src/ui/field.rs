//! One field: label, input, hint, and the place for its error message.

use leptos::prelude::*;

use crate::{
    email::suggestion::suggest,
    form::{
        Form,
        field::{Field, FieldKind},
        problem::{Problem, ProblemCode},
    },
    text::{catalogue::Value, message::Message, sentence},
    ui::{
        browser,
        el::{El, el},
        suggestion,
        texts::Page,
    },
};

/// The reactive state of one field.
#[derive(Clone, Copy)]
pub(super) struct FieldState {
    /// What is wrong with the value.
    pub(super) problem: RwSignal<Option<ProblemCode>>,
    /// Whether the server found the problem. It then stays until the value changes, even if the
    /// browser accepts the value.
    pub(super) from_server: StoredValue<bool>,
    /// Whether the visitor has left the field once. From then on it is validated at each key.
    pub(super) touched: RwSignal<bool>,
    /// What is typed.
    pub(super) value: RwSignal<String>,
    /// Whether the password is visible.
    pub(super) shown: RwSignal<bool>,
    /// Whether the username is available.
    pub(super) is_available: RwSignal<bool>,
    /// The suggested correction of the email address.
    pub(super) meant: RwSignal<Option<String>>,
}

impl FieldState {
    pub(super) fn new(field: &Field, problems: &[Problem], typed: &str) -> Self {
        let problem = problem_of(field, problems);
        Self {
            from_server: StoredValue::new(problem.is_some()),
            touched: RwSignal::new(problem.is_some()),
            value: RwSignal::new(typed.to_owned()),
            problem: RwSignal::new(problem),
            shown: RwSignal::new(false),
            is_available: RwSignal::new(false),
            meant: RwSignal::new(meant(field, typed)),
        }
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
        self.from_server.set_value(self.problem.with_untracked(Option::is_some));
    }

    pub(super) fn show(self, field: &Field, problems: &[Problem]) {
        let problem = problem_of(field, problems);
        if self.problem.get_untracked() != problem {
            self.problem.set(problem);
        }
    }
}

/// Suggests a correction only if it would be accepted, so that there is one thing to fix at a time.
fn meant(field: &Field, typed: &str) -> Option<String> {
    let is_accepted = |meant: &String| field.parse_address(meant).is_some_and(|it| it.is_ok());
    match field.kind() {
        FieldKind::Email(_) => suggest(typed.trim()).filter(is_accepted),
        _ => None,
    }
}

fn problem_of(field: &Field, problems: &[Problem]) -> Option<ProblemCode> {
    problems
        .iter()
        .find(|problem| problem.field == field.name())
        .map(|problem| problem.code.clone())
}

/// The field, filled in with `typed`. Inputs are uncontrolled, so they keep what a visitor types
/// before the scripts arrive.
pub(super) fn row(page: Page<'_>, field: &Field, state: FieldState, typed: &str) -> El {
    let id = page.id(field.name());
    if let FieldKind::Hidden { value } = field.kind() {
        let value = if typed.is_empty() { value } else { typed };
        return el("input")
            .attr("type", "hidden")
            .attr("name", field.name())
            .attr("value", value.to_owned());
    }
    let is_box = matches!(field.kind(), FieldKind::Checkbox | FieldKind::Consent(_));
    let label = label(page, field, &id);
    let control = control(page, field, state, typed, &id);
    let row = el("div").class(if is_box { "signup-field signup-box" } else { "signup-field" });
    // A checkbox comes before its label.
    let row =
        if is_box { row.child(control).child(label) } else { row.child(label).child(control) };
    let row = row.child(hint(page, field, &id)).child(error(page, *field, state, &id));
    match field.kind() {
        FieldKind::Email(_) => row.child(suggestion_slot(page, id, state)),
        FieldKind::Username(_) => row.child(available(page, *field, state)),
        _ => row,
    }
}

fn label(page: Page<'_>, field: &Field, id: &str) -> El {
    let texts = page.texts;
    let label = el("label").attr("for", id.to_owned());
    let label = match field.kind() {
        FieldKind::Consent(document) => {
            let link = el("a")
                .attr("href", document.url)
                .attr("rel", "external")
                .attr("target", "_blank")
                .text(document.title.of(texts));
            let (before, after) = texts.around(Message::ConsentLabel, "document");
            let own = field.get_label().map(|own| own.of(texts).into_owned());
            label.around((before, own.unwrap_or(after)), link)
        }
        _ => label.text(sentence::label(texts, field)),
    };
    if !says_optional(field) {
        return label;
    }
    let optional = [" ", texts.get(Message::Optional)].concat();
    label.child(el("span").class("signup-optional").text(optional))
}

/// Whether the label says that the field may stay empty.
pub(super) fn says_optional(field: &Field) -> bool {
    !field.is_required() && !matches!(field.kind(), FieldKind::Checkbox | FieldKind::Consent(_))
}

fn hint(page: Page<'_>, field: &Field, id: &str) -> El {
    let hint = el("p").class("signup-hint").attr("id", [id, "-hint"].concat());
    hint.text(sentence::hint(page.texts, field).unwrap_or_default())
}

fn error(page: Page<'_>, field: Field, state: FieldState, id: &str) -> El {
    let texts = page.texts.clone();
    let sentence = move |code| sentence::sentence(&texts, &code, Some(&field));
    let sentence = move || state.problem.get().map(&sentence);
    el("p")
        .class("signup-error")
        .attr("id", [id, "-error"].concat())
        .hook(["error-", field.name()].concat())
        .attr("aria-live", "polite")
        .children_fn(move || sentence().map(|text| el("span").text(text)).into_iter().collect())
}

/// The input, and beside a password its button.
pub(super) fn control(
    page: Page<'_>,
    field: &Field,
    state: FieldState,
    typed: &str,
    id: &str,
) -> El {
    let input = input(page, field, state, typed, id);
    match field.kind() {
        FieldKind::Password(_) => revealable(page, input, id.to_owned(), state.shown),
        _ => input,
    }
}

/// The input itself.
pub(super) fn input(page: Page<'_>, field: &Field, state: FieldState, typed: &str, id: &str) -> El {
    let control = |tag| {
        let control = el(tag)
            .attr("id", id.to_owned())
            .attr("name", field.name())
            .attr("aria-describedby", [id, "-hint ", id, "-error"].concat())
            .attr_if("required", field.is_required().then(|| "".into()))
            // Without the attribute, screen readers call a required field that is empty invalid.
            .attr_fn("aria-invalid", move || {
                Some(state.problem.get().is_some().to_string().into())
            });
        control.attr_if("autocomplete", autocomplete(page.form, field).map(Into::into))
    };
    let typeless = || control("input").attr("spellcheck", "false");
    let word = |kind| typeless().attr("autocapitalize", "none").attr("type", kind);
    match field.kind() {
        FieldKind::Email(_) => word("email")
            .attr("dir", "ltr")
            .attr("inputmode", "email")
            .attr("value", typed.to_owned()),
        FieldKind::Username(_) => word("text").attr("value", typed.to_owned()),
        FieldKind::Password(policy) => {
            // For the password generators of Safari and of password managers.
            let rules = ["minlength: ", &policy.min_length().to_string(), ";"].concat();
            let shown = state.shown;
            let kind = move || Some(if shown.get() { "text" } else { "password" }.into());
            typeless()
                .attr("autocapitalize", "none")
                .attr("passwordrules", rules)
                .attr_fn("type", kind)
        }
        FieldKind::Invite => typeless()
            .attr("type", "text")
            .attr("dir", "ltr")
            .attr("autocapitalize", "characters")
            .attr("maxlength", "64")
            .attr("value", typed.to_owned()),
        FieldKind::Code => typeless()
            .attr("type", "text")
            .attr("dir", "ltr")
            .attr("autocapitalize", "characters")
            .attr("maxlength", "32"),
        FieldKind::Text { .. } | FieldKind::Hidden { .. } => {
            control("input").attr("type", "text").attr("value", typed.to_owned())
        }
        FieldKind::Multiline { .. } => control("textarea").attr("rows", "4").raw(typed),
        FieldKind::Checkbox | FieldKind::Consent(_) => control("input")
            .attr("type", "checkbox")
            .attr("value", "on")
            .attr_if("checked", (!typed.is_empty()).then(|| "".into())),
        FieldKind::Select(choices) => {
            let texts = page.texts;
            let empty = el("option").attr("value", "").text(texts.get(Message::SelectAnOption));
            let options = choices.iter().map(|choice| {
                let is_chosen = choice.value == typed;
                el("option")
                    .attr("value", choice.value)
                    .attr_if("selected", is_chosen.then(|| "".into()))
                    .text(choice.label.of(texts))
            });
            control("select").child(empty).children(options)
        }
    }
}

/// The `autocomplete` token of HTML.
fn autocomplete(form: &Form, field: &Field) -> Option<&'static str> {
    field.get_autocomplete().or(match field.kind() {
        // A password manager stores the password under this name.
        FieldKind::Email(_) if form.has_password() && form.username_field().is_none() => {
            Some("username")
        }
        FieldKind::Email(_) => Some("email"),
        FieldKind::Username(_) => Some("username"),
        FieldKind::Password(_) => Some("new-password"),
        FieldKind::Code => Some("one-time-code"),
        FieldKind::Invite | FieldKind::Text { .. } | FieldKind::Multiline { .. } => Some("off"),
        _ => None,
    })
}

/// The place for *Did you mean …?*.
fn suggestion_slot(page: Page<'_>, id: String, state: FieldState) -> El {
    let (texts, path) = (page.texts.clone(), page.path(""));
    let offer = move |meant: String| {
        let id = id.clone();
        let take = {
            let meant = meant.clone();
            move || browser::fill(&id, &meant)
        };
        suggestion::offer_to_take(&texts, &path, &meant, take)
    };
    el("p")
        .class("signup-suggestion")
        .attr("aria-live", "polite")
        .children_fn(move || state.meant.get().map(&offer).into_iter().collect())
}

/// The place that says when the username is available.
fn available(page: Page<'_>, field: Field, state: FieldState) -> El {
    let texts = page.texts.clone();
    let text = move || {
        if !state.is_available.get() {
            return String::new();
        }
        let label = sentence::label(&texts, &field);
        texts.fill(Message::IsAvailable, &[("label", Value::Text(&label))])
    };
    el("p").class("signup-suggestion").attr("aria-live", "polite").hook("available").text_fn(text)
}

/// A password input with a button that shows the password, if scripts run.
fn revealable(page: Page<'_>, input: El, id: String, shown: RwSignal<bool>) -> El {
    let ready = RwSignal::new(false);
    Effect::new(move || ready.set(true));
    let reveal = el("button")
        .class("signup-reveal")
        .attr("type", "button")
        .attr("aria-controls", id)
        .attr("aria-label", page.text(Message::ShowPassword))
        .hook("reveal")
        .attr_fn("aria-pressed", move || Some(if shown.get() { "true" } else { "false" }.into()))
        .attr_fn("hidden", move || (!ready.get()).then(|| "".into()))
        .on("click", move |_| shown.update(|shown| *shown = !*shown))
        .text(page.text(Message::Show));
    // The button stands at the end of what is typed, also on a page from right to left.
    el("div").class("signup-password").attr("dir", "ltr").child(input).child(reveal)
}
