//! A row of the table, as a line and in `RELIABILITY.md`.

use std::fmt;
use std::fs;
use std::path::Path;

/// What was found out about one promise.
pub(super) struct Row {
    /// What was done to the program, in words.
    pub(super) name: &'static str,
    pub(super) outcome: Outcome,
    pub(super) seed: u64,
}

pub(super) enum Outcome {
    Measured {
        runs: u32,
        /// What went wrong, a line a failure.
        failures: Vec<String>,
        /// What was counted on the way.
        counted: String,
    },
    /// Why this machine cannot tell.
    Skipped(String),
}

impl Row {
    pub(super) fn failed(&self) -> bool {
        match &self.outcome {
            Outcome::Measured { failures, .. } => !failures.is_empty(),
            Outcome::Skipped(_) => false,
        }
    }

    fn cells(&self) -> [String; 5] {
        let (runs, failures, counted) = match &self.outcome {
            Outcome::Measured { runs, failures, counted } => {
                (runs.to_string(), failures.len().to_string(), counted.clone())
            }
            Outcome::Skipped(why) => ("skipped".into(), "–".into(), why.clone()),
        };
        [self.name.into(), runs, failures, self.seed.to_string(), counted]
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.cells().join(" | "))?;
        if let Outcome::Measured { failures, .. } = &self.outcome {
            for failure in failures {
                write!(f, "\n    {failure}")?;
            }
        }
        Ok(())
    }
}

const BEGIN: &str = "<!-- the figures, written by the command above -->";
const END: &str = "<!-- end of the figures -->";

/// Replaces the rows of the same name in `RELIABILITY.md`, adds new ones, and leaves the others.
pub(super) fn write(rows: &[Row]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("RELIABILITY.md");
    let text = fs::read_to_string(&path).expect("RELIABILITY.md");
    let (head, rest) = text.split_once(BEGIN).expect("the mark above the figures");
    let (old, tail) = rest.split_once(END).expect("the mark below the figures");
    let mut lines: Vec<String> =
        old.lines().filter(|line| line.starts_with("| ")).skip(1).map(str::to_owned).collect();
    for row in rows {
        let line = format!("| {} |", row.cells().join(" | "));
        let same = format!("| {} |", row.name);
        match lines.iter_mut().find(|line| line.starts_with(&same)) {
            Some(old) => *old = line,
            None => lines.push(line),
        }
    }
    let table = ["| what is done | runs | failures | seed | counted |", "|---|---|---|---|---|"];
    let table: Vec<&str> = table.into_iter().chain(lines.iter().map(String::as_str)).collect();
    let text = format!("{head}{BEGIN}\n{}\n{END}{tail}", table.join("\n"));
    fs::write(&path, text).expect("RELIABILITY.md");
}
