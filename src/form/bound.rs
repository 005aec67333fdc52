//! The bounds that a value can be outside of.

/// Which bound a value is outside of, in a
/// [`ProblemCode::OutOfBounds`](super::ProblemCode::OutOfBounds).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Bound {
    /// The date is too late for this age in years.
    MinAge,
    /// The date is too early for this age in years.
    MaxAge,
    /// The number is less than this.
    MinNumber,
    /// The number is more than this.
    MaxNumber,
    /// The number has more decimals than this.
    MaxDecimals,
    /// There are fewer choices than this.
    MinChoices,
    /// There are more choices than this.
    MaxChoices,
}

impl Bound {
    /// The stable word of each bound, which the number follows.
    const WORDS: [(&str, Self); 7] = [
        ("min_age:", Self::MinAge),
        ("max_age:", Self::MaxAge),
        ("min_number:", Self::MinNumber),
        ("max_number:", Self::MaxNumber),
        ("max_decimals:", Self::MaxDecimals),
        ("min_choices:", Self::MinChoices),
        ("max_choices:", Self::MaxChoices),
    ];

    /// The word of the bound, with a colon.
    pub(super) fn word(self) -> &'static str {
        let word = Self::WORDS.iter().find(|(_, bound)| *bound == self);
        word.map_or("", |(word, _)| word)
    }

    /// Reads the word of a bound, and what follows it.
    pub(super) fn after(text: &str) -> Option<(Self, &str)> {
        Self::WORDS.iter().find_map(|(word, bound)| Some((*bound, text.strip_prefix(word)?)))
    }
}
