//! Notes: typed while the clock runs, kept with what ran at their first character.

use super::{
    key::{self, Edit},
    say,
};
use chrono::TimeDelta;

use crate::{
    agenda::Text,
    console::{
        complete,
        effect::{Effect, Purpose},
        key::Key,
        line::{Line, Motion},
        model::{
            Desk, DraftNote, Drafts, MAX_PASTED, Model, NoteEditor, PendingNote, Screen, What,
        },
    },
    session::{Command, Fact, NoteContext, NoteKind, Reading, When, pasted as lines_of},
};

/// Opens the note half typed last, or a new one.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    if let Some(desk) = model.desk_mut()
        && desk.editor.is_none()
    {
        desk.editor = Some(desk.drafts.pop().unwrap_or_else(empty));
    }
    Vec::new()
}

/// Opens a new note with the sign of its kind.
pub(super) fn open_with(model: &mut Model, kind: NoteKind) -> Vec<Effect> {
    let now = model.now.clone();
    let Some(desk) = model.desk_mut() else {
        return Vec::new();
    };
    let mut editor = empty();
    if let Some(sign) = kind.sign() {
        editor.line.insert(&format!("{sign} "));
        editor.context = Some(context(desk, &now));
    }
    desk.drafts.extend(desk.editor.replace(editor).filter(|editor| !editor.line.is_blank()));
    keep(desk)
}

/// A key that the table has no action for, where nothing lies over the screen.
pub(super) fn typed(model: &mut Model, key: Key) -> Vec<Effect> {
    let now = model.now.clone();
    let Some(editor) = model.desk_mut().and_then(|desk| desk.editor.as_mut()) else {
        return Vec::new();
    };
    match key::edit(&mut editor.line, key) {
        Edit::Changed => changed(model, &now),
        Edit::Moved | Edit::NotMine => Vec::new(),
        Edit::Full => {
            say(model, What::Cut);
            Vec::new()
        }
    }
}

/// A paste is text, never keys: it goes into the note being typed, or opens one. Each line of it
/// but the last is a note by itself, as if typed and entered; the last one can be typed on.
pub(super) fn pasted(model: &mut Model, text: &str) -> Vec<Effect> {
    let now = model.now.clone();
    if !key::is_typing(model) {
        open(model);
    }
    let Some(desk) = model.desk_mut() else {
        return Vec::new();
    };
    let fresh = context(desk, &now);
    let Some(editor) = desk.editor.as_mut() else {
        return Vec::new();
    };
    let mut lines = lines_of(text);
    let last = if text.ends_with(['\n', '\r']) { "" } else { lines.pop().unwrap_or_default() };
    let cut = lines.len().saturating_sub(MAX_PASTED);
    lines.truncate(MAX_PASTED);
    let mut fits = cut == 0;
    let begun = editor.context.clone().unwrap_or(fresh);
    let mut entered = Vec::new();
    // what stands behind the cursor stays behind what is pasted
    let tail = Line::new(editor.line.after());
    for (line, number) in lines.into_iter().zip(0..) {
        editor.line.delete(Motion::End);
        fits &= editor.line.insert(line);
        // of one paste, each is an instant later: they keep their order, and are told apart
        let at = begun.at + TimeDelta::milliseconds(number);
        let pending = PendingNote {
            line: editor.line.text(),
            context: NoteContext { at, ..begun.clone() },
            edits: editor.edits.take(),
            failed: false,
        };
        entered.push(pending);
        editor.line.clear();
    }
    fits &= editor.line.insert(last);
    if !entered.is_empty() {
        let back = editor.line.as_str().len();
        fits &= editor.line.insert(tail.as_str());
        editor.line.go_to(back);
        editor.context = None;
        editor.moved_from = None;
    }
    editor.chosen = 0;
    desk.pending.extend(entered.iter().cloned());
    if !fits {
        say(model, What::Cut);
    }
    let mut effects = changed(model, &now);
    effects.extend(entered.iter().map(write));
    effects
}

/// Opens the selected note to be reworded; what was being typed stays as a draft.
pub(super) fn reword(model: &mut Model) -> Vec<Effect> {
    let Some(desk) = model.desk_mut() else {
        return Vec::new();
    };
    let Some(taken) = desk.chosen_note() else {
        return open(model);
    };
    let NoteContext { defi, cue, track, at } = NoteContext {
        defi: taken.note.defi.clone(),
        cue: taken.note.cue,
        track: taken.note.track.clone(),
        at: taken.at,
    };
    let edits = Some(taken.seq);
    let line = Line::new(&taken.note.line());
    let fresh = NoteEditor { line, edits, ..empty() };
    let context = Some(NoteContext { defi, cue, track, at });
    let editor = NoteEditor { context, ..fresh };
    desk.drafts.extend(desk.editor.replace(editor).filter(|editor| !editor.line.is_blank()));
    keep(desk)
}

/// The name before or after, of those that are offered.
pub(super) fn choose_name(model: &mut Model, after: bool) {
    let Some(desk) = model.desk_mut() else { return };
    let Some(editor) = &mut desk.editor else { return };
    let Some(offers) = complete::offers(&editor.line, &desk.session) else { return };
    let last = offers.names.len() - 1;
    let chosen = editor.chosen.min(last);
    editor.chosen = if after { (chosen + 1).min(last) } else { chosen.saturating_sub(1) };
}

/// Takes the name that is offered; none where no name is.
fn take_name(model: &mut Model) -> Option<Vec<Effect>> {
    let now = model.now.clone();
    let desk = model.desk_mut()?;
    let editor = desk.editor.as_mut()?;
    let offers = complete::offers(&editor.line, &desk.session)?;
    let fits = complete::take(&mut editor.line, &offers, editor.chosen);
    editor.chosen = 0;
    if !fits {
        say(model, What::Cut);
    }
    Some(changed(model, &now))
}

/// Lets the note being typed be about another team, or about none.
pub(super) fn assign(model: &mut Model, defi: Option<Text>) -> Vec<Effect> {
    let now = model.now.clone();
    let Some(desk) = model.desk_mut() else {
        return Vec::new();
    };
    let fresh = context(desk, &now);
    let is_track = |name: &Text| !desk.session.teams().contains(name);
    let (defi, track) = match defi {
        Some(name) if is_track(&name) => (None, Some(name)),
        defi => (defi, None),
    };
    let Some(editor) = &mut desk.editor else {
        return Vec::new();
    };
    let context = editor.context.get_or_insert(fresh);
    if editor.moved_from.is_none() {
        editor.moved_from = context.defi.take();
    }
    (context.defi, context.track) = (defi, track);
    keep(desk)
}

/// What is to come back after `kill -9`: what is typed, and what could not be written.
pub(super) fn drafts(desk: &Desk) -> Drafts {
    let draft = |editor: &NoteEditor| {
        let context = editor.context.as_ref()?;
        Some(DraftNote::new(editor.line.text(), context, editor.edits))
    };
    Drafts {
        typed: desk.drafts.iter().chain(&desk.editor).filter_map(draft).collect(),
        unsaved: desk
            .pending
            .iter()
            .map(|pending| DraftNote::new(pending.line.clone(), &pending.context, pending.edits))
            .collect(),
    }
}

pub(super) fn keep(desk: &Desk) -> Vec<Effect> {
    vec![Effect::KeepDrafts(drafts(desk))]
}

/// The effect that writes a pending note.
pub(super) fn write(pending: &PendingNote) -> Effect {
    let line = pending.line.clone();
    let command = match pending.edits {
        Some(note) => Command::EditNote { note: Fact::Number(note), line },
        None => Command::Note {
            line,
            defi: None,
            kind: None,
            when: When::Now,
            context: Some(pending.context.clone()),
            key: None,
        },
    };
    Effect::Append { command, purpose: Purpose::Note(pending.clone()) }
}

/// The note as it was before, to be typed on.
pub(super) fn editor(line: &Text, context: NoteContext, edits: Option<u64>) -> NoteEditor {
    NoteEditor { line: Line::new(line), context: Some(context), edits, ..empty() }
}

fn empty() -> NoteEditor {
    NoteEditor { line: Line::default(), context: None, moved_from: None, edits: None, chosen: 0 }
}

fn context(desk: &Desk, now: &Reading) -> NoteContext {
    NoteContext {
        defi: desk.session.current_defi(),
        cue: desk.moment.cue.as_ref().map(|cue| cue.id),
        track: None,
        at: desk.session.instant(now),
    }
}

fn changed(model: &mut Model, now: &Reading) -> Vec<Effect> {
    let Screen::Desk(desk) = &mut model.screen else {
        return Vec::new();
    };
    let fresh = context(desk, now);
    if let Some(editor) = &mut desk.editor {
        editor.chosen = 0;
        if editor.line.is_blank() && editor.edits.is_none() {
            editor.context = None;
            editor.moved_from = None;
        } else {
            editor.context.get_or_insert(fresh);
        }
    }
    keep(desk)
}

/// Enters the note: it is pending until the disk has confirmed it.
pub(super) fn save(model: &mut Model) -> Vec<Effect> {
    let now = model.now.clone();
    let Some(desk) = model.desk_mut() else {
        return Vec::new();
    };
    let Some(editor) = desk.editor.take().filter(|editor| !editor.line.is_blank()) else {
        return keep(desk);
    };
    let context = editor.context.unwrap_or_else(|| context(desk, &now));
    let (line, edits) = (editor.line.text(), editor.edits);
    let was = edits.and_then(|seq| desk.session.notes().iter().find(|taken| taken.seq == seq));
    let about = was.map(|taken| (taken.note.defi.clone(), taken.note.track.clone()));
    let moved = about.filter(|about| *about != (context.defi.clone(), context.track.clone()));
    let reworded = was.is_none_or(|taken| taken.note.line() != line.as_str());
    let mut effects = Vec::new();
    if reworded {
        let pending = PendingNote { line, context: context.clone(), edits, failed: false };
        desk.pending.push(pending.clone());
        effects.push(write(&pending));
    }
    if let (Some(note), Some(_)) = (edits, moved) {
        let defi = context.track.or(context.defi);
        let command = Command::MoveNote { note: Fact::Number(note), defi };
        effects.push(Effect::Append { command, purpose: Purpose::Plain });
    }
    // kept as unsaved until the disk has confirmed it
    effects.splice(0..0, keep(desk));
    effects
}

/// Leaves the note half typed.
pub(super) fn put_aside(model: &mut Model) -> Vec<Effect> {
    let Some(desk) = model.desk_mut() else {
        return Vec::new();
    };
    let kept = desk.editor.take().filter(|editor| !editor.line.is_blank());
    let any = kept.is_some();
    desk.drafts.extend(kept);
    let effects = keep(desk);
    if any {
        say(model, What::DraftKept);
    }
    effects
}

/// Moves the note to the team that was on before its own, or back again; where things run side by
/// side, to the next one of them, and after the last to all of them. While a name is offered for
/// what is typed, takes that one.
pub(super) fn other_team(model: &mut Model) -> Vec<Effect> {
    if let Some(effects) = take_name(model) {
        return effects;
    }
    let now = model.now.clone();
    let Some(desk) = model.desk_mut() else {
        return Vec::new();
    };
    let fresh = context(desk, &now);
    let attempts = desk.session.attempts(&now);
    let Some(editor) = &mut desk.editor else {
        return Vec::new();
    };
    let context = editor.context.get_or_insert(fresh);
    let tracks = desk.session.tracks_of(context.cue);
    if !tracks.is_empty() {
        let at = context.track.as_ref().and_then(|on| tracks.iter().position(|it| it.title == *on));
        let next = at.map_or(0, |at| at + 1);
        context.track = tracks.get(next).map(|track| track.title.clone());
    } else if let Some(home) = editor.moved_from.take() {
        context.defi = Some(home);
    } else if let Some(home) = context.defi.clone() {
        let mut earlier = attempts.iter().rev().filter(|attempt| attempt.started_at <= context.at);
        let before =
            earlier.find_map(|attempt| attempt.defi.as_ref().filter(|defi| **defi != home));
        if let Some(before) = before {
            context.defi = Some(before.clone());
            editor.moved_from = Some(home);
        }
    }
    keep(desk)
}
