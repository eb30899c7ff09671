//! What there is to say about where the cursor is, in words, with what would mend it.

use chrono::NaiveDate;
use ratatui::{buffer::Buffer, layout::Rect};

use super::{Table, meaning, sign, word};
use crate::{
    agenda::{Text, read::ProblemKind},
    console::{
        action::Action,
        model::{
            PlanCursor, PlanPane, Remark, RemarkKind, RemarkSpot, SourceLine, ToDecide, Weight,
        },
        view::frame,
    },
    i18n::{
        agenda::{self, programme},
        console::plan::PlanSays,
        format, import,
    },
    stage::{paint, theme::Meaning},
};

/// Draws the pane: what there is to say about where the cursor is, then all the rest in a line each;
/// the list alone for whoever goes through it.
pub(super) fn draw(table: Table<'_>, area: Rect, buf: &mut Buffer) {
    if area.height < 3 {
        return;
    }
    let focused = table.plan.focus == PlanPane::Remarks && table.plan.form.is_none();
    let inner = frame::draw(table.look, &title(table, focused), focused, area, buf);
    let inner = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
    let lines = if focused { listed(table, inner) } else { around(table, inner.width) };
    for (line, row) in lines.iter().zip(0..inner.height) {
        let row = paint::row(inner, row);
        let mut style = table.look.style(line.meaning);
        if line.selected {
            style = table.look.style(Meaning::Running);
            paint::ground(row, buf, style);
        }
        paint::left(&line.words, row, buf, style);
    }
    let below = lines.len().saturating_sub(usize::from(inner.height));
    frame::hidden(table.look, 0, below, area, buf);
}

/// A row of the pane.
struct Line {
    words: String,
    meaning: Meaning,
    selected: bool,
}

impl Line {
    const fn new(words: String, meaning: Meaning) -> Self {
        Self { words, meaning, selected: false }
    }
}

/// What there is to say about where the cursor is, then the others.
fn around(table: Table<'_>, width: u16) -> Vec<Line> {
    let plan = table.plan;
    let here = plan.remarks_here();
    let mut lines = Vec::new();
    // the one that is pointed at comes first: what is cut at the bottom is seen by going on
    let pointed = here.iter().filter(|place| **place == plan.remark);
    let others = here.iter().filter(|place| **place > plan.remark);
    let before = here.iter().filter(|place| **place < plan.remark);
    for place in pointed.chain(others).chain(before) {
        let Some(remark) = plan.remarks.get(*place) else { continue };
        lines.extend(sentence(table, remark, width));
        lines.extend(advice(table, remark, *place == plan.remark, width));
    }
    if here.is_empty() {
        let words = format!("✓ {}", table.says(PlanSays::NothingHere));
        lines.push(Line::new(words, Meaning::Saved));
    }
    lines.extend(note(table, width));
    lines.extend(whole_line(table, width));
    let elsewhere = plan
        .remarks
        .iter()
        .enumerate()
        .filter(|(place, remark)| remark.weight != Weight::Note && !here.contains(place));
    let mut elsewhere: Vec<&Remark> = elsewhere.map(|(_, remark)| remark).collect();
    // what keeps the agenda from being played is seen, however few rows there are
    elsewhere.sort_by_key(|remark| remark.weight);
    let elsewhere: Vec<Line> = elsewhere
        .into_iter()
        .map(|remark| Line::new(in_a_line(table, remark, width), dim(remark.weight)))
        .collect();
    if !elsewhere.is_empty() && plan.form.is_none() {
        let keys = (key(table, Action::Remarks), key(table, Action::NextRemark));
        let words = table.says(PlanSays::Elsewhere(&keys.0, &keys.1, elsewhere.len()));
        lines.push(Line::new(words, Meaning::Text));
    }
    lines.extend(elsewhere);
    lines
}

/// What is elsewhere stands back, but for what keeps the agenda from being played.
const fn dim(weight: Weight) -> Meaning {
    match weight {
        Weight::Error => Meaning::Danger,
        Weight::Warning | Weight::Note => Meaning::Dim,
    }
}

/// All there is to say, from the first that is to be seen on: the one that is pointed at in full.
fn listed(table: Table<'_>, inner: Rect) -> Vec<Line> {
    let plan = table.plan;
    let mut lines = Vec::new();
    let (mut from, mut to) = (0, 0);
    for (place, remark) in plan.remarks.iter().enumerate() {
        let selected = place == plan.remark;
        if selected {
            from = lines.len();
        }
        let words = in_a_line(table, remark, inner.width);
        lines.push(Line { selected, ..Line::new(words, meaning(remark.weight)) });
        if selected {
            // what fits its own line is not said twice
            let (says, _) = self::words(table, remark);
            if !lines.last().is_some_and(|line| line.words.ends_with(&says)) {
                lines.extend(sentence(table, remark, inner.width));
            }
            lines.extend(advice(table, remark, true, inner.width));
            to = lines.len();
        }
    }
    let first = to.saturating_sub(usize::from(inner.height)).min(from);
    lines.split_off(first.min(lines.len()))
}

/// A remark in one line: when, what is called so, what there is to say.
fn in_a_line(table: Table<'_>, remark: &Remark, width: u16) -> String {
    let (says, _) = words(table, remark);
    let plan = table.plan;
    let about = match remark.spot {
        RemarkSpot::Session | RemarkSpot::Team(_) => String::new(),
        RemarkSpot::Line(line) => format!("{} · ", table.says(PlanSays::AtLine(line))),
        RemarkSpot::Slot(slot) => {
            let planned = plan.plan.slots.get(slot).filter(|slot| !slot.unplaced);
            let start = planned.map(|slot| {
                format!("{} ", format::time(table.look.lang, slot.start, plan.plan.zone))
            });
            let title = plan.shown().slots.get(slot).map(|slot| format!("{} · ", slot.title));
            format!("{}{}", start.unwrap_or_default(), title.unwrap_or_default())
        }
    };
    paint::fit(&format!("{} {about}{says}", sign(remark.weight)), width)
}

/// What the slot has to say to whoever drives.
fn note(table: Table<'_>, width: u16) -> Vec<Line> {
    let plan = table.plan;
    let slot = plan.selected_slot().and_then(|slot| plan.agenda().slots.get(slot));
    let note = slot.and_then(|slot| slot.note.as_ref());
    let words = note.map(|note| table.says(PlanSays::SlotNoteIs(note)));
    let words = paint::wrap(&words.unwrap_or_default(), width, 3);
    words.into_iter().map(|words| Line::new(words, Meaning::Text)).collect()
}

/// The selected line of the file in full: beside the agenda its end may be cut.
fn whole_line(table: Table<'_>, width: u16) -> Vec<Line> {
    let plan = table.plan;
    let number = plan.selected_lines().first().copied();
    let place = number.and_then(|number| usize::try_from(number).ok()?.checked_sub(1));
    let line = place.and_then(|place| plan.source.lines.get(place));
    // its own agenda says nothing that the fields do not
    if plan.is_own() {
        return Vec::new();
    }
    // the frame, the number, the sign and the word at the end take cells, too
    let room = table.source_width.saturating_sub(16);
    let cut = |line: &SourceLine| paint::width(&line.text).saturating_add(line.indent) > room;
    let Some((number, line)) = number.zip(line).filter(|(_, line)| cut(line)) else {
        return Vec::new();
    };
    let words = paint::wrap(&format!("{number} ▌ {}", line.text), width, 2);
    words.into_iter().map(|words| Line::new(words, Meaning::Dim)).collect()
}

/// What a remark says, in full.
fn sentence(table: Table<'_>, remark: &Remark, width: u16) -> Vec<Line> {
    let (says, _) = words(table, remark);
    let lead = format!("{} {} — ", sign(remark.weight), word(table, remark.weight));
    let wrapped = paint::wrap(&format!("{lead}{says}"), width, 3);
    wrapped.into_iter().map(|line| Line::new(line, meaning(remark.weight))).collect()
}

/// The key that mends it, where one does; else how to mend it.
fn advice(table: Table<'_>, remark: &Remark, pointed: bool, width: u16) -> Vec<Line> {
    // how a question is answered is said once
    if !pointed && matches!(remark.what, RemarkKind::Open(_)) {
        return Vec::new();
    }
    let indent = width.saturating_sub(4);
    // while fields are filled in, keys are text
    let typing = table.plan.form.is_some();
    let proposed = table.plan.mend.as_ref().filter(|_| pointed && !typing);
    let (words, lead, meaning) = match proposed {
        Some(mend) => {
            let mend = agenda::check::mend(table.look.lang, &mend.what);
            let key = key(table, Action::Mend);
            (table.says(PlanSays::Proposes(&key, &mend)), "  → ", Meaning::Title)
        }
        None => (words(table, remark).1, "    ", Meaning::Dim),
    };
    let wrapped = paint::wrap(&words, indent, 2).into_iter();
    wrapped.map(|line| Line::new(format!("{lead}{line}"), meaning)).collect()
}

/// A remark as a sentence, and what would mend it.
pub(super) fn words(table: Table<'_>, remark: &Remark) -> (String, String) {
    let lang = table.look.lang;
    match &remark.what {
        RemarkKind::Reading(what) => {
            let words = import::words(lang, what);
            // a file's own words stand in them
            (Text::clean(&words.says).to_string(), Text::clean(&words.mend).to_string())
        }
        RemarkKind::File(what) => {
            let says = format!("{}.", agenda::sentence(lang, what));
            let mend = match &**what {
                // here a key adds one, and nobody writes the file's words
                ProblemKind::NoSlots => {
                    table.says(PlanSays::AddsSlot(&key(table, Action::AddSlot)))
                }
                what => agenda::mend(lang, what),
            };
            (Text::clean(&says).to_string(), Text::clean(&mend).to_string())
        }
        RemarkKind::Doctor(finding) => {
            let words = agenda::check::words_for_form(lang, &finding.what);
            (format!("{}.", words.says), words.mend)
        }
        RemarkKind::Open(what) => {
            let names = programme::fresh_names(lang, NaiveDate::default());
            let mut questions = ToDecide::ALL.iter().zip(&names.questions);
            let asked = questions.find(|(question, _)| *question == what);
            let asked = asked.map(|(_, words)| words.to_string()).unwrap_or_default();
            let answer = match what {
                ToDecide::Objectives | ToDecide::Hosts | ToDecide::Speakers => {
                    table.says(PlanSays::Answers(&key(table, Action::Correct)))
                }
                ToDecide::Course => table.says(PlanSays::AnswersCourse),
            };
            (format!("{} {asked}", names.to_decide), answer)
        }
    }
}

/// How many there are, and what those in full are about.
fn title(table: Table<'_>, focused: bool) -> String {
    let plan = table.plan;
    let remarks = table.says(PlanSays::Remarks);
    if focused {
        return format!("{remarks} · {}/{}", plan.remark + 1, plan.remarks.len());
    }
    let team = plan.selected_team().and_then(|team| plan.agenda().lineup.get(team));
    let about = match (plan.cursor, plan.selected_slot()) {
        _ if team.is_some() => team.map(|team| team.name.to_string()).unwrap_or_default(),
        (PlanCursor::Head, _) => table.says(PlanSays::WholeSession),
        (PlanCursor::Line(line), None) => table.says(PlanSays::AtLine(line)),
        (_, slot) => {
            let line = plan.selected_lines().first().copied();
            let slot = slot.and_then(|slot| plan.agenda().slots.get(slot));
            let title = slot.map(|slot| slot.title.to_string()).unwrap_or_default();
            let line = match line {
                // whoever edits an agenda need not know its file
                _ if plan.is_own() => String::new(),
                Some(line) => table.says(PlanSays::AtLine(line)),
                None => table.says(PlanSays::AddedByHand),
            };
            let both = [line, title].into_iter().filter(|words| !words.is_empty());
            both.collect::<Vec<_>>().join(" · ")
        }
    };
    format!("{remarks} · {about}")
}

fn key(table: Table<'_>, action: Action) -> String {
    let key = table.look.model.keymap.keys(action).first();
    key.map(|key| key.shown(table.look.lang)).unwrap_or_default()
}
