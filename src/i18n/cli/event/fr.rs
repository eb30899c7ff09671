//! The log in French.

use chrono::TimeDelta;

use super::{Say, note, reworded};
use crate::{
    i18n::{
        Lang::Fr,
        catch_up::Says as Catch,
        format::{length, quote, time},
        replan,
    },
    session::{Change, Event, Freed, Replan},
};

pub(super) fn event(event: &Event, say: &Say<'_>) -> String {
    let zone = say.zone;
    match event {
        Event::Opened { plan, .. } => format!("session ouverte\u{a0}: {}", plan.title),
        Event::Replanned { why: Replan::BeginNow, .. } => {
            "heures décalées pour commencer maintenant".to_owned()
        }
        Event::Replanned { why: Replan::FileChanged, .. } => "nouveau déroulé repris".to_owned(),
        Event::PlanChanged { change } => {
            format!("plan changé\u{a0}: {}", replan::news(Fr, &change.news, zone))
        }
        Event::Started { cue } => format!("début\u{a0}: {}", say.name(*cue)),
        Event::Advanced { from, to, by_itself: false } => {
            format!("{} → {}", say.name(*from), say.name(*to))
        }
        Event::Advanced { from, to, by_itself: true } => {
            format!("{} → {}, au bout de son temps", say.name(*from), say.name(*to))
        }
        Event::Reopened { from, to } => {
            format!("retour\u{a0}: {} → {}", say.name(*from), say.name(*to))
        }
        Event::Jumped { from: Some(from), to } => {
            format!("saut\u{a0}: {} → {}", say.name(*from), say.name(*to))
        }
        Event::Jumped { from: None, to } => format!("saut\u{a0}: {}", say.name(*to)),
        Event::Suspended { cue } => format!("chronomètre suspendu\u{a0}: {}", say.name(*cue)),
        Event::Resumed { cue } => format!("chronomètre repris\u{a0}: {}", say.name(*cue)),
        Event::Extended { cue, by } => format!("{}\u{a0}: {}", signed(*by), say.name(*cue)),
        Event::BreakBegun { interrupts: Some(waits), length: long, .. } => {
            format!(
                "pause imprévue de {}\u{a0}; reprise ensuite\u{a0}: {}",
                length(*long),
                say.name(*waits)
            )
        }
        Event::BreakBegun { interrupts: None, length: long, .. } => {
            format!("pause imprévue de {}", length(*long))
        }
        Event::Announced { end, .. } => format!("reprise annoncée à {}", time(Fr, *end, zone)),
        Event::CaughtUp { way, .. } => Catch::Taken(*way).words(Fr),
        Event::TargetSet { end: Some(end) } => Catch::TargetSet(&time(Fr, *end, zone)).words(Fr),
        Event::TargetSet { end: None } => Catch::TargetCleared.words(Fr),
        Event::Limited { part, limit } => Catch::Limited(&say.name(*part), *limit).words(Fr),
        Event::LineupChanged { change } => lineup(change),
        Event::MessageShown { text } => format!("message affiché\u{a0}: {}", quote(Fr, text)),
        Event::MessageCleared => "message retiré".to_owned(),
        Event::Blackout { on: true } => "écran de la salle éteint".to_owned(),
        Event::Blackout { on: false } => "écran de la salle rallumé".to_owned(),
        Event::PromptAsked { cue, number } => {
            format!("question n°\u{a0}{number}\u{a0}: {}", say.name(*cue))
        }
        Event::Noted { note: taken } => format!("note\u{a0}: {}", note(Fr, taken)),
        Event::NoteRemoved { note } => format!("note n°\u{a0}{note} retirée"),
        Event::NoteEdited { note, words } => {
            format!("note n°\u{a0}{note} récrite\u{a0}: {}", reworded(Fr, words))
        }
        Event::NoteMoved { note, defi, track, .. } => match track.as_ref().or(defi.as_ref()) {
            Some(whom) => format!("note n°\u{a0}{note} attribuée à {whom}"),
            None => format!("note n°\u{a0}{note} sans défi"),
        },
        Event::NotePinned { note, on: true } => format!("note n°\u{a0}{note} épinglée"),
        Event::NotePinned { note, on: false } => format!("note n°\u{a0}{note} désépinglée"),
        Event::NoteTimed { note, at } => {
            format!("note n°\u{a0}{note} corrigée\u{a0}: prise à {}", time(Fr, *at, zone))
        }
        Event::TimeCorrected { event, at } => {
            format!("n°\u{a0}{event} corrigé\u{a0}: c’était à {}", time(Fr, *at, zone))
        }
        Event::ActionDone { action } => format!("fait\u{a0}: {}", super::pledge(action)),
        Event::ClockStepped { by } => format!("l’horloge a sauté de {}", signed(*by)),
        Event::Interrupted { from, to } => {
            let (from, to, lasted) = (time(Fr, *from, zone), time(Fr, *to, zone), *to - *from);
            format!("interruption de {}, de {from} à {to}", length(lasted))
        }
        Event::InterruptionRemoved { interruption } => {
            format!("interruption n°\u{a0}{interruption} retirée du temps écoulé")
        }
        Event::Undone { event } => format!("n°\u{a0}{event} annulé"),
        Event::Redone { event } => format!("n°\u{a0}{event} rétabli"),
        Event::Closed => "session close".to_owned(),
    }
}

pub(super) fn removed(told: &str, note: &str) -> String {
    format!("{told}\u{a0}: {note}")
}

pub(super) fn undone(earlier: &str, again: bool) -> String {
    format!("{}\u{a0}: {earlier}", if again { "rétabli" } else { "annulé" })
}

pub(super) fn newer(version: u16) -> String {
    format!("écrit par un deroule plus récent (format {version}), sans effet ici")
}

fn lineup(change: &Change) -> String {
    match change {
        Change::Absent { defi, reason, freed } => {
            let reason = reason.as_ref().map(|reason| format!(" ({reason})")).unwrap_or_default();
            let turn = match freed {
                Freed::GivenUp => "",
                Freed::Kept => ", son temps reste libre",
                Freed::Discussion => ", son temps va à la discussion",
            };
            format!("{defi} absent{reason}{turn}")
        }
        Change::Present { defi } => format!("{defi} présent"),
        Change::Deferred { defi } => format!("{defi} passera plus tard"),
        Change::Swapped { a, b } => format!("{a} et {b} échangent leurs places"),
        Change::Moved { defi, to } => format!("{defi} prend la place {to}"),
        Change::Inserted { defi, after: None } => format!("{defi} ajouté"),
        Change::Inserted { defi, after: Some(after) } => format!("{defi} ajouté après {after}"),
        Change::Drawn { draw } => {
            format!("tirage au sort, graine {}\u{a0}: {}", draw.seed, super::teams(&draw.order))
        }
    }
}

fn signed(by: TimeDelta) -> String {
    let sign = if by > TimeDelta::zero() { "+" } else { "" };
    format!("{sign}{}", length(by))
}
