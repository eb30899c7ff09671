//! The session whose plan is being changed while it runs: its screen goes on underneath, and what
//! has begun is not to be changed.

use std::collections::BTreeMap;

use super::PlanEditor;
use crate::{
    agenda::{Agenda, Change, Edit, EditRefusal, Opening, Plan, Text, Turns},
    console::model::{Desk, PlanNews},
    import::Made,
    session::{Command, Followed, Identity, Present},
};

/// How far a team has come in the session that runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// It waits for its turn.
    Waits,
    /// It is on stage.
    OnStage,
    /// It has presented.
    HasPresented,
}

/// A session whose plan is being changed.
#[derive(Debug, Clone)]
pub struct Live {
    /// Its screen, which goes on.
    pub desk: Box<Desk>,
    /// The plan as it was before anything was changed.
    pub base: Plan,
    /// How to put the agenda on its day.
    pub opening: Opening,
    /// How many of the first slots had begun.
    begun: usize,
    /// How many remarks kept the plan from being played before anything was changed.
    pub errors: usize,
    /// The plan of the session, and the numbers that its slots have in it.
    of: Followed,
    numbers: Vec<Option<u16>>,
    /// The same by the line of the agenda at which a slot was: lines go along with what is done to
    /// slots, and what is added has none.
    by_line: BTreeMap<u32, u16>,
}

impl Live {
    pub(super) fn new(desk: Box<Desk>, present: &Present, lines: &[Vec<u32>]) -> Self {
        let lines = lines.iter().zip(&present.numbers);
        let by_line = lines.filter_map(|(lines, number)| Some((*lines.first()?, (*number)?)));
        let (base, _) = Plan::resolve(&present.agenda, &present.opening);
        Self {
            desk,
            base,
            opening: present.opening,
            begun: present.begun,
            errors: 0,
            of: present.of.clone(),
            numbers: present.numbers.clone(),
            by_line: by_line.collect(),
        }
    }

    /// Whether the session follows another plan by now.
    fn is_outdated(&self) -> bool {
        !self.desk.session.follows(&self.of)
    }

    /// The number that a slot of these lines has in the session.
    fn number(&self, lines: &[u32]) -> Option<u16> {
        lines.iter().find_map(|line| self.by_line.get(line).copied())
    }

    /// Whether the slot of these lines runs.
    fn runs(&self, lines: &[u32]) -> bool {
        let on = self.desk.session.slot_on();
        on.is_some() && !self.is_outdated() && self.number(lines) == on
    }

    /// How many of the first slots have begun by now; `lines` are those of each slot.
    fn all_begun(&self, lines: &[Vec<u32>]) -> usize {
        if self.is_outdated() {
            // its numbers are of other slots
            return self.begun;
        }
        let has_begun = |lines: &Vec<u32>| {
            self.number(lines).is_some_and(|number| self.desk.session.has_begun(number))
        };
        let last = lines.iter().rposition(has_begun);
        last.map_or(0, |last| last + 1).max(self.begun)
    }

    /// Whether an edit would change what has begun.
    ///
    /// Of the slot that runs the turns to come may change, and when it ends; a team that has
    /// presented keeps its name and its place.
    fn allows(&self, made: &Made, edit: &Edit) -> Result<(), EditRefusal> {
        let (agenda, all) = (&made.agenda, self.all_begun(&made.lines));
        let is_begun = |slot: usize| slot < all;
        let named = |at: usize| agenda.lineup.get(at).map(|defi| &defi.name);
        let session = &self.desk.session;
        let has_spoken = |at: usize| named(at).is_some_and(|name| session.has_presented(name));
        let (begun, presented) = (Err(EditRefusal::Begun), Err(EditRefusal::Presented));
        match edit {
            Edit::Date(_) => begun,
            Edit::Slot { slot, change } if is_begun(*slot) => {
                let number = made.lines.get(*slot).and_then(|lines| self.number(lines));
                let turns = number.and_then(|number| session.turns_begun(number));
                let runs = turns.is_some() && slot + 1 == all;
                let there = agenda.slots.get(*slot);
                let can = match change {
                    Change::Turns(next) => {
                        let begun = turns.unwrap_or_default();
                        let next = next.as_ref().map_or(0, |next| count(agenda, next));
                        if runs && next < usize::from(begun) {
                            return Err(EditRefusal::TurnsBegun { turns: begun });
                        }
                        true
                    }
                    Change::Phases(_)
                    | Change::Changeover(_)
                    | Change::Floor(_)
                    | Change::Locked(_)
                    | Change::Note(_)
                    | Change::Prompts(_) => true,
                    Change::Times(times) => {
                        there.is_some_and(|slot| (times.day, times.start) == (slot.day, slot.start))
                    }
                    Change::Title(_)
                    | Change::Kind(_)
                    | Change::Rounds(_)
                    | Change::Tracks(_)
                    | Change::Anchor(_) => false,
                };
                if runs && can { Ok(()) } else { begun }
            }
            Edit::AddSlot { at: slot, .. } | Edit::RemoveSlot { slot } if is_begun(*slot) => begun,
            Edit::MoveSlot { from, to } if is_begun(*from) || is_begun(*to) => begun,
            Edit::RemoveDefi { defi } if has_spoken(*defi) => presented,
            Edit::MoveDefi { from, .. } if has_spoken(*from) => presented,
            Edit::Defi { defi, team } if has_spoken(*defi) && named(*defi) != Some(&team.name) => {
                presented
            }
            Edit::Title(_)
            | Edit::About(_)
            | Edit::End(_)
            | Edit::Slot { .. }
            | Edit::AddSlot { .. }
            | Edit::RemoveSlot { .. }
            | Edit::MoveSlot { .. }
            | Edit::AddDefi { .. }
            | Edit::RemoveDefi { .. }
            | Edit::Defi { .. }
            | Edit::MoveDefi { .. } => Ok(()),
        }
    }
}

/// How many turns those are.
fn count(agenda: &Agenda, turns: &Turns) -> usize {
    match turns {
        Turns::Count(count) => usize::from(*count),
        Turns::Named(names) => names.len(),
        Turns::All => agenda.lineup.len(),
    }
}

impl PlanEditor {
    /// Whether these edits leave alone what has begun, where a session runs.
    pub(super) fn may(&self, edits: &[Edit]) -> Result<(), EditRefusal> {
        let Some(live) = &self.live else { return Ok(()) };
        edits.iter().try_for_each(|edit| live.allows(&self.draft().history.now, edit))
    }

    /// Whether a slot has begun in the session that runs.
    #[must_use]
    pub fn has_begun(&self, slot: usize) -> bool {
        self.live.as_ref().is_some_and(|live| slot < live.all_begun(self.lines()))
    }

    /// Whether a slot is the one that runs in the session.
    #[must_use]
    pub fn runs(&self, slot: usize) -> bool {
        let live = self.live.as_ref().zip(self.lines().get(slot));
        live.is_some_and(|(live, lines)| live.runs(lines))
    }

    /// What of a slot can change no more, in words for whoever wants to change it: none where all of
    /// it can, a refusal where nothing of it.
    #[must_use]
    pub fn held(&self, slot: usize) -> Option<PlanNews> {
        let live = self.live.as_ref().filter(|_| self.has_begun(slot))?;
        // what is asked of a field that can change at all says it of the others
        let note = self.agenda().slots.get(slot).and_then(|slot| slot.note.clone());
        let edit = Edit::Slot { slot, change: Change::Note(note) };
        let allowed = live.allows(&self.draft().history.now, &edit);
        Some(allowed.map_or_else(PlanNews::Refused, |()| PlanNews::Runs))
    }

    /// Whether the session follows another plan by now than the one that is changed here.
    #[must_use]
    pub fn is_outdated(&self) -> bool {
        self.live.as_ref().is_some_and(Live::is_outdated)
    }

    /// How far a team has come in the session that runs.
    #[must_use]
    pub fn stands(&self, team: &Text) -> Stands {
        match self.live.as_ref().map(|live| &live.desk.session) {
            Some(session) if session.is_on_stage(team) => Stands::OnStage,
            Some(session) if session.has_presented(team) => Stands::HasPresented,
            Some(_) | None => Stands::Waits,
        }
    }

    /// The command that changes the session's plan to the agenda as it stands; none where no
    /// session runs.
    #[must_use]
    pub fn change(&self) -> Option<Command> {
        let live = self.live.as_ref()?;
        let (plan, _) = Plan::resolve(self.agenda(), &live.opening);
        let new = self.lines().iter().map(|lines| live.number(lines)).collect();
        let identity = Identity { of: live.of.clone(), base: live.numbers.clone(), new };
        Some(Command::ChangePlan {
            plan: Box::new(plan),
            base: Some(Box::new(live.base.clone())),
            identity: Some(Box::new(identity)),
            source: None,
        })
    }
}
