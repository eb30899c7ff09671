//! What catching up says: the ways, what each costs, and what was taken or said of a part of the
//! day. Never decides anything.

mod consequence;
mod en;
mod fr;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;

use super::{Lang, format};
use crate::{
    agenda::{CueId, Kind},
    session::{Broken, Group, Limit, Moment, ON_TIME, Promise, Way, WayKind, Ways},
};

/// Something that catching up says. Times and lengths come in already written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says<'a> {
    /// So late against that end.
    Late(&'a str, &'a str),
    /// So much time to give back before that end.
    Ahead(&'a str, &'a str),
    /// The name of a way.
    Way(WayKind),
    /// When the session ends then.
    Ends(&'a str),
    /// What is still missing then.
    Missing(&'a str),
    /// What is left over then.
    Spare(&'a str),
    /// Nobody loses anything.
    NobodyLoses,
    /// Nobody can give anything: all is at its floor, or locked.
    NothingToTake,
    /// Nobody takes the time.
    NothingToGive,
    /// What lasts how long, instead of how long.
    Instead(&'a str, &'a str, &'a str),
    /// So many times each.
    Each(usize),
    /// A phase of a slot: the slot, the phase.
    PhaseOf(&'a str, &'a str),
    /// The changeovers of a slot.
    Changeovers(&'a str),
    /// A round of a slot.
    Round(u16),
    /// A break that has no title.
    Break,
    /// A promised time that is not kept: what, the time told, the time that comes of it.
    Broken(Promise, &'a str, &'a str, &'a str),
    /// The feedback that every team gets.
    SameFeedback(&'a str),
    /// The least and the most feedback that a team gets, and which team gets the least.
    Feedback(&'a str, &'a str, Option<&'a str>),
    /// A way was taken.
    Taken(WayKind),
    /// The session is to end then.
    TargetSet(&'a str),
    /// The session is to end as the agenda says.
    TargetCleared,
    /// What was said of a part of the day.
    Limited(&'a str, Limit),
    /// At the pace so far, the last team has no feedback; which one.
    Pace(Option<&'a str>),
    /// A break makes up for the time lost: which, how long it is, how long it was to be.
    Absorbed(&'a str, &'a str, &'a str),
    /// So much ahead, and a break can last that long: how much, which, how long.
    BreakCanLast(&'a str, &'a str, &'a str),
    /// A break of that title, inside a sentence.
    TheBreak(&'a str),
    /// The room was told that time: the console reminds of it.
    Reminder(&'a str),
    /// The title of the panel.
    Title,
    /// The same where there is time to give back.
    TitleAhead,
    /// What the panel's parts are for.
    Parts,
    /// When the session is to end, as a row of the panel.
    TargetRow(&'a str),
    /// The least that a part lasts.
    AtLeast(&'a str),
    /// That a part is left alone.
    Locked,
    /// That a part pays first.
    PaysFirst,
    /// That a part pays last.
    PaysLast,
    /// When is the session to end?
    AskTarget,
    /// That an empty line means as planned.
    EmptyPlanned,
    /// How long does this part last at least?
    AskFloor(&'a str),
    /// That an empty line means the usual.
    EmptyUsual,
    /// That the déroulé shows what a way makes of it: which way.
    Preview(&'a str),
    /// The same where there is little room: the number of the way.
    PreviewNumber(u8),
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

/// In which words ways are told.
#[derive(Debug, Clone, Copy)]
pub struct Teller {
    /// The language.
    pub lang: Lang,
    /// The zone in which times are shown.
    pub zone: Tz,
    /// The day that times are compared to.
    pub day: NaiveDate,
}

impl Teller {
    /// The words for the ways of a session at `moment`.
    #[must_use]
    pub fn of(lang: Lang, moment: &Moment) -> Self {
        let day = moment.planned_start.unwrap_or(moment.at);
        let day = day.with_timezone(&moment.zone).date_naive();
        Self { lang, zone: moment.zone, day }
    }

    /// How late the session is, or how much time there is to give back.
    #[must_use]
    pub fn lateness(self, ways: &Ways) -> String {
        let (by, target) = (format::length(ways.late.abs()), self.time(ways.target));
        let says = if ways.late > TimeDelta::zero() {
            Says::Late(&by, &target)
        } else {
            Says::Ahead(&by, &target)
        };
        says.words(self.lang)
    }

    /// When a way ends, and what is missing or left over then.
    #[must_use]
    pub fn end(self, way: &Way) -> String {
        let rest = self.rest(way).map(|rest| format!(", {rest}"));
        self.ends(way) + &rest.unwrap_or_default()
    }

    /// When a way ends.
    #[must_use]
    pub fn ends(self, way: &Way) -> String {
        Says::Ends(&self.time(way.end)).words(self.lang)
    }

    /// What is missing, or left over, when a way ends.
    #[must_use]
    pub fn rest(self, way: &Way) -> Option<String> {
        if way.rest.abs() < ON_TIME {
            return None;
        }
        let rest = format::length(way.rest.abs());
        let late = way.rest > TimeDelta::zero();
        let says = if late { Says::Missing(&rest) } else { Says::Spare(&rest) };
        Some(says.words(self.lang))
    }

    /// What a way changes, a line for each thing that changes.
    #[must_use]
    pub fn changes(self, way: &Way) -> Vec<String> {
        let groups = way.groups();
        if !groups.is_empty() {
            return groups.iter().map(|group| self.change(group)).collect();
        }
        let nothing = match way.kind {
            WayKind::FinishLater => Says::NobodyLoses,
            WayKind::ProtectPresentations | WayKind::ProtectBreaks => Says::NothingToTake,
            WayKind::LongerBreaks | WayKind::LongerFeedback | WayKind::FinishEarlier => {
                Says::NothingToGive
            }
        };
        vec![nothing.words(self.lang)]
    }

    /// One change: what lasts how long instead of how long, and how often.
    #[must_use]
    pub fn change(self, group: &Group) -> String {
        let [from, to] = [group.from, group.to].map(format::short_length);
        let mut words = Says::Instead(&self.part(group), &to, &from).words(self.lang);
        if group.count > 1 {
            words += &Says::Each(group.count).words(self.lang);
        }
        words
    }

    fn part(self, group: &Group) -> String {
        let say = |says: Says<'_>| says.words(self.lang);
        let phase = group.phase.as_ref().filter(|phase| !phase.is_empty());
        match (group.first, phase) {
            (CueId::Changeover { .. } | CueId::RoundChange { .. }, _) => {
                say(Says::Changeovers(&group.title))
            }
            (CueId::Round { round, .. }, _) if group.count == 1 => {
                say(Says::PhaseOf(&group.title, &say(Says::Round(round))))
            }
            (_, Some(phase)) => say(Says::PhaseOf(&group.title, &inside(phase))),
            (_, None) if group.title.is_empty() && group.kind == Kind::Break => say(Says::Break),
            (_, None) => group.title.to_string(),
        }
    }

    /// The promised times that a way breaks.
    #[must_use]
    pub fn broken(self, way: &Way) -> Vec<String> {
        way.broken.iter().map(|broken| self.promise(broken)).collect()
    }

    fn promise(self, broken: &Broken) -> String {
        let [told, instead] = [broken.promised, broken.instead].map(|at| self.time(at));
        let title = if broken.title.is_empty() {
            Says::Break.words(self.lang)
        } else {
            broken.title.to_string()
        };
        Says::Broken(broken.promise, &title, &told, &instead).words(self.lang)
    }

    /// The least and the most feedback that a team gets.
    #[must_use]
    pub fn feedback(self, way: &Way) -> Option<String> {
        let [least, most] = way.feedback.as_ref()?;
        let whole =
            |length: TimeDelta| format::short_length(TimeDelta::seconds(length.num_seconds()));
        let [short, long] = [least.length, most.length].map(whole);
        let says = if (most.length - least.length) < ON_TIME {
            Says::SameFeedback(&long)
        } else {
            Says::Feedback(&short, &long, least.defi.as_deref())
        };
        Some(says.words(self.lang))
    }

    /// All that there is to say of the ways, in lines.
    #[must_use]
    pub fn lines(self, ways: &Ways) -> Vec<String> {
        let mut lines = vec![self.lateness(ways)];
        for way in &ways.ways {
            let name = Says::Way(way.kind).words(self.lang);
            lines.push(format!("{}. {name} — {}", way.kind.number(), self.end(way)));
            let more = self.changes(way).into_iter();
            let more = more.chain(self.broken(way).into_iter().map(|words| format!("! {words}")));
            let more = more.chain(self.feedback(way));
            lines.extend(more.map(|words| format!("   {words}")));
        }
        lines
    }

    fn time(self, at: DateTime<Utc>) -> String {
        format::time_on(self.lang, at, self.zone, self.day)
    }
}

/// `words` with a small first letter, to stand inside a sentence; acronyms stay.
fn inside(words: &str) -> String {
    let mut chars = words.chars();
    match (chars.next(), chars.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain([second]).chain(chars).collect()
        }
        (_, _) => words.to_owned(),
    }
}
