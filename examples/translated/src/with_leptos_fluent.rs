//! A host with `leptos-fluent`. A cookie remembers the language, and all paths are the same in each.

use leptos::prelude::*;
use leptos_fluent::{I18n, leptos_fluent, move_tr};
use leptos_meta::{MetaTags, provide_meta_context};
use leptos_router::{
    components::{A, Route, Router, Routes},
    path,
};
use leptos_signup::{Form, SignupRoutes, follow_language};

pub fn account_form() -> Form {
    Form::new("account").at("/signup").email().password()
}

#[component]
fn I18nProvider(children: Children) -> impl IntoView {
    leptos_fluent! {
        children: children(),
        locales: "./fluent",
        default_language: "en",
        sync_html_tag_lang: true,
        sync_html_tag_dir: true,
        // Without a path, browsers send the cookie only to the folder of the page that set it.
        cookie_attrs: "Path=/; Max-Age=31536000; SameSite=Lax",
        initial_language_from_cookie: true,
        set_language_to_cookie: true,
        // The server and the browser must choose the same language when there is no cookie.
        initial_language_from_accept_language_header: true,
        initial_language_from_navigator: true,
    }
}

#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    view! {
        <I18nProvider>
            <Router>
                <Header/>
                <main>
                    <Routes fallback=|| "Not found">
                        <Route path=path!("") view=Home/>
                        <SignupRoutes form=account_form/>
                    </Routes>
                </main>
            </Router>
        </I18nProvider>
    }
}

#[component]
fn Header() -> impl IntoView {
    let i18n = expect_context::<I18n>();
    // A page of the sign-up loads again when the language changes.
    follow_language(move || i18n.language.get());
    let switches = i18n.languages.iter().map(move |language| {
        view! { <button on:click=move |_| i18n.language.set(language)>{language.name}</button> }
    });
    view! {
        <header>
            <p>{move_tr!("welcome")}</p>
            {switches.collect_view()}
        </header>
    }
}

#[component]
fn Home() -> impl IntoView {
    view! { <A href="/signup">{move_tr!("sign-up")}</A> }
}

/// The document around the app. `leptos_fluent!` sets the language of `<html>`.
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
        text::languages::{ENGLISH, FRENCH},
    };

    use super::{App, account_form, shell};

    /// The places in which `leptos_fluent!` looks, in its order.
    fn languages() -> Languages {
        Languages::new([ENGLISH, FRENCH])
            .from_sources([LanguageSource::cookie("lf-lang"), LanguageSource::accept_language()])
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
