//! Random numbers (SplitMix64): the same seed gives the same numbers.

use leptos_signup::internal::SecretHash;
use uuid::Uuid;

/// A source of random numbers.
#[derive(Debug)]
pub struct Chance(u64);

impl Chance {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mix(self.0)
    }

    /// A number in `0..end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end.max(1)
    }

    /// 32 random bytes, in place of the SHA-256 hash of a secret.
    pub fn hash(&mut self) -> SecretHash {
        let mut hash = [0; 32];
        for eight in hash.chunks_exact_mut(8) {
            eight.copy_from_slice(&self.next().to_le_bytes());
        }
        SecretHash::from(hash)
    }

    /// A UUIDv7 with this timestamp.
    pub fn id_at(&mut self, millis: u64) -> Uuid {
        let mut random = [0; 10];
        for (byte, chance) in random.iter_mut().zip(self.hash().as_bytes()) {
            *byte = *chance;
        }
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }

    /// `length` random letters of Base64.
    pub fn base64(&mut self, length: usize) -> String {
        const LETTERS: &[u8; 64] =
            b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut text = String::with_capacity(length);
        let mut bits = 0;
        for place in 0..length {
            if place % 10 == 0 {
                bits = self.next();
            }
            text.push(char::from(pick(LETTERS, bits)));
            bits >>= 6;
        }
        text
    }
}

/// The element at `number` modulo the length.
pub fn pick<T: Copy, const N: usize>(all: &[T; N], number: u64) -> T {
    let place = usize::try_from(number % N as u64).unwrap_or_default();
    all[place]
}

/// A different, unordered number for each number.
pub const fn mix(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}
