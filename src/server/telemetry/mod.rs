//! What operators see: counters, traces and security events.

pub(crate) mod heartbeat;
pub(crate) mod mail_server;
pub(crate) mod metrics;
pub(crate) mod security;
