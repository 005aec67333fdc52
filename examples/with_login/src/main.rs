//! Serves the host: `with_login 127.0.0.1:3000 FILE`. Its mails are at `/dev/mailbox`.

use std::{env, error::Error, net::SocketAddr, time::Duration};

use leptos_signup::CapturedMailer;
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    tracing_subscriber::fmt().init();
    let mut arguments = env::args().skip(1);
    let address = arguments.next().unwrap_or_else(|| "127.0.0.1:3000".to_owned());
    let file = arguments.next().unwrap_or_else(|| "with_login.db".to_owned());
    let (signup, router) =
        with_login::site(&format!("sqlite:{file}"), &format!("http://{address}"), |builder| {
            builder
                .mailer(CapturedMailer::default())
                // Another key would end all sessions. A real host reads its own.
                .signing_key("a key of 32 bytes that is no secret")
                .min_fill_time(Duration::ZERO)
        })
        .await?;
    let background = signup.run_in_background();
    let listener = TcpListener::bind(&address).await?;
    // The address of each client, for the limits.
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).await?;
    background.stop().await;
    Ok(())
}
