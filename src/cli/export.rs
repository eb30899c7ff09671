//! `deroule export`: a session's debrief, to a file, to a folder of sheets or to standard output.

use std::{
    collections::BTreeSet,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};

use super::{
    export_args::ExportArgs,
    file, sessions,
    stop::{self, Stop},
    world::World,
};
use crate::{
    agenda::{Text, local_instant, parse_time},
    export::{Format, Only, json_to_move, sheets},
    i18n::{
        cli::{self, Failure, Remark, help::Usage},
        export::Wrote,
    },
    session::{Session, find_name, slug, travel::Travel},
};

/// The file that is no file but standard output.
const STDOUT: &str = "-";

/// A time of day this long before the opening is meant for the day after.
const BEFORE_OPENING: TimeDelta = TimeDelta::hours(12);

/// What `--since` may look like.
const SINCE: [&str; 2] = ["14h05", "2018-06-21"];
/// What some systems take for a device, whatever it ends in; with a digit for the last two.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// Writes the debrief of a session, or what is asked of it.
///
/// A file that is there already is left alone unless it was said that it may go.
pub(super) fn export(world: &World, asked: &ExportArgs, out: &mut dyn Write) -> Result<(), Stop> {
    if asked.private && asked.format != Format::Json {
        let only = Usage::OnlyFor { option: "--private", format: "-f json" };
        return Err(Stop::Usage(Box::new(only)));
    }
    if asked.with_corrections && !asked.format.tells_corrections() {
        return Err(Stop::Usage(Box::new(no_corrections(asked.format))));
    }
    let mut store = world.journals_to_read()?;
    let found = sessions::named(&mut store, asked.session.as_deref(), &world.clock.read())?;
    let (session, lang) = (&found.session, world.lang_of(&found.session));
    let said = |what: Wrote, path: &Path| {
        let name = path.display().to_string();
        stop::say(&cli::remark(lang, &Remark::Written { what, path: &name }));
    };
    if let Some(folder) = &asked.sheets {
        let sheets = sheets(session, lang, asked.format);
        let mut without = session.teams();
        without.retain(|team| !sheets.iter().any(|(told, _)| told == team));
        let files = in_folder(folder, sheets, asked.format);
        write_all(&files, asked.force)?;
        files.iter().for_each(|(path, _)| said(Wrote::Sheet, path));
        if !without.is_empty() {
            stop::say(&cli::remark(lang, &Remark::NoSheet { teams: &without }));
        }
        return Ok(());
    }
    let only = only(session, asked).map_err(|stop| stop.in_lang(lang))?;
    let text = if asked.format == Format::Json && only.is_all() {
        json_to_move(session, &Travel::of(&found.id, session, asked.private), &only)
    } else {
        asked.format.write(session, lang, &only)
    };
    let Some(path) = asked.output.as_ref().filter(|path| path.as_os_str() != STDOUT) else {
        return Ok(out.write_all(text.as_bytes())?);
    };
    write(path, &text, asked.force)?;
    said(asked.format.wrote(&only), path);
    Ok(())
}

/// What is said where a format has no place for the times that were corrected.
fn no_corrections(format: Format) -> Usage {
    let known = Format::ALL.into_iter().filter(|format| format.tells_corrections());
    let known = known.map(|format| format.word().to_owned()).collect();
    Usage::NoCorrections { format: format.word().to_owned(), known }
}

fn write(path: &Path, text: &str, force: bool) -> Result<(), Stop> {
    let taken = |path| Failure::Exists { path };
    Ok(file::write(path, text, force).map_err(|error| file::refused(path, &error, taken))?)
}

/// Writes the files; none when one stands there already and may not go.
fn write_all(files: &[(PathBuf, String)], force: bool) -> Result<(), Stop> {
    if !force {
        let there = files.iter().find(|(path, _)| fs::symlink_metadata(path).is_ok());
        if let Some((path, _)) = there {
            return Err(Failure::Exists { path: path.display().to_string() }.into());
        }
    }
    if let Some(folder) = files.first().and_then(|(path, _)| path.parent())
        && let Err(error) = fs::create_dir(folder)
        && error.kind() != io::ErrorKind::AlreadyExists
    {
        return Err(file::not_written(folder, &error).into());
    }
    files.iter().try_for_each(|(path, text)| write(path, text, force))
}

/// Where the sheets go: a file each, named after the team, numbered where names would be the same.
fn in_folder(folder: &Path, sheets: Vec<(Text, String)>, format: Format) -> Vec<(PathBuf, String)> {
    let mut taken = BTreeSet::new();
    let mut files = Vec::new();
    for (team, text) in sheets {
        let name = file_name(&team);
        let names = std::iter::once(name.clone()).chain((2..).map(|n| format!("{name}-{n}")));
        for name in names {
            if taken.insert(name.clone()) {
                files.push((folder.join(format!("{name}.{}", format.word())), text));
                break;
            }
        }
    }
    files
}

/// A team's name as a file may be called on any system.
fn file_name(team: &Text) -> String {
    let name = slug(team);
    let device = DEVICES.contains(&name.trim_end_matches(|c: char| c.is_ascii_digit()));
    if device { format!("{name}-") } else { name }
}

/// What is asked of the session.
fn only(session: &Session, asked: &ExportArgs) -> Result<Only, Stop> {
    let zone = session.plan().zone;
    let defi = asked.defi.as_deref().map(Text::clean);
    let known = session.names();
    let defi = defi.map(|typed| find_name(&known, &typed)).transpose();
    let defi = defi.map_err(|refusal| Failure::not_known(refusal, &known, zone))?;
    let since = asked.since.as_deref().map(|typed| since(session, typed)).transpose()?;
    let (kind, corrections) = (asked.kind.map(|kind| kind.0), asked.with_corrections);
    Ok(Only { defi, kind, since, sheet: false, corrections })
}

/// The instant of a time of day in the session's zone, or of the beginning of a day.
fn since(session: &Session, typed: &str) -> Result<DateTime<Utc>, Stop> {
    let plan = session.plan();
    if let Ok(day) = typed.parse::<NaiveDate>() {
        return Ok(local_instant(plan.zone, day.and_time(NaiveTime::MIN)).0);
    }
    let Ok(time) = parse_time(typed) else {
        let (option, value) = ("--since".to_owned(), typed.to_owned());
        let known = SINCE.map(str::to_owned).to_vec();
        return Err(Stop::Usage(Box::new(Usage::BadValue { option, value, known })));
    };
    let today = local_instant(plan.zone, plan.date.and_time(time)).0;
    let opened = session.opened_at().unwrap_or(today);
    if today >= opened - BEFORE_OPENING {
        return Ok(today);
    }
    let tomorrow = plan.date.checked_add_days(Days::new(1)).unwrap_or(plan.date);
    Ok(local_instant(plan.zone, tomorrow.and_time(time)).0)
}
