//! What there is to say about where the cursor is, in words, with what would mend it.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{Table, meaning, sign, word};
use crate::{
    agenda::Text,
    console::{
        action::Action,
        model::{PlanCursor, Remark, RemarkKind, SourceLine, Weight},
        view::frame,
    },
    i18n::{agenda, console::plan::PlanSays, import},
    stage::{paint, theme::Meaning},
};

/// Draws the pane.
pub(super) fn draw(table: Table<'_>, area: Rect, buf: &mut Buffer) {
    if area.height < 3 {
        return;
    }
    let plan = table.plan;
    let inner = frame::draw(table.look, &title(table), false, area, buf);
    let inner = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
    let here = plan.remarks_here();
    let mut lines: Vec<(String, Meaning)> = Vec::new();
    // the one that is pointed at comes first: what is cut at the bottom is seen by going on
    let pointed = here.iter().filter(|place| **place == plan.remark);
    let others = here.iter().filter(|place| **place > plan.remark);
    let before = here.iter().filter(|place| **place < plan.remark);
    for place in pointed.chain(others).chain(before) {
        let Some(remark) = plan.remarks.get(*place) else { continue };
        say(table, remark, *place == plan.remark, inner.width, &mut lines);
    }
    if here.is_empty() {
        lines.push((format!("✓ {}", table.says(PlanSays::NothingHere)), Meaning::Saved));
        let left = plan.remarks.iter().filter(|remark| remark.weight != Weight::Note).count();
        if left > 0 && plan.form.is_none() {
            let key = key(table, Action::NextRemark);
            lines.push((table.says(PlanSays::Elsewhere(&key, left)), Meaning::Dim));
        }
    }
    lines.extend(note(table, inner.width));
    let hidden = lines.len().saturating_sub(usize::from(inner.height));
    lines.extend(whole_line(table, inner.width));
    for ((words, meaning), row) in lines.into_iter().zip(0..inner.height) {
        paint::left(&words, paint::row(inner, row), buf, table.look.style(meaning));
    }
    if hidden > 0 {
        frame::remark(table.look, &format!("↓ {hidden}"), area.bottom() - 1, area, buf);
    }
}

/// What the slot has to say to whoever drives.
fn note(table: Table<'_>, width: u16) -> Vec<(String, Meaning)> {
    let slot = table.plan.selected_slot().and_then(|slot| table.plan.agenda().slots.get(slot));
    let Some(note) = slot.and_then(|slot| slot.note.as_ref()) else { return Vec::new() };
    let words = paint::wrap(&table.says(PlanSays::SlotNoteIs(note)), width, 3);
    words.into_iter().map(|words| (words, Meaning::Text)).collect()
}

/// The selected line of the file in full: beside the agenda its end may be cut.
fn whole_line(table: Table<'_>, width: u16) -> Vec<(String, Meaning)> {
    let plan = table.plan;
    let number = plan.selected_lines().first().copied();
    let place = number.and_then(|number| usize::try_from(number).ok()?.checked_sub(1));
    let line = place.and_then(|place| plan.source.lines.get(place));
    // the frame, the number, the sign and the word at the end take cells, too
    let room = table.source_width.saturating_sub(16);
    let cut = |line: &SourceLine| paint::width(&line.text).saturating_add(line.indent) > room;
    let Some((number, line)) = number.zip(line).filter(|(_, line)| cut(line)) else {
        return Vec::new();
    };
    let words = paint::wrap(&format!("{number} ▌ {}", line.text), width, 2);
    words.into_iter().map(|words| (words, Meaning::Dim)).collect()
}

/// One remark and its mend.
fn say(
    table: Table<'_>,
    remark: &Remark,
    pointed: bool,
    width: u16,
    lines: &mut Vec<(String, Meaning)>,
) {
    let lang = table.look.lang;
    let (says, mend) = words(table, remark);
    let lead = format!("{} {} — ", sign(remark.weight), word(table, remark.weight));
    let wrapped = paint::wrap(&format!("{lead}{says}"), width, 3);
    lines.extend(wrapped.into_iter().map(|line| (line, meaning(remark.weight))));
    // while fields are filled in, keys are text
    let typing = table.plan.form.is_some();
    let proposed = table.plan.mend.as_ref().filter(|_| pointed && !typing);
    let indent = width.saturating_sub(4);
    if let Some(mend) = proposed {
        let mend = agenda::check::mend(lang, &mend.what);
        let key = key(table, Action::Mend);
        let words = table.says(PlanSays::Proposes(&key, &mend));
        let wrapped = paint::wrap(&words, indent, 2);
        lines.extend(wrapped.into_iter().map(|line| (format!("  → {line}"), Meaning::Title)));
    } else {
        let wrapped = paint::wrap(&mend, indent, 2);
        lines.extend(wrapped.into_iter().map(|line| (format!("    {line}"), Meaning::Dim)));
    }
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
            (Text::clean(&says).to_string(), Text::clean(&agenda::mend(lang, what)).to_string())
        }
        RemarkKind::Doctor(finding) => {
            let words = agenda::check::words_for_form(lang, &finding.what);
            (format!("{}.", words.says), words.mend)
        }
    }
}

/// What the remarks are about.
fn title(table: Table<'_>) -> String {
    let plan = table.plan;
    let about = match (plan.cursor, plan.selected_slot()) {
        (PlanCursor::Head, _) => table.says(PlanSays::WholeSession),
        (PlanCursor::Line(line), None) => table.says(PlanSays::AtLine(line)),
        (_, slot) => {
            let line = plan.selected_lines().first().copied();
            let slot = slot.and_then(|slot| plan.agenda().slots.get(slot));
            let title = slot.map(|slot| slot.title.to_string()).unwrap_or_default();
            let line = match line {
                Some(line) => table.says(PlanSays::AtLine(line)),
                None => table.says(PlanSays::AddedByHand),
            };
            if title.is_empty() { line } else { format!("{line} · {title}") }
        }
    };
    format!("{} · {about}", table.says(PlanSays::Remarks))
}

fn key(table: Table<'_>, action: Action) -> String {
    let key = table.look.model.keymap.keys(action).first();
    key.map(|key| key.shown(table.look.lang)).unwrap_or_default()
}
