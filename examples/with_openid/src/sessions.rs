//! What the host knows of a browser, in memory. A host with several instances keeps it elsewhere.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Instant,
};

use axum::http::{HeaderMap, HeaderValue, header};
use leptos_signup::Identity;
use openidconnect::{CsrfToken, Nonce, PkceCodeVerifier};
use uuid::Uuid;

/// `Lax`, because the provider leads the browser back from another site.
const ATTRIBUTES: &str = "Path=/; HttpOnly; SameSite=Lax; Secure";

/// The session of a browser.
#[derive(Debug, Default)]
pub struct Session {
    /// The account that is logged in.
    pub account: Option<Uuid>,
    /// The way to the provider that this browser is on.
    pub way: Option<Way>,
    /// A verified identity, until the owner of this account logs in, which then gets it.
    pub waiting: Option<(Uuid, Identity)>,
}

/// A way to the provider and back, once.
#[derive(Debug)]
pub struct Way {
    pub state: CsrfToken,
    pub nonce: Nonce,
    pub verifier: PkceCodeVerifier,
    pub begun: Instant,
}

/// The sessions of all browsers, by a secret in a cookie.
#[derive(Clone, Debug, Default)]
pub struct Sessions(Arc<Mutex<HashMap<String, Session>>>);

impl Sessions {
    /// The account that is logged in.
    pub fn account(&self, headers: &HeaderMap) -> Option<Uuid> {
        self.lock().get(secret(headers)?)?.account
    }

    /// Ends the session of a browser and returns what was in it.
    pub fn take(&self, headers: &HeaderMap) -> Session {
        let ended = secret(headers).and_then(|secret| self.lock().remove(secret));
        ended.unwrap_or_default()
    }

    /// Begins a session, with a new secret: one that a stranger put into the browser is worth nothing.
    pub fn put(&self, session: Session) -> (header::HeaderName, HeaderValue) {
        let secret = CsrfToken::new_random().secret().clone();
        let cookie = format!("session={secret}; {ATTRIBUTES}");
        self.lock().insert(secret, session);
        // The secret is base64.
        let cookie = HeaderValue::from_str(&cookie).unwrap_or(HeaderValue::from_static(""));
        (header::SET_COOKIE, cookie)
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, Session>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn secret(headers: &HeaderMap) -> Option<&str> {
    let cookies = headers.get_all(header::COOKIE).iter();
    let mut pairs = cookies.filter_map(|it| it.to_str().ok()).flat_map(|it| it.split("; "));
    pairs.find_map(|pair| pair.strip_prefix("session="))
}
