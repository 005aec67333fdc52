//! Canonical keys of addresses: they decide uniqueness, and mail is never sent to them.
//!
//! Providers let one mailbox have many spellings. `providers.tsv` holds these rules, each with a
//! level. Addresses at every other domain keep all their characters, because only the final host may
//! interpret the local part (RFC 5321 §2.3.11).
//!
//! # To re-key
//!
//! [`KEY_VERSION`] and the level are stored beside every key, as one number. After an update that
//! raises the version, and after a form took another level, old keys do not match new ones, so
//! `Signup::rekey` computes them again from the stored address. When another account has the new key,
//! the old key stays, with its number, and the operator must decide.
//!
//! # What a key depends on
//!
//! The table of providers, lower case of Rust's standard library and NFC of `icu_normalizer`; the
//! domain is in ASCII already. By Unicode's stability policy an assigned character keeps its normal
//! form and its case pair, and the parser refuses unassigned characters, so a `cargo update` in a
//! host does not change the key of a stored address. One gap remains: a capital letter that is newer
//! than the compiler's Unicode version stays a capital until the compiler is updated.

use crate::{email::EmailAddress, unicode};

/// The version of the rules that compute a key. It equals the version in `providers.tsv`.
pub const KEY_VERSION: u32 = 1;

const PROVIDERS: &str = include_str!("providers.tsv");

/// Which spellings count as the same mailbox.
///
/// ```
/// use leptos_signup::email::{EmailAddress, KeyLevel};
///
/// let address = EmailAddress::parse("A.da+news@googlemail.com")?;
/// assert_eq!(address.key_at(KeyLevel::Exact), "A.da+news@googlemail.com");
/// assert_eq!(address.key_at(KeyLevel::IgnoreCase), "a.da+news@googlemail.com");
/// assert_eq!(address.key_at(KeyLevel::Safe), "ada@gmail.com");
/// # Ok::<(), leptos_signup::email::EmailError>(())
/// ```
///
/// A form chooses its level with [`Form::key_level`](crate::Form::key_level).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum KeyLevel {
    /// Only addresses with the same normalised form. `Ada@` and `ada@` differ.
    Exact,
    /// Also addresses that differ in case only.
    IgnoreCase,
    /// Also spellings that the provider documents.
    #[default]
    Safe,
    /// Also spellings that libraries agree on although the provider does not document them.
    Strict,
    /// Also spellings that sources disagree about, and a `+` tag at any domain. For counting abuse
    /// only; never for refusing a sign-up.
    Aggressive,
}

impl KeyLevel {
    fn from_word(word: &str) -> Option<Self> {
        match word {
            "safe" => Some(Self::Safe),
            "strict" => Some(Self::Strict),
            "aggressive" => Some(Self::Aggressive),
            _ => None,
        }
    }
}

impl EmailAddress {
    /// The canonical key, at the default [`KeyLevel`]: two sign-ups with the same key mean the same
    /// mailbox. Mail is never sent to it. For accounts of a form with another level, use
    /// [`key_at`](Self::key_at) with [`Form::get_key_level`](crate::Form::get_key_level).
    ///
    /// The standard allows `Ada@` and `ada@` to be two mailboxes (RFC 5321 §2.4); no host in use
    /// does that.
    ///
    /// ```
    /// use leptos_signup::email::EmailAddress;
    ///
    /// let address = EmailAddress::parse("Ada+news@Example.org")?;
    /// assert_eq!(address.key(), "ada+news@example.org");
    /// # Ok::<(), leptos_signup::email::EmailError>(())
    /// ```
    #[must_use]
    pub fn key(&self) -> String {
        self.key_at(KeyLevel::default())
    }

    /// The canonical key at `level`. See [`KeyLevel`] for an example.
    #[must_use]
    pub fn key_at(&self, level: KeyLevel) -> String {
        if level == KeyLevel::Exact {
            return self.as_deliverable().to_owned();
        }
        let mut mailbox = Mailbox {
            local: unicode::lowercase(self.local_part()),
            domain: self.ascii_domain().to_owned(),
        };
        if !mailbox.local.starts_with('"') {
            mailbox.apply_provider(level);
        }
        // Lower case can leave NFC, and so can removing a dot between a letter and its accent.
        [&unicode::nfc(&mailbox.local), "@", &mailbox.domain].concat()
    }
}

/// Whether the domain, in ASCII, belongs to a provider of the table: its mailboxes belong to people
/// who have nothing to do with one another.
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
pub(crate) fn is_provider(domain: &str) -> bool {
    providers().any(|provider| provider.owns(domain))
}

struct Mailbox {
    local: String,
    domain: String,
}

impl Mailbox {
    fn apply_provider(&mut self, level: KeyLevel) {
        if let Some(provider) = providers().find(|provider| provider.owns(&self.domain)) {
            for rule in provider.rules_at(level) {
                self.apply(rule, &provider);
            }
        }
        if level == KeyLevel::Aggressive {
            self.cut_at('+');
        }
    }

    fn apply(&mut self, rule: &str, provider: &Provider) {
        match rule {
            "fold" => provider.first_domain().clone_into(&mut self.domain),
            "plus" => self.cut_at('+'),
            "dots" => self.ignore(&['.']),
            "marks" => self.ignore(&['.', '_', '-']),
            "subdomain" => self.move_subdomain_to_local(provider),
            "keyword" => self.cut_after_hyphen(),
            "base" => self.cut_at('-'),
            _ => {}
        }
    }

    /// Keeps the text before `mark`, or all of it when `mark` comes first or is absent.
    fn cut_at(&mut self, mark: char) {
        if let Some(at) = self.local.find(mark).filter(|at| *at > 0) {
            self.local.truncate(at);
        }
    }

    /// Keeps the hyphen, because the base name alone need not be an address of the same person.
    fn cut_after_hyphen(&mut self) {
        if let Some(at) = self.local.find('-').filter(|at| *at > 0) {
            self.local.truncate(at + 1);
        }
    }

    fn ignore(&mut self, marks: &[char]) {
        let rest = self.local.replace(marks, "");
        if !rest.is_empty() {
            self.local = rest;
        }
    }

    fn move_subdomain_to_local(&mut self, provider: &Provider) {
        let Some((user, domain)) = self.domain.split_once('.') else { return };
        if !provider.has_domain(domain) {
            return;
        }
        self.local = user.replace('-', "_");
        self.domain = domain.to_owned();
    }
}

/// A line of the table.
struct Provider {
    domains: &'static str,
    rules: &'static str,
}

fn providers() -> impl Iterator<Item = Provider> {
    PROVIDERS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let (_, columns) = line.split_once('\t')?;
        let (domains, rules) = columns.split_once('\t')?;
        Some(Provider { domains, rules })
    })
}

impl Provider {
    fn first_domain(&self) -> &'static str {
        self.domains.split(' ').next().unwrap_or_default()
    }

    fn has_domain(&self, domain: &str) -> bool {
        self.domains.split(' ').any(|own| own == domain)
    }

    fn owns(&self, domain: &str) -> bool {
        let parent = domain.split_once('.').map(|(_, parent)| parent);
        let has_subdomains = self.rules.contains("subdomain@");
        self.has_domain(domain)
            || (has_subdomains && parent.is_some_and(|parent| self.has_domain(parent)))
    }

    fn rules_at(&self, level: KeyLevel) -> impl Iterator<Item = &'static str> {
        self.rules.split(' ').filter_map(move |rule| {
            let (rule, from) = rule.split_once('@')?;
            (KeyLevel::from_word(from)? <= level).then_some(rule)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str, level: KeyLevel) -> String {
        EmailAddress::parse(text).unwrap().key_at(level)
    }

    #[test]
    fn the_table_has_the_version_of_the_keys_and_only_known_words() {
        assert!(PROVIDERS.lines().any(|line| line == format!("version\t{KEY_VERSION}")));
        let known = ["fold", "plus", "dots", "marks", "subdomain", "keyword", "base"];
        for provider in providers() {
            for rule in provider.rules.split(' ') {
                let (rule, level) = rule.split_once('@').unwrap();
                assert!(known.contains(&rule) && KeyLevel::from_word(level).is_some(), "{rule}");
            }
        }
    }

    /// If this fails, a key that hosts have stored may have changed: see the test of this name in
    /// `username/key.rs` for what to do.
    #[test]
    fn keys_change_only_with_their_version() {
        let local = |text: &str| unicode::nfc(&unicode::lowercase(text)).into_owned();
        assert_eq!(KEY_VERSION, 1);
        assert_eq!(unicode::digest_of_names(local), 0x9e70_c1fe_fd66_942c);
        let table = PROVIDERS.lines().filter(|line| !line.starts_with('#'));
        assert_eq!(unicode::digest(table), 0xc47e_cff5_a3bc_8428);
    }

    #[test]
    fn no_domain_has_two_providers() {
        let mut domains: Vec<_> = providers().flat_map(|p| p.domains.split(' ')).collect();
        domains.sort_unstable();
        assert_eq!(domains.windows(2).find(|pair| pair[0] == pair[1]), None);
        assert!(domains.iter().all(|domain| domain.contains('.')));
    }

    #[test]
    fn a_level_applies_its_own_rules_and_those_below() {
        use KeyLevel::*;
        for (text, exact, safe, strict, aggressive) in [
            ("A.b+c@Gmail.com", "A.b+c@gmail.com", "ab@gmail.com", "ab@gmail.com", "ab@gmail.com"),
            ("A.b+c@live.com", "A.b+c@live.com", "a.b+c@live.com", "a.b@live.com", "a.b@live.com"),
            ("a+b@me.com", "a+b@me.com", "a+b@icloud.com", "a@icloud.com", "a@icloud.com"),
            ("a-b@ymail.com", "a-b@ymail.com", "a-@ymail.com", "a-@ymail.com", "a@ymail.com"),
            ("A+b@web.de", "A+b@web.de", "a+b@web.de", "a+b@web.de", "a@web.de"),
        ] {
            let lower = unicode::lowercase(exact);
            assert_eq!(key(text, IgnoreCase), lower);
            for (level, expected) in
                [(Exact, exact), (Safe, safe), (Strict, strict), (Aggressive, aggressive)]
            {
                assert_eq!(key(text, level), expected, "{level:?}");
            }
        }
    }

    #[test]
    fn spellings_that_a_provider_documents_are_one_mailbox() {
        for (text, expected) in [
            ("alice_J.x-y+z@pm.me", "alicejxy@proton.me"),
            ("shop@joe-d.fastmail.com", "joe_d@fastmail.com"),
            ("ivan@ya.ru", "ivan@yandex.ru"),
            ("+@gmail.com", "+@gmail.com"),
        ] {
            assert_eq!(key(text, KeyLevel::Safe), expected);
        }
    }

    #[test]
    fn undocumented_spellings_stay_apart() {
        for text in ["a+b@yandex.example", "a@yandex.com.tr", "a-b@yahoo.co.jp", "a+b@posteo.de"] {
            assert_eq!(key(text, KeyLevel::Safe), text);
        }
    }

    #[test]
    fn an_ignored_dot_does_not_separate_a_letter_from_its_accent() {
        for text in ["jose\u{301}@proton.me", "jose.\u{301}@proton.me", "jos\u{e9}@proton.me"] {
            assert_eq!(key(text, KeyLevel::Safe), "jos\u{e9}@proton.me");
        }
    }

    #[test]
    fn letters_differ_by_more_than_case() {
        assert_eq!(key("JOSÉ@example.org", KeyLevel::Safe), "josé@example.org");
        for (one, other) in [("straße", "strasse"), ("jose", "josé"), ("аdmin", "admin")] {
            let of = |local: &str| key(&format!("{local}@example.org"), KeyLevel::Strict);
            assert_ne!(of(one), of(other));
        }
    }
}
