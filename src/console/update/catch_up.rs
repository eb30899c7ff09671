//! The panel of catching up: opening it, choosing, saying what may be taken, taking a way.

use chrono::TimeDelta;

use super::{close, desk, key};
use crate::{
    agenda::{Text, parse_length, parse_time, write_length},
    console::{
        effect::Effect,
        key::Key,
        line::Line,
        model::{CatchUp, FieldOf, Model, Overlay, PanelField},
    },
    i18n::format,
    session::{Command, Limit, Pays, Refusal},
};

/// Opens the panel; where nothing says when the session is to end, it asks that first.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    if model.desk().is_none() {
        return Vec::new();
    }
    let mut panel = CatchUp {
        ways: Err(Refusal::NoTarget),
        preview: None,
        chosen: 0,
        parts: Vec::new(),
        row: None,
        field: None,
    };
    look(model, &mut panel);
    model.overlay = Some(Overlay::CatchUp(Box::new(panel)));
    if matches!(panel_of(model).map(|panel| &panel.ways), Some(Err(Refusal::NoTarget))) {
        target(model);
    }
    Vec::new()
}

/// Looks at the ways anew, where the panel is open: time passes, and others may have changed
/// something.
pub(super) fn refresh(model: &mut Model) {
    if panel_of(model).is_none() {
        return;
    }
    if let Some(Overlay::CatchUp(mut panel)) = model.overlay.take() {
        look(model, &mut panel);
        model.overlay = Some(Overlay::CatchUp(panel));
    }
}

fn look(model: &Model, panel: &mut CatchUp) {
    let Some(desk) = model.desk() else { return };
    panel.ways = desk.session.ways(&model.now, None);
    panel.parts = desk.session.parts(&model.now);
    panel.preview = panel.way().map(|way| desk.session.with_cuts(&model.now, &way.cuts));
    let last = panel.parts.len().checked_sub(1);
    panel.row = panel.row.zip(last).map(|(row, last)| row.min(last));
}

fn panel_of(model: &mut Model) -> Option<&mut CatchUp> {
    match &mut model.overlay {
        Some(Overlay::CatchUp(panel)) => Some(panel),
        Some(_) | None => None,
    }
}

/// The next way, or the one before, and its preview.
pub(super) fn choose(model: &mut Model, forward: bool) -> Vec<Effect> {
    if let Some(panel) = panel_of(model) {
        let count = panel.ways.as_ref().map_or(1, |ways| ways.ways.len().max(1));
        let step = if forward { 1 } else { count - 1 };
        panel.chosen = (panel.chosen + step) % count;
        panel.row = None;
    }
    refresh(model);
    Vec::new()
}

/// One part up or down; above the first one are the ways.
pub(super) fn step(panel: &mut CatchUp, down: bool) {
    let last = panel.parts.len().checked_sub(1);
    panel.row = match (panel.row, down) {
        (None, true) => last.map(|_| 0),
        (Some(row), true) => last.map(|last| (row + 1).min(last)),
        (None | Some(0), false) => None,
        (Some(row), false) => Some(row - 1),
    };
}

/// Takes the way that is looked at, and closes the panel; enters the line that is filled in.
pub(super) fn accept(model: &mut Model) -> Vec<Effect> {
    let Some(panel) = panel_of(model) else { return Vec::new() };
    if panel.field.is_some() {
        return enter(model);
    }
    let Ok(ways) = &panel.ways else {
        close(model);
        return Vec::new();
    };
    let number = ways.ways.get(panel.chosen).map(|way| way.kind.number());
    close(model);
    number
        .map(|way| desk::ask(Command::CatchUp { way: Some(way), target: None, dry_run: false }))
        .unwrap_or_default()
}

/// Leaves the line that is filled in, else the panel.
pub(super) fn leave(model: &mut Model) -> Vec<Effect> {
    match panel_of(model) {
        Some(panel) if panel.field.is_some() => panel.field = None,
        Some(_) | None => close(model),
    }
    Vec::new()
}

/// Asks when the session is to end.
pub(super) fn target(model: &mut Model) -> Vec<Effect> {
    let lang = model.lang;
    let moment = model.desk().map(|desk| (desk.moment.target_end, desk.moment.zone));
    let proposed = moment.and_then(|(end, zone)| Some(format::time(lang, end?, zone)));
    fill_in(model, FieldOf::Target, &proposed.unwrap_or_default());
    Vec::new()
}

/// Asks for the least that the selected part lasts.
pub(super) fn floor(model: &mut Model) -> Vec<Effect> {
    select_first(model);
    let floor = panel_of(model).and_then(|panel| Some(panel.part()?.floor));
    if let Some(floor) = floor {
        fill_in(model, FieldOf::Floor, &floor.map(write_length).unwrap_or_default());
    }
    Vec::new()
}

fn fill_in(model: &mut Model, of: FieldOf, proposed: &str) {
    if let Some(panel) = panel_of(model) {
        panel.field = Some(PanelField { of, line: Line::proposed(proposed), wrong: false });
    }
}

/// Locks the selected part, or lets it be changed again.
pub(super) fn lock(model: &mut Model) -> Vec<Effect> {
    select_first(model);
    let part = panel_of(model).and_then(|panel| panel.part());
    part.map(|part| (part.id.to_string(), !part.locked))
        .map(|(id, locked)| limit(&id, Limit::Locked(locked)))
        .unwrap_or_default()
}

/// Lets the selected part pay first, then last, then in its turn.
pub(super) fn pays(model: &mut Model) -> Vec<Effect> {
    select_first(model);
    let part = panel_of(model).and_then(|panel| panel.part());
    let next = part.map(|part| {
        let pays = match part.pays {
            None => Some(Pays::First),
            Some(Pays::First) => Some(Pays::Last),
            Some(Pays::Last) => None,
        };
        limit(&part.id.to_string(), Limit::Pays(pays))
    });
    next.unwrap_or_default()
}

fn limit(part: &str, limit: Limit) -> Vec<Effect> {
    desk::ask(Command::Limit { part: Text::from(part), limit })
}

/// The keys of a part mean the first one where none is selected: it is selected then, to be seen.
fn select_first(model: &mut Model) {
    if let Some(panel) = panel_of(model)
        && panel.row.is_none()
        && !panel.parts.is_empty()
    {
        panel.row = Some(0);
    }
}

/// What a key does to the line that is filled in.
pub(super) fn typed(panel: &mut CatchUp, pressed: Key) -> key::Edit {
    let Some(field) = &mut panel.field else { return key::Edit::NotMine };
    field.wrong = false;
    key::edit(&mut field.line, pressed)
}

/// Enters the line that is filled in; one that is not understood stays open.
fn enter(model: &mut Model) -> Vec<Effect> {
    let Some(panel) = panel_of(model) else { return Vec::new() };
    let part = panel.part().map(|part| part.id.to_string());
    let Some(field) = &mut panel.field else { return Vec::new() };
    let text = field.line.text();
    let command = match field.of {
        FieldOf::Target if text.is_empty() => Some(Command::Target { end: None }),
        FieldOf::Target => parse_time(&text).ok().map(|end| Command::Target { end: Some(end) }),
        FieldOf::Floor => {
            let floor = if text.is_empty() { Some(None) } else { length(&text).map(Some) };
            floor.zip(part).map(|(floor, part)| Command::Limit {
                part: Text::from(part.as_str()),
                limit: Limit::Floor(floor),
            })
        }
    };
    field.wrong = command.is_none();
    if command.is_some() {
        panel.field = None;
    }
    command.map(desk::ask).unwrap_or_default()
}

/// A length; digits alone are minutes.
fn length(text: &str) -> Option<TimeDelta> {
    match text.parse::<u16>() {
        Ok(0) => None,
        Ok(minutes) => Some(TimeDelta::minutes(i64::from(minutes))),
        Err(_) => parse_length(text).ok(),
    }
}
