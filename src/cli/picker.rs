//! What the console's first screen chooses among: the sessions of this machine, and the agendas and
//! the programme of the current folder and of its `agendas` folder.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{check, open, programme, review, sessions, stop::Stop, world::World};
use crate::{
    agenda::{Text, check::Severity, read},
    console::model::{AgendaRow, LiveRow, Picker, SessionRow, Verdict},
    import::{self, Context, Format, ReadAgenda},
    session::{Reading, SessionHead, State},
    store::Store,
};

/// The most sessions offered, years of them: older ones have `deroule sessions`.
const MAX_SESSIONS: usize = 1_000;
/// So many of the latest are read where only that tells whether they are on: of older ones the hours
/// of their day tell, as the first screen is not to wait for years of journals.
const MAX_READ: usize = 20;
/// The most agendas offered.
const MAX_AGENDAS: usize = 200;
/// Where agendas are looked for, from the current folder.
const FOLDERS: [&str; 2] = [".", "agendas"];
/// What agendas' names end in.
const EXTENSION: &str = "ron";
/// What the names of other files end in that may hold a plan.
const OTHERS: [&str; 10] =
    ["md", "markdown", "txt", "org", "html", "htm", "csv", "tsv", "ics", "json"];
/// The most of those that are read to see whether they do.
const MAX_OTHERS: usize = 40;
/// The largest of those that are read, in bytes: a programme is short.
const MAX_OTHER: u64 = 256 * 1024;
/// How many slots with a start make a plan of a file.
const FEWEST_SLOTS: usize = 2;
/// What is written about a folder, not for a day: with the marks of a plan, and none.
const ABOUT: [&str; 3] = ["readme", "changelog", "license"];

/// Looks around; what cannot be read is left out. Of the `named` programme, where there is one,
/// and what is on, nothing else.
pub(super) fn picker(world: &World, store: &mut dyn Store, named: Option<&Path>) -> Picker {
    let now = world.clock.read();
    let today = now.wall.with_timezone(&world.zone).date_naive();
    let heads = store.sessions().unwrap_or_default();
    let rows = heads.into_iter().take(MAX_SESSIONS).zip(0..);
    let row = |(head, at)| session(store, head, &now, at < MAX_READ).ok();
    let mut sessions: Vec<_> = rows.filter_map(row).collect();
    // stable: live ones on top, else the latest first
    sessions.sort_by_key(|row| row.live.is_none());
    let (years, files) = match named {
        Some(path) => (vec![path.to_owned()], Vec::new()),
        None => files(),
    };
    let mut agendas: Vec<_> = files.into_iter().map(|path| agenda(world, path)).collect();
    let year = programme::best(world, &years).and_then(|path| {
        // an agenda that a date names stands with its date
        programme::year(world, path, |path| {
            let of_date = agendas.iter().position(|row| row.path == path);
            match of_date {
                Some(index) => agendas.get(index).cloned(),
                None => path.is_file().then(|| agenda(world, path.to_owned())),
            }
        })
    });
    let year = year.map(Box::new);
    let dated = |row: &AgendaRow| {
        let mut of_dates = year.iter().flat_map(|year| year.agendas.iter().flatten());
        of_dates.any(|of_date| of_date.path == row.path)
    };
    agendas.retain(|row| !dated(row));
    if named.is_some() {
        sessions.retain(|row| row.live.is_some());
        return Picker { sessions, agendas, year, today, selected: 0 };
    }
    let others = paths(|extension| OTHERS.contains(&extension)).into_iter().take(MAX_OTHERS);
    agendas.extend(others.filter_map(|path| imported(world, path)));
    agendas.truncate(MAX_AGENDAS);
    Picker { sessions, agendas, year, today, selected: 0 }
}

fn session(
    store: &mut dyn Store,
    head: SessionHead,
    now: &Reading,
    latest: bool,
) -> Result<SessionRow, Stop> {
    let gone = !latest && sessions::is_long_gone(&head, now);
    if head.closed || gone || !sessions::may_concern(store, &head, now) {
        return Ok(SessionRow { head, live: None });
    }
    let found = sessions::read(store, &head.id)?;
    let live = found.session.is_live(now).then(|| {
        let moment = found.session.at(now);
        let elapsed = moment.cue.as_ref().map(|cue| cue.elapsed);
        let begun = moment.state != State::Idle;
        let running = moment.cue.map(|cue| cue.defi.unwrap_or(cue.slot));
        let running = running.filter(|name| !name.is_empty());
        LiveRow { zone: moment.zone, begun, running, elapsed }
    });
    Ok(SessionRow { head, live })
}

/// The files of programmes, and those of agendas.
fn files() -> (Vec<PathBuf>, Vec<PathBuf>) {
    let files = paths(|extension| extension == EXTENSION).into_iter().take(MAX_AGENDAS);
    let plain = |path: PathBuf| path.strip_prefix(".").map(Path::to_owned).unwrap_or(path);
    files.map(plain).partition(|path| programme::is_year(path))
}

/// A file that is no agenda but reads as one; none where it has too little of a plan.
fn imported(world: &World, path: PathBuf) -> Option<AgendaRow> {
    let path = path.strip_prefix(".").map(Path::to_owned).unwrap_or(path);
    if fs::metadata(&path).ok()?.len() > MAX_OTHER {
        return None;
    }
    let name = path.file_name().map(|name| Text::clean(&name.to_string_lossy()))?;
    if ABOUT.iter().any(|about| name.to_lowercase().starts_with(about)) {
        return None;
    }
    let file = review::file(world, &path).ok()?;
    let today = world.clock.read().wall.with_timezone(&world.zone).date_naive();
    let reading = import::read(&file.bytes, Context { today, name: Some(&name) }).ok()?;
    let starts = |read: &ReadAgenda| read.slots.iter().filter(|it| it.start.is_some()).count();
    let best = reading.sessions.iter().max_by_key(|read| starts(read))?;
    // a page that mentions an hour now and then is none
    let lost =
        |finding: &import::Finding| matches!(finding.what, import::FindingKind::LooseTime { .. });
    let loose = best.findings.iter().filter(|finding| lost(finding)).count();
    if starts(best) < FEWEST_SLOTS.max(loose) || reading.format == Format::Ron {
        return None;
    }
    let title = Text::clean(&best.title);
    Some(AgendaRow {
        title: Some(title).filter(|title| !title.is_empty()),
        date: best.date,
        slots: reading.sessions.iter().map(|read| read.slots.len()).sum(),
        teams: 0,
        verdict: Verdict::Imported(reading.format),
        name,
        path,
    })
}

/// Files whose ending is wanted, by name, those of the current folder first.
fn paths(wanted: impl Fn(&str) -> bool) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for folder in FOLDERS {
        let Ok(entries) = fs::read_dir(folder) else { continue };
        let paths = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
        let is_wanted = |path: &PathBuf| {
            path.extension().and_then(|extension| extension.to_str()).is_some_and(&wanted)
        };
        let mut found: Vec<_> = paths.filter(is_wanted).collect();
        found.sort();
        files.extend(found);
    }
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
