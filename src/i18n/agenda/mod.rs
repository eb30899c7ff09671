//! What is said about an agenda file: what is wrong, where, and how to mend it.
//!
//! Words and their layout only; what is wrong is the agenda's data.

pub mod check;
mod doctor;
mod en;
mod excerpt;
pub mod file;
mod fr;
pub mod programme;

use chrono::NaiveTime;
use unicode_segmentation::UnicodeSegmentation;

use self::excerpt::{Mark, excerpt};
use super::Lang;
use crate::agenda::{
    Text,
    check::Placed,
    parse_time,
    programme::PlacedRemark,
    read::{Loaded, MAX_PROBLEMS, Problem, ProblemKind, Severity, Span},
};
pub use doctor::{Numbered, numbered};

/// The most characters of a file's own words in one sentence.
const MAX_QUOTED: usize = 40;

/// One thing to say about one place of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report<'a> {
    /// Whether the file is refused for it.
    pub severity: Severity,
    /// Its number, where findings have one.
    pub number: Option<usize>,
    /// The file, as the person named it.
    pub path: &'a str,
    /// What the file holds: what the spans count in.
    pub text: &'a str,
    /// The place.
    pub span: Span,
    /// Another place, and a few words that say what it has to do with this one.
    pub also: Option<(Span, String)>,
    /// What is wrong.
    pub sentence: String,
    /// How to mend it.
    pub mend: String,
}

/// Lays a report out: `FILE:LINE:COLUMN: what`, the lines with carets under the place, the mend.
///
/// It ends with a line break. No line holds a control character, whatever the file holds.
#[must_use]
pub fn report(lang: Lang, report: &Report<'_>) -> String {
    let Report { severity, number, path, text, span, also, sentence, mend } = report;
    let prefix = match lang {
        Lang::Fr => fr::prefix(*severity, *number),
        Lang::En => en::prefix(*severity, *number),
    };
    let sentence = sentence.strip_suffix('.').unwrap_or(sentence);
    let path = Text::clean(path);
    let mut out = format!("{path}:{}:{}: {prefix}{sentence}\n", span.line, span.column);
    let mut marks = vec![Mark { span: *span, label: String::new() }];
    marks.extend(also.iter().map(|(span, label)| Mark { span: *span, label: label.clone() }));
    out.push_str(&excerpt(text, &marks));
    for line in mend.lines() {
        out.push_str("  ");
        out.push_str(line);
        out.push('\n');
    }
    out
}

/// Lays out everything that is wrong with a file, an empty line between two problems.
#[must_use]
pub fn problems(lang: Lang, path: &str, loaded: &Loaded) -> String {
    let told = loaded.problems.iter().map(|found| problem(lang, path, &loaded.text, found));
    listed(lang, told, loaded.more)
}

fn listed(lang: Lang, told: impl Iterator<Item = String>, more: usize) -> String {
    let mut out = told.collect::<Vec<_>>().join("\n");
    if more > 0 {
        out.push('\n');
        out.push_str(&match lang {
            Lang::Fr => fr::more(more),
            Lang::En => en::more(more),
        });
        out.push('\n');
    }
    out
}

/// Lays out one problem of the file whose text is `text`.
#[must_use]
pub fn problem(lang: Lang, path: &str, text: &str, problem: &Problem) -> String {
    report(lang, &of_problem(lang, path, text, problem))
}

/// Lays out what the plan doctor found in a file that was loaded.
#[must_use]
pub fn finding(lang: Lang, path: &str, text: &str, placed: &Placed) -> String {
    report(lang, &of_finding(lang, path, text, placed))
}

/// Lays out what is wrong with a programme's file, or not as it should be: what the reader found
/// and what the doctor did, an empty line between two things.
#[must_use]
pub fn year(lang: Lang, path: &str, file: &Loaded, remarks: &[PlacedRemark]) -> String {
    let text = &file.text;
    let found = file.problems.iter().map(|problem| of_problem(lang, path, text, problem));
    let remarks = remarks.iter().map(|placed| {
        let words = programme::words(lang, &placed.remark.what);
        Report {
            severity: placed.remark.severity,
            number: None,
            path,
            text,
            span: placed.span,
            also: placed.also.map(|also| (also, words.also.to_owned())),
            sentence: words.says,
            mend: words.mend,
        }
    });
    let mut told: Vec<Report<'_>> = found.chain(remarks).collect();
    let more = told.len().saturating_sub(MAX_PROBLEMS);
    told.sort_by_key(|it| (it.severity, it.span));
    told.truncate(MAX_PROBLEMS);
    told.sort_by_key(|it| it.span);
    listed(lang, told.iter().map(|it| report(lang, it)), file.more + more)
}

fn of_problem<'a>(lang: Lang, path: &'a str, text: &'a str, problem: &Problem) -> Report<'a> {
    Report {
        severity: problem.severity,
        number: None,
        path,
        text,
        span: problem.span,
        also: problem.also.map(|span| (span, also(lang, &problem.what).to_owned())),
        sentence: sentence(lang, &problem.what),
        mend: mend(lang, &problem.what),
    }
}

fn of_finding<'a>(lang: Lang, path: &'a str, text: &'a str, placed: &Placed) -> Report<'a> {
    let words = check::words(lang, &placed.finding.what);
    let also = placed.also.filter(|also| *also != placed.span);
    Report {
        severity: placed.finding.severity,
        number: None,
        path,
        text,
        span: placed.span,
        also: also.map(|also| (also, words.also.to_owned())),
        sentence: words.says,
        mend: words.mend,
    }
}

/// What is wrong, as a sentence without its full stop.
#[must_use]
pub fn sentence(lang: Lang, what: &ProblemKind) -> String {
    match lang {
        Lang::Fr => fr::sentence(what),
        Lang::En => en::sentence(what),
    }
}

/// How to mend it.
#[must_use]
pub fn mend(lang: Lang, what: &ProblemKind) -> String {
    match lang {
        Lang::Fr => fr::mend(what),
        Lang::En => en::mend(what),
    }
}

/// What the other place of a problem is.
fn also(lang: Lang, what: &ProblemKind) -> &'static str {
    match lang {
        Lang::Fr => fr::also(what),
        Lang::En => en::also(what),
    }
}

/// A file's own words in quotes, shortened.
fn quoted(lang: Lang, text: &str) -> String {
    let mut graphemes = text.graphemes(true);
    let mut words: String = graphemes.by_ref().take(MAX_QUOTED).collect();
    if graphemes.next().is_some() {
        words.push('…');
    }
    super::format::quote(lang, &words)
}

/// A character as it can be shown: by itself, or by its number when it cannot be seen.
fn character(lang: Lang, c: char) -> String {
    let shown = Text::clean(&c.to_string());
    if shown.is_empty() {
        format!("U+{:04X}", u32::from(c))
    } else {
        super::format::quote(lang, &shown)
    }
}

/// The example that a person can copy, in the words of the file: `title: "…"`.
fn example(field: &str) -> &'static str {
    match field {
        "date" | "day" => "\"2018-06-21\"",
        "start" | "end" | "from" => "\"13:30\"",
        "length" | "floor" | "warn" | "danger" | "grace" | "changeover" => "\"5m\"",
        "turns" => "4",
        "rounds" => "2",
        "locked" => "true",
        "kind" => "Break",
        "role" => "Feedback",
        "then" => "Advance",
        "anchor" => "Fixed",
        "zone" => "\"Europe/Paris\"",
        "lang" => "\"fr\"",
        "hosts" | "presenters" | "objectives" | "prompts" => "[\"…\", \"…\"]",
        "script" => "[(\"Problème\", \"1m\"), (\"Démo\", \"3m\")]",
        "lineup" => "[Defi(name: \"…\"), …]",
        "slots" => "[Slot(…), …]",
        "dates" => "[Date(date: \"2018-06-21\", theme: \"…\"), …]",
        "frame" => "Frame(start: \"15:00\", end: \"18:30\", place: \"…\")",
        "agenda" => "\"demo-day.ron\"",
        "phases" => "[Phase(title: \"…\", length: \"5m\"), …]",
        "tracks" => "[Track(title: \"…\"), …]",
        _ => "\"…\"",
    }
}

/// Whether words are a number alone.
fn is_number(words: &str) -> bool {
    !words.is_empty() && words.bytes().all(|byte| byte.is_ascii_digit())
}

/// The time that words of another shape most likely mean: `13`, `13.30`, `1330`, `13h30min`.
fn meant_time(words: &str) -> Option<NaiveTime> {
    let words = words.strip_suffix("min").or(words.strip_suffix('m')).unwrap_or(words).trim();
    let mut parts = words.split(['.', ':', 'h', 'H']).map(str::trim);
    let (first, second) = (parts.next()?, parts.next());
    if parts.next().is_some() || !is_number(first) {
        return None;
    }
    match (first.len(), second) {
        (1 | 2, None) => parse_time(&format!("{first}h")).ok(),
        (4, None) => parse_time(&format!("{}:{}", &first[..2], &first[2..])).ok(),
        (1 | 2, Some(minutes)) => parse_time(&format!("{first}:{minutes}")).ok(),
        _ => None,
    }
}
