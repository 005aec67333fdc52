//! The settings of a check, and the resolver built from them.

use core::{fmt, ops::RangeInclusive, time::Duration};
use std::{net::SocketAddr, sync::Arc};

use hickory_resolver::{
    MAX_TTL, TokioResolver,
    config::{ConnectionConfig, NameServerConfig, ResolveHosts, ResolverConfig, ResolverOpts},
    net::{NetError, runtime::TokioRuntimeProvider},
    system_conf::read_system_conf,
};
use tokio::sync::Semaphore;

use crate::deliverability::{Deliverability, Shared, Strictness, lookup::Lookup};

/// Builds a [`Deliverability`]. Every setting has a default.
#[derive(Clone, Debug)]
#[must_use]
pub struct DeliverabilityBuilder {
    name_servers: Vec<SocketAddr>,
    lookup_timeout: Duration,
    check_timeout: Duration,
    cache_size: u64,
    cache_ttl: RangeInclusive<Duration>,
    concurrency: usize,
    strictness: Strictness,
}

impl Deliverability {
    /// Uses the name servers of the system and the defaults of [`DeliverabilityBuilder`].
    ///
    /// # Errors
    /// A [`NameServersError`] when the name servers of the system cannot be read.
    pub fn from_system() -> Result<Self, NameServersError> {
        Self::builder().build()
    }

    /// A builder for other settings.
    ///
    /// ```
    /// use std::time::Duration;
    /// use leptos_signup::deliverability::Deliverability;
    ///
    /// let deliverability = Deliverability::builder()
    ///     .name_servers(["[2001:db8::53]:53".parse()?, "192.0.2.53:53".parse()?])
    ///     .check_timeout(Duration::from_secs(2))
    ///     .strict()
    ///     .build()?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn builder() -> DeliverabilityBuilder {
        DeliverabilityBuilder::default()
    }
}

impl Default for DeliverabilityBuilder {
    fn default() -> Self {
        Self {
            name_servers: Vec::new(),
            lookup_timeout: Duration::from_secs(2),
            check_timeout: Duration::from_secs(3),
            cache_size: 1024,
            cache_ttl: Duration::from_secs(60)..=Duration::from_secs(60 * 60),
            concurrency: 64,
            strictness: Strictness::Lenient,
        }
    }
}

impl DeliverabilityBuilder {
    /// The recursive name servers to ask, over UDP, and over TCP for long answers. Default, also
    /// for an empty list: those of the system (`/etc/resolv.conf`, or the registry of Windows).
    pub fn name_servers(mut self, addresses: impl IntoIterator<Item = SocketAddr>) -> Self {
        self.name_servers = addresses.into_iter().collect();
        self
    }

    /// The time limit of one look-up. It is tried again at half the time. Default: 2 seconds.
    pub fn lookup_timeout(mut self, limit: Duration) -> Self {
        self.lookup_timeout = limit;
        self
    }

    /// The time limit of a whole check, including the wait for a permit. Default: 3 seconds.
    pub fn check_timeout(mut self, limit: Duration) -> Self {
        self.check_timeout = limit;
        self
    }

    /// The number of cached answers, each at most 64 KiB and mostly below 1 KiB; a check needs one
    /// to four. 0 disables the cache. Default: 1024.
    pub fn cache_size(mut self, answers: u64) -> Self {
        self.cache_size = answers;
        self
    }

    /// The shortest and the longest time to cache an answer; the domain's own time to live applies
    /// in between. The absence of records is an answer, too. A temporary failure is never cached.
    /// The maximum is one day. Default: one minute to one hour.
    pub fn cache_ttl(mut self, bounds: RangeInclusive<Duration>) -> Self {
        self.cache_ttl = bounds;
        self
    }

    /// The number of concurrent checks, at least one; others wait. Default: 64.
    pub fn concurrency(mut self, checks: usize) -> Self {
        self.concurrency = checks;
        self
    }

    /// Also refuses these domains, which python-email-validator accepts:
    ///
    /// - a domain whose first ten mail servers are all unreachable: each is an IP address in place
    ///   of a name, or a name without a global address, such as `localhost` (RFC 5321 §5.1);
    /// - a domain without MX records whose SPF record rejects every sender in a form other than
    ///   exactly `v=spf1 -all` (RFC 7208 §4.5 and §4.6);
    /// - an IP address in brackets that is not global.
    pub fn strict(mut self) -> Self {
        self.strictness = Strictness::Strict;
        self
    }

    /// Builds the [`Deliverability`]. This makes no look-up yet.
    ///
    /// # Errors
    /// A [`NameServersError`] when none are set and those of the system cannot be read.
    pub fn build(self) -> Result<Deliverability, NameServersError> {
        let name_servers = if self.name_servers.is_empty() {
            read_system_conf().map_err(NameServersError)?.0.name_servers
        } else {
            self.name_servers.iter().map(name_server).collect()
        };
        let config = ResolverConfig::from_name_servers(name_servers);
        let resolver = TokioResolver::builder_with_config(config, TokioRuntimeProvider::default())
            .with_options(self.options())
            .build()
            .map_err(NameServersError)?;
        Ok(Deliverability(Arc::new(Shared {
            lookup: Lookup { resolver, timeout: self.lookup_timeout },
            check_timeout: self.check_timeout,
            permits: Semaphore::new(self.concurrency.clamp(1, Semaphore::MAX_PERMITS)),
            strictness: self.strictness,
        })))
    }

    fn options(&self) -> ResolverOpts {
        // The resolver accepts no maximum above its own, and no maximum below the minimum.
        let longest = (*self.cache_ttl.end()).min(Duration::from_secs(MAX_TTL.into()));
        let shortest = (*self.cache_ttl.start()).min(longest);
        let mut options = ResolverOpts::default();
        options.timeout = self.lookup_timeout / 2;
        options.attempts = 1;
        options.cache_size = self.cache_size;
        options.positive_min_ttl = Some(shortest);
        options.positive_max_ttl = Some(longest);
        options.negative_min_ttl = Some(shortest);
        options.negative_max_ttl = Some(longest);
        // A hosts file of this machine says nothing about the public DNS.
        options.use_hosts_file = ResolveHosts::Never;
        options
    }
}

fn name_server(address: &SocketAddr) -> NameServerConfig {
    let connections = [ConnectionConfig::udp(), ConnectionConfig::tcp()].map(|mut connection| {
        connection.port = address.port();
        connection
    });
    NameServerConfig::new(address.ip(), true, connections.into())
}

/// The name servers of the system could not be read.
#[derive(Debug)]
pub struct NameServersError(NetError);

impl fmt::Display for NameServersError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "the name servers of this system could not be read: set them with \
             `Deliverability::builder().name_servers([…])`",
        )
    }
}

impl std::error::Error for NameServersError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}
