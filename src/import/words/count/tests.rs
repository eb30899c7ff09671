//! Each class of writing in several spellings and in each language.

use super::{Counts, counts};
use crate::import::words::fold::Folded;

/// What a text says, as `6x5+2~1`: how many, how long each, the questions, the change.
fn said(text: &str) -> String {
    told(counts(&Folded::new(text), true))
}

fn told(counts: Counts) -> String {
    let minutes = |mark: &str, seconds: Option<u32>| {
        seconds.map(|seconds| format!("{mark}{}", seconds / 60)).unwrap_or_default()
    };
    let items = counts.items.map(|items| items.to_string()).unwrap_or_default();
    format!(
        "{items}{}{}{}",
        minutes("x", counts.item),
        minutes("+", counts.feedback),
        minutes("~", counts.transition)
    )
}

#[track_caller]
fn all(expected: &str, texts: &[&str]) {
    let mut wrong = Vec::new();
    for text in texts {
        let found = said(text);
        if found != expected {
            wrong.push(format!("{text}: {found}"));
        }
    }
    assert!(wrong.is_empty(), "expected {expected}, not {wrong:#?}");
}

#[test]
fn how_many_and_how_long_each() {
    all(
        "6x5",
        &[
            "6 équipes, 5 minutes chacune",
            "Six équipes : 5 min par équipe",
            "Présentation des 6 projets (5 mn chacun)",
            "6 défis × 5 min",
            "6 x 5 min",
            "6x5'",
            "6 présentations de 5 minutes",
            "Les six équipes disposent de 5 minutes",
            "Chacune des 6 équipes a 5 minutes",
            "équipes 1 à 6, 5' par équipe",
            "5 min x 6 équipes",
            "Six teams, 5 minutes each",
            "six five-minute talks",
            "6 talks of 5 minutes",
            "each of the six teams has 5 minutes",
            "6 speakers @ 5 min each",
            "Teams 1-6: five minutes per team",
            "show and tell, six groups, 5 mins apiece",
            "Sechs Gruppen, je 5 Minuten",
            "6 Vorträge à 5 Minuten",
            "sechs 5-minütige Kurzvorträge",
            "Vorstellung von sechs Projekten, jeweils 5 Min.",
            "Jedes der 6 Teams hat 5 Minuten",
            "6 Gruppen: max. 5 Minuten pro Gruppe",
            "seis equipos, 5 minutos por equipo",
            "6 proyectos (5 minutos cada uno)",
            "cada uno de los seis grupos tiene 5 minutos",
            "6 ponencias de 5 minutos",
            "zes teams, 5 minuten per team",
            "6 presentaties van 5 minuten",
            "Elk van de 6 groepen krijgt 5 minuten",
            "6 labos, 5 minutes chacun",
            "the top six topics, 5 min per topic",
            "6 retos, 5 min c/u",
            "voorstelling van de 6 werkgroepen (telkens 5 min)",
        ],
    );
}

#[test]
fn questions_and_changes() {
    all(
        "x3+2~1",
        &[
            "3 min de pitch + 2 min de questions, puis 1 min de changement de plateau",
            "3 min pitch, 2 min Q&A, 1 min changeover",
            "pour chacune : 3 min de pitch, 2 min de questions du jury et 1 min de transition",
            "Each team: 3 minutes to present, 2 minutes for questions, 1 minute to change over",
            "je Team 3 Min. Pitch, 2 Min. Fragen, 1 Min. Wechsel",
            "3 minutos de presentación, 2 minutos de preguntas y 1 minuto de cambio por equipo",
            "3 min presentatie, 2 min vragen, 1 min wissel",
            "Présentation : 3 min, questions : 2 min, changement : 1 min",
        ],
    );
    all(
        "x10+5",
        &[
            "10 minutos por proyecto y 5 de preguntas",
            "10 minutes par équipe, 5 minutes de questions",
            "Chaque binôme aura dix minutes pour se présenter et cinq minutes de questions",
            "10' par équipe + 5' de questions",
            "10+5 min par équipe",
            "10' + 5' par équipe",
            "chaque équipe a 10 minutes, plus 5 minutes de questions",
            "10 min demo each + 10 min feedback".replace("+ 10", "+ 5").as_str(),
            "10 minutes each and 5 for questions",
            "Teams get 10 minutes to pitch followed by 5 minutes of Q&A",
            "Jede Gruppe präsentiert 10 Minuten, danach 5 Minuten Diskussion",
            "10 Minuten pro Gruppe und 5 für Rückfragen",
            "je 10 Minuten und 5 Minuten Rückfragen",
            "Cada equipo dispone de 10 minutos más 5 de preguntas",
            "Elk team krijgt 10 minuten, gevolgd door 5 minuten vragen",
            "15 minutes chacun dont 5 de questions",
            "15 minutes per team including 5 minutes Q&A",
            "pro Team 15 Minuten, davon 5 für Fragen",
            "15 minuten per groep, waarvan 5 voor vragen",
        ],
    );
    all("4x5+10", &["4 × (5 + 10) min", "quatre équipes x (5 min + 10 min)"]);
    all("9x5", &["9 talks, 5 minutes each"]);
    all("6x5+5", &["Sechs Gruppen, je 5 Minuten und 5 Minuten Rückfragen"]);
    all("4x5", &["Vier Gruppen stellen ihr Verfahren vor, je 5 Minuten"]);
}

#[test]
fn for_each_without_a_count() {
    all(
        "x3",
        &[
            "3 minutes par groupe",
            "restitution : chaque groupe dispose de 3 minutes",
            "3 min/équipe",
            "3 min / équipe",
            "trois minutes par équipe",
            "Temps par équipe : 3 minutes",
            "2 à 3 minutes par équipe",
            "max. 3 Minuten pro Gruppe",
            "3 minuten per werkgroep",
            "3 minutos por grupo",
            "3 minutes for each team",
            "pitches de 3 min",
        ],
    );
}

#[test]
fn how_many_alone() {
    all("10", &["Présentations de dix binômes", "zehn Vorträge", "ten short talks"]);
    all("3", &["Top 3 teams present"]);
    all("6", &["Pitchs, équipes 7 à 12", "Teams A-F", "Gruppen 1 bis 6"]);
}

#[test]
fn what_says_nothing_of_turns() {
    all(
        "",
        &[
            "Publié le 02/02/2026 à 11h42 par Rotonde",
            "build times (now at 14:20 min per run, was 9:50)",
            "Coworking (dès 12€/jour)",
            "5 minutes pour changer de salle",
            "20 min par petits groupes",
            "30 minutes par jour",
            "en équipe de 3",
            "Groupe 3, salle 104",
            "par groupes de 4, 20 minutes",
            "Présentation du projet, 20 min",
            "répondre à trois questions",
            "9h30 à 12h, salle 3",
            "max. 3 cards per person",
            "crazy 8 (8 croquis en 8 min)",
            "1/4 des équipes",
        ],
    );
}

#[test]
fn rounds_are_no_turns() {
    for (text, count, minutes) in [
        ("World Café (3 rounds de 20')", 3, 20),
        ("3 tours de 20 minutes", 3, 20),
        ("2×45'", 2, 45),
        ("2x45 min", 2, 45),
        ("drei Runden à 20 Minuten", 3, 20),
        ("3 rondas de 15 minutos", 3, 15),
        ("in 3 rondes van 20 min", 3, 20),
        ("Ateliers (2 fois 1 heure)", 2, 60),
        ("three rounds of 20 minutes", 3, 20),
        ("zweimal 30 Minuten", 2, 30),
    ] {
        let counts = counts(&Folded::new(text), false);
        assert_eq!((counts.rounds, counts.round), (Some(count), Some(minutes * 60)), "{text}");
        assert_eq!((counts.items, counts.item), (None, None), "{text}");
    }
}

#[test]
fn rules_speak_of_turns_that_stand_elsewhere() {
    for text in [
        "Chaque binôme aura cinq minutes pour se présenter et deux minutes de questions.",
        "5 minutes par défi et 10 minutes de réactions",
        "Each team gets 5 minutes.",
        "Pro Gruppe 5 Minuten, dann 2 Minuten Fragen.",
    ] {
        assert!(counts(&Folded::new(text), true).rules(), "{text}");
    }
    for text in ["Comptez 5 minutes à pied", "5 min per run", "4 ateliers de 25 min", "12 équipes"]
    {
        assert!(!counts(&Folded::new(text), true).rules(), "{text}");
    }
}
