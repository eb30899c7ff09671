//! Org documents: headlines, lists, tables, emphasis, timestamps, keywords and properties.

use std::borrow::Cow;

use super::{
    MAX_LINES,
    doc::{Doc, Role, squeeze},
    plain::{self, Raw},
};

/// Reads an Org document.
///
/// Headlines become headings, with their timestamp before them and their effort behind; the rest
/// is read like plain text, without emphasis and links.
pub(super) fn read(text: &str) -> Doc {
    let mut doc = Doc::default();
    let mut cleaned: Vec<(u32, Cow<'_, str>)> = Vec::new();
    let mut drawer = false;
    for (line, number) in text.lines().zip(1..) {
        if doc.full {
            break;
        }
        let trimmed = line.trim();
        if let Some(keyword) = trimmed.strip_prefix("#+") {
            if let Some((name, value)) = keyword.split_once(':') {
                meta(&mut doc, &mut cleaned, number, name, value.trim());
            }
            continue;
        }
        // when work was clocked, is due, or was closed is about no session
        if trimmed.starts_with("# ")
            || ["CLOCK:", "CLOSED:", "DEADLINE:"].iter().any(|word| trimmed.starts_with(word))
        {
            continue;
        }
        if trimmed.starts_with(':')
            && trimmed.len() > 2
            && trimmed.ends_with(':')
            && !trimmed.contains(' ')
        {
            drawer = !trimmed.eq_ignore_ascii_case(":end:");
            continue;
        }
        if drawer && trimmed.starts_with(':') {
            if let Some(effort) = property(trimmed, "effort") {
                append(&mut doc, &format!(" ({})", spelled(effort)));
            }
            continue;
        }
        if let Some((level, title)) = headline(line) {
            flush(&mut doc, &mut cleaned);
            doc.push(number, Role::Heading(level), 0, &inline(&title));
            continue;
        }
        let planned = trimmed.strip_prefix("SCHEDULED:");
        if let Some(stamp) =
            planned.or((trimmed.starts_with('<') && trimmed.ends_with('>')).then_some(trimmed))
        {
            // a timestamp below a headline belongs to the headline
            prepend(&mut doc, &inline(stamp));
            continue;
        }
        cleaned.push((number, inline(line)));
        // more than are read
        if cleaned.len() > MAX_LINES {
            flush(&mut doc, &mut cleaned);
        }
    }
    flush(&mut doc, &mut cleaned);
    doc
}

fn flush(doc: &mut Doc, lines: &mut Vec<(u32, Cow<'_, str>)>) {
    let raws: Vec<Raw> =
        lines.iter().map(|(line, text)| Raw { line: *line, text, hard: false }).collect();
    plain::lines_into(doc, &raws, 0);
    lines.clear();
}

fn meta(doc: &mut Doc, lines: &mut Vec<(u32, Cow<'_, str>)>, number: u32, name: &str, value: &str) {
    match name.to_ascii_lowercase().as_str() {
        "title" => doc.title = Some(inline(value).into_owned()),
        "date" => lines.push((number, format!("Date : {}", inline(value)).into())),
        _ => {}
    }
}

fn headline(line: &str) -> Option<(u8, String)> {
    let stars = line.chars().take_while(|c| *c == '*').count();
    let rest = line.get(stars..)?.strip_prefix(' ')?;
    if stars == 0 {
        return None;
    }
    let mut title = rest.trim();
    for state in ["TODO ", "DONE ", "NEXT ", "WAIT ", "WAITING ", "STARTED ", "CANCELLED "] {
        title = title.strip_prefix(state).unwrap_or(title).trim_start();
    }
    if title.starts_with("[#") && title.len() > 4 {
        title = title.get(4..).unwrap_or(title).trim_start();
    }
    if let Some(at) = title.rfind(" :")
        && title.ends_with(':')
        && !title[at + 2..].contains(' ')
    {
        title = title[..at].trim_end();
    }
    Some((u8::try_from(stars).unwrap_or(u8::MAX), title.to_owned()))
}

fn property<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let (key, value) = line.strip_prefix(':')?.split_once(':')?;
    key.eq_ignore_ascii_case(name).then(|| value.trim())
}

/// An effort of `0:15` is a length, written so that it reads as one.
fn spelled(effort: &str) -> String {
    match effort.split_once(':') {
        Some(("0" | "00", minutes)) => format!("{minutes} min"),
        Some((hours, minutes)) => format!("{hours}h{minutes}"),
        None => effort.to_owned(),
    }
}

fn append(doc: &mut Doc, text: &str) {
    if let Some(last) = doc.blocks.last_mut().filter(|block| matches!(block.role, Role::Heading(_)))
    {
        last.text.push_str(text);
    }
}

fn prepend(doc: &mut Doc, text: &str) {
    if let Some(last) = doc.blocks.last_mut().filter(|block| matches!(block.role, Role::Heading(_)))
    {
        last.text = squeeze(&format!("{text} {}", last.text));
    }
}

/// Removes emphasis and links, spells timestamps out.
fn inline(line: &str) -> Cow<'_, str> {
    let holds = |marks: &[u8]| line.bytes().any(|byte| marks.contains(&byte));
    let text = match holds(b"[<") || line.contains("--") {
        true => Cow::Owned(stamps(&links(line))),
        false => Cow::Borrowed(line),
    };
    if holds(b"*/_=~+") { Cow::Owned(emphasis(&text)) } else { text }
}

/// `[[https://example.org][the page]]` is `the page`.
fn links(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find("[[") {
        let Some(end) = rest[at..].find("]]") else { break };
        out.push_str(&rest[..at]);
        let inner = &rest[at + 2..at + end];
        out.push_str(inner.split_once("][").map_or(inner, |(_, name)| name));
        rest = &rest[at + end + 2..];
    }
    out.push_str(rest);
    out
}

/// `<2018-06-21 jeu. 13:30-14:45>` is `2018-06-21 13:30-14:45`.
fn stamps(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find(['<', '[']) {
        let close = if rest[at..].starts_with('<') { '>' } else { ']' };
        let inner = rest[at + 1..].find(close).map(|end| &rest[at + 1..at + 1 + end]);
        out.push_str(&rest[..at]);
        match inner.filter(|inner| is_stamp(inner)) {
            Some(inner) => {
                // "<2018-06-21 jeu. 13:30>--<2018-06-21 jeu. 14:45>": the day was said
                let goes_on = out.ends_with("--") && inner.contains(':');
                let kept = inner
                    .split_whitespace()
                    .filter(|word| word.starts_with(|c: char| c.is_ascii_digit()))
                    .skip(usize::from(goes_on));
                out.push_str(&kept.collect::<Vec<_>>().join(" "));
                rest = &rest[at + inner.len() + 2..];
            }
            None => {
                out.push_str(&rest[at..=at]);
                rest = &rest[at + 1..];
            }
        }
    }
    out.push_str(rest);
    out.replace("--", "-")
}

fn is_stamp(inner: &str) -> bool {
    let mut parts = inner.splitn(3, '-');
    parts.next().is_some_and(|year| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()))
        && parts.next().is_some_and(|month| month.len() == 2)
        && parts.next().is_some()
}

/// Removes `*bold*`, `/italic/`, `_underlined_`, `=verbatim=`, `~code~` marks around words.
fn emphasis(line: &str) -> String {
    let chars: Vec<char> = line.chars().collect();
    let indent = chars.iter().take_while(|c| c.is_whitespace()).count();
    let mut drop = vec![false; chars.len()];
    let mut open: Vec<(char, usize)> = Vec::new();
    for (at, c) in chars.iter().enumerate().skip(indent) {
        if !matches!(c, '*' | '/' | '_' | '=' | '~' | '+') {
            continue;
        }
        let before = at.checked_sub(1).map_or(' ', |at| chars[at]);
        let after = chars.get(at + 1).copied().unwrap_or(' ');
        let closes = open.iter().rposition(|(mark, _)| mark == c);
        if let Some(place) = closes
            && !before.is_whitespace()
            && !after.is_alphanumeric()
        {
            let (_, start) = open[place];
            drop[start] = true;
            drop[at] = true;
            open.truncate(place);
        } else if !after.is_whitespace() && !before.is_alphanumeric() && open.len() < 8 {
            open.push((*c, at));
        }
    }
    chars.iter().zip(drop).filter(|(_, drop)| !drop).map(|(c, _)| *c).collect()
}
