//! Settings that need more than a line to check.

use std::{path::Path, sync::Arc, time::Duration};

use lettre::message::Mailbox;

use crate::server::{
    builder::{Secret, SignupBuilder},
    crypto::signing::SigningKeys,
    error::config::ConfigError,
    mail::{
        letterhead::{Letterhead, OwnersLinks},
        look::MailLook,
    },
    net::public_url::PublicUrl,
    password::{hash_cost::HashCost, hash_pool::HashPool, memory_limit},
};

impl SignupBuilder {
    /// Sets how many passwords are hashed at a time, each in the memory of the [cost](Self::hash_cost),
    /// which the process keeps. Default: one for each core, and no more than fit into half of the memory
    /// that the container or the service may use (the limit of its cgroup).
    pub fn hash_concurrency(self, threads: usize) -> Self {
        let hashing = Hashing { concurrency: Some(threads), ..self.hashing };
        Self { hashing, ..self }
    }

    /// Sets how many sign-ups may wait for a hash. The next gets status 503 at once. Default: 128.
    pub fn hash_queue(self, sign_ups: usize) -> Self {
        let hashing = Hashing { queue: Some(sign_ups), ..self.hashing };
        Self { hashing, ..self }
    }

    /// Sets the cost of a hash. Default: [`HashCost::default`], 19 MiB and two passes.
    pub fn hash_cost(self, cost: HashCost) -> Self {
        let hashing = Hashing { cost: Some(cost), ..self.hashing };
        Self { hashing, ..self }
    }
}

/// No person fills in a form faster, not even with a password manager.
pub(crate) const MIN_FILL_TIME: Duration = Duration::from_secs(1);

/// The settings of the hash queue.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Hashing {
    concurrency: Option<usize>,
    queue: Option<usize>,
    cost: Option<HashCost>,
}

/// The settings of what mails say about the host.
#[derive(Debug, Default)]
pub(crate) struct Mails {
    pub(crate) from: Option<String>,
    pub(crate) site_name: Option<String>,
    pub(crate) look: MailLook,
}

/// The host's pages for sign-in and a new password, the first form's page for a new password, and the ids of
/// the forms that have one.
type OwnersPages<'a> = ([Option<String>; 2], Option<String>, &'a [&'static str]);

/// What mails say about the host. A page of its own for a new password comes before those of the forms.
pub(crate) fn letterhead(
    public_url: &PublicUrl,
    mails: Mails,
    ([sign_in, password_reset], forgot, password_pages): OwnersPages<'_>,
) -> Result<Letterhead, ConfigError> {
    let mail_from = match mails.from {
        Some(given) => sender(&given).ok_or(ConfigError::MailFrom { given })?,
        None => default_sender(public_url, mails.site_name.as_deref()),
    };
    let forgot_pages = if password_reset.is_some() { &[] } else { password_pages };
    let password_reset = password_reset.or(forgot);
    Ok(Letterhead {
        site_name: mails.site_name.unwrap_or_else(|| public_url.host().to_owned()),
        site_url: [public_url.origin(), public_url.path()].concat(),
        mail_from,
        owners: OwnersLinks {
            sign_in: owners_link(public_url, "sign_in_at", sign_in)?,
            password_reset: owners_link(public_url, "password_reset_at", password_reset)?,
        },
        look: mails.look.checked()?,
        forgot_pages: forgot_pages.to_vec(),
    })
}

impl Hashing {
    /// The hash queue of these bounds. A test without a wish for a cost waits for no hash.
    pub(crate) fn pool(self, is_for_testing: bool) -> Result<HashPool, ConfigError> {
        let cost = match self.cost {
            Some(cost) => cost.checked()?,
            None if is_for_testing => HashCost::new(8, 1),
            None => HashCost::default(),
        };
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let limit = memory_limit::read(Path::new("/"));
        let fitting = memory_limit::hashes_at_a_time(cores, limit, cost.memory);
        let concurrency = in_range("hash_concurrency", 1, self.concurrency, fitting)?;
        let queue = in_range("hash_queue", 0, self.queue, 128)?;
        Ok(HashPool::new(concurrency, queue).with_cost(cost))
    }
}

/// The words that a password must not consist of: the name of the site, whole, without spaces and
/// word by word, and the labels of the host without the top-level domain.
pub(crate) fn site_words(name: &str, host: &str) -> Arc<[String]> {
    let words = name.split_whitespace();
    let labels = host.rsplit_once('.').map_or("", |(labels, _)| labels).split('.');
    let whole = [name.to_owned(), words.clone().collect::<String>(), host.to_owned()];
    let all = whole.into_iter().chain(words.chain(labels).map(str::to_owned));
    all.filter(|word| !word.is_empty()).collect()
}

/// The keys that sign for this site.
pub(crate) fn keys(
    given: Vec<Secret>,
    site: Option<&str>,
    public_url: &PublicUrl,
) -> Result<SigningKeys, ConfigError> {
    warn_of_random_key(!given.is_empty(), public_url);
    Ok(SigningKeys::new(given.into_iter().map(|key| key.0).collect())?.for_site(site))
}

/// Warns of a public host whose signing key ends with the process.
fn warn_of_random_key(has_signing_key: bool, public_url: &PublicUrl) {
    if !has_signing_key && public_url.is_https() && !public_url.is_loopback() {
        tracing::warn!(
            "no signing key is set, so a random one serves until this process ends: several instances \
             refuse each other's captchas, a restart makes open pages forget their double clicks, and \
             bots need no page. Call `.signing_key(…)` with the output of `openssl rand -base64 32`"
        );
    }
}

/// The URL of a page of the host, for a mail.
fn owners_link(
    public_url: &PublicUrl,
    setting: &'static str,
    path: Option<String>,
) -> Result<Option<String>, ConfigError> {
    let Some(path) = path else { return Ok(None) };
    let is_path = path.starts_with('/')
        && !path.starts_with("//")
        && path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if !is_path {
        return Err(ConfigError::OwnersLink { setting, given: path });
    }
    Ok(Some([public_url.origin(), &path].concat()))
}

fn in_range(
    setting: &'static str,
    from: usize,
    given: Option<usize>,
    default: usize,
) -> Result<usize, ConfigError> {
    match given {
        Some(given) if !(from..=10_000).contains(&given) => {
            Err(ConfigError::Hashing { setting, given, from })
        }
        Some(given) => Ok(given),
        None => Ok(default),
    }
}

/// The sender as a header writes it. A name may stand there without quotes, also if RFC 5322 wants them,
/// as for `Acme, Inc. <noreply@example.org>`.
fn sender(given: &str) -> Option<String> {
    let unquoted = || {
        let (name, address) = given.trim().strip_suffix('>')?.rsplit_once('<')?;
        let is_name = !name.contains(['"', '\\', '<', '>']) && !name.chars().any(char::is_control);
        let address = address.parse().ok().filter(|_| is_name)?;
        Some(Mailbox::new(Some(name.trim().to_owned()), address))
    };
    let mailbox = given.parse::<Mailbox>().ok().or_else(unquoted)?;
    // The mail is built from this text.
    let text = mailbox.to_string();
    (text.parse::<Mailbox>().ok()? == mailbox).then_some(text)
}

/// The sender of a host that names none, with the name of the site where a header can have it.
fn default_sender(public_url: &PublicUrl, site_name: Option<&str>) -> String {
    let host = if public_url.is_loopback() { "localhost" } else { public_url.host() };
    let address = format!("noreply@{host}");
    site_name.and_then(|name| sender(&format!("{name} <{address}>"))).unwrap_or(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_sender_may_hold_a_comma() {
        for (given, written) in [
            ("noreply@example.org", "noreply@example.org"),
            ("Example <noreply@example.org>", "Example <noreply@example.org>"),
            ("Acme, Inc. <noreply@example.org>", "\"Acme, Inc.\" <noreply@example.org>"),
            ("\"Acme, Inc.\" <noreply@example.org>", "\"Acme, Inc.\" <noreply@example.org>"),
            ("Acme: (Berlin) <noreply@example.org>", "\"Acme: (Berlin)\" <noreply@example.org>"),
        ] {
            assert_eq!(sender(given).as_deref(), Some(written), "{given}");
        }
        let url = PublicUrl::parse("https://app.example.org", false).unwrap();
        for (site, written) in [
            (None, "noreply@app.example.org"),
            (Some("Orchard"), "Orchard <noreply@app.example.org>"),
            (Some("Acme, Inc."), "\"Acme, Inc.\" <noreply@app.example.org>"),
            (Some("<Acme>"), "noreply@app.example.org"),
        ] {
            assert_eq!(default_sender(&url, site), written);
        }
        assert!(sender("Zoë, GmbH <noreply@example.org>").is_some());
        for given in ["", "Acme", "Acme <>", "Acme <a b>", "a\r\nBcc: b <noreply@example.org>"] {
            assert_eq!(sender(given), None, "{given}");
        }
    }
}
