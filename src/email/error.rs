//! Why a text is no address: a code and the place.

use core::{fmt, ops::Range};

use super::part::Part;

/// The first rule that a text breaks, and where.
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

    /// The rule broken at `span` of a part.
    pub(super) fn at(reason: Reason, part: &Part<'_>, span: Range<usize>) -> Self {
        Self::new(reason, part.span(span))
    }

    pub(super) fn after_nfc(self) -> Self {
        Self { after_nfc: true, ..self }
    }

    /// The rule.
    #[must_use]
    pub fn reason(self) -> Reason {
        self.reason
    }

    /// The offending characters, as bytes of what was parsed; the whole part when the fault shows
    /// only after normalisation. It always lies on the borders of characters.
    #[must_use]
    pub fn span(self) -> Range<usize> {
        self.start..self.end
    }

    /// The offending character of `input`, which was parsed, where the rule is about characters.
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
        // Of more than one it is not known which.
        (self.reason.is_about_characters() && place.next().is_none()).then_some(first)
    }

    /// Whether the part before the `@` breaks the rule only in Normalisation Form C.
    #[must_use]
    pub fn is_after_normalization(self) -> bool {
        self.after_nfc
    }
}

/// The stable word of the reason, with `after_nfc.` before it where that applies.
impl fmt::Display for EmailError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.after_nfc {
            f.write_str("after_nfc.")?;
        }
        f.write_str(self.reason.word())
    }
}

impl std::error::Error for EmailError {}

/// The closed set of rules that a text can break.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// There is no `@`.
    MissingAt,
    /// There is no `@`, but its full-width form `＠` (U+FF20).
    FullwidthAt,
    /// There is no `@`, but its small form `﹫` (U+FE6B).
    SmallAt,
    /// Nothing stands before the `@`.
    LocalEmpty,
    /// Nothing stands after the `@`.
    DomainEmpty,
    /// More than 64 characters stand before the `@`, with [`strict`](super::Options::strict).
    LocalTooLong,
    /// A character beyond ASCII stands before the `@`, without
    /// [`allow_smtputf8`](super::Options::allow_smtputf8).
    LocalNeedsSmtputf8,
    /// A character before the `@` is not one of an atom (RFC 5322 §3.2.3).
    LocalInvalidChars,
    /// The address starts with a dot.
    LocalDotStart,
    /// A dot stands right before the `@`.
    LocalDotEnd,
    /// Two dots follow each other.
    ConsecutiveDots,
    /// A control character stands between quotes before the `@` (RFC 5321 §4.1.2).
    QuotedInvalidChars,
    /// The part before the `@` is quoted, without
    /// [`allow_quoted_local`](super::Options::allow_quoted_local).
    QuotedNotAllowed,
    /// Something follows the closing quote.
    CharsAfterCloseQuote,
    /// A character that nobody can see, that has no meaning yet, or that combines with what stands
    /// before the part.
    UnsafeChars,
    /// A character after the `@` is not one of a host name (RFC 1123 §2.1).
    DomainInvalidChars,
    /// A character after the `@` stands for others that are not those of a host name.
    DomainInvalidCharsAfterNormalization,
    /// A character after the `@` is disallowed in any domain (UTS 46 §4).
    DomainUts46Disallowed,
    /// A dot stands right after the `@`.
    DomainDotStart,
    /// The address ends with a dot.
    DomainDotEnd,
    /// A hyphen stands right after the `@`.
    DomainHyphenStart,
    /// The address ends with a hyphen.
    DomainHyphenEnd,
    /// A dot and a hyphen stand next to each other after the `@`.
    DomainDotHyphen,
    /// A label has hyphens in the third and fourth place without being Punycode
    /// (RFC 5890 §2.3.1).
    DomainReservedLdh,
    /// An international label is not valid (RFC 5891 §4, RFC 5892, RFC 5893).
    DomainIdnaEncode,
    /// A label that starts with `xn--` does not stand for a valid one (RFC 5890 §2.3.2.1), or the
    /// labels do not go together in their direction (RFC 5893 §2).
    DomainIdnaDecode,
    /// More than 253 characters stand after the `@` (RFC 1035 §2.3.4).
    DomainTooLong,
    /// The ASCII form of the domain has more than 253 bytes.
    DomainTooLongIdna,
    /// More than 63 bytes stand between two dots (RFC 1035 §2.3.4).
    LabelTooLong,
    /// The domain has no dot.
    DomainNoDot,
    /// The last label does not end in a letter (RFC 3696 §2).
    DomainBadTld,
    /// The domain is reserved and never receives mail (RFC 6761, RFC 7686, RFC 9476).
    DomainSpecialUse,
    /// The domain is an address in brackets, without
    /// [`allow_domain_literal`](super::Options::allow_domain_literal).
    LiteralNotAllowed,
    /// The address in brackets is not an IPv4 address.
    LiteralBadIpv4,
    /// The address in brackets is not an IPv6 address.
    LiteralBadIpv6,
    /// What stands in brackets is no IPv4 address and has no tag (RFC 5321 §4.1.3).
    LiteralNoTag,
    /// The tag in brackets is not `IPv6`.
    LiteralBadTag,
    /// A character in brackets cannot stand there (RFC 5321 §4.1.3).
    LiteralInvalidChars,
    /// The address has angle brackets, without
    /// [`allow_display_name`](super::Options::allow_display_name).
    DisplayNameNotAllowed,
    /// A character of the name must stand between quotes (RFC 5322 §3.4).
    DisplayNameInvalidChars,
    /// The angle bracket before the address is not closed.
    AngleBracketUnclosed,
    /// Something follows the closing angle bracket.
    TextAfterAddress,
    /// More than [`MAX_BYTES`](super::MAX_BYTES) as given.
    TooLong,
    /// More than [`MAX_BYTES`](super::MAX_BYTES) in its normalised form.
    TooLongAfterNormalization,
    /// More than [`MAX_BYTES`](super::MAX_BYTES) with the domain in ASCII.
    TooLongAsIdna,
}

/// Every reason and its stable word.
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
    /// The stable word, as it goes over the wire.
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

    /// The reason with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        WORDS.iter().find(|(known, _)| *known == word).map(|(_, reason)| *reason)
    }

    fn is_about_characters(self) -> bool {
        matches!(
            self,
            Self::LocalNeedsSmtputf8
                | Self::LocalInvalidChars
                | Self::QuotedInvalidChars
                | Self::UnsafeChars
                | Self::DomainInvalidChars
                | Self::LiteralInvalidChars
                | Self::DisplayNameInvalidChars
        )
    }

    /// Every reason there is.
    pub fn all() -> impl Iterator<Item = Self> {
        WORDS.iter().map(|(_, reason)| *reason)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_a_word_of_its_own() {
        for (position, reason) in Reason::all().enumerate() {
            // The table follows the enum, so none is missing before the last.
            assert_eq!(reason as usize, position);
            assert_eq!(Reason::from_word(reason.word()), Some(reason));
        }
        assert_eq!(Reason::all().last(), Some(Reason::TooLongAsIdna));
        assert_eq!(Reason::from_word(""), None);
    }
}
