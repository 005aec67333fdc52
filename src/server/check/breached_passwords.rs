//! A host check: the password is in no known leak (feature `breached-passwords`).

use std::{fmt, fmt::Write, time::Duration};

use async_trait::async_trait;
use axum::http::StatusCode;
use sha1::{Digest, Sha1};
use subtle::{ConditionallySelectable, ConstantTimeEq};
use tokio::time::timeout;

use crate::{
    form::{problem::ProblemCode, registration::Registration},
    password::{Password, PasswordError},
    server::{
        check::{CheckError, HostCheck, OnFailure},
        clock::Clock,
        error::config::ConfigError,
        net::outbound::{OutboundService, TIME_LIMIT, base_url::BaseUrl, error::OutboundError},
    },
};

/// The digits of a hash that are sent, of 40 hexadecimal digits.
const PREFIX: usize = 5;

/// The digits that are not sent.
const SUFFIX: usize = 35;

/// A padded response has about 1000 lines of about 40 bytes.
const MAX_BODY: usize = 1024 * 1024;

/// A suffix, a colon and a number.
const MAX_LINE: usize = 64;

const NOT_A_RANGE: OutboundError = OutboundError::Garbage("a range of hashes");

/// Refuses passwords that are known from leaks, through the
/// [range search](https://haveibeenpwned.com/API/v3#SearchingPwnedPasswordsByRange) of Pwned
/// Passwords, at the field `password` (NIST SP 800-63B-4 §3.1.1.2, ASVS 6.2.12).
///
/// - The server sends the first 5 hexadecimal digits of the SHA-1 of the password (in NFC), and looks
///   for the other 35 among the 1000 or so in the response. Neither reaches a log. The response is
///   padded, so its size reveals nothing to an observer. Padding has the count 0 and is ignored.
/// - A password that was seen [`at_least`](Self::at_least) this many times is refused as
///   [`PasswordError::Breached`].
/// - After any other response, or none in time, [`on_failure`](Self::on_failure) says whether the
///   registration passes. The log shows the reason.
/// - The service has no request limit, so responses are not cached. When it asks for a pause, the check
///   makes no requests, for an hour at most.
///
/// ```
/// use leptos_signup::{BreachedPasswords, check::OnFailure};
///
/// let check = BreachedPasswords::new().at_least(10).on_failure(OnFailure::Refuse);
/// ```
#[must_use]
pub struct BreachedPasswords {
    at_least: u64,
    on_failure: OnFailure,
    time_limit: Duration,
    service: OutboundService,
}

impl Default for BreachedPasswords {
    fn default() -> Self {
        Self::new()
    }
}

impl BreachedPasswords {
    /// A check at <https://api.pwnedpasswords.com>, within 3 seconds.
    pub fn new() -> Self {
        let base = BaseUrl::known("https://api.pwnedpasswords.com");
        Self {
            at_least: 1,
            on_failure: OnFailure::Pass,
            time_limit: TIME_LIMIT,
            service: OutboundService::new(
                base,
                [("add-padding", "true"), ("accept", "text/plain")],
            ),
        }
    }

    /// Sets the URL above `/range/{prefix}`, such as that of a mirror.
    ///
    /// # Errors
    /// It is not an https URL (or http on loopback), or has more than a path.
    pub fn base_url(mut self, url: &str) -> Result<Self, ConfigError> {
        self.service.base = BaseUrl::parse(url)?;
        Ok(self)
    }

    /// Sets how often a refused password was seen. Default: 1, which is also the minimum.
    pub fn at_least(mut self, times: u64) -> Self {
        self.at_least = times.max(1);
        self
    }

    /// Sets what happens when the service gives no answer. Default: the registration passes.
    pub fn on_failure(mut self, on_failure: OnFailure) -> Self {
        self.on_failure = on_failure;
        self
    }

    /// Sets the time limit. Default: 3 seconds.
    pub fn time_limit(mut self, limit: Duration) -> Self {
        self.time_limit = limit;
        self
    }

    /// Sets the clock, for tests.
    pub fn clock(mut self, clock: Clock) -> Self {
        self.service.clock = clock;
        self
    }

    /// Checks one password, for other uses than a sign-up.
    ///
    /// # Errors
    /// [`Refused`](CheckError::Refused) when it is known from a leak, and
    /// [`Failed`](CheckError::Failed) when the service gives no answer within the time limit.
    pub async fn check_password(&self, password: &Password) -> Result<(), CheckError> {
        let times = timeout(self.time_limit, self.times_seen(password)).await;
        if times.unwrap_or(Err(OutboundError::Slow(self.time_limit)))? >= self.at_least {
            return Err(CheckError::Refused(ProblemCode::Password(PasswordError::Breached)));
        }
        Ok(())
    }

    async fn times_seen(&self, password: &Password) -> Result<u64, OutboundError> {
        let hash = sha1_hex(password);
        let (prefix, suffix) = hash.split_at(PREFIX);
        let answer = self.service.get(&["/range/", prefix].concat()).await?;
        if answer.status != StatusCode::OK {
            return Err(OutboundError::Status(answer.status));
        }
        let mut range = Range::looking_for(suffix);
        // It reads to the end, because the end of the connection would reveal a match to an observer.
        answer.read(MAX_BODY, |piece| range.read(piece)).await?;
        range.end()
    }
}

/// The hash in upper case, as the service writes it.
fn sha1_hex(password: &Password) -> String {
    let mut hex = String::with_capacity(PREFIX + SUFFIX);
    for byte in Sha1::digest(password.expose().as_bytes()) {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02X}");
    }
    hex
}

/// A range while it arrives: lines of `SUFFIX:COUNT`, of which one may match.
struct Range<'a> {
    suffix: &'a str,
    times: u64,
    line: Vec<u8>,
    lines: usize,
}

impl<'a> Range<'a> {
    fn looking_for(suffix: &'a str) -> Self {
        Self { suffix, times: 0, line: Vec::with_capacity(MAX_LINE), lines: 0 }
    }

    fn read(&mut self, chunk: &[u8]) -> Result<(), OutboundError> {
        for byte in chunk {
            match byte {
                b'\n' => self.end_line()?,
                _ if self.line.len() == MAX_LINE => return Err(NOT_A_RANGE),
                _ => self.line.push(byte.to_ascii_uppercase()),
            }
        }
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutboundError> {
        let line = self.line.trim_ascii_end();
        if !line.is_empty() {
            let (suffix, times) = parse(line).ok_or(NOT_A_RANGE)?;
            let is_same = suffix.ct_eq(self.suffix.as_bytes());
            self.times.conditional_assign(&times, is_same);
            self.lines += 1;
        }
        self.line.clear();
        Ok(())
    }

    /// How often the password was seen.
    fn end(mut self) -> Result<u64, OutboundError> {
        self.end_line()?;
        // Every prefix has hashes.
        if self.lines == 0 { Err(NOT_A_RANGE) } else { Ok(self.times) }
    }
}

fn parse(line: &[u8]) -> Option<(&[u8], u64)> {
    let (suffix, times) = line.split_at_checked(SUFFIX)?;
    let digits = times.strip_prefix(b":")?;
    let is_number = !digits.is_empty() && digits.iter().all(u8::is_ascii_digit);
    if !is_number || !suffix.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    // A count that overflows is large.
    Some((suffix, str::from_utf8(digits).ok()?.parse().unwrap_or(u64::MAX)))
}

#[async_trait]
impl HostCheck for BreachedPasswords {
    fn field(&self) -> &str {
        "password"
    }

    async fn check(&self, registration: &Registration) -> Result<(), CheckError> {
        match &registration.password {
            Some(password) => self.check_password(password).await,
            None => Ok(()),
        }
    }

    fn time_limit(&self) -> Duration {
        self.time_limit
    }

    fn on_failure(&self) -> OnFailure {
        self.on_failure
    }
}

impl fmt::Debug for BreachedPasswords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BreachedPasswords")
            .field("at_least", &self.at_least)
            .field("service", &self.service)
            .finish_non_exhaustive()
    }
}
