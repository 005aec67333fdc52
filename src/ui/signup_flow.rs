//! All steps of a sign-up in one place on a page of the host.

#![allow(unreachable_pub, reason = "the macro makes more than the function public")]

use leptos::prelude::*;

use crate::{
    form::{Form, look::Part},
    text::message::Message,
    ui::{
        browser,
        el::{El, el},
        form,
        frame::{aside, continue_link, paragraph},
        headless::{
            placed::on_host,
            signup_handle::{Events, SignupHandle},
        },
        leptos_versions::on_next_frame,
        signup_form::{around, heading, sheet},
        slot::{Slot, Slots},
        texts::{Page, id},
    },
    wire::step::{SignupStep, Step},
};

/// A whole sign-up in one place of your page: the form, *Check your email* with the code, another address, and
/// the end. The page is never left.
///
/// ```
/// use leptos::prelude::*;
/// use leptos_signup::{Form, SignupFlow};
///
/// pub fn account_form() -> Form {
///     Form::new("account").at("/signup").email().password()
/// }
///
/// #[component]
/// fn Hero() -> impl IntoView {
///     view! {
///         <h1>"Plant a tree"</h1>
///         <SignupFlow form=account_form on_confirmed=|_| leptos::logging::log!("welcome")/>
///     }
/// }
/// ```
///
/// The form is the one of [`SignupForm`](crate::SignupForm), and what is said there holds here. Without
/// scripts it is posted to the form's own page and goes on there, so the app has
/// [`SignupRoutes`](crate::SignupRoutes) too.
///
/// The tab remembers a sign-up that has begun. A phone that forgets the page while its owner reads the mail
/// goes on where it was.
#[component]
pub fn SignupFlow(
    /// The function in your shared code that builds the form.
    form: fn() -> Form,
    /// The level of the headings, from 1 to 6.
    #[prop(default = 2)]
    heading: u8,
    /// Called once a sign-up has begun.
    #[prop(optional, into)]
    on_begun: Option<Callback<Step>>,
    /// Called once there is an account. [`Step::next`] is where the person came from.
    #[prop(optional, into)]
    on_confirmed: Option<Callback<Step>>,
    /// Draws views of yours into each step.
    #[prop(optional)]
    slots: Option<Slots>,
) -> impl IntoView {
    let form = form();
    let sheet = sheet(&form);
    let events = Events { on_begun, on_confirmed };
    let content = on_host(form, slots, move |placed| {
        let around = placed.mark.clone().on(around(placed.page));
        let ids = placed.page.ids.to_owned();
        let signup = SignupHandle::new(placed, events);
        let title = id(&ids, "title");
        follow(signup, title.clone());
        around.views_fn(move || step(signup, heading, &title)).into_view()
    });
    view! {
        {sheet}
        {content}
    }
}

/// Moves the focus to the heading of each next step, so that a screen reader says it.
fn follow(signup: SignupHandle, title: String) {
    Effect::new(move |before: Option<SignupStep>| {
        let step = signup.step();
        if before.is_some_and(|before| before != step) {
            let title = title.clone();
            on_next_frame(move || browser::focus(&title));
        }
        step
    });
}

fn step(signup: SignupHandle, level: u8, title: &str) -> Vec<AnyView> {
    let form = signup.form();
    let parts = form.parts();
    let page = parts.page();
    let slots = page.slots.in_step(signup.step());
    let draw = |hook| form::draw(form, form.action()).hook(hook);
    let heading = heading(page, level, signup.heading());
    let heading = heading.attr("id", title.to_owned()).attr("tabindex", "-1").hook("title");
    let mut all = vec![heading];
    let text = signup.text();
    if !text.is_empty() {
        all.push(paragraph(page, text).hook("text"));
    }
    let note = signup.note();
    if !note.is_empty() {
        let note = el("p").class(page.class(Part::Note)).attr("role", "status").text(note);
        all.push(note.hook("resent"));
    }
    match signup.step() {
        SignupStep::Check => {
            if !signup.is_refused() {
                all.push(draw("code-form"));
                all.push(aside(page).text(page.text(Message::NoEmail)));
                all.push(resend(signup, page));
            }
            let change = link(page, Message::UseDifferentAddress, "change-address");
            all.push(change.on("click", move |_| signup.change_address()));
        }
        SignupStep::Address => {
            all.push(draw("address-form"));
            all.push(link(page, Message::Cancel, "back").on("click", move |_| signup.back()));
        }
        SignupStep::Done => all.push(continue_link(page, Some(&signup.continue_path()))),
        SignupStep::Waitlist => {}
        _ => all.push(draw("form")),
    }
    let all = all.into_iter().map(El::into_view);
    slots.at(Slot::Top).into_iter().chain(all).chain(slots.at(Slot::Bottom)).collect()
}

fn resend(signup: SignupHandle, page: Page<'_>) -> El {
    el("button")
        .class(page.class(Part::QuietButton))
        .attr("type", "button")
        .hook("resend")
        .attr_fn("disabled", move || (signup.resend_in() != 0).then(|| "".into()))
        .on("click", move |_| signup.resend())
        .text_fn(move || signup.resend_label())
}

/// A button that looks like a link.
fn link(page: Page<'_>, label: Message, hook: &'static str) -> El {
    let link = el("button").class(page.class(Part::LinkButton)).attr("type", "button");
    link.hook(hook).text(page.text(label))
}
