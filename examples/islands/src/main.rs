//! Serves the host with a store in memory: `islands 127.0.0.1:3000 FOLDER`, where the folder has the
//! browser build in `pkg`.

use std::{env, error::Error, net::SocketAddr, time::Duration};

use leptos::config::LeptosOptions;
use leptos_signup::{CapturedMailer, Signup, SqliteStore};
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    tracing_subscriber::fmt().init();
    let mut arguments = env::args().skip(1);
    let address = arguments.next().unwrap_or_else(|| "127.0.0.1:3000".to_owned());
    let folder = arguments.next().unwrap_or_else(|| "target/islands".to_owned());
    let options = LeptosOptions::builder().output_name("islands").site_root(folder).build();
    let builder = Signup::builder()
        .store(SqliteStore::connect("sqlite::memory:").await?)
        .public_url(format!("http://{address}"))
        .mailer(CapturedMailer::default())
        .min_fill_time(Duration::ZERO);
    let (signup, router) = islands::server::site(builder, options).await?;
    let background = signup.run_in_background();
    // The address of each client, for the limits.
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(TcpListener::bind(&address).await?, service).await?;
    background.stop().await;
    Ok(())
}
