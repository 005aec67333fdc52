//! Mails kept in memory, for development and test suites.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
};

use async_trait::async_trait;

use crate::server::mail::{Mail, Mailer, error::MailError};

/// Keeps this many mails and forgets the oldest.
const CAPACITY: usize = 1_000;

/// Captures mails and shows them at `/dev/mailbox`, on this machine only. A clone shares the mailbox.
///
/// The page is for people. Test suites read `/dev/mailbox.json` (or accept `application/json`), the
/// newest mail first, optionally with `?to=ada@example.org`: a list of objects with `message_id`,
/// `from`, `to`, `subject`, `text`, `html`, the `links` in the text and the `code`. A sign-up with this
/// mailer starts only when its public URL is loopback.
#[derive(Clone, Debug, Default)]
pub struct CapturedMailer {
    mails: Arc<Mutex<VecDeque<Mail>>>,
}

impl CapturedMailer {
    /// An empty mailbox.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The captured mails, newest first.
    #[must_use]
    pub fn mails(&self) -> Vec<Mail> {
        let mails = self.mails.lock().unwrap_or_else(PoisonError::into_inner);
        mails.iter().rev().cloned().collect()
    }
}

#[async_trait]
impl Mailer for CapturedMailer {
    async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        let mut mails = self.mails.lock().unwrap_or_else(PoisonError::into_inner);
        if mails.len() == CAPACITY {
            mails.pop_front();
        }
        mails.push_back(mail.clone());
        Ok(())
    }
}
