//! What catching up says, in French.

use super::Says;
use crate::{
    i18n::{
        Lang::Fr,
        format::{self, length, quote},
    },
    session::{Limit, Pays, Promise, WayKind},
};

pub(super) fn words(says: Says<'_>) -> String {
    match says {
        Says::Late(by, target) => format!("{by} de retard pour finir à {target}."),
        Says::Ahead(by, target) => format!("{by} d’avance pour finir à {target}."),
        Says::Way(kind) => way(kind).to_owned(),
        Says::Ends(at) => format!("fin {at}"),
        Says::Missing(rest) => format!("il manque encore {rest}"),
        Says::Spare(rest) => format!("{rest} de marge"),
        Says::NobodyLoses => "Personne ne perd de temps.".to_owned(),
        Says::NothingToTake => {
            "Plus rien à prendre\u{a0}: tout est à son minimum, ou verrouillé.".to_owned()
        }
        Says::NothingToGive => "Personne ne reçoit de temps.".to_owned(),
        Says::Instead(what, to, from) => format!("{what}\u{a0}: {to} au lieu de {from}"),
        Says::Each(count) => format!(" ({count}\u{a0}fois)"),
        Says::PhaseOf(slot, phase) => format!("{slot}, {phase}"),
        Says::Changeovers(slot) => format!("{slot}, changement d’équipe"),
        Says::Round(round) => format!("tour {round}"),
        Says::Break => "Pause".to_owned(),
        Says::Broken(Promise::End, _, told, instead) => {
            format!("la fin annoncée à {told} devient {instead}")
        }
        Says::Broken(Promise::Start, what, told, instead) => {
            format!("{what} devait commencer à {told}\u{a0}: ce sera {instead}")
        }
        Says::Broken(Promise::BreakEnd, what, told, instead) => {
            format!("{what}\u{a0}: reprise à {instead} au lieu de {told}")
        }
        Says::Broken(Promise::Announced, what, told, instead) => {
            format!("{what}\u{a0}: reprise annoncée à {told}, ce sera {instead}")
        }
        Says::SameFeedback(length) => format!("réactions\u{a0}: {length} pour chaque défi"),
        Says::Feedback(least, most, None) => {
            format!("réactions\u{a0}: de {least} à {most} selon le défi")
        }
        Says::Feedback(least, most, Some(defi)) => {
            format!("réactions\u{a0}: de {least} ({defi}) à {most}")
        }
        Says::Taken(WayKind::FinishLater) => "fin plus tardive".to_owned(),
        Says::Taken(WayKind::FinishEarlier) => "fin avancée".to_owned(),
        Says::Taken(kind @ (WayKind::ProtectPresentations | WayKind::ProtectBreaks)) => {
            format!("rattrapage\u{a0}: {}", super::inside(way(kind)))
        }
        Says::Taken(kind @ (WayKind::LongerBreaks | WayKind::LongerFeedback)) => {
            format!("temps rendu\u{a0}: {}", super::inside(way(kind)))
        }
        Says::TargetSet(at) => format!("finir à {at}"),
        Says::TargetCleared => "finir comme prévu".to_owned(),
        Says::Limited(what, limit) => limited(what, limit),
        Says::Pace(Some(defi)) => {
            format!("À ce rythme, le dernier défi ({defi}) n’aura pas ses réactions")
        }
        Says::Pace(None) => "À ce rythme, le dernier défi n’aura pas ses réactions".to_owned(),
        Says::Absorbed(rest, length, planned) => {
            let rest = format::capital(rest);
            format!("{rest} absorbe le retard\u{a0}: {length} au lieu de {planned}")
        }
        Says::BreakCanLast(by, rest, length) => {
            format!("En avance de {by}\u{a0}: {rest} peut durer {length}")
        }
        Says::TheBreak(title) if title.to_lowercase().starts_with("pause") => {
            format!("la {}", super::inside(title))
        }
        Says::TheBreak("") => "la pause".to_owned(),
        Says::TheBreak(title) => quote(Fr, title),
        Says::Reminder(at) => format!("Dans deux minutes, il est {at}\u{a0}: la reprise annoncée."),
        Says::Title => "Rattraper".to_owned(),
        Says::TitleAhead => "Rendre le temps".to_owned(),
        Says::Parts => "Ce qu’on peut prendre".to_owned(),
        Says::TargetRow(at) => format!("Finir à {at}"),
        Says::AtLeast(length) => format!("{length} au moins"),
        Says::Locked => "ne pas toucher".to_owned(),
        Says::PaysFirst => "paie en premier".to_owned(),
        Says::PaysLast => "paie en dernier".to_owned(),
        Says::AskTarget => "Finir à quelle heure\u{a0}?".to_owned(),
        Says::EmptyPlanned => "Par exemple 18h15\u{a0}; vide\u{a0}: comme prévu.".to_owned(),
        Says::AskFloor(what) => format!("{what}\u{a0}: combien de temps au moins\u{a0}?"),
        Says::EmptyUsual => {
            "Par exemple 5 ou 7m30\u{a0}; vide\u{a0}: le minimum habituel.".to_owned()
        }
        Says::PreviewNumber(number) => format!("Aperçu\u{a0}: proposition {number}"),
        Says::Preview(way) => format!("Aperçu\u{a0}: {way}"),
    }
}

const fn way(kind: WayKind) -> &'static str {
    match kind {
        WayKind::ProtectPresentations => "Protéger les présentations",
        WayKind::ProtectBreaks => "Protéger les pauses",
        WayKind::FinishLater => "Finir plus tard",
        WayKind::LongerBreaks => "Allonger les pauses",
        WayKind::LongerFeedback => "Allonger les réactions",
        WayKind::FinishEarlier => "Finir plus tôt",
    }
}

fn limited(what: &str, limit: Limit) -> String {
    match limit {
        Limit::Locked(true) => format!("{what}\u{a0}: ne pas toucher"),
        Limit::Locked(false) => format!("{what}\u{a0}: peut changer"),
        Limit::Floor(Some(floor)) => format!("{what}\u{a0}: {} au moins", length(floor)),
        Limit::Floor(None) => format!("{what}\u{a0}: minimum habituel"),
        Limit::Pays(Some(Pays::First)) => format!("{what}\u{a0}: paie en premier"),
        Limit::Pays(Some(Pays::Last)) => format!("{what}\u{a0}: paie en dernier"),
        Limit::Pays(None) => format!("{what}\u{a0}: paie à son tour"),
    }
}
