//! The token in a form: when the form was served, and a random part that makes it unique.
//!
//! The token makes the same submission, sent twice, one attempt, and it tells how long a person took
//! to fill in the form. Where the host has a signing key, a page without a token of these keys is a
//! program's. Without a key the tokens of all pages are lost at a restart, and the form is accepted.

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
    /// A submission that comes sooner is from a bot. Zero turns all checks of tokens off.
    pub(crate) min_age: Duration,
    /// Whether the keys outlast the process, so that every page has a token of these keys.
    pub(crate) are_kept: bool,
}

/// What a token says about the post of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TicketStatus {
    /// A person may have filled in the form.
    Good,
    /// The form was served too recently for a person to have filled it in.
    TooFast,
    /// The form was served more than a day ago.
    TooOld,
    /// There is no token, or these keys did not sign it.
    Foreign,
    /// It says nothing, because the keys do not outlast the process.
    Unchecked,
}

/// The greatest age of a token that counts.
const MAX_AGE: Duration = Duration::from_secs(24 * 60 * 60);

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

    /// What the token says. A token from a clock that is ahead counts as a good one.
    pub(crate) fn status(&self, token: &str, now: SystemTime) -> TicketStatus {
        if self.min_age.is_zero() {
            return TicketStatus::Unchecked;
        }
        let age = self.issued(token).map(|issued| now.duration_since(issued).ok());
        match age {
            Some(Some(age)) if age < self.min_age => TicketStatus::TooFast,
            _ if !self.are_kept => TicketStatus::Unchecked,
            Some(Some(age)) if age > MAX_AGE => TicketStatus::TooOld,
            Some(_) => TicketStatus::Good,
            None => TicketStatus::Foreign,
        }
    }

    /// When the token was issued. Returns `None` for a foreign token.
    fn issued(&self, token: &str) -> Option<SystemTime> {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(token).ok()?;
        let (message, signature) = bytes.split_at_checked(MESSAGE)?;
        if !self.keys.verifies(PURPOSE, message, signature) {
            return None;
        }
        let millis = u64::from_be_bytes(message.first_chunk().copied()?);
        UNIX_EPOCH.checked_add(Duration::from_millis(millis))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens() -> FormTokens {
        let keys = SigningKeys::new(Vec::new()).unwrap();
        FormTokens { keys, min_age: Duration::from_secs(1), are_kept: true }
    }

    #[test]
    fn a_token_tells_when_it_was_issued() {
        let tokens = tokens();
        let now = UNIX_EPOCH + Duration::from_secs(1_800_000_000);
        let token = tokens.issue(now);
        assert_ne!(token, tokens.issue(now));
        assert_eq!(tokens.issued(&token), Some(now));
        let after = |millis| tokens.status(&token, now + Duration::from_millis(millis));
        assert_eq!(after(0), TicketStatus::TooFast);
        assert_eq!(after(1500), TicketStatus::Good);
        assert_eq!(after(86_400_001), TicketStatus::TooOld);
        assert_eq!(tokens.status(&token, now - Duration::from_secs(2)), TicketStatus::Good);
    }

    #[test]
    fn only_keys_that_outlast_the_process_make_a_token_necessary() {
        let now = UNIX_EPOCH + Duration::from_secs(1_800_000_000);
        let random = FormTokens { are_kept: false, ..tokens() };
        assert_eq!(random.status("", now), TicketStatus::Unchecked);
        assert_eq!(random.status(&random.issue(now), now), TicketStatus::TooFast);
        let off = FormTokens { min_age: Duration::ZERO, ..tokens() };
        assert_eq!(off.status("", now), TicketStatus::Unchecked);
    }

    #[test]
    fn a_foreign_token_tells_nothing() {
        let ours = tokens();
        let now = UNIX_EPOCH + Duration::from_secs(1_800_000_000);
        let token = ours.issue(now);
        assert_eq!(tokens().status(&token, now), TicketStatus::Foreign);
        let mut older = token.clone().into_bytes();
        older[3] = if older[3] == b'A' { b'B' } else { b'A' };
        for forged in ["", "?", "AAAA", &token[1..], &String::from_utf8(older).unwrap()] {
            assert_eq!(ours.status(forged, now), TicketStatus::Foreign, "{forged}");
        }
    }
}
