//! What was answered before. It is bounded: to have one answer forgotten before its time, 100,000
//! others must have been accepted since.

use std::{
    collections::{BTreeSet, HashMap},
    fmt,
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, SystemTime},
};

use sha2::{Digest, Sha256};

/// How many answers are remembered.
const MOST: usize = 100_000;

type Hash = [u8; 32];

/// The answers that were accepted, and those that are being judged.
#[derive(Default)]
pub(super) struct Replay {
    answers: Mutex<Answers>,
}

#[derive(Default)]
struct Answers {
    known: HashMap<Hash, Known>,
    /// The same, the first to be forgotten first.
    order: BTreeSet<(SystemTime, Hash)>,
}

struct Known {
    until: SystemTime,
    /// The post with which it was accepted, where that is one and the same if it is sent twice.
    post: Option<Hash>,
}

/// What becomes of an answer.
pub(super) enum Claimed<'a> {
    /// It is given for the first time.
    First(Claim<'a>),
    /// It was accepted before, with this very post, such as by a double click.
    Again,
    /// It was given before.
    Used,
}

/// An answer while it is judged: nobody else can give it. It is forgotten when this is dropped,
/// unless it was accepted.
pub(super) struct Claim<'a> {
    replay: &'a Replay,
    answer: Option<Hash>,
}

impl Replay {
    /// Claims an answer, given with `post`, for so long.
    pub(super) fn claim(
        &self,
        identity: &str,
        post: Option<Hash>,
        now: SystemTime,
        lives: Duration,
    ) -> Claimed<'_> {
        let answer = Sha256::digest(identity).into();
        let mut answers = self.lock();
        answers.forget(now);
        match answers.known.get(&answer) {
            Some(known) if post.is_some() && known.post == post => Claimed::Again,
            Some(_) => Claimed::Used,
            None => {
                answers.insert(answer, now + lives);
                Claimed::First(Claim { replay: self, answer: Some(answer) })
            }
        }
    }

    /// Whether an answer was given before.
    pub(super) fn knows(&self, identity: &str, now: SystemTime) -> bool {
        let answer: Hash = Sha256::digest(identity).into();
        self.lock().known.get(&answer).is_some_and(|known| known.until > now)
    }

    fn lock(&self) -> MutexGuard<'_, Answers> {
        // Both collections are whole after each call, whatever happened in between.
        self.answers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Answers {
    /// Forgets what is too old, and makes room for one more.
    fn forget(&mut self, now: SystemTime) {
        while let Some((until, _)) = self.order.first()
            && (*until <= now || self.order.len() >= MOST)
        {
            if let Some((_, oldest)) = self.order.pop_first() {
                self.known.remove(&oldest);
            }
        }
    }

    fn insert(&mut self, answer: Hash, until: SystemTime) {
        self.known.insert(answer, Known { until, post: None });
        self.order.insert((until, answer));
    }

    fn remove(&mut self, answer: Hash) {
        if let Some(known) = self.known.remove(&answer) {
            self.order.remove(&(known.until, answer));
        }
    }
}

impl Claim<'_> {
    /// It is good, so it never is again, but with the same post.
    pub(super) fn accept(mut self, post: Option<Hash>) {
        let Some(answer) = self.answer.take() else { return };
        if let Some(known) = self.replay.lock().known.get_mut(&answer) {
            known.post = post;
        }
    }
}

impl Drop for Claim<'_> {
    fn drop(&mut self) {
        if let Some(answer) = self.answer {
            self.replay.lock().remove(answer);
        }
    }
}

impl fmt::Debug for Replay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Replay").field("answers", &self.lock().known.len()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: SystemTime = SystemTime::UNIX_EPOCH;
    const MINUTE: Duration = Duration::from_secs(60);

    fn is_first(replay: &Replay, identity: &str, now: SystemTime) -> bool {
        match replay.claim(identity, None, now, MINUTE) {
            Claimed::First(claim) => {
                claim.accept(None);
                true
            }
            Claimed::Again | Claimed::Used => false,
        }
    }

    #[test]
    fn an_accepted_answer_is_refused_until_it_would_be_anyway() {
        let replay = Replay::default();
        assert!(is_first(&replay, "one", NOW));
        assert!(!is_first(&replay, "one", NOW + MINUTE / 2));
        assert!(replay.knows("one", NOW));
        assert!(is_first(&replay, "two", NOW));
        assert!(is_first(&replay, "one", NOW + MINUTE));
    }

    #[test]
    fn an_answer_is_judged_by_one_request_at_a_time_and_again_when_it_was_refused() {
        let replay = Replay::default();
        let claim = replay.claim("one", Some([1; 32]), NOW, MINUTE);
        assert!(matches!(claim, Claimed::First(_)));
        assert!(matches!(replay.claim("one", Some([1; 32]), NOW, MINUTE), Claimed::Used));
        drop(claim);
        assert!(!replay.knows("one", NOW));
        assert!(is_first(&replay, "one", NOW));
    }

    #[test]
    fn the_same_post_may_bring_its_answer_again() {
        let replay = Replay::default();
        let Claimed::First(claim) = replay.claim("one", Some([1; 32]), NOW, MINUTE) else {
            panic!("not the first")
        };
        claim.accept(Some([1; 32]));
        assert!(matches!(replay.claim("one", Some([1; 32]), NOW, MINUTE), Claimed::Again));
        assert!(matches!(replay.claim("one", Some([2; 32]), NOW, MINUTE), Claimed::Used));
        assert!(matches!(replay.claim("one", None, NOW, MINUTE), Claimed::Used));
        assert!(is_first(&replay, "two", NOW));
        assert!(matches!(replay.claim("two", None, NOW, MINUTE), Claimed::Used));
    }

    #[test]
    fn memory_is_bounded() {
        let replay = Replay::default();
        for number in 0..MOST + 10 {
            assert!(is_first(&replay, &number.to_string(), NOW));
        }
        assert_eq!(format!("{replay:?}"), format!("Replay {{ answers: {MOST} }}"));
    }
}
