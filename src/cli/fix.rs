//! `deroule check --fix`: applies mends of the plan doctor to a copy of the agenda.
//!
//! Must never write over the agenda, nor over anything else.

use std::{
    collections::BTreeSet,
    io::{self, Write},
    path::{Path, PathBuf},
};

use serde_json::{Value, json};

use super::{
    check::Case,
    file,
    stop::{self, Stop},
    world::World,
};
use crate::{
    agenda::{
        Agenda, Edit,
        check::{self, Finding, MendKind, Told, still},
        write,
    },
    i18n::{
        Lang, agenda as words,
        cli::{self, Failure, Remark},
    },
};

/// What stands before the extension of a copy that nobody named.
const COPY: &str = "fixed";

/// Which findings are to be mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Which {
    /// All that can be.
    All,
    /// These, from 1.
    Numbers(Vec<usize>),
}

impl std::str::FromStr for Which {
    type Err = std::num::ParseIntError;

    fn from_str(words: &str) -> Result<Self, Self::Err> {
        if words == "all" {
            return Ok(Self::All);
        }
        let numbers = words.split(',').map(|number| number.trim().parse());
        numbers.collect::<Result<_, _>>().map(Self::Numbers)
    }
}

/// What is asked of a fix.
pub(super) struct Asked<'a> {
    pub(super) agenda: &'a Path,
    pub(super) which: &'a [Which],
    /// The copy; beside the agenda where nobody says.
    pub(super) output: Option<&'a Path>,
    pub(super) json: bool,
}

/// What became of one finding.
enum Done {
    /// It was mended.
    Mended(MendKind),
    /// An earlier mend made it go.
    Gone,
    /// Only a person can mend it.
    Left,
}

/// Mends findings in a copy, says what was done, and what the doctor says of the copy.
///
/// # Errors
/// When there is no such finding, or no mend for it: then nothing is written. When the copy cannot
/// be written, or something stands there. When the copy still holds errors: then the answer is no.
pub(super) fn fix(world: &World, asked: &Asked<'_>, out: &mut dyn Write) -> Result<(), Stop> {
    let case = Case::read(world, asked.agenda)?;
    let lang = case.lang;
    let Some((agenda, _)) = &case.agenda else {
        case.print(out)?;
        return case.answer();
    };
    let told = case.told();
    let chosen =
        chosen(asked.which, told.len()).map_err(|wrong| Stop::from(wrong).in_lang(lang))?;
    let (copy, done) = mend(&case, agenda, &told, &chosen);
    let any = asked.which.contains(&Which::All);
    let left = done.iter().find(|(_, done)| matches!(done, Done::Left));
    if let Some((number, _)) = left.filter(|_| !any) {
        let by_hand = told.get(number - 1).map(|told| by_hand(lang, told)).unwrap_or_default();
        return Err(Stop::from(Failure::NoMend { number: *number, by_hand }).in_lang(lang));
    }
    if !done.iter().any(|(_, done)| matches!(done, Done::Mended(_))) {
        return Err(Stop::from(Failure::NothingToMend).in_lang(lang));
    }
    let path = asked.output.map_or_else(|| beside(asked.agenda), Path::to_owned);
    save(&path, &write(&copy)).map_err(|wrong| Stop::from(wrong).in_lang(lang))?;
    let commented = case.file.loaded.commented;
    let examined = Case::read(world, &path)?;
    if asked.json {
        let mut document = examined.document();
        if let Value::Object(fields) = &mut document {
            fields.insert("source".to_owned(), json!(asked.agenda.display().to_string()));
            fields.insert("fixed".to_owned(), fixed(lang, &done));
        }
        writeln!(out, "{}", serde_json::to_string(&document)?)?;
        return examined.answer();
    }
    for (number, done) in &done {
        let sentence = match done {
            Done::Mended(what) => {
                let mend = words::check::mend(lang, what);
                cli::remark(lang, &Remark::Mended { number: *number, mend: &mend })
            }
            Done::Gone => cli::remark(lang, &Remark::MendedAlready { number: *number }),
            Done::Left => cli::remark(lang, &Remark::NotMended { number: *number }),
        };
        writeln!(out, "{sentence}")?;
    }
    out.flush()?;
    let name = path.display().to_string();
    stop::say(&cli::remark(lang, &Remark::CopyWritten { path: &name, commented }));
    examined.print(out)?;
    examined.answer()
}

/// The numbers asked for, each once, in order.
fn chosen(which: &[Which], count: usize) -> Result<BTreeSet<usize>, Failure> {
    let mut chosen = BTreeSet::new();
    for which in which {
        match which {
            Which::All => chosen.extend(1..=count),
            Which::Numbers(numbers) => chosen.extend(numbers.iter().copied()),
        }
    }
    match chosen.iter().find(|number| **number == 0 || **number > count) {
        Some(number) => Err(Failure::NoSuchFinding { number: *number, count }),
        None => Ok(chosen),
    }
}

/// Mends one finding after the other; each is looked for again in what the earlier mends made.
fn mend(
    case: &Case,
    agenda: &Agenda,
    told: &[Told<'_>],
    chosen: &BTreeSet<usize>,
) -> (Agenda, Vec<(usize, Done)>) {
    let mut copy = agenda.clone();
    let mut edits: Vec<Edit> = Vec::new();
    let mut done = Vec::new();
    for number in chosen {
        let told = number.checked_sub(1).and_then(|index| told.get(index));
        let outcome = match told {
            Some(Told::Finding(placed)) => one(case, &placed.finding, &mut copy, &mut edits),
            Some(Told::Problem(_)) | None => Done::Left,
        };
        done.push((*number, outcome));
    }
    (copy, done)
}

fn one(case: &Case, finding: &Finding, copy: &mut Agenda, edits: &mut Vec<Edit>) -> Done {
    let Some((_, opening)) = &case.agenda else { return Done::Left };
    let now = check::check(copy, opening);
    let Some(finding) = still(finding, edits, &now) else { return Done::Gone };
    let names = words::check::mend_names(copy.lang.unwrap_or(case.lang));
    let Some(mend) = check::mend(finding, copy, opening, names) else { return Done::Left };
    for edit in mend.edits {
        // a mend was tried before it was proposed
        if copy.edit(edit.clone()).is_ok() {
            edits.push(edit);
        }
    }
    Done::Mended(mend.what)
}

/// What a person can do about it.
fn by_hand(lang: Lang, told: &Told<'_>) -> String {
    match told {
        Told::Problem(problem) => words::mend(lang, &problem.what),
        Told::Finding(placed) => words::check::words(lang, &placed.finding.what).mend,
    }
}

/// `demo.ron` becomes `demo.fixed.ron`.
fn beside(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}.{COPY}.ron"))
}

fn save(path: &Path, text: &str) -> Result<(), Failure> {
    let name = path.display().to_string();
    file::write(path, text, false).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Failure::CopyExists { path: name },
        _ => Failure::NotWritten { path: name, why: error.to_string() },
    })
}

fn fixed(lang: Lang, done: &[(usize, Done)]) -> Value {
    let done = done.iter().filter_map(|(number, done)| match done {
        Done::Mended(what) => {
            Some(json!({ "number": number, "mend": words::check::mend(lang, what) }))
        }
        Done::Gone | Done::Left => None,
    });
    done.collect()
}
