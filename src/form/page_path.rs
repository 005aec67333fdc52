//! Forms below the path prefixes of a site's languages, such as `/fr/signup`.

use crate::form::Form;

impl Form {
    /// The path that the host gave the form.
    pub(crate) fn own_path(&self) -> &'static str {
        self.path.trim_end_matches('/')
    }

    /// The same form below the prefix of a language, which stands behind the path of the site.
    #[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
    pub(crate) fn below(&self, site: &str, prefix: &str) -> Self {
        let rest = self.path().strip_prefix(site).unwrap_or(self.path());
        Self { seen_path: [site, prefix, rest].concat(), ..self.clone() }
    }

    /// The same form at this path.
    pub(crate) fn at_path(&self, path: &str) -> Self {
        Self { seen_path: path.to_owned(), ..self.clone() }
    }

    /// The same form with the path that it has on the page at `at`: up to the end of its `route`. A path with
    /// two slashes would lead to another host.
    pub(crate) fn seen_at(self, at: &str, route: &str) -> Self {
        let is_end = |end: &usize| {
            let rest = at.as_bytes().get(*end);
            matches!(rest, None | Some(b'/')) && at.as_bytes()[..*end].ends_with(route.as_bytes())
        };
        let end = (route.len()..=at.len()).find(is_end);
        match end.and_then(|end| at.get(..end)) {
            Some(path) if !at.starts_with("//") => Self { seen_path: path.to_owned(), ..self },
            _ => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_has_the_path_of_its_page() {
        for (at, route, expected) in [
            ("/app/signup", "/signup", "/app/signup"),
            ("/app/signup/check", "/signup", "/app/signup"),
            ("/app/fr/signup/", "/signup", "/app/fr/signup"),
            ("/signups/signup", "/signup", "/signups/signup"),
            ("/fr/check/check", "/check", "/fr/check"),
            ("/f/fr/f", "/fr/f", "/f/fr/f"),
            ("/", "/signup", "/app/signup"),
            ("//example.org/signup", "/signup", "/app/signup"),
        ] {
            let form = Form::new("account").at("/app/signup").email();
            assert_eq!(form.seen_at(at, route).path(), expected, "{at}");
        }
    }

    #[cfg(feature = "ssr")]
    #[test]
    fn a_prefix_stands_behind_the_path_of_the_site() {
        let form = Form::new("account").at("/app/signup").email();
        assert_eq!(form.below("/app", "/fr").path(), "/app/fr/signup");
        assert_eq!(form.below("", "/fr").path(), "/fr/app/signup");
        assert_eq!(form.below("/app", "").path(), "/app/signup");
    }
}
