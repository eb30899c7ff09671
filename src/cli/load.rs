//! Reads files that a person names: regular ones only, up to a limit, and never waiting for one.

use std::{fs::File, io::Read, path::Path};

use rustix::{
    fs::{FileType, Mode, OFlags, fstat, open},
    io::Errno,
};

use crate::i18n::{agenda::file::FileProblem, cli::Failure};

/// The bytes of the file at `path`.
///
/// A folder, a pipe, a device or a socket is refused without being read, and without waiting for
/// anybody at its other end.
///
/// # Errors
/// When it is not a regular file, has more than `limit` bytes, or cannot be read.
pub(super) fn bytes(path: &Path, limit: usize) -> Result<Vec<u8>, Failure> {
    read(path, limit).map_err(|what| Failure::File { path: path.display().to_string(), what })
}

fn read(path: &Path, limit: usize) -> Result<Vec<u8>, FileProblem> {
    let unreadable = |reason: String| FileProblem::Unreadable { reason };
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let file = open(path, flags, Mode::empty()).map_err(|errno| match errno {
        Errno::NOENT | Errno::NOTDIR => FileProblem::NotFound { nearest: None },
        Errno::LOOP => FileProblem::Loop,
        Errno::ACCESS | Errno::PERM => FileProblem::NotAllowed,
        // a socket cannot be opened, nor can a device that is not there
        Errno::NXIO | Errno::NODEV => FileProblem::NotRegular,
        errno => unreadable(errno.to_string()),
    })?;
    let stat = fstat(&file).map_err(|errno| unreadable(errno.to_string()))?;
    match FileType::from_raw_mode(stat.st_mode) {
        FileType::RegularFile => {}
        FileType::Directory => return Err(FileProblem::Directory),
        FileType::Fifo
        | FileType::Socket
        | FileType::CharacterDevice
        | FileType::BlockDevice
        | FileType::Symlink
        | FileType::Unknown => return Err(FileProblem::NotRegular),
    }
    let most = u64::try_from(limit).unwrap_or(u64::MAX);
    let size = u64::try_from(stat.st_size).unwrap_or_default();
    if size > most {
        return Err(FileProblem::TooLarge { bytes: size });
    }
    // it may be growing
    let mut bytes = Vec::new();
    let read = File::from(file).take(most.saturating_add(1)).read_to_end(&mut bytes);
    match read {
        Ok(_) if bytes.len() > limit => Err(FileProblem::Endless),
        Ok(_) => Ok(bytes),
        Err(error) => Err(unreadable(error.to_string())),
    }
}
