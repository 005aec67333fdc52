//! Every statement of the store finds its rows by an index: none reads a whole table.
//!
//! A host lives through all that a store is asked. Each statement that stands in the source must be among
//! those that ran; then each database is asked for its plan.

mod explain;
mod rows;
mod slow_log;
mod written;

use std::{
    collections::BTreeSet,
    fmt,
    sync::{Arc, Mutex},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use leptos_signup::{
    Admission, Begun, HashCost, Identity, Invite, MailBudgets, MysqlStore, PostgresStore,
    ProvenIdentity, SignupBuilder, SqliteStore, Subject,
    accounts::{AccountFilter, LinkOutcome},
    async_trait,
    email::EmailAddress,
    event::{Event, EventSink, SinkError},
    internal::{AcceptedAnswer, EventOutcome, FindAttemptBy, SecretHash, SendOutcome, Store},
    store::AnyStore,
    username::{Username, UsernameRules},
};
use tracing::field::{Field, Visit};
use tracing_subscriber::{Layer, layer::Context, prelude::*};
use uuid::Uuid;

use crate::common::{
    self, Host, PASSWORD, code,
    database::{Database, Engine, Pool},
    link,
};

/// The statements that sqlx logs.
#[derive(Clone, Default)]
struct Statements(Arc<Mutex<BTreeSet<String>>>);

impl Statements {
    fn take(&self) -> BTreeSet<String> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

impl<S: tracing::Subscriber> Layer<S> for Statements {
    fn on_event(&self, event: &tracing::Event<'_>, _: Context<'_, S>) {
        if event.metadata().target() == "sqlx::query" {
            event.record(&mut self.clone());
        }
    }
}

impl Visit for Statements {
    fn record_str(&mut self, field: &Field, value: &str) {
        // A short statement is its own summary.
        if ["db.statement", "summary"].contains(&field.name()) && !value.contains('…') {
            self.0.lock().unwrap().insert(value.trim().to_owned());
        }
    }

    fn record_debug(&mut self, _: &Field, _: &dyn fmt::Debug) {}
}

#[derive(Debug)]
struct Sink;

#[async_trait]
impl EventSink for Sink {
    async fn take(&self, _: &Event) -> Result<(), SinkError> {
        Ok(())
    }
}

/// All that a host does with its store.
async fn live(host: &Host) {
    let minute = Duration::from_secs(60);
    for email in ["ada@example.org", "ada@example.org", "eve@example.org"] {
        let cookie = host.register(email).await.cookie();
        host.clock.advance(minute);
        host.post_as("/join/us/check", &cookie, &[("again", "1")]).await;
        host.post_as("/join/us/check", &cookie, &[("code", "0000-0000")]).await;
        let mail = &host.mails(email).await[0];
        host.post_as("/join/us/check", &cookie, &[("code", &code(mail))]).await;
    }
    let cookie = host.register("zoe@example.org").await.cookie();
    let code = code(&host.mails("zoe@example.org").await[0]);
    host.register("zoe@example.org").await;
    host.post_as("/join/us/check", &cookie, &[("code", &code)]).await;
    let list = host.signup.waitlist("account");
    let parked = list.list(None, 1).await.unwrap();
    list.list(parked.first(), 1).await.unwrap();
    list.admit(parked[0].id).await.unwrap();
    list.decline(list.list(None, 1).await.unwrap()[0].id).await.unwrap();
    let cookie = host.register("bob@example.org").await.cookie();
    host.clock.advance(minute);
    host.post_as("/join/us/address", &cookie, &[("email", "rob@example.org")]).await;
    let not_me = link(&host.mails("rob@example.org").await[0]).replace("/confirm?", "/not-me?");
    let cookie = host.follow(&not_me).await;
    host.post_as("/join/us/not-me", &cookie, &[("sure", "on")]).await;
    let invites = host.signup.invites("club");
    let invite = invites.create(Invite::new()).await.unwrap();
    let issued = invite.code().expose();
    let pupil = [("username", "ada"), ("invite", issued.as_str())];
    host.post("/club", &pupil).await;
    host.post("/club", &pupil).await;
    host.post("/class", &[("username", "ada"), ("password", PASSWORD)]).await;
    invites.list(None, 1).await.unwrap();
    invites.revoke(invite.id()).await.unwrap();
    join_the_garden(host).await;
    forget_the_password(host).await;
    move_to_other_addresses(host).await;
    prove(host).await;
    take_over(host).await;
    operate(host).await;
    // More mails than a day allows: the newest waits.
    for _ in 0..7 {
        host.register("lee@example.org").await;
        host.clock.advance(Duration::from_secs(1));
    }
    // A clock that was ahead is set back.
    host.database.store().await.lease_mails(&["account"], UNIX_EPOCH, UNIX_EPOCH, 1).await.unwrap();
    host.signup.deliver_due_events().await.unwrap();
    host.signup.deliver_due_mail().await.unwrap();
    guard(&*host.database.store().await).await;
    // Mails that wait, now and for their budgets, of a form that another instance does not have.
    for _ in 0..7 {
        host.post("/garden", &GARDENER).await;
        host.clock.advance(Duration::from_secs(1));
    }
    host.clock.advance(minute * 60 * 24 * 30);
    let other = host.beside(|builder| builder).await;
    other.signup.count_outdated().await.unwrap();
    other.signup.purge().await.unwrap();
    host.signup.count_outdated().await.unwrap();
    host.signup.purge().await.unwrap();
    fail(&*host.database.store().await).await;
}

/// The owner of a mailbox takes a sign-up over with a new password.
async fn take_over(host: &Host) {
    host.register("tim@example.org").await;
    let cookie = host.open_newest("tim@example.org").await;
    let own = [("password", "eleven copper owls hesitate"), ("new_password", "on")];
    host.post_as("/join/us/confirm", &cookie, &own).await;
}

const GARDENER: [(&str, &str); 5] = [
    ("email", "kim@example.org"),
    ("name", "Kim"),
    ("side", "sun"),
    ("source", "site"),
    ("rules", "on"),
];

/// Kim agrees to a document, and confirms by the link in another browser.
async fn join_the_garden(host: &Host) {
    host.post("/garden", &GARDENER).await;
    let cookie = host.open_newest("kim@example.org").await;
    let again = [&GARDENER[..], &[("password", PASSWORD)]].concat();
    host.post_as("/garden/confirm", &cookie, &again).await;
}

/// Kim chooses a new password with a link, and does not use the next one.
async fn forget_the_password(host: &Host) {
    let kim = "kim@example.org";
    host.signup.request_password_reset("garden", kim, None).await.unwrap();
    host.clock.advance(Duration::from_secs(1));
    let mails = host.mails(kim).await;
    let link = mails.iter().map(link).find(|link| link.contains("/reset?")).unwrap();
    let token = link.split("token=").nth(1).unwrap();
    let new = "seven quiet otters on a raft";
    host.signup.reset_password("garden", token, new, None).await.unwrap();
    host.signup.request_password_reset("garden", kim, None).await.unwrap();
}

/// Kim gets another address, and wants two more. Kat has the first of them by then, and erases the second.
async fn move_to_other_addresses(host: &Host) {
    let garden = host.signup.accounts("garden");
    let address = |text: &str| EmailAddress::parse(text).unwrap();
    let kim = garden.by_address(&address("kim@example.org")).await.unwrap().unwrap().id;
    for (next, is_free) in [("kim@example.net", true), ("kat@example.org", false)] {
        host.signup.request_address_change(kim, next, None).await.unwrap();
        host.clock.advance(Duration::from_secs(1));
        let link = link(&host.mails(next).await[0]);
        if !is_free {
            let fields = [&[("email", next)], &GARDENER[1..]].concat();
            host.post("/garden", &fields).await;
            let cookie = host.open_newest(next).await;
            let again = [&fields[..], &[("password", PASSWORD)]].concat();
            host.post_as("/garden/confirm", &cookie, &again).await;
        }
        let token = link.split("token=").nth(1).unwrap();
        let confirmed = host.signup.confirm_address_change("garden", token, None).await;
        assert_eq!(confirmed.is_ok(), is_free, "{confirmed:?}");
    }
    host.signup.request_address_change(kim, "cat@example.org", None).await.unwrap();
    host.signup.erase(&Subject::Address(address("cat@example.org"))).await.unwrap();
}

/// A provider proves a mailbox, and an account has a passkey for a while.
async fn prove(host: &Host) {
    let identity = Identity::new("https://id.example.org", "248289761001").unwrap();
    let email = Some("lin@example.org");
    let proven = ProvenIdentity::from_claims(identity.clone(), email, Some(true)).unwrap();
    let request = axum::http::Request::get("/callback").body(()).unwrap().into_parts().0;
    let begun = host.signup.begin_proven("garden", &proven, &request).await.unwrap();
    let Begun::Continue(response) = begun else { panic!("{begun:?}") };
    let cookie = response.headers()["set-cookie"].to_str().unwrap();
    let cookie = cookie.split(';').next().unwrap();
    host.post_as("/garden/confirm", cookie, &GARDENER).await;
    let accounts = host.signup.accounts("garden");
    let account = accounts.by_identity(&identity).await.unwrap().unwrap().id;
    let passkey = Identity::new("passkey", "1").unwrap();
    assert_eq!(accounts.link(account, &passkey).await.unwrap(), LinkOutcome::Linked);
    assert_eq!(accounts.identities(account).await.unwrap().len(), 2);
    assert!(accounts.unlink(account, &passkey).await.unwrap());
}

/// What happens when something else does not.
async fn fail(store: &dyn Store) {
    let (id, at) = (Uuid::now_v7(), SystemTime::now());
    let failure = "421 later".to_owned();
    store.settle_mail(id, &SendOutcome::Retry { at, failure }).await.unwrap();
    let failure = "550 never".to_owned();
    store.settle_mail(id, &SendOutcome::Dead { failure }).await.unwrap();
    let sent = SendOutcome::Sent { at };
    store.settle_mails(&[(id, sent.clone()), (Uuid::now_v7(), sent)]).await.unwrap();
    store.settle_event(id, &EventOutcome::Retry { at }).await.unwrap();
    assert!(store.find_attempt("account", FindAttemptBy::Id(id)).await.unwrap().is_none());
    assert!(
        store.find_account_by_request("class", SecretHash::from([0; 32])).await.unwrap().is_none()
    );
}

/// What a captcha asks for.
async fn guard(store: &dyn Store) {
    let (answer, post, expires_at) =
        (SecretHash::from([1; 32]), SecretHash::from([2; 32]), SystemTime::now());
    let accepted = AcceptedAnswer { answer, post, expires_at };
    assert_eq!(store.accept_answer(&accepted).await.unwrap(), post);
    store.record_outage("account", expires_at).await.unwrap();
    assert!(store.find_outage("account").await.unwrap().is_some());
}

/// A count of accounts reads all that it counts, which may be the whole table.
const COUNT: &str = "SELECT count(*) AS accounts";

/// What asks for all that waits: in the order of an index, and for a thousand rows at most.
const BACKLOG: &str = " AS since FROM signup_";

/// What the test does by itself.
const STALE_ATTEMPTS: &str =
    "UPDATE signup_attempt SET key_version = 0, email_key = 'old' WHERE form = 'account'";
const STALE_ACCOUNTS: &str =
    "UPDATE signup_account SET key_version = 0, username_version = 0 WHERE form = 'class'";
const PUPIL: &str = "SELECT id FROM signup_account WHERE form = 'class'";

fn is_own(statement: &str) -> bool {
    [STALE_ATTEMPTS, STALE_ACCOUNTS, PUPIL].contains(&statement)
}

/// All that operators do with it.
async fn operate(host: &Host) {
    let now = host.signup.health().await;
    assert!(now.is_ready(), "{now}");
    for stale in [STALE_ATTEMPTS, STALE_ACCOUNTS] {
        host.database.execute(stale).await;
    }
    host.register("eve@example.org").await;
    assert!(host.signup.rekey().await.unwrap().accounts > 0);
    let account = host.database.uuid(PUPIL).await;
    let dear = HashCost::new(19_456, 3);
    let other = host.beside(|builder| configure(builder).hash_cost(dear)).await;
    assert!(other.signup.verify_password(Some(account), PASSWORD).await.unwrap());
    look_up(host).await;
    let rules = UsernameRules::new();
    let username = Username::parse("ada", &rules).unwrap();
    let subject = Subject::Username { form: "class".to_owned(), username: username.clone() };
    host.signup.erase(&subject).await.unwrap();
    assert!(host.signup.release_username("class", &username).await.unwrap());
    host.post("/class", &[("username", "ada"), ("password", PASSWORD)]).await;
    host.signup.erase(&subject).await.unwrap();
    host.register("ada@example.org").await;
    host.database.execute(STALE_ATTEMPTS).await;
    host.signup.invites("beta").create(Invite::new().for_address("ada@example.org")).await.unwrap();
    let address = Subject::Address(EmailAddress::parse("ada@example.org").unwrap());
    assert!(!host.signup.export(&address).await.unwrap().is_empty());
    assert!(!host.signup.erase(&address).await.unwrap().is_empty());
}

/// A store whose host is asked before an erasure.
macro_rules! with_hook {
    ($store:ident, $database:expr) => {
        AnyStore::from(
            $store::connect(&$database.url)
                .await
                .unwrap()
                .on_erasure(|_, _| Box::pin(async { Ok(()) })),
        )
    };
}

/// All that the host asks of accounts.
async fn look_up(host: &Host) {
    let class = host.signup.accounts("class");
    assert!(class.authenticate("ada", PASSWORD).await.unwrap().account().is_some());
    let page = class.list(&AccountFilter::new(), None, 1).await.unwrap();
    let after = page.first().map(leptos_signup::store::Account::cursor);
    class.list(&AccountFilter::new(), after, 1).await.unwrap();
    assert!(class.count(&AccountFilter::new()).await.unwrap() > 0);
    let open = |builder| configure(builder).form(common::forum_form().reveal_duplicates());
    let open = host.beside(open).await;
    let forum = open.signup.accounts("forum");
    forum.authenticate("ada@example.org", PASSWORD).await.unwrap();
    // The link is confirmed on another device, and the tab that waits claims the account.
    let fields = [("username", "ann"), ("email", "ann@example.org"), ("password", PASSWORD)];
    let waits = open.post("/forum", &fields).await.cookie();
    let cookie = open.follow(&link(&open.mails("ann@example.org").await[0])).await;
    let done = open.post_as("/forum/confirm", &cookie, &fields).await;
    assert_eq!(done.location(), "/forum/done", "{}", done.body);
    assert_eq!(open.get_as("/forum/check", &waits).await.location(), "/forum/done");
    // It goes again, and the host is asked before.
    let database = Database::at(host.database.url.clone()).await;
    let store = match database.engine() {
        Engine::Sqlite => with_hook!(SqliteStore, database),
        Engine::Postgres => with_hook!(PostgresStore, database),
        Engine::Mysql => with_hook!(MysqlStore, database),
    };
    let form = |builder| configure(builder).form(common::forum_form());
    let asked = Host::on_store(database, store, form).await;
    let ann = Subject::Address(EmailAddress::parse("ann@example.org").unwrap());
    assert_eq!(asked.signup.erase(&ann).await.unwrap().accounts.len(), 1);
}

fn configure(builder: SignupBuilder) -> SignupBuilder {
    let builder = builder.form(common::club_form()).form(common::class_form());
    let builder = common::with_garden(builder);
    let builder = builder.admission("account", Admission::waitlist());
    let builder = builder.form(common::beta_form()).admission("beta", Admission::invite_only());
    let builder = builder.admission("club", Admission::invite_only());
    let builder = builder.form(common::letter_form()).share_accounts("garden", ["letter"]);
    let builder = builder.hold_usernames(Duration::from_secs(60));
    builder.mail_budgets(MailBudgets::new().pause(Duration::ZERO)).on_event(Sink)
}

/// What reads all of a table or of an index, among the plans of these statements.
async fn whole(pool: &Pool, statements: &BTreeSet<String>) -> Vec<String> {
    let mut whole = Vec::new();
    for statement in statements {
        let lines = match pool {
            Pool::Sqlite(pool) => explain::whole_in_sqlite(pool, statement).await,
            Pool::Postgres(pool) => explain::whole_in_postgres(pool, statement).await,
            Pool::Mysql(_) => return slow_log::whole(pool, statements).await,
        };
        whole.extend(lines.into_iter().map(|line| format!("{line}\n{statement}")));
    }
    whole
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_statement_reads_a_whole_table() {
    crate::in_own_process!();
    let run = Statements::default();
    tracing_subscriber::registry().with(run.clone()).init();
    for engine in [Engine::Sqlite, Engine::Postgres, Engine::Mysql] {
        let Some(database) = Database::fresh(engine).await else { continue };
        slow_log::begin(&database).await;
        let host = Host::on(database, configure).await;
        rows::fill(&host.database).await;
        drop(run.take());
        live(&host).await;
        let of_the_store = |it: &String| written::is_of_the_store(it) && !is_own(it);
        let run: BTreeSet<String> = run.take().into_iter().filter(of_the_store).collect();
        let normal: BTreeSet<String> = run.iter().map(|it| written::normal(it)).collect();
        let written = written::statements();
        let conditions = written::macro_conditions();
        assert!(conditions.len() > 5, "{conditions:?}");
        let is_composed = |it: &str| conditions.iter().any(|end| it.ends_with(end));
        let mut only_one: Vec<&String> = written.symmetric_difference(&normal).collect();
        only_one.retain(|it| !(normal.contains(*it) && is_composed(it)));
        assert!(only_one.is_empty(), "{engine:?}: written or run, but not both: {only_one:#?}");
        let never_ran = |end: &&String| !normal.iter().any(|it| it.ends_with(end.as_str()));
        let idle: Vec<&String> = conditions.iter().filter(never_ran).collect();
        assert!(idle.is_empty(), "{engine:?}: no statement ran with {idle:#?}");
        let mut whole = whole(&host.database.pool, &run).await;
        whole.retain(|plan| !plan.contains(BACKLOG) && !plan.contains(COUNT));
        assert!(whole.is_empty(), "{engine:?}: {whole:#?}");
    }
}
