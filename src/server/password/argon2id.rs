//! Argon2id in memory that is reused for one hash after the other.
//!
//! Fresh memory from the system (19 MiB for each hash) costs a tenth of the hash's time, and the
//! allocator may keep it. Used memory can be run backwards to the first blocks, which test a guess of
//! the password in a microsecond. The next hash overwrites it before it reads any; when there is no
//! next one, [`Hasher::wipe`] does.

use std::fmt;

use argon2::{
    Algorithm, Argon2, Block, Params, PasswordHash, Version,
    password_hash::{
        Error, Result,
        phc::{Output, ParamsString, Salt},
        try_generate_salt,
    },
};

use crate::server::password::hash_cost::HashCost;

const LANES: u32 = 1;

/// Hashes one password at a time, in its own memory.
#[derive(Default)]
pub(crate) struct Hasher {
    /// Empty until first needed.
    memory: Vec<Block>,
    is_used: bool,
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
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let output = self.run(&argon2, password, salt, Params::DEFAULT_OUTPUT_LEN)?;
        Ok(PasswordHash {
            algorithm: Algorithm::Argon2id.ident(),
            version: Some(Version::V0x13.into()),
            params: ParamsString::try_from(argon2.params())?,
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
        let argon2 = Argon2::new(algorithm, version, Params::try_from(&hash)?);
        let output = self.run(&argon2, password, &salt, expected.len())?;
        // The type compares in constant time.
        Ok(output == expected)
    }

    fn run(
        &mut self,
        argon2: &Argon2<'_>,
        password: &str,
        salt: &[u8],
        length: usize,
    ) -> Result<Output> {
        let mut output = [0; Output::MAX_LENGTH];
        let output = output.get_mut(..length).ok_or(Error::OutputSize)?;
        let memory = self.memory(argon2.params().block_count())?;
        argon2.hash_password_into_with_memory(password.as_bytes(), salt, output, memory)?;
        Ok(Output::new(output)?)
    }

    /// Memory of this many blocks. It never shrinks, because a wipe could not reach freed memory.
    fn memory(&mut self, blocks: usize) -> Result<&mut [Block]> {
        let missing = blocks.saturating_sub(self.memory.len());
        self.memory.try_reserve_exact(missing).map_err(|_| Error::OutOfMemory)?;
        self.memory.resize(self.memory.len() + missing, Block::new());
        self.is_used = true;
        self.memory.get_mut(..blocks).ok_or(Error::OutOfMemory)
    }

    /// Overwrites every trace of the last password. The memory stays allocated.
    pub(crate) fn wipe(&mut self) {
        if self.is_used {
            self.memory.fill(Block::new());
            self.is_used = false;
        }
    }

    #[cfg(test)]
    pub(crate) fn is_wiped(&self) -> bool {
        self.memory.iter().all(|block| block.as_ref().iter().all(|word| *word == 0))
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
        f.debug_struct("Hasher").field("KiB", &self.memory.len()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use argon2::{CustomizedPasswordHasher, PasswordVerifier};

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
        assert_eq!(hasher.memory.len(), 128);
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

    #[test]
    fn nothing_of_a_password_is_left_after_a_wipe() {
        let mut hasher = Hasher::default();
        hasher.hash("a password").unwrap();
        assert!(!hasher.is_wiped());
        // In less memory than the one before.
        hasher
            .verify("a password", "$argon2id$v=19$m=64,t=1,p=1$AAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA");
        hasher.wipe();
        assert!(hasher.is_wiped());
        assert_eq!(hasher.memory.len(), 19_456);
    }
}
