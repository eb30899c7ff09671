//! What a slot is made of, from the lines below it: its turns, phases, tracks and questions.

use super::{
    align::align_by_place,
    teams::names,
    text,
    words::{Line, Words, after, behind, plain},
};
use crate::agenda::{Defi, Kind, Phase, Slot, Text, Track, Turns, fold_name, write_length};

/// What a line below a slot was written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Turns,
    Rounds,
    Phase(usize),
    Changeover,
    Track(usize),
    OfTrack(usize, usize),
    OfPhase(usize, usize),
    Prompt(usize),
    Note,
}

/// The lines of a slot as they are written, each with what for.
fn written(words: &Words, slot: &Slot, with_note: bool) -> Vec<(Part, String)> {
    let mut out: Vec<(Part, String)> = Vec::new();
    if slot.kind != Kind::Break {
        out.extend(slot.turns.as_ref().map(|turns| {
            let said = match turns {
                Turns::Count(count) => words.count(*count),
                Turns::All => words.all().to_owned(),
                Turns::Named(list) => names(list),
            };
            (Part::Turns, said)
        }));
    }
    out.extend(slot.rounds.map(|rounds| (Part::Rounds, words.times(rounds))));
    let phases = slot.phases.iter().enumerate();
    out.extend(phases.map(|(at, phase)| {
        (Part::Phase(at), format!("{} ({})", phase.title, write_length(phase.length)))
    }));
    let changeover = slot.changeover.map(|it| words.changeover(&write_length(it)));
    out.extend(changeover.map(|it| (Part::Changeover, it)));
    for (at, track) in slot.tracks.iter().enumerate() {
        let mut about: Vec<String> = track.room.iter().map(ToString::to_string).collect();
        about.extend((!track.hosts.is_empty()).then(|| names(&track.hosts)));
        let said = match about.as_slice() {
            [] => track.title.to_string(),
            about => format!("{} ({})", track.title, about.join(words.semicolon)),
        };
        out.push((Part::Track(at), said));
        let prompts = track.prompts.iter().enumerate();
        out.extend(prompts.map(|(number, prompt)| {
            (Part::OfTrack(at, number), format!("{}{}{prompt}", track.title, words.colon))
        }));
    }
    for (at, phase) in slot.phases.iter().enumerate() {
        let prompts = phase.prompts.iter().enumerate();
        out.extend(prompts.map(|(number, it)| (Part::OfPhase(at, number), it.to_string())));
    }
    let prompts = slot.prompts.iter().enumerate();
    out.extend(prompts.map(|(number, it)| (Part::Prompt(number), it.to_string())));
    let note = slot.note.as_ref().filter(|_| with_note);
    out.extend(note.map(|note| (Part::Note, note.to_string())));
    out
}

/// Puts the lines below a slot into it; what they do not show is that of `kept`.
pub(super) fn fill(
    words: &Words,
    lines: &[String],
    kept: Option<&Slot>,
    lineup: &[Defi],
    calendar: bool,
    slot: &mut Slot,
) {
    let none = Slot::default();
    let before = kept.map(|kept| written(words, kept, calendar)).unwrap_or_default();
    let old: Vec<String> = before.iter().map(|(_, line)| words.key(line)).collect();
    let new: Vec<String> = lines.iter().map(|line| words.key(line)).collect();
    let same = |one: usize, other: usize| old[one] == new[other];
    let found = align_by_place(old.len(), new.len(), &[&same]);
    let kept = kept.unwrap_or(&none);
    let mut filling = Filling { words, lineup, kept, slot, phases: Vec::new(), tracks: Vec::new() };
    filling.clear(calendar);
    for (at, line) in lines.iter().enumerate() {
        let next = lines.get(at + 1).map(String::as_str);
        let known = found[at].map(|one| (before[one].0, old[one] == new[at]));
        let placed = known.is_some_and(|(part, same)| filling.known(part, same, line));
        if !placed {
            filling.unknown(line, next);
        }
    }
}

struct Filling<'a> {
    words: &'a Words,
    lineup: &'a [Defi],
    kept: &'a Slot,
    slot: &'a mut Slot,
    /// Which kept phase each one is, and which kept track.
    phases: Vec<Option<usize>>,
    tracks: Vec<Option<usize>>,
}

impl Filling<'_> {
    fn clear(&mut self, calendar: bool) {
        if self.kept.kind != Kind::Break {
            self.slot.turns = None;
        }
        self.slot.rounds = None;
        self.slot.changeover = None;
        self.slot.phases.clear();
        self.slot.tracks.clear();
        self.slot.prompts.clear();
        if calendar {
            self.slot.note = None;
        }
    }

    /// Puts a line where the one was that it stands for; false where it says another thing now.
    fn known(&mut self, part: Part, same: bool, line: &str) -> bool {
        let kept = self.kept;
        match (part, self.words.line(line)) {
            (Part::Turns, _) if same => self.slot.turns.clone_from(&kept.turns),
            (Part::Turns, Line::Other) => {
                let names = line.split(", ").map(Text::clean).filter(|name| !name.is_empty());
                self.slot.turns = Some(Turns::Named(names.collect()));
            }
            (Part::Phase(at), Line::Phase(title, length)) => {
                let phase = &kept.phases[at];
                let title = text(&title, Some(&phase.title));
                self.slot.phases.push(Phase {
                    title,
                    length,
                    prompts: Vec::new(),
                    ..phase.clone()
                });
                self.phases.push(Some(at));
            }
            (Part::Track(at), Line::Other) => {
                let track = track(line, same, &kept.tracks[at]);
                self.slot.tracks.push(track);
                self.tracks.push(Some(at));
            }
            (Part::OfTrack(at, number), line_is) if same || line_is == Line::Other => {
                let track = &kept.tracks[at];
                let said =
                    text(after(&track.title, line).unwrap_or(line), track.prompts.get(number));
                let place = self.tracks.iter().position(|one| *one == Some(at));
                match place.and_then(|place| self.slot.tracks.get_mut(place)) {
                    Some(track) => track.prompts.push(said),
                    None => return false,
                }
            }
            (Part::OfPhase(at, number), line_is) if same || line_is == Line::Other => {
                let said = text(line, kept.phases[at].prompts.get(number));
                let place = self.phases.iter().position(|one| *one == Some(at));
                match place.and_then(|place| self.slot.phases.get_mut(place)) {
                    Some(phase) => phase.prompts.push(said),
                    None => self.slot.prompts.push(said),
                }
            }
            (Part::Prompt(number), line_is) if same || line_is == Line::Other => {
                self.slot.prompts.push(text(line, kept.prompts.get(number)));
            }
            (Part::Note, line_is) if same || line_is == Line::Other => {
                self.slot.note = Some(text(line, kept.note.as_ref()));
            }
            (
                Part::Turns
                | Part::Rounds
                | Part::Phase(_)
                | Part::Changeover
                | Part::Track(_)
                | Part::OfTrack(..)
                | Part::OfPhase(..)
                | Part::Prompt(_)
                | Part::Note,
                _,
            ) => return false,
        }
        true
    }

    /// Puts a line where its words alone say.
    fn unknown(&mut self, line: &str, next: Option<&str>) {
        match self.words.line(line) {
            Line::Teams(count) => self.slot.turns = Some(Turns::Count(count)),
            Line::AllTeams => self.slot.turns = Some(Turns::All),
            Line::Rounds(count) => self.slot.rounds = Some(count),
            Line::Changeover(length) => self.slot.changeover = Some(length),
            Line::Phase(title, length) => {
                self.slot.phases.push(Phase::new(Text::clean(&title), length));
                self.phases.push(None);
            }
            Line::Other => self.words_only(line, next),
        }
    }

    fn words_only(&mut self, line: &str, next: Option<&str>) {
        let known = |name: &str| {
            let name = fold_name(name);
            self.lineup.iter().any(|team| fold_name(&team.name) == name)
        };
        if self.slot.turns.is_none() && line.split(", ").all(known) {
            let names = line.split(", ").map(Text::clean);
            self.slot.turns = Some(Turns::Named(names.collect()));
            return;
        }
        let colon = self.words.colon;
        let below =
            |title: &str, line: &str| plain(line).starts_with(&format!("{}{colon}", plain(title)));
        let last = self.slot.tracks.iter().rposition(|track| below(&track.title, line));
        if let Some(at) = last {
            let title = self.slot.tracks[at].title.clone();
            let said = Text::clean(after(&title, line).unwrap_or(line));
            self.slot.tracks[at].prompts.push(said);
            return;
        }
        let head = behind(line).map_or(line, |(head, _)| head);
        let heads = next.is_some_and(|next| below(head, next));
        let hosted = head != line && self.slot.phases.is_empty() && self.slot.prompts.is_empty();
        if heads || hosted {
            self.slot.tracks.push(track(line, false, &Track::default()));
            self.tracks.push(None);
        } else {
            self.slot.prompts.push(Text::clean(line));
        }
    }
}

/// `Atelier (salle; Léa, Léo)`.
fn track(line: &str, same: bool, kept: &Track) -> Track {
    if same {
        return Track { prompts: Vec::new(), ..kept.clone() };
    }
    let bare = kept.room.is_none() && kept.hosts.is_empty() && kept.title.ends_with(')');
    let (title, inside) = match behind(line) {
        Some((title, inside)) if !bare => (title, inside),
        Some(_) | None => (line, ""),
    };
    let (room, hosts) = match inside.split_once(';') {
        Some((room, hosts)) => (Some(room), hosts),
        None if inside.is_empty() => (None, ""),
        None if kept.room.is_none() && (!kept.hosts.is_empty() || inside.contains(", ")) => {
            (None, inside)
        }
        None => (Some(inside), ""),
    };
    let said = hosts.split(", ").map(str::trim).filter(|name| !name.is_empty());
    Track {
        title: text(title, Some(&kept.title)),
        room: room.map(|room| text(room, kept.room.as_ref())),
        hosts: if plain(&names(&kept.hosts)) == plain(hosts) {
            kept.hosts.clone()
        } else {
            said.map(Text::clean).collect()
        },
        prompts: Vec::new(),
    }
}
