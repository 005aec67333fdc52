//! PgBouncer of the distribution's package `pgbouncer`, with its settings but for what a test needs.

use std::{
    path::{Path, PathBuf},
    sync::OnceLock,
};

use super::server::{Kind, Server, installed, text};

/// The port of the server behind it.
static BEHIND: OnceLock<u16> = OnceLock::new();

pub struct PgBouncer;

impl PgBouncer {
    /// One in front of the PostgreSQL at this port, in transaction mode.
    pub fn in_front_of(port: u16) -> Option<Server<Self>> {
        assert_eq!(*BEHIND.get_or_init(|| port), port, "all tests have one PostgreSQL");
        Server::start()
    }
}

impl Kind for PgBouncer {
    const PACKAGE: &'static str = "pgbouncer";
    const USER: &'static str = "postgres";
    const ADMIN: &'static str = "pgbouncer";

    fn programs() -> Option<Vec<PathBuf>> {
        let folders = ["/usr/sbin", "/usr/bin"];
        installed(folders.map(|it| Path::new(it).join("pgbouncer"))).map(|it| vec![it])
    }

    fn prepare(_: &[PathBuf], folder: &Path) -> Vec<String> {
        let users = r#"echo '"signup" "secret-word"' >"$1/users""#;
        ["sh", "-c", users, "sh", &text(folder)].map(str::to_owned).into()
    }

    fn command(programs: &[PathBuf], folder: &Path, port: u16) -> Vec<String> {
        let behind = BEHIND.get().copied().unwrap_or_default();
        // Three connections for all clients, so that each gets now one and now another.
        let settings = format!(
            "[databases]\n* = host=127.0.0.1 port={behind}\n[pgbouncer]\nlisten_addr = 127.0.0.1\n\
             listen_port = {port}\nunix_socket_dir =\nauth_type = trust\nauth_file = {}\n\
             pool_mode = transaction\ndefault_pool_size = 3\n",
            text(&folder.join("users"))
        );
        let run = r#"printf %s "$2" >"$1/settings"; exec "$3" "$1/settings""#;
        let program = text(&programs[0]);
        ["sh", "-c", run, "sh", &text(folder), &settings, &program].map(str::to_owned).into()
    }

    fn url(port: u16, database: &str) -> String {
        format!("postgres://signup:secret-word@127.0.0.1:{port}/{database}")
    }
}
