//! Remarks about a calendar, in French.

use super::columns;
use crate::{
    i18n::{
        Lang::Fr,
        format::{NBSP, date as day, quote},
    },
    import::year::YearFindingKind,
};

pub(super) fn words(what: &YearFindingKind) -> (String, String) {
    let (says, mend) = match what {
        YearFindingKind::YearTaken { year } => (
            format!("Aucune année n’est écrite{NBSP}: la première date est prise en {year}."),
            "Si c’est une autre année, donnez-la\u{a0}: --year 2018",
        ),
        YearFindingKind::Moved { date, empty } => (
            format!(
                "{}{NBSP}: des cases vides ont disparu de cette ligne. Sont lues comme vides{NBSP}: {}.",
                day(Fr, *date),
                columns(Fr, empty)
            ),
            "Vérifiez cette date.",
        ),
        YearFindingKind::Days { date, text } => (
            format!(
                "{}{NBSP}: {} dit plus d’un jour. Le premier est la date, la case est gardée en remarque.",
                day(Fr, *date),
                quote(Fr, text)
            ),
            "Si chaque jour est une session, donnez-lui sa ligne.",
        ),
        YearFindingKind::Kept { date, part, text } => (
            format!(
                "{}{NBSP}: tout n’est pas compris dans {} ({}). La case est gardée en remarque.",
                day(Fr, *date),
                quote(Fr, text),
                columns(Fr, &[*part])
            ),
            "Vérifiez cette date.",
        ),
        YearFindingKind::LooseHours { text } => (
            format!("Ces heures ne sont pas reprises{NBSP}: {}.", quote(Fr, text)),
            "Si ce sont celles de toutes les dates, écrivez\u{a0}: Horaires\u{a0}: 14h-17h30, le lieu.",
        ),
        YearFindingKind::NoDate { text } => (
            format!("Pas de date dans cette ligne{NBSP}: {}.", quote(Fr, text)),
            "Rien à faire si ce n’est pas une session.",
        ),
        YearFindingKind::Reworded => (
            "Ce programme a été modifié depuis qu’il a été écrit\u{a0}: ce qu’il montre compte, le reste est gardé."
                .to_owned(),
            "Rien à faire si c’était voulu.",
        ),
        YearFindingKind::NotUnderstood { text } => (
            format!("N’a pas été compris, et n’est pas repris{NBSP}: {}.", quote(Fr, text)),
            "Rien à faire si ce n’est pas une donnée du programme.",
        ),
        YearFindingKind::TooManyDates { limit } => (
            format!("Plus de {limit} dates{NBSP}: les suivantes ne sont pas lues."),
            "Faites un fichier par année.",
        ),
    };
    (says, mend.to_owned())
}
