//! The pages of the host, and the server function that reads who is signed in.

use axum::http::{HeaderValue, header};
use axum_login::AuthSession;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_meta::{MetaTags, Title, provide_meta_context};
use leptos_router::{
    SsrMode,
    components::{Redirect, Route, Router, Routes},
    hooks::use_query_map,
    path,
};
use leptos_signup::{Form, PasswordRoutes, SignupRoutes};

use crate::{
    auth::Members,
    log_in::{Refused, Why, local},
};

pub fn account_form() -> Form {
    Form::new("account").at("/signup").continue_to("/me").email().password()
}

/// The address of the person who is signed in. The session is read again for each call: a value from the browser
/// proves nothing.
#[server]
pub async fn signed_in_as() -> Result<Option<String>, ServerFnError> {
    let auth: AuthSession<Members> = leptos_axum::extract().await?;
    Ok(auth.user.and_then(|member| member.account.email_normalized))
}

#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    view! {
        <Title text="Orchard"/>
        <Router>
            <main>
                <Routes fallback=|| "Not found">
                    <Route path=path!("") view=Home/>
                    <Route path=path!("log-in") view=LogIn ssr=SsrMode::Async/>
                    <Route path=path!("me") view=Me ssr=SsrMode::Async/>
                    <SignupRoutes form=account_form/>
                    <PasswordRoutes form=account_form/>
                </Routes>
            </main>
        </Router>
    }
}

#[component]
fn Home() -> impl IntoView {
    view! {
        <h1>"The orchard"</h1>
        <p><a href="/signup">"Sign up"</a> " or " <a href="/log-in">"log in"</a></p>
    }
}

/// A page for people who are signed in.
#[component]
fn Me() -> impl IntoView {
    // After a log-out, the button "back" must not show it again.
    expect_context::<ResponseOptions>()
        .insert_header(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let who = Resource::new_blocking(|| (), |()| signed_in_as());
    let page = move || {
        Suspend::new(async move {
            match who.await {
                Ok(Some(address)) => view! {
                    <h1>"Your orchard"</h1>
                    <p>"You are signed in as " <strong>{address}</strong> "."</p>
                    <form method="post" action="/log-out">
                        <button>"Log out"</button>
                    </form>
                }
                .into_any(),
                _ => view! { <Redirect path="/log-in?next=/me"/> }.into_any(),
            }
        })
    };
    view! { <Suspense>{page}</Suspense> }
}

/// The log-in page, also after a post that was refused.
#[component]
fn LogIn() -> impl IntoView {
    let refused = use_context::<Refused>();
    let query = use_query_map().with_untracked(|query| query.get("next").unwrap_or_default());
    let next = refused.as_ref().map_or(query, |it| it.next.clone());
    let login = refused.as_ref().map(|it| it.login.clone());
    view! {
        <Title text="Log in"/>
        <h1>"Log in"</h1>
        {refused.map(|it| view! { <p role="alert">{sentence(it.why)}</p> })}
        <form method="post" action="/log-in">
            <input type="hidden" name="next" value=local(&next).to_owned()/>
            <p>
                <label for="login">"Email address"</label>
                <input id="login" name="login" type="email" autocomplete="username" required value=login/>
            </p>
            <p>
                <label for="password">"Password"</label>
                <input
                    id="password"
                    name="password"
                    type="password"
                    autocomplete="current-password"
                    required
                />
            </p>
            <button>"Log in"</button>
        </form>
        <p><a href="/signup/forgot">"Forgot your password?"</a></p>
        <p><a href="/signup">"Sign up"</a></p>
    }
}

fn sentence(why: Why) -> String {
    match why {
        Why::Wrong => "The email address or the password is wrong.".to_owned(),
        Why::TooOften { retry_after } => {
            format!("Too many tries. Try again in {retry_after} seconds.")
        }
        Why::Unavailable => "Sorry, something went wrong. Try again in a minute.".to_owned(),
    }
}

/// The document around the app.
pub fn shell(_: LeptosOptions) -> impl IntoView {
    view! {
        <!DOCTYPE html>
        <html lang="en">
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}
