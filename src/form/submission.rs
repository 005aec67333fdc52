//! The raw strings of a posted form.

use core::fmt;

/// The names and values of a posted form. Each name occurs once, unless it ends with `[]`: so do the names
/// of the inputs for [several choices](crate::form::Field::several). Whether a name may be repeated is
/// thereby known without the form, wherever a post is read.
///
/// `Debug` shows only the names, because one of the values may be a password.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Submission {
    pairs: Vec<(String, String)>,
}

/// Why a request body is not a submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SubmissionError {
    /// A name occurs twice, and does not end with `[]` (CWE-235).
    Duplicate,
    /// There are more than 64 names, or more than 256 pairs.
    TooMany,
    /// A name or a value is not UTF-8. Decoding it leniently could make two passwords equal.
    Encoding,
}

/// The end of a name that may be repeated.
const MANY: &str = "[]";

const MAX_NAMES: usize = 64;
const MAX_PAIRS: usize = 256;

impl Submission {
    /// A submission of these pairs. If a name occurs twice and does not end with `[]`, the first value
    /// counts.
    pub fn from_pairs<N: Into<String>, V: Into<String>>(
        pairs: impl IntoIterator<Item = (N, V)>,
    ) -> Self {
        let pairs = pairs.into_iter().map(|(name, value)| (name.into(), value.into())).collect();
        Self { pairs }
    }

    /// Reads an `application/x-www-form-urlencoded` body.
    ///
    /// # Errors
    /// Returns an error if a name without `[]` at its end occurs twice, if there are more than 64 names or
    /// 256 pairs, or if the body is not UTF-8.
    ///
    /// ```
    /// use leptos_signup::{Submission, SubmissionError};
    ///
    /// let submission = Submission::from_urlencoded(b"email=ada%40example.org")?;
    /// assert_eq!(submission.get("email"), "ada@example.org");
    /// assert_eq!(Submission::from_urlencoded(b"a=1&a=2"), Err(SubmissionError::Duplicate));
    /// let several = Submission::from_urlencoded(b"a[]=1&a[]=2")?;
    /// assert_eq!(several.all("a[]").collect::<Vec<_>>(), ["1", "2"]);
    /// # Ok::<(), SubmissionError>(())
    /// ```
    pub fn from_urlencoded(body: &[u8]) -> Result<Self, SubmissionError> {
        let mut pairs: Vec<(String, String)> = Vec::new();
        let mut names = 0;
        if !is_utf_8(body) {
            return Err(SubmissionError::Encoding);
        }
        for (name, value) in decode(body) {
            let is_known = pairs.iter().any(|(known, _)| *known == name);
            if is_known && !name.ends_with(MANY) {
                return Err(SubmissionError::Duplicate);
            }
            names += usize::from(!is_known);
            if names > MAX_NAMES || pairs.len() == MAX_PAIRS {
                return Err(SubmissionError::TooMany);
            }
            pairs.push((name, value));
        }
        Ok(Self { pairs })
    }

    /// The body that [`from_urlencoded`](Self::from_urlencoded) reads back.
    #[must_use]
    pub fn to_urlencoded(&self) -> String {
        let encoded = self.pairs.iter().map(|(name, value)| encode(name) + "=" + &encode(value));
        encoded.collect::<Vec<_>>().join("&")
    }

    /// The value posted under `name`, or an empty string.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.pairs.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// All values posted under `name`, such as `topics[]`.
    pub fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.pairs.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The pairs, in the order in which they were posted.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn encode(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// The separators are ASCII, so the whole body is UTF-8 if each piece is.
#[cfg(not(target_arch = "wasm32"))]
fn is_utf_8(body: &[u8]) -> bool {
    percent_encoding::percent_decode(body).decode_utf8().is_ok()
}

/// In the browser, the text always comes from the page or from the server of this crate.
#[cfg(target_arch = "wasm32")]
fn is_utf_8(_: &[u8]) -> bool {
    true
}

#[cfg(not(target_arch = "wasm32"))]
fn decode(body: &[u8]) -> impl Iterator<Item = (String, String)> {
    let pairs = form_urlencoded::parse(body);
    pairs.map(|(name, value)| (name.into_owned(), value.into_owned()))
}

/// Calls the decoder of the browser, which keeps decoding tables out of the WebAssembly.
#[cfg(target_arch = "wasm32")]
fn decode(body: &[u8]) -> impl Iterator<Item = (String, String)> {
    let text = core::str::from_utf8(body).unwrap_or_default();
    let piece = |text: &str| {
        let decoded = js_sys::decode_uri_component(&text.replace('+', " "));
        decoded.map(String::from).unwrap_or_default()
    };
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    pairs.map(move |pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (piece(name), piece(value))
    })
}

#[cfg(target_arch = "wasm32")]
fn encode(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

impl fmt::Debug for Submission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.pairs.iter().map(|(name, _)| name)).finish()
    }
}

impl fmt::Display for SubmissionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Duplicate => "a field was posted twice",
            Self::TooMany => "more than 64 fields or 256 values were posted",
            Self::Encoding => "the body is not UTF-8",
        })
    }
}

impl std::error::Error for SubmissionError {}
