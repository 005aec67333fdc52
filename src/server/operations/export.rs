//! The export of a person's data in one call.

use std::sync::Arc;

use crate::server::{
    error::store::StoreError,
    flow::context::Context,
    operations::person::{People, Subject},
    store::export::PersonalData,
};

/// Exports people's data.
#[derive(Debug)]
pub(crate) struct Export {
    pub(crate) cx: Arc<Context>,
    pub(crate) people: Arc<People>,
}

impl Export {
    /// Returns all data of a person.
    pub(crate) async fn run(&self, subject: &Subject) -> Result<PersonalData, StoreError> {
        match self.people.find(subject).await? {
            Some(person) => self.cx.store.export(&person).await,
            None => Ok(PersonalData::default()),
        }
    }
}
