//! What lies over the screen: a question, a line to fill in, the keys, the search, the log.

use std::path::Path;

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    widgets::{Clear, Widget},
};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::{Look, bar, catch_up, frame, help, invite, name, order, plan};
use crate::{
    agenda::Text,
    console::{
        action::Action,
        keymap::Hint,
        line::Line,
        model::{Because, Dialog, Overlay, Palette, PlanEditor, Prompt, Question},
        palette,
    },
    i18n::{
        Lang,
        console::{
            debrief::DebriefSays,
            invite::Door,
            plan::{PlanSays, replace_word},
            screen::Says,
        },
        format,
        rehearsal::Says as Rehearsal,
        replan,
    },
    session::{Freed, complete},
    stage::{paint, theme::Meaning},
};

/// How wide a box is at most.
pub(super) const WIDEST: u16 = 82;
/// How many names that fit are shown at most.
const NAMES: usize = 4;
/// How many found actions are shown at most.
const FOUND: u16 = 12;

/// Draws what lies over the screen.
pub(super) fn draw(look: Look<'_>, overlay: &Overlay, area: Rect, buf: &mut Buffer) {
    match overlay {
        Overlay::Dialog(Dialog::Confirm(question)) => confirm(look, question, area, buf),
        Overlay::Dialog(Dialog::Ask { prompt, line, wrong }) => {
            ask(look, prompt, line, *wrong, area, buf);
        }
        Overlay::Palette(search) => find(look, search, area, buf),
        Overlay::Help { scroll } => help::draw(look, *scroll, area, buf),
        Overlay::Sessions { selected } => {
            if let Some(of) = look.model.plan() {
                plan::sessions(look, of, *selected, area, buf);
            }
        }
        Overlay::Arrivals { offers, selected } => {
            order::arrivals(look, offers, *selected, area, buf);
        }
        Overlay::Invite { chosen, seen } => invite::draw(look, seen, *chosen, area, buf),
        Overlay::Drawn { draw, scroll } => order::drawn(look, draw, *scroll, area, buf),
        Overlay::Fair { scroll } => order::fair(look, *scroll, area, buf),
        Overlay::Log { scroll } => log(look, *scroll, area, buf),
        Overlay::CatchUp(panel) => catch_up::draw(look, panel, area, buf),
    }
}

/// Whether the room sees this screen: then nothing on it may tell a note or a reason.
pub(super) fn room_looks_on(look: Look<'_>) -> bool {
    look.model.desk().is_some_and(|desk| desk.projecting)
}

/// A line of text in an overlay.
type Words = (String, Meaning);

fn confirm(look: Look<'_>, question: &Question, area: Rect, buf: &mut Buffer) {
    let (ask, more) = match question {
        Question::Back => (look.says(Says::AskBack), None),
        Question::Jump { cue } => (look.says(Says::AskJump(&name::of(look, *cue))), None),
        Question::Close { skipped: true } => (look.says(Says::AskCloseSkipped), None),
        Question::Close { skipped: false } => (look.says(Says::AskClose), None),
        Question::Discard { .. } => (PlanSays::AskDiscard.words(look.lang), None),
        Question::ChangePlan { news } => {
            let zone = look.model.desk().map_or(chrono_tz::UTC, |desk| desk.moment.zone);
            let news = replan::news(look.lang, news, zone);
            (PlanSays::AskChange.words(look.lang), Some(news))
        }
        Question::Rewrite { .. } => {
            let source = look.model.plan().map(|plan| &plan.source);
            let goes = source.map(|source| {
                PlanSays::AskRewrite(&source.losses, source.is_ahead()).words(look.lang)
            });
            let kept = source.map(|source| PlanSays::FileIsKept(&source.copy).words(look.lang));
            (goes.unwrap_or_default(), kept)
        }
        Question::StartPlan { saved_in } => {
            let first = saved_in.as_ref();
            let first = first.map(|name| PlanSays::SavesFirst(name).words(look.lang));
            (PlanSays::AskStart.words(look.lang), first)
        }
        Question::LeaveFace => (
            DebriefSays::AskLeaveFace.words(look.lang),
            Some(DebriefSays::NotForTheRoom.words(look.lang)),
        ),
        Question::ThrowOut => {
            (Door::AskThrowOut.words(look.lang), Some(Door::ThrowOutMeans.words(look.lang)))
        }
        Question::Quit => {
            let means = match look.model.rehearsal {
                Some(_) => Rehearsal::QuitDrops.words(look.lang),
                None => look.says(Says::QuitKeeps),
            };
            (look.says(Says::AskQuit), Some(means))
        }
        Question::OpenOtherDay { day, .. } => {
            let day = format::date(look.lang, *day);
            (look.says(Says::AskOpenOtherDay(&day)), Some(look.says(Says::OpensToday)))
        }
        Question::MakeAgenda { made, theme } => {
            let day = format::date(look.lang, made.date);
            let means = Says::MakesAgenda(theme.as_ref().map(Text::as_str));
            (look.says(Says::AskMakeAgenda(&day)), Some(look.says(means)))
        }
        Question::RemoveNote { text, .. } => {
            let text = (!room_looks_on(look)).then(|| format::quote(look.lang, text));
            (look.says(Says::AskRemoveNote), text)
        }
    };
    let mut lines = vec![(ask, Meaning::Name)];
    // what changes is told whole, with every name
    let more = more.map(|more| match question {
        Question::ChangePlan { .. } => {
            paint::wrap(&more, area.width.saturating_sub(8), usize::from(area.height / 2))
        }
        Question::Back
        | Question::Jump { .. }
        | Question::Close { .. }
        | Question::Quit
        | Question::LeaveFace
        | Question::ThrowOut
        | Question::Discard { .. }
        | Question::Rewrite { .. }
        | Question::StartPlan { .. }
        | Question::OpenOtherDay { .. }
        | Question::MakeAgenda { .. }
        | Question::RemoveNote { .. } => vec![more],
    });
    let more = more.unwrap_or_default();
    lines.extend(more.into_iter().map(|more| (more, Meaning::Text)));
    lines.push((String::new(), Meaning::Text));
    lines.push(match question {
        Question::Discard { .. } => (save_or_discard(look), Meaning::Text),
        Question::Back
        | Question::Jump { .. }
        | Question::Close { .. }
        | Question::Quit
        | Question::ThrowOut
        | Question::LeaveFace
        | Question::Rewrite { .. }
        | Question::StartPlan { .. }
        | Question::ChangePlan { .. }
        | Question::OpenOtherDay { .. }
        | Question::MakeAgenda { .. }
        | Question::RemoveNote { .. } => (keys(look), Meaning::Dim),
    });
    // what is asked is read to its end where there are rows for it
    let room = area.width.saturating_sub(6);
    let whole = |(words, meaning): Words| {
        let rows = if words.is_empty() { vec![words] } else { paint::wrap(&words, room, 4) };
        rows.into_iter().map(move |row| (row, meaning))
    };
    let lines: Vec<Words> = lines.into_iter().flat_map(whole).collect();
    let inner = panel(look, "", &lines, area, buf);
    write(look, &lines, inner, buf);
}

/// The keys that save, abandon and stay.
fn save_or_discard(look: Look<'_>) -> String {
    let (save, leave) = (cap(look, Action::SavePlan), cap(look, Action::Leave));
    PlanSays::SaveOrDiscard(&save, &cap(look, Action::Discard), &leave).words(look.lang)
}

fn ask(look: Look<'_>, prompt: &Prompt, line: &Line, wrong: bool, area: Rect, buf: &mut Buffer) {
    let (ask, hint) = asked(look, prompt);
    let mut hint = hint.unwrap_or_default();
    if wrong {
        hint = format!("✗ {} {hint}", look.says(Says::NotUnderstood));
    }
    let mut lines = vec![
        (ask, Meaning::Name),
        (String::new(), Meaning::Text),
        (hint, if wrong { Meaning::Late } else { Meaning::Dim }),
        (keys(look), Meaning::Dim),
    ];
    if let Prompt::NoteFor { .. } = prompt
        && let Some(meant) = names(look, line)
    {
        lines[2] = (look.says(Says::TakesFirst(&meant)), Meaning::Title);
    }
    if let Prompt::Absent { freed, .. } = prompt {
        let key = cap(look, Action::OtherFreed);
        let words = match freed {
            Freed::GivenUp => Says::TurnGivenUp(&key),
            Freed::Kept => Says::TurnKept(&key),
            Freed::Discussion => Says::TurnToDiscussion(&key),
        };
        lines.insert(3, (look.says(words), Meaning::Text));
    }
    if let Prompt::SaveAs { because: Because::Taken { path, .. }, .. } = prompt
        && is_own(look, path)
    {
        let reread = PlanSays::OrReread(&cap(look, Action::Reread));
        lines.insert(3, (reread.words(look.lang), Meaning::Dim));
    }
    let inner = panel(look, "", &lines, area, buf);
    write(look, &lines, inner, buf);
    let field = paint::row(inner, 1);
    if !field.is_empty() {
        paint::ground(field, buf, look.style(Meaning::Input));
        if matches!(prompt, Prompt::Absent { .. }) && room_looks_on(look) {
            let masked = Line::new(&"*".repeat(line.as_str().graphemes(true).count()));
            input(look, "› ", &masked, field, buf);
        } else {
            input(look, "› ", line, field, buf);
        }
    }
}

/// The names that fit what was typed, the one that would be taken first; none while nothing was.
fn names(look: Look<'_>, line: &Line) -> Option<String> {
    let desk = look.model.desk().filter(|_| !line.is_blank())?;
    let found = complete(&desk.session.names(), line.as_str().trim());
    let found: Vec<&str> = found.iter().map(Text::as_str).take(NAMES).collect();
    (!found.is_empty()).then(|| found.join(" · "))
}

/// What a line is asked for, and a word that helps to fill it in.
fn asked(look: Look<'_>, prompt: &Prompt) -> (String, Option<String>) {
    let plain =
        |ask: Says<'_>, hint: Option<Says<'_>>| (look.says(ask), hint.map(|hint| look.says(hint)));
    let plan = |says: PlanSays<'_>| says.words(look.lang);
    match prompt {
        Prompt::Break => plain(Says::AskBreak, Some(Says::LikeLength)),
        Prompt::Message { shown } => plain(Says::AskMessage, shown.then_some(Says::EmptyClears)),
        Prompt::Announce { .. } => plain(Says::AskAnnounce, Some(Says::LikeTime)),
        Prompt::Absent { defi, freed: _ } => plain(Says::AskAbsent(defi), Some(Says::ReasonStays)),
        Prompt::Draw => plain(Says::AskDraw, Some(Says::EmptyDraws)),
        Prompt::Insert => plain(Says::AskInsert, None),
        Prompt::NoteFor { .. } => plain(Says::AskNoteFor, Some(Says::EmptyForNone)),
        Prompt::Filter => plain(Says::AskFilter, Some(Says::LikeFilter)),
        Prompt::RealTime { cue, fact } => {
            let desk = look.model.desk();
            let at = desk.and_then(|desk| {
                let mut history = desk.session.history().map(|(recorded, _)| recorded);
                let fact = history.find(|recorded| recorded.seq == *fact)?;
                Some(format::time(look.lang, desk.session.time_of(fact), desk.moment.zone))
            });
            let (what, at) = (name::of(look, *cue), at.unwrap_or_default());
            (look.says(Says::AskRealTime(&what, &at)), Some(look.says(Says::LikeTime)))
        }
        Prompt::StartedAgo => plain(Says::AskStartedAgo, Some(Says::LikeLength)),
        Prompt::SaveAs { because: Because::Taken { path, .. }, .. } if is_own(look, path) => {
            (plan(PlanSays::FileIsAnother(&file(path))), Some(plan(PlanSays::OtherNameKeepsBoth)))
        }
        Prompt::SaveAs { because: Because::Taken { path, .. }, .. } => {
            (plan(PlanSays::AskOtherName(&file(path))), Some(plan(PlanSays::SameNameReplaces)))
        }
        Prompt::SaveAs { because: Because::Failed { why }, .. } => {
            (plan(PlanSays::AskOtherPlace), Some(why.to_string()))
        }
        Prompt::Replace { path, .. } => {
            let word = replace_word(look.lang);
            let keeps = look.model.plan().is_some_and(PlanEditor::is_own);
            let word = if keeps {
                PlanSays::TypeToReplaceKept(word)
            } else {
                PlanSays::TypeToReplace(word)
            };
            (plan(PlanSays::AskReplace(&file(path))), Some(plan(word)))
        }
    }
}

/// Whether it is the file that is edited, or the one that it was saved in: then it was changed by
/// somebody else.
fn is_own(look: Look<'_>, path: &Path) -> bool {
    look.model.plan().is_some_and(|plan| {
        let saved = plan.draft().saved.as_ref().map(|saved| saved.path.as_path());
        saved == Some(path) || (plan.is_own() && plan.source.path == path)
    })
}

/// What a file is called, safe to show.
fn file(path: &Path) -> Text {
    Text::clean(&path.file_name().unwrap_or(path.as_os_str()).to_string_lossy())
}

/// The first key of an action, as it is shown.
pub(super) fn cap(look: Look<'_>, action: Action) -> String {
    let key = look.model.keymap.keys(action).first();
    key.map(|key| key.shown(look.lang)).unwrap_or_default()
}

/// A list over the screen; returns the place for its rows.
pub(super) fn list(look: Look<'_>, title: &str, rows: u16, area: Rect, buf: &mut Buffer) -> Rect {
    let place = low(area, WIDEST, rows.saturating_add(2));
    let inner = clear(look, title, place, buf);
    let keys = keys(look);
    frame::remark(look, &keys, place.bottom().saturating_sub(1), place, buf);
    inner
}

/// How to go on and how to leave, with the keys as they are bound.
pub(super) fn keys(look: Look<'_>) -> String {
    let key = |action| {
        let key = look.model.keymap.keys(action).first();
        key.map(|key| key.shown(look.lang)).unwrap_or_default()
    };
    look.says(Says::AcceptOrLeave(&key(Action::Accept), &key(Action::Leave)))
}

pub(super) fn leave(look: Look<'_>) -> String {
    let key = look.model.keymap.keys(Action::Leave).first();
    look.says(Says::LeaveWith(&key.map(|key| key.shown(look.lang)).unwrap_or_default()))
}

fn find(look: Look<'_>, search: &Palette, area: Rect, buf: &mut Buffer) {
    let found = palette::found(look.model, search.query.as_str());
    let rows = u16::try_from(found.len()).unwrap_or(FOUND).clamp(1, FOUND);
    let place = low(area, WIDEST, rows + 3);
    let inner = clear(look, &look.says(Says::Palette), place, buf);
    let (field, list) = super::rows(inner, 1);
    if !field.is_empty() {
        paint::ground(field, buf, look.style(Meaning::Input));
        input(look, "› ", &search.query, field, buf);
    }
    if found.is_empty() {
        paint::left(&look.says(Says::NothingFound), list, buf, look.style(Meaning::Dim));
    }
    let selected = search.selected.min(found.len().saturating_sub(1));
    let first = (selected + 1).saturating_sub(usize::from(list.height));
    for ((number, hint), row) in found.iter().enumerate().skip(first).zip(0..list.height) {
        hint_row(look, hint, number == selected, paint::row(list, row), buf);
    }
}

/// One action: its keys, and what it does.
fn hint_row(look: Look<'_>, hint: &Hint, selected: bool, place: Rect, buf: &mut Buffer) {
    let (keys, words) = in_words(look.lang, hint);
    key_row(look, &keys, &words, selected, place, buf);
}

/// The keys of an action, and what it does.
pub(super) fn in_words(lang: Lang, hint: &Hint) -> (String, String) {
    let keys: Vec<String> = hint.keys.iter().map(|key| key.shown(lang)).collect();
    (keys.join(" "), hint.label.long(lang).to_string())
}

/// How many cells keys take beside what they do.
pub(super) fn caps(width: u16) -> u16 {
    22.min(width / 3)
}

/// Keys, and what they do.
pub(super) fn key_row(
    look: Look<'_>,
    keys: &str,
    words: &str,
    selected: bool,
    place: Rect,
    buf: &mut Buffer,
) {
    if place.is_empty() {
        return;
    }
    let text = look.style(Meaning::Text);
    let style = if selected { text.patch(look.style(Meaning::Selected)) } else { text };
    if selected {
        paint::ground(place, buf, style);
    }
    let caps = caps(place.width);
    paint::left(if selected { "›" } else { " " }, place, buf, style);
    let cap = Rect { x: place.x + 1, width: caps.saturating_sub(1), ..place };
    paint::right(keys, cap, buf, style.patch(look.style(Meaning::Title)));
    let x = place.x + caps + 2.min(place.width - caps);
    let rest = Rect { x, width: place.right() - x, ..place };
    paint::left(words, rest, buf, style);
}

fn log(look: Look<'_>, scroll: u16, area: Rect, buf: &mut Buffer) {
    let zone = look.model.desk().map_or(chrono_tz::UTC, |desk| desk.moment.zone);
    let count = u16::try_from(look.model.log.len()).unwrap_or(u16::MAX).max(1);
    let place = low(area, 2 * WIDEST, count.saturating_add(2));
    let inner = clear(look, &look.says(Says::Log), place, buf);
    frame::remark(look, &leave(look), place.bottom().saturating_sub(1), place, buf);
    if look.model.log.is_empty() {
        paint::left(&look.says(Says::NothingSaid), inner, buf, look.style(Meaning::Dim));
    }
    let height = usize::from(inner.height);
    let last = look.model.log.len();
    let end = last - usize::from(scroll).min(last.saturating_sub(height));
    let lines = look.model.log.iter().take(end).skip(end.saturating_sub(height));
    for (line, row) in lines.zip(0..) {
        let time = format::time(look.lang, line.at, zone);
        let words = format!("{time}  {}", bar::notice(look, &line.what));
        paint::left(&words, paint::row(inner, row), buf, look.style(Meaning::Text));
    }
}

/// Draws a line being typed and its cursor; a long one is moved so that the cursor is seen.
pub(super) fn input(look: Look<'_>, lead: &str, line: &Line, row: Rect, buf: &mut Buffer) {
    let style = look.style(Meaning::Input);
    let taken = paint::left(lead, row, buf, style.patch(look.style(Meaning::Pending)));
    let room = Rect { x: row.x + taken, width: row.width - taken, ..row };
    if room.is_empty() {
        return;
    }
    // the cursor stands on a cell of its own at the end of the line
    let cells = usize::from(room.width) - 1;
    let mut before: Vec<&str> = Vec::new();
    let mut wide = 0;
    for grapheme in line.before().graphemes(true).rev() {
        wide += grapheme.width();
        if wide > cells {
            before.pop();
            before.push("…");
            break;
        }
        before.push(grapheme);
    }
    let before: String = before.into_iter().rev().collect();
    let written =
        if line.is_proposed() { style.patch(look.style(Meaning::Selected)) } else { style };
    let at = paint::left(&before, room, buf, written);
    let rest = Rect { x: room.x + at, width: room.width - at, ..room };
    let under = line.after().graphemes(true).next().unwrap_or(" ");
    let under = paint::left(under, rest, buf, look.style(Meaning::Cursor));
    let rest = Rect { x: rest.x + under, width: rest.width - under, ..rest };
    let after: String = line.after().graphemes(true).skip(1).collect();
    paint::left(&after, rest, buf, style);
}

/// A box in the middle for these lines.
fn panel(look: Look<'_>, title: &str, lines: &[Words], area: Rect, buf: &mut Buffer) -> Rect {
    let wide = lines.iter().map(|(words, _)| paint::width(words)).max().unwrap_or(0);
    let high = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let place = low(area, wide.saturating_add(6).max(44), high.saturating_add(2));
    let inner = clear(look, title, place, buf);
    let side = 2.min(inner.width / 2);
    Rect { x: inner.x + side, width: inner.width - 2 * side, ..inner }
}

fn write(look: Look<'_>, lines: &[Words], inner: Rect, buf: &mut Buffer) {
    for ((words, meaning), row) in lines.iter().zip(0..) {
        paint::left(words, paint::row(inner, row), buf, look.style(*meaning));
    }
}

/// Empties `place` and frames it; where there is no room for a frame, all of it is inside.
pub(super) fn clear(look: Look<'_>, title: &str, place: Rect, buf: &mut Buffer) -> Rect {
    Clear.render(place.intersection(buf.area), buf);
    paint::ground(place, buf, look.style(Meaning::Text));
    if place.height < 4 || place.width < 8 {
        return place;
    }
    frame::draw(look, title, true, place, buf)
}

/// What is inside the frame that [`clear`] draws around `place`.
pub(super) const fn inside(place: Rect) -> Rect {
    if place.height < 4 || place.width < 8 {
        return place;
    }
    Rect { x: place.x + 1, y: place.y + 1, width: place.width - 2, height: place.height - 2 }
}

/// A place of this size above the key bar, so that the clock is covered last; beside the déroulé
/// where there is room for it, and never larger than `area`.
pub(super) fn low(area: Rect, wide: u16, high: u16) -> Rect {
    let above = Rect { height: area.height.saturating_sub(1), ..area };
    let right = super::columns(above).1;
    let room = if wide <= right.width { right } else { above };
    let (width, height) = (wide.min(room.width), high.min(room.height));
    Rect { x: room.x + (room.width - width) / 2, y: room.bottom() - height, width, height }
}
