//! The transactions of a sign-up: each begins here and is committed here.

use std::time::SystemTime;

use async_trait::async_trait;
use uuid::Uuid;

use crate::server::{
    crypto::secret::SecretHash,
    error::store::StoreError,
    store::{
        Store,
        account::{Account, NewAccount},
        admission::{AdmissionStore, Parked, StoredInvite},
        attempt::{
            AddressChange, AddressOutcome, Attempt, BeginOutcome, ConfirmOutcome, Confirmation,
            FindAttemptBy, NewAttempt, Rejection, Resend, ResendOutcome,
        },
        held_name::HeldNames,
        outbox::{DueEvent, EventOutcome, OutboxMail, SendOutcome},
        purge::{Outdated, Purged},
        site::Site,
        sql::{
            account, attempt, claim, confirmation, create, engine::Engine, event, held_name,
            invite, migration, outbox, purge, session, sql_store::SqlStore, takeover, waitlist,
        },
    },
};

#[async_trait]
impl<E: Engine> Store for SqlStore<E> {
    #[cfg(feature = "testing")]
    fn rehearsal(&self) -> &dyn crate::server::store::rehearsal::Rehearsal {
        self
    }

    async fn migrate(&self) -> Result<(), StoreError> {
        migration::migrate(self, E::MIGRATIONS).await
    }

    fn set_up(&mut self, site: Site, held_names: HeldNames) {
        self.site = site;
        self.held_names = Some(held_names);
    }

    async fn begin_attempt(&self, attempt: &NewAttempt) -> Result<BeginOutcome, StoreError> {
        self.write(|mut write| async move {
            let begun = attempt::begin(&mut write, attempt).await?;
            if matches!(begun, BeginOutcome::Begun(_)) {
                write.commit().await?;
            }
            Ok(begun)
        })
        .await
    }

    async fn create_account(&self, new: &NewAccount) -> Result<BeginOutcome, StoreError> {
        self.write(|mut write| async move {
            let begun = create::create(&mut write, new, self.hook.as_ref()).await?;
            if begun == BeginOutcome::Written {
                #[cfg(feature = "testing")]
                self.failing.check()?;
                write.commit().await?;
            }
            Ok(begun)
        })
        .await
    }

    async fn is_username_free(
        &self,
        form: &str,
        key: &str,
        now: SystemTime,
    ) -> Result<bool, StoreError> {
        let mut session = self.read().await?;
        Ok(!account::has_username(&mut session, form, Some(key)).await?
            && !held_name::is_held(&mut session, form, Some(key), now).await?)
    }

    async fn find_attempt(
        &self,
        form: &str,
        by: FindAttemptBy,
    ) -> Result<Option<Attempt>, StoreError> {
        attempt::find(&mut self.read().await?, form, by).await
    }

    async fn find_account_by_request(
        &self,
        form: &str,
        request: SecretHash,
    ) -> Result<Option<Account>, StoreError> {
        account::find_by_request(&mut self.read().await?, form, request).await
    }

    async fn resend(&self, resend: &Resend) -> Result<ResendOutcome, StoreError> {
        self.write(|mut write| async move {
            let outcome = attempt::resend(&mut write, resend).await?;
            write.commit().await?;
            Ok(outcome)
        })
        .await
    }

    async fn change_address(&self, change: &AddressChange) -> Result<AddressOutcome, StoreError> {
        self.write(|mut write| async move {
            let outcome = attempt::change_address(&mut write, change).await?;
            write.commit().await?;
            Ok(outcome)
        })
        .await
    }

    async fn reject_attempt(&self, rejection: &Rejection) -> Result<bool, StoreError> {
        self.write(|mut write| async move {
            let is_rejected = takeover::reject(&mut write, rejection).await?;
            write.commit().await?;
            Ok(is_rejected)
        })
        .await
    }

    async fn confirm(&self, confirmation: &Confirmation) -> Result<ConfirmOutcome, StoreError> {
        self.write(|mut write| async move {
            let hook = self.hook.as_ref();
            let outcome = confirmation::confirm(&mut write, confirmation, hook).await?;
            // A taken username or a spent invite does not use up the proof.
            if !matches!(
                outcome,
                ConfirmOutcome::UsernameTaken
                    | ConfirmOutcome::InviteSpent
                    | ConfirmOutcome::InviteForAnother
            ) {
                #[cfg(feature = "testing")]
                self.failing.check()?;
                write.commit().await?;
            }
            Ok(outcome)
        })
        .await
    }

    async fn take_claim(&self, attempt: Uuid, now: SystemTime) -> Result<Option<Uuid>, StoreError> {
        self.write(|mut write| async move {
            let account = claim::take(&mut write, attempt, now).await?;
            write.commit().await?;
            Ok(account)
        })
        .await
    }

    async fn lease_mails(
        &self,
        forms: &[&'static str],
        now: SystemTime,
        until: SystemTime,
        limit: u32,
    ) -> Result<Vec<OutboxMail>, StoreError> {
        // A look without a transaction, so that an idle worker holds no lock.
        let waiting = outbox::look(&mut self.read().await?, forms, now).await?;
        if waiting.is_empty() {
            return Ok(Vec::new());
        }
        let waiting = &waiting;
        self.write(|mut write| async move {
            let mails = outbox::lease(&mut write, now, until, limit, waiting).await?;
            write.commit().await?;
            Ok(mails)
        })
        .await
    }

    async fn settle_mail(&self, id: Uuid, outcome: &SendOutcome) -> Result<(), StoreError> {
        self.write_once(|mut write| async move {
            outbox::settle(&mut write, id, outcome).await?;
            write.commit().await
        })
        .await
    }

    async fn settle_mails(&self, settled: &[(Uuid, SendOutcome)]) -> Result<(), StoreError> {
        self.write(|mut write| async move {
            outbox::settle_all(&mut write, settled).await?;
            write.commit().await
        })
        .await
    }

    async fn scrub_log(&self) -> Result<bool, StoreError> {
        if !E::HAS_ONE_WRITER {
            return Ok(true);
        }
        // The connection goes back before the writer lock is taken: there may be only one.
        E::write_back(self.read().await?.connection()).await.map_err(session::failed::<E>)?;
        let _lock = self.writer_lock().await?;
        E::scrub_log(&self.pool).await.map_err(session::failed::<E>)
    }

    async fn lease_events(
        &self,
        now: SystemTime,
        until: SystemTime,
        limit: u32,
    ) -> Result<Vec<DueEvent>, StoreError> {
        let forms = event::forms_with_work(&mut self.read().await?, now).await?;
        if forms.is_empty() {
            return Ok(Vec::new());
        }
        let forms = &forms;
        self.write(|mut write| async move {
            let events = event::lease(&mut write, forms, now, until, limit).await?;
            write.commit().await?;
            Ok(events)
        })
        .await
    }

    async fn settle_event(&self, id: Uuid, outcome: &EventOutcome) -> Result<(), StoreError> {
        self.write_once(|mut write| async move {
            event::settle(&mut write, id, outcome).await?;
            write.commit().await
        })
        .await
    }

    async fn purge(&self, outdated: &Outdated, limit: u32) -> Result<Purged, StoreError> {
        self.write(|mut write| async move {
            let purged = purge::purge(&mut write, outdated, limit).await?;
            write.commit().await?;
            Ok(purged)
        })
        .await
    }

    async fn count_outdated(&self, outdated: &Outdated) -> Result<Purged, StoreError> {
        purge::count(&mut self.read().await?, outdated).await
    }
}

#[async_trait]
impl<E: Engine> AdmissionStore for SqlStore<E> {
    async fn add_invite(&self, invite: &StoredInvite, code: SecretHash) -> Result<(), StoreError> {
        self.write(|mut write| async move {
            invite::add(&mut write, invite, code).await?;
            write.commit().await
        })
        .await
    }

    async fn find_invite(
        &self,
        form: &str,
        code: SecretHash,
    ) -> Result<Option<StoredInvite>, StoreError> {
        invite::find(&mut self.read().await?, form, code).await
    }

    async fn list_invites(
        &self,
        form: &str,
        before: Option<Uuid>,
        limit: u32,
    ) -> Result<Vec<StoredInvite>, StoreError> {
        invite::list(&mut self.read().await?, form, before, limit).await
    }

    async fn revoke_invite(
        &self,
        form: &str,
        id: Uuid,
        now: SystemTime,
    ) -> Result<bool, StoreError> {
        self.write(|mut write| async move {
            let is_revoked = invite::revoke(&mut write, form, id, now).await?;
            write.commit().await?;
            Ok(is_revoked)
        })
        .await
    }

    async fn list_waitlist(
        &self,
        form: &str,
        after: Option<&Parked>,
        limit: u32,
    ) -> Result<Vec<Parked>, StoreError> {
        waitlist::list(&mut self.read().await?, form, after, limit).await
    }

    async fn remove_from_waitlist(&self, form: &str, id: Uuid) -> Result<bool, StoreError> {
        self.write(|mut write| async move {
            let is_removed = waitlist::remove(&mut write, form, id).await?;
            write.commit().await?;
            Ok(is_removed)
        })
        .await
    }
}
