//! Where programmes are: in the current folder and in `agendas`, among the agendas.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::super::{
    load,
    stop::{self, Stop},
    world::World,
};
use crate::{
    agenda::{
        MAX_FILE,
        programme::Programme,
        read::{self, LoadedYear},
    },
    i18n::{agenda as words, cli::Failure},
};

/// Where programmes are looked for, from the current folder.
const FOLDERS: [&str; 2] = [".", "agendas"];
/// What their names end in.
const EXTENSION: &str = "ron";
/// The most files of a folder that are looked at.
const MAX_FILES: usize = 400;

/// A programme's file as it was read.
pub(in crate::cli) struct File {
    /// The path as the person named it.
    pub(in crate::cli) path: PathBuf,
    pub(in crate::cli) programme: Programme,
    /// Its text, and where its parts stand.
    pub(in crate::cli) loaded: LoadedYear,
}

/// Reads the programme at `path`; what is wrong with it is said on the error stream, all at once.
pub(in crate::cli) fn read(world: &World, path: &Path) -> Result<File, Stop> {
    let bytes = load::bytes(path, MAX_FILE)?;
    let loaded = read::read_year(&bytes);
    match loaded.programme.clone() {
        Some(programme) => Ok(File { path: path.to_owned(), programme, loaded }),
        None => {
            let lang = world.lang_for(None);
            let name = path.display().to_string();
            stop::print(&words::problems(lang, &name, &loaded.file));
            Err(Stop::Said(stop::WRONG))
        }
    }
}

/// Whether the file at `path` is a programme, or was meant to be one.
pub(in crate::cli) fn is_year(path: &Path) -> bool {
    load::bytes(path, MAX_FILE).is_ok_and(|bytes| read::is_year(&bytes))
}

/// Whether the programme at `path` can be read.
pub(in crate::cli) fn is_readable(path: &Path) -> bool {
    load::bytes(path, MAX_FILE).is_ok_and(|bytes| read::read_year(&bytes).programme.is_some())
}

/// The programme of the current folder, else that of its `agendas` folder; of several the one
/// whose dates are not all past, the soonest first, else the latest.
pub(in crate::cli) fn found(world: &World) -> Result<File, Stop> {
    let files = FOLDERS.iter().flat_map(|folder| beside(Path::new(folder)));
    let all: Vec<PathBuf> = files.filter(|path| is_year(path)).collect();
    match best(world, &all).or(all.first()) {
        Some(path) => read(world, path),
        None => Err(Failure::NoProgramme.into()),
    }
}

/// Of several programmes the one that is meant when none is named; none where none can be read.
pub(in crate::cli) fn best<'a>(world: &World, all: &'a [PathBuf]) -> Option<&'a PathBuf> {
    let today = world.clock.read().wall.with_timezone(&world.zone).date_naive();
    let readable = all.iter().filter_map(|path| {
        let bytes = load::bytes(path, MAX_FILE).ok()?;
        let programme = read::read_year(&bytes).programme?;
        let next = programme.dates.iter().map(|it| it.date).filter(|date| *date >= today).min();
        let last = programme.dates.iter().map(|it| it.date).max();
        // what is to come, the soonest first; else what is past, the latest first
        Some(((next.is_none(), next, std::cmp::Reverse(last)), path))
    });
    readable.min_by(|one, other| one.0.cmp(&other.0)).map(|(_, path)| path)
}

/// The files of a folder that may be agendas, by name.
pub(super) fn beside(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    let wanted = |path: &PathBuf| path.extension().is_some_and(|it| it == EXTENSION);
    let mut found: Vec<_> = paths.filter(wanted).collect();
    found.sort();
    found.truncate(MAX_FILES);
    let plain = |path: PathBuf| path.strip_prefix(".").map(Path::to_owned).unwrap_or(path);
    found.into_iter().map(plain).collect()
}
