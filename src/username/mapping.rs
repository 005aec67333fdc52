//! Maps a typed name to its stored form (RFC 8265 §3.3.3).

use crate::unicode;

/// The width mapping rule: full-width and half-width characters become ordinary ones.
pub(super) fn with_ordinary_width(text: &str) -> String {
    let mut mapped = String::with_capacity(text.len());
    for c in text.chars() {
        // The block of these forms: NFKC maps each of them to its ordinary character. (No username
        // may have U+3000, the wide space, so it needs no mapping.)
        if matches!(c, '\u{ff00}'..='\u{ffef}') {
            mapped.push_str(&unicode::nfkc(c.encode_utf8(&mut [0; 4])));
        } else {
            mapped.push(c);
        }
    }
    mapped
}

/// The case mapping and normalisation rules: Unicode's toLowerCase, then NFC.
pub(super) fn in_lower_case(text: &str) -> String {
    let lower = unicode::lowercase(text);
    unicode::nfc(&lower).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_and_narrow_forms_become_ordinary() {
        assert_eq!(with_ordinary_width("Ａｄａ＿１"), "Ada_1");
        assert_eq!(with_ordinary_width("ｶﾞ"), "カ\u{3099}");
    }

    #[test]
    fn lower_case_follows_unicode() {
        for (typed, mapped) in [
            ("ÉVA", "éva"),
            ("E\u{301}va", "éva"),
            ("ΟΔΟΣ", "οδος"),
            ("STRAẞE", "straße"),
            ("ᏣᎳᎩ", "ꮳꮃꭹ"),
        ] {
            assert_eq!(in_lower_case(typed), mapped);
        }
    }

    #[test]
    fn mapping_is_idempotent() {
        for c in '\0'..=char::MAX {
            let typed = ["a", c.encode_utf8(&mut [0; 4])].concat();
            let once = in_lower_case(&with_ordinary_width(&typed));
            assert_eq!(in_lower_case(&with_ordinary_width(&once)), once, "{:x}", u32::from(c));
        }
    }
}
