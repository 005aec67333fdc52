//! One input of a form: its name in a post, its texts, and the rules for its value.

use std::borrow::Cow;

#[cfg(feature = "_ui")]
use crate::form::control::Draw;
use crate::{
    email::{EmailAddress, error::EmailError, options::Options},
    form::{
        choice::Choice, condition::Condition, document::Document, problem::ProblemCode,
        registration::Registration, submission::Submission, value::Value,
    },
    password::PasswordPolicy,
    text::{catalogue::Catalogue, words::Words},
    username::rules::UsernameRules,
};

/// One input of a form.
///
/// [`Form`](super::Form) has methods for the built-in fields; these are the host's own. All fields
/// except checkboxes are required, unless they are [`optional`](Self::optional).
///
/// | constructor | value in a post | stored as |
/// |---|---|---|
/// | [`text`](Self::text), [`multiline`](Self::multiline) | the text | [`Value::Text`], trimmed and in NFC |
/// | [`date`](Self::date) | `2007-03-27` | [`Value::Date`] |
/// | [`telephone`](Self::telephone) | as people write it | [`Value::Text`], such as `+442079460958` |
/// | [`number`](Self::number) | as people write it | [`Value::Number`], with [`decimals`](Self::decimals) [`Value::Decimal`] |
/// | [`url`](Self::url) | `https://…`, or without it | [`Value::Text`] |
/// | [`select`](Self::select), [`radio`](Self::radio) | the value of the choice | [`Value::Text`] |
/// | [`several`](Self::several) | a value for each choice | [`Value::Several`] |
/// | [`country`](Self::country) | `FR` | [`Value::Text`], the code of ISO 3166 |
/// | [`checkbox`](Self::checkbox) | `on`, or nothing | [`Value::Flag`] |
/// | [`hidden`](Self::hidden) | the text | [`Value::Text`] |
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
    pub(super) name: &'static str,
    pub(super) kind: FieldKind,
    pub(super) label: Option<Words>,
    pub(super) short_label: Option<Words>,
    pub(super) hint: Option<Words>,
    pub(super) autocomplete: Option<&'static str>,
    pub(super) is_required: bool,
    /// Whether pages show a checkbox as two radio buttons.
    pub(super) is_two_choices: bool,
    pub(super) condition: Option<Condition>,
    pub(super) accept: Accept,
    pub(super) attributes: Attributes,
    pub(super) options: ListOptions,
    pub(super) pattern: Option<Pattern>,
    pub(super) parser: Option<Parser>,
    pub(super) address_parser: Option<AddressParser>,
    #[cfg(feature = "_ui")]
    pub(super) draw: Option<Draw>,
    pub(super) messages: HostMessages,
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
    /// A day, on which a person of these ages in years was born.
    Date {
        /// The least age.
        min_age: Option<u16>,
        /// The greatest age.
        max_age: Option<u16>,
    },
    /// A telephone number.
    Telephone,
    /// A number.
    Number {
        /// The least and the greatest number.
        range: (i64, i64),
        /// The most decimals.
        decimals: u8,
    },
    /// The address of a web page.
    Url,
    /// One of several choices, in a list.
    Select(&'static [Choice]),
    /// One of several choices, as radio buttons.
    Radio(&'static [Choice]),
    /// Any of several choices, as checkboxes.
    Several {
        /// The choices.
        choices: &'static [Choice],
        /// The fewest and the most that a person can choose.
        count: (u16, u16),
    },
    /// A country.
    Country,
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

/// Reads the value of a field from a submission and puts it into the registration. The constructor of a
/// kind sets it, and nothing else names it: a build without fields of a kind contains none of its rules,
/// which keeps them out of the browser.
pub(super) type Accept = fn(&Field, &Submission, &mut Registration) -> Result<(), ProblemCode>;

/// Parses the address of an email field, by the standard rules or by others.
pub(super) type AddressParser = fn(&str, &Options) -> Result<EmailAddress, EmailError>;

/// The attributes of an input that depend on its kind alone.
pub(super) type Attributes = &'static [(&'static str, &'static str)];

/// One option of a field with choices: its value, and what people read.
pub(crate) type ListOption = (Cow<'static, str>, Cow<'static, str>);

/// The options of a field in a language.
pub(super) type ListOptions = fn(&Field, &Catalogue) -> Vec<ListOption>;

fn no_options(_: &Field, _: &Catalogue) -> Vec<ListOption> {
    Vec::new()
}

pub(super) type Parser = fn(&str) -> Result<Value, ProblemCode>;

#[derive(Clone, Copy, Debug)]
pub(super) struct Pattern {
    pub(super) matches: fn(&str) -> bool,
    pub(super) message: Words,
}

/// The host's messages for its own codes.
#[derive(Clone, Copy, Debug)]
pub(super) enum HostMessages {
    All(&'static [(&'static str, &'static str)]),
    Each(&'static [(&'static str, Words)]),
}

impl Field {
    /// A field of `kind`, whose values `accept` reads.
    pub(super) const fn new(name: &'static str, kind: FieldKind, accept: Accept) -> Self {
        Self {
            name,
            kind,
            label: None,
            short_label: None,
            hint: None,
            autocomplete: None,
            is_required: true,
            is_two_choices: false,
            condition: None,
            accept,
            attributes: &[],
            options: no_options,
            pattern: None,
            parser: None,
            address_parser: None,
            #[cfg(feature = "_ui")]
            draw: None,
            messages: HostMessages::All(&[]),
        }
    }

    pub(super) const fn with_attributes(self, attributes: Attributes) -> Self {
        Self { attributes, ..self }
    }

    pub(super) const fn with_options(self, options: ListOptions) -> Self {
        Self { options, ..self }
    }

    /// Shows a checkbox as two radio buttons, without a tick and with one.
    #[cfg(feature = "_ui")]
    pub(super) const fn as_two_choices(self, options: ListOptions) -> Self {
        Self { options, is_two_choices: true, attributes: &[("type", "radio")], ..self }
    }

    #[cfg(feature = "_ui")]
    pub(super) const fn accepted_by(self, accept: Accept) -> Self {
        Self { accept, ..self }
    }

    pub(super) const fn with_kind(self, kind: FieldKind) -> Self {
        Self { kind, ..self }
    }

    pub(super) const fn with_address_parser(self, parser: AddressParser) -> Self {
        Self { address_parser: Some(parser), ..self }
    }

    /// Parses an address by the rules of the field, if it is one of an email address.
    pub(crate) fn parse_address(&self, typed: &str) -> Option<Result<EmailAddress, EmailError>> {
        let FieldKind::Email(options) = &self.kind else { return None };
        Some((self.address_parser?)(typed, options))
    }

    /// The field without its condition.
    #[cfg_attr(not(feature = "_ui"), allow(dead_code, reason = "only pages and the server ask"))]
    pub(crate) const fn always(self) -> Self {
        Self { condition: None, ..self }
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

    /// The shorter label that the host set.
    #[must_use]
    pub const fn get_short_label(&self) -> Option<Words> {
        self.short_label
    }

    /// When the field is asked for. `None` stands for always.
    #[must_use]
    pub const fn condition(&self) -> Option<Condition> {
        self.condition
    }

    /// The attributes of the input that set keyboard and autofill, such as `type` and `inputmode`.
    #[must_use]
    pub const fn attributes(&self) -> &'static [(&'static str, &'static str)] {
        self.attributes
    }

    /// The name of the inputs in a post. It ends with `[]` if the field has several values, each of which
    /// is posted under this name; no other name can be posted twice.
    #[must_use]
    pub fn input_name(&self) -> Cow<'static, str> {
        match self.kind {
            FieldKind::Several { .. } => [self.name, "[]"].concat().into(),
            _ => self.name.into(),
        }
    }

    /// Whether the field is a group of inputs with one legend.
    #[must_use]
    pub const fn is_group(&self) -> bool {
        self.is_two_choices || matches!(self.kind, FieldKind::Radio(_) | FieldKind::Several { .. })
    }

    /// The values of the choices that the host set. Empty for other fields.
    pub(crate) const fn choices(&self) -> &'static [Choice] {
        match self.kind {
            FieldKind::Select(choices)
            | FieldKind::Radio(choices)
            | FieldKind::Several { choices, .. } => choices,
            _ => &[],
        }
    }

    /// The options of a field with choices, in the language of `texts`.
    #[cfg_attr(not(feature = "_ui"), allow(dead_code, reason = "only pages show them"))]
    pub(crate) fn options(&self, texts: &Catalogue) -> Vec<ListOption> {
        (self.options)(self, texts)
    }

    /// The values that were posted for the field. A field that can have one value has exactly one, which is
    /// empty if nothing was posted.
    pub(crate) fn posted<'a>(&self, submission: &'a Submission) -> Vec<&'a str> {
        match self.kind {
            FieldKind::Several { .. } => submission.all(&self.input_name()).collect(),
            FieldKind::Hidden { value } if submission.get(self.name).is_empty() => vec![value],
            _ => vec![submission.get(self.name)],
        }
    }

    /// The first value that was posted for the field, or an empty text.
    #[cfg(feature = "_ui")]
    pub(crate) fn typed<'a>(&self, submission: &'a Submission) -> &'a str {
        submission.get(&self.input_name())
    }

    #[cfg(feature = "_ui")]
    pub(crate) const fn draw(&self) -> Option<Draw> {
        self.draw
    }

    /// Reads the value of the field from a submission.
    pub(super) fn accept(
        &self,
        submission: &Submission,
        accepted: &mut Registration,
    ) -> Result<(), ProblemCode> {
        (self.accept)(self, submission, accepted)
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

    /// Applies the host's rules to an accepted text, after the built-in ones.
    pub(super) fn parse_by_host(&self, text: &str) -> Result<Value, ProblemCode> {
        self.parse_by_host_or(text, || text.into())
    }

    /// Applies the host's rules. Without a parser the value is the one that the built-in rules read.
    pub(super) fn parse_by_host_or(
        &self,
        text: &str,
        read: impl FnOnce() -> Value,
    ) -> Result<Value, ProblemCode> {
        if self.pattern.is_some_and(|pattern| !(pattern.matches)(text)) {
            return Err(ProblemCode::Pattern);
        }
        self.parser.map_or_else(|| Ok(read()), |parser| parser(text))
    }
}
