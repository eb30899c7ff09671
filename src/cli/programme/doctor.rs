//! `deroule check` on a programme: its dates, and the agendas that it names.

use std::{collections::BTreeMap, io::Write, path::Path};

use serde_json::{Value, json};

use super::{
    super::{
        load,
        stop::{self, Stop},
        world::World,
    },
    find,
};
use crate::{
    agenda::{
        MAX_FILE, Text,
        check::Severity,
        programme::{self, Beside, Holds, PlacedRemark, Programme},
        read::{self, Span},
    },
    i18n::{
        Lang,
        agenda::{self as words},
        cli::{self, Remark},
    },
};

/// Looks a programme over, and says all that it finds on the error stream; as JSON, on standard
/// output.
///
/// # Errors
/// When the file cannot be loaded, or when it holds an error: then the answer is no.
pub(in crate::cli) fn check(
    world: &World,
    path: &Path,
    as_json: bool,
    out: &mut dyn Write,
) -> Result<(), Stop> {
    let bytes = load::bytes(path, MAX_FILE)?;
    let loaded = read::read_year(&bytes);
    let name = path.display().to_string();
    let folder = path.parent().unwrap_or(Path::new(""));
    let programme = loaded.programme.as_ref();
    let lang = world.lang_for(programme.and_then(|programme| programme.lang));
    let remarks = programme.map(|it| programme::check(it, &neighbours(it, folder)));
    let remarks = programme::placed(remarks.unwrap_or_default(), &loaded.places);
    let problems = loaded.file.problems.iter().map(|problem| problem.severity);
    let severities = problems.chain(remarks.iter().map(|placed| placed.remark.severity));
    let severities: Vec<Severity> = severities.collect();
    let errors = severities.iter().filter(|it| **it == Severity::Error).count();
    let warnings = severities.len() - errors;
    if as_json {
        let document = json!({
            "file": Text::clean(&name),
            "title": programme.map(|programme| &programme.title),
            "errors": errors,
            "warnings": warnings,
            "findings": findings(lang, &loaded.file, &remarks),
        });
        writeln!(out, "{document}")?;
    } else {
        stop::print(&words::year(lang, &name, &loaded.file, &remarks));
        if let Some(Programme { title, dates, .. }) = programme {
            let remark = Remark::YearChecked { title, dates: dates.len(), errors, warnings };
            writeln!(out, "{}", cli::remark(lang, &remark))?;
        }
    }
    match (programme, errors) {
        (None, _) => Err(Stop::Said(stop::WRONG)),
        (Some(_), 0) => Ok(()),
        (Some(_), _) => Err(Stop::Said(stop::NO)),
    }
}

/// The agendas of the folder, and those that the programme names and that are not there.
fn neighbours(programme: &Programme, folder: &Path) -> Vec<Beside> {
    let mut beside: BTreeMap<Text, Holds> = BTreeMap::new();
    let look_in = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let named = programme.dates.iter().filter_map(|meeting| meeting.agenda.as_ref());
    let files = find::beside(look_in);
    for path in files.into_iter().chain(named.map(|name| folder.join(name.as_str()))) {
        let name = path.file_name().map(|name| Text::clean(&name.to_string_lossy()));
        let Some(name) = name.filter(|name| !beside.contains_key(name)) else { continue };
        let Ok(bytes) = load::bytes(&path, MAX_FILE) else {
            beside.insert(name, Holds::Nothing);
            continue;
        };
        if read::is_year(&bytes) {
            continue;
        }
        let agenda = read::read(&bytes).agenda;
        let holds = agenda.map_or(Holds::Errors, |agenda| Holds::Agenda { date: agenda.date });
        beside.insert(name, holds);
    }
    beside.into_iter().map(|(name, holds)| Beside { name, holds }).collect()
}

/// All that was found, as data, in the order of the file.
fn findings(lang: Lang, file: &read::Loaded, remarks: &[PlacedRemark]) -> Vec<Value> {
    let place = |span: Span| json!({ "line": span.line, "column": span.column });
    let one = |span: Span, also: Option<Span>, severity, message: String, hint: String| {
        let severity = match severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let value = json!({
            "line": span.line,
            "column": span.column,
            "also": also.map(place),
            "severity": severity,
            "message": message,
            "hint": hint,
        });
        (span, value)
    };
    let problems = file.problems.iter().map(|it| {
        let (says, mend) = (words::sentence(lang, &it.what), words::mend(lang, &it.what));
        one(it.span, it.also, it.severity, says, mend)
    });
    let remarks = remarks.iter().map(|it| {
        let words = words::programme::words(lang, &it.remark.what);
        one(it.span, it.also, it.remark.severity, words.says, words.mend)
    });
    let mut found: Vec<_> = problems.chain(remarks).collect();
    found.sort_by_key(|(span, _)| *span);
    found.into_iter().map(|(_, value)| value).collect()
}
