//! A whole sign-up with the host's own markup. Behaviour, errors and texts come from leptos_signup.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_signup::{FieldHandle, FormHandle, SignupHandle, SignupStep, SummaryLine, with_signup};

use crate::forms::account_form;

#[component]
pub fn Own() -> impl IntoView {
    let page = with_signup(account_form, |signup| {
        view! {
            <h2>{move || signup.heading()}</h2>
            <p>{move || signup.text()}</p>
            {move || match signup.step() {
                SignupStep::Waitlist => ().into_any(),
                SignupStep::Done => view! { <a href=signup.continue_path()>"Go on"</a> }.into_any(),
                _ => view! { <OwnForm form=signup.form()/> }.into_any(),
            }}
            {move || (signup.step() == SignupStep::Check).then(|| view! { <Mail signup/> })}
        }
    });
    view! {
        <Title text="Own markup"/>
        <h1>"Your own markup"</h1>
        <article id="own">{page}</article>
    }
}

#[component]
fn OwnForm(form: FormHandle) -> impl IntoView {
    let line =
        |line: SummaryLine| view! { <li><a href=line.href rel="external">{line.text}</a></li> };
    view! {
        <form {..form.attributes()}>
            <div {..form.summary_attributes()}>
                <strong>{move || form.notice()}</strong>
                <ol>{move || form.summary().into_iter().map(line).collect_view()}</ol>
            </div>
            {form.hidden_inputs()}
            {form.fields().into_iter().map(|field| view! { <OwnField field/> }).collect_view()}
            {form.captcha()}
            <button {..form.button_attributes()}>{move || form.submit_label()}</button>
        </form>
    }
}

#[component]
fn OwnField(field: FieldHandle) -> impl IntoView {
    view! {
        <p>
            <label for=field.id()>{field.label()} " " {field.optional_note()}</label>
            <input {..field.attributes()}/>
            <small id=field.hint_id()>{field.hint()}</small>
            <em id=field.error_id() aria-live="polite">{move || field.error()}</em>
            {move || field.suggestion().map(|meant| view! {
                <button type="button" on:click=move |_| field.take_suggestion()>{meant}"?"</button>
            })}
        </p>
    }
}

#[component]
fn Mail(signup: SignupHandle) -> impl IntoView {
    view! {
        <button type="button" disabled=move || signup.resend_in() > 0 on:click=move |_| signup.resend()>
            {move || signup.resend_label()}
        </button>
        <button type="button" on:click=move |_| signup.change_address()>"Wrong address?"</button>
    }
}
