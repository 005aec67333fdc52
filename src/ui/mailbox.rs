//! The web page on which a person reads the mail of an address. The links carry nothing of the sign-up.

/// Domain, name of the service, and page. `yahoo.*` stands for `yahoo.com`, `yahoo.co.uk` and so on.
const MAILBOXES: &str = include_str!("mailboxes.tsv");

/// The name and the page of the mailbox of `address`, if its provider is known.
pub(super) fn mailbox_of(address: &str) -> Option<(&'static str, &'static str)> {
    let (_, domain) = address.rsplit_once('@')?;
    let domain = domain.to_ascii_lowercase();
    let is_of = |known: &str| match known.strip_suffix('*') {
        Some(family) => domain.strip_prefix(family).is_some_and(is_ending),
        None => domain == known,
    };
    MAILBOXES.lines().find_map(|line| {
        let mut parts = line.split('\t');
        let is_found = is_of(parts.next()?);
        is_found.then_some((parts.next()?, parts.next()?))
    })
}

/// Whether this may be the country of a provider, such as `fr` or `co.uk`. Others own `yahoo.evil.example`.
fn is_ending(ending: &str) -> bool {
    let is_short = |label: &str| (2..=3).contains(&label.len());
    ending.split('.').count() <= 2 && ending.split('.').all(is_short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_provider_is_known_by_its_domains() {
        for (address, name) in [
            ("ada@gmail.com", "Gmail"),
            ("ada@Yahoo.co.uk", "Yahoo Mail"),
            ("ada@hotmail.fr", "Outlook"),
            ("ada@proton.me", "Proton Mail"),
        ] {
            assert_eq!(mailbox_of(address).map(|it| it.0), Some(name), "{address}");
        }
        for address in ["ada@example.org", "ada@gmail.com.example", "ada@yahoo.evil.example", "ada"]
        {
            assert_eq!(mailbox_of(address), None, "{address}");
        }
    }

    #[test]
    fn every_line_has_a_domain_a_name_and_a_page_over_https() {
        for line in MAILBOXES.lines() {
            let parts: Vec<_> = line.split('\t').collect();
            assert_eq!(parts.len(), 3, "{line}");
            assert!(parts[2].starts_with("https://") && parts[2].ends_with('/'), "{line}");
        }
    }
}
