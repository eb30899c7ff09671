//! A whole agenda: its own file, or the text of it inside an export; it comes back field for
//! field.

use chrono::{NaiveDate, TimeDelta};
use serde_json::{Map, Value};

use super::last_line;
use crate::{
    agenda::{
        Agenda, Kind, Lang, Role, Slot, Text, Turns,
        read::{self, Loaded, Problem},
    },
    import::{
        finding::{Finding, FindingKind, Severity},
        read::{ReadAgenda, ReadSlot},
        words::tongue::Tongue,
    },
};

/// Reads an agenda's file. One that does not load has no slots, and a finding for each problem.
pub(in crate::import) fn agenda(text: &str) -> ReadAgenda {
    let Loaded { agenda, problems, places, .. } = read::read(text.as_bytes());
    let findings = problems.into_iter().map(finding).collect();
    let Some(agenda) = agenda else {
        return ReadAgenda { findings, lines: (1, last_line(text)), ..ReadAgenda::default() };
    };
    let mut lines = places.slots.iter().map(|place| number(place.head.line));
    ReadAgenda { findings, ..read_again(agenda, text, || lines.next().unwrap_or(1)) }
}

/// Reads the agenda that an export or a document keeps; none when it keeps none that loads.
pub(super) fn in_json(object: &Map<String, Value>, text: &str) -> Option<ReadAgenda> {
    let written = object.get("agenda")?.as_str()?;
    let agenda = read::read(written.as_bytes()).agenda?;
    let line = text.lines().position(|line| line.trim_start().starts_with("\"agenda\":"));
    let line = line.and_then(|line| u32::try_from(line + 1).ok()).unwrap_or(1);
    Some(read_again(agenda, text, || line))
}

/// An agenda as if it had been read; it is kept whole.
pub(super) fn read_again(agenda: Agenda, text: &str, mut line: impl FnMut() -> u32) -> ReadAgenda {
    let slots = agenda.slots.iter().map(|slot| from_slot(slot, line(), agenda.date)).collect();
    let list = |texts: &[Text]| texts.iter().map(|text| text.to_string()).collect();
    ReadAgenda {
        title: agenda.title.to_string(),
        date: agenda.date,
        lang: agenda.lang.map(|lang| match lang {
            Lang::Fr => Tongue::Fr,
            Lang::En => Tongue::En,
        }),
        zone: agenda.zone,
        place: agenda.place.as_ref().map(ToString::to_string),
        audience: agenda.audience.as_ref().map(ToString::to_string),
        hosts: list(&agenda.hosts),
        objectives: list(&agenda.objectives),
        begin: None,
        end: agenda.end,
        slots,
        findings: Vec::new(),
        lines: (1, last_line(text)),
        whole: Some(Box::new(agenda)),
    }
}

fn number(line: usize) -> u32 {
    u32::try_from(line).unwrap_or(u32::MAX).max(1)
}

fn finding(problem: Problem) -> Finding {
    let line = number(problem.span.line);
    let what = FindingKind::Agenda { problem: Box::new(problem.what) };
    Finding { line, severity: Severity::Warning, what }
}

fn from_slot(slot: &Slot, line: u32, date: Option<NaiveDate>) -> ReadSlot {
    let spanned = slot.start.zip(slot.end).map(|(start, end)| {
        let length = end - start;
        if length < TimeDelta::zero() { length + TimeDelta::days(1) } else { length }
    });
    let phase = |role: Role, place: usize| {
        let found = slot
            .phases
            .iter()
            .enumerate()
            .find(|(index, phase)| phase.role.map_or(*index == place, |own| own == role));
        found.map(|(_, phase)| phase.length)
    };
    ReadSlot {
        line,
        day: slot.day.or(date),
        start: slot.start,
        end: slot.end,
        length: spanned.or(slot.length),
        title: slot.title.to_string(),
        kind: slot.kind,
        items: match &slot.turns {
            Some(Turns::Count(count)) => Some(*count),
            Some(Turns::Named(names)) => u16::try_from(names.len()).ok(),
            Some(Turns::All) | None => None,
        },
        item: phase(Role::Presentation, 0).filter(|_| slot.kind != Kind::Other),
        feedback: phase(Role::Feedback, 1),
        transition: slot.changeover,
        tracks: slot.tracks.iter().map(|track| track.title.to_string()).collect(),
        rounds: slot.rounds,
        prompts: slot.prompts.iter().map(ToString::to_string).collect(),
        notes: slot.note.iter().map(ToString::to_string).collect(),
        ..ReadSlot::default()
    }
}
