//! The cluster of three nodes in which `scripts/galera.sh` runs this program.

use std::{
    env,
    process::Command,
    sync::atomic::{AtomicUsize, Ordering},
};

/// The nodes, of which at most one is down.
pub(super) struct Galera {
    nodes: Vec<String>,
    killed: AtomicUsize,
}

impl Galera {
    /// The cluster of the environment.
    pub(super) fn start() -> Self {
        let url = env::var("GALERA_URL").expect("run this program by `scripts/galera.sh`");
        let nodes = url.trim_start_matches("mysql://root@").split(',').map(str::to_owned).collect();
        Self { nodes, killed: AtomicUsize::new(0) }
    }

    /// All nodes, this one first.
    pub(super) fn url(&self, database: &str, first: usize) -> String {
        let mut nodes = self.nodes.clone();
        nodes.rotate_left(first % self.nodes.len());
        format!("mysql://root@{}/{database}", nodes.join(","))
    }

    /// One node, for the client of the database.
    pub(super) fn node(&self, database: &str) -> String {
        format!("mysql://root@{}/{database}", self.nodes[0])
    }

    /// Kills the next node in turn.
    pub(super) fn kill(&self) {
        let node = self.killed.fetch_add(1, Ordering::SeqCst) % self.nodes.len();
        act("kill", node);
    }

    /// Starts the node that was killed, and waits until it is a part of the cluster.
    pub(super) fn restart(&self) {
        let killed = self.killed.load(Ordering::SeqCst);
        act("start", (killed + self.nodes.len() - 1) % self.nodes.len());
    }
}

fn act(action: &str, node: usize) {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../scripts/galera.sh");
    let number = (node + 1).to_string();
    let status = Command::new(script).args([action, &number]).status().unwrap();
    assert!(status.success(), "{action} {number}");
}
