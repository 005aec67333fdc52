//! The waitlist: people with a proven address who wait until the host admits them.

use uuid::Uuid;

use crate::{
    form::Form,
    server::{
        error::{admission::AdmissionError, store::StoreError},
        flow::{confirm::Confirm, context::Context},
        store::{admission::Parked, attempt::ConfirmOutcome},
    },
};

/// The number of people in one page of the list.
const PAGE: u32 = 100;

/// The waitlist of one form, from [`Signup::waitlist`](crate::Signup::waitlist).
#[derive(Clone, Copy, Debug)]
pub struct Waitlist<'a> {
    pub(crate) cx: &'a Context,
    pub(crate) confirm: &'a Confirm,
    pub(crate) form: &'a str,
}

/// The result of admitting a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AdmitOutcome {
    /// There is an account, and a welcome is on its way.
    Admitted {
        /// The id of the account.
        account: Uuid,
    },
    /// The address had an account already. It no longer waits.
    AlreadyHadAccount,
    /// Another account took the username in the meantime. Nothing was changed. The waitlist does not
    /// reserve usernames.
    UsernameTaken,
    /// No person waits under this id.
    NotFound,
}

impl Waitlist<'_> {
    /// Lists up to `limit` people, the longest-waiting first. For the next page, pass the last one as
    /// `after`.
    ///
    /// # Errors
    /// An [`AdmissionError`] when there is no such form or the store fails.
    pub async fn list(
        &self,
        after: Option<&Parked>,
        limit: u32,
    ) -> Result<Vec<Parked>, AdmissionError> {
        let form = self.cx.known_form(self.form)?;
        Ok(self.cx.store.list_waitlist(form.id(), after, limit).await?)
    }

    /// Creates the account of a person who waits, and writes a welcome mail. As with every
    /// confirmation, the host's hook runs in the same transaction.
    ///
    /// # Errors
    /// An [`AdmissionError`] when there is no such form, or the store or the hook fails. Then nothing
    /// was changed.
    pub async fn admit(&self, id: Uuid) -> Result<AdmitOutcome, AdmissionError> {
        let form = self.cx.known_form(self.form)?;
        Ok(self.try_admit(form, id).await?)
    }

    /// Admits up to `people` people, the longest-waiting first, each in its own transaction. Skips a
    /// person whose username is taken. Returns the number of new accounts.
    ///
    /// # Errors
    /// An [`AdmissionError`] when there is no such form, or the store or the hook fails. The people
    /// before stay admitted.
    pub async fn admit_next(&self, people: u32) -> Result<u32, AdmissionError> {
        let form = self.cx.known_form(self.form)?;
        let (mut admitted, mut last) = (0, None);
        loop {
            let waiting = self.cx.store.list_waitlist(form.id(), last.as_ref(), PAGE).await?;
            for parked in &waiting {
                if admitted == people {
                    return Ok(admitted);
                }
                if matches!(self.try_admit(form, parked.id).await?, AdmitOutcome::Admitted { .. }) {
                    admitted += 1;
                }
            }
            last = waiting.into_iter().last();
            if last.is_none() {
                return Ok(admitted);
            }
        }
    }

    /// Removes a person from the list and deletes all their data. No mail is sent, and the address may
    /// sign up again. Returns whether the person was on the list.
    ///
    /// # Errors
    /// An [`AdmissionError`] when there is no such form or the store fails.
    pub async fn decline(&self, id: Uuid) -> Result<bool, AdmissionError> {
        let form = self.cx.known_form(self.form)?;
        let is_removed = self.cx.store.remove_from_waitlist(form.id(), id).await?;
        tracing::info!(form = form.id(), attempt = %id, is_removed, "waitlist removal requested");
        Ok(is_removed)
    }

    async fn try_admit(&self, form: &Form, id: Uuid) -> Result<AdmitOutcome, StoreError> {
        let confirmation = self.confirm.admitting(form, id);
        let outcome = self.cx.store.confirm(&confirmation).await?;
        tracing::info!(form = form.id(), attempt = %id, ?outcome, "admission processed");
        self.cx.wake_workers();
        Ok(match outcome {
            ConfirmOutcome::Confirmed => AdmitOutcome::Admitted { account: confirmation.account },
            ConfirmOutcome::AlreadyConfirmed => AdmitOutcome::AlreadyHadAccount,
            ConfirmOutcome::UsernameTaken => AdmitOutcome::UsernameTaken,
            _ => AdmitOutcome::NotFound,
        })
    }
}
