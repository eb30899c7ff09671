//! The rest of the day as it can be changed, and a way as it comes out: the shares become cuts,
//! the cuts are tried on a copy of the session, and what that projects is what is proposed.

use chrono::{DateTime, NaiveTime, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

use super::{
    Changed, Cut, ON_TIME, ROUND, Way, WayKind, Ways, give::give, limits::Class, pay::pay, promises,
};
use crate::{
    agenda::{CueId, Kind, PlannedAnchor, local_instant},
    session::{Line, LineState, Moment, Refusal, fold::State, timing::Ending},
};

/// A cue that has not begun, as it is projected. Lengths are in milliseconds.
pub(super) struct Open {
    pub(super) id: CueId,
    pub(super) length: i64,
    pub(super) floor: i64,
    pub(super) class: Class,
    /// What it has lost by catching up before.
    pub(super) lost: i64,
    /// Whether it may lose or gain time: it is timed, not locked, and its end is not set by hand.
    pub(super) may_change: bool,
    /// How much sooner all that comes before it may end before that is of no use any more: it
    /// does not begin, or end, before a time that does not move.
    pub(super) wall: Option<i64>,
    anchor: PlannedAnchor,
    ending: Ending,
    /// How long it was to last.
    planned: i64,
}

impl Open {
    /// Whether it ends at a time that may move with what comes before it.
    const fn drifts(&self) -> bool {
        self.may_change && matches!(self.ending, Ending::At { .. })
    }
}

/// The rest of the day.
pub(super) struct Day<'a> {
    pub(super) state: &'a State,
    /// The moment if nothing changes.
    pub(super) base: Moment,
    pub(super) open: Vec<Open>,
    /// When the first open cue can begin.
    begins: DateTime<Utc>,
}

/// What each open cue gives, in milliseconds: negative where it gets.
pub(super) struct Shares {
    /// In whole steps.
    pub(super) given: Vec<i64>,
    /// Before rounding.
    pub(super) exact: Vec<i64>,
}

impl Shares {
    pub(super) fn none(count: usize) -> Self {
        Self { given: vec![0; count], exact: vec![0; count] }
    }
}

impl<'a> Day<'a> {
    pub(super) fn new(state: &'a State, at: DateTime<Utc>) -> Self {
        let base = state.moment(at);
        let waiting = state.waiting.and_then(|id| base.rundown.iter().find(|line| line.id == id));
        let runs = base.cue.as_ref().map(|cue| cue.projected_end);
        let begins = waiting.and_then(|line| line.projected_end).or(runs).unwrap_or(at);
        let lines = base.rundown.iter().filter(|line| Some(line.id) != state.waiting);
        let open = lines.filter_map(|line| open(state, line)).collect();
        Self { state, base, open, begins }
    }

    /// The cuts that the shares come to. A break that ends at a set time keeps its length, but for
    /// its own share, and so ends sooner with all that comes before it; when time is given back it
    /// keeps its planned length at the least, and its time where it can.
    fn cuts(&self, given: &[i64], gives_back: bool) -> Vec<Cut> {
        let mut end = self.begins;
        let mut cuts = Vec::new();
        for (open, by) in self.open.iter().zip(given) {
            let start = match open.anchor {
                PlannedAnchor::Floating | PlannedAnchor::EndAt { .. } => end,
                PlannedAnchor::NotBefore(time) | PlannedAnchor::Fixed(time) => end.max(time),
            };
            let natural = open.ending.project(start, TimeDelta::zero());
            let mut sooner = TimeDelta::zero();
            end = match open.ending {
                Ending::At { end: set, .. } if open.drifts() => {
                    let kept = if gives_back { open.length.min(open.planned) } else { open.length };
                    let wanted = start + TimeDelta::milliseconds(kept - by);
                    if wanted == natural || (gives_back && *by == 0 && wanted < natural) {
                        natural
                    } else {
                        sooner = set - wanted;
                        wanted
                    }
                }
                Ending::At { .. } | Ending::Open => natural,
                Ending::After(_) => natural - TimeDelta::milliseconds(*by),
            };
            if *by != 0 || !sooner.is_zero() {
                cuts.push(Cut { cue: open.id, by: TimeDelta::milliseconds(*by), sooner });
            }
        }
        cuts
    }

    fn way(&self, kind: WayKind, target: DateTime<Utc>, late: TimeDelta) -> Way {
        let millis = late.num_milliseconds();
        let (shares, gives_back, target) = match kind {
            WayKind::ProtectPresentations | WayKind::ProtectBreaks => {
                (pay(self, kind, millis), false, target)
            }
            WayKind::LongerBreaks | WayKind::LongerFeedback => {
                (give(self, kind, -millis), true, target)
            }
            WayKind::FinishLater => {
                (Shares::none(self.open.len()), false, self.rounded(target + late))
            }
            // never later than it was to end
            WayKind::FinishEarlier => {
                (Shares::none(self.open.len()), true, self.rounded(target + late).min(target))
            }
        };
        let cuts = self.cuts(&shares.given, gives_back);
        let then = self.state.with_cuts(&cuts).moment(self.base.at);
        let projected_end = then.projected_end.unwrap_or(self.base.at);
        let end = match kind {
            WayKind::FinishLater | WayKind::FinishEarlier => target,
            WayKind::ProtectPresentations
            | WayKind::ProtectBreaks
            | WayKind::LongerBreaks
            | WayKind::LongerFeedback => projected_end,
        };
        Way {
            kind,
            end,
            projected_end,
            target,
            rest: projected_end - target,
            changes: self.changes(&then, &shares.exact),
            broken: promises::broken(self.state, &then, end),
            feedback: promises::feedback(self.state, &then),
            cuts,
        }
    }

    fn rounded(&self, end: DateTime<Utc>) -> DateTime<Utc> {
        round_up(end, self.state.plan.zone)
    }

    fn changes(&self, then: &Moment, exact: &[i64]) -> Vec<Changed> {
        let mut lines = then.rundown.iter();
        let changes = self.open.iter().zip(exact).filter_map(|(open, exact)| {
            let line = lines.find(|line| line.id == open.id)?;
            let to = line.projected_end? - line.projected_start?;
            let from = TimeDelta::milliseconds(open.length);
            let exact = match exact {
                0 => to,
                exact => from - TimeDelta::milliseconds(*exact),
            };
            ((from - to).abs() >= TimeDelta::seconds(1) || exact != to).then(|| Changed {
                id: line.id,
                title: line.title.clone(),
                kind: line.kind,
                defi: line.defi.clone(),
                phase: line.phase.clone(),
                from,
                to,
                exact,
            })
        });
        changes.collect()
    }
}

fn open(state: &State, line: &Line) -> Option<Open> {
    match line.state {
        LineState::Next | LineState::Later => {}
        LineState::Done
        | LineState::Running
        | LineState::Absent
        | LineState::Deferred
        | LineState::Skipped => return None,
    }
    let (start, end) = line.projected_start.zip(line.projected_end)?;
    let cue = state.rundown.cue(line.id)?;
    let (anchor, ending) = (state.anchor(cue), state.ending(cue));
    let by_hand = state.ends.contains_key(&line.id);
    let may_change = ending != Ending::Open && !by_hand && !state.is_locked(line.id);
    let wall = match (anchor, ending) {
        (PlannedAnchor::NotBefore(time) | PlannedAnchor::Fixed(time), _) => Some(start - time),
        (_, Ending::At { end: set, .. }) if !may_change => Some(end - set),
        (PlannedAnchor::Floating | PlannedAnchor::EndAt { .. }, _) => None,
    };
    Some(Open {
        id: line.id,
        length: (end - start).num_milliseconds(),
        floor: state.floor(cue).num_milliseconds(),
        class: state.class(line.id),
        lost: state.lost(line.id).num_milliseconds().max(0),
        may_change,
        wall: wall.map(|wall| wall.num_milliseconds().max(0)),
        anchor,
        ending,
        planned: cue.length.map_or(0, |length| length.num_milliseconds()),
    })
}

impl State {
    /// When the session is to end: as said by hand, else as the agenda says.
    pub(in crate::session) fn target(&self) -> Option<DateTime<Utc>> {
        self.target.or(self.plan.end)
    }

    /// How late the session ends against its target, as projected; none where nothing is.
    pub(in crate::session) fn late(&self, end: Option<DateTime<Utc>>) -> Option<TimeDelta> {
        end.zip(self.target()).map(|(end, target)| end - target)
    }

    /// The occurrence of a time of day that is nearest to the projected end.
    ///
    /// # Errors
    /// When it has passed by `at`.
    pub(in crate::session) fn ending_at(
        &self,
        time: NaiveTime,
        at: DateTime<Utc>,
    ) -> Result<DateTime<Utc>, Refusal> {
        let zone = self.plan.zone;
        let end = self.moment(at).projected_end.unwrap_or(at);
        let day = end.with_timezone(&zone).date_naive();
        let days = [day.pred_opt(), Some(day), day.succ_opt()].into_iter().flatten();
        let instants = days.map(|day| local_instant(zone, day.and_time(time)).0);
        let nearest = instants.min_by_key(|instant| (*instant - end).abs()).unwrap_or(end);
        if nearest > at { Ok(nearest) } else { Err(Refusal::TimePassed { at: nearest }) }
    }

    /// The ways to end at `target`; without one, when the session is to end anyway.
    ///
    /// # Errors
    /// When it is over, nothing says when it is to end, or it ends then.
    pub(in crate::session) fn ways(
        &self,
        at: DateTime<Utc>,
        target: Option<NaiveTime>,
    ) -> Result<Ways, Refusal> {
        if self.closed_at.is_some() {
            return Err(Refusal::Finished);
        }
        let target = match target {
            Some(time) => self.ending_at(time, at)?,
            None => self.target().ok_or(Refusal::NoTarget)?,
        };
        let day = Day::new(self, at);
        let projected_end = day.base.projected_end.unwrap_or(at);
        let late = projected_end - target;
        if late.abs() < ON_TIME {
            return Err(Refusal::OnTime { target });
        }
        let kinds = if late > TimeDelta::zero() { WayKind::LATE } else { WayKind::AHEAD };
        let ways = kinds.map(|kind| day.way(kind, target, late)).to_vec();
        Ok(Ways { target, projected_end, late, ways })
    }

    /// A copy in which these cuts were made.
    pub(in crate::session) fn with_cuts(&self, cuts: &[Cut]) -> Self {
        let mut state = self.clone();
        state.cut(cuts);
        state
    }

    /// What a cue has lost by catching up.
    fn lost(&self, id: CueId) -> TimeDelta {
        self.cuts.get(&id).map_or_else(TimeDelta::zero, |cut| cut.by)
    }
}

/// The next multiple of five minutes on the clocks of `zone`.
pub(in crate::session) fn round_up(end: DateTime<Utc>, zone: Tz) -> DateTime<Utc> {
    let offset = zone.offset_from_utc_datetime(&end.naive_utc()).fix().local_minus_utc();
    let step = ROUND * 60_000;
    let local = end.timestamp_millis() + i64::from(offset) * 1000;
    end + TimeDelta::milliseconds((-local).rem_euclid(step))
}

/// Whether a kind of slot is one that the room was told the end of.
pub(super) const fn is_break(kind: Kind) -> bool {
    matches!(kind, Kind::Break)
}
