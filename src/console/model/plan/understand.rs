//! What was typed into a field, understood: tolerant of how people write, never of a rest that it
//! does not understand.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Choice, Field, FieldName, Understood, Value};
use crate::{
    agenda::{MAX_TURNS, Phase, Slot, Text, Then, Turns, fold_name},
    i18n::{Lang, console::plan::all_words, import::phase_names},
    import::{TypedTimes, typed_day, typed_length, typed_time, typed_times},
};

/// What separates the parts of a turn, or names.
const BETWEEN: [char; 3] = [',', ';', '+'];
/// The most parts of a turn that a field takes.
const MAX_PHASES: usize = 20;

impl Field {
    /// What the field says about `slot`; none where it is not understood.
    ///
    /// A day without a year is the one nearest to `today`.
    #[must_use]
    pub fn understood(&self, slot: &Slot, lang: Lang, today: NaiveDate) -> Option<Understood> {
        let line = match &self.value {
            Value::Choice(Choice::Kind(kind)) => return Some(Understood::Kind(*kind)),
            Value::Choice(Choice::Place(place)) => return Some(Understood::Place(*place)),
            Value::Typed(line) => line,
        };
        let text = line.text();
        let empty = text.is_empty();
        match self.name {
            FieldName::Title => (!empty).then_some(Understood::Title(text)),
            FieldName::Date if empty => Some(Understood::Date(None)),
            FieldName::Date => typed_day(&text, today).map(|day| Understood::Date(Some(day))),
            FieldName::End if empty => Some(Understood::End(None)),
            FieldName::End => typed_time(&text).map(|end| Understood::End(Some(end))),
            FieldName::Times if empty => Some(Understood::Times(TypedTimes::default())),
            FieldName::Times => typed_times(&text).map(Understood::Times),
            FieldName::Turns if empty => Some(Understood::Turns(None)),
            FieldName::Turns => turns(&text).map(|turns| Understood::Turns(Some(turns))),
            FieldName::Phases => phases(&text, slot, lang).map(Understood::Phases),
            FieldName::Changeover if empty => Some(Understood::Changeover(None)),
            FieldName::Changeover => {
                typed_length(&text).map(|length| Understood::Changeover(Some(length)))
            }
            FieldName::Note => Some(Understood::Note((!empty).then_some(text))),
            FieldName::Teams => teams(&text).map(Understood::Teams),
            FieldName::Name => (!empty).then_some(Understood::Name(text)),
            FieldName::With => Some(Understood::With((!empty).then_some(text))),
            FieldName::Owner => Some(Understood::Owner((!empty).then_some(text))),
            FieldName::Link => Some(Understood::Link((!empty).then_some(text))),
            FieldName::Presenters => teams(&text).map(Understood::Presenters),
            FieldName::From if empty => Some(Understood::From(None)),
            FieldName::From => typed_time(&text).map(|from| Understood::From(Some(from))),
            FieldName::Kind | FieldName::Place => None,
        }
    }
}

/// A number, everybody, or names.
fn turns(text: &Text) -> Option<Turns> {
    if let Ok(count) = text.parse::<u16>() {
        return (1..=MAX_TURNS).contains(&usize::from(count)).then_some(Turns::Count(count));
    }
    let folded = fold_name(text);
    if [Lang::Fr, Lang::En].iter().any(|lang| all_words(*lang).contains(&folded.as_str())) {
        return Some(Turns::All);
    }
    let names = text.split([',', ';']).map(Text::clean).filter(|name| !name.is_empty());
    let names: Vec<Text> = names.collect();
    (1..=MAX_TURNS).contains(&names.len()).then_some(Turns::Named(names))
}

/// Names between commas, or between semicolons where a name has a comma; none where one is there
/// twice.
fn teams(text: &Text) -> Option<Vec<Text>> {
    let between = if text.contains(';') { ';' } else { ',' };
    let names = text.split(between).map(Text::clean).filter(|name| !name.is_empty());
    let names: Vec<Text> = names.collect();
    let once: BTreeSet<String> = names.iter().map(|name| fold_name(name)).collect();
    (once.len() == names.len() && names.len() <= MAX_TURNS).then_some(names)
}

/// `Présentation 5, Réactions 10`, or lengths alone; what else a part says stays with its place.
fn phases(text: &Text, slot: &Slot, lang: Lang) -> Option<Vec<Phase>> {
    if text.is_empty() {
        return Some(Vec::new());
    }
    let names = phase_names(lang);
    let parts: Vec<&str> = text.split(BETWEEN).collect();
    let parts = parts.into_iter().enumerate().map(|(place, part)| {
        let words: Vec<&str> = part.split_whitespace().collect();
        let cut = |at: &usize| typed_length(&words[*at..].join(" ")).map(|length| (*at, length));
        let (at, length) = (0..words.len()).find_map(|at| cut(&at))?;
        let before = slot.phases.get(place);
        // a length among the words is one of another part, and would be lost
        let swallowed = words[..at].iter().any(|word| typed_length(word).is_some());
        let named = Text::clean(words[..at].join(" ").trim_end_matches([':', '(']));
        if swallowed && before.is_none_or(|phase| phase.title != named) {
            return None;
        }
        let title = match (at, before) {
            (0, Some(phase)) => phase.title.clone(),
            (0, None) if place == 0 => names.presentation.into(),
            (0, None) => names.feedback.into(),
            (_, _) => named,
        };
        Some(match before {
            Some(phase) => Phase { title, length, ..phase.clone() },
            None => plain(title, length),
        })
    });
    let phases: Option<Vec<Phase>> = parts.collect();
    phases.filter(|phases| phases.len() <= MAX_PHASES)
}

const fn plain(title: Text, length: chrono::TimeDelta) -> Phase {
    Phase {
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
