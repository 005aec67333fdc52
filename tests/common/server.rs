//! Database servers of the tests: real ones, of the distribution's packages, each in a temporary
//! folder on a free port. They end with the tests, also when those panic or are killed.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    net::TcpListener,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::Mutex,
    time::Duration,
};

use tempfile::TempDir;

/// What the tests need to know of a kind of server.
pub trait Kind: Send + Sync + 'static {
    const PACKAGE: &'static str;

    /// Who it runs as, as servers refuse to run as root.
    const USER: &'static str;

    /// The database in which others are made.
    const ADMIN: &'static str;

    /// Its programs, where it is installed.
    fn programs() -> Option<Vec<PathBuf>>;

    /// Makes the data directory.
    fn prepare(programs: &[PathBuf], folder: &Path) -> Vec<String>;

    /// Runs it in the foreground.
    fn command(programs: &[PathBuf], folder: &Path, port: u16) -> Vec<String>;

    fn url(port: u16, database: &str) -> String;
}

/// A server that runs until it is dropped.
pub struct Server<K: Kind> {
    pub port: u16,
    folder: PathBuf,
    programs: Vec<PathBuf>,
    running: Mutex<Running>,
    kind: std::marker::PhantomData<K>,
}

struct Running {
    pid: String,
    /// It ends the server when its standard input is closed, which happens whatever ends us.
    _watch: Vec<Child>,
}

/// `$1` is the folder, and the rest runs the server.
const WATCH: &str = r#"
    folder=$1; shift
    "$@" </dev/null >>"$folder/log" 2>&1 &
    pid=$!
    echo $pid
    read -r _
    # Those that were frozen as well.
    all="$pid $(cat "/proc/$pid/task/$pid/children" 2>/dev/null)"
    kill -QUIT $pid 2>/dev/null; kill -CONT $all 2>/dev/null; sleep 0.2
    kill -KILL $all 2>/dev/null
    wait; sleep 0.5; rm -rf "$folder"
"#;

impl<K: Kind> Server<K> {
    /// Nothing, with a loud line, where it is not installed.
    pub fn start() -> Option<Self> {
        let Some(programs) = K::programs() else {
            // Not by a macro, whose output the test runner would hide.
            let line = format!("\n»»» SKIPPED: {} is not installed\n", K::PACKAGE);
            std::io::stderr().write_all(line.as_bytes()).unwrap();
            return None;
        };
        let folder = TempDir::with_prefix("signup-").unwrap().keep();
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o777)).unwrap();
        let prepare = as_user::<K>(K::prepare(&programs, &folder));
        let made = Command::new(&prepare[0]).args(&prepare[1..]).output().unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let (pid, watch) = run::<K>(&programs, &folder, port);
        let running = Mutex::new(Running { pid, _watch: vec![watch] });
        let server = Self { port, folder, programs, running, kind: std::marker::PhantomData };
        server.wait();
        Some(server)
    }

    pub fn url(&self, database: &str) -> String {
        K::url(self.port, database)
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Nothing is answered any more, and no connection is closed.
    pub fn freeze(&self) {
        self.signal("STOP");
    }

    pub fn thaw(&self) {
        self.signal("CONT");
    }

    /// As by a power loss, but for what the system has not written to the disk.
    pub fn kill(&self) {
        self.signal("KILL");
        while std::net::TcpStream::connect(("127.0.0.1", self.port)).is_ok() {
            std::thread::sleep(Duration::from_millis(20));
        }
        // PostgreSQL and MySQL leave their locks behind, and their children end soon.
        std::thread::sleep(Duration::from_millis(500));
        for lock in ["data/postmaster.pid", "socket.lock"] {
            drop(fs::remove_file(self.folder.join(lock)));
        }
    }

    pub fn restart(&self) {
        let mut running = self.running.lock().unwrap();
        let (pid, watch) = run::<K>(&self.programs, &self.folder, self.port);
        running.pid = pid;
        running._watch.push(watch);
        drop(running);
        self.wait();
    }

    /// Its children too, where it has some.
    fn signal(&self, signal: &str) {
        let pid = self.running.lock().unwrap().pid.clone();
        let children = fs::read_to_string(format!("/proc/{pid}/task/{pid}/children"));
        let children = children.unwrap_or_default();
        let mut kill = Command::new("kill");
        kill.arg(format!("-{signal}")).arg(&pid).args(children.split_whitespace());
        kill.stderr(Stdio::null()).status().unwrap();
    }

    fn wait(&self) {
        for _ in 0..600 {
            if std::net::TcpStream::connect(("127.0.0.1", self.port)).is_ok() {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("{}", fs::read_to_string(self.folder.join("log")).unwrap_or_default());
    }
}

fn run<K: Kind>(programs: &[PathBuf], folder: &Path, port: u16) -> (String, Child) {
    let mut watch = Command::new("sh")
        .args(["-c", WATCH, "watch"])
        .arg(folder)
        .args(as_user::<K>(K::command(programs, folder, port)))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut pid = String::new();
    BufReader::new(watch.stdout.take().unwrap()).read_line(&mut pid).unwrap();
    (pid.trim().to_owned(), watch)
}

/// The command as the user that the server runs as.
pub fn as_user<K: Kind>(command: Vec<String>) -> Vec<String> {
    let is_root = fs::metadata("/proc/self").is_ok_and(|it| {
        use std::os::unix::fs::MetadataExt;
        it.uid() == 0
    });
    if !is_root {
        return command;
    }
    let user = [
        "setpriv",
        &format!("--reuid={}", K::USER),
        &format!("--regid={}", K::USER),
        "--clear-groups",
    ];
    user.map(str::to_owned).into_iter().chain(command).collect()
}

pub fn installed(candidates: impl IntoIterator<Item = PathBuf>) -> Option<PathBuf> {
    candidates.into_iter().find(|path| path.is_file())
}

pub fn text(path: &Path) -> String {
    path.to_str().unwrap().to_owned()
}
