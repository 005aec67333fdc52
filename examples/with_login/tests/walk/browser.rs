//! A browser without scripts: it keeps cookies, follows redirects, and posts the forms of pages with their hidden
//! inputs. The router takes its requests without a port.

use std::{cell::RefCell, collections::BTreeMap};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use tower::ServiceExt;

pub const ORIGIN: &str = "http://127.0.0.1:3000";

pub struct Browser {
    router: Router,
    jar: RefCell<BTreeMap<String, String>>,
}

pub struct Page {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
    /// The path that it was loaded from.
    pub at: String,
}

impl Page {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn cookies(&self) -> Vec<&str> {
        let all = self.headers.get_all(header::SET_COOKIE).iter();
        all.map(|value| value.to_str().unwrap()).collect()
    }
}

impl Browser {
    pub fn new(router: &Router) -> Self {
        Self { router: router.clone(), jar: RefCell::default() }
    }

    pub fn cookie(&self, name: &str) -> Option<String> {
        self.jar.borrow().get(name).cloned()
    }

    pub fn keep(&self, name: &str, value: &str) {
        self.jar.borrow_mut().insert(name.to_owned(), value.to_owned());
    }

    /// Opens a path or a link, and follows redirects.
    pub async fn open(&self, link: &str) -> Page {
        let path = link.strip_prefix(ORIGIN).unwrap_or(link);
        let answer = self.send(Method::GET, path, None, &[]).await;
        self.follow(answer).await
    }

    /// Asks where a path leads, as a page does that waits.
    pub async fn look(&self, path: &str) -> Page {
        self.send(Method::HEAD, path, None, &[]).await
    }

    /// Posts a form of the page with its hidden inputs, and follows redirects.
    pub async fn submit(&self, page: &Page, action: &str, fields: &[(&str, &str)]) -> Page {
        let is_to = |html: &&str| html.contains(&format!("action=\"{action}\""));
        let form = page.body.split("<form ").skip(1).find(is_to);
        let form = form.unwrap_or_else(|| panic!("no form for {action}: {}", page.body));
        let hidden = hidden(form.split("</form>").next().unwrap());
        let hidden = hidden.iter().map(|(n, v)| (n.as_str(), v.as_str()));
        let is_typed = |name: &str| fields.iter().any(|(typed, _)| *typed == name);
        let all: Vec<_> =
            hidden.filter(|(n, _)| !is_typed(n)).chain(fields.iter().copied()).collect();
        let answer = self.post(action, &all).await;
        self.follow(answer).await
    }

    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.post_from(path, fields, &[("sec-fetch-site", "same-origin"), ("origin", ORIGIN)]).await
    }

    pub async fn post_from(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        headers: &[(&str, &str)],
    ) -> Page {
        let encode =
            |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
        let pairs =
            fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value)));
        let body = pairs.collect::<Vec<_>>().join("&");
        let kind = ("content-type", "application/x-www-form-urlencoded");
        self.send(Method::POST, path, Some(body), &[headers, &[kind]].concat()).await
    }

    pub async fn post_json(&self, path: &str, body: &str) -> Page {
        let kind = ("content-type", "application/json");
        self.send(Method::POST, path, Some(body.to_owned()), &[kind]).await
    }

    async fn follow(&self, mut page: Page) -> Page {
        for _ in 0..5 {
            if !page.status.is_redirection() {
                return page;
            }
            let to = page.header("location").to_owned();
            page = self.send(Method::GET, to.strip_prefix(ORIGIN).unwrap_or(&to), None, &[]).await;
        }
        panic!("{} redirects in a circle", page.at);
    }

    async fn send(
        &self,
        method: Method,
        path: &str,
        body: Option<String>,
        headers: &[(&str, &str)],
    ) -> Page {
        let cookies = self.jar.borrow().iter().map(|(n, v)| format!("{n}={v}")).collect::<Vec<_>>();
        // A server function answers the page of a browser with a redirect, and a script with a value.
        let accept = if method == Method::POST { "*/*" } else { "text/html" };
        let mut request = Request::builder().method(method).uri(path);
        request = request.header(header::ACCEPT, accept);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        let request = request.header(header::HOST, "127.0.0.1:3000");
        let request = request.body(body.map_or_else(Body::empty, Body::from)).unwrap();
        let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap();
        let body = String::from_utf8(body.to_vec()).unwrap();
        let page = Page { status: parts.status, headers: parts.headers, body, at: path.to_owned() };
        self.take_cookies(&page);
        page
    }

    fn take_cookies(&self, page: &Page) {
        for cookie in page.cookies() {
            let (name, rest) = cookie.split_once('=').unwrap();
            match cookie.contains("Max-Age=0") {
                true => drop(self.jar.borrow_mut().remove(name)),
                false => self.keep(name, rest.split(';').next().unwrap()),
            }
        }
    }
}

/// The names and values of the hidden inputs.
fn hidden(html: &str) -> Vec<(String, String)> {
    let inputs = html.split("<input ").skip(1).filter_map(|rest| rest.split('>').next());
    let value = |input: &str, name: &str| {
        let (_, rest) = input.split_once(&format!("{name}=\""))?;
        rest.split('"').next().map(str::to_owned)
    };
    let hidden = inputs.filter(|input| input.contains("type=\"hidden\""));
    hidden.filter_map(|it| Some((value(it, "name")?, value(it, "value")?))).collect()
}
