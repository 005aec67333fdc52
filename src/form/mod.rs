//! Forms: the fields of a sign-up, and the rules for their values.
//!
//! A host writes one function in its shared code that builds a [`Form`]. The browser and the server
//! use the same value. [`Form::validate`] turns a [`Submission`] (the raw strings of a post) into a
//! [`Registration`] (parsed, normalised, typed), or returns the [`Problem`]s of the fields.
//!
//! Setters of [`Form`] and [`Field`] have bare names, such as [`title`](Form::title). The accessor of
//! the same property starts with `get_`, such as [`get_title`](Form::get_title).

pub(crate) mod addresses;
pub(crate) mod bound;
pub(crate) mod choice;
pub(crate) mod condition;
#[cfg(feature = "_ui")]
pub(crate) mod control;
pub(crate) mod date;
pub(crate) mod decimal;
pub(crate) mod digits;
pub(crate) mod document;
pub(crate) mod field;
pub(crate) mod invite;
mod kinds;
pub(crate) mod look;
mod looks;
pub(crate) mod next;
#[cfg(feature = "_ui")]
pub(crate) mod page_forms;
#[cfg(feature = "_ui")]
mod page_path;
pub(crate) mod problem;
pub(crate) mod registration;
mod settings;
pub(crate) mod submission;
pub(crate) mod text_value;
pub(crate) mod validation;
pub(crate) mod value;

use core::time::Duration;

pub use bound::Bound;
pub use choice::Choice;
pub use condition::Condition;
#[cfg(feature = "_ui")]
pub use control::Control;
pub use date::{Date, NotADate, Today};
pub use decimal::{Decimal, NotANumber};
pub use document::Document;
pub use field::{Field, FieldKind};
pub use invite::{InviteCode, NotAnInviteCode};
pub use look::{Look, Part};
pub use problem::{Problem, ProblemCode, UnknownProblemCode};
pub use registration::Registration;
pub use submission::{Submission, SubmissionError};
pub use value::Value;

use crate::{
    email::key::KeyLevel,
    password::PasswordPolicy,
    text::{message::Message, words::Words},
    username::rules::UsernameRules,
};

/// One sign-up: its id, its path and its fields.
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
    /// The path on a page whose path names a language. Empty elsewhere.
    seen_path: String,
    continue_to: &'static str,
    continue_among: &'static [&'static str],
    title: Option<Words>,
    submit_label: Option<Words>,
    fields: Vec<Field>,
    confirmation_fields: Vec<Field>,
    link_lifetime: Duration,
    reveals_duplicates: bool,
    key_level: KeyLevel,
    #[cfg_attr(not(feature = "_ui"), allow(dead_code, reason = "only pages have a trap"))]
    has_trap: bool,
    #[cfg_attr(not(feature = "_ui"), allow(dead_code, reason = "only pages ask"))]
    has_live_availability: bool,
    look: &'static Look,
}

/// The name of the hidden input that carries the form's ticket: when the server issued the form, and
/// a random value that distinguishes it from every other one.
#[cfg(feature = "_ui")]
pub(crate) const TICKET: &str = "ticket";

/// The field for problems with the captcha, and the name under which a proof of work is posted.
#[cfg(feature = "_ui")]
pub(crate) const CAPTCHA_FIELD: &str = "captcha";

/// The name of the solution of a proof of work where a shared limit is used up. No field has a hyphen.
#[cfg(feature = "_ui")]
pub(crate) const WORK_FIELD: &str = "captcha-work";

/// The name of the checkbox that makes the entered password the new one, on a link opened in another
/// browser.
#[cfg(feature = "_ui")]
pub(crate) const NEW_PASSWORD: &str = "new_password";

/// What a page of the form carries about the host: the paths of its sign-in and of its page for a new password. No
/// field has a hyphen.
#[cfg(feature = "_ui")]
pub(crate) const OWNERS: [&str; 2] = ["sign-in", "new-password"];

/// The address of a sign-up that waits in this browser, and its ticket.
#[cfg(feature = "_ui")]
pub(crate) const WAITING: [&str; 2] = ["waiting-address", "waiting-ticket"];

/// How many digits a confirmation code has.
#[cfg(feature = "_ui")]
pub(crate) const CODE_LENGTH: usize = 8;

impl Form {
    /// A form without fields, at `/signup`. The id identifies the form in the database, in cookies and
    /// in requests. It consists of ASCII letters, digits and `_`.
    #[must_use]
    pub fn new(id: &'static str) -> Self {
        Self {
            id,
            path: "/signup",
            seen_path: String::new(),
            continue_to: "/",
            continue_among: &[],
            title: None,
            submit_label: None,
            fields: Vec::new(),
            confirmation_fields: Vec::new(),
            // The longest that NIST SP 800-63B-4 §4.2.1.2 allows.
            link_lifetime: Duration::from_secs(24 * 60 * 60),
            reveals_duplicates: false,
            key_level: KeyLevel::Safe,
            has_trap: true,
            has_live_availability: true,
            look: &Look::OWN,
        }
    }

    /// Sets the path of the form, which starts with `/`. Links in emails lead there, and
    /// [`SignupRoutes`](crate::SignupRoutes) mounts the pages there.
    #[must_use]
    pub fn at(self, path: &'static str) -> Self {
        Self { path, ..self }
    }

    /// Sets the heading. Default: `Create your account` for a form with a password, otherwise `Sign up`.
    #[must_use]
    pub fn title(self, title: impl Into<Words>) -> Self {
        Self { title: Some(title.into()), ..self }
    }

    /// Sets the label of the button. Default: `Create account` for a form with a password, otherwise
    /// `Sign up`.
    #[must_use]
    pub fn submit_label(self, label: impl Into<Words>) -> Self {
        Self { submit_label: Some(label.into()), ..self }
    }

    /// Sets how long links and codes work, from one minute to one day. Default: one day.
    #[must_use]
    pub fn link_lifetime(self, lifetime: Duration) -> Self {
        Self { link_lifetime: lifetime, ..self }
    }

    /// Shows on the form that an address already has an account, instead of telling only its owner by
    /// email. Anyone can then find out who has an account.
    #[must_use]
    pub fn reveal_duplicates(self) -> Self {
        Self { reveals_duplicates: true, ..self }
    }

    /// Leaves out the honeypot, an input that people do not see. A bot that fills it in gets the usual
    /// response, and no email is sent.
    #[must_use]
    pub fn without_trap(self) -> Self {
        Self { has_trap: false, ..self }
    }

    /// Checks whether a username is available only when the form is submitted, not while typing.
    #[must_use]
    pub fn without_live_availability(self) -> Self {
        Self { has_live_availability: false, ..self }
    }

    /// Asks for a unique public name, posted as `username`. For other rules or another label see
    /// [`Field::username`].
    #[must_use]
    pub fn username(self) -> Self {
        self.field(Field::username(UsernameRules::new()))
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

    /// Asks for a password of at least 15 characters, but only when the address is confirmed.
    #[must_use]
    pub fn password_at_confirmation(self) -> Self {
        self.password_at_confirmation_with(PasswordPolicy::new())
    }

    /// Asks for a password under `policy`, but only when the address is confirmed.
    #[must_use]
    pub fn password_at_confirmation_with(mut self, policy: PasswordPolicy) -> Self {
        self.confirmation_fields.push(Field::password(policy));
        self
    }

    /// Asks for an invite code, posted as `invite`. A link to the form can contain it, as `?invite=…`.
    /// Use it in a form with `Admission::invite_only`, which accepts no visitor without a valid code.
    ///
    /// ```
    /// use leptos_signup::{Form, Submission, form::ProblemCode};
    ///
    /// let form = Form::new("beta").email().invite();
    /// let submission = Submission::from_pairs([("email", "ada@example.org"), ("invite", "please")]);
    /// assert_eq!(form.validate(&submission).unwrap_err()[0].code, ProblemCode::InviteMalformed);
    /// ```
    #[must_use]
    pub fn invite(self) -> Self {
        self.field(Field::invite())
    }

    /// Asks for agreement to `document`, posted under its id. It is required. Pass its text to the
    /// builder: `.document("terms", "2026-11", include_str!("terms.md"))`.
    ///
    /// ```
    /// use leptos_signup::{Form, form::Document};
    ///
    /// const TERMS: Document = Document::new("terms", "2026-11", "terms of use", "/terms");
    ///
    /// let form = Form::new("account").email().password().consent(TERMS);
    /// assert_eq!(form.fields().len(), 3);
    /// ```
    #[must_use]
    pub fn consent(self, document: Document) -> Self {
        self.field(Field::consent(document.id, document))
    }

    /// Adds a field of the host. Its value is stored in the account's `profile`.
    #[must_use]
    pub fn field(mut self, field: Field) -> Self {
        self.fields.push(field);
        self
    }

    /// The id given to [`new`](Self::new).
    #[must_use]
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// The path of the form, without a trailing slash.
    #[must_use]
    pub fn path(&self) -> &str {
        let path = if self.seen_path.is_empty() { self.path } else { &self.seen_path };
        path.trim_end_matches('/')
    }

    /// The heading that the host set.
    #[must_use]
    pub fn get_title(&self) -> Option<Words> {
        self.title
    }

    /// The label of the button.
    #[must_use]
    pub fn get_submit_label(&self) -> Words {
        let default = if self.has_password() { Message::CreateAccount } else { Message::SignUp };
        self.submit_label.unwrap_or(default.into())
    }

    /// How long links and codes work.
    #[must_use]
    pub fn get_link_lifetime(&self) -> Duration {
        self.link_lifetime
    }

    /// Whether the form shows that an address already has an account.
    #[must_use]
    pub fn reveals_duplicates(&self) -> bool {
        self.reveals_duplicates
    }

    /// The fields, in the order of the page.
    #[must_use]
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// The fields that the form asks for when the address is confirmed.
    #[must_use]
    pub fn fields_at_confirmation(&self) -> &[Field] {
        &self.confirmation_fields
    }

    /// Whether the form asks for an email address, which must then be confirmed.
    #[must_use]
    pub fn has_email(&self) -> bool {
        self.fields.iter().any(|field| matches!(field.kind(), FieldKind::Email(_)))
    }

    /// Whether the form asks for an invite code.
    #[must_use]
    pub fn has_invite(&self) -> bool {
        self.fields.iter().any(|field| matches!(field.kind(), FieldKind::Invite))
    }

    /// The username field. `None` if the form has none.
    #[must_use]
    pub fn username_field(&self) -> Option<&Field> {
        self.fields.iter().find(|field| matches!(field.kind(), FieldKind::Username(_)))
    }

    /// The password field. `None` if the form has none, or asks for the password at the confirmation.
    #[must_use]
    pub fn password_field(&self) -> Option<&Field> {
        self.fields.iter().find(|field| matches!(field.kind(), FieldKind::Password(_)))
    }

    /// Whether the form asks for a password, before or at the confirmation.
    #[must_use]
    pub fn has_password(&self) -> bool {
        let mut all = self.fields.iter().chain(&self.confirmation_fields);
        all.any(|field| matches!(field.kind(), FieldKind::Password(_)))
    }

    /// Validates a submission. The browser runs this function while the visitor types, and the server
    /// runs it first. Unknown fields are ignored, so a post cannot set what the form does not ask for.
    ///
    /// # Errors
    /// All problems, at most one for each field, in the order of the fields.
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
        validation::validate(&self.fields, submission)
    }

    /// The same, with the rules that depend on the day, such as [`Field::min_age`]. The server runs it by
    /// its clock; the browser leaves these rules to the server, because its clock may be wrong.
    ///
    /// # Errors
    /// As [`validate`](Self::validate). A date is compared with the day once all fields are valid.
    pub fn validate_on(
        &self,
        submission: &Submission,
        today: Today,
    ) -> Result<Registration, Vec<Problem>> {
        let accepted = self.validate(submission)?;
        match validation::check_ages(&self.fields, &accepted, today) {
            problems if problems.is_empty() => Ok(accepted),
            problems => Err(problems),
        }
    }

    /// Whether the form asks for the field `name`, by the [condition](Field::when) of the field.
    #[must_use]
    pub fn asks_for(&self, name: &str, submission: &Submission) -> bool {
        let at = self.fields.iter().position(|field| field.name() == name);
        at.is_some_and(|at| validation::is_asked(&self.fields, at, submission))
    }
}

#[cfg(test)]
mod tests;
