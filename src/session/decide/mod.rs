//! The one place that says no: a command becomes events, or a refusal.

mod ask;
mod catch_up;
mod chance;
mod clock;
mod correct;
mod history;
mod names;
mod notes;
mod order;
mod room;
mod when;

use std::borrow::Cow;

use chrono::{DateTime, TimeDelta, Utc};

use room::About;

use super::{
    Change, Command, Draft, Event, Reading, Refusal, Session,
    fold::{Run, State},
};
use crate::agenda::{CueId, Text, Then};

pub use names::{alike, complete, find_name};

/// A difference between the wall clock and the session's own time of more than this is a step.
const STEP: TimeDelta = TimeDelta::seconds(2);
/// The most advances that may be due at once; more means an agenda of zero lengths.
const MAX_ADVANCES: usize = 10_000;

/// What `command`, asked by `by` at `now`, adds to the journal: first what is due by then (advances
/// that happen by themselves, a step of the wall clock), then what was asked.
///
/// # Errors
/// When the command does not apply; then nothing is to be recorded.
pub fn decide(
    session: &Session,
    command: &Command,
    now: &Reading,
    by: &Text,
) -> Result<Vec<Draft>, Refusal> {
    let (state, mut drafts) = settle(session, now, by);
    let at = state.instant(now);
    let case = Case { session, state: &state, at };
    let decided = match command {
        Command::Start { when } => case.start(*when),
        Command::Next { cue, when, pressed_before } => case.next(*cue, *when, *pressed_before),
        Command::Back => case.back(),
        Command::Suspend { when } => case.suspend(*when),
        Command::Resume { when } => case.resume(*when),
        Command::Extend { by } => case.extend(*by),
        Command::Jump { to, when } => case.jump(*to, *when),
        Command::Break { length, when } => case.call_break(*length, *when),
        Command::Announce { end } => case.announce(*end),
        Command::CatchUp { way, target, dry_run } => case.catch_up(*way, *target, *dry_run),
        Command::Target { end } => case.target(*end),
        Command::Limit { part, limit } => case.limit(part, *limit),
        Command::Absent { defi, reason, freed } => case.lineup(|case| {
            let defi = case.waits(defi)?;
            Ok(Change::Absent { defi, reason: reason.clone(), freed: *freed })
        }),
        Command::Present { defi } => {
            case.lineup(|case| Ok(Change::Present { defi: case.name(defi)? }))
        }
        Command::Defer { defi } => {
            case.lineup(|case| Ok(Change::Deferred { defi: case.waits(defi)? }))
        }
        Command::Swap { a, b } => {
            case.lineup(|case| Ok(Change::Swapped { a: case.waits(a)?, b: case.waits(b)? }))
        }
        Command::Move { defi, to } => {
            case.lineup(|case| Ok(Change::Moved { defi: case.waits(defi)?, to: *to }))
        }
        Command::Insert { defi, after } => case.lineup(|case| {
            let after = after.as_ref().map(|after| case.name(after)).transpose()?;
            Ok(Change::Inserted { defi: case.new_name(defi)?, after })
        }),
        Command::Draw { seed } => {
            case.lineup(|case| Ok(Change::Drawn { draw: Box::new(case.lots(*seed)?) }))
        }
        Command::Message { text } => case.message(text.as_ref()),
        Command::Blackout { on } => case.blackout(*on),
        Command::Ask { back } => case.prompt(*back),
        Command::Note { key: Some(key), .. } if session.note_of(key).is_some() => Ok(None),
        Command::Note { line, defi, kind, when, context, key } => {
            let about = About { defi: defi.as_ref(), context: context.as_ref() };
            case.note(line, *kind, *when, about, key.as_ref())
        }
        Command::RemoveNote { note } => case.remove_note(*note, by),
        Command::EditNote { note, line } => case.edit_note(*note, line, by),
        Command::MoveNote { note, defi } => case.move_note(*note, defi.as_ref(), by),
        Command::PinNote { note, on } => case.pin_note(*note, *on, by),
        Command::UndoNote { note } => case.undo_note(*note, by),
        Command::Correct { fact, time } => case.correct(*fact, *time, &drafts),
        Command::Done { action } => Ok(case.done(action)),
        Command::Undo => case.undo(),
        Command::Redo => case.redo(),
        Command::RemoveInterruption => case.remove_interruption(),
        Command::Interrupted { from } => Ok(case.interrupted(*from)),
        Command::Replan { plan, fingerprint, why } => case.replan(plan, fingerprint, *why),
        Command::ChangePlan { plan, base, identity, source } => {
            case.change_plan(plan, base.as_deref(), identity.as_deref(), source.as_ref())
        }
        Command::ReadPlan { .. } => Err(Refusal::NoPlan),
        Command::Settle => Ok(None),
        Command::Close { when } => case.close(*when),
    }?;
    drafts.extend(decided.map(|(effective_at, event)| Draft {
        recorded_at: now.clone(),
        effective_at,
        by: by.clone(),
        event,
    }));
    Ok(drafts)
}

/// A decided event and the instant from which it counts.
type Decided = (DateTime<Utc>, Event);

/// What a decision is made on.
struct Case<'a> {
    session: &'a Session,
    state: &'a State,
    at: DateTime<Utc>,
}

impl Case<'_> {
    /// What runs, or is suspended.
    fn current(&self) -> Result<&Run, Refusal> {
        match self.state.current() {
            Some(run) => Ok(run),
            None if self.state.closed_at.is_some() => Err(Refusal::Finished),
            None => Err(Refusal::NotStarted),
        }
    }

    fn not_finished(&self) -> Result<(), Refusal> {
        if self.state.closed_at.is_some() { Err(Refusal::Finished) } else { Ok(()) }
    }
}

/// The state with all that is due by `now`, and the events that say so.
pub(super) fn settle<'a>(
    session: &'a Session,
    now: &Reading,
    by: &Text,
) -> (Cow<'a, State>, Vec<Draft>) {
    let mut state = Cow::Borrowed(session.state());
    let mut drafts = Vec::new();
    let mut seq = session.seq();
    let mut record = |state: &mut Cow<'a, State>, effective_at, event| {
        let draft = Draft { recorded_at: now.clone(), effective_at, by: by.clone(), event };
        seq += 1;
        state.to_mut().apply(&draft.clone().at_seq(seq));
        drafts.push(draft);
    };
    let step = now.wall - state.instant(now);
    if step.abs() > STEP && state.closed_at.is_none() {
        record(&mut state, now.wall, Event::ClockStepped { by: step });
    }
    for _ in 0..MAX_ADVANCES {
        let Some((at, from, to)) = advance(&state, state.instant(now)) else { break };
        record(&mut state, at, Event::Advanced { from, to, by_itself: true });
    }
    (state, drafts)
}

/// The advance that is due by `at`: when, from where, to where.
fn advance(state: &State, at: DateTime<Utc>) -> Option<(DateTime<Utc>, CueId, CueId)> {
    let run = state.current().filter(|run| run.frozen_since().is_none())?;
    if state.then(run.cue) == Then::Wait {
        return None;
    }
    let cue = state.rundown.cue(run.cue)?;
    let remaining = state.ending(cue).clock(at, run.elapsed(at)).remaining?;
    let crossing = at + remaining;
    (crossing <= at).then_some(())?;
    Some((crossing.max(run.since()), run.cue, state.next()?))
}
