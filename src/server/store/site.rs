//! The site that rows belong to.
//!
//! Several sites may share one database. A form is stored under the name of its site, as `shop/account`,
//! so that keys, links and queues of two sites never meet. The forms of the site without a name are stored
//! as they are called.

use std::sync::Arc;

/// Stands between the name of a site and the id of a form. Neither contains it.
const SEPARATOR: char = '/';

/// The last character that an id of a form may have is lower.
const AFTER_ALL_FORMS: char = '~';

/// A site of the database.
#[derive(Clone, Debug, Default)]
pub struct Site {
    name: Option<Arc<str>>,
    /// The forms that share the accounts of another form, with that form.
    realms: Arc<[(&'static str, &'static str)]>,
}

impl Site {
    /// The site with this name.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self { name: Some(name.into()), ..Self::default() }
    }

    /// The same site, whose forms share accounts so: each of these forms those of the second one.
    pub(crate) fn with_realms(self, realms: Vec<(&'static str, &'static str)>) -> Self {
        Self { realms: realms.into(), ..self }
    }

    /// The form among whose accounts those of this form are.
    pub(crate) fn realm<'a>(&self, form: &'a str) -> &'a str {
        let shared = self.realms.iter().find(|(known, _)| *known == form);
        shared.map_or(form, |(_, realm)| realm)
    }

    /// The stored name of the realm of a form of this site.
    pub(crate) fn stored_realm(&self, form: &str) -> String {
        self.stored(self.realm(form))
    }

    /// The stored name of a form of this site.
    pub(crate) fn stored(&self, form: &str) -> String {
        match &self.name {
            Some(site) => format!("{site}{SEPARATOR}{form}"),
            None => form.to_owned(),
        }
    }

    /// Whether the form with this stored name is of this site.
    pub(crate) fn owns(&self, stored: &str) -> bool {
        site_of(stored) == self.name.as_deref()
    }

    /// The stored names of this site's forms come after this text. They stand together, because databases
    /// compare them byte by byte.
    pub(crate) fn first(&self) -> String {
        self.name.as_ref().map(|site| format!("{site}{SEPARATOR}")).unwrap_or_default()
    }

    /// After which text the next form of this site may be found, when the search came to a form of
    /// another site. `None` when there is no further one.
    pub(crate) fn after(&self, other: &str) -> Option<String> {
        match (&self.name, site_of(other)) {
            (None, Some(site)) => Some(format!("{site}{SEPARATOR}{AFTER_ALL_FORMS}")),
            _ => None,
        }
    }
}

fn site_of(stored: &str) -> Option<&str> {
    stored.rsplit_once(SEPARATOR).map(|(site, _)| site)
}

/// The id of the form with this stored name.
pub(crate) fn form_of(stored: &str) -> &str {
    stored.rsplit_once(SEPARATOR).map_or(stored, |(_, form)| form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_stored_under_the_name_of_its_site() {
        let (shop, unnamed) = (Site::named("shop"), Site::default());
        assert_eq!(
            (shop.stored("account"), unnamed.stored("account")),
            ("shop/account".to_owned(), "account".to_owned())
        );
        assert_eq!((form_of("shop/account"), form_of("account")), ("account", "account"));
        assert!(shop.owns("shop/account") && unnamed.owns("account"));
        for other in ["account", "shop2/account", "sho/account"] {
            assert!(!shop.owns(other), "{other}");
        }
        assert!(!unnamed.owns("shop/account"));
    }

    #[test]
    fn the_forms_of_a_site_are_found_without_those_of_others() {
        let all =
            ["account", "shop-2/a", "shop.de/a", "shop/account", "shop/letter", "shop2/a", "zoo"];
        assert!(all.is_sorted());
        let found = |site: &Site| {
            let (mut found, mut last, mut steps) = (Vec::new(), site.first(), 0);
            while let Some(&next) = all.iter().find(|form| ***form > *last) {
                steps += 1;
                match site.owns(next) {
                    true => (found.push(next), last = next.to_owned()).1,
                    false => match site.after(next) {
                        Some(text) => last = text,
                        None => break,
                    },
                }
            }
            (found, steps)
        };
        assert_eq!(found(&Site::named("shop")), (vec!["shop/account", "shop/letter"], 3));
        assert_eq!(found(&Site::named("none")), (vec![], 1));
        assert_eq!(found(&Site::default()), (vec!["account", "zoo"], 6));
    }
}
