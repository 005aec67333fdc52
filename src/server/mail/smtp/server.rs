//! A mail server, and the way to it.

use std::{fmt, sync::Arc};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use tokio_rustls::rustls::ClientConfig;

use crate::server::mail::smtp::{ehlo_name::EhloName, wire::Dial};

/// How the connection is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encryption {
    /// TLS from the start.
    Wrapped,
    /// STARTTLS, required.
    StartTls,
    /// STARTTLS if the server offers it.
    Opportunistic,
    /// Plain text.
    None,
}

/// The user and the password.
pub(super) struct Login {
    user: String,
    password: String,
    /// The password as the log-in spells it.
    secrets: Vec<String>,
}

impl Login {
    pub(super) fn new(user: String, password: String) -> Self {
        let mut secrets = vec![plain(&user, &password), BASE64_STANDARD.encode(&password)];
        // A shorter one is in ordinary words.
        if password.len() > 5 {
            secrets.push(password.clone());
        }
        secrets.retain(|secret| !secret.is_empty());
        Self { user, password, secrets }
    }

    /// The answer of the mechanism PLAIN (RFC 4616).
    pub(super) fn plain(&self) -> String {
        plain(&self.user, &self.password)
    }

    /// The user and the password, as the mechanism LOGIN has them.
    pub(super) fn answers(&self) -> [String; 2] {
        [&self.user, &self.password].map(|answer| BASE64_STANDARD.encode(answer))
    }

    #[cfg(test)]
    pub(super) fn is_for(&self, user: &str, password: &str) -> bool {
        self.user == user && self.password == password
    }

    /// Whether a text repeats the password.
    pub(super) fn is_in(&self, text: &str) -> bool {
        self.secrets.iter().any(|secret| text.contains(secret))
    }
}

fn plain(user: &str, password: &str) -> String {
    BASE64_STANDARD.encode(format!("\0{user}\0{password}"))
}

redacted_debug! { Login {} }

/// A mail server and the way to it.
pub(super) struct Server {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) encryption: Encryption,
    pub(super) tls: Arc<ClientConfig>,
    pub(super) login: Option<Login>,
    /// The name in EHLO, if the operator sets it.
    pub(super) hello: Option<EhloName>,
    /// Whether the operator names the certificates to trust.
    pub(super) has_own_ca: bool,
    /// Whether the server takes international local parts, if the operator says so.
    pub(super) takes_smtputf8: Option<bool>,
    pub(super) dial: Box<dyn Dial>,
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").field("host", &self.host).finish_non_exhaustive()
    }
}
