//! What the columns of a calendar hold, by their headings, and by their cells where a heading says
//! nothing that is known.

use super::{Table, day, frame};
use crate::import::{MAX_CELLS, words::fold::fold};

/// What a column of a calendar holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The day.
    Date,
    /// From when to when.
    Hours,
    /// When it begins.
    Start,
    /// When it ends.
    End,
    /// For whom it is.
    Audience,
    /// Who runs it.
    Hosts,
    /// Where it is.
    Place,
    /// What it is about.
    Theme,
    /// What it is for.
    Objectives,
    /// What comes after it.
    After,
    /// The file of its agenda.
    Agenda,
    /// Something else, kept as a remark.
    Other,
    /// What came of it: the journals know better.
    Outcome,
}

/// What columns are called.
const HEADINGS: &[(Part, &[&str])] = &[
    (Part::Date, &["date", "dates", "jour", "jours", "day", "quand", "when", "datum", "fecha"]),
    (Part::Hours, &["horaires", "horaire", "heures", "heure", "hours", "time", "times", "hour"]),
    (Part::Start, &["debut", "start", "from", "begin"]),
    (Part::End, &["fin", "end", "until", "to"]),
    (
        Part::Audience,
        &["public", "audience", "participants", "pour qui", "for whom", "qui", "who", "attendees"],
    ),
    (
        Part::Hosts,
        &[
            "animation",
            "animateur",
            "animateurs",
            "animatrice",
            "animateur·rice",
            "qui anime",
            "facilitateur",
            "facilitateurs",
            "facilitation",
            "facilitator",
            "facilitators",
            "host",
            "hosts",
            "led by",
            "run by",
        ],
    ),
    (Part::Place, &["lieu", "place", "where", "ou", "salle", "room", "venue", "location", "ort"]),
    (
        Part::Theme,
        &[
            "thematique",
            "theme",
            "sujet",
            "topic",
            "title",
            "titre",
            "session",
            "seance",
            "intitule",
            "subject",
            "thema",
        ],
    ),
    (
        Part::Objectives,
        &[
            "objectifs",
            "objectif",
            "objectives",
            "objective",
            "goals",
            "goal",
            "but",
            "buts",
            "aim",
        ],
    ),
    (Part::After, &["after", "apres", "et apres", "afterwards", "afterwork"]),
    (Part::Agenda, &["agenda", "fichier", "file"]),
    (Part::Outcome, &["ce qu'il en est", "outcome"]),
    (Part::Other, &["notes", "note", "remarques", "remarque", "remarks", "comments"]),
];

/// What a heading says, without its marks.
pub(super) fn named(heading: &str) -> Option<Part> {
    let heading = fold(heading);
    let heading = heading.trim_matches(|c: char| !c.is_alphanumeric()).trim();
    let found = HEADINGS.iter().find(|(_, names)| names.contains(&heading));
    found.map(|(part, _)| *part)
}

/// The columns of a row of headings; none where it names no column of dates and another.
pub(super) fn of(cells: &[String]) -> Option<Vec<Part>> {
    let mut columns: Vec<Part> =
        cells.iter().map(|cell| named(cell).unwrap_or(Part::Other)).collect();
    // what stands behind the last heading is no column
    while cells.get(columns.len().wrapping_sub(1)).is_some_and(|cell| cell.trim().is_empty()) {
        columns.pop();
    }
    let known = columns.iter().filter(|part| **part != Part::Other).count();
    // one heading over two columns of hours: from when, and to when
    for at in 1..columns.len() {
        if columns[at - 1..=at] == [Part::Hours; 2] && cells[at - 1] == cells[at] {
            (columns[at - 1], columns[at]) = (Part::Start, Part::End);
        }
    }
    let dated = cells.iter().any(|cell| day(cell).is_some());
    (columns.contains(&Part::Date) && known >= 2 && !dated).then_some(columns)
}

/// What stands above each column, in a row of headings of which some cover several.
pub(super) fn covered(cells: &[(String, usize)]) -> Vec<String> {
    let heads = cells.iter().flat_map(|(head, covers)| std::iter::repeat_n(head, *covers));
    heads.take(MAX_CELLS).cloned().collect()
}

/// What a row says in each column. A cell that covers several stands in the one that it is for: the
/// day, the hours that it says, what the session is about, else the first; the others are empty.
pub(super) fn spread(cells: Vec<(String, usize)>, columns: &[Part]) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(columns.len());
    for (cell, covers) in cells {
        let first = out.len();
        let covers = covers.min(MAX_CELLS.saturating_sub(first));
        let under: Vec<Part> = columns.iter().skip(first).take(covers).copied().collect();
        let at = |parts: &[Part]| under.iter().position(|part| parts.contains(part));
        let hours = || at(&[Part::Hours, Part::Start]);
        let timed = || hours().filter(|_| frame::hours(&cell).start.is_some());
        let its = at(&[Part::Date]).or_else(timed).or_else(|| at(&[Part::Theme])).or_else(hours);
        out.extend(std::iter::repeat_n(String::new(), covers));
        if let Some(place) = out.get_mut(first + its.unwrap_or_default()) {
            *place = cell;
        }
    }
    out
}

/// Finds out what the columns hold whose headings are not known.
///
/// `EIG / Mentors` above cells that say `EIG seuls` and `EIG + mentors` is for whom; a column of
/// single names is who runs it.
pub(super) fn settle(table: &mut Table) {
    for column in 0..table.columns.len() {
        if table.columns[column] != Part::Other || named(&table.heads[column]).is_some() {
            continue;
        }
        let cells: Vec<&str> = table
            .rows
            .iter()
            .filter_map(|row| row.cells.get(column))
            .map(String::as_str)
            .filter(|cell| !cell.is_empty())
            .collect();
        let most = |fits: &dyn Fn(&str) -> bool| {
            let fit = cells.iter().filter(|cell| fits(cell)).count();
            fit > 0 && fit * 2 >= cells.len()
        };
        let words = |text: &str| -> Vec<String> {
            let text = fold(text);
            let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2);
            words.map(str::to_owned).collect()
        };
        let heading = words(&table.heads[column]);
        let shares = |cell: &str| words(cell).iter().any(|word| heading.contains(word));
        let free = |part: Part| !table.columns.contains(&part);
        if free(Part::Audience) && most(&shares) {
            table.columns[column] = Part::Audience;
        } else if free(Part::Hosts) && most(&|cell| is_name(cell)) {
            table.columns[column] = Part::Hosts;
        }
    }
}

/// Whether a cell is somebody's name, or two.
pub(super) fn is_name(cell: &str) -> bool {
    const LONGEST: usize = 24;
    let mut words = cell.split_whitespace().filter(|word| !matches!(*word, "et" | "and" | "&"));
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let plain =
        |word: &str| word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | ',' | '.'));
    cell.chars().count() <= LONGEST
        && !cell.is_empty()
        && words.all(|word| capital(word) && plain(word))
}
