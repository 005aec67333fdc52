//! A language for tests: English with accents, in brackets and longer. A page in it shows which texts are
//! cut, joined from parts, or outside the catalogue.

use std::sync::OnceLock;

use crate::text::{message::Message, translation::Translation};

/// English with accents, in brackets and a third longer, as `en-XA`. For tests.
pub const PSEUDO: Translation = Translation::new("en-XA", "[Þšéûðö]", wording);

fn wording(message: Message) -> &'static str {
    static TEXTS: OnceLock<Vec<String>> = OnceLock::new();
    let texts = TEXTS.get_or_init(|| Message::ALL.iter().map(|it| pseudo(it.english())).collect());
    texts.get(message as usize).map_or("", String::as_str)
}

/// Leaves the names of placeholders as they are.
fn pseudo(english: &str) -> String {
    let (mut is_name, mut text) = (false, String::from("["));
    for c in english.chars() {
        is_name = match c {
            '{' => true,
            ':' | '}' => false,
            _ => is_name,
        };
        text.push(if is_name { c } else { accented(c) });
    }
    text.extend(std::iter::repeat_n('·', english.chars().count() / 3));
    text.push(']');
    text
}

fn accented(c: char) -> char {
    match c {
        'a' => 'å',
        'c' => 'ç',
        'd' => 'ð',
        'e' => 'é',
        'i' => 'î',
        'n' => 'ñ',
        'o' => 'ö',
        's' => 'š',
        'u' => 'û',
        'y' => 'ý',
        'A' => 'Å',
        'C' => 'Ç',
        'E' => 'É',
        'I' => 'Î',
        'O' => 'Ö',
        'S' => 'Š',
        'U' => 'Û',
        'Y' => 'Ý',
        c => c,
    }
}
