//! For hosts that change their language without loading a document.

use leptos::prelude::*;

use crate::ui::browser;

/// Loads a page of the sign-up again when the language of your app changes. Call it in a component inside
/// your router.
///
/// The server chooses the language of the page, as for every request: let `Languages::from_sources` read
/// what your app stores, such as its cookie.
///
/// ```
/// use leptos::prelude::*;
/// use leptos_signup::{Form, follow_language};
///
/// fn account_form() -> Form {
///     Form::new("account").email().password()
/// }
///
/// #[component]
/// fn Header() -> impl IntoView {
///     // `let i18n = use_i18n(); follow_language(account_form, move || i18n.get_locale());`
///     let language = RwSignal::new("en");
///     follow_language(account_form, move || language.get());
/// }
/// ```
pub fn follow_language<T: PartialEq + 'static>(
    form: fn() -> crate::Form,
    language: impl Fn() -> T + 'static,
) {
    let form = form();
    Effect::new(move |before: Option<T>| {
        let now = language();
        if before.is_some_and(|before| before != now) && browser::is_below(form.path()) {
            // The app has stored its language by then.
            request_animation_frame(browser::reload);
        }
        now
    });
}
