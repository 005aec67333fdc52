//! All steps of a sign-up on a page of the host.

use std::fmt;

use leptos::{prelude::*, reactive::owner::Owner, task::spawn_local};

use crate::{
    form::{TICKET, submission::Submission},
    server_functions::{change_address, confirm_by_code, resend, state},
    text::{catalogue::Value, message::Message},
    ui::{
        browser, captcha, check,
        countdown::{self, countdown},
        done, form,
        headless::{
            form_handle::FormHandle,
            placed::Placed,
            sending::{Answer, Call, Sending},
        },
        polling::polling,
        texts::Page,
    },
    wire::{
        page::FormState,
        refusal::Refusal,
        step::{SignupStep, Step},
    },
};

/// A sign-up on your page, in all its steps: what each shows, and what a person can do there.
/// [`with_signup`](crate::with_signup) makes one.
///
/// Methods that say what to show are reactive: call them in a closure, or in the `view!` of one.
#[derive(Clone, Copy)]
pub struct SignupHandle {
    first: FormHandle,
    stage: RwSignal<Stage>,
    /// Seconds until another mail can be requested.
    wait: RwSignal<u32>,
    owner: StoredValue<Owner>,
    /// Takes the answer to each form.
    then: Callback<Answer, Option<Refusal>>,
    events: Events,
}

impl fmt::Debug for SignupHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SignupHandle")
    }
}

/// What the host is told.
#[derive(Clone, Copy, Default)]
pub(in crate::ui) struct Events {
    pub(in crate::ui) on_begun: Option<Callback<Step>>,
    pub(in crate::ui) on_confirmed: Option<Callback<Step>>,
}

/// A step, and its form.
#[derive(Clone)]
struct Stage {
    name: SignupStep,
    form: FormHandle,
    step: Step,
    /// Whether the mail of this step was asked for again.
    is_resent: bool,
}

impl SignupHandle {
    pub(in crate::ui) fn new(placed: Placed<'_>, events: Events) -> Self {
        let handle = StoredValue::new(None::<Self>);
        let then = move |answer| handle.get_value().and_then(|handle| handle.take(answer));
        let then = Callback::new(then);
        let Placed { page, draft, needs_document, .. } = placed;
        let sending = match needs_document {
            true => Sending::Post(None),
            false => Sending::register(captcha::late_slot, Some(then)),
        };
        let first = FormHandle::new(page, draft, sending);
        let step = Step::form();
        let stage = RwSignal::new(Stage { name: step.name(), form: first, step, is_resent: false });
        let wait = countdown(move || stage.with(|stage| stage.step.resend_in()));
        let owner = StoredValue::new(Owner::current().unwrap_or_default());
        let this = Self { first, stage, wait, owner, then, events };
        handle.set_value(Some(this));
        this.go_on_after_reload();
        this.notice_elsewhere();
        this
    }

    /// The current step.
    #[must_use]
    pub fn step(self) -> SignupStep {
        self.stage.with(|stage| stage.name)
    }

    /// The form of the current step: of the sign-up, of the code, or of another address. In the last steps it
    /// is that of the step before.
    #[must_use]
    pub fn form(self) -> FormHandle {
        self.stage.with(|stage| stage.form)
    }

    /// The heading of the current step, in the language of the page.
    #[must_use]
    pub fn heading(self) -> String {
        let parts = self.first.parts();
        let title = match self.step() {
            SignupStep::Check => Message::CheckYourEmail.into(),
            SignupStep::Address => Message::UseDifferentAddress.into(),
            SignupStep::Waitlist => Message::OnWaitlistTitle.into(),
            SignupStep::Done => done::title(&parts.form).into(),
            _ => form::title(&parts.form),
        };
        title.of(&parts.texts).into_owned()
    }

    /// What to do in the current step, in the language of the page. Empty for the form.
    #[must_use]
    pub fn text(self) -> String {
        let parts = self.first.parts();
        let message = match self.step() {
            SignupStep::Check => {
                let step = self.stage.with(|stage| stage.step.clone());
                return check::text(parts.page(), step.address(), step.is_refused());
            }
            SignupStep::Address => Message::AddressChange,
            SignupStep::Waitlist => Message::OnWaitlist,
            SignupStep::Done => done::text(&parts.form),
            _ => return String::new(),
        };
        parts.texts.get(message).to_owned()
    }

    /// The address that the mail goes to. Empty before the sign-up has begun.
    #[must_use]
    pub fn address(self) -> String {
        self.stage.with(|stage| stage.step.address().to_owned())
    }

    /// Whether the mail server refused the address, so that the person must change it.
    #[must_use]
    pub fn is_refused(self) -> bool {
        self.stage.with(|stage| stage.step.is_refused())
    }

    /// Seconds until another mail can be requested. It counts down.
    #[must_use]
    pub fn resend_in(self) -> u32 {
        self.wait.get()
    }

    /// The label of the button that sends the mail again. It says how long to wait.
    #[must_use]
    pub fn resend_label(self) -> String {
        countdown::label(&self.first.parts().texts, self.resend_in())
    }

    /// Sends the mail again, in the step `Check`.
    pub fn resend(self) {
        let form = self.stage.with_untracked(|stage| stage.form);
        let about = self.about(self.ticket());
        spawn_local(async move {
            let answer = resend(about).await;
            if self.stage.is_disposed() {
                return;
            }
            match answer {
                Ok(step) => {
                    self.go_to(step);
                    self.stage.update(|stage| stage.is_resent = stage.name == SignupStep::Check);
                }
                Err(refusal) => form.refuse(refusal),
            }
        });
    }

    /// Says that the mail is sent again, after [`resend`](Self::resend). Show it in an element with `role="status"`. Empty
    /// otherwise.
    #[must_use]
    pub fn note(self) -> String {
        self.stage.with(|stage| {
            if !stage.is_resent {
                return String::new();
            }
            let address = [("address", Value::Text(stage.step.address()))];
            self.first.parts().texts.fill(Message::EmailingAgain, &address)
        })
    }

    /// Goes to the form that changes the address, from the step `Check`.
    pub fn change_address(self) {
        let step = self.stage.with_untracked(|stage| stage.step.clone());
        let values = Submission::from_pairs([(TICKET, step.ticket()), ("email", step.address())]);
        let name = SignupStep::Address;
        let form = self.form_of(name, FormState { values, refusal: None });
        self.stage.update(|stage| (stage.name, stage.form) = (name, form));
    }

    /// Goes back to the step `Check`, from the step `Address`.
    pub fn back(self) {
        self.go_to(self.stage.with_untracked(|stage| stage.step.clone()));
    }

    /// The page of the host to go on to after the sign-up.
    #[must_use]
    pub fn continue_path(self) -> String {
        let next = self.stage.with(|stage| stage.step.next().map(str::to_owned));
        next.unwrap_or_else(|| self.first.parts().form.continue_path().to_owned())
    }

    fn ticket(self) -> String {
        self.stage.with_untracked(|stage| stage.step.ticket().to_owned())
    }

    /// The fields that name a sign-up to the server.
    fn about(self, ticket: String) -> Submission {
        let id = self.first.parts().form.id().to_owned();
        Submission::from_pairs([("form", id), (TICKET, ticket)])
    }

    /// Goes on by the answer to a form. Returns a refusal that the form must show.
    fn take(self, answer: Answer) -> Option<Refusal> {
        let Stage { name, form, .. } = self.stage.get_untracked();
        match answer {
            Ok(step) => {
                let on_begun = self.events.on_begun.filter(|_| name == SignupStep::Form);
                self.go_to(step.clone());
                if let Some(on_begun) = on_begun {
                    on_begun.run(step);
                }
            }
            Err(refusal) => {
                let values = Submission::from_pairs([(TICKET, self.ticket())]);
                let draft = FormState { values, refusal: Some(refusal) };
                let asks_more = draft.asks().username && form.field("username").is_none();
                if !asks_more {
                    return draft.refusal;
                }
                // Another account took the username meanwhile, so the form of the code asks for another.
                let form = self.form_of(name, draft);
                self.stage.update(|stage| stage.form = form);
                form.focus_summary();
            }
        }
        None
    }

    fn go_to(self, step: Step) {
        let name = step.name();
        let before = self.stage.get_untracked();
        let form = match name {
            SignupStep::Form => self.first,
            SignupStep::Check => {
                let values = Submission::from_pairs([(TICKET, step.ticket())]);
                self.form_of(name, FormState { values, refusal: None })
            }
            _ => before.form,
        };
        browser::remember(self.first.parts().form.id(), step.ticket());
        self.stage.set(Stage { name, form, step: step.clone(), is_resent: false });
        if let Some(on_confirmed) = self.events.on_confirmed
            && name == SignupStep::Done
            && before.name != name
        {
            on_confirmed.run(step);
        }
    }

    /// The form of a step after the first.
    fn form_of(self, name: SignupStep, draft: FormState) -> FormHandle {
        let parts = self.first.parts();
        let change = |submission| Box::pin(change_address(submission)) as _;
        let confirm = |submission| Box::pin(confirm_by_code(submission)) as _;
        let (form, send): (_, fn(_) -> _) = match name {
            SignupStep::Address => (parts.form.address_form(), change),
            _ => (parts.form.code_form(draft.asks()), confirm),
        };
        let sending = Sending::Call(Call { send, captcha: None, then: Some(self.then) });
        // An answer of the server arrives without an owner.
        let make = || {
            let page = parts.page();
            let page = Page { form: &form, slots: page.slots.in_step(name), ..page };
            FormHandle::new(page, draft, sending)
        };
        self.owner.get_value().with(make)
    }

    /// A phone that opens its mail program may forget the page, and loads it again later.
    fn go_on_after_reload(self) {
        Effect::new(move || {
            let remembered = browser::remembered(self.first.parts().form.id());
            if let Some(ticket) = remembered {
                self.ask(ticket);
            }
        });
    }

    /// Goes on once the address has been confirmed elsewhere, or the mail server refused it.
    fn notice_elsewhere(self) {
        Effect::new(move || {
            if self.step() == SignupStep::Check {
                polling(move || self.ask(self.ticket()));
            }
        });
    }

    /// Asks the server where the sign-up with this ticket stands.
    fn ask(self, ticket: String) {
        let about = self.about(ticket);
        spawn_local(async move {
            let answer = state(about).await;
            // The page may have been left, or the person may be changing the address.
            let shown = self.stage.try_with_untracked(|stage| stage.clone());
            let (Ok(step), Some(shown)) = (answer, shown) else { return };
            let has_news =
                (step.name(), step.is_refused()) != (shown.name, shown.step.is_refused());
            if has_news && shown.name != SignupStep::Address {
                self.go_to(step);
            }
        });
    }
}
