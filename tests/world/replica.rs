//! PostgreSQL with a standby that is promoted while people sign up. The URL names both servers.

use std::{
    path::{Path, PathBuf},
    process::Command,
    sync::{
        OnceLock,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use leptos_signup::store::connect;
use sqlx::{Connection, PgConnection};

use crate::{
    common::{
        Host,
        database::Database,
        postgres::Postgres,
        server::{Kind, Server, as_user, text},
    },
    crowd::{Crowd, Letters, newsletter, report},
};

/// The port of the primary.
static PRIMARY: OnceLock<u16> = OnceLock::new();

/// A copy of the primary that follows it.
struct Standby;

impl Kind for Standby {
    const PACKAGE: &'static str = Postgres::PACKAGE;
    const USER: &'static str = Postgres::USER;
    const ADMIN: &'static str = Postgres::ADMIN;

    fn programs() -> Option<Vec<PathBuf>> {
        Postgres::programs()
    }

    fn prepare(programs: &[PathBuf], folder: &Path) -> Vec<String> {
        let source = format!("postgres://signup@127.0.0.1:{}/postgres", PRIMARY.get().unwrap());
        let copy = text(&programs[1].with_file_name("pg_basebackup"));
        let data = text(&folder.join("data"));
        // `-R` writes what a standby needs to follow.
        let options = ["-D", &data, "-d", &source, "-R", "-X", "stream", "-c", "fast"];
        [copy].into_iter().chain(options.map(str::to_owned)).collect()
    }

    fn command(programs: &[PathBuf], folder: &Path, port: u16) -> Vec<String> {
        Postgres::command(programs, folder, port)
    }

    fn url(port: u16, database: &str) -> String {
        Postgres::url(port, database)
    }
}

impl Standby {
    fn promote(server: &Server<Self>) {
        let programs = Self::programs().unwrap();
        let control = text(&programs[1].with_file_name("pg_ctl"));
        let data = text(&server.folder().join("data"));
        let command = as_user::<Self>(vec![control, "promote".to_owned(), "-D".to_owned(), data]);
        let done = Command::new(&command[0]).args(&command[1..]).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }
}

/// Both servers, with a database `app`. Each commit waits for the standby.
async fn pair() -> Option<(Server<Postgres>, Server<Standby>)> {
    let primary = tokio::task::block_in_place(Server::<Postgres>::start)?;
    let admin = Database::at_once_ready(primary.url("postgres")).await;
    admin.execute("CREATE DATABASE app").await;
    PRIMARY.set(primary.port).unwrap();
    let standby = tokio::task::block_in_place(Server::<Standby>::start)?;
    admin.execute("ALTER SYSTEM SET synchronous_standby_names = '*'").await;
    admin.execute("SELECT pg_reload_conf()").await;
    let following = "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'";
    let since = Instant::now();
    while admin.count(following).await == 0 {
        assert!(since.elapsed() < Duration::from_secs(20), "the standby does not follow");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Some((primary, standby))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_standby_is_promoted_while_people_sign_up_and_nothing_accepted_is_lost() {
    let Some((primary, standby)) = pair().await else { return };
    let servers = |one: u16, other: u16| {
        format!("postgres://signup:secret-word@127.0.0.1:{one},127.0.0.1:{other}/app")
    };
    // Whatever their order, the one that writes is used.
    let store = connect(&servers(standby.port, primary.port)).await.unwrap();
    let database = Database::at(servers(primary.port, standby.port)).await;
    let letters = Letters::default();
    let host = Host::on_store(database, store, newsletter(&letters)).await;
    let others = [host.beside(newsletter(&letters)).await, host.beside(newsletter(&letters)).await];
    let hosts: Vec<Host> = [host].into_iter().chain(others).collect();
    let _workers: Vec<_> = hosts.iter().map(|host| host.signup.run_in_background()).collect();
    let (crowd, is_over) = (Crowd::default(), AtomicBool::new(false));
    let story = async {
        until(&crowd, 200).await;
        tokio::task::block_in_place(|| primary.kill());
        let failed = Instant::now();
        let before = crowd.accepted();
        tokio::time::sleep(Duration::from_secs(1)).await;
        tokio::task::block_in_place(|| Standby::promote(&standby));
        let promoted = failed.elapsed();
        until(&crowd, crowd.accepted() + 1).await;
        let recovered = failed.elapsed();
        until(&crowd, before + 200).await;
        report(&format!("promoted after {promoted:.1?}, accepted again after {recovered:.1?}"));
        is_over.store(true, Ordering::SeqCst);
    };
    let over = |_: &Crowd| is_over.load(Ordering::SeqCst);
    tokio::join!(crowd.sign_up(&hosts, over), story);
    report(&format!("{} accepted, {} × 503", crowd.accepted(), crowd.unavailable()));
    let mut promoted = PgConnection::connect(&standby.url("app")).await.unwrap();
    let recovery = "SELECT pg_is_in_recovery()";
    assert!(!sqlx::query_scalar::<_, bool>(recovery).fetch_one(&mut promoted).await.unwrap());
    let health = hosts[0].signup.health().await;
    assert!(health.is_ready(), "{health}");
    crowd.assert_nothing_is_lost(&hosts, &letters).await;
}

async fn until(crowd: &Crowd, accepted: usize) {
    let since = Instant::now();
    while crowd.accepted() < accepted {
        assert!(since.elapsed() < Duration::from_secs(60), "no sign-up is accepted any more");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
