//! The wait token of a form without scripts: it says when the form was opened.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};

use crate::{
    server::{captcha::context::CaptchaContext, crypto::secret::SecretHash},
    ui::captcha::widget::WAIT_TOKEN_FIELD,
};

const PURPOSE: &str = "captcha wait token";

/// How long a wait token is valid: long enough to fill in a form.
pub(crate) const LIFETIME: Duration = Duration::from_secs(60 * 60);

/// A wait token with a valid signature for this form and this site.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct WaitToken {
    /// The random part.
    nonce: String,
    opened: SystemTime,
}

/// Whether a wait token is accepted now.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum WaitTokenStatus {
    Valid,
    /// It is accepted in this number of seconds.
    TooSoon(u16),
    Expired,
}

/// Issues a wait token.
pub(crate) fn issue(context: &CaptchaContext<'_>) -> Result<String, getrandom::Error> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)?;
    let signed = format!("{}.{}", context.seconds(), BASE64.encode(bytes));
    let signature = context.keys.sign(PURPOSE, message(&signed, context).as_bytes());
    Ok(format!("{signed}.{}", BASE64.encode(signature)))
}

/// Reads a wait token from a request. Returns `None` for any other text.
pub(crate) fn read(text: &str, context: &CaptchaContext<'_>) -> Option<WaitToken> {
    let (signed, signature) = text.rsplit_once('.')?;
    let (seconds, nonce) = signed.split_once('.')?;
    let signature = BASE64.decode(signature).ok()?;
    if !context.keys.verifies(PURPOSE, message(signed, context).as_bytes(), &signature) {
        return None;
    }
    let opened = UNIX_EPOCH.checked_add(Duration::from_secs(seconds.parse().ok()?))?;
    Some(WaitToken { nonce: nonce.to_owned(), opened })
}

/// The signed text. Neither an id nor a URL contains a line break.
fn message(signed: &str, context: &CaptchaContext<'_>) -> String {
    [context.form, context.site, signed].join("\n")
}

impl WaitToken {
    /// Hash by which the store remembers the token.
    pub(crate) fn hash(&self) -> SecretHash {
        answer_hash(WAIT_TOKEN_FIELD, &self.nonce)
    }

    pub(crate) fn status(&self, wait: Duration, now: SystemTime) -> WaitTokenStatus {
        let age = now.duration_since(self.opened).unwrap_or_default();
        if age >= LIFETIME {
            return WaitTokenStatus::Expired;
        }
        match wait.checked_sub(age).filter(|left| !left.is_zero()) {
            // Rounded up: a second too late is better than another refusal.
            Some(left) => WaitTokenStatus::TooSoon(
                u16::try_from(left.as_millis().div_ceil(1000)).unwrap_or(u16::MAX),
            ),
            None => WaitTokenStatus::Valid,
        }
    }
}

/// Hash by which the store remembers an answer. It includes the field, because equal answers to two
/// kinds of captcha are unrelated.
pub(crate) fn answer_hash(field: &str, replay_key: &str) -> SecretHash {
    SecretHash::of_text(&[field, replay_key].join("\0"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::{captcha::context::at, crypto::signing::SigningKeys};

    const WAIT: Duration = Duration::from_secs(20);

    #[test]
    fn a_wait_token_is_valid_after_the_wait_and_for_an_hour() {
        let keys = SigningKeys::new(Vec::new()).unwrap();
        let text = issue(&at(&keys, 1000)).unwrap();
        let status = |seconds| {
            let context = at(&keys, seconds);
            read(&text, &context).unwrap().status(WAIT, context.now)
        };
        assert_eq!(status(1000), WaitTokenStatus::TooSoon(20));
        assert_eq!(status(1019), WaitTokenStatus::TooSoon(1));
        assert_eq!(status(1020), WaitTokenStatus::Valid);
        assert_eq!(status(4599), WaitTokenStatus::Valid);
        assert_eq!(status(4600), WaitTokenStatus::Expired);
    }

    #[test]
    fn a_wait_token_is_valid_only_unchanged_and_for_its_form_and_site() {
        let keys = SigningKeys::new(Vec::new()).unwrap();
        let here = at(&keys, 1000);
        let text = issue(&here).unwrap();
        assert!(read(&text, &here).is_some());
        for other in ["", "1000", "1000.x.y", &text.replacen("1000", "900", 1), &text[1..]] {
            assert_eq!(read(other, &here), None, "{other}");
        }
        assert_eq!(read(&text, &CaptchaContext { form: "account", ..here }), None);
        assert_eq!(read(&text, &CaptchaContext { site: "https://example.com", ..here }), None);
        let others = SigningKeys::new(Vec::new()).unwrap();
        assert_eq!(read(&text, &at(&others, 1000)), None);
    }
}
