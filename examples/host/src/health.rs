//! Health endpoints: one for the supervisor that restarts the host, one for the load balancer.

use axum::{
    Router,
    extract::{Request, State},
    http::StatusCode,
    routing::get,
};
use leptos_signup::Signup;

use crate::local;

/// The health routes. Only this machine reads the details: they tell when the host is busy, and so when
/// a flood works.
pub fn routes(signup: Signup) -> Router {
    Router::new()
        // A restart does not help when the database is unavailable.
        .route("/health/live", get(|| async { "ok" }))
        .route("/health/ready", get(ready))
        .with_state(signup)
}

async fn ready(State(signup): State<Signup>, request: Request) -> (StatusCode, String) {
    let health = signup.health().await;
    match (health.is_ready(), local::is_local(&request)) {
        (true, true) => (StatusCode::OK, health.to_string()),
        (false, true) => (StatusCode::SERVICE_UNAVAILABLE, health.to_string()),
        (true, false) => (StatusCode::OK, "ready".to_owned()),
        (false, false) => (StatusCode::SERVICE_UNAVAILABLE, "not ready".to_owned()),
    }
}
