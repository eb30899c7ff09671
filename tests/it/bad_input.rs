//! Agenda files as people write them: what is accepted, what is refused, and where it points.

use deroule::agenda::{Kind, Turns, read::read};

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
