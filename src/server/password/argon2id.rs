//! Argon2id as PHC strings, in memory that is reused for one hash after the other.

use std::fmt;

use argon2::{
    Algorithm, Params, PasswordHash, Version,
    password_hash::{
        Error, Result,
        phc::{Output, ParamsString, Salt},
        try_generate_salt,
    },
};

#[cfg(not(feature = "argon2-simd"))]
use crate::server::password::argon2_memory::Memory;
#[cfg(feature = "argon2-simd")]
use crate::server::password::argon2_simd::Memory;
use crate::server::password::hash_cost::HashCost;

const LANES: u32 = 1;

/// Hashes one password at a time, in its own memory.
#[derive(Default)]
pub(crate) struct Hasher {
    /// Empty until first needed.
    memory: Memory,
    cost: HashCost,
}

impl Hasher {
    /// A hasher of this cost.
    pub(crate) fn new(cost: HashCost) -> Self {
        Self { cost, ..Self::default() }
    }

    /// The hash of `password` with a random salt, as a PHC string.
    pub(crate) fn hash(&mut self, password: &str) -> Result<String> {
        Ok(self.hash_with(password, &try_generate_salt()?)?.to_string())
    }

    fn hash_with(&mut self, password: &str, salt: &[u8]) -> Result<PasswordHash> {
        let params = Params::new(self.cost.memory, self.cost.passes, LANES, None)?;
        let (algorithm, version) = (Algorithm::Argon2id, Version::V0x13);
        let length = Params::DEFAULT_OUTPUT_LEN;
        let output = self.run((algorithm, version, &params), password, salt, length)?;
        Ok(PasswordHash {
            algorithm: algorithm.ident(),
            version: Some(version.into()),
            params: ParamsString::try_from(&params)?,
            salt: Some(Salt::new(salt)?),
            hash: Some(output),
        })
    }

    /// Whether `hash`, a PHC string, belongs to `password`. The hash names its parameters.
    pub(crate) fn verify(&mut self, password: &str, hash: &str) -> bool {
        self.try_verify(password, hash).unwrap_or(false)
    }

    fn try_verify(&mut self, password: &str, hash: &str) -> Result<bool> {
        let hash = PasswordHash::new(hash)?;
        let (Some(salt), Some(expected)) = (hash.salt, hash.hash) else { return Ok(false) };
        let algorithm = Algorithm::try_from(hash.algorithm.as_str())?;
        let version = hash.version.map_or(Ok(Version::V0x13), Version::try_from)?;
        let params = Params::try_from(&hash)?;
        let output = self.run((algorithm, version, &params), password, &salt, expected.len())?;
        // The type compares in constant time.
        Ok(output == expected)
    }

    fn run(
        &mut self,
        function: (Algorithm, Version, &Params),
        password: &str,
        salt: &[u8],
        length: usize,
    ) -> Result<Output> {
        let mut output = [0; Output::MAX_LENGTH];
        let output = output.get_mut(..length).ok_or(Error::OutputSize)?;
        self.memory.hash_into(function, password.as_bytes(), salt, output)?;
        Ok(Output::new(output)?)
    }

    /// Overwrites every trace of the last password. The memory stays allocated.
    pub(crate) fn wipe(&mut self) {
        self.memory.wipe();
    }

    #[cfg(all(test, not(feature = "argon2-simd")))]
    pub(crate) fn is_wiped(&self) -> bool {
        self.memory.is_wiped()
    }
}

/// Whether `hash`, a PHC string, has another algorithm or costs less than `cost`.
pub(crate) fn is_outdated(hash: &str, cost: HashCost) -> bool {
    let Ok(hash) = PasswordHash::new(hash) else { return true };
    let is_current = hash.algorithm == Algorithm::Argon2id.ident()
        && hash.version == Some(Version::V0x13.into());
    let paid = Params::try_from(&hash);
    !is_current || paid.is_ok_and(|paid| cost.exceeds(paid.m_cost(), paid.t_cost()))
}

/// Shows no memory.
impl fmt::Debug for Hasher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hasher").field("KiB", &self.memory.kib()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use argon2::{Argon2, CustomizedPasswordHasher, PasswordVerifier};

    use super::*;

    #[test]
    fn a_hash_is_a_phc_string_with_a_salt_of_its_own() {
        let mut hasher = Hasher::default();
        let (first, second) =
            (hasher.hash("a password").unwrap(), hasher.hash("a password").unwrap());
        assert!(first.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{first}");
        assert_ne!(first, second);
        let salt = PasswordHash::new(&first).unwrap().salt.unwrap();
        assert_eq!(salt.len(), 16);
    }

    #[test]
    fn memory_of_another_password_gives_the_hash_that_fresh_memory_gives() {
        let mut hasher = Hasher::default();
        hasher.hash("the password before").unwrap();
        let salt = [7; 16];
        let params = Params::new(19_456, 2, 1, None).unwrap();
        let fresh = Argon2::default()
            .hash_password_customized(b"a password", &salt, Some("argon2id"), Some(19), params)
            .unwrap();
        assert_eq!(hasher.hash_with("a password", &salt).unwrap().to_string(), fresh.to_string());
        assert!(Argon2::default().verify_password(b"a password", &fresh).is_ok());
    }

    #[test]
    fn what_another_program_hashed_is_verified_in_the_same_memory() {
        let mut hasher = Hasher::default();
        for (algorithm, memory, length) in
            [("argon2id", 64, 16), ("argon2i", 128, 32), ("argon2d", 64, 64)]
        {
            let params = Params::new(memory, 3, 2, Some(length)).unwrap();
            let hash = Argon2::default()
                .hash_password_customized(
                    b"a password",
                    &[7; 16],
                    Some(algorithm),
                    Some(19),
                    params,
                )
                .unwrap()
                .to_string();
            assert!(hasher.verify("a password", &hash), "{hash}");
            assert!(!hasher.verify("a passwore", &hash), "{hash}");
        }
        assert_eq!(hasher.memory.kib(), 128);
        for broken in
            ["", "$2b$12$x", "$argon2id$v=19$m=64,t=3,p=1", "$argon2id$v=19$m=1,t=0,p=1$AAAA$AAAA"]
        {
            assert!(!hasher.verify("a password", broken), "{broken}");
        }
    }

    #[test]
    fn a_hash_that_cost_less_is_outdated_and_one_that_cost_more_is_not() {
        let (low, high) = (HashCost::default(), HashCost::new(19_456, 3));
        let (cheap, expensive) = (
            Hasher::new(low).hash("a password").unwrap(),
            Hasher::new(high).hash("a password").unwrap(),
        );
        assert!(expensive.starts_with("$argon2id$v=19$m=19456,t=3,p=1$"), "{expensive}");
        let mut hasher = Hasher::default();
        assert!(hasher.verify("a password", &expensive) && hasher.verify("a password", &cheap));
        assert!(!hasher.verify("another password", &expensive));
        assert!(
            !is_outdated(&cheap, low)
                && !is_outdated(&expensive, low)
                && !is_outdated(&expensive, high)
        );
        assert!(is_outdated(&cheap, high));
        for other in ["", "$2b$12$x", &cheap.replace("argon2id", "argon2i")] {
            assert!(is_outdated(other, low), "{other}");
        }
    }
}
