//! The fold: what each event does to the state of a session.
//!
//! Total: an event that does not fit has no effect, whatever a journal holds.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta, Utc};

use super::{
    Attempt, Body, Change, Cut, Event, Kept, Pledge, Reading, Recorded, Replan, Shown, TakenNote,
    catch_up::Limits,
    lineup,
    prompts::Asked,
    rundown::Rundown,
    timing::{self, Ending},
};
use crate::agenda::{Cue, CueId, Kind, Plan, PlannedAnchor, Text, Then, Track};

/// The slots of a plan as its agenda has them.
fn in_order(plan: &Plan) -> Vec<u16> {
    (1..=u16::MAX).take(plan.slots.len()).collect()
}

/// One stretch during which a cue is the running one.
#[derive(Debug, Clone)]
pub(super) struct Run {
    pub(super) cue: CueId,
    pub(super) defi: Option<Text>,
    pub(super) started_at: DateTime<Utc>,
    pub(super) ended_at: Option<DateTime<Utc>>,
    /// What earlier attempts at the cue have used of its time.
    pub(super) carried: TimeDelta,
    used: TimeDelta,
    frozen: TimeDelta,
    hand: Hand,
}

/// The hand of a run's clock.
#[derive(Debug, Clone, Copy)]
enum Hand {
    Runs { since: DateTime<Utc> },
    Frozen { since: DateTime<Utc> },
    Stopped,
}

impl Run {
    fn begin(cue: CueId, defi: Option<Text>, at: DateTime<Utc>, carried: TimeDelta) -> Self {
        let (used, frozen) = (TimeDelta::zero(), TimeDelta::zero());
        let hand = Hand::Runs { since: at };
        Self { cue, defi, started_at: at, ended_at: None, carried, used, frozen, hand }
    }

    /// How long the clock of this attempt has run by `at`.
    pub(super) fn used(&self, at: DateTime<Utc>) -> TimeDelta {
        match self.hand {
            Hand::Runs { since } => self.used + (at - since),
            Hand::Frozen { .. } | Hand::Stopped => self.used,
        }
    }

    fn frozen(&self, at: DateTime<Utc>) -> TimeDelta {
        match self.hand {
            Hand::Frozen { since } => self.frozen + (at - since),
            Hand::Runs { .. } | Hand::Stopped => self.frozen,
        }
    }

    /// What has been used of the cue's time by `at`, in this attempt and those it continues.
    pub(super) fn elapsed(&self, at: DateTime<Utc>) -> TimeDelta {
        self.carried + self.used(at)
    }

    /// Since when the clock is frozen; none while it runs.
    pub(super) const fn frozen_since(&self) -> Option<DateTime<Utc>> {
        match self.hand {
            Hand::Frozen { since } => Some(since),
            Hand::Runs { .. } | Hand::Stopped => None,
        }
    }

    /// Since when the clock runs or is frozen: nothing can be back-dated beyond it.
    pub(super) fn since(&self) -> DateTime<Utc> {
        match self.hand {
            Hand::Runs { since } | Hand::Frozen { since } => since.max(self.started_at),
            Hand::Stopped => self.ended_at.unwrap_or(self.started_at),
        }
    }

    fn settle(&mut self, at: DateTime<Utc>) {
        match self.hand {
            Hand::Runs { since } => self.used += at - since,
            Hand::Frozen { since } => self.frozen += at - since,
            Hand::Stopped => {}
        }
    }

    fn end(&mut self, at: DateTime<Utc>) {
        self.settle(at);
        self.hand = Hand::Stopped;
        self.ended_at = Some(at);
    }

    fn freeze(&mut self, at: DateTime<Utc>) {
        if let Hand::Runs { .. } = self.hand {
            self.settle(at);
            self.hand = Hand::Frozen { since: at };
        }
    }

    fn release(&mut self, at: DateTime<Utc>) {
        if let Hand::Frozen { .. } = self.hand {
            self.settle(at);
            self.hand = Hand::Runs { since: at };
        }
    }

    /// Follows a step of the wall clock without losing or gaining time.
    fn step(&mut self, by: TimeDelta) {
        match &mut self.hand {
            Hand::Runs { since } | Hand::Frozen { since } => {
                *since += by;
                self.started_at += by;
            }
            Hand::Stopped => {}
        }
    }

    /// Takes a stretch out of the time run by `at`, of which a back-dated suspension may have left
    /// less than that.
    fn discount(&mut self, length: TimeDelta, at: DateTime<Utc>) {
        let length = length.min(self.used(at));
        self.frozen += length;
        self.used -= length;
    }
}

/// An interruption of the program, and the attempt that it fell into.
#[derive(Debug, Clone, Copy)]
pub(super) struct Away {
    pub(super) seq: u64,
    pub(super) length: TimeDelta,
    run: usize,
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

    /// The instant on the session's own time line that a reading stands for: within one start of
    /// the machine it follows the monotonic clock, across starts the wall clock, but never back
    /// beyond what is recorded (a machine that starts with a wrong clock).
    pub(super) fn instant(&self, now: &Reading) -> DateTime<Utc> {
        if now.boot == self.anchor.boot {
            self.anchor.wall + (now.mono - self.anchor.mono)
        } else {
            let (instant, wall) = self.latest;
            instant + (now.wall - wall).max(TimeDelta::zero())
        }
    }

    /// The running attempt; none before the start and after the end.
    pub(super) fn current(&self) -> Option<&Run> {
        if self.on_air { self.runs.last() } else { None }
    }

    /// The attempt that ran at an instant.
    pub(super) fn ran_at(&self, at: DateTime<Utc>) -> Option<&Run> {
        let ran = |run: &&Run| run.started_at <= at && run.ended_at.is_none_or(|end| at < end);
        self.runs.iter().rev().find(ran)
    }

    fn current_mut(&mut self, cue: CueId) -> Option<&mut Run> {
        if !self.on_air {
            return None;
        }
        self.runs.last_mut().filter(|run| run.cue == cue)
    }

    /// The position in the rundown of what runs.
    pub(super) fn position(&self) -> Option<usize> {
        self.rundown.position(self.current()?.cue)
    }

    /// The cue that *next* would start.
    pub(super) fn next(&self) -> Option<CueId> {
        if let Some(waiting) = self.waiting {
            return Some(waiting);
        }
        let from = self.position().map_or(0, |at| at + 1);
        let later = self.rundown.cues().get(from..).unwrap_or_default();
        later.iter().map(|cue| cue.id).find(|id| self.is_to_come(*id))
    }

    /// Whether a cue takes place and has not been held.
    pub(super) fn is_to_come(&self, id: CueId) -> bool {
        self.rundown.takes_place(id) && !self.held.contains(&id)
    }

    /// The kind of a cue's slot; an unplanned cue is a break.
    pub(super) fn kind(&self, id: CueId) -> Kind {
        id.slot().map_or(Kind::Break, |slot| self.rundown.kind(usize::from(slot) - 1))
    }

    /// What runs side by side in a cue, also while people change places between two rounds of it;
    /// nothing does while one team makes room for the next.
    pub(super) fn tracks(&self, id: CueId) -> &[Track] {
        if matches!(id, CueId::Changeover { .. }) {
            return &[];
        }
        let slot =
            id.slot().and_then(|slot| self.plan.slots.get(usize::from(slot).checked_sub(1)?));
        slot.map(|slot| slot.tracks.as_slice()).unwrap_or_default()
    }

    /// How a cue ends: at a set time, after a length, or when somebody says so.
    pub(super) fn ending(&self, cue: &Cue) -> Ending {
        if let Some(set) = self.ends.get(&cue.id) {
            return Ending::At { end: set.end, floor: TimeDelta::zero() };
        }
        let cut = self.cuts.get(&cue.id);
        if let PlannedAnchor::EndAt { end, floor } = cue.anchor {
            let floor = self.limits.get(&cue.id).and_then(Limits::floor).unwrap_or(floor);
            return Ending::At {
                end: end - cut.map_or(TimeDelta::zero(), |cut| cut.sooner),
                floor,
            };
        }
        cue.length.map_or(Ending::Open, |length| {
            let more = self.extensions.get(&cue.id).copied().unwrap_or_default();
            Ending::After(length + more - cut.map_or(TimeDelta::zero(), |cut| cut.by))
        })
    }

    /// The time used of a cue that was begun and not ended: what it goes on from.
    pub(super) fn carried(&self, cue: CueId) -> TimeDelta {
        let last = self.runs.iter().rev().find(|run| run.cue == cue);
        last.map_or_else(TimeDelta::zero, |run| run.carried + run.used)
    }

    /// What happens when the time of a cue is up.
    pub(super) fn then(&self, cue: CueId) -> Then {
        if self.waits.contains(&cue) || self.rundown.free(cue).is_some() {
            return Then::Wait;
        }
        timing::phase(&self.plan, cue).map_or(Then::Wait, |phase| phase.then)
    }

    /// The last word on how late the session is, by `at`.
    pub(super) fn offset(&self, at: DateTime<Utc>) -> TimeDelta {
        let Some(run) = self.current() else { return self.last_offset };
        let Some(cue) = self.rundown.cue(run.cue) else { return self.last_offset };
        let clock = self.ending(cue).clock(at, run.elapsed(at));
        match (clock.remaining, self.planned_end(run.cue)) {
            (Some(remaining), Some(planned)) => at + remaining.max(TimeDelta::zero()) - planned,
            (None, _) | (_, None) => self.last_offset,
        }
    }

    /// When a cue was to end; for one that was not planned, the planned end of the cue before it;
    /// none where an untimed slot leaves that open.
    pub(super) fn planned_end(&self, id: CueId) -> Option<DateTime<Utc>> {
        let at = self.rundown.position(id)?;
        for cue in self.rundown.cues().get(..=at)?.iter().rev() {
            let slot = cue
                .id
                .slot()
                .and_then(|slot| self.plan.slots.get(usize::from(slot).checked_sub(1)?));
            if slot.is_some_and(|slot| slot.unplaced || slot.length.is_none()) {
                return None;
            }
            if let Some((_, end)) = cue.window {
                return Some(end);
            }
        }
        self.plan.begins()
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

    fn follow_clock(&mut self, recorded: &Recorded) {
        let reading = &recorded.recorded_at;
        if let Body::Known(Event::ClockStepped { by }) = &recorded.body {
            self.step = Some((recorded.seq, *by));
            self.away_until = self.away_until.map(|until| until + *by);
            if self.on_air
                && let Some(run) = self.runs.last_mut()
            {
                run.step(*by);
            }
            self.anchor = reading.clone();
            self.latest = (reading.wall, reading.wall);
        } else if reading.boot != self.anchor.boot {
            self.anchor = Reading { wall: self.instant(reading), ..reading.clone() };
        }
        let instant = self.instant(reading);
        if instant >= self.latest.0 {
            self.latest = (instant, reading.wall);
        }
    }

    /// Changes a note; one that was taken back stays so.
    fn note(&mut self, seq: u64, change: impl FnOnce(&mut TakenNote)) {
        if let Some(taken) = self.notes.iter_mut().find(|taken| taken.seq == seq) {
            change(taken);
        }
    }

    /// Lets a note have been taken at `at`: it stays with its cue, of which less or more had run.
    fn time_note(&mut self, seq: u64, at: DateTime<Utc>) {
        let cue = self.notes.iter().find(|taken| taken.seq == seq).and_then(|taken| taken.note.cue);
        let elapsed = cue.and_then(|cue| self.elapsed(cue, at));
        self.note(seq, |taken| {
            taken.at = at;
            taken.note.elapsed = elapsed;
        });
    }

    /// How long a cue had run by `at`; none where it had not begun.
    pub(super) fn elapsed(&self, cue: CueId, at: DateTime<Utc>) -> Option<TimeDelta> {
        let run = self.runs.iter().rev().find(|run| run.cue == cue && run.started_at <= at)?;
        // an attempt that has ended since had not run longer than this
        let since = run.carried + (at - run.started_at);
        Some(run.elapsed(at).min(since).max(TimeDelta::zero()))
    }

    fn end_current(&mut self, at: DateTime<Utc>) -> Option<CueId> {
        let offset = self.offset(at);
        let run = self.runs.last_mut().filter(|_| self.on_air)?;
        run.end(at);
        let cue = run.cue;
        self.last_offset = offset;
        self.on_air = false;
        Some(cue)
    }

    /// Whether the running cue's time is up by `at`.
    fn is_up(&self, at: DateTime<Utc>) -> bool {
        let run = self.current().filter(|run| run.frozen_since().is_none());
        let Some((run, cue)) = run.and_then(|run| Some((run, self.rundown.cue(run.cue)?))) else {
            return false;
        };
        let remaining = self.ending(cue).clock(at, run.elapsed(at)).remaining;
        remaining.is_some_and(|remaining| remaining <= TimeDelta::zero())
    }

    /// Ends what runs, if that is `from`, and begins `to`; what was waiting goes on from where it
    /// was, all else begins anew.
    fn go(&mut self, seq: u64, from: Option<CueId>, to: CueId, at: DateTime<Utc>) {
        let runs = self.current().map(|run| run.cue);
        if self.closed_at.is_some() || runs != from || self.rundown.position(to).is_none() {
            self.void.insert(seq);
            return;
        }
        let ended = self.end_current(at);
        self.held.extend(ended);
        let carried = self.waiting.take().filter(|cue| *cue == to).map(|cue| self.carried(cue));
        self.begin(to, at, carried.unwrap_or_default());
    }

    fn begin(&mut self, cue: CueId, at: DateTime<Utc>, carried: TimeDelta) {
        self.held.remove(&cue);
        self.message = None;
        self.rundown.begun.extend(cue.phase().and_then(|_| Rundown::place_of(cue)));
        let defi = self.rundown.team(cue).cloned();
        self.runs.push(Run::begin(cue, defi, at, carried));
        self.on_air = true;
    }

    fn begin_break(
        &mut self,
        id: CueId,
        interrupts: Option<CueId>,
        length: TimeDelta,
        at: DateTime<Utc>,
    ) {
        let after = self.end_current(at);
        let cue = Cue { id, length: Some(length), window: None, anchor: PlannedAnchor::Floating };
        self.rundown.add_unplanned(&self.plan, cue, after);
        self.waiting = interrupts.filter(|cue| after == Some(*cue));
        self.begin(id, at, TimeDelta::zero());
    }

    fn extend(&mut self, id: CueId, by: TimeDelta, at: DateTime<Utc>) {
        let Some(cue) = self.rundown.cue(id) else { return };
        let elapsed = self.current().map_or_else(TimeDelta::zero, |run| run.elapsed(at));
        match self.ending(cue) {
            Ending::At { .. } => {
                let clock = self.ending(cue).clock(at, elapsed);
                let end = at + clock.remaining.unwrap_or_default() + by;
                let told = self.ends.get(&id).and_then(|set| set.told);
                self.ends.insert(id, SetEnd { end, told });
            }
            Ending::After(_) => *self.extensions.entry(id).or_default() += by,
            Ending::Open => {}
        }
    }

    /// Takes what catching up takes, on top of what it took before.
    pub(super) fn cut(&mut self, cuts: &[Cut]) {
        for cut in cuts {
            let none = Cut { cue: cut.cue, by: TimeDelta::zero(), sooner: TimeDelta::zero() };
            let taken = self.cuts.entry(cut.cue).or_insert(none);
            taken.by += cut.by;
            taken.sooner += cut.sooner;
        }
    }

    fn change_lineup(&mut self, change: &Change) {
        let now = self.position();
        // decided when it was recorded: what does not fit any more has no effect
        let _ = lineup::change(&mut self.rundown, &self.plan, now, change);
    }

    fn remove_away(&mut self, seq: u64, at: DateTime<Utc>) {
        let Some(away) = self.away.filter(|away| away.seq == seq) else { return };
        if let Some(run) = self.runs.get_mut(away.run) {
            run.discount(away.length, at);
        }
        self.away = None;
    }

    /// The interruption that can still be taken out: it fell into what runs.
    pub(super) fn removable(&self) -> Option<Away> {
        self.away.filter(|away| self.on_air && away.run + 1 == self.runs.len())
    }

    fn replan(&mut self, plan: &Plan, fingerprint: &Text, why: Replan) {
        self.plan = plan.clone();
        self.places = Some(in_order(plan));
        self.fingerprint = fingerprint.clone();
        match why {
            // the same cues at other times: the lineup keeps its changes
            Replan::BeginNow => self.rundown.lay_out(plan),
            Replan::FileChanged => {
                let begun = self.runs.iter().filter_map(|run| run.cue.slot()).max();
                self.rundown.replan(plan, begun.map_or(0, usize::from));
                // what was said and taken of slots that are other ones now is not theirs
                let stays = |cue: CueId| cue.slot() <= begun;
                self.cuts.retain(|cue, _| stays(*cue));
                self.limits.retain(|part, _| stays(*part));
            }
        }
    }

    fn close(&mut self, at: DateTime<Utc>) {
        let ended = self.end_current(at);
        self.held.extend(ended);
        self.waiting = None;
        self.message = None;
        self.closed_at = Some(at);
    }

    /// The attempts as of `at`.
    pub(super) fn attempts(&self, at: DateTime<Utc>) -> Vec<Attempt> {
        let attempts = self.runs.iter().map(|run| Attempt {
            cue: run.cue,
            defi: run.defi.clone(),
            started_at: run.started_at,
            ended_at: run.ended_at,
            used: run.used(at),
            frozen: run.frozen(at),
        });
        attempts.collect()
    }
}
