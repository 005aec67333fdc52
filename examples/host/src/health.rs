//! Health endpoints: one for the supervisor that restarts the host, one for the load balancer.

use axum::{Router, extract::State, http::StatusCode, routing::get};
use leptos_signup::Signup;

/// The health routes. The proxy must block them from the outside.
pub fn routes(signup: Signup) -> Router {
    Router::new()
        // A restart does not help when the database is unavailable.
        .route("/health/live", get(|| async { "ok" }))
        .route("/health/ready", get(ready))
        .with_state(signup)
}

async fn ready(State(signup): State<Signup>) -> (StatusCode, String) {
    let health = signup.health().await;
    let status = if health.is_ready() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, health.to_string())
}
