//! A mail server, and the way to it.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use lettre::transport::smtp::{
    authentication::Credentials, client::TlsParameters, extension::ClientId,
};

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
    pub(super) credentials: Credentials,
    /// The password as the log-in spells it.
    secrets: Vec<String>,
}

impl Login {
    pub(super) fn new(user: String, password: String) -> Self {
        let plain = BASE64_STANDARD.encode(format!("\0{user}\0{password}"));
        let mut secrets = vec![plain, BASE64_STANDARD.encode(&password)];
        // A shorter one is in ordinary words.
        if password.len() > 5 {
            secrets.push(password.clone());
        }
        secrets.retain(|secret| !secret.is_empty());
        Self { credentials: Credentials::new(user, password), secrets }
    }

    #[cfg(test)]
    pub(super) fn is_for(&self, user: &str, password: &str) -> bool {
        self.credentials == Credentials::new(user.to_owned(), password.to_owned())
    }

    /// Whether a text repeats the password.
    pub(super) fn is_in(&self, text: &str) -> bool {
        self.secrets.iter().any(|secret| text.contains(secret))
    }
}

redacted_debug! { Login {} }

/// A mail server and the way to it.
pub(super) struct Server {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) encryption: Encryption,
    pub(super) tls: TlsParameters,
    pub(super) login: Option<Login>,
    /// The name in EHLO, if the operator sets it.
    pub(super) hello: Option<ClientId>,
    /// Whether the operator names the certificates to trust.
    pub(super) has_own_ca: bool,
}
