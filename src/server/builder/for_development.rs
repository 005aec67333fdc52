//! The settings of a host that its author develops.

use std::{fmt::Display, time::Duration};

use crate::server::{builder::SignupBuilder, clock::dev::DevClock, mail::captured::CapturedMailer};

impl SignupBuilder {
    /// Starts a builder with the settings of development, for a host at this address and port, such as
    /// `LeptosOptions::site_addr`: mails are captured and shown at `/dev/mailbox`, `POST /dev/clock` moves the
    /// clock, and a form may be filled in at once. Each may be set again, but an address or a public URL that is
    /// not loopback is [refused](crate::ConfigError::CapturedMail), so a public host never starts with them.
    ///
    /// ```
    /// use leptos_signup::{ConfigError, Form, SignupBuilder};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// # #[cfg(feature = "sqlite")] {
    /// # use leptos_signup::SqliteStore;
    /// # let folder = tempfile::TempDir::new().unwrap();
    /// # let url = format!("sqlite:{}", folder.path().join("app.db").display());
    /// let form = Form::new("account").at("/signup").email().password();
    /// let store = SqliteStore::connect(&url).await.unwrap();
    /// let builder = SignupBuilder::for_development("127.0.0.1:3000").form(form).store(store);
    /// let refused = builder.public_url("https://example.org").build().await;
    /// assert!(matches!(refused, Err(ConfigError::CapturedMail { .. })));
    /// # }
    /// # }
    /// ```
    pub fn for_development(site: impl Display) -> Self {
        Self::default()
            .public_url(format!("http://{site}"))
            .clock(DevClock::running().clock())
            .mailer(CapturedMailer::new())
            .min_fill_time(Duration::ZERO)
    }
}
