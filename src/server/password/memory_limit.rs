//! The memory that the container or the service of this process may use (cgroups).

use std::{fs, path::Path};

/// The most bytes that the limits of the process's cgroups allow. `None` without a limit, and outside
/// of Linux.
///
/// `root` is `/`, except in tests. A limit of an ancestor holds too. In a container, the file of the own
/// cgroup is at the top of the tree, whatever `/proc/self/cgroup` says.
pub(crate) fn read(root: &Path) -> Option<u64> {
    let own = fs::read_to_string(root.join("proc/self/cgroup")).unwrap_or_default();
    own.lines().filter_map(|line| smallest(root, line)).min()
}

/// The smallest limit on the way from the cgroup of a line, such as `0::/a/b`, to the top.
fn smallest(root: &Path, line: &str) -> Option<u64> {
    let (_, line) = line.split_once(':')?;
    let (controllers, path) = line.split_once(':')?;
    let (tree, file) = match controllers {
        "" => ("sys/fs/cgroup", "memory.max"),
        it if it.split(',').any(|it| it == "memory") => {
            ("sys/fs/cgroup/memory", "memory.limit_in_bytes")
        }
        _ => return None,
    };
    let own = Path::new(path.trim_start_matches('/'));
    let limits = own.ancestors().filter_map(|folder| {
        let limit = fs::read_to_string(root.join(tree).join(folder).join(file)).ok()?;
        // `max` is no number.
        limit.trim().parse().ok()
    });
    limits.min()
}

/// How many hashes of `memory_kib` may run at a time: as many as there are cores, in at most half of the
/// memory, and at least one.
pub(crate) fn hashes_at_a_time(cores: usize, limit: Option<u64>, memory_kib: u32) -> usize {
    let Some(limit) = limit else { return cores };
    let fitting = limit / 2 / (u64::from(memory_kib.max(1)) * 1024);
    cores.min(usize::try_from(fitting).unwrap_or(usize::MAX)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIB: u64 = 1024 * 1024;

    fn limit(files: &[(&str, &str)]) -> Option<u64> {
        let root = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        read(root.path())
    }

    #[test]
    fn the_smallest_limit_of_the_own_cgroup_and_those_around_it_holds() {
        let own = ("proc/self/cgroup", "0::/app.slice/host.service\n");
        let outer = ("sys/fs/cgroup/app.slice/memory.max", "536870912\n");
        let inner = ("sys/fs/cgroup/app.slice/host.service/memory.max", "max\n");
        assert_eq!(limit(&[own, outer, inner]), Some(512 * MIB));
        let inner = ("sys/fs/cgroup/app.slice/host.service/memory.max", "268435456\n");
        assert_eq!(limit(&[own, outer, inner]), Some(256 * MIB));
    }

    #[test]
    fn in_a_container_the_limit_is_at_the_top() {
        let top = ("sys/fs/cgroup/memory.max", "536870912\n");
        assert_eq!(limit(&[("proc/self/cgroup", "0::/\n"), top]), Some(512 * MIB));
        let above = ("proc/self/cgroup", "0::/../../docker/abc\n");
        assert_eq!(limit(&[above, top]), Some(512 * MIB));
        let old = "5:cpu:/docker/abc\n4:hugetlb,memory:/docker/abc\n1:name=systemd:/docker/abc\n";
        let top = ("sys/fs/cgroup/memory/memory.limit_in_bytes", "134217728\n");
        assert_eq!(limit(&[("proc/self/cgroup", old), top]), Some(128 * MIB));
    }

    #[test]
    fn without_a_limit_nothing_is_limited() {
        let own = ("proc/self/cgroup", "0::/\n");
        assert_eq!(limit(&[]), None);
        assert_eq!(limit(&[own]), None);
        assert_eq!(limit(&[own, ("sys/fs/cgroup/memory.max", "max\n")]), None);
        assert_eq!(limit(&[own, ("sys/fs/cgroup/memory.max", "much\n")]), None);
    }

    #[test]
    fn hashes_take_at_most_half_of_the_memory_and_never_more_than_the_cores() {
        for (cores, limit, memory_kib, hashes) in [
            (64, None, 19_456, 64),
            (64, Some(512 * MIB), 19_456, 13),
            (4, Some(512 * MIB), 19_456, 4),
            (64, Some(512 * MIB), 47_104, 5),
            (64, Some(16 * MIB), 19_456, 1),
            // What version 1 says when there is no limit.
            (64, Some(9_223_372_036_854_771_712), 19_456, 64),
        ] {
            assert_eq!(hashes_at_a_time(cores, limit, memory_kib), hashes, "{cores} {limit:?}");
        }
    }
}
