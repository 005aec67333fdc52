//! The form. It is complete as the server sends it; the browser adds judgement while typing and a
//! post that keeps what was typed.

use std::sync::Arc;

use leptos::{ev, html, prelude::*, task::spawn_local};

use super::{
    browser,
    field::{self, FieldState},
    frame,
};
use crate::{
    Form, Refusal,
    form::{Code, FieldKind, Problem},
    text,
    wire::Draft,
};

/// The form's signals; a copy of it goes into every handler.
#[derive(Clone, Copy)]
struct Inputs {
    form: StoredValue<Arc<Form>>,
    element: NodeRef<html::Form>,
    fields: StoredValue<Vec<FieldState>>,
    /// Why the last submission was not taken, unless fields say it.
    notice: RwSignal<Option<Refusal>>,
    /// What the summary lists: the problems of the last submission.
    summary: RwSignal<Vec<Problem>>,
    summary_element: NodeRef<html::Div>,
    busy: RwSignal<bool>,
}

pub(super) fn form(form: &Form, draft: Draft) -> AnyView {
    let problems = match &draft.refusal {
        Some(Refusal::Problems(problems)) => problems.clone(),
        _ => Vec::new(),
    };
    let states = form.fields().iter().map(|field| FieldState::new(field, &problems)).collect();
    let inputs = Inputs {
        form: StoredValue::new(Arc::new(form.clone())),
        element: NodeRef::new(),
        fields: StoredValue::new(states),
        notice: RwSignal::new(draft.refusal.filter(|r| !matches!(r, Refusal::Problems(_)))),
        summary: RwSignal::new(problems),
        summary_element: NodeRef::new(),
        busy: RwSignal::new(false),
    };
    let has_password = form.fields().iter().any(|f| matches!(f.kind(), FieldKind::Password(_)));
    let rows = inputs.fields.with_value(|states| {
        let rows = form.fields().iter().zip(states);
        rows.map(|(field, state)| {
            field::row(field, *state, draft.values.get(field.name()), has_password)
        })
        .collect_view()
    });
    // A page that comes back from the browser's cache was left while busy.
    Effect::new(move || {
        let back = window_event_listener_untyped("pageshow", move |_| inputs.busy.set(false));
        on_cleanup(move || back.remove());
    });
    let content = view! {
        <form
            method="post"
            action=form.path()
            novalidate
            node_ref=inputs.element
            on:submit=move |event| submit(inputs, &event)
            on:input=move |event| judge(inputs, &event, false)
            on:focusout=move |event| judge(inputs, &event, true)
            data-signup="form"
            aria-busy=move || inputs.busy.get().then_some("true")
        >
            {summary(inputs)}
            <input type="hidden" name="form" value=form.id()/>
            {rows}
            <button
                class="signup-button"
                type="submit"
                data-signup="submit"
                // Else the field just left shows its error, the button moves away from under the
                // pointer, and the click is lost.
                on:mousedown=|event| event.prevent_default()
                disabled=move || inputs.busy.get()
            >
                {move || if inputs.busy.get() { "One moment …" } else { "Sign up" }}
            </button>
        </form>
    };
    let title = if has_password { "Create your account" } else { "Sign up" };
    frame::frame(form, title, content.into_any())
}

/// What is to mend, above the form, with a link to each field (WCAG 3.3.1, technique G139).
fn summary(inputs: Inputs) -> AnyView {
    let content = move || {
        let notice = inputs.notice.get().map(|refusal| view! { <p>{text::notice(&refusal)}</p> });
        let lead = inputs.summary.with(|problems| !problems.is_empty());
        let lead = lead.then(|| view! { <p>"Please correct this:"</p> });
        let items = inputs.summary.get().into_iter().map(move |problem| {
            let href = ["#signup-", &problem.field].concat();
            let sentence = text::sentence(problem.code, kind_of(inputs, &problem.field));
            view! { <li><a href=href rel="external">{sentence}</a></li> }
        });
        view! { {notice} {lead} <ul>{items.collect_view()}</ul> }
    };
    let empty = move || inputs.notice.with(Option::is_none) && inputs.summary.with(Vec::is_empty);
    view! {
        <div
            class="signup-summary"
            role="alert"
            tabindex="-1"
            data-signup="summary"
            hidden=empty
            node_ref=inputs.summary_element
        >
            {content}
        </div>
    }
    .into_any()
}

fn kind_of(inputs: Inputs, name: &str) -> Option<FieldKind> {
    inputs.form.with_value(|form| form.fields().iter().find(|f| f.name() == name).map(|f| f.kind()))
}

/// Judges the fields that were left once: nobody is corrected while typing for the first time.
fn judge(inputs: Inputs, event: &ev::Event, left: bool) {
    let (Some(name), Some(element)) = (browser::input_name(event), inputs.element.get_untracked())
    else {
        return;
    };
    let form = inputs.form.get_value();
    let submission = browser::submission(&form, &element);
    let problems = form.validate(&submission).err().unwrap_or_default();
    inputs.fields.with_value(|states| {
        for (field, state) in form.fields().iter().zip(states) {
            if left && field.name() == name && !submission.get(&name).is_empty() {
                state.touched.set_value(true);
            }
            // What only the server can know holds until the value is another.
            let same = left || field.name() != name;
            let held = same && state.problem.get_untracked().is_some_and(Code::is_from_server);
            if state.touched.get_value() && !held {
                state.show(field, &problems);
            }
        }
    });
}

fn submit(inputs: Inputs, event: &ev::SubmitEvent) {
    let Some(element) = inputs.element.get_untracked() else { return };
    event.prevent_default();
    if inputs.busy.get_untracked() {
        return;
    }
    let form = inputs.form.get_value();
    let submission = browser::submission(&form, &element);
    if let Err(problems) = form.validate(&submission) {
        return refused(inputs, Refusal::Problems(problems));
    }
    inputs.busy.set(true);
    spawn_local(async move {
        match crate::register(submission).await {
            // Busy until the next page is there.
            Ok(()) => browser::go_to(&[form.path(), "/check"].concat()),
            Err(refusal) => {
                inputs.busy.set(false);
                refused(inputs, refusal);
            }
        }
    });
}

/// Shows a refusal at its fields and moves the focus to the summary.
fn refused(inputs: Inputs, refusal: Refusal) {
    let (problems, notice) = match refusal {
        Refusal::Problems(problems) => (problems, None),
        other => (Vec::new(), Some(other)),
    };
    let form = inputs.form.get_value();
    inputs.fields.with_value(|states| {
        for (field, state) in form.fields().iter().zip(states) {
            state.touched.set_value(true);
            state.show(field, &problems);
        }
    });
    inputs.notice.set(notice);
    inputs.summary.set(problems);
    // After the summary is no longer hidden.
    request_animation_frame(move || {
        if let Some(summary) = inputs.summary_element.get_untracked() {
            let _ = summary.focus();
        }
    });
}
