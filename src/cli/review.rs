//! Files that are looked over in the console before they are played: read, watched, and the
//! agenda saved beside them, never over anything unasked.

use std::{
    fs, io,
    os::unix::ffi::OsStrExt,
    path::{Path, PathBuf},
    time::SystemTime,
};

use rustix::fs::{Access, access};

use super::{file, load, open, world::World};
use crate::{
    agenda::Text,
    console::{
        host::{NotSaved, SaveWay, Written},
        model::{OnDisk, PlanFile},
    },
    i18n::{
        Lang,
        cli::{self, Failure},
    },
    import::{self, Format, MAX_BYTES},
};

/// What an agenda's file name ends in.
const EXTENSION: &str = "ron";
/// What is added to the name of a file that is kept when another one takes its place.
const KEPT: &str = "bak";
/// How many names beside a taken one are tried.
const MAX_COPIES: usize = 999;

/// Reads a file that is to be looked over.
pub(super) fn file(world: &World, path: &Path) -> Result<PlanFile, Failure> {
    let bytes = load::bytes(path, MAX_BYTES)?;
    let fingerprint = open::fingerprint(&bytes);
    let copy = copies(path).find(|copy| fs::symlink_metadata(copy).is_err());
    let copy = copy.unwrap_or_else(|| path.to_owned());
    Ok(PlanFile { path: path.to_owned(), bytes, fingerprint, zone: world.zone, copy })
}

/// What tells a file from all others, by whatever name it is called: the name of a folder.
pub(super) fn key(path: &Path) -> String {
    let whole = fs::canonicalize(path).unwrap_or_else(|_| {
        // one that is gone was in that folder
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = fs::canonicalize(folder.unwrap_or(Path::new(".")));
        folder.unwrap_or_default().join(path.file_name().unwrap_or_default())
    });
    open::fingerprint(whole.as_os_str().as_bytes()).to_string()
}

/// Whether a file is an agenda of this program, or is meant to be one.
pub(super) fn is_agenda(file: &PlanFile) -> bool {
    let named = file.path.extension().is_some_and(|extension| extension == EXTENSION);
    named || import::recognise(&file.bytes) == Format::Ron
}

/// The fingerprint of what a file holds now.
pub(super) fn fingerprint(path: &Path) -> Option<Text> {
    load::bytes(path, MAX_BYTES).ok().map(|bytes| open::fingerprint(&bytes))
}

/// What became of a file of which `known` is a fingerprint.
pub(super) fn on_disk(path: &Path, known: &Text) -> OnDisk {
    match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => OnDisk::Gone,
        Ok(_) | Err(_) if fingerprint(path).as_ref() == Some(known) => OnDisk::AsRead,
        Ok(_) | Err(_) => OnDisk::Changed,
    }
}

/// A file as the folder tells of it: cheap to ask for, and another one once it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Seen {
    path: PathBuf,
    /// Its size, and when it was written; none where it cannot be asked about.
    about: Option<(u64, Option<SystemTime>)>,
}

impl Seen {
    /// The file at `path`.
    pub(super) fn of(path: &Path) -> Self {
        let about = fs::metadata(path).ok();
        let about = about.map(|about| (about.len(), about.modified().ok()));
        Self { path: path.to_owned(), about }
    }
}

/// Saves an agenda's text at `path` and returns once it is on the disk.
///
/// A file that stands there is replaced only if its fingerprint is the one given, and kept beside
/// it first where that is asked, as it was read if it is gone; one that says the same already is
/// left as it is. Behind a symbolic link, the file that it leads to is the one that is saved.
pub(super) fn save(
    world: &World,
    path: &Path,
    text: &str,
    way: SaveWay<'_>,
    lang: Lang,
) -> Result<Written, NotSaved> {
    let fresh = open::fingerprint(text.as_bytes());
    // a link to a file that was read, and is gone since, leads to the place where it was
    let gone = way.over.is_some()
        && fs::metadata(path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound);
    let there = !gone && fs::symlink_metadata(path).is_ok();
    let stands = fingerprint(path);
    if there && stands.as_ref() == Some(&fresh) {
        return Ok(Written { fingerprint: fresh, kept: None });
    }
    let may = there && stands.is_some() && stands.as_ref() == way.over;
    let taken =
        || NotSaved::Taken { fingerprint: stands.clone().unwrap_or_default(), free: free(path) };
    if there && !may {
        return Err(taken());
    }
    let kept = way.keep.map(|read| keep(path, read)).transpose();
    match kept.and_then(|kept| file::write(path, text, may || gone).map(|()| kept)) {
        Ok(kept) => Ok(Written { fingerprint: fresh, kept }),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(taken()),
        Err(error) => {
            let why = Text::clean(&cli::failure(lang, &file::not_written(path, &error)));
            Err(NotSaved::Failed { why, instead: elsewhere(world, path) })
        }
    }
}

/// Copies the file at `path` beside it, or what was `read` of it where it is gone, and returns
/// where.
fn keep(path: &Path, read: &[u8]) -> io::Result<PathBuf> {
    let bytes = match fs::read(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => read.to_owned(),
        bytes => bytes?,
    };
    for copy in copies(path) {
        match file::write_copy(&copy, &bytes, path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            done => return done.map(|()| copy),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// What a copy of the file at `path` may be called: `demo.ron.bak`, or `demo.ron.2.bak` and on
/// where that name is taken.
fn copies(path: &Path) -> impl Iterator<Item = PathBuf> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let more = {
        let name = name.clone();
        (2..=MAX_COPIES).map(move |copy| format!("{name}.{copy}.{KEPT}"))
    };
    let names = std::iter::once(format!("{name}.{KEPT}")).chain(more);
    names.map(|name| path.with_file_name(name))
}

/// A name beside `path` that is free: `demo-2.ron`.
fn free(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let mut names =
        (2..=MAX_COPIES).map(|copy| path.with_file_name(format!("{stem}-{copy}.{EXTENSION}")));
    names.find(|path| fs::symlink_metadata(path).is_err()).unwrap_or_else(|| path.to_owned())
}

/// Where a file may go that cannot be written at `path`: the current folder, else the data folder.
fn elsewhere(world: &World, path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default();
    let folders = [PathBuf::from("."), world.data().to_owned()];
    let same = |folder: &Path| {
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
        let own = fs::canonicalize(parent.unwrap_or(Path::new(".")));
        own.is_ok_and(|own| fs::canonicalize(folder).is_ok_and(|folder| folder == own))
    };
    let may = |folder: &Path| access(folder, Access::WRITE_OK).is_ok();
    let found = folders.iter().find(|folder| !same(folder) && may(folder));
    let found = found.map_or_else(|| world.data().join(name), |folder| folder.join(name));
    let found = found.strip_prefix(".").map(Path::to_owned).unwrap_or(found);
    if fs::symlink_metadata(&found).is_err() { found } else { free(&found) }
}
