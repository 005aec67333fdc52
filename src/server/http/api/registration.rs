//! Registration, and the public part of an account.

use axum::{http::StatusCode, response::Response};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::{
    form::{Form, TICKET, submission::Submission},
    server::{
        flow::{
            proof_mail::COOLDOWN,
            register::{Registered, Sender},
        },
        http::{
            api::{json::json, members::Members, problem::ProblemDetails},
            state::HttpState,
        },
        net::client::Client,
        store::account::Account,
    },
};

/// An attempt that waits for its confirmation.
#[derive(Serialize)]
struct Accepted<'a> {
    /// A secret, for `confirm` and `resend`.
    attempt: &'a str,
    /// Seconds until the link and the code in the mail expire.
    expires_in: u64,
    /// Seconds until another mail may be requested.
    resend_in: u64,
}

/// The public part of an account. Each field is listed, so that a new field of the account never leaks.
/// It holds no hash and no key.
#[derive(Serialize)]
pub(crate) struct ShownAccount<'a> {
    id: String,
    form: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    username: Option<&'a str>,
    profile: &'a Map<String, Value>,
}

impl<'a> From<&'a Account> for ShownAccount<'a> {
    fn from(account: &'a Account) -> Self {
        Self {
            id: account.id.to_string(),
            form: &account.form,
            email: account.email_normalized.as_deref(),
            username: account.username.as_deref(),
            profile: &account.profile,
        }
    }
}

/// `POST {form}`.
pub(crate) async fn post_registration(
    state: &HttpState,
    form: &Form,
    members: &Members,
    client: Client,
    idempotency_key: &str,
) -> Result<Response, ProblemDetails> {
    let submission = members.submission(form.fields())?;
    let own = submission.pairs().filter(|(name, _)| *name != TICKET);
    let submission = Submission::from_pairs(own.chain([(TICKET, idempotency_key)]));
    let sender = match state.api.asks_for_captcha(form) {
        true => Sender::Program,
        false => Sender::ProgramWithoutCaptcha,
    };
    let registered = state.register.run(form, &submission, client, sender).await;
    match registered.map_err(|refusal| ProblemDetails::of(&refusal, form))? {
        Registered::Attempt(originator) => Ok(json(
            StatusCode::ACCEPTED,
            &Accepted {
                attempt: originator.expose(),
                expires_in: form.get_link_lifetime().as_secs(),
                resend_in: COOLDOWN.as_secs(),
            },
        )),
        Registered::Account(account, just_confirmed) => {
            let mut response = json(StatusCode::CREATED, &ShownAccount::from(&*account));
            if let Some(confirmed) = just_confirmed {
                response.extensions_mut().insert(confirmed);
            }
            Ok(response)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use serde_json::json;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_shown_account_holds_no_secret() {
        let Value::Object(profile) = json!({"side": "sun"}) else { panic!("an object") };
        let account = Account {
            id: Uuid::nil(),
            form: "club".to_owned(),
            email_deliverable: None,
            email_normalized: None,
            username: Some("ada".to_owned()),
            profile,
            language: crate::text::language::Language::ENGLISH,
            is_disposable: false,
            confirmed_at: SystemTime::UNIX_EPOCH,
            password_id: None,
        };
        let shown = serde_json::to_value(ShownAccount::from(&account)).unwrap_or_default();
        assert_eq!(
            shown,
            json!({
                "id": "00000000-0000-0000-0000-000000000000", "form": "club", "username": "ada",
                "profile": {"side": "sun"},
            })
        );
    }
}
