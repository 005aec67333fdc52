//! Forms: what one sign-up asks for, the same value in the browser and on the server.
//!
//! A host writes one plain function in its shared code that builds a [`Form`]. Its
//! [`validate`](Form::validate) turns a [`Submission`] (the raw strings that somebody posted) into
//! a [`Registration`] (parsed, normalised, typed), or names the [`Problem`]s at their fields.

mod field;
mod problem;
mod submission;

pub use field::{Field, FieldKind};
pub use problem::{Code, Problem, UnknownCode};
pub use submission::{Submission, SubmissionError};

use crate::{
    email::EmailAddress,
    password::{Password, PasswordPolicy},
};

/// One sign-up: its id, where it lives, and its fields.
///
/// ```
/// use leptos_signup::Form;
///
/// pub fn account_form() -> Form {
///     Form::new("account").at("/signup").email().password()
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Form {
    id: &'static str,
    path: &'static str,
    continue_to: &'static str,
    fields: Vec<Field>,
}

/// A submission that a form accepted.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Registration {
    /// The address, when the form asks for one.
    pub email: Option<EmailAddress>,
    /// The password, when the form asks for one.
    pub password: Option<Password>,
}

impl Form {
    /// A form without fields, at `/signup`. The id names it in the database, in cookies and in
    /// requests: ASCII letters, digits and `_`.
    #[must_use]
    pub fn new(id: &'static str) -> Self {
        Self { id, path: "/signup", continue_to: "/", fields: Vec::new() }
    }

    /// Lives at `path`, which starts with `/`: links in mails lead there, and
    /// [`SignupRoutes`](crate::SignupRoutes) mounts the pages there.
    #[must_use]
    pub fn at(self, path: &'static str) -> Self {
        Self { path, ..self }
    }

    /// Offers `path` of the host's app to go on with once the sign-up is confirmed.
    #[must_use]
    pub fn continue_to(self, path: &'static str) -> Self {
        Self { continue_to: path, ..self }
    }

    /// Asks for an e-mail address, posted as `email`.
    #[must_use]
    pub fn email(self) -> Self {
        self.field(Field::email())
    }

    /// Asks for a password of at least 15 characters, posted as `password`.
    #[must_use]
    pub fn password(self) -> Self {
        self.password_with(PasswordPolicy::new())
    }

    /// Asks for a password under `policy`, posted as `password`.
    #[must_use]
    pub fn password_with(self, policy: PasswordPolicy) -> Self {
        self.field(Field::password(policy))
    }

    fn field(mut self, field: Field) -> Self {
        self.fields.push(field);
        self
    }

    /// The id given to [`new`](Self::new).
    #[must_use]
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// Where the form lives, without a trailing slash.
    #[must_use]
    pub fn path(&self) -> &'static str {
        self.path.trim_end_matches('/')
    }

    /// Where the host's app goes on after the sign-up.
    #[must_use]
    pub fn continue_path(&self) -> &'static str {
        self.continue_to
    }

    /// The fields, in the order in which a person meets them.
    #[must_use]
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// The one set of rules: the browser runs it while somebody types, the server before
    /// anything else. Unknown fields are ignored, so nothing can be set that the form did not ask
    /// for.
    ///
    /// # Errors
    /// All problems, at most one at each field, in the order of the fields.
    ///
    /// ```
    /// use leptos_signup::{Form, Submission};
    ///
    /// let form = Form::new("account").email().password();
    /// let submission = Submission::from_pairs([("email", "ada@example.org"), ("password", "short")]);
    /// let problems = form.validate(&submission).unwrap_err();
    /// assert_eq!(problems[0].field, "password");
    /// ```
    pub fn validate(&self, submission: &Submission) -> Result<Registration, Vec<Problem>> {
        let mut accepted = Registration { email: None, password: None };
        let mut problems = Vec::new();
        for field in &self.fields {
            let value = submission.get(field.name());
            if let Err(code) = accept(field, value, &mut accepted) {
                problems.push(Problem { field: field.name().to_owned(), code });
            }
        }
        if problems.is_empty() { Ok(accepted) } else { Err(problems) }
    }
}

fn accept(field: &Field, value: &str, accepted: &mut Registration) -> Result<(), Code> {
    match field.kind() {
        FieldKind::Email => {
            let value = value.trim();
            if value.is_empty() {
                return Err(Code::Missing);
            }
            accepted.email = Some(parse_email(value)?);
        }
        FieldKind::Password(policy) => {
            if value.is_empty() {
                return Err(Code::Missing);
            }
            let address = accepted.email.as_ref();
            let password = Password::parse(value, policy, address).map_err(Code::Password)?;
            accepted.password = Some(password);
        }
    }
    Ok(())
}

fn parse_email(text: &str) -> Result<EmailAddress, Code> {
    EmailAddress::parse(text).map_err(|error| Code::of_email(error, text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{email::Reason, password::PasswordError};

    fn problems(pairs: &[(&str, &str)]) -> Vec<(String, Code)> {
        let form = Form::new("account").email().password();
        let result = form.validate(&Submission::from_pairs(pairs.iter().copied()));
        result.err().into_iter().flatten().map(|p| (p.field, p.code)).collect()
    }

    #[test]
    fn every_field_is_judged_at_once() {
        assert_eq!(
            problems(&[("email", "ada"), ("password", "short")]),
            [
                ("email".to_owned(), Code::Email { reason: Reason::MissingAt, character: None }),
                ("password".to_owned(), Code::Password(PasswordError::TooShort { min: 15 })),
            ]
        );
    }

    #[test]
    fn an_absent_field_is_missing() {
        let missing = ["email", "password"].map(|name| (name.to_owned(), Code::Missing));
        assert_eq!(problems(&[]), missing);
        assert_eq!(problems(&[("email", "  "), ("password", "")]), missing);
    }

    #[test]
    fn outer_white_space_is_trimmed_from_an_address_and_kept_in_a_password() {
        let form = Form::new("account").email().password();
        let submission = Submission::from_pairs([
            ("email", " ada@example.org\t"),
            ("password", " many plain words "),
        ]);
        let registration = form.validate(&submission).unwrap();
        assert_eq!(registration.email.unwrap().as_str(), "ada@example.org");
        assert_eq!(registration.password.unwrap().expose(), " many plain words ");
    }

    #[test]
    fn unknown_fields_change_nothing() {
        assert_eq!(
            problems(&[
                ("email", "ada@example.org"),
                ("password", "just many plain words"),
                ("is_admin", "true"),
                ("confirmed", "1"),
            ]),
            []
        );
    }
}
