//! A host under test.

use std::time::Duration;

use axum::{Router, body::Body, http::Request};

use crate::server::{
    clock::dev::DevClock,
    mail::Mail,
    signup::Signup,
    testing::{
        account::TestAccount, answer::Answer, attempt::Attempt, browser::Browser, site::Site,
    },
};

/// A host under test: your router, which takes requests in this process, with a clock and a mailbox that the test
/// controls. Cheap to clone.
///
/// Methods panic with the reason where a step fails, so that a test shows it.
#[derive(Clone, Debug)]
pub struct Host(pub(crate) Site);

impl Host {
    /// A host whose whole router, with its layers, is `router`.
    ///
    /// Build the sign-up from [`SignupBuilder::for_testing`](crate::SignupBuilder::for_testing): methods panic where
    /// they need its clock or its mailer and there is another one.
    #[must_use]
    pub fn new(router: Router, signup: &Signup) -> Self {
        Self(Site::new(router, signup))
    }

    /// The sign-up.
    #[must_use]
    pub fn signup(&self) -> &Signup {
        self.0.signup()
    }

    /// The clock of the sign-up.
    #[must_use]
    pub fn clock(&self) -> &DevClock {
        self.0.clock()
    }

    /// Moves the clock on.
    pub fn advance(&self, by: Duration) {
        self.0.clock().advance(by);
    }

    /// A new browser, without cookies.
    #[must_use]
    pub fn browser(&self) -> Browser {
        Browser::new(self.0.clone())
    }

    /// Sends a request as it is.
    pub async fn send(&self, request: Request<Body>) -> Answer {
        self.0.send(request).await
    }

    /// Delivers all mails that are due, and returns those to an address, the newest first.
    ///
    /// # Panics
    /// Where the database fails.
    pub async fn mails_to(&self, address: &str) -> Vec<Mail> {
        self.0.mails_to(address).await
    }

    /// The newest mail to an address, after all that are due were delivered.
    ///
    /// # Panics
    /// Where there is none.
    pub async fn mail_to(&self, address: &str) -> Mail {
        self.0.mail_to(address).await
    }

    /// Opens the page of the form with this id in a new browser, fills it in and sends it. What `fields` does
    /// not name stays as the page has it.
    ///
    /// # Panics
    /// Where the host has no such form, or the page does not show it.
    pub async fn sign_up(&self, form: &str, fields: &[(&str, &str)]) -> Attempt {
        Attempt::begin(self.0.clone(), self.browser(), self.0.form(form), fields).await
    }

    /// An account of the form with this id, signed up and confirmed by its link.
    ///
    /// # Panics
    /// Where a step fails.
    pub async fn account(&self, form: &str, fields: &[(&str, &str)]) -> TestAccount {
        let attempt = self.sign_up(form, fields).await;
        TestAccount::of(attempt).await
    }
}
