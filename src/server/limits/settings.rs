//! The limits that a host may set.

use std::time::Duration;

/// A token bucket: a burst, and one more token after each pause.
///
/// ```
/// use std::time::Duration;
/// use leptos_signup::limits::Limit;
///
/// let thirty = Limit::burst(30).refill_every(Duration::from_secs(20));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    pub(crate) burst: u32,
    pub(crate) pause: Duration,
}

impl Limit {
    /// A bucket of `burst` tokens that gets one more each minute.
    #[must_use]
    pub const fn burst(burst: u32) -> Self {
        Self { burst, pause: Duration::from_secs(60) }
    }

    /// Adds one token after each `pause`.
    #[must_use]
    pub const fn refill_every(self, pause: Duration) -> Self {
        Self { pause, ..self }
    }

    /// The most tokens that a full bucket gives in an hour.
    pub(crate) fn in_an_hour(self) -> u32 {
        let refills = HOUR.as_nanos() / self.pause.as_nanos().max(1);
        u32::try_from(refills).unwrap_or(u32::MAX).saturating_add(self.burst)
    }

    /// The limit of a network that is `factor` times as large.
    pub(crate) fn times(self, factor: u32) -> Self {
        if factor == 1 {
            return self;
        }
        let pause = (self.pause / factor).max(Duration::from_nanos(1));
        Self { burst: self.burst.saturating_mul(factor).min(MAX_BURST), pause }
    }

    /// A fifth of this limit.
    pub(crate) fn fifth(self) -> Self {
        let pause = self.pause.saturating_mul(5).min(MAX_PAUSE);
        Self { burst: self.burst.div_ceil(5), pause }
    }
}

const HOUR: Duration = Duration::from_secs(60 * 60);

/// Together these stay below the 584 years that a bucket can count in nanoseconds.
pub(crate) const MAX_BURST: u32 = 100_000;
pub(crate) const MAX_PAUSE: Duration = Duration::from_secs(24 * 60 * 60);

/// Rate limits. `None` turns a limit off.
///
/// A network is an IPv4 address or a /64 of IPv6. It is known where the host serves its router with
/// `into_make_service_with_connect_info::<SocketAddr>()`, and behind a proxy where that is named
/// ([`trusted_proxies`](crate::SignupBuilder::trusted_proxies)); otherwise the limits per network
/// do not apply. Sign-ups are also counted for the /56 around a /64, which may use three times its
/// limit, and for the /48, which may use six times.
///
/// No limit refuses an address, because anyone can name it: its mails wait for
/// [`MailBudgets`](crate::MailBudgets) instead. Where the limit of a form or of the host is used up,
/// a network that has not signed up for an hour passes through a second one, of a fifth of the size.
/// All others pass through a third one, of the same size as the first, with a solved
/// [proof of work](Self::work_over_shared_limits).
///
/// Each instance of a host counts for itself, in memory. A limit remembers the last 100,000 networks
/// at most, as numbers, which takes about 2 MB, whatever is sent.
///
/// ```
/// use std::time::Duration;
/// use leptos_signup::{Form, RateLimits, Signup, limits::Limit};
///
/// // A school, where everybody signs up in the same hour and from the same address.
/// let whole_school = Limit::burst(500).refill_every(Duration::from_secs(1));
/// let builder = Signup::builder()
///     .form(Form::new("account").email().password())
///     .rate_limits(RateLimits::new().sign_ups_per_network(whole_school));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "limits do nothing before `SignupBuilder::rate_limits`"]
pub struct RateLimits {
    pub(crate) sign_ups_per_network: Option<Limit>,
    pub(crate) sign_ups_per_form: Option<Limit>,
    pub(crate) sign_ups_per_host: Option<Limit>,
    pub(crate) codes_per_network: Option<Limit>,
    pub(crate) passwords_per_attempt: Option<Limit>,
    pub(crate) links_per_attempt: Option<Limit>,
    pub(crate) addresses_per_attempt: Option<Limit>,
    pub(crate) resends_per_network: Option<Limit>,
    pub(crate) bad_links_per_network: Option<Limit>,
    pub(crate) look_ups_per_network: Option<Limit>,
    pub(crate) no_script_per_network: Option<Limit>,
    pub(crate) refused_checks_per_network: Option<Limit>,
    pub(crate) log_ins_per_network: Option<Limit>,
    pub(crate) failed_log_ins_per_login: Option<Limit>,
    pub(crate) work: Option<u32>,
}

const fn limit(burst: u32, pause: Duration) -> Option<Limit> {
    Some(Limit::burst(burst).refill_every(pause))
}

impl Default for RateLimits {
    fn default() -> Self {
        Self::new()
    }
}

impl RateLimits {
    /// The default limits, as documented at each setting.
    pub const fn new() -> Self {
        Self {
            sign_ups_per_network: limit(30, Duration::from_secs(20)),
            sign_ups_per_form: limit(600, Duration::from_millis(300)),
            sign_ups_per_host: limit(1200, Duration::from_millis(200)),
            codes_per_network: limit(60, Duration::from_secs(10)),
            passwords_per_attempt: limit(10, Duration::from_secs(60)),
            links_per_attempt: limit(30, Duration::from_secs(10)),
            addresses_per_attempt: limit(3, Duration::from_secs(60 * 60)),
            resends_per_network: limit(30, Duration::from_secs(20)),
            bad_links_per_network: limit(100, Duration::from_secs(10)),
            look_ups_per_network: limit(60, Duration::from_secs(1)),
            no_script_per_network: limit(10, Duration::from_secs(360)),
            refused_checks_per_network: limit(10, Duration::from_secs(360)),
            log_ins_per_network: limit(60, Duration::from_secs(10)),
            failed_log_ins_per_login: limit(50, HOUR),
            work: Some(5_000_000),
        }
    }

    /// No limits, for test suites and for hosts that limit elsewhere.
    pub const fn unlimited() -> Self {
        Self {
            sign_ups_per_network: None,
            sign_ups_per_form: None,
            sign_ups_per_host: None,
            codes_per_network: None,
            passwords_per_attempt: None,
            links_per_attempt: None,
            addresses_per_attempt: None,
            resends_per_network: None,
            bad_links_per_network: None,
            look_ups_per_network: None,
            no_script_per_network: None,
            refused_checks_per_network: None,
            log_ins_per_network: None,
            failed_log_ins_per_login: None,
            work: Some(5_000_000),
        }
    }

    /// Valid sign-ups, and changes of an attempt's address, from one network. Default: 30, then
    /// one every 20 s.
    pub fn sign_ups_per_network(self, limit: impl Into<Option<Limit>>) -> Self {
        Self { sign_ups_per_network: limit.into(), ..self }
    }

    /// Valid sign-ups with one form. Default: 600, then one every 0.3 s.
    pub fn sign_ups_per_form(self, limit: impl Into<Option<Limit>>) -> Self {
        Self { sign_ups_per_form: limit.into(), ..self }
    }

    /// Valid sign-ups with all forms. Default: 1200, then five a
    /// second.
    pub fn sign_ups_per_host(self, limit: impl Into<Option<Limit>>) -> Self {
        Self { sign_ups_per_host: limit.into(), ..self }
    }

    /// Codes, and passwords beside a link, tried from one network. The code of each mail also has five
    /// tries, and each attempt fifteen. Default: 60, then one every 10 s.
    pub fn codes_per_network(self, limit: impl Into<Option<Limit>>) -> Self {
        Self { codes_per_network: limit.into(), ..self }
    }

    /// Passwords tried or chosen beside the link of one attempt, from all networks: each costs a hash. Default: 10, then one a minute.
    pub fn passwords_per_attempt(self, limit: impl Into<Option<Limit>>) -> Self {
        Self { passwords_per_attempt: limit.into(), ..self }
    }

    /// Posts of the links of one attempt, from all networks. Opening a link does not count. Default:
    /// 30, then one every 10 s.
    pub fn links_per_attempt(self, limit: impl Into<Option<Limit>>) -> Self {
        Self { links_per_attempt: limit.into(), ..self }
    }

    /// Further addresses for one attempt. Each gets a mail, and none needs another captcha answer. Default: 3, then one an hour.
    pub fn addresses_per_attempt(self, limit: impl Into<Option<Limit>>) -> Self {
        Self { addresses_per_attempt: limit.into(), ..self }
    }

    /// Further mails requested from one network. Each attempt also has its own cooldown. Default: 30
    ///, then one every 20 s.
    pub fn resends_per_network(self, limit: impl Into<Option<Limit>>) -> Self {
        Self { resends_per_network: limit.into(), ..self }
    }

    /// Unknown links opened from one network. Known links always open.
    /// Default: 100, then one every 10 s.
    pub fn bad_links_per_network(self, limit: impl Into<Option<Limit>>) -> Self {
        Self { bad_links_per_network: limit.into(), ..self }
    }

    /// Look-ups of usernames from one network while a person types. Default: 60, then one
    /// a second.
    pub fn look_ups_per_network(self, limit: impl Into<Option<Limit>>) -> Self {
        Self { look_ups_per_network: limit.into(), ..self }
    }

    /// Sign-ups without scripts from one network, on forms whose captcha
    /// [lets them wait](crate::captcha::NoScriptPolicy::Wait). Default: 10 at once,
    /// then one every 6 min.
    pub fn no_script_per_network(self, limit: impl Into<Option<Limit>>) -> Self {
        Self { no_script_per_network: limit.into(), ..self }
    }

    /// Values from one network that a check refused whose quota all visitors share, such as unknown
    /// logins of `GithubLogin`. Default: 10 at once, then one every 6 min.
    pub fn refused_checks_per_network(self, limit: impl Into<Option<Limit>>) -> Self {
        Self { refused_checks_per_network: limit.into(), ..self }
    }

    /// Calls of [`authenticate`](crate::accounts::Accounts::authenticate) for one network, right passwords
    /// too. Default: 60, then one every 10 s.
    pub fn log_ins_per_network(self, limit: impl Into<Option<Limit>>) -> Self {
        Self { log_ins_per_network: limit.into(), ..self }
    }

    /// Wrong passwords in a row for one login, from all networks. A right one ends the row. An account with an
    /// address and a username has two logins, so by default it has at most 100 failures in a row at once (NIST
    /// SP 800-63B-4 §3.2.2). Default: 50, then one an hour.
    ///
    /// A stranger can use the limit up and keep the owner out until the next token, or until the owner resets the
    /// password by mail: a new password begins a new row. Each instance counts by itself, so with several of them
    /// give each its share: with four, `Limit::burst(12).refill_every(…)` of four hours.
    pub fn failed_log_ins_per_login(self, limit: impl Into<Option<Limit>>) -> Self {
        Self { failed_log_ins_per_login: limit.into(), ..self }
    }

    /// Sets the most numbers that a browser must try where the limit of a form or of the host is used up,
    /// from 1,000 to 50,000,000; the average is half. The answer to the sign-up is then the form with a
    /// [proof of work](crate::captcha::ProofOfWork), also on forms without a captcha. A solution lets
    /// one sign-up through. Where the form's captcha is a proof of work, it replaces that and is at
    /// least twice as hard; beside the widget of a service it is asked in addition.
    ///
    /// A solution takes from a limit of its own, as large as the limit that is used up. It still counts
    /// for its network. Visitors without scripts, and programs for which the captcha is
    /// [waived](crate::SignupBuilder::json_api_without_captcha), must wait. `None` makes all wait.
    /// Default: 5,000,000, which takes a phone some ten seconds.
    pub fn work_over_shared_limits(self, max_number: impl Into<Option<u32>>) -> Self {
        Self { work: max_number.into(), ..self }
    }
}
