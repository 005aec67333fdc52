//! The sign-up for an account at its own path, all sign-ups below the prefix of a language (`/fr/signup`), and one
//! on a page of the host. The pages for a new password are beside it.

use leptos::prelude::*;
use leptos_router::MatchNestedRoutes;
use leptos_signup::SignupRoutes;

use crate::forms::account_form;

#[cfg(feature = "translated")]
#[component(transparent)]
pub fn AccountRoutes() -> impl MatchNestedRoutes + Clone {
    use leptos_router::{components::ParentRoute, path};

    use leptos_signup::PasswordRoutes;

    use crate::{
        forms::{classroom_form, join_form, newsletter_form},
        gallery::GalleryRoutes,
    };

    view! {
        <SignupRoutes form=account_form/>
        <PasswordRoutes form=account_form/>
        <ParentRoute path=path!("/:language") view=Below>
            <SignupRoutes form=account_form/>
            <PasswordRoutes form=account_form/>
            // Mails in the language of a prefix lead below it, whichever form wrote them.
            <SignupRoutes form=newsletter_form/>
            <SignupRoutes form=join_form/>
            <PasswordRoutes form=join_form/>
            <SignupRoutes form=classroom_form/>
            <SignupRoutes form=crate::visit::visit_form/>
        </ParentRoute>
        <PasswordRoutes form=join_form/>
        <GalleryRoutes/>
        <SignupRoutes form=crate::visit::visit_form/>
    }
    .into_inner()
}

/// What is below a prefix follows it.
#[cfg(feature = "translated")]
#[component]
fn Below() -> impl IntoView {
    use leptos_router::{components::Outlet, hooks::use_params_map};

    let parameters = use_params_map();
    leptos_signup::follow_language(move || parameters.with(|all| all.get("language")));
    Outlet()
}

#[cfg(not(feature = "translated"))]
#[component(transparent)]
pub fn AccountRoutes() -> impl MatchNestedRoutes + Clone {
    view! { <SignupRoutes form=account_form/> }.into_inner()
}

/// The languages that paths name, each with its prefix.
#[cfg(feature = "ssr")]
#[must_use]
pub fn prefixes() -> [(leptos_signup::text::Language, &'static str); 2] {
    use leptos_signup::text::Language;

    [(Language::new("de"), "/de"), (Language::new("fr"), "/fr")]
}
