//! The sign-up of the demo host, its routes, and their life.

use std::{error::Error, mem, time::Duration};

use axum::Router;
use host::serve::{HEADER_TIME, serve};
use leptos::{config::LeptosOptions, prelude::get_configuration};
use leptos_signup::{
    CapturedMailer, Form, GithubLogin, Signup, SignupBuilder, SmtpMailer, check::OnFailure,
    deliverability::Deliverability, store,
};
use tokio::net::TcpListener;

use crate::{
    health,
    settings::{Settings, shutdown},
};

/// Serves until the process must end.
pub async fn run() -> Result<(), Box<dyn Error>> {
    let mut options = get_configuration(None)?.leptos_options;
    let mut settings = Settings::from_env(&mut options)?;
    println!("{settings}");
    let builder = with_checks(forms(&settings).await?, &settings)?;
    let builder = mem::take(&mut settings.captcha).on(builder);
    let signup = with_mailer(builder, &settings)?.build().await?;
    let listener = TcpListener::bind(options.site_addr).await?;
    if settings.smtp_url.is_some() {
        tokio::spawn(print_mail_check(signup.clone()));
    }
    let app = routes(&signup, options);
    let background = signup.run_in_background();
    println!("  serving        {}", settings.public_url);
    serve(listener, app, HEADER_TIME, shutdown()).await;
    background.stop().await;
    Ok(())
}

/// Tells the operator at once what would keep mails back. Sign-ups work meanwhile.
async fn print_mail_check(signup: Signup) {
    if let Some(check) = signup.check_mail().await {
        for line in check.to_string().lines() {
            println!("  mail server    {line}");
        }
    }
}

async fn forms(settings: &Settings) -> Result<SignupBuilder, Box<dyn Error>> {
    let mut builder = host::with_forms(Signup::builder());
    if settings.has_unmounted_form {
        builder = builder.form(Form::new("unmounted").at("/unmounted").email());
    }
    let builder = builder
        .admission("newsletter", settings.newsletter.clone())
        .store(store::connect(&settings.database_url).await?)
        .public_url(&settings.public_url)
        .mail_from(&settings.mail_from)
        .mail_budgets(settings.mail_budgets)
        .rate_limits(settings.rate_limits.clone())
        .languages(settings.languages());
    Ok(match &settings.signing_key {
        Some(key) => builder.signing_key(key),
        None => builder,
    })
}

fn with_checks(
    mut builder: SignupBuilder,
    settings: &Settings,
) -> Result<SignupBuilder, Box<dyn Error>> {
    if !settings.name_servers.is_empty() {
        let name_servers = settings.name_servers.iter().copied();
        builder = builder.check(Deliverability::builder().name_servers(name_servers).build()?);
    }
    if let Some(url) = &settings.github_url {
        let mut logins = GithubLogin::field("username").base_url(url)?;
        if let Some(token) = &settings.github_token {
            logins = logins.token(token)?;
        }
        // Pass: a visitor who uses up GitHub's requests must not close the form for the class.
        builder = builder.check_on("classroom", logins.on_failure(OnFailure::Pass));
    }
    Ok(builder)
}

fn with_mailer(
    builder: SignupBuilder,
    settings: &Settings,
) -> Result<SignupBuilder, Box<dyn Error>> {
    let builder = match &settings.smtp_url {
        Some(url) => builder.mailer(SmtpMailer::from_url(url)?),
        // In development, test suites are faster than people and advance the clock.
        None => builder
            .mailer(CapturedMailer::new())
            .clock(settings.dev_clock.clock())
            .min_fill_time(Duration::ZERO),
    };
    Ok(match settings.min_fill_time {
        Some(time) => builder.min_fill_time(time),
        None => builder,
    })
}

fn routes(signup: &Signup, options: LeptosOptions) -> Router {
    host::router(signup, options).merge(health::routes(signup.clone()))
}
