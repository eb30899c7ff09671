//! Notes: typed while the clock runs, kept with what ran at their first character.

use super::{
    key::{self, Edit},
    say,
};
use crate::{
    agenda::Text,
    console::{
        effect::{Effect, Purpose},
        key::Key,
        line::Line,
        model::{Desk, DraftNote, Drafts, Model, NoteEditor, PendingNote, Screen, What},
    },
    session::{Command, NoteContext, NoteKind, Reading, When},
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

/// A paste is text, never keys: it goes into the note being typed, or opens one.
pub(super) fn pasted(model: &mut Model, text: &str) -> Vec<Effect> {
    let now = model.now.clone();
    if !key::is_typing(model) {
        open(model);
    }
    let Some(editor) = model.desk_mut().and_then(|desk| desk.editor.as_mut()) else {
        return Vec::new();
    };
    if !editor.line.insert(text) {
        say(model, What::Cut);
    }
    changed(model, &now)
}

/// What is to come back after `kill -9`: what is typed, and what could not be written.
pub(super) fn drafts(desk: &Desk) -> Drafts {
    let draft = |editor: &NoteEditor| {
        let context = editor.context.as_ref()?;
        Some(DraftNote::new(editor.line.text(), context))
    };
    Drafts {
        typed: desk.drafts.iter().chain(&desk.editor).filter_map(draft).collect(),
        unsaved: desk
            .pending
            .iter()
            .map(|pending| DraftNote::new(pending.line.clone(), &pending.context))
            .collect(),
    }
}

pub(super) fn keep(desk: &Desk) -> Vec<Effect> {
    vec![Effect::KeepDrafts(drafts(desk))]
}

/// The effect that writes a pending note.
pub(super) fn write(pending: &PendingNote) -> Effect {
    Effect::Append {
        command: Command::Note {
            line: pending.line.clone(),
            defi: None,
            kind: None,
            when: When::Now,
            context: Some(pending.context.clone()),
            key: None,
        },
        purpose: Purpose::Note(pending.clone()),
    }
}

/// The note as it was before, to be typed on.
pub(super) fn editor(line: &Text, context: NoteContext) -> NoteEditor {
    NoteEditor { line: Line::new(line), context: Some(context), moved_from: None }
}

fn empty() -> NoteEditor {
    NoteEditor { line: Line::default(), context: None, moved_from: None }
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
        if editor.line.is_blank() {
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
    let pending = PendingNote { line: editor.line.text(), context, failed: false };
    desk.pending.push(pending.clone());
    // kept as unsaved until the disk has confirmed it
    let mut effects = keep(desk);
    effects.push(write(&pending));
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
/// side, to the next one of them, and after the last to all of them.
pub(super) fn other_team(model: &mut Model) -> Vec<Effect> {
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
