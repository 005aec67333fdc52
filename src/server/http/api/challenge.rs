//! The captcha of a form, for programs.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Serialize;
use serde_json::Value;

use super::{
    json,
    problem::{Kind, ProblemDetails},
};
use crate::{
    Form, Signup, Submission,
    form::CAPTCHA_FIELD,
    server::{
        captcha::{ScriptWidget, Widget, Work},
        client::Client,
    },
};

/// A challenge of ALTCHA.
#[derive(Serialize)]
struct Challenge {
    /// The member of a registration that has the solution.
    field: &'static str,
    challenge: Value,
    /// The last number to try.
    most: u32,
    /// Seconds for which the challenge is good.
    expires_in: u32,
}

/// A widget, which a person solves in a browser.
#[derive(Serialize)]
struct Drawn<'a> {
    /// The member of a registration that has the answer.
    field: &'a str,
    script: &'a str,
    site_key: &'a str,
}

/// `GET {form}/challenge`.
pub(super) async fn give(signup: &Signup, form: &Form, client: Client) -> Response {
    let shown = signup.shown_captcha(form, &Submission::default(), client).await;
    match shown.map(|shown| shown.widget) {
        Some(Widget::Work(work)) => of_work(&work),
        Some(Widget::Script(ScriptWidget { script, site_key, field, .. })) => {
            let (field, script, site_key) = (field.as_ref(), script.as_ref(), site_key.as_ref());
            json(StatusCode::OK, &Drawn { field, script, site_key })
        }
        None => ProblemDetails::new(Kind::Unavailable, "No challenge is available at the moment.")
            .into_response(),
    }
}

fn of_work(work: &Work) -> Response {
    match serde_json::from_str(&work.challenge) {
        Ok(challenge) => {
            let (most, expires_in) = (work.most, work.lives);
            let given = Challenge { field: CAPTCHA_FIELD, challenge, most, expires_in };
            json(StatusCode::OK, &given)
        }
        // It was written as JSON just before.
        Err(error) => {
            tracing::error!(%error, "a challenge could not be read");
            ProblemDetails::new(Kind::Unavailable, "No challenge is available at the moment.")
                .into_response()
        }
    }
}
