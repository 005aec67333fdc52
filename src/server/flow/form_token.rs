//! The token in a form: when the form was served, and a random part that makes it unique.
//!
//! The token makes the same submission, sent twice, one attempt, and it tells how long a person took
//! to fill in the form. A form without a token, or with a token that these keys did not sign (from a
//! program, or from before a restart), is accepted without both.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};

use crate::server::crypto::signing::SigningKeys;

const PURPOSE: &str = "ticket";

/// Milliseconds since 1970, and 128 random bits.
const MESSAGE: usize = 8 + 16;

/// Issues tokens and reads them.
#[derive(Clone, Debug)]
pub(crate) struct FormTokens {
    pub(crate) keys: SigningKeys,
    /// A submission that comes sooner is from a bot.
    pub(crate) min_age: Duration,
}

impl FormTokens {
    /// A token that no other form has. Empty when the system's random number generator fails.
    pub(crate) fn issue(&self, now: SystemTime) -> String {
        let mut random = [0; 16];
        if getrandom::fill(&mut random).is_err() {
            return String::new();
        }
        let since = now.duration_since(UNIX_EPOCH).unwrap_or_default();
        let millis = u64::try_from(since.as_millis()).unwrap_or(u64::MAX);
        let mut token = [&millis.to_be_bytes()[..], &random].concat();
        let signature = self.keys.sign(PURPOSE, &token);
        token.extend(signature);
        BASE64_URL_SAFE_NO_PAD.encode(token)
    }

    /// Whether the form was served too recently for a person to have filled it in.
    pub(crate) fn is_too_fast(&self, token: &str, now: SystemTime) -> bool {
        self.age(token, now).is_some_and(|age| age < self.min_age)
    }

    /// The time since the token was issued. Returns `None` for a foreign token, and when the clock
    /// was ahead.
    fn age(&self, token: &str, now: SystemTime) -> Option<Duration> {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(token).ok()?;
        let (message, signature) = bytes.split_at_checked(MESSAGE)?;
        if !self.keys.verifies(PURPOSE, message, signature) {
            return None;
        }
        let millis = u64::from_be_bytes(message.first_chunk().copied()?);
        let issued = UNIX_EPOCH.checked_add(Duration::from_millis(millis))?;
        now.duration_since(issued).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens() -> FormTokens {
        let keys = SigningKeys::new(Vec::new()).unwrap();
        FormTokens { keys, min_age: Duration::from_secs(1) }
    }

    #[test]
    fn a_token_tells_when_it_was_issued() {
        let tokens = tokens();
        let now = UNIX_EPOCH + Duration::from_secs(1_800_000_000);
        let token = tokens.issue(now);
        assert_ne!(token, tokens.issue(now));
        let later = now + Duration::from_millis(1500);
        assert_eq!(tokens.age(&token, later), Some(Duration::from_millis(1500)));
        assert_eq!(tokens.age(&token, now - Duration::from_secs(1)), None);
        assert!(tokens.is_too_fast(&token, now) && !tokens.is_too_fast(&token, later));
    }

    #[test]
    fn a_foreign_token_tells_nothing() {
        let ours = tokens();
        let now = UNIX_EPOCH + Duration::from_secs(1_800_000_000);
        let token = ours.issue(now);
        assert_eq!(tokens().age(&token, now), None);
        let mut older = token.clone().into_bytes();
        older[3] = if older[3] == b'A' { b'B' } else { b'A' };
        for forged in ["", "?", "AAAA", &token[1..], &String::from_utf8(older).unwrap()] {
            assert_eq!(ours.age(forged, now), None, "{forged}");
        }
    }
}
