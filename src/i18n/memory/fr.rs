//! Past sessions, in French.

use super::{Fault, Says, list};
use crate::{
    i18n::{Lang::Fr, format::plural},
    session::travel::Lacking,
};

pub(super) fn words(says: Says<'_>) -> String {
    match says {
        Says::TakenIn(id, notes) => format!("Session {id} reprise ici, {}.", count(notes)),
        Says::Renamed(id, own) => {
            format!("Elle s’appelle ici {id}\u{a0}: {own} est le nom d’une autre session.")
        }
        Says::Known(id) => format!("Tout est déjà là, dans {id}\u{a0}: rien n’a été ajouté."),
        Says::WentOn(id, 1) => format!("{id} avait continué ailleurs\u{a0}: un fait ajouté."),
        Says::WentOn(id, events) => {
            format!("{id} avait continué ailleurs\u{a0}: {events} faits ajoutés.")
        }
        Says::LeftBehind => {
            "Les raisons d’absence et les notes retirées sont restées là-bas\u{a0}: export -f json --private emporte tout.".to_owned()
        }
        Says::Forget(id, title, date, notes) => format!(
            "{id}\u{a0}: {title}, {date}, {}. Tout en sera effacé, sans retour\u{a0}; les exports déjà écrits restent où ils sont.",
            count(notes)
        ),
        Says::TypeYes => "L’oublier\u{a0}? Tapez oui.".to_owned(),
        Says::Forgotten(id) => format!("{id} est oubliée."),
        Says::NotForgotten => "Rien n’a été effacé.".to_owned(),
        Says::Notes(notes) => count(notes),
        Says::SpokeOf(at, used, planned) => {
            format!("passage à {at}\u{a0}: {used} pour {planned} prévues")
        }
        Says::Spoke(at, used) => format!("passage à {at}\u{a0}: {used}"),
        Says::Speaks(at, used, Some(planned)) => {
            format!("en cours depuis {at}\u{a0}: {used} sur {planned} prévues")
        }
        Says::Speaks(at, used, None) => format!("en cours depuis {at}\u{a0}: {used}"),
        Says::WasAbsent => "absent".to_owned(),
        Says::NoTurn => "n’est pas passé".to_owned(),
        Says::NoTurnYet => "pas encore passé".to_owned(),
        Says::Actions(actions) => format!("Action{}", plural(Fr, actions)),
        Says::DoneOn(day) => format!("fait le {day}"),
        Says::StillOpen => "à faire".to_owned(),
        Says::NothingFound => "Aucune note trouvée.".to_owned(),
        Says::MoreFound(shown) => format!(
            "Il y en a d’autres\u{a0}: voici les {shown} dernières. Ajoutez un mot, --for, --kind, --since, ou --limit."
        ),
        Says::Unread(id) => {
            format!("Le journal de {id} ne se lit pas\u{a0}: ses notes manquent ici.")
        }
    }
}

fn lacks(lacking: Lacking) -> String {
    let Lacking { reasons, notes, others } = lacking;
    let told = [
        (reasons, format!("{reasons} raison{} d’absence", plural(Fr, reasons))),
        (notes, format!("les mots de {notes} note{}", plural(Fr, notes))),
        (others, format!("{others} autre{0} mot{0}", plural(Fr, others))),
    ];
    list(told)
}

fn count(notes: usize) -> String {
    match notes {
        0 => "aucune note".to_owned(),
        notes => format!("{notes} note{}", plural(Fr, notes)),
    }
}

pub(super) fn sentence(fault: &Fault) -> String {
    match fault {
        Fault::NotAJournal { path, seq: 0 } => {
            format!("{path}\u{a0}: le journal de cette session ne se lit pas.")
        }
        Fault::NotAJournal { path, seq } => {
            format!("{path}\u{a0}: le journal de cette session n’a plus de sens au fait {seq}.")
        }
        Fault::Parted { id, after } => format!(
            "{id} a continué ici et ailleurs, chacune de son côté depuis le fait {after}\u{a0}: rien n’a été ajouté."
        ),
        Fault::Fuller { id, path, lacking, .. } => format!(
            "{path}\u{a0}: {id} est déjà ici, mais sans tout\u{a0}; il y manque {}. Rien n’a été ajouté.",
            lacks(*lacking)
        ),
        Fault::Live { id } => format!("{id} est en cours\u{a0}: rien n’a été effacé."),
        Fault::NotConfirmed { id } => format!("Oublier {id} demande un accord."),
    }
}

pub(super) fn mend(fault: &Fault) -> String {
    match fault {
        Fault::NotAJournal { .. } => {
            "Exportez-la de nouveau là-bas\u{a0}: deroule export -f json -o session.json.".to_owned()
        }
        Fault::Parted { .. } => {
            "Pour garder les deux, prenez l’autre dans un autre dossier de données\u{a0}: DEROULE_DATA.".to_owned()
        }
        Fault::Fuller { more_here: true, .. } => {
            "Elle a continué ici\u{a0}: prenez l’autre dans un autre dossier de données, DEROULE_DATA.".to_owned()
        }
        Fault::Fuller { id, path, .. } => format!(
            "Pour tout avoir\u{a0}: deroule forget {id}, puis deroule import {path}."
        ),
        Fault::Live { .. } => "Terminez-la d’abord\u{a0}: deroule do close.".to_owned(),
        Fault::NotConfirmed { id } => {
            format!("Dans un script\u{a0}: deroule forget {id} --yes.")
        }
    }
}
