//! `deroule check --fix`: applies mends of the plan doctor to a copy of the agenda.
//!
//! Must never write over the agenda, nor over anything else.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write,
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
        Agenda, Edit, Opening,
        check::{self, Finding, Mend, MendKind, Mender, Told, still},
        write,
    },
    i18n::{
        Lang, agenda as words,
        cli::{self, Failure, Remark},
    },
};

/// What stands before the extension of a copy that nobody named.
const COPY: &str = "fixed";

/// The most mends that one `--fix all` makes; a plan that needs more wants to be written anew.
const MAX_STEPS: usize = 100;

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
    /// It has a mend that is to be asked for by number: people were promised something else.
    Promised(MendKind),
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
    let Some((agenda, opening)) = &case.agenda else {
        case.print(out)?;
        return case.answer();
    };
    let told = case.told();
    let chosen =
        chosen(asked.which, told.len()).map_err(|wrong| Stop::from(wrong).in_lang(lang))?;
    let any = asked.which.contains(&Which::All);
    let mut mended = Mended { case: &case, opening, copy: agenda.clone(), edits: Vec::new() };
    let mut done = mended.numbers(&told, &chosen);
    let mut more = Vec::new();
    if any {
        let by_number = done;
        (done, more) = mended.all(&told);
        for (number, outcome) in by_number {
            if let (Done::Mended(_), Some(slot)) = (&outcome, number.checked_sub(1)) {
                done[slot] = (number, outcome);
            }
        }
    }
    let copy = mended.copy;
    let left = done.iter().find(|(_, done)| matches!(done, Done::Left));
    if let Some((number, _)) = left.filter(|_| !any) {
        let by_hand = told.get(number - 1).map(|told| by_hand(lang, told)).unwrap_or_default();
        return Err(Stop::from(Failure::NoMend { number: *number, by_hand }).in_lang(lang));
    }
    if !done.iter().any(|(_, done)| matches!(done, Done::Mended(_))) {
        for (number, done) in &done {
            if let Done::Promised(what) = done {
                let mend = words::check::mend(lang, what);
                stop::say(&cli::remark(lang, &Remark::Promised { number: *number, mend: &mend }));
            }
        }
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
            fields.insert("fixed".to_owned(), fixed(lang, &done, &more));
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
            Done::Promised(what) => {
                let mend = words::check::mend(lang, what);
                cli::remark(lang, &Remark::Promised { number: *number, mend: &mend })
            }
            Done::Left => cli::remark(lang, &Remark::NotMended { number: *number }),
        };
        writeln!(out, "{sentence}")?;
    }
    for what in &more {
        let mend = words::check::mend(lang, what);
        writeln!(out, "{}", cli::remark(lang, &Remark::MendedToo { mend: &mend }))?;
    }
    out.flush()?;
    let name = path.display().to_string();
    stop::say(&cli::remark(lang, &Remark::CopyWritten { path: &name, commented }));
    examined.print(out)?;
    examined.answer()
}

/// The numbers asked for, each once, in order; all of them are no numbers.
fn chosen(which: &[Which], count: usize) -> Result<BTreeSet<usize>, Failure> {
    let mut chosen = BTreeSet::new();
    for which in which {
        match which {
            Which::All => {}
            Which::Numbers(numbers) => chosen.extend(numbers.iter().copied()),
        }
    }
    match chosen.iter().find(|number| **number == 0 || **number > count) {
        Some(number) => Err(Failure::NoSuchFinding { number: *number, count }),
        None => Ok(chosen),
    }
}

/// A copy that is mended step by step, each looked for in what the earlier steps made.
struct Mended<'a> {
    case: &'a Case,
    opening: &'a Opening,
    copy: Agenda,
    edits: Vec<Edit>,
}

impl Mended<'_> {
    fn now(&self) -> Vec<Finding> {
        check::check(&self.copy, self.opening)
    }

    fn mender(&self) -> Mender<'_> {
        let names = words::check::mend_names(self.copy.lang.unwrap_or(self.case.lang));
        Mender::new(&self.copy, self.opening, names)
    }

    fn apply(&mut self, mend: &Mend) {
        for edit in &mend.edits {
            // a mend was tried before it was proposed
            if self.copy.edit(edit.clone()).is_ok() {
                self.edits.push(edit.clone());
            }
        }
    }

    /// Mends those asked for by number, errors first, else as they are told.
    fn numbers(&mut self, told: &[Told<'_>], chosen: &BTreeSet<usize>) -> Vec<(usize, Done)> {
        let at = |number: &usize| number.checked_sub(1).and_then(|index| told.get(index));
        let mut order: Vec<usize> = chosen.iter().copied().collect();
        order.sort_by_key(|number| at(number).map(Told::severity));
        let mut done = Vec::new();
        for number in order {
            let outcome = match at(&number) {
                Some(Told::Finding(placed)) => self.one(&placed.finding),
                Some(Told::Problem(_)) | None => Done::Left,
            };
            done.push((number, outcome));
        }
        done.sort_by_key(|(number, _)| *number);
        done
    }

    fn one(&mut self, finding: &Finding) -> Done {
        let now = self.now();
        let Some(finding) = still(finding, &self.edits, &now) else { return Done::Gone };
        let Some(mend) = self.mender().mend(finding) else { return Done::Left };
        self.apply(&mend);
        Done::Mended(mend.what)
    }

    /// Mends all that can be without breaking a promise, errors first, then from above, until
    /// nothing is left; also what a mend brought. No part is mended twice for the same reason.
    fn all(&mut self, told: &[Told<'_>]) -> (Vec<(usize, Done)>, Vec<MendKind>) {
        let mut done: BTreeMap<usize, Done> = BTreeMap::new();
        let mut more = Vec::new();
        // what was mended for which reason, and how many edits there were then
        let mut mended: Vec<(Finding, usize)> = Vec::new();
        for _ in 0..MAX_STEPS {
            let Some((finding, mend)) = self.next(&mended) else { break };
            let number = self.number(&finding, told);
            self.apply(&mend);
            mended.push((finding, self.edits.len()));
            match number {
                Some(number) => {
                    done.insert(number, Done::Mended(mend.what));
                }
                None => more.push(mend.what),
            }
        }
        let now = self.now();
        let mender = self.mender();
        for (number, told) in (1..).zip(told) {
            let outcome = match told {
                Told::Problem(_) => Done::Left,
                Told::Finding(placed) => match still(&placed.finding, &self.edits, &now) {
                    None => Done::Gone,
                    Some(finding) => match mender.mend(finding) {
                        Some(mend) if mend.breaks_a_promise(finding) => Done::Promised(mend.what),
                        Some(_) | None => Done::Left,
                    },
                },
            };
            done.entry(number).or_insert(outcome);
        }
        (done.into_iter().collect(), more)
    }

    /// The first finding of the copy that has a mend, and the mend.
    fn next(&self, mended: &[(Finding, usize)]) -> Option<(Finding, Mend)> {
        let mut now = self.now();
        now.sort_by_key(|finding| finding.severity);
        let is_mended = |finding: &Finding| {
            mended.iter().any(|(old, edits)| {
                let since = self.edits.get(*edits..).unwrap_or_default();
                still(old, since, std::slice::from_ref(finding)).is_some()
            })
        };
        let mender = self.mender();
        now.into_iter().filter(|finding| !is_mended(finding)).find_map(|finding| {
            let mend = mender.mend(&finding).filter(|mend| !mend.breaks_a_promise(&finding))?;
            Some((finding, mend))
        })
    }

    /// The number under which a finding of the copy was told of the agenda.
    fn number(&self, finding: &Finding, told: &[Told<'_>]) -> Option<usize> {
        let here = std::slice::from_ref(finding);
        let index = told.iter().position(|told| match told {
            Told::Problem(_) => false,
            Told::Finding(placed) => still(&placed.finding, &self.edits, here).is_some(),
        });
        index.map(|index| index + 1)
    }
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
    let taken = |path| Failure::CopyExists { path };
    file::write(path, text, false).map_err(|error| file::refused(path, &error, taken))
}

fn fixed(lang: Lang, done: &[(usize, Done)], more: &[MendKind]) -> Value {
    let mend = |number: Option<usize>, what| json!({ "number": number, "mend": words::check::mend(lang, what) });
    let numbered = done.iter().filter_map(|(number, done)| match done {
        Done::Mended(what) => Some(mend(Some(*number), what)),
        Done::Gone | Done::Promised(_) | Done::Left => None,
    });
    numbered.chain(more.iter().map(|what| mend(None, what))).collect()
}
