//! *Did you mean …?* for the domains that most people mistype.
//!
//! A suggestion is for a person to take or to leave; nothing is ever changed without them.

use super::character::is_hostname_char;

/// The domains to which a suggestion may lead: large, and with a name that has few neighbours.
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

/// Domains that look like a slip and are none: each is one edit away from a popular one.
const REAL: [&str; 5] = ["cloud.com", "email.com", "fmail.com", "mail.com", "ymail.com"];

/// Ends that are no top-level domain, and what was meant.
const ENDS: [(&str, &str); 17] = [
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

/// Names of fewer characters are one edit away from too many others.
const MIN_NAME: usize = 5;

/// The domain, or the address with the domain, that was probably meant; nothing when `text` has no
/// slip that is known.
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
    // A domain of this length is none of the popular ones with a slip in it.
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
    if POPULAR.contains(&typed) || REAL.contains(&typed) {
        return None;
    }
    popular_without_extras(typed)
        .or_else(|| POPULAR.into_iter().find(|popular| is_slip_of(typed, popular)))
        .map(str::to_owned)
        .or_else(|| with_mended_end(typed))
}

/// A popular domain with something before or after it: `www.`, a number that belongs before the
/// `@`, or an end twice.
fn popular_without_extras(typed: &str) -> Option<&'static str> {
    let start = typed.trim_start_matches(|c: char| c.is_ascii_digit());
    let start = start.strip_prefix("www.").unwrap_or(start);
    let is_meant = |popular: &&str| {
        start.strip_prefix(*popular).is_some_and(|rest| matches!(rest, "" | ".com" | "."))
    };
    POPULAR.into_iter().find(is_meant)
}

/// Whether `typed` is `popular` with one slip in the name or in the end, or with one in the name
/// and an end that does not exist.
fn is_slip_of(typed: &str, popular: &str) -> bool {
    let Some((name, end)) = popular.split_once('.') else { return false };
    let Some((typed_name, typed_end)) = typed.split_once('.') else {
        return name.len() >= MIN_NAME && is_one_edit(typed, popular);
    };
    let is_name_near = name.len() >= MIN_NAME && is_one_edit(typed_name, name);
    if typed_name == name {
        return is_slip_of_end(typed_end, end);
    }
    is_name_near && (typed_end == end || mended_end(typed_end) == Some(end))
}

/// Another country's end is no slip: most of these names have a domain in many countries.
fn is_slip_of_end(typed: &str, end: &str) -> bool {
    let is_country = typed.len() == 2 && !matches!(typed, "co" | "cm" | "om" | "ne" | "nt" | "et");
    is_one_edit(typed, end) && !is_country || mended_end(typed) == Some(end)
}

fn mended_end(typed: &str) -> Option<&'static str> {
    ENDS.into_iter().find(|(wrong, _)| *wrong == typed).map(|(_, meant)| meant)
}

fn with_mended_end(typed: &str) -> Option<String> {
    let (name, end) = typed.rsplit_once('.')?;
    mended_end(end).filter(|_| !name.is_empty()).map(|end| [name, ".", end].concat())
}

/// Whether one character less, more, another or swapped with its neighbour makes `b` of `a`
/// (Damerau and Levenshtein).
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
    fn one_slip_in_a_popular_domain_is_mended() {
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
    fn the_part_before_the_at_is_kept() {
        assert_eq!(suggest("Ada.L@Gnail.com").as_deref(), Some("Ada.L@gmail.com"));
    }

    #[test]
    fn a_correct_domain_is_left_alone() {
        for domain in POPULAR.into_iter().chain(REAL).chain([
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
