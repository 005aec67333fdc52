//! Which IP addresses are globally reachable.
//!
//! The tables follow the column *Globally Reachable* of the IANA special-purpose address registries
//! (RFC 6890, RFC 8190). *N/A* in that column counts as no. A mail server cannot have a multicast
//! address either.
//!
//! An IPv4 address embedded in IPv6 (`::ffff:0:0/96`, and the NAT64 prefix `64:ff9b::/96`) is checked
//! as an IPv4 address. 6to4 (`2002::/16`) and its relays (`192.88.99.0/24`) are obsolete (RFC 7526)
//! and refused.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

type NetworkV4 = (Ipv4Addr, u32);
type NetworkV6 = (Ipv6Addr, u32);

const NOT_GLOBAL_V4: [NetworkV4; 16] = [
    (Ipv4Addr::new(0, 0, 0, 0), 8),          // this network, RFC 791
    (Ipv4Addr::new(10, 0, 0, 0), 8),         // private use, RFC 1918
    (Ipv4Addr::new(100, 64, 0, 0), 10),      // shared by customers of a provider, RFC 6598
    (Ipv4Addr::new(127, 0, 0, 0), 8),        // loopback, RFC 1122
    (Ipv4Addr::new(169, 254, 0, 0), 16),     // link local, RFC 3927
    (Ipv4Addr::new(172, 16, 0, 0), 12),      // private use, RFC 1918
    (Ipv4Addr::new(192, 0, 0, 0), 24),       // protocol assignments, RFC 6890
    (Ipv4Addr::new(192, 0, 2, 0), 24),       // documentation, RFC 5737
    (Ipv4Addr::new(192, 88, 99, 0), 24),     // relays of 6to4 and 6a44, RFC 7526, RFC 6751
    (Ipv4Addr::new(192, 168, 0, 0), 16),     // private use, RFC 1918
    (Ipv4Addr::new(198, 18, 0, 0), 15),      // benchmarking, RFC 2544
    (Ipv4Addr::new(198, 51, 100, 0), 24),    // documentation, RFC 5737
    (Ipv4Addr::new(203, 0, 113, 0), 24),     // documentation, RFC 5737
    (Ipv4Addr::new(224, 0, 0, 0), 4),        // multicast, RFC 5771
    (Ipv4Addr::new(240, 0, 0, 0), 4),        // reserved, RFC 1112
    (Ipv4Addr::new(255, 255, 255, 255), 32), // limited broadcast, RFC 919
];

/// Global exceptions to [`NOT_GLOBAL_V4`].
const GLOBAL_V4: [NetworkV4; 2] = [
    (Ipv4Addr::new(192, 0, 0, 9), 32), // port control protocol, RFC 7723
    (Ipv4Addr::new(192, 0, 0, 10), 32), // TURN, RFC 8155
];

/// The block from which IANA has allocated unicast addresses so far.
const UNICAST_V6: NetworkV6 = (Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3);

/// Parts of [`UNICAST_V6`] that are not global.
const NOT_GLOBAL_V6: [NetworkV6; 4] = [
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23), // protocol assignments, RFC 2928
    (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32), // documentation, RFC 3849
    (Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16), // 6to4, RFC 7526
    (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20), // documentation, RFC 9637
];

/// Global exceptions to [`NOT_GLOBAL_V6`].
const GLOBAL_V6: [NetworkV6; 7] = [
    (Ipv6Addr::new(0x2001, 1, 0, 0, 0, 0, 0, 1), 128), // port control protocol, RFC 7723
    (Ipv6Addr::new(0x2001, 1, 0, 0, 0, 0, 0, 2), 128), // TURN, RFC 8155
    (Ipv6Addr::new(0x2001, 1, 0, 0, 0, 0, 0, 3), 128), // service registration, RFC 9665
    (Ipv6Addr::new(0x2001, 3, 0, 0, 0, 0, 0, 0), 32),  // multicast tunnels, RFC 7450
    (Ipv6Addr::new(0x2001, 4, 0x112, 0, 0, 0, 0, 0), 48), // AS112, RFC 7535
    (Ipv6Addr::new(0x2001, 0x20, 0, 0, 0, 0, 0, 0), 28), // ORCHIDv2, RFC 7343
    (Ipv6Addr::new(0x2001, 0x30, 0, 0, 0, 0, 0, 0), 28), // drone identifiers, RFC 9374
];

/// The well-known prefix of NAT64 (RFC 6052 §2.1).
const NAT64: NetworkV6 = (Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, 0, 0), 96);

/// Whether a host with this address is reachable from anywhere.
pub(super) fn is_global(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_global_v4(address),
        IpAddr::V6(address) => match embedded_v4(address) {
            Some(embedded) => is_global_v4(embedded),
            None => is_global_v6(address),
        },
    }
}

fn is_global_v4(address: Ipv4Addr) -> bool {
    let is_in = |network: &NetworkV4| lies_in_v4(address, *network);
    !NOT_GLOBAL_V4.iter().any(is_in) || GLOBAL_V4.iter().any(is_in)
}

fn is_global_v6(address: Ipv6Addr) -> bool {
    let is_in = |network: &NetworkV6| lies_in_v6(address, *network);
    is_in(&UNICAST_V6) && (!NOT_GLOBAL_V6.iter().any(is_in) || GLOBAL_V6.iter().any(is_in))
}

fn embedded_v4(address: Ipv6Addr) -> Option<Ipv4Addr> {
    if lies_in_v6(address, NAT64) {
        let [.., a, b, c, d] = address.octets();
        return Some(Ipv4Addr::new(a, b, c, d));
    }
    address.to_ipv4_mapped()
}

fn lies_in_v4(address: Ipv4Addr, (network, prefix): NetworkV4) -> bool {
    (address.to_bits() ^ network.to_bits()).leading_zeros() >= prefix
}

fn lies_in_v6(address: Ipv6Addr, (network, prefix): NetworkV6) -> bool {
    (address.to_bits() ^ network.to_bits()).leading_zeros() >= prefix
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The ends of each block, and the addresses next to it.
    const GLOBAL: &str = "1.0.0.0 8.8.8.8 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 \
        126.255.255.255 128.0.0.0 169.253.255.255 169.255.0.0 172.15.255.255 172.32.0.0 \
        191.255.255.255 192.0.0.9 192.0.0.10 192.0.1.0 192.0.3.0 192.31.196.1 192.52.193.1 \
        192.88.98.255 192.88.100.0 192.167.255.255 192.169.0.0 192.175.48.1 198.17.255.255 \
        198.20.0.0 198.51.99.255 198.51.101.0 203.0.112.255 203.0.114.0 223.255.255.255 \
        2000:: 2001:1::1 2001:1::2 2001:1::3 2001:3::1 2001:4:112::1 2001:20::1 2001:2f:ffff::1 \
        2001:30::1 2001:3f:ffff::1 2001:200::1 2001:db7:ffff::1 2001:db9::1 2001:4860:4860::8888 \
        2003::1 2620:4f:8000::1 3ffe:ffff::1 3fff:1000:: ::ffff:8.8.8.8 64:ff9b::8.8.8.8";

    const NOT_GLOBAL: &str = "0.0.0.0 0.255.255.255 10.0.0.0 10.255.255.255 100.64.0.0 \
        100.127.255.255 127.0.0.1 127.255.255.255 169.254.0.0 169.254.255.255 172.16.0.0 \
        172.31.255.255 192.0.0.0 192.0.0.8 192.0.0.11 192.0.0.255 192.0.2.0 192.0.2.255 \
        192.88.99.0 192.88.99.255 192.168.0.0 192.168.255.255 198.18.0.0 198.19.255.255 \
        198.51.100.0 198.51.100.255 203.0.113.0 203.0.113.255 224.0.0.1 239.255.255.255 240.0.0.0 \
        255.255.255.255 \
        :: ::1 ::8.8.8.8 ::ffff:10.0.0.1 ::ffff:127.0.0.1 64:ff9b::192.168.0.1 64:ff9b:1::1 100::1 \
        100:0:0:1::1 1fff:ffff::1 2001::1 2001:0:53aa::1 2001:1:: 2001:1::4 2001:2::1 2001:10::1 \
        2001:40::1 2001:1ff:ffff::1 2001:db8::1 2001:db8:ffff::1 2002::1 2002:808:808::1 3fff::1 \
        3fff:fff:ffff::1 4000::1 5f00::1 fc00::1 fdff::1 fe80::1 febf::1 fec0::1 ff02::1 ff0e::1";

    fn addresses(text: &str) -> impl Iterator<Item = IpAddr> {
        text.split_whitespace().map(|address| address.parse().unwrap())
    }

    #[test]
    fn only_addresses_that_the_registries_call_reachable_are_global() {
        for address in addresses(GLOBAL) {
            assert!(is_global(address), "{address}");
        }
        for address in addresses(NOT_GLOBAL) {
            assert!(!is_global(address), "{address}");
        }
    }
}
