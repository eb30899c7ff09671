//! The notes as the programme's follow-up table has them: one row a note, six columns.

use super::{Debrief, compose::task};
use crate::{
    i18n::{
        Lang,
        export::{Words, say},
    },
    session::{Category, NoteKind, TakenNote},
};

/// One row for each note, in the order of the journal.
///
/// What ran side by side stands where the team does. `Fait le` is the day of the note as
/// `2018-06-21`, which sorts. `OK` is 1 for what went well, -1 for what did not, 0 for what is
/// open, else empty. Whoever is to act comes first in an action, without the sign that would make a
/// formula of it; all other notes stand as they were typed.
pub(super) fn rows(debrief: &Debrief, lang: Lang) -> Vec<[String; 6]> {
    let zone = debrief.head.zone;
    let row = |taken: &TakenNote| {
        let note = &taken.note;
        let about = note.track.as_ref().or(note.defi.as_ref());
        let what = task(&note.text, note.owner.as_ref());
        let task = match &note.owner {
            Some(owner) if note.kind == NoteKind::Action && *what != *note.text => {
                say(lang, &Words::ActionTold { who: owner, what, about: None })
            }
            Some(_) | None => note.text.to_string(),
        };
        let ok = match note.kind {
            NoteKind::Plus => "1",
            NoteKind::Minus => "-1",
            NoteKind::Question => "0",
            NoteKind::Decision | NoteKind::Action | NoteKind::Plain => "",
        };
        [
            about.map_or_else(String::new, |about| about.to_string()),
            note.deliverable.as_ref().map_or_else(String::new, |name| name.to_string()),
            task,
            taken.at.with_timezone(&zone).date_naive().to_string(),
            note.category.map_or("", letters).to_owned(),
            ok.to_owned(),
        ]
    };
    debrief.notes.iter().map(row).collect()
}

/// A category as the table abbreviates it.
const fn letters(category: Category) -> &'static str {
    match category {
        Category::A => "A",
        Category::AP => "AP",
        Category::C => "C",
        Category::D => "D",
        Category::I => "I",
        Category::M => "M",
        Category::P => "P",
        Category::S => "S",
        Category::T => "T",
        Category::U => "U",
    }
}
