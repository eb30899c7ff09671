//! A plan that was handed over and changed since: what its page shows is read as our own words,
//! and what it does not show comes from the agenda behind it.
//!
//! What somebody wrote there always counts more than what is kept. A page of other people is
//! never taken for one of ours: its headings tell.

mod align;
mod lines;
mod seen;
mod slots;
mod teams;
mod words;

use chrono::NaiveDate;

use super::{debrief::day, whole::read_again};
use crate::{
    agenda::{Agenda, Text, read, write},
    import::{
        finding::{Finding, FindingKind, Severity},
        read::ReadAgenda,
    },
};
pub(in crate::import) use align::{align, align_by_place};
use seen::{Seen, look};
pub(in crate::import) use seen::{html_blocks, instant};
pub(in crate::import) use words::{behind, plain};

/// Reads a page by what it shows, and by `kept` for the rest; none where it is no page of ours,
/// or what it shows makes no agenda that loads.
pub(super) fn read(text: &str, kept: Option<&Agenda>) -> Option<ReadAgenda> {
    let mut seen = look(text, kept.is_some())?;
    let mut lost = std::mem::take(&mut seen.unknown);
    let mut agenda = head(&seen, kept, &mut lost);
    agenda.lineup = match (&seen.teams, kept) {
        (Some(lines), _) => teams::read(seen.words, lines, kept),
        (None, Some(kept)) => kept.lineup.clone(),
        (None, None) => Vec::new(),
    };
    let mut new = Vec::new();
    agenda.slots = slots::read(&seen, kept, &agenda, &mut new, &mut lost);
    // as strict as its file
    let agenda = read::read(write(&agenda).as_bytes()).agenda?;
    let lines: Vec<u32> = seen.slots.iter().map(|slot| slot.line).collect();
    let mut lines = lines.into_iter();
    let mut read = read_again(agenda, text, || lines.next().unwrap_or(1));
    let what = match kept {
        Some(_) => FindingKind::Reworded,
        None => FindingKind::PageAlone,
    };
    read.findings.push(Finding { line: 1, severity: Severity::Note, what });
    let new = new.into_iter().map(|(line, title)| (line, FindingKind::PageSlot { title }));
    let lost = lost.into_iter().map(|(line, text)| (line, FindingKind::NotUnderstood { text }));
    let mut rest: Vec<Finding> = new
        .map(|(line, what)| Finding { line, severity: Severity::Note, what })
        .chain(lost.map(|(line, what)| Finding { line, severity: Severity::Warning, what }))
        .collect();
    rest.sort_by_key(|finding| finding.line);
    read.findings.extend(rest);
    Some(read)
}

/// All but the teams and the slots.
fn head(seen: &Seen, kept: Option<&Agenda>, lost: &mut Vec<(u32, String)>) -> Agenda {
    let none = Agenda::default();
    let old = kept.unwrap_or(&none);
    let mut agenda = Agenda {
        title: text(&seen.title, Some(&old.title)),
        lang: kept.map_or(Some(seen.words.lang), |kept| kept.lang),
        hosts: list(seen.hosts.as_deref(), &old.hosts),
        objectives: list(seen.objectives.as_deref(), &old.objectives),
        ..old.clone()
    };
    if seen.tells_end {
        // the seconds are not shown
        let same = |end: &chrono::NaiveTime| old.end.is_some_and(|old| slots::shown(old) == *end);
        agenda.end = seen.end.map(|end| if same(&end) { old.end.unwrap_or(end) } else { end });
        agenda.source = seen.source.as_deref().map(|said| text(said, old.source.as_ref()));
    }
    let about = seen.about.as_deref().unwrap_or_default();
    if seen.calendar {
        let date = about.first().and_then(|date| NaiveDate::parse_from_str(date, "%Y-%m-%d").ok());
        agenda.date = kept.map_or(date, |kept| kept.date.and(date));
        agenda.zone = kept.map_or(seen.zone, |kept| kept.zone);
        agenda.place = seen.place.as_deref().map(|said| text(said, old.place.as_ref()));
        return agenda;
    }
    let all = |agenda: &Agenda| {
        let texts = agenda.place.iter().chain(&agenda.audience);
        texts.map(|text| plain(text)).collect::<Vec<_>>().join(" · ")
    };
    let (date, rest) = match about.split_first() {
        Some((first, rest)) if day(first).is_some() => (day(first), rest),
        Some((first, rest)) if old.date.is_some() && about.len() > 1 => {
            // somebody wrote there what is no date
            lost.push((1, first.clone()));
            (old.date, rest)
        }
        Some(_) | None => (None, about),
    };
    agenda.date = date;
    let said: Vec<String> = rest.iter().map(|text| plain(text)).collect();
    if said.join(" · ") == all(old) {
        return agenda;
    }
    let only_audience = old.place.is_none() && old.audience.is_some() && rest.len() == 1;
    let (place, audience) = if only_audience {
        (None, rest)
    } else {
        let (place, audience) = rest.split_at(rest.len().min(1));
        (place.first(), audience)
    };
    agenda.place = place.map(|said| text(said, old.place.as_ref()));
    let audience = audience.join(" · ");
    agenda.audience = (!audience.is_empty()).then(|| text(&audience, old.audience.as_ref()));
    agenda
}

/// What is said, letter for letter as it is kept where only its blanks differ.
fn text(said: &str, kept: Option<&Text>) -> Text {
    match kept {
        Some(kept) if plain(kept) == plain(said) => kept.clone(),
        Some(_) | None => Text::clean(said),
    }
}

fn list(said: Option<&[String]>, kept: &[Text]) -> Vec<Text> {
    let Some(said) = said else { return kept.to_vec() };
    let same = |one: usize, other: usize| plain(&kept[one]) == plain(&said[other]);
    let found = align_by_place(kept.len(), said.len(), &[&same]);
    let old = found.into_iter().map(|one| one.and_then(|one| kept.get(one)));
    said.iter().zip(old).map(|(said, kept)| text(said, kept)).collect()
}
