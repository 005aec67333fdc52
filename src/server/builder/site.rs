//! The addresses of the site.

use crate::server::builder::SignupBuilder;

impl SignupBuilder {
    /// Lets the public URL be plain http in a private network, such as `http://192.168.1.5:3000` or
    /// `http://laptop.local:3000`, to try the pages on a phone. Passwords and links then travel unencrypted,
    /// so do not use it in production. Default: `false`.
    pub fn allow_http(self, is_allowed: bool) -> Self {
        Self { takes_http: is_allowed, ..self }
    }

    /// Sets further origins under which people reach the site, such as the name with `www`. A page that is
    /// opened under one of them redirects to the public URL, where the cookies are when the link in a mail
    /// is opened. The proxy must pass `Host` on. Default: none; a public URL of this machine has
    /// `localhost`, `127.0.0.1` and `[::1]`.
    ///
    /// ```
    /// use leptos_signup::Signup;
    ///
    /// let builder = Signup::builder()
    ///     .public_url("https://example.org")
    ///     .aliases(["https://www.example.org"]);
    /// ```
    pub fn aliases<T: Into<String>>(mut self, origins: impl IntoIterator<Item = T>) -> Self {
        self.aliases.extend(origins.into_iter().map(Into::into));
        self
    }
}
