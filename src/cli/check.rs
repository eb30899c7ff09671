//! `deroule check`: the plan doctor on an agenda's file.

use std::{io::Write, path::Path};

use serde_json::json;

use super::{
    open,
    stop::{self, Stop},
    world::World,
};
use crate::{
    agenda::{
        Agenda, Opening, Text,
        check::{self, Placed, Severity},
        read::{Loaded, Span},
    },
    i18n::{
        Lang, agenda as words,
        cli::{self, Remark},
    },
};

use chrono::TimeDelta;

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
    let mut file = open::file(path)?;
    let agenda = file.loaded.agenda.take();
    let lang = world.lang_for(agenda.as_ref().and_then(|agenda| agenda.lang));
    let findings = agenda.as_ref().map(|agenda| examine(world, agenda, &file.loaded));
    let findings = findings.unwrap_or_default();
    let told = tell(lang, &file.loaded, &findings);
    let errors = told.iter().filter(|finding| finding.severity == Severity::Error).count();
    if as_json {
        let title = agenda.as_ref().map(|agenda| &agenda.title);
        let found: Vec<_> = told.iter().map(Told::json).collect();
        let document = json!({
            "file": Text::clean(&file.name),
            "title": title,
            "errors": errors,
            "warnings": told.len() - errors,
            "findings": found,
        });
        writeln!(out, "{}", serde_json::to_string(&document)?)?;
    } else {
        stop::print(&words::problems(lang, &file.name, &file.loaded));
        if !file.loaded.problems.is_empty() && !findings.is_empty() {
            stop::print("\n");
        }
        stop::print(&words::findings(lang, &file.name, &file.loaded.text, &findings));
        if let Some(agenda) = &agenda {
            let remark = Remark::Checked {
                title: &agenda.title,
                slots: agenda.slots.len(),
                teams: agenda.lineup.len(),
                errors,
                warnings: told.len() - errors,
            };
            writeln!(out, "{}", cli::remark(lang, &remark))?;
        }
    }
    match (agenda, errors) {
        (None, _) => Err(Stop::Said(stop::WRONG)),
        (Some(_), 0) => Ok(()),
        (Some(_), _) => Err(Stop::Said(stop::NO)),
    }
}

/// What the doctor finds, as the agenda would be on its own date; today where it has none.
pub(super) fn examine(world: &World, agenda: &Agenda, loaded: &Loaded) -> Vec<Placed> {
    let now = world.clock.read().wall;
    let zone = agenda.zone.unwrap_or(world.zone);
    let today = now.with_timezone(&zone).date_naive();
    let date = agenda.date.unwrap_or(today);
    let opening = Opening { date, zone, shift: TimeDelta::zero(), begin: now };
    check::placed(check::check(agenda, &opening), loaded)
}

/// One finding, of the reader or of the doctor, in words.
struct Told {
    severity: Severity,
    span: Span,
    message: String,
    hint: String,
}

impl Told {
    fn json(&self) -> serde_json::Value {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        json!({
            "line": self.span.line,
            "column": self.span.column,
            "severity": severity,
            "message": self.message,
            "hint": self.hint,
        })
    }
}

fn tell(lang: Lang, loaded: &Loaded, findings: &[Placed]) -> Vec<Told> {
    let problems = loaded.problems.iter().map(|problem| Told {
        severity: problem.severity,
        span: problem.span,
        message: words::sentence(lang, &problem.what),
        hint: words::mend(lang, &problem.what),
    });
    let findings = findings.iter().map(|placed| {
        let words = words::check::words(lang, &placed.finding.what);
        Told {
            severity: placed.finding.severity,
            span: placed.span,
            message: words.says,
            hint: words.mend,
        }
    });
    problems.chain(findings).collect()
}
