//! The settings of the demo host, from the environment or a `.env` file.

use std::{env, error::Error, fmt, net::SocketAddr, str::FromStr, time::Duration};

use leptos::prelude::LeptosOptions;
use leptos_signup::{
    Admission, DevClock, LanguageSource, Languages, MailBudgets, RateLimits, limits::Limit,
    text::languages::PSEUDO,
};
use tracing_subscriber::EnvFilter;

use crate::captcha::Captcha;

/// The settings of the host.
pub struct Settings {
    pub database_url: String,
    pub smtp_url: Option<String>,
    pub mail_from: String,
    pub public_url: String,
    pub name_servers: Vec<SocketAddr>,
    pub github_url: Option<String>,
    pub github_token: Option<String>,
    pub newsletter: Admission,
    /// Whether the builder has a form that the app does not mount, to show what such a mistake looks like.
    pub has_unmounted_form: bool,
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
    /// The languages of the sign-up. In development there is one that finds texts outside the catalogue.
    pub fn languages(&self) -> Languages {
        let pseudo = self.smtp_url.is_none().then_some(PSEUDO);
        Languages::new(host::languages().into_iter().chain(pseudo)).from_sources([
            LanguageSource::path_prefixes(host::prefixes()),
            LanguageSource::query("lang"),
            LanguageSource::cookie("signup_lang"),
            LanguageSource::accept_language(),
        ])
    }

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
        // Leptos read its own settings before `.env`, so this one is applied here.
        if let Some(address) = set("LEPTOS_SITE_ADDR") {
            let fix = "give an address and a port, such as 127.0.0.1:3000";
            options.site_addr = parsed("LEPTOS_SITE_ADDR", &address, fix)?;
        }
        Ok(Self {
            name_servers: name_servers()?,
            database_url: set("DATABASE_URL").unwrap_or_else(|| "sqlite:host.db".to_owned()),
            newsletter: newsletter()?,
            has_unmounted_form: set("UNMOUNTED_FORM").is_some(),
            mail_budgets: match is_off("MAIL_BUDGETS")? {
                true => MailBudgets::unlimited(),
                false => MailBudgets::new(),
            },
            signing_key: set("SIGNING_KEY"),
            min_fill_time: number("MIN_FILL_TIME", "milliseconds")?.map(Duration::from_millis),
            dev_clock: dev_clock()?,
            rate_limits: rate_limits()?,
            captcha: Captcha::read(set)?,
            smtp_url: set("SMTP_URL"),
            github_url: set("GITHUB_URL"),
            github_token: set("GITHUB_TOKEN"),
            mail_from: set("MAIL_FROM").unwrap_or_else(|| "Orchard <noreply@localhost>".to_owned()),
            public_url: set("PUBLIC_URL")
                .unwrap_or_else(|| format!("http://{}", options.site_addr)),
        })
    }
}

/// The value of a variable, unless it is empty.
fn set(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

fn parsed<T: FromStr>(name: &str, value: &str, fix: &str) -> Result<T, String> {
    value.parse().map_err(|_| format!("{name} is `{value}`: {fix}"))
}

fn number(name: &str, unit: &str) -> Result<Option<u64>, String> {
    let fix = format!("give a number of {unit}");
    set(name).map(|value| parsed(name, &value, &fix)).transpose()
}

fn small(name: &str, unit: &str) -> Result<Option<u32>, String> {
    let fix = format!("give a number of {unit}");
    set(name).map(|value| parsed(name, &value, &fix)).transpose()
}

fn is_off(name: &str) -> Result<bool, String> {
    match set(name).as_deref() {
        None | Some("default") => Ok(false),
        Some("off") => Ok(true),
        Some(other) => Err(format!("{name} is `{other}`: give `default` or `off`")),
    }
}

fn dev_clock() -> Result<DevClock, String> {
    let clock = DevClock::running();
    clock.advance(Duration::from_secs(number("CLOCK_OFFSET", "seconds")?.unwrap_or_default()));
    Ok(clock)
}

fn rate_limits() -> Result<RateLimits, String> {
    let mut limits = match is_off("RATE_LIMITS")? {
        true => RateLimits::unlimited(),
        false => RateLimits::new(),
    };
    if let Some(sign_ups) = small("SIGN_UPS_PER_FORM", "sign-ups")? {
        limits = limits.sign_ups_per_form(Limit::burst(sign_ups));
    }
    if let Some(numbers) = small("CAPTCHA_DIFFICULTY", "numbers to try")? {
        limits = limits.work_over_shared_limits(numbers);
    }
    Ok(limits)
}

fn name_servers() -> Result<Vec<SocketAddr>, String> {
    let fix = "give addresses with ports, such as 9.9.9.9:53";
    let given = set("NAME_SERVERS").unwrap_or_default();
    given.split_whitespace().map(|address| parsed("NAME_SERVERS", address, fix)).collect()
}

fn newsletter() -> Result<Admission, String> {
    match set("NEWSLETTER").as_deref() {
        None | Some("open") => Ok(Admission::open()),
        Some("closed") => Ok(Admission::closed()),
        Some("waitlist") => Ok(Admission::waitlist()),
        Some(other) => Err(format!("NEWSLETTER is `{other}`: give `open`, `closed` or `waitlist`")),
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

// ANCHOR: shutdown
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
// ANCHOR_END: shutdown
