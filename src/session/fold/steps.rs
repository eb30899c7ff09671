//! What one event does to what runs, to the rundown, to the notes. What does not fit does nothing.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Run, SetEnd, State, in_order};
use crate::{
    agenda::{Cue, CueId, Plan, PlannedAnchor, Text},
    session::{Change, Cut, Replan, TakenNote, lineup, rundown::Rundown, timing::Ending},
};

impl State {
    pub(super) fn current_mut(&mut self, cue: CueId) -> Option<&mut Run> {
        if !self.on_air {
            return None;
        }
        self.runs.last_mut().filter(|run| run.cue == cue)
    }

    /// Ends what runs, if that is `from`, and begins `to`; what was waiting goes on from where it
    /// was, all else begins anew.
    pub(super) fn go(&mut self, seq: u64, from: Option<CueId>, to: CueId, at: DateTime<Utc>) {
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

    fn end_current(&mut self, at: DateTime<Utc>) -> Option<CueId> {
        let offset = self.offset(at);
        let run = self.runs.last_mut().filter(|_| self.on_air)?;
        run.end(at);
        let cue = run.cue;
        self.last_offset = offset;
        self.on_air = false;
        Some(cue)
    }

    pub(super) fn begin_break(
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

    pub(super) fn extend(&mut self, id: CueId, by: TimeDelta, at: DateTime<Utc>) {
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
    pub(in crate::session) fn cut(&mut self, cuts: &[Cut]) {
        for cut in cuts {
            let none = Cut { cue: cut.cue, by: TimeDelta::zero(), sooner: TimeDelta::zero() };
            let taken = self.cuts.entry(cut.cue).or_insert(none);
            taken.by += cut.by;
            taken.sooner += cut.sooner;
        }
    }

    pub(super) fn change_lineup(&mut self, change: &Change) {
        let now = self.position();
        // decided when it was recorded: what does not fit any more has no effect
        let _ = lineup::change(&mut self.rundown, &self.plan, now, change);
    }

    pub(super) fn remove_away(&mut self, seq: u64, at: DateTime<Utc>) {
        let Some(away) = self.away.filter(|away| away.seq == seq) else { return };
        if let Some(run) = self.runs.get_mut(away.run) {
            run.discount(away.length, at);
        }
        self.away = None;
    }

    pub(super) fn replan(&mut self, plan: &Plan, fingerprint: &Text, why: Replan) {
        self.plan = plan.clone();
        self.places = Some(in_order(plan));
        self.first_start = plan.begins();
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

    pub(super) fn close(&mut self, at: DateTime<Utc>) {
        let ended = self.end_current(at);
        self.held.extend(ended);
        self.waiting = None;
        self.message = None;
        self.closed_at = Some(at);
    }

    /// Changes a note; one that was taken back stays so.
    pub(super) fn note(&mut self, seq: u64, change: impl FnOnce(&mut TakenNote)) {
        if let Some(taken) = self.notes.iter_mut().find(|taken| taken.seq == seq) {
            change(taken);
        }
    }

    /// Lets a note have been taken at `at`: it stays with its cue, of which less or more had run.
    pub(super) fn time_note(&mut self, seq: u64, at: DateTime<Utc>) {
        let cue = self.notes.iter().find(|taken| taken.seq == seq).and_then(|taken| taken.note.cue);
        let elapsed = cue.and_then(|cue| self.elapsed(cue, at));
        self.note(seq, |taken| {
            taken.at = at;
            taken.note.elapsed = elapsed;
        });
    }
}
