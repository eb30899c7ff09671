//! The screen on which an agenda is looked over, in French.

use super::{MAX_NAMES, PlanSays};
use crate::{
    agenda::{EditRefusal, Kind, read::Losses},
    i18n::{
        Lang::Fr,
        format::{and, capital, plural, quote, time_of_day},
    },
};

pub(super) const ALL: &[&str] = &["tous", "toutes", "tout le monde", "tous les defis"];

#[expect(clippy::too_many_lines, reason = "a table of sentences")]
pub(super) fn words(says: PlanSays<'_>) -> String {
    let words = match says {
        PlanSays::SessionOf(number, count) => return format!("session {number} sur {count}"),
        PlanSays::Errors(count) => return format!("{count} erreur{}", plural(Fr, count)),
        PlanSays::ToSee(count) => return format!("{count} à voir"),
        PlanSays::Fine => "rien à signaler",
        PlanSays::Unsaved => "pas enregistré",
        PlanSays::Saved => "enregistré",

        PlanSays::Understood => "Compris ainsi",
        PlanSays::Remarks => "Remarques",
        PlanSays::AtLine(line) => return format!("ligne {line}"),
        PlanSays::WholeSession => "toute la session",
        PlanSays::AddedByHand => "ajouté à la main",
        PlanSays::Untitled => "Sans titre",
        PlanSays::Ends(at) => return format!("fin {at}"),
        PlanSays::Error => "erreur",
        PlanSays::Warning => "à voir",
        PlanSays::Note => "lu ainsi",
        PlanSays::NothingHere => "Rien à signaler ici.",
        PlanSays::Elsewhere(list, next, count) => {
            return format!(
                "Ailleurs, {count} remarque{}\u{a0}: {list} la liste, {next} la suivante.",
                plural(Fr, count)
            );
        }
        PlanSays::SlotNoteIs(note) => return format!("Note\u{a0}: {note}"),
        PlanSays::Proposes(key, mend) => return format!("{key} répare\u{a0}: {mend}"),
        PlanSays::BrokenFile(key) => {
            return format!(
                "Ce fichier ne se charge pas. Corrigez les lignes marquées dans votre éditeur, \
                 puis {key} pour relire."
            );
        }
        PlanSays::NoSlots(key) => {
            return format!(
                "Aucun créneau. {key} en ajoute un, ici ou depuis une ligne du fichier."
            );
        }
        PlanSays::FileChanged(key) => {
            return format!("fichier changé depuis l’ouverture, {key} le relit");
        }
        PlanSays::FileGone(Some(key)) => {
            return format!("le fichier n’est plus là, {key} le réécrit");
        }
        PlanSays::FileGone(None) => "le fichier n’est plus là",
        PlanSays::WithoutCorrections => "sans vos corrections",
        PlanSays::PlanChangedMeanwhile(key) => {
            return format!("le plan a changé entre-temps, {key} le reprend");
        }
        PlanSays::ChooseSession => "Quelle session du fichier\u{a0}?",
        PlanSays::Lines(from, to) => return format!("lignes {from} à {to}"),

        PlanSays::CorrectSlot => "Corriger le créneau",
        PlanSays::NewSlot => "Nouveau créneau",
        PlanSays::CorrectSession => "Corriger la session",
        PlanSays::TurnsStay(1) => "1 passage reste\u{a0}: videz Passages pour l’ôter.",
        PlanSays::TurnsStay(count) => {
            return format!("{count} passages restent\u{a0}: videz Passages pour les ôter.");
        }

        PlanSays::AddsSlot(key) => return format!("{key} en ajoute un."),
        PlanSays::SeparatedBy(sign) => {
            return format!("Ici, c’est «\u{a0}{sign}\u{a0}» qui sépare.");
        }
        PlanSays::FromTo(from, to, long) => return format!("de {from} à {to}, {long}"),
        PlanSays::From(from) => return format!("à {from}, jusqu’au suivant"),
        PlanSays::FromFor(from, long) => return format!("à {from}, {long}"),
        PlanSays::Until(to) => return format!("jusqu’à {to}"),
        PlanSays::Lasts(long) => return format!("une durée de {long}"),
        PlanSays::NoLimit => "sans limite de temps",
        PlanSays::TurnCount(count) => return format!("{count} passage{}", plural(Fr, count)),
        PlanSays::RoundCount(count) => return format!("{count} tour{}", plural(Fr, count)),
        PlanSays::AllTurns => "chaque défi passe",
        PlanSays::NoParts => "Sans parties\u{a0}: chaque passage est d’un seul tenant.",
        PlanSays::Each(long) => return format!("{long} par passage"),
        PlanSays::Counted(count, listed) => return format!("{count}\u{a0}: {listed}"),

        PlanSays::SavedIn(path) => return format!("Enregistré dans {path}"),
        PlanSays::Undone(what) => return format!("Annulé\u{a0}: {what}"),
        PlanSays::Redone(what) => return format!("Rétabli\u{a0}: {what}"),
        PlanSays::Removed(title) => {
            return format!("{} est retiré du déroulé.", quote(Fr, title));
        }
        PlanSays::MendFirst(1) => "Une erreur empêche d’ouvrir la session\u{a0}: la voici.",
        PlanSays::MendFirst(count) => {
            return format!(
                "{count} erreurs empêchent d’ouvrir la session\u{a0}: voici la première."
            );
        }
        PlanSays::Empty => "Un déroulé sans créneau ne s’ouvre pas.",
        PlanSays::NothingToSee => "Plus aucune remarque à voir.",
        PlanSays::DoneFound => "corrections retrouvées",
        PlanSays::Found(at, undo, save) => {
            return format!(
                "corrections de {at} retrouvées\u{a0}: {undo} les annule, {save} les enregistre"
            );
        }
        PlanSays::FoundChanged(undo) => {
            return format!("Le fichier a changé depuis\u{a0}: {undo} montre ce qu’il dit.");
        }
        PlanSays::FoundLater(at) => {
            return format!(
                "Vos corrections de {at} vous attendent\u{a0}: réparez d’abord le fichier."
            );
        }
        PlanSays::Unkept(why) => {
            return format!(
                "Enregistrez\u{a0}: si la fenêtre se ferme, ces corrections sont perdues. {why}"
            );
        }
        PlanSays::NothingToSave => "Rien à enregistrer\u{a0}: aucune correction n’a été faite.",
        PlanSays::NothingToUndo => "Rien à annuler.",
        PlanSays::NothingToRedo(key) => {
            return format!("Rien à rétablir\u{a0}: {key} annule une correction.");
        }
        PlanSays::NoMend => "Pas de réparation toute prête ici\u{a0}: corrigez le créneau.",
        PlanSays::Mended => "C’est réparé.",
        PlanSays::Reread => "Fichier relu.",
        PlanSays::Runs => {
            "Ce créneau court\u{a0}: son titre, son type et son début ne changent plus."
        }
        PlanSays::Retaken => "Plan repris\u{a0}: c’est celui que la session suit.",
        PlanSays::TooManySlots(limit) => return format!("Pas plus de {limit} créneaux."),
        PlanSays::SaveFailed(why) => return format!("Le déroulé n’est pas enregistré. {why}"),
        PlanSays::DoneSession => "correction de la session",
        PlanSays::DoneCorrected(title) => return format!("correction de {}", quote(Fr, title)),
        PlanSays::DoneAdded(title) => return format!("ajout de {}", quote(Fr, title)),
        PlanSays::DoneRemoved(title) => return format!("retrait de {}", quote(Fr, title)),
        PlanSays::Answers(key) => return format!("{key} pour répondre."),
        PlanSays::AnswersCourse => "Donnez leurs vrais titres aux parties, ou mettez-en d’autres.",
        PlanSays::PromiseMoved(title, from, to) => {
            return format!("Heure promise déplacée\u{a0}: {}, {from} → {to}.", quote(Fr, title));
        }
        PlanSays::DoneMended => "réparation",
        PlanSays::DoneMoved(title) => return format!("déplacement de {}", quote(Fr, title)),
        PlanSays::DoneSplit(title) => return format!("coupe de {}", quote(Fr, title)),
        PlanSays::DoneJoined(title) => return format!("{} joint au suivant", quote(Fr, title)),
        PlanSays::MadeIn(path) => return format!("Déroulé créé\u{a0}: {path}"),
        PlanSays::MadeAside(path, kept) => {
            return format!("Déroulé créé\u{a0}: {path}\u{a0}; le programme d’avant est {kept}");
        }
        PlanSays::SavedAside(path, kept) => {
            return format!("Enregistré dans {path}\u{a0}; le fichier d’avant est {kept}");
        }
        PlanSays::Refused(why) => return refused(why),
        PlanSays::Plan => "Déroulé",
        PlanSays::Lineup(count) => return format!("Équipes · {count}"),
        PlanSays::NoTeams(key) => {
            return format!(
                "Aucune équipe. {key} en ajoute une\u{a0}; ou collez des noms, un par ligne."
            );
        }
        PlanSays::FromTime(time) => return format!("dès {time}"),
        PlanSays::FirstPlace => "en premier",
        PlanSays::LastPlace => "en dernier",
        PlanSays::TeamsAdded(added, 0) => {
            return format!("{added} équipe{} en plus.", plural(Fr, added));
        }
        PlanSays::TeamsAdded(added, known) => {
            return format!("{added} équipe{} en plus, {known} déjà là.", plural(Fr, added));
        }
        PlanSays::DoneTeams(count) => {
            return format!("ajout de {count} équipe{}", plural(Fr, count));
        }
        PlanSays::CorrectTeam => "Corriger l’équipe",
        PlanSays::NewTeam => "Nouvelle équipe",
        PlanSays::SlotTimes => "Heures ou durée",
        PlanSays::AskRewrite(losses, ahead) => return goes(losses, ahead),
        PlanSays::AskChange => "La session suit-elle ce plan\u{a0}? Ce qui a commencé reste.",
        PlanSays::Changed(news) => return format!("Plan changé\u{a0}: {news}"),
        PlanSays::FileIsKept(name) => {
            return format!("Le fichier d’avant reste à côté\u{a0}: {name}");
        }

        PlanSays::ToTurns => "Une équipe de plus, ou de moins, dans ce bloc.",
        PlanSays::ToDouble => "Un bloc de plus, pareil\u{a0}: doubler, puis descendre.",
        PlanSays::ToAdd(next, accept) => {
            return format!("Une pause de plus\u{a0}: tapez Pause, {next}, 15, {accept}.");
        }
        PlanSays::ToTime(accept) => {
            return format!("Une autre durée\u{a0}: tapez 30, {accept}\u{a0}; ou 15h-15h30.");
        }
        PlanSays::ToKeep => "Tout se défait\u{a0}; rien n’est écrit avant d’enregistrer.",
        PlanSays::ToChoose => "Choisir un créneau\u{a0}: l’aide dit alors quoi en faire.",
        PlanSays::ToTeam(accept) => {
            return format!("Une équipe\u{a0}: son nom, {accept}\u{a0}; ou collez une liste.");
        }

        PlanSays::AskStart => "Ouvrir la session sur ce déroulé\u{a0}?",
        PlanSays::SavesFirst(name) => return format!("Il est d’abord enregistré dans {name}."),
        PlanSays::AskDiscard => "Vos corrections ne sont pas enregistrées.",
        PlanSays::SaveOrDiscard(save, discard, stay) => {
            return format!("{save} les enregistrer · {discard} les abandonner · {stay} rester");
        }
        PlanSays::FileIsAnother(name) => {
            return format!("{} a changé depuis que vous l’avez ouvert.", quote(Fr, name));
        }
        PlanSays::OtherNameKeepsBoth => "Un autre nom garde les deux\u{a0}; le même remplace.",
        PlanSays::OrReread(key) => {
            return format!("Ou revenez au déroulé\u{a0}: {key} y relit le fichier.");
        }
        PlanSays::AskOtherName(name) => {
            return format!("{} existe déjà. Enregistrer sous quel nom\u{a0}?", quote(Fr, name));
        }
        PlanSays::SameNameReplaces => {
            "Avec le même nom, une confirmation est demandée avant de remplacer."
        }
        PlanSays::AskOtherPlace => "Impossible d’écrire là. Enregistrer où\u{a0}?",
        PlanSays::AskReplace(name) => return format!("Remplacer {}\u{a0}?", quote(Fr, name)),
        PlanSays::TypeToReplaceKept(word) => {
            return format!("Tapez {word} pour confirmer\u{a0}: l’ancien reste à côté (.bak).");
        }
        PlanSays::TypeToReplace(word) => {
            return format!("Son contenu sera perdu. Tapez {word} pour confirmer.");
        }
    };
    words.to_owned()
}

/// What will not be written again.
fn goes(losses: &Losses, ahead: bool) -> String {
    let mut names: Vec<String> =
        losses.fields.iter().take(MAX_NAMES).map(|name| quote(Fr, name)).collect();
    if losses.fields.len() > MAX_NAMES {
        names.push("d’autres".to_owned());
    }
    let mut parts = Vec::new();
    if losses.comments {
        parts.push("les commentaires de ce fichier".to_owned());
    }
    match names.as_slice() {
        [] => {}
        [one] => parts.push(format!("le champ {one}")),
        [..] => parts.push(format!("les champs {}", and(Fr, &names))),
    }
    if losses.breaks {
        parts.push("les retours à la ligne des textes".to_owned());
    }
    if ahead {
        parts.push("ce que d’autres y ont changé".to_owned());
    }
    let alone = parts.len() == 1 && (names.len() == 1 || ahead);
    let end = if alone { "ne sera pas réécrit" } else { "ne seront pas réécrits" };
    capital(&format!("{} {end}.", and(Fr, &parts)))
}

fn refused(why: EditRefusal) -> String {
    let words = match why {
        EditRefusal::NoSuchSlot => "Ce créneau n’est plus là.",
        EditRefusal::NoSuchDefi => "Cette équipe n’est plus là.",
        EditRefusal::TooManySlots { limit } => return format!("Pas plus de {limit} créneaux."),
        EditRefusal::Unreadable => "Rien n’est changé\u{a0}: le fichier ne se relirait pas.",
        EditRefusal::Backwards { start, above } => {
            let (start, above) = (time_of_day(Fr, start), time_of_day(Fr, above));
            return format!(
                "{start}, c’est avant le créneau du dessus ({above})\u{a0}: faites-le d’abord monter."
            );
        }
        EditRefusal::NextDay { start, end } => {
            let (start, end) = (time_of_day(Fr, start), time_of_day(Fr, end));
            return format!(
                "De {start} à {end} le lendemain, c’est trop\u{a0}: moins de passages, ou plus courts."
            );
        }
        EditRefusal::NotTwo => "Rien à partager\u{a0}: il n’y a qu’un passage, ou pas de durée.",
        EditRefusal::PartsDiffer => {
            "Leurs passages n’ont pas les mêmes parties\u{a0}: accordez-les avant de joindre."
        }
        EditRefusal::NothingBelow => "Pas de créneau en dessous, le même jour.",
        EditRefusal::SameName => "Une autre équipe a déjà ce nom.",
        EditRefusal::Begun => "Cela a commencé\u{a0}: le plan n’en change plus.",
        EditRefusal::Presented => "Cette équipe a présenté\u{a0}: elle garde son passage.",
        EditRefusal::TurnsBegun { turns: 1 } => {
            "Un passage a déjà commencé ici\u{a0}: pas moins d’un."
        }
        EditRefusal::TurnsBegun { turns } => {
            return format!("{turns} passages ont déjà commencé ici\u{a0}: pas moins.");
        }
        EditRefusal::OverADay => {
            "Ce créneau durerait plus de 24\u{a0}h\u{a0}: moins de passages, ou plus courts."
        }
        EditRefusal::KindsDiffer => {
            "Deux types différents ne se joignent pas\u{a0}: donnez-leur le même d’abord."
        }
        EditRefusal::BreakWithTurns => {
            "Une pause n’a pas de passages\u{a0}: videz Passages, ou changez son type."
        }
        EditRefusal::TurnsNamed => "Ses passages sont nommés\u{a0}: changez-les dans ses champs.",
    };
    words.to_owned()
}

pub(super) const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Welcome => "Accueil",
        Kind::Presentations => "Présentations",
        Kind::Break => "Pause",
        Kind::Workshop => "Atelier",
        Kind::Restitution => "Restitution",
        Kind::Debrief => "Débrief",
        Kind::Other => "Autre",
    }
}

pub(super) const fn short_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Presentations => "Présent.",
        Kind::Restitution => "Restit.",
        Kind::Welcome | Kind::Break | Kind::Workshop | Kind::Debrief | Kind::Other => {
            self::kind(kind)
        }
    }
}
