//! The forms of the pages after the first, and what only a page has: the honeypot and the check while
//! typing.

use crate::form::{
    Form,
    field::{Field, FieldKind},
    submission::Submission,
};

/// Which fields the confirmation asks for again, besides those that the form asks for then.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct ConfirmationFields {
    /// The username, because another account took it in the meantime.
    pub(crate) username: bool,
    /// The password, because the link was opened in another browser.
    pub(crate) password: bool,
}

impl ConfirmationFields {
    /// The fields that the page asked for when it was posted. The password is never among them: only
    /// the server decides who must enter it.
    pub(crate) fn of(submission: &Submission) -> Self {
        let has_name = submission.pairs().any(|(name, _)| name == "username");
        Self { username: has_name, password: false }
    }
}

impl Form {
    /// The name of the honeypot on a page with this ticket: 9 to 16 letters. It is a different one on
    /// every page and has no meaning, so a field has it never, and no pattern finds it.
    pub(crate) fn trap(&self, ticket: &str) -> Option<String> {
        let mut bytes = ticket.bytes().rev();
        let length = 9 + bytes.next().unwrap_or_default() % 8;
        let letters = bytes.take(length.into()).map(|byte| char::from(b'a' + byte % 26));
        self.has_trap.then(|| letters.collect())
    }

    /// Whether a submission filled in the honeypot.
    #[cfg(feature = "ssr")]
    pub(crate) fn traps(&self, submission: &Submission) -> bool {
        let trap = self.trap(submission.get(crate::form::TICKET));
        trap.is_some_and(|trap| !submission.get(&trap).is_empty())
    }

    /// Whether the form checks while typing whether a username is available.
    pub(crate) fn has_live_availability(&self) -> bool {
        self.has_live_availability && self.username_field().is_some()
    }

    /// The form on *Check your email*: the code and the fields of the confirmation.
    pub(crate) fn code_form(&self, asked: ConfirmationFields) -> Self {
        self.with_fields([Field::code()].into_iter().chain(self.confirmation_with(asked)))
    }

    /// The form on the page that a link opens: the fields of the confirmation.
    pub(crate) fn link_form(&self, asked: ConfirmationFields) -> Self {
        self.with_fields(self.confirmation_with(asked))
    }

    fn with_fields(&self, fields: impl Iterator<Item = Field>) -> Self {
        let fields = fields.collect();
        Self {
            fields,
            submit_label: Some("Confirm"),
            has_trap: false,
            has_live_availability: false,
            ..self.clone()
        }
    }

    fn confirmation_with(&self, asked: ConfirmationFields) -> impl Iterator<Item = Field> {
        let username = self.username_field().filter(|_| asked.username).copied();
        let password = self.password_field().filter(|_| asked.password).copied();
        let password = password.into_iter().flat_map(Field::with_replacement);
        username.into_iter().chain(password).chain(self.confirmation_fields.iter().copied())
    }

    /// The form that changes the address of a pending sign-up.
    pub(crate) fn address_form(&self) -> Self {
        let email = self.fields.iter().filter(|field| matches!(field.kind(), FieldKind::Email));
        Self { submit_label: Some("Send email"), ..self.with_fields(email.copied()) }
    }

    /// The form that cancels a sign-up.
    pub(crate) fn not_me_form(&self) -> Self {
        Self {
            submit_label: Some("Cancel this sign-up"),
            ..self.with_fields([Field::confirm_cancel()].into_iter())
        }
    }
}
