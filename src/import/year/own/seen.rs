//! What a printed programme shows, whoever wrote it last: its dates, each with what is told of it,
//! and what is told of all of them.

use std::collections::BTreeMap;

use chrono::{NaiveTime, Timelike};
use chrono_tz::Tz;

use super::words::{Field, hours};
use crate::{
    agenda::{Lang, Text, programme::Frame},
    import::{own::page::plain, year::frame::Hours},
};

/// What is seen; what the format does not speak of is none.
#[derive(Debug, Default)]
pub(super) struct Seen {
    pub(super) title: Option<String>,
    pub(super) frame: Usual,
    pub(super) zone: Option<Tz>,
    pub(super) lang: Option<Lang>,
    /// Where it comes from; none inside where the format would tell it and does not.
    pub(super) source: Option<Option<String>>,
    /// Whether all that is known of the programme itself is told: then what is not, is not there.
    pub(super) all: bool,
    pub(super) rows: Vec<Row>,
    /// What stands where nothing of ours does, by line.
    pub(super) unknown: Vec<(u32, String)>,
}

/// What is told of the frame.
#[derive(Debug, Default)]
pub(super) enum Usual {
    /// Nothing: the format does not speak of it.
    #[default]
    Untold,
    /// This.
    Told(Frame),
    /// It is one of these lines, if it is there.
    Among(Vec<(u32, String)>),
}

/// A date as it is shown.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub(super) line: u32,
    /// What is told of it, letter for letter; a field that the format does not show is absent.
    pub(super) told: BTreeMap<Field, String>,
}

impl Row {
    /// What is told in a field; none where it is not shown.
    pub(super) fn of(&self, field: Field) -> Option<&str> {
        self.told.get(&field).map(String::as_str)
    }

    /// From when to when; none where that is not shown or cannot be read.
    pub(super) fn hours(&self) -> Option<Hours> {
        hours(self.of(Field::Hours)?)
    }
}

/// A time as a page shows it: without seconds.
pub(super) fn shown(time: NaiveTime) -> NaiveTime {
    time.with_second(0).unwrap_or(time)
}

/// What is said, letter for letter as it is kept where only its blanks differ.
pub(super) fn text(said: &str, kept: Option<&Text>) -> Option<Text> {
    match kept {
        Some(kept) if plain(kept) == plain(said) => Some(kept.clone()),
        Some(_) | None => Some(Text::clean(said)).filter(|text| !text.is_empty()),
    }
}
