//! The programme of a year: its dates, the frame that they share, and the agenda of each that has
//! one. Data only: agendas are named here, never read.

mod check;
mod fresh;
mod link;
mod write;

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;

use super::{Lang, Text};
pub use check::{Beside, Holds, PlacedRemark, Remark, RemarkKind, Spot, check, placed};
pub use fresh::FreshNames;
pub use link::{Linked, linked};
pub use write::write;

/// The most dates that one programme may hold.
pub const MAX_DATES: usize = 500;

/// The sessions of a year, version 1 of the programme file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Programme {
    /// What the programme is called.
    pub title: Text,
    /// The IANA zone of its dates and times; the machine's own when absent.
    pub zone: Option<Tz>,
    /// The language of what is printed of it.
    pub lang: Option<Lang>,
    /// What its sessions have in common.
    pub frame: Frame,
    /// Where it comes from: a page, a document.
    pub source: Option<Text>,
    /// Its sessions, as they are written.
    pub dates: Vec<Meeting>,
}

/// What the sessions of a programme have in common, unless a date says otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frame {
    /// When a session begins.
    pub start: Option<NaiveTime>,
    /// When it ends.
    pub end: Option<NaiveTime>,
    /// Where it takes place.
    pub place: Option<Text>,
}

/// One date of a programme: `Date(…)` in its file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meeting {
    /// The day.
    pub date: NaiveDate,
    /// When it begins, where that is not the frame's.
    pub start: Option<NaiveTime>,
    /// When it ends, where that is not the frame's.
    pub end: Option<NaiveTime>,
    /// Where it takes place, where that is not the frame's.
    pub place: Option<Text>,
    /// For whom it is.
    pub audience: Option<Text>,
    /// Who runs it.
    pub hosts: Vec<Text>,
    /// What it is about.
    pub theme: Option<Text>,
    /// What it is for.
    pub objectives: Vec<Text>,
    /// What comes after it, the same evening.
    pub after: Option<Text>,
    /// A remark for those who prepare it.
    pub note: Option<Text>,
    /// The name of its agenda's file, in the folder of the programme.
    pub agenda: Option<Text>,
}

impl Programme {
    /// When a date begins: as it says, else as the frame does.
    #[must_use]
    pub fn start(&self, meeting: &Meeting) -> Option<NaiveTime> {
        meeting.start.or(self.frame.start)
    }

    /// When a date ends: as it says, else as the frame does; none where that is not after its
    /// beginning.
    #[must_use]
    pub fn end(&self, meeting: &Meeting) -> Option<NaiveTime> {
        let end = meeting.end.or(self.frame.end);
        end.filter(|end| self.start(meeting).is_none_or(|start| start < *end))
    }

    /// Where a date takes place: as it says, else as the frame does.
    #[must_use]
    pub fn place<'a>(&'a self, meeting: &'a Meeting) -> Option<&'a Text> {
        meeting.place.as_ref().or(self.frame.place.as_ref())
    }

    /// Its dates in three parts, by their places in the file: the next one, those that come after
    /// it, soonest first, and those that are past, the latest first. A date is past once its day
    /// is over.
    #[must_use]
    pub fn seen_on(&self, today: NaiveDate) -> Seen {
        let mut order: Vec<usize> = (0..self.dates.len()).collect();
        order.sort_by_key(|index| {
            let meeting = &self.dates[*index];
            (meeting.date, self.start(meeting), *index)
        });
        let begun = order.partition_point(|index| self.dates[*index].date < today);
        let coming = order.split_off(begun);
        order.reverse();
        let mut coming = coming.into_iter();
        Seen { next: coming.next(), coming: coming.collect(), past: order }
    }
}

/// The dates of a programme as they stand on a day, by their places in its file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen {
    /// The one of today, or the first after it.
    pub next: Option<usize>,
    /// Those after it, soonest first.
    pub coming: Vec<usize>,
    /// Those before today, the latest first.
    pub past: Vec<usize>,
}

impl Seen {
    /// All of them in the order in which they are shown: the next one, the coming, the past.
    pub fn all(&self) -> impl Iterator<Item = usize> {
        self.next.into_iter().chain(self.coming.iter().copied()).chain(self.past.iter().copied())
    }
}
