//! Sessions that wait for another mail.
//!
//! A mail owns its session while it is sent, and gives it back only after the last reply. So a mail that
//! was cut off in the middle takes its connection with it, and no other mail continues there.

use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

use futures::future::join_all;
use tokio::time;

use crate::server::mail::smtp::{ehlo_name::EhloName, session::Session};

/// A session carries no more mails than this: many servers allow a hundred or more.
const MAX_MAILS: u32 = 100;

/// A session is not older than this, so that a change of the server is noticed: of its address, and of
/// what it offers.
const MAX_AGE: Duration = Duration::from_secs(60);

/// The longest wait for servers to say good-bye.
const CLOSE_TIMEOUT: Duration = Duration::from_secs(1);

/// The sessions of this process that wait.
#[derive(Default)]
pub(super) struct IdleSessions(Mutex<Vec<Idle>>);

struct Idle {
    session: Session,
    /// Whether it was waiting at the last call of `close_unused` too.
    is_unused: bool,
}

impl IdleSessions {
    /// A session that was opened with this name and can carry a mail.
    pub(super) async fn take(&self, hello: &EhloName) -> Option<Session> {
        while let Some(mut session) = self.last_with(hello) {
            if !session.is_quiet().await {
                continue;
            }
            if !session.is_spent(MAX_AGE, MAX_MAILS) {
                return Some(session);
            }
            session.close().await;
        }
        None
    }

    pub(super) fn put(&self, session: Session) {
        self.with(|all| all.push(Idle { session, is_unused: false }));
    }

    /// Closes the sessions that waited since the last call. Returns whether none is left.
    pub(super) async fn close_unused(&self) -> bool {
        let (unused, is_empty) = self.with(|all| {
            let unused: Vec<Idle> = all.extract_if(.., |idle| idle.is_unused).collect();
            all.iter_mut().for_each(|idle| idle.is_unused = true);
            (unused, all.is_empty())
        });
        let closing = unused.into_iter().map(|idle| idle.session.close());
        drop(time::timeout(CLOSE_TIMEOUT, join_all(closing)).await);
        is_empty
    }

    fn last_with(&self, hello: &EhloName) -> Option<Session> {
        self.with(|all| {
            let at = all.iter().rposition(|idle| idle.session.hello() == hello)?;
            Some(all.remove(at).session)
        })
    }

    fn with<T>(&self, work: impl FnOnce(&mut Vec<Idle>) -> T) -> T {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
