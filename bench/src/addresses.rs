//! The measured addresses, built from a few names and domains, the same in every run.

/// A group of addresses that is measured together.
#[derive(Clone, Debug)]
pub struct Group {
    /// The common property of the addresses.
    pub name: &'static str,
    /// The addresses, none with a line break.
    pub addresses: Vec<String>,
}

const GIVEN: [&str; 16] = [
    "ada",
    "alan",
    "barbara",
    "donald",
    "edsger",
    "frances",
    "grace",
    "hedy",
    "john",
    "karen",
    "katherine",
    "ken",
    "margaret",
    "niklaus",
    "radia",
    "tim",
];

const FAMILY: [&str; 13] = [
    "lovelace", "turing", "liskov", "knuth", "dijkstra", "allen", "hopper", "lamarr", "backus",
    "johnson", "hamilton", "wirth", "li",
];

const DOMAINS: [&str; 11] = [
    "gmail.com",
    "outlook.com",
    "yahoo.co.uk",
    "icloud.com",
    "example.org",
    "mail.example.com",
    "proton.me",
    "GMX.de",
    "cs.example.edu",
    "my-company.example",
    "web.de",
];

const INTERNATIONAL_DOMAINS: [&str; 10] = [
    "bücher.example",
    "BÜCHER.example",
    "例子.广告",
    "пример.рф",
    "उदाहरण.भारत",
    "مثال.مصر",
    "דוגמה.ישראל",
    "xn--bcher-kva.example",
    "xn--fsqu00a.xn--55qx5d",
    "xn--e1afmkfd.xn--p1ai",
];

const INTERNATIONAL_NAMES: [&str; 5] = ["josé", "用户", "почта", "उपयोगकर्ता", "zoe\u{308}"];

const REFUSED: [&str; 20] = [
    "",
    "ada",
    "ada.example.org",
    "ada＠example.org",
    "@example.org",
    "ada@",
    "ada lovelace@example.org",
    "ada..lovelace@example.org",
    ".ada@example.org",
    "ada@example",
    "ada@example..org",
    "ada@exam_ple.org",
    "ada@shop.test",
    "ada@192.0.2.1",
    "ada@[192.0.2.1]",
    "\"ada lovelace\"@example.org",
    "Ada Lovelace <ada@example.org>",
    "ada\u{200b}@example.org",
    "ada@☃.example",
    "ada@xn--a.example",
];

/// A thousand mixed addresses as a sign-up receives them, one of each common kind, and invalid ones.
#[must_use]
pub fn groups() -> [Group; 4] {
    let group = |name, addresses| Group { name, addresses };
    [
        group("a thousand mixed", (0..1000).map(mixed).collect()),
        group("one ASCII", vec!["ada.lovelace@mail.example.com".into()]),
        group("one IDN", vec!["ada.lovelace@bücher.example".into()]),
        group("refused", REFUSED.map(str::to_owned).into()),
    ]
}

/// The address of this number. Of twenty, fourteen are plain, two have a tag, one is long, two are
/// international, one is invalid.
fn mixed(number: usize) -> String {
    let given = pick(&GIVEN, number);
    let family = pick(&FAMILY, number);
    let domain = pick(&DOMAINS, number);
    let round = number / 20;
    match number % 20 {
        0..4 => format!("{given}@{domain}"),
        4..9 => format!("{given}.{family}@{domain}"),
        9..14 => format!("{given}{family}{}@{domain}", 1940 + number % 70),
        14 | 15 => format!("{given}.{family}+news-{round}@{domain}"),
        16 => format!("{given}-{family}-of-{family}@{}{domain}", "department.".repeat(4)),
        17 => format!("{given}.{family}@{}", pick(&INTERNATIONAL_DOMAINS, round)),
        18 if round.is_multiple_of(2) => {
            format!("{given}@{}", pick(&INTERNATIONAL_DOMAINS, round / 2))
        }
        18 => format!("{}@{domain}", pick(&INTERNATIONAL_NAMES, round / 2)),
        _ => pick(&REFUSED, round).to_owned(),
    }
}

fn pick<'a>(texts: &[&'a str], number: usize) -> &'a str {
    texts.get(number % texts.len()).copied().unwrap_or_default()
}

/// Inputs designed for the highest cost, each with its description.
#[must_use]
pub fn hostile() -> [(&'static str, String); 9] {
    [
        ("a million letters", "a".repeat(1_000_000)),
        ("a million @", "@".repeat(1_000_000)),
        ("100,000 combining marks", "\u{301}".repeat(100_000)),
        ("1,000 bytes of quotes", "\"\\".repeat(500)),
        ("1,000 bytes of marks that combine", "\"\u{338}".repeat(333)),
        ("1,000 bytes of brackets", "<".repeat(1000)),
        ("a domain of marks", format!("a@b{}", "\u{316}\u{301}".repeat(120))),
        ("a domain of ligatures", format!("a@{}", "\u{fdfa}".repeat(240))),
        ("an A-label that overflows", format!("a@xn--{}.org", "9".repeat(59))),
    ]
}
