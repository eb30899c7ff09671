//! What stands in a field, understood: tolerant of how people write, never of a rest that it does
//! not understand. What is written here is read back as the same, or is not written at all.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use chrono_tz::{TZ_VARIANTS, Tz};

use crate::{
    agenda::{MAX_TURNS, NotATime, Text, Turns, ends_before, fold_name, parse_length},
    i18n::{
        Lang,
        console::plan::{
            all_words,
            field::{Choice, Shape, Slip},
        },
        format::{NBSP, date, length, time_of_day},
    },
    import::{TypedTimes, typed_day, typed_length, typed_time, typed_times},
};

/// The most parts that a field takes.
const MAX_PARTS: usize = 20;
/// The most rounds that a field takes.
const MAX_ROUNDS: u16 = 100;
/// The longest time that a field takes.
const DAY: TimeDelta = TimeDelta::days(1);

/// What stands in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// A text; an empty one where there is none.
    Text(Text),
    /// Names, or sentences.
    Texts(Vec<Text>),
    /// A day, or none.
    Day(Option<NaiveDate>),
    /// A time of day, or none.
    Time(Option<NaiveTime>),
    /// Times; none of them for a slot that follows the one above and counts up.
    Times(TypedTimes),
    /// A length, or none.
    Length(Option<TimeDelta>),
    /// A number of rounds, or none.
    Rounds(Option<u16>),
    /// Turns, or none.
    Turns(Option<Turns>),
    /// Titles with their lengths; without a title where only the length was typed.
    Parts(Vec<(Option<Text>, TimeDelta)>),
    /// A zone, or none.
    Zone(Option<Tz>),
    /// One of a few.
    Choice(Choice),
}

/// What is needed to understand a field beside what stands in it.
#[derive(Debug, Clone)]
pub struct Sense {
    /// The language that is written in it.
    pub lang: Lang,
    /// The day to which one without a year is the nearest: the session's, else today.
    pub day: NaiveDate,
    /// The titles of the parts that are there already: they may hold what would be a length.
    pub parts: Vec<Text>,
    /// The teams that there are already: they may be called by a number.
    pub teams: Vec<Text>,
}

impl Sense {
    fn has_team(&self, name: &Text) -> bool {
        let folded = fold_name(name);
        self.teams.iter().any(|team| fold_name(team) == folded)
    }
}

impl Said {
    /// Understands `text`; none where it cannot be understood.
    #[must_use]
    pub fn read(shape: Shape, text: &Text, sense: &Sense) -> Option<Self> {
        let empty = text.is_empty();
        Some(match shape {
            Shape::Needed if empty => return None,
            Shape::Partner if sense.has_team(text) => return None,
            Shape::Needed | Shape::Text | Shape::Partner => Self::Text(text.clone()),
            Shape::Names => Self::Texts(names(text)?),
            Shape::Sentences => Self::Texts(sentences(text)),
            Shape::Day if empty => Self::Day(None),
            Shape::Day => Self::Day(Some(typed_day(text, sense.day)?)),
            Shape::Time if empty => Self::Time(None),
            Shape::Time => Self::Time(Some(typed_time(text)?)),
            Shape::Times if empty => Self::Times(TypedTimes::default()),
            Shape::Times => {
                let long = |it: &TypedTimes| it.length.is_some_and(|length| length > DAY);
                let odd = |it: &TypedTimes| ends_at_once(it) || ends_first(it).is_some();
                Self::Times(typed_times(text).filter(|it| !odd(it) && !long(it))?)
            }
            Shape::Length if empty => Self::Length(None),
            Shape::Length => Self::Length(Some(typed_length(text).filter(|it| *it <= DAY)?)),
            Shape::Rounds if empty => Self::Rounds(None),
            Shape::Rounds => {
                let rounds = text.parse().ok().filter(|rounds| (1..=MAX_ROUNDS).contains(rounds));
                Self::Rounds(Some(rounds?))
            }
            Shape::Turns if empty => Self::Turns(None),
            Shape::Turns => Self::Turns(Some(turns(text, sense)?)),
            Shape::Parts => {
                let parts = parts(text, &sense.parts)?;
                Self::Parts(Some(parts).filter(|parts| whole(parts) <= DAY)?)
            }
            Shape::Zone if empty => Self::Zone(None),
            Shape::Zone => Self::Zone(Some(zone(text)?)),
            Shape::Choice => return None,
        })
    }

    /// Why `text` cannot be understood, where [`Said::read`] does not.
    #[must_use]
    pub fn slip(shape: Shape, text: &Text, sense: &Sense) -> Slip {
        let slip = match shape {
            Shape::Partner => Some(Slip::InLineup { name: text.clone() }),
            Shape::Times if typed_times(text).is_some_and(|it| ends_at_once(&it)) => {
                Some(Slip::SameHours)
            }
            Shape::Times if typed_times(text).is_some_and(|it| ends_first(&it).is_some()) => {
                let found = typed_times(text).as_ref().and_then(ends_first);
                found.map(|(start, end)| Slip::EndsFirst { start, end })
            }
            Shape::Times | Shape::Length if is_over_a_day(text) => Some(Slip::OverADay),
            Shape::Times | Shape::Length if nothing(text) => Some(Slip::NoTime),
            Shape::Parts if parts(text, &sense.parts).is_some() => Some(Slip::OverADay),
            Shape::Turns => number_of_nobody(text, sense)
                .map(|name| Slip::NoSuchTeam { name, known: sense.teams.clone() }),
            Shape::Needed
            | Shape::Text
            | Shape::Names
            | Shape::Sentences
            | Shape::Day
            | Shape::Time
            | Shape::Times
            | Shape::Length
            | Shape::Rounds
            | Shape::Parts
            | Shape::Zone
            | Shape::Choice => None,
        };
        slip.unwrap_or(Slip::Shape(shape))
    }

    /// The text that reads back as this; none where no text does.
    #[must_use]
    pub fn written(&self, shape: Shape, sense: &Sense) -> Option<String> {
        let same = |text: &String| {
            let text = Text::clean(text);
            Self::read(shape, &text, sense).as_ref() == Some(self)
        };
        self.spellings(sense.lang).into_iter().find(same)
    }

    /// The plainest way to write it, whether it reads back or not.
    #[must_use]
    pub fn plainly(&self, sense: &Sense) -> String {
        self.spellings(sense.lang).into_iter().next().unwrap_or_default()
    }

    /// The ways in which it could be written, the plainest first.
    fn spellings(&self, lang: Lang) -> Vec<String> {
        let one = |text: Option<String>| vec![text.unwrap_or_default()];
        match self {
            Self::Text(text) => one(Some(text.to_string())),
            Self::Texts(texts) => listed(texts.iter().map(Text::to_string).collect()),
            Self::Day(day) => one(day.map(|day| date(lang, day))),
            Self::Time(time) => one(time.map(|time| time_of_day(lang, time))),
            Self::Times(TypedTimes { start, end, length }) => {
                let start = start.map(|start| time_of_day(lang, start)).unwrap_or_default();
                let end = end.map(|end| format!("-{}", time_of_day(lang, end)));
                let length = length.map(plain);
                let between = if start.is_empty() { "" } else { ", " };
                let length = length.map(|length| format!("{between}{length}"));
                one(Some(format!("{start}{}", end.or(length).unwrap_or_default())))
            }
            Self::Length(length) => one(length.map(minutes)),
            Self::Rounds(rounds) => one(rounds.map(|rounds| rounds.to_string())),
            Self::Turns(None) => one(None),
            Self::Turns(Some(Turns::Count(count))) => one(Some(count.to_string())),
            Self::Turns(Some(Turns::All)) => {
                one(all_words(lang).first().map(|all| (*all).to_owned()))
            }
            Self::Turns(Some(Turns::Named(names))) => {
                listed(names.iter().map(Text::to_string).collect())
            }
            Self::Parts(parts) => {
                let part = |(title, long): &(Option<Text>, TimeDelta)| match title {
                    Some(title) => format!("{title} {}", minutes(*long)),
                    None => minutes(*long),
                };
                listed(parts.iter().map(part).collect())
            }
            Self::Zone(zone) => one(zone.map(|zone| zone.name().to_owned())),
            Self::Choice(choice) => one(Some(choice.words(lang).to_owned())),
        }
    }
}

/// What it is, where it is of that sort.
impl Said {
    pub(super) fn text(self) -> Option<Text> {
        if let Self::Text(it) = self { Some(it) } else { None }
    }

    pub(super) fn texts(self) -> Option<Vec<Text>> {
        if let Self::Texts(it) = self { Some(it) } else { None }
    }

    pub(super) fn day(self) -> Option<Option<NaiveDate>> {
        if let Self::Day(it) = self { Some(it) } else { None }
    }

    pub(super) fn time(self) -> Option<Option<NaiveTime>> {
        if let Self::Time(it) = self { Some(it) } else { None }
    }

    pub(super) fn length(self) -> Option<Option<TimeDelta>> {
        if let Self::Length(it) = self { Some(it) } else { None }
    }

    pub(super) fn rounds(self) -> Option<Option<u16>> {
        if let Self::Rounds(it) = self { Some(it) } else { None }
    }

    pub(super) fn turns(self) -> Option<Option<Turns>> {
        if let Self::Turns(it) = self { Some(it) } else { None }
    }

    pub(super) fn parts(self) -> Option<Vec<(Option<Text>, TimeDelta)>> {
        if let Self::Parts(it) = self { Some(it) } else { None }
    }

    pub(super) fn zone(self) -> Option<Option<Tz>> {
        if let Self::Zone(it) = self { Some(it) } else { None }
    }

    pub(super) fn choice(self) -> Option<Choice> {
        if let Self::Choice(it) = self { Some(it) } else { None }
    }

    /// A text, or none where it is empty.
    pub(super) fn some_text(self) -> Option<Option<Text>> {
        self.text().map(|text| (!text.is_empty()).then_some(text))
    }
}

/// A list between commas, else between semicolons, else between bars: what stands in it may hold
/// some of them.
fn listed(texts: Vec<String>) -> Vec<String> {
    let joined = |between: &str| texts.join(&format!("{between} "));
    let mut ways: Vec<String> = [",", ";", " |"].map(joined).into();
    // what stands behind the only one says what separates
    ways.extend([format!("{};", joined(";")), format!("{} |", joined(" |"))]);
    ways
}

/// What separates the parts of `text`: a bar where there is one, else a semicolon, else a comma.
pub(super) fn separator(text: &str) -> char {
    ['|', ';'].into_iter().find(|sign| text.contains(*sign)).unwrap_or(',')
}

fn pieces(text: &str, between: char) -> Vec<Text> {
    text.split(between).map(Text::clean).filter(|piece| !piece.is_empty()).collect()
}

/// Names; none where one is there twice.
fn names(text: &str) -> Option<Vec<Text>> {
    let names = pieces(text, separator(text));
    let once: BTreeSet<String> = names.iter().map(|name| fold_name(name)).collect();
    (once.len() == names.len() && names.len() <= MAX_TURNS).then_some(names)
}

/// Sentences, in which commas mean nothing.
fn sentences(text: &str) -> Vec<Text> {
    match separator(text) {
        ',' => pieces(text, ';'),
        between => pieces(text, between),
    }
}

/// Whether it would end when it begins.
fn ends_at_once(times: &TypedTimes) -> bool {
    times.start.is_some() && times.start == times.end
}

/// The two times between which nobody can be: it would end before it begins.
fn ends_first(times: &TypedTimes) -> Option<(NaiveTime, NaiveTime)> {
    times.start.zip(times.end).filter(|(start, end)| ends_before(*start, *end))
}

fn is_over_a_day(text: &str) -> bool {
    let starts = typed_times(text).and_then(|times| times.length).is_some_and(|it| it > DAY);
    let length = typed_length(text).is_some_and(|length| length > DAY);
    starts || length || too_many_minutes(text) || parse_length(text) == Err(NotATime::TooLong)
}

/// Whether it is a bare number that would be more minutes than a day has.
fn too_many_minutes(text: &str) -> bool {
    let digits = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    digits && !text.parse().is_ok_and(|minutes: i64| minutes <= DAY.num_minutes())
}

/// Whether it is a length, but no time: `0`, `0 min`.
fn nothing(text: &str) -> bool {
    text.contains('0') && !text.contains(|c: char| ('1'..='9').contains(&c))
}

/// What a list of parts makes together.
fn whole(parts: &[(Option<Text>, TimeDelta)]) -> TimeDelta {
    parts.iter().map(|(_, length)| *length).sum()
}

/// A number among the names for turns that is no team of the list.
fn number_of_nobody(text: &str, sense: &Sense) -> Option<Text> {
    let is_number = |name: &Text| {
        let digits = name.trim_start_matches(['-', '+', '−', '–']);
        !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
    };
    let names = pieces(text, separator(text));
    names.into_iter().find(|name| is_number(name) && !sense.has_team(name))
}

/// A number, everybody, or names; a number among names is one of a team.
fn turns(text: &str, sense: &Sense) -> Option<Turns> {
    if let Ok(count) = text.parse::<u16>() {
        return (1..=MAX_TURNS).contains(&usize::from(count)).then_some(Turns::Count(count));
    }
    let folded = fold_name(text);
    if [Lang::Fr, Lang::En].iter().any(|lang| all_words(*lang).contains(&folded.as_str())) {
        return Some(Turns::All);
    }
    if number_of_nobody(text, sense).is_some() {
        return None;
    }
    let names = pieces(text, separator(text));
    (1..=MAX_TURNS).contains(&names.len()).then_some(Turns::Named(names))
}

/// `Présentation 5, Réactions 10`, or lengths alone; `known` titles may hold a length.
fn parts(text: &str, known: &[Text]) -> Option<Vec<(Option<Text>, TimeDelta)>> {
    let between = separator(text);
    let plus = between == ',' && !text.contains(',');
    let parts = pieces(text, if plus { '+' } else { between });
    // separators alone are no wish to have none
    if parts.is_empty() && !text.is_empty() {
        return None;
    }
    let parts = parts.iter().map(|part| {
        let words: Vec<&str> = part.split_whitespace().collect();
        let cut = |at: &usize| typed_length(&words[*at..].join(" ")).map(|length| (*at, length));
        let (at, length) = (0..words.len()).find_map(|at| cut(&at))?;
        let title = Text::clean(words[..at].join(" ").trim_end_matches([':', '(']));
        // a length among the words is one of another part, and would be lost
        let swallowed = words[..at].iter().any(|word| typed_length(word).is_some());
        if swallowed && !known.contains(&title) {
            return None;
        }
        Some(((!title.is_empty()).then_some(title), length))
    });
    let parts: Option<Vec<_>> = parts.collect();
    parts.filter(|parts| parts.len() <= MAX_PARTS)
}

/// A zone by its name, or by its city where there is but one.
fn zone(text: &str) -> Option<Tz> {
    let folded = |name: &str| fold_name(&name.replace(['_', '-'], " "));
    let asked = folded(text);
    let named = TZ_VARIANTS.into_iter().find(|zone| folded(zone.name()) == asked);
    let city =
        |zone: &Tz| zone.name().rsplit_once('/').is_some_and(|(_, city)| folded(city) == asked);
    named.or_else(|| {
        let mut cities = TZ_VARIANTS.into_iter().filter(city);
        cities.next().filter(|_| cities.next().is_none())
    })
}

/// Whole minutes as a bare number, which a field takes for minutes.
fn minutes(long: TimeDelta) -> String {
    match long.num_seconds() {
        seconds if seconds % 60 == 0 && seconds < 1000 * 60 => (seconds / 60).to_string(),
        _ => plain(long),
    }
}

fn plain(long: TimeDelta) -> String {
    length(long).replace(NBSP, " ")
}

#[cfg(test)]
mod tests {
    use super::{Said, Sense};
    use crate::{
        agenda::{Text, Turns},
        i18n::{Lang, console::plan::field::Shape},
    };

    const SENSE: Sense =
        Sense { lang: Lang::Fr, day: chrono::NaiveDate::MIN, parts: Vec::new(), teams: Vec::new() };

    fn texts(texts: &[&str]) -> Said {
        Said::Texts(texts.iter().map(|text| Text::from(*text)).collect())
    }

    #[test]
    fn lists_read_back_whatever_stands_in_them() {
        for (shape, list) in [
            (Shape::Names, &["Ana", "Paul"][..]),
            (Shape::Names, &["Dupont, Jean"]),
            (Shape::Names, &["Dupont, Jean", "A; B"]),
            (Shape::Sentences, &["Quoi, où ?", "Qui ?"]),
            (Shape::Sentences, &["Quoi ; où ?"]),
            (Shape::Sentences, &[]),
        ] {
            let said = texts(list);
            let written = said.written(shape, &SENSE).expect("a spelling");
            assert_eq!(Said::read(shape, &Text::clean(&written), &SENSE), Some(said), "{written}");
        }
        assert_eq!(
            texts(&["a|b;c", "d,e"]).written(Shape::Names, &SENSE),
            None,
            "never half of it"
        );
    }

    #[test]
    fn zones_are_known_by_their_city() {
        let zone = |text: &str| Said::read(Shape::Zone, &text.into(), &SENSE);
        assert_eq!(zone("europe/paris"), Some(Said::Zone(Some(chrono_tz::Europe::Paris))));
        assert_eq!(zone("Paris"), zone("Europe/Paris"));
        assert_eq!(zone("new york"), Some(Said::Zone(Some(chrono_tz::America::New_York))));
        assert_eq!(zone("Chez moi"), None);
    }

    #[test]
    fn names_of_numbers_are_turns() {
        let turns = |text: &str| Said::read(Shape::Turns, &text.into(), &SENSE);
        assert_eq!(turns("4"), Some(Said::Turns(Some(Turns::Count(4)))));
        assert_eq!(turns("Tout le monde"), Some(Said::Turns(Some(Turns::All))));
        assert_eq!(turns("0"), None);
    }
}
