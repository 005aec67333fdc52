//! *Did you mean …?* for frequently mistyped domains.
//!
//! The visitor accepts or ignores a suggestion; the address never changes by itself.

use crate::email::rules::is_hostname_char;

/// The domains that a suggestion can name: large ones whose names resemble few others.
const POPULAR: [&str; 30] = [
    "gmail.com",
    "yahoo.com",
    "hotmail.com",
    "outlook.com",
    "icloud.com",
    "aol.com",
    "live.com",
    "msn.com",
    "protonmail.com",
    "proton.me",
    "googlemail.com",
    "yahoo.co.uk",
    "hotmail.co.uk",
    "hotmail.fr",
    "comcast.net",
    "verizon.net",
    "sbcglobal.net",
    "bellsouth.net",
    "att.net",
    "btinternet.com",
    "fastmail.com",
    "rocketmail.com",
    "t-online.de",
    "gmx.net",
    "orange.fr",
    "wanadoo.fr",
    "charter.net",
    "cox.net",
    "earthlink.net",
    "yandex.ru",
];

/// Existing domains that look like a typo: each is one edit away from a popular domain.
const LEGITIMATE: [&str; 5] = ["cloud.com", "email.com", "fmail.com", "mail.com", "ymail.com"];

/// Endings that are not a top-level domain, each with the intended one.
const MISTYPED_ENDINGS: [(&str, &str); 17] = [
    ("con", "com"),
    ("cmo", "com"),
    ("ocm", "com"),
    ("comm", "com"),
    ("coom", "com"),
    ("ccom", "com"),
    ("cpm", "com"),
    ("vom", "com"),
    ("xom", "com"),
    ("cim", "com"),
    ("clm", "com"),
    ("c0m", "com"),
    ("cok", "com"),
    ("nte", "net"),
    ("nett", "net"),
    ("ogr", "org"),
    ("orgg", "org"),
];

/// The shortest name that is corrected: a shorter name is one edit away from too many others.
const MIN_NAME: usize = 5;

/// The domain, or the address, that the visitor probably meant; `None` when `text` has no known
/// typo.
///
/// ```
/// use leptos_signup::email::suggest;
///
/// assert_eq!(suggest("ada@gmial.com").as_deref(), Some("ada@gmail.com"));
/// assert_eq!(suggest("outlook.con").as_deref(), Some("outlook.com"));
/// assert_eq!(suggest("ada@mail.com"), None);
/// ```
#[must_use]
pub fn suggest(text: &str) -> Option<String> {
    let (local, domain) = match text.rsplit_once('@') {
        Some((local, domain)) => (Some(local), domain),
        None => (None, text),
    };
    // A domain of this length is not a popular domain with a typo.
    let is_name = |c: char| c.is_ascii() && is_hostname_char(c);
    if domain.len() > super::MAX_BYTES || !domain.chars().all(is_name) {
        return None;
    }
    let typed = domain.to_ascii_lowercase();
    let meant = meant_by(&typed).filter(|meant| *meant != typed)?;
    Some(match local {
        Some(local) => [local, "@", &meant].concat(),
        None => meant,
    })
}

fn meant_by(typed: &str) -> Option<String> {
    if POPULAR.contains(&typed) || LEGITIMATE.contains(&typed) {
        return None;
    }
    popular_without_extras(typed)
        .or_else(|| POPULAR.into_iter().find(|popular| is_typo_of(typed, popular)))
        .map(str::to_owned)
        .or_else(|| with_corrected_ending(typed))
}

/// The popular domain in a text with additions: `www.` or digits before it, or an ending twice
/// after it.
fn popular_without_extras(typed: &str) -> Option<&'static str> {
    let start = typed.trim_start_matches(|c: char| c.is_ascii_digit());
    let start = start.strip_prefix("www.").unwrap_or(start);
    let is_meant = |popular: &&str| {
        start.strip_prefix(*popular).is_some_and(|rest| matches!(rest, "" | ".com" | "."))
    };
    POPULAR.into_iter().find(is_meant)
}

/// Whether `typed` is `popular` with one typo in the name or in the ending, or with one in the name
/// and an ending that does not exist.
fn is_typo_of(typed: &str, popular: &str) -> bool {
    let Some((name, end)) = popular.split_once('.') else { return false };
    let Some((typed_name, typed_end)) = typed.split_once('.') else {
        return name.len() >= MIN_NAME && is_one_edit(typed, popular);
    };
    let is_name_close = name.len() >= MIN_NAME && is_one_edit(typed_name, name);
    if typed_name == name {
        return is_typo_of_ending(typed_end, end);
    }
    is_name_close && (typed_end == end || corrected_ending(typed_end) == Some(end))
}

/// The ending of another country is not a typo: most of these names exist in many countries.
fn is_typo_of_ending(typed: &str, end: &str) -> bool {
    let is_country = typed.len() == 2 && !matches!(typed, "co" | "cm" | "om" | "ne" | "nt" | "et");
    is_one_edit(typed, end) && !is_country || corrected_ending(typed) == Some(end)
}

fn corrected_ending(typed: &str) -> Option<&'static str> {
    MISTYPED_ENDINGS.into_iter().find(|(wrong, _)| *wrong == typed).map(|(_, meant)| meant)
}

fn with_corrected_ending(typed: &str) -> Option<String> {
    let (name, end) = typed.rsplit_once('.')?;
    corrected_ending(end).filter(|_| !name.is_empty()).map(|end| [name, ".", end].concat())
}

/// Whether `a` and `b` differ by at most one inserted, deleted, replaced or swapped character
/// (Damerau–Levenshtein distance).
fn is_one_edit(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let same_start = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (a.get(same_start..).unwrap_or_default(), b.get(same_start..).unwrap_or_default());
    let same_end = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let kept = |text: &[u8]| text.len() - same_end;
    match (kept(a), kept(b)) {
        (0, 1) | (1, 0 | 1) => true,
        (2, 2) => matches!((a, b), ([a, b, ..], [c, d, ..]) if a == d && b == c),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_typo_in_a_popular_domain_is_corrected() {
        for (typed, meant) in [
            ("gmial.com", "gmail.com"),
            ("gmal.com", "gmail.com"),
            ("gmail.co", "gmail.com"),
            ("gmail.cm", "gmail.com"),
            ("gmail.com.com", "gmail.com"),
            ("www.gmail.com", "gmail.com"),
            ("1984gmail.com", "gmail.com"),
            ("gmailcom", "gmail.com"),
            ("GMAI.CON", "gmail.com"),
            ("hotmial.com", "hotmail.com"),
            ("hotmail.co.k", "hotmail.co.uk"),
            ("putlook.com", "outlook.com"),
            ("comcast.ne", "comcast.net"),
            ("aol.con", "aol.com"),
            ("my-company.con", "my-company.com"),
        ] {
            assert_eq!(suggest(typed).as_deref(), Some(meant));
        }
    }

    #[test]
    fn the_local_part_is_kept() {
        assert_eq!(suggest("Ada.L@Gnail.com").as_deref(), Some("Ada.L@gmail.com"));
    }

    #[test]
    fn a_correct_domain_has_no_suggestion() {
        for domain in POPULAR.into_iter().chain(LEGITIMATE).chain([
            "example.org",
            "example.co",
            "startup.io",
            "web.dev",
            "yahoo.com.co",
            "yahoo.dk",
            "yahoo.co.in",
            "hotmail.es",
            "live.ca",
            "gmx.at",
            "me.com",
            "hey.com",
            "pm.me",
            "mail.ru",
            "163.com",
            "ibm.com",
            "",
            "@",
            ".con",
            "bücher.con",
            "gmail.com>",
        ]) {
            assert_eq!(suggest(domain), None, "{domain}");
        }
    }
}
