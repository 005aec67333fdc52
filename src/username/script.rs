//! Which scripts may be combined (UTS 39 §5.1 and §5.2).
//!
//! The scripts of one language count as one script, like the augmented script sets `Jpan`, `Kore`
//! and `Hanb` of UTS 39.

use crate::{
    unicode::script::{
        Script::{self, Bopomofo, Han, Hangul, Hiragana, Katakana, Latin},
        is_in_one_script, is_written_in,
    },
    username::{error::UsernameError, rules::Scripts},
};

const OF_ONE_LANGUAGE: [&[Script]; 3] =
    [&[Han, Hiragana, Katakana], &[Han, Hangul], &[Han, Bopomofo]];

const WITH_LATIN: [&[Script]; 3] =
    [&[Latin, Han, Hiragana, Katakana], &[Latin, Han, Hangul], &[Latin, Han, Bopomofo]];

/// Refuses letters of scripts that may not be combined.
pub(super) fn check(text: &str, scripts: Scripts) -> Result<(), UsernameError> {
    let is_in_any =
        |sets: [&[Script]; 3]| sets.into_iter().any(|scripts| is_written_in(text, scripts));
    let is_allowed = text.is_ascii()
        || is_in_one_script(text)
        || is_in_any(OF_ONE_LANGUAGE)
        || (scripts == Scripts::HighlyRestrictive && is_in_any(WITH_LATIN));
    if is_allowed { Ok(()) } else { Err(UsernameError::MixedScripts) }
}
