//! How often somebody may ask whether a username is free.

use std::{
    fmt,
    net::{IpAddr, Ipv6Addr},
    num::NonZeroU32,
};

use governor::{Quota, RateLimiter, clock::DefaultClock, state::keyed::HashMapStateStore};

/// Names that one network may ask about in a minute, and at once: as many as somebody tries who
/// types slowly.
const NAMES_PER_MINUTE: NonZeroU32 = NonZeroU32::new(60).unwrap();

/// Networks that are remembered at most before those that asked longest ago are forgotten.
const REMEMBERED: usize = 10_000;

/// Who asks: an IPv4 address, a network of IPv6 (a household has a /64), or whoever comes without
/// an address because the host does not tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Network {
    V4(std::net::Ipv4Addr),
    V6([u16; 4]),
    Unknown,
}

impl From<Option<IpAddr>> for Network {
    fn from(address: Option<IpAddr>) -> Self {
        match address.map(|address| address.to_canonical()) {
            Some(IpAddr::V4(address)) => Self::V4(address),
            Some(IpAddr::V6(address)) => Self::V6(prefix(address)),
            None => Self::Unknown,
        }
    }
}

fn prefix(address: Ipv6Addr) -> [u16; 4] {
    let [a, b, c, d, ..] = address.segments();
    [a, b, c, d]
}

/// The look-ups of names, limited by network.
pub(crate) struct NameLimit {
    limiter: RateLimiter<Network, HashMapStateStore<Network>, DefaultClock>,
}

impl NameLimit {
    pub(crate) fn new() -> Self {
        Self { limiter: RateLimiter::hashmap(Quota::per_minute(NAMES_PER_MINUTE)) }
    }

    /// Whether somebody from `address` may ask now.
    pub(crate) fn admits(&self, address: Option<IpAddr>) -> bool {
        if self.limiter.len() > REMEMBERED {
            self.limiter.retain_recent();
        }
        self.limiter.check_key(&address.into()).is_ok()
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
        (0..100).filter(|_| limit.admits(Some(address.parse().unwrap()))).count()
    }

    #[test]
    fn a_network_has_its_own_measure() {
        let limit = NameLimit::new();
        assert_eq!(asked(&limit, "192.0.2.1"), 60);
        assert_eq!(asked(&limit, "192.0.2.2"), 60);
        // The same household, and another.
        assert_eq!(asked(&limit, "2001:db8::1"), 60);
        assert_eq!(asked(&limit, "2001:db8::2:1"), 0);
        assert_eq!(asked(&limit, "2001:db8:0:1::1"), 60);
        // An IPv4 address in IPv6 clothes.
        assert_eq!(asked(&limit, "::ffff:192.0.2.1"), 0);
    }
}
