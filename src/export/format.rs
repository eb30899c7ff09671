//! The formats of an export, and the one door to all of them.

use super::{Debrief, Only, calendar, csv, html, json, mail, markdown, org};
use crate::{
    agenda::{Text, fold_name},
    i18n::{Lang, export::Wrote},
    session::{Session, doer},
};

/// A format of export.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Format {
    /// Markdown, which `import` reads back.
    #[default]
    Md,
    /// One page that needs nothing else, for the screen and for A4 paper.
    Html,
    /// Plain text for a mail.
    Txt,
    /// Org, with the programme's follow-up table.
    Org,
    /// The programme's follow-up table alone.
    Csv,
    /// What really happened, for a calendar.
    Ics,
    /// Everything, for programs.
    Json,
}

impl Format {
    /// Every format, in the order in which they are proposed.
    pub const ALL: [Self; 7] =
        [Self::Md, Self::Html, Self::Txt, Self::Org, Self::Csv, Self::Ics, Self::Json];

    /// Its name on the command line, and what its files end in.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Md => "md",
            Self::Html => "html",
            Self::Txt => "txt",
            Self::Org => "org",
            Self::Csv => "csv",
            Self::Ics => "ics",
            Self::Json => "json",
        }
    }

    /// Whether it can say which times were corrected: a table of rows and a calendar cannot.
    #[must_use]
    pub const fn tells_corrections(self) -> bool {
        match self {
            Self::Md | Self::Html | Self::Txt | Self::Org | Self::Json => true,
            Self::Csv | Self::Ics => false,
        }
    }

    /// What a file holds that has `only` this in it.
    #[must_use]
    pub fn wrote(self, only: &Only) -> Wrote {
        if only.sheet {
            return Wrote::Sheet;
        }
        match self {
            Self::Csv => Wrote::FollowUp,
            Self::Ics => Wrote::Calendar,
            Self::Json if only.is_all() => Wrote::Session,
            Self::Md | Self::Html | Self::Txt | Self::Org | Self::Json => Wrote::Debrief,
        }
    }

    /// A session in this format, or what was asked of it. The same journal gives the same bytes.
    #[must_use]
    pub fn write(self, session: &Session, lang: Lang, only: &Only) -> String {
        let Some(debrief) = Debrief::only(session, only) else { return String::new() };
        let plan = session.plan();
        match self {
            Self::Md => markdown::write(&debrief, plan, lang),
            Self::Html => html::write(&debrief, plan, lang),
            Self::Txt => mail::write(&debrief, plan, lang),
            Self::Org => org::write(&debrief, plan, lang),
            Self::Csv => csv::write(&debrief, lang),
            Self::Ics => calendar::write(&debrief, session, lang),
            Self::Json => json::write(session, &debrief),
        }
    }
}

/// The sheet of each team, in the order in which they spoke: those that spoke, that have a note,
/// or that are to do something.
#[must_use]
pub fn sheets(session: &Session, lang: Lang, format: Format) -> Vec<(Text, String)> {
    let sheet = |name: Text| {
        let text = format.write(session, lang, &Only::sheet(name.clone()));
        (name, text)
    };
    sheet_teams(session).into_iter().map(sheet).collect()
}

/// The teams that have a sheet, in that order.
#[must_use]
pub fn sheet_teams(session: &Session) -> Vec<Text> {
    let Some(debrief) = Debrief::of(session) else { return Vec::new() };
    let noted = debrief.teams.iter().map(|team| &team.name);
    let known = session.teams();
    let owners = debrief.actions.iter().filter_map(|taken| taken.note.owner.as_ref());
    let owners = owners.filter_map(|owner| doer(&known, owner));
    let mut names: Vec<Text> = Vec::new();
    for name in debrief.spoken.iter().chain(noted).chain(owners) {
        if !names.iter().any(|other| fold_name(other) == fold_name(name)) {
            names.push(name.clone());
        }
    }
    names
}
