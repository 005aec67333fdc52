//! International labels: UTS 46 converts and compares them, RFC 5892 restricts their characters.
//!
//! UTS 46 alone accepts symbols and emoji that IDNA 2008 forbids, so both checks are needed.

use crate::email::character;

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
        let ascii = platform::to_ascii(mapped)?;
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

/// The labels of a name. In a text this short, searching for an array is faster than searching for
/// a character.
pub(super) fn labels(name: &str) -> impl Iterator<Item = &str> {
    name.split(['.'])
}

fn is_permitted(label: &str) -> bool {
    label.chars().all(character::is_label_char) && character::context_holds(label)
}

/// Maps `domain` by UTS 46, with U+FFFD for each disallowed character.
pub(super) fn map(domain: &str) -> String {
    platform::map(domain)
}

#[cfg(any(test, target_arch = "wasm32"))]
fn decode(label: &str) -> Option<String> {
    match label.strip_prefix(PREFIX) {
        Some(punycode) => decode_punycode(punycode),
        None => Some(label.to_owned()),
    }
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

/// The A-label of `label`, which may be invalid.
#[cfg(any(test, target_arch = "wasm32"))]
fn encode(label: &str) -> Option<String> {
    if label.is_ascii() {
        return Some(label.to_owned());
    }
    encode_punycode(label).map(|punycode| [PREFIX, &punycode].concat())
}

/// Encodes Punycode by RFC 3492 §6.3.
#[cfg(any(test, target_arch = "wasm32"))]
fn encode_punycode(text: &str) -> Option<String> {
    let mut output: String = text.chars().filter(char::is_ascii).collect();
    let basic = u32::try_from(output.len()).ok()?;
    if basic > 0 {
        output.push('-');
    }
    let (mut n, mut delta, mut bias, mut handled) = (128_u32, 0_u32, 72_u32, basic);
    while let Some(next) = text.chars().map(u32::from).filter(|c| *c >= n).min() {
        delta = delta.checked_add((next - n).checked_mul(handled + 1)?)?;
        n = next;
        for c in text.chars().map(u32::from) {
            if c < n {
                delta += 1;
            } else if c == n {
                push_number(&mut output, delta, bias);
                bias = adapt(delta, handled + 1, handled == basic);
                delta = 0;
                handled += 1;
            }
        }
        delta += 1;
        n += 1;
    }
    Some(output)
}

#[cfg(any(test, target_arch = "wasm32"))]
fn push_number(output: &mut String, number: u32, bias: u32) {
    let (mut rest, mut k) = (number, 36_u32);
    loop {
        let threshold = k.saturating_sub(bias).clamp(1, 26);
        if rest < threshold {
            break;
        }
        rest -= threshold;
        output.push(digit_char(threshold + rest % (36 - threshold)));
        rest /= 36 - threshold;
        k += 36;
    }
    output.push(digit_char(rest));
}

#[cfg(any(test, target_arch = "wasm32"))]
fn digit_char(digit: u32) -> char {
    b"abcdefghijklmnopqrstuvwxyz0123456789"
        .get(digit as usize)
        .map_or('0', |byte| char::from(*byte))
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

#[cfg(not(target_arch = "wasm32"))]
mod platform {
    use icu_normalizer::uts46::Uts46MapperBorrowed;
    use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};

    pub(super) fn to_ascii(text: &str) -> Option<String> {
        let result = Uts46::new().to_ascii(
            text.as_bytes(),
            AsciiDenyList::STD3,
            Hyphens::Check,
            DnsLength::Ignore,
        );
        result.ok().map(Into::into)
    }

    pub(super) fn map(domain: &str) -> String {
        let mut mapped = String::with_capacity(domain.len());
        mapped.extend(Uts46MapperBorrowed::new().map_normalize(domain.chars()));
        mapped
    }
}

/// Uses the browser's own IDNA, because our tables would add 45 KB. The browser's tables may be
/// older than the server's, so the browser accepts the characters that it does not know.
#[cfg(target_arch = "wasm32")]
mod platform {
    use crate::email::{
        character::is_joiner,
        idna::{decode, encode, labels},
    };
    use crate::unicode;

    /// A last label that stops the browser from reading a number as an IPv4 address.
    const TAIL: &str = ".x";

    pub(super) fn to_ascii(text: &str) -> Option<String> {
        hostname(text).or_else(|| {
            let labels: Vec<String> = text.split('.').map(decode).collect::<Option<_>>()?;
            let is_new = |label: &String| label.chars().any(is_new_here);
            if !labels.iter().any(is_new) {
                return None;
            }
            let ascii = labels
                .iter()
                .map(|label| if is_new(label) { encode(label) } else { hostname(label) });
            ascii.collect::<Option<Vec<_>>>().map(|labels| labels.join("."))
        })
    }

    /// The ASCII form of a valid name. Browsers check little of an A-label: neither that it is
    /// composed nor that it agrees with the other labels. So the U-labels are checked as well.
    fn hostname(text: &str) -> Option<String> {
        let ascii = url_hostname(text)?;
        let unicode: Vec<String> = labels(&ascii).map(decode).collect::<Option<_>>()?;
        (url_hostname(&unicode.join("."))? == ascii).then_some(ascii)
    }

    fn url_hostname(host: &str) -> Option<String> {
        let url = web_sys::Url::new(&["http://", host, TAIL].concat()).ok()?;
        url.hostname().strip_suffix(TAIL).map(str::to_owned)
    }

    /// Whether this browser refuses `c` in every label: alone, and after a letter of either
    /// direction.
    fn is_new_here(c: char) -> bool {
        let is_accepted_after = |start: &str| {
            let mut label = String::from(start);
            label.push(c);
            hostname(&label).is_some()
        };
        !c.is_ascii() && !is_joiner(c) && !["", "a", "ب"].into_iter().any(is_accepted_after)
    }

    /// A browser gives the mapped form of valid names only. For an invalid name this approximation
    /// is close enough to find the broken rule.
    pub(super) fn map(domain: &str) -> String {
        let mapped = hostname(domain).and_then(|ascii| {
            ascii.split('.').map(decode).collect::<Option<Vec<_>>>().map(|labels| labels.join("."))
        });
        mapped.unwrap_or_else(|| {
            let visible = unicode::without_ignorable(&unicode::nfkc(domain));
            unicode::lowercase(&visible).replace('。', ".")
        })
    }
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
            ("plain", Some("plain")),
            ("xn--a_", None),
            ("xn--99999999", None),
            ("xn--z", None),
        ] {
            assert_eq!(decode(ascii).as_deref(), unicode, "{ascii}");
            if let Some(unicode) = unicode {
                assert_eq!(encode(unicode).as_deref(), Some(ascii));
            }
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
