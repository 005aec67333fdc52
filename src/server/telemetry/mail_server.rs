//! Whether the mail server takes the mails of this process, and which of its faults the log has.

use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, SystemTime},
};

/// A server that works and fails in turns is logged once in this time.
const SILENCE: Duration = Duration::from_secs(60 * 60);

/// The state of the mail server, as far as an operator must act.
#[derive(Debug, Default)]
pub(crate) struct MailServerState(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    failing_since: Option<SystemTime>,
    /// The stages that the log has, and since when.
    logged: Vec<(&'static str, SystemTime)>,
}

impl MailServerState {
    /// Records a fault at a stage. Returns whether it must be logged: once until mails go out again.
    pub(crate) fn record_fault(&self, stage: &'static str, now: SystemTime) -> bool {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let since = *state.failing_since.get_or_insert(now);
        match state.logged.iter_mut().find(|(logged, _)| *logged == stage) {
            None => state.logged.push((stage, now)),
            Some((_, at)) if *at < since && now >= *at + SILENCE => *at = now,
            Some(_) => return false,
        }
        true
    }

    /// Records that a mail went out. Returns whether there was a fault before.
    pub(crate) fn record_success(&self) -> bool {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.failing_since.take().is_some()
    }

    /// The time of the first fault since a mail went out.
    pub(crate) fn failing_since(&self) -> Option<SystemTime> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).failing_since
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minutes: u64) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(minutes * 60)
    }

    #[test]
    fn a_fault_is_logged_once_until_mails_go_out_again() {
        let server = MailServerState::default();
        assert!(!server.record_success());
        assert!(server.record_fault("sender", at(0)));
        assert!(!server.record_fault("sender", at(300)), "it goes on");
        assert!(server.record_fault("login", at(301)), "another fault");
        assert_eq!(server.failing_since(), Some(at(0)));
        assert!(server.record_success());
        assert_eq!(server.failing_since(), None);
        assert!(server.record_fault("sender", at(302)), "it worked in between");
        assert!(server.record_success());
        assert!(!server.record_fault("sender", at(303)), "in turns");
        assert!(server.record_success());
        assert!(server.record_fault("sender", at(362)));
    }
}
