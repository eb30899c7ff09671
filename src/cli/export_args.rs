//! The words of `deroule export`: their grammar.

use std::path::PathBuf;

use clap::{ValueEnum, builder::PossibleValue};

use crate::{export::Format, session::NoteKind};

/// What is exported, how and where.
#[derive(Debug, clap::Args)]
pub(super) struct ExportArgs {
    #[arg(value_name = "SESSION")]
    pub(super) session: Option<String>,
    #[arg(
        short = 'f',
        long,
        value_name = "md|html|txt|org|csv|ics|json",
        default_value = "md",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(super) format: Format,
    #[arg(short = 'o', long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    #[arg(long, value_name = "DIR", conflicts_with_all = ["output", "defi", "kind", "since"])]
    pub(super) sheets: Option<PathBuf>,
    #[arg(long)]
    pub(super) force: bool,
    #[arg(long, conflicts_with_all = ["sheets", "defi", "kind", "since"])]
    pub(super) private: bool,
    #[arg(long, conflicts_with = "sheets")]
    pub(super) with_corrections: bool,
    #[arg(long = "for", value_name = "DEFI")]
    pub(super) defi: Option<String>,
    #[arg(long, value_name = "KIND", hide_possible_values = true)]
    pub(super) kind: Option<KindArg>,
    #[arg(long, value_name = "14h05")]
    pub(super) since: Option<String>,
}

/// A kind of notes.
#[derive(Debug, Clone, Copy)]
pub(super) struct KindArg(pub(super) NoteKind);

impl ValueEnum for KindArg {
    fn value_variants<'a>() -> &'a [Self] {
        const {
            &[
                Self(NoteKind::Plus),
                Self(NoteKind::Minus),
                Self(NoteKind::Question),
                Self(NoteKind::Decision),
                Self(NoteKind::Action),
                Self(NoteKind::Plain),
            ]
        }
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.word()))
    }
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.word()))
    }
}
