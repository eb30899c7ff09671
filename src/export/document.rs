//! A document before any format dresses it: headings, sentences, lists, tables; plain text.
//!
//! Must never hold markup: every format escapes what it is given, letter for letter.

use crate::session::NoteKind;

/// A part of a document, from top to bottom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// What the document is called.
    Title(String),
    /// A line in small below a title or a heading.
    About(String),
    /// A heading, of level 2 or 3.
    Heading(u8, String),
    /// The heading of a few lines, of what kind they are.
    Label(String, Option<NoteKind>),
    /// A sentence or more.
    Paragraph(String),
    /// Items below each other.
    List(Vec<Item>),
    /// Rows and columns.
    Table(Table),
    /// A picture of what a table tells, for formats that can show one.
    Picture(About),
}

/// An item of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Item {
    /// What it begins with, which stands out where a format can make it: when, say.
    pub(super) lead: Option<String>,
    /// A sign that stands before it.
    pub(super) sign: Option<char>,
    /// What it says, behind that.
    pub(super) text: String,
    /// What stands behind it in small: when, by whom.
    pub(super) aside: Option<String>,
    /// The items below it.
    pub(super) below: Vec<String>,
}

impl Item {
    /// An item with nothing behind or below it.
    pub(super) fn plain(text: String) -> Self {
        Self { text, ..Self::default() }
    }

    /// What it says, behind what it begins with and its sign.
    pub(super) fn told(&self) -> String {
        self.lead.iter().map(|lead| format!("{lead} ")).chain([self.signed()]).collect()
    }

    /// What it says, behind its sign.
    pub(super) fn signed(&self) -> String {
        self.sign.map_or_else(|| self.text.clone(), |sign| format!("{sign} {}", self.text))
    }
}

/// Rows and columns. Rows shorter than the head are filled with blanks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Table {
    /// What it is about.
    pub(super) about: About,
    /// How many of the first columns hold words, where the others hold figures.
    pub(super) words: usize,
    /// The columns' headings.
    pub(super) head: Vec<String>,
    /// The rows.
    pub(super) rows: Vec<Vec<String>>,
    /// The same told line by line, where columns would not stand.
    pub(super) told: Vec<String>,
}

/// What a table is about, so that a format can give it a look of its own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum About {
    /// What is to be done, and by whom.
    Actions,
    /// When the session began and ended.
    #[default]
    Whole,
    /// The slots of the day.
    Slots,
    /// Who had a turn.
    Turns,
    /// How time was shared.
    Shares,
    /// The agenda.
    Agenda,
    /// The notes as the programme's table has them.
    FollowUp,
    /// The times that were corrected.
    Corrections,
}

impl About {
    /// Its name in a style sheet and in Org.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Actions => "actions",
            Self::Whole => "session",
            Self::Slots => "slots",
            Self::Turns => "turns",
            Self::Shares => "shares",
            Self::Agenda => "agenda",
            Self::FollowUp => "follow-up",
            Self::Corrections => "corrections",
        }
    }
}
