//! Starting: what is wrong is said at once, in a sentence that names the setting and the fix.

use axum::http::StatusCode;
use leptos::prelude::*;
use leptos_router::{
    components::{Route, Router, Routes},
    path,
};
use leptos_signup::{
    Admission, CapturedMailer, ConfigError, Form, MailLook, Signup, SignupBuilder, SignupForm,
    SqliteStore, StoreError,
    email::{KeyLevel, Options},
};
use sqlx::Row;
use tempfile::TempDir;

use crate::common::{self, ORIGIN, Unshown, account_form, capture, routes, send, url};

async fn complete(folder: &TempDir) -> SignupBuilder {
    Signup::builder()
        .form(account_form())
        .store(SqliteStore::connect(&url(folder)).await.unwrap())
        .public_url(ORIGIN)
        .mailer(Unshown::default())
}

async fn refusal(builder: SignupBuilder) -> String {
    builder.build().await.unwrap_err().to_string()
}

#[tokio::test]
async fn every_missing_setting_is_named_with_the_call_that_gives_it() {
    let folder = TempDir::new().unwrap();
    let store = || async { SqliteStore::connect(&url(&folder)).await.unwrap() };
    let mailer = Unshown::default;
    let form = account_form;
    for (builder, call) in [
        (Signup::builder(), ".form("),
        (Signup::builder().form(form()), ".public_url("),
        (Signup::builder().form(form()).public_url(ORIGIN), ".mailer("),
        (Signup::builder().form(form()).public_url(ORIGIN).mailer(mailer()), ".store("),
        (Signup::builder().form(form()).store(store().await).mailer(mailer()), ".public_url("),
    ] {
        let message = refusal(builder).await;
        assert!(message.contains(call), "{message}");
    }
}

#[tokio::test]
async fn what_main_prints_is_the_sentence() {
    let folder = TempDir::new().unwrap();
    let error =
        complete(&folder).await.public_url("http://0.0.0.0:3000").build().await.unwrap_err();
    assert_eq!(format!("{error:?}"), error.to_string());
    let missing = format!("sqlite:{}", folder.path().join("missing/app.db").display());
    let error = SqliteStore::connect(&missing).await.unwrap_err();
    assert_eq!(format!("{error:?}"), error.to_string());
}

fn without_local_part() -> Options {
    let mut options = Options::new();
    options.allow_empty_local = true;
    options
}

#[tokio::test]
async fn a_prefix_to_continue_among_is_a_path_of_the_site() {
    let folder = TempDir::new().unwrap();
    let among = |prefixes| Form::new("x").at("/x").email().continue_among(prefixes);
    for (prefixes, named) in [
        (&["//evil"][..], "`//evil`"),
        (&["/a", "b"], "`b`"),
        (&[""], "``"),
        (&["/a\\b"], "`/a\\b`"),
        (&["/a/../b"], "`/a/../b`"),
        (&["/a\n"], "`/a\n`"),
        (&["/a?b"], "`/a?b`"),
        (&["https://a/"], "`https://a/`"),
    ] {
        let message = refusal(complete(&folder).await.form(among(prefixes))).await;
        for part in ["`x`", named, ".continue_among("] {
            assert!(message.contains(part), "{message}");
        }
    }
    assert!(complete(&folder).await.form(among(&["/", "/a", "/b/"])).build().await.is_ok());
}

#[tokio::test]
async fn an_accent_on_which_buttons_cannot_be_read_is_refused_with_the_fix() {
    let folder = TempDir::new().unwrap();
    let look = MailLook::new().accent("#ffd400");
    let error = complete(&folder).await.mail_look(look.clone()).build().await.unwrap_err();
    assert!(matches!(error, ConfigError::MailLook { setting: "accent", .. }), "{error:?}");
    let told = error.to_string();
    assert!(
        told.contains("`.accent(…)` got `#ffd400`") && told.contains(".button_text("),
        "{told}"
    );
    let dark = look.button_text("#1c2130");
    assert!(complete(&folder).await.mail_look(dark).build().await.is_ok());
}

#[tokio::test]
async fn a_wrong_setting_is_named_with_what_was_given() {
    let folder = TempDir::new().unwrap();
    let complete = || complete(&folder);
    for (builder, parts) in [
        (complete().await.public_url("http://example.org"), ["http://example.org", "plain http"]),
        (complete().await.mail_from("Orchard"), ["`Orchard`", ".mail_from("]),
        (complete().await.mail_from("a@example.org\r\nBcc: b@x.org"), ["sender", ".mail_from("]),
        (complete().await.form(account_form()), ["`account`", "shares its id"]),
        (
            complete().await.form(Form::new("x").at("/join/us/check").email()),
            ["`x`", "shares its id or a path"],
        ),
        (
            complete().await.form(Form::new("x").at("/join/us/address").email()),
            ["`x`", "shares its id or a path"],
        ),
        (
            complete().await.form(Form::new("x").at("/join/us/not-me").email()),
            ["`x`", "shares its id or a path"],
        ),
        (complete().await.hash_concurrency(0), ["hash_concurrency(0)", "from 1 to 10000"]),
        (complete().await.hash_queue(usize::MAX), ["hash_queue", "from 0 to 10000"]),
        (complete().await.form(Form::new("").at("/x").email()), ["``", "an id"]),
        (complete().await.form(Form::new("x").at("join").email()), ["`x`", ".at("]),
        (complete().await.form(Form::new("x").at("//evil").email()), ["`x`", ".at("]),
        (complete().await.form(Form::new("x").at("/x").password()), ["`x`", ".email()"]),
        (complete().await.form(Form::new("x").at("/x").email().email()), ["`email`", "twice"]),
        (
            complete().await.form(Form::new("x").at("/x").email().continue_to("//evil")),
            ["`x`", ".continue_to("],
        ),
        (
            complete().await.form(
                Form::new("x").at("/x").email().password_with(
                    leptos_signup::password::PasswordPolicy::new().with_min_length(7),
                ),
            ),
            ["at least 7", "from 8 to 64"],
        ),
        (
            complete().await.form(Form::new("x").at("/x").email().key_level(KeyLevel::Aggressive)),
            ["`x`", "KeyLevel::Strict"],
        ),
        (
            complete().await.form(Form::new("x").at("/x").username().key_level(KeyLevel::Exact)),
            [".key_level(…)", ".email()"],
        ),
        (
            complete().await.form(Form::new("x").at("/x").email_with(without_local_part())),
            ["`x`", "`allow_empty_local`"],
        ),
        (
            complete()
                .await
                .admission("account", Admission::open().allow_domains(["intranet"]).unwrap()),
            ["\"intranet\"", ".email_with(options)"],
        ),
    ] {
        let message = refusal(builder).await;
        assert!(parts.iter().all(|part| message.contains(part)), "{message}");
    }
}

#[tokio::test]
async fn captured_mail_is_for_loopback_only() {
    let folder = TempDir::new().unwrap();
    let builder = complete(&folder).await.mailer(CapturedMailer::new());
    let error = builder.public_url("https://example.org").build().await.unwrap_err();
    assert!(matches!(error, ConfigError::CapturedMail { .. }));
    assert!(error.to_string().contains("https://example.org"), "{error}");
    assert!(complete(&folder).await.mailer(CapturedMailer::new()).build().await.is_ok());
}

#[tokio::test]
async fn captured_mail_is_served_as_a_page_and_as_json() {
    let folder = TempDir::new().unwrap();
    let signup = complete(&folder).await.mailer(CapturedMailer::new()).build().await.unwrap();
    let router = routes().layer(signup.layer());
    let fields = [("email", "ada@example.org"), ("password", common::PASSWORD)];
    for email in ["ada@example.org", "eve@example.org"] {
        let fields = [("email", email), fields[1]];
        send(&router, common::form_post("/join/us", &fields, &[])).await;
    }
    signup.deliver_due_mail().await.unwrap();
    let get = async |path: &str| send(&router, local(path)).await;
    let json = get("/dev/mailbox.json?to=ada%40example.org").await.body;
    let mails: Vec<serde_json::Value> = serde_json::from_str(&json).unwrap();
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0]["to"], "ada@example.org");
    assert!(
        mails[0]["links"][0]
            .as_str()
            .unwrap()
            .starts_with("http://127.0.0.1:3000/join/us/confirm?token=")
    );
    assert_eq!(mails[0]["code"].as_str().unwrap().len(), 9);
    assert!(get("/dev/mailbox").await.body.contains("eve@example.org"));
    let mut request = local("/dev/mailbox?to=ada%40example.org");
    request.headers_mut().insert("accept", "application/json".parse().unwrap());
    assert_eq!(send(&router, request).await.body, json);
}

#[tokio::test]
async fn captured_mail_is_found_below_the_path_of_the_site() {
    let folder = TempDir::new().unwrap();
    let builder = complete(&folder).await.mailer(CapturedMailer::new());
    let signup = builder.public_url("http://127.0.0.1:3000/join").build().await.unwrap();
    let router = routes().layer(signup.layer());
    let json = send(&router, local("/join/dev/mailbox.json")).await;
    assert_eq!((json.header("content-type"), &*json.body), ("application/json", "[]"));
    let page = send(&router, local("/join/dev/mailbox")).await;
    assert!(page.body.contains("href=\"mailbox.json\""), "{}", page.body);
}

/// A request of this machine.
fn local(path: &str) -> axum::http::Request<axum::body::Body> {
    asked(path, "127.0.0.1", "127.0.0.1:3000")
}

fn asked(path: &str, peer: &str, host: &str) -> axum::http::Request<axum::body::Body> {
    let request = axum::http::Request::get(path).header("host", host);
    let mut request = request.body(axum::body::Body::empty()).unwrap();
    let peer = std::net::SocketAddr::new(peer.parse().unwrap(), 50_000);
    request.extensions_mut().insert(axum::extract::ConnectInfo(peer));
    request
}

#[tokio::test]
async fn captured_mail_is_shown_to_this_machine_only() {
    let folder = TempDir::new().unwrap();
    let signup = complete(&folder).await.mailer(CapturedMailer::new()).build().await.unwrap();
    let router = routes().layer(signup.layer());
    for (peer, host, status) in [
        ("127.0.0.1", "127.0.0.1:3000", 200),
        ("::1", "[::1]:3000", 200),
        ("::ffff:127.0.0.1", "localhost", 200),
        ("192.0.2.7", "127.0.0.1:3000", 403),
        ("127.0.0.1", "evil.test", 403),
        ("127.0.0.1", "127.0.0.1.evil.test:3000", 403),
        ("127.0.0.1", "", 403),
    ] {
        for path in ["/dev/mailbox", "/dev/mailbox.json"] {
            let answer = send(&router, asked(path, peer, host)).await;
            assert_eq!(answer.status, status, "{peer} {host:?}");
        }
    }
    let mut proxied = local("/dev/mailbox.json");
    proxied.headers_mut().insert("x-forwarded-for", "192.0.2.7".parse().unwrap());
    assert_eq!(send(&router, proxied).await.status, 403);
    let unknown = axum::http::Request::get("/dev/mailbox.json").header("host", "127.0.0.1:3000");
    let unknown = send(&router, unknown.body(axum::body::Body::empty()).unwrap()).await;
    assert_eq!(unknown.status, 403);
    assert!(unknown.body.contains("into_make_service_with_connect_info"), "{}", unknown.body);
}

#[tokio::test]
async fn the_mailbox_of_another_mailer_is_not_there() {
    let folder = TempDir::new().unwrap();
    let signup = complete(&folder).await.build().await.unwrap();
    let router = routes().layer(signup.layer());
    let request = axum::http::Request::get("/dev/mailbox.json").body(axum::body::Body::empty());
    assert_eq!(send(&router, request.unwrap()).await.body, "the host's own 404");
}

#[tokio::test]
async fn a_store_that_cannot_be_reached_is_named() {
    for url in ["sqlite:/no/such/folder/app.db", "postgres://localhost/app", "app.db"] {
        let error: StoreError = SqliteStore::connect(url).await.unwrap_err();
        assert!(error.to_string().contains(&format!("`{url}`")), "{error}");
        assert!(error.to_string().contains("sqlite:app.db"), "{error}");
    }
}

#[tokio::test]
async fn a_schema_from_the_future_is_refused() {
    let folder = TempDir::new().unwrap();
    complete(&folder).await.build().await.unwrap();
    let store = SqliteStore::connect(&url(&folder)).await.unwrap();
    sqlx::query("INSERT INTO signup_migrations (version) VALUES (9999)")
        .execute(store.pool())
        .await
        .unwrap();
    let message = refusal(complete(&folder).await).await;
    assert!(message.contains("schema 9999") && message.contains("upgrade the crate"), "{message}");
}

#[tokio::test]
async fn the_tables_live_beside_those_of_the_host_in_its_own_pool() {
    let folder = TempDir::new().unwrap();
    let pool = SqliteStore::connect(&url(&folder)).await.unwrap().pool().clone();
    sqlx::raw_sql(
        "CREATE TABLE _sqlx_migrations (version INTEGER); CREATE TABLE users (id INTEGER)",
    )
    .execute(&pool)
    .await
    .unwrap();
    let own = SqliteStore::from_pool(pool.clone());
    complete(&folder).await.store(own).build().await.unwrap();
    let names: Vec<String> =
        sqlx::query("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
            .fetch_all(&pool)
            .await
            .unwrap()
            .iter()
            .map(|row| row.get(0))
            .collect();
    let expected = [
        "_sqlx_migrations",
        "signup_account",
        "signup_account_link",
        "signup_answer",
        "signup_attempt",
        "signup_budget",
        "signup_consent",
        "signup_event",
        "signup_held_name",
        "signup_identity",
        "signup_invite",
        "signup_link",
        "signup_migrations",
        "signup_outage",
        "signup_outbox",
        "users",
    ];
    assert_eq!(names, expected);
}

#[tokio::test]
async fn the_embedded_store_is_durable_and_enforces_uniqueness_by_name() {
    let folder = TempDir::new().unwrap();
    let store = SqliteStore::connect(&url(&folder)).await.unwrap();
    let pool = store.pool().clone();
    complete(&folder).await.store(store).build().await.unwrap();
    for (pragma, value) in [
        ("journal_mode", "wal"),
        ("synchronous", "2"),
        ("foreign_keys", "1"),
        ("busy_timeout", "5000"),
    ] {
        let sql = format!("SELECT CAST({pragma} AS TEXT) FROM pragma_{pragma}");
        let sql = if pragma == "busy_timeout" {
            "SELECT CAST(timeout AS TEXT) FROM pragma_busy_timeout".to_owned()
        } else {
            sql
        };
        let found: String =
            sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(&pool).await.unwrap();
        assert_eq!(found, value, "{pragma}");
    }
    let schema: String =
        sqlx::query_scalar("SELECT sql FROM sqlite_schema WHERE name = 'signup_account'")
            .fetch_one(&pool)
            .await
            .unwrap();
    assert!(schema.contains("CONSTRAINT signup_account_email_key UNIQUE (realm, email_key)"));
}

#[tokio::test]
async fn two_instances_may_start_at_once_on_an_empty_database() {
    for _ in 0..5 {
        let folder = TempDir::new().unwrap();
        let start = || async { complete(&folder).await.build().await };
        let (first, second) = tokio::join!(start(), start());
        first.unwrap();
        second.unwrap();
    }
}

/// An app with a form outside of its routes.
#[component]
fn WithFooter() -> impl IntoView {
    view! {
        <Router>
            <Routes fallback=|| "Not found">
                <Route path=path!("") view=|| "Home"/>
            </Routes>
            <footer><SignupForm form=account_form/></footer>
        </Router>
    }
}

#[tokio::test]
async fn a_form_in_a_footer_is_no_mistake_while_the_routes_are_listed() {
    let log = capture::Log::start();
    let routes = leptos_axum::generate_route_list(WithFooter);
    assert_eq!((routes.len(), log.text()), (1, String::new()));
}

#[tokio::test]
async fn a_forgotten_layer_is_a_clean_page_and_a_clear_log_line() {
    let log = capture::Log::start();
    let request = axum::http::Request::get("/join/us").body(axum::body::Body::empty()).unwrap();
    let page = send(&routes(), request).await;
    assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(page.body.contains("Sorry, sign-up is not available right now"), "{}", page.body);
    assert!(log.text().contains(".layer(signup.layer())"), "{}", log.text());

    let fields =
        [("form", "account"), ("email", "ada@example.org"), ("password", common::PASSWORD)];
    let path = <leptos_signup::server_functions::Register as leptos::server_fn::ServerFn>::PATH;
    let call = send(&routes(), common::form_post(path, &fields, &[])).await;
    assert_eq!(
        (call.status, call.body.as_str()),
        (StatusCode::INTERNAL_SERVER_ERROR, "refusal=not_configured")
    );
}

#[tokio::test]
async fn a_form_that_the_builder_was_not_given_is_a_clear_log_line() {
    let folder = TempDir::new().unwrap();
    let store = SqliteStore::connect(&url(&folder)).await.unwrap();
    let signup = Signup::builder()
        .form(Form::new("other").at("/other").email())
        .store(store)
        .public_url(ORIGIN)
        .mailer(Unshown::default())
        .build()
        .await
        .unwrap();
    let log = capture::Log::start();
    let request = axum::http::Request::get("/join/us").body(axum::body::Body::empty()).unwrap();
    let page = send(&routes().layer(signup.layer()), request).await;
    assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(log.text().contains("no form of the builder has its path"), "{}", log.text());
}

#[tokio::test]
async fn a_clock_that_a_request_moves_serves_this_machine_alone() {
    let folder = TempDir::new().unwrap();
    let clock = leptos_signup::DevClock::still();
    let start = async |url: &str| {
        complete(&folder).await.clock(clock.clock()).public_url(url).build().await
    };
    let error = start("https://example.org").await.unwrap_err().to_string();
    assert!(error.contains("a `DevClock`") && error.contains("not loopback"), "{error}");
    let signup = start(ORIGIN).await.unwrap();
    let router = routes().layer(signup.layer());
    let post = |headers: &[(&str, &str)], body: &'static str| {
        let mut request = axum::http::Request::post("/dev/clock").header("host", "127.0.0.1:3000");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut request = request.body(axum::body::Body::from(body)).unwrap();
        let peer = std::net::SocketAddr::from(([127, 0, 0, 1], 50_000));
        request.extensions_mut().insert(axum::extract::ConnectInfo(peer));
        request
    };
    let before = clock.now();
    for (headers, body, status) in [
        (&[("origin", "https://evil.example")][..], "advance=60", 403),
        (&[("x-forwarded-for", "192.0.2.1")], "advance=60", 403),
        (&[], "advance=soon", 422),
        (&[("origin", "http://127.0.0.1:3000")], "advance=60", 200),
        (&[], "advance=30", 200),
    ] {
        assert_eq!(send(&router, post(headers, body)).await.status, status, "{headers:?} {body}");
    }
    assert_eq!(clock.now(), before + std::time::Duration::from_secs(90));
}

#[tokio::test]
async fn a_request_that_goes_around_the_layer_is_told() {
    let folder = TempDir::new().unwrap();
    let signup = complete(&folder).await.build().await.unwrap();
    // The layer stands before the fallback.
    let fallback = leptos_axum::render_app_to_stream(common::app::shell);
    let router = common::app::routes_alone().layer(signup.layer()).fallback(fallback);
    let tools = ["/dev/mailbox", "/dev/clock", "/dev/signup-playwright.ts"];
    for path in ["/join/us/api/v1/account"].into_iter().chain(tools) {
        let log = capture::Log::start();
        let request = axum::http::Request::get(path).body(axum::body::Body::empty()).unwrap();
        send(&router, request).await;
        assert!(log.text().contains("after `.fallback(…)`"), "{path}: {}", log.text());
    }
    let log = capture::Log::start();
    let page = axum::http::Request::get("/join/us").body(axum::body::Body::empty()).unwrap();
    let page = send(&router, page).await;
    assert_eq!(page.status, StatusCode::OK);
    let (_, rest) = page.body.split_once("href=\"/join/us/signup-").unwrap();
    let sheet = ["/join/us/signup-", rest.split('"').next().unwrap()].concat();
    for (path, kind) in [(&*sheet, "text/css"), ("/join/us/opening", "text/plain")] {
        let request = axum::http::Request::get(path).body(axum::body::Body::empty()).unwrap();
        let answer = send(&router, request).await;
        let is_kind = answer.headers["content-type"].to_str().unwrap().starts_with(kind);
        assert!(answer.status.is_success() && is_kind, "{path}");
    }
    send(&router, axum::http::Request::get("/elsewhere").body(axum::body::Body::empty()).unwrap())
        .await;
    assert!(!log.text().contains("fallback"), "{}", log.text());
}

#[tokio::test]
async fn a_server_function_that_the_router_does_not_have_is_told() {
    let folder = TempDir::new().unwrap();
    let signup = complete(&folder).await.build().await.unwrap();
    let log = capture::Log::start();
    let router = axum::Router::new().fallback(|| async { StatusCode::NOT_FOUND });
    let fields = [("form", "account"), ("email", "ada@example.org")];
    let path = <leptos_signup::server_functions::Register as leptos::server_fn::ServerFn>::PATH;
    let call = common::form_post(path, &fields, &[("origin", ORIGIN)]);
    let call = send(&router.layer(signup.layer()), call).await;
    assert_eq!(call.body, "refusal=not_configured");
    assert!(log.text().contains("SERVER_FN_PREFIX"), "{}", log.text());
}
