//! A sign-up page as a host would write its first: two fields, one server function, one message.

use leptos::{
    prelude::*,
    server_fn::{
        codec::JsonEncoding,
        error::{FromServerFnError, ServerFnErrorErr},
    },
};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum SignUpError {
    Email,
    Password { min: u16 },
    Server,
}

impl FromServerFnError for SignUpError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(_: ServerFnErrorErr) -> Self {
        Self::Server
    }
}

#[server]
async fn sign_up(email: String, password: String) -> Result<(), SignUpError> {
    let _ = (email, password);
    Err(SignUpError::Server)
}

/// What is said about an address while somebody types it.
#[cfg(feature = "addresses")]
fn judge(typed: &str) -> String {
    match leptos_signup::email::EmailAddress::parse(typed) {
        Ok(address) => leptos_signup::email::suggest(address.as_str()).unwrap_or_default(),
        Err(error) => error.to_string(),
    }
}

#[cfg(all(feature = "rule", not(feature = "addresses")))]
fn judge(typed: &str) -> String {
    if typed.contains('@') { String::new() } else { "missing_at".to_owned() }
}

#[cfg(feature = "rule")]
fn address() -> impl IntoView {
    let judged = RwSignal::new(String::new());
    let judge = move |event| judged.set(judge(&event_target_value(&event)));
    view! {
        <label>"Email address" <input type="email" name="email" required on:input=judge/></label>
        <p>{judged}</p>
    }
}

#[cfg(not(feature = "rule"))]
fn address() -> impl IntoView {
    view! { <label>"Email address" <input type="email" name="email" required/></label> }
}

#[component]
pub fn SignUp() -> impl IntoView {
    let action = ServerAction::<SignUp>::new();
    let message = move || {
        action.value().get().map(|result| match result {
            Ok(()) => "Please check your mail.".to_owned(),
            Err(SignUpError::Email) => "This is not an e-mail address.".to_owned(),
            Err(SignUpError::Password { min }) => format!("Use at least {min} characters."),
            Err(SignUpError::Server) => "Something went wrong.".to_owned(),
        })
    };
    view! {
        <h1>"Sign up"</h1>
        <ActionForm action=action>
            {address()}
            <label>"Password" <input type="password" name="password" required/></label>
            <p role="alert">{message}</p>
            <button type="submit" disabled=move || action.pending().get()>"Sign up"</button>
        </ActionForm>
    }
}
