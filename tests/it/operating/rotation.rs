//! Rotating the signing keys.

use std::time::Duration;

use axum::Router;
use leptos_signup::{MailBudgets, RateLimits, Signup};

use crate::common::{
    Answer, CapturedMailer, DevClock, ORIGIN, PASSWORD, account_form,
    database::{Database, Engine},
    form_post, link, routes, send,
};

const OLD: &str = "an old key of more than 32 bytes, as it happens";
const NEW: &str = "a new key of more than 32 bytes, as it happens";

struct Site {
    database: Database,
    clock: DevClock,
    mailer: CapturedMailer,
}

struct Instance {
    signup: Signup,
    router: Router,
}

impl Site {
    async fn new() -> Self {
        let database = Database::fresh(Engine::chosen()).await.unwrap();
        Self { database, clock: DevClock::still(), mailer: CapturedMailer::new() }
    }

    async fn instance(&self, keys: &[&str]) -> Instance {
        let builder = Signup::builder()
            .form(account_form())
            .store(self.database.store().await)
            .public_url(ORIGIN)
            .clock(self.clock.clock())
            .mail_budgets(MailBudgets::unlimited())
            .rate_limits(RateLimits::unlimited())
            .mailer(self.mailer.clone());
        let builder = keys.iter().fold(builder, |builder, key| builder.signing_key(*key));
        let signup = builder.build().await.unwrap();
        let router = routes().layer(signup.layer());
        Instance { signup, router }
    }

    async fn attempts(&self) -> i64 {
        self.database.count("SELECT count(*) FROM signup_attempt").await
    }

    async fn trapped(&self) -> i64 {
        self.database.count("SELECT count(*) FROM signup_attempt WHERE is_trapped").await
    }
}

impl Instance {
    async fn get(&self, path: &str, cookie: &str) -> Answer {
        let request = axum::http::Request::get(path).header("cookie", cookie);
        send(&self.router, request.body(axum::body::Body::empty()).unwrap()).await
    }

    async fn post(&self, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Answer {
        send(&self.router, form_post(path, fields, &[("cookie", cookie)])).await
    }

    async fn ticket(&self) -> String {
        self.get("/join/us", "").await.ticket()
    }

    async fn register(&self, ticket: &str) -> Answer {
        let fields = [("ticket", ticket), ("email", "ada@example.org"), ("password", PASSWORD)];
        self.post("/join/us", "", &fields).await
    }
}

#[tokio::test]
async fn a_link_and_the_waiting_page_outlast_every_rotation() {
    let site = Site::new().await;
    let before = site.instance(&[OLD]).await;
    let ticket = before.ticket().await;
    site.clock.advance(Duration::from_secs(5));
    let cookie = before.register(&ticket).await.cookie();
    before.signup.deliver_due_mail().await.unwrap();
    let after = site.instance(&[NEW]).await;
    assert!(after.get("/join/us/check", &cookie).await.body.contains("ada@example.org"));
    let link = link(&site.mailer.mails()[0]);
    let opened = after.get(link.strip_prefix(ORIGIN).unwrap(), "").await.cookie();
    let done = after.post("/join/us/confirm", &opened, &[("password", PASSWORD)]).await;
    assert_eq!(done.location(), "/join/us/done", "{}", done.body);
}

#[tokio::test]
async fn a_page_of_the_old_key_is_known_while_that_is_listed_and_not_after() {
    let site = Site::new().await;
    let before = site.instance(&[OLD]).await;
    let ticket = before.ticket().await;
    site.clock.advance(Duration::from_secs(5));
    let during = site.instance(&[NEW, OLD]).await;
    assert_eq!(during.register(&ticket).await.location(), "/join/us/check");
    assert_eq!(site.trapped().await, 0);
    // An unknown page is taken for a bot's, and gets the same answer.
    let after = site.instance(&[NEW]).await;
    assert_eq!(after.register(&ticket).await.location(), "/join/us/check");
    assert_eq!((site.attempts().await, site.trapped().await), (2, 1));
}

#[tokio::test]
async fn a_page_of_either_key_signs_up_once_at_instances_with_the_same_keys() {
    let site = Site::new().await;
    let (old, new) = (site.instance(&[OLD]).await, site.instance(&[NEW, OLD]).await);
    for ticket in [old.ticket().await, new.ticket().await] {
        let attempts = site.attempts().await;
        site.clock.advance(Duration::from_secs(5));
        let other = site.instance(&[NEW, OLD]).await;
        let (first, second) = (new.register(&ticket).await, other.register(&ticket).await);
        assert_eq!(first.cookie(), second.cookie());
        assert_eq!(site.attempts().await, attempts + 1);
    }
}
