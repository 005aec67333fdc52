//! The event worker: delivers events to the host.

use std::{panic::AssertUnwindSafe, sync::Arc, time::Duration};

use async_trait::async_trait;
use futures::FutureExt;
use tokio::time;

use crate::server::{
    error::store::StoreError,
    event::{Event, EventSink},
    flow::context::Context,
    store::{
        lease::{LEASE, pause_after},
        outbox::{DueEvent, EventOutcome},
    },
    telemetry::{heartbeat::Heartbeats, metrics},
    worker::queue::{DeliveryOutcome, Queue},
};

/// The longest time for one try.
const SINK_TIMEOUT: Duration = Duration::from_secs(30);

/// Delivers events.
#[derive(Debug)]
pub(crate) struct Events {
    pub(crate) cx: Arc<Context>,
    pub(crate) sink: Option<Box<dyn EventSink>>,
    pub(crate) heartbeats: Arc<Heartbeats>,
}

#[async_trait]
impl Queue for Arc<Events> {
    type Item = DueEvent;

    const NAME: &'static str = "events";
    const IS_IN_ORDER: bool = true;
    const SLOTS: usize = 16;

    async fn lease(&self, limit: u32) -> Result<Vec<DueEvent>, StoreError> {
        if self.sink.is_none() {
            return Ok(Vec::new());
        }
        let now = self.cx.now();
        self.cx.store.lease_events(now, now + LEASE, limit).await
    }

    async fn deliver(&self, due: DueEvent) -> Result<DeliveryOutcome, StoreError> {
        let DueEvent { event, tries } = due;
        let (outcome, result) = match self.send(&event).await {
            Ok(()) => (DeliveryOutcome::Sent, EventOutcome::Delivered),
            Err(error) => {
                tracing::warn!(event = %event.id, kind = %event.kind, error, "event not delivered");
                let at = self.cx.now() + pause_after(tries);
                (DeliveryOutcome::Retried, EventOutcome::Retry { at })
            }
        };
        metrics::event(&event.form, event.kind.as_str(), outcome.as_str());
        self.cx.store.settle_event(event.id, &result).await?;
        Ok(outcome)
    }

    async fn written(&self) {
        self.cx.event_written.notified().await;
    }

    fn record_heartbeat(&self) {
        self.heartbeats.events.record(self.cx.now());
    }

    fn stop_heartbeat(&self) {
        self.heartbeats.events.stop();
    }
}

impl Events {
    /// A sink is the host's code: its panic costs one try and not the worker.
    async fn send(&self, event: &Event) -> Result<(), String> {
        let Some(sink) = &self.sink else { return Err("there is no event sink".to_owned()) };
        let take = AssertUnwindSafe(async { sink.take(event).await }).catch_unwind();
        match time::timeout(SINK_TIMEOUT, take).await {
            Ok(Ok(taken)) => taken.map_err(|error| error.to_string()),
            Ok(Err(_)) => Err("the event sink panicked".to_owned()),
            Err(_) => Err("the event sink took too long".to_owned()),
        }
    }
}
