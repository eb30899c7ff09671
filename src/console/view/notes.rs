//! The notes of the session, the latest at the bottom, and the one being typed below them.

use chrono::{DateTime, Utc};
use ratatui::{buffer::Buffer, layout::Rect};
use unicode_segmentation::UnicodeSegmentation;

use super::{Sheet, frame, inside};
use crate::{
    agenda::{CueId, Text},
    console::{
        complete::{self, Offers},
        line::Line,
        model::{LONG_NOTE, NoteEditor, Pane, Role},
    },
    i18n::console::screen::Says,
    session::{NoteContext, NoteKind, RunningCue, State, TakenNote, read_note},
    stage::{paint, theme::Meaning},
};

/// How many pinned notes stay in sight at most.
const PINNED: u16 = 3;
/// How many lines one note takes at most.
const LINES: usize = 3;
/// How wide the phase is in which a note was taken, in a pane of `width`; 0 where it is not said.
const fn phase_width(width: u16) -> u16 {
    match width {
        0..56 => 0,
        56..78 => 12,
        78.. => 17,
    }
}

/// Whether a note is safe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Safe {
    Saved,
    Pending,
    Failed,
}

impl Safe {
    const fn sign(self) -> (&'static str, Meaning) {
        match self {
            Self::Saved => ("✓", Meaning::Saved),
            Self::Pending => ("…", Meaning::Pending),
            Self::Failed => ("✗", Meaning::Failed),
        }
    }
}

/// One note, whether the journal has it or not.
struct Entry<'a> {
    seq: Option<u64>,
    safe: Safe,
    at: DateTime<Utc>,
    cue: Option<CueId>,
    about: About<'a>,
    kind: NoteKind,
    text: String,
    /// Who took it, where that is somebody else than who reads.
    by: Option<&'a Text>,
}

/// What notes that stand together are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct About<'a> {
    /// The team.
    defi: Option<&'a Text>,
    /// The one of several things side by side.
    track: Option<&'a Text>,
    /// The question that they answer.
    prompt: Option<&'a Text>,
}

impl About<'_> {
    /// Whom or what they are about, and the question.
    fn words(self, sheet: Sheet<'_>) -> String {
        let whom = self.track.or(self.defi);
        let whom = whom.map_or_else(|| sheet.says(Says::NoTeam), Text::to_string);
        match self.prompt {
            Some(prompt) => format!("{whom} · {prompt}"),
            None => whom,
        }
    }
}

/// One row of the pane.
enum Row<'a> {
    /// What the notes below are about.
    About(&'a Entry<'a>),
    /// The first line of a note.
    First(&'a Entry<'a>, String),
    /// One more line of it.
    More(&'a Entry<'a>, String),
}

/// Draws the pane.
pub(super) fn draw(sheet: Sheet<'_>, area: Rect, buf: &mut Buffer) {
    let typing = sheet.desk.editor.as_ref();
    let focused = typing.is_some() || sheet.desk.focus == Pane::Notes;
    let title = match typing {
        Some(editor) => {
            let what = if editor.edits.is_some() { Says::Rewording } else { Says::TypingNote };
            let by = signs(sheet, editor);
            let by = by.map(|who| format!(" · {}", sheet.says(Says::TakenBy(who))));
            format!("✎ {} · {}{}", sheet.says(what), about(sheet, editor), by.unwrap_or_default())
        }
        None => {
            let asked = sheet.moment.cue.as_ref().and_then(|cue| asked(sheet, cue));
            let notes = match &sheet.desk.filter {
                Some(filter) => {
                    let (shown, all) = (sheet.desk.shown_notes().len(), sheet.desk.session.notes());
                    sheet.says(Says::Filtered(&filter.typed, shown, all.len()))
                }
                None => sheet.says(Says::Notes),
            };
            let parts = [Some(notes), asked];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
        }
    };
    let inner = frame::draw(sheet.look, &title, focused, area, buf);
    let foot = u16::from(typing.is_some() || !sheet.desk.drafts.is_empty());
    let offered = typing.and_then(|editor| complete::offers(&editor.line, &sheet.desk.session));
    let offer = u16::from(offered.is_some() && inner.height > 2);
    let (list, foot) = super::rows(inner, inner.height.saturating_sub(foot + offer));
    let (offer, foot) = super::rows(foot, offer);
    let pinned = draw_pinned(sheet, list, buf);
    let (_, list) = super::rows(list, pinned);
    draw_list(sheet, list, area, buf);
    match (typing, sheet.desk.drafts.last()) {
        (Some(editor), _) => {
            if let Some(offered) = &offered {
                draw_offers(sheet, offered, editor.chosen, offer, buf);
            }
            edit(sheet, "✎ ", &editor.line, foot, buf);
            let count = editor.line.as_str().graphemes(true).count();
            if count > LONG_NOTE {
                frame::warn(sheet.look, &sheet.says(Says::Long(count, LONG_NOTE)), area, buf);
            }
        }
        (None, Some(draft)) => {
            let words = format!("✎ {}", sheet.says(Says::Draft(draft.line.as_str())));
            paint::left(&words, foot, buf, sheet.style(Meaning::Pending));
        }
        (None, None) => {}
    }
}

/// Draws the pinned notes at the top of `list`, the latest ones where they are many; returns how
/// many rows they take.
fn draw_pinned(sheet: Sheet<'_>, list: Rect, buf: &mut Buffer) -> u16 {
    let pinned: Vec<&TakenNote> =
        sheet.desk.session.notes().iter().filter(|taken| taken.pinned).collect();
    let most = PINNED.min(list.height / 3);
    let count = u16::try_from(pinned.len()).unwrap_or(most).min(most);
    let first = pinned.len() - usize::from(count);
    for (taken, row) in pinned.iter().skip(first).zip(0..count) {
        let place = paint::row(list, row);
        let (sign, meaning) = sign(taken.note.kind);
        let whom = taken.note.track.as_ref().or(taken.note.defi.as_ref());
        let whom = whom.map(|whom| format!(" ({whom})")).unwrap_or_default();
        let mut from = 1;
        for (words, meaning) in [
            ("◆", Meaning::Title),
            (sign, meaning),
            (&format!("{}{whom}", taken.note.text), Meaning::Text),
        ] {
            let from_here =
                Rect { x: place.x + from, width: place.width.saturating_sub(from), ..place };
            if from < place.width {
                from += paint::left(words, from_here, buf, sheet.style(meaning)) + 1;
            }
        }
    }
    count
}

/// Draws the names that are offered, the one that would be taken marked.
fn draw_offers(sheet: Sheet<'_>, offers: &Offers, chosen: usize, place: Rect, buf: &mut Buffer) {
    let chosen = chosen.min(offers.names.len() - 1);
    let mut from = 0;
    for (name, number) in offers.names.iter().zip(0..) {
        if from >= place.width {
            break;
        }
        let room = Rect { x: place.x + from, width: place.width - from, ..place };
        let (words, style) = if number == chosen {
            let style = sheet.style(Meaning::Text).patch(sheet.style(Meaning::Selected));
            (format!("› {name}"), style)
        } else {
            (format!("  {name}"), sheet.style(Meaning::Dim))
        };
        from += paint::left(&words, room, buf, style) + 1;
    }
}

fn draw_list(sheet: Sheet<'_>, list: Rect, frame: Rect, buf: &mut Buffer) {
    let height = usize::from(list.height);
    let taken = sheet.desk.shown_notes();
    let chosen = sheet.desk.selected_note;
    let chosen = chosen.and_then(|seq| taken.iter().position(|note| note.seq == seq));
    // a note is at least one row: no more of them can be seen
    let end = chosen.map_or(taken.len(), |at| (at + height).min(taken.len()));
    let start = end.saturating_sub(2 * height);
    let shown = taken.get(start..end).unwrap_or_default().iter();
    let mut entries: Vec<Entry<'_>> = shown.map(|taken| saved(taken, &sheet.desk.by)).collect();
    if end == taken.len() {
        entries.extend(pending(sheet));
    }
    if entries.is_empty() {
        paint::centre(
            &sheet.says(if sheet.desk.filter.is_some() { Says::NoneFits } else { Says::NoNotes }),
            paint::row(list, list.height / 2),
            buf,
            sheet.style(Meaning::Dim),
        );
        return;
    }
    let rows = rows(&entries, list.width);
    let seq = sheet.desk.selected_note;
    let focus = rows.iter().rposition(|row| seq.is_some() && row.seq() == seq);
    let last = focus.map_or(rows.len(), |at| (at + 1 + height / 2).min(rows.len()));
    let first = last.saturating_sub(height);
    let last = (first + height).min(rows.len());
    let hidden = taken.len().saturating_sub(height);
    if hidden > 0 && first + start > 0 {
        let words = format!("↑ {}", start + hidden_notes(&rows, first));
        frame::remark(sheet.look, &words, frame.bottom() - 1, frame, buf);
    }
    for (row, number) in rows.get(first..last).unwrap_or_default().iter().zip(0..) {
        draw_row(sheet, row, paint::row(list, number), buf);
    }
}

fn hidden_notes(rows: &[Row<'_>], first: usize) -> usize {
    rows.iter().take(first).filter(|row| matches!(row, Row::First(..))).count()
}

/// A note of the journal, read by `me`.
fn saved<'a>(taken: &'a TakenNote, me: &Text) -> Entry<'a> {
    let category = taken.note.category.map(|category| format!("[{category:?}] "));
    Entry {
        seq: Some(taken.seq),
        safe: Safe::Saved,
        at: taken.at,
        cue: taken.note.cue,
        about: About {
            defi: taken.note.defi.as_ref(),
            track: taken.note.track.as_ref(),
            prompt: taken.note.prompt.as_ref(),
        },
        kind: taken.note.kind,
        text: format!("{}{}", category.unwrap_or_default(), taken.note.text),
        by: Some(&taken.by).filter(|by| *by != me && !by.is_empty()),
    }
}

fn pending<'a>(sheet: Sheet<'a>) -> impl Iterator<Item = Entry<'a>> {
    sheet.desk.pending.iter().map(move |note| {
        let safe = if note.failed { Safe::Failed } else { Safe::Pending };
        let read = read_note(&note.line, None, &[], &[]);
        let mut text = read.text.to_string();
        if note.failed {
            text = format!("({}) {text}", sheet.says(Says::NotSaved));
        }
        Entry {
            seq: None,
            safe,
            at: note.context.at,
            cue: note.context.cue,
            about: About {
                defi: note.context.defi.as_ref(),
                track: note.context.track.as_ref(),
                prompt: note
                    .context
                    .cue
                    .and_then(|cue| sheet.desk.session.prompt_at(cue, note.context.at)),
            },
            kind: read.kind,
            text,
            by: None,
        }
    })
}

fn rows<'a>(entries: &'a [Entry<'a>], width: u16) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    let mut about = None;
    let room = width.saturating_sub(before(width)).max(8);
    for entry in entries {
        if about != Some(entry.about) {
            about = Some(entry.about);
            rows.push(Row::About(entry));
        }
        let mut lines = signed(entry, room).into_iter();
        rows.push(Row::First(entry, lines.next().unwrap_or_default()));
        rows.extend(lines.map(|line| Row::More(entry, line)));
    }
    rows
}

/// The lines of a note of at most `room` cells, and at their end who took it: that is never what
/// is cut.
fn signed(entry: &Entry<'_>, room: u16) -> Vec<String> {
    let Some(by) = entry.by else { return paint::wrap(&entry.text, room, LINES) };
    let name = format!(" ·\u{a0}{}", paint::fit(by, room / 3));
    let lines = paint::wrap(&format!("{}{name}", entry.text), room, LINES + 1);
    if lines.len() <= LINES {
        return lines;
    }
    let mut lines = paint::wrap(&entry.text, room, LINES);
    if let Some(last) = lines.last_mut() {
        *last = format!("{}{name}", paint::fit(last, room.saturating_sub(paint::width(&name))));
    }
    lines
}

impl Row<'_> {
    fn seq(&self) -> Option<u64> {
        match self {
            Self::About(_) => None,
            Self::First(entry, _) | Self::More(entry, _) => entry.seq,
        }
    }
}

/// How many cells stand before a note's words: its mark, its time, its phase, its sign.
const fn before(width: u16) -> u16 {
    let phase = phase_width(width);
    3 + 6 + phase + (phase > 0) as u16 + 2
}

fn draw_row(sheet: Sheet<'_>, row: &Row<'_>, place: Rect, buf: &mut Buffer) {
    let seq = row.seq();
    let chosen = seq.is_some() && seq == sheet.desk.selected_note;
    let text = sheet.style(Meaning::Text);
    if chosen {
        paint::ground(place, buf, text.patch(sheet.style(Meaning::Selected)));
    }
    let put = |words: &str, meaning: Meaning, from: u16, wide: u16, buf: &mut Buffer| {
        let from = from.min(place.width);
        let room = Rect { x: place.x + from, width: wide.min(place.width - from), ..place };
        let mut style = sheet.style(meaning);
        if chosen {
            style.bg = style.bg.or(sheet.style(Meaning::Selected).bg);
        }
        paint::left(words, room, buf, style);
    };
    let start = before(place.width);
    match row {
        Row::About(entry) => {
            let about = entry.about.words(sheet);
            put(&format!("── {about} ──"), Meaning::Dim, 0, place.width, buf);
        }
        Row::More(_, line) => put(line, Meaning::Text, start, place.width, buf),
        Row::First(entry, line) => {
            let (mark, meaning) = entry.safe.sign();
            put(if chosen { "›" } else { " " }, Meaning::Text, 0, 1, buf);
            put(mark, meaning, 1, 1, buf);
            put(&sheet.time(entry.at), Meaning::Dim, 3, 6, buf);
            let wide = phase_width(place.width);
            let phase = whole_words(&phase(sheet, entry.cue), wide);
            put(&phase, Meaning::Dim, 9, wide, buf);
            let (sign, meaning) = sign(entry.kind);
            put(sign, meaning, start - 2, 1, buf);
            let meaning = match entry.safe {
                Safe::Saved | Safe::Pending => Meaning::Text,
                Safe::Failed => Meaning::Failed,
            };
            put(line, meaning, start, place.width, buf);
        }
    }
}

const fn sign(kind: NoteKind) -> (&'static str, Meaning) {
    match kind {
        NoteKind::Plain => ("·", Meaning::Dim),
        NoteKind::Plus => ("+", Meaning::Plus),
        NoteKind::Minus => ("−", Meaning::Minus),
        NoteKind::Question => ("?", Meaning::Question),
        NoteKind::Decision => ("!", Meaning::Decision),
        NoteKind::Action => (">", Meaning::Action),
    }
}

/// The phase in which a note was taken, as the plan calls it.
fn phase(sheet: Sheet<'_>, cue: Option<CueId>) -> String {
    let found = cue.and_then(|cue| {
        let slot = sheet.desk.session.plan().slots.get(usize::from(cue.slot()?) - 1)?;
        // a slot's title is a name, and keeps its capital
        Some(slot.phase(cue).map_or_else(|| slot.title.to_string(), |phase| inside(&phase.title)))
    });
    found.unwrap_or_default()
}

/// As many whole words as fit, and a sign that there are more.
fn whole_words(title: &str, cells: u16) -> String {
    if paint::width(title) <= cells {
        return title.to_owned();
    }
    let line = paint::wrap(title, cells.saturating_sub(1), 2).into_iter().next();
    match line {
        Some(line) if line.ends_with('…') => line,
        Some(line) => format!("{line}…"),
        None => String::new(),
    }
}

/// Who takes the note being typed, or took the one being reworded, where several people take notes.
fn signs<'a>(sheet: Sheet<'a>, editor: &NoteEditor) -> Option<&'a str> {
    let me = &sheet.desk.by;
    let notes = sheet.desk.session.notes();
    let alone = notes.iter().all(|taken| taken.by == *me);
    let reworded = notes.iter().find(|taken| editor.edits == Some(taken.seq));
    let by = reworded.map_or(me, |taken| &taken.by);
    let several = !alone || sheet.look.model.role == Role::Notes;
    (several && !by.is_empty()).then_some(by)
}

/// Whom the note being typed is about.
fn about(sheet: Sheet<'_>, editor: &NoteEditor) -> String {
    let session = &sheet.desk.session;
    let running = sheet.moment.cue.as_ref();
    let (defi, track, prompt) = match &editor.context {
        Some(NoteContext { defi, cue, track, at }) => {
            (defi.clone(), track.as_ref(), cue.and_then(|cue| session.prompt_at(cue, *at)))
        }
        None => (session.current_defi(), None, running.and_then(|cue| Some(cue.prompt()?.1))),
    };
    // a note that was moved to another team answers nothing
    let prompt = prompt.filter(|_| editor.moved_from.is_none());
    About { defi: defi.as_ref(), track, prompt }.words(sheet)
}

/// Which question is on, of how many, and its words.
fn asked(sheet: Sheet<'_>, cue: &RunningCue) -> Option<String> {
    let (at, prompt) = cue.prompt()?;
    let (number, of) = (at + 1, cue.prompts.len());
    Some(if of > 1 { format!("{number}/{of} {prompt}") } else { prompt.to_string() })
        .filter(|_| sheet.moment.state != State::Finished)
}

/// Draws a line being typed, with its cursor; a long line is moved so that the cursor is seen.
fn edit(sheet: Sheet<'_>, lead: &str, line: &Line, place: Rect, buf: &mut Buffer) {
    if !place.is_empty() {
        paint::ground(place, buf, sheet.style(Meaning::Input));
        super::overlay::input(sheet.look, lead, line, place, buf);
    }
}
