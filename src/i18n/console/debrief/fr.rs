//! In French.

use super::DebriefSays;

pub(super) fn words(says: DebriefSays<'_>) -> String {
    let words = match says {
        DebriefSays::Title => "Débrief, tel qu’il sera écrit",
        DebriefSays::TitleRead => "Débrief, tel que la page sera lue",
        DebriefSays::ForAll => "pour tous",
        DebriefSays::For(team) => return format!("pour {team}"),
        DebriefSays::Empty => "Rien à écrire.",
        DebriefSays::Lines(from, to, all) => return format!("lignes {from} à {to} sur {all}"),
        DebriefSays::GoesTo(path) => return format!("→ {path}"),
        DebriefSays::GoesNowhere(why) => return format!("Rien ne sera écrit\u{a0}: {why}"),
        DebriefSays::IsIn(path) => return format!("✓ écrit dans {path}"),
        DebriefSays::Taken(path) => {
            return format!("Rien n’a été écrit\u{a0}: {path} vient d’être créé par ailleurs.");
        }
        DebriefSays::AskLeaveFace => "Quitter la projection pour voir le débrief\u{a0}?",
        DebriefSays::NotForTheRoom => "Il montre les notes, et la salle voit cet écran.",
    };
    words.to_owned()
}
