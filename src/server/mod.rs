//! The server half of a sign-up.
//!
//! A request meets the parts in this order: `http` (the layer: origin, size, page state) →
//! the service (`registration`: validate, [`captcha`], [`check`], hash, store; `proof`: the mail; `confirmation`)
//! → [`store`] (one method, one transaction). What the store wrote, a worker mails through a [`mail::Mailer`] or tells the
//! host through an [`event::EventSink`]. What is counted and logged on the way: [`telemetry`].

pub mod admission;
mod argon2id;
mod background;
#[cfg(feature = "breached-passwords")]
pub mod breach;
mod budget;
mod builder;
pub mod captcha;
pub mod check;
mod client;
mod clock;
mod config_error;
mod confirmation;
mod decoy;
#[cfg(feature = "dns")]
mod deliverable;
mod document;
mod erasure;
pub mod event;
mod form_check;
#[cfg(feature = "github")]
pub mod github;
mod hash_cost;
mod hash_rate;
mod hashing;
mod health;
pub(crate) mod http;
mod key;
pub mod limits;
pub mod mail;
mod password;
mod proof;
mod public_url;
mod registration;
mod rekeying;
mod retention;
mod secret;
mod security;
#[cfg(feature = "_service")]
#[cfg_attr(
    not(any(feature = "github", feature = "breached-passwords")),
    allow(dead_code, reason = "a captcha asks for less than host checks do")
)]
mod service;
mod signup;
pub mod store;
mod strength;
pub mod telemetry;
mod ticket;
mod worker;

#[cfg(feature = "api")]
pub use http::api;

pub use background::Background;
pub use budget::MailBudgets;
pub use builder::SignupBuilder;
pub use clock::Clock;
pub use config_error::ConfigError;
pub use confirmation::{ConfirmedBy, JustConfirmed};
pub use erasure::Subject;
pub use hash_cost::HashCost;
#[doc(hidden)]
pub use hash_rate::hash_rate;
pub use health::{DatabaseHealth, Health, HealthProblem, HealthStatus, Waiting};
pub use http::ContentSecurityPolicy;
pub use password::VerifyError;
pub use rekeying::{KeyConflict, Rekeyed};
pub use retention::{Retention, purge};
pub use signup::Signup;
pub use worker::Delivery;
