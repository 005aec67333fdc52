//! One field: label, input, hint, and the place for its error message.

use leptos::prelude::*;

use crate::{
    form::{
        Form, OWNERS,
        control::Control,
        field::{Field, FieldKind},
        look::Part,
        problem::ProblemCode,
        submission::Submission,
    },
    text::{catalogue::Value, message::Message, sentence},
    ui::{
        browser,
        el::{El, el},
        field_state::FieldState,
        password_input, suggestion,
        texts::{self, Page},
    },
};

/// What a field is drawn from.
pub(super) struct Drawn<'a> {
    page: Page<'a>,
    field: &'a Field,
    state: FieldState,
    /// The kept values: one, except for several choices.
    values: Vec<&'a str>,
    /// The paths of the host's pages for owners of an account.
    owners: [&'a str; 2],
    id: String,
}

/// The field, filled in with `values`. Inputs are uncontrolled, so they keep what a visitor types
/// before the scripts arrive.
pub(super) fn drawn<'a>(
    page: Page<'a>,
    field: &'a Field,
    state: FieldState,
    values: &'a Submission,
) -> Drawn<'a> {
    let owners = OWNERS.map(|name| values.get(name));
    Drawn { page, field, state, values: field.posted(values), owners, id: page.id(field.name()) }
}

/// A field with its label, its hint and its error.
pub(super) fn row(drawn: Drawn<'_>) -> El {
    let Drawn { page, field, state, .. } = drawn;
    if let FieldKind::Hidden { .. } = field.kind() {
        return el("input")
            .attr("type", "hidden")
            .attr("name", field.name())
            .attr("value", drawn.value().to_owned());
    }
    let is_group = is_group(field);
    let (row, part, parts) = match (is_group, is_box(field)) {
        // Hint and error are read with the legend.
        (true, _) => (group(&drawn), Part::Group, vec![label(&drawn, "legend", Part::Legend)]),
        // A checkbox comes before its label.
        (_, true) => {
            let label = label(&drawn, "label", Part::BoxLabel);
            (el("div"), Part::BoxField, vec![drawn.control(), label])
        }
        _ => {
            let label = label(&drawn, "label", Part::Label);
            (el("div"), Part::Field, vec![label, drawn.control()])
        }
    };
    let row = row
        .class(page.class(part))
        .attr_fn("hidden", move || state.is_hidden.get().then(|| "".into()))
        .children(parts);
    let (hint, error) = (hint(&drawn), error(&drawn));
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

/// Whether the field has a legend and several inputs.
pub(super) fn is_group(field: &Field) -> bool {
    field.is_group() && field.draw().is_none()
}

/// Whether the label says that the field may stay empty.
pub(super) fn says_optional(field: &Field) -> bool {
    !field.is_required() && !is_box(field)
}

fn is_box(field: &Field) -> bool {
    matches!(field.kind(), FieldKind::Checkbox | FieldKind::Consent(_))
}

fn label(drawn: &Drawn<'_>, tag: &'static str, part: Part) -> El {
    let Drawn { page, field, id, .. } = drawn;
    let texts = page.texts;
    let label = el(tag).class(page.class(part));
    let label = label.attr_if("for", (tag == "label").then(|| id.to_owned().into()));
    let label = match field.kind() {
        FieldKind::Consent(document) => {
            let link = el("a")
                .class(page.class(Part::Link))
                .attr("href", document.url)
                .attr("rel", "external")
                .attr("target", "_blank")
                .text([&document.title.of(texts), " ", texts.get(Message::NewTab)].concat());
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
    label.child(el("span").class(page.class(Part::Optional)).text(optional))
}

fn hint(drawn: &Drawn<'_>) -> El {
    let Drawn { page, field, .. } = *drawn;
    let hint = el("p").class(page.class(Part::Hint)).attr("id", hint_id(&drawn.id));
    hint.text(sentence::hint(page.texts, field).unwrap_or_default())
}

/// It is no live region: the input is described by it, and after a submission the summary speaks, as in the GOV.UK Design
/// System.
fn error(drawn: &Drawn<'_>) -> El {
    let Drawn { page, field, state, .. } = *drawn;
    let (texts, field) = (page.texts.clone(), *field);
    let (class, owners) = (page.class(Part::Link), drawn.owners.map(str::to_owned));
    let content = move || {
        let Some(code) = state.problem.get() else { return Vec::new() };
        let sentence = sentence::sentence(&texts, &code, Some(&field));
        let mut content = vec![el("span").attr("data-code", code.to_string()).text(sentence)];
        // An owner finds the way to the account.
        if matches!(code, ProblemCode::AddressTaken) {
            for (path, label) in owners.iter().zip([Message::SignIn, Message::ResetPassword]) {
                if !path.is_empty() {
                    let link =
                        el("a").class(class).attr("href", path.clone()).attr("rel", "external");
                    content.push(el("span").text(" ").child(link.text(texts.get(label))));
                }
            }
        }
        content
    };
    el("p")
        .class(page.class(Part::Error))
        .attr("id", error_id(&drawn.id))
        .hook(["error-", field.name()].concat())
        .children_fn(content)
}

/// The element around the inputs of a group.
fn group(drawn: &Drawn<'_>) -> El {
    let fieldset = el("fieldset").attr("aria-describedby", described_by(drawn.field, &drawn.id));
    match drawn.field.kind() {
        // Only this role says by itself that a choice is needed or wrong.
        FieldKind::Radio(_) => invalid(fieldset, drawn.state)
            .attr("role", "radiogroup")
            .attr_if("aria-required", drawn.field.is_required().then(|| "true".into())),
        _ => fieldset,
    }
}

fn described_by(field: &Field, id: &str) -> String {
    let mut all = [&hint_id(id), " ", &error_id(id)].concat();
    if let FieldKind::Email(_) | FieldKind::Username(_) = field.kind() {
        all.push(' ');
        all.push_str(&note_id(id));
    }
    all
}

/// The id of the hint of the input with this id.
pub(super) fn hint_id(id: &str) -> String {
    texts::id(id, "hint")
}

/// The id of the error of the input with this id.
pub(super) fn error_id(id: &str) -> String {
    texts::id(id, "error")
}

/// The id of what is said of a value that is in order: a suggestion, or that a username is available.
fn note_id(id: &str) -> String {
    texts::id(id, "note")
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
    fn el(&self, tag: &'static str, part: Part, invalid_part: Part) -> El {
        // Whether a field with a condition is needed, is not known before the other field has its value.
        let is_required = self.field.is_required() && self.field.condition().is_none();
        let control = self
            .looking(el(tag), part, invalid_part)
            .attr("id", self.id.clone())
            .attr("name", self.field.name())
            .attr("aria-describedby", described_by(self.field, &self.id))
            .attr_if("required", is_required.then(|| "".into()));
        let control = self.completed(invalid(control, self.state));
        // For a page that the server rendered with an error. Later the scripts move the focus.
        #[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
        let control = control.attr_if("autofocus", self.takes_focus().then(|| "".into()));
        self.field
            .attributes()
            .iter()
            .fold(control, |control, (name, value)| control.attr(name, *value))
    }

    /// Whether the field is the only one, and has a problem.
    #[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
    fn takes_focus(&self) -> bool {
        let only = self.page.form.only_field();
        only.is_some_and(|only| only.name() == self.field.name())
            && self.state.problem.with_untracked(Option::is_some)
    }

    /// Says to the browser what the control asks for.
    fn completed(&self, control: El) -> El {
        let autocomplete = autocomplete(self.page.form, self.field);
        match self.state.is_new {
            Some(is_new) if matches!(self.field.kind(), FieldKind::Password(_)) => {
                control.attr_fn("autocomplete", move || {
                    let is_new = is_new.with(|value| value == "on");
                    Some(if is_new { "new-password" } else { "current-password" }.into())
                })
            }
            _ => control.attr_if("autocomplete", autocomplete.map(Into::into)),
        }
    }

    /// The control of a field that is no group, and beside a password its button.
    pub(super) fn control(&self) -> El {
        if let Some(draw) = self.field.draw() {
            return el("div").views([draw(self.described())]);
        }
        let input = self.input();
        match self.field.kind() {
            FieldKind::Password(policy) => {
                let (id, min) = (self.id.clone(), policy.min_length());
                password_input::row(self.page, input, id, self.state, min)
            }
            _ => input,
        }
    }

    /// The legend, and the choices of a group.
    pub(super) fn choices(&self) -> El {
        let legend = label(self, "legend", Part::Legend);
        group(self).class(self.page.class(Part::Group)).child(legend).children(self.boxes())
    }

    /// The input itself.
    pub(super) fn input(&self) -> El {
        match self.field.kind() {
            FieldKind::Password(policy) => {
                password_input::watched(self.text(), self.state, policy.min_length())
            }
            FieldKind::Multiline { .. } => {
                self.el("textarea", Part::TextArea, Part::InvalidTextArea).raw(self.value())
            }
            FieldKind::Checkbox | FieldKind::Consent(_) => self
                .el("input", Part::Box, Part::InvalidBox)
                .attr("type", "checkbox")
                .attr("value", "on")
                .attr_if("checked", (!self.value().is_empty()).then(|| "".into())),
            FieldKind::Select(_) | FieldKind::Country => self.list(),
            _ => self.text().attr("value", self.value().to_owned()),
        }
    }

    /// The same, for one line of text.
    fn text(&self) -> El {
        self.el("input", Part::Input, Part::InvalidInput)
    }

    /// Sets the classes, which may change with an error.
    fn looking(&self, control: El, part: Part, invalid_part: Part) -> El {
        let (valid, invalid) = (self.page.class(part), self.page.class(invalid_part));
        if valid == invalid {
            return control.class(valid);
        }
        let problem = self.state.problem;
        let classes = move || if problem.with(Option::is_some) { invalid } else { valid };
        control.attr_fn("class", move || Some(classes().into()))
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
        let list = self.el("select", Part::Select, Part::InvalidSelect);
        list.child(el("option").attr("value", "").text(empty)).children(options)
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
            let input = self
                .looking(el("input"), Part::Box, Part::InvalidBox)
                .attr("id", id.clone())
                .attr("name", self.field.input_name())
                .attr("value", value)
                .attr_if("checked", is_chosen.then(|| "".into()));
            let attributes = self.field.attributes().iter();
            let input = attributes.fold(input, |input, (name, value)| input.attr(name, *value));
            let label = el("label").class(self.page.class(Part::BoxLabel));
            let label = label.attr("for", id).text(text);
            el("div").class(self.page.class(Part::GroupChoice)).child(input).child(label)
        })
    }

    /// What the host draws the control from.
    fn described(&self) -> Control {
        let state = self.state;
        Control {
            id: self.id.clone(),
            name: self.field.input_name().into_owned(),
            described_by: described_by(self.field, &self.id),
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
    let (texts, path, note_id) = (page.texts.clone(), page.path(""), note_id(&id));
    let offer = move |meant: String| {
        let id = id.clone();
        let take = {
            let meant = meant.clone();
            move || browser::fill(&id, &meant)
        };
        suggestion::offer_to_take(&texts, &path, &meant, take)
    };
    el("p")
        .class(page.class(Part::Suggestion))
        .attr("id", note_id)
        .attr("aria-live", "polite")
        .children_fn(move || {
            let meant = state.meant.get();
            if meant.is_empty() { Vec::new() } else { vec![offer(meant)] }
        })
}

/// The place that says when the username is available.
fn available(page: Page<'_>, field: Field, state: FieldState) -> El {
    let texts = page.texts.clone();
    // Without children the place is `:empty`, and the room below the field is that of the error.
    let said = move || {
        if !state.is_available.get() {
            return Vec::new();
        }
        let label = sentence::short_label(&texts, &field);
        let text = texts.fill(Message::IsAvailable, &[("label", Value::Text(&label))]);
        vec![el("span").text(text)]
    };
    let slot =
        el("p").class(page.class(Part::Suggestion)).attr("id", note_id(&page.id(field.name())));
    let slot = slot.attr("aria-live", "polite");
    slot.hook("available").children_fn(said)
}
