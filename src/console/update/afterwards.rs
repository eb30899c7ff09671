//! What is said afterwards: of a note, for which team it is and that it stays in sight; of a cue,
//! when it really began. Also which notes are looked at.
//!
//! Nothing here while the room looks on: it never sees a note.

use super::{desk, dialog, note};
use crate::{
    agenda::{Text, parse_time},
    console::{
        effect::{Effect, Purpose},
        line::Line,
        model::{Desk, Model, NoteFilter, Pane, Prompt},
    },
    i18n::format,
    session::{Command, Fact, complete},
};

/// The session, unless the room looks on.
fn unseen(model: &Model) -> Option<&Desk> {
    model.desk().filter(|desk| !desk.projecting)
}

/// Asks which team the note being typed, or the selected one, is about.
pub(super) fn ask_team(model: &mut Model) -> Vec<Effect> {
    let Some(desk) = unseen(model) else {
        return Vec::new();
    };
    let selected = desk.chosen_note().filter(|_| desk.focus == Pane::Notes);
    let note = match (&desk.editor, selected) {
        (Some(_), _) => None,
        (None, Some(taken)) => Some(taken.seq),
        (None, None) => return Vec::new(),
    };
    dialog::ask(model, Prompt::NoteFor { note }, "")
}

/// Pins the selected note, or lets it go.
pub(super) fn pin(model: &mut Model) -> Vec<Effect> {
    let taken = unseen(model).and_then(Desk::chosen_note);
    let command = taken.map(|taken| {
        let (note, on) = (Fact::Number(taken.seq), !taken.pinned);
        Command::PinNote { note, on }
    });
    command.map(desk::ask).unwrap_or_default()
}

/// Takes back the last change of a note by whoever sits here.
pub(super) fn undo(model: &Model) -> Vec<Effect> {
    let command = Command::UndoNote { note: None };
    let asked = unseen(model).map(|_| Effect::Append { command, purpose: Purpose::History });
    asked.into_iter().collect()
}

/// Asks which notes to show.
pub(super) fn ask_filter(model: &mut Model) -> Vec<Effect> {
    let Some(desk) = unseen(model) else {
        return Vec::new();
    };
    let shown = desk.filter.as_ref().map(|filter| filter.typed.to_string()).unwrap_or_default();
    dialog::ask(model, Prompt::Filter, &shown)
}

/// Asks when the selected cue, or the running one, really began.
pub(super) fn ask_real_time(model: &mut Model) -> Vec<Effect> {
    let began = unseen(model).and_then(|desk| {
        let (cue, fact) = desk.began()?;
        let at = format::time(model.lang, desk.session.time_of(fact), desk.moment.zone);
        Some((cue, fact.seq, at))
    });
    match began {
        Some((cue, fact, at)) => dialog::ask(model, Prompt::RealTime { cue, fact }, &at),
        None => Vec::new(),
    }
}

/// Goes on from one of these prompts; none where its line was not understood.
pub(super) fn answered(model: &mut Model, prompt: &Prompt, line: &Line) -> Option<Vec<Effect>> {
    let typed = line.text();
    if let Prompt::Filter = prompt {
        let desk = model.desk_mut()?;
        desk.filter = NoteFilter::read(&typed);
        desk.selected_note = None;
        desk.focus = Pane::Notes;
        return Some(Vec::new());
    }
    if let Prompt::RealTime { fact, .. } = prompt {
        let time = parse_time(&typed).ok()?;
        return Some(desk::ask(Command::Correct { fact: Fact::Number(*fact), time }));
    }
    let Prompt::NoteFor { note } = prompt else { return None };
    let defi = if typed.is_empty() { None } else { Some(meant(model, &typed)?) };
    Some(match note {
        Some(note) => desk::ask(Command::MoveNote { note: Fact::Number(*note), defi }),
        None => note::assign(model, defi),
    })
}

/// The likeliest team, or thing side by side, for what was typed of its name.
pub(super) fn meant(model: &Model, typed: &Text) -> Option<Text> {
    let names = model.desk()?.session.names();
    complete(&names, typed).into_iter().next()
}
