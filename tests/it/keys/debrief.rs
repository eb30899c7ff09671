//! The debrief before it is written: looked at, chosen, written where the screen says, while the
//! clock goes on.

use std::path::Path;

use deroule::{
    clock::Clock,
    console::{
        message::Message,
        model::{NotWritten, Preview, Question, What},
    },
    export::{Format, Only, sheet_teams},
    i18n::Lang,
    session::{decide, words::read_line},
    store::Store,
};

use super::bench::Bench;

/// A console on the second team, with a note on each of the first two.
fn bench() -> Bench {
    let mut bench = Bench::new();
    bench.press("Space").wait(60).press("F2").wait(60);
    bench.press("N").type_in("+ démo claire").press("Enter").wait(5);
    bench.press("F2").wait(60).press("F2").wait(60);
    bench.press("N").type_in("> rappeler la DREES").press("Enter").wait(5);
    bench
}

fn preview(bench: &Bench) -> &Preview {
    bench.desk().debrief.as_deref().expect("the debrief")
}

/// What another process does; the console hears of it.
fn elsewhere(bench: &mut Bench, words: &str) {
    let session = &bench.desk().session;
    let command = read_line(words, &session.names()).expect("a command");
    let drafts = decide(session, &command, &bench.clock.read(), &"Léa".into()).expect("a yes");
    let (id, after) = (bench.desk().id.clone(), session.seq());
    bench.store.append(&id, after, &drafts).expect("written");
    bench.wake_up();
}

fn files(bench: &Bench) -> Vec<&str> {
    bench.host.files.keys().filter_map(|path| path.to_str()).collect()
}

#[test]
fn what_is_shown_is_what_is_written_where_the_screen_says() {
    let mut bench = bench();
    bench.press("E");
    assert_eq!(files(&bench), [""; 0], "nothing is written by looking");
    let place = preview(&bench).place.clone().expect("known").expect("a place");
    assert_eq!((place.path.as_path(), place.there), (Path::new("/day/day.md"), false));
    let text = Format::Md.write(&bench.desk().session, Lang::Fr, &Only::default());
    assert_eq!(preview(&bench).text, text);
    assert!(text.contains("démo claire") && text.contains("rappeler la DREES"), "{text}");
    bench.press("Enter");
    assert_eq!(bench.host.files[Path::new("/day/day.md")], text.as_bytes());
    assert!(
        preview(&bench).place.as_ref().is_some_and(|place| matches!(place, Ok(it) if it.there))
    );
    // again, and it is left as it is
    bench.press("Enter Esc E Enter");
    assert_eq!(files(&bench), ["/day/day.md"]);
    bench.press("E");
    assert!(bench.desk().debrief.is_none());
}

#[test]
fn every_format_is_there_and_the_arrows_go_around() {
    let mut bench = bench();
    bench.press("E");
    for format in Format::ALL {
        assert_eq!(preview(&bench).format, format);
        bench.press("Enter Right");
    }
    assert_eq!(preview(&bench).format, Format::Md);
    bench.press("Left");
    assert_eq!(preview(&bench).format, Format::Json);
    assert_eq!(files(&bench).len(), Format::ALL.len());
    for format in [Format::Html, Format::Ics, Format::Csv, Format::Org, Format::Txt] {
        let path = format!("/day/day.{}", format.word());
        let text = format.write(&bench.desk().session, Lang::Fr, &Only::default());
        assert_eq!(bench.host.files[Path::new(&path)], text.as_bytes(), "{path}");
    }
    // a page is shown as it is read
    bench.press("Right Right");
    let lines = &preview(&bench).lines;
    assert!(lines.iter().any(|line| line.contains("- démo claire")), "{lines:#?}");
    assert!(!lines.iter().any(|line| line.contains('<') || line.contains("&#")), "{lines:#?}");
}

#[test]
fn a_team_has_its_own_sheet() {
    let mut bench = bench();
    bench.press("E Tab");
    let team = preview(&bench).whom.clone().expect("a team");
    assert_eq!(preview(&bench).teams.first(), Some(&team));
    let text = Format::Md.write(&bench.desk().session, Lang::Fr, &Only::sheet(team));
    assert_eq!(preview(&bench).text, text);
    assert!(text.contains("démo claire") && !text.contains("rappeler la DREES"), "{text}");
    bench.press("Enter");
    assert_eq!(files(&bench), ["/day/day-a.md"]);
    let teams = preview(&bench).teams.len();
    for _ in 0..teams {
        bench.press("Tab");
    }
    assert_eq!(preview(&bench).whom, None);
    bench.press("Shift-Tab");
    assert_eq!(preview(&bench).whom.as_ref(), preview(&bench).teams.last());
}

#[test]
fn it_follows_the_journal_and_is_not_written_anew_for_time_alone() {
    let mut bench = bench();
    bench.press("E");
    let places = bench.host.places;
    bench.wait(1).wait(61).wait(1);
    assert_eq!(bench.host.places, places, "time alone changes no debrief");
    elsewhere(&mut bench, "note vu d’ailleurs");
    assert!(preview(&bench).text.contains("vu d’ailleurs"));
    assert_eq!(bench.host.places, places + 1);
    // what was written before stays, the new one goes beside it
    bench.press("Enter");
    elsewhere(&mut bench, "note et encore");
    bench.press("Enter");
    assert_eq!(files(&bench), ["/day/day-2.md", "/day/day.md"]);
}

#[test]
fn the_clock_is_driven_from_it() {
    let mut bench = bench();
    bench.press("E");
    let before = bench.journal().len();
    bench.press("F3 F3 PageDown").wait(5);
    assert_eq!(bench.journal()[before..], ["suspended", "resumed", "advanced"]);
    // letters of the session mean nothing here
    let before = bench.journal().len();
    bench.press("S B A D Space Backspace Left Right Up Down Home End");
    assert_eq!(bench.journal().len(), before);
    assert!(bench.desk().debrief.is_some());
    bench.press("PageUp");
    assert!(bench.model.dialog().is_some());
    bench.press("Enter").wait(1);
    assert_eq!(bench.journal().last(), Some(&"reopened"));
    bench.press("? Esc Ctrl-P Esc Esc");
    assert!(bench.desk().debrief.is_none());
}

#[test]
fn what_stands_there_is_never_written_over() {
    let mut bench = bench();
    bench.host.files.insert("/day/day.md".into(), b"mine".to_vec());
    bench.press("E");
    let path = |bench: &Bench| match &preview(bench).place {
        Some(Ok(place)) => place.path.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(path(&bench), Path::new("/day/day-2.md"));
    // somebody is quicker: nothing is written, and the next place is shown first
    bench.host.files.insert("/day/day-2.md".into(), b"theirs".to_vec());
    bench.press("Enter");
    assert_eq!(preview(&bench).fault, Some(NotWritten::Taken { path: "/day/day-2.md".into() }));
    assert_eq!(path(&bench), Path::new("/day/day-3.md"));
    bench.press("Enter");
    assert_eq!(preview(&bench).fault, None);
    assert_eq!(bench.host.files[Path::new("/day/day.md")], b"mine");
    assert_eq!(bench.host.files[Path::new("/day/day-2.md")], b"theirs");
}

#[test]
fn what_failed_stays_until_it_is_written() {
    let mut bench = bench();
    bench.host.read_only = true;
    bench.press("E Enter").wait(60);
    assert_eq!(preview(&bench).fault, Some(NotWritten::Failed { why: "read-only".into() }));
    bench.host.read_only = false;
    bench.press("Enter");
    assert_eq!((&preview(&bench).fault, files(&bench).len()), (&None, 1));
}

#[test]
fn who_has_a_sheet_is_offered_one_and_nobody_else() {
    let mut bench = bench();
    let waits = bench.desk().session.teams().pop().expect("a team that has not spoken");
    bench.press("N").type_in(&format!("> @{waits} publie le code")).press("Enter").wait(5);
    bench.press("E");
    let teams = sheet_teams(&bench.desk().session);
    assert_eq!(teams.last(), Some(&waits), "it is to do something");
    assert_eq!(preview(&bench).teams, teams);
}

#[test]
fn the_room_never_sees_it() {
    let mut bench = bench();
    bench.press("F E");
    assert!(bench.desk().debrief.is_none() && bench.desk().projecting);
    let asked = bench.model.dialog().cloned();
    assert!(
        matches!(asked, Some(deroule::console::model::Dialog::Confirm(Question::LeaveFace))),
        "{asked:?}"
    );
    bench.press("Esc");
    assert!(bench.desk().debrief.is_none() && bench.desk().projecting);
    bench.press("E Enter");
    assert!(bench.desk().debrief.is_some() && !bench.desk().projecting);
    // nor can the face be laid over it
    bench.press("F");
    assert!(!bench.desk().projecting);
}

#[test]
fn what_was_said_before_does_not_lie_over_its_keys() {
    let mut bench = bench();
    let said = |bench: &Bench| bench.model.notice.as_ref().map(|notice| notice.what.clone());
    bench.press("N").type_in("plus tard").press("Esc");
    assert_eq!(said(&bench), Some(What::DraftKept));
    bench.press("E");
    assert!(bench.desk().debrief.is_some());
    assert_eq!(said(&bench), None);
}

#[test]
fn the_end_is_the_end() {
    let mut bench = bench();
    bench.press("E End");
    let end = preview(&bench).top;
    assert!(end > 0 && end < preview(&bench).lines.len(), "{end}");
    bench.press("Down Down Up");
    assert_eq!(preview(&bench).top, end - 1);
    bench.hear(Message::Wheeled { down: true });
    assert_eq!(preview(&bench).top, end);
    bench.press("Home Space");
    let page = preview(&bench).top;
    assert!(page > 0, "{page}");
    bench.press("Backspace");
    assert_eq!(preview(&bench).top, 0);
}
