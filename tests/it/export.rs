//! Debriefs and JSON, from sessions played line by line: what stands is told once, what was undone
//! or is for the facilitator alone is not told, and what people typed is never obeyed.

mod come_back;
mod every_field;
mod golden;
mod hostile;
mod play;
mod properties;
mod readers;
mod replan;
mod schema;

use deroule::{
    agenda::Lang,
    export::{json, markdown},
};
use play::Play;

const DEMO_DAY: &str = include_str!("export/demo-day.txt");

fn demo_day() -> Play {
    let mut play = Play::open(include_bytes!("../../agendas/2018-06-21-demo-day.ron"), "13:34:00");
    play.lines(DEMO_DAY);
    play
}

const SMALL: &str = r#"Agenda(
    title: "Revue", date: "2018-05-31", zone: "Europe/Paris",
    lineup: [Defi(name: "Archifiltre"), Defi(name: "Hopkins")],
    slots: [
        Slot(start: "15:00", length: "5m", kind: Welcome, title: "Accueil"),
        Slot(length: "20m", kind: Workshop, title: "Atelier", rounds: 2),
        Slot(kind: Restitution, title: "Restitution", turns: All, phases: [Phase(title: "Bilan", length: "2m")]),
        Slot(kind: Other, title: "Verre"),
    ],
)"#;

fn small() -> Play {
    let mut play = Play::open(SMALL.as_bytes(), "15:00:00");
    play.lines(
        "15:00:00 Dora: start
         15:01:00 Dora: note tout le monde est là
         15:06:30 Dora: next
         15:16:00 Dora: next
         15:27:00 Dora: next
         15:28:00 Dora: note + [P] le premier export marche
         15:29:10 Dora: next
         15:29:30 Dora: note > @Hopkins envoie le lien
         15:30:00 Dora: note - un lapsus",
    );
    play
}

#[test]
fn a_whole_demo_day_in_french() {
    insta::assert_snapshot!(markdown(&demo_day().session, Lang::Fr));
}

#[test]
fn a_whole_demo_day_in_english() {
    insta::assert_snapshot!(markdown(&demo_day().session, Lang::En));
}

#[test]
fn a_whole_demo_day_as_json() {
    insta::assert_snapshot!(json(&demo_day().session));
}

#[test]
fn a_small_session_that_still_runs_in_french() {
    insta::assert_snapshot!(markdown(&small().session, Lang::Fr));
}

#[test]
fn a_small_session_that_still_runs_in_english() {
    insta::assert_snapshot!(markdown(&small().session, Lang::En));
}

#[test]
fn a_small_session_that_still_runs_as_json() {
    insta::assert_snapshot!(json(&small().session));
}

#[test]
fn a_session_that_nobody_started() {
    insta::assert_snapshot!(markdown(&Play::open(SMALL.as_bytes(), "15:00:00").session, Lang::Fr));
}

#[test]
fn interruptions_say_whether_they_count() {
    let mut play = small();
    play.interruption("15:30:30", "15:36:42");
    let counted = markdown(&play.session, Lang::Fr);
    assert!(
        counted.contains(
            "Le programme s’est interrompu de 15h30 à 15h36 (6\u{A0}min\u{A0}12\u{A0}s)\u{A0}: ce temps est compté."
        ),
        "{counted}"
    );
    play.lines("15:36:50 Dora: take-out");
    let taken_out = markdown(&play.session, Lang::Fr);
    assert!(taken_out.contains("ce temps n’est pas compté."), "{taken_out}");
    assert!(!taken_out.contains("suspendue"), "taken out is not suspended\n{taken_out}");
}

#[test]
fn what_was_taken_back_is_told_nowhere() {
    let mut play = small();
    play.remove_last_note();
    play.lines("15:31:00 Dora: message On ferme\n15:31:10 Dora: undo");
    for text in [markdown(&play.session, Lang::Fr), json(&play.session)] {
        assert!(text.contains("le premier export marche"));
        assert!(!text.contains("lapsus") && !text.contains("On ferme"), "{text}");
    }
}

#[test]
fn reasons_for_absence_stay_with_the_facilitator() {
    let session = demo_day().session;
    for text in [markdown(&session, Lang::Fr), markdown(&session, Lang::En), json(&session)] {
        assert!(text.contains("Gobelins"));
        assert!(!text.contains("malade"), "{text}");
    }
}

#[test]
fn the_fields_of_json_are_documented() {
    let source = include_str!("../../src/export/json/mod.rs");
    let documented: String = source.lines().filter(|line| line.starts_with("/// | `")).collect();
    let value: serde_json::Value = serde_json::from_str(&json(&demo_day().session)).expect("JSON");
    let fields = |value: &serde_json::Value| {
        value.as_object().map(|object| object.keys().cloned().collect::<Vec<_>>())
    };
    let mut names = fields(&value).expect("an object");
    for list in ["attempts", "notes"] {
        names.extend(fields(&value[list][0]).expect("an object"));
    }
    names.extend(fields(&value["plan"]["slots"][0]).expect("an object"));
    assert!(names.len() > 40, "{names:?}");
    for name in names {
        assert!(documented.contains(&format!("`{name}`")), "{name} is not documented");
    }
}

#[test]
fn the_same_journal_gives_the_same_bytes() {
    let (once, again) = (demo_day(), demo_day());
    assert_eq!(markdown(&once.session, Lang::Fr), markdown(&again.session, Lang::Fr));
    assert_eq!(json(&once.session), json(&again.session));
    let replayed = once.replayed();
    assert_eq!(markdown(&once.session, Lang::Fr), markdown(&replayed, Lang::Fr));
    assert_eq!(json(&once.session), json(&replayed));
}
