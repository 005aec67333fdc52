//! The sign-up in hosts that have a library for languages. Each file is a host.

pub mod with_leptos_fluent;
pub mod with_leptos_i18n;
