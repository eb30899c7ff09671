//! What lies at hand while a mend is sought: the agenda, its plan, and how times are written.

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};

use super::MendNames;
use crate::agenda::{
    Agenda, Change, Edit, Plan, PlannedSlot, Slot, Times,
    check::{Finding, Hour, Spot, hour},
};

/// An agenda on the bench.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bench<'a> {
    pub(super) agenda: &'a Agenda,
    pub(super) plan: &'a Plan,
    pub(super) names: MendNames<'a>,
}

/// A slot's index, what is planned and what is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part<'a> {
    pub(super) index: usize,
    pub(super) planned: &'a PlannedSlot,
    pub(super) written: &'a Slot,
}

impl<'a> Bench<'a> {
    /// The slot with that index.
    pub(super) fn part(&self, index: usize) -> Option<Part<'a>> {
        let (planned, written) = (self.plan.slots.get(index)?, self.agenda.slots.get(index)?);
        Some(Part { index, planned, written })
    }

    /// The slot that a finding is about.
    pub(super) fn slot(&self, finding: &Finding) -> Option<Part<'a>> {
        self.part(finding.at.slot()?)
    }

    /// The other slot that it has to do with.
    pub(super) fn other(&self, finding: &Finding) -> Option<Part<'a>> {
        self.part(finding.also.and_then(Spot::slot)?)
    }

    /// An instant as it is said.
    pub(super) fn hour(&self, at: DateTime<Utc>) -> Hour {
        hour(self.plan, at)
    }

    /// An instant as the agenda writes it: before the plan's shift.
    pub(super) fn time(&self, at: DateTime<Utc>) -> NaiveTime {
        (at - self.plan.shift).with_timezone(&self.plan.zone).time()
    }

    /// Lets a slot last from `start` to `end`, written the way it is written now; none where that is
    /// no time at all.
    pub(super) fn last(
        &self,
        part: Part<'_>,
        start: DateTime<Utc>,
        end: DateTime<Utc>,
    ) -> Option<Edit> {
        let length = end - start;
        if length <= TimeDelta::zero() {
            return None;
        }
        let (from, to) = (Some(self.time(start)), Some(self.time(end)));
        let day = part.written.day;
        let times = match Times::of(part.written) {
            Times { start: None, end: None, .. } => {
                Times { day, start: None, end: None, length: Some(length) }
            }
            Times { start: Some(_), end: None, length: Some(_), .. } => {
                Times { day, start: from, end: None, length: Some(length) }
            }
            Times { start: None, end: Some(_), length: None, .. } => {
                Times { day, start: None, end: to, length: None }
            }
            Times { start: Some(_), .. } | Times { end: Some(_), .. } => {
                Times { day, start: from, end: to, length: None }
            }
        };
        Some(Edit::Slot { slot: part.index, change: Change::Times(times) })
    }
}

impl Spot {
    /// The slot that it is in.
    pub(in crate::agenda::check) const fn slot(self) -> Option<usize> {
        match self {
            Self::Slot { slot, .. } | Self::Turn { slot, .. } => Some(slot),
            Self::Zone | Self::AnnouncedEnd | Self::Defi(_) => None,
        }
    }
}
