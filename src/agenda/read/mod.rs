//! Reads agenda files: bytes in, never a path; an agenda out, or all that is wrong at once.
//!
//! The `ron` crate stops at the first error, knows no places of values and could say only in its
//! own words what is wrong; a facilitator ten minutes before a session needs every slip at once,
//! each with its line and its mend. So this reads RON itself: bytes → text (`decode`) → tokens
//! (`lex`, `quoted`) → balanced brackets (`balance`) → values (`tree`) → agenda (`shape`, `leaf`).
//! Each step reports what it finds and goes on with the best guess; an agenda comes out only when
//! no error was found.

mod balance;
mod code;
mod decode;
mod leaf;
mod lex;
mod loss;
mod names;
mod order;
mod place;
mod problem;
mod quoted;
mod shape;
mod tree;
mod year;

pub use loss::Losses;
pub(super) use names::nearest_of;
pub use place::{DatePlaces, Places, SlotPlaces, Span, YearPlaces};
pub use problem::{
    Bracket, Choice, Foreign, Look, MAX_PROBLEMS, Node, Problem, ProblemKind, Severity,
};

use super::{Agenda, programme::Programme};

/// What came out of reading a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// The agenda; none when there was an error.
    pub agenda: Option<Agenda>,
    /// What is wrong, in the order of the file; at most [`MAX_PROBLEMS`].
    pub problems: Vec<Problem>,
    /// How many more problems were found than are told.
    pub more: usize,
    /// Where the agenda's parts stand in `text`; as long as the agenda's lists when there is one.
    pub places: Places,
    /// The file as it was understood: what all spans count in.
    pub text: String,
    /// Whether it holds comments, which an agenda written anew does not keep.
    pub commented: bool,
}

/// Reads an agenda file.
///
/// Errors never load half a file, warnings never stop one. Ends in time that grows with the
/// length of `bytes` only, whatever they are.
#[must_use]
pub fn read(bytes: &[u8]) -> Loaded {
    let mut problems = Problems::default();
    let text = decode::decode(bytes, &mut problems);
    let (agenda, places) = match &text {
        Ok(text) => parse(text, &mut problems),
        Err(_) => (None, Places::default()),
    };
    let text = match text {
        Ok(text) => text.to_owned(),
        Err(text) => text,
    };
    let agenda = agenda.filter(|_| !problems.failed);
    let commented = problems.commented;
    let (problems, more) = problems.finish();
    Loaded { agenda, problems, more, places, text, commented }
}

/// What came out of reading the file of a programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadedYear {
    /// The programme; none when there was an error.
    pub programme: Option<Programme>,
    /// Where its parts stand; as long as the programme's lists when there is one.
    pub places: YearPlaces,
    /// The file: what is wrong with it, and its text. It holds no agenda.
    pub file: Loaded,
}

/// Reads the file of a programme, with the same care as an agenda.
#[must_use]
pub fn read_year(bytes: &[u8]) -> LoadedYear {
    let mut problems = Problems::default();
    let text = decode::decode(bytes, &mut problems);
    let value = text.as_ref().ok().and_then(|text| value(text, &mut problems));
    let (programme, places) =
        value.map(|value| year::programme(value, &mut problems)).unwrap_or_default();
    let programme = programme.filter(|_| !problems.failed);
    let text = text.map_or_else(|text| text, str::to_owned);
    let commented = problems.commented;
    let (problems, more) = problems.finish();
    let file = Loaded { agenda: None, problems, more, places: Places::default(), text, commented };
    LoadedYear { programme, places, file }
}

/// Whether a file is, or was meant to be, the programme of a year and not an agenda.
#[must_use]
pub fn is_year(bytes: &[u8]) -> bool {
    let mut problems = Problems::default();
    let Ok(text) = decode::decode(bytes, &mut problems) else { return false };
    let mut text = text.trim_start();
    // what stands before the first word: comments and attributes, a line each
    loop {
        let until = match text {
            _ if text.starts_with("//") || text.starts_with("#!") => "\n",
            _ if text.starts_with("/*") => "*/",
            _ => break,
        };
        text = text.split_once(until).map_or("", |(_, below)| below).trim_start();
    }
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    let (word, after) = text.split_at(end);
    let after = after.trim_start();
    let named = [(Node::Programme.name(), true), (Node::Agenda.name(), false)];
    after.starts_with(['(', '{'])
        && !word.is_empty()
        && nearest_of(word, named.into_iter()).unwrap_or(false)
}

fn parse(text: &str, problems: &mut Problems) -> (Option<Agenda>, Places) {
    let Some(value) = value(text, problems) else { return (None, Places::default()) };
    let (agenda, places) = shape::agenda(value, problems);
    if let Some(agenda) = &agenda {
        order::check(agenda, &places, problems);
    }
    (agenda, places)
}

/// The one value that a text holds.
fn value<'a>(text: &'a str, problems: &mut Problems) -> Option<tree::Value<'a>> {
    if let Some(foreign) = decode::foreign(text) {
        let first = text.len() - text.trim_start().len();
        let line = text[first..].lines().next().unwrap_or_default();
        let span = Span::within(text, first, first + line.trim_end().len());
        problems.error(span, ProblemKind::Foreign(foreign));
        return None;
    }
    let tokens = lex::tokens(text, problems)?;
    if tokens.is_empty() && !problems.failed {
        problems.error(Span::START, ProblemKind::Empty);
        return None;
    }
    let tokens = balance::balance(text, tokens, problems)?;
    tree::tree(text, &tokens, problems)
}

/// The problems found so far.
#[derive(Debug, Default)]
struct Problems {
    list: Vec<Problem>,
    failed: bool,
    commented: bool,
}

/// The most problems kept while reading: enough to choose those to tell from.
const MAX_KEPT: usize = 10 * MAX_PROBLEMS;

impl Problems {
    fn error(&mut self, span: Span, what: ProblemKind) {
        self.error_also(span, what, None);
    }

    fn error_also(&mut self, span: Span, what: ProblemKind, also: Option<Span>) {
        self.failed = true;
        self.push(Problem { severity: Severity::Error, span, what, also });
    }

    fn warn(&mut self, span: Span, what: ProblemKind) {
        self.push(Problem { severity: Severity::Warning, span, what, also: None });
    }

    fn push(&mut self, problem: Problem) {
        if !self.full() {
            self.list.push(problem);
        }
    }

    fn full(&self) -> bool {
        self.list.len() >= MAX_KEPT
    }

    /// The problems to tell, in the order of the file, errors before warnings when they are too
    /// many; and how many are left out.
    fn finish(mut self) -> (Vec<Problem>, usize) {
        if self.failed {
            // a quote that is missing makes texts of several lines, and is told itself
            self.list.retain(|problem| !matches!(problem.what, ProblemKind::LineBreaks { .. }));
        }
        let more = self.list.len().saturating_sub(MAX_PROBLEMS);
        self.list.sort_by_key(|problem| (problem.severity, problem.span));
        self.list.truncate(MAX_PROBLEMS);
        self.list.sort_by_key(|problem| problem.span);
        (self.list, more)
    }
}
