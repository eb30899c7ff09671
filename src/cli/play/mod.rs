//! `deroule play`: a scripted session on a simulated clock and a journal in memory.

pub mod expect;
mod notes;
pub mod player;
pub mod scenario;

use std::{io::Write, path::Path};

use super::{
    load, open,
    stop::{self, Stop},
    world::World,
};
use crate::i18n::{
    Lang,
    cli::{self, Failure, Remark},
};
use player::{Plans, Printed, Setting};

/// The largest scenario file, in bytes.
const MAX_SCENARIO: usize = 1024 * 1024;

/// Plays the scenario at `path`: prints what it prints, then what it expected in vain; how things
/// stand at its end, where it prints nothing by itself.
///
/// As JSON, standard output has one status object per line and nothing else; refusals go to the
/// error stream then.
pub(super) fn run(world: &World, path: &Path, json: bool, out: &mut dyn Write) -> Result<(), Stop> {
    let bytes = load::bytes(path, MAX_SCENARIO)?;
    let name = path.display().to_string();
    let text = String::from_utf8(bytes).map_err(|_| Failure::NotText { path: name.clone() })?;
    let lang = world.lang_for(None);
    let faults = |faults: Vec<(usize, cli::ScenarioFault)>| {
        let faults = faults.into_iter();
        faults.for_each(|(line, fault)| tell(lang, &name, line, &Failure::Scenario(fault)));
    };
    let scenario = match scenario::read(&text) {
        Ok(scenario) => scenario,
        Err(found) => {
            faults(found);
            return Err(Stop::Said(stop::WRONG));
        }
    };
    let beside = path.parent().unwrap_or_else(|| Path::new(""));
    let (_, agenda) = open::agenda(world, &beside.join(&scenario.agenda))?;
    let lang = world.lang_for(agenda.lang);
    let mut plans = Plans::new();
    for file in scenario.plans() {
        let (_, agenda) = open::agenda(world, &beside.join(file.as_str()))?;
        plans.insert(file, agenda);
    }
    let setting = Setting { lang, zone: world.zone };
    let report = player::play_with(&scenario, &agenda, &plans, setting);
    let end = report.last.iter().filter(|_| report.printed.is_empty() && report.stopped.is_none());
    for printed in report.printed.iter().chain(end) {
        match printed {
            Printed::Status { json: object, .. } if json => writeln!(out, "{object}")?,
            Printed::Status { line, .. } => writeln!(out, "{line}")?,
            Printed::Refusal(sentence) if json => stop::say(sentence),
            Printed::Refusal(sentence) => writeln!(out, "{sentence}")?,
            Printed::Ways(_) if json => {}
            Printed::Ways(lines) => lines.iter().try_for_each(|line| writeln!(out, "{line}"))?,
        }
    }
    out.flush()?;
    let failed = report.failed.len();
    for (line, fault) in report.failed {
        tell(lang, &name, line, &Failure::Scenario(fault));
    }
    if let Some((line, failure)) = report.stopped {
        tell(lang, &name, line, &failure);
        return Err(Stop::Said(stop::exit(&failure)));
    }
    if failed > 0 {
        stop::say(&cli::remark(lang, &Remark::Failed { count: failed }));
        return Err(Stop::Said(stop::NO));
    }
    Ok(())
}

/// Says what is wrong with a line, and what mends it.
fn tell(lang: Lang, path: &str, line: usize, failure: &Failure) {
    stop::say(&format!("{path}:{line}:1: {}", cli::failure(lang, failure)));
    if let Some(mend) = cli::mend(lang, failure) {
        stop::say(&format!("  {mend}"));
    }
}
