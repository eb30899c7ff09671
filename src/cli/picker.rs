//! What the console's first screen chooses among: the sessions of this machine, and the agendas
//! of the current folder and of its `agendas` folder.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{check, open, sessions, stop::Stop, world::World};
use crate::{
    agenda::{Text, check::Severity, read},
    console::model::{AgendaRow, LiveRow, Picker, SessionRow, Verdict},
    session::{Reading, SessionHead},
    store::Store,
};

/// The most sessions offered: older ones have `deroule sessions`.
const MAX_SESSIONS: usize = 20;
/// The most agendas offered.
const MAX_AGENDAS: usize = 200;
/// Where agendas are looked for, from the current folder.
const FOLDERS: [&str; 2] = [".", "agendas"];
/// What agendas' names end in.
const EXTENSION: &str = "ron";

/// Looks around; what cannot be read is left out.
pub(super) fn picker(world: &World, store: &mut dyn Store) -> Picker {
    let now = world.clock.read();
    let heads = store.sessions().unwrap_or_default();
    let rows = heads.into_iter().take(MAX_SESSIONS);
    let mut sessions: Vec<_> = rows.filter_map(|head| session(store, head, &now).ok()).collect();
    // stable: live ones on top, else the latest first
    sessions.sort_by_key(|row| row.live.is_none());
    let agendas = files().into_iter().map(|path| agenda(world, path)).collect();
    Picker { sessions, agendas, selected: 0 }
}

fn session(store: &mut dyn Store, head: SessionHead, now: &Reading) -> Result<SessionRow, Stop> {
    if head.closed {
        return Ok(SessionRow { head, live: None });
    }
    let found = sessions::read(store, &head.id)?;
    let live = found.session.is_live(now).then(|| {
        let moment = found.session.at(now);
        let elapsed = moment.cue.as_ref().map(|cue| cue.elapsed);
        let running = moment.cue.map(|cue| cue.defi.unwrap_or(cue.slot));
        LiveRow { zone: moment.zone, running: running.filter(|name| !name.is_empty()), elapsed }
    });
    Ok(SessionRow { head, live })
}

/// The agendas' files, by name, those of the current folder first.
fn files() -> Vec<PathBuf> {
    let mut files = Vec::new();
    for folder in FOLDERS {
        let Ok(entries) = fs::read_dir(folder) else { continue };
        let paths = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
        let is_agenda =
            |path: &PathBuf| path.extension().is_some_and(|extension| extension == EXTENSION);
        let mut found: Vec<_> = paths.filter(is_agenda).collect();
        found.sort();
        files.extend(found);
    }
    files.truncate(MAX_AGENDAS);
    files
}

fn agenda(world: &World, path: PathBuf) -> AgendaRow {
    let path = path.strip_prefix(".").map(Path::to_owned).unwrap_or(path);
    let name = path.file_stem().map(|name| Text::clean(&name.to_string_lossy()));
    let mut row = AgendaRow {
        name: name.unwrap_or_default(),
        path,
        title: None,
        date: None,
        slots: 0,
        teams: 0,
        verdict: Verdict::Errors(1),
    };
    let Ok(file) = open::file(&row.path) else { return row };
    let problems = file.loaded.problems.iter().map(|problem| problem.severity);
    let (mut errors, mut warnings) = count(problems.map(|it| it == read::Severity::Error));
    if let Some(agenda) = &file.loaded.agenda {
        let findings = check::examine(world, agenda, &file.loaded);
        let found = findings.iter().map(|placed| placed.finding.severity == Severity::Error);
        let (more_errors, more_warnings) = count(found);
        errors += more_errors;
        warnings += more_warnings;
        row.title = Some(agenda.title.clone());
        row.date = agenda.date;
        row.slots = agenda.slots.len();
        row.teams = agenda.lineup.len();
    }
    row.verdict = match (errors, warnings) {
        (0, 0) => Verdict::Fine,
        (0, warnings) => Verdict::Warnings(warnings),
        (errors, _) => Verdict::Errors(errors),
    };
    row
}

/// How many are errors, and how many are not.
fn count(severities: impl Iterator<Item = bool>) -> (usize, usize) {
    severities.fold(
        (0, 0),
        |(errors, warnings), error| {
            if error { (errors + 1, warnings) } else { (errors, warnings + 1) }
        },
    )
}
