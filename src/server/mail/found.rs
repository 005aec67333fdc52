//! The links and the code in the text of a mail, for development and tests.

use crate::server::mail::Mail;

impl Mail {
    /// The links in the text, in their order, each on a line of its own.
    pub fn links(&self) -> impl Iterator<Item = &str> {
        self.text.lines().map(str::trim).filter(|line| line.starts_with("http"))
    }

    /// The link that confirms the sign-up, sets the new password or proves the new address. `None` in a mail
    /// that only tells something.
    #[must_use]
    pub fn link(&self) -> Option<&str> {
        self.links().find(|link| link.contains("token=") && !link.contains(NOT_ME))
    }

    /// The link that ends the sign-up of another person.
    #[must_use]
    pub fn not_me_link(&self) -> Option<&str> {
        self.links().find(|link| link.contains(NOT_ME))
    }

    /// The confirmation code in the text, such as `0123-4567`.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.text.lines().map(str::trim).find(|line| is_code(line))
    }
}

const NOT_ME: &str = "/not-me?";

fn is_code(line: &str) -> bool {
    let is_part = |part: &str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    line.split_once('-').is_some_and(|(left, right)| is_part(left) && is_part(right))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_two_groups_of_four_digits() {
        for (line, expected) in [
            ("0123-4567", true),
            ("01234567", false),
            ("0123-456x", false),
            ("2026-11-28", false),
            ("0123-4567-8", false),
        ] {
            assert_eq!(is_code(line), expected, "{line}");
        }
    }
}
