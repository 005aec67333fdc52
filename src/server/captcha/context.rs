//! What a captcha knows of its page and its visitor.

use std::{
    error::Error,
    fmt,
    net::IpAddr,
    time::{Duration, SystemTime},
};

use crate::server::{crypto::signing::SigningKeys, net::client::Client};

/// Where, when and by which client a captcha is shown or answered.
#[derive(Clone, Copy, Debug)]
pub struct CaptchaContext<'a> {
    pub(crate) form: &'a str,
    pub(crate) site: &'a str,
    pub(crate) now: SystemTime,
    pub(crate) client: Client,
    pub(crate) keys: &'a SigningKeys,
}

impl CaptchaContext<'_> {
    /// The id of the form.
    #[must_use]
    pub fn form(&self) -> &str {
        self.form
    }

    /// The public URL of the host.
    #[must_use]
    pub fn site(&self) -> &str {
        self.site
    }

    /// The current time.
    #[must_use]
    pub fn now(&self) -> SystemTime {
        self.now
    }

    /// The IP address of the client, if it is known.
    #[must_use]
    pub fn address(&self) -> Option<IpAddr> {
        self.client.address
    }

    /// Whole seconds since 1970.
    pub(crate) fn seconds(&self) -> u64 {
        self.now.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs()
    }
}

/// Why an answer is refused.
#[derive(Debug)]
#[non_exhaustive]
pub enum CaptchaError {
    /// The answer is wrong.
    Wrong,
    /// The answer was right once.
    Expired,
    /// This host asks too many questions at a time. That is no outage of the provider.
    Busy,
    /// The provider gave no verdict. The log shows its error.
    Down(Box<dyn Error + Send + Sync>),
}

impl fmt::Display for CaptchaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Wrong => "the answer is wrong",
            Self::Expired => "the answer has expired",
            Self::Busy => "this host asks too many questions at a time",
            Self::Down(_) => "the provider gave no verdict",
        })
    }
}

impl Error for CaptchaError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Down(cause) => Some(&**cause),
            Self::Wrong | Self::Expired | Self::Busy => None,
        }
    }
}

/// What visitors without scripts can do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum NoScriptPolicy {
    /// Nothing: the page says that it needs scripts.
    #[default]
    Refuse,
    /// Submit the form no sooner than this time after it was opened. There is nothing to see, hear or
    /// solve, and a person who fills in some fields does not notice. A program can wait too, at no cost,
    /// so each network has a limit:
    /// [`RateLimits::no_script_per_network`](crate::RateLimits::no_script_per_network).
    Wait(Duration),
}

/// The form `news` at this time, for tests.
#[cfg(test)]
pub(crate) fn at(keys: &SigningKeys, seconds: u64) -> CaptchaContext<'_> {
    CaptchaContext {
        form: "news",
        site: "https://example.org",
        now: SystemTime::UNIX_EPOCH + Duration::from_secs(seconds),
        client: Client::default(),
        keys,
    }
}
