//! The settings of a host for usernames.

/// Which scripts may be combined in one name (UTS 39 §5.2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Scripts {
    /// Only `a` to `z` and `0` to `9`.
    Ascii,
    /// One script per name. Japanese, Korean, and Chinese with Bopomofo each count as one.
    Single,
    /// Also Latin letters with Japanese, Korean or Chinese, as people there write names, but not
    /// Latin with Greek or Cyrillic.
    #[default]
    HighlyRestrictive,
}

/// The rules of a form for the names that people choose. The value can be a constant.
///
/// ```
/// use leptos_signup::username::{Scripts, Username, UsernameError, UsernameRules};
///
/// const RULES: UsernameRules = UsernameRules::new()
///     .with_length(2, 20)
///     .with_scripts(Scripts::Single)
///     .with_reserved(&["orchard", "pricing"]);
///
/// assert!(Username::parse("李白", &RULES).is_ok());
/// assert_eq!(Username::parse("Orchard", &RULES), Err(UsernameError::Reserved));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UsernameRules {
    min_length: u16,
    max_length: u16,
    scripts: Scripts,
    reserved: &'static [&'static str],
}

impl Default for UsernameRules {
    fn default() -> Self {
        Self::new()
    }
}

impl UsernameRules {
    /// Three to thirty code points, [`Scripts::HighlyRestrictive`], and only the
    /// [built-in](super#reserved-names) reserved names.
    #[must_use]
    pub const fn new() -> Self {
        Self { min_length: 3, max_length: 30, scripts: Scripts::HighlyRestrictive, reserved: &[] }
    }

    /// The defaults with [`Scripts::Ascii`]: `[a-z0-9]`, separated by `.`, `-` or `_`. For names
    /// that become part of a host name, a path on disk or an older protocol.
    ///
    /// ```
    /// use leptos_signup::username::{Username, UsernameError, UsernameRules};
    ///
    /// let rules = UsernameRules::ascii();
    /// assert!(Username::parse("ada.lovelace", &rules).is_ok());
    /// let error = UsernameError::NotAscii { character: 'é' };
    /// assert_eq!(Username::parse("rené", &rules), Err(error));
    /// ```
    #[must_use]
    pub const fn ascii() -> Self {
        Self::new().with_scripts(Scripts::Ascii)
    }

    /// Sets the length: from `min` to `max` code points, inclusive. Many Chinese and Korean names
    /// have two.
    ///
    /// A text of more than [`MAX_INPUT_BYTES`](super::MAX_INPUT_BYTES) is too long for every `max`.
    #[must_use]
    pub const fn with_length(self, min: u16, max: u16) -> Self {
        Self { min_length: min, max_length: max, ..self }
    }

    /// Sets which scripts may be combined.
    #[must_use]
    pub const fn with_scripts(self, scripts: Scripts) -> Self {
        Self { scripts, ..self }
    }

    /// Sets the host's reserved names in addition to the [built-in ones](super#reserved-names). Add
    /// the first segments of the host's routes if names are part of paths.
    #[must_use]
    pub const fn with_reserved(self, names: &'static [&'static str]) -> Self {
        Self { reserved: names, ..self }
    }

    /// The minimum length, in code points.
    #[must_use]
    pub const fn min_length(self) -> u16 {
        self.min_length
    }

    /// The maximum length, in code points.
    #[must_use]
    pub const fn max_length(self) -> u16 {
        self.max_length
    }

    /// Which scripts may be combined.
    #[must_use]
    pub const fn scripts(self) -> Scripts {
        self.scripts
    }

    /// The host's own reserved names.
    #[must_use]
    pub const fn reserved(self) -> &'static [&'static str] {
        self.reserved
    }
}
