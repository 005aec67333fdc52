//! The form on a page of the host.

#![allow(unreachable_pub, reason = "the macro makes more than the function public")]

use leptos::prelude::*;
use leptos_meta::{Stylesheet, provide_meta_context};

use crate::{
    form::{Form, TICKET, submission::Submission},
    ui::{
        el::{El, el},
        form,
        island::sharing,
        page::{needs_document, texts},
        shared::{shared, unique_number},
        stylesheet,
        texts::{Page, Texts},
    },
    wire::page::FormState,
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
/// It has no heading and changes no title. Without scripts it is posted to the form's own page, so the app
/// has `<SignupRoutes form=newsletter_form/>` too. With scripts the next page is *Check your email*, or
/// `on_begun` is called in its place.
///
/// A proof of work is done on the page, with a script of this site that loads when the form gets the focus. A
/// captcha with a script from elsewhere would not pass the page's content security policy, so the form's own
/// page asks for it.
///
/// The page holds a ticket of the form. A cache must not give one page to several people: the fourth
/// sign-up with one ticket counts as a program's.
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
    /// Called in place of the next page, once a sign-up has begun.
    #[prop(optional, into)]
    on_begun: Option<Callback<()>>,
) -> impl IntoView {
    provide_meta_context();
    let form = form();
    let read = || (needs_document(&form), unique_ids(), shared(&|| on_server(&form)), texts());
    let ((needs_document, ids, state, texts), mark) = sharing(&form, read);
    let href = [form.own_path(), "/", stylesheet::NAME].concat();
    let draw = move |form: &Form, texts: &Texts, draft| {
        let page = Page { form, texts, ids: &ids };
        let form = form::on_host(page, draft, needs_document, on_begun);
        mark.clone().on(around(page, form)).into_view()
    };
    let content = match (state.split_once(' '), texts) {
        (Some((path, ticket)), Some(texts)) => {
            let values = Submission::from_pairs([(TICKET, ticket)]);
            let draft = FormState { values, refusal: None };
            draw(&form.at_path(path), &texts, draft)
        }
        _ => later(form, draw),
    };
    view! {
        <Stylesheet href/>
        {content}
    }
}

fn around(page: Page<'_>, form: El) -> El {
    el("div")
        .class("signup signup-embedded")
        .attr("lang", page.texts.language().to_string())
        .attr("dir", page.texts.direction().as_str())
        .attr("data-signup-form", page.form.id())
        .child(form)
}

/// The beginning of ids that no other element of the document has.
fn unique_ids() -> String {
    ["signup-", &unique_number()].concat()
}

/// The form once its parts are here, where the client's router opens the page.
#[cfg(not(all(feature = "ssr", not(target_arch = "wasm32"))))]
fn later(
    form: Form,
    draw: impl Fn(&Form, &Texts, FormState) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    crate::ui::page::opened(form, "", draw)
}

/// Nothing: the layer is missing.
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
fn later(_: Form, _: impl Fn(&Form, &Texts, FormState) -> AnyView) -> AnyView {
    ().into_any()
}

/// The path of the form in the language of the request, and a ticket.
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
fn on_server(form: &Form) -> String {
    crate::ui::request::on_host(form).unwrap_or_default()
}

#[cfg(not(all(feature = "ssr", not(target_arch = "wasm32"))))]
fn on_server(_: &Form) -> String {
    String::new()
}
