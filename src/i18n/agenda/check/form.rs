//! The doctor's words where an agenda is corrected in fields: they name fields, never what a file
//! writes.

use super::Words;
use crate::{
    agenda::check::FindingKind,
    i18n::{Lang, format::time_of_day},
};

/// The words for a finding, for somebody who has fields before them and no file.
#[must_use]
pub fn words_for_form(lang: Lang, what: &FindingKind) -> Words {
    let words = super::words(lang, what);
    let says = says(what).map_or(words.says, |(fr, en)| pick(lang, fr, en).to_owned());
    let mend = match what {
        FindingKind::EndsLate { end, .. } => {
            let end = time_of_day(lang, end.time);
            match lang {
                Lang::Fr => format!("Raccourcissez un créneau, ou annoncez la fin à {end}."),
                Lang::En => format!("Shorten a slot, or announce the end at {end}."),
            }
        }
        FindingKind::Never { taken, .. } => {
            let taken = time_of_day(lang, taken.time);
            match lang {
                Lang::Fr => format!("Écrivez {taken}."),
                Lang::En => format!("Write {taken}."),
            }
        }
        what => mend(what).map_or(words.mend, |(fr, en)| pick(lang, fr, en).to_owned()),
    };
    Words { says, mend, ..words }
}

const fn pick<'a>(lang: Lang, fr: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::Fr => fr,
        Lang::En => en,
    }
}

/// What is said otherwise than of a file, in French and in English.
const fn says(what: &FindingKind) -> Option<(&'static str, &'static str)> {
    match what {
        FindingKind::NoLineup => Some((
            "chaque équipe a un passage ici, mais aucune n’est nommée",
            "each team has a turn here, but none is named",
        )),
        FindingKind::RoundsAndTurns { .. } => Some((
            "ce créneau a des tours et des passages, seuls les passages comptent",
            "this slot has rounds and turns: the turns alone count",
        )),
        FindingKind::RoundsAndPhases { .. } => Some((
            "ce créneau a des tours, ses parties ne comptent donc pas",
            "this slot has rounds: its parts do not count",
        )),
        FindingKind::Disagrees { .. } => Some((
            "les heures et la durée ne disent pas la même chose, les heures l’emportent",
            "times and length do not agree: the times win",
        )),
        FindingKind::Overlap { .. }
        | FindingKind::Gap { .. }
        | FindingKind::DoesNotFit { .. }
        | FindingKind::NoChangeover { .. }
        | FindingKind::ThinTurns { .. }
        | FindingKind::LikelyEnd { .. }
        | FindingKind::TooManyTeams { .. }
        | FindingKind::TooFewTeams { .. }
        | FindingKind::SameDefi { .. }
        | FindingKind::SameTurn { .. }
        | FindingKind::NotInLineup { .. }
        | FindingKind::TooEarly { .. }
        | FindingKind::EndsLate { .. }
        | FindingKind::ScriptLength { .. }
        | FindingKind::FloorTooLong { .. }
        | FindingKind::OverADay { .. }
        | FindingKind::EndsBeforeStart { .. }
        | FindingKind::ShortBreak { .. }
        | FindingKind::LongBreak { .. }
        | FindingKind::NobodySpeaks { .. }
        | FindingKind::LongStretch { .. }
        | FindingKind::NoEnd { .. }
        | FindingKind::Untimed { .. }
        | FindingKind::EndsFirst { .. }
        | FindingKind::Backwards { .. }
        | FindingKind::Twice { .. }
        | FindingKind::Never { .. }
        | FindingKind::InvertedZone { .. }
        | FindingKind::ClocksChange { .. } => None,
    }
}

/// What would mend it, in French and in English, where the words for a file name a part of it.
const fn mend(what: &FindingKind) -> Option<(&'static str, &'static str)> {
    match what {
        FindingKind::NoLineup | FindingKind::NotInLineup { nearest: None, .. } => Some((
            "Nommez les équipes (Entrée sur la première ligne).",
            "Name the teams (Enter on the first line).",
        )),
        FindingKind::TooEarly { .. } => Some((
            "Placez cette équipe plus loin (Entrée sur la première ligne).",
            "Move this team further down (Enter on the first line).",
        )),
        FindingKind::SameTurn { .. } => {
            Some(("Ôtez-la une fois dans Passages.", "Take it out once in Turns."))
        }
        FindingKind::TooManyTeams { .. } => Some((
            "Augmentez Passages dans l’un de ces créneaux.",
            "Raise Turns in one of these slots.",
        )),
        FindingKind::NobodySpeaks { .. } => Some((
            "Donnez-leur un créneau de présentations, ou des passages dans Passages.",
            "Give them a slot for presentations, or turns in Turns.",
        )),
        FindingKind::TooFewTeams { .. } => Some((
            "Réduisez Passages, ou laissez ainsi, car une place libre ne prend pas de temps.",
            "Lower Turns, or leave it so: a free turn takes no time.",
        )),
        FindingKind::EndsBeforeStart { .. } => Some((
            "Corrigez la fin annoncée (Entrée sur la première ligne).",
            "Correct the announced end (Enter on the first line).",
        )),
        FindingKind::NoEnd { .. } | FindingKind::Untimed { .. } => {
            Some(("Donnez une fin ou une durée dans Heures.", "Give an end or a length in Times."))
        }
        FindingKind::Disagrees { .. } => {
            Some(("Corrigez les heures dans Heures.", "Correct the times in Times."))
        }
        FindingKind::NoChangeover { .. } => Some((
            "Mettez 1 dans Changement et allongez le créneau, ou raccourcissez une partie.",
            "Put 1 into Changeover and lengthen the slot, or shorten a part.",
        )),
        FindingKind::Backwards { .. } => Some((
            "Corrigez l’heure, ou retirez ce créneau et remettez-le à sa place.",
            "Correct the time, or remove this slot and add it where it belongs.",
        )),
        FindingKind::Twice { .. } => Some((
            "Évitez cette heure, ou donnez une durée dans Heures.",
            "Avoid that time, or give a length in Times.",
        )),
        FindingKind::Overlap { .. }
        | FindingKind::Gap { .. }
        | FindingKind::DoesNotFit { .. }
        | FindingKind::ThinTurns { .. }
        | FindingKind::LikelyEnd { .. }
        | FindingKind::SameDefi { .. }
        | FindingKind::NotInLineup { nearest: Some(_), .. }
        | FindingKind::RoundsAndTurns { .. }
        | FindingKind::RoundsAndPhases { .. }
        | FindingKind::EndsLate { .. }
        | FindingKind::ScriptLength { .. }
        | FindingKind::FloorTooLong { .. }
        | FindingKind::OverADay { .. }
        | FindingKind::ShortBreak { .. }
        | FindingKind::LongBreak { .. }
        | FindingKind::LongStretch { .. }
        | FindingKind::EndsFirst { .. }
        | FindingKind::Never { .. }
        | FindingKind::InvertedZone { .. }
        | FindingKind::ClocksChange { .. } => None,
    }
}
