//! The people who sign up: each number stands for one person.
//!
//! Consecutive numbers give names in random order, so that the indexes of addresses and names are
//! written in random order, as in production.

use leptos_signup::{
    email::{EmailAddress, KeyLevel},
    internal::SecretHash,
};

use super::{
    Failure,
    chance::{Chance, mix, pick},
};

/// The data of a person in the form `account`.
#[derive(Debug)]
pub struct Applicant {
    pub email: EmailAddress,
    pub key: String,
    pub username: String,
    pub profile: String,
}

impl Applicant {
    /// The person for `number`. Numbers below 2³⁶ have different addresses and different names.
    pub fn of_number(number: u64) -> Result<Self, Failure> {
        let letters = word(permuted(number, 0x3_9d2b_c0f5));
        let (given, family) = letters.split_at(6);
        let email = EmailAddress::parse(&format!("{given}.{family}@{}", domain(number)))?;
        Ok(Self {
            key: email.key(),
            username: word(permuted(number, 0x5_1e86_7a93)),
            profile: format!("{{\"name\": \"{given} {family}\"}}"),
            email,
        })
    }

    /// The hash by which mails to the address are counted.
    pub fn mailbox(&self) -> SecretHash {
        hash(&self.email.key_at(KeyLevel::Aggressive))
    }
}

/// A cheap replacement for SHA-256.
pub fn hash(text: &str) -> SecretHash {
    let seed = text.bytes().fold(0, |seed, byte| mix(seed ^ u64::from(byte)) + 1);
    Chance::new(seed).hash()
}

/// A PHC string of the usual length.
pub fn password_hash(chance: &mut Chance) -> String {
    let (salt, hash) = (chance.base64(22), chance.base64(43));
    format!("$argon2id$v=19$m=65536,t=3,p=1${salt}${hash}")
}

/// A domain: most people use a few large providers, the others many small domains.
fn domain(number: u64) -> String {
    const BIG: [&str; 8] = [
        "gmail.com",
        "gmail.com",
        "gmail.com",
        "outlook.com",
        "yahoo.com",
        "icloud.com",
        "web.de",
        "proton.me",
    ];
    let chance = mix(number);
    if chance % 10 < 8 {
        return pick(&BIG, chance >> 32).to_owned();
    }
    let word = word(chance >> 40);
    format!("{}.example", &word[6..])
}

const BITS: u32 = 36;
const MASK: u64 = (1 << BITS) - 1;

/// A permutation of the 36-bit numbers: every step is reversible.
fn permuted(number: u64, odd: u64) -> u64 {
    (0..3).fold(number & MASK, |number, _| {
        let number = number.wrapping_mul(odd) & MASK;
        number ^ (number >> (BITS / 2))
    })
}

/// A word of six syllables from 36 bits.
fn word(mut number: u64) -> String {
    const CONSONANTS: [char; 16] =
        ['b', 'd', 'f', 'g', 'h', 'j', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'z'];
    const VOWELS: [char; 4] = ['a', 'e', 'i', 'o'];
    let mut word = String::with_capacity(12);
    for _ in 0..BITS / 6 {
        word.push(pick(&CONSONANTS, number));
        word.push(pick(&VOWELS, number >> 4));
        number >>= 6;
    }
    word
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_two_people_share_an_address_or_a_name() {
        let (mut keys, mut names) = (HashSet::new(), HashSet::new());
        for number in (0..100_000).chain((1 << 34)..(1 << 34) + 100_000) {
            let applicant = Applicant::of_number(number).unwrap();
            assert!(keys.insert(applicant.key) && names.insert(applicant.username), "{number}");
        }
    }
}
