//! Keys and pastes, to whatever takes them now.

use super::{act::act, catch_up, close, dialog, note, order, plan, say};
use crate::{
    console::{
        action::{Action, Scope},
        effect::Effect,
        key::{Code, Key},
        line::{Line, Motion},
        model::{Dialog, Model, Overlay, Palette, Screen, What},
    },
    i18n::console::key::Named,
};

pub(super) fn pressed(model: &mut Model, key: Key) -> Vec<Effect> {
    let action = model.keymap.find(model, key);
    match (&model.overlay, action) {
        (Some(Overlay::Dialog(_)), Some(Action::Accept)) => dialog::accept(model),
        (Some(Overlay::Palette(_)), Some(Action::Accept)) => dialog::run_selected(model),
        (Some(Overlay::Sessions { selected }), Some(Action::Accept)) => {
            let selected = *selected;
            plan::choose(model, selected)
        }
        (Some(Overlay::Arrivals { .. }), Some(Action::Accept)) => order::chosen(model),
        (Some(Overlay::CatchUp(_)), Some(Action::Accept)) => catch_up::accept(model),
        (Some(Overlay::CatchUp(_)), Some(Action::Leave)) => catch_up::leave(model),
        (Some(_), Some(Action::Accept | Action::Leave)) => {
            close(model);
            Vec::new()
        }
        (Some(_), Some(action)) => over(model, action),
        (Some(Overlay::Invite { .. }), None) => {
            // its key works on a session only, but what it opened it closes
            let keys = model.keymap.keys(Action::Invite);
            if keys.contains(&key) || keys.contains(&key.unshifted()) {
                close(model);
            }
            Vec::new()
        }
        (Some(Overlay::Arrivals { .. }), None) => {
            let keys = model.keymap.keys(Action::Arrived);
            if keys.contains(&key) || keys.contains(&key.unshifted()) {
                close(model);
            }
            Vec::new()
        }
        (Some(Overlay::CatchUp(panel)), None) if panel.field.is_none() => {
            let keys = model.keymap.keys(Action::CatchUp);
            if keys.contains(&key) || keys.contains(&key.unshifted()) {
                close(model);
            }
            Vec::new()
        }
        (Some(_), None) => dialog::typed(model, key),
        (None, Some(action)) => act(model, action),
        (None, None) if model.plan().is_some() => plan::typed(model, key),
        (None, None) => note::typed(model, key),
    }
}

pub(super) fn pasted(model: &mut Model, text: &str) -> Vec<Effect> {
    match &mut model.overlay {
        Some(
            Overlay::Dialog(Dialog::Ask { line, .. })
            | Overlay::Palette(Palette { query: line, .. }),
        ) => {
            if !line.insert(text) {
                say(model, What::Cut);
            }
            Vec::new()
        }
        Some(Overlay::CatchUp(panel)) => {
            if let Some(field) = &mut panel.field
                && !field.line.insert(text)
            {
                say(model, What::Cut);
            }
            Vec::new()
        }
        Some(
            Overlay::Dialog(Dialog::Confirm(_))
            | Overlay::Help { .. }
            | Overlay::Sessions { .. }
            | Overlay::Arrivals { .. }
            | Overlay::Invite { .. }
            | Overlay::Drawn { .. }
            | Overlay::Fair { .. }
            | Overlay::Log { .. },
        ) => Vec::new(),
        None => match &model.screen {
            Screen::Plan(_) => plan::pasted(model, text),
            Screen::Picker(_) | Screen::Desk(_) => note::pasted(model, text),
        },
    }
}

/// What a key does while help or log lie over the screen: they close by the key that opened them.
fn over(model: &mut Model, action: Action) -> Vec<Effect> {
    let opened_by = match &model.overlay {
        Some(Overlay::Help { .. }) => Some(Action::Help),
        Some(Overlay::Log { .. }) => Some(Action::Log),
        Some(Overlay::Sessions { .. }) => Some(Action::Sessions),
        Some(
            Overlay::Dialog(_)
            | Overlay::Palette(_)
            | Overlay::Arrivals { .. }
            | Overlay::Invite { .. }
            | Overlay::Drawn { .. }
            | Overlay::Fair { .. }
            | Overlay::CatchUp(_),
        )
        | None => None,
    };
    if opened_by == Some(action) {
        close(model);
        return Vec::new();
    }
    act(model, action)
}

/// What a key does to a line being typed; false when it is not for the line.
pub(super) fn edit(line: &mut Line, key: Key) -> Edit {
    if let Some(c) = key.typed() {
        return if line.insert(c.encode_utf8(&mut [0; 4])) { Edit::Changed } else { Edit::Full };
    }
    let word = key.ctrl || key.alt;
    let delete = |line: &mut Line, motion| {
        line.delete(motion);
        Edit::Changed
    };
    match key.code {
        Code::Named(Named::Backspace) if word => return delete(line, Motion::WordLeft),
        Code::Named(Named::Backspace) => return delete(line, Motion::Left),
        Code::Named(Named::Delete) if word => return delete(line, Motion::WordRight),
        Code::Named(Named::Delete) => return delete(line, Motion::Right),
        Code::Named(Named::Left) => line.go(if word { Motion::WordLeft } else { Motion::Left }),
        Code::Named(Named::Right) => line.go(if word { Motion::WordRight } else { Motion::Right }),
        Code::Named(Named::Home) => line.go(Motion::Start),
        Code::Named(Named::End) => line.go(Motion::End),
        Code::Char('a') if key.ctrl => line.go(Motion::Start),
        Code::Char('e') if key.ctrl => line.go(Motion::End),
        Code::Char('w') if key.ctrl => return delete(line, Motion::WordLeft),
        Code::Char('u') if key.ctrl => return delete(line, Motion::Start),
        Code::Char('k') if key.ctrl => return delete(line, Motion::End),
        Code::Char(_) | Code::Named(_) | Code::F(_) => return Edit::NotMine,
    }
    Edit::Moved
}

/// What a key did to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edit {
    /// Its text is another one.
    Changed,
    /// The cursor may have moved.
    Moved,
    /// It has no room for more.
    Full,
    /// The key means nothing to a line.
    NotMine,
}

/// Whether keys go into a note.
pub(super) fn is_typing(model: &Model) -> bool {
    model.ground().contains(&Scope::Typing)
}
