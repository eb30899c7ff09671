//! Writes agenda files: always the canonical form, so that two agendas that mean the same are the
//! same bytes.
//!
//! Fields come in one order, absent ones are left out, there are no comments; a part stands on one
//! line when it fits. The `ron` crate's own printer would give every field of every slot a line of
//! its own, and escape the non-breaking spaces of French.

use super::{
    Agenda, Anchor, Defi, Lang, Phase, Place, Role, Slot, Text, Then, Track, Turns, write_length,
    write_time,
};

/// The widest line that a part is put on, in characters.
const WIDTH: usize = 100;
const STEP: usize = 4;

/// Returns the agenda as a file, which reads back as the same agenda.
///
/// Texts that say nothing are left out, as the reader does.
#[must_use]
pub fn write(agenda: &Agenda) -> String {
    file("Agenda", agenda_fields(agenda))
}

/// A file that holds one part: a field to a line, each of its parts on a line of its own.
pub(super) fn file(name: &str, fields: Fields) -> String {
    let mut out = format!("{name}(\n");
    for (name, doc) in fields {
        let flat = doc.flat();
        let parts = matches!(name, "lineup" | "slots" | "dates");
        out.push_str(&format!("{:STEP$}{name}: ", ""));
        if parts || STEP + name.len() + 3 + flat.chars().count() > WIDTH {
            doc.broken(STEP, &mut out);
        } else {
            out.push_str(&flat);
        }
        out.push_str(",\n");
    }
    out.push_str(")\n");
    out
}

/// What is to be written, before it is laid out in lines.
pub(super) enum Doc {
    /// A text, a number, a name, a pair: never broken.
    Leaf(String),
    List(Vec<Doc>),
    Part(&'static str, Vec<(&'static str, Doc)>),
}

impl Doc {
    /// All of it on one line.
    pub(super) fn flat(&self) -> String {
        let join = |parts: Vec<String>| parts.join(", ");
        match self {
            Self::Leaf(leaf) => leaf.clone(),
            Self::List(items) => format!("[{}]", join(items.iter().map(Self::flat).collect())),
            Self::Part(name, fields) => {
                let fields = fields.iter().map(|(name, doc)| format!("{name}: {}", doc.flat()));
                format!("{name}({})", join(fields.collect()))
            }
        }
    }

    /// All of it, in lines; the first one has begun already, and the others are `indent` deep.
    fn broken(&self, indent: usize, out: &mut String) {
        let inner = indent + STEP;
        match self {
            Self::Leaf(leaf) => out.push_str(leaf),
            Self::List(items) => {
                out.push_str("[\n");
                for item in items {
                    out.push_str(&format!("{:inner$}", ""));
                    item.fitting(inner, out);
                    out.push_str(",\n");
                }
                out.push_str(&format!("{:indent$}]", ""));
            }
            Self::Part(name, fields) => {
                out.push_str(name);
                out.push_str("(\n");
                // short fields share lines, lists stand alone
                let mut line = String::new();
                let end_line = |line: &mut String, out: &mut String| {
                    if !line.is_empty() {
                        out.push_str(&format!("{:inner$}{}\n", "", line.trim_end()));
                        line.clear();
                    }
                };
                for (name, doc) in fields {
                    let field = format!("{name}: {},", doc.flat());
                    let width = field.chars().count();
                    if matches!(doc, Self::Leaf(_)) && inner + width <= WIDTH {
                        if inner + line.chars().count() + width > WIDTH {
                            end_line(&mut line, out);
                        }
                        line.push_str(&field);
                        line.push(' ');
                    } else {
                        end_line(&mut line, out);
                        out.push_str(&format!("{:inner$}{name}: ", ""));
                        if inner + width <= WIDTH {
                            out.push_str(&doc.flat());
                        } else {
                            doc.broken(inner, out);
                        }
                        out.push_str(",\n");
                    }
                }
                end_line(&mut line, out);
                out.push_str(&format!("{:indent$})", ""));
            }
        }
    }

    fn fitting(&self, indent: usize, out: &mut String) {
        let flat = self.flat();
        if indent + flat.chars().count() < WIDTH {
            out.push_str(&flat);
        } else {
            self.broken(indent, out);
        }
    }
}

pub(super) type Fields = Vec<(&'static str, Doc)>;

fn agenda_fields(agenda: &Agenda) -> Fields {
    let slots = agenda.slots.iter().map(|slot| Doc::Part("Slot", slot_fields(slot)));
    let mut fields = present([
        ("title", Some(text(&agenda.title))),
        ("date", agenda.date.map(date)),
        ("zone", agenda.zone.map(|zone| quoted(zone.name()))),
        ("lang", agenda.lang.map(lang)),
        ("end", agenda.end.map(time)),
        ("place", some_text(agenda.place.as_ref())),
        ("audience", some_text(agenda.audience.as_ref())),
        ("hosts", texts(&agenda.hosts)),
        ("objectives", texts(&agenda.objectives)),
        ("source", some_text(agenda.source.as_ref())),
        ("lineup", parts("Defi", &agenda.lineup, defi_fields)),
    ]);
    fields.push(("slots", Doc::List(slots.collect())));
    fields
}

fn defi_fields(defi: &Defi) -> Fields {
    let place = defi.place.map(|place| match place {
        Place::First => name("First"),
        Place::Last => name("Last"),
    });
    present([
        ("name", Some(text(&defi.name))),
        ("owner", some_text(defi.owner.as_ref())),
        ("presenters", texts(&defi.presenters)),
        ("with", some_text(defi.with.as_ref())),
        ("from", defi.from.map(time)),
        ("place", place),
        ("link", some_text(defi.link.as_ref())),
    ])
}

fn slot_fields(slot: &Slot) -> Fields {
    let anchor = slot.anchor.map(|anchor| match anchor {
        Anchor::Floating => name("Floating"),
        Anchor::NotBefore => name("NotBefore"),
        Anchor::Fixed => name("Fixed"),
        Anchor::EndAt => name("EndAt"),
    });
    let turns = slot.turns.as_ref().map(|turns| match turns {
        Turns::Count(count) => Doc::Leaf(count.to_string()),
        Turns::Named(names) => Doc::List(names.iter().map(text).collect()),
        Turns::All => name("All"),
    });
    present([
        ("day", slot.day.map(date)),
        ("start", slot.start.map(time)),
        ("end", slot.end.map(time)),
        ("length", slot.length.map(length)),
        ("kind", Some(name(slot.kind.name()))),
        ("title", Some(text(&slot.title))),
        ("turns", turns),
        ("phases", parts("Phase", &slot.phases, phase_fields)),
        ("changeover", slot.changeover.map(length)),
        ("tracks", parts("Track", &slot.tracks, track_fields)),
        ("rounds", slot.rounds.map(|rounds| Doc::Leaf(rounds.to_string()))),
        ("anchor", anchor),
        ("floor", slot.floor.map(length)),
        ("locked", slot.locked.then(|| name("true"))),
        ("note", some_text(slot.note.as_ref())),
        ("prompts", texts(&slot.prompts)),
    ])
}

fn phase_fields(phase: &Phase) -> Fields {
    let role = phase.role.map(|role| match role {
        Role::Presentation => name("Presentation"),
        Role::Feedback => name("Feedback"),
    });
    let then = match phase.then {
        Then::Wait => None,
        Then::Advance => Some(name("Advance")),
    };
    let script = phase.script.iter().map(|(title, spent)| {
        Doc::Leaf(format!("({}, {})", text(title).flat(), length(*spent).flat()))
    });
    present([
        ("title", Some(text(&phase.title))),
        ("length", Some(length(phase.length))),
        ("role", role),
        ("floor", phase.floor.map(length)),
        ("warn", phase.warn.map(length)),
        ("danger", phase.danger.map(length)),
        ("grace", phase.grace.map(length)),
        ("then", then),
        ("script", list(script.collect())),
        ("prompts", texts(&phase.prompts)),
    ])
}

fn track_fields(track: &Track) -> Fields {
    present([
        ("title", Some(text(&track.title))),
        ("room", some_text(track.room.as_ref())),
        ("hosts", texts(&track.hosts)),
        ("prompts", texts(&track.prompts)),
    ])
}

pub(super) fn present<const N: usize>(fields: [(&'static str, Option<Doc>); N]) -> Fields {
    fields.into_iter().filter_map(|(name, doc)| Some((name, doc?))).collect()
}

pub(super) fn parts<T>(name: &'static str, parts: &[T], fields: fn(&T) -> Fields) -> Option<Doc> {
    list(parts.iter().map(|part| Doc::Part(name, fields(part))).collect())
}

fn list(items: Vec<Doc>) -> Option<Doc> {
    (!items.is_empty()).then_some(Doc::List(items))
}

pub(super) fn texts(texts: &[Text]) -> Option<Doc> {
    list(texts.iter().filter(|text| !text.is_empty()).map(text).collect())
}

pub(super) fn some_text(words: Option<&Text>) -> Option<Doc> {
    words.filter(|words| !words.is_empty()).map(text)
}

pub(super) fn text(words: &Text) -> Doc {
    quoted(words)
}

/// Words in quotes; a `Text` holds nothing else that needs an escape.
pub(super) fn quoted(words: &str) -> Doc {
    Doc::Leaf(format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\"")))
}

fn name(name: &str) -> Doc {
    Doc::Leaf(name.to_owned())
}

pub(super) fn date(date: chrono::NaiveDate) -> Doc {
    quoted(&date.format("%Y-%m-%d").to_string())
}

pub(super) fn lang(lang: Lang) -> Doc {
    match lang {
        Lang::Fr => quoted("fr"),
        Lang::En => quoted("en"),
    }
}

pub(super) fn time(time: chrono::NaiveTime) -> Doc {
    quoted(&write_time(time))
}

fn length(length: chrono::TimeDelta) -> Doc {
    quoted(&write_length(length))
}
