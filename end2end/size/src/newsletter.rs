//! A page with a newsletter: one field, written by hand or as `<SignupForm/>`.

use leptos::prelude::*;

#[cfg(not(feature = "one_form"))]
use handwritten::Form;
#[cfg(feature = "one_form")]
use plugin::Form;
#[cfg(feature = "one_form_pages")]
pub use plugin::newsletter_form;

#[component]
pub fn News() -> impl IntoView {
    view! {
        <h1>"News from the orchard"</h1>
        <Form/>
    }
}

#[cfg(feature = "one_form")]
mod plugin {
    use leptos::prelude::*;
    use leptos_signup::SignupForm;

    pub fn newsletter_form() -> leptos_signup::Form {
        leptos_signup::Form::new("newsletter").at("/newsletter").email()
    }

    #[component]
    pub fn Form() -> impl IntoView {
        view! { <SignupForm form=newsletter_form/> }
    }
}

#[cfg(not(feature = "one_form"))]
mod handwritten {
    use leptos::{
        prelude::*,
        server_fn::{
            codec::JsonEncoding,
            error::{FromServerFnError, ServerFnErrorErr},
        },
    };
    use serde::{Deserialize, Serialize};

    #[derive(Clone, Debug, Serialize, Deserialize)]
    pub enum SubscribeError {
        Email,
        Server,
    }

    impl FromServerFnError for SubscribeError {
        type Encoder = JsonEncoding;

        fn from_server_fn_error(_: ServerFnErrorErr) -> Self {
            Self::Server
        }
    }

    #[server]
    async fn subscribe(email: String) -> Result<(), SubscribeError> {
        let _ = email;
        Err(SubscribeError::Server)
    }

    #[component]
    pub fn Form() -> impl IntoView {
        let action = ServerAction::<Subscribe>::new();
        let message = move || {
            action.value().get().map(|result| match result {
                Ok(()) => "Please check your mail.",
                Err(SubscribeError::Email) => "This is not an email address.",
                Err(SubscribeError::Server) => "Something went wrong.",
            })
        };
        view! {
            <ActionForm action=action>
                <label>"Email address" <input type="email" name="email" required/></label>
                <p role="alert">{message}</p>
                <button type="submit" disabled=move || action.pending().get()>"Subscribe"</button>
            </ActionForm>
        }
    }
}
