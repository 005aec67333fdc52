#![doc = include_str!("crate.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]
// No feature for a host: what brings it is `ssr` or `hydrate`.
#![cfg_attr(docsrs, doc(auto_cfg(hide(feature = "_ui", feature = "_sql", target_arch = "wasm32"))))]
#![cfg_attr(not(test), warn(clippy::disallowed_methods))]
#![cfg_attr(feature = "_internal", warn(unreachable_pub))]

#[cfg(all(feature = "ssr", target_arch = "wasm32"))]
compile_error!(
    "leptos_signup: the feature `ssr` is for the server, but this build is for wasm32. In your \
     Cargo.toml, add `leptos_signup/ssr` to your `ssr` feature only, and `leptos_signup/hydrate` to \
     your `hydrate` feature."
);

#[cfg(all(feature = "dns", target_arch = "wasm32"))]
compile_error!(
    "leptos_signup: the feature `dns` is for the server, but this build is for wasm32. In your \
     Cargo.toml, add `leptos_signup/dns` to your `ssr` feature only."
);

#[cfg(not(any(feature = "ssr", feature = "hydrate", feature = "core")))]
compile_error!(
    "leptos_signup: no feature is enabled. Forward the features of your app in your Cargo.toml: ssr = \
     [\"leptos_signup/ssr\"], hydrate = [\"leptos_signup/hydrate\"]. For the validation alone, \
     without Leptos, enable `core`."
);

#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
#[macro_use]
mod redacted;

#[cfg(all(feature = "dns", not(target_arch = "wasm32")))]
pub mod deliverability;
pub mod email;
#[cfg(feature = "_ui")]
mod fingerprint;
pub mod form;
pub mod password;
pub mod text;
mod unicode;
pub mod username;

#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
mod server;
#[cfg(feature = "_ui")]
pub mod server_functions;
#[cfg(feature = "_ui")]
mod ui;
#[cfg(feature = "_ui")]
mod wire;

pub use form::{
    Form,
    submission::{Submission, SubmissionError},
};

#[cfg(feature = "_ui")]
pub use ui::{
    follow_language::follow_language,
    headless::{
        field_handle::FieldHandle,
        form_handle::{FormHandle, SummaryLine},
        signup_handle::SignupHandle,
        with_signup,
    },
    password::PasswordRoutes,
    routes::SignupRoutes,
    signup_flow::SignupFlow,
    signup_form::SignupForm,
    slot::{Slot, Slots},
};
#[cfg(feature = "_ui")]
pub use wire::{
    refusal::Refusal,
    step::{SignupStep, Step},
};

#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
mod host;
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
pub use host::*;
// Here and not in `host`, because the compiler tells the missing feature only for items of the module that a host names.
#[cfg(all(feature = "ssr", feature = "breached-passwords", not(target_arch = "wasm32")))]
pub use server::check::breached_passwords::BreachedPasswords;
#[cfg(all(feature = "ssr", feature = "github", not(target_arch = "wasm32")))]
pub use server::check::github::GithubLogin;
#[cfg(all(feature = "ssr", feature = "smtp", not(target_arch = "wasm32")))]
pub use server::mail::smtp::SmtpMailer;
#[cfg(all(feature = "ssr", feature = "mysql", not(target_arch = "wasm32")))]
pub use server::store::sql::mysql::MysqlStore;
#[cfg(all(feature = "ssr", feature = "postgres", not(target_arch = "wasm32")))]
pub use server::store::sql::postgres::PostgresStore;
#[cfg(all(feature = "ssr", feature = "sqlite", not(target_arch = "wasm32")))]
pub use server::store::sql::sqlite::SqliteStore;
#[cfg(all(feature = "ssr", feature = "dev", not(target_arch = "wasm32")))]
pub use server::{clock::dev::DevClock, mail::captured::CapturedMailer};

#[cfg(all(feature = "ssr", feature = "api", not(target_arch = "wasm32")))]
pub mod json_api {
    #![doc = include_str!("host/json_api.md")]

    pub use crate::server::http::api::openapi::{openapi, openapi_with_password_pages};
}

#[cfg(all(feature = "ssr", feature = "testing", not(target_arch = "wasm32")))]
pub mod testing {
    #![doc = include_str!("host/testing.md")]

    #[cfg(any(feature = "mysql", feature = "postgres", feature = "sqlite"))]
    pub use crate::server::testing::database::Database;
    pub use crate::server::{
        mail::failing::FailingMailer,
        testing::{
            account::TestAccount,
            answer::Answer,
            attempt::Attempt,
            browser::Browser,
            captcha::TestCaptcha,
            check::TestCheck,
            conformance::{
                conformance,
                report::{Finding, Outcome, Report},
            },
            host::Host,
        },
    };
}
