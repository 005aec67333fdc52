//! A browser without scripts.

use std::{
    collections::BTreeMap,
    fmt,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use axum::{
    body::Body,
    extract::ConnectInfo,
    http::{Method, Request, header},
};

use crate::server::testing::{answer::Answer, page::Page, site::Site};

/// The most redirects in a row, as in browsers.
const MAX_REDIRECTS: usize = 20;

/// A browser without scripts: it keeps cookies, follows redirects, and posts the forms of pages with all that is
/// in them. A clone is the same browser.
///
/// [`Host::browser`](crate::testing::Host::browser) opens one. Methods panic, with the reason, where a person could not go on: a page without
/// the form, a circle of redirects.
#[derive(Clone)]
pub struct Browser {
    site: Site,
    jar: Arc<Mutex<BTreeMap<String, String>>>,
    address: IpAddr,
}

impl fmt::Debug for Browser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Browser").field("address", &self.address).finish_non_exhaustive()
    }
}

impl Browser {
    pub(crate) fn new(site: Site) -> Self {
        Self { site, jar: Arc::default(), address: IpAddr::V4(Ipv4Addr::LOCALHOST) }
    }

    /// The same browser on a machine with this address, for rate limits. Default: 127.0.0.1.
    #[must_use]
    pub fn at_address(self, address: IpAddr) -> Self {
        Self { address, ..self }
    }

    /// The value of a cookie.
    #[must_use]
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.jar().get(name).cloned()
    }

    /// Keeps a cookie, as if the host had set it.
    pub fn keep_cookie(&self, name: impl Into<String>, value: impl Into<String>) {
        self.jar().insert(name.into(), value.into());
    }

    /// The cookies as the browser sends them.
    #[must_use]
    pub fn cookies(&self) -> String {
        let jar = self.jar();
        let pairs = jar.iter().map(|(name, value)| [name, "=", value].concat());
        pairs.collect::<Vec<_>>().join("; ")
    }

    /// Opens a path of the host, or a link in a mail, and follows redirects.
    pub async fn open(&self, link: &str) -> Answer {
        let answer = self.get(link).await;
        self.follow(answer).await
    }

    /// Opens a path or a link, without following a redirect.
    pub async fn get(&self, link: &str) -> Answer {
        let path = self.path_of(link);
        let request = self.request(Method::GET, path).header(header::ACCEPT, "text/html");
        self.send(path, request, Body::empty()).await
    }

    /// Asks where a path leads, as a page does that waits for a confirmation elsewhere.
    pub async fn look(&self, path: &str) -> Answer {
        self.send(path, self.request(Method::HEAD, path), Body::empty()).await
    }

    /// Fills in the form of a page that posts to `action`, sends it, and follows redirects. Of several such forms it
    /// is the first that has all the fields.
    ///
    /// # Panics
    /// Where the page has no such form.
    pub async fn submit(&self, page: &Answer, action: &str, fields: &[(&str, &str)]) -> Answer {
        let answer = self.send_form(page, action, fields).await;
        self.follow(answer).await
    }

    /// The same, without following a redirect.
    ///
    /// # Panics
    /// Where the page has no such form.
    pub async fn send_form(&self, page: &Answer, action: &str, fields: &[(&str, &str)]) -> Answer {
        let seen = Page::read(&page.body);
        let Some(form) = seen.form(action, fields) else {
            let (at, status, body) = (&page.path, page.status, &page.body);
            panic!("the page {at} (status {status}) has no form that posts to {action}: {body}");
        };
        let all = form.filled_in(fields);
        let all: Vec<_> = all.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.post(action, &all).await
    }

    /// Posts fields that no page asked for, without following a redirect.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = self
            .request(Method::POST, path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::ORIGIN, self.site.origin())
            .header("sec-fetch-site", "same-origin");
        self.send(path, request, Body::from(body)).await
    }

    /// Follows the redirects of an answer, up to one that leaves the host.
    ///
    /// # Panics
    /// After twenty redirects.
    pub async fn follow(&self, mut answer: Answer) -> Answer {
        for _ in 0..MAX_REDIRECTS {
            let to = answer.location().to_owned();
            let leaves = to.contains("://") && !to.starts_with(self.site.origin());
            if !answer.status.is_redirection() || to.is_empty() || leaves {
                return answer;
            }
            let confirmed = answer.confirmed;
            answer = self.get(&to).await;
            answer.confirmed = answer.confirmed.or(confirmed);
        }
        panic!("{} redirects in a circle", answer.path);
    }

    /// Keeps the cookies of an answer that this browser did not ask for itself.
    pub fn keep_cookies_of(&self, answer: &Answer) {
        for cookie in answer.set_cookies() {
            let Some((name, rest)) = cookie.split_once('=') else { continue };
            match cookie.contains("Max-Age=0") {
                true => drop(self.jar().remove(name)),
                false => self.keep_cookie(name, rest.split(';').next().unwrap_or_default()),
            }
        }
    }

    fn path_of<'a>(&self, link: &'a str) -> &'a str {
        match link.strip_prefix(self.site.origin()) {
            Some("") => "/",
            Some(path) => path,
            None => link,
        }
    }

    fn request(&self, method: Method, path: &str) -> axum::http::request::Builder {
        let request = Request::builder().method(method).uri(path);
        let request = request.extension(ConnectInfo(SocketAddr::new(self.address, 50_000)));
        let request = request.header(header::HOST, self.site.authority());
        match self.cookies() {
            cookies if cookies.is_empty() => request,
            cookies => request.header(header::COOKIE, cookies),
        }
    }

    async fn send(&self, path: &str, request: axum::http::request::Builder, body: Body) -> Answer {
        let request = match request.body(body) {
            Ok(request) => request,
            Err(error) => panic!("`{path}` is no path of the host: {error}"),
        };
        let answer = self.site.send(request).await;
        self.keep_cookies_of(&answer);
        answer
    }

    fn jar(&self) -> MutexGuard<'_, BTreeMap<String, String>> {
        self.jar.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
