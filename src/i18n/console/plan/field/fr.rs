//! The fields of an agenda, in French.

use super::{
    Choice, FieldName, PhaseField, Section, SessionField, Shape, Slip, SlotField, TeamField,
    TrackField, some_names,
};
use crate::{
    agenda::{
        Anchor,
        Lang::{self, Fr},
        MAX_TURNS, Place, Rest, Role, Then,
    },
    i18n::{
        console::plan::fr as plan,
        format::{date, quote, time_of_day},
    },
};

pub(super) const fn name(field: FieldName) -> &'static str {
    match field {
        FieldName::Session(field) => match field {
            SessionField::Title => "Titre",
            SessionField::Date => "Jour",
            SessionField::End => "Fin annoncée",
            SessionField::Teams => "Équipes",
            SessionField::Place => "Lieu",
            SessionField::Audience => "Public",
            SessionField::Hosts => "Animé par",
            SessionField::Objectives => "Objectifs",
            SessionField::Lang => "Langue",
            SessionField::Zone => "Fuseau",
            SessionField::Source => "Source",
        },
        FieldName::Slot(field) => match field {
            SlotField::Title => "Titre",
            SlotField::Times => "Heures",
            SlotField::Rest => "Ensuite",
            SlotField::Kind => "Type",
            SlotField::Turns => "Passages",
            SlotField::Phases => "Parties",
            SlotField::Changeover => "Changement",
            SlotField::Note => "Note",
            SlotField::Floor => "Au moins",
            SlotField::Anchor => "Si retard",
            SlotField::Locked => "Intouchable",
            SlotField::Tracks => "En parallèle",
            SlotField::Rounds => "Tours",
            SlotField::Prompts => "Questions",
            SlotField::Day => "Jour",
        },
        FieldName::Phase(_, field) => match field {
            PhaseField::Role => "Qui parle",
            PhaseField::Floor => "Au moins",
            PhaseField::Warn => "Bientôt fini",
            PhaseField::Danger => "Presque fini",
            PhaseField::Grace => "Sursis",
            PhaseField::Then => "À la fin",
            PhaseField::Script => "Étapes",
            PhaseField::Prompts => "Questions",
        },
        FieldName::Track(_, field) => match field {
            TrackField::Room => "Salle",
            TrackField::Hosts => "Animé par",
            TrackField::Prompts => "Questions",
        },
        FieldName::Team(field) => match field {
            TeamField::Name => "Nom",
            TeamField::With => "En duo avec",
            TeamField::Presenters => "Qui parle",
            TeamField::Owner => "Administration",
            TeamField::From => "Là dès",
            TeamField::Place => "Ordre",
            TeamField::Link => "Lien",
        },
    }
}

pub(super) const fn like(field: FieldName) -> &'static str {
    match field {
        FieldName::Session(field) => match field {
            SessionField::Title => "Le nom de la session\u{a0}: Demo Day, Revue de mai…",
            SessionField::Date => "Par exemple 21 juin 2027. Vide\u{a0}: le jour où on l’ouvre.",
            SessionField::End => "Par exemple 18h30. Vide\u{a0}: la fin du dernier créneau.",
            SessionField::Teams => "Des noms entre virgules, ou collez-en un par ligne.",
            SessionField::Place => "La salle, l’adresse.",
            SessionField::Audience => "Pour qui\u{a0}: EIG seuls, ouvert à tous…",
            SessionField::Hosts => "Qui anime\u{a0}: des noms entre virgules.",
            SessionField::Objectives => "Un objectif, puis «\u{a0};\u{a0}» avant le suivant.",
            SessionField::Lang => "← et →\u{a0}: la langue de l’écran et du compte rendu.",
            SessionField::Zone => "Europe/Paris, ou Tokyo. Vide\u{a0}: celui de la machine.",
            SessionField::Source => "D’où vient ce déroulé\u{a0}: une page, un document.",
        },
        FieldName::Slot(field) => match field {
            SlotField::Title => "Ce que la salle lira\u{a0}: Accueil, Présentations…",
            SlotField::Times => "10 ou 1h30 (durée), 13h45 (début), 13h45-14h45, -14h45 (fin).",
            SlotField::Rest => "← et →\u{a0}: ce que devient la suite quand la durée change.",
            SlotField::Kind => "← et → changent le type.",
            SlotField::Turns => {
                "4, tous, ou des noms\u{a0}: Archifiltre, Hopkins. Vide\u{a0}: aucun."
            }
            SlotField::Phases => "Pour chaque passage\u{a0}: Présentation 5, Réactions 10.",
            SlotField::Changeover => "Entre deux passages, en minutes\u{a0}: 1.",
            SlotField::Note => "Pour vous seul\u{a0}: ce qu’il faut savoir sur ce créneau.",
            SlotField::Floor => {
                "La durée qu’il garde même en retard\u{a0}: 10. Vide\u{a0}: l’usage."
            }
            SlotField::Anchor => "← et →\u{a0}: ce qu’il fait quand la session est en retard.",
            SlotField::Locked => "Oui\u{a0}: rattraper le retard ne lui prend jamais rien.",
            SlotField::Tracks => {
                "Ce qui a lieu en même temps\u{a0}: Données, Design. Vide\u{a0}: rien."
            }
            SlotField::Rounds => {
                "Combien de fois de suite, durée partagée\u{a0}: 2. Vide\u{a0}: une."
            }
            SlotField::Prompts => "Une question à poser, puis «\u{a0};\u{a0}» avant la suivante.",
            SlotField::Day => "Un autre jour que le premier\u{a0}: 22 juin. Vide\u{a0}: le même.",
        },
        FieldName::Phase(_, field) => match field {
            PhaseField::Role => {
                "← et →\u{a0}: qui a la parole. L’équité et le rattrapage en tiennent compte."
            }
            PhaseField::Floor => {
                "Ce que rattraper lui laisse toujours\u{a0}: 5. Vide\u{a0}: l’usage."
            }
            PhaseField::Warn => {
                "Premier signal, avant la fin\u{a0}: 2. Vide\u{a0}: selon la durée."
            }
            PhaseField::Danger => {
                "Dernier signal, avant la fin\u{a0}: 30s. Vide\u{a0}: selon la durée."
            }
            PhaseField::Grace => {
                "Ce qu’on laisse finir avant de signaler\u{a0}: 15s. Vide\u{a0}: rien."
            }
            PhaseField::Then => "← et →\u{a0}: ce qui se passe quand son temps est écoulé.",
            PhaseField::Script => "Les étapes de l’exposé\u{a0}: Problème 1, Solution 3.",
            PhaseField::Prompts => "Une question à poser, puis «\u{a0};\u{a0}» avant la suivante.",
        },
        FieldName::Track(_, field) => match field {
            TrackField::Room => "Où cela se passe\u{a0}: salle Turing.",
            TrackField::Hosts => "Qui anime\u{a0}: des noms entre virgules.",
            TrackField::Prompts => "Une question à poser, puis «\u{a0};\u{a0}» avant la suivante.",
        },
        FieldName::Team(field) => match field {
            TeamField::Name => "Le nom du défi. Une liste collée ajoute une équipe par ligne.",
            TeamField::With => {
                "Le défi, sans ligne à lui, qui passe avec celui-ci. Vide\u{a0}: seul."
            }
            TeamField::Presenters => "Des noms entre virgules.",
            TeamField::Owner => "L’administration qui porte le défi.",
            TeamField::From => "L’heure d’arrivée\u{a0}: 15h. Vide\u{a0}: là dès le début.",
            TeamField::Place => "← et →\u{a0}: à son tour, en premier, en dernier.",
            TeamField::Link => "Une page sur le défi.",
        },
    }
}

pub(super) const fn wrong(shape: Shape) -> &'static str {
    match shape {
        Shape::Needed => "Il faut un nom ici.",
        Shape::Text | Shape::Partner => "Ce texte ne peut pas être gardé.",
        Shape::Names => "Un nom est là deux fois\u{a0}: des noms entre virgules, chacun une fois.",
        Shape::Sentences => "Une phrase, puis «\u{a0};\u{a0}» avant la suivante.",
        Shape::Day => "Ce n’est pas un jour\u{a0}: tapez 21 juin 2027, ou 21/06.",
        Shape::Time => "Ce n’est pas une heure\u{a0}: tapez 18h30.",
        Shape::Times => "Ce ne sont pas des heures\u{a0}: tapez 10, 1h30, 13h45 ou 13h45-14h45.",
        Shape::Length => "Ce n’est pas une durée\u{a0}: tapez 5, 1h30 ou 90s.",
        Shape::Rounds => "Ce n’est pas un nombre de tours\u{a0}: tapez 2.",
        Shape::Turns => "Tapez un nombre comme 4, tous, ou des noms entre virgules.",
        Shape::Parts => {
            "Un nom et une durée, puis une virgule\u{a0}: Présentation 5, Réactions 10."
        }
        Shape::Zone => "Aucun fuseau de ce nom\u{a0}: tapez Europe/Paris, ou une grande ville.",
        Shape::Choice => "← et → changent le choix.",
    }
}

/// What is said of what is not taken.
pub(super) fn slip(slip: &Slip) -> String {
    match slip {
        Slip::Shape(shape) => wrong(*shape).to_owned(),
        Slip::SameHours => {
            "La fin est à l’heure du début\u{a0}: tapez 13h45-14h45, ou une durée comme 10."
                .to_owned()
        }
        Slip::EndsFirst { start, end } => {
            let (start, end) = (time_of_day(Fr, *start), time_of_day(Fr, *end));
            format!("{end} vient avant {start}\u{a0}: tapez une fin plus tard, ou une durée.")
        }
        Slip::TooEarly(first) => {
            format!("La session commence le {}\u{a0}: pas de créneau avant.", date(Fr, *first))
        }
        Slip::NoTime => "Au moins 1\u{a0}min\u{a0}: tapez 5, 1h30 ou 90s.".to_owned(),
        Slip::OverADay => {
            "Plus de 24\u{a0}h\u{a0}: tapez une durée d’un jour au plus, ou deux créneaux."
                .to_owned()
        }
        Slip::NoSuchTeam { name, known } if known.is_empty() => {
            format!(
                "{} n’est pas une équipe\u{a0}: un nombre de 1 à {MAX_TURNS}, ou tous.",
                quote(Fr, name)
            )
        }
        Slip::NoSuchTeam { name, known } => format!(
            "{} n’est pas une équipe\u{a0}: un nombre de 1 à {MAX_TURNS}, tous, ou {}.",
            quote(Fr, name),
            some_names(Fr, known)
        ),
        Slip::InLineup { name } => format!(
            "{} a déjà sa ligne\u{a0}: ôtez-la de la liste, puis mettez ce nom ici.",
            quote(Fr, name)
        ),
    }
}

pub(super) const fn choice(choice: Choice) -> &'static str {
    match choice {
        Choice::Kind(kind) => plan::kind(kind),
        Choice::Place(None) => "à son tour",
        Choice::Place(Some(Place::First)) => "en premier",
        Choice::Place(Some(Place::Last)) => "en dernier",
        Choice::Role(None) => "selon sa place",
        Choice::Role(Some(Role::Presentation)) => "l’équipe présente",
        Choice::Role(Some(Role::Feedback)) => "la salle réagit",
        Choice::Then(Then::Wait) => "le chronomètre continue",
        Choice::Then(Then::Advance) => "la suite démarre seule",
        Choice::Anchor(None) => "selon ses heures",
        Choice::Anchor(Some(Anchor::Floating)) => "suit ce qui précède",
        Choice::Anchor(Some(Anchor::NotBefore)) => "jamais avant son heure",
        Choice::Anchor(Some(Anchor::Fixed)) => "commence à l’heure",
        Choice::Anchor(Some(Anchor::EndAt)) => "finit à l’heure",
        Choice::Locked(true) => "oui",
        Choice::Locked(false) => "non",
        Choice::Lang(None) => "celle de la machine",
        Choice::Lang(Some(Lang::Fr)) => "français",
        Choice::Lang(Some(Lang::En)) => "anglais",
        Choice::Rest(Rest::Follows) => "la suite se décale",
        Choice::Rest(Rest::Holds) => "le suivant absorbe",
    }
}

pub(super) const fn means(choice: Choice) -> Option<&'static str> {
    Some(match choice {
        Choice::Rest(Rest::Follows) => {
            "La suite garde ses durées\u{a0}: la fin de la journée bouge."
        }
        Choice::Rest(Rest::Holds) => "Le suivant change de durée\u{a0}: le reste garde ses heures.",
        Choice::Anchor(None) => "Une pause absorbe le retard, un trou prévu reste un trou.",
        Choice::Anchor(Some(Anchor::Floating)) => {
            "Il commence dès que ce qui précède est fini, même en avance."
        }
        Choice::Anchor(Some(Anchor::NotBefore)) => {
            "En avance, on attend son heure\u{a0}; en retard, il se décale."
        }
        Choice::Anchor(Some(Anchor::Fixed)) => {
            "Quelqu’un est attendu à cette heure\u{a0}: un retard sera signalé."
        }
        Choice::Anchor(Some(Anchor::EndAt)) => {
            "Commencé en retard, il raccourcit pour finir à l’heure dite."
        }
        Choice::Role(None) => "La première partie est à l’équipe, les autres à la salle.",
        Choice::Kind(_)
        | Choice::Place(_)
        | Choice::Role(Some(_))
        | Choice::Then(_)
        | Choice::Locked(_)
        | Choice::Lang(_) => return None,
    })
}

pub(super) fn heading(section: Section, number: usize, title: &str) -> String {
    match section {
        Section::Main => String::new(),
        Section::Late => "En cas de retard".to_owned(),
        Section::More => "Ateliers, questions, autre jour".to_owned(),
        Section::Phase(_) => format!("Partie {number}\u{a0}: {}", quote(Lang::Fr, title)),
        Section::Track(_) => format!("En parallèle {number}\u{a0}: {}", quote(Lang::Fr, title)),
    }
}
