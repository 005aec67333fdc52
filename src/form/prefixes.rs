//! Forms below the path prefixes of a site's languages, such as `/fr/signup`.

use crate::form::Form;

/// The path of the site, such as `/app`, and the prefixes of its languages, such as `/fr`, each after a
/// space. This is how a page carries them to the browser. Empty for a site without prefixes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Prefixes(String);

impl Prefixes {
    #[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
    pub(crate) fn new<'a>(site: &str, prefixes: impl IntoIterator<Item = &'a str>) -> Self {
        let prefixes = prefixes.into_iter().flat_map(|prefix| [" ", prefix]);
        let text: String = prefixes.collect();
        Self(if text.is_empty() { text } else { [site, &text].concat() })
    }

    pub(crate) fn from_text(text: &str) -> Self {
        Self(text.to_owned())
    }

    #[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
    pub(crate) fn text(&self) -> &str {
        &self.0
    }

    pub(crate) fn are_none(&self) -> bool {
        self.0.is_empty()
    }

    /// The form below each of the prefixes.
    pub(crate) fn forms<'a>(&'a self, form: &'a Form) -> impl Iterator<Item = Form> + 'a {
        let mut words = self.0.split(' ');
        let site = words.next().unwrap_or_default();
        words.map(move |prefix| form.below(site, prefix))
    }

    /// The form as the page at `path` has it: below the prefix of this path, if it has one. `None` for a
    /// path outside of the form.
    pub(crate) fn form_at(&self, form: &Form, path: &str) -> Option<Form> {
        let all = std::iter::once(form.clone()).chain(self.forms(form));
        let is_at = |form: &Form| {
            path.strip_prefix(form.path())
                .is_some_and(|rest| matches!(rest.as_bytes(), [] | [b'/', ..]))
        };
        all.into_iter().find(is_at)
    }
}

impl Form {
    /// The same form below the prefix of a language, which stands behind the path of the site.
    pub(crate) fn below(&self, site: &str, prefix: &str) -> Self {
        let rest = self.path().strip_prefix(site).unwrap_or(self.path());
        Self { path: [site, prefix, rest].concat().into(), ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_says_below_which_prefix_its_form_is() {
        let form = Form::new("account").at("/app/signup").email();
        let prefixes = Prefixes::new("/app", ["", "/fr", "/zh-Hant"]);
        assert_eq!(Prefixes::from_text(prefixes.text()), prefixes);
        for (path, expected) in [
            ("/app/signup", Some("/app/signup")),
            ("/app/signup/check", Some("/app/signup")),
            ("/app/fr/signup", Some("/app/fr/signup")),
            ("/app/zh-Hant/signup/confirm", Some("/app/zh-Hant/signup")),
            ("/app/signups", None),
            ("/app/xx/signup", None),
            ("/fr/app/signup", None),
            ("//example.org/signup", None),
            ("/", None),
        ] {
            let found = prefixes.form_at(&form, path);
            assert_eq!(found.as_ref().map(Form::path), expected, "{path}");
        }
        assert!(Prefixes::new("/app", []).are_none());
        assert_eq!(Prefixes::default().forms(&form).count(), 0);
    }
}
