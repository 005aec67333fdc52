//! Why a sign-up does not start.

use super::{admission::AdmissionError, store::StoreError};

/// Why a sign-up does not start. Each message names the setting and the fix.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConfigError {
    /// No form was given.
    #[error("no form: call `.form(account_form())` on the builder, once for each form")]
    NoForm,
    /// A form is not usable as it is.
    #[error("the form `{form}` {reason}")]
    Form {
        /// The id of the form.
        form: &'static str,
        /// What is wrong, and the fix.
        reason: String,
    },
    /// A check is about a field that is nowhere.
    #[error(
        "a host check is about the field `{field}`, which {form} does not have: give the check the \
         name of a field, and `check_on` the id of a form"
    )]
    Check {
        /// The field of the check.
        field: String,
        /// The form that it is for.
        form: String,
    },
    /// Who may sign up does not go with a form.
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
        "the public URL `{given}` is refused: {reason}. Give the origin under which people reach \
         the host, such as https://example.org; plain http is for loopback only"
    )]
    PublicUrl {
        /// What was given.
        given: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// No mailer was given.
    #[error(
        "no mailer: call `.mailer(SmtpMailer::from_url(\"smtps://user:password@mail.example.org\")?)` \
         on the builder, or `.mailer(CapturedMailer::new())` with the feature `dev` while developing"
    )]
    NoMailer,
    /// The SMTP URL is not usable.
    #[error(
        "the SMTP URL is refused: {reason}. Write smtps://user:password@mail.example.org, or \
         smtp://… for STARTTLS (its value is not shown because it may hold a password)"
    )]
    SmtpUrl {
        /// What is wrong with it.
        reason: &'static str,
    },
    /// The base URL of an outside service is not usable.
    #[error(
        "the base URL `{given}` of an outside service is refused: {reason}. Give one such as \
         https://api.example.org; plain http is for loopback only"
    )]
    ServiceUrl {
        /// What was given.
        given: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// The token for an outside service is not usable.
    #[error(
        "the token for an outside service is empty, or has characters other than visible ASCII: \
         call `.token(…)` with the token alone, without a line break (its value is not shown)"
    )]
    ServiceToken,
    /// A captcha cannot be used as it is.
    #[error("the captcha for the form `{form}` is refused: {reason}")]
    Captcha {
        /// What was given as the id of the form.
        form: String,
        /// What is wrong, and the fix.
        reason: &'static str,
    },
    /// The keys of hCaptcha are not usable.
    #[cfg(feature = "hcaptcha")]
    #[error(
        "the keys of hCaptcha are refused: give the site key, which is a UUID, and the secret, of \
         visible ASCII, without a line break (their values are not shown)"
    )]
    HCaptchaKeys,
    /// The JSON API is to be opened for a form that was not given.
    #[cfg(feature = "api")]
    #[error(
        "`.json_api(\"{form}\")` names no form: give the id of one that the builder has from \
         `.form(…)`"
    )]
    JsonApi {
        /// What was given.
        form: String,
    },
    /// A signing key is too short.
    #[error(
        "a signing key has {bytes} bytes: call `.signing_key(…)` with 32 random bytes or more, such \
         as the output of `openssl rand -base64 32` (its value is not shown)"
    )]
    SigningKey {
        /// How many it has.
        bytes: usize,
    },
    /// The system gives no random numbers.
    #[error(
        "the system gives no random numbers: give a key by `.signing_key(…)`, and see to the system"
    )]
    NoRandomness,
    /// A page for owners of accounts is not a path.
    #[error(
        "`.{setting}({given})` is not a page of this host: give it a path such as `/sign-in`, in \
         visible ASCII"
    )]
    OwnersLink {
        /// The setting.
        setting: &'static str,
        /// What was given.
        given: String,
    },
    /// A trusted proxy is not an address.
    #[error(
        "the trusted proxy `{given}` is neither an address nor a network: call \
         `.trusted_proxies([\"10.0.0.1\", \"fd00::/8\"])` on the builder"
    )]
    TrustedProxy {
        /// What was given.
        given: String,
    },
    /// A rate limit is out of range.
    #[error(
        "the limit `{setting}` is out of range: give it 1 to 100000 at once and a pause of more than \
         nothing and at most a day, or `None` to lift it"
    )]
    RateLimit {
        /// The setting of [`RateLimits`](crate::RateLimits).
        setting: &'static str,
    },
    /// The policy of the pages has what is no directive or no source.
    #[error(
        "the content security policy cannot allow `{given}` for `{directive}`: give one directive, \
         such as `img-src`, and one source, such as https://cdn.example.org, a call"
    )]
    ContentSecurityPolicy {
        /// What was given for a directive.
        directive: String,
        /// What was given for a source.
        given: String,
    },
    /// A bound on hashing is out of range.
    #[error("`.{setting}({given})` is out of range: give it a number from {from} to 10000")]
    Hashing {
        /// The setting.
        setting: &'static str,
        /// What was given.
        given: usize,
        /// The lowest number that it takes.
        from: usize,
    },
    /// Hashes would be too cheap, or too dear.
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
         <noreply@example.org>\")` on the builder"
    )]
    MailFrom {
        /// What was given.
        given: String,
    },
    /// Mails would be captured on a host that others can reach.
    #[error(
        "mails are captured at /dev/mailbox, but the public URL `{public_url}` is not loopback: \
         anybody could read them. Use an `SmtpMailer`, or a public URL such as \
         http://127.0.0.1:3000"
    )]
    CapturedMail {
        /// The public URL.
        public_url: String,
    },
}
