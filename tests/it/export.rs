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
    export::{Format, Only, json, markdown},
    session::{Event, NoteKind, Pledge, Replan, SessionId},
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

/// A session that has what no scenario has: what was promised before is found done, a changed plan
/// is taken up, and a message taken away.
fn promises_kept() -> Play {
    let mut play = small();
    play.lines("15:31:00 Dora: message Bravo\n15:32:00 Dora: message --clear");
    let (plan, fingerprint) = (Box::new(play.session.plan().clone()), "g".into());
    play.record(Event::Replanned { plan, fingerprint, why: Replan::FileChanged });
    let promised = |note, text: &str, defi: Option<&str>, owner: Option<&str>| {
        Box::new(Pledge {
            session: SessionId::new("revue-2018-04-26").expect("an id"),
            note,
            date: "2018-04-26".parse().expect("a day"),
            text: text.into(),
            defi: defi.map(Into::into),
            owner: owner.map(Into::into),
        })
    };
    let action = promised(7, "@Hopkins ouvre son dépôt", Some("Hopkins"), Some("Hopkins"));
    play.record(Event::ActionDone { action });
    let action = promised(9, "Prévenir la presse", None, None);
    play.record(Event::ActionDone { action });
    play
}

#[test]
fn what_was_promised_before_is_told_as_done() {
    let session = promises_kept().session;
    let told = |format: Format, lang, only: Only| format.write(&session, lang, &only);
    let all = Only::default;
    let french = "☑ Hopkins\u{a0}: ouvre son dépôt (promis le 26 avril 2018, coché à 15h32)";
    let english = "☑ Hopkins: ouvre son dépôt (promised on 26 April 2018, ticked off at 15:32)";
    for (lang, heading, line) in [
        (Lang::Fr, "Fait depuis la dernière fois", french),
        (Lang::En, "Done since last time", english),
    ] {
        for format in [Format::Md, Format::Txt, Format::Org, Format::Html] {
            let text = told(format, lang, all());
            assert!(text.to_uppercase().contains(&heading.to_uppercase()), "{text}");
        }
        let mail = told(Format::Txt, lang, all());
        assert!(mail.contains(line) && mail.contains("☑ Prévenir la presse ("), "{mail}");
    }
    let md = told(Format::Md, Lang::Fr, all());
    assert!(md.contains("* ☑ Hopkins\u{a0}: ouvre son dépôt *(promis le"), "{md}");
    // of a part, its own
    let hopkins = told(Format::Txt, Lang::Fr, Only { defi: Some("Hopkins".into()), ..all() });
    assert!(hopkins.contains(french) && !hopkins.contains("presse"), "{hopkins}");
    let other = told(Format::Txt, Lang::Fr, Only { defi: Some("Archifiltre".into()), ..all() });
    assert!(!other.contains('☑'), "{other}");
    for (kind, count) in [(NoteKind::Action, 2), (NoteKind::Plus, 0)] {
        let part = told(Format::Txt, Lang::Fr, Only { kind: Some(kind), ..all() });
        assert_eq!(part.matches('☑').count(), count, "{part}");
    }
    let mut taken_back = promises_kept();
    taken_back.lines("15:40:00 Marylène: undo");
    let text = markdown(&taken_back.session, Lang::Fr);
    assert_eq!(text.matches('☑').count(), 1, "{text}");
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
