//! The programmes that this program printed, in every format: they come back as they were, and what
//! somebody changed in them since counts more than what is kept behind it.
//!
//! Must never take somebody else's calendar for one of ours: its headings tell.

mod calendar;
mod json;
mod merge;
mod page;
mod seen;
mod sheet;
mod words;

use super::{ReadYear, YearFinding, YearFindingKind};
use crate::{
    agenda::{
        programme::{MAX_DATES, Programme, write},
        read::{is_year, read_year},
        sealed::unseal_year,
    },
    import::Context,
};
use merge::merged;

/// Reads a programme that was printed, or its own file; none where a text is neither.
///
/// A page or a calendar whose words are as they were gives the programme that it keeps. Where they
/// were changed they count, and what they do not show is that of the programme behind them.
pub(super) fn read(
    bytes: &[u8],
    text: &str,
    context: Context<'_>,
    year: Option<i32>,
) -> Option<ReadYear> {
    if is_year(bytes) {
        return read_year(bytes).programme.map(whole);
    }
    if text.trim_start().starts_with('{') {
        return json::read(text);
    }
    let kept = match unseal_year(text) {
        Some(kept) if kept.intact => return Some(whole(kept.programme)),
        Some(kept) => Some(kept.programme),
        None => None,
    };
    let seen = if text.trim_start().starts_with("BEGIN:VCALENDAR") {
        calendar::look(text, kept.as_ref())
    } else {
        page::look(text, kept.as_ref()).or_else(|| sheet::look(text))
    }?;
    let (programme, mut findings) = merged(seen, kept.as_ref(), context, year);
    // as strict as its file
    let programme = read_year(write(&programme).as_bytes()).programme?;
    if kept.is_some() {
        findings.insert(0, YearFinding { line: 1, what: YearFindingKind::Reworded });
    }
    Some(ReadYear { programme, findings })
}

const fn whole(programme: Programme) -> ReadYear {
    ReadYear { programme, findings: Vec::new() }
}

/// The most rows that are looked at.
const MOST: usize = MAX_DATES + 1;
