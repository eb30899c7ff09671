//! The `--` before the text of a note, which the reader of options takes away.
//!
//! Without it nobody could tell a text that looks like an option from one that asks for help.

use std::ffi::OsString;

/// What comes before words that are text, whatever they look like.
pub(super) const TEXT: &str = "--";

/// The words of a command line; where they are a note, the `--` before its text stands in them
/// twice, so that one is left when the options are read.
pub(super) fn kept(mut words: Vec<OsString>) -> Vec<OsString> {
    let note = after_options(&words, 1).filter(|at| words[*at] == "note");
    let text = note.and_then(|note| after_options(&words, note + 1));
    if let Some(at) = text.filter(|at| words[*at] == TEXT) {
        words.insert(at, TEXT.into());
    }
    words
}

/// Where the first word is that is neither an option nor its value; all those options have one.
fn after_options(words: &[OsString], mut at: usize) -> Option<usize> {
    loop {
        let word = words.get(at)?.to_string_lossy();
        if word == TEXT || !word.starts_with("--") {
            return Some(at);
        }
        at += if word.contains('=') { 1 } else { 2 };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_those_before_the_text_of_a_note_stand_twice() {
        for (line, kept_as) in [
            ("deroule note -- --help", "deroule note -- -- --help"),
            ("deroule note --for Lab -- -h", "deroule note --for Lab -- -- -h"),
            ("deroule --lang fr note --at=14h05 -- x", "deroule --lang fr note --at=14h05 -- -- x"),
            ("deroule note a -- b", "deroule note a -- b"),
            ("deroule note --help", "deroule note --help"),
            ("deroule note --for", "deroule note --for"),
            ("deroule do note -- --help", "deroule do note -- --help"),
            ("deroule search -- note", "deroule search -- note"),
            ("deroule", "deroule"),
        ] {
            let words = line.split(' ').map(OsString::from).collect();
            let words: Vec<_> =
                kept(words).iter().map(|it| it.to_string_lossy().into_owned()).collect();
            assert_eq!(words.join(" "), kept_as);
        }
    }
}
