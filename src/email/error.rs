//! Why a text is not an address: a code and its place in the text.

use core::{fmt, ops::Range};

#[cfg(not(target_arch = "wasm32"))]
use crate::email::part::Part;

/// The first rule that a text breaks, and its place in the text.
///
/// ```
/// use leptos_signup::email::{EmailAddress, Reason};
///
/// let text = "ada lovelace@example.org";
/// let error = EmailAddress::parse(text).unwrap_err();
/// assert_eq!(error.reason(), Reason::LocalInvalidChars);
/// assert_eq!(&text[error.span()], " ");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EmailError {
    reason: Reason,
    start: usize,
    end: usize,
    after_nfc: bool,
}

impl EmailError {
    pub(super) fn new(reason: Reason, span: Range<usize>) -> Self {
        Self { reason, start: span.start, end: span.end, after_nfc: false }
    }

    /// The error for a rule broken at `span` of `part`.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn at(reason: Reason, part: &Part<'_>, span: Range<usize>) -> Self {
        Self::new(reason, part.span(span))
    }

    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn after_nfc(self) -> Self {
        Self { after_nfc: true, ..self }
    }

    /// The broken rule.
    #[must_use]
    pub fn reason(self) -> Reason {
        self.reason
    }

    /// The byte range of the offending characters in the input, always on character boundaries. It
    /// is the whole part when the fault appears only after normalisation.
    #[must_use]
    pub fn span(self) -> Range<usize> {
        self.start..self.end
    }

    /// The offending character. `input` must be the text that was parsed.
    ///
    /// Returns `None` when the rule is not about a single character.
    ///
    /// ```
    /// use leptos_signup::email::EmailAddress;
    ///
    /// let text = "ada\u{200b}@example.org";
    /// let error = EmailAddress::parse(text).unwrap_err();
    /// assert_eq!(error.character(text), Some('\u{200b}'));
    /// ```
    #[must_use]
    pub fn character(self, input: &str) -> Option<char> {
        let mut place = input.get(self.span())?.chars();
        let first = place.next()?;
        // With more than one character in the span, the offending one is unknown.
        (self.reason.is_about_characters() && place.next().is_none()).then_some(first)
    }

    /// Whether the local part breaks the rule only in Normalisation Form C.
    #[must_use]
    pub fn is_after_normalization(self) -> bool {
        self.after_nfc
    }
}

/// Writes the stable word of the reason, prefixed with `after_nfc.` for
/// [`is_after_normalization`](EmailError::is_after_normalization).
impl fmt::Display for EmailError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.after_nfc {
            f.write_str("after_nfc.")?;
        }
        f.write_str(self.reason.word())
    }
}

impl std::error::Error for EmailError {}

/// A rule that a text can break.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// The text has no `@`.
    MissingAt,
    /// The text has the full-width form `＠` (U+FF20) in place of the `@`.
    FullwidthAt,
    /// The text has the small form `﹫` (U+FE6B) in place of the `@`.
    SmallAt,
    /// The local part is empty.
    LocalEmpty,
    /// The domain is empty.
    DomainEmpty,
    /// The local part has more than 64 characters, with [`strict`](super::Options::strict).
    LocalTooLong,
    /// The local part has a non-ASCII character, without
    /// [`allow_smtputf8`](super::Options::allow_smtputf8).
    LocalNeedsSmtputf8,
    /// The local part has a character that an atom does not allow (RFC 5322 §3.2.3).
    LocalInvalidChars,
    /// The address starts with a dot.
    LocalDotStart,
    /// A dot stands right before the `@`.
    LocalDotEnd,
    /// Two dots are adjacent.
    ConsecutiveDots,
    /// The quoted local part has a control character (RFC 5321 §4.1.2).
    QuotedInvalidChars,
    /// The local part is quoted, without
    /// [`allow_quoted_local`](super::Options::allow_quoted_local).
    QuotedNotAllowed,
    /// Characters follow the closing quote.
    CharsAfterCloseQuote,
    /// A character is invisible or unassigned, or combines with the character before the part.
    UnsafeChars,
    /// The domain has a character that a host name does not allow (RFC 1123 §2.1).
    DomainInvalidChars,
    /// A character of the domain maps to characters that a host name does not allow.
    DomainInvalidCharsAfterNormalization,
    /// The domain has a character that no domain allows (UTS 46 §4).
    DomainUts46Disallowed,
    /// The domain starts with a dot.
    DomainDotStart,
    /// The address ends with a dot.
    DomainDotEnd,
    /// The domain starts with a hyphen.
    DomainHyphenStart,
    /// The address ends with a hyphen.
    DomainHyphenEnd,
    /// The domain has a dot and a hyphen next to each other.
    DomainDotHyphen,
    /// A label has hyphens in the third and fourth place but is not Punycode
    /// (RFC 5890 §2.3.1).
    DomainReservedLdh,
    /// An international label is not valid (RFC 5891 §4, RFC 5892, RFC 5893).
    DomainIdnaEncode,
    /// A label that starts with `xn--` does not decode to a valid one (RFC 5890 §2.3.2.1), or the
    /// labels conflict in writing direction (RFC 5893 §2).
    DomainIdnaDecode,
    /// The domain has more than 253 characters (RFC 1035 §2.3.4).
    DomainTooLong,
    /// The ASCII form of the domain has more than 253 bytes.
    DomainTooLongIdna,
    /// A label has more than 63 bytes (RFC 1035 §2.3.4).
    LabelTooLong,
    /// The domain has no dot.
    DomainNoDot,
    /// The last label does not end in a letter (RFC 3696 §2).
    DomainBadTld,
    /// The domain is reserved and never receives mail (RFC 6761, RFC 7686, RFC 9476).
    DomainSpecialUse,
    /// The domain is an IP address in brackets, without
    /// [`allow_domain_literal`](super::Options::allow_domain_literal).
    LiteralNotAllowed,
    /// The brackets hold an invalid IPv4 address.
    LiteralBadIpv4,
    /// The brackets hold an invalid IPv6 address.
    LiteralBadIpv6,
    /// The brackets hold neither an IPv4 address nor a tag (RFC 5321 §4.1.3).
    LiteralNoTag,
    /// The tag in the brackets is not `IPv6`.
    LiteralBadTag,
    /// The brackets hold a character that a literal does not allow (RFC 5321 §4.1.3).
    LiteralInvalidChars,
    /// The address has angle brackets, without
    /// [`allow_display_name`](super::Options::allow_display_name).
    DisplayNameNotAllowed,
    /// The display name has a character that needs quotes (RFC 5322 §3.4).
    DisplayNameInvalidChars,
    /// The angle bracket before the address is not closed.
    AngleBracketUnclosed,
    /// Text follows the closing angle bracket.
    TextAfterAddress,
    /// The address as typed exceeds [`MAX_BYTES`](super::MAX_BYTES).
    TooLong,
    /// The normalised form exceeds [`MAX_BYTES`](super::MAX_BYTES).
    TooLongAfterNormalization,
    /// The form with the domain in ASCII exceeds [`MAX_BYTES`](super::MAX_BYTES).
    TooLongAsIdna,
}

/// Every reason with its stable word, in the order of the enum.
const WORDS: [(&str, Reason); 45] = [
    ("missing_at", Reason::MissingAt),
    ("fullwidth_at", Reason::FullwidthAt),
    ("small_at", Reason::SmallAt),
    ("local_empty", Reason::LocalEmpty),
    ("domain_empty", Reason::DomainEmpty),
    ("local_too_long", Reason::LocalTooLong),
    ("local_needs_smtputf8", Reason::LocalNeedsSmtputf8),
    ("local_invalid_chars", Reason::LocalInvalidChars),
    ("local_dot_start", Reason::LocalDotStart),
    ("local_dot_end", Reason::LocalDotEnd),
    ("consecutive_dots", Reason::ConsecutiveDots),
    ("quoted_invalid_chars", Reason::QuotedInvalidChars),
    ("quoted_not_allowed", Reason::QuotedNotAllowed),
    ("chars_after_close_quote", Reason::CharsAfterCloseQuote),
    ("unsafe_chars", Reason::UnsafeChars),
    ("domain_invalid_chars", Reason::DomainInvalidChars),
    ("domain_invalid_chars_after_normalization", Reason::DomainInvalidCharsAfterNormalization),
    ("domain_uts46_disallowed", Reason::DomainUts46Disallowed),
    ("domain_dot_start", Reason::DomainDotStart),
    ("domain_dot_end", Reason::DomainDotEnd),
    ("domain_hyphen_start", Reason::DomainHyphenStart),
    ("domain_hyphen_end", Reason::DomainHyphenEnd),
    ("domain_dot_hyphen", Reason::DomainDotHyphen),
    ("domain_reserved_ldh", Reason::DomainReservedLdh),
    ("domain_idna_encode", Reason::DomainIdnaEncode),
    ("domain_idna_decode", Reason::DomainIdnaDecode),
    ("domain_too_long", Reason::DomainTooLong),
    ("domain_too_long_idna", Reason::DomainTooLongIdna),
    ("label_too_long", Reason::LabelTooLong),
    ("domain_no_dot", Reason::DomainNoDot),
    ("domain_bad_tld", Reason::DomainBadTld),
    ("domain_special_use", Reason::DomainSpecialUse),
    ("literal_not_allowed", Reason::LiteralNotAllowed),
    ("literal_bad_ipv4", Reason::LiteralBadIpv4),
    ("literal_bad_ipv6", Reason::LiteralBadIpv6),
    ("literal_no_tag", Reason::LiteralNoTag),
    ("literal_bad_tag", Reason::LiteralBadTag),
    ("literal_invalid_chars", Reason::LiteralInvalidChars),
    ("display_name_not_allowed", Reason::DisplayNameNotAllowed),
    ("display_name_invalid_chars", Reason::DisplayNameInvalidChars),
    ("angle_bracket_unclosed", Reason::AngleBracketUnclosed),
    ("text_after_address", Reason::TextAfterAddress),
    ("too_long", Reason::TooLong),
    ("too_long_after_normalization", Reason::TooLongAfterNormalization),
    ("too_long_as_idna", Reason::TooLongAsIdna),
];

impl Reason {
    /// The stable word of the reason, as it goes over the wire.
    ///
    /// ```
    /// use leptos_signup::email::Reason;
    ///
    /// assert_eq!(Reason::MissingAt.word(), "missing_at");
    /// assert_eq!(Reason::from_word("missing_at"), Some(Reason::MissingAt));
    /// ```
    #[must_use]
    pub fn word(self) -> &'static str {
        let found = WORDS.iter().find(|(_, reason)| *reason == self);
        found.map_or("", |(word, _)| word)
    }

    /// The reason with this stable word, or `None` when no reason has it.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        WORDS.iter().find(|(known, _)| *known == word).map(|(_, reason)| *reason)
    }

    /// Whether the address is right without the characters. `jörg@` without its `ö` is another mailbox.
    fn is_about_characters(self) -> bool {
        matches!(
            self,
            Self::LocalInvalidChars
                | Self::QuotedInvalidChars
                | Self::UnsafeChars
                | Self::DomainInvalidChars
                | Self::LiteralInvalidChars
                | Self::DisplayNameInvalidChars
        )
    }

    /// All reasons.
    pub fn all() -> impl Iterator<Item = Self> {
        WORDS.iter().map(|(_, reason)| *reason)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reason_has_its_own_word() {
        for (position, reason) in Reason::all().enumerate() {
            // The table has the order of the enum, so no reason before the last is missing.
            assert_eq!(reason as usize, position);
            assert_eq!(Reason::from_word(reason.word()), Some(reason));
        }
        assert_eq!(Reason::all().last(), Some(Reason::TooLongAsIdna));
        assert_eq!(Reason::from_word(""), None);
    }
}
