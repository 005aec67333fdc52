//! A clock that test suites advance, in development and from this machine only: `POST /dev/clock` with
//! `advance=<seconds>`.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, SystemTime},
};

use axum::{Form, Router, middleware, routing::post};
use leptos_signup::Clock;

use crate::local;

/// The system time plus an offset that only grows.
#[derive(Clone, Default)]
pub struct DevClock(Arc<AtomicU64>);

#[derive(serde::Deserialize)]
struct Advance {
    /// The step, in seconds.
    advance: u64,
}

impl DevClock {
    /// A clock that starts this many seconds ahead.
    pub fn ahead(seconds: u64) -> Self {
        Self(Arc::new(AtomicU64::new(seconds)))
    }

    /// The clock for the sign-up.
    pub fn clock(&self) -> Clock {
        let offset = Arc::clone(&self.0);
        Clock::from_fn(move || {
            SystemTime::now() + Duration::from_secs(offset.load(Ordering::SeqCst))
        })
    }

    /// The route. It answers with the total offset in seconds.
    pub fn routes(&self) -> Router {
        let offset = Arc::clone(&self.0);
        let advance = async move |Form(it): Form<Advance>| {
            // The limit of a century prevents an overflow of the time.
            let by = it.advance.min(100 * 365 * 24 * 60 * 60);
            (offset.fetch_add(by, Ordering::SeqCst) + by).to_string()
        };
        Router::new().route("/dev/clock", post(advance)).layer(middleware::from_fn(local::only))
    }
}
