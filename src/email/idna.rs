//! International labels: UTS 46 converts and compares them, RFC 5892 restricts their characters.
//!
//! UTS 46 alone accepts symbols and emoji that IDNA 2008 forbids, so both checks are needed.

use icu_normalizer::uts46::Uts46MapperBorrowed;
use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};

use crate::email::{character, rules::labels};

/// The prefix of every A-label.
pub(super) const PREFIX: &str = "xn--";

/// A valid domain name in both forms.
pub(super) struct Name {
    pub(super) ascii: String,
    pub(super) unicode: String,
}

impl Name {
    /// Parses a mapped name or label; `None` when it is invalid. The labels must agree in writing
    /// direction: a right-to-left label restricts all the others (RFC 5893 §2).
    pub(super) fn parse(mapped: &str) -> Option<Self> {
        let ascii = to_ascii(mapped)?;
        let mut unicode = String::with_capacity(ascii.len());
        for (number, label) in labels(&ascii).enumerate() {
            if number > 0 {
                unicode.push('.');
            }
            match label.strip_prefix(PREFIX) {
                None => unicode.push_str(label),
                Some(punycode) => {
                    let label = decode_punycode(punycode)?;
                    if !is_permitted(&label) {
                        return None;
                    }
                    unicode.push_str(&label);
                }
            }
        }
        Some(Self { ascii, unicode })
    }
}

fn is_permitted(label: &str) -> bool {
    label.chars().all(character::is_label_char) && character::context_holds(label)
}

/// The ASCII form of a name that UTS 46 accepts.
pub(super) fn to_ascii(text: &str) -> Option<String> {
    let result = Uts46::new().to_ascii(
        text.as_bytes(),
        AsciiDenyList::STD3,
        Hyphens::Check,
        DnsLength::Ignore,
    );
    result.ok().map(Into::into)
}

/// Maps `domain` by UTS 46, with U+FFFD for each disallowed character.
pub(super) fn map(domain: &str) -> String {
    let mut mapped = String::with_capacity(domain.len());
    mapped.extend(Uts46MapperBorrowed::new().map_normalize(domain.chars()));
    mapped
}

/// Decodes Punycode by RFC 3492 §6.2, with the parameters for IDNA.
fn decode_punycode(text: &str) -> Option<String> {
    let (basic, extended) = text.rsplit_once('-').unwrap_or(("", text));
    let mut output: Vec<char> = Vec::with_capacity(text.len());
    output.extend(basic.chars());
    let (mut n, mut i, mut bias) = (128_u32, 0_u32, 72_u32);
    let mut digits = extended.bytes().peekable();
    while digits.peek().is_some() {
        let start = i;
        let (mut weight, mut k) = (1_u32, 36_u32);
        loop {
            let digit = digit(digits.next()?)?;
            i = i.checked_add(digit.checked_mul(weight)?)?;
            let threshold = k.saturating_sub(bias).clamp(1, 26);
            if digit < threshold {
                break;
            }
            weight = weight.checked_mul(36 - threshold)?;
            k += 36;
        }
        let count = u32::try_from(output.len()).ok()? + 1;
        bias = adapt(i - start, count, start == 0);
        n = n.checked_add(i / count)?;
        i %= count;
        output.insert(usize::try_from(i).ok()?, char::from_u32(n)?);
        i += 1;
    }
    Some(output.into_iter().collect())
}

fn digit(byte: u8) -> Option<u32> {
    match byte {
        b'a'..=b'z' => Some(u32::from(byte - b'a')),
        b'0'..=b'9' => Some(u32::from(byte - b'0') + 26),
        _ => None,
    }
}

/// Adapts the bias by RFC 3492 §6.1.
fn adapt(delta: u32, count: u32, is_first: bool) -> u32 {
    let mut delta = if is_first { delta / 700 } else { delta / 2 };
    delta += delta / count;
    let mut k = 0;
    while delta > 455 {
        delta /= 35;
        k += 36;
    }
    k + 36 * delta / (delta + 38)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn punycode_is_decoded_as_in_the_standard() {
        // RFC 3492 §7.1 (D) and (L), and texts that are not Punycode.
        for (ascii, unicode) in [
            ("xn--bcher-kva", Some("bücher")),
            ("xn--proprostnemluvesky-uyb24dma41a", Some("pročprostěnemluvíčesky")),
            ("xn--3b-ww4c5e180e575a65lsy2b", Some("3年b組金八先生")),
            ("xn--a_", None),
            ("xn--99999999", None),
            ("xn--z", None),
        ] {
            let punycode = ascii.strip_prefix(PREFIX).unwrap();
            assert_eq!(decode_punycode(punycode).as_deref(), unicode, "{ascii}");
        }
    }

    #[test]
    fn symbols_are_refused_in_a_name() {
        for label in ["☃", "💩", "≠", "a·b", "ab・", "١۱"] {
            assert!(Name::parse(label).is_none(), "{label}");
        }
    }

    #[test]
    fn a_contextual_character_is_valid_beside_its_neighbour() {
        for label in ["col·lecció", "α͵α", "א׳", "カ・ナ", "نامه\u{200c}ای"] {
            assert!(Name::parse(label).is_some(), "{label}");
        }
    }
}
