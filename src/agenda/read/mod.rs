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
mod names;
mod order;
mod place;
mod problem;
mod quoted;
mod shape;
mod tree;

pub(super) use names::nearest_of;
pub use place::{Places, SlotPlaces, Span};
pub use problem::{
    Bracket, Choice, Foreign, Look, MAX_PROBLEMS, Node, Problem, ProblemKind, Severity,
};

use super::Agenda;

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

fn parse(text: &str, problems: &mut Problems) -> (Option<Agenda>, Places) {
    let nothing = (None, Places::default());
    if let Some(foreign) = decode::foreign(text) {
        let first = text.len() - text.trim_start().len();
        let line = text[first..].lines().next().unwrap_or_default();
        let span = Span::within(text, first, first + line.trim_end().len());
        problems.error(span, ProblemKind::Foreign(foreign));
        return nothing;
    }
    let Some(tokens) = lex::tokens(text, problems) else { return nothing };
    if tokens.is_empty() && !problems.failed {
        problems.error(Span::START, ProblemKind::Empty);
        return nothing;
    }
    let Some(tokens) = balance::balance(text, tokens, problems) else { return nothing };
    let Some(value) = tree::tree(text, &tokens, problems) else { return nothing };
    let (agenda, places) = shape::agenda(value, problems);
    if let Some(agenda) = &agenda {
        order::check(agenda, &places, problems);
    }
    (agenda, places)
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
        let more = self.list.len().saturating_sub(MAX_PROBLEMS);
        self.list.sort_by_key(|problem| (problem.severity, problem.span));
        self.list.truncate(MAX_PROBLEMS);
        self.list.sort_by_key(|problem| problem.span);
        (self.list, more)
    }
}
