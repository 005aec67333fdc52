//! What the events of a form do: typing, leaving a field, and sending.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local, web_sys};

use crate::{
    form::{
        CODE_LENGTH, Form, WORK_FIELD,
        field::{Field, FieldKind},
        next::{NEXT, NEXT_FIELD},
        problem::Problem,
        submission::Submission,
    },
    server_functions::available,
    text::{catalogue::Value, message::Message},
    ui::{
        browser, captcha,
        field_state::{self, FieldState},
        headless::{
            field_handle::FieldHandle,
            form_handle::{FORM, FormHandle, SUMMARY, listed, split},
            sending::{Call, Sending},
        },
        leptos_versions::{after, on_next_frame},
        texts::{IDS, id},
    },
    wire::refusal::Refusal,
};

/// How long the form waits for the answer of the server before it says that there is none.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long typing must pause before the page asks whether the username is available.
const PAUSE: Duration = Duration::from_millis(400);

/// Which side found the problems.
#[derive(Clone, Copy, PartialEq, Eq)]
enum FoundBy {
    Browser,
    Server,
}

impl FormHandle {
    /// Validates the fields that the visitor has left once. A field shows no error while the visitor types: a new
    /// one appears when the field is left. One that is mended goes at once.
    pub(super) fn validate(self, event: &web_sys::Event, left: bool) {
        let parts = self.parts();
        let form = &parts.form;
        let Some((name, submission)) = browser::typed(form, event) else { return };
        let problems = form.validate(&submission).err().unwrap_or_default();
        self.fields.with_value(|states| field_state::follow(form, states, &submission));
        for FieldHandle { field, state, .. } in self.all_fields() {
            if field.name() == name {
                let typed = field.typed(&submission);
                state.value.set(typed.to_owned());
                // A group is left at each of its choices. An error above them would move the next one away
                // from under the pointer, and the click would be lost.
                if left && !typed.is_empty() && !field.is_group() {
                    state.touched.set(true);
                }
                // An unfinished domain looks like a typo, so nothing is suggested while typing.
                state.look_for_typo(&field, if left { typed } else { "" });
                let is_name = matches!(field.kind(), FieldKind::Username(_));
                if is_name && !left && form.has_live_availability() {
                    let is_valid = problems.iter().all(|problem| problem.field != name);
                    self.check_availability(state, is_valid.then(|| typed.to_owned()));
                }
                if !left {
                    state.from_server.set(false);
                }
            }
            let found = problems.iter().find(|problem| problem.field == field.name());
            if state.touched.get_untracked()
                && !state.from_server.get_untracked()
                && (left || state.is_mended(found))
            {
                state.show(&field, if left { &problems } else { &[] });
            }
        }
        self.send_code(&submission, left);
    }

    /// Takes in what the visitor typed and chose before the scripts arrived.
    pub(super) fn catch_up(self) {
        let parts = self.parts();
        let form = &parts.form;
        let Some(submission) = browser::values(form, &id(&parts.ids, FORM)) else { return };
        self.fields.with_value(|states| field_state::follow(form, states, &submission));
        let problems = form.validate(&submission).err().unwrap_or_default();
        for FieldHandle { field, state, .. } in self.all_fields() {
            let typed = field.typed(&submission);
            if state.value.with_untracked(|value| value != typed) {
                state.value.set(typed.to_owned());
                state.from_server.set(false);
                let found = problems.iter().find(|problem| problem.field == field.name());
                if state.is_mended(found) {
                    state.show(&field, &[]);
                }
            }
        }
    }

    /// Sends a form that asks for nothing but a code, once the code is complete.
    fn send_code(self, submission: &Submission, left: bool) {
        if let [field] = &*self.all_fields()
            && let FieldKind::Code = field.kind()
            && !left
            && submission.get(field.name()).chars().filter(char::is_ascii_digit).count()
                == CODE_LENGTH
        {
            self.submit();
        }
    }

    /// Asks the server whether a valid username is available, once typing pauses.
    fn check_availability(self, state: FieldState, name: Option<String>) {
        state.is_available.set(false);
        let asked = self.names_asked.with_value(|asked| asked + 1);
        self.names_asked.set_value(asked);
        let is_latest = move || self.names_asked.try_with_value(|latest| *latest == asked);
        let Some(name) = name else { return };
        let form = self.parts.with_value(|parts| parts.form.id());
        drop(after(PAUSE, move || {
            if is_latest() != Some(true) {
                return;
            }
            let submission = Submission::from_pairs([("form", form), ("username", &name)]);
            spawn_local(async move {
                let answer = available(submission).await;
                if is_latest() != Some(true) {
                    return;
                }
                match answer {
                    Ok(()) => state.is_available.set(true),
                    Err(Refusal::Problems(problems)) => {
                        let problem = problems.into_iter().next().map(|problem| problem.code);
                        state.touched.set(true);
                        state.from_server.set(true);
                        state.problem.set(problem);
                    }
                    // Unknown for now. The visitor learns it when the form is submitted.
                    Err(_) => {}
                }
            });
        }));
    }

    pub(super) fn send(self, event: &web_sys::Event) {
        let parts = self.parts();
        let form = &parts.form;
        let Some(submission) = browser::submitted(form, event) else { return };
        for FieldHandle { field, state, .. } in self.all_fields() {
            // Hide passwords again: a browser may remember the value of a text input.
            state.shown.set(false);
            // The visitor may have left the field before the scripts took over.
            state.look_for_typo(&field, submission.get(field.name()));
        }
        let is_busy = self.busy.get_untracked();
        let problems = form.validate(&submission).err();
        let is_posted = self.is_posted();
        if !is_posted || is_busy || problems.is_some() {
            event.prevent_default();
        }
        if is_busy {
            return;
        }
        if let Some(problems) = problems {
            return self.show_refusal(Refusal::Problems(problems), FoundBy::Browser);
        }
        // A captcha may stop the submission, and submits the form again once it is solved.
        let slot = id(&parts.ids, captcha::SLOT);
        if self.sending.has_captcha() && !browser::dispatch(&slot, captcha::SUBMIT_EVENT) {
            return event.prevent_default();
        }
        self.busy.set(true);
        if let Sending::Call(call) = self.sending {
            self.call(call, submission);
        }
    }

    /// Calls the server function, and goes on by its answer.
    fn call(self, call: Call, submission: Submission) {
        let next = next_page(&self.parts().form, submission.get(NEXT_FIELD));
        let give_up = move || {
            if self.busy.try_get_untracked() == Some(true) {
                self.busy.set(false);
                self.refuse(Refusal::Unreachable);
            }
        };
        let stop = after(PATIENCE, give_up);
        spawn_local(async move {
            let answer = (call.send)(submission).await;
            stop();
            if answer.is_ok() && call.then.is_none() {
                // Stays busy until the next page has loaded.
                return browser::go_to(&next);
            }
            if self.busy.try_set(false).is_some() {
                // The page has been left.
                return;
            }
            let refusal = match call.then {
                Some(then) => then.run(answer),
                None => answer.err(),
            };
            if let Some(refusal) = refusal {
                self.refuse(refusal);
            }
        });
    }

    /// Shows a refusal of the server.
    pub(in crate::ui) fn refuse(self, refusal: Refusal) {
        self.show_refusal(refusal, FoundBy::Server);
    }

    /// Moves the focus to the summary, once it is no longer hidden.
    pub(in crate::ui) fn focus_summary(self) {
        self.focus(SUMMARY);
    }

    fn focus(self, name: &str) {
        let id = id(&self.parts().ids, name);
        on_next_frame(move || browser::focus(&id));
    }

    /// The title of a page of the sign-up says that there is an error.
    fn tell_in_title(self) {
        let parts = self.parts();
        if parts.ids == IDS {
            let title = browser::title();
            let with_error =
                parts.texts.fill(Message::TitleWithError, &[("title", Value::Text(&title))]);
            let prefix = with_error.strip_suffix(&title).unwrap_or_default();
            if !title.starts_with(prefix) {
                browser::set_title(&with_error);
            }
        }
    }

    /// Shows a refusal at its fields and moves the focus to the summary. Problems that the server found
    /// earlier stay beside those that the browser finds.
    fn show_refusal(self, refusal: Refusal, found_by: FoundBy) {
        let (mut problems, notice) = split(Some(refusal));
        self.names_asked.update_value(|asked| *asked += 1);
        for FieldHandle { field, state, .. } in self.all_fields() {
            state.touched.set(true);
            state.is_available.set(false);
            let is_new = problems.iter().any(|problem| problem.field == field.name());
            match (found_by, state.problem.get_untracked()) {
                (FoundBy::Server, _) => state.show_found(&field, &problems),
                (FoundBy::Browser, Some(code)) if state.from_server.get_untracked() && !is_new => {
                    problems.push(Problem::new(field.name(), code));
                }
                (FoundBy::Browser, _) => state.show(&field, &problems),
            }
        }
        // A form without a captcha has not loaded its script yet.
        let works = problems.iter().any(|problem| problem.field == WORK_FIELD);
        let parts = self.parts();
        let listed = listed(&parts.form, problems);
        let only = parts.form.only_field().filter(|_| listed.is_empty() && notice.is_none());
        self.notice.set(notice);
        self.summary.set(listed);
        self.tell_in_title();
        self.focus(only.map_or(SUMMARY, Field::name));
        on_next_frame(move || {
            let Some(parts) = self.parts.try_get_value() else { return };
            if found_by == FoundBy::Server {
                if works {
                    captcha::load(parts.form.path());
                }
                browser::dispatch(&id(&parts.ids, captcha::SLOT), captcha::REFUSED_EVENT);
            }
        });
    }
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
