//! Decisions on catching up: which way, to which end, and what it may take.

use chrono::NaiveTime;

use super::{Case, Decided};
use crate::{
    agenda::{CueId, Text, fold_name},
    session::{Event, Limit, Refusal},
};

impl Case<'_> {
    /// Takes a way; without a number, or to look only, it says whether there is one to take.
    pub(super) fn catch_up(
        &self,
        number: Option<u8>,
        target: Option<NaiveTime>,
        dry_run: bool,
    ) -> Result<Option<Decided>, Refusal> {
        let ways = self.state.ways(self.at, target)?;
        let Some(number) = number.filter(|_| !dry_run) else { return Ok(None) };
        let way = ways.ways.into_iter().find(|way| way.kind.number() == number);
        let way = way.ok_or(Refusal::NothingGained)?;
        let target = Some(way.target).filter(|target| self.state.target() != Some(*target));
        if way.cuts.is_empty() && target.is_none() {
            return Err(Refusal::NothingGained);
        }
        Ok(Some((self.at, Event::CaughtUp { way: way.kind, target, cuts: way.cuts })))
    }

    pub(super) fn target(&self, end: Option<NaiveTime>) -> Result<Option<Decided>, Refusal> {
        self.not_finished()?;
        let end = end.map(|time| self.state.ending_at(time, self.at)).transpose()?;
        if end == self.state.target {
            return Err(Refusal::SameLimit);
        }
        Ok(Some((self.at, Event::TargetSet { end })))
    }

    pub(super) fn limit(&self, typed: &Text, limit: Limit) -> Result<Option<Decided>, Refusal> {
        self.not_finished()?;
        let part = self.part(typed)?;
        let known = self.state.limits.get(&part).copied().unwrap_or_default();
        if known.says(limit) {
            return Err(Refusal::SameLimit);
        }
        Ok(Some((self.at, Event::Limited { part, limit })))
    }

    /// The part of the day that is meant: by its id, else the slot of that title, else the only
    /// one whose title begins like it. Of slots with the same title it is the next one to come.
    fn part(&self, typed: &Text) -> Result<CueId, Refusal> {
        if let Ok(id) = typed.to_lowercase().parse::<CueId>() {
            let known = self.has_part(id);
            return known.then_some(id).ok_or(Refusal::UnknownPart { name: typed.clone() });
        }
        let wanted = fold_name(typed);
        let slots = || (1..).zip(&self.state.plan.slots).filter(|(_, slot)| !slot.dropped);
        let titles = || slots().map(|(slot, it)| (slot, &it.title));
        let mut found: Vec<_> = titles().filter(|(_, title)| fold_name(title) == wanted).collect();
        if found.is_empty() && !wanted.is_empty() {
            found = titles().filter(|(_, title)| fold_name(title).starts_with(&wanted)).collect();
        }
        let mut different: Vec<Text> = found.iter().map(|(_, title)| (*title).clone()).collect();
        different.dedup_by_key(|title| fold_name(title));
        if different.len() > 1 {
            let name = typed.clone();
            return Err(Refusal::AmbiguousPart { name, titles: different });
        }
        let comes = |slot: u16| {
            let mut cues = self.state.rundown.cues().iter();
            cues.any(|cue| cue.id.slot() == Some(slot) && self.state.is_to_come(cue.id))
        };
        let next = found.iter().find(|(slot, _)| comes(*slot)).or(found.last());
        let next = next.map(|(slot, _)| CueId::Slot { slot: *slot });
        next.ok_or_else(|| Refusal::UnknownPart { name: typed.clone() })
    }

    /// Whether an id means a cue, a whole slot, or a phase of all turns of a slot.
    fn has_part(&self, id: CueId) -> bool {
        let mut cues = self.state.rundown.cues().iter().map(|cue| cue.id);
        match id {
            CueId::Slot { .. } => cues.any(|cue| cue.slot() == id.slot()),
            CueId::Part { .. } => {
                cues.any(|cue| cue.slot() == id.slot() && cue.phase() == id.phase())
            }
            CueId::Round { .. }
            | CueId::RoundChange { .. }
            | CueId::Phase { .. }
            | CueId::Changeover { .. }
            | CueId::Unplanned { .. } => cues.any(|cue| cue == id),
        }
    }
}
