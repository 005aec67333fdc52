//! The settings of the demo host, from the environment or a `.env` file.

use std::{env, error::Error, fmt, net::SocketAddr, time::Duration};

use leptos::prelude::LeptosOptions;
use leptos_signup::{Admission, MailBudgets, RateLimits};
use tracing_subscriber::EnvFilter;

use crate::{captcha::Captcha, dev_clock::DevClock};

/// The settings of the host.
pub struct Settings {
    pub database_url: String,
    pub smtp_url: Option<String>,
    pub mail_from: String,
    pub public_url: String,
    pub name_servers: Vec<SocketAddr>,
    pub github_url: Option<String>,
    pub newsletter: Admission,
    pub mail_budgets: MailBudgets,
    pub signing_key: Option<String>,
    /// `None` means the default, which is zero in development.
    pub min_fill_time: Option<Duration>,
    /// Used in development only.
    pub dev_clock: DevClock,
    pub rate_limits: RateLimits,
    pub captcha: Captcha,
}

impl Settings {
    /// Reads the settings and initialises the log.
    pub fn from_env(options: &mut LeptosOptions) -> Result<Self, Box<dyn Error>> {
        match dotenvy::dotenv() {
            Err(error) if !error.not_found() => {
                return Err(format!(".env: {error} (quote values that contain spaces)").into());
            }
            _ => {}
        }
        let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| "info".into());
        tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
        let set = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
        // Leptos read its own settings before `.env`, so this one is applied here.
        if let Some(address) = set("LEPTOS_SITE_ADDR") {
            let fix = |_| {
                format!(
                    "LEPTOS_SITE_ADDR is `{address}`: give an address and a port, such as 127.0.0.1:3000"
                )
            };
            options.site_addr = address.parse().map_err(fix)?;
        }
        let name_servers = set("NAME_SERVERS").unwrap_or_default();
        let name_servers = name_servers.split_whitespace().map(|address| {
            address.parse().map_err(|_| {
                format!(
                    "NAME_SERVERS has `{address}`: give addresses with ports, such as 9.9.9.9:53"
                )
            })
        });
        Ok(Self {
            name_servers: name_servers.collect::<Result<_, _>>()?,
            database_url: set("DATABASE_URL").unwrap_or_else(|| "sqlite:host.db".to_owned()),
            newsletter: match set("NEWSLETTER").as_deref() {
                None | Some("open") => Admission::open(),
                Some("closed") => Admission::closed(),
                Some("waitlist") => Admission::waitlist(),
                Some(other) => {
                    return Err(format!(
                        "NEWSLETTER is `{other}`: give `open`, `closed` or `waitlist`"
                    )
                    .into());
                }
            },
            mail_budgets: match set("MAIL_BUDGETS").as_deref() {
                None | Some("default") => MailBudgets::new(),
                Some("off") => MailBudgets::unlimited(),
                Some(other) => {
                    return Err(
                        format!("MAIL_BUDGETS is `{other}`: give `default` or `off`").into()
                    );
                }
            },
            signing_key: set("SIGNING_KEY"),
            min_fill_time: match set("MIN_FILL_TIME").map(|millis| millis.parse()) {
                None => None,
                Some(Ok(millis)) => Some(Duration::from_millis(millis)),
                Some(Err(_)) => return Err("MIN_FILL_TIME is not a number of milliseconds".into()),
            },
            dev_clock: match set("CLOCK_OFFSET").map(|seconds| seconds.parse()) {
                None => DevClock::default(),
                Some(Ok(seconds)) => DevClock::ahead(seconds),
                Some(Err(_)) => return Err("CLOCK_OFFSET is not a number of seconds".into()),
            },
            rate_limits: match set("RATE_LIMITS").as_deref() {
                None | Some("default") => RateLimits::new(),
                Some("off") => RateLimits::unlimited(),
                Some(other) => {
                    return Err(format!("RATE_LIMITS is `{other}`: give `default` or `off`").into());
                }
            },
            captcha: Captcha::read(set)?,
            smtp_url: set("SMTP_URL"),
            github_url: set("GITHUB_URL"),
            mail_from: set("MAIL_FROM").unwrap_or_else(|| "Orchard <noreply@localhost>".to_owned()),
            public_url: set("PUBLIC_URL")
                .unwrap_or_else(|| format!("http://{}", options.site_addr)),
        })
    }
}

impl fmt::Display for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Orchard, the demo host of leptos_signup")?;
        // The URL of a database server may contain a password.
        let is_file = self.database_url.starts_with("sqlite:");
        let shown = if is_file { &self.database_url } else { "set" };
        writeln!(f, "  DATABASE_URL   {shown}")?;
        match &self.smtp_url {
            // The URL may contain a password.
            Some(_) => writeln!(f, "  SMTP_URL       set")?,
            None => writeln!(
                f,
                "  SMTP_URL       not set: mails are captured at {}/dev/mailbox",
                self.public_url
            )?,
        }
        writeln!(f, "  MAIL_FROM      {}", self.mail_from)?;
        match &self.github_url {
            Some(url) => writeln!(f, "  GITHUB_URL     {url}")?,
            None => writeln!(f, "  GITHUB_URL     not set: GitHub logins are not checked")?,
        }
        writeln!(f, "  CAPTCHA        {}", self.captcha)?;
        let servers: Vec<String> = self.name_servers.iter().map(SocketAddr::to_string).collect();
        match servers.is_empty() {
            true => {
                writeln!(f, "  NAME_SERVERS   not set: email domains are not checked in the DNS")?
            }
            false => writeln!(f, "  NAME_SERVERS   {}", servers.join(" "))?,
        }
        if self.rate_limits == RateLimits::unlimited() {
            writeln!(f, "  RATE_LIMITS    off: the number of sign-ups is unlimited")?;
        }
        write!(f, "  PUBLIC_URL     {}", self.public_url)
    }
}

/// Completes on Ctrl-C or SIGTERM.
pub async fn shutdown() {
    use tokio::signal::unix::{SignalKind, signal};

    let interrupt = tokio::signal::ctrl_c();
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} }
        }
        Err(_) => drop(interrupt.await),
    }
}
