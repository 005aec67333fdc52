//! A mailer that sends through the HTTP API of a provider, here Postmark.

use std::{fmt, time::Duration};

use axum::{
    body::Bytes,
    http::{Request, StatusCode, header},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use http_body_util::{BodyExt, Full, Limited};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use leptos_signup::{Mail, MailError, Mailer, async_trait};
use serde::Deserialize;
use serde_json::{Value, json};

const TIMEOUT: Duration = Duration::from_secs(30);
const LONGEST_ANSWER: usize = 64 * 1024;

pub struct Postmark {
    http: Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
    url: String,
    token: String,
}

impl Postmark {
    /// `url` is `https://api.postmarkapp.com/email`.
    pub fn new(url: impl Into<String>, token: impl Into<String>) -> Self {
        let tls = HttpsConnectorBuilder::new().with_webpki_roots().https_or_http().enable_http1();
        let http = Client::builder(TokioExecutor::new()).build(tls.build());
        Self { http, url: url.into(), token: token.into() }
    }

    async fn post(&self, mail: Value) -> Result<(StatusCode, Bytes), MailError> {
        let request = Request::post(&self.url)
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::ACCEPT, "application/json")
            .header("X-Postmark-Server-Token", &self.token)
            .body(Full::new(mail.to_string().into()))
            .map_err(|_| MailError::server_fault("no request", "check the URL and the token"))?;
        // No error text of the client: it may hold the address of the person.
        let failed = |what: &'static str| move |_| MailError::transient(what);
        let answer = self.http.request(request).await.map_err(failed("no answer"))?;
        let status = answer.status();
        let body = Limited::new(answer.into_body(), LONGEST_ANSWER).collect().await;
        Ok((status, body.map_err(|_| MailError::transient("the answer broke off"))?.to_bytes()))
    }
}

#[async_trait]
impl Mailer for Postmark {
    async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        let answer = tokio::time::timeout(TIMEOUT, self.post(to_json(mail))).await;
        let (status, body) = answer.map_err(|_| MailError::transient("no answer in time"))??;
        match status {
            StatusCode::OK => Ok(()),
            StatusCode::UNPROCESSABLE_ENTITY => Err(refusal(&body)),
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => {
                Err(MailError::server_fault("the token is refused", "check POSTMARK_TOKEN"))
            }
            other => Err(MailError::transient(format!("Postmark answered {other}"))),
        }
    }
}

fn to_json(mail: &Mail) -> Value {
    let image = mail.image.iter().map(|image| {
        json!({
            "Name": image.file_name,
            "Content": STANDARD.encode(&image.bytes),
            "ContentType": image.media_type,
            "ContentID": format!("cid:{}", image.content_id),
        })
    });
    json!({
        "From": mail.from,
        "To": mail.to,
        "Subject": mail.subject,
        "TextBody": mail.text,
        "HtmlBody": mail.html,
        "Attachments": image.collect::<Vec<_>>(),
        "Headers": [{ "Name": "Message-ID", "Value": mail.message_id },
                    { "Name": "X-PM-KeepID", "Value": "true" }],
        "MessageStream": "outbound",
        // A link that was replaced no longer names the site, and a scanner would open it.
        "TrackLinks": "None",
        "TrackOpens": false,
    })
}

#[derive(Deserialize)]
struct Refusal {
    #[serde(rename = "ErrorCode")]
    code: u32,
}

/// What a refusal means for this mail and for the others.
fn refusal(body: &[u8]) -> MailError {
    let Ok(Refusal { code }) = serde_json::from_slice(body) else {
        return MailError::transient("Postmark refused the mail without a code");
    };
    let message = format!("Postmark error {code}");
    match code {
        // The mailbox bounced before, or its owner complained.
        406 => MailError::refused_recipient(message),
        // The sender, or the account.
        400 | 401 | 405 | 412 | 413 => {
            MailError::server_fault(message, "confirm the sender, or see the account at Postmark")
        }
        _ => MailError::permanent(message),
    }
}

/// Without the token.
impl fmt::Debug for Postmark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Postmark").field("url", &self.url).finish_non_exhaustive()
    }
}
