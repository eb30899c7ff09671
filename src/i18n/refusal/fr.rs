//! Refusals, help and warnings in French.

use chrono_tz::Tz;

use crate::{
    agenda::Text,
    i18n::{
        Lang::Fr,
        format::{NBSP, day_and_month, length, quote, time},
    },
    session::{Help, Refusal, Warning},
};

pub(super) fn sentence(refusal: &Refusal, zone: Tz) -> String {
    match refusal {
        Refusal::NotStarted => "La session n’a pas encore commencé.".to_owned(),
        Refusal::AlreadyStarted => "La session a déjà commencé.".to_owned(),
        Refusal::Finished => "La session est terminée.".to_owned(),
        Refusal::AlreadyPassed { .. } => "Déjà passé\u{a0}: quelqu’un d’autre vient d’avancer.".to_owned(),
        Refusal::DoublePress => "Double appui\u{a0}: une seule avance a compté.".to_owned(),
        Refusal::LastCue { skipped: false } => {
            "C’était la dernière séquence\u{a0}: il reste à clore la session.".to_owned()
        }
        Refusal::LastCue { skipped: true } => {
            "C’était la dernière séquence, mais des séquences ont été sautées\u{a0}: choisissez-en une, ou \
             terminez la session."
                .to_owned()
        }
        Refusal::FirstCue => "C’est la première séquence\u{a0}: rien ne la précède.".to_owned(),
        Refusal::AlreadySuspended => "Le chronomètre est déjà suspendu.".to_owned(),
        Refusal::NotSuspended => "Le chronomètre n’est pas suspendu.".to_owned(),
        Refusal::EndsAtSetTime { end } => {
            format!("Cette pause finit à {}\u{a0}: réglez l’heure de reprise.", time(Fr, *end, zone))
        }
        Refusal::Untimed => "Cette séquence n’a pas de durée fixée\u{a0}: rien à changer.".to_owned(),
        Refusal::TooShort { left } => {
            format!("Il ne reste que {}\u{a0}: on ne peut pas enlever davantage.", length(*left))
        }
        Refusal::TooLong => "Une séquence ne peut pas durer plus d’un jour.".to_owned(),
        Refusal::UnknownCue { cue } => format!("Il n’y a pas de séquence {cue}."),
        Refusal::AlreadyRunning { cue } => format!("La séquence {cue} est déjà en cours."),
        Refusal::Vacant { cue } => format!("Plus personne ne présente à la séquence {cue}."),
        Refusal::AlreadyBreak => "Une pause est déjà en cours.".to_owned(),
        Refusal::NotABreak => "Ce n’est pas une pause\u{a0}: il n’y a pas d’heure de reprise.".to_owned(),
        Refusal::TimePassed { at } => format!("{} est déjà passé.", time(Fr, *at, zone)),
        Refusal::BeforeCueStart { start } => format!(
            "La séquence en cours a commencé à {}\u{a0}: on ne peut pas remonter plus loin.",
            time(Fr, *start, zone)
        ),
        Refusal::InTheFuture => "Cette heure n’est pas encore venue.".to_owned(),
        Refusal::UnknownDefi { name, nearest: None } => {
            format!("Aucun défi ne s’appelle {}.", quote(Fr, name))
        }
        Refusal::UnknownDefi { name, nearest: Some(nearest) } => {
            format!("Aucun défi ne s’appelle {}. Vouliez-vous dire {nearest}\u{a0}?", quote(Fr, name))
        }
        Refusal::AmbiguousDefi { name, candidates } => {
            format!("{} peut être {}.", quote(Fr, name), one_of(candidates))
        }
        Refusal::KnownDefi { defi } => format!("{defi} est déjà dans l’ordre de passage."),
        Refusal::HasSpoken { defi } => format!("{defi} a déjà présenté."),
        Refusal::IsSpeaking { defi } => format!("{defi} est en train de présenter."),
        Refusal::AlreadyAbsent { defi } => format!("{defi} est déjà noté absent."),
        Refusal::NotAbsent { defi } => format!("{defi} n’est pas noté absent."),
        Refusal::SameDefi => "Un défi ne peut pas changer de place avec lui-même.".to_owned(),
        Refusal::NoTurn { defi } => format!("{defi} n’a pas de passage à venir."),
        Refusal::AlreadyLast { defi } => format!("{defi} passe déjà en dernier."),
        Refusal::NoSuchPlace { first, last } if first == last => {
            format!("Seule la place {first} est libre.")
        }
        Refusal::NoSuchPlace { first, last } => {
            format!("Les places possibles vont de {first} à {last}.")
        }
        Refusal::NoTurns => "Cette session n’a pas de passages\u{a0}: aucun ordre à changer.".to_owned(),
        Refusal::NothingToDraw => {
            "Il reste moins de deux défis à passer\u{a0}: rien à tirer au sort.".to_owned()
        }
        Refusal::NoSeed => {
            "Un tirage au sort a besoin d’une graine, par exemple draw --seed 133742.".to_owned()
        }
        Refusal::Full => "C’est plein\u{a0}: plus rien ne peut s’ajouter ici.".to_owned(),
        Refusal::NoMessage => "Aucun message n’est affiché.".to_owned(),
        Refusal::NoPrompts => "Cette séquence n’a pas de questions à poser.".to_owned(),
        Refusal::LastPrompt => "C’était la dernière question.".to_owned(),
        Refusal::FirstPrompt => "C’est la première question.".to_owned(),
        Refusal::SameBlackout => "L’écran de la salle est déjà ainsi.".to_owned(),
        Refusal::EmptyNote => "Une note a besoin de mots.".to_owned(),
        Refusal::EmptyMessage => "Un message a besoin de mots.".to_owned(),
        Refusal::UnknownNote => "Cette note n’existe pas, ou plus.".to_owned(),
        Refusal::SameNote => "La note est déjà ainsi.".to_owned(),
        Refusal::UnknownFact => "Rien de valable à ce numéro dans le journal.".to_owned(),
        Refusal::NoTime => {
            "Seules les notes, et ce qui lance, arrête ou termine un chrono, ont une heure à corriger.".to_owned()
        }
        Refusal::SameTime => "C’est déjà l’heure notée.".to_owned(),
        Refusal::OutOfOrder { after, before: Some(before) } => {
            format!("C’était entre {} et {}.", time(Fr, *after, zone), time(Fr, *before, zone))
        }
        Refusal::OutOfOrder { after, before: None } => {
            format!("Ce ne peut pas être avant {}.", time(Fr, *after, zone))
        }
        Refusal::NothingToUndo => "Rien à annuler.".to_owned(),
        Refusal::NothingToRedo => "Rien à rétablir.".to_owned(),
        Refusal::NoInterruption => "Aucune interruption à retirer.".to_owned(),
        Refusal::PlanRuns => {
            "La session a commencé\u{a0}: les heures prévues ne se décalent plus.".to_owned()
        }
        Refusal::NoPlan => "D’ici, aucun fichier ne se lit.".to_owned(),
        Refusal::PlanMoved => "Le plan a changé entre-temps.".to_owned(),
        Refusal::SamePlan => format!("Rien ne change{NBSP}: la session suit déjà ce plan."),
        Refusal::OtherDay { date } => {
            let date = day_and_month(Fr, *date);
            format!("Ce plan est celui du {date}{NBSP}: la session est d’un autre jour.")
        }
        Refusal::PlanOver => {
            format!("Tout ce plan est déjà passé{NBSP}: il n’y a rien à en reprendre.")
        }
        Refusal::AmbiguousSlot { title } => format!(
            "Dans ce plan, deux créneaux {} peuvent être celui qui court{NBSP}: donnez-leur deux \
             titres, ou deux heures.",
            quote(Fr, title)
        ),
        Refusal::OnTime { target } => {
            format!("Rien à rattraper\u{a0}: tout finit à {}, comme il faut.", time(Fr, *target, zone))
        }
        Refusal::NoTarget => {
            "Rien ne dit quand la session doit finir\u{a0}: donnez l’heure visée.".to_owned()
        }
        Refusal::NothingGained => {
            "Cela ne changerait rien\u{a0}: tout est à son minimum, ou verrouillé.".to_owned()
        }
        Refusal::UnknownPart { name } => {
            format!("Aucun créneau ni aucune séquence ne s’appelle {}.", quote(Fr, name))
        }
        Refusal::AmbiguousPart { name, titles } => {
            format!("{} peut être {}.", quote(Fr, name), one_of(titles))
        }
        Refusal::SameLimit => "C’est déjà ainsi.".to_owned(),
    }
}

pub(super) const fn help(help: Help) -> &'static str {
    match help {
        Help::Start => "commencer",
        Help::Next => "passer à la suite",
        Help::Suspend => "suspendre",
        Help::Resume => "reprendre",
        Help::Extend => "changer la durée",
        Help::Announce => "régler l’heure de reprise",
        Help::Break => "faire une pause",
        Help::Undo => "annuler",
        Help::Close => "clore la session",
        Help::Present => "noter présent",
        Help::Absent => "noter absent",
        Help::Insert => "ajouter ce défi",
        Help::Retake => "le reprendre",
    }
}

pub(super) fn warning(warning: &Warning) -> String {
    match warning {
        Warning::ClockStepped { by, .. } => {
            let direction = if by.num_milliseconds() < 0 { "reculé" } else { "avancé" };
            format!(
                "L’horloge de l’ordinateur a {direction} de {}. Le compte à rebours n’a pas bougé.",
                length(by.abs())
            )
        }
        Warning::Collision { title, by, .. } => {
            format!("{title} devait commencer à l’heure dite\u{a0}: {} de retard.", length(*by))
        }
        Warning::NewerEvents { count: 1 } => {
            "Le journal contient un événement d’une version plus récente\u{a0}: il est gardé, sans \
             effet ici."
                .to_owned()
        }
        Warning::NewerEvents { count } => format!(
            "Le journal contient {count} événements d’une version plus récente\u{a0}: ils sont gardés, \
             sans effet ici."
        ),
        Warning::Moved { from } => {
            format!("Déroulé prévu le {}, ramené à aujourd’hui.", day_and_month(Fr, *from))
        }
    }
}

fn one_of(teams: &[Text]) -> String {
    match teams {
        [] => String::new(),
        [one] => one.to_string(),
        [rest @ .., last] => {
            let rest: Vec<&str> = rest.iter().map(Text::as_str).collect();
            format!("{} ou {last}", rest.join(", "))
        }
    }
}
