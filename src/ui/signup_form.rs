//! The form on a page of the host.

#![allow(unreachable_pub, reason = "the macro makes more than the function public")]

use leptos::prelude::*;
use leptos_meta::provide_meta_context;

use crate::{
    form::{Form, look::Part},
    ui::{
        captcha,
        el::{El, el},
        form,
        headless::{
            form_handle::FormHandle,
            placed::{Placed, on_host},
            sending::Sending,
        },
        slot::{Slot, Slots},
        stylesheet,
        texts::Page,
    },
    wire::step::Step,
};

/// The form of a sign-up anywhere in your app: in a footer, beside a picture, in a dialog. Several on one
/// page do not disturb each other, also the same form twice.
///
/// ```
/// use leptos::prelude::*;
/// use leptos_signup::{Form, SignupForm};
///
/// pub fn newsletter_form() -> Form {
///     Form::new("newsletter").at("/newsletter").email()
/// }
///
/// #[component]
/// fn Footer() -> impl IntoView {
///     view! {
///         <footer>
///             <h2>"News from the garden"</h2>
///             <SignupForm form=newsletter_form/>
///         </footer>
///     }
/// }
/// ```
///
/// It changes no title, and has a heading only if you ask for one. Without scripts it is posted to the form's own page, so the app
/// has `<SignupRoutes form=newsletter_form/>` too. With scripts the next page is *Check your email*, or
/// `on_begun` is called in its place.
///
/// A proof of work is done on the page, with a script of this site that loads when the form gets the focus. A
/// captcha with a script from elsewhere would not pass the page's content security policy, so the form's own
/// page asks for it.
///
/// The page holds a ticket of the form, so its response gets `Cache-Control: private`. A cache must not give one page
/// to several people: the fourth sign-up with one ticket counts as a program's.
///
/// # Islands
/// In a host of islands, put it into an `#[island]` and enable the feature `islands`.
///
/// # Server-Side Rendering
/// Without [`Signup::layer`](crate::Signup::layer) there is no form, and the log says what is missing.
#[component]
pub fn SignupForm(
    /// The function in your shared code that builds the form.
    form: fn() -> Form,
    /// The level of the heading, from 1 to 6, such as 2 for an `<h2>`. Without it there is no heading.
    #[prop(optional)]
    heading: Option<u8>,
    /// Called in place of the next page, once a sign-up has begun.
    #[prop(optional, into)]
    on_begun: Option<Callback<Step>>,
    /// Draws views of yours into the form.
    #[prop(optional)]
    slots: Option<Slots>,
) -> impl IntoView {
    let form = form();
    let sheet = sheet(&form);
    let then = on_begun.map(|on_begun| {
        Callback::new(move |answer: Result<Step, _>| answer.map(|step| on_begun.run(step)).err())
    });
    let content = on_host(form, slots, move |placed| {
        let Placed { page, draft, needs_document, mark } = placed;
        let sending = match needs_document {
            true => Sending::Post(None),
            false => Sending::register(captcha::late_slot, then),
        };
        let title =
            heading.map(|level| self::heading(page, level, form::title(page.form).of(page.texts)));
        let form = form::draw(FormHandle::new(page, draft, sending), page.path("")).hook("form");
        mark.on(around(page))
            .views(page.slots.at(Slot::Top))
            .children(title)
            .child(form)
            .views(page.slots.at(Slot::Bottom))
            .into_view()
    });
    view! {
        {sheet}
        {content}
    }
}

/// The style sheet of the form, in the head of the document.
pub(super) fn sheet(form: &Form) -> impl IntoView + use<> {
    provide_meta_context();
    stylesheet::link(form, form.own_path())
}

/// The element around a form on a page of the host.
pub(super) fn around(page: Page<'_>) -> El {
    el("div")
        .class(page.class(Part::Embedded))
        .attr("lang", page.texts.language().to_string())
        .attr("dir", page.texts.direction().as_str())
        .attr("data-signup-form", page.form.id())
}

/// A heading of a level from 1 to 6.
pub(super) fn heading(page: Page<'_>, level: u8, text: impl Into<String>) -> El {
    const TAGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
    let tag = TAGS.get(usize::from(level.max(1)) - 1).copied().unwrap_or("h6");
    el(tag).class(page.class(Part::Title)).text(text)
}
