//! What serves this machine alone, because everyone could read the mails, move the clock, or try without limit.

use crate::server::{
    builder::SignupBuilder, clock::Clock, error::config::ConfigError, net::public_url::PublicUrl,
};

impl SignupBuilder {
    /// Refuses the settings of development and of tests on a host that others can reach.
    pub(crate) fn refuse_public(&self, public_url: &PublicUrl) -> Result<(), ConfigError> {
        if public_url.is_loopback() {
            return Ok(());
        }
        let public_url = public_url.origin().to_owned();
        if self.is_for_testing {
            return Err(ConfigError::ForTesting { public_url });
        }
        if self.captured.is_some() {
            return Err(ConfigError::CapturedMail { public_url });
        }
        match self.clock.as_ref().and_then(Clock::dev) {
            Some(_) => Err(ConfigError::MovedClock { public_url }),
            None => Ok(()),
        }
    }
}
