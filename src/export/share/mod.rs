//! A plan as people read it, to be handed over: a page in Markdown or HTML that answers the four
//! questions of every session, or a calendar. Pure, text out.
//!
//! The agenda itself stands behind the words, so that importing the page gives the very same one.
//! Remarks for those who run the day are shown, not hidden; without them neither is there.

mod calendar;
mod page;

use crate::{
    agenda::{Agenda, Opening, Plan, sealed},
    i18n::Lang,
};

/// A format in which a plan is shared.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Format {
    /// Markdown, as wikis keep such pages.
    #[default]
    Md,
    /// One page that needs nothing else, for the screen and for paper.
    Html,
    /// A slot to an event, for a calendar.
    Ics,
}

impl Format {
    /// Every format, in the order in which they are proposed.
    pub const ALL: [Self; 3] = [Self::Md, Self::Html, Self::Ics];

    /// Its name on the command line, and what its files end in.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Md => "md",
            Self::Html => "html",
            Self::Ics => "ics",
        }
    }

    /// The agenda in this format, on the day of `opening`: the same agenda and day give the same
    /// bytes.
    #[must_use]
    pub fn write(self, agenda: &Agenda, opening: &Opening, lang: Lang) -> String {
        self.write_again(agenda, opening, lang, &[])
    }

    /// The same; a calendar that takes the place of an earlier one gives its slots the ids that are
    /// `known` from there, so that no other calendar shows an event twice.
    #[must_use]
    pub fn write_again(
        self,
        agenda: &Agenda,
        opening: &Opening,
        lang: Lang,
        known: &[Option<String>],
    ) -> String {
        let (plan, _) = Plan::resolve(agenda, opening);
        match self {
            Self::Md => sealed::seal_page(&page::markdown(agenda, &plan, lang), agenda),
            Self::Html => sealed::seal_page(&page::html(agenda, &plan, lang), agenda),
            Self::Ics => calendar::write(agenda, &plan, lang, known),
        }
    }
}

/// The same agenda without the remarks for those who run the day.
#[must_use]
pub fn without_remarks(mut agenda: Agenda) -> Agenda {
    for slot in &mut agenda.slots {
        slot.note = None;
    }
    agenda
}
