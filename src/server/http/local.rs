//! Requests from this machine, for what development shows there alone.

use std::net::{IpAddr, SocketAddr};

use axum::{
    extract::{ConnectInfo, Request},
    http::{HeaderMap, header},
};

use crate::server::net::client::FORWARDED;

/// Whether the peer is on this machine and asks by one of its names (against DNS rebinding). Behind a
/// proxy every peer is.
pub(crate) fn is_local(request: &Request) -> bool {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let host = host(request.headers()).or(request.uri().host());
    peer.is_some_and(|peer| peer.0.ip().to_canonical().is_loopback())
        && FORWARDED.iter().all(|name| !request.headers().contains_key(name))
        && host.is_some_and(is_loopback)
}

/// Whether no page of another site sent the request. A browser says where a post comes from, and a program says
/// nothing.
pub(crate) fn is_same_origin(headers: &HeaderMap) -> bool {
    let header = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let site = header("sec-fetch-site").is_none_or(|it| matches!(it, "same-origin" | "none"));
    let origin = header("origin").is_none_or(|origin| {
        let host = host(headers).unwrap_or_default();
        origin.strip_prefix("http://").is_some_and(|origin| origin == host)
    });
    site && origin
}

fn host(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::HOST)?.to_str().ok()
}

/// Whether a host, with or without a port, is a name of this machine.
fn is_loopback(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    let address = name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    name.eq_ignore_ascii_case("localhost") || address.is_ok_and(|address| address.is_loopback())
}
