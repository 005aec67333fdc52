#![doc = include_str!("crate.md")]

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

#[cfg(all(feature = "dns", not(target_arch = "wasm32")))]
pub mod deliverability;
pub mod email;
pub mod form;
pub mod password;
pub mod text;
mod unicode;
pub mod username;

#[cfg(feature = "_ui")]
mod api;
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
pub mod server;
#[cfg(feature = "_ui")]
mod ui;
#[cfg(feature = "_ui")]
mod wire;

pub use form::{Form, Submission, SubmissionError};

#[cfg(feature = "_ui")]
pub use api::{Available, Register, available, register};
#[cfg(all(feature = "ssr", feature = "breached-passwords", not(target_arch = "wasm32")))]
pub use server::breach::BreachedPasswords;
#[cfg(all(feature = "ssr", feature = "github", not(target_arch = "wasm32")))]
pub use server::github::GithubLogin;
#[cfg(all(feature = "ssr", feature = "dev", not(target_arch = "wasm32")))]
pub use server::mail::CapturedMailer;
#[cfg(all(feature = "ssr", feature = "mysql", not(target_arch = "wasm32")))]
pub use server::store::MysqlStore;
#[cfg(all(feature = "ssr", feature = "postgres", not(target_arch = "wasm32")))]
pub use server::store::PostgresStore;
#[cfg(all(feature = "ssr", feature = "sqlite", not(target_arch = "wasm32")))]
pub use server::store::SqliteStore;
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
pub use server::{
    Background, Clock, ConfigError, ConfirmedBy, ContentSecurityPolicy, HashCost, Health,
    JustConfirmed, MailBudgets, Retention, Signup, SignupBuilder, Subject,
    admission::{Admission, AdmissionError, Invite},
    limits::RateLimits,
    mail::{Mail, MailError, Mailer, SmtpMailer},
    store::{Store, StoreError},
};
#[cfg(feature = "_ui")]
pub use ui::SignupRoutes;
#[cfg(feature = "_ui")]
pub use wire::Refusal;
