//! The day on paper: the times, the order, and empty boxes to write in, for when the laptop dies.
//!
//! Must never hold what is for the facilitator only: paper lies about, so remarks stay out.

use chrono::{DateTime, Utc};

use super::{escape::escape, whole};
use crate::{
    agenda::{CueId, Kind, Plan, PlannedSlot, Seat, Text, fold_name},
    i18n::{
        Lang,
        export::{Words, say},
        format,
    },
    session::NoteKind,
};

/// The look of what is written on by hand.
const STYLE: &str = include_str!("paper.css");

/// What is written in the boxes of a turn, each in a box of its own.
const BOXES: [(NoteKind, &str); 3] =
    [(NoteKind::Plus, "+"), (NoteKind::Minus, "−"), (NoteKind::Question, "?")];
/// What is written on the lines below them.
const LINES: [(NoteKind, &str); 2] = [(NoteKind::Decision, "!"), (NoteKind::Action, "&gt;")];

/// A plan as a page for A4 paper; `dated` says whether the day of the plan is to be believed.
#[must_use]
pub fn paper(plan: &Plan, lang: Lang, dated: bool) -> String {
    let paper = Paper { plan, lang };
    let mut body = paper.head(dated);
    body.push_str(&paper.day());
    for (number, slot) in (1..).zip(&plan.slots) {
        body.push_str(&paper.slot(number, slot));
    }
    body.push_str(&paper.afterwards());
    whole(&plan.title, lang, &body, STYLE)
}

struct Paper<'a> {
    plan: &'a Plan,
    lang: Lang,
}

impl Paper<'_> {
    fn say(&self, words: &Words<'_>) -> String {
        escape(&say(self.lang, words))
    }

    fn time(&self, instant: DateTime<Utc>) -> String {
        format::time_on(self.lang, instant, self.plan.zone, self.plan.date)
    }

    fn afterwards(&self) -> String {
        let commands = [Words::PaperStart, Words::PaperNote, Words::PaperNext];
        let commands = commands.map(|words| format!("<li>{}</li>\n", self.say(&words)));
        let how = self.say(&Words::PaperAfterwards);
        format!(
            "<section class=\"afterwards\">\n<p class=\"about\">{how}</p>\n<ul>\n{}</ul>\n</section>\n",
            commands.concat()
        )
    }

    fn head(&self, dated: bool) -> String {
        let plan = self.plan;
        let mut about: Vec<String> = Vec::new();
        about.extend(dated.then(|| format::date(self.lang, plan.date)));
        about.extend(plan.place.as_ref().map(|place| escape(place)));
        about.extend(plan.hosts.iter().map(|host| escape(host)));
        format!("<h1>{}</h1>\n<p class=\"about\">{}</p>\n", escape(&plan.title), about.join(" · "))
    }

    /// The slots below each other, with room for when they really began.
    fn day(&self) -> String {
        let head = [Words::Planned, Words::Slot, Words::Length, Words::ActualStart];
        let head: String = head
            .iter()
            .map(|words| format!("<th scope=\"col\">{}</th>", self.say(words)))
            .collect();
        let row = |slot: &PlannedSlot| {
            let start = if slot.unplaced { String::new() } else { self.time(slot.start) };
            let times = match slot.length {
                Some(_) if !slot.unplaced => format!("{start}–{}", self.time(slot.end)),
                Some(_) | None => start,
            };
            format!(
                "<tr><th scope=\"row\">{times}</th><td>{}</td><td>{}</td><td class=\"blank\"></td></tr>\n",
                escape(&slot.title),
                slot.length.map_or_else(String::new, format::length),
            )
        };
        let rows: String = self.plan.slots.iter().map(row).collect();
        format!(
            "<table class=\"paper\">\n<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
        )
    }

    /// A slot with turns has boxes for each of them, any other but a break has its own.
    fn slot(&self, number: u16, slot: &PlannedSlot) -> String {
        let start = if slot.unplaced { String::new() } else { self.time(slot.start) };
        let mut out = format!("<section>\n<h2>{start} {}</h2>\n", escape(&slot.title));
        if slot.seats.is_empty() {
            if slot.kind == Kind::Break {
                return String::new();
            }
            let tracks = slot.tracks.iter().map(|track| track.title.to_string());
            let tracks: Vec<String> = tracks.collect();
            if !tracks.is_empty() {
                out.push_str(&format!("<p class=\"about\">{}</p>\n", escape(&tracks.join(" · "))));
            }
            out.push_str(&self.questions(&slot.prompts));
            out.push_str(&self.boxes());
        } else {
            out.push_str(&self.questions(&slot.prompts));
            for phase in &slot.phases {
                out.push_str(&self.questions(&phase.prompts));
            }
        }
        let cues = slot.cues(number);
        let seats = slot.seats.iter().zip(1_u16..).filter(|(seat, _)| **seat != Seat::Free);
        for (seat, turn) in seats {
            let first = CueId::Phase { slot: number, turn, phase: 1 };
            let window = cues.iter().find(|cue| cue.id == first).and_then(|cue| cue.window);
            let start = window.filter(|_| !slot.unplaced).map(|(start, _)| self.time(start));
            out.push_str(&self.turn(slot, seat, turn, &start.unwrap_or_default()));
        }
        out.push_str("</section>\n");
        out
    }

    fn turn(&self, slot: &PlannedSlot, seat: &Seat, turn: u16, start: &str) -> String {
        let name = match seat {
            Seat::Team(name) => escape(name),
            Seat::Unnamed | Seat::Free => self.say(&Words::Turn { number: turn }),
        };
        let phases = slot.phases.iter().filter_map(|phase| {
            let length = format::length(phase.length?);
            Some(if phase.title.is_empty() { length } else { format!("{} {length}", phase.title) })
        });
        let mut about: Vec<String> = phases.collect();
        about.extend(self.presenters(seat));
        format!(
            "<section class=\"turn\">\n<h3>{start} {name} <small>{} <span class=\"gap\"></span></small></h3>\n\
             <p class=\"about\">{}</p>\n{}</section>\n",
            self.say(&Words::ActualStart),
            escape(&about.join(" · ")),
            self.boxes(),
        )
    }

    /// What is asked of the room, in order; once for all turns of a slot.
    fn questions(&self, prompts: &[Text]) -> String {
        let items = prompts.iter().map(|prompt| format!("<li>{}</li>\n", escape(prompt)));
        let items: String = items.collect();
        if items.is_empty() { items } else { format!("<ul>\n{items}</ul>\n") }
    }

    fn presenters(&self, seat: &Seat) -> Option<String> {
        let Seat::Team(name) = seat else { return None };
        let mut lineup = self.plan.lineup.iter();
        let defi = lineup.find(|defi| fold_name(&defi.name) == fold_name(name))?;
        let names: Vec<&str> = defi.presenters.iter().map(Text::as_str).collect();
        (!names.is_empty()).then(|| names.join(", "))
    }

    fn boxes(&self) -> String {
        let words = |kind: NoteKind| self.say(&Words::Kind(kind));
        let boxes = BOXES
            .iter()
            .map(|(kind, sign)| format!("<div title=\"{}\"><b>{sign}</b></div>", words(*kind)));
        let lines = LINES.iter().map(|(kind, sign)| {
            format!("<p class=\"line\" title=\"{}\"><b>{sign}</b></p>\n", words(*kind))
        });
        let (boxes, lines): (String, String) = (boxes.collect(), lines.collect());
        format!("<div class=\"boxes\">{boxes}</div>\n{lines}")
    }
}
