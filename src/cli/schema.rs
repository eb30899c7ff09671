//! `deroule schema`: the published form of what the program writes as JSON.
//!
//! The schemas are files that people may read without the program; tests hold it to them.

use clap::{ValueEnum, builder::PossibleValue};

/// What the program writes as JSON and publishes a schema of.
#[derive(Debug, Clone, Copy)]
pub(super) enum Document {
    /// A whole session: `export -f json`.
    Export,
    /// The state of a session: `status --json`.
    Status,
    /// What was understood of a programme: `import --json`.
    Import,
}

impl Document {
    /// Its schema, as JSON Schema of draft 2020-12.
    pub(super) const fn schema(self) -> &'static str {
        match self {
            Self::Export => include_str!("../../docs/schema/export.json"),
            Self::Status => include_str!("../../docs/schema/status.json"),
            Self::Import => include_str!("../../docs/schema/import.json"),
        }
    }
}

impl ValueEnum for Document {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Export, Self::Status, Self::Import]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Export => "export",
            Self::Status => "status",
            Self::Import => "import",
        }))
    }
}
