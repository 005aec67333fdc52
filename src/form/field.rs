//! One input of a form: its name in a post, its texts, and the rules for its value.

use core::ops::RangeInclusive;

#[cfg(feature = "_ui")]
use crate::text::message::Message;
use crate::{
    email::{EmailAddress, error::EmailError, options::Options},
    form::{problem::ProblemCode, value::Value},
    password::PasswordPolicy,
    text::words::Words,
    username::rules::UsernameRules,
};

/// One input of a form.
///
/// [`Form`](super::Form) has methods for the built-in fields; these are the host's own. All fields
/// except checkboxes are required, unless they are [`optional`](Self::optional).
///
/// Setters have bare names, such as [`label`](Self::label). The accessor of the same property starts
/// with `get_`, such as [`get_label`](Self::get_label).
///
/// ```
/// use leptos_signup::{Form, form::{Choice, Field}};
///
/// const PLOTS: [Choice; 2] = [
///     Choice::new("sun", "In the sun"),
///     Choice::new("shade", "In the shade"),
/// ];
///
/// fn is_plot_number(text: &str) -> bool {
///     text.bytes().all(|byte| byte.is_ascii_digit())
/// }
///
/// pub fn garden_form() -> Form {
///     Form::new("garden")
///         .email()
///         .field(Field::text("name").label("Name").length(2..=60).autocomplete("name"))
///         .field(Field::text("plot").label("Plot").matching(is_plot_number, "Enter a number."))
///         .field(Field::select("side", &PLOTS).label("Where").optional())
///         .field(Field::checkbox("tools").label("I need tools"))
/// }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Field {
    name: &'static str,
    kind: FieldKind,
    label: Option<Words>,
    hint: Option<Words>,
    autocomplete: Option<&'static str>,
    is_required: bool,
    pattern: Option<Pattern>,
    parser: Option<Parser>,
    address_parser: AddressParser,
    messages: HostMessages,
}

/// What a field asks for.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum FieldKind {
    /// An email address by these rules.
    Email(Options),
    /// A username under these rules.
    Username(UsernameRules),
    /// A password under this policy.
    Password(PasswordPolicy),
    /// One line of text.
    Text {
        /// The fewest and the most code points, after normalisation.
        length: (u16, u16),
    },
    /// Several lines of text.
    Multiline {
        /// The fewest and the most code points, after normalisation.
        length: (u16, u16),
    },
    /// A checkbox.
    Checkbox,
    /// One of several choices.
    Select(&'static [Choice]),
    /// A checkbox by which a person agrees to a document.
    Consent(Document),
    /// An invite code.
    Invite,
    /// The confirmation code from the email.
    Code,
    /// A hidden input; its value comes with the page.
    Hidden {
        /// The value, unless a link to the form sets another one.
        value: &'static str,
    },
}

/// One choice of a [select](Field::select).
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Choice {
    /// The value that is posted and stored.
    pub value: &'static str,
    /// The text that people read.
    pub label: Words,
}

impl Choice {
    /// A choice that posts `value` and reads `label`.
    #[must_use]
    pub const fn new(value: &'static str, label: &'static str) -> Self {
        Self::worded(value, Words::All(label))
    }

    /// A choice that posts `value` and reads `label`, which may differ from language to language.
    #[must_use]
    pub const fn worded(value: &'static str, label: Words) -> Self {
        Self { value, label }
    }
}

/// A document that people agree to. The server needs its text under the same id and version: see
/// `SignupBuilder::document`.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Document {
    /// The id in the consent records, such as `terms`.
    pub id: &'static str,
    /// The version that people agree to, such as `2026-11`.
    pub version: &'static str,
    /// The title as it reads in a sentence, such as `terms of use`.
    pub title: Words,
    /// The URL where people can read it.
    pub url: &'static str,
}

impl Document {
    /// A document with this id, version, title and URL.
    ///
    /// ```
    /// use leptos_signup::form::Document;
    ///
    /// const TERMS: Document = Document::new("terms", "2026-11", "terms of use", "/terms");
    /// ```
    #[must_use]
    pub const fn new(
        id: &'static str,
        version: &'static str,
        title: &'static str,
        url: &'static str,
    ) -> Self {
        Self { id, version, title: Words::All(title), url }
    }

    /// Sets a title that may differ from language to language.
    #[must_use]
    pub const fn titled(self, title: Words) -> Self {
        Self { title, ..self }
    }
}

/// Parses the address of an email field. A build whose forms all have the standard rules contains no
/// others, which keeps them out of the browser.
type AddressParser = fn(&str, &Options) -> Result<EmailAddress, EmailError>;

fn parse_standard(typed: &str, _: &Options) -> Result<EmailAddress, EmailError> {
    EmailAddress::parse(typed)
}

type Parser = fn(&str) -> Result<Value, ProblemCode>;

#[derive(Clone, Copy, Debug)]
struct Pattern {
    matches: fn(&str) -> bool,
    message: Words,
}

/// The host's messages for its own codes.
#[derive(Clone, Copy, Debug)]
enum HostMessages {
    All(&'static [(&'static str, &'static str)]),
    Each(&'static [(&'static str, Words)]),
}

impl Field {
    const fn new(name: &'static str, kind: FieldKind) -> Self {
        Self {
            name,
            kind,
            label: None,
            hint: None,
            autocomplete: None,
            is_required: true,
            pattern: None,
            parser: None,
            address_parser: parse_standard,
            messages: HostMessages::All(&[]),
        }
    }

    pub(super) const fn email() -> Self {
        Self::new("email", FieldKind::Email(Options::new()))
    }

    pub(super) fn email_with(options: Options) -> Self {
        let kind = FieldKind::Email(options);
        Self { kind, address_parser: EmailAddress::parse_with, ..Self::email() }
    }

    /// Parses an address by the rules of the field, if it is one of an email address.
    pub(crate) fn parse_address(&self, typed: &str) -> Option<Result<EmailAddress, EmailError>> {
        let FieldKind::Email(options) = &self.kind else { return None };
        Some((self.address_parser)(typed, options))
    }

    /// A unique public name, posted as `username`. In a form without an email address it identifies
    /// the account.
    ///
    /// ```
    /// use leptos_signup::{Form, form::Field, username::UsernameRules};
    ///
    /// let rules = UsernameRules::ascii().with_length(2, 20);
    /// let form = Form::new("forum").field(Field::username(rules).label("Pen name")).password();
    /// ```
    #[must_use]
    pub const fn username(rules: UsernameRules) -> Self {
        Self::new("username", FieldKind::Username(rules))
    }

    pub(super) const fn password(policy: PasswordPolicy) -> Self {
        Self::new("password", FieldKind::Password(policy))
    }

    #[cfg(feature = "_ui")]
    pub(super) const fn code() -> Self {
        Self::new("code", FieldKind::Code)
    }

    /// The password field for a browser that did not begin the sign-up, and the checkbox that makes
    /// the entered password the new one.
    #[cfg(feature = "_ui")]
    pub(super) fn with_replacement(self) -> [Self; 2] {
        let known = self.autocomplete("current-password").hint(Message::KnownPasswordHint);
        [known, Self::checkbox(super::NEW_PASSWORD).label(Message::NewPasswordLabel)]
    }

    /// A required checkbox, so that no mail scanner cancels a sign-up by pressing the button.
    #[cfg(feature = "_ui")]
    pub(super) fn confirm_cancel() -> Self {
        Self::checkbox("sure").required().label(Message::DidNotSignUp)
    }

    pub(super) const fn invite() -> Self {
        Self::new("invite", FieldKind::Invite)
    }

    pub(super) const fn consent(name: &'static str, document: Document) -> Self {
        Self::new(name, FieldKind::Consent(document))
    }

    /// One line of text of at most 200 code points, trimmed and in NFC.
    #[must_use]
    pub const fn text(name: &'static str) -> Self {
        Self::new(name, FieldKind::Text { length: (0, 200) })
    }

    /// Several lines of text of at most 2,000 code points, trimmed and in NFC. Lines end with a line
    /// feed.
    #[must_use]
    pub const fn multiline(name: &'static str) -> Self {
        Self::new(name, FieldKind::Multiline { length: (0, 2000) })
    }

    /// A checkbox, which is optional unless it is [`required`](Self::required).
    #[must_use]
    pub const fn checkbox(name: &'static str) -> Self {
        Self { is_required: false, ..Self::new(name, FieldKind::Checkbox) }
    }

    /// One of `choices`.
    #[must_use]
    pub const fn select(name: &'static str, choices: &'static [Choice]) -> Self {
        Self::new(name, FieldKind::Select(choices))
    }

    /// A hidden input with this `value`. A link to the form can set another value (`?plan=yearly`), so
    /// add a [`parser`](Self::parser) that decides which values are valid.
    #[must_use]
    pub const fn hidden(name: &'static str, value: &'static str) -> Self {
        Self { is_required: false, ..Self::new(name, FieldKind::Hidden { value }) }
    }

    /// Sets the label. Default: the name of the field.
    #[must_use]
    pub fn label(self, label: impl Into<Words>) -> Self {
        Self { label: Some(label.into()), ..self }
    }

    /// Sets the hint, which says how to fill the field in.
    #[must_use]
    pub fn hint(self, hint: impl Into<Words>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// Sets the token of HTML's `autocomplete` attribute, such as `name`. Default: `off` for the host's
    /// fields.
    #[must_use]
    pub const fn autocomplete(self, token: &'static str) -> Self {
        Self { autocomplete: Some(token), ..self }
    }

    /// Makes the field optional.
    #[must_use]
    pub const fn optional(self) -> Self {
        Self { is_required: false, ..self }
    }

    /// Makes the field required: it must be filled in, or ticked.
    #[must_use]
    pub const fn required(self) -> Self {
        Self { is_required: true, ..self }
    }

    /// Sets the allowed length, in code points. It has no effect on fields without text.
    #[must_use]
    pub const fn length(self, code_points: RangeInclusive<u16>) -> Self {
        let length = (*code_points.start(), *code_points.end());
        let kind = match self.kind {
            FieldKind::Text { .. } => FieldKind::Text { length },
            FieldKind::Multiline { .. } => FieldKind::Multiline { length },
            other => other,
        };
        Self { kind, ..self }
    }

    /// Accepts only texts for which `matches` returns `true`, and shows `message` for all others. The
    /// function runs in the browser and on the server, so it must depend on the text only.
    ///
    /// For more than one message, or for a value that is not text, use a [`parser`](Self::parser).
    #[must_use]
    pub fn matching(self, matches: fn(&str) -> bool, message: impl Into<Words>) -> Self {
        Self { pattern: Some(Pattern { matches, message: message.into() }), ..self }
    }

    /// Stores the value that `parser` returns. It runs in the browser and on the server after all
    /// other rules, so it must depend on the text only. [`messages`](Self::messages) has the message
    /// for each [`ProblemCode::Host`] that it returns.
    ///
    /// ```
    /// use leptos_signup::form::{ProblemCode, Field, Value};
    ///
    /// fn year(text: &str) -> Result<Value, ProblemCode> {
    ///     let year: i64 = text.parse().map_err(|_| ProblemCode::host("no_year"))?;
    ///     if year < 1900 { Err(ProblemCode::host("too_early")) } else { Ok(Value::from(year)) }
    /// }
    ///
    /// let field = Field::text("year").parser(year).messages(&[
    ///     ("no_year", "Enter a year in digits."),
    ///     ("too_early", "Enter a year from 1900 on."),
    /// ]);
    /// ```
    #[must_use]
    pub const fn parser(self, parser: fn(&str) -> Result<Value, ProblemCode>) -> Self {
        Self { parser: Some(parser), ..self }
    }

    /// Sets the message for each word of [`ProblemCode::Host`], from the [`parser`](Self::parser) or
    /// from a host check.
    #[must_use]
    pub const fn messages(self, messages: &'static [(&'static str, &'static str)]) -> Self {
        Self { messages: HostMessages::All(messages), ..self }
    }

    /// Sets the same messages, which may differ from language to language.
    #[must_use]
    pub const fn worded_messages(self, messages: &'static [(&'static str, Words)]) -> Self {
        Self { messages: HostMessages::Each(messages), ..self }
    }

    /// The name under which the value is posted.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// What the field asks for.
    #[must_use]
    pub const fn kind(&self) -> FieldKind {
        self.kind
    }

    /// The label that the host set.
    #[must_use]
    pub const fn get_label(&self) -> Option<Words> {
        self.label
    }

    /// The hint that the host set.
    #[must_use]
    pub const fn get_hint(&self) -> Option<Words> {
        self.hint
    }

    /// The `autocomplete` token that the host set.
    #[must_use]
    pub const fn get_autocomplete(&self) -> Option<&'static str> {
        self.autocomplete
    }

    /// Whether the field must be filled in, or ticked.
    #[must_use]
    pub const fn is_required(&self) -> bool {
        self.is_required
    }

    /// Whether the value is a secret. A secret is never sent back to a page.
    #[must_use]
    pub const fn is_secret(&self) -> bool {
        matches!(self.kind, FieldKind::Password(_) | FieldKind::Code)
    }

    /// Whether a link to the form can set the value.
    #[must_use]
    pub const fn is_prefillable(&self) -> bool {
        matches!(self.kind, FieldKind::Email(_) | FieldKind::Invite | FieldKind::Hidden { .. })
    }

    /// The message that the host set for `code`.
    pub(crate) fn host_message(&self, code: &ProblemCode) -> Option<Words> {
        match (code, self.messages) {
            (ProblemCode::Pattern, _) => self.pattern.map(|pattern| pattern.message),
            (ProblemCode::Host(word), HostMessages::All(messages)) => {
                messages.iter().find(|(known, _)| known == word).map(|(_, text)| (*text).into())
            }
            (ProblemCode::Host(word), HostMessages::Each(messages)) => {
                messages.iter().find(|(known, _)| known == word).map(|(_, text)| *text)
            }
            _ => None,
        }
    }

    /// Applies the host's rules, after the built-in ones.
    pub(super) fn parse_by_host(&self, text: &str) -> Result<Value, ProblemCode> {
        if self.pattern.is_some_and(|pattern| !(pattern.matches)(text)) {
            return Err(ProblemCode::Pattern);
        }
        self.parser.map_or_else(|| Ok(Value::from(text)), |parser| parser(text))
    }
}
