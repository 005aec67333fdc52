//! Which forms have pages for a new password.

use crate::{
    form::Form,
    server::{builder::SignupBuilder, error::config::ConfigError},
};

impl SignupBuilder {
    /// Serves the pages for a new password of the form with this id, which
    /// [`PasswordRoutes`](crate::PasswordRoutes) mounts: `/signup/forgot` and `/signup/reset` for a form at
    /// `/signup`, and `/signup/new-address` for links to a new address. The JSON API of the form does the same,
    /// if it is open. The page that asks for the address has the captcha, the trap for programs and the limits of
    /// the form.
    ///
    /// Mails to the owner of an account lead to the page of its form, and for a form without one to the first
    /// such page, unless [`password_reset_at`](Self::password_reset_at) names a page of yours. The last page
    /// leads to [`sign_in_at`](Self::sign_in_at).
    ///
    /// ```
    /// use leptos_signup::{Form, Signup};
    ///
    /// let builder = Signup::builder()
    ///     .form(Form::new("account").email().password())
    ///     .password_pages("account");
    /// ```
    pub fn password_pages(mut self, form: impl Into<String>) -> Self {
        self.password_pages.push(form.into());
        self
    }
}

/// The ids of the forms with pages for a new password, and the first of the pages that ask for an address.
pub(crate) fn check(
    forms: &[Form],
    named: &[String],
) -> Result<(Vec<&'static str>, Option<String>), ConfigError> {
    let mut ids = Vec::new();
    let mut first = None;
    for id in named {
        let found = forms.iter().find(|form| form.id() == id);
        let form = found.filter(|form| form.has_email() && form.has_password());
        let form = form.ok_or_else(|| ConfigError::PasswordPages { form: id.clone() })?;
        ids.push(form.id());
        first = first.or_else(|| Some([form.path(), "/forgot"].concat()));
    }
    Ok((ids, first))
}
