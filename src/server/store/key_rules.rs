//! The rules by which the key of an address was computed: a version and a level, as one number.
//!
//! The number stands beside each key. A form may choose another level, and then its keys are outdated
//! as they are after an update that raises the version.

use std::ops::Range;

use crate::{
    email::key::{KEY_VERSION, KeyLevel},
    form::Form,
};

/// The numbers of two levels differ by so much. Versions are lower.
const LEVELS_APART: u32 = 1_000;

/// The levels in the order of their numbers. The number of the default level is the version alone.
pub(crate) const LEVELS: [KeyLevel; 4] =
    [KeyLevel::Safe, KeyLevel::Exact, KeyLevel::IgnoreCase, KeyLevel::Strict];

/// The number of a key that is computed now.
pub(crate) fn number(level: KeyLevel) -> u32 {
    bases().find(|(known, _)| *known == level).map_or(0, |(_, base)| base) + KEY_VERSION
}

/// The level of a number. Returns `None` for one that a later version of the crate wrote.
pub(crate) fn level_of(number: u32) -> Option<KeyLevel> {
    let base = number - number % LEVELS_APART;
    bases().find(|(_, known)| *known == base).map(|(level, _)| level)
}

/// Whether a key with the number `stored` must be replaced by one with the number `wanted`. A key of a
/// later version stays.
pub(crate) fn is_outdated(stored: u32, wanted: u32) -> bool {
    let is_known = level_of(stored).is_some() && stored % LEVELS_APART <= KEY_VERSION;
    is_known && stored != wanted
}

/// The numbers of outdated keys, in order, for a form with this level. `None` stands for a form that
/// the host no longer has: its keys keep their levels.
pub(crate) fn outdated(wanted: Option<KeyLevel>) -> impl Iterator<Item = Range<u32>> {
    bases().map(move |(level, base)| {
        let is_right = wanted.is_none_or(|wanted| wanted == level);
        base..base + KEY_VERSION + u32::from(!is_right)
    })
}

fn bases() -> impl Iterator<Item = (KeyLevel, u32)> {
    LEVELS.into_iter().zip((0..).step_by(LEVELS_APART as usize))
}

/// The level of each form.
#[derive(Clone, Debug)]
pub struct KeyLevels(Vec<(&'static str, KeyLevel)>);

impl KeyLevels {
    /// The levels of the host's forms.
    #[must_use]
    pub fn of_forms(forms: &[Form]) -> Self {
        Self(forms.iter().map(|form| (form.id(), form.get_key_level())).collect())
    }

    /// The level of a form, or `None` for one that the host no longer has.
    pub(crate) fn of(&self, form: &str) -> Option<KeyLevel> {
        self.0.iter().find(|(id, _)| *id == form).map(|(_, level)| *level)
    }

    /// The level for a row of `form` whose key has the number `stored`.
    pub(crate) fn for_row(&self, form: &str, stored: u32) -> KeyLevel {
        self.of(form).or_else(|| level_of(stored)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_says_version_and_level() {
        assert_eq!(number(KeyLevel::Safe), KEY_VERSION);
        for level in LEVELS {
            assert_eq!(level_of(number(level)), Some(level));
            assert!(!is_outdated(number(level), number(level)));
        }
        assert_eq!(level_of(99_001), None);
    }

    #[test]
    fn a_key_is_outdated_by_its_version_and_by_its_level() {
        let wanted = number(KeyLevel::Exact);
        for level in LEVELS {
            assert_eq!(is_outdated(number(level), wanted), level != KeyLevel::Exact);
            assert!(is_outdated(number(level) - 1, wanted), "an earlier version");
            assert!(!is_outdated(number(level) + 1, wanted), "a later version");
        }
        assert!(!is_outdated(99_001, wanted), "a level of a later version");
    }

    #[test]
    fn the_ranges_hold_what_is_outdated_and_nothing_else() {
        for wanted in LEVELS {
            for stored in 0..2_000 + LEVELS_APART * 4 {
                let is_in = outdated(Some(wanted)).any(|range| range.contains(&stored));
                assert_eq!(is_in, is_outdated(stored, number(wanted)), "{stored} for {wanted:?}");
            }
        }
        for level in LEVELS {
            assert!(!outdated(None).any(|range| range.contains(&number(level))));
            assert!(outdated(None).any(|range| range.contains(&(number(level) - 1))));
        }
    }
}
