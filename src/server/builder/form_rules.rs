//! Checks that the host's forms, and the documents and checks for them, are usable.

use crate::{
    email::key::KeyLevel,
    form::{Form, field::FieldKind, next},
    server::{
        builder::field_rules::{check_condition, check_field, is_several},
        check::FormCheck,
        error::config::ConfigError,
        flow::document::Document,
        http::public_path::PublicPath,
        language::site_texts::SiteTexts,
        net::public_url::PublicUrl,
    },
    ui::{captcha, page::OPENING},
};

/// Checks the forms, and what names them.
pub(super) fn check(
    forms: &[Form],
    documents: &[Document],
    checks: &[FormCheck],
) -> Result<(), ConfigError> {
    check_forms(forms)?;
    check_documents(forms, documents)?;
    check_checks(forms, checks)
}

fn check_forms(forms: &[Form]) -> Result<(), ConfigError> {
    if forms.is_empty() {
        return Err(ConfigError::NoForm);
    }
    for (index, form) in forms.iter().enumerate() {
        let refuse =
            |reason: &str| ConfigError::Form { form: form.id(), reason: reason.to_owned() };
        let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
        if !(1..=63).contains(&form.id().len()) || !form.id().chars().all(is_word) {
            return Err(refuse("must have an id of 1 to 63 ASCII letters, digits and `_`"));
        }
        if !is_path(form.path()) {
            return Err(refuse(
                "has an invalid path: give `.at(\"/signup\")`, in ASCII without `?` and `#`",
            ));
        }
        if !is_path(form.continue_path()) && form.continue_path() != "/" {
            return Err(refuse("continues to an invalid path: give `.continue_to(\"/welcome\")`"));
        }
        if let Some(prefix) = form.continue_prefixes().iter().find(|it| !is_prefix(it)) {
            return Err(refuse(&format!(
                "continues among paths of which `{prefix}` is invalid: give paths of the site, such as \
                 `.continue_among(&[\"/checkout\", \"/orchard/\"])`"
            )));
        }
        if forms[..index]
            .iter()
            .any(|other| other.id() == form.id() || overlap(other.path(), form.path()))
        {
            return Err(refuse("shares its id or a path with another form"));
        }
        check_fields(form)?;
    }
    Ok(())
}

/// Checks that the forms are below the path of the public URL.
pub(crate) fn check_paths(forms: &[Form], public_url: &PublicUrl) -> Result<(), ConfigError> {
    let path = PublicPath::new(public_url.path());
    for form in forms {
        let at = form.path();
        let rest = path.below(at).unwrap_or_default();
        if rest.is_empty() {
            let base = public_url.path();
            let reason = format!(
                "is at `{at}`, outside of the path of the public URL: give the path that browsers see, \
                 `.at(\"{base}{at}\")`, or a public URL without `{base}`"
            );
            return Err(ConfigError::Form { form: form.id(), reason });
        }
        if !path.is_root() && path.below(rest).is_some() {
            let reason = format!("is at `{at}`, where the path of the public URL stands twice");
            return Err(ConfigError::Form { form: form.id(), reason });
        }
        let prefixes = form.continue_prefixes().iter().copied();
        for continues_to in prefixes.chain([form.continue_path()]) {
            if path.below(continues_to).is_none() {
                tracing::warn!(
                    form = form.id(),
                    continues_to,
                    "the last page of a form leads out of the path of the public URL: call \
                     `.continue_to(…)` and `.continue_among(…)` with the paths that browsers see"
                );
            }
        }
    }
    Ok(())
}

/// Checks the prefixes of languages in paths, and the forms below them.
pub(crate) fn check_prefixes(
    forms: &[Form],
    texts: &SiteTexts,
    public_url: &PublicUrl,
) -> Result<(), ConfigError> {
    let prefixes = texts.prefixes();
    for (index, &(language, prefix)) in prefixes.iter().enumerate() {
        let refuse = |reason: String| ConfigError::Language { language, reason };
        if !prefix.is_empty() && (!is_path(prefix) || prefix.ends_with('/')) {
            return Err(refuse(format!(
                "its path prefix `{prefix}` is invalid: give one such as `/fr`, or an empty one"
            )));
        }
        if !texts.has(language) {
            return Err(refuse(
                "give it to `.languages(…)`, because a path prefix names it".to_owned(),
            ));
        }
        if prefixes[..index].iter().any(|known| known.0 == language || known.1 == prefix) {
            return Err(refuse("give each language one path prefix of its own".to_owned()));
        }
    }
    for form in forms {
        for (_, prefix) in prefixes {
            let below = form.below(public_url.path(), prefix);
            let other =
                |other: &&Form| other.id() != form.id() && overlap(other.path(), below.path());
            if let Some(other) = forms.iter().find(other) {
                let (id, path) = (other.id(), below.path());
                let reason = format!("shares the path `{path}` of a language with the form `{id}`");
                return Err(ConfigError::Form { form: form.id(), reason });
            }
        }
    }
    Ok(())
}

/// The pages below the path of a form.
const PAGES: [&str; 9] =
    ["", "/check", "/confirm", "/address", "/not-me", "/done", "/waitlist", captcha::PAGE, OPENING];

/// Whether one form has a page at the path of the other.
fn overlap(one: &str, other: &str) -> bool {
    let has_page_at = |base: &str, path: &str| {
        let rest = path.strip_prefix(base);
        rest.is_some_and(|rest| PAGES.contains(&rest) || rest.starts_with("/api/v1/"))
    };
    has_page_at(one, other) || has_page_at(other, one)
}

/// Whether the path needs no encoding and stays in the origin: `//host` would lead elsewhere.
fn is_path(path: &str) -> bool {
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"/-_.~".contains(&b);
    path.starts_with('/') && path.len() > 1 && !path.contains("//") && path.bytes().all(is_plain)
}

/// Whether a page to go on to can be at or below the path.
fn is_prefix(path: &str) -> bool {
    path == "/" || (is_path(path) && next::is_plain(path))
}

fn check_fields(form: &Form) -> Result<(), ConfigError> {
    let refuse = |reason: String| ConfigError::Form { form: form.id(), reason };
    let all = || form.fields().iter().chain(form.fields_at_confirmation());
    let mut names: Vec<&str> = all().map(|field| field.name()).collect();
    if names.len() > MAX_FIELDS {
        return Err(refuse(format!("has more than {MAX_FIELDS} fields: split it")));
    }
    names.sort_unstable();
    if let Some(twice) = names.windows(2).find(|pair| pair[0] == pair[1]) {
        return Err(refuse(format!("has the field `{}` twice", twice[0])));
    }
    if !form.has_email() && form.username_field().is_none() {
        return Err(refuse(
            "has neither an email field nor a username: add `.email()` or `.username()`".to_owned(),
        ));
    }
    if !form.has_email() && !form.fields_at_confirmation().is_empty() {
        return Err(refuse(
            "asks for a password at confirmation, but has no email field to confirm: use \
             `.password()`"
                .to_owned(),
        ));
    }
    check_key_level(form).map_err(refuse)?;
    if !(60..=DAY).contains(&form.get_link_lifetime().as_secs()) {
        return Err(refuse(
            "has links that expire in less than a minute or more than a day: give `link_lifetime` a \
             time in between"
                .to_owned(),
        ));
    }
    let values = all().filter(|field| is_several(field)).map(|field| field.choices().len());
    if values.sum::<usize>() > MAX_VALUES {
        return Err(refuse(format!(
            "has more than {MAX_VALUES} choices in fields of several choices: use `Field::select`"
        )));
    }
    all().try_for_each(|field| check_field(field).map_err(refuse))?;
    (0..form.fields().len()).try_for_each(|at| check_condition(form, at).map_err(refuse))
}

fn check_key_level(form: &Form) -> Result<(), String> {
    match form.get_key_level() {
        KeyLevel::Aggressive => {
            Err("has `.key_level(KeyLevel::Aggressive)`, which is for counting \
                                     abuse and would refuse people: give it `KeyLevel::Strict` or \
                                     a lower level"
                .to_owned())
        }
        level if level != KeyLevel::default() && !form.has_email() => {
            Err("has a `.key_level(…)` and no email field: remove it, or add `.email()`".to_owned())
        }
        _ => Ok(()),
    }
}

/// A refused page carries a value and a problem for each field, among at most 64 pairs.
const MAX_FIELDS: usize = 30;

/// The most values of all fields of several choices, so that a post has at most 256 pairs.
const MAX_VALUES: usize = 150;

const DAY: u64 = 24 * 60 * 60;

fn check_documents(forms: &[Form], documents: &[Document]) -> Result<(), ConfigError> {
    for form in forms {
        for field in form.fields() {
            if let FieldKind::Consent(asked) = field.kind()
                && !documents.iter().any(|document| document.is(&asked))
            {
                let reason = format!(
                    "asks for agreement with version `{version}` of `{id}`, whose text is \
                     missing: call `.document(\"{id}\", \"{version}\", include_str!(…))` on the \
                     builder",
                    id = asked.id,
                    version = asked.version
                );
                return Err(ConfigError::Form { form: form.id(), reason });
            }
        }
    }
    Ok(())
}

/// Refuses a check that fits no form.
fn check_checks(forms: &[Form], checks: &[FormCheck]) -> Result<(), ConfigError> {
    match checks.iter().find(|check| !forms.iter().any(|form| check.is_ever_about(form))) {
        None => Ok(()),
        Some(check) => Err(ConfigError::Check {
            field: check.check.field().to_owned(),
            form: check.form.clone().unwrap_or_else(|| "any form".to_owned()),
        }),
    }
}
