//! The pass of people without scripts: it says when the form was opened.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};

use super::{Occasion, PASS, trial::answer_hash, widget};
use crate::server::store::SecretHash;

const PURPOSE: &str = "captcha pass";

/// How long a pass is good: as long as somebody fills in a form without scripts.
pub(super) const LIVES: Duration = Duration::from_secs(60 * 60);

/// A pass that was signed here, for this form and this site.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Pass {
    /// What makes it this one and no other.
    identity: String,
    opened: SystemTime,
}

/// What a pass is worth now.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Worth {
    Good,
    /// Only in so many seconds.
    TooSoon(u16),
    Expired,
}

/// A new pass.
pub(super) fn issue(occasion: &Occasion<'_>) -> Result<String, getrandom::Error> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)?;
    let said = format!("{}.{}", occasion.seconds(), BASE64.encode(bytes));
    let signature = occasion.keys.sign(PURPOSE, message(&said, occasion).as_bytes());
    Ok(format!("{said}.{}", BASE64.encode(signature)))
}

/// As a page carries it.
pub(super) fn shown(text: String, wait: Duration) -> widget::Pass {
    widget::Pass { text, wait: wait.as_secs() }
}

/// Reads a pass, which may be anything.
pub(super) fn read(text: &str, occasion: &Occasion<'_>) -> Option<Pass> {
    let (said, signature) = text.rsplit_once('.')?;
    let (seconds, identity) = said.split_once('.')?;
    let signature = BASE64.decode(signature).ok()?;
    if !occasion.keys.verifies(PURPOSE, message(said, occasion).as_bytes(), &signature) {
        return None;
    }
    let opened = UNIX_EPOCH.checked_add(Duration::from_secs(seconds.parse().ok()?))?;
    Some(Pass { identity: identity.to_owned(), opened })
}

/// What is signed. Neither an id nor a URL has a line break.
fn message(said: &str, occasion: &Occasion<'_>) -> String {
    [occasion.form, occasion.site, said].join("\n")
}

impl Pass {
    /// By which it is remembered.
    pub(super) fn hash(&self) -> SecretHash {
        answer_hash(PASS, &self.identity)
    }

    pub(super) fn worth(&self, wait: Duration, now: SystemTime) -> Worth {
        let age = now.duration_since(self.opened).unwrap_or_default();
        if age >= LIVES {
            return Worth::Expired;
        }
        match wait.checked_sub(age).filter(|left| !left.is_zero()) {
            // Rounded up: a second too late is better than once more in vain.
            Some(left) => {
                Worth::TooSoon(u16::try_from(left.as_millis().div_ceil(1000)).unwrap_or(u16::MAX))
            }
            None => Worth::Good,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::{client::Client, key::SigningKeys};

    const WAIT: Duration = Duration::from_secs(20);

    fn at(keys: &SigningKeys, seconds: u64) -> Occasion<'_> {
        let now = UNIX_EPOCH + Duration::from_secs(seconds);
        Occasion { form: "news", site: "https://example.org", now, client: Client::default(), keys }
    }

    #[test]
    fn a_pass_is_good_after_a_while_and_for_an_hour() {
        let keys = SigningKeys::new(Vec::new()).unwrap();
        let text = issue(&at(&keys, 1000)).unwrap();
        let worth = |seconds| {
            let occasion = at(&keys, seconds);
            read(&text, &occasion).unwrap().worth(WAIT, occasion.now)
        };
        assert_eq!(worth(1000), Worth::TooSoon(20));
        assert_eq!(worth(1019), Worth::TooSoon(1));
        assert_eq!(worth(1020), Worth::Good);
        assert_eq!(worth(4599), Worth::Good);
        assert_eq!(worth(4600), Worth::Expired);
    }

    #[test]
    fn a_pass_is_good_as_it_was_signed_and_where_it_was_signed() {
        let keys = SigningKeys::new(Vec::new()).unwrap();
        let here = at(&keys, 1000);
        let text = issue(&here).unwrap();
        assert!(read(&text, &here).is_some());
        for other in ["", "1000", "1000.x.y", &text.replacen("1000", "900", 1), &text[1..]] {
            assert_eq!(read(other, &here), None, "{other}");
        }
        assert_eq!(read(&text, &Occasion { form: "account", ..here }), None);
        assert_eq!(read(&text, &Occasion { site: "https://example.com", ..here }), None);
        let others = SigningKeys::new(Vec::new()).unwrap();
        assert_eq!(read(&text, &at(&others, 1000)), None);
    }
}
