//! `deroule do catch-up`: the ways, as lines for people or as one document for scripts.

use std::io::Write;

use super::stop::Stop;
use crate::{
    export::ways::JsonWays,
    i18n::{Lang, catch_up::Teller, cli::Failure},
    session::{Command, Reading, Session, words::Verb},
};

/// What asks for a document instead of lines.
const JSON: &str = "--json";

/// The words without `--json`, where they are about catching up, and whether it was there.
pub(super) fn without_json(words: &[String]) -> (Vec<String>, bool) {
    let is_way = words.first().is_some_and(|verb| verb == Verb::CatchUp.word());
    let kept: Vec<String> = words.iter().filter(|word| !is_way || *word != JSON).cloned().collect();
    let json = kept.len() < words.len();
    (kept, json)
}

/// Whether a command only looks for ways.
pub(super) const fn looks(command: &Command) -> bool {
    matches!(command, Command::CatchUp { way: None, .. } | Command::CatchUp { dry_run: true, .. })
}

/// Writes the ways that `command` looks for; one of them, where it names one.
pub(super) fn list(
    session: &Session,
    command: &Command,
    now: &Reading,
    lang: Lang,
    json: bool,
    out: &mut dyn Write,
) -> Result<(), Stop> {
    let Command::CatchUp { way: number, target, .. } = command else { return Ok(()) };
    let moment = session.at(now);
    let refused =
        |refusal| Stop::from(Failure::Refused { refusal, zone: moment.zone }).in_lang(lang);
    let mut ways = session.ways(now, *target).map_err(refused)?;
    ways.ways.retain(|way| number.is_none_or(|number| way.kind.number() == number));
    if json {
        writeln!(out, "{}", serde_json::to_string(&JsonWays::new(&moment, &ways))?)?;
        return Ok(());
    }
    for line in Teller::of(lang, &moment).lines(&ways) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}
