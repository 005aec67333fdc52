//! How a sign-up looks: the classes of its elements, and its style sheet.

use crate::form::Form;

/// Defines [`Part`], and the classes of our own style sheet.
macro_rules! parts {
    ($($(#[doc = $note:literal])+ $name:ident = $class:literal,)+) => {
        /// An element of a sign-up that has classes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Part {
            $($(#[doc = $note])+ $name,)+
        }

        impl Part {
            /// All parts.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];
        }

        const OWN: [&str; Part::ALL.len()] = [$($class,)+];
    };
}

parts! {
    /// The card around a page.
    Card = "signup",
    /// The element around a form on a page of the host.
    Embedded = "signup signup-embedded",
    /// The heading.
    Title = "",
    /// A paragraph.
    Text = "",
    /// A paragraph of less weight, such as *No email? …*.
    Aside = "signup-aside",
    /// A note above the text, such as that an email is sent again.
    Note = "signup-note",
    /// The mark above the heading of a page that waits or ends. It has `data-mark`: `done`, `mail` or `notice`.
    Mark = "signup-mark",
    /// The `<form>` with the fields.
    Form = "",
    /// The `<form>` of the code, in place of `Form`.
    CodeForm = "signup-code",
    /// The summary of errors above the fields.
    Summary = "signup-summary",
    /// Its heading.
    SummaryTitle = "",
    /// The list in the summary.
    SummaryList = "",
    /// A link in the summary.
    SummaryLink = "",
    /// A field with its label, hint and error.
    Field = "signup-field",
    /// The same for a checkbox.
    BoxField = "signup-field signup-box",
    /// The `<fieldset>` of several choices.
    Group = "signup-field",
    /// Its `<legend>`.
    Legend = "",
    /// One choice of it, with its label.
    GroupChoice = "signup-box signup-choice",
    /// The label of a field.
    Label = "",
    /// The label of a checkbox, or of one choice.
    BoxLabel = "",
    /// *(optional)* in a label.
    Optional = "signup-optional",
    /// The hint of a field.
    Hint = "signup-hint",
    /// The error of a field.
    Error = "signup-error",
    /// *Did you mean …?*, and *… is available*.
    Suggestion = "signup-suggestion",
    /// An input for text.
    Input = "",
    /// The same with an error.
    InvalidInput = "",
    /// An input for several lines.
    TextArea = "",
    /// The same with an error.
    InvalidTextArea = "",
    /// A list to choose from.
    Select = "",
    /// The same with an error.
    InvalidSelect = "",
    /// A checkbox or a radio button.
    Box = "",
    /// The same with an error.
    InvalidBox = "",
    /// A password with its button *Show*.
    PasswordRow = "signup-password",
    /// How much of a password is typed, such as *9 of 15*.
    Counter = "signup-counter",
    /// The button *Show*.
    Reveal = "signup-reveal",
    /// The button that sends a form, or the link that goes on.
    Button = "signup-button",
    /// A button of less weight, such as *Send the email again*.
    QuietButton = "signup-button signup-quiet",
    /// A button that looks like a link.
    LinkButton = "signup-link",
    /// A link.
    Link = "",
    /// The place of the captcha.
    Captcha = "signup-captcha",
    /// The bar that shows the progress of a security check.
    Progress = "signup-progress",
    /// What the security check says.
    Status = "signup-status",
    /// What a person without scripts reads in place of the security check.
    Unscripted = "signup-unscripted",
}

/// How a sign-up looks: the classes of its elements, and its style sheet.
///
/// ```
/// use leptos_signup::{Form, form::{Look, Part}};
///
/// static LOOK: Look = Look::DAISY_UI.class(Part::Button, "btn btn-accent btn-wide");
///
/// pub fn account_form() -> Form {
///     Form::new("account").look(&LOOK).email().password()
/// }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Look {
    classes: [&'static str; Part::ALL.len()],
    #[cfg_attr(not(feature = "_ui"), allow(dead_code, reason = "only pages load it"))]
    sheet: Sheet,
}

/// Which style sheet a sign-up loads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sheet {
    Plain,
    Layered,
    None,
}

impl Look {
    /// Our own look. Set its custom properties, such as `--signup-accent`, to adapt it.
    pub const OWN: Self = Self { classes: OWN, sheet: Sheet::Plain };

    /// The same, with the style sheet in the cascade layer `leptos_signup`. Every rule of yours outside layers
    /// wins then, and every rule in a layer that you name after it: `@layer leptos_signup, components, utilities;`.
    ///
    /// Do not use it with a reset outside layers, as those of Bootstrap 5 and of Tailwind CSS 3: the reset would win.
    pub const LAYERED: Self = Self { classes: OWN, sheet: Sheet::Layered };

    /// No classes and no style sheet.
    pub const UNSTYLED: Self = Self { classes: [""; Part::ALL.len()], sheet: Sheet::None };

    /// Sets the classes of a part, in place of those that it had.
    #[must_use]
    pub const fn class(mut self, part: Part, classes: &'static str) -> Self {
        self.classes[part as usize] = classes;
        self
    }

    /// The classes of a part.
    #[must_use]
    pub const fn classes(&self, part: Part) -> &'static str {
        self.classes[part as usize]
    }

    /// The query of the style sheet. `None` without a style sheet.
    #[cfg(feature = "_ui")]
    pub(crate) fn sheet_query(&self) -> Option<&'static str> {
        match self.sheet {
            Sheet::Plain => Some(""),
            Sheet::Layered => Some("?layer"),
            Sheet::None => None,
        }
    }
}

impl Form {
    /// Sets how the form and its pages look. Default: [`Look::OWN`].
    #[must_use]
    pub fn look(self, look: &'static Look) -> Self {
        Self { look, ..self }
    }

    /// How the form and its pages look.
    #[must_use]
    pub fn get_look(&self) -> &'static Look {
        self.look
    }
}
