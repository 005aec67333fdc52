//! The languages of the host, a switch with a link to the same page for each, and paths that name one.

use leptos::prelude::*;
use leptos_router::{
    MatchNestedRoutes,
    components::{Outlet, ParentRoute},
    path,
};
use leptos_signup::SignupRoutes;

use crate::forms::account_form;

/// A menu that opens without scripts. Only the server knows the languages; the browser leaves the list as
/// it is.
#[component]
pub fn Languages() -> impl IntoView {
    cfg!(feature = "translated").then(|| {
        view! {
            <details class="languages">
                <summary>"Language"</summary>
                <ul inner_html=links()></ul>
            </details>
        }
    })
}

/// The sign-up below the prefix of a language: `/fr/signup`.
#[cfg(feature = "translated")]
#[component(transparent)]
pub fn Prefixed() -> impl MatchNestedRoutes + Clone {
    view! {
        <ParentRoute path=path!("/:language") view=Outlet>
            <SignupRoutes form=account_form/>
        </ParentRoute>
    }
    .into_inner()
}

/// Nothing.
#[cfg(not(feature = "translated"))]
#[component(transparent)]
pub fn Prefixed() -> impl MatchNestedRoutes + Clone {}

/// The languages that paths name, each with its prefix.
#[cfg(feature = "ssr")]
#[must_use]
pub fn prefixes() -> [(leptos_signup::text::Language, &'static str); 2] {
    use leptos_signup::text::Language;

    [(Language::new("de"), "/de"), (Language::new("fr"), "/fr")]
}

/// All languages of the sign-up, English first.
#[cfg(feature = "ssr")]
#[must_use]
pub fn languages() -> Vec<leptos_signup::text::Translation> {
    use leptos_signup::text::{Language, languages::ALL};

    let is_english = |language: Language| language == Language::ENGLISH;
    let mut languages = ALL.to_vec();
    languages.sort_by_key(|it| !is_english(it.language()));
    languages
}

#[cfg(feature = "ssr")]
fn links() -> String {
    let link = |translation: leptos_signup::text::Translation| {
        let (tag, name) = (translation.language(), translation.autonym());
        format!(
            "<li><a href=\"?lang={tag}\" rel=\"external\" lang=\"{tag}\" hreflang=\"{tag}\">{name}</a></li>"
        )
    };
    languages().into_iter().map(link).collect()
}

#[cfg(not(feature = "ssr"))]
fn links() -> String {
    String::new()
}
