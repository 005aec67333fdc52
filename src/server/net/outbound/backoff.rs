//! How long an outside service wants no further requests.
//!
//! `Retry-After` in seconds (RFC 9110 §10.2.3), and GitHub's `X-RateLimit-Remaining: 0` with
//! `X-RateLimit-Reset` in seconds since 1970. A client that keeps asking may be banned.

use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use axum::http::{HeaderMap, StatusCode, header};

/// The longest pause that the client grants.
const LONGEST: Duration = Duration::from_secs(60 * 60);

#[derive(Default)]
pub(crate) struct RetryAfter {
    until: Mutex<Option<SystemTime>>,
}

impl RetryAfter {
    /// Never longer than the maximum, even if the clock was set back.
    pub(crate) fn lasts_at(&self, now: SystemTime) -> bool {
        let until = self.until.lock().unwrap_or_else(PoisonError::into_inner);
        until.is_some_and(|until| now < until && until <= now + LONGEST)
    }

    /// Records the wish in a response.
    pub(crate) fn note(&self, status: StatusCode, headers: &HeaderMap, now: SystemTime) {
        let until = match status {
            StatusCode::FORBIDDEN
            | StatusCode::TOO_MANY_REQUESTS
            | StatusCode::SERVICE_UNAVAILABLE => until(headers, now),
            _ => None,
        };
        if let Some(until) = until {
            *self.until.lock().unwrap_or_else(PoisonError::into_inner) = Some(until);
        }
    }
}

fn until(headers: &HeaderMap, now: SystemTime) -> Option<SystemTime> {
    let longest = now + LONGEST;
    if let Some(seconds) = number(headers, header::RETRY_AFTER.as_str()) {
        return Some(now + Duration::from_secs(seconds).min(LONGEST));
    }
    if number(headers, "x-ratelimit-remaining") != Some(0) {
        return None;
    }
    let reset = Duration::from_secs(number(headers, "x-ratelimit-reset")?);
    Some(UNIX_EPOCH.checked_add(reset).map_or(longest, |reset| reset.min(longest)))
}

fn number(headers: &HeaderMap, name: &str) -> Option<u64> {
    headers.get(name)?.to_str().ok()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderName, HeaderValue};

    use super::*;

    fn pause(status: StatusCode, headers: &[(&'static str, &'static str)]) -> Option<Duration> {
        let now = UNIX_EPOCH + Duration::from_secs(1_000_000);
        let headers = headers
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
        let pause = RetryAfter::default();
        pause.note(status, &headers.collect(), now);
        let until = *pause.until.lock().unwrap();
        assert_eq!(pause.lasts_at(now), until.is_some_and(|until| until > now));
        until.map(|until| until.duration_since(now).unwrap_or_default())
    }

    #[test]
    fn a_clock_that_is_set_back_prolongs_no_pause() {
        let now = UNIX_EPOCH + Duration::from_secs(1_000_000);
        let headers = HeaderMap::from_iter([(header::RETRY_AFTER, HeaderValue::from_static("60"))]);
        let pause = RetryAfter::default();
        pause.note(StatusCode::TOO_MANY_REQUESTS, &headers, now);
        assert!(pause.lasts_at(now));
        assert!(!pause.lasts_at(now - 24 * LONGEST));
    }

    #[test]
    fn a_service_says_how_long_it_pauses_within_an_hour() {
        let secs = |secs| Some(Duration::from_secs(secs));
        let limited = |remaining, reset| {
            pause(
                StatusCode::FORBIDDEN,
                &[("x-ratelimit-remaining", remaining), ("x-ratelimit-reset", reset)],
            )
        };
        assert_eq!(pause(StatusCode::TOO_MANY_REQUESTS, &[("retry-after", "7")]), secs(7));
        assert_eq!(pause(StatusCode::SERVICE_UNAVAILABLE, &[("retry-after", "7")]), secs(7));
        assert_eq!(pause(StatusCode::FORBIDDEN, &[("retry-after", "86400")]), secs(3600));
        assert_eq!(pause(StatusCode::FORBIDDEN, &[("retry-after", "soon")]), None);
        assert_eq!(limited("0", "1000060"), secs(60));
        assert_eq!(limited("0", "18446744073709551615"), secs(3600));
        assert_eq!(limited("0", "1"), secs(0));
        assert_eq!(limited("3", "1000060"), None);
        assert_eq!(pause(StatusCode::FORBIDDEN, &[]), None);
        assert_eq!(pause(StatusCode::OK, &[("retry-after", "7")]), None);
    }
}
