//! The agenda: the plan as its author wrote it, before a date and a zone make instants of it.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::Text;

/// A language that the program speaks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// French, also when nothing says otherwise.
    #[default]
    Fr,
    /// English.
    En,
}

/// One session's plan, version 1 of the agenda file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Agenda {
    /// What the session is called.
    pub title: Text,
    /// The day, when it is fixed.
    pub date: Option<NaiveDate>,
    /// The IANA zone in which the times of day are meant; the machine's own when absent.
    pub zone: Option<Tz>,
    /// The language of the session's screens and exports.
    pub lang: Option<Lang>,
    /// The announced end; when absent, the last written end.
    pub end: Option<NaiveTime>,
    /// Where it takes place.
    pub place: Option<Text>,
    /// For whom it is.
    pub audience: Option<Text>,
    /// Who runs it.
    pub hosts: Vec<Text>,
    /// What it is for.
    pub objectives: Vec<Text>,
    /// Where the plan comes from: a page, a document.
    pub source: Option<Text>,
    /// The teams, in the order in which they present.
    pub lineup: Vec<Defi>,
    /// The lines of the agenda, in order.
    pub slots: Vec<Slot>,
}

/// A team of the programme: a "défi".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Defi {
    /// Its name, unique in the lineup up to accents and case.
    pub name: Text,
    /// The administration that owns it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Text>,
    /// Who speaks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub presenters: Vec<Text>,
    /// The other team of a pair.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with: Option<Text>,
    /// The earliest time at which it can present.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveTime>,
    /// A wish for the order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// A page about it; shown, never followed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<Text>,
}

/// Where in the order a team asks to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// Before all others.
    First,
    /// After all others.
    Last,
}

/// One line of the agenda.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Slot {
    /// The day, when it is not the first start's.
    pub day: Option<NaiveDate>,
    /// The written start.
    pub start: Option<NaiveTime>,
    /// The written end.
    pub end: Option<NaiveTime>,
    /// The written length.
    pub length: Option<TimeDelta>,
    /// What kind of time it is; a hint that blocks nothing.
    pub kind: Kind,
    /// What it is called.
    pub title: Text,
    /// Who has a turn in it.
    pub turns: Option<Turns>,
    /// The timed parts of each turn.
    pub phases: Vec<Phase>,
    /// The time between two turns.
    pub changeover: Option<TimeDelta>,
    /// What runs side by side.
    pub tracks: Vec<Track>,
    /// How often the slot's activity is repeated, sharing its length.
    pub rounds: Option<u16>,
    /// How it reacts to lateness; by default derived from what is written.
    pub anchor: Option<Anchor>,
    /// The least time that it needs.
    pub floor: Option<TimeDelta>,
    /// Whether catching up must leave it alone.
    pub locked: bool,
    /// A remark for the facilitator, never shown to the room.
    pub note: Option<Text>,
    /// Questions to keep in mind.
    pub prompts: Vec<Text>,
}

/// What kind of time a slot is.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Kind {
    /// Welcome and introduction.
    Welcome,
    /// Teams present one after another.
    Presentations,
    /// A break.
    Break,
    /// Work in groups.
    Workshop,
    /// Teams report what they found.
    Restitution,
    /// The closing talk.
    Debrief,
    /// Anything else.
    #[default]
    Other,
}

impl Kind {
    /// Every kind, in the order in which messages list them.
    pub const ALL: [Self; 7] = [
        Self::Welcome,
        Self::Presentations,
        Self::Break,
        Self::Workshop,
        Self::Restitution,
        Self::Debrief,
        Self::Other,
    ];

    /// The name in an agenda file.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Welcome => "Welcome",
            Self::Presentations => "Presentations",
            Self::Break => "Break",
            Self::Workshop => "Workshop",
            Self::Restitution => "Restitution",
            Self::Debrief => "Debrief",
            Self::Other => "Other",
        }
    }
}

/// Who has a turn in a slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Turns {
    /// The next so many of the lineup; each kind of slot counts its own way through it.
    Count(u16),
    /// These teams, by name.
    Named(Vec<Text>),
    /// The whole lineup.
    All,
}

/// A timed part of a turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phase {
    /// What it is called.
    pub title: Text,
    /// How long it lasts.
    pub length: TimeDelta,
    /// Who speaks; by default the team in the first phase, the room in the others.
    pub role: Option<Role>,
    /// The least time that it needs.
    pub floor: Option<TimeDelta>,
    /// How much before the end the warning comes.
    pub warn: Option<TimeDelta>,
    /// How much before the end the danger level comes.
    pub danger: Option<TimeDelta>,
    /// How long after the end the signal waits.
    pub grace: Option<TimeDelta>,
    /// What happens when its time is up.
    pub then: Then,
    /// The parts of the talk and their lengths.
    pub script: Vec<(Text, TimeDelta)>,
    /// Questions to keep in mind.
    pub prompts: Vec<Text>,
}

impl Phase {
    /// A part that lasts `length`, and of which nothing else is said.
    #[must_use]
    pub const fn new(title: Text, length: TimeDelta) -> Self {
        Self {
            title,
            length,
            role: None,
            floor: None,
            warn: None,
            danger: None,
            grace: None,
            then: Then::Wait,
            script: Vec::new(),
            prompts: Vec::new(),
        }
    }
}

/// Who speaks in a phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// The team presents.
    Presentation,
    /// The room reacts.
    Feedback,
}

/// What happens when the time of a cue is up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Then {
    /// The clock counts on, into overtime.
    #[default]
    Wait,
    /// The next cue starts by itself.
    Advance,
}

/// One of several things that run side by side.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Track {
    /// What it is called.
    pub title: Text,
    /// Where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<Text>,
    /// Who runs it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hosts: Vec<Text>,
    /// Questions to keep in mind.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prompts: Vec<Text>,
}

/// How a slot reacts to lateness; times are the slot's own written start or end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Anchor {
    /// It follows what comes before it.
    Floating,
    /// It does not begin before its start.
    NotBefore,
    /// It must begin at its start; lateness is reported as a collision.
    Fixed,
    /// It ends at its end, however late it began, down to its floor.
    EndAt,
}

/// Folds a name for comparison: no accents, no case, no typographic apostrophe, single spaces.
///
/// `"Prévisecours"`, `"previsecours"` and `"PRÉVISECOURS"` are the same team.
#[must_use]
pub fn fold_name(name: &str) -> String {
    let folded: String = name
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .flat_map(|c| match c {
            'œ' => ['o', 'e'].into_iter().take(2),
            'æ' => ['a', 'e'].into_iter().take(2),
            '’' | 'ʼ' => ['\'', ' '].into_iter().take(1),
            c if c.is_whitespace() => [' ', ' '].into_iter().take(1),
            c => [c, ' '].into_iter().take(1),
        })
        .collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::fold_name;

    #[test]
    fn names_match_without_accents_and_case() {
        assert_eq!(fold_name("  Prévisecours"), fold_name("PREVISECOURS"));
        assert_eq!(fold_name("Cœur  d’élève"), "coeur d'eleve");
        assert_ne!(fold_name("EIG Link"), fold_name("EIG Node"));
    }
}
