//! What a debrief says, from top to bottom: first what a reader has to know and to do, then each
//! team's part, then the times.
//!
//! Words and order only: how it looks is for the formats. Must never hold a reason for absence.

mod corrected;
mod notes;
mod shares;
mod summary;
mod times;

pub(super) use notes::task;
pub(super) use times::signed;

use chrono::{DateTime, Utc};

use super::{
    Debrief,
    document::{About, Block, Table},
    follow_up,
    outline::outline,
};
use crate::{
    agenda::{Plan, Text},
    i18n::{
        Lang,
        export::{FOLLOW_UP, Words, say},
        format,
    },
};

/// What stands in a cell that has nothing to say.
const NOTHING: &str = "–";

/// What a format has room for beside what all of them say.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct With {
    /// The notes as the programme's table has them.
    pub(super) follow_up: bool,
    /// How time was shared.
    pub(super) shares: bool,
    /// The agenda as planned.
    pub(super) agenda: bool,
    /// Pictures of planned against actual.
    pub(super) pictures: bool,
}

/// The debrief, from top to bottom.
pub(super) fn compose(debrief: &Debrief, plan: &Plan, lang: Lang, with: With) -> Vec<Block> {
    let mut writer = Writer { lang, debrief, plan, with, blocks: Vec::new() };
    writer.head();
    if debrief.only.is_all() {
        writer.summary();
    } else {
        writer.extract();
    }
    if with.follow_up && !debrief.notes.is_empty() {
        writer.heading(&Words::FollowUp);
        writer.blocks.push(Block::Table(follow_up(debrief, lang)));
    }
    writer.collected();
    writer.teams();
    writer.tracks();
    writer.general();
    writer.times();
    writer.corrected();
    if with.shares && debrief.only.is_all() {
        writer.shares();
    }
    if with.agenda && debrief.only.is_all() {
        writer.agenda();
    }
    writer.blocks
}

struct Writer<'a> {
    lang: Lang,
    debrief: &'a Debrief,
    plan: &'a Plan,
    with: With,
    blocks: Vec<Block>,
}

impl Writer<'_> {
    fn say(&self, words: &Words<'_>) -> String {
        say(self.lang, words)
    }

    fn heading(&mut self, words: &Words<'_>) {
        self.blocks.push(Block::Heading(2, self.say(words)));
    }

    fn paragraph(&mut self, text: String) {
        self.blocks.push(Block::Paragraph(text));
    }

    /// The agenda, as it was before anything was moved.
    fn agenda(&mut self) {
        self.heading(&Words::Agenda);
        let shift = self.plan.shift;
        if !shift.is_zero() {
            let by = times::signed(shift);
            self.paragraph(self.say(&Words::Shifted { by: &by }));
        }
        self.blocks.extend(outline(self.lang, &self.plan.restated()));
    }

    fn over(&self) -> bool {
        self.debrief.head.actual_end.is_some()
    }

    fn time(&self, instant: DateTime<Utc>) -> String {
        let head = &self.debrief.head;
        format::time_on(self.lang, instant, head.zone, head.date)
    }

    /// A time, or what stands for one that is not known.
    fn time_or_nothing(&self, instant: Option<DateTime<Utc>>) -> String {
        instant.map_or_else(|| NOTHING.into(), |instant| self.time(instant))
    }

    fn span(&self, start: DateTime<Utc>, end: Option<DateTime<Utc>>) -> String {
        let start = self.time(start);
        end.map_or_else(|| start.clone(), |end| format!("{start}–{}", self.time(end)))
    }
}

/// The programme's own table, with its own columns.
fn follow_up(debrief: &Debrief, lang: Lang) -> Table {
    Table {
        about: About::FollowUp,
        words: 1,
        head: FOLLOW_UP.map(str::to_owned).to_vec(),
        rows: follow_up::rows(debrief, lang).into_iter().map(Vec::from).collect(),
        told: Vec::new(),
    }
}

fn names(names: &[Text]) -> String {
    names.iter().map(|name| name.as_str()).collect::<Vec<_>>().join(", ")
}
