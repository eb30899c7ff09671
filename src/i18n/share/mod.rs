//! The words of a plan that is handed over: the four questions of every session, and its lines.

mod en;
mod fr;

use super::{Lang, format};
use crate::agenda::{Place, Plan, PlannedSlot};

/// Something that the page of a plan says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says<'a> {
    /// What the session is for, as a question.
    WhatFor,
    /// Who runs it.
    WhoRuns,
    /// Who speaks.
    WhoSpeaks,
    /// What the plan is.
    WhatPlan,
    /// A question that has no answer yet.
    ToBeDecided,
    /// The heading of the remarks for those who run it.
    Remarks,
    /// When the session ends.
    EndsAt(&'a str),
    /// Where the plan comes from.
    Source(&'a str),
    /// A label, for what stands behind it: `13h30-13h45 :`.
    Label(&'a str),
    /// Something behind its label: `Atelier : Pourquoi ?`.
    Labelled(&'a str, &'a str),
    /// Two teams that present together.
    Pair(&'a str, &'a str),
    /// From when on a team is there.
    From(&'a str),
    /// Where in the order a team goes, whoever else is there.
    GoesAt(Place),
    /// What parts two facts in parentheses.
    Between,
    /// So many teams have a turn.
    Teams(usize),
    /// All of them have.
    AllTeams,
    /// So many rounds.
    Rounds(usize),
    /// The time between two turns.
    Changeover(&'a str),
}

impl Says<'_> {
    /// The words, in `lang`.
    #[must_use]
    pub fn words(self, lang: Lang) -> String {
        match lang {
            Lang::Fr => fr::words(self),
            Lang::En => en::words(self),
        }
    }
}

/// From when to when a slot is planned, `13h30-13h45`; none where nothing says it.
#[must_use]
pub fn hours(lang: Lang, slot: &PlannedSlot, plan: &Plan) -> Option<String> {
    if slot.unplaced {
        return None;
    }
    let time = |instant| format::time_on(lang, instant, plan.zone, plan.date);
    let start = time(slot.start);
    Some(match slot.length {
        Some(_) => format!("{start}-{}", time(slot.end)),
        None => start,
    })
}
