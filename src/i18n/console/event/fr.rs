//! What happened, in French.

use super::Taken;
use crate::{
    agenda::CueId,
    i18n::{Lang::Fr, catch_up::Says as Catch, format},
    session::{Change, Event, Replan},
};

pub(super) fn words(event: &Event, name: &dyn Fn(CueId) -> String) -> String {
    let words = match event {
        Event::Opened { .. } => "ouverture de la session",
        Event::Replanned { why: Replan::BeginNow, .. } => "heures décalées à maintenant",
        Event::Replanned { why: Replan::FileChanged, .. } => "nouveau plan",
        Event::PlanChanged { .. } => "nouveau plan",
        Event::Started { .. } => "début",
        Event::Advanced { to, .. } => return format!("passage à {}", name(*to)),
        Event::Reopened { to, .. } => return format!("retour à {}", name(*to)),
        Event::Jumped { to, .. } => return format!("saut à {}", name(*to)),
        Event::Suspended { .. } => "suspension",
        Event::Resumed { .. } => "reprise",
        Event::Extended { by, .. } if by.num_milliseconds() < 0 => {
            return format!("{} de moins", format::length(by.abs()));
        }
        Event::Extended { by, .. } => return format!("{} de plus", format::length(*by)),
        Event::BreakBegun { length, .. } => {
            return format!("pause de {}", format::length(*length));
        }
        Event::Announced { .. } => "heure de reprise annoncée",
        Event::CaughtUp { way, .. } => return Catch::Taken(*way).words(Fr),
        Event::TargetSet { end: Some(_) } => "fin visée changée",
        Event::TargetSet { end: None } => return Catch::TargetCleared.words(Fr),
        Event::Limited { part, limit } => return Catch::Limited(&name(*part), *limit).words(Fr),
        Event::LineupChanged { change } => return lineup(change),
        Event::MessageShown { text } => return format!("message {}", format::quote(Fr, text)),
        Event::MessageCleared => "message retiré",
        Event::Blackout { on: true } => "écran noir",
        Event::Blackout { on: false } => "écran rallumé",
        Event::PromptAsked { number, .. } => return format!("question n°\u{a0}{number}"),
        Event::Noted { note } => return format!("note {}", format::quote(Fr, &note.text)),
        Event::NoteRemoved { .. } => "note retirée",
        Event::NoteEdited { .. } => "note récrite",
        Event::NoteMoved { .. } => "note attribuée à un autre défi",
        Event::NotePinned { on: true, .. } => "note épinglée",
        Event::NotePinned { on: false, .. } => "note désépinglée",
        Event::NoteTimed { .. } | Event::TimeCorrected { .. } => "heure corrigée",
        Event::ActionDone { action } => return format!("{} fait", format::quote(Fr, &action.text)),
        Event::ClockStepped { .. } => "horloge de l’ordinateur déplacée",
        Event::Interrupted { .. } => "interruption",
        Event::InterruptionRemoved { .. } => "interruption retirée",
        Event::Undone { .. } => "annulation",
        Event::Redone { .. } => "rétablissement",
        Event::Closed => "clôture",
    };
    words.to_owned()
}

pub(super) const fn came_back(taken: Taken) -> &'static str {
    match taken {
        Taken::Note => "La note est revenue.",
        Taken::Message => "Le message est revenu.",
        Taken::Interruption => "L’interruption compte de nouveau dans le temps écoulé.",
    }
}

pub(super) const fn went_again(taken: Taken) -> &'static str {
    match taken {
        Taken::Note => "La note est de nouveau retirée.",
        Taken::Message => "Le message est de nouveau retiré.",
        Taken::Interruption => "L’interruption ne compte plus dans le temps écoulé.",
    }
}

fn lineup(change: &Change) -> String {
    match change {
        Change::Absent { defi, .. } => format!("{defi} absent"),
        Change::Present { defi } => format!("{defi} présent"),
        Change::Deferred { defi } => format!("{defi} plus tard"),
        Change::Swapped { a, b } => format!("{a} et {b} échangés"),
        Change::Moved { defi, to } => format!("{defi} en place {to}"),
        Change::Inserted { defi, .. } => format!("{defi} ajouté"),
        Change::Drawn { draw } => format!("tirage au sort, graine {}", draw.seed),
    }
}
