//! Writes a file that a person asked for: whole or not at all, and never over another unasked.
//!
//! Must never follow a link where nothing may be replaced. What it replaces keeps its place, behind
//! whatever links lead there, and its rights; a new file gets those that the person's umask leaves.

use std::{
    fs::{self, File, Metadata, Permissions},
    io::{self, Write},
    os::unix::fs::{MetadataExt, PermissionsExt, fchown},
    path::{Path, PathBuf},
};

use rustix::io::Errno;

use crate::i18n::cli::{Failure, WriteFault};

/// How many exports of one session may stand side by side in a folder.
const MAX_COPIES: usize = 999;
/// How many symbolic links are followed to a file, as Linux does.
const MAX_LINKS: usize = 40;
/// The rights that a new file is asked for; the umask takes its part of them.
const NEW: u32 = 0o666;
/// The rights of a file that can be handed on: to its owner, its group and everybody else.
const RIGHTS: u32 = 0o777;

/// Writes `text` to `path` and returns once it is on the disk.
///
/// The text is written beside it first, then moved into place, so nobody ever sees half of it.
/// `replace` says that what stands at `path` may go: then a symbolic link stays, and the file that
/// it leads to is replaced; the new file has the rights of the old one. Another hard link to the
/// old file keeps the old text: that is the price of never being half written.
///
/// # Errors
/// `AlreadyExists` when something stands at `path` and `replace` was not given, or when that is a
/// folder; whatever else the machine says. Then nothing has changed.
pub fn write(path: &Path, text: &str, replace: bool) -> io::Result<()> {
    write_bytes(path, text.as_bytes(), replace)
}

/// Writes `bytes` in the same way.
fn write_bytes(path: &Path, bytes: &[u8], replace: bool) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Ok(_) if replace => {
            let place = behind_links(path)?;
            let old = fs::metadata(&place).ok();
            put(&place, bytes, old.as_ref(), true)
        }
        Ok(_) => Err(io::ErrorKind::AlreadyExists.into()),
        Err(_) => put(path, bytes, None, replace),
    }
}

/// Writes `bytes` to a file that is not there yet, with the rights of the file at `like`, of which
/// it is a copy; those of any new file where that is gone.
///
/// # Errors
/// Those of [`write()`].
pub(super) fn write_copy(path: &Path, bytes: &[u8], like: &Path) -> io::Result<()> {
    put(path, bytes, fs::metadata(like).ok().as_ref(), false)
}

/// Writes a file beside its place, with the rights of `old`, and moves it there.
fn put(path: &Path, bytes: &[u8], old: Option<&Metadata>, replace: bool) -> io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
        Some(folder) => folder,
        None => return Err(io::ErrorKind::AlreadyExists.into()),
    };
    if fs::symlink_metadata(path).is_ok_and(|there| !replace || there.is_dir()) {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".deroule-");
    // what was private stays so while it is written, too
    let mode = if old.is_some() { 0o600 } else { NEW };
    let mut new = builder.permissions(Permissions::from_mode(mode)).tempfile_in(folder)?;
    new.write_all(bytes)?;
    if let Some(old) = old {
        let mode = give_to_its_group(new.as_file(), old)?;
        new.as_file().set_permissions(Permissions::from_mode(mode))?;
    }
    new.as_file().sync_all()?;
    if replace {
        new.persist(path).map_err(|error| error.error)?;
    } else {
        new.persist_noclobber(path).map_err(|error| error.error)?;
    }
    File::open(folder)?.sync_all()
}

/// Gives `new` to those to whom `old` belongs, as far as the system lets us; returns the rights to
/// set: a group that it cannot be given to has no more than everybody.
fn give_to_its_group(new: &File, old: &Metadata) -> io::Result<u32> {
    let own = new.metadata()?;
    let rights = old.mode() & RIGHTS;
    if own.uid() != old.uid() {
        // only the system's administrator may, and then must
        let _ = fchown(new, Some(old.uid()), None);
    }
    if own.gid() == old.gid() || fchown(new, None, Some(old.gid())).is_ok() {
        return Ok(rights);
    }
    Ok(rights & !0o070 | (rights & 0o007) << 3)
}

/// Where a file really is, or would be: behind all links that lead from `path`.
fn behind_links(path: &Path) -> io::Result<PathBuf> {
    let mut place = path.to_owned();
    for _ in 0..MAX_LINKS {
        match fs::symlink_metadata(&place) {
            Ok(there) if there.is_symlink() => {
                let to = fs::read_link(&place)?;
                place = place.parent().unwrap_or(Path::new("")).join(to);
            }
            Ok(_) | Err(_) => return Ok(place),
        }
    }
    Err(Errno::LOOP.into())
}

/// What to tell somebody whose file could not be written at `path`.
pub(super) fn not_written(path: &Path, error: &io::Error) -> Failure {
    let missing = || {
        let folders = path.ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty());
        // the first that is missing, seen from the root
        let gone = folders.take_while(|folder| fs::metadata(folder).is_err()).last();
        gone.or(path.parent()).unwrap_or(path).display().to_string()
    };
    let file_above = || {
        let above = path.ancestors().skip(1).find(|folder| fs::metadata(folder).is_ok());
        above.unwrap_or(path).display().to_string()
    };
    let why = match error.kind() {
        io::ErrorKind::NotFound => WriteFault::NoFolder { folder: missing() },
        io::ErrorKind::NotADirectory => WriteFault::NotAFolder { folder: file_above() },
        io::ErrorKind::PermissionDenied => WriteFault::NotAllowed,
        io::ErrorKind::ReadOnlyFilesystem => WriteFault::ReadOnly,
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => WriteFault::Full,
        io::ErrorKind::InvalidFilename => WriteFault::NameTooLong,
        _ => WriteFault::Other { why: error.to_string() },
    };
    Failure::NotWritten { path: path.display().to_string(), why }
}

/// The same, for a file that is never written over another: `taken` says that one stands there.
pub(super) fn refused(
    path: &Path,
    error: &io::Error,
    taken: impl Fn(String) -> Failure,
) -> Failure {
    let name = path.display().to_string();
    match error.kind() {
        io::ErrorKind::AlreadyExists if path.is_dir() => {
            Failure::NotWritten { path: name, why: WriteFault::Folder }
        }
        io::ErrorKind::AlreadyExists => taken(name),
        _ => not_written(path, error),
    }
}

/// Where an export that is to be called `stem` goes in `folder`: `demo-day-2018-06-21.md`, or
/// `demo-day-2018-06-21-2.md` and on where that name is taken; and whether a file stands there
/// that says the same already.
///
/// # Errors
/// `AlreadyExists` when every name is taken; what the machine says of the folder.
pub fn place_beside(
    folder: &Path,
    stem: &str,
    extension: &str,
    text: &str,
) -> io::Result<(PathBuf, bool)> {
    for copy in 1..=MAX_COPIES {
        let name = match copy {
            1 => format!("{stem}.{extension}"),
            copy => format!("{stem}-{copy}.{extension}"),
        };
        let path = folder.join(name);
        match fs::symlink_metadata(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok((path, false)),
            Err(error) => return Err(error),
            Ok(_) if says(&path, text) => return Ok((path, true)),
            Ok(_) => {}
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Writes `text` to `path` as [`write()`] does; a file that says the same already is left as it
/// is.
///
/// # Errors
/// `AlreadyExists` when something else stands there; whatever else the machine says.
pub fn write_or_same(path: &Path, text: &str) -> io::Result<()> {
    match write(path, text, false) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && says(path, text) => Ok(()),
        outcome => outcome,
    }
}

/// Whether a regular file holds this text and nothing else.
fn says(path: &Path, text: &str) -> bool {
    let size = u64::try_from(text.len()).ok();
    let same =
        fs::symlink_metadata(path).is_ok_and(|there| there.is_file() && Some(there.len()) == size);
    same && fs::read(path).is_ok_and(|bytes| bytes == text.as_bytes())
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().expect("a folder")
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder");
        let mut names: Vec<String> = entries
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).expect("there").permissions().mode() & 0o777
    }

    #[test]
    fn a_new_file_is_whole_alone_and_as_open_as_any_other() {
        let folder = folder();
        let path = folder.path().join("debrief.md");
        write(&path, "# Demo Day\n", false).expect("written");
        assert_eq!(fs::read_to_string(&path).expect("read"), "# Demo Day\n");
        assert_eq!(names(folder.path()), ["debrief.md"]);
        let usual = folder.path().join("usual");
        fs::write(&usual, "").expect("written");
        assert_eq!(mode(&path), mode(&usual), "what the umask leaves");
    }

    #[test]
    fn what_is_replaced_keeps_its_rights_and_a_copy_has_them() {
        let folder = folder();
        let path = folder.path().join("demo.ron");
        fs::write(&path, "old").expect("written");
        for rights in [0o664, 0o600, 0o640, 0o755, 0o646] {
            let set = fs::set_permissions(&path, Permissions::from_mode(rights));
            set.expect("set");
            write(&path, "new", true).expect("written");
            assert_eq!(mode(&path), rights);
            let copy = folder.path().join(format!("{rights}.bak"));
            write_copy(&copy, b"old", &path).expect("written");
            assert_eq!(mode(&copy), rights);
            let taken = write_copy(&copy, b"older", &path).expect_err("refused");
            assert_eq!(taken.kind(), io::ErrorKind::AlreadyExists);
        }
    }

    #[test]
    fn what_is_there_stays_unless_it_may_go() {
        let folder = folder();
        let path = folder.path().join("debrief.md");
        fs::write(&path, "mine").expect("written");
        let refused = write(&path, "other", false).expect_err("refused");
        assert_eq!(refused.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read_to_string(&path).expect("read"), "mine");
        write(&path, "other", true).expect("written");
        assert_eq!(fs::read_to_string(&path).expect("read"), "other");
        assert_eq!(names(folder.path()), ["debrief.md"]);
    }

    #[test]
    fn a_link_is_followed_only_to_replace_what_it_leads_to() {
        let folder = folder();
        let deep = folder.path().join("deep");
        fs::create_dir(&deep).expect("a folder");
        let (target, link) = (deep.join("target"), folder.path().join("link"));
        let (dangling, nowhere) = (folder.path().join("dangling"), deep.join("nowhere"));
        fs::write(&target, "mine").expect("written");
        // one link to another, and a name seen from the folder of the link
        symlink("deep/again", &link).expect("a link");
        symlink("target", deep.join("again")).expect("a link");
        symlink(&nowhere, &dangling).expect("a link");
        for path in [&link, &dangling] {
            let refused = write(path, "other", false).expect_err("refused");
            assert_eq!(refused.kind(), io::ErrorKind::AlreadyExists);
        }
        assert_eq!(fs::read_to_string(&target).expect("read"), "mine");
        assert!(!nowhere.exists());
        for (path, place) in [(&link, &target), (&dangling, &nowhere)] {
            write(path, "other", true).expect("written");
            assert!(path.is_symlink(), "{path:?}");
            assert_eq!(fs::read_to_string(place).expect("read"), "other");
        }
        let round = folder.path().join("round");
        symlink("round", &round).expect("a link");
        write(&round, "other", true).expect_err("it leads nowhere");
        assert_eq!(names(folder.path()), ["dangling", "deep", "link", "round"]);
        assert_eq!(names(&deep), ["again", "nowhere", "target"]);
    }

    #[test]
    fn a_folder_is_never_replaced() {
        let folder = folder();
        let path = folder.path().join("sub");
        fs::create_dir(&path).expect("a folder");
        for replace in [false, true] {
            let refused = write(&path, "text", replace).expect_err("refused");
            assert_eq!(refused.kind(), io::ErrorKind::AlreadyExists);
        }
        let missing = folder.path().join("no/such/file.md");
        let refused = write(&missing, "text", false).expect_err("refused");
        assert_eq!(refused.kind(), io::ErrorKind::NotFound);
        assert_eq!(names(folder.path()), ["sub"]);
    }

    #[test]
    fn exports_stand_side_by_side() {
        let folder = folder();
        let export = |text: &str| {
            let place = place_beside(folder.path(), "demo-day-2018-06-21", "md", text);
            let (path, there) = place.expect("a place");
            assert_eq!(there, path.exists());
            write_or_same(&path, text).expect("written");
            path.file_name().map(|name| name.to_string_lossy().into_owned())
        };
        assert_eq!(export("one").as_deref(), Some("demo-day-2018-06-21.md"));
        assert_eq!(export("one").as_deref(), Some("demo-day-2018-06-21.md"));
        assert_eq!(export("two").as_deref(), Some("demo-day-2018-06-21-2.md"));
        assert_eq!(export("one").as_deref(), Some("demo-day-2018-06-21.md"));
        assert_eq!(names(folder.path()), ["demo-day-2018-06-21-2.md", "demo-day-2018-06-21.md"]);
        // what has come to stand there since is not written over
        let taken = write_or_same(&folder.path().join("demo-day-2018-06-21.md"), "three");
        assert_eq!(taken.expect_err("refused").kind(), io::ErrorKind::AlreadyExists);
    }
}
