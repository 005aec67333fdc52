//! The languages of the host, and a switch: a link to the same page for each.

use leptos::prelude::*;

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
