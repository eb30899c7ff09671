//! The rules of the house, held against the sources: the map in `src/README.md` is the law about
//! rooms, this file and its neighbours are the law about the rest.

mod arms;
mod map;
mod readme;
mod rules;
mod source;

use std::{collections::BTreeSet, fmt, sync::LazyLock};

use source::Source;

/// Strings that look like sentences and are none that people read in their language: the file, how
/// the string begins, why. One that matches nothing any more fails the test.
const ALLOWED: [(&str, &str, &str); 7] = [
    ("src/agenda/cue.rs", "not the id of a cue", "what serde says of a damaged journal"),
    ("src/agenda/millis.rs", "a length out of range", "what serde says of a damaged journal"),
    ("src/clock/frozen.rs", "{:?} is not an instant", "the command line says it in its own words"),
    ("src/session/event.rs", "a session id has", "what serde says of a damaged journal"),
    ("src/session/words/verb.rs", "blackout on | off", "the form of a command"),
    ("src/stage/web/answer.rs", "default-src 'none'", "what browsers are told, in their words"),
    ("src/stage/theme.rs", "{word} is not a colour", "what serde says of a theme's file"),
];

static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(source::repository);

/// Something that is not tidy.
#[derive(Debug, PartialEq, Eq)]
struct Finding {
    path: String,
    line: usize,
    what: String,
}

impl Finding {
    fn new(source: &Source, line: usize, what: String) -> Self {
        Self { path: source.path.clone(), line, what }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.what)
    }
}

fn hold(rule: impl Fn(&Source) -> Vec<Finding>) {
    assert!(SOURCES.len() > 50, "the sources were not found");
    let findings: Vec<String> =
        SOURCES.iter().flat_map(rule).map(|finding| finding.to_string()).collect();
    assert!(findings.is_empty(), "{} findings\n{}", findings.len(), findings.join("\n"));
}

#[test]
fn arrows_are_those_of_the_map() {
    let map = map::read(include_str!("../../src/README.md"));
    let rooms: BTreeSet<String> = map.keys().cloned().collect();
    let folders: BTreeSet<String> =
        SOURCES.iter().filter_map(|source| source.room().map(str::to_owned)).collect();
    assert_eq!(rooms, folders, "the map and the folders of src");
    hold(|source| map::wrong_arrows(&map, source));
}

#[test]
fn files_say_first_what_they_hold() {
    hold(rules::opening);
}

#[test]
fn files_are_as_long_as_one_thought() {
    hold(rules::size);
}

#[test]
fn colours_have_one_home() {
    hold(rules::colours);
}

#[test]
fn nothing_banned_stands() {
    hold(rules::banned);
}

#[test]
fn only_the_command_line_prints() {
    hold(rules::printing);
}

#[test]
fn sentences_have_one_home() {
    let allowed = ALLOWED.map(|(path, start, _)| (path, start));
    for (path, start) in allowed {
        let used = SOURCES.iter().filter(|source| source.path == path).any(|source| {
            source.tokens.iter().any(|token| token.string().is_some_and(|s| s.starts_with(start)))
        });
        assert!(used, "nothing in {path} begins with {start:?} any more");
    }
    hold(|source| rules::sentences(source, &allowed));
}

#[test]
fn no_arm_swallows_our_own_variants() {
    let enums = arms::enums(SOURCES.iter());
    assert!(enums.contains("Event"), "the enums were not found");
    hold(|source| arms::wildcards(&enums, source));
}

#[test]
fn each_language_has_its_typography() {
    hold(rules::typography);
}

#[test]
fn no_machine_is_spoken_of() {
    hold(rules::places);
}

#[test]
fn every_library_is_accounted_for() {
    let manifest = include_str!("../../Cargo.toml");
    let changelog = include_str!("../../CHANGELOG.md");
    let mut section = "";
    for line in manifest.lines() {
        if line.starts_with('[') {
            section = line;
        } else if section.contains("dependencies")
            && let Some((name, _)) = line.split_once(" = ")
        {
            assert!(changelog.contains(&format!("`{name}`")), "{name} is not in CHANGELOG.md");
        }
    }
    let named = changelog.lines().filter_map(|line| line.strip_prefix("| `"));
    for name in named.filter_map(|line| line.split('`').next()) {
        assert!(manifest.contains(&format!("\n{name} = ")), "{name} is not in Cargo.toml");
    }
}
