//! Why a sign-up does not start.

use std::fmt;

use crate::server::error::{admission::AdmissionError, store::StoreError};

/// Why a sign-up does not start. Each message names the setting and the fix. `Debug` is the same sentence,
/// because it is what `?` in `main` prints.
#[derive(thiserror::Error)]
#[non_exhaustive]
pub enum ConfigError {
    /// No form was given.
    #[error("no form: call `.form(account_form())` on the builder, once for each form")]
    NoForm,
    /// A form is not usable.
    #[error("the form `{form}` {reason}")]
    Form {
        /// The id of the form.
        form: &'static str,
        /// The mistake and the fix.
        reason: String,
    },
    /// No form has the field of a check.
    #[error(
        "a host check is about the field `{field}`, which {form} does not have: give the check the \
         name of a field, and `check_on` the id of a form"
    )]
    Check {
        /// The field of the check.
        field: String,
        /// The form of the check.
        form: String,
    },
    /// An admission policy does not fit its form.
    #[error(transparent)]
    Admission(#[from] AdmissionError),
    /// No store was given.
    #[error(
        "no store: call `.store(SqliteStore::connect(\"sqlite:app.db\").await?)` on the builder"
    )]
    NoStore,
    /// The store cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No public URL was given.
    #[error(
        "no public URL: call `.public_url(\"https://example.org\")` on the builder; the links in \
         mails begin with it"
    )]
    NoPublicUrl,
    /// The public URL is not usable.
    #[error(
        "the public URL `{given}` is refused: {reason}. Give the URL under which people reach the \
         host, such as https://example.org or https://example.org/app; plain http is for loopback only"
    )]
    PublicUrl {
        /// The given value.
        given: String,
        /// The mistake.
        reason: &'static str,
    },
    /// An alias is not another origin.
    #[error(
        "`.aliases([\"{given}\"])` names no other origin: give each further name of the site as a browser \
         shows it, such as https://www.example.org, without a path, and not the public URL itself"
    )]
    Alias {
        /// The given value.
        given: String,
    },
    /// A language, or a wording of it, is not usable.
    #[error("the language `{language}` is refused: {reason}")]
    Language {
        /// The language.
        language: crate::text::Language,
        /// The mistake.
        reason: String,
    },
    /// The name of the site is not a plain word.
    #[error(
        "`.site(\"{given}\")` is no name of a site: give it up to 63 letters, digits, `-`, `_` and `.`, the \
         same at all instances of the site"
    )]
    Site {
        /// The given value.
        given: String,
    },
    /// Names cannot be held back like this.
    #[error("`.hold_usernames(…)` {reason}")]
    HoldUsernames {
        /// The mistake and the fix.
        reason: &'static str,
    },
    /// A form has no pages for a new password.
    #[error(
        "`.password_pages(\"{form}\")` names a form that the host does not have, or that asks for no \
         address or no password: name a form with both"
    )]
    PasswordPages {
        /// The id that was given.
        form: String,
    },
    /// Forms cannot share their accounts.
    #[error("the form `{form}` cannot share the accounts of `{owner}`: {reason}")]
    SharedAccounts {
        /// The form that shares.
        form: String,
        /// The form whose accounts they are.
        owner: String,
        /// What is wrong, and how to fix it.
        reason: String,
    },
    /// No mailer was given.
    #[error(
        "no mailer: call `.mailer(SmtpMailer::from_url(\"smtps://user:password@mail.example.org\")?)` \
         (feature `smtp`) on the builder, or `.mailer(CapturedMailer::new())` (feature `dev`) while developing"
    )]
    NoMailer,
    /// The SMTP URL is not usable.
    #[error(
        "the SMTP URL is refused: {reason}. Write smtps://user:password@mail.example.org, or \
         smtp://… for STARTTLS (its value is hidden because it may hold a password)"
    )]
    SmtpUrl {
        /// The mistake.
        reason: std::borrow::Cow<'static, str>,
    },
    /// The base URL of an outside service is not usable.
    #[error(
        "the base URL `{given}` of an outside service is refused: {reason}. Give one such as \
         https://api.example.org; plain http is for loopback only"
    )]
    ServiceUrl {
        /// The given value.
        given: String,
        /// The mistake.
        reason: &'static str,
    },
    /// The token for an outside service is not usable.
    #[error(
        "the token for an outside service is empty, or has characters other than visible ASCII: \
         call `.token(…)` with only the token, without a line break (its value is hidden)"
    )]
    ServiceToken,
    /// A captcha is not usable.
    #[error("the captcha for the form `{form}` is refused: {reason}")]
    Captcha {
        /// The given id of the form.
        form: String,
        /// The mistake and the fix.
        reason: &'static str,
    },
    /// The keys of hCaptcha are not usable.
    #[cfg(feature = "hcaptcha")]
    #[error(
        "the keys of hCaptcha are refused: give the site key, which is a UUID, and the secret, of \
         visible ASCII, without a line break (their values are hidden)"
    )]
    HCaptchaKeys,
    /// The JSON API names an unknown form.
    #[cfg(feature = "api")]
    #[error("`.json_api(\"{form}\")` names an unknown form: give the id of a form of the builder")]
    JsonApi {
        /// The given value.
        form: String,
    },
    /// An origin of an app is not one that browsers send.
    #[cfg(feature = "api")]
    #[error(
        "`.json_api_origins([\"{given}\"])` names no origin: give each one as a browser sends it, such as \
         `capacitor://localhost` or `https://app.example.org`, without a path, and without wildcards"
    )]
    JsonApiOrigin {
        /// The given value.
        given: String,
    },
    /// A signing key is too short.
    #[error(
        "a signing key has {bytes} bytes: call `.signing_key(…)` with 32 random bytes or more, such \
         as the output of `openssl rand -base64 32` (its value is hidden)"
    )]
    SigningKey {
        /// The length of the key.
        bytes: usize,
    },
    /// A signing key has too few different characters.
    #[error(
        "a signing key has fewer than 8 different characters, so it is not random: call \
         `.signing_key(…)` with the output of `openssl rand -base64 32` (its value is hidden)"
    )]
    SigningKeyVariety,
    /// The system random number generator failed.
    #[error(
        "the system random number generator failed; pass `.signing_key(…)` explicitly and check the \
         host"
    )]
    NoRandomness,
    /// A page of the host is not a path.
    #[error(
        "`.{setting}({given})` is not a page of this host: give it a path such as `/sign-in`, in \
         visible ASCII"
    )]
    OwnersLink {
        /// The setting.
        setting: &'static str,
        /// The given value.
        given: String,
    },
    /// A trusted proxy is not an address.
    #[error(
        "the trusted proxy `{given}` is neither an address nor a network: call \
         `.trusted_proxies([\"10.0.0.1\", \"fd00::/8\"])` on the builder"
    )]
    TrustedProxy {
        /// The given value.
        given: String,
    },
    /// A rate limit is out of range.
    #[error(
        "the limit `{setting}` is out of range: give it a burst of 1 to 100000 and a pause of at most a \
         day, or `None` to turn it off"
    )]
    RateLimit {
        /// The setting of [`RateLimits`](crate::RateLimits).
        setting: &'static str,
    },
    /// The content security policy has an invalid directive or source.
    #[error(
        "the content security policy cannot allow `{given}` for `{directive}`: give one directive, \
         such as `img-src`, and one source, such as https://cdn.example.org, a call"
    )]
    ContentSecurityPolicy {
        /// The given directive.
        directive: String,
        /// The given source.
        given: String,
    },
    /// A bound on hashing is out of range.
    #[error("`.{setting}({given})` is out of range: give it a number from {from} to 10000")]
    Hashing {
        /// The setting.
        setting: &'static str,
        /// The given value.
        given: usize,
        /// The lowest number that it takes.
        from: usize,
    },
    /// The cost of a hash is out of range.
    #[error(
        "`.hash_cost(HashCost::new({memory}, {passes}))` is out of range: give it no less than \
         19456 KiB with two passes (or 47104 with one, 12288 with three, 9216 with four, 7168 with \
         five), and at most 1048576 KiB and 64 passes"
    )]
    HashCost {
        /// The memory, in KiB.
        memory: u32,
        /// The passes.
        passes: u32,
    },
    /// The sender is not an address.
    #[error(
        "the mail sender `{given}` is not an address: call `.mail_from(\"Example \
         <noreply@example.org>\")` on the builder, with the name before `<` and the address up to `>`"
    )]
    MailFrom {
        /// The given value.
        given: String,
    },
    /// The look of mails is not usable.
    #[error("the look of mails is refused: `.{setting}(…)` {reason}")]
    MailLook {
        /// The setting of [`MailLook`](crate::MailLook).
        setting: &'static str,
        /// The mistake and the fix.
        reason: String,
    },
    /// Mails would be captured on a public host.
    #[error(
        "mails are captured at /dev/mailbox, but the public URL `{public_url}` is not loopback: \
         everyone could read them. Use an `SmtpMailer` (feature `smtp`), or a public URL such as \
         http://127.0.0.1:3000"
    )]
    CapturedMail {
        /// The public URL.
        public_url: String,
    },
    /// A clock that a request can move would serve a public host.
    #[error(
        "the clock is a `DevClock`, which a request to /dev/clock moves, but the public URL `{public_url}` is \
         not loopback. Remove the call of `.clock(…)`, or give a public URL such as http://127.0.0.1:3000"
    )]
    MovedClock {
        /// The public URL.
        public_url: String,
    },
    /// The settings of tests would serve a public host.
    #[error(
        "`SignupBuilder::for_testing()` has no rate limits and a known signing key, but the public URL \
         `{public_url}` is not loopback. Start from `Signup::builder()` there, or give a public URL such as \
         http://127.0.0.1:3000"
    )]
    ForTesting {
        /// The public URL.
        public_url: String,
    },
}

impl fmt::Debug for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
