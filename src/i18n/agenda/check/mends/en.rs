//! Mends in English.

use crate::{
    agenda::check::{Hour, MendKind, MendNames},
    i18n::{
        Lang::En,
        agenda::check::{hour, minutes},
        format::quote,
    },
};

pub(super) const NAMES: MendNames<'static> = MendNames { pause: "Break" };

pub(super) fn words(what: &MendKind) -> String {
    let at = |time: &Hour| hour(En, *time);
    let named = |title: &str| {
        if title.is_empty() { "this slot".to_owned() } else { quote(En, title) }
    };
    match what {
        MendKind::End { title, end, length } => {
            format!("end {} at {} ({})", named(title), at(end), minutes(*length))
        }
        MendKind::Begin { title, start, length } => {
            format!("begin {} at {} ({})", named(title), at(start), minutes(*length))
        }
        MendKind::FillBreak { start, end, length } => {
            format!("write a break from {} to {} ({})", at(start), at(end), minutes(*length))
        }
    }
}
