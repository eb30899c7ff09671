//! `deroule import`: reads a déroulé as people write it; an agenda or JSON comes out.

use std::{
    io::{self, Read, Write},
    path::Path,
};

use chrono::{NaiveTime, TimeDelta};
use serde::de::IgnoredAny;
use serde_json::{Value, json};

use super::{
    file, load,
    moved::{self, MAX_MOVED},
    programme,
    stop::{self, Stop},
    world::World,
};
use crate::{
    agenda::{Agenda, Kind, Text, write, write_time},
    i18n::{
        Lang,
        agenda::file::FileProblem,
        cli::{self, Failure, Remark},
        import as words,
    },
    import::{self, Context, Finding, FindingKind, ReadAgenda, ReadSlot, Tongue},
};

/// How an exported session begins, behind its brace.
const OUR_FIRST_FIELD: &[u8] = b"\"version\":";

/// What is asked of an import.
pub(super) struct Asked<'a> {
    /// The file; `-` is standard input.
    pub(super) file: &'a Path,
    pub(super) output: Option<&'a Path>,
    pub(super) json: bool,
    pub(super) which: Option<Which>,
}

/// Which of a file's sessions is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// All of them.
    All,
    /// This one, from 1.
    Number(usize),
}

impl std::str::FromStr for Which {
    type Err = std::num::ParseIntError;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        if word == "all" { Ok(Self::All) } else { word.parse().map(Self::Number) }
    }
}

/// Reads a file and writes what it holds: an agenda, or with `json` all that was understood. An
/// exported session that is not asked for its agenda is taken in.
///
/// Of several sessions one is to be chosen; without a choice they are listed.
///
/// # Errors
/// When the file cannot be read, the session does not exist, or the output cannot be written.
pub(super) fn import(world: &World, asked: &Asked<'_>, out: &mut dyn Write) -> Result<(), Stop> {
    let mut bytes = bytes(asked.file)?;
    if let Some(document) = moved::document(&bytes) {
        if asked.output.is_none() && !asked.json && asked.which.is_none() {
            return moved::take_in(world, asked.file, document, out);
        }
        bytes = moved::agenda_only(document);
    }
    let json = is_json(asked.file, &bytes);
    if let Some((line, column)) = json.then(|| damage(&bytes)).flatten() {
        let path = asked.file.display().to_string();
        return Err(Failure::File { path, what: FileProblem::Damaged { line, column } }.into());
    }
    let today = world.clock.read().wall.with_timezone(&world.zone).date_naive();
    let name = asked.file.file_stem().map(|name| name.to_string_lossy());
    let context = Context { today, name: name.as_deref().filter(|name| *name != "-") };
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let reading = import::read(&bytes, context).map_err(|_| match asked.file.to_str() {
        Some("-") => too_large(asked.file),
        Some(_) | None => {
            let path = asked.file.display().to_string();
            Failure::File { path, what: FileProblem::TooLarge { bytes: size } }
        }
    })?;
    let sessions = reading.sessions;
    // what holds no slot says nothing of its language
    let first = sessions.first().filter(|session| !session.slots.is_empty());
    let lang = world.lang_for(first.and_then(|session| spoken(session.lang)));
    let chosen: Vec<&ReadAgenda> = match asked.which {
        Some(Which::Number(number)) => {
            let one = number.checked_sub(1).and_then(|index| sessions.get(index));
            let count = sessions.len();
            vec![one.ok_or(Failure::NoSuchPart { number, count })?]
        }
        Some(Which::All) | None => sessions.iter().collect(),
    };
    let make = |read: &ReadAgenda| {
        let own = spoken(read.lang).unwrap_or(lang);
        import::make(read, words::phase_names(own), today)
    };
    if asked.json {
        let documents = chosen.iter().map(|read| {
            let findings = make(read).findings;
            // one that is chosen is no longer one of several
            let choose = asked.which.is_none();
            let told = findings.iter().filter(|finding| choose || !is_choice(finding));
            document(lang, read, told)
        });
        let mut documents: Vec<Value> = documents.collect();
        let text = match documents.as_mut_slice() {
            [one] if asked.which != Some(Which::All) => serde_json::to_string_pretty(one)?,
            documents => serde_json::to_string_pretty(documents)?,
        };
        return Ok(writeln!(out, "{text}")?);
    }
    let path = asked.file.display().to_string();
    for finding in chosen.iter().flat_map(|read| make(read).findings) {
        // the list of sessions says it
        if !is_choice(&finding) {
            tell(lang, &path, &finding);
        }
    }
    let agenda = |read: &ReadAgenda| {
        let source = Text::clean(context.name.unwrap_or_default());
        let made = make(read).agenda;
        if read.whole.is_some() {
            // it is the agenda already
            return made;
        }
        Agenda { source: made.source.clone().or((!source.is_empty()).then_some(source)), ..made }
    };
    let none = chosen.iter().all(|read| make(read).agenda.slots.is_empty());
    if let Some(dates) = none.then(|| programme::dates(&bytes, context)).flatten() {
        stop::say(&cli::remark(lang, &Remark::CalendarSeen { path: &path, dates }));
    }
    if none && (asked.output.is_some() || json) {
        return Err(Failure::NoSlots { path }.into());
    }
    match (chosen.as_slice(), asked.output) {
        ([one], Some(output)) => save(lang, output, &write(&agenda(one))),
        ([one], None) => Ok(out.write_all(write(&agenda(one)).as_bytes())?),
        (several, Some(output)) if asked.which == Some(Which::All) => {
            let stem = output.file_stem().unwrap_or_default().to_string_lossy();
            let numbered = (1..).map(|number: usize| format!("{stem}-{number}.ron"));
            let paths = numbered.map(|name| output.with_file_name(name));
            let paths: Vec<_> = paths.take(several.len()).collect();
            // all of them or none
            if let Some(taken) = paths.iter().find(|path| path.symlink_metadata().is_ok()) {
                return Err(Failure::CopyExists { path: taken.display().to_string() }.into());
            }
            for (read, path) in several.iter().zip(&paths) {
                save(lang, path, &write(&agenda(read)))?;
            }
            Ok(())
        }
        (several, None) if asked.which == Some(Which::All) => {
            for read in several {
                out.write_all(write(&agenda(read)).as_bytes())?;
            }
            Ok(())
        }
        (several, _) => {
            writeln!(out, "{}", words::choose(lang, several.len()))?;
            for (read, number) in several.iter().zip(1..) {
                let slots = make(read).agenda.slots.len();
                writeln!(out, "{}", Text::clean(&words::session(lang, number, read, slots)))?;
            }
            Err(Stop::Said(stop::WRONG))
        }
    }
}

/// Whether it is meant to be JSON beyond doubt: by its name, or as one of our exports.
fn is_json(path: &Path, bytes: &[u8]) -> bool {
    let named = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("json"));
    let text = bytes.trim_ascii_start();
    match text.split_first() {
        Some((b'{', fields)) => named || fields.trim_ascii_start().starts_with(OUR_FIRST_FIELD),
        Some((b'[', _)) => named,
        Some(_) | None => false,
    }
}

/// Where a row of JSON documents breaks, by line and column; none where all of them are whole.
fn damage(bytes: &[u8]) -> Option<(usize, usize)> {
    let documents = serde_json::Deserializer::from_slice(bytes).into_iter::<IgnoredAny>();
    let wrong = documents.into_iter().find_map(Result::err)?;
    Some((wrong.line(), wrong.column()))
}

pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, Stop> {
    if path.as_os_str() != "-" {
        return Ok(load::bytes(path, MAX_MOVED)?);
    }
    let mut bytes = Vec::new();
    let most = u64::try_from(MAX_MOVED).unwrap_or(u64::MAX);
    io::stdin().lock().take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Of what is too large no more was read than shows that it is.
pub(super) fn too_large(path: &Path) -> Failure {
    Failure::File { path: path.display().to_string(), what: FileProblem::Endless }
}

fn save(lang: Lang, path: &Path, text: &str) -> Result<(), Stop> {
    put(path, text)?;
    let path = path.display().to_string();
    stop::say(&cli::remark(lang, &Remark::AgendaWritten { path: &path }));
    Ok(())
}

/// Writes an agenda's file; nothing is ever replaced.
///
/// # Errors
/// When something stands there, or the machine fails.
pub(super) fn put(path: &Path, text: &str) -> Result<(), Failure> {
    let taken = |path| Failure::CopyExists { path };
    file::write(path, text, false).map_err(|error| file::refused(path, &error, taken))
}

fn tell(lang: Lang, path: &str, finding: &Finding) {
    let said = words::words(lang, &finding.what);
    // the whole line is meant
    stop::say(&format!("{path}:{}:1: {}\n  {}", finding.line, said.says, said.mend));
}

/// Whether it only says that there are several sessions to choose from.
const fn is_choice(finding: &Finding) -> bool {
    matches!(finding.what, FindingKind::Sessions { .. })
}

/// The language of the program's own that is nearest to one read.
const fn spoken(tongue: Option<Tongue>) -> Option<Lang> {
    match tongue {
        Some(Tongue::Fr) => Some(Lang::Fr),
        Some(Tongue::En | Tongue::De | Tongue::Es | Tongue::Nl) => Some(Lang::En),
        None => None,
    }
}

fn document<'a>(
    lang: Lang,
    read: &ReadAgenda,
    findings: impl Iterator<Item = &'a Finding>,
) -> Value {
    let findings: Vec<Value> = findings
        .map(|finding| {
            let said = words::words(lang, &finding.what);
            let severity = finding.severity.name();
            json!({ "line": finding.line, "severity": severity, "message": said.says, "hint": said.mend })
        })
        .collect();
    json!({
        "title": text(&read.title),
        "date": read.date,
        "lang": read.lang.map(Tongue::code),
        "place": read.place.as_deref().map(text),
        "audience": read.audience.as_deref().map(text),
        "zone": read.zone,
        "begin": read.begin.map(time),
        "end": read.end.map(time),
        "hosts": texts(&read.hosts),
        "facilitator": (!read.hosts.is_empty()).then(|| text(&read.hosts.join(" ; "))),
        "objectives": texts(&read.objectives),
        "agenda": read.whole.as_deref().map(write),
        "slots": read.slots.iter().map(slot).collect::<Vec<_>>(),
        "findings": findings,
    })
}

fn slot(slot: &ReadSlot) -> Value {
    json!({
        "line": slot.line,
        "day": slot.day,
        "start": slot.start.map(time),
        "end": slot.end.map(time),
        "minutes": slot.length.map(minutes),
        "title": text(&slot.title),
        "kind": kind(slot.kind),
        "items": slot.items,
        "item_minutes": slot.item.map(minutes),
        "feedback_minutes": slot.feedback.map(minutes),
        "transition_minutes": slot.transition.map(minutes),
        "track": slot.track.as_deref().map(text),
        "tracks": slot.tracks.len().max(1),
        "parallel": texts(&slot.tracks),
        "rounds": slot.rounds,
        "round_minutes": slot.round.map(minutes),
        "weekday": slot.weekday.map(|day| day.to_string()),
        "prompts": texts(&slot.prompts),
        "notes": texts(&slot.notes),
        "within": slot.within,
    })
}

fn texts(raw: &[String]) -> Vec<String> {
    raw.iter().map(|raw| text(raw)).collect()
}

fn text(raw: &str) -> String {
    Text::clean(raw).to_string()
}

fn time(time: NaiveTime) -> String {
    write_time(time)
}

/// Whole minutes as a whole number, others as a fraction.
fn minutes(length: TimeDelta) -> Value {
    match length.num_seconds() {
        seconds if seconds % 60 == 0 => json!(seconds / 60),
        seconds => json!(seconds as f64 / 60.0),
    }
}

fn kind(kind: Kind) -> String {
    kind.name().to_lowercase()
}
