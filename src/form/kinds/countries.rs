//! Countries.

use crate::{
    form::{
        field::{Field, FieldKind, ListOption},
        kinds::missing_if,
        problem::ProblemCode,
        registration::Registration,
        submission::Submission,
    },
    text::{catalogue::Catalogue, countries},
};

impl Field {
    /// A country or territory of ISO 3166-1, in a list. Its value is the code of two letters, such as `FR`.
    ///
    /// The server writes the names in the language of the page, by the data of the CLDR. Where the client's
    /// router opens the form, the browser knows them itself (`Intl.DisplayNames`), so no name is in the
    /// browser build. A language that the host brings shows English names.
    ///
    /// ```
    /// use leptos_signup::{Form, Submission, form::Field};
    ///
    /// let form = Form::new("shop").field(Field::country("country").label("Country"));
    /// let registration = form.validate(&Submission::from_pairs([("country", "FR")])).unwrap();
    /// assert_eq!(registration.text("country"), Some("FR"));
    /// ```
    #[must_use]
    pub const fn country(name: &'static str) -> Self {
        Self::new(name, FieldKind::Country, accept).with_options(options)
    }
}

fn options(_: &Field, texts: &Catalogue) -> Vec<ListOption> {
    countries::named(texts.language())
}

fn accept(
    field: &Field,
    submission: &Submission,
    accepted: &mut Registration,
) -> Result<(), ProblemCode> {
    let typed = submission.get(field.name());
    if typed.is_empty() {
        return missing_if(field.is_required());
    }
    let code = countries::codes().find(|code| *code == typed).ok_or(ProblemCode::NotAChoice)?;
    accepted.keep(field.name(), field.parse_by_host(code)?);
    Ok(())
}
