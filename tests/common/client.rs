//! Requests that no page made, sent to the router as they are.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

use axum::{
    Router,
    body::Body,
    http::{Request, header},
};
use leptos_signup::testing::Answer;
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

/// A POST request with a JSON body.
pub fn json_post(path: &str, body: impl Into<Body>) -> Request<Body> {
    let request = Request::post(path).header(header::CONTENT_TYPE, "application/json");
    request.body(body.into()).unwrap()
}

pub async fn send(router: &Router, request: Request<Body>) -> Answer {
    Answer::read(router.clone().oneshot(request).await.unwrap()).await
}
