//! The waitlist: people with a proven address, until the host admits them.

use uuid::Uuid;

use super::AdmissionError;
use crate::{
    Form, Signup,
    server::store::{Confirmed, Parked, StoreError},
};

/// How many are looked at at a time.
const PAGE: u32 = 100;

/// The waitlist of one form, from [`Signup::waitlist`].
#[derive(Clone, Copy, Debug)]
pub struct Waitlist<'a> {
    signup: &'a Signup,
    form: &'a str,
}

/// What came of admitting somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Admitted {
    /// There is an account, and a welcome is on its way.
    Now {
        /// The id of the account.
        account: Uuid,
    },
    /// The address had an account already; nobody waits with it any more.
    HadAccount,
    /// Somebody else has the name in the meantime: nothing was changed. Names of people who wait
    /// are not reserved.
    UsernameTaken,
    /// Nobody waits under this id.
    NotThere,
}

impl Signup {
    /// The waitlist of a form, for the host's own pages and programs.
    ///
    /// ```
    /// use leptos_signup::{AdmissionError, Signup};
    ///
    /// async fn let_somebody_in(signup: &Signup) -> Result<(), AdmissionError> {
    ///     let waitlist = signup.waitlist("account");
    ///     for waiting in waitlist.list(None, 50).await? {
    ///         println!("{} since {:?}", waiting.masked_email(), waiting.parked_at);
    ///         if waiting.email.ends_with("@example.org") {
    ///             waitlist.admit(waiting.id).await?;
    ///         }
    ///     }
    ///     println!("{} more", waitlist.admit_next(10).await?);
    ///     Ok(())
    /// }
    /// ```
    #[must_use]
    pub fn waitlist<'a>(&'a self, form: &'a str) -> Waitlist<'a> {
        Waitlist { signup: self, form }
    }
}

impl Waitlist<'_> {
    /// Up to `limit` people, those who have waited longest first; to go on, give the last one as
    /// `after`.
    ///
    /// # Errors
    /// An [`AdmissionError`], when there is no such form or the store fails.
    pub async fn list(
        &self,
        after: Option<&Parked>,
        limit: u32,
    ) -> Result<Vec<Parked>, AdmissionError> {
        let form = self.signup.known_form(self.form)?;
        Ok(self.signup.inner().store.parked(form.id(), after, limit).await?)
    }

    /// Makes the account of somebody who waits, and writes a welcome. It goes the way of every
    /// confirmation: the host's hook runs in the same transaction.
    ///
    /// # Errors
    /// An [`AdmissionError`], when there is no such form or the store or the hook fails; then
    /// nothing was changed.
    pub async fn admit(&self, id: Uuid) -> Result<Admitted, AdmissionError> {
        let form = self.signup.known_form(self.form)?;
        Ok(self.try_admit(form, id).await?)
    }

    /// Admits up to `people` of those who have waited longest, each in a transaction of its own,
    /// and tells how many accounts that made. Whose name is taken is passed over.
    ///
    /// # Errors
    /// An [`AdmissionError`], when there is no such form or the store or the hook fails; whoever
    /// came before stays admitted.
    pub async fn admit_next(&self, people: u32) -> Result<u32, AdmissionError> {
        let form = self.signup.known_form(self.form)?;
        let (mut admitted, mut last) = (0, None);
        loop {
            let waiting = self.signup.inner().store.parked(form.id(), last.as_ref(), PAGE).await?;
            for parked in &waiting {
                if admitted == people {
                    return Ok(admitted);
                }
                if matches!(self.try_admit(form, parked.id).await?, Admitted::Now { .. }) {
                    admitted += 1;
                }
            }
            last = waiting.into_iter().last();
            if last.is_none() {
                return Ok(admitted);
            }
        }
    }

    /// Strikes somebody off the list and deletes all that is stored of them. No mail is sent, and
    /// the same address may sign up again. Tells whether there was somebody.
    ///
    /// # Errors
    /// An [`AdmissionError`], when there is no such form or the store fails.
    pub async fn decline(&self, id: Uuid) -> Result<bool, AdmissionError> {
        let form = self.signup.known_form(self.form)?;
        let declined = self.signup.inner().store.forget_parked(form.id(), id).await?;
        tracing::info!(form = form.id(), attempt = %id, declined, "to be struck off the waitlist");
        Ok(declined)
    }

    async fn try_admit(&self, form: &Form, id: Uuid) -> Result<Admitted, StoreError> {
        let confirmation = self.signup.admitting(form, id);
        let outcome = self.signup.inner().store.confirm(&confirmation).await?;
        tracing::info!(form = form.id(), attempt = %id, ?outcome, "to be admitted");
        self.signup.wake_workers();
        Ok(match outcome {
            Confirmed::Now => Admitted::Now { account: confirmation.account },
            Confirmed::Before => Admitted::HadAccount,
            Confirmed::UsernameTaken => Admitted::UsernameTaken,
            _ => Admitted::NotThere,
        })
    }
}
