//! Serves the host with accounts in memory: `with_sessions 127.0.0.1:3000`. Its mails are at `/dev/mailbox`.

use std::{env, error::Error, net::SocketAddr, time::Duration};

use leptos_signup::{CapturedMailer, Signup, SqliteStore};
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    tracing_subscriber::fmt().init();
    let address = env::args().nth(1).unwrap_or_else(|| "127.0.0.1:3000".to_owned());
    let builder = Signup::builder()
        .store(SqliteStore::connect("sqlite::memory:").await?)
        .public_url(format!("http://{address}"))
        .mailer(CapturedMailer::default())
        .min_fill_time(Duration::ZERO);
    let (signup, router) = with_sessions::site(builder).await?;
    let background = signup.run_in_background();
    let listener = TcpListener::bind(&address).await?;
    // The address of each client, for the limits.
    axum::serve(listener, router.into_make_service_with_connect_info::<SocketAddr>()).await?;
    background.stop().await;
    Ok(())
}
