//! A host with a provider, and browsers that keep their cookies.

use std::{cell::RefCell, collections::BTreeMap, sync::Arc, time::Duration};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use leptos_signup::{CapturedMailer, Mail, MailError, Mailer, Signup, SqliteStore, async_trait};
use tower::ServiceExt;
use with_openid::{app, openid::Settings};

use crate::provider::Provider;

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
    pub signup: Signup,
    pub provider: Provider,
    router: Router,
    mailer: SharedMailer,
}

impl Site {
    pub async fn start() -> Self {
        let (provider, mailer) = (Provider::start().await, SharedMailer::default());
        let builder = Signup::builder()
            .store(SqliteStore::connect("sqlite::memory:").await.unwrap())
            .public_url(ORIGIN)
            .min_fill_time(Duration::ZERO)
            .mailer(mailer.clone());
        let settings = Settings {
            issuer: provider.issuer.clone(),
            client_id: "garden".to_owned(),
            client_secret: "between the two".to_owned(),
            callback: format!("{ORIGIN}/openid/callback"),
        };
        let (signup, router) = app::start(builder, settings).await.unwrap();
        Self { signup, provider, router, mailer }
    }

    /// The mails that were sent, the last one first.
    pub async fn mails(&self) -> Vec<Mail> {
        self.signup.deliver_due_mail().await.unwrap();
        self.mailer.0.mails()
    }
}

pub struct Browser<'a> {
    site: &'a Site,
    jar: RefCell<BTreeMap<String, String>>,
}

pub struct Answer {
    pub status: StatusCode,
    pub location: String,
    pub body: String,
}

impl<'a> Browser<'a> {
    pub fn new(site: &'a Site) -> Self {
        Self { site, jar: RefCell::default() }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    pub async fn post(&self, path: &str, form: &str) -> Answer {
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::HOST, "127.0.0.1:3000");
        self.send(request.body(Body::from(form.to_owned())).unwrap()).await
    }

    async fn send(&self, mut request: Request<Body>) -> Answer {
        let jar = self.jar.borrow().iter().map(|(n, v)| format!("{n}={v}")).collect::<Vec<_>>();
        request.headers_mut().insert(header::COOKIE, jar.join("; ").parse().unwrap());
        // Leptos redirects only requests for a page, as browsers send them.
        request.headers_mut().insert(header::ACCEPT, "text/html".parse().unwrap());
        let (parts, body) = self.site.router.clone().oneshot(request).await.unwrap().into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            let (name, rest) = cookie.split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            self.jar.borrow_mut().insert(name.to_owned(), value.to_owned());
        }
        let body = to_bytes(body, usize::MAX).await.unwrap();
        let location = parts.headers.get(header::LOCATION);
        Answer {
            status: parts.status,
            location: location.map_or("", |it| it.to_str().unwrap()).to_owned(),
            body: String::from_utf8_lossy(&body).into_owned(),
        }
    }
}

impl Answer {
    /// The ticket in the form on the page.
    pub fn ticket(&self) -> &str {
        let (_, rest) = self.body.split_once("name=\"ticket\" value=\"").unwrap();
        rest.split('"').next().unwrap()
    }
}
