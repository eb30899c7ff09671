//! The words of `deroule programme`: their grammar.

use std::path::PathBuf;

use crate::export::programme::Format;

/// Which programme is printed, and how.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct ProgrammeArgs {
    #[arg(value_name = "FILE")]
    pub(in crate::cli) file: Option<PathBuf>,
    #[arg(long, group = "form")]
    md: bool,
    #[arg(long, group = "form")]
    ics: bool,
    #[arg(long, group = "form")]
    csv: bool,
    #[arg(long, group = "form")]
    json: bool,
    #[arg(long)]
    pub(in crate::cli) public: bool,
}

impl ProgrammeArgs {
    /// The format that is asked for.
    pub(in crate::cli) const fn format(&self) -> Format {
        match self {
            Self { md: true, .. } => Format::Md,
            Self { ics: true, .. } => Format::Ics,
            Self { csv: true, .. } => Format::Csv,
            Self { json: true, .. } => Format::Json,
            Self { .. } => Format::Text,
        }
    }
}
