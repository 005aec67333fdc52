//! Reserved names, which no account may have.

use std::{collections::HashSet, sync::LazyLock};

use crate::{
    email::local::ROLE_NAMES,
    username::{key, rules::UsernameRules},
};

const BUILT_IN: &str = include_str!("reserved.txt");

fn names(rules: &UsernameRules) -> impl Iterator<Item = &'static str> {
    let built_in = BUILT_IN.lines().filter(|line| !line.starts_with('#'));
    let built_in = ROLE_NAMES.into_iter().chain(built_in.flat_map(str::split_whitespace));
    built_in.chain(rules.reserved().iter().copied())
}

/// Whether `name`, or a name that looks like it, is reserved.
pub(super) fn contains(name: &str, rules: &UsernameRules) -> bool {
    static KEYS: LazyLock<HashSet<String>> =
        LazyLock::new(|| names(&UsernameRules::new()).map(key::of).collect());
    let own = key::of(name);
    KEYS.contains(&own) || rules.reserved().iter().any(|reserved| key::of(reserved) == own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_lower_case_and_has_no_duplicates() {
        let mut all: Vec<&str> = names(&UsernameRules::new()).collect();
        assert!(all.iter().all(|name| name.bytes().all(|byte| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-_".contains(&byte)
        })));
        all.sort_unstable();
        assert_eq!(all.windows(2).find(|pair| pair[0] == pair[1]), None);
    }

    #[test]
    fn the_mailboxes_of_rfc_2142_are_reserved() {
        for name in ROLE_NAMES {
            assert!(contains(name, &UsernameRules::new()), "{name}");
        }
    }
}
