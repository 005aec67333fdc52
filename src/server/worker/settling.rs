//! The results of deliveries, written together.
//!
//! Each result is written as soon as no other is being written. Results that arrive in the meantime share
//! the next transaction: one wait for the disk in place of many.

use std::sync::{Mutex, PoisonError};

use tokio::sync::{Mutex as Turn, oneshot};
use uuid::Uuid;

use crate::server::{
    error::store::StoreError,
    store::{Store, outbox::SendOutcome},
};

/// Writes the results of deliveries.
#[derive(Debug, Default)]
pub(crate) struct Settling {
    waiting: Mutex<Vec<Waiting>>,
    turn: Turn<()>,
}

/// A result that is not written yet.
#[derive(Debug)]
struct Waiting {
    settled: (Uuid, SendOutcome),
    done: oneshot::Sender<Result<(), StoreError>>,
}

impl Settling {
    /// Writes the result of a mail. It is on disk when this returns.
    pub(crate) async fn settle(
        &self,
        store: &dyn Store,
        id: Uuid,
        outcome: SendOutcome,
    ) -> Result<(), StoreError> {
        loop {
            let (done, mut written) = oneshot::channel();
            self.push(Waiting { settled: (id, outcome.clone()), done });
            let turn = self.turn.lock().await;
            if let Ok(result) = written.try_recv() {
                // Another delivery wrote it together with its own.
                return result;
            }
            write(store, self.take()).await;
            drop(turn);
            if let Ok(result) = written.try_recv() {
                return result;
            }
            // The delivery that wrote it was cancelled, perhaps before it wrote.
        }
    }

    fn push(&self, waiting: Waiting) {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).push(waiting);
    }

    fn take(&self) -> Vec<Waiting> {
        std::mem::take(&mut *self.waiting.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

async fn write(store: &dyn Store, batch: Vec<Waiting>) {
    if batch.len() > 1 {
        let settled: Vec<_> = batch.iter().map(|waiting| waiting.settled.clone()).collect();
        match store.settle_mails(&settled).await {
            Ok(()) => return batch.into_iter().for_each(|waiting| drop(waiting.done.send(Ok(())))),
            Err(error) => {
                tracing::debug!(%error, "results could not be written together");
            }
        }
    }
    // One result that the database refuses must not keep the others from being written.
    for Waiting { settled: (id, outcome), done } in batch {
        // A delivery that was cancelled in the meantime awaits no result.
        drop(done.send(store.settle_mail(id, &outcome).await));
    }
}
