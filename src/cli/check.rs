//! `deroule check`: the plan doctor on an agenda's file.

use std::{io::Write, path::Path};

use chrono::TimeDelta;
use serde_json::{Value, json};

use super::{
    open,
    stop::{self, Stop},
    world::World,
};
use crate::{
    agenda::{
        Agenda, Opening, Text,
        check::{self, MendKind, Mender, Placed, Severity, Told},
        read::{Loaded, Span},
    },
    i18n::{
        Lang,
        agenda::{self as words, Numbered},
        cli::{self, Failure, Remark},
    },
};

/// Looks an agenda over, and says all that it finds on the error stream; as JSON, on standard
/// output.
///
/// # Errors
/// When the file cannot be loaded, or when it holds an error: then the answer is no.
pub(super) fn check(
    world: &World,
    path: &Path,
    as_json: bool,
    out: &mut dyn Write,
) -> Result<(), Stop> {
    let case = Case::read(world, path)?;
    if as_json {
        writeln!(out, "{}", serde_json::to_string(&case.document())?)?;
    } else {
        case.print(out)?;
    }
    case.answer()
}

/// What the doctor finds, as the agenda would be on its own date; today where it has none.
pub(super) fn examine(world: &World, agenda: &Agenda, loaded: &Loaded) -> Vec<Placed> {
    check::placed(check::check(agenda, &opening(world, agenda)), loaded)
}

fn opening(world: &World, agenda: &Agenda) -> Opening {
    let now = world.clock.read().wall;
    let zone = agenda.zone.unwrap_or(world.zone);
    let today = now.with_timezone(&zone).date_naive();
    let date = agenda.date.unwrap_or(today);
    Opening { date, zone, shift: TimeDelta::zero(), begin: now }
}

/// An agenda's file under examination.
pub(super) struct Case {
    pub(super) file: open::File,
    pub(super) lang: Lang,
    /// The agenda and its day; none when the file cannot be loaded.
    pub(super) agenda: Option<(Agenda, Opening)>,
}

impl Case {
    pub(super) fn read(world: &World, path: &Path) -> Result<Self, Failure> {
        let mut file = open::file(path)?;
        let agenda = file.loaded.agenda.take();
        let lang = world.lang_for(agenda.as_ref().and_then(|agenda| agenda.lang));
        let agenda = agenda.map(|agenda| {
            let opening = opening(world, &agenda);
            (agenda, opening)
        });
        Ok(Self { file, lang, agenda })
    }

    /// All that is to be told, in the order of the file.
    pub(super) fn told(&self) -> Vec<Told<'_>> {
        let agenda = self.agenda.as_ref();
        let findings = agenda.map(|(agenda, opening)| check::check(agenda, opening));
        check::told(findings.unwrap_or_default(), &self.file.loaded)
    }

    /// The agenda, where nothing is wrong with it; else errors are said on the error stream.
    ///
    /// # Errors
    /// When there are errors, or the file cannot be loaded.
    pub(super) fn sound(&self) -> Result<&Agenda, Stop> {
        let (name, loaded) = (&self.file.name, &self.file.loaded);
        let Some((agenda, _)) = &self.agenda else {
            stop::print(&words::problems(self.lang, name, loaded));
            return Err(Stop::Said(stop::WRONG));
        };
        let mut told = self.numbered();
        told.retain(|it| it.told.severity() == Severity::Error);
        if told.is_empty() {
            return Ok(agenda);
        }
        let mender = self.mender();
        let mend = |told: &Told<'_>| mend(mender.as_ref(), told);
        stop::print(&words::numbered(self.lang, name, loaded, &told, mend));
        Err(Stop::Said(stop::NO))
    }

    /// Who seeks mends, where there is an agenda.
    fn mender(&self) -> Option<Mender<'_>> {
        let (agenda, opening) = self.agenda.as_ref()?;
        let names = words::check::mend_names(agenda.lang.unwrap_or(self.lang));
        Some(Mender::new(agenda, opening, names))
    }

    fn numbered(&self) -> Vec<Numbered<'_>> {
        (1..).zip(self.told()).map(|(number, told)| Numbered { number, told }).collect()
    }

    /// Says all of it on the error stream, and what it comes to on `out`.
    pub(super) fn print(&self, out: &mut dyn Write) -> Result<(), Stop> {
        let Some((agenda, _)) = &self.agenda else {
            stop::print(&words::problems(self.lang, &self.file.name, &self.file.loaded));
            return Ok(());
        };
        let told = self.numbered();
        let (name, loaded) = (&self.file.name, &self.file.loaded);
        let mender = self.mender();
        let mend = |told: &Told<'_>| mend(mender.as_ref(), told);
        stop::print(&words::numbered(self.lang, name, loaded, &told, mend));
        let errors = errors(told.iter().map(|it| &it.told));
        let remark = Remark::Checked {
            title: &agenda.title,
            slots: agenda.slots.len(),
            teams: agenda.lineup.len(),
            errors,
            warnings: told.len() - errors,
        };
        Ok(writeln!(out, "{}", cli::remark(self.lang, &remark))?)
    }

    /// All of it as data.
    pub(super) fn document(&self) -> Value {
        let told = self.numbered();
        let errors = errors(told.iter().map(|it| &it.told));
        let mender = self.mender();
        let found: Vec<_> = told.iter().map(|it| self.finding(it, mender.as_ref())).collect();
        json!({
            "file": Text::clean(&self.file.name),
            "title": self.agenda.as_ref().map(|(agenda, _)| &agenda.title),
            "errors": errors,
            "warnings": told.len() - errors,
            "findings": found,
        })
    }

    /// Whether the agenda is without errors.
    ///
    /// # Errors
    /// When it is not: then the answer is no; or when it could not be loaded.
    pub(super) fn answer(&self) -> Result<(), Stop> {
        let Some(_) = &self.agenda else { return Err(Stop::Said(stop::WRONG)) };
        match errors(self.told().iter()) {
            0 => Ok(()),
            _ => Err(Stop::Said(stop::NO)),
        }
    }

    fn finding(&self, numbered: &Numbered<'_>, mender: Option<&Mender<'_>>) -> Value {
        let (lang, Numbered { number, told }) = (self.lang, numbered);
        let mend = mend(mender, told);
        let severity = match told.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let (message, hint) = match told {
            Told::Problem(problem) => {
                (words::sentence(lang, &problem.what), words::mend(lang, &problem.what))
            }
            Told::Finding(placed) => {
                let words = words::check::words(lang, &placed.finding.what);
                (words.says, words.mend)
            }
        };
        let place = |span: Span| json!({ "line": span.line, "column": span.column });
        json!({
            "number": number,
            "line": told.span().line,
            "column": told.span().column,
            "also": told.also().map(place),
            "severity": severity,
            "message": message,
            "hint": hint,
            "mend": mend.as_ref().map(|mend| words::check::mend(lang, mend)),
        })
    }
}

/// What would mend it, where the program can.
fn mend(mender: Option<&Mender<'_>>, told: &Told<'_>) -> Option<MendKind> {
    match told {
        Told::Problem(_) => None,
        Told::Finding(placed) => mender?.mend(&placed.finding).map(|mend| mend.what),
    }
}

fn errors<'a>(told: impl Iterator<Item = &'a Told<'a>>) -> usize {
    told.filter(|told| told.severity() == Severity::Error).count()
}
