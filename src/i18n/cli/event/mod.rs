//! What each event of a journal says in a log, in a line.

mod en;
mod fr;

use chrono_tz::Tz;

use super::{Bar, bar};
use crate::{
    agenda::{CueId, Text},
    i18n::{
        Lang,
        console::event::back,
        export::{Words, say},
    },
    session::{Body, Category, Event, Line, Note, NoteKind, NoteWords, Pledge, TakenNote},
};

/// In which words events are told.
pub struct Say<'a> {
    /// The language.
    pub lang: Lang,
    /// The zone in which times are shown.
    pub zone: Tz,
    /// Every cue of the session, for their names.
    pub rundown: &'a [Line],
}

impl Say<'_> {
    /// The line of an event.
    #[must_use]
    pub fn event(&self, body: &Body) -> String {
        match (self.lang, body) {
            (Lang::Fr, Body::Known(event)) => fr::event(event, self),
            (Lang::En, Body::Known(event)) => en::event(event, self),
            (Lang::Fr, Body::Newer { version, .. }) => fr::newer(*version),
            (Lang::En, Body::Newer { version, .. }) => en::newer(*version),
        }
    }

    /// The line that confirms an event to whoever asked for it: a note with the sign that it is
    /// safe, one taken back by its words, an undone event by what it said.
    ///
    /// `earlier` finds an event by its sequence number, `before` are the notes as they were.
    #[must_use]
    pub fn confirmed<'b>(
        &self,
        body: &Body,
        earlier: impl Fn(u64) -> Option<&'b Body>,
        before: &[TakenNote],
    ) -> String {
        let lang = self.lang;
        let undone = match body {
            Body::Known(Event::Noted { note: taken }) => return format!("✓ {}", note(lang, taken)),
            Body::Known(Event::NoteRemoved { note: gone }) => {
                let Some(gone) = before.iter().find(|taken| taken.seq == *gone) else {
                    return self.event(body);
                };
                let (told, words) = (self.event(body), note(lang, &gone.note));
                return match lang {
                    Lang::Fr => fr::removed(&told, &words),
                    Lang::En => en::removed(&told, &words),
                };
            }
            Body::Known(Event::Undone { event }) => earlier(*event).map(|body| (body, false)),
            Body::Known(Event::Redone { event }) => earlier(*event).map(|body| (body, true)),
            Body::Known(_) | Body::Newer { .. } => None,
        };
        // of what was taken away, "undone: taken away" would read as the opposite
        if let Some((Body::Known(event), again)) = undone
            && let Some(sentence) = back(lang, event, again)
        {
            return sentence.to_owned();
        }
        match (lang, undone) {
            (Lang::Fr, Some((body, again))) => fr::undone(&self.event(body), again),
            (Lang::En, Some((body, again))) => en::undone(&self.event(body), again),
            (Lang::Fr | Lang::En, None) => self.event(body),
        }
    }

    /// Who and what a cue is: `Archifiltre, Présentation`; its id where it is not known any more.
    fn name(&self, cue: CueId) -> String {
        let mut lines = self.rundown.iter();
        // a slot that has parts, or a phase of all its turns, is no line by itself
        let (line, whole) = match lines.clone().find(|line| line.id == cue) {
            Some(line) => (line, false),
            None => match lines.find(|line| is_part(line.id, cue)) {
                Some(line) => (line, true),
                None => return cue.to_string(),
            },
        };
        let named = |text: &Text| Some(text.to_string()).filter(|text| !text.is_empty());
        let whose = line.defi.as_ref().filter(|_| !whole).and_then(named);
        let whose = whose.or_else(|| named(&line.title));
        let phase = line.phase.as_ref().filter(|_| !whole || cue.phase().is_some());
        let part = match cue {
            CueId::Changeover { .. } | CueId::RoundChange { .. } => {
                Some(bar(self.lang, &Bar::Changeover))
            }
            CueId::Round { round, .. } => Some(bar(self.lang, &Bar::Round(round))),
            CueId::Slot { .. }
            | CueId::Part { .. }
            | CueId::Phase { .. }
            | CueId::Unplanned { .. } => phase.and_then(named),
        };
        let parts: Vec<_> = whose.into_iter().chain(part).collect();
        if parts.is_empty() { bar(self.lang, &Bar::Break) } else { parts.join(", ") }
    }
}

/// Whether a cue belongs to a whole slot, or to a phase of all its turns.
fn is_part(cue: CueId, of: CueId) -> bool {
    match of {
        CueId::Slot { .. } => cue.slot() == of.slot(),
        CueId::Part { .. } => cue.slot() == of.slot() && cue.phase() == of.phase(),
        CueId::Round { .. }
        | CueId::RoundChange { .. }
        | CueId::Phase { .. }
        | CueId::Changeover { .. }
        | CueId::Unplanned { .. } => false,
    }
}

/// A note with its sign, whom it is about, its category, and who is to act as it was understood:
/// `> @labsante publie le guide (Archifiltre, production) → Lab Santé`.
fn note(lang: Lang, note: &Note) -> String {
    let whom = note.track.as_ref().or(note.defi.as_ref());
    let said = signed(note.kind, &note.text) + &aside(lang, whom, note.category);
    said + &acts(note.owner.as_ref())
}

/// What a note says now, with its sign, and who is to act.
fn reworded(lang: Lang, words: &NoteWords) -> String {
    let said = signed(words.kind, &words.text) + &aside(lang, None, words.category);
    said + &acts(words.owner.as_ref())
}

fn acts(owner: Option<&Text>) -> String {
    owner.map(|owner| format!(" → {owner}")).unwrap_or_default()
}

fn aside(lang: Lang, whom: Option<&Text>, category: Option<Category>) -> String {
    let category = category.map(|category| say(lang, &Words::Category(category)));
    let parts: Vec<String> = whom.map(Text::to_string).into_iter().chain(category).collect();
    if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) }
}

fn signed(kind: NoteKind, text: &Text) -> String {
    kind.sign().map_or_else(|| text.to_string(), |sign| format!("{sign} {text}"))
}

/// A pledge with its sign, and whom it is about: `> rappeler la DREES (Lab Santé)`.
fn pledge(pledge: &Pledge) -> String {
    let defi = pledge.defi.as_ref().map(|defi| format!(" ({defi})")).unwrap_or_default();
    format!("> {}{defi}", pledge.text)
}

/// Teams in a row.
fn teams(names: &[Text]) -> String {
    names.iter().map(Text::as_str).collect::<Vec<_>>().join(", ")
}
