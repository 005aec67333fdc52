//! MariaDB of the distribution's package `mariadb-server`, or MySQL itself, which Debian does not have: its
//! server at the path `SIGNUP_TEST_MYSQLD`.

use std::{
    env,
    path::{Path, PathBuf},
};

use super::server::{Kind, installed, text};

pub struct Mysql;

impl Kind for Mysql {
    const PACKAGE: &'static str = "mariadb-server";
    const USER: &'static str = "mysql";
    const ADMIN: &'static str = "mysql";

    fn programs() -> Option<Vec<PathBuf>> {
        if let Some(mysqld) = env::var_os("SIGNUP_TEST_MYSQLD") {
            return Some(vec![mysqld.into()]);
        }
        let find = |name| installed(["/usr/bin", "/usr/sbin"].map(|it| Path::new(it).join(name)));
        [find("mariadb-install-db"), find("mariadbd")].into_iter().collect()
    }

    fn prepare(programs: &[PathBuf], folder: &Path) -> Vec<String> {
        let data = format!("--datadir={}", text(&folder.join("data")));
        let options: &[_] = match programs {
            [_mysqld] => &["--initialize-insecure"],
            _ => &["--auth-root-authentication-method=normal", "--skip-test-db"],
        };
        let options = options.iter().map(ToString::to_string);
        // Several that start at once would meet in the one of the system.
        let temporary = format!("--tmpdir={}", text(folder));
        let start = [text(&programs[0]), "--no-defaults".to_owned(), data, temporary];
        start.into_iter().chain(options).collect()
    }

    fn command(programs: &[PathBuf], folder: &Path, port: u16) -> Vec<String> {
        vec![
            text(&programs[programs.len() - 1]),
            "--no-defaults".to_owned(),
            format!("--datadir={}", text(&folder.join("data"))),
            format!("--tmpdir={}", text(folder)),
            format!("--socket={}", text(&folder.join("socket"))),
            format!("--pid-file={}", text(&folder.join("pid"))),
            format!("--port={port}"),
            "--bind-address=127.0.0.1".to_owned(),
            // To MySQL, `root` comes from `localhost` alone.
            if programs.len() == 1 { "--loose-mysqlx=OFF" } else { "--skip-name-resolve" }
                .to_owned(),
            "--max-connections=300".to_owned(),
            // Nothing here tests what a power loss leaves; what is killed leaves everything.
            "--innodb-flush-log-at-trx-commit=2".to_owned(),
            "--loose-innodb-log-file-size=16M".to_owned(),
            "--innodb-buffer-pool-size=64M".to_owned(),
            // Times are to be read as they were written, wherever the server stands.
            "--default-time-zone=+05:30".to_owned(),
        ]
    }

    fn url(port: u16, database: &str) -> String {
        format!("mysql://root@127.0.0.1:{port}/{database}")
    }
}
