//! The programme's own doctor: what somebody would want to know about a calendar before they rely
//! on it. Findings are data; it has no words and opens no file: what agendas hold is told to it.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};

use super::{Meeting, Programme};
use crate::agenda::{
    Text,
    check::Severity,
    read::{DatePlaces, Span, YearPlaces, nearest_of},
};

/// An agenda of the programme's folder, or one that the programme names and that is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// The name of its file.
    pub name: Text,
    /// What it holds.
    pub holds: Holds,
}

/// What a file beside a programme holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holds {
    /// Nothing: there is no such file.
    Nothing,
    /// What keeps it from being loaded.
    Errors,
    /// An agenda.
    Agenda {
        /// Its day.
        date: Option<NaiveDate>,
    },
}

/// Something that the doctor found in a programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Whether the programme contradicts itself, or may be meant so.
    pub severity: Severity,
    /// What it is about.
    pub at: Spot,
    /// The other place that it has to do with.
    pub also: Option<Spot>,
    /// What it is.
    pub what: RemarkKind,
}

/// A part of a programme; dates count from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// The list of dates.
    Dates,
    /// The end of the frame.
    FrameEnd,
    /// The day of a date.
    Day(usize),
    /// The end of a date.
    End(usize),
    /// The agenda of a date.
    Agenda(usize),
}

/// What the doctor found in a programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RemarkKind {
    /// It has no date.
    NoDates,
    /// It does not end after it begins.
    EndsFirst {
        /// When it begins.
        start: NaiveTime,
        /// The written end.
        end: NaiveTime,
    },
    /// Two sessions at one time; the other place is the first.
    SameDay {
        /// The day.
        date: NaiveDate,
    },
    /// It is before the date above it; the other place is that one.
    Backwards {
        /// The day.
        date: NaiveDate,
        /// The day above.
        above: NaiveDate,
    },
    /// The agenda that it names is not in the folder.
    NoSuchAgenda {
        /// The name.
        name: Text,
        /// The file whose name is nearest.
        nearest: Option<Text>,
    },
    /// The agenda that it names holds errors.
    WrongAgenda {
        /// The name.
        name: Text,
    },
    /// The agenda that it names is for another day.
    OtherDay {
        /// The name.
        name: Text,
        /// The day of the programme.
        ours: NaiveDate,
        /// The day of the agenda.
        theirs: NaiveDate,
    },
    /// Two dates name one agenda; the other place is the first.
    SameAgenda {
        /// The name.
        name: Text,
    },
    /// It names no agenda, and the folder has one for that day.
    NotNamed {
        /// The name of that agenda.
        name: Text,
    },
}

impl RemarkKind {
    const fn severity(&self) -> Severity {
        match self {
            Self::EndsFirst { .. } | Self::SameDay { .. } => Severity::Error,
            Self::NoDates
            | Self::Backwards { .. }
            | Self::NoSuchAgenda { .. }
            | Self::WrongAgenda { .. }
            | Self::OtherDay { .. }
            | Self::SameAgenda { .. }
            | Self::NotNamed { .. } => Severity::Warning,
        }
    }
}

/// Looks a programme over; `beside` are the agendas of its folder and those that it names.
///
/// What is found comes in the order of the dates.
#[must_use]
pub fn check(programme: &Programme, beside: &[Beside]) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let mut find = |at, also, what: RemarkKind| {
        remarks.push(Remark { severity: what.severity(), at, also, what });
    };
    if programme.dates.is_empty() {
        find(Spot::Dates, None, RemarkKind::NoDates);
    }
    let frame = &programme.frame;
    if let (Some(start), Some(end)) = (frame.start, frame.end)
        && end <= start
    {
        find(Spot::FrameEnd, None, RemarkKind::EndsFirst { start, end });
    }
    let mut days: BTreeMap<NaiveDate, Vec<usize>> = BTreeMap::new();
    let mut named: BTreeMap<&Text, usize> = BTreeMap::new();
    for (index, meeting) in programme.dates.iter().enumerate() {
        let date = meeting.date;
        if let (Some(start), Some(end)) = (programme.start(meeting), meeting.end)
            && end <= start
        {
            find(Spot::End(index), None, RemarkKind::EndsFirst { start, end });
        }
        let same_day = days.entry(date).or_default();
        let clash = same_day.iter().find(|other| {
            programme.dates.get(**other).is_some_and(|other| meet(programme, other, meeting))
        });
        if let Some(other) = clash {
            find(Spot::Day(index), Some(Spot::Day(*other)), RemarkKind::SameDay { date });
        }
        same_day.push(index);
        let above =
            index.checked_sub(1).and_then(|above| Some((above, programme.dates.get(above)?)));
        if let Some((at, above)) = above.filter(|(_, above)| date < above.date) {
            let what = RemarkKind::Backwards { date, above: above.date };
            find(Spot::Day(index), Some(Spot::Day(at)), what);
        }
        match &meeting.agenda {
            Some(name) => {
                if let Some(first) = named.get(name) {
                    let what = RemarkKind::SameAgenda { name: name.clone() };
                    find(Spot::Agenda(index), Some(Spot::Agenda(*first)), what);
                    continue;
                }
                named.insert(name, index);
                let its = beside.iter().find(|beside| beside.name == *name);
                if let Some(what) = its.and_then(|its| linked(its, meeting, beside)) {
                    find(Spot::Agenda(index), None, what);
                }
            }
            None => {
                let on_day = |it: &&Beside| it.holds == (Holds::Agenda { date: Some(date) });
                let is_free = |it: &&Beside| {
                    !programme.dates.iter().any(|m| m.agenda.as_ref() == Some(&it.name))
                };
                if let Some(free) = beside.iter().filter(on_day).find(is_free) {
                    let what = RemarkKind::NotNamed { name: free.name.clone() };
                    find(Spot::Day(index), None, what);
                }
            }
        }
    }
    remarks
}

/// Whether two sessions of one day are at one time, as far as their hours are known.
fn meet(programme: &Programme, one: &Meeting, other: &Meeting) -> bool {
    let hours = |meeting| programme.start(meeting).zip(programme.end(meeting));
    match (hours(one), hours(other)) {
        (Some((start, end)), Some((from, to))) => start < to && from < end,
        _ => true,
    }
}

/// What is wrong with the agenda that a date names.
fn linked(its: &Beside, meeting: &Meeting, beside: &[Beside]) -> Option<RemarkKind> {
    let name = its.name.clone();
    match its.holds {
        Holds::Nothing => {
            let there = beside.iter().filter(|it| it.holds != Holds::Nothing);
            let nearest = nearest_of(&name, there.map(|it| (it.name.as_str(), &it.name))).cloned();
            Some(RemarkKind::NoSuchAgenda { name, nearest })
        }
        Holds::Errors => Some(RemarkKind::WrongAgenda { name }),
        Holds::Agenda { date: Some(theirs) } if theirs != meeting.date => {
            Some(RemarkKind::OtherDay { name, ours: meeting.date, theirs })
        }
        Holds::Agenda { date: Some(_) | None } => None,
    }
}

/// A remark and where it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedRemark {
    /// What was found.
    pub remark: Remark,
    /// Where.
    pub span: Span,
    /// Where the other place is.
    pub also: Option<Span>,
}

/// Finds the places of `remarks` in the file that the programme was read from, in its order.
#[must_use]
pub fn placed(remarks: Vec<Remark>, places: &YearPlaces) -> Vec<PlacedRemark> {
    let place = |remark: Remark| {
        let (span, also) = (span(places, remark.at), remark.also.map(|also| span(places, also)));
        PlacedRemark { remark, span, also }
    };
    let mut placed: Vec<_> = remarks.into_iter().map(place).collect();
    placed.sort_by_key(|placed| placed.span);
    placed
}

fn span(places: &YearPlaces, spot: Spot) -> Span {
    let in_date = |index: usize, part: fn(&DatePlaces) -> Option<Span>| {
        let date = places.dates.get(index);
        date.map_or(places.head, |date| part(date).unwrap_or(date.head))
    };
    match spot {
        Spot::Dates => places.dates_head.unwrap_or(places.head),
        Spot::FrameEnd => places.frame_end.unwrap_or(places.head),
        Spot::Day(index) => in_date(index, |date| date.date),
        Spot::End(index) => in_date(index, |date| date.end),
        Spot::Agenda(index) => in_date(index, |date| date.agenda),
    }
}
