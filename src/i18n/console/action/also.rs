//! Words by which people look for an action that is called otherwise here. Is searched only, never
//! shown.

use super::Label;

/// An action, and what else people call it, in French and in English.
const ALSO: &[(Label, &str)] = &[
    (Label::JoinSlots, "fusionner réunir regrouper coller merge combine unite"),
    (Label::SplitSlot, "scinder diviser séparer partager cut divide"),
    (Label::DuplicateSlot, "copier doubler recopier copy double clone"),
    (Label::UndoEdit, "défaire revenir en arrière take back revert"),
    (Label::RedoEdit, "rétablir refaire do again"),
    (Label::Undo, "défaire revenir en arrière take back revert"),
    (Label::Redo, "refaire do again"),
    (Label::AddSlot, "insérer nouveau créneau pause insert new break"),
    (Label::AddTeam, "insérer nouvelle équipe défi insert new challenge"),
    (Label::RemoveSlot, "supprimer effacer enlever delete erase"),
    (Label::RemoveTeam, "supprimer effacer enlever delete erase"),
    (Label::SavePlan, "sauver sauvegarder store write"),
    (Label::SlotTimes, "horaire début fin minutes start end duration hours"),
    (Label::SlotUp, "déplacer monter plus tôt move earlier"),
    (Label::SlotDown, "déplacer plus tard move later"),
    (Label::TeamUp, "déplacer ordre plus tôt move order earlier"),
    (Label::TeamDown, "déplacer ordre plus tard move order later"),
    (Label::Longer, "rallonger prolonger extend"),
    (Label::Shorter, "réduire écourter shorten"),
    (Label::Correct, "modifier éditer changer renommer edit change rename"),
    (Label::CorrectTeam, "modifier éditer changer renommer edit change rename"),
    (Label::CorrectHead, "modifier date lieu renommer edit place rename"),
    (Label::StartPlan, "démarrer lancer jouer start launch run"),
    (Label::Mend, "corriger résoudre fix solve"),
];

/// The words; empty where its own are enough.
pub(super) fn words(label: Label) -> &'static str {
    let found = ALSO.iter().find(|(of, _)| *of == label);
    found.map_or("", |(_, words)| words)
}
