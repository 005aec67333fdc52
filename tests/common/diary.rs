//! A sink for events that remembers them.

use std::sync::{Arc, Mutex};

use leptos_signup::{
    SignupBuilder, async_trait,
    event::{Event, EventKind, EventSink, SinkError},
};
use tokio::sync::Notify;

use super::host::Host;

/// How the sink handles the next event.
#[derive(Clone, Copy, Debug)]
pub enum Mood {
    Fails,
    Panics,
    NeverEnds,
}

/// Handles events according to `moods`, last one first, and then accepts every event.
#[derive(Clone, Debug, Default)]
pub struct Diary {
    pub moods: Arc<Mutex<Vec<Mood>>>,
    pub tried: Arc<Mutex<Vec<Event>>>,
    pub taken: Arc<Mutex<Vec<Event>>>,
    pub asked: Arc<Notify>,
}

#[async_trait]
impl EventSink for Diary {
    async fn take(&self, event: &Event) -> Result<(), SinkError> {
        self.tried.lock().unwrap().push(event.clone());
        self.asked.notify_one();
        let mood = self.moods.lock().unwrap().pop();
        match mood {
            Some(Mood::Fails) => return Err("the diary is locked".into()),
            Some(Mood::Panics) => panic!("on purpose"),
            Some(Mood::NeverEnds) => std::future::pending::<()>().await,
            None => {}
        }
        self.taken.lock().unwrap().push(event.clone());
        Ok(())
    }
}

impl Diary {
    pub fn in_moods(moods: &[Mood]) -> Self {
        Self { moods: Arc::new(Mutex::new(moods.to_vec())), ..Self::default() }
    }

    pub fn given_to(&self) -> impl FnOnce(SignupBuilder) -> SignupBuilder + use<> {
        let sink = self.clone();
        |builder| builder.on_event(sink)
    }

    pub async fn start(&self) -> Host {
        Host::start_with(self.given_to()).await
    }

    pub fn taken(&self) -> Vec<Event> {
        self.taken.lock().unwrap().clone()
    }

    pub fn kinds(&self) -> Vec<EventKind> {
        self.taken().iter().map(|event| event.kind).collect()
    }
}
