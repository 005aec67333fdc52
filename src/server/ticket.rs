//! The ticket that a form carries: when it was handed out, and something that no other form has.
//!
//! It makes the same post, sent twice, one attempt, and tells how long somebody took to fill the
//! form in. A form without one, or with one that is not ours (programs post such, and pages from
//! before a restart), is taken like any other, without both.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};

use super::key::SigningKeys;

const PURPOSE: &str = "ticket";

/// Milliseconds since 1970, and 128 random bits.
const MESSAGE: usize = 8 + 16;

/// Hands out tickets and reads them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tickets {
    /// Nobody fills a form in faster.
    pub(crate) min_age: Duration,
}

impl Tickets {
    /// A ticket that no other form has; an empty one when the system gives no random numbers.
    pub(crate) fn issue(self, keys: &SigningKeys, now: SystemTime) -> String {
        let mut random = [0; 16];
        if getrandom::fill(&mut random).is_err() {
            return String::new();
        }
        let since = now.duration_since(UNIX_EPOCH).unwrap_or_default();
        let millis = u64::try_from(since.as_millis()).unwrap_or(u64::MAX);
        let mut ticket = [&millis.to_be_bytes()[..], &random].concat();
        let signature = keys.sign(PURPOSE, &ticket);
        ticket.extend(signature);
        BASE64_URL_SAFE_NO_PAD.encode(ticket)
    }

    /// When it was handed out; nothing of one that is not ours.
    fn issued(self, keys: &SigningKeys, ticket: &str) -> Option<SystemTime> {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(ticket).ok()?;
        let (message, signature) = bytes.split_at_checked(MESSAGE)?;
        if !keys.verifies(PURPOSE, message, signature) {
            return None;
        }
        let millis = u64::from_be_bytes(message.first_chunk().copied()?);
        UNIX_EPOCH.checked_add(Duration::from_millis(millis))
    }

    /// How long ago it was handed out; nothing of one that is not ours, or of a clock that was ahead.
    pub(crate) fn age(self, keys: &SigningKeys, ticket: &str, now: SystemTime) -> Option<Duration> {
        now.duration_since(self.issued(keys, ticket)?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TICKETS: Tickets = Tickets { min_age: Duration::ZERO };

    #[test]
    fn a_ticket_tells_when_it_was_handed_out() {
        let keys = SigningKeys::new(Vec::new()).unwrap();
        let now = UNIX_EPOCH + Duration::from_secs(1_800_000_000);
        let ticket = TICKETS.issue(&keys, now);
        assert_ne!(ticket, TICKETS.issue(&keys, now));
        let later = now + Duration::from_millis(1500);
        assert_eq!(TICKETS.age(&keys, &ticket, later), Some(Duration::from_millis(1500)));
        assert_eq!(TICKETS.age(&keys, &ticket, now - Duration::from_secs(1)), None);
    }

    #[test]
    fn one_that_is_not_ours_tells_nothing() {
        let keys = SigningKeys::new(Vec::new()).unwrap();
        let now = UNIX_EPOCH + Duration::from_secs(1_800_000_000);
        let ticket = TICKETS.issue(&keys, now);
        let other = SigningKeys::new(Vec::new()).unwrap();
        assert_eq!(TICKETS.age(&other, &ticket, now), None);
        let mut older = ticket.clone().into_bytes();
        older[3] = if older[3] == b'A' { b'B' } else { b'A' };
        for forged in ["", "?", "AAAA", &ticket[1..], &String::from_utf8(older).unwrap()] {
            assert_eq!(TICKETS.age(&keys, forged, now), None, "{forged}");
        }
    }
}
