//! The plan: an agenda on a given day, in a given zone, with instants for times of day.
//!
//! It holds all that a session needs, so the agenda's file may change or vanish afterwards.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::{Cue, CueId, Defi, Earlier, Kind, Lang, Role, Text, Then, Track, millis};

/// Which day, zone and shift make instants of an agenda's times of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opening {
    /// The day on which the agenda's first day falls.
    pub date: NaiveDate,
    /// The zone, where the agenda names none.
    pub zone: Tz,
    /// What is added to every planned instant: "begin now", or `--at`.
    pub shift: TimeDelta,
    /// When a plan without any written start begins (before the shift).
    pub begin: DateTime<Utc>,
}

/// An agenda on its day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// What the session is called.
    pub title: Text,
    /// The day on which it begins, after rebasing.
    pub date: NaiveDate,
    /// The zone in which its times are shown.
    pub zone: Tz,
    /// The language that the agenda asks for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<Lang>,
    /// The day that the agenda names, when the plan was moved away from it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved_from: Option<NaiveDate>,
    /// What was added to every planned instant, in milliseconds.
    #[serde(default = "TimeDelta::zero", with = "millis")]
    pub shift: TimeDelta,
    /// The target end: the announced one, else the last written one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<DateTime<Utc>>,
    /// Where it takes place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Text>,
    /// For whom it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audience: Option<Text>,
    /// Who runs it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hosts: Vec<Text>,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objectives: Vec<Text>,
    /// Where the agenda comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Text>,
    /// The teams, in the written order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lineup: Vec<Defi>,
    /// The lines of the agenda, in order.
    pub slots: Vec<PlannedSlot>,
    /// The agenda that it was made of, as [`super::write`] writes it; none in journals of before
    /// it was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written: Option<Box<str>>,
}

/// One line of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedSlot {
    /// What it is called.
    pub title: Text,
    /// What kind of time it is.
    pub kind: Kind,
    /// When it was to begin; the earliest possible time where it is `unplaced`.
    pub start: DateTime<Utc>,
    /// When it was to end; the start again when it is untimed.
    pub end: DateTime<Utc>,
    /// Whether nothing says when it begins: what comes before it is untimed, and no start is
    /// written. Nobody can be late for it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unplaced: bool,
    /// Its length, in milliseconds; none when it is untimed.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "millis::option")]
    pub length: Option<TimeDelta>,
    /// How it reacts to lateness.
    pub anchor: PlannedAnchor,
    /// The least time that it needs, in milliseconds, where the agenda says it.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "millis::option")]
    pub floor: Option<TimeDelta>,
    /// Whether catching up must leave it alone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub locked: bool,
    /// A remark for the facilitator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// Who has a turn in it, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seats: Vec<Seat>,
    /// The timed parts: of each turn, else of the slot; never empty where there are seats.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub phases: Vec<PlannedPhase>,
    /// The time between two turns, in milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "millis::option")]
    pub changeover: Option<TimeDelta>,
    /// What runs side by side.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tracks: Vec<Track>,
    /// How often its activity is repeated; 1 for once.
    #[serde(default = "one")]
    pub rounds: u16,
    /// Questions to keep in mind.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prompts: Vec<Text>,
    /// Its parts that had begun when the plan was changed, as they were planned; each entry goes
    /// on where the one before it ends.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<Earlier>,
    /// Whether the plan was changed so that it does not take place: it only keeps its number.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub dropped: bool,
}

const fn one() -> u16 {
    1
}

/// Whose turn it is to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Seat {
    /// This team's.
    Team(Text),
    /// A turn that nobody is named for, in an agenda without a lineup.
    Unnamed,
    /// Nobody's: the lineup has fewer teams than there are places. It takes no time.
    Free,
}

/// A timed part of a turn, or of a slot without turns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedPhase {
    /// What it is called; empty for a turn that has no phases of its own.
    pub title: Text,
    /// Its length, in milliseconds; none when its slot is untimed.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "millis::option")]
    pub length: Option<TimeDelta>,
    /// Who speaks.
    pub role: Role,
    /// The least time that it needs, in milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "millis::option")]
    pub floor: Option<TimeDelta>,
    /// How much before the end the warning comes, in milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "millis::option")]
    pub warn: Option<TimeDelta>,
    /// How much before the end the danger level comes, in milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "millis::option")]
    pub danger: Option<TimeDelta>,
    /// How long after the end the signal waits, in milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "millis::option")]
    pub grace: Option<TimeDelta>,
    /// What happens when its time is up.
    #[serde(default)]
    pub then: Then,
    /// The parts of the talk and their lengths, in milliseconds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub script: Vec<ScriptLine>,
    /// Questions to keep in mind.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prompts: Vec<Text>,
}

/// One part of a talk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScriptLine {
    /// What it is about.
    pub title: Text,
    /// How long it lasts, in milliseconds.
    #[serde(with = "millis")]
    pub length: TimeDelta,
}

/// How a slot reacts to lateness.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PlannedAnchor {
    /// It follows what comes before it.
    Floating,
    /// It does not begin before this instant.
    NotBefore(DateTime<Utc>),
    /// It is to begin at this instant; lateness is reported as a collision.
    Fixed(DateTime<Utc>),
    /// It ends at this instant, however late it began, but lasts at least its floor.
    EndAt {
        /// When it ends.
        end: DateTime<Utc>,
        /// What it lasts at the least, in milliseconds.
        #[serde(with = "millis")]
        floor: TimeDelta,
    },
}

impl Plan {
    /// When the first slot was to begin; none for a plan without slots.
    #[must_use]
    pub fn begins(&self) -> Option<DateTime<Utc>> {
        self.slots.iter().find(|slot| !slot.dropped).map(|slot| slot.start)
    }

    /// The same plan with every planned instant moved by `by`, and the target end with them.
    #[must_use]
    pub fn shifted(&self, by: TimeDelta) -> Self {
        let mut plan = self.clone();
        plan.shift += by;
        plan.end = plan.end.map(|end| end + by);
        for slot in &mut plan.slots {
            slot.shift(by);
        }
        plan
    }

    /// When the last of the slots was to end, as planned.
    #[must_use]
    pub fn ends(&self) -> Option<DateTime<Utc>> {
        self.slots.iter().filter(|slot| !slot.dropped).map(|slot| slot.end).max()
    }

    /// Every cue of the plan, in order, as planned; seats that are free have cues too.
    #[must_use]
    pub fn cues(&self) -> Vec<Cue> {
        let slots = self.slots.iter().zip(1..);
        slots.flat_map(|(slot, number)| slot.cues(number)).collect()
    }
}

impl PlannedSlot {
    fn shift(&mut self, by: TimeDelta) {
        self.start += by;
        self.end += by;
        self.anchor = match self.anchor {
            PlannedAnchor::Floating => PlannedAnchor::Floating,
            PlannedAnchor::NotBefore(at) => PlannedAnchor::NotBefore(at + by),
            PlannedAnchor::Fixed(at) => PlannedAnchor::Fixed(at + by),
            PlannedAnchor::EndAt { end, floor } => PlannedAnchor::EndAt { end: end + by, floor },
        };
        for earlier in &mut self.earlier {
            earlier.slot.shift(by);
        }
    }

    /// The cues of all its parts as if none had begun when the plan was changed.
    pub(super) fn own_cues(&self, number: u16) -> Vec<Cue> {
        let (mut at, placed) = (self.start, !self.unplaced);
        let mut anchor = Some(self.anchor);
        let mut cue = |id, length: Option<TimeDelta>| {
            let start = at;
            at += length.unwrap_or_default();
            let anchor = anchor.take().unwrap_or(PlannedAnchor::Floating);
            Cue { id, length, window: placed.then_some((start, at)), anchor }
        };
        let slot = number;
        // one that takes no time is none
        let changeover = self.changeover.filter(|length| *length > TimeDelta::zero());
        if !self.seats.is_empty() {
            let mut cues = Vec::new();
            for turn in (1..).take(self.seats.len()) {
                if let Some(changeover) = changeover
                    && turn > 1
                {
                    cues.push(cue(CueId::Changeover { slot, turn: turn - 1 }, Some(changeover)));
                }
                for (phase, planned) in (1..).zip(&self.phases) {
                    cues.push(cue(CueId::Phase { slot, turn, phase }, planned.length));
                }
            }
            cues
        } else if self.rounds > 1 {
            // a slot that is shorter than the changes between its rounds has none
            let between = changeover.unwrap_or_default() * (i32::from(self.rounds) - 1);
            let changeover = changeover.filter(|_| self.length.is_some_and(|all| all > between));
            let between = changeover.map_or_else(TimeDelta::zero, |_| between);
            let each = |all: TimeDelta| whole_seconds((all - between) / i32::from(self.rounds));
            let each = self.length.map(each);
            let mut cues = Vec::new();
            for round in 1..=self.rounds {
                if let Some(changeover) = changeover
                    && round > 1
                {
                    cues.push(cue(CueId::RoundChange { slot, round: round - 1 }, Some(changeover)));
                }
                cues.push(cue(CueId::Round { slot, round }, each));
            }
            cues
        } else if !self.phases.is_empty() {
            let phases = (1..).zip(&self.phases);
            phases
                .map(|(phase, planned)| cue(CueId::Part { slot, phase }, planned.length))
                .collect()
        } else {
            vec![cue(CueId::Slot { slot }, self.length)]
        }
    }
}

fn whole_seconds(length: TimeDelta) -> TimeDelta {
    TimeDelta::seconds(length.num_seconds())
}
