//! Mails kept in memory instead of sent, for development and test suites.

use std::{
    collections::VecDeque,
    sync::{Mutex, PoisonError},
};

use async_trait::async_trait;

use super::{Mail, MailError, Mailer};

/// Keeps this many mails and forgets the oldest.
const CAPACITY: usize = 1_000;

/// Captures mails and shows them at `/dev/mailbox`.
///
/// The page is for people. Suites read `/dev/mailbox.json` (or ask for `application/json`), newest
/// mail first, optionally `?to=ada@example.org`: a list of objects with `message_id`, `from`, `to`, `subject`, `text`,
/// `html`, the `links` in the text and the `code`. A sign-up with it does not start when its
/// public URL is not loopback.
#[derive(Debug, Default)]
pub struct CapturedMailer {
    mails: Mutex<VecDeque<Mail>>,
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

    fn captured(&self) -> Option<&CapturedMailer> {
        Some(self)
    }
}
