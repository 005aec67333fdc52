//! Whether the file system of a SQLite file is fit for a write-ahead log, whose readers and writers share
//! memory (<https://sqlite.org/wal.html>, "all processes using a database must be on the same host").

use std::path::Path;

/// File systems of a network, as Linux names them.
const REMOTE: [&str; 9] =
    ["nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "fuse.sshfs"];

/// The kind of the file system that holds `path`, if it is one of a network. `mounts` is the text of
/// `/proc/mounts`.
pub(crate) fn remote_kind<'a>(mounts: &'a str, path: &Path) -> Option<&'a str> {
    let mounted = mounts.lines().filter_map(|line| {
        let mut words = line.split(' ').skip(1);
        let (place, kind) = (words.next()?.replace("\\040", " "), words.next()?);
        path.starts_with(&place).then_some((place.len(), kind))
    });
    // Of two at the same place, the later one is on top.
    let (_, kind) = mounted.max_by_key(|(length, _)| *length)?;
    REMOTE.contains(&kind).then_some(kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_on_the_file_system_that_is_mounted_nearest() {
        let mounts = "overlay / overlay rw 0 0\nnas:/data /mnt/nas nfs4 rw 0 0\n\
                      /dev/sdb /mnt/nas/disk ext4 rw 0 0\n//box/share /mnt/my\\040share cifs rw 0 0\n";
        for (path, kind) in [
            ("/srv/app.db", None),
            ("/mnt/nas/app.db", Some("nfs4")),
            ("/mnt/nas2/app.db", None),
            ("/mnt/nas/disk/app.db", None),
            ("/mnt/my share/app.db", Some("cifs")),
        ] {
            assert_eq!(remote_kind(mounts, Path::new(path)), kind, "{path}");
        }
        assert_eq!(remote_kind("", Path::new("/srv/app.db")), None);
    }
}
