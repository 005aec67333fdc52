//! A running host on SQLite in memory, with a mailer that keeps the mails.

use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header, request::Builder},
};
use leptos_signup::{
    CapturedMailer, ConfigError, Mail, MailError, Mailer, Signup, SignupBuilder, SqliteStore,
    async_trait,
};
use tower::ServiceExt;

const ORIGIN: &str = "http://127.0.0.1:3000";

#[derive(Clone, Debug, Default)]
struct SharedMailer(Arc<CapturedMailer>);

#[async_trait]
impl Mailer for SharedMailer {
    async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        self.0.send(mail).await
    }
}

pub struct Site {
    signup: Signup,
    router: Router,
    mailer: SharedMailer,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Site {
    pub async fn start(
        host: impl AsyncFnOnce(SignupBuilder) -> Result<(Signup, Router), ConfigError>,
    ) -> Self {
        let mailer = SharedMailer::default();
        let builder = Signup::builder()
            .store(SqliteStore::connect("sqlite::memory:").await.unwrap())
            .public_url(ORIGIN)
            .mailer(mailer.clone())
            .min_fill_time(Duration::ZERO);
        let (signup, router) = host(builder).await.unwrap();
        Self { signup, router, mailer }
    }

    pub async fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.send(Request::get(path), headers, "").await
    }

    pub async fn post(&self, path: &str, headers: &[(&str, &str)], form: &str) -> Answer {
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::HOST, "127.0.0.1:3000");
        self.send(request, headers, form).await
    }

    async fn send(&self, mut request: Builder, headers: &[(&str, &str)], body: &str) -> Answer {
        // Leptos redirects only requests for a page, as browsers send them.
        request = request.header(header::ACCEPT, "text/html");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from(body.to_owned())).unwrap();
        let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap();
        let body = String::from_utf8_lossy(&body).into_owned();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    /// The only mail that was sent.
    pub async fn mail(&self) -> Mail {
        self.signup.deliver_due_mail().await.unwrap();
        let mut mails = self.mailer.0.mails();
        assert_eq!(mails.len(), 1);
        mails.remove(0)
    }
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// `name=value` of the cookie that the answer sets.
    pub fn cookie(&self) -> &str {
        self.header("set-cookie").split(';').next().unwrap()
    }

    /// Checks that the whole page is in one language: the document, the host's texts, and the form, which
    /// posts to `action`.
    pub fn is_page(&self, language: &str, host: &str, action: &str) {
        assert_eq!(self.header("content-language"), language, "{}", self.body);
        for expected in [
            &*format!("<html lang=\"{language}\" dir=\"ltr\">"),
            &*format!("data-signup-form=\"account\" lang=\"{language}\""),
            &*format!("action=\"{action}\""),
            host,
        ] {
            assert!(self.body.contains(expected), "no {expected}: {}", self.body);
        }
    }
}

/// The path in the first link of a mail.
pub fn linked_path(mail: &Mail) -> &str {
    let mut lines = mail.text.lines();
    lines.find_map(|line| line.strip_prefix(ORIGIN)).unwrap()
}
