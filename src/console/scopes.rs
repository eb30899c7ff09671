//! Where the next key is looked for: which rows of the table of actions work on this screen.

use super::{
    action::Scope,
    model::{Dialog, Model, Overlay, Question, Screen},
};

impl Model {
    /// The places in which the next key is looked for.
    #[must_use]
    pub fn scopes(&self) -> &'static [Scope] {
        match &self.overlay {
            Some(Overlay::Dialog(Dialog::Confirm(Question::Discard { .. }))) => {
                &[Scope::Unsaved, Scope::Overlay, Scope::Always]
            }
            Some(Overlay::Dialog(_) | Overlay::Palette(_)) => {
                &[Scope::Overlay, Scope::Outside, Scope::Always]
            }
            Some(Overlay::CatchUp(panel)) if panel.field.is_some() => {
                &[Scope::Overlay, Scope::Outside, Scope::Always]
            }
            Some(Overlay::CatchUp(_)) => {
                &[Scope::CatchUp, Scope::Everywhere, Scope::Overlay, Scope::Outside, Scope::Always]
            }
            Some(Overlay::Invite { .. }) => {
                &[Scope::Invite, Scope::Everywhere, Scope::Overlay, Scope::Outside, Scope::Always]
            }
            Some(Overlay::Help { .. } | Overlay::Log { .. } | Overlay::Sessions { .. }) => {
                &[Scope::List, Scope::Everywhere, Scope::Overlay, Scope::Outside, Scope::Always]
            }
            Some(Overlay::Arrivals { .. } | Overlay::Drawn { .. } | Overlay::Fair { .. }) => {
                &[Scope::Everywhere, Scope::Overlay, Scope::Outside, Scope::Always]
            }
            None => self.ground(),
        }
    }

    /// The same for what lies under a list or a question: what help and palette are about.
    #[must_use]
    pub fn ground(&self) -> &'static [Scope] {
        match &self.screen {
            Screen::Picker(_) => &[
                Scope::Picker,
                Scope::List,
                Scope::Everywhere,
                Scope::Overlay,
                Scope::Outside,
                Scope::Always,
            ],
            Screen::Plan(plan) if plan.form.is_some() => &[Scope::Form, Scope::Always],
            Screen::Plan(plan) if plan.live.is_some() => {
                &[Scope::Live, Scope::Plan, Scope::Everywhere, Scope::Always]
            }
            Screen::Plan(_) => &[Scope::Plan, Scope::Everywhere, Scope::Always],
            Screen::Desk(desk) if desk.editor.is_some() => {
                &[Scope::Typing, Scope::Outside, Scope::Always]
            }
            Screen::Desk(desk) if desk.held.is_some() => {
                &[Scope::Held, Scope::Outside, Scope::Always]
            }
            Screen::Desk(desk) if desk.debrief.is_some() => {
                &[Scope::Debrief, Scope::Everywhere, Scope::Outside, Scope::Always]
            }
            Screen::Desk(_) => &[Scope::Desk, Scope::Everywhere, Scope::Outside, Scope::Always],
        }
    }
}
