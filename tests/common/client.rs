//! Requests that reach the router without a port, and complete responses.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
    response::Response,
};
use tower::ServiceExt;

/// A post of a form. Without a ticket among the fields, a post of a link's page is about the newest
/// link in the cookies, as the page that a browser opened last.
pub fn form_post(path: &str, fields: &[(&str, &str)], headers: &[(&str, &str)]) -> Request<Body> {
    let mut body = form_urlencoded::Serializer::new(String::new());
    body.extend_pairs(fields);
    let is_about_a_link = path.ends_with("/confirm") || path.ends_with("/not-me");
    if is_about_a_link && fields.iter().all(|(name, _)| *name != "ticket") {
        let cookies = headers.iter().filter(|(name, _)| *name == "cookie");
        body.extend_pairs(cookies.filter_map(|(_, it)| Some(("ticket", link_ticket(it)?))));
    }
    let body = body.finish();
    let mut request = Request::post(path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::HOST, "127.0.0.1:3000");
    for (name, value) in headers.iter().filter(|(_, value)| !value.is_empty()) {
        request = request.header(*name, *value);
    }
    request.body(Body::from(body)).unwrap()
}

/// The ticket that the page of the newest link in these cookies has.
pub fn link_ticket(cookies: &str) -> Option<String> {
    let pairs = cookies.split("; ").filter_map(|cookie| cookie.split_once('='));
    let (name, tokens) = pairs.into_iter().find(|(name, _)| name.ends_with("-link"))?;
    let (_, named) = name.strip_suffix("-link")?.split_once("signup")?;
    // The path of the public URL stands before the form.
    let (_, form) = named.split_once('-')?;
    let secret = Sha256::digest(tokens.split('.').next()?.as_bytes());
    let page = Sha256::new().chain_update("page of a link\0").chain_update(form);
    let page = page.chain_update("\0").chain_update(secret).finalize();
    Some(BASE64_URL_SAFE_NO_PAD.encode(&page[..16]))
}

/// A page without the sentences that its scripts may need later.
fn without_texts(body: &str) -> String {
    for direction in ["ltr", "rtl"] {
        let marker = format!("\\n{direction}\\n");
        let Some(at) = body.find(&marker) else { continue };
        let start = body[..at].rfind('"').unwrap() + 1;
        let end = at + body[at..].find("\";").unwrap();
        return [&body[..start], &body[end..]].concat();
    }
    body.to_owned()
}

/// A POST request with a JSON body.
pub fn json_post(path: &str, body: impl Into<Body>) -> Request<Body> {
    let request = Request::post(path).header(header::CONTENT_TYPE, "application/json");
    request.body(body.into()).unwrap()
}

pub async fn send(router: &Router, request: Request<Body>) -> Answer {
    Answer::read(router.clone().oneshot(request).await.unwrap()).await
}

/// A whole answer.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub async fn read(response: Response) -> Self {
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap();
        let body = without_texts(&String::from_utf8_lossy(&body));
        Self { status: parts.status, headers: parts.headers, body }
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// The body of a server function without what names the person: the name of the next step, or the refusal.
    pub fn outcome(&self) -> &str {
        match self.body.strip_prefix("step=") {
            Some(step) => step.split('&').next().unwrap_or_default(),
            None => &self.body,
        }
    }

    /// `name=value` of the cookie that the answer sets.
    pub fn cookie(&self) -> String {
        self.header("set-cookie").split(';').next().unwrap().to_owned()
    }

    /// The body without the nonce of its scripts, which differs on every page, and without the
    /// ticket, which differs on every page about another attempt or link.
    pub fn without_nonce(&self) -> String {
        let value = |before: &str| {
            self.body.split_once(before).map(|(_, rest)| rest.split('"').next().unwrap())
        };
        let nonce = value("nonce=\"").unwrap_or("no nonce");
        let ticket = value("name=\"ticket\" value=\"").unwrap_or("no ticket");
        self.body.replace(nonce, "").replace(ticket, "")
    }

    /// The ticket in the form on the page.
    pub fn ticket(&self) -> String {
        let (_, rest) = self.body.split_once("name=\"ticket\" value=\"").unwrap();
        rest.split('"').next().unwrap().to_owned()
    }
}
