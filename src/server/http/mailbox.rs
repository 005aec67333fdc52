//! `/dev/mailbox`: the captured mails, for people and for test suites on this machine.

use std::time::UNIX_EPOCH;

use axum::{
    extract::Request,
    http::{StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use base64::{Engine, prelude::BASE64_STANDARD};
use leptos::prelude::*;
use serde::Serialize;

use crate::server::{http::state::HttpState, mail::Mail, store::rfc3339};

const PAGE: &str = "/dev/mailbox";
const JSON: &str = "/dev/mailbox.json";

/// A captured mail as a test suite reads it.
#[derive(Serialize)]
struct Captured {
    message_id: String,
    from: String,
    to: String,
    subject: String,
    text: String,
    /// With the image of the mail, if it has one, as a URL of the scheme `data`.
    html: String,
    /// Every URL with a line of its own in the text.
    links: Vec<String>,
    /// The code in the text, if there is one.
    code: Option<String>,
    /// Milliseconds since 1970.
    date: u128,
    #[serde(skip)]
    date_text: String,
}

pub(crate) fn is_at(path: &str) -> bool {
    path == PAGE || path == JSON
}

pub(crate) fn show(state: &HttpState, request: &Request) -> Response {
    let Some(mailbox) = &state.captured else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let to = recipient(request.uri());
    let mails = mailbox.mails().into_iter();
    let mails = mails.filter(|mail| to.as_ref().is_none_or(|to| *to == mail.to)).map(capture);
    let (kind, body) = if asks_for_json(request) {
        let list = serde_json::to_string(&mails.collect::<Vec<_>>());
        ("application/json", list.unwrap_or_default())
    } else {
        ("text/html; charset=utf-8", page(to.as_deref(), mails))
    };
    ([(header::CONTENT_TYPE, kind)], body).into_response()
}

/// By the path, or by an `Accept` header with JSON and without HTML.
fn asks_for_json(request: &Request) -> bool {
    let accept = request.headers().get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
    let accepts = |kind| accept.is_some_and(|accept| accept.contains(kind));
    // The path of the site stands before it.
    request.uri().path().ends_with(JSON) || (accepts("application/json") && !accepts("text/html"))
}

fn recipient(uri: &Uri) -> Option<String> {
    let query = uri.query()?.as_bytes();
    let mut pairs = form_urlencoded::parse(query);
    pairs.find(|(name, _)| name == "to").map(|(_, to)| to.into_owned())
}

fn capture(mail: Mail) -> Captured {
    let html = with_image(&mail);
    Captured {
        links: mail.links().map(str::to_owned).collect(),
        code: mail.code().map(str::to_owned),
        date_text: rfc3339::text(mail.date),
        date: mail.date.duration_since(UNIX_EPOCH).unwrap_or_default().as_millis(),
        message_id: mail.message_id,
        from: mail.from,
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        html,
    }
}

/// The HTML with its image in it, because a browser knows no `cid:`.
fn with_image(mail: &Mail) -> String {
    let Some(image) = &mail.image else { return mail.html.clone() };
    let data = BASE64_STANDARD.encode(&image.bytes);
    let url = ["data:", image.media_type, ";base64,", &data].concat();
    mail.html.replace(&["cid:", &image.content_id].concat(), &url)
}

fn page(to: Option<&str>, mails: impl Iterator<Item = Captured>) -> String {
    let articles = mails.enumerate().map(|(at, mail)| article(at, mail)).collect_view();
    let page = view! {
        <html lang="en">
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width"/>
                <meta name="color-scheme" content="light dark"/>
                <title>"Captured emails"</title>
                <style>{STYLE}</style>
            </head>
            <body>
                <main>
                    <h1>"Captured emails"</h1>
                    <p>
                        "Newest first. Test suites read "
                        <a href="mailbox.json">{JSON}</a> ", optionally with ?to=address."
                    </p>
                    <form>
                        <label for="to">"Only to"</label>
                        <input id="to" name="to" type="search" value=to.unwrap_or_default().to_owned()/>
                        <button>"Show"</button>
                        " "
                        <a href="?">"Show all"</a>
                    </form>
                    {articles}
                </main>
            </body>
        </html>
    };
    document(page)
}

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}\
    article{border:1px solid #8884;border-radius:.5rem;padding:1rem;margin:1rem 0}\
    h2{margin:0;font-size:1.1rem}p{margin:.25rem 0;overflow-wrap:anywhere}\
    strong{font:600 1.5rem ui-monospace,monospace;user-select:all}\
    input,button{font:inherit;padding:.25rem .5rem}\
    pre{white-space:pre-wrap;overflow-wrap:anywhere}\
    iframe{inline-size:100%;block-size:48rem;border:1px solid #8884}";

fn article(at: usize, mail: Captured) -> AnyView {
    let title = format!("mail-{at}");
    let links = mail.links.into_iter();
    let links =
        links.map(|link| view! { <p><a href=link.clone()>{link.clone()}</a></p> }).collect_view();
    let code = mail.code.map(|code| view! { <p>"Code " <strong>{code}</strong></p> });
    view! {
        <article aria-labelledby=title.clone()>
            <h2 id=title.clone()>{mail.subject.clone()}</h2>
            <p>"From " {mail.from} " to " {mail.to}</p>
            <p>
                <time datetime=mail.date_text.clone()>{mail.date_text.clone()}</time>
            </p>
            {code}
            {links}
            <details>
                <summary>"Text of “" {mail.subject.clone()} "”"</summary>
                <pre>{mail.text}</pre>
            </details>
            <details>
                <summary>"HTML of “" {mail.subject.clone()} "”"</summary>
                <iframe sandbox="" srcdoc=mail.html title=mail.subject></iframe>
            </details>
        </article>
    }
    .into_any()
}

/// A whole document, without the markers for hydration. Text is escaped, so no text can look like one.
fn document(page: impl RenderHtml) -> String {
    format!("<!DOCTYPE html>{}", page.to_html().replace("<!>", ""))
}
