//! One field: label, input, hint, and the place for its error message.

use leptos::prelude::*;

use crate::{
    email::suggestion::suggest,
    form::{
        Form,
        control::Control,
        field::{Field, FieldKind},
        problem::{Problem, ProblemCode},
        submission::Submission,
        validation::is_asked,
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
    pub(super) touched: StoredValue<bool>,
    /// Whether the password is visible.
    pub(super) shown: RwSignal<bool>,
    /// Whether the username is available.
    pub(super) is_available: RwSignal<bool>,
    /// The suggested correction of the email address.
    pub(super) meant: RwSignal<Option<String>>,
    /// Whether the form does not ask for the field at the moment. Only scripts hide a field.
    pub(super) is_hidden: RwSignal<bool>,
}

impl FieldState {
    pub(super) fn new(field: &Field, problems: &[Problem], typed: &str) -> Self {
        let problem = problem_of(field, problems);
        Self {
            from_server: StoredValue::new(problem.is_some()),
            touched: StoredValue::new(problem.is_some()),
            problem: RwSignal::new(problem),
            shown: RwSignal::new(false),
            is_available: RwSignal::new(false),
            meant: RwSignal::new(meant(field, typed)),
            is_hidden: RwSignal::new(false),
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

/// Shows the rows of the fields that the form asks for with these values, and hides the others.
pub(super) fn follow(form: &Form, states: &[FieldState], values: &Submission) {
    for (at, state) in states.iter().enumerate() {
        let is_hidden = !is_asked(form.fields(), at, values);
        if state.is_hidden.get_untracked() != is_hidden {
            state.is_hidden.set(is_hidden);
        }
    }
}

/// What a control is drawn from.
struct Drawn<'a> {
    page: Page<'a>,
    field: &'a Field,
    state: FieldState,
    /// The kept values: one, except for several choices.
    values: Vec<&'a str>,
    id: String,
}

/// The field, filled in with `values`. Inputs are uncontrolled, so they keep what a visitor types
/// before the scripts arrive.
pub(super) fn row(page: Page<'_>, field: &Field, state: FieldState, values: &Submission) -> El {
    let id = page.id(field.name());
    let drawn = Drawn { page, field, state, values: field.posted(values), id };
    if let FieldKind::Hidden { .. } = field.kind() {
        return el("input")
            .attr("type", "hidden")
            .attr("name", field.name())
            .attr("value", drawn.value().to_owned());
    }
    let is_box = is_box(field);
    let is_group = field.is_group() && field.draw().is_none();
    let (row, parts) = match (is_group, is_box) {
        // Hint and error are read with the legend.
        (true, _) => (group(&drawn), vec![label(&drawn, "legend")]),
        // A checkbox comes before its label.
        (_, true) => (el("div"), vec![drawn.control(), label(&drawn, "label")]),
        _ => (el("div"), vec![label(&drawn, "label"), drawn.control()]),
    };
    let row = row
        .class(if is_box { "signup-field signup-box" } else { "signup-field" })
        .attr_fn("hidden", move || state.is_hidden.get().then(|| "".into()))
        .children(parts);
    let (hint, error) = (hint(page, field, &drawn.id), error(page, *field, state, &drawn.id));
    // Of a group, the error stands before the choices, as it is read.
    let row = match is_group {
        true => row.child(hint).child(error).children(drawn.boxes()),
        false => row.child(hint).child(error),
    };
    match field.kind() {
        FieldKind::Email(_) => row.child(suggestion_slot(page, drawn.id, state)),
        FieldKind::Username(_) => row.child(available(page, *field, state)),
        _ => row,
    }
}

fn is_box(field: &Field) -> bool {
    matches!(field.kind(), FieldKind::Checkbox | FieldKind::Consent(_))
}

fn label(drawn: &Drawn<'_>, tag: &'static str) -> El {
    let Drawn { page, field, id, .. } = drawn;
    let texts = page.texts;
    let label = el(tag).attr_if("for", (tag == "label").then(|| id.to_owned().into()));
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
    if field.is_required() || is_box(field) {
        return label;
    }
    let optional = [" ", texts.get(Message::Optional)].concat();
    label.child(el("span").class("signup-optional").text(optional))
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

/// The element around the inputs of a group.
fn group(drawn: &Drawn<'_>) -> El {
    let fieldset = el("fieldset").attr("aria-describedby", described_by(&drawn.id));
    match drawn.field.kind() {
        // Only this role says by itself that a choice is needed or wrong.
        FieldKind::Radio(_) => invalid(fieldset, drawn.state)
            .attr("role", "radiogroup")
            .attr_if("aria-required", drawn.field.is_required().then(|| "true".into())),
        _ => fieldset,
    }
}

fn described_by(id: &str) -> String {
    [id, "-hint ", id, "-error"].concat()
}

/// Without the attribute, screen readers call a required field that is empty invalid.
fn invalid(control: El, state: FieldState) -> El {
    let is_invalid = move || state.problem.get().is_some().to_string();
    control.attr_fn("aria-invalid", move || Some(is_invalid().into()))
}

impl Drawn<'_> {
    /// The kept value of a field that has one.
    fn value(&self) -> &str {
        self.values.first().copied().unwrap_or_default()
    }

    /// An element with what all controls have.
    fn el(&self, tag: &'static str) -> El {
        // Whether a field with a condition is needed, is not known before the other field has its value.
        let is_required = self.field.is_required() && self.field.condition().is_none();
        let control = el(tag)
            .attr("id", self.id.clone())
            .attr("name", self.field.name())
            .attr("aria-describedby", described_by(&self.id))
            .attr_if("required", is_required.then(|| "".into()));
        let autocomplete = autocomplete(self.page.form, self.field);
        let control = invalid(control, self.state);
        let control = control.attr_if("autocomplete", autocomplete.map(Into::into));
        self.field
            .attributes()
            .iter()
            .fold(control, |control, (name, value)| control.attr(name, *value))
    }

    /// The control of a field that is no group.
    fn control(&self) -> El {
        if let Some(draw) = self.field.draw() {
            return el("div").view(draw(self.described()));
        }
        match self.field.kind() {
            FieldKind::Password(policy) => {
                // For the password generators of Safari and of password managers.
                let rules = ["minlength: ", &policy.min_length().to_string(), ";"].concat();
                let input = self.el("input").attr("passwordrules", rules);
                revealable(self.page, input, self.id.clone(), self.state.shown)
            }
            FieldKind::Multiline { .. } => self.el("textarea").raw(self.value()),
            FieldKind::Checkbox | FieldKind::Consent(_) => self
                .el("input")
                .attr("type", "checkbox")
                .attr("value", "on")
                .attr_if("checked", (!self.value().is_empty()).then(|| "".into())),
            FieldKind::Select(_) | FieldKind::Country => self.list(),
            FieldKind::Code => self.el("input"),
            _ => self.el("input").attr("value", self.value().to_owned()),
        }
    }

    fn list(&self) -> El {
        let empty = self.page.texts.get(Message::SelectAnOption);
        let options = self.field.options(self.page.texts).into_iter().map(|(value, text)| {
            let is_chosen = value == self.value();
            el("option")
                .attr("value", value)
                .attr_if("selected", is_chosen.then(|| "".into()))
                .text(text)
        });
        self.el("select").child(el("option").attr("value", "").text(empty)).children(options)
    }

    /// The choices of a group. The first has the id of the field, to which the summary of errors leads.
    fn boxes(&self) -> impl Iterator<Item = El> {
        let choices = self.field.options(self.page.texts).into_iter().enumerate();
        choices.map(|(at, (value, text))| {
            let id = match at {
                0 => self.id.clone(),
                at => [&self.id, "-", &at.to_string()].concat(),
            };
            let is_chosen = self.values.contains(&&*value);
            let input = el("input")
                .attr("id", id.clone())
                .attr("name", self.field.input_name())
                .attr("value", value)
                .attr_if("checked", is_chosen.then(|| "".into()));
            let attributes = self.field.attributes().iter();
            let input = attributes.fold(input, |input, (name, value)| input.attr(name, *value));
            let label = el("label").attr("for", id).text(text);
            el("div").class("signup-box signup-choice").child(input).child(label)
        })
    }

    /// What the host draws the control from.
    fn described(&self) -> Control {
        let state = self.state;
        Control {
            id: self.id.clone(),
            name: self.field.input_name().into_owned(),
            described_by: described_by(&self.id),
            value: self.value().to_owned(),
            is_required: self.field.is_required(),
            is_invalid: Signal::derive(move || state.problem.get().is_some()),
            label: sentence::label(self.page.texts, self.field).into_owned(),
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
        // An age says that it is the date of birth.
        FieldKind::Date { min_age: Some(1..), .. } => Some("bday"),
        FieldKind::Telephone => Some("tel"),
        FieldKind::Url => Some("url"),
        FieldKind::Country => Some("country"),
        FieldKind::Invite
        | FieldKind::Text { .. }
        | FieldKind::Multiline { .. }
        | FieldKind::Date { .. }
        | FieldKind::Number { .. } => Some("off"),
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
        let label = sentence::short_label(&texts, &field);
        texts.fill(Message::IsAvailable, &[("label", Value::Text(&label))])
    };
    el("p").class("signup-suggestion").attr("aria-live", "polite").hook("available").text_fn(text)
}

/// A password input with a button that shows the password, if scripts run.
fn revealable(page: Page<'_>, input: El, id: String, shown: RwSignal<bool>) -> El {
    let ready = RwSignal::new(false);
    Effect::new(move || ready.set(true));
    let input =
        input.attr_fn("type", move || Some(if shown.get() { "text" } else { "password" }.into()));
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
