//! Routes for this machine only: development, and the details of the health.

use std::net::{IpAddr, SocketAddr};

use axum::{
    extract::{ConnectInfo, Request},
    http::{HeaderMap, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

/// The headers of a proxy, whose peer is loopback for everyone.
const FORWARDED: [&str; 3] = ["x-forwarded-for", "forwarded", "x-real-ip"];

/// Refuses requests from other machines, from pages of other sites, and by another name than that of
/// this machine (DNS rebinding).
pub async fn only(request: Request, next: Next) -> Response {
    if is_local(&request) && (request.method() != Method::POST || is_same_origin(&request)) {
        return next.run(request).await;
    }
    let fix = "This is for development, on this machine only: ask 127.0.0.1, without a proxy.\n";
    (StatusCode::FORBIDDEN, fix).into_response()
}

/// Whether the peer and the name of the host are loopback, and no proxy stands between.
pub fn is_local(request: &Request) -> bool {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    peer.is_some_and(|peer| peer.0.ip().to_canonical().is_loopback())
        && FORWARDED.iter().all(|name| !request.headers().contains_key(*name))
        && host(request.headers()).is_some_and(is_loopback)
}

/// A browser says where a post comes from. A program says nothing.
fn is_same_origin(request: &Request) -> bool {
    let header = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
    let site = header("sec-fetch-site").is_none_or(|it| matches!(it, "same-origin" | "none"));
    let origin = header("origin").is_none_or(|origin| {
        let host = host(request.headers()).unwrap_or_default();
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
