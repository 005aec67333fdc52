//! Which forms share their accounts.

use crate::{
    form::Form,
    server::{builder::SignupBuilder, error::config::ConfigError, store::Store},
};

/// A form, and the form whose accounts it shares.
pub(crate) type Shared = (&'static str, &'static str);

impl SignupBuilder {
    /// Lets forms share the accounts of the form `owner`: one mailbox, one username and one identity has one
    /// account across them. For a sign-up in two forms of different languages, or for a newsletter beside the
    /// accounts.
    ///
    /// ```
    /// use leptos_signup::{Form, Signup};
    ///
    /// let builder = Signup::builder()
    ///     .form(Form::new("account").email().password())
    ///     .form(Form::new("newsletter").at("/newsletter").email())
    ///     .share_accounts("account", ["newsletter"]);
    /// ```
    ///
    /// - A person who has an account through one form, and signs up with another one, gets the mail "you already
    ///   have an account", and no second account, profile or consent. All answers are the same as for a new
    ///   address.
    /// - [`Signup::accounts`](crate::Signup::accounts) of any of them has the accounts of all, by the rules of
    ///   `owner`. `Account::form` says which form made an account, and
    ///   [`AccountFilter::made_by`](crate::accounts::AccountFilter::made_by) lists those.
    /// - An account of a form without a password has none until its owner chooses one by mail on the pages of a
    ///   form with a password. So `owner` must ask for a password if any of them does, and for a username too.
    /// - All of them ask for an address, or none does, and they have the same
    ///   [level of keys](crate::Form::key_level) and the same openness about
    ///   [duplicates](crate::Form::reveal_duplicates).
    ///
    /// Decide it before the first account: a form that already has accounts apart from `owner` refuses to start,
    /// and `docs/databases.md` says how to move them.
    pub fn share_accounts<T: Into<String>>(
        mut self,
        owner: impl Into<String>,
        forms: impl IntoIterator<Item = T>,
    ) -> Self {
        let owner = owner.into();
        self.shared_accounts.extend(forms.into_iter().map(|form| (form.into(), owner.clone())));
        self
    }
}

/// The forms that share accounts, each with the form whose accounts they are.
pub(crate) fn check(
    forms: &[Form],
    named: &[(String, String)],
) -> Result<Vec<Shared>, ConfigError> {
    let mut shared = Vec::new();
    for (form, owner) in named {
        let refuse = |reason: &str| ConfigError::SharedAccounts {
            form: form.clone(),
            owner: owner.clone(),
            reason: reason.to_owned(),
        };
        let find = |id: &String| forms.iter().find(|known| known.id() == id);
        let (Some(form), Some(owner)) = (find(form), find(owner)) else {
            return Err(refuse("one of the forms does not exist: add both with `.form(…)`"));
        };
        if let Some(reason) = misfit(form, owner) {
            return Err(refuse(reason));
        }
        let is_owner = |id: &str| named.iter().any(|(_, owner)| owner == id);
        let shares = |id: &str| named.iter().filter(|(form, _)| form == id).count();
        if form.id() == owner.id() || is_owner(form.id()) || shares(form.id()) > 1 {
            return Err(refuse("name each form once, and one form as the owner of all"));
        }
        shared.push((form.id(), owner.id()));
    }
    Ok(shared)
}

/// Why the accounts of one form cannot be among those of the other.
fn misfit(form: &Form, owner: &Form) -> Option<&'static str> {
    if form.has_email() != owner.has_email() {
        return Some("only one of them asks for an address, so nothing would tell people apart");
    }
    if form.get_key_level() != owner.get_key_level() {
        return Some("they have different levels of keys: give both the same `.key_level(…)`");
    }
    if form.reveals_duplicates() != owner.reveals_duplicates() {
        return Some(
            "one would tell of the accounts of the other: give `.reveal_duplicates()` to both or none",
        );
    }
    if form.has_password() && !owner.has_password() {
        return Some("the owner must ask for a password: swap them, or add `.password()`");
    }
    if form.username_field().is_some() && owner.username_field().is_none() {
        return Some("the owner must ask for a username: swap them, or add `.username()`");
    }
    None
}

/// Refuses a form that had accounts of its own before it shared those of another one. They would be found no
/// more, and their owners could sign up again.
pub(crate) async fn check_stored(store: &dyn Store, shared: &[Shared]) -> Result<(), ConfigError> {
    for (form, owner) in shared {
        if store.has_accounts_apart(form).await? {
            return Err(ConfigError::SharedAccounts {
                form: (*form).to_owned(),
                owner: (*owner).to_owned(),
                reason: "it has accounts of its own: move them as docs/databases.md says"
                    .to_owned(),
            });
        }
    }
    Ok(())
}
