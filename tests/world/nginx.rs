//! nginx in front of a host: who a client is, whole pages with and without buffers, and compression.
//!
//! A sub-path whose prefix the proxy strips belongs here too: `location /app/` of the settings strips it,
//! and needs a host whose public URL has the path `/app`.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::OnceLock,
    time::Duration,
};

use leptos_signup::{RateLimits, SignupBuilder, limits::Limit};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpSocket},
};

use crate::{
    common::{
        Host, ORIGIN, letter_form, link, link_ticket,
        server::{Kind, Server, installed, text},
    },
    crowd::report,
};

/// The port of the host behind it.
static BEHIND: OnceLock<u16> = OnceLock::new();

struct Nginx;

/// What operators write, in a folder of its own. Buffers are on, and off for the form at `/join`.
const SETTINGS: &str = r"
daemon off;
pid FOLDER/pid;
error_log FOLDER/errors;
worker_processes 1;
events {}
http {
    access_log off;
    client_body_temp_path FOLDER/body;
    proxy_temp_path FOLDER/proxy;
    fastcgi_temp_path FOLDER/fastcgi;
    uwsgi_temp_path FOLDER/uwsgi;
    scgi_temp_path FOLDER/scgi;
    gzip on;
    gzip_proxied any;
    gzip_http_version 1.0;
    proxy_http_version 1.1;
    proxy_set_header Host $http_host;
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    proxy_set_header X-Forwarded-Proto $scheme;
    server {
        listen 127.0.0.1:PORT;
        location / { proxy_pass http://127.0.0.1:BEHIND; }
        location /join/ { proxy_pass http://127.0.0.1:BEHIND; proxy_buffering off; }
        location /app/ { proxy_pass http://127.0.0.1:BEHIND/; }
    }
}
";

impl Kind for Nginx {
    const PACKAGE: &'static str = "nginx-light";
    const USER: &'static str = "www-data";
    const ADMIN: &'static str = "";

    fn programs() -> Option<Vec<PathBuf>> {
        let folders = ["/usr/sbin", "/usr/bin"];
        installed(folders.map(|it| Path::new(it).join("nginx"))).map(|it| vec![it])
    }

    fn prepare(_: &[PathBuf], _: &Path) -> Vec<String> {
        vec!["true".to_owned()]
    }

    fn command(programs: &[PathBuf], folder: &Path, port: u16) -> Vec<String> {
        let behind = BEHIND.get().copied().unwrap_or_default();
        let settings = SETTINGS.replace("FOLDER", &text(folder)).replace("PORT", &port.to_string());
        let settings = settings.replace("BEHIND", &behind.to_string());
        let run = r#"printf %s "$2" >"$1/settings"; exec "$3" -e "$1/errors" -c "$1/settings""#;
        let program = text(&programs[0]);
        ["sh", "-c", run, "sh", &text(folder), &settings, &program].map(str::to_owned).into()
    }

    fn url(port: u16, path: &str) -> String {
        format!("http://127.0.0.1:{port}{path}")
    }
}

/// A response as it came over the wire.
struct Response {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Response {
    fn header(&self, name: &str) -> &str {
        let line = self.head.lines().find_map(|line| {
            let (found, value) = line.split_once(": ")?;
            found.eq_ignore_ascii_case(name).then_some(value)
        });
        line.unwrap_or_default()
    }

    fn cookie(&self) -> &str {
        self.header("set-cookie").split(';').next().unwrap()
    }

    fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }
}

/// A browser at this address of the loopback network.
struct Client {
    address: &'static str,
    port: u16,
}

impl Client {
    /// Sends a request with these lines in its head, and reads all that comes.
    async fn send(&self, first: &str, lines: &[&str], body: &str) -> Response {
        let socket = TcpSocket::new_v4().unwrap();
        socket.bind(SocketAddr::new(self.address.parse().unwrap(), 0)).unwrap();
        let to = SocketAddr::from(([127, 0, 0, 1], self.port));
        let mut stream = socket.connect(to).await.unwrap();
        let host = ORIGIN.strip_prefix("http://").unwrap();
        let lines: String = lines.iter().flat_map(|line| [*line, "\r\n"]).collect();
        let length = body.len();
        let request = format!(
            "{first} HTTP/1.0\r\nHost: {host}\r\n{lines}Content-Length: {length}\r\n\r\n{body}"
        );
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut all = Vec::new();
        stream.read_to_end(&mut all).await.unwrap();
        let end = all.windows(4).position(|it| it == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(all[..end].to_vec()).unwrap();
        let status = head[9..12].parse().unwrap();
        Response { status, head, body: all[end + 4..].to_vec() }
    }

    async fn get(&self, path: &str, lines: &[&str]) -> Response {
        self.send(&format!("GET {path}"), lines, "").await
    }

    async fn post(&self, path: &str, lines: &[&str], body: &str) -> Response {
        let origin = format!("Origin: {ORIGIN}");
        let form = "Content-Type: application/x-www-form-urlencoded";
        let lines = [&[form, &origin], lines].concat();
        self.send(&format!("POST {path}"), &lines, body).await
    }

    async fn sign_up(&self, name: &str, lines: &[&str]) -> Response {
        self.post("/letter", lines, &format!("email={name}%40example.org")).await
    }
}

/// A host behind nginx.
async fn behind_nginx(
    configure: impl FnOnce(SignupBuilder) -> SignupBuilder,
) -> Option<(Server<Nginx>, Host)> {
    let host = Host::start_with(|builder| {
        configure(builder.form(letter_form()).trusted_proxies(["127.0.0.1"]))
    })
    .await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    BEHIND.set(listener.local_addr().unwrap().port()).unwrap();
    let routes = host.router.clone().into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async { axum::serve(listener, routes).await });
    let server = tokio::task::block_in_place(Server::<Nginx>::start)?;
    Some((server, host))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_host_behind_nginx_knows_its_clients_and_serves_whole_pages() {
    let one_each = RateLimits::unlimited()
        .sign_ups_per_network(Limit::burst(1).refill_every(Duration::from_secs(600)));
    let Some((nginx, host)) = behind_nginx(|builder| builder.rate_limits(one_each)).await else {
        return;
    };
    let client = |address| Client { address, port: nginx.port };
    let (ada, eve) = (client("127.0.0.2"), client("127.0.0.3"));

    // A page arrives whole, buffered or not, compressed or not.
    for path in ["/letter", "/join/us"] {
        let page = ada.get(path, &[]).await;
        assert_eq!(page.status, 200);
        assert!(page.text().trim_end().ends_with("</script>"), "{}", page.text());
        let packed = ada.get(path, &["Accept-Encoding: gzip"]).await;
        assert_eq!(packed.header("content-encoding"), "gzip", "{}", packed.head);
        assert!(packed.header("content-security-policy").contains("nonce-"));
        let unpacked = unpack(&packed.body);
        assert!(unpacked.contains(r#"name="email""#) && unpacked.contains("</html>"));
    }
    report("pages are whole, buffered and not, compressed and not");

    // Each client is a network of its own, whatever it says of itself.
    let accepted = ada.sign_up("ada", &[]).await;
    assert_eq!((accepted.status, accepted.header("location")), (303, "/letter/check"));
    for forged in ["X-Forwarded-For: 203.0.113.9", "X-Forwarded-For: 127.0.0.3, 203.0.113.9"] {
        assert_eq!(ada.sign_up("bob", &[forged]).await.status, 429, "{forged}");
    }
    assert_eq!(eve.sign_up("eve", &[]).await.status, 303);
    report("a client is limited by its address, and a forged X-Forwarded-For changes nothing");

    // The journey without scripts.
    let mail = host.mails("ada@example.org").await.remove(0);
    let path = link(&mail).strip_prefix(ORIGIN).unwrap().to_owned();
    let opened = eve.get(&path, &[]).await;
    let cookie = format!("Cookie: {}", opened.cookie());
    assert_eq!((opened.status, opened.header("location")), (303, "/letter/confirm"));
    assert_eq!(eve.get("/letter/confirm", &[&cookie]).await.status, 200);
    let ticket = format!("ticket={}", link_ticket(opened.cookie()).unwrap());
    let done = eve.post("/letter/confirm", &[&cookie], &ticket).await;
    assert_eq!((done.status, done.header("location")), (303, "/letter/done"), "{}", done.text());
    assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 1);
    report("a sign-up is confirmed by the link of its mail");
}

fn unpack(packed: &[u8]) -> String {
    let mut gzip = Command::new("gzip")
        .arg("-dc")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    std::io::Write::write_all(&mut gzip.stdin.take().unwrap(), packed).unwrap();
    String::from_utf8(gzip.wait_with_output().unwrap().stdout).unwrap()
}
