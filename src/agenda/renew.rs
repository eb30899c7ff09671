//! Starts a new agenda from another one: the same plan under another title, on another day or on
//! none. Never keeps a day of the past.

use chrono::{NaiveDate, TimeDelta};

use super::{Agenda, Defi, Text, fold_name, times::first_day};

impl Agenda {
    /// The same plan for another session: `title`, on `date` or undated, without its source.
    ///
    /// Days that slots name keep their distance from the first one; an agenda of one day forgets
    /// its day.
    #[must_use]
    pub fn renewed(self, title: Text, date: Option<NaiveDate>) -> Self {
        let first = first_day(&self);
        let moved = first.zip(date).map_or(TimeDelta::zero(), |(first, date)| date - first);
        let mut agenda = Self { title, date, source: None, ..self };
        for slot in &mut agenda.slots {
            slot.day = slot.day.and_then(|day| day.checked_add_signed(moved));
        }
        let days = agenda.slots.iter().any(|slot| slot.day.is_some());
        if let (true, None, Some(slot)) = (days, date, agenda.slots.first_mut()) {
            // an undated agenda counts its days from its first slot
            slot.day = first;
        }
        agenda
    }

    /// The same agenda with its teams in another order: those in `order` first, new ones among
    /// them, then all others as they stood.
    #[must_use]
    pub fn in_order(mut self, order: &[Text]) -> Self {
        let mut left = std::mem::take(&mut self.lineup);
        for name in order {
            let known = left.iter().position(|defi| fold_name(&defi.name) == fold_name(name));
            self.lineup.push(match known {
                Some(known) => left.remove(known),
                None => Defi { name: name.clone(), ..Defi::default() },
            });
        }
        self.lineup.append(&mut left);
        self
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use crate::agenda::{Agenda, Defi, Slot, Text};

    fn day(day: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(2018, 6, day)
    }

    fn two_days() -> Agenda {
        let second = Slot { day: day(22), ..Slot::default() };
        let slots = vec![Slot::default(), second];
        Agenda { date: day(21), source: Some("a page".into()), slots, ..Agenda::default() }
    }

    #[test]
    fn days_keep_their_distance() {
        let days = |agenda: &Agenda| agenda.slots.iter().map(|slot| slot.day).collect::<Vec<_>>();
        let dated = two_days().renewed("Suite".into(), day(28));
        assert_eq!((dated.date, days(&dated)), (day(28), vec![None, day(29)]));
        assert_eq!((dated.title.as_str(), dated.source), ("Suite", None));
        let undated = two_days().renewed("Suite".into(), None);
        assert_eq!((undated.date, days(&undated)), (None, vec![day(21), day(22)]));
        let mut one = two_days();
        one.slots.truncate(1);
        assert_eq!(days(&one.renewed("Suite".into(), None)), [None]);
    }

    #[test]
    fn teams_stand_as_they_were_left() {
        let lineup = ["A", "B", "C"].map(|name| Defi { name: name.into(), ..Defi::default() });
        let agenda = Agenda { lineup: lineup.into(), ..Agenda::default() };
        let left = agenda.in_order(&["c", "D", "A"].map(Text::from));
        let names: Vec<_> = left.lineup.iter().map(|defi| defi.name.as_str()).collect();
        assert_eq!(names, ["C", "D", "A", "B"]);
    }
}
