//! What a rehearsal says of itself, in French.

use super::{Says, Times};
use crate::i18n::{Lang::Fr, format::plural};

pub(super) fn words(says: Says<'_>) -> String {
    match says {
        Says::Badge(times) => format!("RÉPÉTITION ×{times}"),
        Says::NothingKept => "rien n’est gardé".to_owned(),
        Says::QuitDrops => "La répétition s’arrête, rien n’en est gardé.".to_owned(),
        Says::OneAtATime => "On répète un déroulé à la fois.".to_owned(),
        Says::NothingWritten => "une répétition n’écrit rien".to_owned(),
        Says::LikelyEnd(times) => format!("fin probable {}", window(times)),
        Says::LikelyEndPlanned(times, planned) => {
            format!("fin probable {}, prévue {planned}", window(times))
        }
        Says::LikelyStart(title, times) => {
            let (middle, rest) = (times.middle, window(times));
            let rest = rest.strip_prefix(middle).unwrap_or_default();
            format!("{middle}  {title}{rest}")
        }
        Says::FromPast(sessions, cues) => {
            let (s, c) = (plural(Fr, sessions), plural(Fr, cues));
            format!("D’après {sessions} session{s} passée{s} ({cues} durée{c}).")
        }
        Says::WithoutPast => {
            "Sans session passée\u{a0}: présentations +10\u{a0}% (de 0 à +20\u{a0}%), \
                              45 s par changement d’orateur (de 30 à 60 s) là où rien n’est prévu."
                .to_owned()
        }
        Says::Untimed(1) => "Sans compter le créneau qui n’a pas de durée.".to_owned(),
        Says::Untimed(slots) => {
            format!("Sans compter les {slots} créneaux qui n’ont pas de durée.")
        }
        Says::Runs(runs, seed) => format!("{runs} tirages, graine {seed}."),
    }
}

/// The middle, and between what times where they differ.
fn window(Times { middle, early, late }: Times<'_>) -> String {
    if early == late {
        return middle.to_owned();
    }
    format!("{middle} (entre {early} et {late})")
}
