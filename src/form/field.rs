//! One input of a form: its name in a post, how it is shown, and how its value is judged.

use core::ops::RangeInclusive;

use super::{Code, Value};
use crate::{password::PasswordPolicy, username::UsernameRules};

/// One input of a form.
///
/// The built-in ones come from [`Form`](super::Form) itself; these are a host's own. All but
/// checkboxes have to be filled in, unless they are [`optional`](Self::optional).
///
/// ```
/// use leptos_signup::{Form, form::{Choice, Field}};
///
/// const PLOTS: [Choice; 2] = [
///     Choice { value: "sun", label: "In the sun" },
///     Choice { value: "shade", label: "In the shade" },
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
///         .field(Field::text("plot").label("Plot").matching(is_plot_number, "A number, please."))
///         .field(Field::select("side", &PLOTS).label("Where").optional())
///         .field(Field::checkbox("tools").label("I need tools"))
/// }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Field {
    name: &'static str,
    kind: FieldKind,
    label: Option<&'static str>,
    hint: Option<&'static str>,
    autocomplete: Option<&'static str>,
    is_required: bool,
    pattern: Option<Pattern>,
    judge: Option<Judge>,
    sentences: &'static [(&'static str, &'static str)],
}

/// What a field asks for.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum FieldKind {
    /// An e-mail address.
    Email,
    /// A public name under rules.
    Username(UsernameRules),
    /// A password under a policy.
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
    /// A box to tick.
    Checkbox,
    /// One of several choices.
    Select(&'static [Choice]),
    /// A box to tick, by which somebody agrees to a document.
    Consent(Document),
    /// An invite code.
    Invite,
    /// The code from a mail, on the page that asks for it.
    Code,
    /// Not shown; the value comes with the page.
    Hidden {
        /// What it holds unless a link to the form says otherwise.
        value: &'static str,
    },
}

/// One choice of a [select](Field::select).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is posted and stored.
    pub value: &'static str,
    /// What people read.
    pub label: &'static str,
}

/// A document that people agree to. The server knows its text under the same id and version, see
/// `SignupBuilder::document`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Document {
    /// Names it in the ledger, such as `terms`.
    pub id: &'static str,
    /// Which version is agreed to, such as `2026-11`.
    pub version: &'static str,
    /// What people call it, such as `terms of use`.
    pub title: &'static str,
    /// Where they read it.
    pub url: &'static str,
}

type Judge = fn(&str) -> Result<Value, Code>;

#[derive(Clone, Copy, Debug)]
struct Pattern {
    matches: fn(&str) -> bool,
    sentence: &'static str,
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
            judge: None,
            sentences: &[],
        }
    }

    pub(super) const fn email() -> Self {
        Self::new("email", FieldKind::Email)
    }

    /// A public name that nobody else has, posted as `username`. Without an address it is who
    /// somebody is.
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

    /// The password of a form, asked for again in another browser, and a box to choose another one.
    #[cfg(feature = "_ui")]
    pub(super) fn given_before(self) -> [Self; 2] {
        let known = self.autocomplete("current-password").hint(
            "You opened this link in a different browser. Enter the password you chose when you signed \
             up.",
        );
        [
            known,
            Self::checkbox(super::NEW_PASSWORD)
                .label("I do not remember it. Use this as my new password"),
        ]
    }

    /// A box that has to be ticked, so that no program presses the button by itself.
    #[cfg(feature = "_ui")]
    pub(super) const fn sure() -> Self {
        Self::checkbox("sure").required().label("I did not sign up")
    }

    pub(super) const fn invite() -> Self {
        Self::new("invite", FieldKind::Invite)
    }

    pub(super) const fn consent(name: &'static str, document: Document) -> Self {
        Self::new(name, FieldKind::Consent(document))
    }

    /// One line of text of at most 200 code points, outer white space trimmed, in NFC.
    #[must_use]
    pub const fn text(name: &'static str) -> Self {
        Self::new(name, FieldKind::Text { length: (0, 200) })
    }

    /// Several lines of text of at most 2,000 code points, outer white space trimmed, in NFC, its
    /// lines ended by a line feed.
    #[must_use]
    pub const fn multiline(name: &'static str) -> Self {
        Self::new(name, FieldKind::Multiline { length: (0, 2000) })
    }

    /// A box to tick, which may be left alone unless it is [`required`](Self::required).
    #[must_use]
    pub const fn checkbox(name: &'static str) -> Self {
        Self { is_required: false, ..Self::new(name, FieldKind::Checkbox) }
    }

    /// One of `choices`.
    #[must_use]
    pub const fn select(name: &'static str, choices: &'static [Choice]) -> Self {
        Self::new(name, FieldKind::Select(choices))
    }

    /// A value that nobody sees. It is `value` unless a link to the form says otherwise
    /// (`?plan=yearly`), so a [`judge`](Self::judged_by) decides which others there may be.
    #[must_use]
    pub const fn hidden(name: &'static str, value: &'static str) -> Self {
        Self { is_required: false, ..Self::new(name, FieldKind::Hidden { value }) }
    }

    /// Is called `label`. Default: the name of the field.
    #[must_use]
    pub const fn label(self, label: &'static str) -> Self {
        Self { label: Some(label), ..self }
    }

    /// Says how to fill it in.
    #[must_use]
    pub const fn hint(self, hint: &'static str) -> Self {
        Self { hint: Some(hint), ..self }
    }

    /// Tells browsers what to fill in (the tokens of HTML's `autocomplete`), such as `name`.
    /// Default: `off` for the host's fields.
    #[must_use]
    pub const fn autocomplete(self, token: &'static str) -> Self {
        Self { autocomplete: Some(token), ..self }
    }

    /// May be left empty.
    #[must_use]
    pub const fn optional(self) -> Self {
        Self { is_required: false, ..self }
    }

    /// Must be filled in, or ticked.
    #[must_use]
    pub const fn required(self) -> Self {
        Self { is_required: true, ..self }
    }

    /// Has so many code points. It says nothing to fields without text.
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

    /// Takes only a text for which `matches` is true; of others `sentence` is said at the field.
    /// The function runs in the browser and on the server: it must depend on the text alone.
    #[must_use]
    pub const fn matching(self, matches: fn(&str) -> bool, sentence: &'static str) -> Self {
        Self { pattern: Some(Pattern { matches, sentence }), ..self }
    }

    /// Takes what `judge` takes, as the value that it gives. It runs in the browser and on the
    /// server after every other rule, and must depend on the text alone. Of a
    /// [`Code::Host`] it is [`saying`](Self::saying) what is said.
    ///
    /// ```
    /// use leptos_signup::form::{Code, Field, Value};
    ///
    /// fn year(text: &str) -> Result<Value, Code> {
    ///     let year: i64 = text.parse().map_err(|_| Code::host("no_year"))?;
    ///     if year < 1900 { Err(Code::host("too_early")) } else { Ok(Value::from(year)) }
    /// }
    ///
    /// let field = Field::text("year").judged_by(year).saying(&[
    ///     ("no_year", "A year has digits only."),
    ///     ("too_early", "That is before our time."),
    /// ]);
    /// ```
    #[must_use]
    pub const fn judged_by(self, judge: fn(&str) -> Result<Value, Code>) -> Self {
        Self { judge: Some(judge), ..self }
    }

    /// Gives the words of [`Code::Host`] their sentences.
    #[must_use]
    pub const fn saying(self, sentences: &'static [(&'static str, &'static str)]) -> Self {
        Self { sentences, ..self }
    }

    /// The key under which the value is posted.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// What the field asks for.
    #[must_use]
    pub const fn kind(&self) -> FieldKind {
        self.kind
    }

    /// What the field is called by the host.
    #[must_use]
    pub const fn own_label(&self) -> Option<&'static str> {
        self.label
    }

    /// How the host says to fill it in.
    #[must_use]
    pub const fn own_hint(&self) -> Option<&'static str> {
        self.hint
    }

    /// What the host tells browsers to fill in.
    #[must_use]
    pub const fn own_autocomplete(&self) -> Option<&'static str> {
        self.autocomplete
    }

    /// Whether it must be filled in, or ticked.
    #[must_use]
    pub const fn is_required(&self) -> bool {
        self.is_required
    }

    /// Whether the value is a secret, which is never sent back to a page.
    #[must_use]
    pub const fn is_secret(&self) -> bool {
        matches!(self.kind, FieldKind::Password(_) | FieldKind::Code)
    }

    /// Whether a link to the form may bring the value along.
    #[must_use]
    pub const fn is_prefillable(&self) -> bool {
        matches!(self.kind, FieldKind::Email | FieldKind::Invite | FieldKind::Hidden { .. })
    }

    /// What the host says of a code of its own, or of a text that does not match.
    pub(crate) fn own_sentence(&self, code: &Code) -> Option<&'static str> {
        match code {
            Code::Pattern => self.pattern.map(|pattern| pattern.sentence),
            Code::Host(word) => {
                self.sentences.iter().find(|(known, _)| known == word).map(|(_, text)| *text)
            }
            _ => None,
        }
    }

    /// Applies the host's own rules to a text that keeps ours.
    pub(super) fn judge(&self, text: &str) -> Result<Value, Code> {
        if self.pattern.is_some_and(|pattern| !(pattern.matches)(text)) {
            return Err(Code::Pattern);
        }
        self.judge.map_or_else(|| Ok(Value::from(text)), |judge| judge(text))
    }
}
