//! Whether the mail server takes international local parts, such as `jörg@example.org`.

use std::sync::atomic::{AtomicU8, Ordering};

const UNKNOWN: u8 = 0;
const TAKEN: u8 = 1;
const REFUSED: u8 = 2;

/// What is known of a server. It is learnt from each answer to EHLO, and never asked in a request.
#[derive(Debug)]
pub(super) struct Smtputf8 {
    /// What the mail URL says.
    told: Option<bool>,
    learnt: AtomicU8,
}

impl Smtputf8 {
    pub(super) fn new(told: Option<bool>) -> Self {
        Self { told, learnt: AtomicU8::new(UNKNOWN) }
    }

    pub(super) fn told(&self) -> Option<bool> {
        self.told
    }

    pub(super) fn learn(&self, is_taken: bool) {
        self.learnt.store(if is_taken { TAKEN } else { REFUSED }, Ordering::Relaxed);
    }

    /// Returns `None` before the first connection.
    pub(super) fn is_taken(&self) -> Option<bool> {
        self.told.or_else(|| match self.learnt.load(Ordering::Relaxed) {
            TAKEN => Some(true),
            REFUSED => Some(false),
            _ => None,
        })
    }

    /// The result of a check.
    pub(super) fn in_words(&self) -> &'static str {
        match (self.told, self.is_taken()) {
            (Some(true), _) => "forms accept international addresses, as the mail URL says",
            (Some(false), _) => "forms refuse international addresses, as the mail URL says",
            (None, Some(false)) => {
                "the server takes no international addresses, so forms refuse them"
            }
            (None, _) => "the server takes international addresses",
        }
    }
}
