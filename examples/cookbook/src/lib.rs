//! Recipes of the book (`docs/cookbook`): each module is one, and `tests/recipes.rs` serves them. Larger ones are
//! hosts of their own beside this folder.
//!
//! The pages are drawn by the server alone, so there is no browser build. In an app with one, the shared code is the
//! same.

pub mod below_a_path;
pub mod daisy_ui;
pub mod dialog;
pub mod invite_only;
pub mod newsletter;
pub mod provider_mailer;
pub mod tailwind;
pub mod username_only;
pub mod waitlist;
