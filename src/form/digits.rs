//! Digits of any keyboard.

/// The zero of each row of ten digits that a keyboard of one of our languages types: Arabic, Persian,
/// Devanagari and full width.
const ZEROS: [u32; 4] = [0x660, 0x6f0, 0x966, 0xff10];

/// The text with digits from 0 to 9 in place of those of other scripts.
pub(crate) fn ascii(text: &str) -> String {
    let digit = |c: char| {
        let value =
            ZEROS.iter().find_map(|zero| u32::from(c).checked_sub(*zero).filter(|n| *n < 10));
        value.and_then(|value| char::from_digit(value, 10)).unwrap_or(c)
    };
    text.chars().map(digit).collect()
}
