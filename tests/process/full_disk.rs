//! The disk is full: who asks is told to come back, nothing is half-written, and all goes on when
//! there is room again. Each test mounts a small disk of its own, which needs root.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use axum::http::StatusCode;
use leptos_signup::SqliteStore;
use sqlx::sqlite::SqlitePoolOptions;
use tempfile::TempDir;

use crate::common::{
    self, Answer, Host,
    database::{Database, Pool},
    letter_form,
    mysql::Mysql,
    postgres::Postgres,
    server::{Kind, Server},
};

const PATH: &str = "/letter";
const ATTEMPTS: &str = "SELECT count(*) FROM signup_attempt";
const HALVES: &str = "SELECT count(*) FROM signup_attempt AS attempt WHERE NOT EXISTS
                      (SELECT 1 FROM signup_outbox AS mail WHERE mail.attempt_id = attempt.id)";

/// A disk in memory.
struct SmallDisk {
    folder: PathBuf,
    /// It unmounts the disk when its standard input is closed, which happens whatever ends us.
    _watch: Child,
}

const WATCH: &str = r#"
    mount -t tmpfs -o "size=$2,mode=0777" tmpfs "$1" 2>/dev/null || exit
    echo mounted
    read -r _
    umount -l "$1"
"#;

impl SmallDisk {
    /// Nothing, with a loud line, where it may not be mounted.
    fn mount(folder: &Path, size: &str) -> Option<Self> {
        let mut watch = Command::new("sh")
            .args(["-c", WATCH, "watch"])
            .args([folder.as_os_str(), size.as_ref()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = String::new();
        BufReader::new(watch.stdout.take().unwrap()).read_line(&mut said).unwrap();
        if said.trim() != "mounted" {
            let line = b"\n\xc2\xbb\xc2\xbb\xc2\xbb SKIPPED: a disk that is full needs root, to be mounted\n";
            std::io::stderr().write_all(line).unwrap();
            watch.wait().unwrap();
            return None;
        }
        Some(Self { folder: folder.to_owned(), _watch: watch })
    }

    /// Leaves no byte.
    fn fill(&self) {
        let mut ballast = fs::File::create(self.folder.join("ballast")).unwrap();
        let block = [0; 4096];
        while ballast.write_all(&block).is_ok() {}
    }

    fn make_room(&self) {
        fs::remove_file(self.folder.join("ballast")).unwrap();
    }
}

async fn sign_up(host: &Host, number: u32) -> Answer {
    host.post(PATH, &[("email", &format!("person{number}@example.org"))]).await
}

/// Signs up until there is no room for one more, and returns how many were accepted.
async fn until_full(host: &Host) -> u32 {
    for number in 0..20_000 {
        let answer = sign_up(host, number).await;
        if answer.status == StatusCode::SERVICE_UNAVAILABLE {
            assert_eq!(answer.header("retry-after"), "30");
            return number;
        }
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    }
    panic!("the disk is never full");
}

/// The disk is full from now on, until `make_room`.
async fn endures_a_full_disk(host: &Host, make_room: impl AsyncFnOnce()) {
    let accepted = until_full(host).await;
    for number in 0..5 {
        let answer = sign_up(host, 100_000 + number).await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    }
    // It may fail, and may not panic or lose a mail.
    drop(host.signup.deliver_due_mail().await);
    assert_eq!(host.count(HALVES).await, 0);
    assert_eq!(host.count(ATTEMPTS).await, i64::from(accepted));
    make_room().await;
    for number in 0..5 {
        assert_eq!(sign_up(host, 200_000 + number).await.status, StatusCode::SEE_OTHER);
    }
    assert_eq!(host.count(ATTEMPTS).await, i64::from(accepted) + 5);
    // What was sent and could not be noted goes out again when its lease ends.
    host.clock.advance(std::time::Duration::from_secs(180));
    host.signup.deliver_due_mail().await.unwrap();
    let sent = "SELECT count(*) FROM signup_outbox WHERE state = 'sent'";
    assert_eq!(host.count(sent).await, i64::from(accepted) + 5);
}

#[tokio::test]
async fn sqlite_on_a_full_disk() {
    let folder = TempDir::new().unwrap();
    let Some(disk) = SmallDisk::mount(folder.path(), "2M") else { return };
    let database = Database::at(common::url(&folder)).await;
    let host = Host::on(database, |builder| builder.form(letter_form())).await;
    disk.fill();
    endures_a_full_disk(&host, async || disk.make_room()).await;
    assert_eq!(host.text("PRAGMA integrity_check").await, "ok");
}

/// What needs no root: the file may not grow.
#[tokio::test]
async fn sqlite_whose_file_may_not_grow() {
    let folder = TempDir::new().unwrap();
    let url = common::url(&folder);
    // It makes the tables.
    drop(Host::on(Database::at(url.clone()).await, |builder| builder).await);
    let pool = SqlitePoolOptions::new().max_connections(1).connect(&url).await.unwrap();
    let store = SqliteStore::from_pool(pool.clone());
    // It is never less than what is there.
    sqlx::raw_sql("PRAGMA max_page_count = 1").execute(&pool).await.unwrap();
    let database = Database::at(url).await;
    let host = Host::on_store(database, store, |builder| builder.form(letter_form())).await;
    endures_a_full_disk(&host, async || {
        sqlx::raw_sql("PRAGMA max_page_count = 1000000").execute(&pool).await.unwrap();
    })
    .await;
    assert_eq!(host.text("PRAGMA integrity_check").await, "ok");
}

/// What the tables of PostgreSQL are on. Its log is elsewhere: where that is full, the server ends, and
/// a server that ends is another test.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgres_on_a_full_disk() {
    let Some(server) = Server::<Postgres>::start() else { return };
    let folder = TempDir::new().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o777)).unwrap();
    let Some(disk) = SmallDisk::mount(folder.path(), "24M") else { return };
    let place = folder.path().join("tables");
    fs::create_dir(&place).unwrap();
    owned_by(&place, Postgres::USER);
    let admin = Database::at_once_ready(server.url(Postgres::ADMIN)).await;
    let make = format!("CREATE TABLESPACE small LOCATION '{}'", place.display());
    let Pool::Postgres(pool) = &admin.pool else { panic!("not PostgreSQL") };
    sqlx::raw_sql(sqlx::AssertSqlSafe(make)).execute(pool).await.unwrap();
    admin.execute("CREATE DATABASE app TABLESPACE small").await;
    let database = Database::at(server.url("app")).await;
    let host = Host::on(database, |builder| builder.form(letter_form())).await;
    disk.fill();
    endures_a_full_disk(&host, async || disk.make_room()).await;
}

/// The same of MariaDB.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mysql_on_a_full_disk() {
    let Some(server) = Server::<Mysql>::start() else { return };
    let admin = Database::at_once_ready(server.url(Mysql::ADMIN)).await;
    admin.execute("CREATE DATABASE app").await;
    let place = admin.text("SELECT concat(@@datadir, 'app')").await;
    let Some(disk) = SmallDisk::mount(Path::new(&place), "24M") else { return };
    owned_by(Path::new(&place), Mysql::USER);
    let database = Database::at(server.url("app")).await;
    let host = Host::on(database, |builder| builder.form(letter_form())).await;
    disk.fill();
    endures_a_full_disk(&host, async || disk.make_room()).await;
}

fn owned_by(place: &Path, user: &str) {
    assert!(Command::new("chown").arg(user).arg(place).status().unwrap().success());
}
