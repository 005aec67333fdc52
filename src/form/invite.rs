//! The text form of invite codes, which the browser and the server share.

use core::fmt;

/// The symbols of a code, indexed by value: Crockford's Base32, which has no letters that look like
/// digits (<https://www.crockford.com/base32.html>).
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The number of symbols in a code. That is 120 bits, so a plain hash protects it (ASVS 6.5.2 requires
/// 112 bits).
const LENGTH: usize = 24;

/// The number of symbols in a group.
const GROUP: usize = 4;

/// A well-formed invite code. Only the server knows whether an invite has this code. `Debug` does not
/// show it.
///
/// Parsing accepts any case, spaces and hyphens, `O` for `0`, and `I` or `L` for `1`.
///
/// ```
/// use leptos_signup::form::InviteCode;
///
/// let code = InviteCode::parse("7zk1-90ab-cdef-ghjk-mnpq-rstv")?;
/// assert_eq!(code.expose(), "7ZK1-90AB-CDEF-GHJK-MNPQ-RSTV");
/// assert_eq!(InviteCode::parse(" 7ZKL9OABCDEFGHJKMNPQRSTV ")?, code);
/// assert!(InviteCode::parse("7ZK1").is_err());
/// # Ok::<(), leptos_signup::form::NotAnInviteCode>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct InviteCode([u8; LENGTH]);

/// The text is not an invite code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NotAnInviteCode;

impl InviteCode {
    /// Parses a code as a person typed it.
    ///
    /// # Errors
    /// Returns an error if the text has characters that no code has, or not exactly 24 symbols.
    pub fn parse(typed: &str) -> Result<Self, NotAnInviteCode> {
        let mut symbols = [0; LENGTH];
        let mut places = symbols.iter_mut();
        for c in typed.chars().filter(|c| !c.is_whitespace() && *c != '-') {
            *places.next().ok_or(NotAnInviteCode)? = symbol(c).ok_or(NotAnInviteCode)?;
        }
        if places.next().is_some() { Err(NotAnInviteCode) } else { Ok(Self(symbols)) }
    }

    /// Encodes these bits as a code.
    #[cfg(feature = "ssr")]
    pub(crate) fn from_bits(bits: [u8; LENGTH * 5 / 8]) -> Self {
        let mut symbols = [0; LENGTH];
        for (places, bits) in symbols.chunks_mut(8).zip(bits.chunks(5)) {
            let number = bits.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
            for (place, shift) in places.iter_mut().zip((0..40).step_by(5).rev()) {
                let value = (number >> shift) & 31;
                *place = usize::try_from(value)
                    .ok()
                    .and_then(|at| ALPHABET.get(at))
                    .copied()
                    .unwrap_or(b'0');
            }
        }
        Self(symbols)
    }

    /// The code in groups of four, as people read it.
    #[must_use]
    pub fn expose(&self) -> String {
        let groups = self.0.chunks(GROUP);
        let groups = groups.map(|group| group.iter().copied().map(char::from).collect::<String>());
        groups.collect::<Vec<_>>().join("-")
    }

    /// The 24 symbols without hyphens, which are hashed.
    #[cfg(feature = "ssr")]
    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

/// The symbol that a person means by typing `c`.
fn symbol(c: char) -> Option<u8> {
    let byte = match c.to_ascii_uppercase() {
        'O' => b'0',
        'I' | 'L' => b'1',
        c => u8::try_from(c).ok()?,
    };
    ALPHABET.contains(&byte).then_some(byte)
}

impl fmt::Debug for InviteCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("InviteCode(..)")
    }
}

impl fmt::Display for NotAnInviteCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an invite code has 24 digits and letters, none of them U")
    }
}

impl std::error::Error for NotAnInviteCode {}

#[cfg(test)]
mod tests {
    use super::*;

    const WRITTEN: &str = "0123-4567-89AB-CDEF-GHJK-MNPQ";

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        for typed in [
            WRITTEN,
            "0123456789abcdefghjkmnpq",
            "\to l23 4567 89ab cdef ghjk mnpq\n",
            "O-I-2-3-4-5-6-7-8-9-A-B-C-D-E-F-G-H-J-K-M-N-P-Q",
        ] {
            let code = InviteCode::parse(typed);
            assert_eq!(code.as_ref().map(InviteCode::expose).as_deref(), Ok(WRITTEN), "{typed}");
        }
    }

    #[test]
    fn what_is_no_whole_code_is_none() {
        let long = "A".repeat(100_000);
        let [short, over, foreign, wide] =
            ["0123-4567-89AB-CDEF-GHJK-MNP", "0123-4567-89AB-CDEF-GHJK-MNPQR", "u", "\u{ff10}"];
        for typed in ["", "-", short, over, foreign, wide, &long, &WRITTEN.replace('9', "ü")] {
            assert_eq!(InviteCode::parse(typed), Err(NotAnInviteCode), "{typed:.40}");
        }
    }

    #[test]
    fn debug_shows_nothing() {
        let code = InviteCode::parse(WRITTEN).unwrap();
        assert_eq!(format!("{code:?}"), "InviteCode(..)");
    }

    #[test]
    #[cfg(feature = "ssr")]
    fn every_bit_of_a_code_counts() {
        let mut all = std::collections::HashSet::new();
        for bit in 0..120 {
            let mut bits = [0; 15];
            bits[bit / 8] = 1 << (bit % 8);
            let code = InviteCode::from_bits(bits);
            assert_eq!(InviteCode::parse(&code.expose()), Ok(code.clone()));
            all.insert(code.expose());
        }
        assert_eq!(all.len(), 120);
        assert_eq!(InviteCode::from_bits([0xff; 15]).expose(), "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ");
    }
}
