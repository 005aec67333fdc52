//! The Argon2 of `argon2-rust`, which chooses the vectors of the CPU at run time and asks the system
//! for huge pages (feature `argon2-simd`).
//!
//! It gives the hashes that `argon2_memory` gives, in about half the time. It wipes its memory after
//! each hash by itself.

use argon2::{
    Algorithm, Params, Version,
    password_hash::{Error, Result},
};
use argon2_rust as simd;

/// The memory of one hash at a time. Empty until first needed.
#[derive(Default)]
pub(crate) struct Memory {
    hasher: Option<simd::Hasher>,
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
        let algorithm = match algorithm {
            Algorithm::Argon2d => simd::Algorithm::Argon2d,
            Algorithm::Argon2i => simd::Algorithm::Argon2i,
            Algorithm::Argon2id => simd::Algorithm::Argon2id,
        };
        let version = match version {
            Version::V0x10 => simd::Version::V0x10,
            Version::V0x13 => simd::Version::V0x13,
        };
        let cost = simd::Params::builder()
            .memory(simd::params::Memory::kib(params.m_cost().into()))
            .passes(params.t_cost())
            .lanes(params.p_cost())
            // One hash takes one core, as `hash_concurrency` promises.
            .threads(1)
            .tag_len(simd::params::TagLen::bytes(
                output.len().try_into().map_err(|_| Error::OutputSize)?,
            ))
            .build()
            .map_err(error)?;
        let argon2 = simd::Argon2::new(algorithm, version, cost);
        let hasher = self.hasher.get_or_insert_with(|| argon2.hasher());
        hasher.set_argon2(argon2);
        hasher.hash_into_with_ad(password, salt, &[], params.data(), output).map_err(error)
    }

    /// Does nothing: [`hash_into`](Self::hash_into) has wiped the memory.
    #[expect(clippy::unused_self, reason = "the other memory must be wiped")]
    pub(crate) fn wipe(&mut self) {}

    /// Its size.
    pub(crate) fn kib(&self) -> usize {
        self.hasher.as_ref().map_or(0, simd::Hasher::reserved_blocks)
    }
}

fn error(error: simd::Error) -> Error {
    match error {
        simd::Error::MemoryAllocationError => Error::OutOfMemory,
        _ => Error::ParamsInvalid,
    }
}

#[cfg(test)]
mod tests {
    use argon2::{AssociatedData, ParamsBuilder};
    use proptest::prelude::*;

    use super::*;
    use crate::server::password::argon2_memory;

    fn both(
        function: (Algorithm, Version, &Params),
        password: &[u8],
        salt: &[u8],
        length: usize,
    ) -> (Result<Vec<u8>>, Result<Vec<u8>>) {
        let (mut simd, mut portable) = (vec![0; length], vec![0; length]);
        let first = Memory::default().hash_into(function, password, salt, &mut simd);
        let second =
            argon2_memory::Memory::default().hash_into(function, password, salt, &mut portable);
        (first.map(|()| simd), second.map(|()| portable))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn it_gives_the_hash_of_the_other_implementation(
            algorithm in prop::sample::select(vec![
                Algorithm::Argon2d, Algorithm::Argon2i, Algorithm::Argon2id,
            ]),
            version in prop::sample::select(vec![Version::V0x10, Version::V0x13]),
            (lanes, memory) in (1_u32..4).prop_flat_map(|lanes| (Just(lanes), 8 * lanes..200)),
            passes in 1_u32..4,
            password in prop::collection::vec(any::<u8>(), 0..200),
            salt in prop::collection::vec(any::<u8>(), 8..64),
            data in prop::collection::vec(any::<u8>(), 0..32),
            length in 4_usize..64,
        ) {
            let params = ParamsBuilder::new()
                .m_cost(memory)
                .t_cost(passes)
                .p_cost(lanes)
                .data(AssociatedData::new(&data).unwrap())
                .build()
                .unwrap();
            let (simd, portable) = both((algorithm, version, &params), &password, &salt, length);
            prop_assert_eq!(simd.unwrap(), portable.unwrap());
        }
    }

    #[test]
    fn what_the_other_implementation_refuses_is_refused() {
        let params = Params::new(8, 1, 1, None).unwrap();
        let function = (Algorithm::Argon2id, Version::V0x13, &params);
        for (salt, length) in [(&b"short"[..], 32), (b"long enough", 3)] {
            let (simd, portable) = both(function, b"a password", salt, length);
            assert!(simd.is_err() && portable.is_err(), "{simd:?} {portable:?}");
        }
    }

    #[test]
    fn memory_is_kept_and_grows_once_for_a_hash_that_needs_more() {
        let (mut memory, mut output) = (Memory::default(), [0; 32]);
        assert_eq!(memory.kib(), 0);
        for (cost, expected) in [(64, 64), (128, 128), (64, 128)] {
            let params = Params::new(cost, 1, 1, None).unwrap();
            let function = (Algorithm::Argon2id, Version::V0x13, &params);
            memory.hash_into(function, b"a password", b"some salt", &mut output).unwrap();
            assert_eq!(memory.kib(), expected);
        }
        memory.wipe();
        assert_eq!(memory.kib(), 128);
    }
}
