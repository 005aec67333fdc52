//! The cost of a hash, which an attacker pays for each guess.

use crate::server::error::config::ConfigError;

/// The minima of OWASP's Password Storage Cheat Sheet, all equally strong: memory in KiB and passes,
/// with one lane.
const MINIMA: [(u32, u32); 5] = [(47_104, 1), (19_456, 2), (12_288, 3), (9_216, 4), (7_168, 5)];

/// The most that a server should spend on a hash, in KiB and passes.
const MAX_MEMORY: u32 = 1_048_576;
const MAX_PASSES: u32 = 64;

/// The memory that Argon2id takes for one hash, and the number of passes over it, with one lane.
///
/// The default, 19 MiB and two passes, is the minimum of OWASP's Password Storage Cheat Sheet
/// (ASVS 5.0, appendix C), and weaker settings are refused. Twice the memory takes twice the
/// time. To raise the cost, see `docs/operating.md`: hashes are renewed as people log in
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
    pub(crate) memory: u32,
    pub(crate) passes: u32,
}

impl Default for HashCost {
    fn default() -> Self {
        Self::new(19_456, 2)
    }
}

impl HashCost {
    /// A cost in KiB of memory (at most 1,048,576) and passes (at most 64). [`build`] refuses a cost
    /// below OWASP's minima: 47,104 KiB for one pass, 19,456 for two, 12,288 for three, 9,216 for
    /// four, 7,168 for more.
    ///
    /// [`build`]: crate::SignupBuilder::build
    #[must_use]
    pub const fn new(memory_kib: u32, passes: u32) -> Self {
        Self { memory: memory_kib, passes }
    }

    pub(crate) fn checked(self) -> Result<Self, ConfigError> {
        let Self { memory, passes } = self;
        let is_enough = MINIMA.iter().any(|(least, times)| memory >= *least && passes >= *times);
        match is_enough && memory <= MAX_MEMORY && passes <= MAX_PASSES {
            true => Ok(self),
            false => Err(ConfigError::HashCost { memory, passes }),
        }
    }

    /// Whether a hash that cost `memory` and `passes` must be renewed. A hash that cost more stays.
    pub(crate) fn exceeds(self, memory: u32, passes: u32) -> bool {
        self.memory > memory || self.passes > passes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cost_below_the_minima_or_above_the_maxima_is_refused() {
        for (memory, passes) in MINIMA {
            assert!(HashCost::new(memory, passes).checked().is_ok());
            assert!(HashCost::new(memory - 1, passes).checked().is_err(), "{memory} {passes}");
        }
        assert!(HashCost::default().checked().is_ok());
        assert!(HashCost::new(7_168, 64).checked().is_ok());
        for (memory, passes) in [(19_456, 1), (0, 2), (19_456, 65), (MAX_MEMORY + 1, 2)] {
            assert!(HashCost::new(memory, passes).checked().is_err(), "{memory} {passes}");
        }
    }
}
