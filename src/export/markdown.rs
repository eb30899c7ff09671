//! The debrief in Markdown, as a facilitator would send it.
//!
//! Must never let a typed text act as markup: every one passes [`escape`].

use chrono::{DateTime, TimeDelta, Utc};

use super::{
    Debrief,
    debrief::{Head, RowName, SlotRow, Team, TurnRow, TurnTable},
    escape::escape,
    fairness,
    outline::outline,
    table::table,
};
use crate::{
    agenda::{Plan, Text, fold_name},
    i18n::{
        Lang,
        export::{Words, say},
        format,
    },
    session::{Note, NoteKind, Session, TakenNote},
};

/// What stands in a cell that has nothing to say.
const NOTHING: &str = "–";

/// The debrief of a session in Markdown.
///
/// A session that is still open is told as of its last event, and says so.
#[must_use]
pub fn markdown(session: &Session, lang: Lang) -> String {
    let Some(debrief) = Debrief::of(session) else { return String::new() };
    Writer { lang, debrief: &debrief, plan: session.plan(), out: String::new() }.write()
}

struct Writer<'a> {
    lang: Lang,
    debrief: &'a Debrief,
    plan: &'a Plan,
    out: String,
}

impl Writer<'_> {
    fn write(mut self) -> String {
        self.head();
        self.times();
        self.fairness();
        self.teams();
        self.tracks();
        self.general();
        self.actions();
        self.agenda();
        self.out
    }

    fn say(&self, words: &Words<'_>) -> String {
        say(self.lang, words)
    }

    /// Writes a block and the empty line after the one before it.
    fn block(&mut self, text: &str) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out.push_str(text.trim_end_matches('\n'));
        self.out.push('\n');
    }

    fn head(&mut self) {
        let head = &self.debrief.head;
        let title = format!("# {}", escape(&head.title));
        let mut about = vec![self.say(&Words::Debrief), format::date(self.lang, head.date)];
        about.extend(head.place.as_ref().map(|place| escape(place)));
        let about = format!("*{}*", about.join(" · "));
        let mut facts: Vec<String> = Vec::new();
        if head.hosts.iter().any(|host| host.contains(',')) {
            facts.push(format!("* {}", self.say(&Words::Hosts)));
            facts.extend(head.hosts.iter().map(|host| format!("  * {}", escape(host))));
        } else if !head.hosts.is_empty() {
            facts.push(format!("* {} {}", self.say(&Words::Hosts), names(&head.hosts)));
        }
        if let Some(audience) = &head.audience {
            facts.push(format!("* {} {}", self.say(&Words::Audience), escape(audience)));
        }
        if !head.objectives.is_empty() {
            facts.push(format!("* {}", self.say(&Words::Objectives)));
            facts.extend(head.objectives.iter().map(|goal| format!("  * {}", escape(goal))));
        }
        if let Some(source) = &self.plan.source {
            facts.push(format!("* {} {}", self.say(&Words::Source), escape(source)));
        }
        self.block(&title);
        self.block(&about);
        if !facts.is_empty() {
            self.block(&facts.join("\n"));
        }
    }

    fn times(&mut self) {
        let debrief = self.debrief;
        let title = format!("## {}", self.say(&Words::PlannedAndActual));
        self.block(&title);
        let whole = self.whole(&debrief.head);
        self.block(&whole);
        let remarks = self.remarks(&debrief.head);
        for remark in remarks {
            self.block(&remark);
        }
        if !debrief.slots.is_empty() {
            let slots = self.slots(&debrief.slots);
            self.block(&slots);
        }
        for turns in &debrief.turns {
            let turns = self.turns(turns);
            self.block(&turns);
        }
        for block in fairness::draws(debrief, self.lang) {
            self.block(&block);
        }
        let absent = Words::Absent { names: &names(&debrief.absent), count: debrief.absent.len() };
        if !debrief.absent.is_empty() {
            self.block(&self.say(&absent));
        }
        let not_heard = Words::NotHeard {
            names: &names(&debrief.not_heard),
            count: debrief.not_heard.len(),
            over: self.over(),
        };
        if !debrief.not_heard.is_empty() {
            self.block(&self.say(&not_heard));
        }
    }

    fn whole(&self, head: &Head) -> String {
        let row = |what, planned: Option<DateTime<Utc>>, actual: Option<DateTime<Utc>>, open| {
            let difference = planned.zip(actual).map(|(planned, actual)| actual - planned);
            vec![
                self.say(&what),
                self.time(planned),
                actual.map_or(open, |actual| self.time(Some(actual))),
                difference.map_or_else(|| NOTHING.into(), signed),
            ]
        };
        let running = if head.actual_start.is_some() && head.actual_end.is_none() {
            self.say(&Words::Running)
        } else {
            NOTHING.into()
        };
        table(
            &[
                String::new(),
                self.say(&Words::Planned),
                self.say(&Words::Actual),
                self.say(&Words::Difference),
            ],
            &[
                row(Words::Start, head.planned_start, head.actual_start, NOTHING.into()),
                row(Words::End, head.planned_end, head.actual_end, running),
            ],
        )
    }

    fn remarks(&self, head: &Head) -> Vec<String> {
        let mut remarks = Vec::new();
        if let Some(date) = head.moved_from {
            remarks.push(self.say(&Words::MovedFrom { date: &format::date(self.lang, date) }));
        }
        if head.actual_end.is_none() {
            remarks.push(self.say(&Words::AsOf { time: &self.time(Some(head.as_of)) }));
        }
        if head.suspensions > 0 {
            let total = format::length(head.suspended);
            remarks.push(self.say(&Words::Suspended { count: head.suspensions, total: &total }));
        }
        remarks.extend(head.interruptions.iter().map(|gap| {
            self.say(&Words::Interrupted {
                from: &self.time(Some(gap.from)),
                to: &self.time(Some(gap.to)),
                length: &format::length(gap.to - gap.from),
                counted: gap.counted,
            })
        }));
        remarks
    }

    fn slots(&self, rows: &[SlotRow]) -> String {
        let head = [
            Words::Slot,
            Words::Planned,
            Words::Actual,
            Words::PlannedLength,
            Words::TimeTaken,
            Words::Difference,
        ];
        let rows: Vec<Vec<String>> = rows.iter().map(|row| self.slot(row)).collect();
        table(&head.map(|words| self.say(&words)), &rows)
    }

    fn slot(&self, row: &SlotRow) -> Vec<String> {
        let name = match &row.what {
            RowName::Slot(title) => escape(title),
            RowName::Round(round, of) => {
                format!("… {}", self.say(&Words::Round { round: *round, of: *of }))
            }
            RowName::Part(title) => format!("… {}", escape(title)),
            RowName::Break => self.say(&Words::UnplannedBreak),
        };
        let planned = row.planned.map_or_else(
            || NOTHING.into(),
            |(start, end)| self.span(start, row.length.map(|_| end)),
        );
        let actual = match (row.started_at, row.ended_at) {
            (None, _) => self.not_held(),
            (Some(start), None) => {
                format!("{}, {}", self.time(Some(start)), self.say(&Words::Running))
            }
            (Some(start), Some(end)) => self.span(start, Some(end)),
        };
        let held = row.started_at.is_some();
        vec![
            name,
            planned,
            actual,
            row.length.map_or_else(|| NOTHING.into(), format::length),
            if held { format::length(row.used) } else { NOTHING.into() },
            row.difference.map_or_else(|| NOTHING.into(), signed),
        ]
    }

    fn turns(&self, turns: &TurnTable) -> String {
        let mut head =
            vec![self.say(&Words::Team), self.say(&Words::Planned), self.say(&Words::Start)];
        head.extend(turns.phases.iter().map(|(title, length)| {
            let title = if title.is_empty() { self.say(&Words::WholeTurn) } else { escape(title) };
            length.map_or_else(
                || title.clone(),
                |length| format!("{title} ({})", format::length(length)),
            )
        }));
        head.push(self.say(&Words::Difference));
        let rows: Vec<Vec<String>> = turns.rows.iter().map(|row| self.turn(row)).collect();
        table(&head, &rows)
    }

    fn turn(&self, row: &TurnRow) -> Vec<String> {
        let unnamed = Words::Turn { number: row.turn };
        let mut cells = vec![
            row.team.as_ref().map_or_else(|| self.say(&unnamed), |team| escape(team)),
            self.time(row.planned_start),
            row.started_at.map_or_else(|| self.not_held(), |at| self.time(Some(at))),
        ];
        let used = row.used.iter();
        cells.extend(used.map(|used| used.map_or_else(|| NOTHING.into(), format::length)));
        cells.push(row.difference.map_or_else(|| NOTHING.into(), signed));
        cells
    }

    fn fairness(&mut self) {
        for block in fairness::blocks(self.debrief, self.lang) {
            self.block(&block);
        }
    }

    fn teams(&mut self) {
        let debrief = self.debrief;
        if debrief.teams.is_empty() && debrief.without_notes.is_empty() {
            return;
        }
        let title = format!("## {}", self.say(&Words::ByTeam));
        self.block(&title);
        debrief.teams.iter().for_each(|team| self.team(team));
        if !debrief.without_notes.is_empty() {
            let names = names(&debrief.without_notes);
            self.block(&self.say(&Words::WithoutNotes { names: &names }));
        }
    }

    fn team(&mut self, team: &Team) {
        self.block(&format!("### {}", escape(&team.name)));
        self.notes(&team.notes);
    }

    fn tracks(&mut self) {
        let debrief = self.debrief;
        if debrief.tracks.is_empty() {
            return;
        }
        let title = format!("## {}", self.say(&Words::ByTrack));
        self.block(&title);
        debrief.tracks.iter().for_each(|track| self.team(track));
    }

    fn general(&mut self) {
        if self.debrief.general.is_empty() {
            return;
        }
        let title = format!("## {}", self.say(&Words::GeneralNotes));
        self.block(&title);
        let debrief = self.debrief;
        self.notes(&debrief.general);
    }

    fn notes(&mut self, by_kind: &[(NoteKind, Vec<TakenNote>)]) {
        self.answers(by_kind);
        for (kind, notes) in by_kind {
            let free = notes.iter().filter(|taken| taken.note.prompt.is_none());
            let lines: Vec<String> = free.map(|taken| self.note(taken)).collect();
            if lines.is_empty() {
                continue;
            }
            self.block(&format!("**{}**", self.say(&Words::Kind(*kind))));
            self.block(&lines.join("\n"));
        }
    }

    /// The notes that answer a question stand below it, with the sign of their kind, in the order
    /// in which questions and notes came.
    fn answers(&mut self, by_kind: &[(NoteKind, Vec<TakenNote>)]) {
        let mut answers: Vec<(&Text, &TakenNote)> = by_kind
            .iter()
            .flat_map(|(_, notes)| notes)
            .filter_map(|taken| Some((taken.note.prompt.as_ref()?, taken)))
            .collect();
        answers.sort_by_key(|(_, taken)| taken.seq);
        let mut asked: Vec<&Text> = Vec::new();
        for (prompt, _) in &answers {
            if !asked.contains(prompt) {
                asked.push(prompt);
            }
        }
        for prompt in asked {
            let below = answers.iter().filter(|(of, _)| *of == prompt);
            let lines: Vec<String> = below.map(|(_, taken)| self.answer(taken)).collect();
            self.block(&format!("**{}**", escape(prompt)));
            self.block(&lines.join("\n"));
        }
    }

    /// A note with the sign of its kind, escaped: it opens a list or a quotation otherwise.
    fn answer(&self, taken: &TakenNote) -> String {
        let line = self.note(taken);
        match (taken.note.kind.sign(), line.strip_prefix("* ")) {
            (Some(sign), Some(rest)) => format!("* \\{sign} {rest}"),
            (_, _) => line,
        }
    }

    fn note(&self, taken: &TakenNote) -> String {
        let note = &taken.note;
        let mut about = vec![self.time(Some(taken.at))];
        about.extend(self.context(taken).map(|title| escape(title)));
        about.extend(note.category.map(|category| self.say(&Words::Category(category))));
        if self.debrief.many_authors {
            about.push(escape(&taken.by));
        }
        format!("* {} *({})*", escape(&note.text), about.join(", "))
    }

    /// The title of the phase that ran when the note was taken, else of the slot.
    fn context(&self, taken: &TakenNote) -> Option<&Text> {
        let cue = taken.note.cue?;
        let at = |number: u16| usize::from(number).wrapping_sub(1);
        let slot = self.plan.slots.get(at(cue.slot()?))?;
        let phase = cue.phase().and_then(|number| slot.phases.get(at(number)));
        let title = phase.map(|phase| &phase.title).filter(|title| !title.is_empty());
        Some(title.unwrap_or(&slot.title))
    }

    fn actions(&mut self) {
        let debrief = self.debrief;
        let title = format!("## {}", self.say(&Words::NextActions));
        self.block(&title);
        if debrief.actions.is_empty() {
            self.block(&self.say(&Words::NoNextAction));
            return;
        }
        let head = [Words::Who, Words::Action, Words::Team].map(|words| self.say(&words));
        let nobody = self.say(&Words::NobodyYet);
        let row = |taken: &TakenNote| {
            let note = &taken.note;
            vec![
                note.owner.as_ref().map_or_else(|| nobody.clone(), |owner| escape(owner)),
                escape(task(note)),
                note.defi.as_ref().map_or_else(|| NOTHING.into(), |defi| escape(defi)),
            ]
        };
        let rows: Vec<Vec<String>> = debrief.actions.iter().map(row).collect();
        self.block(&table(&head, &rows));
    }

    /// The agenda, as it was before anything was moved.
    fn agenda(&mut self) {
        let title = format!("## {}", self.say(&Words::Agenda));
        self.block(&title);
        let shift = self.plan.shift;
        if !shift.is_zero() {
            let by = signed(shift);
            self.block(&self.say(&Words::Shifted { by: &by }));
        }
        for block in outline(self.lang, &self.plan.restated()) {
            self.block(&block);
        }
    }

    fn over(&self) -> bool {
        self.debrief.head.actual_end.is_some()
    }

    fn not_held(&self) -> String {
        self.say(if self.over() { &Words::NotHeld } else { &Words::ToCome })
    }

    fn time(&self, instant: Option<DateTime<Utc>>) -> String {
        let head = &self.debrief.head;
        instant.map_or_else(
            || NOTHING.into(),
            |instant| format::time_on(self.lang, instant, head.zone, head.date),
        )
    }

    fn span(&self, start: DateTime<Utc>, end: Option<DateTime<Utc>>) -> String {
        let start = self.time(Some(start));
        end.map_or_else(|| start.clone(), |end| format!("{start}–{}", self.time(Some(end))))
    }
}

/// What is to be done, without the name of who does it where that comes first: a column has it.
fn task(note: &Note) -> &str {
    let unnamed = note.owner.as_ref().and_then(|owner| {
        let rest = note.text.strip_prefix('@')?;
        let end = rest.char_indices().nth(owner.chars().count()).map_or(rest.len(), |(at, _)| at);
        let named = fold_name(&rest[..end]) == fold_name(owner);
        named.then(|| rest[end..].trim_start_matches([' ', ',', ':', '\u{A0}']))
    });
    unnamed.filter(|task| !task.is_empty()).unwrap_or(&note.text)
}

/// A difference: `+7 min`, `−50 s`, `0`; parts of a second are dropped.
fn signed(difference: TimeDelta) -> String {
    match difference.num_seconds() {
        0 => "0".into(),
        1.. => format!("+{}", format::length(difference)),
        _ => format::length(difference),
    }
}

fn names(names: &[Text]) -> String {
    names.iter().map(|name| escape(name)).collect::<Vec<_>>().join(", ")
}
