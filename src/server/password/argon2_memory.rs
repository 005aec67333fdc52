//! The Argon2 of RustCrypto, in memory that is reused.
//!
//! Fresh memory from the system (19 MiB for each hash) costs a tenth of the hash's time, and the
//! allocator may keep it. Used memory can be run backwards to the first blocks, which test a guess of
//! the password in a microsecond. The next hash overwrites it before it reads any; when there is no
//! next one, [`Memory::wipe`] does.

use argon2::{
    Algorithm, Argon2, Block, Params, Version,
    password_hash::{Error, Result},
};

/// The memory of one hash at a time. Empty until first needed.
#[derive(Default)]
pub(crate) struct Memory {
    blocks: Vec<Block>,
    is_used: bool,
}

impl Memory {
    /// Hashes `password` with an Argon2 of this kind and cost.
    pub(crate) fn hash_into(
        &mut self,
        (algorithm, version, params): (Algorithm, Version, &Params),
        password: &[u8],
        salt: &[u8],
        output: &mut [u8],
    ) -> Result<()> {
        let blocks = self.blocks(params.block_count())?;
        Argon2::new(algorithm, version, params.clone())
            .hash_password_into_with_memory(password, salt, output, blocks)?;
        Ok(())
    }

    /// Memory of this many blocks. It never shrinks, because a wipe could not reach freed memory.
    fn blocks(&mut self, blocks: usize) -> Result<&mut [Block]> {
        let missing = blocks.saturating_sub(self.blocks.len());
        self.blocks.try_reserve_exact(missing).map_err(|_| Error::OutOfMemory)?;
        self.blocks.resize(self.blocks.len() + missing, Block::new());
        self.is_used = true;
        self.blocks.get_mut(..blocks).ok_or(Error::OutOfMemory)
    }

    /// Overwrites every trace of the last password.
    pub(crate) fn wipe(&mut self) {
        if self.is_used {
            self.blocks.fill(Block::new());
            self.is_used = false;
        }
    }

    /// Its size.
    pub(crate) fn kib(&self) -> usize {
        self.blocks.len()
    }

    #[cfg(test)]
    pub(crate) fn is_wiped(&self) -> bool {
        self.blocks.iter().all(|block| block.as_ref().iter().all(|word| *word == 0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_password_is_left_after_a_wipe() {
        let (mut memory, mut output) = (Memory::default(), [0; 32]);
        // The second password takes less memory than the one before.
        for blocks in [128, 64] {
            let params = Params::new(blocks, 1, 1, None).unwrap();
            let function = (Algorithm::Argon2id, Version::V0x13, &params);
            memory.hash_into(function, b"a password", b"some salt", &mut output).unwrap();
        }
        assert!(!memory.is_wiped());
        memory.wipe();
        assert!(memory.is_wiped());
        assert_eq!(memory.kib(), 128);
    }
}
