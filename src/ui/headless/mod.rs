//! The sign-up without markup: state and actions for a host that writes its own.

mod events;
pub(crate) mod field_handle;
pub(crate) mod form_handle;
pub(super) mod parts;
pub(super) mod placed;
pub(super) mod sending;
pub(crate) mod signup_handle;

use leptos::prelude::*;

use crate::{
    form::Form,
    ui::{
        el::El,
        headless::{
            placed::on_host,
            signup_handle::{Events, SignupHandle},
        },
    },
};

/// A sign-up in your own markup: calls `draw` with a handle of all its steps.
///
/// You keep validation, error texts, the bot trap, the captcha, kept values, the order of the focus, and a form
/// that works without scripts: it is then posted to the form's own page, so the app has
/// [`SignupRoutes`](crate::SignupRoutes) too. There is no style sheet.
///
/// ```
/// use leptos::prelude::*;
/// use leptos_signup::{Form, FormHandle, SignupStep, with_signup};
///
/// pub fn newsletter_form() -> Form {
///     Form::new("newsletter").at("/newsletter").email()
/// }
///
/// #[component]
/// fn Newsletter() -> impl IntoView {
///     with_signup(newsletter_form, |signup| {
///         move || match signup.step() {
///             SignupStep::Done => view! { <p>"Thank you!"</p> }.into_any(),
///             _ => view! {
///                 <p>{signup.text()}</p>
///                 <MyForm form=signup.form()/>
///             }
///             .into_any(),
///         }
///     })
/// }
///
/// #[component]
/// fn MyForm(form: FormHandle) -> impl IntoView {
///     let fields = form.fields().into_iter().map(|field| {
///         view! {
///             <label for=field.id()>{field.label()}</label>
///             <input {..field.attributes()}/>
///             <p id=field.error_id()>{move || field.error()}</p>
///         }
///     });
///     view! {
///         <form {..form.attributes()}>
///             {form.hidden_inputs()}
///             {fields.collect_view()}
///             {form.captcha()}
///             <button {..form.button_attributes()}>{move || form.submit_label()}</button>
///         </form>
///     }
/// }
/// ```
///
/// `draw` runs at once where the server renders the page. Where the client's router opens the page, it runs
/// when the ticket and the texts of the form have arrived.
///
/// # Server-Side Rendering
/// Without [`Signup::layer`](crate::Signup::layer) nothing is drawn, and the log says what is missing.
pub fn with_signup<V: IntoView + 'static>(
    form: fn() -> Form,
    draw: impl Fn(SignupHandle) -> V + Send + Sync + 'static,
) -> impl IntoView {
    on_host(form(), None, move |placed| {
        let mark = placed.mark.clone().alone(placed.page.form).map(El::into_view);
        let view = draw(SignupHandle::new(placed, Events::default()));
        view! {
            {mark}
            {view}
        }
        .into_any()
    })
}
