//! The words of our own debriefs, in each language that they are written in: what the export
//! room writes, a test reads back.

use crate::agenda::{Kind, Lang, Place, Role};

/// What a debrief says in one language.
pub(super) struct Words {
    pub(super) lang: Lang,
    /// What the document is.
    pub(super) debrief: &'static str,
    /// The heading of the agenda.
    pub(super) agenda: &'static str,
    pub(super) hosts: &'static str,
    pub(super) audience: &'static str,
    pub(super) objectives: &'static str,
    pub(super) source: &'static str,
    /// What stands before the announced end.
    pub(super) end: &'static str,
    /// The columns of the slots.
    pub(super) slots: [(&'static str, Column); 7],
    /// The columns of the teams.
    pub(super) teams: [(&'static str, About); 7],
    pub(super) kinds: [(&'static str, Kind); 7],
    pub(super) parts: [(&'static str, Part); 5],
    pub(super) all: &'static str,
    pub(super) places: [(&'static str, Place); 2],
}

/// A column of the slots' table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Start,
    End,
    Length,
    Title,
    Kind,
    Turns,
    Room,
}

/// A column of the teams' table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    Name,
    Owner,
    Presenters,
    With,
    From,
    Place,
    Link,
}

/// What a row below a slot tells about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Turn,
    Phase(Role),
    Changeover,
    Track,
}

/// French and English.
pub(super) const WORDS: [Words; 2] = [
    Words {
        lang: Lang::Fr,
        debrief: "Débrief",
        agenda: "Le déroulé prévu",
        hosts: "Animation",
        audience: "Public",
        objectives: "Objectifs",
        source: "Source",
        end: "Fin annoncée",
        slots: [
            ("Début", Column::Start),
            ("Fin", Column::End),
            ("Durée", Column::Length),
            ("Créneau", Column::Title),
            ("Nature", Column::Kind),
            ("Passages", Column::Turns),
            ("Salle", Column::Room),
        ],
        teams: [
            ("Défi", About::Name),
            ("Administration", About::Owner),
            ("Présenté par", About::Presenters),
            ("Avec", About::With),
            ("Pas avant", About::From),
            ("Ordre", About::Place),
            ("Lien", About::Link),
        ],
        kinds: [
            ("accueil", Kind::Welcome),
            ("présentations", Kind::Presentations),
            ("pause", Kind::Break),
            ("atelier", Kind::Workshop),
            ("restitution", Kind::Restitution),
            ("débrief", Kind::Debrief),
            ("autre", Kind::Other),
        ],
        parts: [
            ("passage", Part::Turn),
            ("présentation", Part::Phase(Role::Presentation)),
            ("réactions", Part::Phase(Role::Feedback)),
            ("changement", Part::Changeover),
            ("en parallèle", Part::Track),
        ],
        all: "tous les défis",
        places: [("en premier", Place::First), ("en dernier", Place::Last)],
    },
    Words {
        lang: Lang::En,
        debrief: "Debrief",
        agenda: "The agenda as planned",
        hosts: "Hosts",
        audience: "Audience",
        objectives: "Objectives",
        source: "Source",
        end: "Announced end",
        slots: [
            ("Start", Column::Start),
            ("End", Column::End),
            ("Length", Column::Length),
            ("Slot", Column::Title),
            ("Kind", Column::Kind),
            ("Turns", Column::Turns),
            ("Room", Column::Room),
        ],
        teams: [
            ("Team", About::Name),
            ("Administration", About::Owner),
            ("Presented by", About::Presenters),
            ("With", About::With),
            ("Not before", About::From),
            ("Place", About::Place),
            ("Link", About::Link),
        ],
        kinds: [
            ("welcome", Kind::Welcome),
            ("presentations", Kind::Presentations),
            ("break", Kind::Break),
            ("workshop", Kind::Workshop),
            ("report back", Kind::Restitution),
            ("debrief", Kind::Debrief),
            ("other", Kind::Other),
        ],
        parts: [
            ("turn", Part::Turn),
            ("presentation", Part::Phase(Role::Presentation)),
            ("reactions", Part::Phase(Role::Feedback)),
            ("changeover", Part::Changeover),
            ("at the same time", Part::Track),
        ],
        all: "all teams",
        places: [("first", Place::First), ("last", Place::Last)],
    },
];

/// What a word stands for in a list.
pub(super) fn meant<T: Copy>(list: &[(&str, T)], word: &str) -> Option<T> {
    list.iter().find(|(known, _)| *known == word).map(|(_, meant)| *meant)
}
