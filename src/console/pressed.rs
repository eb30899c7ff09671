//! From the keys of the terminal to ours.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::key::{Code, Key};
use crate::i18n::console::key::Named;

/// The key that the terminal reported; none for keys that have no name here.
pub(super) fn key(event: KeyEvent) -> Option<Key> {
    let held = |modifier| event.modifiers.contains(modifier);
    let (ctrl, alt) = (held(KeyModifiers::CONTROL), held(KeyModifiers::ALT));
    let shift = held(KeyModifiers::SHIFT);
    let named = |name| Some(Key { code: Code::Named(name), ctrl, alt, shift });
    match event.code {
        KeyCode::Char(c) => {
            let key = Key::char(c);
            // the terminal says Shift only where it is not in the character already
            Some(Key { ctrl, alt, shift: key.shift, ..key })
        }
        KeyCode::F(number) => Some(Key { code: Code::F(number), ctrl, alt, shift }),
        KeyCode::Enter => named(Named::Enter),
        KeyCode::Esc => named(Named::Esc),
        KeyCode::Tab => named(Named::Tab),
        // the terminal has a code of its own for it, and may say Shift or not
        KeyCode::BackTab => Some(Key { code: Code::Named(Named::Tab), ctrl, alt, shift: true }),
        KeyCode::Backspace => named(Named::Backspace),
        KeyCode::Delete => named(Named::Delete),
        KeyCode::Home => named(Named::Home),
        KeyCode::End => named(Named::End),
        KeyCode::PageUp => named(Named::PageUp),
        KeyCode::PageDown => named(Named::PageDown),
        KeyCode::Up => named(Named::Up),
        KeyCode::Down => named(Named::Down),
        KeyCode::Left => named(Named::Left),
        KeyCode::Right => named(Named::Right),
        KeyCode::Insert
        | KeyCode::Null
        | KeyCode::CapsLock
        | KeyCode::ScrollLock
        | KeyCode::NumLock
        | KeyCode::PrintScreen
        | KeyCode::Pause
        | KeyCode::Menu
        | KeyCode::KeypadBegin
        | KeyCode::Media(_)
        | KeyCode::Modifier(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_the_terminal_are_ours() {
        let pressed =
            |code, modifiers| key(KeyEvent::new(code, modifiers)).map(|key| key.to_string());
        let none = KeyModifiers::NONE;
        assert_eq!(pressed(KeyCode::Char('U'), KeyModifiers::SHIFT).as_deref(), Some("Shift-U"));
        assert_eq!(pressed(KeyCode::Char('p'), KeyModifiers::CONTROL).as_deref(), Some("Ctrl-P"));
        assert_eq!(pressed(KeyCode::Char('?'), KeyModifiers::SHIFT).as_deref(), Some("?"));
        assert_eq!(pressed(KeyCode::Char(' '), none).as_deref(), Some("Space"));
        assert_eq!(pressed(KeyCode::PageDown, none).as_deref(), Some("PageDown"));
        assert_eq!(pressed(KeyCode::BackTab, KeyModifiers::SHIFT).as_deref(), Some("Shift-Tab"));
        assert_eq!(pressed(KeyCode::BackTab, none).as_deref(), Some("Shift-Tab"));
        assert_eq!(pressed(KeyCode::CapsLock, none), None);
    }
}
