//! The words of our own programmes, in each language: what the export room writes, a test reads
//! back.

use chrono::NaiveTime;

use super::super::{
    columns::{Part, named},
    frame::{self, Hours},
};
use crate::{
    agenda::{parse_time, programme::Frame},
    import::{own::page::plain, words::fold::fold},
};

/// What a column, or a line below an event, tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    Date,
    Hours,
    Audience,
    Hosts,
    Place,
    Theme,
    Objectives,
    After,
    Agenda,
    Outcome,
    Note,
    Title,
    UsualHours,
    UsualPlace,
    Zone,
    Language,
    Source,
}

/// What they are called, in French and in English.
const NAMES: [(Field, [&str; 2]); 17] = [
    (Field::Date, ["Date", "Date"]),
    (Field::Hours, ["Horaires", "Hours"]),
    (Field::Audience, ["Public", "Audience"]),
    (Field::Hosts, ["Animation", "Hosts"]),
    (Field::Place, ["Lieu", "Place"]),
    (Field::Theme, ["Thématique", "Theme"]),
    (Field::Objectives, ["Objectifs", "Objectives"]),
    (Field::After, ["Après", "After"]),
    (Field::Agenda, ["Agenda", "Agenda"]),
    (Field::Outcome, ["Ce qu’il en est", "Outcome"]),
    (Field::Note, ["Remarque", "Remark"]),
    (Field::Title, ["Titre du programme", "Programme title"]),
    (Field::UsualHours, ["Horaires habituels", "Usual hours"]),
    (Field::UsualPlace, ["Lieu habituel", "Usual place"]),
    (Field::Zone, ["Fuseau horaire", "Time zone"]),
    (Field::Language, ["Langue", "Language"]),
    (Field::Source, ["Source", "Source"]),
];
/// What a page without dates says in their place.
const NO_DATES: [&str; 2] = ["Aucune date dans ce programme.", "No date in this programme."];
/// What an event is called whose date has no theme and no audience.
const NO_THEME: [&str; 2] = ["thème à choisir", "theme to be chosen"];

/// What a heading stands for; one that somebody else chose for the same is known as well.
pub(super) fn field(heading: &str) -> Option<Field> {
    let ours = ours(heading);
    ours.or_else(|| {
        Some(match named(heading)? {
            Part::Date => Field::Date,
            Part::Hours => Field::Hours,
            Part::Audience => Field::Audience,
            Part::Hosts => Field::Hosts,
            Part::Place => Field::Place,
            Part::Theme => Field::Theme,
            Part::Objectives => Field::Objectives,
            Part::After => Field::After,
            Part::Agenda => Field::Agenda,
            Part::Outcome => Field::Outcome,
            Part::Other => Field::Note,
            Part::Start | Part::End => return None,
        })
    })
}

/// The same, of our own headings alone.
pub(super) fn ours(heading: &str) -> Option<Field> {
    let heading = fold(&plain(heading));
    let is = |names: &[&str; 2]| names.iter().any(|name| fold(name) == heading);
    NAMES.iter().find(|(_, names)| is(names)).map(|(field, _)| *field)
}

/// The columns of a table that we wrote; none where it is somebody else's. Where a programme is
/// kept, somebody may have named or left out all but the dates.
pub(super) fn columns(heads: &[String], keeps: bool) -> Option<Vec<Option<Field>>> {
    let own: Vec<Field> = heads.iter().filter_map(|head| ours(head)).collect();
    let told = own.contains(&Field::Title)
        || own.contains(&Field::Outcome) && own.contains(&Field::Agenda);
    let fields: Vec<Option<Field>> = heads.iter().map(|head| field(head)).collect();
    let dated = fields.contains(&Some(Field::Date));
    (dated && (told || keeps && own.len() > 1)).then_some(fields)
}

/// Whether a line only says that there is no date.
pub(super) fn is_no_dates(line: &str) -> bool {
    NO_DATES.iter().any(|words| *words == plain(line))
}

/// Whether an event's title only says that nothing is chosen yet.
pub(super) fn is_no_theme(title: &str) -> bool {
    NO_THEME.iter().any(|words| *words == plain(title))
}

/// What a line says where the programme comes from.
pub(super) fn source(line: &str) -> Option<&str> {
    let (label, words) = labelled(line)?;
    (ours(label) == Some(Field::Source)).then_some(words)
}

/// A label, and what stands behind it: `Public : EIG seuls`.
pub(super) fn labelled(line: &str) -> Option<(&str, &str)> {
    let (label, words) = line.split_once(':')?;
    Some((label.trim(), words.trim()))
}

/// From when to when, as we write it, or as people do; none where a cell says something else.
pub(super) fn hours(cell: &str) -> Option<Hours> {
    let cell = cell.trim();
    if cell.is_empty() {
        return Some(Hours::default());
    }
    let time = |text: &str| -> Option<NaiveTime> { parse_time(text).ok() };
    let strict = match cell.split_once(['–', '-']) {
        Some(("", end)) => time(end).map(|end| Hours { start: None, end: Some(end) }),
        Some((start, end)) => time(start)
            .zip(time(end))
            .map(|(start, end)| Hours { start: Some(start), end: Some(end) }),
        None => time(cell).map(|start| Hours { start: Some(start), end: None }),
    };
    strict.or_else(|| Some(frame::hours(cell)).filter(|hours| hours.start.is_some()))
}

/// What a line says of all dates: `15h00–18h30, Liberté Living Lab`, and whether it says hours.
pub(super) fn usual(line: &str) -> (Frame, bool) {
    let frame = |hours: Hours, place: &str| Frame {
        start: hours.start,
        end: hours.end,
        place: super::seen::text(place, None),
    };
    let behind = line.split_once(", ").and_then(|(head, place)| Some((hours(head)?, place)));
    match (behind, hours(line)) {
        (Some((hours, place)), _) => (frame(hours, place), true),
        (None, Some(hours)) => (frame(hours, ""), true),
        (None, None) => (frame(Hours::default(), line), false),
    }
}
