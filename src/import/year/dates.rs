//! The days of a calendar: one after the other, so that a year that is not written follows.

use chrono::{Datelike, NaiveDate};

use super::day;
use crate::import::words::date::resolve;

/// A calendar goes back by this many days at the most; by more it has come to the next year.
const BACK: i64 = 183;

/// The days of a calendar as they are read.
pub(super) struct Calendar {
    year: Option<i32>,
    today: NaiveDate,
    above: Option<NaiveDate>,
    /// The year of the first day, where none was written.
    taken: Option<i32>,
}

impl Calendar {
    pub(super) const fn new(year: Option<i32>, today: NaiveDate) -> Self {
        Self { year, today, above: None, taken: None }
    }

    /// The day of a cell; none where it names none.
    pub(super) fn date(&mut self, cell: &str) -> Option<NaiveDate> {
        let day = day(cell)?;
        let on = |year| NaiveDate::from_ymd_opt(year, day.date?.0, day.date?.1);
        let date = match (day.year, self.above) {
            (Some(year), _) => on(year)?,
            (None, None) => {
                let date = resolve(day, self.year, self.today)?;
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
