//! Names and notes that try to be markup, commands or pages.

use deroule::{
    agenda::Lang,
    export::{json, markdown},
};
use pulldown_cmark::{Event, Options, Parser, Tag};

use super::play::Play;

const AGENDA: &str = r##"Agenda(
    title: "# <script>alert(1)</script> [ici](javascript:x)", date: "2018-05-31", zone: "Europe/Paris",
    place: "*| là |*", audience: "`tous`", hosts: ["![](http://x/y.png)"], objectives: ["- - -", "1. un", "> deux"],
    lineup: [Defi(name: "A | B"), Defi(name: "</td><b>C</b>"), Defi(name: "&lt;D&gt;")],
    slots: [
        Slot(start: "15:00", length: "5m", kind: Welcome, title: "| Accueil |", note: "secret"),
        Slot(kind: Restitution, title: "<!-- -->", turns: All, phases: [Phase(title: "**gras** | x", length: "2m")]),
    ],
)"##;

/// The shapes of Markdown that the debrief itself uses, counted, and the text that a reader sees.
fn seen(text: &str) -> (String, Vec<String>, usize) {
    let (mut words, mut strange, mut cells) = (String::new(), Vec::new(), 0);
    for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Text(text) => words.push_str(&text),
            Event::SoftBreak | Event::End(_) => words.push('\n'),
            Event::Start(Tag::TableCell) => cells += 1,
            Event::Start(
                Tag::Heading { .. }
                | Tag::Paragraph
                | Tag::List(None)
                | Tag::Item
                | Tag::Table(_)
                | Tag::TableHead
                | Tag::TableRow
                | Tag::Emphasis
                | Tag::Strong,
            ) => {}
            strange_one => strange.push(format!("{strange_one:?}")),
        }
    }
    (words, strange, cells)
}

pub(super) fn played() -> Play {
    let mut play = Play::open(AGENDA.as_bytes(), "15:00:00");
    play.lines(
        "15:00:00 D|ora: start
         15:01:00 D|ora: note <img src=x onerror=alert(1)>
         15:05:00 D|ora: next
         15:05:30 <i>E</i>: note + [lien](http://x) | case | *gras* `code` ~~barré~~
         15:06:00 D|ora: note > @moi\\| fait <b>tout</b> | vite
         15:06:30 D|ora: note - =HYPERLINK(\"http://x\")
         15:07:00 D|ora: next",
    );
    play
}

#[test]
fn typed_markup_is_shown_and_not_obeyed() {
    let session = played().session;
    for lang in [Lang::Fr, Lang::En] {
        let text = markdown(&session, lang);
        let (words, strange, _) = seen(&text);
        assert_eq!(strange, Vec::<String>::new(), "{text}");
        for typed in [
            "# <script>alert(1)</script> [ici](javascript:x)",
            "*| là |*",
            "`tous`",
            "![](http://x/y.png)",
            "A | B",
            "&lt;D&gt;",
            "<img src=x onerror=alert(1)>",
            "[lien](http://x) | case | *gras* `code` ~~barré~~",
            "**gras** | x",
            "<i>E</i>",
            "=HYPERLINK(\"http://x\")",
        ] {
            assert!(words.contains(typed), "{typed} is not seen in\n{words}\n{text}");
        }
    }
}

#[test]
fn tables_keep_their_columns() {
    let text = markdown(&played().session, Lang::Fr);
    let rows = text.lines().filter(|line| line.starts_with('|')).count();
    let (_, _, cells) = seen(&text);
    // 3 rows of 4 cells, 3 of 6, 4 of 5, 3 of 4, 2 of 3, 4 of 6, 4 of 1, without their rules
    assert_eq!(rows, 3 + 3 + 4 + 3 + 2 + 4 + 4 + 7, "{text}");
    assert_eq!(cells, 3 * 4 + 3 * 6 + 4 * 5 + 3 * 4 + 2 * 3 + 4 * 6 + 4, "{text}");
}

#[test]
fn json_holds_it_letter_for_letter_and_no_path() {
    let text = json(&played().session);
    let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(value["title"], "# <script>alert(1)</script> [ici](javascript:x)");
    assert_eq!(value["notes"][0]["text"], "<img src=x onerror=alert(1)>");
    assert!(!text.contains("/secret/"), "{text}");
}

#[test]
fn a_remark_of_the_agenda_is_in_the_agenda_alone() {
    let session = played().session;
    for lang in [Lang::Fr, Lang::En] {
        assert!(!markdown(&session, lang).contains("secret"));
    }
    let text = json(&session);
    let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert!(value["agenda"].as_str().is_some_and(|agenda| agenda.contains("secret")));
    assert_eq!(text.matches("secret").count(), 1, "{text}");
}
