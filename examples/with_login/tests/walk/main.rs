//! Walks the host with two browsers.

mod browser;
mod lines;
mod log_in;
mod originator;
mod walk;

use std::time::Duration;

use axum::Router;
use leptos_signup::{CapturedMailer, Mail, Signup, SignupBuilder};

use crate::browser::{Browser, ORIGIN, Page};

pub const PASSWORD: &str = "just many plain words";
pub const ADA: &str = "ada@example.org";

/// A running host with an empty database.
pub struct Host {
    pub signup: Signup,
    pub router: Router,
    pub mailer: CapturedMailer,
}

impl Host {
    pub async fn start() -> Self {
        Self::start_with(|builder| builder).await
    }

    pub async fn start_with(configure: impl FnOnce(SignupBuilder) -> SignupBuilder) -> Self {
        let mailer = CapturedMailer::default();
        let (signup, router) = with_login::site("sqlite::memory:", ORIGIN, |builder| {
            configure(base(builder, &mailer))
        })
        .await
        .unwrap();
        Self { signup, router, mailer }
    }

    pub fn browser(&self) -> Browser {
        Browser::new(&self.router)
    }

    /// The newest mail to an address.
    pub async fn mail(&self, to: &str) -> Mail {
        self.signup.deliver_due_mail().await.unwrap();
        let mails = self.mailer.mails().into_iter().filter(|mail| mail.to == to);
        mails.max_by_key(|mail| (mail.date, mail.message_id.clone())).expect("a mail")
    }

    /// The link in the newest mail.
    pub async fn link(&self, to: &str) -> String {
        let mail = self.mail(to).await;
        let is_link = |line: &&str| line.contains("token=") && !line.contains("/not-me");
        mail.text.lines().find(is_link).expect("a link").to_owned()
    }

    /// The code in the newest mail.
    pub async fn code(&self, to: &str) -> String {
        let mail = self.mail(to).await;
        let is_code = |line: &&str| line.len() == 9 && line.as_bytes()[4] == b'-';
        mail.text.lines().map(str::trim).find(is_code).expect("a code").to_owned()
    }
}

pub fn base(builder: SignupBuilder, mailer: &CapturedMailer) -> SignupBuilder {
    builder
        .mailer(mailer.clone())
        .signing_key("a key of 32 bytes or rather more")
        .min_fill_time(Duration::ZERO)
}

/// Signs up with a page, up to *Check your email*.
pub async fn signs_up(browser: &Browser, email: &str) -> Page {
    let page = browser.open("/signup").await;
    let page = browser.submit(&page, "/signup", &[("email", email), ("password", PASSWORD)]).await;
    assert!(page.at.starts_with("/signup/check"), "{}: {}", page.at, page.body);
    page
}

/// Signs up and confirms with the link.
pub async fn joins(host: &Host, email: &str) -> Browser {
    let browser = host.browser();
    signs_up(&browser, email).await;
    let page = browser.open(&host.link(email).await).await;
    let done = browser.submit(&page, "/signup/confirm", &[]).await;
    assert_eq!(done.at, "/signup/done", "{}", done.body);
    browser
}

/// Logs in with the page, and returns the page that follows.
pub async fn logs_in(browser: &Browser, email: &str, password: &str) -> Page {
    let page = browser.open("/log-in").await;
    browser.submit(&page, "/log-in", &[("login", email), ("password", password)]).await
}

/// The address of the person whom the pages take the browser for.
pub async fn signed_in_as(browser: &Browser) -> Option<String> {
    let page = browser.open("/me").await;
    if page.at.starts_with("/log-in") {
        return None;
    }
    let (_, rest) = page.body.split_once("<strong>").unwrap_or_else(|| panic!("{}", page.body));
    Some(rest.split("<").next().unwrap().to_owned())
}
