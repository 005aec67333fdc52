//! The client of a request: the peer, or the client behind the host's own proxies.

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    sync::atomic::{AtomicBool, Ordering},
};

use axum::{
    extract::ConnectInfo,
    http::{Extensions, HeaderMap, HeaderName},
};
use ipnet::IpNet;

use crate::server::{error::config::ConfigError, telemetry::security};

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The headers in which proxies name their client.
pub(crate) const FORWARDED: [HeaderName; 3] =
    [FORWARDED_FOR, HeaderName::from_static("forwarded"), HeaderName::from_static("x-real-ip")];

/// The name by which a host trusts the proxy behind its Unix socket.
const UNIX: &str = "unix";

/// The client of a request, as far as the host knows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Client {
    /// `None` without `into_make_service_with_connect_info`, and `None` when a proxy of the host names no
    /// client: the proxy's own address would stand for all of its clients.
    pub(crate) address: Option<IpAddr>,
}

/// What counts as one client: an IPv4 address, or an IPv6 /64, which is one household.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Network {
    V4(Ipv4Addr),
    V6([u16; 4]),
}

/// A network and the wider ones around it: of IPv6 the /64, the /56 and the /48. Providers give away
/// whole /56 and /48, so each is counted too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum NetworkStep {
    V4(Ipv4Addr),
    V6([u16; 4]),
    /// The last number holds 8 bits.
    V6Wide([u16; 4]),
    V6Widest([u16; 3]),
}

impl NetworkStep {
    /// How many times the limit of a single network this step may use.
    pub(crate) fn factor(self) -> u32 {
        match self {
            Self::V4(_) | Self::V6(_) => 1,
            Self::V6Wide(_) => 3,
            Self::V6Widest(_) => 6,
        }
    }
}

impl Client {
    /// The client that the layer found.
    pub(crate) fn of(extensions: &Extensions) -> Self {
        extensions.get().copied().unwrap_or_default()
    }

    /// `None` for a client of unknown address: one bucket would hold all of them.
    pub(crate) fn network(self) -> Option<Network> {
        Some(match canonical(self.address?) {
            IpAddr::V4(address) => Network::V4(address),
            IpAddr::V6(address) => Network::V6(prefix(address)),
        })
    }

    /// The steps of the network, from narrow to wide. An unknown client has none.
    pub(crate) fn steps(self) -> Vec<NetworkStep> {
        match self.network() {
            None => Vec::new(),
            Some(Network::V4(address)) => vec![NetworkStep::V4(address)],
            Some(Network::V6([a, b, c, d])) => vec![
                NetworkStep::V6([a, b, c, d]),
                NetworkStep::V6Wide([a, b, c, d & 0xff00]),
                NetworkStep::V6Widest([a, b, c]),
            ],
        }
    }

    /// The widest step: an IPv4 address, or a /48.
    pub(crate) fn widest_network(self) -> Option<NetworkStep> {
        self.steps().pop()
    }
}

/// An IPv4 address that is wrapped in an IPv6 one counts as itself: all clients behind a NAT64
/// (RFC 6052, `64:ff9b::/96`) would be one /64.
fn canonical(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => match address.segments() {
            [0x64, 0xff9b, 0, 0, 0, 0, high, low] => {
                Ipv4Addr::from((u32::from(high) << 16) | u32::from(low)).into()
            }
            _ => address.into(),
        },
        address @ IpAddr::V4(_) => address,
    }
}

fn prefix(address: Ipv6Addr) -> [u16; 4] {
    let [a, b, c, d, ..] = address.segments();
    [a, b, c, d]
}

/// Why the client of a request is not known well.
#[derive(Clone, Copy)]
enum Warning {
    PeerMissing,
    ProxyUntrusted,
    ClientUnnamed,
}

/// The trusted proxies.
#[derive(Debug, Default)]
pub(crate) struct Proxies {
    trusted: Vec<IpNet>,
    /// Whether requests without a peer address come from a trusted proxy, through a Unix socket.
    trusts_unix: bool,
    /// For each of the three warnings, whether the log has it.
    warned: [AtomicBool; 3],
}

impl Proxies {
    /// Parses networks such as `10.0.0.0/8`, or single addresses.
    pub(crate) fn new(given: &[String]) -> Result<Self, ConfigError> {
        let network = |text: &String| {
            let alone = || text.parse::<IpAddr>().map(IpNet::from);
            text.parse::<IpNet>()
                .or_else(|_| alone())
                .map_err(|_| ConfigError::TrustedProxy { given: text.clone() })
        };
        let trusts_unix = given.iter().any(|text| text == UNIX);
        let networks = given.iter().filter(|text| *text != UNIX);
        let trusted = networks.map(network).collect::<Result<_, _>>()?;
        Ok(Self { trusted, trusts_unix, warned: Default::default() })
    }

    /// The peer, unless it is a trusted proxy. Then the first address of `X-Forwarded-For`, from right to
    /// left, that is not a trusted proxy. Addresses that clients write there do not count.
    pub(crate) fn client(&self, headers: &HeaderMap, extensions: &Extensions) -> Client {
        let peer = extensions.get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip());
        if peer.is_none() && self.trusts_unix {
            return self.named(self.before(headers));
        }
        let Some(peer) = peer else {
            self.warn_once(
                Warning::PeerMissing,
                "requests carry no peer address, so limits per network do not apply, and one client can \
                 use up what all share: serve the router with \
                 `into_make_service_with_connect_info::<SocketAddr>()`, or behind a Unix socket call \
                 `.trusted_proxies([\"unix\"])`",
            );
            return Client::default();
        };
        if self.trusted.is_empty()
            && !self.trusts_unix
            && FORWARDED.iter().any(|name| headers.contains_key(name))
        {
            self.warn_once(
                Warning::ProxyUntrusted,
                "a request was forwarded, and no proxy is trusted: behind a proxy, all clients count as \
                 one. Name the proxy with `.trusted_proxies([\"10.0.0.1\"])` on the builder",
            );
        }
        self.named(self.behind(peer, headers))
    }

    /// A client whose address a proxy should have named.
    fn named(&self, address: Option<IpAddr>) -> Client {
        if address.is_none() {
            self.warn_once(
                Warning::ClientUnnamed,
                "a trusted proxy names no client, so limits per network do not apply to its clients: \
                 let it append to X-Forwarded-For",
            );
        }
        Client { address }
    }

    fn behind(&self, peer: IpAddr, headers: &HeaderMap) -> Option<IpAddr> {
        if !self.trusts(peer) {
            return Some(peer);
        }
        self.before(headers)
    }

    /// The client that the trusted proxies name.
    fn before(&self, headers: &HeaderMap) -> Option<IpAddr> {
        let mut client = None;
        let lines = headers.get_all(FORWARDED_FOR).iter().rev();
        // Each hop is parsed by itself, so that bytes from the client hide no hop of a proxy.
        let hops = lines.flat_map(|line| line.as_bytes().rsplit(|byte| *byte == b','));
        for hop in hops {
            let before = read(str::from_utf8(hop).ok()?.trim())?;
            client = Some(before);
            if !self.trusts(before) {
                break;
            }
        }
        client
    }

    fn trusts(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.trusted.iter().any(|network| network.contains(&address))
    }

    /// Each warning once: a header that any client can send uses up no other one.
    fn warn_once(&self, warning: Warning, why: &'static str) {
        if !self.warned[warning as usize].swap(true, Ordering::Relaxed) {
            security::unknown_client(why);
        }
    }
}

/// Parses an address. Some proxies append the port.
fn read(hop: &str) -> Option<IpAddr> {
    hop.parse().or_else(|_| hop.parse().map(|socket: SocketAddr| socket.ip())).ok()
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn client(trusted: &[&str], peer: &str, forwarded: &[&'static str]) -> String {
        let trusted: Vec<String> = trusted.iter().map(|it| (*it).to_owned()).collect();
        let proxies = Proxies::new(&trusted).unwrap();
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append(FORWARDED_FOR, HeaderValue::from_bytes(line.as_bytes()).unwrap());
        }
        let mut extensions = Extensions::new();
        extensions.insert(ConnectInfo(SocketAddr::new(peer.parse().unwrap(), 4000)));
        let client = proxies.client(&headers, &extensions).address;
        client.map_or("nobody".to_owned(), |address| address.to_string())
    }

    #[test]
    fn a_peer_that_is_no_proxy_of_ours_is_the_client_whatever_it_says() {
        assert_eq!(client(&[], "192.0.2.1", &[]), "192.0.2.1");
        assert_eq!(client(&[], "192.0.2.1", &["198.51.100.7"]), "192.0.2.1");
        assert_eq!(client(&["10.0.0.0/8"], "192.0.2.1", &["198.51.100.7"]), "192.0.2.1");
    }

    #[test]
    fn behind_proxies_the_first_stranger_from_the_right_is_the_client() {
        let ours = ["10.0.0.0/8", "2001:db8:9::1"];
        let seen = |peer, lines: &[&'static str]| client(&ours, peer, lines);
        assert_eq!(seen("10.0.0.1", &["198.51.100.7"]), "198.51.100.7");
        assert_eq!(seen("10.0.0.1", &["203.0.113.9, 198.51.100.7"]), "198.51.100.7");
        assert_eq!(seen("10.0.0.1", &["203.0.113.9", "198.51.100.7, 10.2.3.4"]), "198.51.100.7");
        assert_eq!(seen("2001:db8:9::1", &["2001:db8:1::5"]), "2001:db8:1::5");
        assert_eq!(seen("::ffff:10.0.0.1", &["198.51.100.7"]), "198.51.100.7");
        assert_eq!(seen("10.0.0.1", &["10.2.3.4"]), "10.2.3.4", "one of us");
        assert_eq!(seen("10.0.0.1", &["198.51.100.7:4711"]), "198.51.100.7", "with a port");
        assert_eq!(seen("10.0.0.1", &["[2001:db8:1::5]:4711"]), "2001:db8:1::5");
    }

    #[test]
    fn a_proxy_that_does_not_tell_never_stands_for_everybody_behind_it() {
        for lines in [&[][..], &["198.51.100.7, unknown"], &["198.51.100.7, "], &["_hidden"]] {
            assert_eq!(client(&["10.0.0.0/8"], "10.0.0.1", lines), "nobody", "{lines:?}");
        }
    }

    #[test]
    fn what_a_client_wrote_hides_nothing_that_a_proxy_appended() {
        for line in ["é, 198.51.100.7", "\t, 198.51.100.7", ",, 198.51.100.7"] {
            assert_eq!(client(&["10.0.0.0/8"], "10.0.0.1", &[line]), "198.51.100.7", "{line:?}");
        }
    }

    #[test]
    fn behind_a_unix_socket_the_proxy_names_the_client_only_where_the_host_says_so() {
        let client = |trusted: &[&str], line: &'static str| {
            let trusted: Vec<String> = trusted.iter().map(|it| (*it).to_owned()).collect();
            let mut headers = HeaderMap::new();
            headers.append(FORWARDED_FOR, HeaderValue::from_static(line));
            Proxies::new(&trusted).unwrap().client(&headers, &Extensions::new()).address
        };
        let named = |text: &str| Some(text.parse().unwrap());
        assert_eq!(client(&["unix"], "203.0.113.9, 198.51.100.7"), named("198.51.100.7"));
        assert_eq!(
            client(&["unix", "10.0.0.0/8"], "198.51.100.7, 10.1.1.1"),
            named("198.51.100.7")
        );
        assert_eq!(client(&["unix"], "unknown"), None);
        assert_eq!(client(&["10.0.0.0/8"], "198.51.100.7"), None);
    }

    #[test]
    fn a_header_of_a_client_uses_up_no_other_warning() {
        let proxies = Proxies::new(&[]).unwrap();
        let headers =
            HeaderMap::from_iter([(FORWARDED_FOR, HeaderValue::from_static("192.0.2.1"))]);
        let mut extensions = Extensions::new();
        extensions.insert(ConnectInfo(SocketAddr::from(([192, 0, 2, 1], 4000))));
        proxies.client(&headers, &extensions);
        let warned = || proxies.warned.each_ref().map(|flag| flag.load(Ordering::Relaxed));
        assert_eq!(warned(), [false, true, false]);
        proxies.client(&HeaderMap::new(), &Extensions::new());
        assert_eq!(warned(), [true, true, false]);
    }

    #[test]
    fn a_household_counts_once() {
        let network = |text: &str| Client { address: Some(text.parse().unwrap()) }.network();
        assert_eq!(network("2001:db8::1"), network("2001:db8::2:1"));
        assert_ne!(network("2001:db8::1"), network("2001:db8:0:1::1"));
        assert_eq!(network("::ffff:192.0.2.1"), network("192.0.2.1"));
        assert_ne!(network("192.0.2.2"), network("192.0.2.1"));
        assert_eq!(Client::default().network(), None);
    }

    #[test]
    fn clients_behind_a_nat64_count_by_their_ipv4_addresses() {
        let client = |text: &str| Client { address: Some(text.parse().unwrap()) };
        assert_eq!(client("64:ff9b::192.0.2.1").network(), client("192.0.2.1").network());
        assert_ne!(client("64:ff9b::192.0.2.1").network(), client("64:ff9b::192.0.2.2").network());
        assert_ne!(client("64:ff9b:1::192.0.2.1").network(), client("192.0.2.1").network());
    }

    #[test]
    fn ipv6_is_counted_in_steps() {
        let steps = |text: &str| Client { address: Some(text.parse().unwrap()) }.steps();
        let (one, other) = (steps("2001:db8:7:1100::1"), steps("2001:db8:7:11ff::1"));
        assert_ne!(one[0], other[0]);
        assert_eq!(one[1..], other[1..], "one /56");
        let far = steps("2001:db8:7:1200::1");
        assert_ne!(one[1], far[1]);
        assert_eq!(one[2], far[2], "one /48");
        assert_ne!(one[2], steps("2001:db8:8:1100::1")[2]);
        assert_eq!(one.iter().map(|step| step.factor()).collect::<Vec<_>>(), [1, 3, 6]);
        assert_eq!(steps("192.0.2.1").len(), 1);
        assert!(Client::default().steps().is_empty());
    }

    #[test]
    fn a_proxy_that_is_no_address_is_refused() {
        let error = Proxies::new(&["proxy.example".to_owned()]).unwrap_err();
        assert!(error.to_string().contains("proxy.example"), "{error}");
    }
}
