//! Warnings at the start of a process, about what surrounds the sign-up.

use std::{
    sync::Once,
    time::{Duration, Instant},
};

use tokio::task::spawn_blocking;
use tracing::{dispatcher::get_default, subscriber::NoSubscriber};

use crate::{
    form::Form,
    server::{
        net::public_url::PublicUrl,
        password::{argon2id::Hasher, hash_cost::HashCost},
    },
};

/// Longer than a hash takes on any machine, unless it is compiled without optimization.
const SLOW_HASH: Duration = Duration::from_secs(1);

/// Says once on stderr that nothing collects the log.
pub(crate) fn warn_without_subscriber() {
    static ONCE: Once = Once::new();
    if get_default(|current| current.is::<NoSubscriber>()) {
        ONCE.call_once(|| {
            eprintln!(
                "leptos_signup: no `tracing` subscriber is installed, so errors and warnings are lost. Install one \
                 before `build`, such as `tracing_subscriber::fmt().init()`"
            );
        });
    }
}

/// Hashes once per process where a host is developed in a debug build, and warns if that is slow.
pub(crate) fn warn_of_slow_hashes(forms: &[Form], public_url: &PublicUrl, cost: HashCost) {
    static ONCE: Once = Once::new();
    let is_developed = cfg!(debug_assertions) && public_url.is_loopback();
    if !is_developed || !forms.iter().any(Form::has_password) {
        return;
    }
    ONCE.call_once(|| {
        drop(spawn_blocking(move || {
            let start = Instant::now();
            let hash = Hasher::new(cost).hash("a password to measure with");
            if let (Ok(_), Some(warning)) = (hash, slow_hash(start.elapsed())) {
                tracing::warn!("{warning}");
            }
        }));
    });
}

fn slow_hash(took: Duration) -> Option<String> {
    let argon2 = if cfg!(feature = "argon2-simd") { "argon2-rust" } else { "argon2" };
    (took >= SLOW_HASH).then(|| {
        format!(
            "hashing a password takes {:.1} s. A debug build needs these lines in the Cargo.toml of the \
             workspace:\n[profile.dev.package.{argon2}]\nopt-level = 3",
            took.as_secs_f64()
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slow_hash_is_told_with_the_lines_that_mend_it() {
        assert_eq!(slow_hash(Duration::from_millis(40)), None);
        let warning = slow_hash(Duration::from_millis(4_200)).unwrap();
        assert!(warning.starts_with("hashing a password takes 4.2 s"), "{warning}");
        assert!(warning.contains("[profile.dev.package.argon2]\nopt-level = 3"), "{warning}");
    }
}
