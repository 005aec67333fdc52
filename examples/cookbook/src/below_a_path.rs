//! An app below a path of its site: `https://example.org/app`, behind a proxy. `nginx.conf` is beside this folder.

use axum::Router;
use leptos::{config::LeptosOptions, prelude::*};
use leptos_axum::{LeptosRoutes, generate_route_list};
use leptos_meta::{MetaTags, provide_meta_context};
use leptos_router::{
    components::{A, Outlet, ParentRoute, Route, Router as Pages, Routes},
    path,
};
use leptos_signup::{Form, Signup, SignupBuilder, SignupRoutes};

/// The path is part of every path that the crate is told.
pub fn account_form() -> Form {
    Form::new("account").at("/app/signup").continue_to("/app/home").email().password()
}

/// A form inside a `<ParentRoute>`.
pub fn letter_form() -> Form {
    Form::new("letter").at("/app/news/letter").continue_to("/app/home").email()
}

#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    view! {
        <Pages base="/app">
            <Routes fallback=|| "Not found">
                <Route path=path!("home") view=|| view! { <A href="/app/signup">"Sign up"</A> }/>
                // `under` is what the routes around it take off.
                <SignupRoutes form=account_form under="/app"/>
                <ParentRoute path=path!("news") view=Outlet>
                    <SignupRoutes form=letter_form under="/app/news"/>
                </ParentRoute>
            </Routes>
        </Pages>
    }
}

pub fn with_path(builder: SignupBuilder) -> SignupBuilder {
    builder
        .form(account_form())
        .form(letter_form())
        .public_url("https://example.org/app")
        // Only this proxy says who the client is.
        .trusted_proxies(["127.0.0.1"])
}

/// The whole app. A proxy may take the path off or leave it.
pub fn app(signup: &Signup, options: LeptosOptions) -> Router {
    let document = {
        let options = options.clone();
        move || shell(options.clone())
    };
    let app = Router::new()
        .leptos_routes(&options, generate_route_list(App), document)
        .fallback(leptos_axum::file_and_error_handler(shell))
        .layer(signup.layer())
        .with_state(options);
    signup.at_public_path(app)
}

fn shell(_: LeptosOptions) -> impl IntoView {
    view! {
        <!DOCTYPE html>
        <html lang="en">
            <head>
                <meta charset="utf-8"/>
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// The entry of the browser build: server functions are below the path too.
///
/// ```ignore
/// #[wasm_bindgen::prelude::wasm_bindgen]
/// pub fn hydrate() {
///     leptos::server_fn::client::set_server_url("/app");
///     leptos::mount::hydrate_body(App);
/// }
/// ```
pub fn hydrate() {
    leptos::server_fn::client::set_server_url("/app");
}
