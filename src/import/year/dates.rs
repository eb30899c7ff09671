//! The days of a calendar: one after the other, so that a year that is not written follows.

use chrono::{Datelike, NaiveDate};

use super::day;
use crate::import::words::date::resolve;

/// A calendar goes back by this many days at the most; by more it has come to the next year.
const BACK: i64 = 183;

/// The days of a calendar as they are read.
pub(super) struct Calendar {
    year: Option<i32>,
    /// The year in which the calendar is under way, where none is written.
    under_way: Option<i32>,
    today: NaiveDate,
    above: Option<NaiveDate>,
    /// The year of the first day, where none was written.
    taken: Option<i32>,
}

impl Calendar {
    /// A calendar whose days stand in `cells`, one after the other.
    pub(super) fn new(year: Option<i32>, cells: &[&str], today: NaiveDate) -> Self {
        let under_way = if year.is_none() { under_way(cells, today) } else { None };
        Self { year, under_way, today, above: None, taken: None }
    }

    /// The day of a cell; none where it names none.
    pub(super) fn date(&mut self, cell: &str) -> Option<NaiveDate> {
        let day = day(cell)?;
        let on = |year| NaiveDate::from_ymd_opt(year, day.date?.0, day.date?.1);
        let date = match (day.year, self.above) {
            (Some(year), _) => on(year)?,
            (None, None) => {
                let date = resolve(day, self.year.or(self.under_way), self.today)?;
                if self.year.is_none() {
                    self.taken = Some(date.year());
                }
                date
            }
            (None, Some(above)) => {
                let date = on(above.year())?;
                let over = (above - date).num_days() > BACK;
                if over { on(above.year() + 1).unwrap_or(date) } else { date }
            }
        };
        self.above = Some(date);
        Some(date)
    }

    /// The year that was taken for the first day, where nothing says which it is.
    pub(super) const fn taken(&self) -> Option<i32> {
        self.taken
    }
}

/// The year in which `today` falls between the first of these days and the last one; none where
/// the first one says more than its day and its month, or where today is outside.
fn under_way(cells: &[&str], today: NaiveDate) -> Option<i32> {
    let first = cells.iter().find_map(|cell| day(cell))?;
    if first.year.is_some() || first.weekday.is_some() {
        return None;
    }
    [today.year(), today.year() - 1].into_iter().find(|year| {
        let mut calendar =
            Calendar { year: Some(*year), under_way: None, today, above: None, taken: None };
        let mut days = cells.iter().filter_map(|cell| calendar.date(cell));
        let first = days.next();
        first.zip(days.last()).is_some_and(|(first, last)| first <= today && today <= last)
    })
}
