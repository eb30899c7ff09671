//! The fold: what each event does to the state of a session.
//!
//! Total: an event that does not fit has no effect, whatever a journal holds.

mod run;
mod standing;
mod steps;
mod timeline;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta, Utc};

pub(super) use run::{Away, Run};

use super::{
    Body, Cut, Event, Kept, Pledge, Reading, Recorded, Shown, TakenNote, catch_up::Limits,
    prompts::Asked, rundown::Rundown,
};
use crate::agenda::{CueId, Plan, Text};

/// The slots of a plan as its agenda has them.
fn in_order(plan: &Plan) -> Vec<u16> {
    (1..=u16::MAX).take(plan.slots.len()).collect()
}

/// The end that was set for a cue by hand.
#[derive(Debug, Clone, Copy)]
pub(super) struct SetEnd {
    pub(super) end: DateTime<Utc>,
    /// The end that the room was told, which the one above may have left since.
    pub(super) told: Option<DateTime<Utc>>,
}

/// All that the standing events of a journal amount to.
#[derive(Debug, Clone)]
pub(super) struct State {
    pub(super) plan: Plan,
    /// For each of its slots, which one of the agenda that it was made of it is, from 1, and 0 for
    /// none; none where nobody has written it down.
    pub(super) places: Option<Vec<u16>>,
    /// When the day began as it was planned at first, the shift counted.
    pub(super) first_start: Option<DateTime<Utc>>,
    pub(super) fingerprint: Text,
    pub(super) path: Text,
    pub(super) rundown: Rundown,
    pub(super) runs: Vec<Run>,
    /// Whether the last run is the running one.
    pub(super) on_air: bool,
    /// The cue that an unplanned break interrupts.
    pub(super) waiting: Option<CueId>,
    pub(super) held: BTreeSet<CueId>,
    pub(super) extensions: BTreeMap<CueId, TimeDelta>,
    pub(super) ends: BTreeMap<CueId, SetEnd>,
    /// What catching up took from each cue, in all.
    pub(super) cuts: BTreeMap<CueId, Cut>,
    /// What was said by hand of what catching up may take.
    pub(super) limits: BTreeMap<CueId, Limits>,
    /// When the session is to end, where that is not when the agenda says.
    pub(super) target: Option<DateTime<Utc>>,
    /// Cues whose advance was undone: they wait.
    pub(super) waits: BTreeSet<CueId>,
    pub(super) message: Option<Shown>,
    pub(super) blackout: bool,
    /// The questions asked, in order.
    pub(super) asked: Vec<Asked>,
    pub(super) notes: Vec<TakenNote>,
    /// The pledges of earlier sessions that were found kept.
    pub(super) kept: Vec<Kept>,
    /// The notes that have a key, also those taken back since: each is taken once.
    pub(super) keys: BTreeMap<Text, u64>,
    pub(super) closed_at: Option<DateTime<Utc>>,
    /// The offset at the end of the last cue, and through untimed ones.
    pub(super) last_offset: TimeDelta,
    pub(super) away: Option<Away>,
    /// The end of the last interruption, taken out or not: it moves with the wall clock.
    pub(super) away_until: Option<DateTime<Utc>>,
    pub(super) step: Option<(u64, TimeDelta)>,
    pub(super) newer: usize,
    /// Events that did not fit when their turn came, and have no effect.
    pub(super) void: BTreeSet<u64>,
    /// The reading from which the session's own time line is measured.
    anchor: Reading,
    /// The latest instant recorded on that time line, and the wall clock when it was.
    latest: (DateTime<Utc>, DateTime<Utc>),
}

impl State {
    /// The state after an opening; none when the event is something else.
    pub(super) fn open(first: &Recorded) -> Option<Self> {
        let Body::Known(Event::Opened { plan, fingerprint, path }) = &first.body else {
            return None;
        };
        Some(Self {
            rundown: Rundown::new(plan),
            plan: Plan::clone(plan),
            places: Some(in_order(plan)),
            first_start: plan.begins(),
            fingerprint: fingerprint.clone(),
            path: path.clone(),
            runs: Vec::new(),
            on_air: false,
            waiting: None,
            held: BTreeSet::new(),
            extensions: BTreeMap::new(),
            ends: BTreeMap::new(),
            cuts: BTreeMap::new(),
            limits: BTreeMap::new(),
            target: None,
            waits: BTreeSet::new(),
            message: None,
            blackout: false,
            asked: Vec::new(),
            notes: Vec::new(),
            kept: Vec::new(),
            keys: BTreeMap::new(),
            closed_at: None,
            last_offset: TimeDelta::zero(),
            away: None,
            away_until: None,
            step: None,
            newer: 0,
            void: BTreeSet::new(),
            anchor: first.recorded_at.clone(),
            latest: (first.recorded_at.wall, first.recorded_at.wall),
        })
    }

    /// Takes in one event that stands.
    pub(super) fn apply(&mut self, recorded: &Recorded) {
        self.take_in(recorded, recorded.effective_at, None);
    }

    /// Takes in one event that stands and took place at `at`; `stood` says whether it fitted
    /// when its turn came first, since a time that is corrected later does not change that.
    pub(super) fn take_in(&mut self, recorded: &Recorded, at: DateTime<Utc>, stood: Option<bool>) {
        self.follow_clock(recorded);
        let event = match &recorded.body {
            Body::Known(event) => event,
            Body::Newer { .. } => {
                self.newer += 1;
                return;
            }
        };
        match event {
            Event::Opened { .. }
            | Event::ClockStepped { .. }
            | Event::TimeCorrected { .. }
            | Event::Undone { .. }
            | Event::Redone { .. } => {}
            Event::Replanned { plan, fingerprint, why } => {
                self.replan(plan, fingerprint, *why);
            }
            Event::PlanChanged { change } => self.change_plan(change),
            Event::Started { cue: to } => self.go(recorded.seq, None, *to, at),
            Event::Advanced { by_itself: true, .. } if !stood.unwrap_or_else(|| self.is_up(at)) => {
                self.void.insert(recorded.seq);
            }
            Event::Advanced { from, to, .. } => self.go(recorded.seq, Some(*from), *to, at),
            Event::Jumped { from, to } => self.go(recorded.seq, *from, *to, at),
            Event::Reopened { from, to } => {
                if self.current().is_some_and(|run| run.cue == *from) {
                    self.waiting = Some(*to);
                }
                self.go(recorded.seq, Some(*from), *to, at);
                self.held.remove(from);
            }
            Event::Suspended { cue } => {
                if let Some(run) = self.current_mut(*cue) {
                    run.freeze(at);
                }
            }
            Event::Resumed { cue } => {
                if let Some(run) = self.current_mut(*cue) {
                    run.release(at);
                }
            }
            Event::Extended { cue, by } => self.extend(*cue, *by, at),
            Event::BreakBegun { cue, interrupts, length } => {
                if self.current().map(|run| run.cue) == *interrupts {
                    self.begin_break(*cue, *interrupts, *length, at);
                } else {
                    self.void.insert(recorded.seq);
                }
            }
            Event::Announced { cue, end } => {
                self.ends.insert(*cue, SetEnd { end: *end, told: Some(*end) });
            }
            Event::CaughtUp { way: _, target, cuts } => {
                self.cut(cuts);
                self.target = target.or(self.target);
            }
            Event::TargetSet { end } => self.target = *end,
            Event::Limited { part, limit } => self.limits.entry(*part).or_default().set(*limit),
            Event::LineupChanged { change } => self.change_lineup(change),
            Event::MessageShown { text } => {
                self.message = Some(Shown { text: text.clone(), since: at });
            }
            Event::MessageCleared => self.message = None,
            Event::Blackout { on } => self.blackout = *on,
            Event::PromptAsked { cue, number } => {
                self.asked.push(Asked { cue: *cue, number: *number, at });
            }
            Event::Noted { note } => {
                if let Some(key) = &note.key {
                    self.keys.entry(key.clone()).or_insert(recorded.seq);
                }
                self.notes.push(TakenNote {
                    seq: recorded.seq,
                    at,
                    by: recorded.by.clone(),
                    note: note.clone(),
                    pinned: false,
                });
            }
            Event::NoteEdited { note, words } => self.note(*note, |it| it.note.reword(words)),
            Event::NoteMoved { note, defi, track, prompt } => self.note(*note, |it| {
                (it.note.defi, it.note.track) = (defi.clone(), track.clone());
                it.note.prompt = prompt.clone();
            }),
            Event::NotePinned { note, on } => self.note(*note, |it| it.pinned = *on),
            Event::NoteTimed { note, at } => self.time_note(*note, *at),
            Event::ActionDone { action } => self.kept.push(Kept {
                seq: recorded.seq,
                at,
                by: recorded.by.clone(),
                pledge: Pledge::clone(action),
            }),
            Event::NoteRemoved { note } => self.notes.retain(|taken| taken.seq != *note),
            Event::Interrupted { from, to } => {
                self.away_until = Some(*to);
                if let Some(run) = self.runs.len().checked_sub(1).filter(|_| self.on_air) {
                    let length = *to - *from;
                    self.away = Some(Away { seq: recorded.seq, length, run });
                }
            }
            Event::InterruptionRemoved { interruption } => self.remove_away(*interruption, at),
            Event::Closed => self.close(at),
        }
    }

    /// Takes in an event that was undone: only its reading counts, and that an advance which was
    /// taken back must not happen again by itself.
    pub(super) fn pass_over(&mut self, recorded: &Recorded) {
        self.follow_clock(recorded);
        if let Body::Known(Event::Advanced { from, by_itself: true, .. }) = &recorded.body {
            self.waits.insert(*from);
        }
    }
}
