//! Erasure of a person's data in one call.

use std::{sync::Arc, time::Duration};

use crate::{
    server::{
        error::store::StoreError,
        flow::context::Context,
        operations::person::{People, Subject},
        store::{
            erasure::{Erased, ErasureRequest},
            lease::LEASE,
        },
        telemetry::metrics,
    },
    username::Username,
};

/// Erases people's data.
#[derive(Debug)]
pub(crate) struct Erasure {
    pub(crate) cx: Arc<Context>,
    pub(crate) people: Arc<People>,
    /// How long the names of erased accounts are held back.
    pub(crate) hold_usernames: Option<Duration>,
}

impl Erasure {
    /// Deletes all data of a person and returns how much that was.
    pub(crate) async fn run(&self, subject: &Subject) -> Result<Erased, StoreError> {
        let Some(person) = self.people.find(subject).await? else {
            return Ok(Erased::default());
        };
        let now = self.cx.now();
        let new_event = || self.cx.new_event_id();
        let request = ErasureRequest {
            person: &person,
            now,
            delivered_until: now + LEASE,
            names_held_until: self.hold_usernames.map(|time| now + time),
            new_event: &new_event,
        };
        let erased = self.cx.store.erase(&request).await?;
        self.finish(&erased).await;
        Ok(erased)
    }

    /// Gives a name free that is held back. Returns whether it was.
    pub(crate) async fn release(
        &self,
        form: &str,
        username: &Username,
    ) -> Result<bool, StoreError> {
        self.cx.store.release_username(form, &username.key()).await
    }

    /// Counts and logs an erasure, and removes the data from the log of the database.
    async fn finish(&self, erased: &Erased) {
        tracing::info!(?erased, "personal data erased");
        if erased.is_empty() {
            return;
        }
        metrics::count_rows(metrics::ERASED, &erased.by_kind());
        // A worker of this process retries what cannot be removed now.
        self.cx.wake_workers();
        match self.cx.store.scrub_log().await {
            Ok(true) => {}
            Ok(false) => tracing::warn!(
                "erased data is still in the log of the database because another reader uses it"
            ),
            Err(error) => {
                tracing::warn!(%error, "erased data may still be in the log of the database");
            }
        }
    }
}
