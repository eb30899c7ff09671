//! The programme as a table in Markdown, the way such calendars are kept on wikis.

use super::Year;
use crate::{
    export::escape::{escape, escape_heading},
    i18n::{
        Lang,
        programme::{Column, Says, hours},
    },
};

pub(super) fn write(year: &Year<'_>, lang: Lang) -> String {
    let programme = year.programme;
    let frame = &programme.frame;
    let mut out = format!("# {}\n\n", escape_heading(&programme.title));
    let mut facts = vec![hours(lang, frame.start, frame.end)];
    facts.extend(frame.place.iter().map(|place| escape(place)));
    facts.retain(|fact| !fact.is_empty());
    if !facts.is_empty() {
        out.push_str(&format!("{}\n\n", facts.join(", ")));
    }
    if programme.dates.is_empty() {
        out.push_str(&format!("{}\n", Says::NoDates.words(lang)));
        return out;
    }
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    out.push_str(&row(Column::ALL.map(|it| Says::Column(it).words(lang)).to_vec()));
    out.push_str(&row(vec!["---".to_owned(); Column::ALL.len()]));
    for index in year.in_order() {
        let meeting = &programme.dates[index];
        let cells = Column::ALL.map(|column| escape(&year.cell(index, meeting, column, lang)));
        out.push_str(&row(cells.to_vec()));
    }
    out
}
