//! Writes a file that a person asked for: whole or not at all, and never over another unasked.
//!
//! Must never follow a link that stands where the file is to be.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use crate::i18n::cli::{Failure, WriteFault};

/// How many exports of one session may stand side by side in a folder.
const MAX_COPIES: usize = 999;

/// Writes `text` to `path` and returns once it is on the disk.
///
/// The text is written beside it first, then moved into place, so nobody ever sees half of it. It
/// is readable by its owner alone, as the journals are. `replace` says that what stands at `path`
/// may go; a symbolic link is replaced itself, what it points to stays untouched.
///
/// # Errors
/// `AlreadyExists` when something stands at `path` and `replace` was not given, or when that is a
/// folder; whatever else the machine says. Then nothing has changed.
pub fn write(path: &Path, text: &str, replace: bool) -> io::Result<()> {
    write_bytes(path, text.as_bytes(), replace)
}

/// Writes `bytes` in the same way.
///
/// # Errors
/// Those of [`write()`].
pub fn write_bytes(path: &Path, bytes: &[u8], replace: bool) -> io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
        Some(folder) => folder,
        None => return Err(io::ErrorKind::AlreadyExists.into()),
    };
    let there = fs::symlink_metadata(path);
    if there.is_ok_and(|there| !replace || there.is_dir()) {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let mut new = tempfile::Builder::new().prefix(".deroule-").tempfile_in(folder)?;
    new.write_all(bytes)?;
    new.as_file().sync_all()?;
    if replace {
        new.persist(path).map_err(|error| error.error)?;
    } else {
        new.persist_noclobber(path).map_err(|error| error.error)?;
    }
    File::open(folder)?.sync_all()
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
    use std::os::unix::fs::{PermissionsExt, symlink};

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

    #[test]
    fn a_new_file_is_whole_private_and_alone() {
        let folder = folder();
        let path = folder.path().join("debrief.md");
        write(&path, "# Demo Day\n", false).expect("written");
        assert_eq!(fs::read_to_string(&path).expect("read"), "# Demo Day\n");
        assert_eq!(fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o600);
        assert_eq!(names(folder.path()), ["debrief.md"]);
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
    fn a_link_is_never_followed() {
        let folder = folder();
        let (target, link) = (folder.path().join("target"), folder.path().join("link"));
        let dangling = folder.path().join("dangling");
        fs::write(&target, "mine").expect("written");
        symlink(&target, &link).expect("a link");
        symlink(folder.path().join("nowhere"), &dangling).expect("a link");
        for path in [&link, &dangling] {
            let refused = write(path, "other", false).expect_err("refused");
            assert_eq!(refused.kind(), io::ErrorKind::AlreadyExists);
            write(path, "other", true).expect("written");
        }
        assert_eq!(fs::read_to_string(&target).expect("read"), "mine");
        assert_eq!(names(folder.path()), ["dangling", "link", "target"]);
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
