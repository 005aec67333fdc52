//! Tests with a host. Each test starts its own host on a fresh database.
//!
//! All tests share this process, and with it one server of each kind of database.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

#[path = "../common/mod.rs"]
mod common;

#[cfg(feature = "api")]
mod bodies;
#[cfg(feature = "breached-passwords")]
mod breached_passwords;
#[cfg(all(feature = "api", feature = "hcaptcha"))]
mod captcha;
mod checks;
#[cfg(feature = "github")]
mod github;
#[cfg(feature = "api")]
mod headers;
mod hooks;
#[cfg(feature = "api")]
mod hostile_bodies;
#[cfg(feature = "api")]
mod kit;
#[cfg(feature = "api")]
mod limits;
mod mail_content;
mod mail_gallery;
mod mail_server;
mod on_store;
mod operating;
#[cfg(feature = "api")]
mod origins;
#[cfg(any(feature = "breached-passwords", feature = "github", feature = "hcaptcha"))]
mod outside;
#[cfg(any(feature = "breached-passwords", feature = "github"))]
mod outside_checks;
mod pre_hijacking;
mod start_up;
mod stores;
#[cfg(feature = "api")]
mod sub_path;
#[cfg(unix)]
mod unix_socket;
