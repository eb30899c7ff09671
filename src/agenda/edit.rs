//! Changes to an agenda, one at a time: what the doctor proposes and what a hand does are the
//! same thing. Never looks at a date or a plan; whether the result is a good plan is the doctor's
//! business.

use chrono::{NaiveDate, NaiveTime, TimeDelta};

use chrono_tz::Tz;

use super::{Agenda, Anchor, Defi, Kind, Lang, MAX_SLOTS, Phase, Slot, Text, Track, Turns};

/// One change to an agenda; slots and teams count from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Calls the session something else.
    Title(Text),
    /// Moves it to another day, or to none.
    Date(Option<NaiveDate>),
    /// Announces another end, or none.
    End(Option<NaiveTime>),
    /// Says something else of the whole session.
    About(About),
    /// Changes a slot.
    Slot {
        /// Which.
        slot: usize,
        /// What about it.
        change: Change,
    },
    /// Puts a slot before another one, or at the end.
    AddSlot {
        /// Where: the slot that will stand behind it.
        at: usize,
        /// The slot.
        slot: Box<Slot>,
    },
    /// Takes a slot away.
    RemoveSlot {
        /// Which.
        slot: usize,
    },
    /// Moves a slot; the others keep their order.
    MoveSlot {
        /// Which.
        from: usize,
        /// Where it stands afterwards.
        to: usize,
    },
    /// Puts a team before another one, or at the end.
    AddDefi {
        /// Where: the team that will stand behind it.
        at: usize,
        /// The team.
        defi: Box<Defi>,
    },
    /// Takes a team away.
    RemoveDefi {
        /// Which.
        defi: usize,
    },
    /// Says something else of a team.
    Defi {
        /// Which.
        defi: usize,
        /// What it becomes.
        team: Box<Defi>,
    },
    /// Moves a team; the others keep their order.
    MoveDefi {
        /// Which.
        from: usize,
        /// Where it stands afterwards.
        to: usize,
    },
}

/// What is said of the whole session beside its title and its times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// Where it takes place.
    Place(Option<Text>),
    /// For whom it is.
    Audience(Option<Text>),
    /// Who runs it.
    Hosts(Vec<Text>),
    /// What it is for.
    Objectives(Vec<Text>),
    /// The language of its screens and exports.
    Lang(Option<Lang>),
    /// The zone in which its times are meant.
    Zone(Option<Tz>),
    /// Where the plan comes from.
    Source(Option<Text>),
}

/// What changes about a slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// What it is called.
    Title(Text),
    /// What kind of time it is.
    Kind(Kind),
    /// When it is and how long.
    Times(Times),
    /// Who has a turn in it.
    Turns(Option<Turns>),
    /// The timed parts of each turn.
    Phases(Vec<Phase>),
    /// The time between two turns.
    Changeover(Option<TimeDelta>),
    /// How often its activity is repeated.
    Rounds(Option<u16>),
    /// What whoever drives should know about it.
    Note(Option<Text>),
    /// What runs side by side in it.
    Tracks(Vec<Track>),
    /// How it reacts to lateness.
    Anchor(Option<Anchor>),
    /// The least time that it needs.
    Floor(Option<TimeDelta>),
    /// Whether catching up must leave it alone.
    Locked(bool),
    /// Questions to keep in mind.
    Prompts(Vec<Text>),
}

/// When a slot is: what is absent is not written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Times {
    /// The day, when it is not the first start's.
    pub day: Option<NaiveDate>,
    /// The start.
    pub start: Option<NaiveTime>,
    /// The end.
    pub end: Option<NaiveTime>,
    /// The length.
    pub length: Option<TimeDelta>,
}

impl Times {
    /// The times that `slot` has.
    #[must_use]
    pub const fn of(slot: &Slot) -> Self {
        Self { day: slot.day, start: slot.start, end: slot.end, length: slot.length }
    }
}

/// Why an agenda cannot be changed so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditRefusal {
    /// There is no such slot.
    NoSuchSlot,
    /// There is no such team.
    NoSuchDefi,
    /// It has as many slots as an agenda may hold.
    TooManySlots {
        /// [`MAX_SLOTS`].
        limit: usize,
    },
    /// Nobody could load the file.
    Unreadable,
    /// A slot would begin before the one above it.
    Backwards {
        /// When it would begin.
        start: NaiveTime,
        /// When the one above begins.
        above: NaiveTime,
    },
    /// A slot would last so far into the next day that times of day do not tell it.
    NextDay {
        /// When it begins.
        start: NaiveTime,
        /// When it would end.
        end: NaiveTime,
    },
    /// Nothing in it can be shared out between two slots.
    NotTwo,
    /// The turns of both have other parts, and one slot has one kind of turn.
    PartsDiffer,
    /// There is nothing below to join it with.
    NothingBelow,
    /// Another team has that name.
    SameName,
    /// Its turns are given to teams by name, and are not counted.
    TurnsNamed,
    /// It has begun in the session that runs: it stays as it is.
    Begun,
    /// That team has presented in the session that runs.
    Presented,
    /// More turns of that slot have begun in the session that runs.
    TurnsBegun {
        /// How many.
        turns: u16,
    },
    /// A slot would last more than a day.
    OverADay,
    /// Two slots of different kinds are not one slot.
    KindsDiffer,
    /// Nobody has a turn in a break.
    BreakWithTurns,
}

impl Agenda {
    /// Changes the agenda.
    ///
    /// # Errors
    /// When it has no such part, or no room for one more; then it is as before.
    pub fn edit(&mut self, edit: Edit) -> Result<(), EditRefusal> {
        match edit {
            Edit::Title(title) => self.title = title,
            Edit::Date(date) => self.date = date,
            Edit::End(end) => self.end = end,
            Edit::About(about) => self.say(about),
            Edit::Slot { slot, change } => {
                self.slots.get_mut(slot).ok_or(EditRefusal::NoSuchSlot)?.change(change);
            }
            Edit::AddSlot { at, .. } if at > self.slots.len() => {
                return Err(EditRefusal::NoSuchSlot);
            }
            Edit::AddSlot { .. } if self.slots.len() >= MAX_SLOTS => {
                return Err(EditRefusal::TooManySlots { limit: MAX_SLOTS });
            }
            Edit::AddSlot { at, slot } => self.slots.insert(at, *slot),
            Edit::RemoveSlot { slot } if slot >= self.slots.len() => {
                return Err(EditRefusal::NoSuchSlot);
            }
            Edit::RemoveSlot { slot } => {
                self.slots.remove(slot);
            }
            Edit::MoveSlot { from, to } if from.max(to) >= self.slots.len() => {
                return Err(EditRefusal::NoSuchSlot);
            }
            Edit::MoveSlot { from, to } => {
                let slot = self.slots.remove(from);
                self.slots.insert(to, slot);
            }
            Edit::AddDefi { at, .. } if at > self.lineup.len() => {
                return Err(EditRefusal::NoSuchDefi);
            }
            Edit::AddDefi { at, defi } => self.lineup.insert(at, *defi),
            Edit::RemoveDefi { defi } if defi >= self.lineup.len() => {
                return Err(EditRefusal::NoSuchDefi);
            }
            Edit::RemoveDefi { defi } => {
                self.lineup.remove(defi);
            }
            Edit::Defi { defi, team } => {
                *self.lineup.get_mut(defi).ok_or(EditRefusal::NoSuchDefi)? = *team;
            }
            Edit::MoveDefi { from, to } if from.max(to) >= self.lineup.len() => {
                return Err(EditRefusal::NoSuchDefi);
            }
            Edit::MoveDefi { from, to } => {
                let defi = self.lineup.remove(from);
                self.lineup.insert(to, defi);
            }
        }
        Ok(())
    }
}

impl Agenda {
    fn say(&mut self, about: About) {
        match about {
            About::Place(place) => self.place = place,
            About::Audience(audience) => self.audience = audience,
            About::Hosts(hosts) => self.hosts = hosts,
            About::Objectives(objectives) => self.objectives = objectives,
            About::Lang(lang) => self.lang = lang,
            About::Zone(zone) => self.zone = zone,
            About::Source(source) => self.source = source,
        }
    }

    /// What makes this agenda say of the whole session what `next` says; teams and slots stay.
    #[must_use]
    pub fn retold(&self, next: &Self) -> Vec<Edit> {
        let Self {
            title, date, zone, lang, end, place, audience, hosts, objectives, source, ..
        } = next.clone();
        let all = [
            Edit::Title(title),
            Edit::Date(date),
            Edit::End(end),
            Edit::About(About::Place(place)),
            Edit::About(About::Audience(audience)),
            Edit::About(About::Hosts(hosts)),
            Edit::About(About::Objectives(objectives)),
            Edit::About(About::Lang(lang)),
            Edit::About(About::Zone(zone)),
            Edit::About(About::Source(source)),
        ];
        let changes = |edit: &Edit| {
            let mut told = self.clone();
            told.edit(edit.clone()).is_ok_and(|()| told != *self)
        };
        all.into_iter().filter(changes).collect()
    }
}

impl Slot {
    /// What makes this slot the one that `next` is, one change for each thing that differs.
    #[must_use]
    pub fn changes(&self, next: &Self) -> Vec<Change> {
        let times = Times::of(next);
        let Self { kind, title, turns, phases, changeover, tracks, .. } = next.clone();
        let Self { rounds, anchor, floor, locked, note, prompts, .. } = next.clone();
        let all = [
            Change::Title(title),
            Change::Kind(kind),
            Change::Times(times),
            Change::Turns(turns),
            Change::Phases(phases),
            Change::Changeover(changeover),
            Change::Rounds(rounds),
            Change::Note(note),
            Change::Tracks(tracks),
            Change::Anchor(anchor),
            Change::Floor(floor),
            Change::Locked(locked),
            Change::Prompts(prompts),
        ];
        let changes = |change: &Change| {
            let mut changed = self.clone();
            changed.change(change.clone());
            changed != *self
        };
        all.into_iter().filter(changes).collect()
    }

    fn change(&mut self, change: Change) {
        match change {
            Change::Title(title) => self.title = title,
            Change::Kind(kind) => self.kind = kind,
            Change::Times(times) => {
                (self.day, self.start, self.end, self.length) =
                    (times.day, times.start, times.end, times.length);
            }
            Change::Turns(turns) => self.turns = turns,
            Change::Phases(phases) => self.phases = phases,
            Change::Changeover(changeover) => self.changeover = changeover,
            Change::Rounds(rounds) => self.rounds = rounds,
            Change::Note(note) => self.note = note,
            Change::Tracks(tracks) => self.tracks = tracks,
            Change::Anchor(anchor) => self.anchor = anchor,
            Change::Floor(floor) => self.floor = floor,
            Change::Locked(locked) => self.locked = locked,
            Change::Prompts(prompts) => self.prompts = prompts,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Change, Edit, EditRefusal};
    use crate::agenda::{Agenda, Kind, Slot, Text};

    fn agenda() -> Agenda {
        let slot = |title| Slot { title: Text::clean(title), ..Slot::default() };
        Agenda { slots: ["a", "b", "c"].map(slot).into(), ..Agenda::default() }
    }

    fn titles(agenda: &Agenda) -> String {
        agenda.slots.iter().map(|slot| slot.title.as_str()).collect()
    }

    #[test]
    fn a_slot_is_moved_changed_and_taken_away() {
        let mut agenda = agenda();
        agenda.edit(Edit::MoveSlot { from: 2, to: 0 }).expect("the slot is there");
        assert_eq!(titles(&agenda), "cab");
        agenda
            .edit(Edit::Slot { slot: 0, change: Change::Kind(Kind::Break) })
            .expect("the slot is there");
        assert_eq!(agenda.slots[0].kind, Kind::Break);
        agenda.edit(Edit::RemoveSlot { slot: 1 }).expect("the slot is there");
        assert_eq!(titles(&agenda), "cb");
    }

    #[test]
    fn what_is_not_there_is_refused_and_nothing_changes() {
        let mut agenda = agenda();
        let before = agenda.clone();
        let refused = agenda.edit(Edit::RemoveSlot { slot: 3 });
        assert_eq!(refused, Err(EditRefusal::NoSuchSlot));
        let refused = agenda.edit(Edit::AddSlot { at: 4, slot: Box::default() });
        assert_eq!(refused, Err(EditRefusal::NoSuchSlot));
        assert_eq!(agenda, before);
    }
}
