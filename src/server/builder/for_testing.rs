//! The settings of a host under test.

use std::time::Duration;

use crate::server::{
    builder::SignupBuilder,
    clock::dev::DevClock,
    limits::{mail_budgets::MailBudgets, settings::RateLimits},
    mail::captured::CapturedMailer,
};

/// Where a host under test seems to be.
const PUBLIC_URL: &str = "http://127.0.0.1:3000";

/// Instances of one host have the same.
const SIGNING_KEY: &str = "instances of one host have the same";

impl SignupBuilder {
    /// Starts a builder with the settings of tests: mails are captured, the clock stands still, a form may be
    /// filled in at once, nothing is limited, and a hash is as cheap as Argon2 allows (8 KiB, one pass). The
    /// public URL is `http://127.0.0.1:3000`. Each may be set again, but a public URL that is not loopback is
    /// [refused](crate::ConfigError::ForTesting). [`testing::Host`](crate::testing::Host) takes the sign-up.
    ///
    /// ```
    /// use leptos_signup::{ConfigError, Form, SignupBuilder, testing::Database};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// # #[cfg(feature = "sqlite")] {
    /// let database = Database::sqlite();
    /// let builder = SignupBuilder::for_testing().form(Form::new("account").email().password());
    /// let builder = builder.store(database.store().await);
    /// let refused = builder.public_url("https://example.org").build().await;
    /// assert!(matches!(refused, Err(ConfigError::ForTesting { .. })));
    /// # }
    /// # }
    /// ```
    pub fn for_testing() -> Self {
        let builder = Self { is_for_testing: true, ..Self::default() };
        builder
            .public_url(PUBLIC_URL)
            .clock(DevClock::still().clock())
            .mailer(CapturedMailer::new())
            .signing_key(SIGNING_KEY)
            .mail_budgets(MailBudgets::unlimited())
            .rate_limits(RateLimits::unlimited())
            .min_fill_time(Duration::ZERO)
    }
}
