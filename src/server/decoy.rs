//! What bots that gave themselves away believe to have begun. Their secret itself tells it, and nothing
//! else does, so that every instance shows it. The secrets of people look the same.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use uuid::{Builder, Uuid};

use super::{
    key::SigningKeys,
    secret::Token,
    store::{Attempt, AttemptState},
};

/// What the signature says of somebody's secret: only with the key can one be told from the other.
const PERSON: &str = "originator of an attempt";
const BOT: &str = "originator of a decoy";

/// What a secret tells of what was begun.
#[derive(Clone, Copy)]
pub(crate) struct Beginning<'a> {
    /// The id of the form.
    pub(crate) form: &'a str,
    /// Where mail goes, or would.
    pub(crate) email: &'a str,
    /// When the form was opened.
    pub(crate) opened: SystemTime,
    pub(crate) is_trapped: bool,
}

/// The secret of an originator, which tells what it began.
pub(crate) fn seal(keys: &SigningKeys, secret: &Token, begun: Beginning<'_>) -> Token {
    let since = begun.opened.duration_since(UNIX_EPOCH).unwrap_or_default();
    let millis = u64::try_from(since.as_millis()).unwrap_or(u64::MAX);
    let told = BASE64.encode([&millis.to_be_bytes()[..], begun.email.as_bytes()].concat());
    let said = format!("{}.{told}", secret.expose());
    let purpose = if begun.is_trapped { BOT } else { PERSON };
    let signature = keys.sign(purpose, message(begun.form, &said).as_bytes());
    Token::from_parts(&said, &signature)
}

/// What the secret of a bot tells; nothing for everybody else.
pub(crate) fn open(
    keys: &SigningKeys,
    form: &str,
    secret: &Token,
    now: SystemTime,
    lives: Duration,
) -> Option<Attempt> {
    let (said, signature) = secret.expose().rsplit_once('.')?;
    let signature = BASE64.decode(signature).ok()?;
    if !keys.verifies(BOT, message(form, said).as_bytes(), &signature) {
        return None;
    }
    let (_, told) = said.split_once('.')?;
    let told = BASE64.decode(told).ok()?;
    let (millis, email) = told.split_first_chunk()?;
    let opened = UNIX_EPOCH.checked_add(Duration::from_millis(u64::from_be_bytes(*millis)))?;
    Some(Attempt {
        id: no_attempt(secret),
        email: String::from_utf8(email.to_vec()).ok()?,
        state: AttemptState::Pending,
        originator_hash: secret.hash(),
        password_hash: None,
        mailed_at: opened,
        expires_at: now.checked_add(lives)?,
    })
}

/// Neither an id nor what is said has a line break.
fn message(form: &str, said: &str) -> String {
    [form, said].join("\n")
}

/// An id that no attempt has: theirs are of another version.
fn no_attempt(secret: &Token) -> Uuid {
    let [id @ .., _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _] = secret.hash();
    Builder::from_custom_bytes(id).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: Duration = Duration::from_secs(60 * 60);

    fn sealed(keys: &SigningKeys, is_trapped: bool) -> Token {
        let opened = UNIX_EPOCH + HOUR;
        let begun = Beginning { form: "news", email: "ada@example.org", opened, is_trapped };
        seal(keys, &Token::from_signature(&[7; 32]), begun)
    }

    #[test]
    fn the_secret_of_a_bot_tells_what_it_believes_to_have_begun() {
        let keys = SigningKeys::new(Vec::new()).unwrap();
        let secret = sealed(&keys, true);
        let now = UNIX_EPOCH + 2 * HOUR;
        let decoy = open(&keys, "news", &secret, now, HOUR).unwrap();
        assert_eq!(decoy.email, "ada@example.org");
        assert_eq!((decoy.mailed_at, decoy.expires_at), (UNIX_EPOCH + HOUR, now + HOUR));
        assert_eq!(open(&keys, "news", &secret, now, HOUR).unwrap().id, decoy.id);
        assert!(open(&keys, "account", &secret, now, HOUR).is_none());
    }

    #[test]
    fn the_secret_of_a_person_looks_the_same_and_tells_nothing() {
        let keys = SigningKeys::new(Vec::new()).unwrap();
        let (person, bot) = (sealed(&keys, false), sealed(&keys, true));
        let (person, bot) = (person.expose(), bot.expose());
        let (said, _) = bot.rsplit_once('.').unwrap();
        assert!(person.starts_with(said));
        assert_eq!(person.len(), bot.len());
        assert!(open(&keys, "news", &sealed(&keys, false), UNIX_EPOCH, HOUR).is_none());
        for other in [said, "", ".", "..", &bot[1..]] {
            let forged = Token::from_parts(other, &[0; 32]);
            assert!(open(&keys, "news", &forged, UNIX_EPOCH, HOUR).is_none(), "{other}");
        }
        let others = SigningKeys::new(Vec::new()).unwrap();
        assert!(open(&others, "news", &sealed(&keys, true), UNIX_EPOCH, HOUR).is_none());
    }
}
