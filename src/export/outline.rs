//! The agenda inside a Markdown debrief: its slots, turns, phases and teams as tables that people
//! read at a glance, and that `import` reads back.
//!
//! A slot's row gives its beginning; the rows below it that have none tell about it. Must never
//! hold what is for the facilitator only: remarks stay out.

use chrono::{NaiveDate, NaiveTime, TimeDelta, Timelike};

use super::document::{About, Block, Table};
use crate::{
    agenda::{Agenda, Defi, Phase, Place, Role, Slot, Text, Turns, write_time},
    i18n::{
        Lang,
        export::{Words, say},
        format,
    },
};

/// What stands in a cell that has nothing to say, where a blank would mean something.
const NOTHING: &str = "–";
/// What the name of a part of the slot above begins with.
const PART: &str = "… ";

/// The blocks that tell the agenda, in order.
pub(super) fn outline(lang: Lang, agenda: &Agenda) -> Vec<Block> {
    let outline = Outline { lang };
    let mut blocks = Vec::new();
    if !agenda.slots.is_empty() {
        blocks.push(Block::Table(outline.slots(agenda)));
    }
    if let Some(end) = agenda.end {
        let end = say(lang, &Words::AnnouncedEnd { time: &outline.time(end) });
        blocks.push(Block::Paragraph(end));
    }
    if !agenda.lineup.is_empty() {
        blocks.push(Block::Table(outline.teams(&agenda.lineup)));
    }
    blocks
}

#[derive(Clone, Copy)]
struct Outline {
    lang: Lang,
}

/// A row of the slots' table, by column.
#[derive(Default)]
struct Row {
    start: String,
    end: String,
    length: String,
    name: String,
    kind: String,
    turns: String,
    room: String,
}

impl Outline {
    fn say(self, words: &Words<'_>) -> String {
        say(self.lang, words)
    }

    fn slots(self, agenda: &Agenda) -> Table {
        let rows: Vec<Row> = agenda.slots.iter().flat_map(|slot| self.slot(slot)).collect();
        let turns = rows.iter().any(|row| !row.turns.is_empty());
        let rooms = rows.iter().any(|row| !row.room.is_empty());
        let mut head =
            [Words::Start, Words::End, Words::Length, Words::Slot, Words::Nature].to_vec();
        head.extend(turns.then_some(Words::Turns));
        head.extend(rooms.then_some(Words::Room));
        let head: Vec<String> = head.iter().map(|words| self.say(words)).collect();
        let rows: Vec<Vec<String>> = rows
            .into_iter()
            .map(|row| {
                let mut cells = vec![row.start, row.end, row.length, row.name, row.kind];
                cells.extend(turns.then_some(row.turns));
                cells.extend(rooms.then_some(row.room));
                cells
            })
            .collect();
        agenda_table(head, rows)
    }

    /// The slot's own row, then one for each part of it.
    fn slot(self, slot: &Slot) -> Vec<Row> {
        let mut rows = vec![Row {
            start: slot.start.map_or_else(|| NOTHING.into(), |time| self.start(slot.day, time)),
            end: slot.end.map_or_else(|| NOTHING.into(), |time| self.time(time)),
            length: slot.length.or_else(|| between(slot)).map_or_else(String::new, format::length),
            name: slot.title.to_string(),
            kind: self.say(&Words::SlotKind(slot.kind)),
            turns: self.turns(slot),
            room: String::new(),
        }];
        if let Some(Turns::Named(names)) = &slot.turns {
            rows.extend(names.iter().map(|name| self.part(name, &Words::TurnOf)));
        }
        rows.extend(slot.phases.iter().enumerate().map(|(index, phase)| self.phase(index, phase)));
        if let Some(changeover) = slot.changeover {
            let name = Text::from(self.say(&Words::Changeover).as_str());
            let length = format::length(changeover);
            rows.push(Row { length, ..self.part(&name, &Words::Changeover) });
        }
        rows.extend(slot.tracks.iter().map(|track| {
            let room = track.room.as_ref().map_or_else(String::new, |room| room.to_string());
            Row { room, ..self.part(&track.title, &Words::SideBySide) }
        }));
        rows
    }

    fn phase(self, index: usize, phase: &Phase) -> Row {
        let by_place = if index == 0 { Role::Presentation } else { Role::Feedback };
        let role = match phase.role.unwrap_or(by_place) {
            Role::Presentation => Words::TeamSpeaks,
            Role::Feedback => Words::RoomReacts,
        };
        Row { length: format::length(phase.length), ..self.part(&phase.title, &role) }
    }

    fn part(self, title: &Text, kind: &Words<'_>) -> Row {
        Row { name: format!("{PART}{title}"), kind: self.say(kind), ..Row::default() }
    }

    /// How many turns and rounds; teams that are named have rows of their own.
    fn turns(self, slot: &Slot) -> String {
        let turns = match &slot.turns {
            Some(Turns::Count(count)) => Some(count.to_string()),
            Some(Turns::All) => Some(self.say(&Words::AllTeams)),
            Some(Turns::Named(_)) | None => None,
        };
        let rounds = slot.rounds.map(|count| self.say(&Words::Rounds { count }));
        turns.into_iter().chain(rounds).collect::<Vec<_>>().join(", ")
    }

    fn start(self, day: Option<NaiveDate>, time: NaiveTime) -> String {
        let time = self.time(time);
        day.map_or_else(|| time.clone(), |day| format!("{}, {time}", format::date(self.lang, day)))
    }

    fn time(self, time: NaiveTime) -> String {
        if time.second() == 0 { format::time_of_day(self.lang, time) } else { write_time(time) }
    }

    fn teams(self, lineup: &[Defi]) -> Table {
        type Column = (Words<'static>, fn(Outline, &Defi) -> Vec<String>);
        let columns: [Column; 7] = [
            (Words::Team, |_, defi| vec![defi.name.to_string()]),
            (Words::Owner, |_, defi| cell(defi.owner.as_ref())),
            (Words::Presenters, |_, defi| {
                defi.presenters.iter().map(|who| who.to_string()).collect()
            }),
            (Words::With, |_, defi| cell(defi.with.as_ref())),
            (Words::From, |outline, defi| defi.from.map(|t| outline.time(t)).into_iter().collect()),
            (Words::PlaceInOrder, |outline, defi| {
                let place = defi.place.map(|place| match place {
                    Place::First => Words::First,
                    Place::Last => Words::Last,
                });
                place.map(|place| outline.say(&place)).into_iter().collect()
            }),
            (Words::Link, |_, defi| cell(defi.link.as_ref())),
        ];
        let used: Vec<&Column> = columns
            .iter()
            .enumerate()
            .filter(|(index, (_, cells))| {
                *index == 0 || lineup.iter().any(|defi| !cells(self, defi).is_empty())
            })
            .map(|(_, column)| column)
            .collect();
        let head: Vec<String> = used.iter().map(|(words, _)| self.say(words)).collect();
        let mut rows = Vec::new();
        for defi in lineup {
            let cells: Vec<Vec<String>> = used.iter().map(|(_, cells)| cells(self, defi)).collect();
            // several presenters stand below each other
            let lines = cells.iter().map(Vec::len).max().unwrap_or(1);
            for line in 0..lines {
                rows.push(
                    cells.iter().map(|cell| cell.get(line).cloned().unwrap_or_default()).collect(),
                );
            }
        }
        agenda_table(head, rows)
    }
}

fn cell(text: Option<&Text>) -> Vec<String> {
    text.map(|text| text.to_string()).into_iter().collect()
}

fn agenda_table(head: Vec<String>, rows: Vec<Vec<String>>) -> Table {
    Table { about: About::Agenda, words: 1, head, rows, told: Vec::new() }
}

/// From the written start to the written end.
fn between(slot: &Slot) -> Option<TimeDelta> {
    let (start, end) = slot.start.zip(slot.end)?;
    let length = end - start;
    Some(if length < TimeDelta::zero() { length + TimeDelta::days(1) } else { length })
}
