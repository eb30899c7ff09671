//! From a state and an instant to the moment: the one fold over the cues to come.

use chrono::{DateTime, TimeDelta, Utc};

use super::{
    Level, Line, LineState, Loss, Moment, NextCue, ON_TIME, RunningCue, State as Standing, Warning,
    catch_up::round_up,
    consequence,
    fold::{Run, State},
    half::half,
    lineup,
    rundown::{Gone, Rundown, Why},
    script,
    timing::{self, CueClock, Thresholds},
    until_next_digit,
};
use crate::agenda::{Cue, CueId, Kind, PlannedAnchor, Text};

/// The most teams named as coming.
const MAX_COMING: usize = 8;
/// How long a new message flashes: three times.
const FLASHING: TimeDelta = TimeDelta::seconds(3);
/// How often what flashes changes.
const FLASH: TimeDelta = TimeDelta::milliseconds(500);

impl State {
    /// All that can be shown at `at`.
    pub(super) fn moment(&self, at: DateTime<Utc>) -> Moment {
        let running = self.current().map(|run| self.running(run, at));
        let projection = self.project(at, running.as_ref(), &|_| TimeDelta::zero());
        let plan = &self.plan;
        let next = self.next_cue(&projection);
        let standing = self.standing();
        let late_to_start = plan.begins().filter(|_| standing == Standing::Idle);
        let breaks = running.as_ref().filter(|cue| cue.kind == Kind::Break);
        let promised =
            breaks.is_some_and(|cue| self.ends.get(&cue.id).is_some_and(|set| set.told.is_some()));
        let mut moment = Moment {
            at,
            zone: plan.zone,
            title: plan.title.clone(),
            place: plan.place.clone(),
            state: standing,
            coming: self.coming(),
            offset: self.offset(at),
            planned_start: plan.begins(),
            planned_end: plan.end,
            target_end: self.target(),
            late: self.late(self.closed_at.or(projection.end)),
            projected_end: self.closed_at.or(projection.end),
            late_to_start: late_to_start
                .map(|start| at - start)
                .filter(|late| *late > TimeDelta::zero()),
            resume_at: breaks.map(|cue| cue.projected_end),
            promised,
            message: self.message.clone(),
            blackout: self.blackout,
            absent: lineup::absent(&self.rundown),
            losses: self.losses(&projection),
            consequences: Vec::new(),
            offer: breaks.map(|cue| self.offer(cue.projected_end)),
            warnings: self.warnings(&projection),
            interruption: self.removable().map(|away| away.length),
            next_change: None,
            rundown: self.lines(at, running.as_ref(), next.as_ref(), &projection),
            cue: running,
            next,
        };
        if matches!(moment.state, Standing::Running | Standing::Suspended) {
            let lateness = (moment.offset, moment.late);
            moment.consequences =
                consequence::all(self, at, lateness, &moment.rundown, &moment.losses);
        }
        moment.next_change = Some(self.next_change(&moment));
        moment
    }

    /// The time to announce for a break that ends at `end`: rounded up to five minutes on the
    /// clocks of the session's zone.
    fn offer(&self, end: DateTime<Utc>) -> DateTime<Utc> {
        round_up(end, self.plan.zone)
    }

    fn standing(&self) -> Standing {
        match self.current() {
            Some(run) if run.frozen_since().is_some() => Standing::Suspended,
            Some(_) => Standing::Running,
            None if self.closed_at.is_some() => Standing::Finished,
            None => Standing::Idle,
        }
    }

    fn running(&self, run: &Run, at: DateTime<Utc>) -> RunningCue {
        let id = run.cue;
        let cue = self.rundown.cue(id);
        let elapsed = run.elapsed(at);
        let clock = cue.map_or(CueClock { allotted: None, remaining: None }, |cue| {
            self.ending(cue).clock(at, elapsed)
        });
        let planned = cue.and_then(|cue| cue.length);
        let free = self.rundown.free(id);
        let phase = timing::phase(&self.plan, id).filter(|_| free.is_none());
        let cut = self.cuts.get(&id).map_or_else(TimeDelta::zero, |cut| cut.by);
        let length = planned.map(|planned| planned - cut).or(clock.allotted);
        let thresholds = Thresholds::of(phase, length.unwrap_or_default());
        let ordinal = Rundown::place_of(id).and_then(|place| self.rundown.ordinal(place));
        let labels = self.labels(id);
        let left = clock.remaining.unwrap_or_default().max(TimeDelta::zero());
        RunningCue {
            id,
            slot: labels.slot,
            kind: self.kind(id),
            defi: run.defi.clone(),
            turn: ordinal.map(|(turn, _)| turn),
            turns: ordinal.map(|(_, turns)| turns),
            phase: labels.phase,
            role: phase.map(|phase| phase.role),
            round: labels.round,
            free: free.cloned(),
            level: thresholds.level(clock.remaining),
            thresholds,
            signalled: thresholds.signalled(clock.remaining),
            planned,
            allotted: clock.allotted,
            elapsed,
            remaining: clock.remaining,
            suspended_for: run.frozen_since().map_or_else(TimeDelta::zero, |since| at - since),
            planned_start: cue.and_then(|cue| cue.window).map(|(start, _)| start),
            planned_end: cue.and_then(|cue| cue.window).map(|(_, end)| end),
            started_at: run.started_at,
            projected_end: at + left,
            prompts: self.prompts(id).to_vec(),
            asked: self.asked(id, at),
            tracks: self.tracks(id).to_vec(),
            half: half(id, self.kind(id), clock.allotted),
            script: phase
                .zip(clock.allotted)
                .map(|(phase, allotted)| script::fitted(&phase.script, allotted))
                .unwrap_or_default(),
        }
    }

    fn labels(&self, id: CueId) -> Labels {
        let slot = id.slot().and_then(|slot| self.plan.slots.get(usize::from(slot) - 1));
        let phase = timing::phase(&self.plan, id).filter(|_| self.rundown.free(id).is_none());
        let round = match id {
            CueId::Round { round, .. } => Some(round),
            // the one to come
            CueId::RoundChange { round, .. } => Some(round + 1),
            CueId::Slot { .. }
            | CueId::Part { .. }
            | CueId::Phase { .. }
            | CueId::Changeover { .. }
            | CueId::Unplanned { .. } => None,
        };
        Labels {
            slot: slot.map(|slot| slot.title.clone()).unwrap_or_default(),
            phase: phase.map(|phase| phase.title.clone()).filter(|title| !title.is_empty()),
            round: round.zip(slot.map(|slot| slot.rounds)),
        }
    }

    /// The projection where each cue to come lasts so much longer than it is to, and its end; none
    /// once all is over.
    pub(super) fn at_pace(
        &self,
        at: DateTime<Utc>,
        over: &dyn Fn(CueId) -> TimeDelta,
    ) -> Option<(Projection, DateTime<Utc>)> {
        let running = self.current().map(|run| self.running(run, at));
        let projection = self.project(at, running.as_ref(), over);
        let end = projection.end?;
        Some((projection, end))
    }

    /// The projected times of every cue to come: `E` moves on, cue by cue; `over` says how much
    /// longer each lasts than it is to.
    fn project(
        &self,
        at: DateTime<Utc>,
        running: Option<&RunningCue>,
        over: &dyn Fn(CueId) -> TimeDelta,
    ) -> Projection {
        let cues = self.rundown.cues();
        let mut windows = vec![None; cues.len()];
        let mut collisions = Vec::new();
        if self.closed_at.is_some() {
            return Projection { windows, collisions, end: None };
        }
        let mut end = running.map_or(at, |cue| cue.projected_end);
        let from = self.position().map_or(0, |position| position + 1);
        if let Some((position, cue)) = self.waiting_cue() {
            let after = self.ending(cue).project(end, self.carried(cue.id));
            windows[position] = Some((end, after));
            end = after;
        }
        for (position, cue) in cues.iter().enumerate().skip(from) {
            if !self.is_to_come(cue.id) || self.waiting == Some(cue.id) {
                continue;
            }
            let start = match self.anchor(cue) {
                PlannedAnchor::Floating | PlannedAnchor::EndAt { .. } => end,
                PlannedAnchor::NotBefore(time) => end.max(time),
                PlannedAnchor::Fixed(time) => {
                    if end > time {
                        collisions.push((position, end - time));
                    }
                    end.max(time)
                }
            };
            let stop = self.ending(cue).project(start, TimeDelta::zero());
            end = (stop + over(cue.id)).max(start);
            windows[position] = Some((start, end));
        }
        Projection { windows, collisions, end: Some(end) }
    }

    /// A slot's anchor holds for its first cue that is still to come, if none of it has begun.
    pub(super) fn anchor(&self, cue: &Cue) -> PlannedAnchor {
        let Some(slot) = cue.id.slot().filter(|_| !self.rundown.is_late_turn(cue.id)) else {
            return cue.anchor;
        };
        let anchor = self.plan.slots.get(usize::from(slot) - 1).map(|slot| slot.anchor);
        let same_slot = |other: &&Cue| other.id.slot() == Some(slot);
        let position = self.rundown.position(cue.id).unwrap_or_default();
        let mut before = self.rundown.cues()[..position].iter().rev().take_while(same_slot);
        let begun = |id: CueId| self.is_to_come(id) || self.held.contains(&id) || self.runs_now(id);
        if before.any(|other| begun(other.id)) {
            return PlannedAnchor::Floating;
        }
        anchor.unwrap_or(cue.anchor)
    }

    fn runs_now(&self, id: CueId) -> bool {
        self.current().is_some_and(|run| run.cue == id)
    }

    fn waiting_cue(&self) -> Option<(usize, &Cue)> {
        let id = self.waiting?;
        self.rundown.position(id).zip(self.rundown.cue(id))
    }

    fn next_cue(&self, projection: &Projection) -> Option<NextCue> {
        if self.closed_at.is_some() {
            return None;
        }
        let id = self.next()?;
        let position = self.rundown.position(id)?;
        let (start, end) = projection.windows[position]?;
        let labels = self.labels(id);
        let timed = self.rundown.cue(id).is_some_and(|cue| self.is_timed(cue));
        Some(NextCue {
            id,
            slot: labels.slot,
            kind: self.kind(id),
            defi: self.rundown.team(id).cloned(),
            phase: labels.phase,
            free: self.rundown.free(id).cloned(),
            allotted: timed.then(|| end - start),
            projected_start: start,
        })
    }

    fn is_timed(&self, cue: &Cue) -> bool {
        self.ending(cue) != timing::Ending::Open
    }

    /// The teams to come, in order: not the rest of the turn that is on, but its team again where
    /// it has another turn later.
    fn coming(&self) -> Vec<Text> {
        if self.closed_at.is_some() {
            return Vec::new();
        }
        let turn = |id: CueId| id.slot().zip(id.turn());
        let here = self.current().and_then(|run| turn(run.cue));
        let mut coming: Vec<Text> = Vec::new();
        let from = self.position().map_or(0, |position| position + 1);
        for cue in self.rundown.cues().iter().skip(from).filter(|cue| self.is_to_come(cue.id)) {
            if let Some(team) = self.rundown.team(cue.id)
                && (here.is_none() || turn(cue.id) != here)
                && coming.last() != Some(team)
            {
                coming.push(team.clone());
                if coming.len() == MAX_COMING {
                    break;
                }
            }
        }
        coming
    }

    fn losses(&self, projection: &Projection) -> Vec<Loss> {
        let Some(target) = self.target() else { return Vec::new() };
        if self.late(projection.end).is_none_or(|late| late < ON_TIME) {
            return Vec::new();
        }
        let cues = self.rundown.cues().iter().zip(&projection.windows);
        let late = cues.filter_map(|(cue, window)| {
            let (start, end) = (*window)?;
            let allotted = end - start;
            let left = (target - start).clamp(TimeDelta::zero(), allotted);
            let labels = self.labels(cue.id);
            (left < allotted).then(|| Loss {
                id: cue.id,
                title: labels.slot,
                defi: self.rundown.team(cue.id).cloned(),
                phase: labels.phase,
                allotted,
                left,
            })
        });
        late.collect()
    }

    fn warnings(&self, projection: &Projection) -> Vec<Warning> {
        let mut warnings = Vec::new();
        warnings.extend(self.plan.moved_from.map(|from| Warning::Moved { from }));
        warnings.extend(self.step.map(|(seq, by)| Warning::ClockStepped { by, seq }));
        if self.newer > 0 {
            warnings.push(Warning::NewerEvents { count: self.newer });
        }
        warnings.extend(projection.collisions.iter().filter_map(|(position, by)| {
            let id = self.rundown.cues().get(*position)?.id;
            Some(Warning::Collision { id, title: self.labels(id).slot, by: *by })
        }));
        warnings
    }

    fn lines(
        &self,
        at: DateTime<Utc>,
        running: Option<&RunningCue>,
        next: Option<&NextCue>,
        projection: &Projection,
    ) -> Vec<Line> {
        let mut history =
            History::of(&self.runs, at, self.rundown.cues().len(), |id| self.rundown.position(id));
        let now = self.position();
        let started = !self.runs.is_empty();
        let cues = self.rundown.cues().iter().enumerate();
        let lines = cues.filter_map(|(position, cue)| {
            let id = cue.id;
            let past = history.take(position);
            let gone = self.rundown.gone(id);
            let runs = running.filter(|running| running.id == id);
            let state = if runs.is_some() {
                LineState::Running
            } else if self.held.contains(&id) {
                LineState::Done
            } else if let Some(Gone { why, .. }) = gone {
                match why {
                    Why::Absent => LineState::Absent,
                    Why::Deferred => LineState::Deferred,
                }
            } else if next.is_some_and(|next| next.id == id) {
                LineState::Next
            } else if !self.rundown.takes_place(id) {
                // a changeover that leads nowhere is no line; an unplanned cue is one once held
                let is_turn = id.phase().is_some() && self.rundown.free(id).is_none();
                if !is_turn && past.actual_start.is_none() {
                    return None;
                }
                LineState::Skipped
            } else if self.closed_at.is_some() || (started && now.is_some_and(|now| position < now))
            {
                LineState::Skipped
            } else {
                LineState::Later
            };
            let labels = self.labels(id);
            let window = projection.windows[position];
            Some(Line {
                id,
                title: labels.slot,
                kind: self.kind(id),
                defi: past
                    .defi
                    .or_else(|| self.rundown.team(id).cloned())
                    .or_else(|| gone.map(|gone| gone.defi.clone())),
                phase: labels.phase,
                free: self.rundown.free(id).cloned(),
                state,
                planned_start: cue.window.map(|(start, _)| start),
                planned_end: cue.window.map(|(_, end)| end),
                projected_start: window.map(|(start, _)| start),
                projected_end: runs.map(|cue| cue.projected_end).or(window.map(|(_, end)| end)),
                actual_start: past.actual_start,
                actual_end: past.actual_end.filter(|_| runs.is_none()),
                allotted: self.allotted(cue, runs, window, past.used),
                used: past.used,
                collision: projection
                    .collisions
                    .iter()
                    .find(|(at, _)| *at == position)
                    .map(|(_, by)| *by),
            })
        });
        lines.collect()
    }

    fn allotted(
        &self,
        cue: &Cue,
        running: Option<&RunningCue>,
        window: Option<(DateTime<Utc>, DateTime<Utc>)>,
        used: TimeDelta,
    ) -> Option<TimeDelta> {
        match (running, self.ending(cue)) {
            (Some(running), _) => running.allotted,
            (None, timing::Ending::After(length)) => Some(length),
            (None, timing::Ending::At { .. }) => {
                window.map(|(start, end)| end - start).or(cue.length).or(Some(used))
            }
            (None, timing::Ending::Open) => None,
        }
    }

    /// The next instant at which anything shown changes by itself: a displayed second of the
    /// running cue, else a minute of the wall clock or of the projected end.
    fn next_change(&self, moment: &Moment) -> DateTime<Utc> {
        let at = moment.at;
        let mut next = at + to_next(at.timestamp_millis(), 60_000);
        let mut sooner = |candidate: DateTime<Utc>| next = next.min(candidate);
        match (moment.state, &moment.cue) {
            (Standing::Running, Some(cue)) => {
                sooner(match cue.remaining {
                    Some(remaining) => at + until_next_digit(remaining),
                    None => at + to_next(cue.elapsed.num_milliseconds(), 1000),
                });
                cue.next_part_at(at).into_iter().for_each(&mut sooner);
                cue.next_half_at(at).into_iter().for_each(&mut sooner);
            }
            (Standing::Suspended, Some(cue)) => {
                sooner(at + to_next(cue.projected_end.timestamp_millis(), 60_000));
            }
            (Standing::Idle, _) => {
                if let Some(late) = moment.late_to_start {
                    sooner(at + to_next(late.num_milliseconds(), 1000));
                } else if let Some(start) = moment.planned_start.filter(|start| *start > at) {
                    sooner(start + TimeDelta::milliseconds(1));
                }
            }
            (Standing::Running | Standing::Suspended, None) | (Standing::Finished, _) => {}
        }
        if let Some(shown) = &moment.message {
            let age = at - shown.since;
            if age >= TimeDelta::zero() && age < FLASHING {
                sooner(at + to_next(age.num_milliseconds(), FLASH.num_milliseconds()));
            }
        }
        next
    }
}

struct Labels {
    slot: Text,
    phase: Option<Text>,
    round: Option<(u16, u16)>,
}

pub(super) struct Projection {
    windows: Vec<Option<(DateTime<Utc>, DateTime<Utc>)>>,
    collisions: Vec<(usize, TimeDelta)>,
    end: Option<DateTime<Utc>>,
}

impl Projection {
    /// When each cue of the rundown begins and ends; none for those that do not.
    pub(super) fn windows(&self) -> &[Option<(DateTime<Utc>, DateTime<Utc>)>] {
        &self.windows
    }
}

/// What has happened to each cue so far.
struct History(Vec<Past>);

#[derive(Clone, Default)]
struct Past {
    defi: Option<Text>,
    actual_start: Option<DateTime<Utc>>,
    actual_end: Option<DateTime<Utc>>,
    used: TimeDelta,
}

impl History {
    fn of(
        runs: &[Run],
        at: DateTime<Utc>,
        cues: usize,
        position: impl Fn(CueId) -> Option<usize>,
    ) -> Self {
        let mut pasts = vec![Past::default(); cues];
        for run in runs {
            let Some(past) = position(run.cue).and_then(|position| pasts.get_mut(position)) else {
                continue;
            };
            past.defi = run.defi.clone();
            past.actual_start = past.actual_start.or(Some(run.started_at));
            past.actual_end = run.ended_at;
            past.used += run.used(at);
        }
        Self(pasts)
    }

    fn take(&mut self, position: usize) -> Past {
        self.0.get_mut(position).map(std::mem::take).unwrap_or_default()
    }
}

fn to_next(millis: i64, step: i64) -> TimeDelta {
    TimeDelta::milliseconds(step - millis.rem_euclid(step))
}

/// The level of a cue never falls back while its time passes.
const _: () = assert!((Level::Normal as u8) < (Level::Overtime as u8));
