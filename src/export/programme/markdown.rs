//! The programme as a table in Markdown, the way such calendars are kept on wikis, and the programme
//! itself behind it.

use super::Year;
use crate::{
    agenda::sealed,
    export::escape::{escape, escape_heading},
    i18n::{
        Lang,
        programme::{Says, hours},
    },
};

pub(super) fn write(year: &Year<'_>, lang: Lang) -> String {
    sealed::seal_year_page(&page(year, lang), year.programme)
}

fn page(year: &Year<'_>, lang: Lang) -> String {
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
    } else {
        table(year, lang, &mut out);
    }
    if let Some(source) = &programme.source {
        out.push_str(&format!("\n{}\n", escape(&Says::Source(source).words(lang))));
    }
    out
}

fn table(year: &Year<'_>, lang: Lang, out: &mut String) {
    let columns = year.columns();
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let heads = columns.iter().map(|column| Says::Column(*column).words(lang));
    out.push_str(&row(heads.collect()));
    out.push_str(&row(vec!["---".to_owned(); columns.len()]));
    for index in year.in_order() {
        let meeting = &year.programme.dates[index];
        let cells = columns.iter().map(|column| escape(&year.cell(index, meeting, *column, lang)));
        out.push_str(&row(cells.collect()));
    }
}
