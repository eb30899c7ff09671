//! An agenda or a programme inside a page that people read: what the page does not show comes back
//! all the same, as long as nobody has changed what it shows.
//!
//! Pure: text in, text out. A page whose words were changed since is for the importer to read as
//! any other: what somebody wrote there counts more than what is kept behind it.

use std::borrow::Cow;

use super::{
    Agenda,
    programme::{self, Programme},
    read, write,
};

/// What something that is kept stands behind.
struct Marks {
    /// In a comment of Markdown and HTML.
    open: &'static str,
    /// In a calendar: a property that others leave alone.
    property: &'static str,
}

const AGENDA: Marks = Marks { open: "<!--deroule:agenda ", property: "X-DEROULE-AGENDA:" };
const PROGRAMME: Marks = Marks { open: "<!--deroule:programme ", property: "X-DEROULE-PROGRAMME:" };
/// What it ends with in a comment.
const CLOSE: &str = "-->";
/// Where what an HTML page shows begins.
const BODY: &str = "<body";
/// What parts the mark of the page from the agenda.
const BETWEEN: char = ' ';

/// An agenda that was found in a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// The agenda.
    pub agenda: Agenda,
    /// Whether the page says what it said when the agenda was put into it.
    pub intact: bool,
}

/// A programme that was found in a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedYear {
    /// The programme.
    pub programme: Programme,
    /// Whether the page says what it said when the programme was put into it.
    pub intact: bool,
}

/// A page with `agenda` behind its words, in a comment that no reader shows.
#[must_use]
pub fn seal_page(page: &str, agenda: &Agenda) -> String {
    with_comment(page, &AGENDA, &write(agenda))
}

/// A page with `programme` behind its words, in the same way.
#[must_use]
pub fn seal_year_page(page: &str, programme: &Programme) -> String {
    with_comment(page, &PROGRAMME, &programme::write(programme))
}

/// A calendar with `agenda` in a line of its own before the last one.
#[must_use]
pub fn seal_calendar(calendar: &str, agenda: &Agenda) -> String {
    with_line(calendar, &AGENDA, &write(agenda))
}

/// A calendar with `programme`, in the same way.
#[must_use]
pub fn seal_year_calendar(calendar: &str, programme: &Programme) -> String {
    with_line(calendar, &PROGRAMME, &programme::write(programme))
}

/// The agenda that a page or a calendar keeps; none where it keeps none that loads.
#[must_use]
pub fn unseal(text: &str) -> Option<Sealed> {
    let (written, intact) = kept(text, &AGENDA)?;
    let agenda = read::read(written.as_bytes()).agenda?;
    Some(Sealed { agenda, intact })
}

/// The programme that a page or a calendar keeps; none where it keeps none that loads.
#[must_use]
pub fn unseal_year(text: &str) -> Option<SealedYear> {
    let (written, intact) = kept(text, &PROGRAMME)?;
    let programme = read::read_year(written.as_bytes()).programme?;
    Some(SealedYear { programme, intact })
}

fn with_comment(page: &str, marks: &Marks, written: &str) -> String {
    let comment = format!("{}{}\n{}{CLOSE}\n", marks.open, mark(page), escaped(written));
    // inside the page, where it has an end
    match page.rfind("</body>") {
        Some(at) => format!("{}{comment}{}", &page[..at], &page[at..]),
        None => format!("{page}\n{comment}"),
    }
}

fn with_line(calendar: &str, marks: &Marks, written: &str) -> String {
    const END: &str = "END:VCALENDAR";
    let flat: Vec<&str> = written.lines().map(str::trim).collect();
    let kept = escaped(&flat.join(" "));
    let line = format!("{}{}{BETWEEN}{kept}\r\n", marks.property, mark(calendar));
    let at = calendar.rfind(END).unwrap_or(calendar.len());
    format!("{}{line}{}", &calendar[..at], &calendar[at..])
}

/// What a text keeps, and whether the rest of it is as it was then.
fn kept(text: &str, marks: &Marks) -> Option<(String, bool)> {
    let (rest, mark, written) = parts(text, marks)?;
    Some((unescaped(&written)?, self::mark(&rest) == mark))
}

/// The page without what is kept in it, its mark, and what is kept.
fn parts(text: &str, marks: &Marks) -> Option<(String, String, String)> {
    if text.trim_start().starts_with("BEGIN:VCALENDAR") {
        let unfolded = text.replace("\r\n", "\n").replace("\n ", "");
        let is_kept = |line: &&str| line.starts_with(marks.property);
        let kept = unfolded.lines().find(is_kept)?;
        let (mark, written) = kept.strip_prefix(marks.property)?.split_once(BETWEEN)?;
        let rest: Vec<&str> = unfolded.lines().filter(|line| !is_kept(line)).collect();
        return Some((rest.join("\n"), mark.to_owned(), written.to_owned()));
    }
    let at = text.rfind(marks.open)?;
    let (mark, below) = text[at + marks.open.len()..].split_once('\n')?;
    let (written, after) = below.split_once(CLOSE)?;
    Some((format!("{}{after}", &text[..at]), mark.trim().to_owned(), written.to_owned()))
}

/// What tells whether the words of a page are the same: blanks at the end of lines, empty lines
/// and the ends of lines do not count, nor how a calendar is folded, nor the markup of HTML, which
/// a browser writes its own way when it saves a page.
fn mark(page: &str) -> String {
    let unfolded = page.replace("\r\n", "\n");
    let unfolded = if unfolded.trim_start().starts_with("BEGIN:VCALENDAR") {
        unfolded.replace("\n ", "")
    } else if is_html(&unfolded) {
        words(&unfolded[unfolded.find(BODY).unwrap_or_default()..])
    } else {
        unfolded
    };
    let lines = unfolded.lines().map(str::trim_end).filter(|line| !line.is_empty());
    let bytes = lines.flat_map(|line| line.bytes().chain([b'\n']));
    // FNV-1a, 64 bits: against slips, not against anybody
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}

/// Whether a page is HTML, by how it begins.
fn is_html(page: &str) -> bool {
    let begins = |with: &str| {
        page.trim_start().get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with))
    };
    begins("<!doctype") || begins("<html")
}

/// What a reader of HTML sees, a blank between any two words: without its tags and its comments.
fn words(html: &str) -> String {
    let mut seen = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((text, behind)) = rest.split_once('<') {
        seen.push_str(text);
        seen.push(' ');
        let end = if behind.starts_with("!--") { "-->" } else { ">" };
        rest = behind.split_once(end).map_or("", |(_, after)| after);
    }
    seen.push_str(rest);
    let seen: Vec<Cow<'_, str>> = seen.split_whitespace().map(letters).collect();
    // a blank that must not break is one however it is written
    seen.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A word with its characters as such, where they are written as references.
fn letters(word: &str) -> Cow<'_, str> {
    let mut parts = word.split('&');
    let mut out = parts.next().unwrap_or_default().to_owned();
    if out.len() == word.len() {
        return word.into();
    }
    for part in parts {
        let letter = part.split_once(';').and_then(|(name, after)| Some((letter(name)?, after)));
        match letter {
            Some((letter, after)) => {
                out.push(letter);
                out.push_str(after);
            }
            None => {
                out.push('&');
                out.push_str(part);
            }
        }
    }
    out.into()
}

/// The character of a reference, of those that we and browsers write.
fn letter(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => {
            let number = name.strip_prefix('#')?;
            let hex = number.strip_prefix(['x', 'X']);
            let number = match hex {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(number.ok()?)
        }
    }
}

/// Text that ends no comment and needs no escape in a calendar: `%2D` for a dash behind a dash.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut dash = false;
    for c in text.chars() {
        let special = matches!(c, '%' | '<' | '>' | '\\' | ';' | '&') || c == '-' && dash;
        if special {
            out.push_str(&format!("%{:02X}", u32::from(c)));
        } else {
            out.push(c);
        }
        dash = c == '-';
    }
    out
}

fn unescaped(text: &str) -> Option<String> {
    let mut parts = text.split('%');
    let mut out = parts.next()?.to_owned();
    for part in parts {
        let code = u8::from_str_radix(part.get(..2)?, 16).ok()?;
        out.push(char::from(code));
        out.push_str(part.get(2..)?);
    }
    Some(out)
}
