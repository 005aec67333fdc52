//! Posts that make no account: from another site, incomplete, and to what is not open.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use leptos::server_fn::ServerFn;

use crate::{server::testing::conformance::Trial, server_functions::Register};

const FOREIGN: &str = "a post of another site is refused";
const ERRORS: &str = "an incomplete form comes back with its errors, and never with the password";
const FUNCTIONS: &str = "the server functions are served";

pub(super) async fn check(trial: &mut Trial<'_>) {
    foreign(trial).await;
    incomplete(trial).await;
    functions(trial).await;
    #[cfg(feature = "api")]
    api::check(trial).await;
}

async fn foreign(trial: &mut Trial<'_>) {
    let request = Request::post(trial.form.path())
        .header(header::HOST, trial.host.0.authority())
        .header(header::ORIGIN, "https://evil.example")
        .header("sec-fetch-site", "cross-site")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from("email=reader@example.org"));
    let Ok(request) = request else { return };
    let status = trial.host.send(request).await.status;
    trial.expect(FOREIGN, status == StatusCode::FORBIDDEN, || {
        format!(
            "It is answered {status}. A layer around the sign-up's removes or replaces `Origin` and \
             `Sec-Fetch-Site`: leave them as they are."
        )
    });
}

/// The form with nothing but a password that is too short.
async fn incomplete(trial: &mut Trial<'_>) {
    const SHORT: &str = "Zq3x";
    if !trial.form.has_email() && !trial.form.has_password() {
        trial.leave(ERRORS, "the form has no field that must be filled in");
        return;
    }
    let (browser, path) = (trial.host.browser(), trial.path(""));
    let page = browser.open(&path).await;
    let has_password = trial.form.password_field().is_some();
    let typed: &[(&str, &str)] = if has_password { &[("password", SHORT)] } else { &[] };
    let answer = browser.send_form(&page, &path, typed).await;
    let is_told = answer.status == StatusCode::UNPROCESSABLE_ENTITY && !answer.errors().is_empty();
    trial.expect(ERRORS, is_told && !answer.body.contains(SHORT), || {
        format!(
            "{path} answers {} without an error at a field: the page must be rendered by your Leptos app, so pass \
             its POST on to the routes of `.leptos_routes(…)`.",
            answer.status
        )
    });
}

async fn functions(trial: &mut Trial<'_>) {
    let path = [trial.host.signup().parts().cx.public_url.path(), Register::PATH].concat();
    let form = [("form", trial.form.id())];
    let answer = trial.host.browser().post(&path, &form).await;
    let is_served = answer.body.contains("refusal=") || answer.body.starts_with("step=");
    trial.expect(FUNCTIONS, is_served, || {
        format!(
            "{path} answers {}. The scripts of the pages post there: `.leptos_routes(…)` registers it, and no \
             prefix of yours (`SERVER_FN_PREFIX`) may change the path.",
            answer.status
        )
    });
}

#[cfg(feature = "api")]
mod api {
    //! The JSON API is where it was opened, and nowhere else.

    use axum::{
        body::Body,
        http::{Request, header},
    };

    use crate::server::{http::api::openapi::BASE, testing::conformance::Trial};

    const API: &str = "the JSON API is open where the builder says so, and nowhere else";

    pub(super) async fn check(trial: &mut Trial<'_>) {
        let path = [trial.form.path(), BASE, trial.form.id()].concat();
        let request = Request::post(&path)
            .header(header::HOST, trial.host.0.authority())
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from("{}"));
        let Ok(request) = request else { return };
        let answer = trial.host.send(request).await;
        let is_api = answer.header("content-type").starts_with("application/problem+json");
        let is_open = trial.host.signup().parts().http.api.is_open_for(trial.form);
        trial.expect(API, is_api == is_open, || match is_open {
            true => format!(
                "{path} answers {}: a route of yours stands before the layer of the sign-up.",
                answer.status
            ),
            false => {
                format!("{path} answers a problem of the API, which `.json_api(…)` does not open.")
            }
        });
    }
}
