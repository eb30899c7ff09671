//! A new session from a date of a programme: its agenda in the same folder, named in the programme.

use std::{
    fs,
    path::{Path, PathBuf},
};

use chrono::NaiveDate;

use super::{
    super::{import, new::EXTENSION, open, review, stop::Stop, world::World},
    find::{self, File},
};
use crate::{
    agenda::{
        Text,
        programme::{Programme, linked},
        write,
    },
    console::host::{NotSaved, SaveWay},
    i18n::{
        agenda::programme::fresh_names,
        cli::{Failure, WriteFault},
    },
    session::slug,
};

/// What is wanted of a new session.
#[derive(Debug, Clone, Copy)]
pub(in crate::cli) struct Fresh<'a> {
    /// The programme's file.
    pub(in crate::cli) programme: &'a Path,
    /// The day; the first one to come that has no agenda where none is given.
    pub(in crate::cli) date: Option<NaiveDate>,
    /// What the session is called, if not as its theme.
    pub(in crate::cli) title: Option<&'a Text>,
    /// Where its agenda goes, if not beside the programme.
    pub(in crate::cli) output: Option<&'a Path>,
}

/// A new session's agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) struct Made {
    /// Where its agenda is.
    pub(in crate::cli) path: PathBuf,
    /// Whether the programme names it: not where it went to another folder.
    pub(in crate::cli) named: bool,
    /// Where the programme's old file is kept, if it had to be written anew.
    pub(in crate::cli) kept: Option<PathBuf>,
}

/// Writes the agenda of a date and names it in the programme; nothing is ever replaced but the
/// programme, and that whole or not at all.
///
/// # Errors
/// When the programme cannot be read, has no such date or an agenda for it, or when something
/// cannot be written. An agenda that was written and could not be named stays where it is.
pub(in crate::cli) fn fresh(world: &World, wanted: &Fresh<'_>) -> Result<Made, Stop> {
    let file = find::read(world, wanted.programme)?;
    let folder = wanted.programme.parent().unwrap_or(Path::new(""));
    let index = index(world, &file, wanted.date, folder)?;
    let programme = &file.programme;
    let meeting = &programme.dates[index];
    let lang = world.lang_for(programme.lang);
    let names = fresh_names(lang, meeting.date);
    let mut agenda = programme.fresh(meeting, &names);
    // what is written in one language is read in it
    agenda.lang = world.lang.or(agenda.lang);
    if let Some(title) = wanted.title {
        agenda.title = title.clone();
    }
    let stem = match wanted.title.or(meeting.theme.as_ref()) {
        Some(title) => slug(title),
        None => "session".to_owned(),
    };
    let named = meeting.agenda.as_ref().map(ToString::to_string);
    let name = named.unwrap_or_else(|| format!("{}-{stem}.{EXTENSION}", meeting.date));
    let path = wanted.output.map_or_else(|| folder.join(&name), Path::to_owned);
    import::put(&path, &write(&agenda))?;
    let here = |path: &Path| {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        fs::canonicalize(folder.unwrap_or(Path::new("."))).ok()
    };
    let name = path.file_name().map(|name| Text::clean(&name.to_string_lossy()));
    let Some(name) = name.filter(|_| here(&path) == here(wanted.programme)) else {
        return Ok(Made { path, named: false, kept: None });
    };
    let linked = linked(&file.loaded, index, &name);
    let before = file.loaded.file.text.as_bytes();
    let fingerprint = open::fingerprint(before);
    let way = SaveWay { over: Some(&fingerprint), keep: linked.anew.then_some(before) };
    let saved = review::save(world, wanted.programme, &linked.text, way, lang);
    let written = saved.map_err(|not| {
        let why = match not {
            // it was changed meanwhile: what was changed is not ours to replace
            NotSaved::Taken { .. } => WriteFault::Changed,
            NotSaved::Failed { why, .. } => WriteFault::Other { why: why.to_string() },
        };
        Failure::NotWritten { path: wanted.programme.display().to_string(), why }
    })?;
    Ok(Made { path, named: true, kept: written.kept })
}

/// Which date is meant.
fn index(
    world: &World,
    file: &File,
    date: Option<NaiveDate>,
    folder: &Path,
) -> Result<usize, Failure> {
    let programme = &file.programme;
    let path = || file.path.display().to_string();
    let free: Vec<usize> = free(world, programme, folder).collect();
    let Some(date) = date else {
        return free.first().copied().ok_or_else(|| Failure::NoFreeDate { path: path() });
    };
    let mut of_day = (0..programme.dates.len()).filter(|it| programme.dates[*it].date == date);
    let Some(first) = of_day.clone().next() else {
        let free = free.into_iter().map(|index| programme.dates[index].date).collect();
        return Err(Failure::NoSuchDate { path: path(), date, free });
    };
    if let Some(index) = of_day.find(|index| is_free(programme, *index, folder)) {
        return Ok(index);
    }
    let name = programme.dates[first].agenda.clone().unwrap_or_default();
    Err(Failure::HasAgenda { date, agenda: folder.join(name.as_str()).display().to_string() })
}

/// The dates to come that have no agenda, the soonest first.
fn free<'a>(
    world: &World,
    programme: &'a Programme,
    folder: &'a Path,
) -> impl Iterator<Item = usize> + 'a {
    let zone = programme.zone.unwrap_or(world.zone);
    let seen = programme.seen_on(world.clock.read().wall.with_timezone(&zone).date_naive());
    let coming: Vec<usize> = seen.next.into_iter().chain(seen.coming).collect();
    coming.into_iter().filter(move |index| is_free(programme, *index, folder))
}

/// Whether a date has no agenda, or names one that is not there.
fn is_free(programme: &Programme, index: usize, folder: &Path) -> bool {
    let named = programme.dates.get(index).and_then(|meeting| meeting.agenda.as_ref());
    named.is_none_or(|name| fs::symlink_metadata(folder.join(name.as_str())).is_err())
}
