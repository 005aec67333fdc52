//! How often somebody may ask whether a username is free.

use std::{fmt, num::NonZeroU32};

use governor::{Quota, RateLimiter, clock::DefaultClock, state::keyed::HashMapStateStore};

use super::client::{Client, Network};

/// Names that one network may ask about in a minute, and at once: as many as somebody tries who
/// types slowly.
const NAMES_PER_MINUTE: NonZeroU32 = NonZeroU32::new(60).unwrap();

/// Networks that are remembered at most before those that asked longest ago are forgotten.
const REMEMBERED: usize = 10_000;

/// The look-ups of names, limited by network.
pub(crate) struct NameLimit {
    limiter: RateLimiter<Network, HashMapStateStore<Network>, DefaultClock>,
}

impl NameLimit {
    pub(crate) fn new() -> Self {
        Self { limiter: RateLimiter::hashmap(Quota::per_minute(NAMES_PER_MINUTE)) }
    }

    /// Whether `client` may ask now.
    pub(crate) fn admits(&self, client: Client) -> bool {
        let Some(network) = client.network() else { return true };
        if self.limiter.len() > REMEMBERED {
            self.limiter.retain_recent();
        }
        self.limiter.check_key(&network).is_ok()
    }
}

impl fmt::Debug for NameLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NameLimit").field("networks", &self.limiter.len()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(limit: &NameLimit, address: &str) -> usize {
        (0..100)
            .filter(|_| limit.admits(Client { address: Some(address.parse().unwrap()) }))
            .count()
    }

    #[test]
    fn a_network_has_its_own_measure() {
        let limit = NameLimit::new();
        assert_eq!(asked(&limit, "192.0.2.1"), 60);
        assert_eq!(asked(&limit, "192.0.2.2"), 60);
    }
}
