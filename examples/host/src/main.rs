//! The server of the demo host.

#[cfg(feature = "ssr")]
mod captcha;
#[cfg(feature = "ssr")]
mod dev_clock;
#[cfg(feature = "ssr")]
mod health;
#[cfg(feature = "ssr")]
mod settings;

#[cfg(feature = "ssr")]
#[tokio::main]
async fn main() {
    if let Err(error) = serve().await {
        eprintln!("host: {error}");
        std::process::exit(1);
    }
}

#[cfg(feature = "ssr")]
async fn serve() -> Result<(), Box<dyn std::error::Error>> {
    use std::{net::SocketAddr, time::Duration};

    use axum::Router;
    use host::{App, account_form, classroom_form, join_form, newsletter_form, shell};
    use leptos::prelude::get_configuration;
    use leptos_axum::{LeptosRoutes, generate_route_list};
    use leptos_signup::{
        CapturedMailer, GithubLogin, Signup, SmtpMailer, check::OnFailure,
        deliverability::Deliverability, store,
    };

    let mut configuration = get_configuration(None)?;
    let settings = settings::Settings::from_env(&mut configuration.leptos_options)?;
    println!("{settings}");

    let builder = Signup::builder()
        .form(account_form())
        .form(newsletter_form())
        .admission("newsletter", settings.newsletter.clone())
        .form(join_form())
        .form(classroom_form())
        .json_api("account")
        .json_api("newsletter")
        .json_api("join")
        .json_api("classroom")
        .store(store::connect(&settings.database_url).await?)
        .public_url(&settings.public_url)
        .mail_from(&settings.mail_from)
        .sign_in_at("/sign-in")
        .password_reset_at("/reset")
        .mail_budgets(settings.mail_budgets)
        .rate_limits(settings.rate_limits.clone())
        .site_name("Orchard");
    let builder = match &settings.signing_key {
        Some(key) => builder.signing_key(key),
        None => builder,
    };
    let builder = match settings.name_servers.is_empty() {
        true => builder,
        false => {
            let name_servers = settings.name_servers.iter().copied();
            builder.check(Deliverability::builder().name_servers(name_servers).build()?)
        }
    };
    let builder = match &settings.github_url {
        Some(url) => {
            let logins = GithubLogin::field("username").base_url(url)?;
            builder.check_on("classroom", logins.on_failure(OnFailure::Refuse))
        }
        None => builder,
    };
    let builder = settings.captcha.on(builder);
    let signup = match &settings.smtp_url {
        Some(url) => builder.mailer(SmtpMailer::from_url(url)?),
        // In development, test suites are faster than people and advance the clock.
        None => builder
            .mailer(CapturedMailer::new())
            .clock(settings.dev_clock.clock())
            .min_fill_time(Duration::ZERO),
    };
    let signup = match settings.min_fill_time {
        Some(time) => signup.min_fill_time(time),
        None => signup,
    }
    .build()
    .await?;

    let options = configuration.leptos_options;
    let address = options.site_addr;
    let app = Router::new()
        .leptos_routes(&options, generate_route_list(App), {
            let options = options.clone();
            move || shell(options.clone())
        })
        .fallback(leptos_axum::file_and_error_handler(shell))
        .layer(signup.layer())
        .with_state(options)
        .merge(health::routes(signup.clone()));

    let app = match &settings.smtp_url {
        Some(_) => app,
        None => app.merge(settings.dev_clock.routes()),
    };

    let background = signup.run_in_background();
    let listener = tokio::net::TcpListener::bind(address).await?;
    println!("  serving        {}", settings.public_url);
    let app = app.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, app).with_graceful_shutdown(settings::shutdown()).await?;
    background.stop().await;
    Ok(())
}

#[cfg(not(feature = "ssr"))]
fn main() {}
