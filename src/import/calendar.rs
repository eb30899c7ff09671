//! What a document says of all its sessions at once: a list of their dates, and the hours that they
//! always keep.
//!
//! Never gives a session a day: which line of such a list is about which session nobody can tell.

use super::{
    halves,
    piece::{DAY_LEVEL, Piece},
    times::{Span, span::span},
    words::{
        date,
        fold::{Folded, Words},
        label::{Section, label},
    },
};

/// Fewer lines that begin with a date are no list of dates.
const FEW: usize = 3;
/// So many lines are a list of dates wherever they stand.
const MANY: usize = 6;

/// A list of dates: the line on which it begins, and how many it holds.
pub(super) type Calendar = (u32, usize);

/// Takes the lists of dates out of a document that has a plan besides.
pub(super) fn take(pieces: Vec<Piece>) -> (Vec<Piece>, Vec<Calendar>) {
    let first = pieces.iter().position(|piece| matches!(piece, Piece::Slot(_)));
    let Some(first) = first else { return (pieces, Vec::new()) };
    let dated: Vec<bool> = pieces.iter().map(begins_with_date).collect();
    let mut found = Vec::new();
    let mut gone = vec![false; pieces.len()];
    let mut at = 0;
    while at < pieces.len() {
        let run = dated[at..].iter().take_while(|dated| **dated).count();
        // the last of them may be the heading of what stands below
        let heads = run > 0 && at + run < pieces.len() && is_heading(&pieces[at + run - 1]);
        let run = run - usize::from(heads);
        if run >= FEW && (at < first || run >= MANY) {
            gone[at..at + run].fill(true);
            if let Some(above) = at.checked_sub(1).filter(|above| names_columns(&pieces[*above])) {
                gone[above] = true;
            }
            found.push((pieces[at].line(), run));
        }
        at += run.max(1);
    }
    let kept = pieces.into_iter().zip(gone).filter(|(_, gone)| !gone).map(|(piece, _)| piece);
    (kept.collect(), found)
}

const fn is_heading(piece: &Piece) -> bool {
    matches!(piece, Piece::Heading { .. })
}

fn begins_with_date(piece: &Piece) -> bool {
    let heading;
    let text = match piece {
        Piece::Line(line) => line.folded(),
        Piece::Heading { level: DAY_LEVEL, text, .. } => {
            heading = Folded::new(text);
            &heading
        }
        Piece::Heading { .. } | Piece::Label { .. } | Piece::Slot(_) => return false,
    };
    let at = text.after(0, "le ").or_else(|| text.after(0, "am ")).unwrap_or(0);
    date::day(text, at).is_some_and(|(day, _)| day.date.is_some())
}

/// Whether a line is the head of a table of dates: `Date | Room | Topic`.
fn names_columns(piece: &Piece) -> bool {
    let Piece::Line(line) = piece else { return false };
    let Some((name, _)) = line.text.split_once(" | ") else { return false };
    matches!(label(&Folded::new(name), true), Some((Section::When, _)))
}

/// The hours that every session keeps, where a line says so, and that line:
/// `We always meet from 15:00 to 18:30`.
pub(super) fn hours(pieces: &[Piece]) -> Option<(u32, Span)> {
    static EVERY: Words = Words::new(&[
        "chaque fois",
        "a chaque fois",
        "toujours",
        "chaque seance",
        "chaque session",
        "each time",
        "every time",
        "always",
        "each session",
        "every session",
        "jeweils",
        "immer",
        "jedes mal",
        "siempre",
        "cada vez",
        "cada sesion",
        "telkens",
        "steeds",
        "altijd",
        "elke keer",
    ]);
    const LONGEST: usize = 300;
    pieces.iter().find_map(|piece| {
        let Piece::Line(line) = piece else { return None };
        if line.text.len() > LONGEST {
            return None;
        }
        let text = line.folded();
        (0..text.len()).find_map(|at| text.after_word(at, &EVERY))?;
        let mut found = (0..text.len()).find_map(|at| span(text, at))?.0;
        halves::settle(&mut [&mut found]);
        found.end.map(|_| (line.line, found))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{piece::pieces, plain};

    fn of(text: &str) -> Vec<Piece> {
        pieces(plain::read(text).blocks)
    }

    #[test]
    fn lists_of_dates_are_told_from_days_with_a_plan() {
        let plan = "\n\n- 9h-10h Accueil\n- 10h-12h Atelier";
        for (text, count) in [
            ("- 3 mars : lancement\n- 7 avril : revue\n- 5 mai : bilan de toute la saison", 3),
            (
                "- 3 March: kick-off in the hall\n- 7 April: review\n- 5 May: close of the whole season",
                3,
            ),
            (
                "- 3. März: Auftakt im Saal\n- 7. April: Rückblick\n- 5. Mai: Ende der ganzen Reihe",
                3,
            ),
            (
                "- 3 de marzo: inicio del curso\n- 7 de abril: taller\n- 5 de mayo: cierre de todo el curso",
                3,
            ),
        ] {
            let (_, found) = take(of(&format!("{text}{plan}")));
            assert_eq!(found, [(1, count)], "{text}");
        }
        let (_, found) =
            take(of("3 mars\n9h-10h Accueil\n\n4 mars\n9h-10h Atelier\n\n5 mars\n9h-10h Bilan"));
        assert_eq!(found, []);
    }

    #[test]
    fn hours_that_every_session_keeps() {
        for text in [
            "Les séances se tiennent chaque fois de 15h à 18h30 au foyer.",
            "We always meet from 15:00 to 18:30 in the hall.",
            "Die Treffen sind jeweils von 15 bis 18:30 Uhr im Saal.",
            "Nos vemos siempre de 15:00 a 18:30 en la biblioteca.",
            "We komen telkens van 15:00 tot 18:30 samen in de zaal.",
        ] {
            let (_, found) = hours(&of(&format!("Le club\n\n{text}"))).expect(text);
            let minutes = (found.start.minutes, found.end.map(|end| end.minutes));
            assert_eq!(minutes, (15 * 60, Some(18 * 60 + 30)), "{text}");
        }
        assert!(hours(&of("Le club\n\nOn mange à 12h, toujours au foyer.")).is_none());
    }
}
