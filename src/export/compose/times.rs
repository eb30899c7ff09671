//! Planned against actual: who presented and when, and the slots of the day.

use chrono::{DateTime, TimeDelta, Utc};

use super::{NOTHING, Writer};
use crate::{
    agenda::{Text, fold_name},
    export::{
        debrief::{Head, RowName, SlotRow, TurnRow, TurnTable},
        document::{About, Block, Item, Table},
    },
    i18n::{catch_up::Says, draw, export::Words, format, replan},
};

impl Writer<'_> {
    pub(super) fn times(&mut self) {
        let debrief = self.debrief;
        let only = &debrief.only;
        if only.kind.is_some() || only.since.is_some() {
            return;
        }
        if debrief.turns.iter().any(|turns| !turns.rows.is_empty()) {
            self.heading(&Words::WhoPresented);
            if self.with.pictures && debrief.turns.iter().any(is_held) {
                self.blocks.push(Block::Picture(About::Turns));
            }
            let last = debrief.turns.len().saturating_sub(1);
            for (at, turns) in debrief.turns.iter().enumerate() {
                let mut table = self.turns(turns);
                if at == last {
                    self.absent(&mut table);
                }
                self.blocks.push(Block::Table(table));
            }
        }
        if only.defi.is_some() {
            return;
        }
        for free in &debrief.free {
            let what = Words::FreeTurn { name: &free.team, discussion: free.discussion };
            let times = match free.to {
                Some(to) => self.span(free.from, Some(to)),
                None => format!("{}, {}", self.time(free.from), self.say(&Words::Running)),
            };
            let held = Words::FreeHeld { what: &self.say(&what), times: &times };
            self.paragraph(self.say(&held));
        }
        for drawn in &debrief.draws {
            let receipt = draw::receipt(self.lang, drawn, debrief.head.date);
            self.paragraph(self.say(&Words::Drawn { receipt: &receipt }));
            let unkept = drawn.unkept.iter();
            let unkept = unkept.map(|wish| draw::unkept(self.lang, wish, debrief.head.zone));
            let items: Vec<Item> = unkept.map(Item::plain).collect();
            if !items.is_empty() {
                self.blocks.push(Block::List(items));
            }
        }
        self.heading(&Words::PlannedAndActual);
        let whole = self.whole(&debrief.head);
        self.blocks.push(Block::Table(whole));
        if self.with.pictures && debrief.slots.iter().any(|row| row.started_at.is_some()) {
            self.blocks.push(Block::Picture(About::Slots));
        }
        for remark in self.remarks(&debrief.head) {
            self.paragraph(remark);
        }
        if !debrief.slots.is_empty() {
            let slots = self.slots(&debrief.slots);
            self.blocks.push(Block::Table(slots));
        }
    }

    fn whole(&self, head: &Head) -> Table {
        let row = |what, planned: Option<DateTime<Utc>>, actual: Option<DateTime<Utc>>, open| {
            let difference = planned.zip(actual).map(|(planned, actual)| actual - planned);
            vec![
                self.say(&what),
                self.time_or_nothing(planned),
                actual.map_or(open, |actual| self.time(actual)),
                difference.map_or_else(|| NOTHING.into(), signed),
            ]
        };
        let running = if head.actual_start.is_some() && head.actual_end.is_none() {
            self.say(&Words::Running)
        } else {
            NOTHING.into()
        };
        let columns = [Words::Planned, Words::Actual, Words::Difference];
        Table {
            about: About::Whole,
            words: 1,
            head: std::iter::once(String::new())
                .chain(columns.map(|words| self.say(&words)))
                .collect(),
            rows: vec![
                row(Words::Start, head.planned_start, head.actual_start, NOTHING.into()),
                row(Words::End, head.planned_end, head.actual_end, running),
            ],
            told: Vec::new(),
        }
    }

    fn remarks(&self, head: &Head) -> Vec<String> {
        let mut remarks = Vec::new();
        if let Some(date) = head.moved_from {
            remarks.push(self.say(&Words::MovedFrom { date: &format::date(self.lang, date) }));
        }
        remarks.extend(head.plans.iter().map(|(at, news)| {
            let news = replan::news(self.lang, news, head.zone);
            self.say(&Words::PlanChanged { at: &self.time(*at), news: &news })
        }));
        if head.suspensions > 0 {
            let total = format::length(head.suspended);
            remarks.push(self.say(&Words::Suspended { count: head.suspensions, total: &total }));
        }
        remarks.extend(head.ways.iter().map(|(at, way)| {
            let what = Says::Taken(*way).words(self.lang);
            self.say(&Words::WayTaken { time: &self.time(*at), what: &what })
        }));
        remarks.extend(head.interruptions.iter().map(|gap| {
            self.say(&Words::Interrupted {
                from: &self.time(gap.from),
                to: &self.time(gap.to),
                length: &format::length(gap.to - gap.from),
                counted: gap.counted,
            })
        }));
        remarks
    }

    fn slots(&self, rows: &[SlotRow]) -> Table {
        let head = [
            Words::Slot,
            Words::Planned,
            Words::Actual,
            Words::PlannedLength,
            Words::TimeTaken,
            Words::Difference,
        ];
        Table {
            about: About::Slots,
            words: 1,
            head: head.map(|words| self.say(&words)).to_vec(),
            rows: rows.iter().map(|row| self.slot(row)).collect(),
            told: rows.iter().map(|row| self.slot_told(row)).collect(),
        }
    }

    fn slot_name(&self, row: &SlotRow) -> String {
        match &row.what {
            RowName::Slot(title) => title.to_string(),
            RowName::Round(round, of) => {
                format!("… {}", self.say(&Words::Round { round: *round, of: *of }))
            }
            RowName::Part(title) => format!("… {title}"),
            RowName::Break => self.say(&Words::UnplannedBreak),
        }
    }

    fn slot_times(&self, row: &SlotRow) -> [Option<String>; 2] {
        let planned = row.planned.map(|(start, end)| self.span(start, row.length.map(|_| end)));
        let actual = row.started_at.map(|start| match row.ended_at {
            None => format!("{}, {}", self.time(start), self.say(&Words::Running)),
            Some(end) => self.span(start, Some(end)),
        });
        [planned, actual]
    }

    fn slot(&self, row: &SlotRow) -> Vec<String> {
        let [planned, actual] = self.slot_times(row);
        let held = row.started_at.is_some();
        vec![
            self.slot_name(row),
            planned.unwrap_or_else(|| NOTHING.into()),
            actual.unwrap_or_else(|| self.not_held()),
            row.length.map_or_else(|| NOTHING.into(), format::length),
            if held { format::length(row.used) } else { NOTHING.into() },
            row.difference.map_or_else(|| NOTHING.into(), signed),
        ]
    }

    fn slot_told(&self, row: &SlotRow) -> String {
        let [planned, actual] = self.slot_times(row);
        self.say(&Words::SlotTold {
            name: &self.slot_name(row),
            actual: &actual.unwrap_or_else(|| self.not_held()),
            planned: planned.as_deref(),
        })
    }

    /// The turns of one shape, in the order in which they were held.
    fn turns(&self, turns: &TurnTable) -> Table {
        let mut rows: Vec<&TurnRow> = turns.rows.iter().collect();
        rows.sort_by_key(|row| (row.started_at.is_none(), row.started_at));
        let presenters = rows.iter().any(|row| !self.presenters(row).is_empty());
        let mut head = vec![self.say(&Words::Team)];
        head.extend(presenters.then(|| self.say(&Words::Presenters)));
        head.extend([Words::Planned, Words::Actual].map(|words| self.say(&words)));
        head.extend(turns.phases.iter().map(|(title, length)| {
            let title =
                if title.is_empty() { self.say(&Words::WholeTurn) } else { title.to_string() };
            length.map_or_else(
                || title.clone(),
                |length| format!("{title} ({})", format::length(length)),
            )
        }));
        head.push(self.say(&Words::Difference));
        Table {
            about: About::Turns,
            words: 1 + usize::from(presenters),
            head,
            rows: rows.iter().map(|row| self.turn(row, presenters)).collect(),
            told: rows.iter().map(|row| self.turn_told(row, turns)).collect(),
        }
    }

    /// The teams that were not there, below those that were.
    fn absent(&self, table: &mut Table) {
        let there = self.say(&Words::NotThere);
        for team in &self.debrief.absent {
            let mut cells = vec![team.to_string()];
            cells.extend((table.words > 1).then(|| self.speak_for(team)));
            let planned = self.debrief.missed.get(team).map(|at| self.time(*at));
            cells.push(planned.clone().unwrap_or_else(|| NOTHING.into()));
            cells.push(there.clone());
            cells.resize(table.head.len(), NOTHING.to_owned());
            table.rows.push(cells);
            table.told.push(self.say(&Words::TurnTold {
                team,
                started: &there,
                planned: planned.as_deref(),
                parts: "",
            }));
        }
    }

    fn presenters(&self, row: &TurnRow) -> String {
        row.team.as_ref().map(|team| self.speak_for(team)).unwrap_or_default()
    }

    fn speak_for(&self, team: &Text) -> String {
        let mut lineup = self.plan.lineup.iter();
        let defi = lineup.find(|defi| fold_name(&defi.name) == fold_name(team));
        defi.map(|defi| super::names(&defi.presenters)).unwrap_or_default()
    }

    fn team_name(&self, row: &TurnRow) -> String {
        let unnamed = Words::Turn { number: row.turn };
        row.team.as_ref().map_or_else(|| self.say(&unnamed), Text::to_string)
    }

    fn turn(&self, row: &TurnRow, presenters: bool) -> Vec<String> {
        let mut cells = vec![self.team_name(row)];
        cells.extend(presenters.then(|| self.presenters(row)));
        cells.push(self.time_or_nothing(row.planned_start));
        cells.push(row.started_at.map_or_else(|| self.not_presented(), |at| self.time(at)));
        let used = row.used.iter();
        cells.extend(used.map(|used| used.map_or_else(|| NOTHING.into(), format::length)));
        cells.push(row.difference.map_or_else(|| NOTHING.into(), signed));
        cells
    }

    fn turn_told(&self, row: &TurnRow, turns: &TurnTable) -> String {
        let started = row.started_at.map_or_else(|| self.not_presented(), |at| self.time(at));
        let phases = turns.phases.iter().zip(&row.used).filter_map(|((title, _), used)| {
            let used = format::length((*used)?);
            Some(if title.is_empty() { used } else { format!("{title} {used}") })
        });
        let mut parts: Vec<String> = phases.collect();
        parts.extend(row.difference.map(|difference| {
            self.say(&Words::DifferenceTold { difference: &signed(difference) })
        }));
        let planned = row.planned_start.map(|at| self.time(at));
        self.say(&Words::TurnTold {
            team: &self.team_name(row),
            started: &started,
            planned: planned.as_deref(),
            parts: &parts.join(", "),
        })
    }

    fn not_held(&self) -> String {
        self.say(if self.over() { &Words::NotHeld } else { &Words::ToCome })
    }

    fn not_presented(&self) -> String {
        self.say(if self.over() { &Words::NotPresented } else { &Words::ToCome })
    }
}

fn is_held(turns: &TurnTable) -> bool {
    turns.rows.iter().any(|row| row.started_at.is_some())
}

/// A difference: `+7 min`, `−50 s`, `0`; parts of a second are dropped.
pub(in crate::export) fn signed(difference: TimeDelta) -> String {
    match difference.num_seconds() {
        0 => "0".into(),
        1.. => format!("+{}", format::length(difference)),
        _ => format::length(difference),
    }
}
