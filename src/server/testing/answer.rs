//! A whole answer of the host.

use std::fmt;

use axum::{
    body::to_bytes,
    http::{HeaderMap, StatusCode, header},
    response::Response,
};

use crate::{
    form::problem::ProblemCode,
    server::{flow::just_confirmed::JustConfirmed, testing::page::Page},
};

/// Begins the list of resources of a page.
const PENDING: &str = "__PENDING_RESOURCES=[";

/// A whole answer of the host.
///
/// `Debug` shows the status and the path alone: bodies and headers hold secrets.
#[derive(Clone)]
#[non_exhaustive]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as text. A page is without the sentences that it carries for its scripts, so that a test which
    /// looks for a sentence finds only what the page shows.
    pub body: String,
    /// The path and the query of the request, after all redirects that were followed.
    pub path: String,
    /// The account that the request confirmed, or one of the redirects before it.
    pub confirmed: Option<JustConfirmed>,
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer")
            .field("status", &self.status)
            .field("path", &self.path.split('?').next())
            .finish_non_exhaustive()
    }
}

impl Answer {
    /// Reads a response to its end. Its [`path`](Self::path) is empty.
    pub async fn read(response: Response) -> Self {
        let (parts, body) = response.into_parts();
        // A body that breaks off is as short as a browser would see it.
        let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
        Self {
            status: parts.status,
            headers: parts.headers,
            body: without_texts(&String::from_utf8_lossy(&body)),
            path: String::new(),
            confirmed: parts.extensions.get().copied(),
        }
    }

    /// The value of a header, or an empty text.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Where the answer redirects to, or an empty text.
    #[must_use]
    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// `name=value` of the first cookie that the answer sets, or an empty text.
    #[must_use]
    pub fn cookie(&self) -> String {
        self.header("set-cookie").split(';').next().unwrap_or_default().to_owned()
    }

    /// The cookies that the answer sets, with their attributes.
    pub fn set_cookies(&self) -> impl Iterator<Item = &str> {
        let all = self.headers.get_all(header::SET_COOKIE).iter();
        all.filter_map(|value| value.to_str().ok())
    }

    /// The ticket of the first form of the page, or an empty text.
    #[must_use]
    pub fn ticket(&self) -> String {
        let page = Page::read(&self.body);
        let mut tickets = page.forms.iter().filter_map(|form| form.value("ticket"));
        tickets.next().unwrap_or_default().to_owned()
    }

    /// The body without what differs on every page: the nonce of its scripts, the tickets of its forms, and the
    /// order in which Leptos lists its resources. For tests that compare two pages.
    #[must_use]
    pub fn without_nonce(&self) -> String {
        let page = Page::read(&self.body);
        let tickets = page.forms.iter().filter_map(|form| form.value("ticket"));
        let varying = page.nonces.iter().map(String::as_str).chain(tickets);
        let varying = varying.filter(|text| !text.is_empty());
        let body = varying.fold(self.body.clone(), |body, text| body.replace(text, ""));
        let Some((before, rest)) = body.split_once(PENDING) else { return body };
        let rest = rest.split_once(']').map_or(rest, |(_, after)| after);
        [before, rest].concat()
    }

    /// The names of the fields of the page that have an error, each with its sentence.
    #[must_use]
    pub fn errors(&self) -> Vec<(String, String)> {
        Page::read(&self.body).errors
    }

    /// The sentence of the error at this field.
    #[must_use]
    pub fn error_at(&self, field: &str) -> Option<String> {
        let mut errors = self.errors().into_iter();
        errors.find(|(name, _)| name == field).map(|(_, sentence)| sentence)
    }

    /// What is wrong at this field.
    ///
    /// ```
    /// use leptos_signup::{form::ProblemCode, testing::Host};
    ///
    /// async fn an_address_is_needed(host: &Host) {
    ///     let attempt = host.sign_up("account", &[("email", "")]).await;
    ///     assert_eq!(attempt.page.problem_at("email"), Some(ProblemCode::Missing));
    /// }
    /// ```
    #[must_use]
    pub fn problem_at(&self, field: &str) -> Option<ProblemCode> {
        let problems = Page::read(&self.body).problems;
        problems.into_iter().find(|it| it.field == field).map(|it| it.code)
    }

    /// The body of a server function of the sign-up without what names the person: the name of the next step, or
    /// the refusal.
    #[must_use]
    pub fn outcome(&self) -> &str {
        match self.body.strip_prefix("step=") {
            Some(step) => step.split('&').next().unwrap_or_default(),
            None => &self.body,
        }
    }
}

/// A page without the sentences that its scripts may need later.
fn without_texts(body: &str) -> String {
    let without = |direction: &str| {
        let at = body.find(&["\\n", direction, "\\n"].concat())?;
        let start = body[..at].rfind('"')? + 1;
        let end = at + body[at..].find("\";")?;
        Some([&body[..start], &body[end..]].concat())
    };
    without("ltr").or_else(|| without("rtl")).unwrap_or_else(|| body.to_owned())
}
