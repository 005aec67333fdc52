//! A small server that speaks hCaptcha's `siteverify`.

use std::{
    collections::HashSet,
    future::pending,
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{
    Json, Router,
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::post,
};
use leptos_signup::Submission;
use serde_json::json;
use tokio::net::TcpListener;

pub const SITE_KEY: &str = "5e1f0a52-3f0e-4b6b-9b53-7d2b8f6a1c11";
pub const SECRET: &str = "ES_canary_5ec7e7_of_the_account";

/// What it does with an answer that it sees for the first time.
#[derive(Clone, Debug)]
pub enum Verdict {
    Success,
    /// A success at another host.
    At(&'static str),
    Failure(&'static [&'static str]),
    /// Yes to everything, also to what it has seen.
    AlwaysYes,
    Status(u16),
    Redirect(String),
    Garbage,
    Endless,
    Stall,
    /// A success after this time.
    StallFor(Duration),
    /// This status for one answer, and a success for every other one.
    OnlyFor(&'static str, u16),
}

/// A running server. It stops with the runtime.
pub struct SiteVerify {
    pub url: String,
    desk: Arc<Desk>,
}

struct Desk {
    verdict: Mutex<Verdict>,
    seen: Mutex<HashSet<String>>,
    asked: Mutex<Vec<Submission>>,
}

impl SiteVerify {
    pub async fn start(verdict: Verdict) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let desk = Arc::new(Desk {
            verdict: Mutex::new(verdict),
            seen: Mutex::default(),
            asked: Mutex::default(),
        });
        let serving = Arc::clone(&desk);
        let verify = move |body: String| async move { serving.answer(&body).await };
        let routes = Router::new().route("/siteverify", post(verify));
        tokio::spawn(async { axum::serve(listener, routes).await });
        Self { url, desk }
    }

    pub fn now(&self, verdict: Verdict) {
        *self.desk.verdict.lock().unwrap() = verdict;
    }

    /// What was asked, in that order.
    pub fn asked(&self) -> Vec<Submission> {
        self.desk.asked.lock().unwrap().clone()
    }
}

impl Desk {
    async fn answer(&self, body: &str) -> Response {
        let asked = Submission::from_urlencoded(body.as_bytes()).unwrap();
        let is_new = self.seen.lock().unwrap().insert(asked.get("response").to_owned());
        self.asked.lock().unwrap().push(asked.clone());
        let verdict = self.verdict.lock().unwrap().clone();
        let failure = |codes: &[&str]| Json(json!({"success": false, "error-codes": codes}));
        let success = |host: &str| {
            let time = "2027-01-15T08:00:00.000000Z";
            Json(json!({"success": true, "challenge_ts": time, "hostname": host, "credit": false}))
        };
        match verdict {
            Verdict::Status(status) => {
                // A body that would be a success, if the status did not matter.
                (StatusCode::from_u16(status).unwrap(), success("127.0.0.1")).into_response()
            }
            Verdict::Redirect(to) => {
                (StatusCode::TEMPORARY_REDIRECT, [("location", to)]).into_response()
            }
            Verdict::Garbage => "<h1>Service unavailable</h1>".into_response(),
            Verdict::Endless => " ".repeat(100 * 1024).into_response(),
            Verdict::Stall => pending().await,
            Verdict::StallFor(time) => {
                tokio::time::sleep(time).await;
                success("127.0.0.1").into_response()
            }
            Verdict::OnlyFor(answer, status) if asked.get("response") == answer => {
                StatusCode::from_u16(status).unwrap().into_response()
            }
            Verdict::AlwaysYes | Verdict::OnlyFor(..) => success("127.0.0.1").into_response(),
            _ if asked.get("secret").is_empty() => {
                failure(&["missing-input-secret"]).into_response()
            }
            _ if !is_new => failure(&["already-seen-response"]).into_response(),
            Verdict::Failure(codes) => failure(codes).into_response(),
            Verdict::At(host) => success(host).into_response(),
            Verdict::Success => success("127.0.0.1").into_response(),
        }
    }
}
