//! Mends in French.

use crate::{
    agenda::check::{Hour, MendKind, MendNames},
    i18n::{
        Lang::Fr,
        agenda::check::{hour, minutes},
        format::quote,
    },
};

pub(super) const NAMES: MendNames<'static> = MendNames { pause: "Pause" };

pub(super) fn words(what: &MendKind) -> String {
    let at = |time: &Hour| hour(Fr, *time);
    let named = |title: &str| {
        if title.is_empty() { "ce créneau".to_owned() } else { quote(Fr, title) }
    };
    match what {
        MendKind::End { title, end, length } => {
            format!("finir {} à {} ({})", named(title), at(end), minutes(*length))
        }
        MendKind::Begin { title, start, length } => {
            format!("commencer {} à {} ({})", named(title), at(start), minutes(*length))
        }
        MendKind::FillBreak { start, end, length } => {
            format!("écrire une pause de {} à {} ({})", at(start), at(end), minutes(*length))
        }
    }
}
