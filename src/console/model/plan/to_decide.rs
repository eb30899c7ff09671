//! What a session that was made from a date has still to decide: read from the remark in which it
//! stands, answered by the fields of the agenda. Never asks what nobody has written down.

use chrono::NaiveDate;

use crate::{
    agenda::{Agenda, Change, Edit, Text, programme::FreshNames},
    i18n::{Lang, agenda::programme::fresh_names},
};

/// A question that every session answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ToDecide {
    /// What it is for.
    Objectives,
    /// Who runs it.
    Hosts,
    /// Who speaks.
    Speakers,
    /// How it goes.
    Course,
}

impl ToDecide {
    /// Every question, in the order of [`FreshNames::questions`].
    pub const ALL: [Self; 4] = [Self::Objectives, Self::Hosts, Self::Speakers, Self::Course];

    /// Whether the agenda says it by now: the parts of a new session still have their first titles
    /// as long as nobody has thought of them.
    fn is_answered(self, agenda: &Agenda, names: &FreshNames) -> bool {
        match self {
            Self::Objectives => !agenda.objectives.is_empty(),
            Self::Hosts => !agenda.hosts.is_empty(),
            Self::Speakers => !agenda.lineup.is_empty(),
            Self::Course => unnamed(agenda, names).is_none(),
        }
    }
}

/// A question as it stands in an agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Open {
    /// Which.
    pub(super) what: ToDecide,
    /// The slot that it is about; none for the whole session.
    pub(super) slot: Option<usize>,
}

/// The questions that a remark asks and the agenda does not answer.
pub(super) fn open(agenda: &Agenda) -> Vec<Open> {
    let Some((_, note, names)) = asked(agenda) else { return Vec::new() };
    let questions = ToDecide::ALL.into_iter().zip(&names.questions);
    let open = questions.filter(|(what, question)| {
        note.contains(question.as_str()) && !what.is_answered(agenda, &names)
    });
    open.map(|(what, _)| {
        let slot = (what == ToDecide::Course).then(|| unnamed(agenda, &names)).flatten();
        Open { what, slot }
    })
    .collect()
}

/// What takes the questions out of the remark that the agenda answers by now.
pub(super) fn settled(agenda: &Agenda) -> Option<Edit> {
    let (slot, note, names) = asked(agenda)?;
    let questions = ToDecide::ALL.into_iter().zip(&names.questions);
    let answered = questions.filter(|(what, question)| {
        note.contains(question.as_str()) && what.is_answered(agenda, &names)
    });
    let answered: Vec<&Text> = answered.map(|(_, question)| question).collect();
    if answered.is_empty() {
        return None;
    }
    let left = answered.iter().fold(note.to_string(), |left, it| left.replacen(it.as_str(), "", 1));
    let left = left.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let said = left != names.to_decide.as_str();
    let change = Change::Note(said.then(|| Text::clean(&left)));
    Some(Edit::Slot { slot, change })
}

/// The first remark that asks, where it stands, and the words in which it does.
fn asked(agenda: &Agenda) -> Option<(usize, &Text, FreshNames)> {
    let notes = agenda.slots.iter().enumerate();
    let mut notes = notes.filter_map(|(slot, it)| Some((slot, it.note.as_ref()?)));
    notes.find_map(|(slot, note)| {
        let names = [Lang::Fr, Lang::En].map(|lang| fresh_names(lang, NaiveDate::default()));
        let names = names.into_iter().find(|names| note.starts_with(names.to_decide.as_str()))?;
        Some((slot, note, names))
    })
}

/// The first slot that is called as the parts of a new session are.
fn unnamed(agenda: &Agenda, names: &FreshNames) -> Option<usize> {
    agenda.slots.iter().position(|slot| names.parts.contains(&slot.title))
}
