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
    /// When that was written.
    pub(crate) mailed_at: SystemTime,
    pub(crate) is_trapped: bool,
}

/// The secret of an originator, with what it began beside it.
pub(crate) fn seal(keys: &SigningKeys, secret: &Token, begun: Beginning<'_>) -> Token {
    let since = begun.mailed_at.duration_since(UNIX_EPOCH).unwrap_or_default();
    let millis = u64::try_from(since.as_millis()).unwrap_or(u64::MAX);
    let told = BASE64.encode([&millis.to_be_bytes()[..], begun.email.as_bytes()].concat());
    let said = format!("{}.{told}", secret.expose());
    let purpose = if begun.is_trapped { BOT } else { PERSON };
    let signature = keys.sign(purpose, message(begun.form, &said).as_bytes());
    Token::from_parts(&said, &signature)
}

/// The same secret, after a mail was written for it at `mailed_at`: to this address, or so a bot believes.
pub(crate) fn renew(
    keys: &SigningKeys,
    form: &str,
    secret: &Token,
    email: &str,
    mailed_at: SystemTime,
) -> Token {
    let is_trapped = said_of_bot(keys, form, secret).is_some();
    seal(keys, &secret.alone(), Beginning { form, email, mailed_at, is_trapped })
}

/// What stands beside the secret of a bot; nothing for everybody else.
fn said_of_bot<'a>(keys: &SigningKeys, form: &str, secret: &'a Token) -> Option<&'a str> {
    let (said, signature) = secret.expose().rsplit_once('.')?;
    let signature = BASE64.decode(signature).ok()?;
    keys.verifies(BOT, message(form, said).as_bytes(), &signature).then_some(said)
}

/// What a bot believes to have begun; nothing for everybody else.
pub(crate) fn open(
    keys: &SigningKeys,
    form: &str,
    secret: &Token,
    now: SystemTime,
    lives: Duration,
) -> Option<Attempt> {
    let (_, told) = said_of_bot(keys, form, secret)?.split_once('.')?;
    let told = BASE64.decode(told).ok()?;
    let (millis, email) = told.split_first_chunk()?;
    let mailed_at = UNIX_EPOCH.checked_add(Duration::from_millis(u64::from_be_bytes(*millis)))?;
    Some(Attempt {
        id: no_attempt(secret),
        email: String::from_utf8(email.to_vec()).ok()?,
        state: AttemptState::Pending,
        originator_hash: secret.hash(),
        password_hash: None,
        mailed_at,
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
        let mailed_at = UNIX_EPOCH + HOUR;
        let begun = Beginning { form: "news", email: "ada@example.org", mailed_at, is_trapped };
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
    fn after_another_mail_it_is_the_same_secret_and_tells_of_that_mail() {
        let keys = SigningKeys::new(Vec::new()).unwrap();
        let now = UNIX_EPOCH + 2 * HOUR;
        for is_trapped in [true, false] {
            let before = sealed(&keys, is_trapped);
            let after = renew(&keys, "news", &before, "eve@example.org", now);
            assert_eq!(after.hash(), before.hash());
            let shown = open(&keys, "news", &after, now, HOUR);
            assert_eq!(shown.is_some(), is_trapped);
            if let Some(decoy) = shown {
                assert_eq!((&*decoy.email, decoy.mailed_at), ("eve@example.org", now));
                assert_eq!(decoy.id, open(&keys, "news", &before, now, HOUR).unwrap().id);
            }
        }
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
