//! The scripts of a text (Script_Extensions, UAX 24).

use icu_properties::{
    props,
    script::{ScriptExtensionsSet, ScriptWithExtensions},
};

/// The scripts that languages combine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Script {
    /// `Latn`
    Latin,
    /// `Hani`
    Han,
    /// `Hira`
    Hiragana,
    /// `Kana`
    Katakana,
    /// `Bopo`
    Bopomofo,
    /// `Hang`
    Hangul,
}

impl Script {
    fn in_tables(self) -> props::Script {
        match self {
            Self::Latin => props::Script::Latin,
            Self::Han => props::Script::Han,
            Self::Hiragana => props::Script::Hiragana,
            Self::Katakana => props::Script::Katakana,
            Self::Bopomofo => props::Script::Bopomofo,
            Self::Hangul => props::Script::Hangul,
        }
    }
}

fn scripts_of(text: &str) -> impl Iterator<Item = ScriptExtensionsSet<'static>> {
    let tables = ScriptWithExtensions::new();
    let is_of_all = |scripts: &ScriptExtensionsSet<'_>| {
        scripts.contains(&props::Script::Common) || scripts.contains(&props::Script::Inherited)
    };
    text.chars()
        .map(move |c| tables.get_script_extensions_val(c))
        .filter(move |scripts| !is_of_all(scripts))
}

/// Whether all characters of `text` are used in one common script.
pub(crate) fn is_in_one_script(text: &str) -> bool {
    let mut characters = scripts_of(text);
    let Some(first) = characters.next() else { return true };
    let mut common: Vec<props::Script> = first.iter().collect();
    for scripts in characters {
        common.retain(|script| scripts.contains(script));
    }
    !common.is_empty()
}

/// Whether each character of `text` is used in one of `scripts`.
pub(crate) fn is_written_in(text: &str, scripts: &[Script]) -> bool {
    scripts_of(text).all(|own| scripts.iter().any(|script| own.contains(&script.in_tables())))
}
