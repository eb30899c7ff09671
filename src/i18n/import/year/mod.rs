//! What is said of a calendar that was read.

mod en;
mod fr;

use super::Words;
use crate::{
    i18n::{
        Lang,
        programme::{Column, Says},
    },
    import::year::{Part, YearFindingKind},
};

/// The words for a remark about a calendar.
#[must_use]
pub fn words(lang: Lang, what: &YearFindingKind) -> Words {
    let (says, mend) = match lang {
        Lang::Fr => fr::words(what),
        Lang::En => en::words(what),
    };
    Words { says, mend }
}

/// The names of columns in a row, as a programme heads them.
fn columns(lang: Lang, parts: &[Part]) -> String {
    let name = |part: &Part| {
        let column = match part {
            Part::Date => Column::Date,
            Part::Hours | Part::Start | Part::End => Column::Hours,
            Part::Audience => Column::Audience,
            Part::Hosts => Column::Hosts,
            Part::Place => Column::Place,
            Part::Theme => Column::Theme,
            Part::Objectives => Column::Objectives,
            Part::After => Column::After,
            Part::Agenda => Column::Agenda,
            Part::Outcome => Column::Outcome,
            Part::Other => return None,
        };
        Some(Says::Column(column).words(lang).to_lowercase())
    };
    parts.iter().filter_map(name).collect::<Vec<_>>().join(", ")
}
