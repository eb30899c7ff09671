//! What the room's screens say, in French.

use super::Says;
use crate::i18n::{Lang::Fr, format::time};

pub(super) const CRASH: &str = "L’écran de la salle s’est arrêté sur une erreur qui vient de lui. La \
                                session continue\u{a0}: relancez deroule stage.";

pub(super) fn words(says: Says<'_>) -> String {
    match says {
        Says::NoSession => "En attente d’une session".to_owned(),
        Says::BeginsAt(at, zone) => format!("Début à {}", time(Fr, at, zone)),
        Says::BeginsSoon => "Nous allons commencer".to_owned(),
        Says::Break => "Pause".to_owned(),
        Says::BreakUntil(at, zone) => format!("Pause — reprise à {}", time(Fr, at, zone)),
        Says::BackAt(at, zone) => format!("Reprise à {}", time(Fr, at, zone)),
        Says::Suspended => "Suspendu".to_owned(),
        Says::NearlyOver => "Bientôt la fin".to_owned(),
        Says::TimeUp => "Temps écoulé".to_owned(),
        Says::Turn(turn, turns) => format!("{turn}/{turns}"),
        Says::Round(round, rounds) => format!("Tour {round} sur {rounds}"),
        Says::Discussion => "Discussion".to_owned(),
        Says::OverTo(team) => format!("Place à {team}"),
        Says::RoundChange(round, rounds) => {
            format!("Changez de table · tour {round} sur {rounds}")
        }
        Says::HalfTime => "Mi-temps".to_owned(),
        Says::Changeover => "Changement d’équipe".to_owned(),
        Says::PartThen(part, after) => format!("{part}, puis {after}"),
        Says::Coming(team) => format!("Ensuite\u{a0}: {team}"),
        Says::ComingTwo(team, after) => format!("Ensuite\u{a0}: {team}, puis {after}"),
        Says::Thanks => "Merci".to_owned(),
        Says::Clock(at, zone) => time(Fr, at, zone),
        Says::NoNewsSince(at, zone) => format!("sans nouvelles depuis {}", time(Fr, at, zone)),
        Says::NewerProgram => "deroule est à mettre à jour".to_owned(),
        Says::TooSmall => "Agrandissez la fenêtre".to_owned(),
    }
}
