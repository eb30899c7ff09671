//! The law about who may use whom: the table in `src/README.md`, read as it is written there.

use std::collections::BTreeMap;

use super::{
    Finding,
    source::{Source, Token},
};

/// What one room may use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum May {
    /// Every room.
    All,
    /// These rooms; of some, only these names.
    Use(BTreeMap<String, Option<Vec<String>>>),
}

/// Reads the table `| room | holds | may use | may touch |`.
///
/// Under *may use* stand rooms, separated by commas. Names in backquotes within brackets behind a
/// room are all that may be used of it; other words within brackets explain.
pub(super) fn read(readme: &str) -> BTreeMap<String, May> {
    let rows = readme.lines().filter_map(|line| line.strip_prefix("| `"));
    rows.filter_map(|row| {
        let (room, rest) = row.split_once("` |")?;
        let may = rest.split(" | ").nth(1)?.trim();
        Some((room.to_owned(), cell(may)))
    })
    .collect()
}

fn cell(text: &str) -> May {
    match text {
        "all" => May::All,
        "nothing" => May::Use(BTreeMap::new()),
        text => May::Use(entries(text).into_iter().map(entry).collect()),
    }
}

/// Splits at the commas that stand outside brackets.
fn entries(text: &str) -> Vec<&str> {
    let mut depth = 0_u32;
    text.split(|c| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == ',' && depth == 0
    })
    .collect()
}

fn entry(text: &str) -> (String, Option<Vec<String>>) {
    let (room, about) = text.trim().split_once(" (").unwrap_or((text.trim(), ""));
    let names: Vec<String> = about.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    (room.to_owned(), (!names.is_empty()).then_some(names))
}

/// The uses of other rooms that the map does not allow.
pub(super) fn wrong_arrows(map: &BTreeMap<String, May>, source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut find = |line, what: String| findings.push(Finding::new(source, line, what));
    let Some(room) = source.room() else { return findings };
    let Some(May::Use(allowed)) = map.get(room) else {
        if !map.contains_key(room) {
            find(1, format!("the room {room} is not on the map"));
        }
        return findings;
    };
    for (used, name, line) in used(source, map) {
        if used == room {
            continue;
        }
        match allowed.get(&used) {
            None => find(line, format!("{room} may not use {used}")),
            Some(Some(names)) if name.as_ref().is_none_or(|name| !names.contains(name)) => {
                let name = name.unwrap_or_default();
                find(line, format!("{room} may use of {used} only {names:?}, not {name:?}"));
            }
            Some(_) => {}
        }
    }
    findings
}

/// Each room that a file names, with what it takes from there, and where.
fn used(source: &Source, map: &BTreeMap<String, May>) -> Vec<(String, Option<String>, usize)> {
    let depth = depth(&source.path);
    let mut paths = Vec::new();
    let mut index = 0;
    while index < source.tokens.len() {
        let mut supers = 0;
        while source.stands(index + 3 * supers, &["super", ":", ":"]) {
            supers += 1;
        }
        // so many lead to the crate; more of them only where modules stand within modules
        let to_the_top = supers > 0 && supers >= depth;
        if source.stands(index, &["crate", ":", ":"]) {
            branches(&source.tokens[index + 3..], &mut Vec::new(), &mut paths);
        } else if to_the_top {
            branches(&source.tokens[index + 3 * supers..], &mut Vec::new(), &mut paths);
        }
        index += (3 * supers).max(1);
    }
    paths
        .into_iter()
        .filter(|(path, _)| path.first().is_some_and(|room| map.contains_key(room)))
        .map(|(mut path, line)| {
            let room = path.remove(0);
            (room, path.into_iter().next(), line)
        })
        .collect()
}

/// How many modules deep a file's own module is.
fn depth(path: &str) -> usize {
    path.trim_end_matches("/mod.rs").split('/').count().saturating_sub(1)
}

/// The paths that begin here: one, or each of a group's. Returns how many tokens they took.
fn branches(
    tokens: &[Token],
    before: &mut Vec<String>,
    paths: &mut Vec<(Vec<String>, usize)>,
) -> usize {
    let Some(first) = tokens.first() else { return 0 };
    if first.text != "{" {
        let more = tokens.get(1).zip(tokens.get(2));
        before.push(first.text.clone());
        let taken = if more.is_some_and(|(a, b)| a.text == ":" && b.text == ":") {
            3 + branches(&tokens[3..], before, paths)
        } else {
            paths.push((before.clone(), first.line));
            1
        };
        before.pop();
        return taken;
    }
    let mut index = 1;
    while let Some(token) = tokens.get(index) {
        match token.text.as_str() {
            "}" => return index + 1,
            "," => index += 1,
            "as" => index += 2,
            _ => index += branches(&tokens[index..], before, paths),
        }
    }
    index
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAP: &str = "\
| room | holds | may use | may touch |
|---|---|---|---|
| `agenda` | the plan | nothing | nothing |
| `session` | the past | agenda | nothing |
| `store` | events | session | disk, a socket |
| `console` | a screen | agenda, session (all of it, really), store (`Store`, `Fault`) | the terminal |
| `cli` | commands | all | files |
";

    fn findings(path: &str, text: &str) -> Vec<String> {
        let found = wrong_arrows(&read(MAP), &Source::new(path, text));
        found.into_iter().map(|finding| finding.to_string()).collect()
    }

    #[test]
    fn the_map_is_read_as_it_is_written() {
        let map = read(MAP);
        assert_eq!(map.len(), 5);
        assert_eq!(map["cli"], May::All);
        assert_eq!(map["agenda"], May::Use(BTreeMap::new()));
        let names = vec!["Store".to_owned(), "Fault".to_owned()];
        let rooms = [("agenda", None), ("session", None), ("store", Some(names))];
        assert_eq!(
            map["console"],
            May::Use(rooms.map(|(room, names)| (room.to_owned(), names)).into())
        );
    }

    #[test]
    fn allowed_arrows_pass() {
        let text = "use crate::{agenda::{Text, cue as c}, session, store::{Store, Fault}};\n\
                    fn f() { crate::console::g(); crate::agenda::h() }";
        assert_eq!(findings("src/console/view.rs", text), Vec::<String>::new());
        assert_eq!(findings("src/cli/x.rs", "use crate::store::Hidden;"), Vec::<String>::new());
    }

    #[test]
    fn wrong_arrows_are_found_wherever_they_stand() {
        let found = |path, text| findings(path, text).join("\n");
        assert_eq!(
            found("src/agenda/x.rs", "\nuse crate::session::Reading;"),
            "src/agenda/x.rs:2: agenda may not use session"
        );
        assert_eq!(
            found("src/session/x.rs", "use crate::{\n agenda::Text,\n store};"),
            "src/session/x.rs:3: session may not use store"
        );
        assert_eq!(
            found("src/session/x.rs", "fn f() -> crate::store::Fault { g(crate::agenda::A) }"),
            "src/session/x.rs:1: session may not use store"
        );
        assert_eq!(
            found("src/agenda/mod.rs", "use super::session::Moment;"),
            "src/agenda/mod.rs:1: agenda may not use session"
        );
        assert_eq!(found("src/agenda/x/y.rs", "use super::super::session;"), "");
        assert_eq!(
            found("src/agenda/x/y.rs", "use super::super::super::session;"),
            "src/agenda/x/y.rs:1: agenda may not use session"
        );
        assert_eq!(
            found("src/console/run.rs", "use crate::store::{Store, sqlite::Sqlite};"),
            "src/console/run.rs:1: console may use of store only [\"Store\", \"Fault\"], not \"sqlite\""
        );
        assert_eq!(
            found("src/attic/x.rs", "fn f() {}"),
            "src/attic/x.rs:1: the room attic is not on the map"
        );
    }
}
