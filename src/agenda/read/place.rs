//! Where things stand in an agenda file: spans of its text, and a map from the agenda to them.
//!
//! Positions only: nothing here reads or judges.

/// A stretch of a text, with the line and column at which it begins.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The line, from 1; 0 only in a default span, which stands nowhere.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// The first byte.
    pub start: usize,
    /// The byte after the last one; equal to `start` for a point between two characters.
    pub end: usize,
}

impl Span {
    /// The beginning of a text.
    pub const START: Self = Self { line: 1, column: 1, start: 0, end: 0 };

    /// The stretch from the beginning of `self` to the end of `last`.
    #[must_use]
    pub const fn to(self, last: Self) -> Self {
        Self { end: last.end, ..self }
    }

    /// The point just before `token`.
    pub(super) const fn before(token: Self) -> Self {
        Self { end: token.start, ..token }
    }

    /// The span of the bytes `start..end` of `text`, both moved back to a character's beginning.
    #[must_use]
    pub fn within(text: &str, start: usize, end: usize) -> Self {
        let start = text.floor_char_boundary(start);
        let end = text.floor_char_boundary(end).max(start);
        let above = &text[..start];
        let line_start = above.rfind('\n').map_or(0, |newline| newline + 1);
        let line = 1 + above.bytes().filter(|byte| *byte == b'\n').count();
        let column = 1 + above[line_start..].chars().count();
        Self { line, column, start, end }
    }
}

/// Where the parts of an agenda stand in its file.
///
/// `slots` and `lineup` are as long as the agenda's own and in the same order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places {
    /// The whole agenda: its opening, `Agenda(` or `(`.
    pub head: Span,
    /// The value of its title.
    pub title: Option<Span>,
    /// The value of its date.
    pub date: Option<Span>,
    /// The value of its announced end.
    pub end: Option<Span>,
    /// The opening of the list of slots.
    pub slots_head: Option<Span>,
    /// Each slot.
    pub slots: Vec<SlotPlaces>,
    /// Each team of the lineup: the value of its name.
    pub lineup: Vec<Span>,
}

/// Where the parts of one slot stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SlotPlaces {
    /// The whole slot: its opening, `Slot(` or `(`.
    pub head: Span,
    /// The value of its title.
    pub title: Option<Span>,
    /// The value of its day.
    pub day: Option<Span>,
    /// The value of its start.
    pub start: Option<Span>,
    /// The value of its end.
    pub end: Option<Span>,
    /// The value of its length.
    pub length: Option<Span>,
    /// The value of its turns.
    pub turns: Option<Span>,
    /// Each team named in its turns, when they are a list of names.
    pub named: Vec<Span>,
    /// The opening of each of its phases.
    pub phases: Vec<Span>,
    /// The value of its changeover.
    pub changeover: Option<Span>,
    /// The value of its rounds.
    pub rounds: Option<Span>,
}

/// Where the parts of a programme stand in its file.
///
/// `dates` is as long as the programme's own and in the same order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct YearPlaces {
    /// The whole programme: its opening, `Programme(`.
    pub head: Span,
    /// The value of its frame's end.
    pub frame_end: Option<Span>,
    /// The opening of the list of dates.
    pub dates_head: Option<Span>,
    /// Each date.
    pub dates: Vec<DatePlaces>,
}

/// Where the parts of one date stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DatePlaces {
    /// Its opening, `Date(`.
    pub head: Span,
    /// All of it.
    pub whole: Span,
    /// The value of its day.
    pub date: Option<Span>,
    /// The value of its end.
    pub end: Option<Span>,
    /// The value of its agenda.
    pub agenda: Option<Span>,
}

impl SlotPlaces {
    /// The best place to point at for the slot's times: its start, else its end or length, else
    /// its opening.
    #[must_use]
    pub fn time(&self) -> Span {
        self.start.or(self.end).or(self.length).unwrap_or(self.head)
    }
}
