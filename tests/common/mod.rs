//! A small host app and what tests need to talk to it: requests without a port, a store in a
//! temporary folder, captured mails, and a clock that stands still until it is moved.

#![allow(
    dead_code,
    missing_debug_implementations,
    missing_docs,
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used
)]

pub mod capture;
pub mod database;
pub mod mysql;
pub mod postgres;
pub mod server;

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::{HeaderMap, Request, StatusCode, header},
    response::Response,
};
use leptos::{config::LeptosOptions, prelude::*};
use leptos_axum::{LeptosRoutes, generate_route_list};
use leptos_meta::MetaTags;
use leptos_router::{
    components::{Route, Router as LeptosRouter, Routes},
    path,
};
use leptos_signup::{
    CapturedMailer, Clock, Form, Mail, MailBudgets, MailError, Mailer, RateLimits, Signup,
    SignupBuilder, SignupRoutes, SqliteStore,
    form::{Choice, Document, Field, ProblemCode, Value},
    server::{mail::async_trait, store::Store},
};
use sqlx::SqlitePool;
use tempfile::TempDir;
use tower::ServiceExt;

use database::{Database, Engine, Pool};

pub const PASSWORD: &str = "just many plain words";
/// The input that only bots fill in, on a page without a ticket.
pub const TRAP: &str = "more-";
pub const ORIGIN: &str = "http://127.0.0.1:3000";

pub fn account_form() -> Form {
    Form::new("account").at("/join/us").continue_to("/home").email().password()
}

const SIDES: [Choice; 2] = [Choice::new("sun", "In the sun"), Choice::new("shade", "In the shade")];

pub const RULES: Document = Document::new("rules", "3", "garden rules", "/rules");

fn year(text: &str) -> Result<Value, ProblemCode> {
    let year: i64 = text.parse().map_err(|_| ProblemCode::host("no_year"))?;
    if year < 1900 { Err(ProblemCode::host("too_early")) } else { Ok(Value::from(year)) }
}

/// A form with a field of each kind.
pub fn garden_form() -> Form {
    Form::new("garden")
        .at("/garden")
        .title("Join the garden")
        .email()
        .field(Field::text("name").label("Name").length(2..=20).autocomplete("name"))
        .field(Field::text("since").label("Since").optional().parser(year).messages(&[
            ("no_year", "A year has digits only."),
            ("too_early", "That is before our time."),
        ]))
        .field(Field::multiline("about").label("About you").optional())
        .field(Field::select("side", &SIDES).label("Where"))
        .field(Field::checkbox("tools").label("I need tools"))
        .field(Field::hidden("source", "site").matching(is_word, "Not a source."))
        .consent(RULES)
        .password_at_confirmation()
}

/// A form with an address alone, of which nothing is hashed.
pub fn letter_form() -> Form {
    Form::new("letter").at("/letter").email()
}

/// A form with a name beside the address.
pub fn forum_form() -> Form {
    Form::new("forum").at("/forum").username().email().password()
}

/// A form with a name alone.
pub fn class_form() -> Form {
    Form::new("class").at("/class").username().password()
}

/// A form for the invited.
pub fn beta_form() -> Form {
    Form::new("beta").at("/beta").email().invite().password()
}

/// A form for the invited without an address.
pub fn club_form() -> Form {
    Form::new("club").at("/club").username().invite()
}

fn is_word(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_lowercase())
}

#[component]
fn App() -> impl IntoView {
    view! {
        <LeptosRouter>
            <Routes fallback=|| "Not found">
                <Route path=path!("") view=|| "Home"/>
                <SignupRoutes form=account_form/>
                <SignupRoutes form=garden_form/>
                <SignupRoutes form=letter_form/>
                <SignupRoutes form=forum_form/>
                <SignupRoutes form=class_form/>
                <SignupRoutes form=beta_form/>
                <SignupRoutes form=club_form/>
            </Routes>
        </LeptosRouter>
    }
}

fn shell() -> impl IntoView {
    view! {
        <!DOCTYPE html>
        <html>
            <head>
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// The host's routes, with no sign-up layer yet.
pub fn routes() -> Router {
    let options = LeptosOptions::builder().output_name("test").build();
    Router::new()
        .leptos_routes(&options, generate_route_list(App), shell)
        .fallback(|| async { (StatusCode::NOT_FOUND, "the host's own 404") })
        .with_state(options)
}

/// A clock that stands still until it is set.
#[derive(Clone, Default)]
pub struct StillClock(Arc<AtomicU64>);

impl StillClock {
    pub fn new() -> Self {
        let clock = Self::default();
        clock.advance(Duration::from_secs(1_800_000_000));
        clock
    }

    pub fn advance(&self, by: Duration) {
        self.0.fetch_add(u64::try_from(by.as_millis()).unwrap(), Ordering::SeqCst);
    }

    pub fn go_back(&self, by: Duration) {
        self.0.fetch_sub(u64::try_from(by.as_millis()).unwrap(), Ordering::SeqCst);
    }

    pub fn clock(&self) -> Clock {
        let clock = self.clone();
        Clock::from_fn(move || clock.now())
    }

    pub fn now(&self) -> SystemTime {
        UNIX_EPOCH + Duration::from_millis(self.0.load(Ordering::SeqCst))
    }
}

/// A mailer that others hold on to.
#[derive(Clone, Debug, Default)]
pub struct SharedMailer(pub Arc<CapturedMailer>);

#[async_trait]
impl Mailer for SharedMailer {
    async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        self.0.send(mail).await
    }
}

/// A running host.
pub struct Host {
    pub signup: Signup,
    pub router: Router,
    pub clock: StillClock,
    pub mailer: SharedMailer,
    pub database: Arc<Database>,
}

impl Host {
    pub async fn start() -> Self {
        Self::start_with(|builder| builder).await
    }

    /// On the kind of database that the whole suite runs on.
    pub async fn start_with(configure: impl FnOnce(SignupBuilder) -> SignupBuilder) -> Self {
        let database = Database::fresh(Engine::chosen()).await;
        Self::on(database.expect("the server is installed"), configure).await
    }

    pub async fn start_on(
        prepare: impl FnOnce(SqliteStore) -> SqliteStore,
        configure: impl FnOnce(SignupBuilder) -> SignupBuilder,
    ) -> Self {
        let database = Database::fresh(Engine::Sqlite).await.unwrap();
        let store = prepare(SqliteStore::connect(&database.url).await.unwrap());
        Self::on_store(database, store, configure).await
    }

    /// On SQLite, whatever the whole suite runs on: for tests that look into its tables.
    pub async fn start_on_sqlite(configure: impl FnOnce(SignupBuilder) -> SignupBuilder) -> Self {
        Self::start_on(|store| store, configure).await
    }

    pub async fn on(
        database: Database,
        configure: impl FnOnce(SignupBuilder) -> SignupBuilder,
    ) -> Self {
        let store = database.store().await;
        Self::on_store(database, store, configure).await
    }

    pub async fn on_store(
        database: Database,
        store: impl Into<Box<dyn Store>>,
        configure: impl FnOnce(SignupBuilder) -> SignupBuilder,
    ) -> Self {
        let (clock, mailer) = (StillClock::new(), SharedMailer::default());
        Self::instance(Arc::new(database), store, clock, mailer, configure).await
    }

    /// Another instance on the same database, with the same clock and mailer.
    pub async fn beside(&self, configure: impl FnOnce(SignupBuilder) -> SignupBuilder) -> Self {
        let (database, store) = (Arc::clone(&self.database), self.database.store().await);
        let (clock, mailer) = (self.clock.clone(), self.mailer.clone());
        Self::instance(database, store, clock, mailer, configure).await
    }

    async fn instance(
        database: Arc<Database>,
        store: impl Into<Box<dyn Store>>,
        clock: StillClock,
        mailer: SharedMailer,
        configure: impl FnOnce(SignupBuilder) -> SignupBuilder,
    ) -> Self {
        let builder = Signup::builder()
            .form(account_form())
            .store(store)
            .public_url(ORIGIN)
            .site_name("Orchard")
            .clock(clock.clock())
            .signing_key("instances of one host have the same")
            .mail_budgets(MailBudgets::unlimited())
            .rate_limits(RateLimits::off())
            .mailer(mailer.clone());
        let signup = configure(builder).build().await.unwrap();
        let router = routes().layer(signup.layer());
        Self { signup, router, clock, mailer, database }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    pub async fn get_as(&self, path: &str, cookies: &str) -> Answer {
        let request = Request::get(path).header(header::COOKIE, cookies);
        self.send(request.body(Body::empty()).unwrap()).await
    }

    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.post_as(path, "", fields).await
    }

    pub async fn post_as(&self, path: &str, cookies: &str, fields: &[(&str, &str)]) -> Answer {
        self.send(form_post(path, fields, &[("cookie", cookies)])).await
    }

    pub async fn register(&self, email: &str) -> Answer {
        self.post("/join/us", &[("email", email), ("password", PASSWORD)]).await
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        send(&self.router, request).await
    }

    /// Sends from a machine with this address.
    pub async fn send_from(&self, address: &str, mut request: Request<Body>) -> Answer {
        let peer = SocketAddr::new(address.parse().unwrap(), 50_000);
        request.extensions_mut().insert(ConnectInfo(peer));
        self.send(request).await
    }

    /// Delivers what is due and returns the mails to `to`, the latest written first.
    pub async fn mails(&self, to: &str) -> Vec<Mail> {
        self.signup.deliver_due_mail().await.unwrap();
        let mails = self.mailer.0.mails().into_iter();
        let mut mails: Vec<Mail> = mails.filter(|mail| mail.to == to).collect();
        mails.sort_by_key(|mail| std::cmp::Reverse(mail.date));
        mails
    }

    /// Signs up and confirms by the link.
    pub async fn has_account(&self, email: &str) {
        self.clock.advance(Duration::from_secs(1));
        self.register(email).await;
        let mails = self.mails(email).await;
        let link = self.open(&link(&mails[0])).await;
        let done = self.post_as("/join/us/confirm", &link, &[("password", PASSWORD)]).await;
        assert_eq!(done.location(), "/join/us/done");
    }

    /// Opens a mail's link and returns the cookie that the browser then has.
    pub async fn open(&self, link: &str) -> String {
        let answer = self.get(link.strip_prefix(ORIGIN).unwrap()).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert_eq!(answer.location(), "/join/us/confirm");
        answer.cookie()
    }

    pub async fn count(&self, sql: &'static str) -> i64 {
        self.database.count(sql).await
    }

    pub async fn text(&self, sql: &'static str) -> String {
        self.database.text(sql).await
    }

    pub fn pool(&self) -> &SqlitePool {
        match &self.database.pool {
            Pool::Sqlite(pool) => pool,
            _ => panic!("a test that looks into SQLite runs on it: `start_on_sqlite`"),
        }
    }
}

pub fn url(folder: &TempDir) -> String {
    format!("sqlite:{}", folder.path().join("test.db").display())
}

pub fn link(mail: &Mail) -> String {
    mail.text.lines().find(|line| line.starts_with("http")).unwrap().to_owned()
}

pub fn code(mail: &Mail) -> String {
    let is_code = |line: &&str| line.len() == 9 && line.as_bytes()[4] == b'-';
    mail.text.lines().map(str::trim).find(is_code).unwrap().to_owned()
}

pub fn form_post(path: &str, fields: &[(&str, &str)], headers: &[(&str, &str)]) -> Request<Body> {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let mut request = Request::post(path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::HOST, "127.0.0.1:3000");
    for (name, value) in headers.iter().filter(|(_, value)| !value.is_empty()) {
        request = request.header(*name, *value);
    }
    request.body(Body::from(body)).unwrap()
}

pub async fn send(router: &Router, request: Request<Body>) -> Answer {
    Answer::read(router.clone().oneshot(request).await.unwrap()).await
}

/// A whole answer.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    async fn read(response: Response) -> Self {
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap();
        let body = String::from_utf8_lossy(&body).into_owned();
        Self { status: parts.status, headers: parts.headers, body }
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// `name=value` of the cookie that the answer sets.
    pub fn cookie(&self) -> String {
        self.header("set-cookie").split(';').next().unwrap().to_owned()
    }
}
