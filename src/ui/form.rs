//! The form. It is complete as the server renders it. The browser adds validation while typing, and
//! a submission that does not lose what was typed.

use std::{sync::Arc, time::Duration};

use leptos::{prelude::*, task::spawn_local, web_sys};

use crate::{
    form::{
        Form, TICKET, WORK_FIELD,
        field::{Field, FieldKind},
        next::{NEXT, NEXT_FIELD},
        page_forms::LANGUAGE_FIELD,
        problem::Problem,
        submission::Submission,
    },
    text::{message::Message, sentence, words::Words},
    ui::{
        browser, captcha,
        el::{El, el},
        field::{self, FieldState},
        frame::{self, hidden, paragraph},
        texts::{Page, Texts, id},
    },
    wire::{page::FormState, refusal::Refusal},
};

/// How a valid submission is sent, and what comes next.
#[derive(Clone, Copy)]
struct Sending {
    /// Draws the captcha of a form that calls the server function, so that the inputs keep their values.
    /// `None` lets the browser post the form, as it would without scripts.
    captcha: Option<fn(Page<'_>, &[Problem]) -> El>,
    /// Called in place of the next page.
    on_begun: Option<Callback<()>>,
}

impl Sending {
    /// By the browser.
    const POST: Self = Self { captcha: None, on_begun: None };

    fn is_posted(self) -> bool {
        self.captcha.is_none()
    }
}

/// What the event handlers of the form read.
struct Shared {
    form: Form,
    texts: Texts,
    ids: String,
}

/// The signals of the form. Every event handler has a copy.
#[derive(Clone, Copy)]
struct Inputs {
    page: StoredValue<Arc<Shared>>,
    fields: StoredValue<Vec<FieldState>>,
    sending: Sending,
    /// Why the last submission was refused, if that concerns no single field.
    notice: RwSignal<Option<Refusal>>,
    /// The problems of the last submission, which the summary lists.
    summary: RwSignal<Vec<Problem>>,
    busy: RwSignal<bool>,
    /// Counts the availability requests, so that the response to an older one is ignored.
    names_asked: StoredValue<u32>,
}

/// The sign-up page.
pub(super) fn form(page: Page<'_>, draft: FormState) -> AnyView {
    let title = match page.form.has_password() {
        true => Message::CreateYourAccount,
        false => Message::SignUp,
    };
    let title = page.form.get_title().unwrap_or(title.into()).of(page.texts);
    let is_refused = frame::is_refused(&draft);
    let sending = Sending { captcha: Some(captcha::slot), on_begun: None };
    let form = element(page, page.path(""), draft, sending).hook("form");
    frame::form_page(page, is_refused, &title, form)
}

/// The fields of the page's form and its button, posted to `action`.
pub(super) fn posted(page: Page<'_>, action: String, draft: FormState) -> El {
    element(page, action, draft, Sending::POST)
}

/// The form on a page of the host. If it is `posted`, the form's own page asks for the captcha.
pub(super) fn on_host(
    page: Page<'_>,
    draft: FormState,
    posted: bool,
    on_begun: Option<Callback<()>>,
) -> El {
    let call = Sending { captcha: Some(captcha::late_slot), on_begun };
    let sending = if posted { Sending::POST } else { call };
    element(page, page.path(""), draft, sending).hook("form")
}

fn element(page: Page<'_>, action: String, draft: FormState, sending: Sending) -> El {
    let form = page.form;
    let (problems, notice) = split(draft.refusal);
    let typed = |field: &Field| field.typed(&draft.values);
    let states = form.fields().iter();
    let states = states.map(|field| FieldState::new(field, &problems, typed(field))).collect();
    let captcha = sending.captcha.map(|draw| draw(page, &problems));
    let inputs = Inputs {
        page: StoredValue::new(Arc::new(Shared {
            form: form.clone(),
            texts: page.texts.clone(),
            ids: page.ids.to_owned(),
        })),
        fields: StoredValue::new(states),
        sending,
        notice: RwSignal::new(notice),
        summary: RwSignal::new(problems),
        busy: RwSignal::new(false),
        names_asked: StoredValue::new(0),
    };
    // A page restored from the browser's back/forward cache was busy when it was left.
    Effect::new(move || {
        let back = window_event_listener_untyped("pageshow", move |_| inputs.busy.set(false));
        on_cleanup(move || back.remove());
        // The visitor may have chosen before the scripts arrived.
        let page = inputs.page.get_value();
        if page.form.fields().iter().any(|field| field.condition().is_some())
            && let Some(values) = browser::values(&page.form, &id(&page.ids, SUMMARY))
        {
            inputs.fields.with_value(|states| field::follow(&page.form, states, &values));
        }
    });
    let row = |(field, state): (&_, &_)| field::row(page, field, *state, &draft.values);
    let rows: Vec<El> =
        inputs.fields.with_value(|states| form.fields().iter().zip(states).map(row).collect());
    let whose = hidden("form", form.id());
    let trap = form.trap(draft.values.get(TICKET)).map(|name| trap(page, name));
    let ticket = frame::ticket(&draft.values);
    let language = hidden(LANGUAGE_FIELD, page.texts.language().to_string());
    let has_next = !sending.is_posted() && !form.continue_prefixes().is_empty();
    let next = has_next.then(|| hidden(NEXT_FIELD, draft.values.get(NEXT_FIELD).to_owned()));
    el("form")
        .attr("method", "post")
        .attr("action", action)
        .attr("novalidate", "")
        .attr_fn("aria-busy", move || inputs.busy.get().then(|| "true".into()))
        .on("submit", move |event| send(inputs, &event))
        .on("input", move |event| validate(inputs, &event, false))
        .on("focusout", move |event| validate(inputs, &event, true))
        .child(summary(page, inputs))
        .child(whose)
        .child(language)
        .children(next)
        .children(ticket)
        .children(rows)
        .children(trap)
        .children(captcha)
        .child(submit_button(inputs, form.get_submit_label()))
}

/// A honeypot: an input that people do not see, and that screen readers and password managers skip.
fn trap(page: Page<'_>, name: String) -> El {
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
    el("div")
        .class("signup-more")
        .attr("aria-hidden", "true")
        .child(el("label").attr("for", id).text(page.text(Message::LeaveEmpty)))
        .child(input)
}

fn submit_button(inputs: Inputs, label: Words) -> El {
    let hook = if inputs.sending.is_posted() { "confirm" } else { "submit" };
    el("button")
        .class("signup-button")
        .attr("type", "submit")
        .hook(hook)
        // Otherwise the field that loses the focus shows its error, the button moves away from
        // under the pointer, and the click is lost.
        .on("mousedown", |event| event.prevent_default())
        .attr_fn("disabled", move || inputs.busy.get().then(|| "".into()))
        .text_fn(move || {
            let label = if inputs.busy.get() { Message::PleaseWait.into() } else { label };
            label.of(&inputs.page.get_value().texts).into_owned()
        })
}

/// Separates the problems, shown at their fields, from a refusal that is shown above the form.
fn split(refusal: Option<Refusal>) -> (Vec<Problem>, Option<Refusal>) {
    match refusal {
        Some(Refusal::Problems(problems)) => (problems, None),
        other => (Vec::new(), other),
    }
}

/// The id of the summary.
const SUMMARY: &str = "summary";

/// The error summary above the form, with a link to each field (WCAG 3.3.1, technique G139).
fn summary(page: Page<'_>, inputs: Inputs) -> El {
    // For a page rendered with a summary. Later the scripts move the focus.
    let first = inputs.notice.with_untracked(Option::is_some)
        || !inputs.summary.with_untracked(Vec::is_empty);
    let empty = move || inputs.notice.with(Option::is_none) && unresolved(inputs).is_empty();
    let content = move || {
        let page = inputs.page.get_value();
        let texts = &page.texts;
        let notice = |refusal: &Option<Refusal>| Some(sentence::notice(texts, refusal.as_ref()?));
        let notice = inputs.notice.with(notice);
        let links: Vec<El> =
            unresolved(inputs).iter().map(|problem| link_to(inputs, problem)).collect();
        let heading = (!links.is_empty()).then(|| texts.get(Message::ThereIsAProblem).to_owned());
        notice.or(heading).map(paragraph).into_iter().chain([el("ul").children(links)]).collect()
    };
    el("div")
        .class("signup-summary")
        .attr("id", page.id(SUMMARY))
        .attr("role", "alert")
        .attr("tabindex", "-1")
        .attr_if("autofocus", first.then(|| "".into()))
        .hook("summary")
        .attr_fn("hidden", move || empty().then(|| "".into()))
        .children_fn(content)
}

/// The problems of the last submission that have not been fixed yet.
fn unresolved(inputs: Inputs) -> Vec<Problem> {
    let mut problems = inputs.summary.get();
    let page = inputs.page.get_value();
    let form = &page.form;
    inputs.fields.with_value(|states| {
        for (field, state) in form.fields().iter().zip(states) {
            let current = state.problem.get();
            problems.retain(|problem| {
                problem.field != field.name() || current.as_ref() == Some(&problem.code)
            });
        }
    });
    problems
}

fn link_to(inputs: Inputs, problem: &Problem) -> El {
    let page = inputs.page.get_value();
    let (form, texts) = (&page.form, &page.texts);
    let field = form.fields().iter().find(|field| field.name() == problem.field);
    let link = el("a")
        .attr("href", ["#", &id(&page.ids, &problem.field)].concat())
        .attr("rel", "external")
        .text(sentence::in_summary(texts, &problem.code, field));
    el("li").child(link)
}

/// Validates the fields that the visitor has left once. A field shows no error while the visitor first
/// types.
fn validate(inputs: Inputs, event: &web_sys::Event, left: bool) {
    let page = inputs.page.get_value();
    let form = &page.form;
    let Some((name, submission)) = browser::typed(form, event) else { return };
    let problems = form.validate(&submission).err().unwrap_or_default();
    inputs.fields.with_value(|states| {
        field::follow(form, states, &submission);
        for (field, state) in form.fields().iter().zip(states) {
            if field.name() == name {
                let typed = field.typed(&submission);
                // A group is left at each of its choices. An error above them would move the next one away
                // from under the pointer, and the click would be lost.
                if left && !typed.is_empty() && !field.is_group() {
                    state.touched.set_value(true);
                }
                // An unfinished domain looks like a typo, so nothing is suggested while typing.
                state.look_for_typo(field, if left { typed } else { "" });
            }
            let is_name = matches!(field.kind(), FieldKind::Username(_));
            if is_name && field.name() == name && !left && form.has_live_availability() {
                let is_valid = problems.iter().all(|problem| problem.field != name);
                check_availability(
                    inputs,
                    *state,
                    is_valid.then(|| submission.get(&name).to_owned()),
                );
            }
            if !left && field.name() == name {
                state.from_server.set_value(false);
            }
            if state.touched.get_value() && !state.from_server.get_value() {
                state.show(field, &problems);
            }
        }
    });
}

/// How long typing must pause before the page asks whether the username is available.
const PAUSE: Duration = Duration::from_millis(400);

/// Asks the server whether a valid username is available, once typing pauses.
fn check_availability(inputs: Inputs, state: FieldState, name: Option<String>) {
    state.is_available.set(false);
    let asked = inputs.names_asked.with_value(|asked| asked + 1);
    inputs.names_asked.set_value(asked);
    let is_latest = move || inputs.names_asked.try_with_value(|latest| *latest == asked);
    let Some(name) = name else { return };
    let form = inputs.page.with_value(|page| page.form.id());
    set_timeout(
        move || {
            if is_latest() != Some(true) {
                return;
            }
            let submission = Submission::from_pairs([("form", form), ("username", &name)]);
            spawn_local(async move {
                let answer = crate::available(submission).await;
                if is_latest() != Some(true) {
                    return;
                }
                match answer {
                    Ok(()) => state.is_available.set(true),
                    Err(Refusal::Problems(problems)) => {
                        let problem = problems.into_iter().next().map(|problem| problem.code);
                        state.touched.set_value(true);
                        state.from_server.set_value(true);
                        state.problem.set(problem);
                    }
                    // Unknown for now. The visitor learns it when the form is submitted.
                    Err(_) => {}
                }
            });
        },
        PAUSE,
    );
}

fn send(inputs: Inputs, event: &web_sys::Event) {
    let page = inputs.page.get_value();
    let form = &page.form;
    let Some(submission) = browser::submitted(form, event) else { return };
    inputs.fields.with_value(|states| {
        for (field, state) in form.fields().iter().zip(states) {
            // Hide passwords again: a browser may remember the value of a text input.
            state.shown.set(false);
            // The visitor may have left the field before the scripts took over.
            state.look_for_typo(field, submission.get(field.name()));
        }
    });
    let is_busy = inputs.busy.get_untracked();
    let problems = form.validate(&submission).err();
    let is_posted = inputs.sending.is_posted();
    if !is_posted || is_busy || problems.is_some() {
        event.prevent_default();
    }
    if is_busy {
        return;
    }
    if let Some(problems) = problems {
        return refused(inputs, Refusal::Problems(problems), FoundBy::Browser);
    }
    // A captcha may stop the submission, and submits the form again once it is solved.
    if !is_posted && !browser::dispatch(&id(&page.ids, captcha::SLOT), captcha::SUBMIT_EVENT) {
        return;
    }
    inputs.busy.set(true);
    if is_posted {
        return;
    }
    let next = next_page(form, submission.get(NEXT_FIELD));
    spawn_local(async move {
        let outcome = crate::register(submission).await;
        let on_begun = inputs.sending.on_begun;
        if outcome.is_ok() && on_begun.is_none() {
            // Stays busy until the next page has loaded.
            return browser::go_to(&next);
        }
        // Otherwise the page has been left.
        if inputs.busy.try_set(false).is_none() {
            match (outcome, on_begun) {
                (Err(refusal), _) => refused(inputs, refusal, FoundBy::Server),
                (Ok(()), Some(on_begun)) => on_begun.run(()),
                (Ok(()), None) => {}
            }
        }
    });
}

/// The page after the form. A form without an email address has nothing to confirm, and the last page leads
/// to `next`.
fn next_page(form: &Form, next: &str) -> String {
    let page = if form.has_email() { "/check" } else { "/done" };
    let query = match form.has_email() || next.is_empty() {
        true => String::new(),
        false => ["?", &Submission::from_pairs([(NEXT, next)]).to_urlencoded()].concat(),
    };
    [form.path(), page, &query].concat()
}

/// Which side found the problems.
#[derive(Clone, Copy, PartialEq, Eq)]
enum FoundBy {
    Browser,
    Server,
}

/// Shows a refusal at its fields and moves the focus to the summary. Problems that the server found
/// earlier stay beside those that the browser finds.
fn refused(inputs: Inputs, refusal: Refusal, found_by: FoundBy) {
    let (mut problems, notice) = split(Some(refusal));
    let page = inputs.page.get_value();
    let form = &page.form;
    inputs.names_asked.update_value(|asked| *asked += 1);
    inputs.fields.with_value(|states| {
        for (field, state) in form.fields().iter().zip(states) {
            state.touched.set_value(true);
            state.is_available.set(false);
            let is_new = problems.iter().any(|problem| problem.field == field.name());
            match (found_by, state.problem.get_untracked()) {
                (FoundBy::Server, _) => state.show_found(field, &problems),
                (FoundBy::Browser, Some(code)) if state.from_server.get_value() && !is_new => {
                    problems.push(Problem::new(field.name(), code));
                }
                (FoundBy::Browser, _) => state.show(field, &problems),
            }
        }
    });
    // A form without a captcha has not loaded its script yet.
    let works = problems.iter().any(|problem| problem.field == WORK_FIELD);
    inputs.notice.set(notice);
    inputs.summary.set(problems);
    // Wait until the summary is no longer hidden.
    request_animation_frame(move || {
        browser::focus(&id(&page.ids, SUMMARY));
        if found_by == FoundBy::Server {
            if works {
                captcha::load(page.form.path());
            }
            browser::dispatch(&id(&page.ids, captcha::SLOT), captcha::REFUSED_EVENT);
        }
    });
}
