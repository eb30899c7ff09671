//! What a file is, by its content: how it is stored, and which format it is written in.

use super::{Binary, Encoding, Format, MAX_LINE, entry::starts_timed};

/// What a file is that holds no text; none when it may hold some.
pub(super) fn binary(bytes: &[u8]) -> Option<Binary> {
    const KNOWN: &[(&[u8], Binary)] = &[
        (b"%PDF-", Binary::Pdf),
        (b"PK\x03\x04", Binary::Office),
        (b"\xD0\xCF\x11\xE0", Binary::Office),
        (b"{\\rtf", Binary::Office),
        (b"\x89PNG", Binary::Picture),
        (b"\xFF\xD8\xFF", Binary::Picture),
        (b"GIF8", Binary::Picture),
        (b"\x7FELF", Binary::Other),
    ];
    /// How much is looked at, in bytes.
    const SAMPLE: usize = 4 * 1024;
    /// Of so many bytes one may be no text by accident …
    const ACCIDENT: usize = 10;
    /// … and of so many in a long file: of those of a packed one every eleventh is.
    const ACCIDENT_IN_LONG: usize = 16;
    let known = KNOWN.iter().find(|(mark, _)| bytes.starts_with(mark));
    if let Some((_, what)) = known {
        return Some(*what);
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let nul = sample.iter().all(|byte| *byte == 0) && !sample.is_empty();
    let wide = match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => true,
        [first, second, third, fourth, ..] => {
            (*second == 0 && *fourth == 0) || (*first == 0 && *third == 0)
        }
        _ => false,
    };
    let odd = sample.iter().filter(|byte| **byte < b' ' && !matches!(byte, 7..=13 | 27)).count();
    let accident = if sample.len() < SAMPLE { ACCIDENT } else { ACCIDENT_IN_LONG };
    (nul || !wide && sample.contains(&0) && odd * accident > sample.len()).then_some(Binary::Other)
}

/// Turns bytes into text; whatever they are, some text comes out.
pub(super) fn decode(bytes: &[u8]) -> (String, Encoding) {
    let utf16 = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        char::decode_utf16(units)
            .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect::<String>()
    };
    let (text, encoding) = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => {
            (String::from_utf8_lossy(rest).into_owned(), Encoding::Utf8)
        }
        [0xFF, 0xFE, rest @ ..] => (utf16(rest, u16::from_le_bytes), Encoding::Utf16),
        [0xFE, 0xFF, rest @ ..] => (utf16(rest, u16::from_be_bytes), Encoding::Utf16),
        [_, 0, _, 0, ..] => (utf16(bytes, u16::from_le_bytes), Encoding::Utf16),
        [0, _, 0, _, ..] => (utf16(bytes, u16::from_be_bytes), Encoding::Utf16),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => (text.to_owned(), Encoding::Utf8),
            Err(_) if mostly_utf8(bytes) => {
                (String::from_utf8_lossy(bytes).into_owned(), Encoding::Utf8)
            }
            Err(_) => (latin_1(bytes), Encoding::Latin1),
        },
    };
    let text = match text.contains('\r') {
        true => text.replace("\r\n", "\n").replace('\r', "\n"),
        false => text,
    };
    let hidden = |c: char| matches!(c, '\0' | '\u{200B}' | '\u{FEFF}');
    let text = match text.contains(hidden) {
        true => text.chars().filter(|c| !hidden(*c)).collect(),
        false => text,
    };
    (text, encoding)
}

/// A text in UTF-8 of which a few bytes were lost is still in UTF-8.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut lost) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        lost += usize::from(!chunk.invalid().is_empty());
        for c in chunk.valid().chars().filter(|c| !c.is_ascii()) {
            // one that was lost before is in the file as a sign for it
            if c == char::REPLACEMENT_CHARACTER { lost += 1 } else { good += 1 }
        }
    }
    good > lost
}

/// A text of which every byte is a sign.
fn latin_1(bytes: &[u8]) -> String {
    // most texts have few signs that take more bytes than one
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 4);
    text.extend(bytes.iter().copied().map(windows));
    text
}

/// A byte of Windows-1252, which is Latin-1 with signs in place of rare controls.
fn windows(byte: u8) -> char {
    const SIGNS: [char; 32] = [
        '€', ' ', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', ' ', 'Ž', ' ', ' ', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', ' ', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => SIGNS[usize::from(byte - 0x80)],
        byte => char::from(byte),
    }
}

/// Cuts the lines that are longer than [`MAX_LINE`]; tells the first of them.
pub(super) fn cut_lines(text: String) -> (String, Option<u32>) {
    let long =
        split(&text).position(|line| line.len() > MAX_LINE && line.chars().count() > MAX_LINE);
    let Some(first) = long else { return (text, None) };
    let cut: Vec<String> = text.lines().map(|line| line.chars().take(MAX_LINE).collect()).collect();
    (cut.join("\n"), u32::try_from(first + 1).ok())
}

/// The lines of a decoded text, which all end alike; an empty one behind the last.
fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n')
}

/// Recognises the format of a text.
pub(super) fn format(text: &str) -> Format {
    let start = text.trim_start();
    if start.starts_with("BEGIN:VCALENDAR") || start.starts_with("BEGIN:VEVENT") {
        return Format::Ical;
    }
    if start.starts_with(['{', '[']) && serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
    {
        return Format::Json;
    }
    if start.starts_with("{\"") || start.starts_with("{\n") && start.contains("\":") {
        return Format::Json;
    }
    if is_ron(text) {
        return Format::Ron;
    }
    let low = start.get(..start.len().min(2000)).unwrap_or(start).to_lowercase();
    if low.starts_with("<!doctype html") || low.starts_with("<html") {
        return Format::Html;
    }
    let tags = [
        "<table", "<div", "<ul", "<ol", "<p>", "<p ", "<h1", "<h2", "<h3", "<section", "<article",
        "<body", "<dl", "<hr",
    ];
    if start.starts_with('<') && tags.iter().any(|tag| low.contains(tag)) && !markdown_marks(text) {
        return Format::Html;
    }
    if org_marks(text) {
        return Format::Org;
    }
    if super::csv::separator(text).is_some() {
        return Format::Csv;
    }
    if markdown_marks(text) || tags.iter().any(|tag| text.contains(tag)) {
        Format::Markdown
    } else {
        Format::Plain
    }
}

fn is_ron(text: &str) -> bool {
    let first = text
        .trim_start()
        .lines()
        .map(str::trim)
        .find(|line| !line.is_empty() && !line.starts_with("//") && !line.starts_with("#!"));
    first.is_some_and(|line| {
        line.starts_with("Agenda(") || line.starts_with("Agenda (") || line == "Agenda"
    })
}

/// Headlines of two stars or more, or an Org keyword; one star alone is a list elsewhere.
fn org_marks(text: &str) -> bool {
    const KEYWORDS: [&str; 5] = ["#+title", "#+date", "#+author", "#+options", ":properties:"];
    let opens = |line: &str, word: &str| {
        line.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
    };
    let (mut stars, mut top, mut hashes) = (0, 0, 0);
    for line in split(text) {
        match line.as_bytes().first() {
            Some(b'*') => {
                let level = line.bytes().take_while(|sign| *sign == b'*').count();
                let headline = usize::from(line[level..].starts_with(' '));
                if level == 1 { top += headline } else { stars += headline }
            }
            Some(b'#' | b':') => {
                if KEYWORDS.iter().any(|word| opens(line, word)) {
                    return true;
                }
                hashes += usize::from(line.starts_with("# ") || line.starts_with("## "));
            }
            Some(_) | None => {}
        }
    }
    // one star is a headline when lists are written otherwise below it and no time follows it
    let dashes = || {
        split(text).any(|line| {
            line.starts_with("- ")
                || line.starts_with("| ")
                || line.contains("SCHEDULED:")
                || line.contains(":END:")
        })
    };
    let timed = || split(text).filter_map(|line| line.strip_prefix("* ")).any(starts_timed);
    let outline = || top > 0 && !text.contains("**") && dashes() && !timed();
    hashes == 0 && (stars > 0 || outline())
}

fn markdown_marks(text: &str) -> bool {
    text.starts_with("---\n")
        || text.contains("](")
        || text.contains("**")
        || text.contains("```")
        || split(text).any(|line| {
            let hashes = line.bytes().take_while(|sign| *sign == b'#').count();
            let heading = (1..=6).contains(&hashes) && line[hashes..].starts_with(' ');
            let drawn = |sign| matches!(sign, b'|' | b'-' | b':' | b' ' | b'\t' | b'+');
            let rule = line.bytes().all(drawn) && line.contains('|') && line.contains("--");
            heading || rule
        })
}
