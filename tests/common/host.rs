//! A running host with its database, clock and mailer, and the requests that tests send to it.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use axum::{
    Router,
    body::Body,
    extract::ConnectInfo,
    http::{Request, StatusCode, header},
};
use leptos_signup::{
    CapturedMailer, Clock, DevClock, HashCost, Mail, MailBudgets, RateLimits, Signup,
    SignupBuilder, SqliteStore,
    store::AnyStore,
    testing::{self, Answer, Browser},
};
use sqlx::SqlitePool;

use super::{
    app::{ORIGIN, PASSWORD, account_form, routes},
    client::form_post,
    database::{Database, Engine, Pool},
    mail::{Unshown, link},
};

/// One hash at a time and none in line. A hash costs what it does in production, so that others come meanwhile.
pub fn without_a_line_for_hashing(builder: SignupBuilder) -> SignupBuilder {
    builder.hash_concurrency(1).hash_queue(0).hash_cost(HashCost::default())
}

/// A running host.
pub struct Host {
    pub signup: Signup,
    pub router: Router,
    pub clock: DevClock,
    pub mailer: CapturedMailer,
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

    /// With a public URL that is not loopback, which the settings of tests refuse.
    pub async fn start_public(configure: impl FnOnce(SignupBuilder) -> SignupBuilder) -> Self {
        let database = Database::fresh(Engine::chosen()).await.expect("the server is installed");
        let store = database.store().await;
        let builder = Signup::builder()
            .store(store)
            .signing_key("instances of one host have the same")
            .mail_budgets(MailBudgets::unlimited())
            .rate_limits(RateLimits::unlimited())
            .min_fill_time(Duration::ZERO);
        let (clock, mailer) = (DevClock::still(), CapturedMailer::new());
        Self::instance(Arc::new(database), builder, clock, mailer, configure).await
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
        store: impl Into<AnyStore>,
        configure: impl FnOnce(SignupBuilder) -> SignupBuilder,
    ) -> Self {
        let builder = SignupBuilder::for_testing().store(store);
        let (clock, mailer) = (DevClock::still(), CapturedMailer::new());
        Self::instance(Arc::new(database), builder, clock, mailer, configure).await
    }

    /// Another instance on the same database, with the same clock and mailer.
    pub async fn beside(&self, configure: impl FnOnce(SignupBuilder) -> SignupBuilder) -> Self {
        let builder = SignupBuilder::for_testing().store(self.database.store().await);
        let (clock, mailer) = (self.clock.clone(), self.mailer.clone());
        Self::instance(Arc::clone(&self.database), builder, clock, mailer, configure).await
    }

    async fn instance(
        database: Arc<Database>,
        builder: SignupBuilder,
        clock: DevClock,
        mailer: CapturedMailer,
        configure: impl FnOnce(SignupBuilder) -> SignupBuilder,
    ) -> Self {
        let now = clock.clone();
        // A clock and a mailer that a public host may have too.
        let builder = builder
            .form(account_form())
            .site_name("Orchard")
            .clock(Clock::from_fn(move || now.now()))
            .mailer(Unshown(mailer.clone()));
        let signup = configure(builder).build().await.unwrap();
        let router = routes().layer(signup.layer());
        Self { signup, router, clock, mailer, database }
    }

    /// The same as the kit has it.
    pub fn kit(&self) -> testing::Host {
        testing::Host::new(self.router.clone(), &self.signup)
    }

    /// A browser without scripts.
    pub fn browser(&self) -> Browser {
        self.kit().browser()
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
        self.kit().send(request).await
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
        let mails = self.mailer.mails().into_iter();
        let mut mails: Vec<Mail> = mails.filter(|mail| mail.to == to).collect();
        mails.sort_by_key(|mail| std::cmp::Reverse(mail.date));
        mails
    }

    /// Signs up and confirms by the link.
    pub async fn has_account(&self, email: &str) {
        self.clock.advance(Duration::from_secs(1));
        let cookie = self.register_and_open(email).await;
        let done = self.confirm(&cookie).await;
        assert_eq!(done.location(), "/join/us/done");
    }

    /// Opens a mail's link and returns the cookie that the browser then has.
    pub async fn open(&self, link: &str) -> String {
        let answer = self.get(link.strip_prefix(ORIGIN).unwrap()).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert_eq!(answer.location(), "/join/us/confirm");
        answer.cookie()
    }

    /// Opens a link without checking where it leads, and returns the cookie that it sets.
    pub async fn follow(&self, link: &str) -> String {
        self.get(link.strip_prefix(ORIGIN).unwrap()).await.cookie()
    }

    /// Opens the link in the newest mail to `email`, for any form.
    pub async fn open_newest(&self, email: &str) -> String {
        self.follow(&link(&self.mails(email).await[0])).await
    }

    /// Signs up, opens the link and returns the cookie that it sets.
    pub async fn register_and_open(&self, email: &str) -> String {
        self.register(email).await;
        self.open(&link(&self.mails(email).await[0])).await
    }

    /// Confirms with the cookie that a link set.
    pub async fn confirm(&self, cookie: &str) -> Answer {
        self.post_as("/join/us/confirm", cookie, &[("password", PASSWORD)]).await
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
