//! The fields of an agenda as people know them: what each is called, how it is filled in, and what
//! helps where it was filled in wrongly.
//!
//! Names and words only: what stands in a field, and what is made of it, is the console's business.

mod en;
mod fr;

use chrono::{NaiveDate, NaiveTime};

use crate::{
    agenda::{Anchor, Kind, Place, Rest, Role, Text, Then},
    i18n::{Lang, format::quote},
};

/// How many names one sentence says.
const SOME: usize = 4;

/// Which field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FieldName {
    /// One of the whole session.
    Session(SessionField),
    /// One of a slot.
    Slot(SlotField),
    /// One of a part of each turn of a slot; the number tells parts apart, whatever their order.
    Phase(usize, PhaseField),
    /// One of what runs side by side; the number tells those apart.
    Track(usize, TrackField),
    /// One of a team.
    Team(TeamField),
}

/// What can be said of a whole session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SessionField {
    /// What it is called.
    Title,
    /// Its day.
    Date,
    /// Its announced end.
    End,
    /// The names of its teams, in their order.
    Teams,
    /// Where it takes place.
    Place,
    /// For whom it is.
    Audience,
    /// Who runs it.
    Hosts,
    /// What it is for.
    Objectives,
    /// The language of its screens and exports.
    Lang,
    /// The zone in which its times are meant.
    Zone,
    /// Where the plan comes from.
    Source,
}

/// What can be said of a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SlotField {
    /// What it is called.
    Title,
    /// When it is and how long.
    Times,
    /// What becomes of the times after it; kept by the editor, not by the slot.
    Rest,
    /// What kind of time it is.
    Kind,
    /// Who has a turn in it.
    Turns,
    /// The timed parts of each turn.
    Phases,
    /// The time between two turns.
    Changeover,
    /// What whoever drives should know about it.
    Note,
    /// The least time that it needs.
    Floor,
    /// How it reacts to lateness.
    Anchor,
    /// Whether catching up must leave it alone.
    Locked,
    /// What runs side by side.
    Tracks,
    /// How often its activity is repeated.
    Rounds,
    /// Questions to keep in mind.
    Prompts,
    /// The day, when it is not the first one.
    Day,
}

/// What can be said of a part of a turn, beyond its title and length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PhaseField {
    /// Who speaks.
    Role,
    /// The least time that it needs.
    Floor,
    /// How much before the end the warning comes.
    Warn,
    /// How much before the end the danger level comes.
    Danger,
    /// How long after the end the signal waits.
    Grace,
    /// What happens when its time is up.
    Then,
    /// The steps of the talk.
    Script,
    /// Questions to keep in mind.
    Prompts,
}

/// What can be said of one of several things side by side, beyond its title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TrackField {
    /// Where it is.
    Room,
    /// Who runs it.
    Hosts,
    /// Questions to keep in mind.
    Prompts,
}

/// What can be said of a team.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TeamField {
    /// What it is called.
    Name,
    /// The other team of a pair.
    With,
    /// Who speaks.
    Presenters,
    /// The administration that owns it.
    Owner,
    /// The earliest time at which it can present.
    From,
    /// A wish for the order.
    Place,
    /// A page about it.
    Link,
}

/// How a field is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// A text that has to be there.
    Needed,
    /// Any text.
    Text,
    /// The name of a team that is not in the list by itself.
    Partner,
    /// Names between commas, each once.
    Names,
    /// Sentences between semicolons.
    Sentences,
    /// A day.
    Day,
    /// A time of day.
    Time,
    /// When and how long.
    Times,
    /// A length.
    Length,
    /// A number of rounds.
    Rounds,
    /// A number of turns, everybody, or names.
    Turns,
    /// Titles with lengths.
    Parts,
    /// A zone.
    Zone,
    /// One of a few.
    Choice,
}

/// One of a few.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// A kind of slots.
    Kind(Kind),
    /// Where in the order a team asks to be.
    Place(Option<Place>),
    /// Who speaks in a part.
    Role(Option<Role>),
    /// What happens when the time of a part is up.
    Then(Then),
    /// How a slot reacts to lateness.
    Anchor(Option<Anchor>),
    /// Whether catching up leaves a slot alone.
    Locked(bool),
    /// The language of a session.
    Lang(Option<Lang>),
    /// What becomes of the times after a change.
    Rest(Rest),
}

/// What belongs together among the fields of a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// What most slots say.
    Main,
    /// What happens when it is late.
    Late,
    /// Workshops, questions, other days.
    More,
    /// A part of each turn.
    Phase(usize),
    /// One of several things side by side.
    Track(usize),
}

impl FieldName {
    /// What it is called, in `lang`.
    #[must_use]
    pub const fn words(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Fr => fr::name(self),
            Lang::En => en::name(self),
        }
    }

    /// How it is filled in, with an example.
    #[must_use]
    pub const fn like(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Fr => fr::like(self),
            Lang::En => en::like(self),
        }
    }

    /// How it is filled in.
    #[must_use]
    pub const fn shape(self) -> Shape {
        match self {
            Self::Session(field) => match field {
                SessionField::Title => Shape::Needed,
                SessionField::Date => Shape::Day,
                SessionField::End => Shape::Time,
                SessionField::Teams | SessionField::Hosts => Shape::Names,
                SessionField::Place | SessionField::Audience | SessionField::Source => Shape::Text,
                SessionField::Objectives => Shape::Sentences,
                SessionField::Lang => Shape::Choice,
                SessionField::Zone => Shape::Zone,
            },
            Self::Slot(field) => match field {
                SlotField::Title => Shape::Needed,
                SlotField::Times => Shape::Times,
                SlotField::Turns => Shape::Turns,
                SlotField::Phases => Shape::Parts,
                SlotField::Changeover | SlotField::Floor => Shape::Length,
                SlotField::Note => Shape::Text,
                SlotField::Tracks => Shape::Names,
                SlotField::Rounds => Shape::Rounds,
                SlotField::Prompts => Shape::Sentences,
                SlotField::Day => Shape::Day,
                SlotField::Rest | SlotField::Kind | SlotField::Anchor | SlotField::Locked => {
                    Shape::Choice
                }
            },
            Self::Phase(_, field) => match field {
                PhaseField::Role | PhaseField::Then => Shape::Choice,
                PhaseField::Floor | PhaseField::Warn | PhaseField::Danger | PhaseField::Grace => {
                    Shape::Length
                }
                PhaseField::Script => Shape::Parts,
                PhaseField::Prompts => Shape::Sentences,
            },
            Self::Track(_, field) => match field {
                TrackField::Room => Shape::Text,
                TrackField::Hosts => Shape::Names,
                TrackField::Prompts => Shape::Sentences,
            },
            Self::Team(field) => match field {
                TeamField::Name => Shape::Needed,
                TeamField::With => Shape::Partner,
                TeamField::Owner | TeamField::Link => Shape::Text,
                TeamField::Presenters => Shape::Names,
                TeamField::From => Shape::Time,
                TeamField::Place => Shape::Choice,
            },
        }
    }

    /// What it belongs to.
    #[must_use]
    pub const fn section(self) -> Section {
        match self {
            Self::Session(_) | Self::Team(_) => Section::Main,
            Self::Slot(field) => match field {
                SlotField::Title
                | SlotField::Times
                | SlotField::Rest
                | SlotField::Kind
                | SlotField::Turns
                | SlotField::Phases
                | SlotField::Changeover
                | SlotField::Note => Section::Main,
                SlotField::Floor | SlotField::Anchor | SlotField::Locked => Section::Late,
                SlotField::Tracks | SlotField::Rounds | SlotField::Prompts | SlotField::Day => {
                    Section::More
                }
            },
            Self::Phase(part, _) => Section::Phase(part),
            Self::Track(track, _) => Section::Track(track),
        }
    }
}

/// Why what stands in a field is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slip {
    /// It has another shape than the field.
    Shape(Shape),
    /// It would end when it begins.
    SameHours,
    /// It would end before it begins.
    EndsFirst {
        /// When it begins.
        start: NaiveTime,
        /// When it ends.
        end: NaiveTime,
    },
    /// It would take no time at all.
    NoTime,
    /// It would last more than a day.
    OverADay,
    /// A slot would be on a day before this one, the session's first.
    TooEarly(NaiveDate),
    /// A number that nobody is called, where teams are named; those that there are.
    NoSuchTeam {
        /// What was typed.
        name: Text,
        /// The teams of the list.
        known: Vec<Text>,
    },
    /// A team of a pair that is in the list by itself.
    InLineup {
        /// Its name.
        name: Text,
    },
}

impl Slip {
    /// What is said of it, and how to mend it.
    #[must_use]
    pub fn words(&self, lang: Lang) -> String {
        match lang {
            Lang::Fr => fr::slip(self),
            Lang::En => en::slip(self),
        }
    }
}

/// A few names of many, for one sentence.
fn some_names(lang: Lang, names: &[Text]) -> String {
    let said: Vec<String> = names.iter().take(SOME).map(|name| quote(lang, name)).collect();
    let more = if names.len() > SOME { "…" } else { "" };
    format!("{}{more}", said.join(", "))
}

impl Shape {
    /// What is said of what cannot be understood, and how to mend it.
    #[must_use]
    pub const fn wrong(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Fr => fr::wrong(self),
            Lang::En => en::wrong(self),
        }
    }
}

impl Choice {
    /// The words for it, in `lang`.
    #[must_use]
    pub const fn words(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Fr => fr::choice(self),
            Lang::En => en::choice(self),
        }
    }

    /// What it means, where its name does not say it all.
    #[must_use]
    pub const fn means(self, lang: Lang) -> Option<&'static str> {
        match lang {
            Lang::Fr => fr::means(self),
            Lang::En => en::means(self),
        }
    }
}

/// The heading of fields that belong together; `number` counts from 1, and `title` is the part's.
#[must_use]
pub fn heading(lang: Lang, section: Section, number: usize, title: &str) -> String {
    match lang {
        Lang::Fr => fr::heading(section, number, title),
        Lang::En => en::heading(section, number, title),
    }
}
