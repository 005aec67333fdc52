//! A host with `leptos_i18n`. The path names the language: `/signup` is English, `/fr/signup` French.

use std::borrow::Cow;

use leptos::prelude::*;
use leptos_i18n::{context::CookieOptions, t, td_string};
use leptos_i18n_router::I18nRoute;
use leptos_meta::{MetaTags, provide_meta_context};
use leptos_router::{
    components::{Outlet, Route, Router, Routes},
    path,
};
use leptos_signup::{
    Form, SignupRoutes, follow_language,
    form::Field,
    text::{Language, Words},
};

use locales::i18n::{I18nContextProvider, Locale, use_i18n};

mod locales {
    #![allow(deprecated, reason = "leptos_i18n_build, its successor, compiles many more crates")]

    leptos_i18n::load_locales!();
}

/// The form. Its own label is one of the host's texts.
pub fn account_form() -> Form {
    let nickname = Field::text("nickname").label(Words::Each(nickname)).optional();
    Form::new("account").at("/signup").email().field(nickname).password()
}

fn nickname(language: Language) -> Cow<'static, str> {
    let locale: Locale = language.as_str().parse().unwrap_or_default();
    td_string!(locale, nickname).into()
}

#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    // Without a path, browsers send the cookie only to the folder of the page that set it.
    let cookie = CookieOptions::<Locale>::default().path("/");
    view! {
        <I18nContextProvider cookie_options=cookie>
            <Router>
                <Routes fallback=|| "Not found">
                    <I18nRoute<Locale, _, _> view=Frame>
                        <Route path=path!("") view=Home/>
                        <SignupRoutes form=account_form/>
                    </I18nRoute<Locale, _, _>>
                </Routes>
            </Router>
        </I18nContextProvider>
    }
}

/// What all pages have. It is inside the route, which reads the language from the path.
#[component]
fn Frame() -> impl IntoView {
    let i18n = use_i18n();
    // `I18nRoute` keeps the page when it changes the path. A page of the sign-up must load again.
    follow_language(move || i18n.get_locale());
    view! {
        <header>
            <p>{t!(i18n, welcome)}</p>
            <button on:click=move |_| i18n.set_locale(Locale::en)>"English"</button>
            <button on:click=move |_| i18n.set_locale(Locale::fr)>"Français"</button>
        </header>
        <main><Outlet/></main>
    }
}

#[component]
fn Home() -> impl IntoView {
    let i18n = use_i18n();
    let path = move || match i18n.get_locale() {
        Locale::en => "/signup",
        Locale::fr => "/fr/signup",
    };
    view! { <a href=path>{t!(i18n, sign_up)}</a> }
}

/// The document around the app. `I18nContextProvider` sets the language of `<html>`.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    view! {
        <!DOCTYPE html>
        <html>
            <head>
                <meta charset="utf-8"/>
                <HydrationScripts options/>
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

#[cfg(feature = "ssr")]
pub mod server {
    use axum::Router;
    use leptos::config::LeptosOptions;
    use leptos_axum::{LeptosRoutes, generate_route_list};
    use leptos_signup::{
        ConfigError, LanguageSource, Languages, Signup, SignupBuilder,
        text::{
            Language,
            languages::{ENGLISH, FRENCH},
        },
    };

    use super::{App, account_form, shell};

    fn languages() -> Languages {
        let prefixes = [(Language::ENGLISH, ""), (Language::new("fr"), "/fr")];
        Languages::new([ENGLISH, FRENCH]).from_sources([LanguageSource::path_prefixes(prefixes)])
    }

    /// The sign-up and the host's routes. The builder has a store, a mailer and a public URL.
    pub async fn site(builder: SignupBuilder) -> Result<(Signup, Router), ConfigError> {
        let signup = builder.form(account_form()).languages(languages()).build().await?;
        let options = LeptosOptions::builder().output_name("translated").build();
        let document = {
            let options = options.clone();
            move || shell(options.clone())
        };
        let router = Router::new()
            .leptos_routes(&options, generate_route_list(App), document)
            .with_state(options)
            .layer(signup.layer());
        Ok((signup, router))
    }
}
