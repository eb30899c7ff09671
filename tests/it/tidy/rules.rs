//! The rules about single files: each a function from a source to what is wrong with it.

use super::{Finding, source::Source};

/// The most lines that a file may have; tables of texts and of keys are as long as they must be.
const MAX_LINES: usize = 700;

/// The file of the house that may name colours.
const THEME: &str = "src/stage/theme";

/// The file of the house that may read the machine's clocks.
const CLOCK: &str = "src/clock/system.rs";

/// The rooms in which no sentence may stand, as i18n holds them all.
///
/// The store is not among them: what it says goes to logs, and to SQLite.
const SPEECHLESS: [&str; 7] = ["agenda", "session", "clock", "export", "stage", "console", "cli"];

/// What no file may hold, as tokens, with the reason.
const BANNED: [(&[&str], &str); 8] = [
    (&[".", "unwrap", "(", ")"], "unwrap: say what holds, with expect, or handle it"),
    (&["todo", "!"], "todo!: nothing unfinished stands"),
    (&["unimplemented", "!"], "unimplemented!: nothing unfinished stands"),
    (&["dbg", "!"], "dbg!: a trace left behind"),
    (&["#", "[", "ignore"], "#[ignore]: a test runs or goes"),
    (&["thread", ":", ":", "sleep"], "thread::sleep: wait for what is awaited"),
    (&["[", "allow", "("], "#[allow]: #[expect] with a reason tells when it is no longer needed"),
    (&["unsafe"], "unsafe: ask a library that does it well"),
];

/// The machine's clocks, which only one file reads.
const CLOCKS: [&[&str]; 4] = [
    &["SystemTime", ":", ":", "now"],
    &["Instant", ":", ":", "now"],
    &["Utc", ":", ":", "now"],
    &["Local", ":", ":", "now"],
];

/// Words that tell of one machine; in two halves, so that this file passes itself.
const PLACES: [(&str, &str); 6] = [
    ("/wo", "rk/"),
    ("/tmp/", "wt"),
    ("/ro", "ot/"),
    ("/ho", "me/"),
    ("../sha", "red"),
    ("arti", "factory"),
];

/// Files that do not say in their first line what they hold.
pub(super) fn opening(source: &Source) -> Vec<Finding> {
    // the crate's own words are those of the map
    let map = source.text.starts_with("#![doc = include_str!(\"README.md\")]");
    if source.path.ends_with(".rs") && !source.text.starts_with("//! ") && !map {
        return vec![Finding::new(source, 1, "does not open with //!".into())];
    }
    Vec::new()
}

/// Files too long to be one thought.
pub(super) fn size(source: &Source) -> Vec<Finding> {
    let lines = source.text.lines().count();
    let table = source.path.starts_with("src/i18n/") || source.path.contains("/keymap");
    if source.path.ends_with(".rs") && !table && lines > MAX_LINES {
        return vec![Finding::new(source, lines, format!("{lines} lines, over {MAX_LINES}"))];
    }
    Vec::new()
}

/// Colours named outside the theme.
pub(super) fn colours(source: &Source) -> Vec<Finding> {
    if !source.path.starts_with("src/") || source.path.starts_with(THEME) {
        return Vec::new();
    }
    let colour =
        |index| source.stands(index, &["Color", ":", ":"]) || source.stands(index, &["Stylize"]);
    everywhere(source, colour, "a colour outside the theme: ask for a meaning")
}

/// What no file may hold.
pub(super) fn banned(source: &Source) -> Vec<Finding> {
    let words = BANNED
        .iter()
        .flat_map(|(words, why)| everywhere(source, |index| source.stands(index, words), why));
    let clocks = CLOCKS.iter().filter(|_| source.path != CLOCK).flat_map(|words| {
        let why = "the machine's clock: time is an argument";
        everywhere(source, |index| source.stands(index, words), why)
    });
    words.chain(clocks).collect()
}

/// Printing outside the command line: the console's screen would be torn.
pub(super) fn printing(source: &Source) -> Vec<Finding> {
    if source.room().is_none_or(|room| room == "cli") {
        return Vec::new();
    }
    let prints = |index| {
        ["print", "println", "eprint", "eprintln"]
            .iter()
            .any(|name| source.stands(index, &[name, "!"]) && !source.tokens[index].test)
    };
    everywhere(source, prints, "prints: only the command line does")
}

/// Sentences outside i18n: strings of two words or more in a language.
///
/// Tests, attributes and what is said when the program itself is wrong may speak.
pub(super) fn sentences(source: &Source, allowed: &[(&str, &str)]) -> Vec<Finding> {
    if !source.room().is_some_and(|room| SPEECHLESS.contains(&room)) {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for (index, token) in source.tokens.iter().enumerate() {
        let Some(words) = token.string() else { continue };
        let exempt = token.test || token.attribute || of_a_bug(source, index);
        let allowed =
            allowed.iter().any(|(path, start)| source.path == *path && words.starts_with(start));
        if !exempt && !allowed && is_sentence(words) {
            let what = format!("a sentence outside i18n: {words:?}");
            findings.push(Finding::new(source, token.line, what));
        }
    }
    findings
}

/// Whether the string is an argument of what only speaks when the program is wrong.
fn of_a_bug(source: &Source, index: usize) -> bool {
    const MACROS: [&str; 7] = [
        "assert",
        "assert_eq",
        "assert_ne",
        "debug_assert",
        "debug_assert_eq",
        "debug_assert_ne",
        "unreachable",
    ];
    let mut depth = 0_usize;
    for (at, token) in source.tokens[..index].iter().enumerate().rev() {
        match token.text.as_str() {
            ")" | "]" | "}" => depth += 1,
            "(" if depth == 0 => {
                let before = |back: usize| {
                    at.checked_sub(back).map_or("", |at| source.tokens[at].text.as_str())
                };
                return before(1) == "expect" || (before(1) == "!" && MACROS.contains(&before(2)));
            }
            "{" | "[" if depth == 0 => return false,
            ";" if depth == 0 => return false,
            "(" | "{" | "[" => depth -= 1,
            _ => {}
        }
    }
    false
}

/// Whether two words of a language follow each other: letters, one blank, small letters.
fn is_sentence(text: &str) -> bool {
    let words: Vec<&str> = text.split([' ', '\u{A0}']).collect();
    words.windows(2).any(|pair| match pair {
        [first, second] => is_word(first) && is_word(second) && starts_small(second),
        _ => false,
    })
}

fn is_word(word: &str) -> bool {
    let word = word.trim_matches([',', '.', ':', ';', '!', '?', '(', ')', '…', '«', '»']);
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 2 && word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-'))
}

fn starts_small(word: &str) -> bool {
    word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase)
}

/// French without its own typography: spaces that never break before `: ; ? !` and inside « »,
/// curved apostrophes. In English, no space before any of them.
pub(super) fn typography(source: &Source) -> Vec<Finding> {
    if !source.path.starts_with("src/i18n/") {
        return Vec::new();
    }
    let french = source.path.ends_with("/fr.rs");
    let words = source.tokens.iter().filter(|token| !token.test && !token.attribute);
    let strings = words.filter_map(|token| Some((token.line, token.string()?)));
    strings
        .filter_map(|(line, text)| {
            let wrong = if french { french_slip(text) } else { english_slip(text) }?;
            Some(Finding::new(source, line, format!("{wrong}: {text:?}")))
        })
        .collect()
}

fn french_slip(text: &str) -> Option<&'static str> {
    let chars: Vec<char> = text.chars().collect();
    let slip = (1..chars.len()).any(|at| {
        let (before, after) = (chars[at - 1], chars.get(at + 1));
        let ends = after.is_none_or(|c| c.is_whitespace());
        match chars[at] {
            ':' | ';' | '?' | '!' => before == ' ' && ends,
            '»' => before == ' ',
            ' ' => before == '«',
            _ => false,
        }
    });
    let apostrophe = chars
        .windows(3)
        .any(|three| matches!(three, [a, '\'', b] if a.is_alphabetic() && b.is_alphabetic()));
    // signs of notes and of commands stand between blanks, too
    let shows_signs = text.contains("+ -") || text.contains("> ");
    if slip && !shows_signs {
        Some("an ordinary space where French needs one that never breaks")
    } else if apostrophe {
        Some("a straight apostrophe")
    } else {
        None
    }
}

fn english_slip(text: &str) -> Option<&'static str> {
    let slip =
        [" :", " ;", "\u{A0}:", "\\u{a0}:", "{NBSP}:"].iter().any(|slip| text.contains(slip));
    slip.then_some("a space before a colon in English")
}

/// Words that tell of one machine.
pub(super) fn places(source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, line) in (1..).zip(source.text.lines()) {
        for (first, second) in PLACES {
            let place = format!("{first}{second}");
            if line.contains(&place) {
                findings.push(Finding::new(source, number, format!("speaks of {place}")));
            }
        }
    }
    findings
}

fn everywhere(source: &Source, wrong: impl Fn(usize) -> bool, why: &str) -> Vec<Finding> {
    let indices = (0..source.tokens.len()).filter(|index| wrong(*index));
    indices.map(|index| Finding::new(source, source.tokens[index].line, why.into())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: [usize; 0] = [];

    fn lines(rule: impl Fn(&Source) -> Vec<Finding>, path: &str, text: &str) -> Vec<usize> {
        rule(&Source::new(path, text)).into_iter().map(|finding| finding.line).collect()
    }

    #[test]
    fn a_file_says_first_what_it_holds() {
        assert_eq!(lines(opening, "src/agenda/x.rs", "use std::fs;\n//! Late."), [1]);
        assert_eq!(lines(opening, "src/agenda/x.rs", "//! Holds.\n"), NONE);
    }

    #[test]
    fn long_files_are_found() {
        let long = "\n".repeat(MAX_LINES + 1);
        assert_eq!(lines(size, "src/agenda/x.rs", &long), [MAX_LINES + 1]);
        assert_eq!(lines(size, "src/i18n/agenda/fr.rs", &long), NONE);
        assert_eq!(lines(size, "src/agenda/x.rs", &"\n".repeat(MAX_LINES)), NONE);
    }

    #[test]
    fn colours_live_in_the_theme() {
        let text = "fn f() {\n g(Color::Red) }";
        assert_eq!(lines(colours, "src/console/view.rs", text), [2]);
        assert_eq!(lines(colours, "src/stage/theme.rs", text), NONE);
        assert_eq!(lines(colours, "src/console/view.rs", "use ratatui::style::Stylize;"), [1]);
        assert_eq!(lines(colours, "src/console/view.rs", "// Color::Red\n"), NONE);
    }

    #[test]
    fn what_is_banned_is_found_in_tests_too() {
        for bad in [
            "fn f() { g().unwrap() }",
            "fn f() { todo!() }",
            "fn f() { unimplemented!() }",
            "fn f() { dbg!(1); }",
            "#[test]\n#[ignore]\nfn f() {}",
            "fn f() { std::thread::sleep(d) }",
            "#[allow(dead_code)] fn f() {}",
            "fn f() { unsafe { g() } }",
            "fn f() { Utc::now(); }",
            "fn f() { std::time::Instant::now(); }",
        ] {
            assert_eq!(lines(banned, "tests/it/x.rs", bad).len(), 1, "{bad}");
        }
        assert_eq!(lines(banned, "src/clock/system.rs", "fn f() { SystemTime::now(); }"), NONE);
        let fine = "// todo!() and unwrap()\nfn f() { g().unwrap_or(\"dbg!(\") }";
        assert_eq!(lines(banned, "src/agenda/x.rs", fine), NONE);
    }

    #[test]
    fn only_the_command_line_prints() {
        assert_eq!(lines(printing, "src/console/x.rs", "fn f() {\n println!() }"), [2]);
        assert_eq!(lines(printing, "src/cli/x.rs", "fn f() { println!() }"), NONE);
    }

    #[test]
    fn sentences_live_in_i18n() {
        let rule = |source: &Source| sentences(source, &[("src/cli/x.rs", "not a")]);
        for (text, expected) in [
            ("fn f() { g(\"Rien ne va plus\") }", 1),
            ("fn f() { g(\"Suivant : {name}\") }", 0),
            ("fn f() { g(\"le défi est passé\") }", 1),
            ("fn f() { format!(\"{} late by {}\", 1, 2); }", 1),
            ("fn f() { format!(\"{} {}\", 1, 2); }", 0),
            ("fn f() { g(\"demo-day %H:%M\") }", 0),
            ("fn f() { g().expect(\"never empty here\") }", 0),
            ("fn f() { debug_assert!(a, \"order is kept\"); }", 0),
            ("fn f() { g().expect(\"a\"); h(\"shown to people\") }", 1),
            ("#[expect(x, reason = \"it is so\")] fn f() {}", 0),
            ("/// Says something.\nfn f() {}", 0),
            ("#[cfg(test)] mod tests { fn f() { g(\"some words here\") } }", 0),
            ("fn f() { g(\"not a time\") }", 0),
            ("fn f() { g(r#\"raw words here\"#) }", 1),
        ] {
            assert_eq!(lines(rule, "src/cli/x.rs", text).len(), expected, "{text}");
        }
        assert_eq!(lines(rule, "src/i18n/cli/fr.rs", "fn f() { g(\"Rien ne va plus\") }"), NONE);
    }

    #[test]
    fn each_language_has_its_typography() {
        let fr = |text: &str| lines(typography, "src/i18n/cli/fr.rs", text).len();
        let en = |text: &str| lines(typography, "src/i18n/cli/en.rs", text).len();
        assert_eq!(fr("fn f() { g(\"Suivant : {name}\") }"), 1);
        assert_eq!(fr("fn f() { g(\"Suivant{NBSP}: {name}\") }"), 0);
        assert_eq!(fr("fn f() { g(\"« oui »\") }"), 1);
        assert_eq!(fr("fn f() { g(\"l'équipe\") }"), 1);
        assert_eq!(fr("fn f() { g(\"l’équipe est là\") }"), 0);
        assert_eq!(en("fn f() { g(\"Next : {name}\") }"), 1);
        assert_eq!(en("fn f() { g(\"Next: the team's turn\") }"), 0);
        assert_eq!(lines(typography, "src/cli/x.rs", "fn f() { g(\"a : b\") }"), NONE);
    }

    #[test]
    fn machines_are_not_spoken_of() {
        let text = format!("fine\nsee {}{}x\n", "/wo", "rk/");
        assert_eq!(lines(places, "README.md", &text), [2]);
    }
}
