//! The debrief before it is written: opening it, choosing its format and whom it is for, reading
//! on in it, writing it.

use super::{desk, log, say};
use crate::{
    agenda::Text,
    console::{
        effect::Effect,
        host::Place,
        model::{Desk, Dialog, Fault, Model, NotWritten, Preview, Question, What},
        outline::outline,
        view,
    },
    export::{Format, Only, json_to_move, sheet_teams},
    i18n::Lang,
    session::travel::Travel,
};

/// Shows the debrief; never while the room looks on.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    if desk.projecting {
        return desk::prompt(model, Dialog::Confirm(Question::LeaveFace));
    }
    desk.debrief = Some(Box::default());
    follow(model)
}

/// Takes the face away, and shows the debrief.
pub(super) fn leave_face(model: &mut Model) -> Vec<Effect> {
    if let Some(desk) = model.desk_mut() {
        desk.projecting = false;
    }
    open(model)
}

pub(super) fn leave(model: &mut Model) -> Vec<Effect> {
    let preview = model.desk_mut().and_then(|desk| desk.debrief.take());
    // what was not written is not forgotten because nobody looks at it any more
    if let Some(NotWritten::Failed { why }) = preview.and_then(|preview| preview.fault) {
        say(model, What::Failed(Fault::Export { why }));
    }
    Vec::new()
}

/// Writes the text anew where the journal or the language is another one than it was.
pub(super) fn follow(model: &mut Model) -> Vec<Effect> {
    let lang = model.lang;
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    let now = (desk.session.seq(), lang);
    match desk.debrief.take() {
        Some(mut preview) if preview.told != Some(now) => {
            preview.told = Some(now);
            write(desk, &mut preview, lang);
            desk.debrief = Some(preview);
            hold(model);
            vec![Effect::FindPlace]
        }
        preview => {
            desk.debrief = preview;
            Vec::new()
        }
    }
}

fn write(desk: &Desk, preview: &mut Preview, lang: Lang) {
    preview.teams = sheet_teams(&desk.session);
    let only = only(preview);
    preview.text = if preview.format == Format::Json && only.is_all() {
        json_to_move(&desk.session, &Travel::of(&desk.id, &desk.session, false), &only)
    } else {
        preview.format.write(&desk.session, lang, &only)
    };
    preview.lines = match preview.format {
        Format::Html => outline(&preview.text),
        Format::Md | Format::Txt | Format::Org | Format::Csv | Format::Ics | Format::Json => {
            preview.text.lines().map(str::to_owned).collect()
        }
    };
}

/// What is shown, and would be written.
fn only(preview: &Preview) -> Only {
    preview.whom.clone().map(Only::sheet).unwrap_or_default()
}

fn preview(model: &mut Model) -> Option<&mut Preview> {
    model.desk_mut().and_then(|desk| desk.debrief.as_deref_mut())
}

/// Another text: from its beginning, and what went wrong with the one before is past.
fn another(model: &mut Model) -> Vec<Effect> {
    if let Some(preview) = preview(model) {
        preview.told = None;
        preview.top = 0;
        preview.place = None;
        preview.fault = None;
    }
    follow(model)
}

/// The next format, or the one before.
pub(super) fn format(model: &mut Model, forward: bool) -> Vec<Effect> {
    if let Some(preview) = preview(model) {
        let at = Format::ALL.iter().position(|format| *format == preview.format);
        preview.format = Format::ALL[around(at.unwrap_or_default(), Format::ALL.len(), forward)];
    }
    another(model)
}

/// The next team, or the one before; after the last one everybody.
pub(super) fn whom(model: &mut Model, forward: bool) -> Vec<Effect> {
    if let Some(preview) = preview(model) {
        let at = preview.teams.iter().position(|team| Some(team) == preview.whom.as_ref());
        let at = around(at.map_or(0, |at| at + 1), preview.teams.len() + 1, forward);
        preview.whom = at.checked_sub(1).and_then(|at| preview.teams.get(at)).cloned();
    }
    another(model)
}

const fn around(at: usize, count: usize, forward: bool) -> usize {
    (at + if forward { 1 } else { count - 1 }) % count
}

/// Where it goes is known, or that it goes nowhere.
pub(super) fn goes(model: &mut Model, place: Result<Place, Text>) {
    if let Some(preview) = preview(model) {
        preview.place = Some(place);
    }
    hold(model);
}

/// Writes it where the screen says.
pub(super) fn accept(model: &mut Model) -> Vec<Effect> {
    match preview(model).map(|preview| &preview.place) {
        Some(Some(Ok(_))) => vec![Effect::Export],
        Some(Some(Err(why))) => {
            let why = why.clone();
            failed(model, NotWritten::Failed { why });
            vec![Effect::FindPlace]
        }
        Some(None) => vec![Effect::FindPlace],
        None => Vec::new(),
    }
}

/// It was written, or not.
pub(super) fn written(model: &mut Model, outcome: Result<(), NotWritten>) -> Vec<Effect> {
    let Some(preview) = preview(model) else { return Vec::new() };
    let what = preview.format.wrote(&only(preview));
    match outcome {
        Ok(()) => {
            preview.fault = None;
            if let Some(Ok(place)) = &mut preview.place {
                place.there = true;
                let path = Text::clean(&place.path.to_string_lossy());
                say(model, What::Exported { what, path });
            }
            Vec::new()
        }
        Err(fault @ NotWritten::Taken { .. }) => {
            failed(model, fault);
            vec![Effect::FindPlace]
        }
        Err(fault @ NotWritten::Failed { .. }) => {
            failed(model, fault);
            Vec::new()
        }
    }
}

fn failed(model: &mut Model, fault: NotWritten) {
    let said = preview(model).and_then(|preview| preview.fault.replace(fault.clone()));
    if let NotWritten::Failed { why } = &fault
        && said.as_ref() != Some(&fault)
    {
        log(model, What::Failed(Fault::Export { why: why.clone() }));
    }
}

/// One line up or down.
pub(super) fn step(model: &mut Model, down: bool) {
    scroll(model, if down { 1 } else { -1 });
}

/// A whole screen up or down, but for a line that is known already.
pub(super) fn screen(model: &mut Model, down: bool) -> Vec<Effect> {
    let rows = isize::try_from(view::debrief_rows(model)).unwrap_or(isize::MAX);
    let by = rows.saturating_sub(1).max(1);
    scroll(model, if down { by } else { -by });
    Vec::new()
}

/// To the end, or the beginning.
pub(super) fn to_end(model: &mut Model, end: bool) -> Vec<Effect> {
    scroll(model, if end { isize::MAX } else { isize::MIN });
    Vec::new()
}

fn scroll(model: &mut Model, by: isize) {
    if let Some(preview) = preview(model) {
        preview.top = preview.top.saturating_add_signed(by);
    }
    hold(model);
}

/// Does not go on below the last line.
fn hold(model: &mut Model) {
    let last = view::debrief_end(model);
    if let Some(preview) = preview(model) {
        preview.top = preview.top.min(last);
    }
}
