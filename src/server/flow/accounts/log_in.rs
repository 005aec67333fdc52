//! The look-up and the password of a log-in, in one call.

use uuid::Uuid;

use crate::{
    server::{
        flow::accounts::{Accounts, error::AccountError},
        limits::FailureRow,
        store::{account::Account, look_up::LookUp},
    },
    wire::refusal::Refusal,
};

/// The result of [`Accounts::authenticate`].
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum LogIn {
    /// The password is that of this account.
    Account(Box<Account>),
    /// There is no such account, or the password is wrong. Which of the two, no answer tells.
    Refused,
    /// The password is right, and there is no account yet: the mailbox is not proven, or the person is on the
    /// waitlist. Only a form with [`reveal_duplicates`](crate::Form::reveal_duplicates) says so, and only to
    /// a person who knows the password. On other forms it is [`Refused`](Self::Refused).
    NotConfirmed,
    /// Too many tries for this login or from this network. The password was not looked at.
    TooOften {
        /// Seconds until the next try may be admitted.
        retry_after: u32,
    },
}

impl LogIn {
    /// The account, if the password is right.
    #[must_use]
    pub fn account(self) -> Option<Account> {
        match self {
            Self::Account(account) => Some(*account),
            _ => None,
        }
    }
}

impl Accounts {
    /// Looks up the account of a login, an address or a username, and verifies its password, for the host's own
    /// log-in. It has the normalisation of the sign-up and the same bounded queue of hashes. A right password
    /// whose hash cost less than today's is hashed again, as by
    /// [`Signup::verify_password`](crate::Signup::verify_password).
    ///
    /// Without an account it runs the same statements and hashes once all the same, so neither the answer nor
    /// its time tells whether there is one.
    ///
    /// Failures in a row are limited for each login, and all tries for each network that
    /// [`asked_by`](Self::asked_by) names:
    /// [`failed_log_ins_per_login`](crate::RateLimits::failed_log_ins_per_login) and
    /// [`log_ins_per_network`](crate::RateLimits::log_ins_per_network). The limits count in the memory of one
    /// instance. A right password ends the row, and so does a new one, in every instance: an owner whom a stranger
    /// locked out gets in after a reset. A login without an account is refused alike.
    ///
    /// ```
    /// use axum::http::request::Parts;
    /// use leptos_signup::{Signup, accounts::{AccountError, LogIn}};
    /// use uuid::Uuid;
    ///
    /// async fn log_in(
    ///     signup: &Signup,
    ///     parts: &Parts,
    ///     login: &str,
    ///     password: &str,
    /// ) -> Result<Option<Uuid>, AccountError> {
    ///     let accounts = signup.accounts("account").asked_by(&parts.extensions);
    ///     Ok(match accounts.authenticate(login, password).await? {
    ///         LogIn::Account(account) => Some(account.id), // open a session
    ///         // One sentence for all others, such as "The login or the password is wrong."
    ///         _ => None,
    ///     })
    /// }
    /// ```
    ///
    /// # Errors
    /// An [`AccountError`] when there is no such form, the hash queue is full
    /// ([`is_busy`](AccountError::is_busy)), or the store or the hashing fails.
    pub async fn authenticate(&self, login: &str, password: &str) -> Result<LogIn, AccountError> {
        let form = self.known()?;
        let look_up = LookUp::login(form, login);
        if let Err(refusal) = self.limits.log_in(form, self.client) {
            return Ok(too_often(&refusal));
        }
        let store = &*self.cx.store;
        let found = store.look_up_account(&look_up).await?;
        let password_id = found.as_ref().and_then(|account| account.password_id);
        let row = FailureRow { name: look_up.name(), password: password_id };
        if let Err(refusal) = self.limits.try_password(form, &row) {
            return Ok(too_often(&refusal));
        }
        // No account has the id nil.
        let id = found.as_ref().map_or(Uuid::nil(), |account| account.id);
        let mut stored = store.find_password_hash(id).await?;
        if form.reveals_duplicates() {
            let waiting = store.find_waiting_password(&look_up, self.cx.now()).await?;
            stored = stored.or(waiting.filter(|_| found.is_none()));
        }
        let account = found.as_ref().map(|account| account.id);
        if !self.passwords.verify_stored(store, account, stored, password).await? {
            return Ok(LogIn::Refused);
        }
        self.limits.logged_in(&row);
        Ok(found.map_or(LogIn::NotConfirmed, |account| LogIn::Account(Box::new(account))))
    }
}

fn too_often(refusal: &Refusal) -> LogIn {
    match refusal {
        Refusal::TooOften { retry_after } => LogIn::TooOften { retry_after: *retry_after },
        _ => LogIn::Refused,
    }
}
