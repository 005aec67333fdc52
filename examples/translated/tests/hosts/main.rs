//! The hosts of this package, asked through their routers.

mod site;
mod with_leptos_fluent;
mod with_leptos_i18n;
