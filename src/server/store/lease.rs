//! How long a worker holds a row, and when it tries again.

use std::time::Duration;

/// How long a row belongs to one worker. No try takes longer.
pub(crate) const LEASE: Duration = Duration::from_secs(180);

/// The first pause before another try. Each further pause is twice as long.
const FIRST_PAUSE: Duration = Duration::from_secs(2);

/// The longest pause before another try.
const LONGEST_PAUSE: Duration = Duration::from_secs(15 * 60);

/// A row that is put off for longer was dated by a clock that was ahead and has been set back.
#[cfg(any(feature = "mysql", feature = "postgres", feature = "sqlite"))]
pub(crate) const MAX_DEFERRAL: Duration = LONGEST_PAUSE.saturating_mul(2);

/// A mail that waits for its budgets for longer was dated by such a clock: no link lives longer than a
/// day.
#[cfg(any(feature = "mysql", feature = "postgres", feature = "sqlite"))]
pub(crate) const MAX_WAIT: Duration = Duration::from_secs(25 * 60 * 60);

/// The pause doubles after each try. It is between half and all of that, at random, so that rows
/// that failed together do not come back together.
pub(crate) fn pause_after(tries: u32) -> Duration {
    let full = FIRST_PAUSE.saturating_mul(1 << tries.min(16)).min(LONGEST_PAUSE);
    let half = full / 2;
    let random = getrandom::u32().unwrap_or(u32::MAX);
    half + half.mul_f64(f64::from(random) / f64::from(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_a_bound_and_vary() {
        for (tries, full) in [(0, 2), (1, 4), (5, 64), (20, 900), (u32::MAX, 900)] {
            let full = Duration::from_secs(full);
            let pause = pause_after(tries);
            assert!(pause >= full / 2 && pause <= full, "{tries}: {pause:?}");
        }
        let pauses: std::collections::HashSet<_> = (0..20).map(|_| pause_after(9)).collect();
        assert!(pauses.len() > 10);
    }
}
