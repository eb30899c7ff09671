//! The words of `deroule watch`: their grammar.

use std::ffi::OsString;

use clap::{ValueEnum, builder::PossibleValue};

use crate::session::Alert;

/// What a watch runs, and when.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct WatchArgs {
    #[arg(value_name = "SESSION")]
    pub(in crate::cli) session: Option<String>,
    #[arg(long, value_name = "CMD", allow_hyphen_values = true)]
    pub(in crate::cli) exec: OsString,
    #[arg(long, value_name = "EVENT", value_delimiter = ',', hide_possible_values = true)]
    pub(in crate::cli) on: Vec<On>,
}

/// When a watch runs its command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum On {
    /// At anything.
    All,
    /// At this.
    One(Alert),
}

impl On {
    /// All that it stands for.
    pub(in crate::cli) fn alerts(&self) -> &[Alert] {
        match self {
            Self::All => &Alert::ALL,
            Self::One(alert) => std::slice::from_ref(alert),
        }
    }
}

impl ValueEnum for On {
    fn value_variants<'a>() -> &'a [Self] {
        const {
            &[
                Self::One(Alert::Start),
                Self::One(Alert::Warning),
                Self::One(Alert::Zero),
                Self::One(Alert::Next),
                Self::One(Alert::Break),
                Self::One(Alert::Suspend),
                Self::One(Alert::Resume),
                Self::One(Alert::Message),
                Self::One(Alert::End),
                Self::All,
            ]
        }
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::All => "all",
            Self::One(alert) => alert.word(),
        }))
    }
}
