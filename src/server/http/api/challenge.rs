//! The captcha of a form, for programs.

use axum::{http::StatusCode, response::Response};
use serde::Serialize;
use serde_json::Value;

use crate::{
    form::{Form, submission::Submission},
    server::{
        captcha::proof_of_work::WorkFor,
        http::{
            api::{
                json::json,
                problem::{ProblemDetails, ProblemKind},
            },
            pages::asked_for,
            state::HttpState,
        },
        net::client::Client,
    },
    text::message::Message,
    ui::captcha::widget::{ScriptWidget, Widget, Work},
};

/// A challenge of ALTCHA.
#[derive(Serialize)]
struct Challenge {
    /// The member of a registration for the solution.
    field: &'static str,
    challenge: Value,
    /// The largest number to try.
    most: u32,
    /// Seconds until the challenge expires.
    expires_in: u32,
}

/// A widget, which a person solves in a browser.
#[derive(Serialize)]
struct WidgetChallenge<'a> {
    /// The member of a registration for the answer.
    field: &'a str,
    script: &'a str,
    site_key: &'a str,
}

/// `GET {form}/challenge`.
pub(crate) async fn get(
    state: &HttpState,
    form: &Form,
    query: Option<&str>,
    client: Client,
) -> Result<Response, ProblemDetails> {
    let what = asked_for(query);
    let captcha = state.widgets.render(form, &Submission::default(), client, what).await;
    let widget = captcha.and_then(|captcha| captcha.work.map(Widget::Work).or(captcha.widget));
    match widget {
        Some(Widget::Work(work)) => of_work(&work),
        Some(Widget::Script(ScriptWidget { script, site_key, field, .. })) => {
            let (field, script, site_key) = (field.as_ref(), script.as_ref(), site_key.as_ref());
            Ok(json(StatusCode::OK, &WidgetChallenge { field, script, site_key }))
        }
        None if what == WorkFor::Captcha && state.captchas.of(form.id()).is_none() => {
            Err(ProblemDetails::new(ProblemKind::NotOffered, Message::ApiNoCaptcha))
        }
        None => Err(ProblemDetails::new(ProblemKind::Unavailable, Message::ApiNoChallenge)),
    }
}

fn of_work(work: &Work) -> Result<Response, ProblemDetails> {
    match serde_json::from_str(&work.challenge) {
        Ok(challenge) => {
            let (most, expires_in) = (work.max_number, work.lifetime);
            let given = Challenge { field: work.field, challenge, most, expires_in };
            Ok(json(StatusCode::OK, &given))
        }
        // The proof of work wrote it as JSON.
        Err(error) => {
            tracing::error!(%error, "a challenge could not be read");
            Err(ProblemDetails::new(ProblemKind::Unavailable, Message::ApiNoChallenge))
        }
    }
}
