//! Which key does what: the table's keys, with the settings' changes. Clashes are refused.

use std::collections::BTreeMap;

use super::{
    action::{Action, Row, Scope, TABLE},
    key::{Code, Key},
    model::{Model, SlotWork},
    of_plan::is_unsaved,
    role::bars,
};
use crate::i18n::console::{action::Label, key::Named, settings::KeyTrouble};

/// Which key does what.
#[derive(Debug, Clone)]
pub struct Keymap {
    /// One list of keys for each row of the table, in its order.
    keys: Vec<Vec<Key>>,
}

/// An action in the key bar, the help or the palette.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// What it does.
    pub action: Action,
    /// Its keys, the first one to be shown where there is little room.
    pub keys: Vec<Key>,
    /// Its words.
    pub label: Label,
}

impl Default for Keymap {
    fn default() -> Self {
        let keys = TABLE.iter().map(|row| row.keys.iter().filter_map(|key| key.parse().ok()));
        Self { keys: keys.map(Iterator::collect).collect() }
    }
}

impl Keymap {
    /// The table's keys, but for the actions that `settings` names: those have the keys given
    /// there, and no others.
    ///
    /// # Errors
    /// With all that is wrong: unknown actions and keys, a key with two meanings in one place, a
    /// key that would type a character where a note is typed.
    pub fn new(settings: &BTreeMap<String, Vec<String>>) -> Result<Self, Vec<KeyTrouble>> {
        let mut keymap = Self::default();
        let mut troubles = Vec::new();
        for (name, written) in settings {
            let Some(place) = TABLE.iter().position(|row| row.name == name) else {
                troubles.push(KeyTrouble::UnknownAction {
                    name: name.as_str().into(),
                    nearest: nearest(name),
                });
                continue;
            };
            let mut keys = Vec::new();
            for key in written {
                match key.parse::<Key>() {
                    Ok(key)
                        if matches!(
                            TABLE[place].scope,
                            Scope::Typing | Scope::Form | Scope::Outside | Scope::Always
                        ) && edits(key) =>
                    {
                        troubles.push(KeyTrouble::Types {
                            action: TABLE[place].name,
                            key: key.to_string(),
                        });
                    }
                    Ok(key) => keys.push(key),
                    Err(_) => troubles.push(KeyTrouble::UnknownKey {
                        action: TABLE[place].name,
                        key: key.as_str().into(),
                    }),
                }
            }
            keymap.keys[place] = keys;
        }
        troubles.extend(keymap.clashes());
        if troubles.is_empty() { Ok(keymap) } else { Err(troubles) }
    }

    /// Every key that has two meanings in one place.
    #[must_use]
    pub fn clashes(&self) -> Vec<KeyTrouble> {
        let mut found = Vec::new();
        for (place, (row, keys)) in self.rows().enumerate() {
            for (other, others) in self.rows().skip(place + 1) {
                let met = keys.iter().filter(|key| others.contains(key));
                let met = met.filter(|key| {
                    row.meets(other)
                        || (row.while_typing && types(&[other.scope]) && !edits(**key))
                        || (other.while_typing && types(&[row.scope]) && !edits(**key))
                        || (row.while_reading && reads(&[other.scope]) && !edits(**key))
                        || (other.while_reading && reads(&[row.scope]) && !edits(**key))
                });
                found.extend(met.map(|key| KeyTrouble::Clash {
                    key: key.to_string(),
                    one: row.name,
                    other: other.name,
                }));
            }
        }
        found
    }

    /// What `key` does now; none where it does nothing, or types.
    #[must_use]
    pub fn find(&self, model: &Model, key: Key) -> Option<Action> {
        let scopes = model.scopes();
        let typing = types(scopes);
        let with = |key: Key| {
            let mut rows = self.rows();
            let found = rows.find(|(row, keys)| {
                let here = scopes.contains(&row.scope) || (is_beside(row, scopes) && !edits(key));
                here && keys.contains(&key)
            });
            found.map(|(row, _)| row.action)
        };
        with(key).or_else(|| {
            // a capital, by Shift or by Caps Lock, is its letter where it has no meaning of its own
            let letter = matches!(key.code, Code::Char(_)) && key.shift && !typing;
            letter.then(|| with(key.unshifted())).flatten()
        })
    }

    /// The keys of an action, the one to show first.
    #[must_use]
    pub fn keys(&self, action: Action) -> &[Key] {
        let found = self.rows().find(|(row, _)| row.action == action);
        found.map_or(&[], |(_, keys)| keys)
    }

    /// What the key bar says now, the most urgent first.
    #[must_use]
    pub fn bar(&self, model: &Model) -> Vec<Hint> {
        let mut rows: Vec<_> = self
            .working(model, model.scopes())
            .filter(|(row, _)| row.rank(model).is_some())
            .collect();
        rows.sort_by_key(|(row, _)| row.rank(model));
        let mut hints: Vec<Hint> = Vec::with_capacity(rows.len());
        for (row, keys) in rows {
            match hints.last_mut() {
                // two keys that belong together are said once
                Some(last)
                    if row.action == Action::NextWay && last.action == Action::PreviousWay =>
                {
                    last.keys = last.keys.iter().chain(keys).take(2).copied().collect();
                    last.label = Label::Ways;
                }
                Some(last) if together(last.action, row.action).is_some() => {
                    last.keys.truncate(1);
                    last.keys.extend(keys.first());
                    last.label = together(last.action, row.action).unwrap_or(last.label);
                }
                Some(last)
                    if row.action == Action::NextFormat && last.action == Action::FormatBefore =>
                {
                    last.keys = last.keys.iter().chain(keys).take(2).copied().collect();
                    last.label = Label::Formats;
                }
                Some(last) if row.action == Action::More && last.action == Action::Less => {
                    last.keys = last.keys.iter().chain(keys).take(2).copied().collect();
                    last.label = Label::MoreOrLess;
                }
                Some(_) | None => {
                    // the question names the key that saves, and so does the bar
                    let saves = row.action == Action::Accept && is_unsaved(model);
                    let keys = if saves { self.keys(Action::SavePlan) } else { keys };
                    hints.push(hint(model, row, keys));
                }
            }
        }
        hints
    }

    /// Every action that is of use now under help and palette, in the order of the table.
    #[must_use]
    pub fn help(&self, model: &Model) -> Vec<Hint> {
        self.working(model, model.ground()).map(|(row, keys)| hint(model, row, keys)).collect()
    }

    fn working<'a>(
        &'a self,
        model: &'a Model,
        scopes: &'a [Scope],
    ) -> impl Iterator<Item = (&'static Row, &'a [Key])> {
        self.rows().filter(move |(row, _)| {
            (scopes.contains(&row.scope) || is_beside(row, scopes))
                && (row.works)(model)
                && !bars(model, row.action)
        })
    }

    fn rows(&self) -> impl Iterator<Item = (&'static Row, &[Key])> {
        TABLE.iter().zip(self.keys.iter().map(Vec::as_slice))
    }
}

/// What two keys do together, where one goes the other way.
fn together(one: Action, other: Action) -> Option<Label> {
    let pairs = [
        (SlotWork::Shorter, SlotWork::Longer, Label::Length),
        (SlotWork::MoreTurns, SlotWork::FewerTurns, Label::TurnCount),
        (SlotWork::Up, SlotWork::Down, Label::MoveSlot),
    ];
    let found = pairs
        .into_iter()
        .find(|(first, second, _)| (one, other) == (Action::Slot(*first), Action::Slot(*second)));
    found.map(|(_, _, label)| label)
}

fn hint(model: &Model, row: &Row, keys: &[Key]) -> Hint {
    // of what drives the clock from elsewhere, only the keys that do
    let ground = model.ground();
    let beside = is_beside(row, ground) && !ground.contains(&row.scope);
    let works = |key: &&Key| !(beside && edits(**key));
    let keys = keys.iter().filter(works).copied().collect();
    Hint { action: row.action, keys, label: (row.label)(model) }
}

/// Whether keys are text where one of these scopes is, or may not mean what they mean elsewhere:
/// then only keys that type nothing drive the clock.
#[must_use]
pub fn types(scopes: &[Scope]) -> bool {
    scopes.iter().any(|scope| matches!(scope, Scope::Typing | Scope::Form | Scope::Held))
}

/// Whether the debrief is looked at where one of these scopes is: letters mean what they mean
/// everywhere, and of a session's keys only those work that type nothing.
#[must_use]
pub fn reads(scopes: &[Scope]) -> bool {
    scopes.contains(&Scope::Debrief)
}

/// Whether a row drives the clock from where something else has the keys.
fn is_beside(row: &Row, scopes: &[Scope]) -> bool {
    let drives = types(scopes) || scopes.contains(&Scope::Live);
    (row.while_typing && drives) || (row.while_reading && reads(scopes))
}

/// Whether the key types a character or edits the line while a note is typed.
#[must_use]
pub fn edits(key: Key) -> bool {
    key.typed().is_some()
        || match key.code {
            Code::Named(
                Named::Backspace
                | Named::Delete
                | Named::Left
                | Named::Right
                | Named::Home
                | Named::End,
            ) => true,
            Code::Named(
                Named::Space
                | Named::Enter
                | Named::Esc
                | Named::Tab
                | Named::PageUp
                | Named::PageDown
                | Named::Up
                | Named::Down,
            )
            | Code::F(_) => false,
            Code::Char(c) => key.ctrl && matches!(c, 'a' | 'e' | 'k' | 'u' | 'w'),
        }
}

fn nearest(name: &str) -> Option<&'static str> {
    let names = TABLE.iter().map(|row| (strsim::damerau_levenshtein(row.name, name), row.name));
    names.min().filter(|(distance, _)| *distance <= 2).map(|(_, name)| name)
}
