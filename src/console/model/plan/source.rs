//! The file that an agenda was read from, as it is shown: cleaned, line by line.

use std::path::{Path, PathBuf};

use chrono_tz::Tz;

use super::Problems;
use crate::{
    agenda::{Text, read::Losses},
    import::Format,
};

/// How deep a line is indented at most on the screen, in cells.
const MAX_INDENT: usize = 24;
/// How many cells a tabulator takes at the beginning of a line.
const TAB: usize = 4;

/// A file as it was found on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanFile {
    /// Where it is.
    pub path: PathBuf,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// A fingerprint of that.
    pub fingerprint: Text,
    /// The zone that is meant where the agenda names none.
    pub zone: Tz,
    /// Where a copy of it goes that is kept when it is written anew.
    pub copy: PathBuf,
}

/// What became of a file since it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnDisk {
    /// It is as it was read, or as it was written.
    AsRead,
    /// Somebody else has written into it.
    Changed,
    /// It is gone.
    Gone,
}

/// A file that an agenda was read from.
#[derive(Debug, Clone)]
pub struct Source {
    /// Where it is.
    pub path: PathBuf,
    /// What it is called on the screen.
    pub name: Text,
    /// A fingerprint of what was read.
    pub fingerprint: Text,
    /// A fingerprint of the file that the corrections were made on: another one where they were
    /// found, and the file had changed.
    pub base: Text,
    /// The format that it was read in.
    pub format: Format,
    /// Its lines.
    pub lines: Vec<SourceLine>,
    /// What is wrong in it, where it is an agenda of this program.
    pub problems: Problems,
    /// The zone that is meant where the agenda names none.
    pub zone: Tz,
    /// What it held when it was read, or as it was written since.
    pub bytes: Vec<u8>,
    /// What became of the file since.
    pub disk: OnDisk,
    /// What its copy will be called that is kept where it is written anew.
    pub copy: Text,
    /// What it holds that an agenda written anew does not keep.
    pub losses: Losses,
}

/// One line of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceLine {
    /// How deep it is indented, in cells.
    pub indent: u16,
    /// What stands in it, safe to show.
    pub text: Text,
}

impl Source {
    pub(super) fn new(file: PlanFile, format: Format, text: &str, problems: Problems) -> Self {
        let called = |path: &Path| {
            Text::clean(&path.file_name().unwrap_or(path.as_os_str()).to_string_lossy())
        };
        Self {
            name: called(&file.path),
            copy: called(&file.copy),
            bytes: file.bytes,
            path: file.path,
            base: file.fingerprint.clone(),
            fingerprint: file.fingerprint,
            format,
            lines: text.lines().map(SourceLine::new).collect(),
            problems,
            zone: file.zone,
            disk: OnDisk::AsRead,
            losses: Losses::default(),
        }
    }
}

impl Source {
    /// Whether the corrections were made on the file as it was before somebody else changed it.
    #[must_use]
    pub fn is_ahead(&self) -> bool {
        self.base != self.fingerprint
    }

    /// Shows what was written over the file.
    pub fn rewritten(&mut self, text: &str, fingerprint: Text) {
        self.lines = text.lines().map(SourceLine::new).collect();
        self.bytes = text.as_bytes().to_vec();
        self.base = fingerprint.clone();
        self.fingerprint = fingerprint;
        self.problems.clear();
        (self.disk, self.losses) = (OnDisk::AsRead, Losses::default());
    }
}

impl SourceLine {
    fn new(raw: &str) -> Self {
        let blank = raw.chars().take_while(|c| c.is_whitespace());
        let deep: usize = blank.map(|c| if c == '\t' { TAB } else { 1 }).sum();
        let indent = u16::try_from(deep.min(MAX_INDENT)).unwrap_or(0);
        Self { indent, text: Text::clean(raw) }
    }
}
