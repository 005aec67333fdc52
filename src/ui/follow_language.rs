//! For hosts that change their language without loading a document.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::ui::{browser, leptos_versions::on_next_frame};

/// Loads a page of the sign-up again when the language of your app changes. Call it in a component inside
/// your router.
///
/// The server chooses the language of the page, as for every request: let `Languages::from_sources` read
/// what your app stores, such as its cookie.
///
/// ```
/// use leptos::prelude::*;
/// use leptos_signup::follow_language;
///
/// #[component]
/// fn Header() -> impl IntoView {
///     // `let i18n = use_i18n(); follow_language(move || i18n.get_locale());`
///     let language = RwSignal::new("en");
///     follow_language(move || language.get());
/// }
/// ```
pub fn follow_language<T: PartialEq + 'static>(language: impl Fn() -> T + 'static) {
    let at = use_location().pathname;
    Effect::new(move |before: Option<T>| {
        let now = language();
        if before.is_some_and(|before| before != now) {
            // The app stores its language first, or asks its router for the path of the language, which may
            // take a frame.
            on_next_frame(move || {
                on_next_frame(move || reload_once_there(at));
            });
        }
        now
    });
}

/// Waits until the client's router has changed the location.
fn reload_once_there(at: Memo<String>) {
    let Some(path) = at.try_get_untracked() else { return };
    if !browser::is_at(&path) {
        on_next_frame(move || reload_once_there(at));
    } else if browser::shows_a_sign_up() {
        browser::reload();
    }
}
