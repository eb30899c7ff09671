//! The fields of a slot, or of the session, while they are filled in.

use chrono::{NaiveDate, NaiveTime, TimeDelta};

use crate::{
    agenda::{Kind, Phase, Place, Text, Turns},
    console::line::Line,
    import::TypedTimes,
};

/// Fields being filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// What they are about.
    pub of: FormOf,
    /// The fields, from the top; at least one.
    pub fields: Vec<Field>,
    /// Which of them has the keyboard.
    pub at: usize,
}

/// What fields are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormOf {
    /// The whole session.
    Session,
    /// This slot, counted from 0.
    Slot(usize),
    /// A slot to be put before this one, or at the end.
    NewSlot {
        /// Where it will stand.
        at: usize,
        /// The line of the file that it was made of.
        line: Option<u32>,
    },
    /// This team, counted from 0.
    Team(usize),
    /// A team to be put before this one, or at the end.
    NewTeam {
        /// Where it will stand.
        at: usize,
    },
}

/// One field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Which one.
    pub name: FieldName,
    /// What stands in it.
    pub value: Value,
    /// What stood in it when it was opened.
    pub was: Value,
    /// Whether it was entered and could not be understood.
    pub wrong: bool,
    /// Whether the first character that is typed takes the place of all that stands in it.
    pub fresh: bool,
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Text as it is typed.
    Typed(Line),
    /// One of a few, gone through with the arrows.
    Choice(Choice),
}

/// One of a few.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// A kind of slots.
    Kind(Kind),
    /// Where in the order a team asks to be.
    Place(Option<Place>),
}

impl Choice {
    /// The next one, or the one before, round and round.
    #[must_use]
    pub fn step(self, on: bool) -> Self {
        match self {
            Self::Kind(kind) => Self::Kind(stepped(&Kind::ALL, kind, on)),
            Self::Place(place) => {
                Self::Place(stepped(&[None, Some(Place::First), Some(Place::Last)], place, on))
            }
        }
    }
}

fn stepped<T: Copy + PartialEq>(all: &[T], now: T, on: bool) -> T {
    let at = all.iter().position(|one| *one == now).unwrap_or(0);
    let next = if on { at + 1 } else { at + all.len() - 1 };
    all.get(next % all.len().max(1)).copied().unwrap_or(now)
}

/// Which field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FieldName {
    /// What it is called.
    Title,
    /// The day of the session.
    Date,
    /// Its announced end.
    End,
    /// What kind of time a slot is.
    Kind,
    /// When it is and how long.
    Times,
    /// Who has a turn in it.
    Turns,
    /// The timed parts of each turn.
    Phases,
    /// The time between two turns.
    Changeover,
    /// What whoever drives should know about a slot.
    Note,
    /// The teams of the session, in their order.
    Teams,
    /// What a team is called.
    Name,
    /// The other team of a pair.
    With,
    /// The administration that owns it.
    Owner,
    /// Who speaks.
    Presenters,
    /// The earliest time at which it can present.
    From,
    /// A wish for the order.
    Place,
    /// A page about it.
    Link,
}

/// What a field was understood as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Understood {
    /// A title.
    Title(Text),
    /// A day, or none.
    Date(Option<NaiveDate>),
    /// A time of day, or none.
    End(Option<NaiveTime>),
    /// A kind.
    Kind(Kind),
    /// Times; none of them for a slot that follows the one above and counts up.
    Times(TypedTimes),
    /// Turns, or none.
    Turns(Option<Turns>),
    /// Parts.
    Phases(Vec<Phase>),
    /// A length, or none.
    Changeover(Option<TimeDelta>),
    /// A note, or none.
    Note(Option<Text>),
    /// The names of teams, each once.
    Teams(Vec<Text>),
    /// What a team is called.
    Name(Text),
    /// The other team of a pair, or none.
    With(Option<Text>),
    /// An owner, or none.
    Owner(Option<Text>),
    /// Names.
    Presenters(Vec<Text>),
    /// A time of day, or none.
    From(Option<NaiveTime>),
    /// A wish, or none.
    Place(Option<Place>),
    /// A page, or none.
    Link(Option<Text>),
}

impl Form {
    /// The field that has the keyboard.
    pub fn field_mut(&mut self) -> Option<&mut Field> {
        self.fields.get_mut(self.at)
    }

    /// Whether anything was filled in.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.fields.iter().any(|field| !field.is_as_before())
    }

    /// Goes to the next field, or to the one before, round and round.
    pub fn step(&mut self, down: bool) {
        let count = self.fields.len();
        self.at = if down { self.at + 1 } else { self.at + count - 1 } % count.max(1);
    }
}

impl Field {
    /// A field with this text in it.
    #[must_use]
    pub fn typed(name: FieldName, text: &str) -> Self {
        let value = Value::Typed(Line::new(text));
        Self { name, was: value.clone(), value, wrong: false, fresh: false }
    }

    /// A field with one of a few in it.
    #[must_use]
    pub const fn choice(name: FieldName, choice: Choice) -> Self {
        let (value, was) = (Value::Choice(choice), Value::Choice(choice));
        Self { name, value, was, wrong: false, fresh: false }
    }

    /// Whether what stands in it is what stood in it.
    #[must_use]
    pub fn is_as_before(&self) -> bool {
        match (&self.value, &self.was) {
            (Value::Typed(now), Value::Typed(was)) => now.as_str() == was.as_str(),
            (Value::Choice(now), Value::Choice(was)) => now == was,
            (Value::Typed(_), Value::Choice(_)) | (Value::Choice(_), Value::Typed(_)) => false,
        }
    }
}
