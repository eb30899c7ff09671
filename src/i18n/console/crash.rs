//! The last word after a panic.

use crate::i18n::Lang;

/// What a person should know after the console has stopped on an error of its own.
#[must_use]
pub const fn crash(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => {
            "La console s’est arrêtée sur une erreur qui vient d’elle. Vos notes sont dans le \
             journal\u{A0}: relancez deroule pour reprendre où vous en étiez."
        }
        Lang::En => {
            "The console stopped on an error of its own. Your notes are in the journal: start \
             deroule again to go on where you were."
        }
    }
}
