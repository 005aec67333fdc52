//! What a hash costs: whoever guesses passwords pays it for each guess.

use super::ConfigError;

/// What OWASP's Password Storage Cheat Sheet takes for equally strong, and no less: memory in KiB and
/// passes, with one lane.
const MINIMA: [(u32, u32); 5] = [(47_104, 1), (19_456, 2), (12_288, 3), (9_216, 4), (7_168, 5)];

/// More than a server should spend on a hash: 1 GiB, and passes.
const MOST_MEMORY: u32 = 1_048_576;
const MOST_PASSES: u32 = 64;

/// What Argon2id takes for one hash: memory, and passes over it; with one lane.
///
/// The default, 19 MiB and two passes, is the minimum of OWASP's Password Storage Cheat Sheet
/// (ASVS 5.0, appendix C), and what is weaker than all of its minima is refused. Twice the memory
/// takes twice the time. To raise it, see `docs/operating.md`: hashes are renewed as people log in
/// ([`Signup::verify_password`](crate::Signup::verify_password)).
///
/// ```
/// use leptos_signup::{HashCost, Signup};
///
/// // 46 MiB, two passes.
/// let builder = Signup::builder().hash_cost(HashCost::new(47_104, 2));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HashCost {
    pub(super) memory: u32,
    pub(super) passes: u32,
}

impl Default for HashCost {
    fn default() -> Self {
        Self::new(19_456, 2)
    }
}

impl HashCost {
    /// So many KiB of memory (at most 1,048,576) and passes (at most 64). [`build`] refuses what is
    /// below OWASP's minima: 47,104 KiB for one pass, 19,456 for two, 12,288 for three, 9,216 for
    /// four, 7,168 for more.
    ///
    /// [`build`]: crate::SignupBuilder::build
    #[must_use]
    pub const fn new(memory_kib: u32, passes: u32) -> Self {
        Self { memory: memory_kib, passes }
    }

    pub(super) fn checked(self) -> Result<Self, ConfigError> {
        let Self { memory, passes } = self;
        let is_enough = MINIMA.iter().any(|(least, times)| memory >= *least && passes >= *times);
        match is_enough && memory <= MOST_MEMORY && passes <= MOST_PASSES {
            true => Ok(self),
            false => Err(ConfigError::HashCost { memory, passes }),
        }
    }

    /// Whether a hash that cost `memory` and `passes` is to be renewed. What cost more stays.
    pub(super) fn exceeds(self, memory: u32, passes: u32) -> bool {
        self.memory > memory || self.passes > passes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_weaker_than_the_minima_or_beyond_measure_is_refused() {
        for (memory, passes) in MINIMA {
            assert!(HashCost::new(memory, passes).checked().is_ok());
            assert!(HashCost::new(memory - 1, passes).checked().is_err(), "{memory} {passes}");
        }
        assert!(HashCost::default().checked().is_ok());
        assert!(HashCost::new(7_168, 64).checked().is_ok());
        for (memory, passes) in [(19_456, 1), (0, 2), (19_456, 65), (MOST_MEMORY + 1, 2)] {
            assert!(HashCost::new(memory, passes).checked().is_err(), "{memory} {passes}");
        }
    }
}
