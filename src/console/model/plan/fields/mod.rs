//! What stands in the fields of an agenda's parts, and what becomes of those parts: nothing but
//! what was filled in is changed.

mod parts;
mod session;
mod slot;
mod team;

use super::{Form, FormOf, PlanEditor, Sense};
use crate::{
    agenda::{Agenda, Defi, Rest, Slot, Text, Turns},
    console::line::Line,
    i18n::{
        Lang,
        console::plan::field::{FieldName, SlotField},
    },
    session::Reading,
};

/// The fields that are not understood, by their place in the form.
pub type Wrong = Vec<usize>;

impl Form {
    /// The fields of the whole session.
    #[must_use]
    pub fn of_session(agenda: &Agenda, sense: &Sense) -> Self {
        Self::new(FormOf::Session, session::fields(agenda, sense))
    }

    /// The fields of a slot, or of a new one; `rest` where something after it moves or holds.
    #[must_use]
    pub fn of_slot(of: FormOf, slot: &Slot, rest: Option<Rest>, sense: &Sense) -> Self {
        let mut form = Self::new(of, slot::fields(slot, rest, sense));
        parts::follow(&mut form, slot, sense);
        form
    }

    /// The one field for a slot's times, in which the first character takes the place of what is
    /// there; and what becomes of the rest.
    #[must_use]
    pub fn of_times(slot: usize, of: &Slot, rest: Option<Rest>, sense: &Sense) -> Self {
        let times = [FieldName::Slot(SlotField::Times), FieldName::Slot(SlotField::Rest)];
        let fields = slot::fields(of, rest, sense).into_iter();
        let fields = fields.filter(|field| times.contains(&field.name));
        Self::new(FormOf::Times(slot), fields.collect())
    }

    /// The fields of a team, or of a new one.
    #[must_use]
    pub fn of_team(of: FormOf, defi: &Defi, sense: &Sense) -> Self {
        Self::new(of, team::fields(defi, sense))
    }

    /// The same with this in the first field.
    #[must_use]
    pub fn beginning(mut self, text: &str) -> Self {
        if let Some(first) = self.fields.first_mut() {
            first.value = super::Value::Typed(Line::new(text));
        }
        self
    }

    /// Gives each part of the slot its fields as the line with the parts says now.
    pub fn follow(&mut self, slot: &Slot, sense: &Sense) {
        if matches!(self.of, FormOf::Slot(_) | FormOf::NewSlot { .. }) {
            parts::follow(self, slot, sense);
        }
    }

    /// The slot with what was filled in; what was typed for its times is taken as `rest` says.
    ///
    /// # Errors
    /// With the fields that are not understood.
    pub fn slot(&self, slot: &Slot, rest: Rest, sense: &Sense) -> Result<Slot, Wrong> {
        slot::filled(self, slot, rest, sense)
    }

    /// The team with what was filled in.
    ///
    /// # Errors
    /// With the fields that are not understood.
    pub fn team(&self, defi: &Defi, sense: &Sense) -> Result<Defi, Wrong> {
        team::filled(self, defi, sense)
    }

    /// The agenda with what was filled in, and the names of its teams where they were.
    ///
    /// # Errors
    /// With the fields that are not understood.
    pub fn session(
        &self,
        agenda: &Agenda,
        sense: &Sense,
    ) -> Result<(Agenda, Option<Vec<Text>>), Wrong> {
        session::filled(self, agenda, sense)
    }

    /// What was filled in, field by field, in their order.
    fn filled(&self, sense: &Sense) -> Result<Vec<(FieldName, super::Said)>, Wrong> {
        let added = matches!(self.of, FormOf::NewSlot { .. } | FormOf::NewTeam { .. });
        let mut filled = Vec::new();
        let mut wrong = Vec::new();
        for (place, field) in self.fields.iter().enumerate() {
            if field.is_as_before() && !added {
                continue;
            }
            match field.said(sense) {
                Some(said) => filled.push((field.name, said)),
                None => wrong.push(place),
            }
        }
        if wrong.is_empty() { Ok(filled) } else { Err(wrong) }
    }
}

impl PlanEditor {
    /// The slot that fields are about, as it stands; an empty one for what is new.
    #[must_use]
    pub fn slot_of_form(&self, of: FormOf) -> Slot {
        let slot = match of {
            FormOf::Slot(slot) | FormOf::Times(slot) => self.agenda().slots.get(slot).cloned(),
            FormOf::Session | FormOf::NewSlot { .. } | FormOf::Team(_) | FormOf::NewTeam { .. } => {
                None
            }
        };
        slot.unwrap_or_default()
    }

    /// What is needed to understand the fields of what they are about.
    ///
    /// A day without a year is meant near the session's day, where it has one.
    #[must_use]
    pub fn sense(&self, of: FormOf, lang: Lang, now: &Reading) -> Sense {
        let slot = self.slot_of_form(of);
        let today = now.wall.with_timezone(&self.zone).date_naive();
        let parts = slot.phases.iter().map(|phase| phase.title.clone());
        let steps = slot.phases.iter().flat_map(|phase| phase.script.iter());
        let parts = parts.chain(steps.map(|(title, _)| title.clone())).collect();
        let teams = self.agenda().lineup.iter().map(|defi| defi.name.clone());
        let named = match &slot.turns {
            Some(Turns::Named(names)) => names.clone(),
            Some(Turns::Count(_) | Turns::All) | None => Vec::new(),
        };
        Sense {
            lang,
            day: self.agenda().date.unwrap_or(today),
            parts,
            teams: teams.chain(named).collect(),
        }
    }

    /// The choice that holds for what comes after slot `at`; none where nothing comes after it.
    #[must_use]
    pub fn rest_after(&self, at: usize) -> Option<Rest> {
        (at < self.agenda().slots.len()).then_some(self.rest)
    }
}
