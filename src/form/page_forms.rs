//! The forms of the pages after the first, and what only a page has: the honeypot and the check while
//! typing.

use crate::{
    form::{
        Form,
        field::{Field, FieldKind},
        submission::Submission,
    },
    text::message::Message,
};

/// The name of the hidden input with the language of the page. No field has a hyphen.
pub(crate) const LANGUAGE_FIELD: &str = "page-lang";

/// Which fields the confirmation asks for again, besides those that the form asks for then.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct ConfirmationFields {
    /// The username, because another account took it in the meantime.
    pub(crate) username: bool,
    /// All that the form asked for, because the link was opened in another browser: a stranger may
    /// have entered it. The address is proven, and the invite belongs to the attempt.
    pub(crate) elsewhere: bool,
}

impl ConfirmationFields {
    /// The fields that the page asked for when it was posted. Only the server decides in which browser
    /// the link was opened.
    pub(crate) fn of(submission: &Submission) -> Self {
        let has_name = submission.pairs().any(|(name, _)| name == "username");
        Self { username: has_name, elsewhere: false }
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

    /// The only field that people see, if there is one.
    pub(crate) fn only_field(&self) -> Option<&Field> {
        let mut seen =
            self.fields.iter().filter(|field| !matches!(field.kind(), FieldKind::Hidden { .. }));
        seen.next().filter(|_| seen.next().is_none())
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

    /// The form of a sign-up whose mailbox is proven: all but the address, the password and the invite.
    pub(crate) fn proven_form(&self) -> Self {
        let mut page = self.link_form(ConfirmationFields { username: true, elsewhere: true });
        page.fields.retain(|field| !field.is_secret() && field.name() != crate::form::NEW_PASSWORD);
        page.submit_label = Some(self.get_submit_label());
        page
    }

    /// The form that asks for the invite alone.
    #[cfg(feature = "ssr")]
    pub(crate) fn invite_form(&self) -> Self {
        let invite = self.fields.iter().filter(|field| matches!(field.kind(), FieldKind::Invite));
        self.with_fields(invite.copied())
    }

    /// Whether the page of a link asks for more in another browser than in the one that signed up.
    #[cfg(feature = "ssr")]
    pub(crate) fn asks_elsewhere(&self) -> bool {
        let page = self.link_form(ConfirmationFields { username: false, elsewhere: true });
        page.fields.len() > self.confirmation_fields.len()
    }

    /// Whether the page takes the password of the sign-up, unless the visitor asks for a new one.
    #[cfg(feature = "ssr")]
    pub(crate) fn takes_known_password(&self) -> bool {
        self.fields.iter().any(|field| field.name() == crate::form::NEW_PASSWORD)
    }

    /// The form that sets a new password: the password alone, whatever the form asks for beside it.
    pub(crate) fn new_password_form(&self) -> Self {
        let mut all = self.fields.iter().chain(&self.confirmation_fields);
        let password = all.find(|field| matches!(field.kind(), FieldKind::Password(_)));
        let password = password.map(|field| field.always());
        self.with_fields(password.into_iter())
    }

    /// The form without its password.
    #[cfg(feature = "ssr")]
    pub(crate) fn without_password(&self) -> Self {
        let open = self.fields.iter().filter(|field| !field.is_secret());
        self.with_fields(open.copied())
    }

    fn with_fields(&self, fields: impl Iterator<Item = Field>) -> Self {
        let fields = fields.collect();
        Self {
            fields,
            submit_label: Some(Message::Confirm.into()),
            has_trap: false,
            has_live_availability: false,
            ..self.clone()
        }
    }

    fn confirmation_with(&self, asked: ConfirmationFields) -> impl Iterator<Item = Field> {
        let mut fields = Vec::new();
        for field in &self.fields {
            match field.kind() {
                FieldKind::Email(_) | FieldKind::Invite => {}
                FieldKind::Password(_) if asked.elsewhere => {
                    fields.extend(field.with_replacement());
                }
                FieldKind::Username(_) if asked.username => fields.push(*field),
                _ if asked.elsewhere => fields.push(*field),
                _ => {}
            }
        }
        fields.into_iter().chain(self.confirmation_fields.iter().copied())
    }

    /// The form that changes the address of a pending sign-up.
    pub(crate) fn address_form(&self) -> Self {
        let email = self.fields.iter().filter(|field| matches!(field.kind(), FieldKind::Email(_)));
        Self { submit_label: Some(Message::SendEmail.into()), ..self.with_fields(email.copied()) }
    }

    /// The form that asks for the address of an account. A program that fills it in makes the site write mails.
    pub(crate) fn forgot_form(&self) -> Self {
        Self { has_trap: self.has_trap, ..self.address_form() }
    }

    /// The form that cancels a sign-up.
    pub(crate) fn not_me_form(&self) -> Self {
        Self {
            submit_label: Some(Message::CancelSignUp.into()),
            ..self.with_fields([Field::confirm_cancel()].into_iter())
        }
    }
}
