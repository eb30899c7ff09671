//! Agenda files as people write them: what is accepted, what is refused, and where it points.
//!
//! `tests/bad` holds files that are wrong in one way each, with what is said about them beside:
//! `NAME.fr.txt` and `NAME.en.txt`. Files whose names begin with `warn-` load all the same; those
//! that begin with `check-` load without a word, and the plan doctor says what is beside. To add a
//! case, put a file there and run `UPDATE_BAD=1 cargo test --test it bad_input`; then read what
//! was written, as the facilitator will.

use std::{collections::BTreeSet, fs, path::Path};

use deroule::{
    agenda::{
        Kind, MAX_FILE, Turns,
        check::{check, placed},
        read::{Loaded, MAX_PROBLEMS, Severity, Span, read},
    },
    i18n::{
        Lang,
        agenda::{
            file::{self, FileProblem},
            finding, problems,
        },
    },
};
use proptest::prelude::*;

use crate::make::opening;

const GOOD: &str = include_str!("../good/everything.ron");

#[test]
fn a_good_file_is_read_whole_and_without_a_word() {
    let loaded = read(GOOD.as_bytes());
    assert_eq!(loaded.problems, []);
    let agenda = loaded.agenda.expect("an agenda");
    assert_eq!(agenda.objectives[1].as_str(), "en \"5\" minutes");
    assert_eq!(agenda.objectives[2].as_str(), "par défi \"vite\"");
    assert_eq!(agenda.slots[1].turns, Some(Turns::Count(2)));
    assert_eq!(agenda.slots[2].kind, Kind::Break);
    let places = &loaded.places;
    assert_eq!(places.slots.len(), 3);
    let end = places.slots[0].end.expect("a place");
    assert_eq!((end.line, end.column), (13, 35));
    assert_eq!(&loaded.text[end.start..end.end], "\"13h45\"");
    assert_eq!(places.lineup[1].line, 11);
    assert_eq!(places.slots[2].named.len(), 1);
}

#[test]
fn one_slip_is_one_problem() {
    let slips = [
        (r#""Accueil"),"#, r#""Accueil""#, "unclosed"),
        (r#""Accueil"),"#, r#""Accueil")"#, "missing-comma"),
        (r#""Accueil"),"#, r#""Accueil),"#, "unclosed-text"),
        (r#""Accueil"),"#, r#"Accueil"),"#, "unopened-text"),
        (r#""Accueil"),"#, "Accueil tous),", "not-quoted"),
        (r#""Accueil"),"#, r#""un "bon" jour"),"#, "quote-in-text"),
        (r#""Accueil"),"#, "« Accueil »),", "typographic-quote"),
        (r#"presenters: ["A", "B"]"#, r#"presenters: ["A", "B""#, "unclosed"),
        (r#""13:30", end"#, r#"13:30, end"#, "not-quoted"),
        ("    ],\n)", "    ]],\n)", "unopened"),
    ];
    for (good, bad, code) in slips {
        let text = GOOD.replacen(good, bad, 1);
        assert_ne!(text, GOOD, "{good}");
        let loaded = read(text.as_bytes());
        let found: Vec<_> = loaded.problems.iter().map(|problem| problem.what.code()).collect();
        assert_eq!(found, [code], "{bad}: {:#?}", loaded.problems);
        assert_eq!(loaded.agenda, None);
    }
}

/// The catalogue never shrinks below this.
const FEWEST: usize = 165;

/// What the doctor says of an agenda that loads.
fn examined(lang: Lang, file: &str, loaded: &Loaded) -> String {
    let agenda = loaded.agenda.as_ref().expect("an agenda that loads");
    let date = agenda.date.expect("a date").to_string();
    let found = check(agenda, &opening(&date));
    assert!(!found.is_empty(), "{file}: the doctor is silent");
    let told = placed(found, loaded);
    let told = told.iter().map(|placed| finding(lang, file, &loaded.text, placed));
    told.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_bad_file_is_told_apart_in_both_languages() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad");
    let update = std::env::var_os("UPDATE_BAD").is_some();
    let mut names = BTreeSet::new();
    let mut texts = BTreeSet::new();
    for entry in fs::read_dir(&folder).expect("the folder of bad files") {
        let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        match name.strip_suffix(".ron") {
            Some(name) => names.insert(name.to_owned()),
            None => texts.insert(name),
        };
    }
    assert!(names.len() >= FEWEST, "only {} bad files", names.len());
    let mut wrong = Vec::new();
    let mut codes = BTreeSet::new();
    let mut texts_read = BTreeSet::new();
    for name in &names {
        let bytes = fs::read(folder.join(format!("{name}.ron"))).expect("a file");
        let loaded = read(&bytes);
        assert!(texts_read.insert(bytes), "{name}: this file is here twice");
        let doctor = name.starts_with("check-");
        assert_eq!(loaded.problems.is_empty(), doctor, "{name}: {:?}", loaded.problems);
        codes.extend(loaded.problems.iter().map(|problem| problem.what.code()));
        assert!(loaded.problems.len() <= MAX_PROBLEMS, "{name}");
        let warns = doctor || name.starts_with("warn-");
        assert_eq!(loaded.agenda.is_some(), warns, "{name}: {:?}", loaded.problems);
        let errors = loaded.problems.iter().filter(|problem| problem.severity == Severity::Error);
        assert_eq!(errors.count() == 0, warns, "{name}");
        for (lang, code) in [(Lang::Fr, "fr"), (Lang::En, "en")] {
            let file = format!("{name}.ron");
            let said = if doctor {
                examined(lang, &file, &loaded)
            } else {
                problems(lang, &file, &loaded)
            };
            let beside = format!("{name}.{code}.txt");
            let path = folder.join(&beside);
            if update {
                fs::write(&path, &said).expect("written");
            } else if fs::read_to_string(&path).ok().as_deref() != Some(&said) {
                wrong.push(format!("{beside}:\n{said}"));
            }
            texts.remove(&beside);
        }
    }
    assert!(wrong.is_empty(), "other than written down:\n{}", wrong.join("\n"));
    assert!(texts.is_empty(), "no bad file for {texts:?}");
    let untold: Vec<_> = all_codes().into_iter().filter(|code| !codes.contains(code)).collect();
    // a large file and programmes of a year are told elsewhere
    let elsewhere = ["too-large", "too-many-dates", "not-beside"];
    assert_eq!(untold, elsewhere, "no bad file shows these");
}

/// Every code that a problem can have, as its source lists them.
fn all_codes() -> Vec<&'static str> {
    let source = include_str!("../../src/agenda/read/code.rs");
    source.split("=> \"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn paths_that_give_no_agenda_are_told_apart() {
    let nearest = Some("agendas/demo-day.ron".to_owned());
    let problems = [
        FileProblem::NotFound { nearest: None },
        FileProblem::NotFound { nearest },
        FileProblem::Directory,
        FileProblem::NotRegular,
        FileProblem::Loop,
        FileProblem::NotAllowed,
        FileProblem::TooLarge { bytes: 1024 * 1024 + 1 },
        FileProblem::TooLarge { bytes: 700_000_000 },
        FileProblem::Endless,
        FileProblem::Unreadable { reason: "Input/output error\u{1b}[31m".to_owned() },
    ];
    let two_lines = |lang, what: &FileProblem| {
        format!("{}\n  {}\n", file::sentence(lang, what), file::mend(lang, what))
    };
    let said = |lang| -> String { problems.iter().map(|what| two_lines(lang, what)).collect() };
    insta::assert_snapshot!(said(Lang::Fr) + "\n" + &said(Lang::En));
}

#[test]
fn marks_and_line_ends_of_other_systems_are_accepted() {
    for name in ["with-mark", "windows-line-ends"] {
        let path = format!("{}/tests/good/{name}.ron", env!("CARGO_MANIFEST_DIR"));
        let loaded = read(&fs::read(path).expect("a file"));
        assert_eq!(loaded.problems, [], "{name}");
        assert_eq!(loaded.agenda.map(|agenda| agenda.slots.len()), Some(3), "{name}");
    }
}

/// What an attentive reader would check of any result.
fn is_sound(bytes: &[u8]) -> Result<(), TestCaseError> {
    let loaded = read(bytes);
    let text = &*loaded.text;
    let failed = loaded.problems.iter().any(|problem| problem.severity == Severity::Error);
    prop_assert_eq!(loaded.agenda.is_none(), failed);
    prop_assert!(loaded.problems.len() <= MAX_PROBLEMS);
    if let Some(agenda) = &loaded.agenda {
        prop_assert_eq!(loaded.places.slots.len(), agenda.slots.len());
        prop_assert_eq!(loaded.places.lineup.len(), agenda.lineup.len());
    }
    for problem in &loaded.problems {
        for span in std::iter::once(problem.span).chain(problem.also) {
            prop_assert!(span.end <= text.len(), "{:?}", problem);
            prop_assert_eq!(Span::within(text, span.start, span.end), span, "{:?}", problem);
        }
    }
    for lang in [Lang::Fr, Lang::En] {
        let said = problems(lang, "a.ron", &loaded);
        prop_assert!(!said.contains(|c: char| c.is_control() && c != '\n'), "{:?}", said);
    }
    Ok(())
}

/// Whether the file was understood as RON, whatever it says.
fn is_ron(text: &str) -> bool {
    const SYNTAX: [&str; 22] = [
        "empty",
        "foreign-format",
        "odd-character",
        "typographic-quote",
        "single-quotes",
        "unclosed-text",
        "unopened-text",
        "quote-in-text",
        "bad-escape",
        "unclosed-comment",
        "missing-comma",
        "extra-comma",
        "missing-colon",
        "wrong-sign",
        "unclosed",
        "unopened",
        "trailing-text",
        "missing-value",
        "missing-name",
        "quoted-name",
        "too-deep",
        "binary",
    ];
    let loaded = read(text.as_bytes());
    loaded.problems.iter().all(|problem| !SYNTAX.contains(&problem.what.code()))
}

fn everything() -> Vec<String> {
    // tokens and blanks, so that a mutation hits what people's slips hit
    let mut tokens: Vec<String> = Vec::new();
    for c in GOOD.chars() {
        match tokens.last_mut() {
            Some(last) if c.is_alphanumeric() && last.ends_with(char::is_alphanumeric) => {
                last.push(c);
            }
            _ => tokens.push(c.to_string()),
        }
    }
    tokens
}

fn slip() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(vec![
        "",
        "\"",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        "\\",
        "\n",
        "/*",
        "*/",
        "//",
        "'",
        "“",
        "»",
        "r#\"",
        "\u{0}",
        "\u{1b}",
        "\u{202e}",
        "é",
        "e\u{301}",
        "👩\u{200d}🔬",
        "Some(",
        "None",
        "All",
        "12",
        "-1",
        "13:30",
        "Slot(",
        "title:",
        "kind: ",
        "turns: [",
        "#",
        "=",
        ";",
        "\t",
        "\r\n",
        "\u{feff}",
        "25h",
        "\"\"",
        "u{110000}",
        "\\u{d800}",
    ])
}

proptest! {
    #[test]
    fn any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        is_sound(&bytes)?;
    }

    #[test]
    fn any_signs_are_answered(slips in proptest::collection::vec(slip(), 0..60)) {
        let text = slips.concat();
        is_sound(text.as_bytes())?;
        is_sound(format!("Agenda(title: \"a\", slots: [{text}])").as_bytes())?;
    }

    #[test]
    fn any_slip_in_a_good_file_is_answered(
        slips in proptest::collection::vec((any::<proptest::sample::Index>(), 0_usize..4, slip()), 1..4),
    ) {
        let mut tokens = everything();
        for (index, gone, put) in slips {
            let at = index.index(tokens.len());
            let end = (at + gone).min(tokens.len());
            let again = if put.is_empty() { tokens[at..end].concat() } else { put.to_owned() };
            tokens.splice(at..if put.is_empty() { at } else { end }, [again]);
        }
        let text = tokens.concat();
        is_sound(text.as_bytes())?;
        if ron::from_str::<ron::Value>(&text).is_ok() {
            prop_assert!(is_ron(&text), "{:?}\n{}", read(text.as_bytes()).problems, text);
        }
    }

    #[test]
    fn any_byte_flipped_in_a_good_file_is_answered(
        index in any::<proptest::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let mut bytes = GOOD.as_bytes().to_vec();
        let at = index.index(bytes.len());
        bytes[at] = byte;
        is_sound(&bytes)?;
    }
}

#[test]
fn what_takes_long_elsewhere_does_not_here() {
    let patterns = [
        "\"",
        "\"a",
        "a\"",
        "\"a\" ",
        "a ",
        "a b\n",
        "(",
        "[",
        ")",
        "[],",
        "a:",
        "'",
        "'a",
        "“",
        "/*",
        "\\",
        "\"\\",
        "\n",
        "-",
        "1:",
        "r#\"",
        "{",
        "#",
        "=",
        "a:1,",
        "(a:1),",
        "\"a\n",
        "Slot(",
        "\u{301}",
        "\u{a0}",
        "\t",
        "Slot(title:\"a\"),",
        "Slot(start:\"25h\"),",
        "Slot(titel:\"a\"),",
        "\"a\",",
        "zone: \"x\",",
        "Slot(title:\"a\" ",
    ];
    for pattern in patterns {
        let many = pattern.repeat(MAX_FILE / 16 / pattern.len());
        assert!(is_sound(many.as_bytes()).is_ok(), "{pattern}");
        let inside = format!("Agenda(title: \"a\", slots: [{many}])");
        assert!(is_sound(inside.as_bytes()).is_ok(), "{pattern}");
    }
    let large = read(&vec![b' '; MAX_FILE + 1]);
    assert_eq!(large.problems.len(), 1);
    assert_eq!(large.agenda, None);
}
