//! The actions on a session that need no question.

use chrono::TimeDelta;

use super::{dialog, note};
use crate::{
    agenda::{CueId, Text},
    console::{
        effect::{Effect, Purpose},
        model::{Cursor, Desk, Dialog, Model, Overlay, Pane, Prompt},
    },
    session::{Command, Freed, LineState, Replan, State, When},
};

/// What one press of the arrow keys gives or takes.
pub(super) const STEP: TimeDelta = TimeDelta::minutes(1);

/// The effect that asks the session for `command`.
pub(super) fn ask(command: Command) -> Vec<Effect> {
    vec![Effect::Append { command, purpose: Purpose::Plain }]
}

/// Starts, goes on from the cue on the screen, or offers to close after the last one.
pub(super) fn next(model: &mut Model) -> Vec<Effect> {
    let now = model.now.clone();
    let pace = model.for_people(TimeDelta::milliseconds(1)).num_milliseconds();
    let Some(desk) = model.desk_mut() else {
        return Vec::new();
    };
    let last = desk.last_next.replace(now.clone());
    let since = last.filter(|last| last.boot == now.boot).map(|last| now.mono - last.mono);
    // how long ago for the hand that presses, however fast the clock runs
    let pressed_before =
        since.map(|since| TimeDelta::milliseconds(since.num_milliseconds() / pace));
    let command = match (desk.moment.state, &desk.moment.cue) {
        (State::Idle, _) => Command::Start { when: When::Now },
        (State::Running | State::Suspended | State::Finished, cue) => Command::Next {
            cue: desk.on_screen.or(cue.as_ref().map(|cue| cue.id)),
            when: When::Now,
            pressed_before,
        },
    };
    vec![Effect::Append { command, purpose: Purpose::Next }]
}

/// Lets a rehearsal's clock go on to what comes up next in the running cue: its warning, the end
/// of its time; a minute on, where nothing does.
pub(super) fn ahead(model: &Model) -> Vec<Effect> {
    if model.rehearsal.is_none() {
        return Vec::new();
    }
    let cue = model.desk().and_then(|desk| desk.moment.cue.as_ref());
    let to_next = cue.and_then(|cue| {
        let remaining = cue.remaining?;
        let marks = [remaining - cue.thresholds.warn, remaining];
        marks.into_iter().filter(|gap| *gap > TimeDelta::zero()).min()
    });
    vec![Effect::Skip(to_next.unwrap_or(STEP))]
}

pub(super) fn suspend(model: &Model) -> Vec<Effect> {
    let when = When::Now;
    match model.desk().map(|desk| desk.moment.state) {
        Some(State::Suspended) => ask(Command::Resume { when }),
        Some(State::Idle | State::Running | State::Finished) => ask(Command::Suspend { when }),
        None => Vec::new(),
    }
}

pub(super) fn extend(model: &Model, by: TimeDelta) -> Vec<Effect> {
    on_desk(model, Command::Extend { by })
}

/// Marks the selected team present at once, or asks why it is absent.
pub(super) fn absent(model: &mut Model) -> Vec<Effect> {
    let selected = model.desk().and_then(Desk::selected_team);
    if let Some(free) = selected.and_then(|line| line.free.as_ref()) {
        return ask(Command::Present { defi: free.defi.clone() });
    }
    let Some((defi, state)) = selected.and_then(|line| Some((line.defi.clone()?, line.state)))
    else {
        return Vec::new();
    };
    match state {
        LineState::Absent => ask(Command::Present { defi }),
        LineState::Done
        | LineState::Running
        | LineState::Next
        | LineState::Later
        | LineState::Deferred
        | LineState::Skipped => {
            dialog::ask(model, Prompt::Absent { defi, freed: Freed::GivenUp }, "")
        }
    }
}

pub(super) fn defer(model: &Model) -> Vec<Effect> {
    let defi = model.desk().and_then(Desk::selected_team).and_then(|line| line.defi.clone());
    defi.map(|defi| ask(Command::Defer { defi })).unwrap_or_default()
}

/// Shifts the plan so that its first start is now, and starts: as good as a first *next*, so that
/// one more key at once is a double press.
pub(super) fn begin_now(model: &mut Model) -> Vec<Effect> {
    let now = model.now.clone();
    let Some(desk) = model.desk_mut() else {
        return Vec::new();
    };
    desk.last_next = Some(now.clone());
    let plan = desk.session.plan();
    let by = plan.begins().map(|start| desk.session.instant(&now) - start);
    let Some(by) = by else {
        return Vec::new();
    };
    let replan = Command::Replan {
        plan: Box::new(plan.shifted(by)),
        fingerprint: desk.session.fingerprint().clone(),
        why: Replan::BeginNow,
    };
    let mut effects = ask(replan);
    effects.extend(ask(Command::Start { when: When::Now }));
    effects
}

pub(super) fn drop_interruption(model: &Model) -> Vec<Effect> {
    on_desk(model, Command::RemoveInterruption)
}

pub(super) fn new_plan(model: &Model) -> Vec<Effect> {
    let changed = model.desk().is_some_and(|desk| desk.file_changed);
    if changed { vec![Effect::NewPlan] } else { Vec::new() }
}

pub(super) fn blackout(model: &Model) -> Vec<Effect> {
    let on = model.desk().map(|desk| !desk.moment.blackout);
    on.map(|on| ask(Command::Blackout { on })).unwrap_or_default()
}

pub(super) fn question(model: &Model, back: bool) -> Vec<Effect> {
    on_desk(model, Command::Ask { back })
}

pub(super) fn undo(model: &Model) -> Vec<Effect> {
    history(model, Command::Undo)
}

pub(super) fn redo(model: &Model) -> Vec<Effect> {
    history(model, Command::Redo)
}

/// Writes again what could not be written: notes, and what was asked last.
pub(super) fn retry(model: &Model) -> Vec<Effect> {
    let Some(desk) = model.desk() else {
        return Vec::new();
    };
    let command = model.alarm.as_ref().and_then(|alarm| alarm.command.clone());
    let mut effects = note::keep(desk);
    // the first one; each that is written brings the next
    effects.extend(desk.pending.first().map(note::write));
    effects.extend(command.map(|command| ask(*command)).unwrap_or_default());
    effects
}

/// One line up or down in the pane that has the focus.
pub(super) fn step(desk: &mut Desk, down: bool) {
    match desk.focus {
        Pane::Rundown | Pane::Timer => {
            let stops = desk.stops();
            let at = match desk.cursor {
                Cursor::At(id) => Some(id),
                Cursor::Follow => desk.running_or_next(),
            };
            let at = at.and_then(|id| stops.iter().position(|stop| same_turn(*stop, id)));
            if let Some(stop) = neighbour(&stops, at, down) {
                desk.cursor = Cursor::At(stop);
            }
        }
        Pane::Notes => {
            let notes = desk.shown_seqs();
            let at = desk.selected_note.and_then(|seq| notes.iter().position(|note| *note == seq));
            match (at, down) {
                (None, true) => {}
                (None, false) => desk.selected_note = notes.last().copied(),
                (Some(at), true) if at + 1 == notes.len() => desk.selected_note = None,
                (Some(_), _) => desk.selected_note = neighbour(&notes, at, down),
            }
        }
    }
}

/// Lets the screen follow what runs again.
pub(super) fn follow(model: &mut Model) {
    if let Some(desk) = model.desk_mut() {
        desk.cursor = Cursor::Follow;
        desk.selected_note = None;
    }
}

/// Opens a prompt over the session.
pub(super) fn prompt(model: &mut Model, dialog: Dialog) -> Vec<Effect> {
    model.overlay = Some(Overlay::Dialog(dialog));
    Vec::new()
}

/// A name or a reason as a command takes it; none when nothing was typed.
pub(super) fn filled(text: Text) -> Option<Text> {
    Some(text).filter(|text| !text.is_empty())
}

fn on_desk(model: &Model, command: Command) -> Vec<Effect> {
    if model.desk().is_some() { ask(command) } else { Vec::new() }
}

fn history(model: &Model, command: Command) -> Vec<Effect> {
    model
        .desk()
        .map(|_| Effect::Append { command, purpose: Purpose::History })
        .into_iter()
        .collect()
}

fn neighbour<T: Copy>(all: &[T], at: Option<usize>, down: bool) -> Option<T> {
    let place = match (at, down) {
        (None, true) => 0,
        (None, false) => all.len().checked_sub(1)?,
        (Some(at), true) => (at + 1).min(all.len().checked_sub(1)?),
        (Some(at), false) => at.saturating_sub(1),
    };
    all.get(place).copied()
}

fn same_turn(stop: CueId, id: CueId) -> bool {
    stop == id || (stop.turn().is_some() && (stop.slot(), stop.turn()) == (id.slot(), id.turn()))
}
