//! A mailer that fails when a test wants it to.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
};

use async_trait::async_trait;

use crate::server::mail::{Mail, Mailer, captured::CapturedMailer, error::MailError};

/// A mailer that answers with the given failures, one for each mail, and otherwise captures mails. A clone has the
/// same failures and mails.
///
/// ```
/// use leptos_signup::{MailError, SignupBuilder, testing::FailingMailer};
///
/// let mailer = FailingMailer::new();
/// mailer.fail_next(MailError::transient("the mail server is away"));
/// let builder = SignupBuilder::for_testing().mailer(mailer.clone());
/// assert!(mailer.tried().is_empty());
/// ```
#[derive(Clone, Debug, Default)]
pub struct FailingMailer {
    mailbox: CapturedMailer,
    failures: Arc<Mutex<VecDeque<MailError>>>,
    tried: Arc<Mutex<Vec<String>>>,
}

impl FailingMailer {
    /// A mailer that does not fail before it is told to.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Fails once more, after the failures that it was told before.
    pub fn fail_next(&self, error: MailError) {
        self.failures.lock().unwrap_or_else(PoisonError::into_inner).push_back(error);
    }

    /// The `Message-ID` of each mail that was to be sent, in order.
    #[must_use]
    pub fn tried(&self) -> Vec<String> {
        self.tried.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The mails that were sent.
    #[must_use]
    pub fn mailbox(&self) -> &CapturedMailer {
        &self.mailbox
    }
}

#[async_trait]
impl Mailer for FailingMailer {
    async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        let id = mail.message_id.clone();
        self.tried.lock().unwrap_or_else(PoisonError::into_inner).push(id);
        let failure = self.failures.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
        match failure {
            Some(failure) => Err(failure),
            None => self.mailbox.send(mail).await,
        }
    }
}
