//! Canaries in every secret: no log, no error, no `Debug` and no file ever shows one.

use std::{
    fmt::Debug,
    fs,
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use base64::{Engine, prelude::BASE64_STANDARD};
use leptos::server_fn::ServerFn;
use leptos_signup::{
    ContentSecurityPolicy, Form, GithubLogin, Mail, MailError, RateLimits, Signup, SmtpMailer,
    SqliteStore, Submission, server_functions::Register,
};
use tempfile::TempDir;
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::TcpListener,
};

use crate::common::{
    self, Host, account_form, capture, class_form, form_post, garden_form, json_post, with_garden,
};

const PASSWORD: &str = "canary-password of plain words";
const WRONG_PASSWORD: &str = "canary-short";
const SMTP_PASSWORD: &str = "canary-smtp-5ecret";
const DATABASE_PASSWORD: &str = "canary-database-5ecret";
const SIGNING_KEY: &str = "canary-signing-key of more than 32 bytes";
const GITHUB_TOKEN: &str = "canary-github-token";
const CODE: &str = "CNRYCNRY";
const TOKEN: &str = "canary-token-of-forty-three-characters-0123";

/// A mail server that asks for a password, and what it took.
#[derive(Clone, Default)]
struct MailServer {
    taken: Arc<Mutex<Vec<String>>>,
    said: Arc<Mutex<Vec<String>>>,
}

impl MailServer {
    /// Refuses the password so many times, as servers do that were not told of a new one.
    async fn start(refusals: usize) -> (Self, String) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let server = Self::default();
        let desk = server.clone();
        tokio::spawn(async move {
            let mut left = refusals;
            while let Ok((socket, _)) = listener.accept().await {
                let refuses = left > 0;
                left = left.saturating_sub(1);
                tokio::spawn(desk.clone().serve(socket, refuses));
            }
        });
        (server, format!("smtp://ada:{SMTP_PASSWORD}@{address}"))
    }

    async fn serve(self, socket: tokio::net::TcpStream, refuses: bool) -> std::io::Result<()> {
        let (reader, mut writer) = socket.into_split();
        let mut lines = BufReader::new(reader).lines();
        writer.write_all(b"220 mail.example ESMTP\r\n").await?;
        let mut mail = None::<String>;
        while let Some(line) = lines.next_line().await? {
            if let Some(text) = &mut mail {
                if line == "." {
                    self.taken.lock().unwrap().extend(mail.take());
                    writer.write_all(b"250 taken\r\n").await?;
                } else {
                    text.push_str(&line);
                    text.push('\n');
                }
                continue;
            }
            let word = line.split(' ').next().unwrap_or_default().to_ascii_uppercase();
            self.said.lock().unwrap().push(line);
            let reply = match word.as_str() {
                "EHLO" => "250-mail.example\r\n250-8BITMIME\r\n250 AUTH PLAIN LOGIN\r\n",
                "AUTH" if refuses => "535 5.7.8 who are you?\r\n",
                "AUTH" => "235 welcome\r\n",
                "DATA" => {
                    mail = Some(String::new());
                    "354 go on\r\n"
                }
                "QUIT" => "221 bye\r\n",
                _ => "250 ok\r\n",
            };
            writer.write_all(reply.as_bytes()).await?;
        }
        Ok(())
    }

    /// The link's token and the code of each mail.
    fn secrets(&self) -> Vec<(String, String)> {
        let taken = self.taken.lock().unwrap();
        let texts = taken.iter().map(|mail| mail.replace("=\n", "").replace("=3D", "="));
        let secrets = texts.filter_map(|text| {
            let (_, rest) = text.split_once("token=")?;
            let token = rest.get(..43)?.to_owned();
            let is_code = |line: &&str| line.len() == 9 && line.as_bytes()[4] == b'-';
            let code = text.lines().map(str::trim).find(is_code)?.to_owned();
            Some((token, code))
        });
        secrets.collect()
    }
}

/// Everything that is in the files of the database.
fn files(folder: &std::path::Path) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| (path.display().to_string(), fs::read(path).unwrap())).collect()
}

fn holds(bytes: &[u8], secret: &str) -> bool {
    bytes.windows(secret.len()).any(|window| window == secret.as_bytes())
}

/// Every way in which a secret could be written.
fn spellings(secret: &str) -> Vec<String> {
    let percent = form_urlencoded::byte_serialize(secret.as_bytes()).collect::<String>();
    let bytes = format!("{:?}", secret.as_bytes());
    vec![
        secret.to_owned(),
        percent.replace('+', "%20"),
        percent,
        BASE64_STANDARD.encode(secret),
        bytes.trim_matches(['[', ']']).to_owned(),
    ]
}

#[tokio::test]
#[allow(clippy::too_many_lines, reason = "it is one story, told in order")]
async fn no_secret_is_in_a_log_at_any_level_or_on_disk_after_sending() {
    crate::in_own_process!();
    let log = capture::everything();
    let (server, url) = MailServer::start(1).await;
    let host = Host::start_with(|builder| {
        with_garden(builder)
            .form(class_form())
            .json_api("account")
            .signing_key(SIGNING_KEY)
            .mailer(SmtpMailer::from_url(&url).unwrap())
    })
    .await;
    let mut cookies = Vec::new();

    // A sign-up by page, by script and by program; refused, taken, and sent again.
    let typed = [("form", "account"), ("email", "ada@example.org"), ("password", WRONG_PASSWORD)];
    let account = [("form", "account"), ("email", "ada@example.org"), ("password", PASSWORD)];
    for path in ["/join/us", Register::PATH] {
        assert_eq!(host.post(path, &typed).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        cookies.push(host.post(path, &account).await.cookie());
    }
    let body = format!(r#"{{"email": "eve@example.org", "password": "{PASSWORD}"}}"#);
    let program = host.send(json_post("/join/us/api/v1/account", body)).await;
    assert_eq!(program.status, StatusCode::ACCEPTED, "{}", program.body);
    let attempt: serde_json::Value = serde_json::from_str(&program.body).unwrap();
    let attempt = attempt["attempt"].as_str().unwrap().to_owned();
    let pupil = [("username", "hopper"), ("password", PASSWORD)];
    host.post("/class", &pupil).await;

    // The first mail finds a server that refuses the password.
    let delivery = host.signup.deliver_due_mail().await.unwrap();
    assert!(delivery.retried > 0, "{delivery:?}");
    host.clock.advance(Duration::from_secs(61));
    host.post_as("/join/us/check", &cookies[0], &[("again", "1")]).await;
    host.signup.deliver_due_mail().await.unwrap();
    let login = BASE64_STANDARD.encode(format!("\0ada\0{SMTP_PASSWORD}"));
    let said = server.said.lock().unwrap().join("\n");
    assert!(said.contains(&login) || said.contains("AUTH LOGIN"), "{said}");

    // Proofs: wrong, good, and again; with a store that fails in between.
    let wrong = format!("/join/us/confirm?token={TOKEN}");
    let guess = host.get(&wrong).await.cookie();
    host.get_as("/join/us/confirm", &guess).await;
    host.post_as("/join/us/confirm", &guess, &[("again", "1")]).await;
    host.get(&format!("/join/us/confirm/?token={TOKEN}")).await;
    host.post_as("/join/us/check", &cookies[0], &[("code", CODE)]).await;
    let secrets = server.secrets();
    assert!(secrets.len() >= 3, "{}", secrets.len());
    sqlx::raw_sql("ALTER TABLE signup_account RENAME TO away").execute(host.pool()).await.unwrap();
    for (token, code) in &secrets {
        let opened = host.get(&format!("/join/us/confirm?token={token}")).await.cookie();
        let failed = host.post_as("/join/us/confirm", &opened, &[("password", PASSWORD)]).await;
        assert!(failed.status.is_server_error() || failed.status == StatusCode::SEE_OTHER);
        host.post_as("/join/us/check", &cookies[0], &[("code", code)]).await;
        let call = format!(r#"{{"token": "{token}", "password": "{PASSWORD}"}}"#);
        host.send(json_post("/join/us/api/v1/account/confirm", call)).await;
        let call = format!(r#"{{"attempt": "{attempt}", "code": "{code}"}}"#);
        host.send(json_post("/join/us/api/v1/account/confirm", call)).await;
        cookies.push(opened);
    }
    sqlx::raw_sql("ALTER TABLE away RENAME TO signup_account").execute(host.pool()).await.unwrap();
    for (token, _) in &secrets {
        let opened = host.get(&format!("/join/us/confirm?token={token}")).await.cookie();
        for _ in 0..2 {
            host.post_as("/join/us/confirm", &opened, &[]).await;
        }
    }
    // What is no body of ours is not repeated either.
    for kind in ["application/x-www-form-urlencoded", "application/json", "text/plain"] {
        let request = Request::post("/join/us/api/v1/account").header("content-type", kind);
        let broken = format!(r#"{{"password": "{PASSWORD}", "password": "{PASSWORD}" "#);
        host.send(request.body(Body::from(broken)).unwrap()).await;
    }
    let foreign = [("origin", "https://evil.test"), ("cookie", cookies[0].as_str())];
    host.send(form_post("/join/us", &account, &foreign)).await;
    host.signup.deliver_due_mail().await.unwrap();

    let mut all: Vec<String> = [PASSWORD, WRONG_PASSWORD, SMTP_PASSWORD, SIGNING_KEY, TOKEN, CODE]
        .into_iter()
        .flat_map(spellings)
        .chain([login, attempt])
        .collect();
    let cookies = cookies.iter().map(|cookie| cookie.split_once('=').unwrap().1.to_owned());
    all.extend(cookies.filter(|secret| !secret.is_empty()));
    for (token, code) in &secrets {
        all.extend([token.clone(), code.clone(), code.replace('-', "")]);
    }
    let text = log.text();
    for piece in
        ["DEBUG", "sqlx::query", "mail not sent", "leptos_signup::security", "no such table"]
    {
        assert!(text.contains(piece), "{piece}: it listens");
    }
    for secret in &all {
        assert!(!text.contains(secret), "{secret} is in the log");
        for (file, bytes) in files(host.database.folder()) {
            assert!(!holds(&bytes, secret), "{secret} is in {file}");
        }
    }
    assert!(all.len() > 40, "{}", all.len());
}

#[tokio::test]
async fn a_secret_is_on_disk_until_its_mail_is_sent_and_no_longer() {
    let host = Host::start().await;
    host.register("ada@example.org").await;
    let secret: String = sqlx::query_scalar("SELECT secret FROM signup_outbox")
        .fetch_one(host.pool())
        .await
        .unwrap();
    let (token, code) = secret.split_once(' ').unwrap();
    let held =
        |secret: &str| files(host.database.folder()).iter().any(|(_, bytes)| holds(bytes, secret));
    assert!(held(token) && held(code), "a restart must not lose it");
    host.signup.deliver_due_mail().await.unwrap();
    assert!(!held(token) && !held(code));

    // The worker does the same, when nothing else is to be sent.
    host.register("eve@example.org").await;
    let secret: String =
        sqlx::query_scalar("SELECT secret FROM signup_outbox WHERE secret IS NOT NULL")
            .fetch_one(host.pool())
            .await
            .unwrap();
    let background = host.signup.run_in_background();
    while host.mailer.mails().len() < 2 {
        tokio::task::yield_now().await;
    }
    background.stop().await;
    let (token, code) = secret.split_once(' ').unwrap();
    assert!(!held(token) && !held(code));
}

/// Everything public that has to do with a secret, as a careless host would log it.
#[tokio::test]
#[allow(clippy::too_many_lines, reason = "it is one story, told in order")]
async fn no_debug_and_no_error_shows_a_secret() {
    let mut shown = Vec::new();
    let mut show = |value: &dyn Debug| shown.push(format!("{value:?}\n{value:#?}"));
    let folder = TempDir::new().unwrap();
    let url = format!("smtps://ada:{SMTP_PASSWORD}@mail.example.org");
    let (mailer, store) = (
        SmtpMailer::from_url(&url).unwrap(),
        SqliteStore::connect(&common::url(&folder)).await.unwrap(),
    );
    show(&mailer);
    show(&store);
    let github = GithubLogin::field("username").token(GITHUB_TOKEN).unwrap();
    show(&github);
    let builder = Signup::builder()
        .form(account_form())
        .form(class_form())
        .store(store)
        .mailer(mailer)
        .check_on("class", github)
        .signing_key(SIGNING_KEY)
        .rate_limits(RateLimits::new())
        .content_security_policy(ContentSecurityPolicy::new())
        .public_url("https://example.org");
    show(&builder);
    let signup = builder.build().await.unwrap();
    show(&signup);
    show(&signup.layer());

    let fields = [("email", "ada@example.org"), ("password", PASSWORD), ("token", TOKEN)];
    let submission = Submission::from_pairs(fields);
    show(&submission);
    show(&Submission::from_urlencoded(format!("{PASSWORD}&{PASSWORD}").as_bytes()));
    let registration = Form::new("account").email().password().validate(&submission).unwrap();
    show(&registration);
    show(&registration.password);
    show(&Register { submission });
    show(&account_form());

    let host = Host::start().await;
    host.register("ada@example.org").await;
    let mail: Mail = host.mails("ada@example.org").await.remove(0);
    show(&mail);
    show(&host.mailer);
    show(&MailError::transient("451 later"));
    let (token, code) = (common::link(&mail), common::code(&mail));
    let token = token.split_once("token=").unwrap().1.to_owned();

    // What does not start says why, and not with what.
    let mut errors: Vec<Box<dyn std::error::Error>> = Vec::new();
    for url in [
        format!("http://ada:{SMTP_PASSWORD}@mail.example.org"),
        format!("smtp://{SMTP_PASSWORD}@mail.example.org"),
        format!("smtp://ada:{SMTP_PASSWORD}@"),
        format!("smtps://ada:{SMTP_PASSWORD}@mail.example.org:99999"),
        SMTP_PASSWORD.to_owned(),
    ] {
        errors.push(Box::new(SmtpMailer::from_url(&url).unwrap_err()));
    }
    for url in [
        format!("postgres://ada:{DATABASE_PASSWORD}@db.example.org/app"),
        format!("mysql://ada:{DATABASE_PASSWORD}@db.example.org/app"),
        format!("sqlite:///nowhere/at/all.db?key={DATABASE_PASSWORD}@x"),
        format!("postgres://ada:{DATABASE_PASSWORD}@db.example.org:99999/app"),
    ] {
        errors.push(Box::new(SqliteStore::connect(&url).await.unwrap_err()));
    }
    errors
        .push(Box::new(GithubLogin::field("username").token("canary-github-token\n").unwrap_err()));
    let on = |builder: leptos_signup::SignupBuilder| builder.form(account_form());
    for builder in [
        on(Signup::builder()).public_url(format!("https://ada:{DATABASE_PASSWORD}@example.org")),
        on(Signup::builder()).public_url("https://example.org").signing_key("canary-short"),
    ] {
        let store = SqliteStore::connect("sqlite::memory:").await.unwrap();
        let built = builder.store(store).mailer(host.mailer.clone()).build().await;
        errors.push(Box::new(built.unwrap_err()));
    }
    for error in &errors {
        let mut next = Some(&**error);
        while let Some(error) = next {
            shown.push(format!("{error}\n{error:?}"));
            next = error.source();
        }
    }
    for secret in
        ["canary", "5ecret", "plain words", GITHUB_TOKEN, &token, &code, &code.replace('-', "")]
    {
        for text in &shown {
            assert!(!text.contains(secret), "{secret} is in {text}");
        }
    }
    assert!(shown.len() > 30, "{}", shown.len());
}

/// With control characters in all that anybody can send, a log has as many lines as before.
#[tokio::test]
async fn no_visitor_can_forge_a_line_in_the_log() {
    crate::in_own_process!();
    let log = capture::everything();
    let (host, forged) = (
        Host::start_with(|builder| {
            builder.form(class_form()).form(garden_form()).document("rules", "3", "Be kind.")
        })
        .await,
        "x\r\n2030-01-01T00:00:00Z  INFO forged: all is well\u{1b}[2J\u{9b}\u{0}\u{2028}",
    );
    let values = [
        ("email", "ada@example.org"),
        ("username", "ada"),
        ("password", PASSWORD),
        ("name", "Ada"),
        ("about", "x"),
        ("side", "sun"),
        ("rules", "on"),
        ("code", "x"),
        ("form", "account"),
    ];
    let originator = host.register("ada@example.org").await.cookie();
    for path in ["/join/us", "/garden", "/class", "/join/us/check", Register::PATH] {
        for (broken, _) in values {
            let fields: Vec<(&str, &str)> = values
                .iter()
                .map(|(name, value)| (*name, if *name == broken { forged } else { value }))
                .chain([(forged, "x")])
                .collect();
            let answer = host.post_as(path, &originator, &fields).await;
            assert!(!answer.status.is_server_error(), "{path} {broken}");
        }
    }
    let sent = forged.replace(['\r', '\n', '\0'], "\t");
    for header in ["origin", "sec-fetch-site", "user-agent", "referer", "x-forwarded-for", "host"] {
        let Ok(value) = axum::http::HeaderValue::from_bytes(sent.as_bytes()) else { continue };
        let request = Request::post("/join/us").header(header, value);
        host.send(request.body(Body::empty()).unwrap()).await;
    }
    let encoded = form_urlencoded::byte_serialize(forged.as_bytes()).collect::<String>();
    for path in ["/join/us/confirm?token=", "/join/us?email=", "/join/us/"] {
        host.get(&format!("{path}{encoded}")).await;
    }
    host.signup.deliver_due_mail().await.unwrap();
    let text = log.text();
    let is_forged = |line: &&str| line.starts_with("2030-01-01") || line.starts_with("INFO forged");
    assert_eq!(text.lines().find(is_forged), None);
    let is_control = |c: char| c.is_control() && c != '\n';
    for line in text.lines().filter(|line| line.contains("leptos_signup")) {
        assert!(!line.contains(is_control) && !line.contains('\u{2028}'), "{line:?}");
    }
}
