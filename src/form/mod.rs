//! Forms: what one sign-up asks for, the same value in the browser and on the server.
//!
//! A host writes one plain function in its shared code that builds a [`Form`]. Its
//! [`validate`](Form::validate) turns a [`Submission`] (the raw strings that somebody posted) into
//! a [`Registration`] (parsed, normalised, typed), or names the [`Problem`]s at their fields.

mod field;
mod invite;
mod problem;
mod registration;
mod submission;
mod text_value;
mod value;

use core::time::Duration;

pub use field::{Choice, Document, Field, FieldKind};
pub use invite::{InviteCode, NotAnInviteCode};
pub use problem::{Code, Problem, UnknownCode};
pub use registration::Registration;
pub use submission::{Submission, SubmissionError};
pub use value::Value;

use crate::{password::PasswordPolicy, username::UsernameRules};

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
    title: Option<&'static str>,
    submit_label: Option<&'static str>,
    fields: Vec<Field>,
    later: Vec<Field>,
    link_lives: Duration,
    reveals_duplicates: bool,
    #[cfg_attr(not(feature = "_ui"), allow(dead_code, reason = "only pages have a trap"))]
    has_trap: bool,
    #[cfg_attr(not(feature = "_ui"), allow(dead_code, reason = "only pages ask"))]
    has_live_names: bool,
}

/// The input that brings back what a form carries: when it was handed out, and what tells it from
/// every other one.
#[cfg(feature = "_ui")]
pub(crate) const TICKET: &str = "ticket";

/// The box by which somebody who opened a link in another browser chooses another password.
#[cfg(feature = "_ui")]
pub(crate) const NEW_PASSWORD: &str = "new_password";

/// What is asked for with the confirmation, besides what the form says.
#[cfg(feature = "_ui")]
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Late {
    /// A username, because the one before was taken in the meantime.
    pub(crate) username: bool,
    /// The password, because this is not the browser in which it was chosen.
    pub(crate) password: bool,
}

#[cfg(feature = "_ui")]
impl Late {
    /// What was asked for when this was posted. The password is not among it: who has to give it is
    /// for the server to say.
    pub(crate) fn of(submission: &Submission) -> Self {
        let has_name = submission.pairs().any(|(name, _)| name == "username");
        Self { username: has_name, password: false }
    }
}

/// How long a link and a code are good for, unless a form says otherwise (NIST SP 800-63B-4
/// §4.2.1.2 allows no more).
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

impl Form {
    /// A form without fields, at `/signup`. The id names it in the database, in cookies and in
    /// requests: ASCII letters, digits and `_`.
    #[must_use]
    pub fn new(id: &'static str) -> Self {
        Self {
            id,
            path: "/signup",
            continue_to: "/",
            title: None,
            submit_label: None,
            fields: Vec::new(),
            later: Vec::new(),
            link_lives: DAY,
            reveals_duplicates: false,
            has_trap: true,
            has_live_names: true,
        }
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

    /// Has `title` as its heading.
    #[must_use]
    pub fn title(self, title: &'static str) -> Self {
        Self { title: Some(title), ..self }
    }

    /// Has `label` on its button.
    #[must_use]
    pub fn submit_label(self, label: &'static str) -> Self {
        Self { submit_label: Some(label), ..self }
    }

    /// Sends links and codes that are good for so long, from a minute to a day. Default: a day.
    #[must_use]
    pub fn link_lives(self, lifetime: Duration) -> Self {
        Self { link_lives: lifetime, ..self }
    }

    /// Says openly that an address has an account, instead of telling only its owner by mail.
    /// Anybody can then ask who has an account here.
    #[must_use]
    pub fn reveal_duplicates(self) -> Self {
        Self { reveals_duplicates: true, ..self }
    }

    /// Sets no trap for bots. Otherwise the page has one more input that nobody sees: whatever fills
    /// it in is answered like everybody, and nothing is mailed.
    #[must_use]
    pub fn without_trap(self) -> Self {
        Self { has_trap: false, ..self }
    }

    /// Does not tell while somebody types whether a username is free, only when the form is sent.
    #[must_use]
    pub fn without_live_names(self) -> Self {
        Self { has_live_names: false, ..self }
    }

    /// Asks for an e-mail address, posted as `email`.
    #[must_use]
    pub fn email(self) -> Self {
        self.field(Field::email())
    }

    /// Asks for a public name that nobody else has, posted as `username`. For other rules or another
    /// label see [`Field::username`].
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

    /// Asks for a password of at least 15 characters when the address is confirmed, not before.
    #[must_use]
    pub fn password_at_confirmation(self) -> Self {
        self.password_at_confirmation_with(PasswordPolicy::new())
    }

    /// Asks for a password under `policy` when the address is confirmed, not before.
    #[must_use]
    pub fn password_at_confirmation_with(mut self, policy: PasswordPolicy) -> Self {
        self.later.push(Field::password(policy));
        self
    }

    /// Asks for an invite code, posted as `invite`. A link to the form may bring it along, as
    /// `?invite=…`. It belongs to a form whose admission is for the invited only, see
    /// `Admission::invite_only`; without a good code nobody signs up there.
    ///
    /// ```
    /// use leptos_signup::{Form, Submission, form::Code};
    ///
    /// let form = Form::new("beta").email().invite();
    /// let submission = Submission::from_pairs([("email", "ada@example.org"), ("invite", "please")]);
    /// assert_eq!(form.validate(&submission).unwrap_err()[0].code, Code::InviteMalformed);
    /// ```
    #[must_use]
    pub fn invite(self) -> Self {
        self.field(Field::invite())
    }

    /// Asks for agreement with `document`, posted under its id. Without it nobody signs up. The builder
    /// has to be given its text: `.document("terms", "2026-11", include_str!("terms.md"))`.
    ///
    /// ```
    /// use leptos_signup::{Form, form::Document};
    ///
    /// const TERMS: Document = Document {
    ///     id: "terms",
    ///     version: "2026-11",
    ///     title: "terms of use",
    ///     url: "/terms",
    /// };
    ///
    /// let form = Form::new("account").email().password().consent(TERMS);
    /// assert_eq!(form.fields().len(), 3);
    /// ```
    #[must_use]
    pub fn consent(self, document: Document) -> Self {
        self.field(Field::consent(document.id, document))
    }

    /// Asks for a field of the host. Its value goes into the account's `profile`.
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

    /// The heading that the host gives it.
    #[must_use]
    pub fn own_title(&self) -> Option<&'static str> {
        self.title
    }

    /// What its button says.
    #[must_use]
    pub fn own_submit_label(&self) -> &'static str {
        let default = if self.has_password() { "Create account" } else { "Sign up" };
        self.submit_label.unwrap_or(default)
    }

    /// How long its links and codes are good for.
    #[must_use]
    pub fn link_lifetime(&self) -> Duration {
        self.link_lives
    }

    /// Whether it says openly that an address has an account.
    #[must_use]
    pub fn reveals_duplicates(&self) -> bool {
        self.reveals_duplicates
    }

    /// The name of the input that people never see, and that only a program fills in, on a page with
    /// this ticket. It says nothing, is another one on every page, and no field can have it.
    #[cfg(feature = "_ui")]
    pub(crate) fn trap(&self, ticket: &str) -> Option<String> {
        let letters = ticket.bytes().rev().take(8).map(|byte| char::from(b'a' + byte % 26));
        self.has_trap.then(|| "more-".chars().chain(letters).collect())
    }

    /// Whether a submission sprang the trap for bots.
    #[cfg(feature = "ssr")]
    pub(crate) fn traps(&self, submission: &Submission) -> bool {
        let trap = self.trap(submission.get(TICKET));
        trap.is_some_and(|trap| !submission.get(&trap).is_empty())
    }

    /// Whether it tells while somebody types whether a name is free.
    #[cfg(feature = "_ui")]
    pub(crate) fn has_live_names(&self) -> bool {
        self.has_live_names && self.username_field().is_some()
    }

    /// The fields, in the order in which a person meets them.
    #[must_use]
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// The form on *check your mail*: the code, and what is asked for with the confirmation.
    #[cfg(feature = "_ui")]
    pub(crate) fn at_check(&self, late: Late) -> Self {
        self.at_confirmation([Field::code()].into_iter().chain(self.asked(late)))
    }

    /// The form on the page behind a link: what is asked for with the confirmation.
    #[cfg(feature = "_ui")]
    pub(crate) fn at_link(&self, late: Late) -> Self {
        self.at_confirmation(self.asked(late))
    }

    #[cfg(feature = "_ui")]
    fn at_confirmation(&self, fields: impl Iterator<Item = Field>) -> Self {
        let fields = fields.collect();
        Self {
            fields,
            submit_label: Some("Confirm"),
            has_trap: false,
            has_live_names: false,
            ..self.clone()
        }
    }

    #[cfg(feature = "_ui")]
    fn asked(&self, late: Late) -> impl Iterator<Item = Field> {
        let username = self.username_field().filter(|_| late.username).copied();
        let password = self.password_field().filter(|_| late.password).copied();
        let password = password.into_iter().flat_map(Field::given_before);
        username.into_iter().chain(password).chain(self.later.iter().copied())
    }

    /// The form that gives an attempt another address.
    #[cfg(feature = "_ui")]
    pub(crate) fn at_address(&self) -> Self {
        let email = self.fields.iter().filter(|field| matches!(field.kind(), FieldKind::Email));
        Self { submit_label: Some("Send email"), ..self.at_confirmation(email.copied()) }
    }

    /// The form by which whoever got a mail says that it was somebody else.
    #[cfg(feature = "_ui")]
    pub(crate) fn at_not_me(&self) -> Self {
        Self {
            submit_label: Some("Cancel this sign-up"),
            ..self.at_confirmation([Field::sure()].into_iter())
        }
    }

    /// The fields that are asked for when the address is confirmed.
    #[must_use]
    pub fn fields_at_confirmation(&self) -> &[Field] {
        &self.later
    }

    /// Whether it asks for an address, and so for proof of it.
    #[must_use]
    pub fn has_email(&self) -> bool {
        self.fields.iter().any(|field| matches!(field.kind(), FieldKind::Email))
    }

    /// Whether it asks for an invite code.
    #[must_use]
    pub fn has_invite(&self) -> bool {
        self.fields.iter().any(|field| matches!(field.kind(), FieldKind::Invite))
    }

    /// The field for a name, where the form asks for one.
    #[must_use]
    pub fn username_field(&self) -> Option<&Field> {
        self.fields.iter().find(|field| matches!(field.kind(), FieldKind::Username(_)))
    }

    /// The field for a password, where the form asks for one before the confirmation.
    #[must_use]
    pub fn password_field(&self) -> Option<&Field> {
        self.fields.iter().find(|field| matches!(field.kind(), FieldKind::Password(_)))
    }

    /// Whether an account of it has a password.
    #[must_use]
    pub fn has_password(&self) -> bool {
        let mut all = self.fields.iter().chain(&self.later);
        all.any(|field| matches!(field.kind(), FieldKind::Password(_)))
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
        Registration::parse(&self.fields, submission)
    }
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
