//! PostgreSQL of the distribution's package `postgresql`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::server::{Kind, installed, text};

pub struct Postgres;

impl Kind for Postgres {
    const PACKAGE: &'static str = "postgresql";
    const USER: &'static str = "postgres";
    const ADMIN: &'static str = "postgres";

    fn programs() -> Option<Vec<PathBuf>> {
        let versions = fs::read_dir("/usr/lib/postgresql").ok()?.flatten();
        let mut folders: Vec<PathBuf> = versions.map(|it| it.path().join("bin")).collect();
        folders.sort();
        let folder = folders.into_iter().rfind(|folder| folder.join("postgres").is_file())?;
        let programs = ["initdb", "postgres"].map(|name| installed([folder.join(name)]));
        programs.into_iter().collect()
    }

    fn prepare(programs: &[PathBuf], folder: &Path) -> Vec<String> {
        let data = text(&folder.join("data"));
        let options =
            ["--username=signup", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"];
        let options = options.map(str::to_owned).into_iter();
        [text(&programs[0]), "-D".to_owned(), data].into_iter().chain(options).collect()
    }

    fn command(programs: &[PathBuf], folder: &Path, port: u16) -> Vec<String> {
        let data = text(&folder.join("data"));
        let mut command = vec![text(&programs[1]), "-D".to_owned(), data];
        for setting in [
            format!("port={port}"),
            "listen_addresses=127.0.0.1".to_owned(),
            "unix_socket_directories=".to_owned(),
            "max_connections=300".to_owned(),
            // Nothing here tests what a power loss leaves.
            "fsync=off".to_owned(),
            // A host's default may be another one.
            "default_transaction_isolation=serializable".to_owned(),
        ] {
            command.extend(["-c".to_owned(), setting]);
        }
        command
    }

    fn url(port: u16, database: &str) -> String {
        format!("postgres://signup:secret-word@127.0.0.1:{port}/{database}")
    }
}
