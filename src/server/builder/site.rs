//! The name, the names of people, the addresses and the languages of the site.

use std::{ops::RangeInclusive, time::Duration};

use crate::{
    form::Form,
    server::{
        builder::{
            SignupBuilder, form_rules,
            shared_accounts::{self, Shared},
        },
        crypto::signing::SigningKeys,
        error::config::ConfigError,
        language::{settings::Languages, site_texts::SiteTexts},
        net::public_url::PublicUrl,
        store::{Store, any::AnyStore, held_name::HeldNames, site::Site},
    },
};

/// The longest name of a site.
const LONGEST_NAME: usize = 63;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// How long names can be held back.
const HOLD: RangeInclusive<Duration> = Duration::from_secs(1)..=DAY.saturating_mul(3650);

impl SignupBuilder {
    /// Names the site in a database that it shares with other sites, such as the shops of one deployment.
    /// Sites with different names share nothing: no accounts, usernames, links, mails, invites, budgets of
    /// mails or events, also with the same forms and the same signing keys. `erase`, `export` and `purge`
    /// reach the rows of their own site. Instances of one site need the same name, and a name must not
    /// change while there are rows. Letters, digits, `-`, `_` and `.`. Default: no name.
    ///
    /// In the tables, the column `form` then has the name before the form: `shop/account`.
    ///
    /// ```
    /// use leptos_signup::Signup;
    ///
    /// let a = Signup::builder().site("a").public_url("https://a.example.org");
    /// let b = Signup::builder().site("b").public_url("https://b.example.org");
    /// ```
    pub fn site(self, name: impl Into<String>) -> Self {
        Self { site: Some(name.into()), ..self }
    }

    /// Lets the public URL be plain http in a private network, such as `http://192.168.1.5:3000` or
    /// `http://laptop.local:3000`, to try the pages on a phone. Passwords and links then travel unencrypted,
    /// so do not use it in production. Default: `false`.
    pub fn allow_http(self, is_allowed: bool) -> Self {
        Self { takes_http: is_allowed, ..self }
    }

    /// Holds the username of an erased account back for this time, so that no other person can take it and
    /// be mistaken for its former owner: the name then counts as taken. Only a keyed hash of it is stored, and
    /// `purge` deletes that when the time is over. [`Signup::release_username`](crate::Signup::release_username) gives a name free earlier.
    ///
    /// Default: a name is free at once. An erasure leaves nothing behind unless the host has a reason for it,
    /// such as profiles under the name that others see; then 90 days are usual.
    ///
    /// It needs a [signing key](Self::signing_key). A name is held for as long as the key of its time is
    /// among the keys, so remove an old key only when this time is over.
    ///
    /// ```
    /// use std::time::Duration;
    /// use leptos_signup::Signup;
    ///
    /// let builder = Signup::builder().hold_usernames(Duration::from_secs(90 * 24 * 60 * 60));
    /// ```
    pub fn hold_usernames(self, time: Duration) -> Self {
        Self { hold_usernames: Some(time), ..self }
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

    /// The public URL, if the other settings may serve it.
    pub(crate) fn checked_url(&self) -> Result<PublicUrl, ConfigError> {
        let given = self.public_url.as_deref().ok_or(ConfigError::NoPublicUrl)?;
        let url = PublicUrl::parse(given, self.takes_http)?;
        form_rules::check_paths(&self.forms, &url)?;
        #[cfg(feature = "dev")]
        self.refuse_public(&url)?;
        Ok(url)
    }
}

/// The store of the site with this name, with its tables up to date.
pub(crate) async fn open(
    store: Option<AnyStore>,
    name: Option<&str>,
    shared: &[Shared],
    keys: &SigningKeys,
) -> Result<Box<dyn Store>, ConfigError> {
    let AnyStore(mut store) = store.ok_or(ConfigError::NoStore)?;
    let mut site = Site::default();
    if let Some(name) = name {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
        if name.is_empty() || name.len() > LONGEST_NAME || !name.bytes().all(is_plain) {
            return Err(ConfigError::Site { given: name.to_owned() });
        }
        site = Site::named(name);
    }
    store.set_up(site.with_realms(shared.to_vec()), HeldNames::new(keys));
    store.migrate().await?;
    shared_accounts::check_stored(&*store, shared).await?;
    Ok(store)
}

/// How long names are held back.
pub(crate) fn hold_usernames(
    time: Option<Duration>,
    has_signing_key: bool,
) -> Result<Option<Duration>, ConfigError> {
    match time {
        Some(_) if !has_signing_key => Err(ConfigError::HoldUsernames {
            reason: "needs `.signing_key(…)`: a random key ends with the process, and the names with it",
        }),
        Some(time) if !HOLD.contains(&time) => {
            Err(ConfigError::HoldUsernames { reason: "takes a second to ten years" })
        }
        time => Ok(time),
    }
}

/// The texts in the languages of the site, whose prefixes fit the paths of the forms.
pub(crate) fn texts(
    languages: Languages,
    forms: &[Form],
    public_url: &PublicUrl,
) -> Result<SiteTexts, ConfigError> {
    let texts = languages.checked()?;
    form_rules::check_prefixes(forms, &texts, public_url)?;
    Ok(texts)
}
