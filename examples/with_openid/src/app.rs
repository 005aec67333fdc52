//! The form, the routes, and the sessions that begin with a sign-up.

use axum::{
    Form as Posted, Router,
    extract::{Request, State},
    http::{HeaderMap, StatusCode},
    middleware::{Next, from_fn_with_state},
    response::{Html, IntoResponse, Redirect, Response},
    routing::get,
};
use leptos::{config::LeptosOptions, prelude::*};
use leptos_axum::{LeptosRoutes, generate_route_list};
use leptos_meta::{MetaTags, provide_meta_context};
use leptos_router::components::{Router as LeptosRouter, Routes};
use leptos_signup::{
    ConfigError, Form, JustConfirmed, Signup, SignupBuilder, SignupRoutes,
    accounts::{LinkOutcome, LogIn},
    form::Document,
};
use serde::Deserialize;

use crate::{
    openid::{self, Failure, Settings},
    sessions::{Session, Sessions},
};

pub const RULES: Document = Document::new("rules", "1", "rules of the garden", "/rules");

/// With a provider, the address and the password are not asked for.
pub fn account_form() -> Form {
    Form::new("account").at("/signup").email().username().password().consent(RULES)
}

#[component]
fn App() -> impl IntoView {
    provide_meta_context();
    view! {
        <LeptosRouter>
            <Routes fallback=|| "Not found">
                <SignupRoutes form=account_form/>
            </Routes>
        </LeptosRouter>
    }
}

fn shell() -> impl IntoView {
    view! {
        <!DOCTYPE html>
        <html>
            <head>
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// Why the host does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error(transparent)]
    Signup(#[from] ConfigError),
    #[error("the provider cannot be used: {0}")]
    Provider(#[from] Failure),
}

/// The whole host.
pub async fn start(
    builder: SignupBuilder,
    settings: Settings,
) -> Result<(Signup, Router), StartError> {
    let builder = builder.form(account_form()).document("rules", "1", "Be kind to worms.");
    let signup = builder.build().await?;
    let sessions = Sessions::default();
    let options = LeptosOptions::builder().output_name("with_openid").build();
    let site = Site { signup: signup.clone(), sessions: sessions.clone() };
    let own = Router::new().route("/", get(home)).route("/login", get(ask).post(log_in));
    let app = Router::new()
        .leptos_routes(&options, generate_route_list(App), shell)
        .with_state(options)
        .merge(own.with_state(site))
        .merge(openid::routes(settings, signup.clone(), sessions.clone()).await?)
        .layer(signup.layer())
        .layer(from_fn_with_state(sessions, open_session));
    Ok((signup, app))
}

#[derive(Clone)]
struct Site {
    signup: Signup,
    sessions: Sessions,
}

/// Logs the browser in that has just got its account.
async fn open_session(State(sessions): State<Sessions>, request: Request, next: Next) -> Response {
    let headers = request.headers().clone();
    let mut response = next.run(request).await;
    let just = response.extensions().get::<JustConfirmed>();
    if let Some(account) = just.and_then(JustConfirmed::account_of_originator) {
        let session = Session { account: Some(account), ..sessions.take(&headers) };
        let (name, cookie) = sessions.put(session);
        response.headers_mut().append(name, cookie);
    }
    response
}

async fn home(State(site): State<Site>, headers: HeaderMap) -> Result<Html<String>, StatusCode> {
    let Some(account) = site.sessions.account(&headers) else {
        let text =
            "<a href=\"/openid\">Continue with your provider</a> <a href=\"/login\">Log in</a>";
        return Ok(Html(text.to_owned()));
    };
    let accounts = site.signup.accounts("account");
    let found = accounts.get(account).await.map_err(|_| StatusCode::SERVICE_UNAVAILABLE)?;
    // A username has letters, digits and little else.
    let name = found.and_then(|account| account.username).unwrap_or_default();
    Ok(Html(format!("Logged in as {name}")))
}

/// The log-in of people who have a password. With an identity that waits, it is linked afterwards.
async fn ask() -> Html<&'static str> {
    Html(
        "<form method=\"post\"><p>You have an account. Log in once with your password, and next time with \
         your provider.</p><input name=\"login\"><input name=\"password\" type=\"password\"> \
         <button>Log in</button></form>",
    )
}

#[derive(Deserialize)]
struct Credentials {
    login: String,
    password: String,
}

async fn log_in(
    State(site): State<Site>,
    headers: HeaderMap,
    Posted(typed): Posted<Credentials>,
) -> Result<Response, StatusCode> {
    let unavailable = |_| StatusCode::SERVICE_UNAVAILABLE;
    let accounts = site.signup.accounts("account");
    let known = accounts.authenticate(&typed.login, &typed.password).await.map_err(unavailable)?;
    let LogIn::Account(account) = known else { return Err(StatusCode::UNAUTHORIZED) };
    let mut session = site.sessions.take(&headers);
    // Another person may log in at this computer, who must not get it.
    if let Some((owner, identity)) = session.waiting.take()
        && owner == account.id
    {
        let linked = accounts.link(account.id, &identity).await.map_err(unavailable)?;
        if let LinkOutcome::HeldBy(_) | LinkOutcome::UnknownAccount = linked {
            return Err(StatusCode::CONFLICT);
        }
    }
    session.account = Some(account.id);
    Ok(([site.sessions.put(session)], Redirect::to("/")).into_response())
}
