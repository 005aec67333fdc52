//! The limits that a host may set.

use std::time::Duration;

/// So many at once, and one more after each pause: a token bucket.
///
/// ```
/// use std::time::Duration;
/// use leptos_signup::server::limits::Limit;
///
/// let thirty = Limit::at_once(30).then_one_every(Duration::from_secs(20));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    pub(super) at_once: u32,
    pub(super) pause: Duration,
}

impl Limit {
    /// Lets `at_once` in, and one more every minute.
    #[must_use]
    pub const fn at_once(at_once: u32) -> Self {
        Self { at_once, pause: Duration::from_secs(60) }
    }

    /// Lets one more in after each `pause`.
    #[must_use]
    pub const fn then_one_every(self, pause: Duration) -> Self {
        Self { pause, ..self }
    }
}

/// How often something may be asked for. `None` lifts a limit.
///
/// A network is an IPv4 address or a /64 of IPv6. It is known where the host serves its router with
/// `into_make_service_with_connect_info::<SocketAddr>()`, and behind a proxy where that is named
/// ([`trusted_proxies`](crate::SignupBuilder::trusted_proxies)); else the limits per network rest.
/// An address counts in its widest canonical form, so `ada+1@` and `ada+2@` are one
/// ([`KeyLevel::Aggressive`](crate::email::KeyLevel::Aggressive)).
///
/// Each instance of a host counts for itself, in memory. A limit remembers the last 100,000 networks
/// or addresses at most, as numbers, which takes about 2 MB, whatever is sent.
///
/// ```
/// use std::time::Duration;
/// use leptos_signup::{Form, RateLimits, Signup, server::limits::Limit};
///
/// // A school, where everybody signs up in the same hour and from the same address.
/// let whole_school = Limit::at_once(500).then_one_every(Duration::from_secs(1));
/// let builder = Signup::builder()
///     .form(Form::new("account").email().password())
///     .rate_limits(RateLimits::new().sign_ups_per_network(whole_school));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "limits do nothing before the builder has them"]
pub struct RateLimits {
    pub(super) sign_ups_per_network: Option<Limit>,
    pub(super) sign_ups_per_address: Option<Limit>,
    pub(super) sign_ups_per_form: Option<Limit>,
    pub(super) sign_ups_per_host: Option<Limit>,
    pub(super) codes_per_network: Option<Limit>,
    pub(super) passwords_per_attempt: Option<Limit>,
    pub(super) addresses_per_attempt: Option<Limit>,
    pub(super) resends_per_network: Option<Limit>,
    pub(super) bad_links_per_network: Option<Limit>,
    pub(super) look_ups_per_network: Option<Limit>,
    pub(super) unscripted_per_network: Option<Limit>,
}

const fn limit(at_once: u32, pause: Duration) -> Option<Limit> {
    Some(Limit::at_once(at_once).then_one_every(pause))
}

impl Default for RateLimits {
    fn default() -> Self {
        Self::new()
    }
}

impl RateLimits {
    /// The defaults, which stand at each setting.
    pub const fn new() -> Self {
        Self {
            sign_ups_per_network: limit(30, Duration::from_secs(20)),
            sign_ups_per_address: limit(20, Duration::from_secs(60)),
            sign_ups_per_form: limit(600, Duration::from_millis(100)),
            sign_ups_per_host: limit(1200, Duration::from_millis(50)),
            codes_per_network: limit(60, Duration::from_secs(10)),
            passwords_per_attempt: limit(10, Duration::from_secs(60)),
            addresses_per_attempt: limit(3, Duration::from_secs(60 * 60)),
            resends_per_network: limit(30, Duration::from_secs(20)),
            bad_links_per_network: limit(100, Duration::from_secs(10)),
            look_ups_per_network: limit(60, Duration::from_secs(1)),
            unscripted_per_network: limit(10, Duration::from_secs(360)),
        }
    }

    /// No limits, for test suites and for hosts that limit elsewhere.
    pub const fn off() -> Self {
        Self {
            sign_ups_per_network: None,
            sign_ups_per_address: None,
            sign_ups_per_form: None,
            sign_ups_per_host: None,
            codes_per_network: None,
            passwords_per_attempt: None,
            addresses_per_attempt: None,
            resends_per_network: None,
            bad_links_per_network: None,
            look_ups_per_network: None,
            unscripted_per_network: None,
        }
    }

    /// Valid sign-ups, and changes of an attempt's address, from one network. Default: 30 at once, then
    /// one every 20 s.
    pub fn sign_ups_per_network(self, limit: impl Into<Option<Limit>>) -> Self {
        Self { sign_ups_per_network: limit.into(), ..self }
    }

    /// Valid sign-ups with one address, from wherever they come. Default: 20 at once, then one a
    /// minute.
    pub fn sign_ups_per_address(self, limit: impl Into<Option<Limit>>) -> Self {
        Self { sign_ups_per_address: limit.into(), ..self }
    }

    /// Valid sign-ups with one form. Default: 600 at once, then ten a second.
    pub fn sign_ups_per_form(self, limit: impl Into<Option<Limit>>) -> Self {
        Self { sign_ups_per_form: limit.into(), ..self }
    }

    /// Valid sign-ups with all forms. Default: 1200 at once, then twenty a second.
    pub fn sign_ups_per_host(self, limit: impl Into<Option<Limit>>) -> Self {
        Self { sign_ups_per_host: limit.into(), ..self }
    }

    /// Codes, and passwords beside a link, tried from one network; each attempt has five tries of its
    /// code besides. Default: 60 at once, then one every 10 s.
    pub fn codes_per_network(self, limit: impl Into<Option<Limit>>) -> Self {
        Self { codes_per_network: limit.into(), ..self }
    }

    /// Passwords tried, or chosen anew, beside the link of one attempt, from wherever they come: each
    /// costs a hash. Default: 10 at once, then one a minute.
    pub fn passwords_per_attempt(self, limit: impl Into<Option<Limit>>) -> Self {
        Self { passwords_per_attempt: limit.into(), ..self }
    }

    /// Addresses that one attempt may be given after its first; each gets a mail, and none asks for
    /// another captcha. Default: 3 at once, then one an hour.
    pub fn addresses_per_attempt(self, limit: impl Into<Option<Limit>>) -> Self {
        Self { addresses_per_attempt: limit.into(), ..self }
    }

    /// Mails asked for again from one network; each attempt has its cooldown besides. Default: 30
    /// at once, then one every 20 s.
    pub fn resends_per_network(self, limit: impl Into<Option<Limit>>) -> Self {
        Self { resends_per_network: limit.into(), ..self }
    }

    /// Links opened from one network that are none of ours. Those that are ours always open.
    /// Default: 100 at once, then one every 10 s.
    pub fn bad_links_per_network(self, limit: impl Into<Option<Limit>>) -> Self {
        Self { bad_links_per_network: limit.into(), ..self }
    }

    /// Usernames asked about from one network while somebody types. Default: 60 at once, then one
    /// a second.
    pub fn look_ups_per_network(self, limit: impl Into<Option<Limit>>) -> Self {
        Self { look_ups_per_network: limit.into(), ..self }
    }

    /// Sign-ups without scripts from one network, on forms with a captcha that
    /// [lets them wait](crate::server::captcha::WithoutScripts::Wait) instead. Default: 10 at once,
    /// then one every 6 min.
    pub fn unscripted_per_network(self, limit: impl Into<Option<Limit>>) -> Self {
        Self { unscripted_per_network: limit.into(), ..self }
    }
}
