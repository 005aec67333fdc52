//! One form on a page: its state, and what a view shows of it.

use std::{fmt, sync::Arc};

use leptos::{attr::any_attribute::AnyAttribute, prelude::*};

use crate::{
    form::{
        Form, NEW_PASSWORD, TICKET,
        field::{Field, FieldKind},
        next::NEXT_FIELD,
        page_forms::LANGUAGE_FIELD,
        problem::Problem,
    },
    text::{message::Message, sentence},
    ui::{
        browser,
        el::{El, el},
        field_state::FieldState,
        frame::{self, hidden},
        headless::{field_handle::FieldHandle, parts::FormParts, sending::Sending},
        texts::{Page, id},
    },
    wire::{page::FormState, refusal::Refusal},
};

/// One form on a page: its fields, its errors and its events. The form of a [`SignupHandle`](crate::SignupHandle)
/// is the one of the current step.
///
/// Methods that say what to show are reactive: call them in a closure, or in the `view!` of one.
#[derive(Clone, Copy)]
pub struct FormHandle {
    pub(super) parts: StoredValue<Arc<FormParts>>,
    pub(super) fields: StoredValue<Vec<FieldState>>,
    pub(super) sending: Sending,
    /// Why the last submission was refused, if that concerns no single field.
    pub(super) notice: RwSignal<Option<Refusal>>,
    /// The problems of the last submission, which the summary lists.
    pub(super) summary: RwSignal<Vec<Problem>>,
    pub(super) busy: RwSignal<bool>,
    /// Counts the availability requests, so that the response to an older one is ignored.
    pub(super) names_asked: StoredValue<u32>,
}

impl fmt::Debug for FormHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FormHandle")
    }
}

/// A line of the summary of errors.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SummaryLine {
    /// The sentence.
    pub text: String,
    /// A link to the field, such as `#signup-email`.
    pub href: String,
}

/// The id of the summary.
pub(super) const SUMMARY: &str = "summary";

/// The id of the form.
pub(super) const FORM: &str = "form";

impl FormHandle {
    pub(in crate::ui) fn new(page: Page<'_>, draft: FormState, sending: Sending) -> Self {
        let (problems, notice) = split(draft.refusal);
        let typed = |field: &Field| field.typed(&draft.values);
        let states = page.form.fields().iter();
        let mut states: Vec<_> =
            states.map(|field| FieldState::new(field, &problems, typed(field))).collect();
        let choice = page.form.fields().iter().position(|field| field.name() == NEW_PASSWORD);
        if let Some(at) = choice {
            let is_new = states[at].value;
            states.iter_mut().for_each(|state| state.is_new = Some(is_new));
        }
        let handle = Self {
            parts: StoredValue::new(Arc::new(FormParts {
                form: page.form.clone(),
                texts: page.texts.clone(),
                ids: page.ids.to_owned(),
                slots: page.slots,
                values: draft.values,
            })),
            fields: StoredValue::new(states),
            sending,
            notice: RwSignal::new(notice),
            summary: RwSignal::new(listed(page.form, problems)),
            busy: RwSignal::new(false),
            names_asked: StoredValue::new(0),
        };
        // A page restored from the browser's back/forward cache was busy when it was left.
        Effect::new(move || {
            let back = window_event_listener_untyped("pageshow", move |_| handle.busy.set(false));
            on_cleanup(move || back.remove());
            handle.catch_up();
        });
        handle
    }

    /// The fields that people see, in the order of the form.
    #[must_use]
    pub fn fields(self) -> Vec<FieldHandle> {
        let mut fields = self.all_fields();
        fields.retain(|field| !matches!(field.kind(), FieldKind::Hidden { .. }));
        fields
    }

    /// The field with this name. `None` if the form of the current step has none.
    #[must_use]
    pub fn field(self, name: &str) -> Option<FieldHandle> {
        self.all_fields().into_iter().find(|field| field.name() == name)
    }

    /// The attributes and handlers of your `<form>`, to spread: `<form {..form.attributes()}>`. They make it
    /// work without scripts, and validate and send it with them.
    #[must_use]
    pub fn attributes(self) -> Vec<AnyAttribute> {
        self.on_form(self.action(), el("form")).into_attributes()
    }

    /// The hidden inputs of the form, and the input that only programs fill in. They belong inside the `<form>`.
    #[must_use]
    pub fn hidden_inputs(self) -> AnyView {
        let hidden = self.all_fields().into_iter();
        let hidden = hidden.filter(|field| matches!(field.kind(), FieldKind::Hidden { .. }));
        let trap = self.trap(false);
        let rows = hidden.map(FieldHandle::row);
        let inputs = self.inputs().into_iter().chain(rows).chain(trap);
        inputs.map(El::into_view).collect_view().into_any()
    }

    /// The place of the captcha, above the button. It is empty for a form without one, and is needed all the
    /// same: where too many people sign up, the server asks for a proof of work.
    #[must_use]
    pub fn captcha(self) -> AnyView {
        self.captcha_element().map(El::into_view).into_any()
    }

    /// Why the last submission was refused, if that concerns no single field.
    #[must_use]
    pub fn notice(self) -> Option<String> {
        let texts = &self.parts().texts;
        self.notice.with(|refusal| Some(sentence::notice(texts, refusal.as_ref()?)))
    }

    /// The problems of the last submission. They stay until the next one. The only field of a form says its problem
    /// itself.
    #[must_use]
    pub fn summary(self) -> Vec<SummaryLine> {
        let parts = self.parts();
        let line = |problem: Problem| {
            let field = parts.form.fields().iter().find(|it| it.name() == problem.field);
            SummaryLine {
                text: sentence::in_summary(&parts.texts, &problem.code, field),
                href: ["#", &id(&parts.ids, &problem.field)].concat(),
            }
        };
        self.summary.get().into_iter().map(line).collect()
    }

    /// The attributes of the element that shows [`notice`](Self::notice) and [`summary`](Self::summary), to
    /// spread. It gets the focus after a refused submission, and is hidden while it is empty.
    #[must_use]
    pub fn summary_attributes(self) -> Vec<AnyAttribute> {
        self.on_summary(el("div")).attr("role", "alert").into_attributes()
    }

    /// Whether the form is being sent.
    #[must_use]
    pub fn is_pending(self) -> bool {
        self.busy.get()
    }

    /// The label of the button, also while the form is being sent.
    #[must_use]
    pub fn submit_label(self) -> String {
        let parts = self.parts();
        let label = match self.busy.get() {
            true => Message::PleaseWait.into(),
            false => parts.form.get_submit_label(),
        };
        label.of(&parts.texts).into_owned()
    }

    /// The attributes of the button, to spread. It has `aria-disabled` while the form is being sent, and keeps the
    /// focus.
    #[must_use]
    pub fn button_attributes(self) -> Vec<AnyAttribute> {
        self.on_button(el("button")).into_attributes()
    }

    /// Validates and sends the form, as its button does.
    pub fn submit(self) {
        browser::request_submit(&id(&self.parts().ids, FORM));
    }

    pub(in crate::ui) fn parts(self) -> Arc<FormParts> {
        self.parts.get_value()
    }

    pub(in crate::ui) fn is_posted(self) -> bool {
        self.sending.is_posted()
    }

    /// The fields, with the hidden ones.
    pub(in crate::ui) fn all_fields(self) -> Vec<FieldHandle> {
        let parts = self.parts();
        let fields = parts.form.fields().iter();
        self.fields.with_value(|states| {
            let handle = |(field, state): (&Field, &FieldState)| FieldHandle {
                parts: self.parts,
                field: *field,
                state: *state,
            };
            fields.zip(states).map(handle).collect()
        })
    }

    /// The path of the page that takes the form without scripts.
    pub(in crate::ui) fn action(self) -> String {
        self.parts().page().path("")
    }

    /// Adds what makes `form` this form.
    pub(in crate::ui) fn on_form(self, action: String, form: El) -> El {
        form.attr("id", self.parts().page().id(FORM))
            .attr("method", "post")
            .attr("action", action)
            .attr("novalidate", "")
            .attr_fn("aria-busy", move || self.busy.get().then(|| "true".into()))
            .on("submit", move |event| self.send(&event))
            .on("input", move |event| self.validate(&event, false))
            .on("focusout", move |event| self.validate(&event, true))
    }

    /// The inputs that the form carries beside its fields.
    pub(in crate::ui) fn inputs(self) -> Vec<El> {
        let parts = self.parts();
        let (form, values) = (&parts.form, &parts.values);
        let has_next = !self.is_posted() && !form.continue_prefixes().is_empty();
        let next = has_next.then(|| hidden(NEXT_FIELD, values.get(NEXT_FIELD).to_owned()));
        let language = hidden(LANGUAGE_FIELD, parts.texts.language().to_string());
        let whose = [hidden("form", form.id()), language].into_iter();
        // A password manager stores a new password under this name, and finds a known one by it.
        let is_known = form.fields().iter().any(|field| field.name() == NEW_PASSWORD);
        let owner = is_known.then(|| {
            frame::written(|| {
                let name = el("input").attr("type", "text").attr("autocomplete", "username");
                let name = name.attr("value", values.get("email").to_owned());
                vec![name.attr("readonly", "").attr("hidden", "")]
            })
        });
        whose.chain(owner).chain(next).chain(frame::ticket(values)).collect()
    }

    /// A honeypot: an input that people do not see, and that screen readers and password managers skip.
    pub(in crate::ui) fn trap(self, has_sheet: bool) -> Option<El> {
        let parts = self.parts();
        let page = parts.page();
        let name = parts.form.trap(parts.values.get(TICKET))?;
        let id = page.id(&name);
        let input = el("input")
            .attr("type", "text")
            .attr("id", id.clone())
            .attr("name", name)
            .attr("tabindex", "-1")
            .attr("autocomplete", "off")
            .attr("data-1p-ignore", "")
            .attr("data-lpignore", "true")
            .attr("data-bwignore", "");
        let label = el("label").attr("for", id).text(page.text(Message::LeaveEmpty));
        // Without our style sheet, an attribute hides it.
        let (name, value) = if has_sheet { ("class", "signup-more") } else { ("hidden", "") };
        let trap = el("div").attr(name, value).attr("aria-hidden", "true");
        Some(trap.child(label).child(input))
    }

    pub(in crate::ui) fn captcha_element(self) -> Option<El> {
        let problems = self.summary.get_untracked();
        self.sending.captcha(self.parts().page(), &problems)
    }

    pub(in crate::ui) fn on_summary(self, summary: El) -> El {
        // For a page rendered with a summary. Later the scripts move the focus.
        let empty = move || self.notice.with(Option::is_none) && self.summary.with(Vec::is_empty);
        let first = !untrack(empty);
        summary
            .attr("id", self.parts().page().id(SUMMARY))
            .attr("tabindex", "-1")
            .attr_if("autofocus", first.then(|| "".into()))
            .attr_fn("hidden", move || empty().then(|| "".into()))
    }

    pub(in crate::ui) fn on_button(self, button: El) -> El {
        button
            .attr("type", "submit")
            // Otherwise the field that loses the focus shows its error, the button moves away from
            // under the pointer, and the click is lost.
            .on("mousedown", |event| event.prevent_default())
            // A disabled button would lose the focus.
            .attr_fn("aria-disabled", move || self.busy.get().then(|| "true".into()))
    }
}

/// The problems that the summary lists. The only field of a form says its only problem itself.
pub(super) fn listed(form: &Form, problems: Vec<Problem>) -> Vec<Problem> {
    match (&*problems, form.only_field()) {
        ([problem], Some(only)) if problem.field == only.name() => Vec::new(),
        _ => problems,
    }
}

/// Separates the problems, shown at their fields, from a refusal that is shown above the form.
pub(super) fn split(refusal: Option<Refusal>) -> (Vec<Problem>, Option<Refusal>) {
    match refusal {
        Some(Refusal::Problems(problems)) => (problems, None),
        other => (Vec::new(), other),
    }
}
