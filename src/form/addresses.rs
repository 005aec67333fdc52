//! Which addresses a form accepts, and which of them count as the same.

use crate::{
    email::{key::KeyLevel, options::Options},
    form::{
        Form,
        field::{Field, FieldKind},
    },
};

impl Form {
    /// Asks for an email address, posted as `email`.
    #[must_use]
    pub fn email(self) -> Self {
        self.field(Field::email())
    }

    /// Asks for an email address by these rules, posted as `email`. All parts of the sign-up use them:
    /// the browser, the server, the JSON API, a change of address, invites and lists of domains.
    ///
    /// An address that the form accepted keeps its account when the rules become stricter.
    ///
    /// Your mail server connects to the machine that an IP literal or a private name stands for, so a
    /// stranger can let it try machines of your network. Accept them on forms that only your people reach.
    ///
    /// ```
    /// use leptos_signup::{Form, Submission, email::Options};
    ///
    /// /// For the people of an intranet.
    /// fn staff_form() -> Form {
    ///     let mut options = Options::new();
    ///     options.allow_private_domain = true; // ada@intranet, ada@corp.local
    ///     options.allow_domain_literal = true; // ada@[10.0.0.5]
    ///     Form::new("staff").email_with(options)
    /// }
    ///
    /// for address in ["ada@intranet", "ada@corp.local", "ada@[10.0.0.5]"] {
    ///     let submission = Submission::from_pairs([("email", address)]);
    ///     assert!(staff_form().validate(&submission).is_ok());
    ///     assert!(Form::new("public").email().validate(&submission).is_err());
    /// }
    /// ```
    #[must_use]
    pub fn email_with(self, options: Options) -> Self {
        self.field(Field::email_with(options))
    }

    /// The rules for addresses. A form without an email field has the default ones.
    #[must_use]
    pub fn get_email_options(&self) -> Options {
        let email = self.fields.iter().find_map(|field| match field.kind() {
            FieldKind::Email(options) => Some(options),
            _ => None,
        });
        email.unwrap_or_default()
    }

    /// Sets which addresses count as the same, so that they share one account. Default:
    /// [`KeyLevel::Safe`].
    ///
    /// A lower level lets testers and teachers have many accounts in one mailbox: with
    /// [`IgnoreCase`](KeyLevel::IgnoreCase) `ada+1@gmail.com` and `ada+2@gmail.com` are two accounts.
    /// The price is duplicates: a person who writes the same mailbox in another way gets a second
    /// account without a word, and one person can have as many accounts as spellings. With
    /// [`Exact`](KeyLevel::Exact) a capital letter is enough, which many keyboards insert. A higher
    /// level refuses a few people whose address only looks like a known one.
    ///
    /// Mails are counted for the mailbox at every level, so a mailbox gets no more mails: those to
    /// further spellings of it wait for [the budgets](crate::MailBudgets).
    ///
    /// After a change of the level of a form that has accounts, call `Signup::rekey` before the host
    /// serves. From a lower to a higher level, it reports the accounts that would become one.
    ///
    /// ```
    /// use leptos_signup::{Form, email::KeyLevel};
    ///
    /// let form = Form::new("classroom").email().password().key_level(KeyLevel::IgnoreCase);
    /// assert_eq!(form.get_key_level(), KeyLevel::IgnoreCase);
    /// ```
    #[must_use]
    pub fn key_level(self, level: KeyLevel) -> Self {
        Self { key_level: level, ..self }
    }

    /// Which addresses count as the same.
    #[must_use]
    pub fn get_key_level(&self) -> KeyLevel {
        self.key_level
    }
}
