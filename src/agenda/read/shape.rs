//! From the tree of values to the agenda, and where its parts stand.

use std::collections::BTreeMap;

use super::{
    Bracket, Choice, Look, Node, Places, ProblemKind, Problems, SlotPlaces, Span,
    leaf::{Reader, Zero},
    names,
    tree::{Field, Value, What},
};
use crate::agenda::{Agenda, Defi, MAX_SLOTS, Phase, Slot, Text, Track};

/// Reads the agenda; none when not even its parts could be told.
pub(super) fn agenda(value: Value<'_>, problems: &mut Problems) -> (Option<Agenda>, Places) {
    let mut reader = Reader { problems };
    let mut places = Places { head: value.head, ..Places::default() };
    let agenda = reader.agenda(value, &mut places);
    (agenda, places)
}

/// The fields of one part, until they are taken.
pub(super) struct Fields<'a> {
    of: Node,
    pub(super) head: Span,
    list: Vec<Field<'a>>,
    missing: Vec<&'static str>,
    /// Whether there are values without names: what seems to be missing may be one of them.
    nameless: bool,
}

impl<'a> Fields<'a> {
    /// Takes a field out; one whose value is `None` counts as absent.
    pub(super) fn take(&mut self, name: &'static str) -> Option<Value<'a>> {
        let index = self.list.iter().position(|field| field.name == name)?;
        let value = self.list.swap_remove(index).value;
        (!matches!(value.what, What::Name("None"))).then_some(value)
    }

    /// Takes a field out that must be there.
    pub(super) fn need(&mut self, name: &'static str) -> Option<Value<'a>> {
        let value = self.take(name);
        if value.is_none() {
            self.missing.push(name);
        }
        value
    }
}

impl Reader<'_> {
    fn agenda(&mut self, value: Value<'_>, places: &mut Places) -> Option<Agenda> {
        let mut fields = self.fields(Node::Agenda, "agenda", value)?;
        let title = fields.need("title");
        let slots = fields.need("slots");
        let date = fields.take("date");
        let end = fields.take("end");
        places.title = title.as_ref().map(|value| value.span);
        places.date = date.as_ref().map(|value| value.span);
        places.end = end.as_ref().map(|value| value.span);
        places.slots_head = slots.as_ref().map(|value| value.head);
        let title = title.and_then(|value| self.title(Node::Agenda, "title", &value));
        let lineup = fields.take("lineup").map(|value| self.parts("lineup", value));
        let lineup = lineup.unwrap_or_default().into_iter();
        let lineup: Vec<(Defi, Span)> = lineup.filter_map(|value| self.defi(value)).collect();
        let agenda = Agenda {
            title: title.unwrap_or_default(),
            date: date.and_then(|value| self.date("date", &value)),
            zone: fields.take("zone").and_then(|value| self.zone("zone", &value)),
            lang: fields.take("lang").and_then(|value| self.lang("lang", &value)),
            end: end.and_then(|value| self.time("end", &value)),
            place: self.some_text(&mut fields, "place"),
            audience: self.some_text(&mut fields, "audience"),
            hosts: self.some_texts(&mut fields, "hosts"),
            objectives: self.some_texts(&mut fields, "objectives"),
            source: self.some_text(&mut fields, "source"),
            lineup: Vec::with_capacity(lineup.len()),
            slots: Vec::new(),
        };
        self.close(fields);
        let slots = slots.map(|value| self.parts("slots", value)).unwrap_or_default();
        if slots.len() > MAX_SLOTS {
            let span = places.slots_head.unwrap_or_default();
            self.problems.error(span, ProblemKind::TooManySlots { count: slots.len() });
            return None;
        }
        let (lineup, spans) = lineup.into_iter().unzip();
        places.lineup = spans;
        let slots = slots.into_iter().filter_map(|value| self.slot(value));
        let (slots, spans) = slots.unzip();
        places.slots = spans;
        Some(Agenda { lineup, slots, ..agenda })
    }

    fn defi(&mut self, value: Value<'_>) -> Option<(Defi, Span)> {
        let mut fields = self.fields(Node::Defi, "lineup", value)?;
        let name = fields.need("name");
        let span = name.as_ref().map_or(fields.head, |value| value.span);
        let name = name.and_then(|value| self.title(Node::Defi, "name", &value));
        let place = fields.take("place");
        let defi = Defi {
            name: name.unwrap_or_default(),
            owner: self.some_text(&mut fields, "owner"),
            presenters: self.some_texts(&mut fields, "presenters"),
            with: self.some_text(&mut fields, "with"),
            from: fields.take("from").and_then(|value| self.time("from", &value)),
            place: place.and_then(|value| self.choice(Choice::Place, names::place, &value)),
            link: self.some_text(&mut fields, "link"),
        };
        self.close(fields);
        Some((defi, span))
    }

    fn slot(&mut self, value: Value<'_>) -> Option<(Slot, SlotPlaces)> {
        let mut fields = self.fields(Node::Slot, "slots", value)?;
        let head = fields.head;
        let [day, start, end, length, turns, changeover, rounds] =
            ["day", "start", "end", "length", "turns", "changeover", "rounds"]
                .map(|name| fields.take(name));
        let title = fields.need("title");
        let kind = fields.take("kind");
        let anchor = fields.take("anchor");
        let phases = fields.take("phases").map(|value| self.parts("phases", value));
        let tracks = fields.take("tracks").map(|value| self.parts("tracks", value));
        let phases = phases.unwrap_or_default().into_iter().filter_map(|value| self.phase(value));
        let (phases, phase_spans): (Vec<Phase>, Vec<Span>) = phases.unzip();
        let tracks = tracks.unwrap_or_default().into_iter().filter_map(|value| self.track(value));
        let tracks = tracks.collect();
        let span = |value: &Option<Value<'_>>| value.as_ref().map(|value| value.span);
        let mut places = SlotPlaces {
            head,
            title: span(&title),
            day: span(&day),
            start: span(&start),
            end: span(&end),
            length: span(&length),
            turns: turns.as_ref().map(|value| value.head),
            named: Vec::new(),
            phases: phase_spans,
            changeover: span(&changeover),
            rounds: span(&rounds),
        };
        let turns = turns.and_then(|value| self.turns("turns", &value)).map(|(turns, spans)| {
            places.named = spans;
            turns
        });
        let title = title.and_then(|value| self.title(Node::Slot, "title", &value));
        let slot = Slot {
            day: day.and_then(|value| self.date("day", &value)),
            start: start.and_then(|value| self.time("start", &value)),
            end: end.and_then(|value| self.time("end", &value)),
            length: length.and_then(|value| self.length("length", Zero::Refused, &value)),
            kind: kind
                .and_then(|value| self.choice(Choice::Kind, names::kind, &value))
                .unwrap_or_default(),
            title: title.unwrap_or_default(),
            turns,
            phases,
            changeover: changeover
                .and_then(|value| self.length("changeover", Zero::Refused, &value)),
            tracks,
            rounds: rounds.and_then(|value| self.count("rounds", &value)),
            anchor: anchor.and_then(|value| self.choice(Choice::Anchor, names::anchor, &value)),
            floor: self.some_length(&mut fields, "floor"),
            locked: fields
                .take("locked")
                .and_then(|value| self.yes_no("locked", &value))
                .unwrap_or_default(),
            note: self.some_text(&mut fields, "note"),
            prompts: self.some_texts(&mut fields, "prompts"),
        };
        self.close(fields);
        Some((slot, places))
    }

    fn phase(&mut self, value: Value<'_>) -> Option<(Phase, Span)> {
        let mut fields = self.fields(Node::Phase, "phases", value)?;
        let head = fields.head;
        let title = fields.need("title");
        let length = fields.need("length");
        let [role, then, script] = ["role", "then", "script"].map(|name| fields.take(name));
        let title = title.and_then(|value| self.title(Node::Phase, "title", &value));
        let length = length.and_then(|value| self.length("length", Zero::Refused, &value));
        let phase = Phase {
            title: title.unwrap_or_default(),
            length: length.unwrap_or_default(),
            role: role.and_then(|value| self.choice(Choice::Role, names::role, &value)),
            floor: self.some_length(&mut fields, "floor"),
            warn: self.some_length(&mut fields, "warn"),
            danger: self.some_length(&mut fields, "danger"),
            grace: self.some_length(&mut fields, "grace"),
            then: then
                .and_then(|value| self.choice(Choice::Then, names::then, &value))
                .unwrap_or_default(),
            script: script.and_then(|value| self.script("script", &value)).unwrap_or_default(),
            prompts: self.some_texts(&mut fields, "prompts"),
        };
        self.close(fields);
        Some((phase, head))
    }

    fn track(&mut self, value: Value<'_>) -> Option<Track> {
        let mut fields = self.fields(Node::Track, "tracks", value)?;
        let title = fields.need("title");
        let title = title.and_then(|value| self.title(Node::Track, "title", &value));
        let track = Track {
            title: title.unwrap_or_default(),
            room: self.some_text(&mut fields, "room"),
            hosts: self.some_texts(&mut fields, "hosts"),
            prompts: self.some_texts(&mut fields, "prompts"),
        };
        self.close(fields);
        Some(track)
    }

    /// A text that may be absent; one that says nothing is.
    pub(super) fn some_text(
        &mut self,
        fields: &mut Fields<'_>,
        name: &'static str,
    ) -> Option<Text> {
        let text = fields.take(name).and_then(|value| self.text(name, &value));
        text.filter(|text| !text.is_empty())
    }

    pub(super) fn some_texts(&mut self, fields: &mut Fields<'_>, name: &'static str) -> Vec<Text> {
        fields.take(name).and_then(|value| self.texts(name, &value)).unwrap_or_default()
    }

    fn some_length(
        &mut self,
        fields: &mut Fields<'_>,
        name: &'static str,
    ) -> Option<chrono::TimeDelta> {
        fields.take(name).and_then(|value| self.length(name, Zero::Allowed, &value))
    }

    /// The values of a list of parts.
    pub(super) fn parts<'a>(&mut self, field: &'static str, value: Value<'a>) -> Vec<Value<'a>> {
        match value.what {
            What::List(items) => items,
            What::Name(_)
            | What::Text(_)
            | What::Number(_)
            | What::Other
            | What::Group(_)
            | What::Broken => {
                self.wrong_look::<()>(field, Look::List, &value);
                Vec::new()
            }
        }
    }

    /// The fields of a part, each once; `field` is where the part stands.
    pub(super) fn fields<'a>(
        &mut self,
        of: Node,
        field: &'static str,
        value: Value<'a>,
    ) -> Option<Fields<'a>> {
        let head = value.head;
        let What::Group(group) = value.what else {
            return self.wrong_look(field, Look::Node(of), &value);
        };
        if let Some(name) = group.name.filter(|name| *name != of.name()) {
            let found = Text::clean(name);
            self.problems.error(head, ProblemKind::WrongNode { expected: of, found });
            if Node::named(name).is_some() {
                return None;
            }
        }
        if group.bracket != Bracket::Round {
            let found = group.bracket;
            self.problems.error(head, ProblemKind::WrongBrackets { found });
            if group.fields.is_empty() {
                return None;
            }
        }
        if group.fields.is_empty() && !group.items.is_empty() {
            let (expected, found) = (Look::Node(of), Look::Tuple);
            self.problems.error(head, ProblemKind::WrongLook { field, expected, found });
            return None;
        }
        let nameless = !group.items.is_empty();
        for item in &group.items {
            if !matches!(item.what, What::Broken) {
                self.problems.error(item.head, ProblemKind::MissingName);
            }
        }
        let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
        for field in &group.fields {
            if let Some(first) = seen.get(&*field.name) {
                let name = Text::clean(&field.name);
                let what = ProblemKind::DoubledField { name };
                self.problems.error_also(field.span, what, Some(*first));
            } else {
                seen.insert(&field.name, field.span);
            }
        }
        drop(seen);
        Some(Fields { of, head, list: group.fields, missing: Vec::new(), nameless })
    }

    /// Reports what a part lacks and what it has too much.
    pub(super) fn close(&mut self, fields: Fields<'_>) {
        let Fields { of, head, list, mut missing, nameless } = fields;
        for field in list {
            if of.fields().contains(&&*field.name) || self.problems.full() {
                // the second of two, reported already
                continue;
            }
            let nearest = of.nearest_field(&field.name);
            let what = ProblemKind::UnknownField { of, name: Text::clean(&field.name), nearest };
            if let Some(index) = missing.iter().position(|name| Some(*name) == nearest) {
                // the slip is in the name: the field itself is there
                missing.swap_remove(index);
                self.problems.error(field.span, what);
            } else {
                self.problems.warn(field.span, what);
            }
        }
        for name in missing.into_iter().filter(|_| !nameless) {
            self.problems.error(head, ProblemKind::MissingField { of, name });
        }
    }
}
