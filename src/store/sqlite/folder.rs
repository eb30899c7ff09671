//! The data folder: who may look into it, what disk it is on, and the space kept for a full disk.

use std::fs::{self, DirBuilder, OpenOptions, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use super::super::{beside::BESIDE, search::INDEX, wake::WAKE};
use super::{fault::Fault, schema::files};

/// The journal's file in the data folder.
pub const JOURNAL: &str = "journal.sqlite";
/// How the names of things in the making begin.
pub(super) const NEW: &str = ".new-";
/// The file that keeps space for when the disk is full.
const RESERVE: &str = "reserve";
/// How much space it keeps: some hundreds of notes.
const RESERVE_BYTES: usize = 1024 * 1024;
/// The reserve is made when so much is free: it must not fill the disk itself.
const ROOM_FOR_RESERVE: u64 = 2 * 1024 * 1024;
/// With less than this free, a disk that fails is taken to be full.
const NEARLY_FULL: u64 = 64 * 1024;

/// What kind of disk the journals are on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// One of this machine's.
    Local,
    /// A network's, or one that a program serves: one process at a time has the journal there,
    /// and nobody knows what the other side promises.
    Network,
}

impl Medium {
    /// The kind of disk that `folder` is on; where the system does not say, one of this machine's.
    #[must_use]
    pub fn of(folder: &Path) -> Self {
        if served(folder) { Self::Network } else { Self::Local }
    }
}

#[cfg(any(target_os = "linux", target_os = "android"))]
fn served(folder: &Path) -> bool {
    /// From `statfs(2)`: NFS, SMB 1, CIFS, SMB 2, FUSE, 9P, AFS (two of them), Ceph, Coda, NCP,
    /// Lustre, GPFS, OCFS2.
    const SERVED: [u32; 14] = [
        0x6969,
        0x517B,
        0xFF53_4D42,
        0xFE53_4D42,
        0x6573_5546,
        0x0102_1997,
        0x5346_414F,
        0x6B41_4653,
        0x00C3_6400,
        0x7375_7245,
        0x564C,
        0x0BD0_0BD0,
        0x4750_4653,
        0x7461_636F,
    ];
    let Ok(found) = rustix::fs::statfs(folder) else { return false };
    // the kernel's word is wider than the number, and signed
    SERVED.iter().any(|&magic| i128::from(found.f_type) & 0xFFFF_FFFF == i128::from(magic))
}

#[cfg(target_vendor = "apple")]
fn served(folder: &Path) -> bool {
    const MNT_LOCAL: u32 = 0x1000;
    rustix::fs::statfs(folder).is_ok_and(|found| found.f_flags & MNT_LOCAL == 0)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn served(_folder: &Path) -> bool {
    false
}

/// Which file is there, and, for a copy of it, what it is like: to tell when that has changed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct FileMark {
    /// The disk and the file's number on it.
    file: Option<(u64, u64)>,
    /// The length and the last change, in seconds and nanoseconds, of each part.
    parts: Vec<Option<(u64, i64, i64)>>,
}

impl FileMark {
    /// The mark of the file at `path`; one that was copied has changed when any part of it has.
    pub(super) fn of(path: &Path, copied: bool) -> Self {
        let file = fs::metadata(path).ok().map(|found| (found.dev(), found.ino()));
        let parts = if copied { files(path).to_vec() } else { Vec::new() };
        let part = |path: &PathBuf| {
            let found = fs::metadata(path).ok()?;
            Some((found.len(), found.mtime(), found.mtime_nsec()))
        };
        Self { file, parts: parts.iter().map(part).collect() }
    }
}

/// Makes the folder, for its owner alone.
///
/// One that exists is closed to others as well, unless it holds anything of somebody else's: then
/// it was not made for this program, and only the files in it are closed.
pub(super) fn prepare(folder: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    if ours(folder)? {
        close_to_others(folder, 0o700);
    }
    Ok(())
}

fn ours(folder: &Path) -> io::Result<bool> {
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        let name = name.to_string_lossy();
        let known = [RESERVE, WAKE, BESIDE].contains(&&*name);
        let begins = [JOURNAL, INDEX, NEW].iter().any(|begins| name.starts_with(begins));
        if !known && !begins {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Takes away what others may do with `path`; where that is not allowed it is not ours to change.
pub(super) fn close_to_others(path: &Path, mode: u32) {
    if fs::metadata(path).is_ok_and(|found| found.permissions().mode() & 0o777 & !mode != 0) {
        let _ = fs::set_permissions(path, Permissions::from_mode(mode));
    }
}

/// Keeps space for a full disk, where there is room enough; says whether it is kept now.
///
/// It is filled, not only reserved, and not with zeros: some disks would keep no space for those.
pub(super) fn keep_reserve(folder: &Path) -> bool {
    let path = folder.join(RESERVE);
    if reserve_kept(folder) {
        return true;
    }
    if free_space(folder).is_none_or(|free| free < ROOM_FOR_RESERVE) {
        return false;
    }
    let fill = || {
        let mut file =
            OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&path)?;
        file.write_all(&noise(RESERVE_BYTES))
    };
    let kept = fill().is_ok();
    if !kept {
        let _ = fs::remove_file(&path);
    }
    kept
}

/// Whether the space for a full disk is there.
pub(super) fn reserve_kept(folder: &Path) -> bool {
    fs::metadata(folder.join(RESERVE)).is_ok_and(|found| found.len() >= RESERVE_BYTES as u64)
}

/// Gives the reserve back where the disk is full; says whether there was one.
pub(super) fn free_for(fault: &Fault, folder: &Path) -> bool {
    let full = match fault {
        Fault::Full => true,
        Fault::Disk(_) => nearly_full(folder),
        Fault::Doubtful(_) | Fault::Shut(_) | Fault::Final(_) => false,
    };
    full && fs::remove_file(folder.join(RESERVE)).is_ok()
}

/// Whether a database could not be opened because nothing can be written beside it.
pub(super) fn unwritable(fault: &Fault, folder: &Path) -> bool {
    match fault {
        Fault::Shut(_) | Fault::Full => true,
        Fault::Disk(_) => nearly_full(folder),
        Fault::Doubtful(_) | Fault::Final(_) => false,
    }
}

/// Whether the disk has so little space left that it must be the reason for a failure.
pub(super) fn nearly_full(folder: &Path) -> bool {
    free_space(folder).is_some_and(|free| free < NEARLY_FULL)
}

fn free_space(folder: &Path) -> Option<u64> {
    let found = rustix::fs::statvfs(folder).ok()?;
    Some(found.f_bavail.saturating_mul(found.f_frsize))
}

/// Bytes that no disk can store in less space (Marsaglia's xorshift).
fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let words = std::iter::repeat_with(|| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()
    });
    words.take(length / 8).flatten().collect()
}
