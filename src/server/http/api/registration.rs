//! Signing up, and what an account shows of itself.

use axum::{http::StatusCode, response::Response};
use serde::Serialize;
use serde_json::{Map, Value};

use super::{json, members::Members, problem::ProblemDetails};
use crate::{
    Form, Signup, Submission,
    form::TICKET,
    server::{
        client::Client,
        proof::COOLDOWN,
        registration::{Asked, Registered},
        store::Account,
    },
};

/// An attempt that waits for its confirmation.
#[derive(Serialize)]
struct Accepted<'a> {
    /// A secret, for `confirm` and `resend`.
    attempt: &'a str,
    /// Seconds for which the link and the code in the mail are good.
    expires_in: u64,
    /// Seconds until another mail may be asked for.
    resend_in: u64,
}

/// What may be shown of an account: by name, so that nothing is shown because it was added
/// elsewhere. There is no hash and no key in it.
#[derive(Serialize)]
pub(super) struct Shown<'a> {
    id: String,
    form: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    username: Option<&'a str>,
    profile: &'a Map<String, Value>,
}

impl<'a> From<&'a Account> for Shown<'a> {
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
pub(super) async fn register(
    signup: &Signup,
    form: &Form,
    members: &Members,
    client: Client,
    idempotency_key: &str,
) -> Result<Response, ProblemDetails> {
    let submission = members.submission(form.fields())?;
    let own = submission.pairs().filter(|(name, _)| *name != TICKET);
    let submission = Submission::from_pairs(own.chain([(TICKET, idempotency_key)]));
    let asked = match signup.inner().api.asks_for_captcha(form) {
        true => Asked::Captcha,
        false => Asked::Nothing,
    };
    let registered = signup.register(form, &submission, client, asked).await;
    match registered.map_err(|refusal| ProblemDetails::of(&refusal, form))? {
        Registered::Attempt(originator) => Ok(json(
            StatusCode::ACCEPTED,
            &Accepted {
                // What stands beside it is for pages, and never the same again.
                attempt: originator.alone().expose(),
                expires_in: form.get_link_lifetime().as_secs(),
                resend_in: COOLDOWN.as_secs(),
            },
        )),
        Registered::Account(account) => Ok(json(StatusCode::CREATED, &Shown::from(&*account))),
    }
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use serde_json::json;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn an_account_shows_what_it_is_and_no_secret() {
        let Value::Object(profile) = json!({"side": "sun"}) else { panic!("an object") };
        let account = Account {
            id: Uuid::nil(),
            form: "club".to_owned(),
            email: None,
            email_normalized: None,
            username: Some("ada".to_owned()),
            profile,
            is_disposable: false,
            confirmed_at: SystemTime::UNIX_EPOCH,
        };
        let shown = serde_json::to_value(Shown::from(&account)).unwrap_or_default();
        assert_eq!(
            shown,
            json!({
                "id": "00000000-0000-0000-0000-000000000000", "form": "club", "username": "ada",
                "profile": {"side": "sun"},
            })
        );
    }
}
