//! From bytes to text: the encodings and formats that are not an agenda's are recognised here.

use super::{Foreign, ProblemKind, Problems, Span};
use crate::agenda::MAX_FILE;

/// How much of a file is looked at to tell what it is, in bytes.
const SAMPLE: usize = 4 * 1024;

/// Returns the file's text without its byte order mark.
///
/// # Errors
/// Reports the problem and returns the text as well as it can be shown: of a file in another
/// encoding its translation, of a file that is too large or no text, nothing.
pub(super) fn decode<'a>(bytes: &'a [u8], problems: &mut Problems) -> Result<&'a str, String> {
    if bytes.len() > MAX_FILE {
        problems.error(Span::START, ProblemKind::TooLarge { bytes: bytes.len() });
        return Err(String::new());
    }
    if let Some(text) = utf16(bytes) {
        let first = text.find('\n').unwrap_or(text.len());
        problems.error(Span::within(&text, 0, first), ProblemKind::Utf16);
        return Err(text);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(_) if is_binary(bytes) => {
            problems.error(Span::START, ProblemKind::Binary);
            Err(String::new())
        }
        Err(wrong) => {
            let at = wrong.valid_up_to();
            let byte = bytes.get(at).copied().unwrap_or_default();
            let text: String = bytes.iter().copied().map(char::from).collect();
            let start = text.char_indices().nth(at).map_or(text.len(), |(start, _)| start);
            let span = Span::within(&text, start, start + char::from(byte).len_utf8());
            problems.error(span, ProblemKind::Latin1 { byte });
            Err(text)
        }
    }
}

/// The text of a UTF-16 file: one with its mark, or one in which every other byte is NUL.
fn utf16(bytes: &[u8]) -> Option<String> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let zeros = |first: usize| sample.iter().skip(first).step_by(2).filter(|b| **b == 0).count();
    let mostly = |count: usize| sample.len() >= 4 && count * 2 > sample.len() / 2;
    let (skip, unit): (usize, fn([u8; 2]) -> u16) = match bytes {
        [0xFF, 0xFE, ..] => (2, u16::from_le_bytes),
        [0xFE, 0xFF, ..] => (2, u16::from_be_bytes),
        _ if mostly(zeros(1)) && !mostly(zeros(0)) => (0, u16::from_le_bytes),
        _ if mostly(zeros(0)) && !mostly(zeros(1)) => (0, u16::from_be_bytes),
        _ => return None,
    };
    let units = bytes[skip..].as_chunks::<2>().0.iter().map(|pair| unit(*pair));
    Some(char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
}

/// Whether bytes that are no UTF-8 are no other text either: a picture, an archive.
fn is_binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let odd = sample.iter().filter(|b| b.is_ascii_control() && !b.is_ascii_whitespace()).count();
    odd > 0
}

/// The format of a text that does not begin as an agenda does; none when it may be an agenda.
pub(super) fn foreign(text: &str) -> Option<Foreign> {
    let begin = text.trim_start();
    let first = begin.lines().next().unwrap_or_default();
    let word = begin.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(begin.len());
    let (word, after) = begin.split_at(word);
    let lower = first.to_lowercase();
    if begin.is_empty()
        || begin.starts_with(['(', '/'])
        || begin.starts_with("#!")
        || (!word.is_empty() && after.trim_start().starts_with(['(', '{']) && first.len() < 40)
    {
        return None;
    }
    let inside = begin.trim_start_matches(['{', '[']).trim_start();
    Some(match begin.as_bytes() {
        [b'{', ..] if inside.starts_with(['"', '}']) => Foreign::Json,
        [b'[', ..] if begin.starts_with("[{") || inside.starts_with(['{', '"']) => Foreign::Json,
        _ if begin.starts_with("BEGIN:VCALENDAR") => Foreign::Calendar,
        [b'<', ..] if lower.starts_with("<!doctype") || lower.starts_with("<html") => Foreign::Html,
        _ if table(begin) => Foreign::Csv,
        _ if begin.starts_with("---") || begin.starts_with("%YAML") => Foreign::Yaml,
        _ if begin.starts_with("#+") || begin.starts_with("* ") => Foreign::Org,
        [b'#', ..] => Foreign::Markdown,
        _ if begin.starts_with("- ") && first.contains(": ") => Foreign::Yaml,
        _ if begin.starts_with("- ") => Foreign::Markdown,
        _ if !word.is_empty() && after.starts_with(": ") => Foreign::Yaml,
        _ if !word.is_empty() && after.starts_with(':') && first.trim_end().ends_with(':') => {
            Foreign::Yaml
        }
        _ if words(first) => Foreign::Plain,
        _ => return None,
    })
}

/// Whether the first lines have the same number of separators, and more than one.
fn table(text: &str) -> bool {
    const LOOKED_AT: usize = 4;
    const COLUMNS: usize = 3;
    let lines = || text.lines().filter(|line| !line.trim().is_empty()).take(LOOKED_AT);
    let even = |separator: char| {
        let counts: Vec<usize> = lines().map(|line| line.split(separator).count()).collect();
        matches!(counts.as_slice(), [first, rest @ ..]
            if *first >= COLUMNS && !rest.is_empty() && rest.iter().all(|count| count == first))
    };
    !text.contains("Agenda(") && [';', ',', '\t'].into_iter().any(even)
}

/// Whether a line is prose: several words, none of them a sign of RON.
fn words(line: &str) -> bool {
    line.split_whitespace().count() > 1 && !line.contains(['"', '(', '[', '{'])
}
