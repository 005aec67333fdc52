//! What bots that gave themselves away believe to have begun. It is in memory and nowhere else.

use std::{
    collections::VecDeque,
    fmt,
    sync::{Mutex, PoisonError},
};

use super::store::{Attempt, AttemptState, NewAttempt, SecretHash};

/// More are forgotten, those from long ago first: their page then names no address.
const REMEMBERED: usize = 256;

/// Attempts that were never written, with the form of each.
#[derive(Default)]
pub(crate) struct Decoys(Mutex<VecDeque<(&'static str, Attempt)>>);

impl Decoys {
    pub(crate) fn keep(&self, attempt: &NewAttempt) {
        let Some(email) = &attempt.person.email else { return };
        let decoy = Attempt {
            id: attempt.id,
            email: email.deliverable.clone(),
            state: AttemptState::Pending,
            originator_hash: attempt.originator_hash,
            password_hash: None,
            mailed_at: attempt.mail.now,
            expires_at: attempt.mail.expires_at,
        };
        let mut decoys = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        decoys.truncate(REMEMBERED - 1);
        decoys.push_front((attempt.form, decoy));
    }

    /// The one that a browser believes to be the originator of.
    pub(crate) fn find(&self, form: &str, originator: SecretHash) -> Option<Attempt> {
        let decoys = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut of_form = decoys.iter().filter(|(of, _)| *of == form).map(|(_, decoy)| decoy);
        of_form.find(|decoy| decoy.originator_hash == originator).cloned()
    }
}

impl fmt::Debug for Decoys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Decoys").finish_non_exhaustive()
    }
}
