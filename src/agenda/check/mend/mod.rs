//! For each finding at most one mend: what to change, with its figures, as edits that a hand
//! could have made.
//!
//! A mend is tried on a copy before it is proposed: one that would leave its finding standing, or
//! bring an error, is never proposed. It never changes the agenda itself, and it has no words.

mod bench;
mod breaks;
mod clocks;
mod ends;
mod teams;
mod times;
mod trial;
mod turns;

use std::cell::Cell;

use chrono::{NaiveTime, TimeDelta};

use super::{Finding, FindingKind, Hour, SHORTEST_BREAK, TurnTimes, diagnose};
use crate::agenda::{Agenda, Change, Edit, Opening, Plan, Text, promise_moved};
use bench::Bench;
pub use trial::still;

/// The most slots and turns looked at again for one mend; no day that people plan comes near it.
const MAX_LOOKS: usize = 20_000;
/// The same for all the mends of one agenda: what is found after that is for people to mend.
const MAX_LOOKS_IN_ALL: usize = 100_000;

/// What would make a finding go away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mend {
    /// What it does, to be said before it is done.
    pub what: MendKind,
    /// The same as changes, to be made in this order.
    pub edits: Vec<Edit>,
}

/// The names that a mend gives to what it adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MendNames<'a> {
    /// A break's title.
    pub pause: &'a str,
}

/// What a mend does, with its figures; lengths are those after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MendKind {
    /// A slot ends at another time, earlier or later.
    End {
        /// The slot's title.
        title: Text,
        /// When it ends then.
        end: Hour,
        /// How long it lasts then.
        length: TimeDelta,
    },
    /// A slot begins at another time.
    Begin {
        /// The slot's title.
        title: Text,
        /// When it begins then.
        start: Hour,
        /// How long it lasts then.
        length: TimeDelta,
    },
    /// A hole is called a break.
    FillBreak {
        /// When the break begins.
        start: Hour,
        /// When it ends.
        end: Hour,
        /// How long it lasts.
        length: TimeDelta,
    },
    /// A slot gets minutes from the one beside it.
    Grow {
        /// The title of the slot that grows.
        title: Text,
        /// How long it lasts then.
        length: TimeDelta,
        /// The title of the slot that gives.
        giver: Text,
        /// How long that one lasts then.
        left: TimeDelta,
    },
    /// Breaks are put between slots, and take their time from them.
    AddBreaks {
        /// When each begins.
        starts: Vec<Hour>,
        /// How long each lasts.
        length: TimeDelta,
    },
    /// A slot is cut in two, with a break between the halves; both keep all that it says.
    Split {
        /// The slot's title.
        title: Text,
        /// When the break begins.
        start: Hour,
        /// How long the break lasts.
        length: TimeDelta,
        /// When the second half ends.
        end: Hour,
    },
    /// The turns of a slot are timed differently.
    Time {
        /// How they are timed then.
        turns: TurnTimes,
        /// What they need then.
        needs: TimeDelta,
    },
    /// In several slots the turns are shortened so that speakers can change.
    TimeAll {
        /// In how many.
        slots: usize,
        /// How much each change gets.
        changeover: TimeDelta,
    },
    /// Slots get more or fewer turns.
    Turns(Vec<TurnCount>),
    /// The second mention of a team is removed; what only it said is kept.
    RemoveTeam {
        /// Its name.
        name: Text,
    },
    /// The later mentions of teams in the turns of a slot are removed.
    RemoveTurns {
        /// Their names.
        names: Vec<Text>,
    },
    /// A team is added at the end of the lineup.
    AddTeam {
        /// Its name.
        name: Text,
    },
    /// A turn is spelt as the lineup spells it.
    Rename {
        /// As it is written.
        name: Text,
        /// As the lineup has it.
        to: Text,
    },
    /// A team presents later.
    Later {
        /// Its name.
        name: Text,
        /// Its place in the order, from 1.
        place: usize,
    },
    /// The rounds are removed.
    NoRounds {
        /// How many were written.
        rounds: u16,
    },
    /// Another end is announced.
    Announce {
        /// Which.
        end: Hour,
    },
    /// No end is announced any more: the last slot's own is the end.
    NoAnnounce,
    /// The end that the plan supposes is written.
    WriteEnd {
        /// The slot's title.
        title: Text,
        /// Its end.
        end: Hour,
    },
    /// A length is written.
    WriteLength {
        /// The slot's title.
        title: Text,
        /// How long it lasts.
        length: TimeDelta,
    },
    /// The written length is removed: the times say another one.
    NoLength {
        /// What was written.
        length: TimeDelta,
    },
    /// Start and end change places.
    Swap {
        /// When the slot begins then.
        start: NaiveTime,
        /// When it ends then.
        end: NaiveTime,
    },
    /// A slot moves to where its start belongs.
    MoveUp {
        /// The slot's title.
        title: Text,
        /// When it begins.
        start: NaiveTime,
    },
    /// A time that clocks never show is replaced by the one that stands for it.
    WriteTime {
        /// What is written.
        time: NaiveTime,
        /// What takes its place.
        taken: Hour,
    },
    /// A start is not written any more: the slot follows the one above it, at the same time.
    Follow {
        /// The slot's title.
        title: Text,
    },
}

/// A slot's turns before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TurnCount {
    /// The slot's title.
    pub title: Text,
    /// How many turns it has.
    pub from: usize,
    /// How many it gets.
    pub to: usize,
}

impl Mend {
    /// Whether it changes what people were promised: the end that was announced for a session that
    /// can well begin before it, or the time that a team has.
    #[must_use]
    pub fn breaks_a_promise(&self, finding: &Finding) -> bool {
        let late =
            matches!(finding.what, FindingKind::EndsLate { .. } | FindingKind::LikelyEnd { .. });
        self.edits.iter().any(|edit| match edit {
            Edit::End(_) => late,
            Edit::Slot { change, .. } => matches!(change, Change::Phases(_)),
            Edit::Title(_)
            | Edit::Date(_)
            | Edit::About(_)
            | Edit::AddSlot { .. }
            | Edit::RemoveSlot { .. }
            | Edit::MoveSlot { .. }
            | Edit::AddDefi { .. }
            | Edit::RemoveDefi { .. }
            | Edit::Defi { .. }
            | Edit::MoveDefi { .. } => false,
        })
    }
}

/// Proposes what would make `finding` go away; none where only a person can know.
///
/// Same as [`Mender::mend`], for one finding alone.
#[must_use]
pub fn mend(
    finding: &Finding,
    agenda: &Agenda,
    opening: &Opening,
    names: MendNames<'_>,
) -> Option<Mend> {
    Mender::new(agenda, opening, names).mend(finding)
}

/// Seeks mends for several findings of one agenda, which it looks over once.
#[derive(Debug)]
pub struct Mender<'a> {
    agenda: &'a Agenda,
    opening: &'a Opening,
    names: MendNames<'a>,
    plan: Plan,
    before: trial::Before,
    /// What is left of [`MAX_LOOKS_IN_ALL`].
    looks: Cell<usize>,
}

impl<'a> Mender<'a> {
    /// Looks the agenda over, as it would be on the day of `opening`.
    #[must_use]
    pub fn new(agenda: &'a Agenda, opening: &'a Opening, names: MendNames<'a>) -> Self {
        let (plan, findings) = diagnose(agenda, opening);
        let before = trial::Before::new(agenda, findings);
        Self { agenda, opening, names, plan, before, looks: Cell::new(MAX_LOOKS_IN_ALL) }
    }

    /// Proposes what would make `finding` go away; none where only a person can know, or where so
    /// much has been tried already that nobody would wait for more.
    ///
    /// `finding` is one that [`super::check`] made of the same agenda on the same day. What is
    /// proposed keeps the agenda one that can be written and read again, brings no error, and takes
    /// away no team and nothing of a slot but what it says. An hour on which a slot is to begin or
    /// end on the dot stays, unless that hour is what is wrong. Of several ways, the first one that
    /// brings no new finding at all is taken.
    #[must_use]
    pub fn mend(&self, finding: &Finding) -> Option<Mend> {
        let parts: usize = self.plan.slots.iter().map(|slot| 1 + slot.seats.len()).sum();
        let tries = (MAX_LOOKS / parts.max(1)).max(1);
        let bench = Bench { agenda: self.agenda, plan: &self.plan, names: self.names };
        let mut second = None;
        if self.looks.get() == 0 {
            return None;
        }
        let kept =
            ways(&bench, finding).into_iter().filter(|mend| self.keeps_promises(mend, finding));
        for mend in kept.take(tries) {
            // one mend is never cut short: it is the same when it is asked for alone
            self.looks.set(self.looks.get().saturating_sub(parts));
            match trial::trial(&mend, finding, (self.agenda, self.opening), &self.before) {
                trial::Outcome::Better => return Some(mend),
                trial::Outcome::Other => second = second.or(Some(mend)),
                trial::Outcome::Worse => {}
            }
        }
        second
    }
}

impl Mender<'_> {
    /// Whether no hour that people were told becomes another; one that cannot be is no promise.
    fn keeps_promises(&self, mend: &Mend, finding: &Finding) -> bool {
        let cannot_be = matches!(
            finding.what,
            FindingKind::EndsFirst { .. }
                | FindingKind::Backwards { .. }
                | FindingKind::Twice { .. }
                | FindingKind::Never { .. }
        );
        let mut after = self.agenda.clone();
        let fits = mend.edits.iter().all(|edit| after.edit(edit.clone()).is_ok());
        cannot_be || !fits || promise_moved(self.agenda, &after).is_none()
    }
}

/// The ways in which a finding could be mended, the most natural one first.
fn ways(bench: &Bench<'_>, finding: &Finding) -> Vec<Mend> {
    match &finding.what {
        FindingKind::Overlap { .. } => bench.overlap(finding),
        FindingKind::Gap { .. } => bench.gap(finding),
        FindingKind::DoesNotFit { turns, has, .. } => bench.scaled(finding, turns, *has),
        FindingKind::NoChangeover { .. } => bench.with_changeover(finding),
        FindingKind::ThinTurns { needs, .. } => bench.grown_to(finding, *needs),
        FindingKind::LikelyEnd { end, .. } => bench.likely_end(*end),
        FindingKind::TooManyTeams { kind, teams, places, .. } => {
            bench.more_turns(*kind, teams.saturating_sub(*places))
        }
        FindingKind::TooFewTeams { kind, teams, places } => {
            bench.fewer_turns(*kind, places.saturating_sub(*teams))
        }
        FindingKind::SameDefi { name } => bench.once(finding, name),
        FindingKind::SameTurn { may_be: false, .. } => bench.one_turn(finding),
        FindingKind::NotInLineup { name, nearest } => bench.known(finding, name, nearest.as_ref()),
        FindingKind::TooEarly { name, .. } => bench.later(finding, name),
        FindingKind::RoundsAndTurns { rounds } | FindingKind::RoundsAndPhases { rounds } => {
            bench.without_rounds(finding, *rounds)
        }
        FindingKind::EndsLate { .. } => bench.ends_late(finding),
        FindingKind::EndsBeforeStart { announced, .. } => bench.ends_before_start(*announced),
        FindingKind::ShortBreak { .. } => bench.grown_to(finding, SHORTEST_BREAK),
        FindingKind::LongStretch { length, tangled: false, .. } => bench.breaks(finding, *length),
        FindingKind::NoEnd { until, .. } => bench.written_end(finding, until.is_some()),
        FindingKind::Untimed { .. } => bench.between(finding),
        FindingKind::Disagrees { length, .. } => bench.without_length(finding, *length),
        FindingKind::EndsFirst { end, .. } => bench.ends_first(finding, *end),
        FindingKind::Backwards { start, .. } => bench.sorted(finding, *start),
        FindingKind::Twice { .. } => bench.twice(finding),
        FindingKind::Never { time, taken } => bench.never(finding, *time, *taken),
        // who presents and where, what needs how much, and what the room does when clocks change, is
        // for people to say;
        // a break in slots that contradict each other would only move the contradiction
        FindingKind::NoLineup
        | FindingKind::NobodySpeaks { .. }
        | FindingKind::LongBreak { .. }
        | FindingKind::ScriptLength { .. }
        | FindingKind::FloorTooLong { .. }
        | FindingKind::OverADay { .. }
        | FindingKind::SameTurn { may_be: true, .. }
        | FindingKind::LongStretch { tangled: true, .. }
        | FindingKind::InvertedZone { .. }
        | FindingKind::ClocksChange { .. } => Vec::new(),
    }
}
