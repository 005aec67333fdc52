//! The server of the demo host.

#[cfg(feature = "ssr")]
mod captcha;
#[cfg(feature = "ssr")]
mod health;
#[cfg(feature = "ssr")]
mod local;
#[cfg(feature = "ssr")]
mod server;
#[cfg(feature = "ssr")]
mod settings;

#[cfg(feature = "ssr")]
#[tokio::main]
async fn main() {
    if let Err(error) = server::run().await {
        eprintln!("host: {error}");
        std::process::exit(1);
    }
}

#[cfg(not(feature = "ssr"))]
fn main() {}
