//! The languages of the crate. Each is a feature, such as `lang-de`; `languages` has all.
//!
//! A text names every message, so a language that misses one does not compile. Each file begins with its
//! form of address, its terms, what it expects of the texts of a host, and how it was reviewed.

#![allow(
    clippy::match_same_arms,
    clippy::too_many_lines,
    reason = "a language is a table: one arm for each message"
)]

#[cfg(feature = "lang-ar")]
mod ar;
#[cfg(feature = "lang-cs")]
mod cs;
#[cfg(feature = "lang-da")]
mod da;
#[cfg(feature = "lang-de")]
mod de;
pub(crate) mod en;
#[cfg(feature = "lang-es")]
mod es;
#[cfg(feature = "lang-fi")]
mod fi;
#[cfg(feature = "lang-fr")]
mod fr;
#[cfg(feature = "lang-he")]
mod he;
#[cfg(feature = "lang-hi")]
mod hi;
#[cfg(feature = "lang-id")]
mod id;
#[cfg(feature = "lang-it")]
mod it;
#[cfg(feature = "lang-ja")]
mod ja;
#[cfg(feature = "lang-ko")]
mod ko;
#[cfg(feature = "lang-nb")]
mod nb;
#[cfg(feature = "lang-nl")]
mod nl;
#[cfg(feature = "lang-pl")]
mod pl;
#[cfg(feature = "dev")]
mod pseudo;
#[cfg(feature = "lang-pt-br")]
mod pt_br;
#[cfg(feature = "lang-ru")]
mod ru;
#[cfg(feature = "lang-sv")]
mod sv;
#[cfg(feature = "lang-tr")]
mod tr;
#[cfg(feature = "lang-uk")]
mod uk;
#[cfg(feature = "lang-zh-hans")]
mod zh_hans;
#[cfg(feature = "lang-zh-hant")]
mod zh_hant;

#[cfg(feature = "lang-ar")]
pub use ar::ARABIC;
#[cfg(feature = "lang-cs")]
pub use cs::CZECH;
#[cfg(feature = "lang-da")]
pub use da::DANISH;
#[cfg(feature = "lang-de")]
pub use de::GERMAN;
pub use en::ENGLISH;
#[cfg(feature = "lang-es")]
pub use es::SPANISH;
#[cfg(feature = "lang-fi")]
pub use fi::FINNISH;
#[cfg(feature = "lang-fr")]
pub use fr::FRENCH;
#[cfg(feature = "lang-he")]
pub use he::HEBREW;
#[cfg(feature = "lang-hi")]
pub use hi::HINDI;
#[cfg(feature = "lang-id")]
pub use id::INDONESIAN;
#[cfg(feature = "lang-it")]
pub use it::ITALIAN;
#[cfg(feature = "lang-ja")]
pub use ja::JAPANESE;
#[cfg(feature = "lang-ko")]
pub use ko::KOREAN;
#[cfg(feature = "lang-nb")]
pub use nb::NORWEGIAN;
#[cfg(feature = "lang-nl")]
pub use nl::DUTCH;
#[cfg(feature = "lang-pl")]
pub use pl::POLISH;
#[cfg(feature = "dev")]
pub use pseudo::PSEUDO;
#[cfg(feature = "lang-pt-br")]
pub use pt_br::PORTUGUESE_BRAZIL;
#[cfg(feature = "lang-ru")]
pub use ru::RUSSIAN;
#[cfg(feature = "lang-sv")]
pub use sv::SWEDISH;
#[cfg(feature = "lang-tr")]
pub use tr::TURKISH;
#[cfg(feature = "lang-uk")]
pub use uk::UKRAINIAN;
#[cfg(feature = "lang-zh-hans")]
pub use zh_hans::CHINESE_SIMPLIFIED;
#[cfg(feature = "lang-zh-hant")]
pub use zh_hant::CHINESE_TRADITIONAL;

use crate::text::translation::Translation;

/// All languages that this build has, ordered by their tags.
pub const ALL: &[Translation] = &[
    #[cfg(feature = "lang-ar")]
    ARABIC,
    #[cfg(feature = "lang-cs")]
    CZECH,
    #[cfg(feature = "lang-da")]
    DANISH,
    #[cfg(feature = "lang-de")]
    GERMAN,
    ENGLISH,
    #[cfg(feature = "lang-es")]
    SPANISH,
    #[cfg(feature = "lang-fi")]
    FINNISH,
    #[cfg(feature = "lang-fr")]
    FRENCH,
    #[cfg(feature = "lang-he")]
    HEBREW,
    #[cfg(feature = "lang-hi")]
    HINDI,
    #[cfg(feature = "lang-id")]
    INDONESIAN,
    #[cfg(feature = "lang-it")]
    ITALIAN,
    #[cfg(feature = "lang-ja")]
    JAPANESE,
    #[cfg(feature = "lang-ko")]
    KOREAN,
    #[cfg(feature = "lang-nb")]
    NORWEGIAN,
    #[cfg(feature = "lang-nl")]
    DUTCH,
    #[cfg(feature = "lang-pl")]
    POLISH,
    #[cfg(feature = "lang-pt-br")]
    PORTUGUESE_BRAZIL,
    #[cfg(feature = "lang-ru")]
    RUSSIAN,
    #[cfg(feature = "lang-sv")]
    SWEDISH,
    #[cfg(feature = "lang-tr")]
    TURKISH,
    #[cfg(feature = "lang-uk")]
    UKRAINIAN,
    #[cfg(feature = "lang-zh-hans")]
    CHINESE_SIMPLIFIED,
    #[cfg(feature = "lang-zh-hant")]
    CHINESE_TRADITIONAL,
];
