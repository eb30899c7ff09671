//! The fields of a slot, of a team or of the session, while they are filled in.
//!
//! What a field holds is in `said`; what becomes of the agenda is in `fields`.

use super::{Said, Sense, said};
use crate::{
    agenda::{Anchor, Kind, Lang, Place, Rest, Role, Then, fold_name},
    console::line::Line,
    i18n::console::plan::field::{Choice, FieldName, Section, Shape, Slip, SlotField},
    import::typed_kind,
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
    /// Fields of parts that are not among the parts at the moment: what was filled in comes back
    /// with them.
    pub(super) aside: Vec<Field>,
}

/// What fields are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormOf {
    /// The whole session.
    Session,
    /// This slot, counted from 0.
    Slot(usize),
    /// The times of this slot alone.
    Times(usize),
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

/// Every choice that one can be changed for, in the order in which the arrows go through them.
fn all(choice: Choice) -> Vec<Choice> {
    match choice {
        Choice::Kind(_) => Kind::ALL.map(Choice::Kind).into(),
        Choice::Place(_) => [None, Some(Place::First), Some(Place::Last)].map(Choice::Place).into(),
        Choice::Role(_) => {
            [None, Some(Role::Presentation), Some(Role::Feedback)].map(Choice::Role).into()
        }
        Choice::Then(_) => [Then::Wait, Then::Advance].map(Choice::Then).into(),
        Choice::Anchor(_) => {
            let some = [Anchor::Floating, Anchor::NotBefore, Anchor::Fixed, Anchor::EndAt];
            let mut all = vec![Choice::Anchor(None)];
            all.extend(some.map(|anchor| Choice::Anchor(Some(anchor))));
            all
        }
        Choice::Locked(_) => [false, true].map(Choice::Locked).into(),
        Choice::Lang(_) => [None, Some(Lang::Fr), Some(Lang::En)].map(Choice::Lang).into(),
        Choice::Rest(_) => [Rest::Follows, Rest::Holds].map(Choice::Rest).into(),
    }
}

impl Choice {
    /// The next one, or the one before, round and round.
    #[must_use]
    pub fn step(self, on: bool) -> Self {
        let all = all(self);
        let at = all.iter().position(|one| *one == self).unwrap_or(0);
        let next = if on { at + 1 } else { at + all.len() - 1 };
        all.get(next % all.len().max(1)).copied().unwrap_or(self)
    }

    /// The next one whose words begin with the letter `typed`; the same where there is none.
    #[must_use]
    pub fn by_letter(self, typed: char, lang: Lang) -> Self {
        let letter = fold_name(&typed.to_string());
        let begins = |choice: &Self| {
            !letter.is_empty() && fold_name(choice.words(lang)).starts_with(&letter)
        };
        let all = all(self);
        let at = all.iter().position(|one| *one == self).unwrap_or(0);
        let round = all.iter().cycle().skip(at + 1).take(all.len());
        round.copied().find(begins).unwrap_or(self)
    }
}

impl Form {
    /// A form of these fields, with the first one in hand.
    pub(super) const fn new(of: FormOf, fields: Vec<Field>) -> Self {
        Self { of, fields, at: 0, aside: Vec::new() }
    }

    /// The field that has the keyboard.
    pub fn field_mut(&mut self) -> Option<&mut Field> {
        self.fields.get_mut(self.at)
    }

    /// The field that has the keyboard.
    #[must_use]
    pub fn field(&self) -> Option<&Field> {
        self.fields.get(self.at)
    }

    /// Lets the kind of a new slot follow a title that names one, until a kind is chosen.
    pub fn kind_by_title(&mut self) {
        if !matches!(self.of, FormOf::NewSlot { .. }) {
            return;
        }
        let title = self.fields.iter().find(|it| it.name == FieldName::Slot(SlotField::Title));
        let named = title.and_then(|title| typed_kind(title.text())).unwrap_or_default();
        let kind = self.fields.iter_mut().find(|it| it.name == FieldName::Slot(SlotField::Kind));
        if let Some(kind) = kind.filter(|kind| kind.is_as_before()) {
            *kind = Field::choice(kind.name, Choice::Kind(named));
        }
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

    /// Goes to the first field of the next section, or of this one and then of the one before.
    pub fn leap(&mut self, down: bool) {
        let section = |at: usize| self.fields.get(at).map(|field| field.name.section());
        let begins = |at: &usize| *at == 0 || section(*at) != section(*at - 1);
        let next = if down {
            (self.at + 1..self.fields.len()).find(begins)
        } else {
            (0..self.at).rev().find(begins)
        };
        self.at = next.unwrap_or(if down { self.fields.len().saturating_sub(1) } else { 0 });
    }

    /// Which part of the slot the fields of this section are about, from 0, and its title; none
    /// where they are about the slot itself.
    #[must_use]
    pub fn place_of(&self, section: Section) -> Option<usize> {
        let mut seen = Vec::new();
        for field in &self.fields {
            let of = field.name.section();
            let alike = matches!(
                (of, section),
                (Section::Phase(_), Section::Phase(_)) | (Section::Track(_), Section::Track(_))
            );
            if alike && !seen.contains(&of) {
                seen.push(of);
            }
        }
        seen.iter().position(|of| *of == section)
    }

    /// Whether what is in hand changes how long the slot is, so that the rest moves or holds.
    #[must_use]
    pub fn moves_the_rest(&self) -> bool {
        let rest = |field: &Field| field.name == FieldName::Slot(SlotField::Rest);
        self.fields.iter().any(rest)
            && self.field().is_some_and(|field| match field.name {
                FieldName::Slot(name) => match name {
                    SlotField::Times
                    | SlotField::Rest
                    | SlotField::Turns
                    | SlotField::Phases
                    | SlotField::Changeover
                    | SlotField::Rounds => true,
                    SlotField::Title
                    | SlotField::Kind
                    | SlotField::Note
                    | SlotField::Floor
                    | SlotField::Anchor
                    | SlotField::Locked
                    | SlotField::Tracks
                    | SlotField::Prompts
                    | SlotField::Day => false,
                },
                FieldName::Session(_)
                | FieldName::Phase(..)
                | FieldName::Track(..)
                | FieldName::Team(_) => false,
            })
    }
}

impl Field {
    /// A field with this text in it.
    #[must_use]
    pub fn typed(name: FieldName, text: &str) -> Self {
        let value = Value::Typed(Line::new(text));
        Self { name, was: value.clone(), value, wrong: false, fresh: false }
    }

    /// The same where what is typed takes the place of what is there: nobody adds a letter to a
    /// time, to a length, to a number.
    fn short(name: FieldName, text: &str) -> Self {
        let fresh = match name.shape() {
            Shape::Day
            | Shape::Time
            | Shape::Times
            | Shape::Length
            | Shape::Rounds
            | Shape::Turns
            | Shape::Zone => !text.is_empty(),
            Shape::Needed
            | Shape::Text
            | Shape::Partner
            | Shape::Names
            | Shape::Sentences
            | Shape::Parts
            | Shape::Choice => false,
        };
        Self { fresh, ..Self::typed(name, text) }
    }

    /// A field with one of a few in it.
    #[must_use]
    pub const fn choice(name: FieldName, choice: Choice) -> Self {
        let (value, was) = (Value::Choice(choice), Value::Choice(choice));
        Self { name, value, was, wrong: false, fresh: false }
    }

    /// A field in which `said` stands; none where no text says it whole: what a field cannot hold
    /// would be lost when it is entered.
    pub(super) fn of(name: FieldName, said: &Said, sense: &Sense) -> Option<Self> {
        match said {
            Said::Choice(choice) => Some(Self::choice(name, *choice)),
            Said::Text(_) => Some(Self::typed(name, &said.plainly(sense))),
            Said::Times(_) => Some(Self::short(name, &said.plainly(sense))),
            Said::Texts(_)
            | Said::Day(_)
            | Said::Time(_)
            | Said::Length(_)
            | Said::Rounds(_)
            | Said::Turns(_)
            | Said::Parts(_)
            | Said::Zone(_) => {
                said.written(name.shape(), sense).map(|text| Self::short(name, &text))
            }
        }
    }

    /// What is typed in it; empty for a choice.
    #[must_use]
    pub fn text(&self) -> &str {
        match &self.value {
            Value::Typed(line) => line.as_str(),
            Value::Choice(_) => "",
        }
    }

    /// What separates the parts of a list here, where it is not what usually does: a name that
    /// holds a comma needs another sign.
    #[must_use]
    pub fn separated_by(&self) -> Option<char> {
        let usual = match self.name.shape() {
            Shape::Names | Shape::Turns | Shape::Parts => ',',
            Shape::Sentences => ';',
            Shape::Needed
            | Shape::Text
            | Shape::Partner
            | Shape::Day
            | Shape::Time
            | Shape::Times
            | Shape::Length
            | Shape::Rounds
            | Shape::Zone
            | Shape::Choice => return None,
        };
        let sign = said::separator(self.text());
        (sign != ',' && sign != usual).then_some(sign)
    }

    /// Puts it back as it was when it was opened; the choice that the editor keeps is none of it.
    pub fn restore(&mut self) {
        if !self.is_as_before() {
            self.value = self.was.clone();
            self.wrong = false;
        }
    }

    /// What stands in it, understood; none where it cannot be.
    #[must_use]
    pub fn said(&self, sense: &Sense) -> Option<Said> {
        match &self.value {
            Value::Choice(choice) => Some(Said::Choice(*choice)),
            Value::Typed(line) => Said::read(self.name.shape(), &line.text(), sense)
                .filter(|said| !self.is_too_early(said, sense)),
        }
    }

    /// Why it cannot be understood, where it cannot.
    #[must_use]
    pub fn slip(&self, sense: &Sense) -> Slip {
        match &self.value {
            Value::Choice(_) => Slip::Shape(self.name.shape()),
            Value::Typed(line) => match Said::read(self.name.shape(), &line.text(), sense) {
                Some(said) if self.is_too_early(&said, sense) => Slip::TooEarly(sense.day),
                Some(_) | None => Said::slip(self.name.shape(), &line.text(), sense),
            },
        }
    }

    /// Whether a slot would be on a day before the session's first.
    fn is_too_early(&self, said: &Said, sense: &Sense) -> bool {
        let of_slot = self.name == FieldName::Slot(SlotField::Day);
        // what stands in a file so already may stay
        of_slot && !self.is_as_before() && matches!(said, Said::Day(Some(day)) if *day < sense.day)
    }

    /// Whether what stands in it is what stood in it; the choice that the editor keeps is none of
    /// the slot's.
    #[must_use]
    pub fn is_as_before(&self) -> bool {
        match (&self.value, &self.was) {
            (Value::Choice(Choice::Rest(_)), Value::Choice(_)) => true,
            (Value::Typed(now), Value::Typed(was)) => now.as_str() == was.as_str(),
            (Value::Choice(now), Value::Choice(was)) => now == was,
            (Value::Typed(_), Value::Choice(_)) | (Value::Choice(_), Value::Typed(_)) => false,
        }
    }
}
