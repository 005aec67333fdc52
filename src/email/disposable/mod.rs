//! Disposable domains, and alias services.
//!
//! They look alike but differ. A disposable mailbox is open to the public, or deleted after ten
//! minutes: the next visitor can take over an account that belongs to it. An alias forwards to the
//! mailbox of one person for as long as that person wishes. So [`DomainClass`] distinguishes them,
//! and an alias service never counts as disposable, even if the list contains it.
//!
//! | file | content |
//! |---|---|
//! | `domains.txt` | disposable domains, generated from a public list (CC0-1.0) by `make disposable` |
//! | `alias.rs` | alias services, a short list reviewed by hand |
//! | `policy.rs` | whether a host accepts, flags or refuses them |
//!
//! # Limits
//!
//! Disposable domains appear and disappear every day, so the list is never complete. Apple's Hide My
//! Email addresses at `icloud.com` look like every other address there, and so do aliases at a
//! person's own domain: all of these are ordinary.

pub(crate) mod alias;
pub(crate) mod policy;

use core::{cmp::Ordering, fmt};

pub use policy::{DisposablePolicy, DisposableVerdict};

use crate::email::{EmailAddress, domain_list::with_parents};

/// Lines sorted by their bytes. The header comes first, because `#` sorts before every domain.
const DISPOSABLE: &str = include_str!("domains.txt");

/// What kind of mailbox a domain provides.
///
/// ```
/// use leptos_signup::email::{DomainClass, EmailAddress};
///
/// let class = |text| EmailAddress::parse(text).map(|address| address.domain_class());
/// assert_eq!(class("ada@example.org")?, DomainClass::Ordinary);
/// assert_eq!(class("ada@inbox.mailinator.com")?, DomainClass::Disposable);
/// assert_eq!(class("w11tzqdr@duck.com")?, DomainClass::Alias);
/// # Ok::<(), leptos_signup::email::EmailError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DomainClass {
    /// Every domain that is in no list.
    Ordinary,
    /// Disposable mailboxes, often open to the public.
    Disposable,
    /// A service that forwards to the mailbox of one person and hides which.
    Alias,
}

impl DomainClass {
    /// The stable word of the class: `ordinary`, `disposable` or `alias`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ordinary => "ordinary",
            Self::Disposable => "disposable",
            Self::Alias => "alias",
        }
    }

    /// The class of a domain in ASCII and lower case.
    fn of(domain: &str) -> Self {
        if with_parents(domain).any(alias::is_service) {
            return Self::Alias;
        }
        if with_parents(domain).any(|name| has_line(DISPOSABLE, name)) {
            return Self::Disposable;
        }
        Self::Ordinary
    }
}

/// Writes the stable word of the class.
impl fmt::Display for DomainClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl EmailAddress {
    /// What kind of mailbox the domain provides, by the lists of this crate. A host with its own
    /// lists asks its [`DisposablePolicy`]. See [`DomainClass`] for an example.
    ///
    /// The lists take 130 KB. A browser build contains them only when it calls this.
    #[must_use]
    pub fn domain_class(&self) -> DomainClass {
        DomainClass::of(self.ascii_domain())
    }
}

/// Whether the sorted lines of `text` contain `line`, by binary search.
fn has_line(text: &str, line: &str) -> bool {
    let mut rest = text.as_bytes();
    while !rest.is_empty() {
        let (before, after) = rest.split_at(rest.len() / 2);
        let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let length = after.iter().position(|byte| *byte == b'\n').unwrap_or(after.len());
        let end = before.len() + length;
        match rest[start..end].cmp(line.as_bytes()) {
            Ordering::Equal => return true,
            Ordering::Greater => rest = &rest[..start],
            Ordering::Less => rest = rest.get(end + 1..).unwrap_or_default(),
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn lines() -> impl Iterator<Item = &'static str> {
        DISPOSABLE.lines().filter(|line| !line.starts_with('#'))
    }

    #[test]
    fn every_line_is_found_and_no_other_text() {
        let all: HashSet<_> = lines().collect();
        for line in lines() {
            let neighbours = [&line[1..], &line[..line.len() - 1], &[line, "~"].concat()];
            assert!(has_line(DISPOSABLE, line), "{line}");
            for text in neighbours {
                assert_eq!(has_line(DISPOSABLE, text), all.contains(text), "{text}");
            }
        }
        for line in ["", "~", "com", "!"] {
            assert!(!has_line(DISPOSABLE, line));
        }
        for text in ["", "b", "b\n", "#\nb\n"] {
            assert_eq!(has_line(text, "b"), text.contains('b'));
            assert!(!has_line(text, "a") && !has_line(text, "c"));
        }
    }

    #[test]
    fn the_list_names_its_source_and_licence() {
        let head: Vec<_> = DISPOSABLE.lines().take_while(|line| line.starts_with('#')).collect();
        assert!(head.iter().any(|line| line.starts_with("# Source: ")));
        assert!(head.contains(&"# Licence: CC0-1.0"));
        assert_eq!(head.len(), DISPOSABLE.lines().filter(|line| line.contains('#')).count());
    }

    #[test]
    fn the_list_is_sorted_and_has_lower_case_domains_only() {
        let lines: Vec<_> = lines().collect();
        assert!(lines.len() > 5000);
        assert!(lines.windows(2).all(|pair| pair[0].as_bytes() < pair[1].as_bytes()));
        for line in lines {
            let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            assert!(line.split('.').all(|label| !label.is_empty() && label.chars().all(is_plain)));
            assert!(line.contains('.'), "{line}");
        }
    }

    #[test]
    fn no_line_is_a_subdomain_of_another() {
        for line in lines() {
            let above = with_parents(line).skip(1).find(|name| has_line(DISPOSABLE, name));
            assert_eq!(above, None, "{line}");
        }
    }
}
