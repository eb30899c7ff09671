//! The day on paper: the times, the order, and empty boxes to write in, for when the laptop dies.
//!
//! Must never hold what is for the facilitator only: paper lies about, so remarks stay out.

use chrono::{DateTime, Utc};

use super::{escape::escape, whole};
use crate::{
    agenda::{CueId, Kind, Plan, PlannedSlot, Seat, Text, fold_name},
    i18n::{
        Lang,
        export::{PaperStep, Words, say},
        format,
    },
    session::NoteKind,
};

/// The look of what is written on by hand.
const STYLE: &str = include_str!("paper.css");

/// What is written in the boxes of a turn, each in a box of its own.
const BOXES: [NoteKind; 3] = [NoteKind::Plus, NoteKind::Minus, NoteKind::Question];
/// What is written on the lines below them.
const LINES: [NoteKind; 2] = [NoteKind::Decision, NoteKind::Action];

/// What an agenda says itself: the rest of a plan's times is made up, and no paper's business.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// On which day it is.
    pub day: bool,
    /// At what times.
    pub hours: bool,
}

/// A plan as a page for A4 paper; `written` says what of its times is to be believed: for the rest
/// there is room to write.
#[must_use]
pub fn paper(plan: &Plan, lang: Lang, written: Written) -> String {
    let paper = Paper { plan, lang, written };
    let mut body = paper.head();
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
    written: Written,
}

impl Paper<'_> {
    fn say(&self, words: &Words<'_>) -> String {
        escape(&say(self.lang, words))
    }

    fn time(&self, instant: DateTime<Utc>) -> String {
        format::time_on(self.lang, instant, self.plan.zone, self.plan.date)
    }

    fn afterwards(&self) -> String {
        let commands = PaperStep::all(self.written.day).map(|step| {
            let (command, means) = (Words::PaperCommand(step), Words::PaperMeans(step));
            format!(
                "<li><span class=\"typed\">{}</span> {}</li>\n",
                self.say(&command),
                self.say(&means)
            )
        });
        let how = self.say(&Words::PaperAfterwards);
        format!(
            "<section class=\"afterwards\">\n<p class=\"about\">{how}</p>\n<ul>\n{}</ul>\n</section>\n",
            commands.concat()
        )
    }

    /// When a slot is to begin; nothing where the agenda does not say it.
    fn start(&self, slot: &PlannedSlot) -> String {
        if self.is_placed(slot) { self.time(slot.start) } else { String::new() }
    }

    fn is_placed(&self, slot: &PlannedSlot) -> bool {
        self.written.hours && !slot.unplaced
    }

    fn head(&self) -> String {
        let plan = self.plan;
        let mut about: Vec<String> = Vec::new();
        about.extend(self.written.day.then(|| format::date(self.lang, plan.date)));
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
            let start = self.start(slot);
            let times = match slot.length {
                Some(_) if self.is_placed(slot) => format!("{start}–{}", self.time(slot.end)),
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
        let heading = spaced(&self.start(slot), &escape(&slot.title));
        let mut out = format!("<section>\n<h2>{heading}</h2>\n");
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
            let start = window.filter(|_| self.is_placed(slot)).map(|(start, _)| self.time(start));
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
            "<section class=\"turn\">\n<h3>{} <small>{} <span class=\"gap\"></span></small></h3>\n\
             <p class=\"about\">{}</p>\n{}</section>\n",
            spaced(start, &name),
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
        let boxes = BOXES.map(|kind| format!("<div><b>{}</b></div>", words(kind)));
        let lines = LINES.map(|kind| format!("<p class=\"line\"><b>{}</b></p>\n", words(kind)));
        format!("<div class=\"boxes\">{}</div>\n{}", boxes.concat(), lines.concat())
    }
}

/// Two words with a space between them, where there are two.
fn spaced(first: &str, second: &str) -> String {
    if first.is_empty() { second.to_owned() } else { format!("{first} {second}") }
}
