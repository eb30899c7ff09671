//! The README's pictures and tables: each block between `<!-- block: … -->` and `<!-- end -->` is
//! what the program shows today, taken from the snapshots and from the console's one table.
//!
//! `UPDATE_README=1 cargo test --test it readme` writes them anew.

use std::{env, fs, path::Path};

use chrono::TimeDelta;
use deroule::{
    agenda::{Lang, read},
    console::{
        action::{Row, Scope, TABLE},
        model::Model,
    },
    i18n::console::action::Label,
};

use crate::screen::states::state;

/// An interruption, to say what its key does.
const INTERRUPTION: TimeDelta = TimeDelta::seconds(372);

const OPEN: &str = "<!-- block: ";
const END: &str = "<!-- end -->";

#[test]
fn the_readme_shows_what_the_program_shows() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let written = fs::read_to_string(&path).expect("README.md");
    let fresh = refreshed(&written, &block).unwrap_or_else(|wrong| panic!("README.md: {wrong}"));
    if env::var_os("UPDATE_README").is_some() {
        fs::write(&path, fresh).expect("README.md can be written");
    } else {
        assert!(
            written == fresh,
            "README.md is behind: UPDATE_README=1 cargo test --test it readme"
        );
    }
}

#[test]
fn the_agenda_in_the_readme_loads() {
    let readme = include_str!("../../../README.md");
    let agendas: Vec<&str> =
        readme.split("```ron\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert!(!agendas.is_empty(), "README.md shows an agenda");
    for text in agendas {
        let loaded = read::read(text.as_bytes());
        assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
    }
}

/// The text with every block filled by `block`.
fn refreshed(text: &str, block: &dyn Fn(&str) -> Result<String, String>) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(OPEN) {
        let (name, after) = after.split_once(" -->\n").ok_or("a block's mark is not closed")?;
        let (_, after) = after.split_once(END).ok_or_else(|| format!("no end after {name}"))?;
        out.push_str(&format!("{before}{OPEN}{name} -->\n{}{END}", block(name)?));
        rest = after;
    }
    Ok(out + rest)
}

/// What stands in a block: `keys LANG`, `screen NAME`, `stage SCENE-LANG SIZE`, `export NAME LINES`
/// `check LINES` or `typical LINES`.
fn block(name: &str) -> Result<String, String> {
    let words: Vec<&str> = name.split(' ').collect();
    match words.as_slice() {
        ["keys", "fr"] => Ok(keys(Lang::Fr)),
        ["keys", "en"] => Ok(keys(Lang::En)),
        ["screen", name] => {
            // the letters come first, as many lines as the size in the name says; then the looks
            let (_, size) = name.rsplit_once('x').ok_or_else(|| format!("{name} has no size"))?;
            let rows = size.split('-').next().unwrap_or_default();
            Ok(fenced(&snapshot(&format!("screen/snapshots/{name}"))?, number(rows)?))
        }
        ["stage", name, size] => {
            // one screen after the other, each under a line that begins with its size
            let screens = snapshot(&format!("stage/snapshots/{name}"))?;
            let heading = format!("{} ·", size.replace('x', "×"));
            let screen = screens.split("\n────\n").find(|screen| screen.starts_with(&heading));
            let (_, screen) = screen
                .and_then(|screen| screen.split_once('\n'))
                .ok_or_else(|| format!("{name} has no {size}"))?;
            Ok(fenced(screen, screen.lines().count()))
        }
        ["export", name, lines] => {
            Ok(fenced(&snapshot(&format!("snapshots/it__export__{name}"))?, number(lines)?))
        }
        ["check", lines] => {
            // its spaces that do not break were made visible
            let text = snapshot("snapshots/it__cli__check")?.replace('~', "\u{A0}");
            Ok(fenced(&text, number(lines)?))
        }
        ["typical", lines] => {
            let text = snapshot("rehearse/snapshots/it__rehearse__program__typical")?;
            Ok(fenced(&text.replace('~', "\u{A0}"), number(lines)?))
        }
        _ => Err(format!("no such block: {name}")),
    }
}

/// A snapshot without its head.
fn snapshot(name: &str) -> Result<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it");
    let text = fs::read_to_string(folder.join(format!("{name}.snap")))
        .map_err(|error| format!("{name}: {error}"))?;
    let (_, body) = text
        .strip_prefix("---\n")
        .and_then(|text| text.split_once("\n---\n"))
        .ok_or_else(|| format!("{name} is not a snapshot"))?;
    Ok(body.to_owned())
}

fn number(text: &str) -> Result<usize, String> {
    text.parse().map_err(|_| format!("{text} is not a number of lines"))
}

fn fenced(text: &str, lines: usize) -> String {
    let text: Vec<&str> = text.trim_end().lines().map(str::trim_end).take(lines).collect();
    format!("```text\n{}\n```\n", text.join("\n"))
}

/// The console's table of actions, as it stands while a cue runs, place by place.
fn keys(lang: Lang) -> String {
    let model = state("running", lang);
    let places = match lang {
        Lang::Fr => [
            (Scope::Desk, "Pendant une session"),
            (Scope::Debrief, "En relisant le débrief"),
            (Scope::Picker, "Au choix d’un déroulé"),
            (Scope::Plan, "Sur un déroulé qu’on relit"),
            (Scope::Form, "Dans les champs d’un créneau"),
            (Scope::Everywhere, "Partout"),
            (Scope::Typing, "En tapant une note"),
            (Scope::Overlay, "Dans une question ou une liste"),
        ],
        Lang::En => [
            (Scope::Desk, "During a session"),
            (Scope::Debrief, "Looking the debrief over"),
            (Scope::Picker, "Choosing an agenda"),
            (Scope::Plan, "Looking an agenda over"),
            (Scope::Form, "In the fields of a slot"),
            (Scope::Everywhere, "Everywhere"),
            (Scope::Typing, "Typing a note"),
            (Scope::Overlay, "In a question or a list"),
        ],
    };
    let mut out = String::new();
    for (scope, place) in places {
        out.push_str(&format!("\n| {place} | |\n|---|---|\n"));
        for row in TABLE.iter().filter(|row| row.scope == scope) {
            let keys = model.keymap.keys(row.action);
            let keys: Vec<String> =
                keys.iter().map(|key| format!("`{}`", key.shown(lang))).collect();
            if !keys.is_empty() {
                let words = words(row, &model, lang);
                out.push_str(&format!("| {} | {words} |\n", keys.join(" ")));
            }
        }
    }
    out + "\n"
}

fn words(row: &Row, model: &Model, lang: Lang) -> String {
    let label = match (row.label)(model) {
        Label::DropInterruption(_) => Label::DropInterruption(INTERRUPTION),
        label => label,
    };
    label.long(lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_filled_and_the_rest_stays() {
        let block = |name: &str| match name {
            "a" => Ok("new\n".to_owned()),
            other => Err(format!("no such block: {other}")),
        };
        let text = "x\n<!-- block: a -->\nold\n<!-- end -->\ny";
        let fresh = refreshed(text, &block).expect("filled");
        assert_eq!(fresh, "x\n<!-- block: a -->\nnew\n<!-- end -->\ny");
        assert_eq!(refreshed(&fresh, &block).as_deref(), Ok(fresh.as_str()));
        let unknown = refreshed("<!-- block: b -->\n<!-- end -->", &block);
        assert_eq!(unknown, Err("no such block: b".to_owned()));
        let open = refreshed("<!-- block: a -->\n", &block);
        assert_eq!(open, Err("no end after a".to_owned()));
    }
}
