//! What `deroule do draw` adds to a command: a seed where none was said, and the receipt.
//!
//! The only place of the command line where chance comes in.

use std::io::{self, Write};

use crate::{
    i18n::{Lang, draw as says},
    session::{Body, Change, Command, Draw, Event, Recorded, Seed, Session, words::Verb},
};

/// The option that shows an order without recording it.
const DRY_RUN: &str = "--dry-run";

/// Takes `--dry-run` out of the words of a draw or of another plan; none where it was not there.
pub(super) fn only_tried(words: &[String]) -> Option<Vec<String>> {
    let (first, rest) = words.split_first()?;
    let can = [Verb::Draw, Verb::Replan].iter().any(|verb| first.eq_ignore_ascii_case(verb.word()));
    if !can || !rest.iter().any(|word| word == DRY_RUN) {
        return None;
    }
    Some(words.iter().filter(|word| *word != DRY_RUN).cloned().collect())
}

/// A seed from the system's source of chance; none where it gives none.
pub(super) fn seed() -> Option<Seed> {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes).ok()?;
    Some(Seed::from_random(bytes))
}

/// The command, with a seed where it needs one and has none.
pub(super) fn seeded(command: Command) -> Command {
    match command {
        Command::Draw { seed: None } => Command::Draw { seed: seed() },
        command => command,
    }
}

/// Writes the receipt of a draw: the order with its hours, what could not be kept, and how to draw
/// it again.
pub(super) fn write_receipt(
    session: &Session,
    recorded: &[Recorded],
    lang: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    let (zone, day) = (session.plan().zone, session.plan().date);
    for draw in recorded.iter().filter_map(draw_of) {
        for line in says::order(lang, draw, zone) {
            writeln!(out, "{line}")?;
        }
        for unkept in &draw.unkept {
            writeln!(out, "▲ {}", says::unkept(lang, unkept, zone))?;
        }
        writeln!(out, "{}", says::receipt(lang, draw, day))?;
        writeln!(out, "{}", says::again(lang, draw))?;
    }
    Ok(())
}

/// The draw that an event is.
pub(super) fn draw_of(recorded: &Recorded) -> Option<&Draw> {
    match &recorded.body {
        Body::Known(Event::LineupChanged { change: Change::Drawn { draw } }) => Some(draw),
        Body::Known(_) | Body::Newer { .. } => None,
    }
}
