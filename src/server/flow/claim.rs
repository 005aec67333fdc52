//! The claim of the browser that began a sign-up to the account that another browser confirmed.

use crate::{
    form::Form,
    server::{
        error::internal::InternalError,
        flow::{
            confirm::Confirm,
            just_confirmed::{ConfirmedBy, JustConfirmed},
        },
        store::attempt::{Attempt, AttemptState},
    },
};

impl Confirm {
    /// The account of the attempt, if its originator may still claim it. The caller has proved to be the
    /// originator. It works once, only until the attempt expires, and only while the account has the
    /// password that the originator chose: another password ends the claim too.
    pub(crate) async fn claim(
        &self,
        form: &Form,
        own: &Attempt,
    ) -> Result<Option<JustConfirmed>, InternalError> {
        if own.state != AttemptState::Confirmed || !own.has_claim {
            return Ok(None);
        }
        let account = self.cx.store.take_claim(own.id, self.cx.now()).await?;
        tracing::info!(form = form.id(), is_granted = account.is_some(), "account claimed");
        Ok(account.map(|account| {
            let by = ConfirmedBy::Claimed;
            JustConfirmed { form: form.id(), account, by }
        }))
    }
}
