//! Whether the host is well, for whoever restarts it and for whoever sends it requests.

use axum::{Router, extract::State, http::StatusCode, routing::get};
use leptos_signup::Signup;

/// To be kept from the outside by the proxy.
pub fn routes(signup: Signup) -> Router {
    Router::new()
        // A database that is away is no reason to restart.
        .route("/health/live", get(|| async { "ok" }))
        .route("/health/ready", get(ready))
        .with_state(signup)
}

async fn ready(State(signup): State<Signup>) -> (StatusCode, String) {
    let health = signup.health().await;
    let status = if health.is_ready() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, health.to_string())
}
