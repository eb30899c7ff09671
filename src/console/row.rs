//! How a row of the table of actions is written down: one short word for each place where it works.
//! Knows no action and no key.

use super::{
    action::{Action, Row, Scope},
    model::{Model, SlotWork},
    of_desk::always,
    of_plan::does,
};
use crate::{i18n::console::action::Label, session::NoteKind};

pub(super) type Works = fn(&Model) -> bool;
pub(super) type Says = fn(&Model) -> Label;

pub(super) const fn row(
    action: Action,
    name: &'static str,
    keys: &'static [&'static str],
    scope: Scope,
    (works, label): (Works, Says),
    bar: Option<u8>,
) -> Row {
    Row { action, name, keys, scope, while_typing: false, while_reading: false, works, label, bar }
}

pub(super) const fn desk(
    action: Action,
    name: &'static str,
    keys: &'static [&'static str],
    works: Works,
    label: Says,
    bar: Option<u8>,
) -> Row {
    row(action, name, keys, Scope::Desk, (works, label), bar)
}

pub(super) const fn everywhere(
    action: Action,
    name: &'static str,
    keys: &'static [&'static str],
    label: Says,
    bar: Option<u8>,
) -> Row {
    row(action, name, keys, Scope::Everywhere, (always, label), bar)
}

pub(super) const fn any(
    action: Action,
    name: &'static str,
    keys: &'static [&'static str],
    scope: Scope,
    label: Says,
) -> Row {
    row(action, name, keys, scope, (always, label), None)
}

pub(super) const fn typing(
    action: Action,
    name: &'static str,
    keys: &'static [&'static str],
    label: Says,
    bar: Option<u8>,
) -> Row {
    row(action, name, keys, Scope::Typing, (always, label), bar)
}

pub(super) const fn held(
    action: Action,
    name: &'static str,
    keys: &'static [&'static str],
    label: Says,
    bar: u8,
) -> Row {
    row(action, name, keys, Scope::Held, (always, label), Some(bar))
}

pub(super) const fn debrief(
    action: Action,
    name: &'static str,
    keys: &'static [&'static str],
    label: Says,
    bar: Option<u8>,
) -> Row {
    row(action, name, keys, Scope::Debrief, (always, label), bar)
}

pub(super) const fn picker(
    action: Action,
    name: &'static str,
    keys: &'static [&'static str],
    works: Works,
    label: Says,
    bar: Option<u8>,
) -> Row {
    row(action, name, keys, Scope::Picker, (works, label), bar)
}

pub(super) const fn plan(
    action: Action,
    name: &'static str,
    keys: &'static [&'static str],
    works: Works,
    label: Says,
    bar: Option<u8>,
) -> Row {
    row(action, name, keys, Scope::Plan, (works, label), bar)
}

pub(super) const fn work(
    work: SlotWork,
    name: &'static str,
    keys: &'static [&'static str],
    works: Works,
    bar: Option<u8>,
) -> Row {
    plan(Action::Slot(work), name, keys, works, does(work), bar)
}

pub(super) const fn form(
    action: Action,
    name: &'static str,
    keys: &'static [&'static str],
    label: Says,
    bar: Option<u8>,
) -> Row {
    row(action, name, keys, Scope::Form, (always, label), bar)
}

pub(super) const fn overlay(
    action: Action,
    name: &'static str,
    keys: &'static [&'static str],
    label: Says,
    bar: Option<u8>,
) -> Row {
    row(action, name, keys, Scope::Overlay, (always, label), bar)
}

pub(super) const fn list(
    action: Action,
    name: &'static str,
    keys: &'static [&'static str],
    label: Says,
    bar: Option<u8>,
) -> Row {
    row(action, name, keys, Scope::List, (always, label), bar)
}

pub(super) const fn panel(
    action: Action,
    name: &'static str,
    keys: &'static [&'static str],
    works: Works,
    label: Says,
    bar: u8,
) -> Row {
    row(action, name, keys, Scope::CatchUp, (works, label), Some(bar))
}

pub(super) const fn of(kind: NoteKind) -> Action {
    Action::NoteOf(kind)
}

impl Row {
    pub(super) const fn while_typing(self) -> Self {
        Self { while_typing: true, ..self }
    }

    pub(super) const fn while_reading(self) -> Self {
        Self { while_reading: true, ..self }
    }
}
