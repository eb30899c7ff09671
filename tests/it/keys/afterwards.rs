//! Notes reworded, given to another team, pinned, filtered; the real time of a cue: by key, while
//! the clock runs, and never moving it.

use chrono::TimeDelta;
use deroule::{
    console::model::What,
    i18n::{
        Lang,
        console::event::{redone, undone},
        stray,
    },
    session::{Event, NoteKind},
    store::Store,
};

use super::bench::Bench;

/// A bench on which the second team talks, with a note on each of the two teams.
fn noted() -> Bench {
    let mut bench = Bench::new();
    bench.press("Space").wait(900).press("Space").wait(300);
    bench.press("N").type_in("+ clair @C").press("Enter").wait(20).press("Space").wait(600);
    bench.press("Space").wait(10).press("N").type_in("? qui héberge").press("Enter");
    assert_eq!(bench.running(), "s2.t2.p1");
    bench
}

/// The notes as they read, with whom they are about.
fn lines(bench: &Bench) -> Vec<(String, String)> {
    let notes = bench.desk().session.notes().iter().map(|taken| {
        let whom = taken.note.defi.as_ref().map(ToString::to_string);
        (whom.unwrap_or_default(), taken.note.line())
    });
    notes.collect()
}

fn owned(lines: &[(&str, &str)]) -> Vec<(String, String)> {
    lines.iter().map(|(whom, line)| ((*whom).to_owned(), (*line).to_owned())).collect()
}

#[test]
fn enter_rewords_the_selected_note() {
    let mut bench = noted();
    let remaining = bench.remaining();
    bench.press("Tab Tab Up Up Enter");
    assert_eq!(bench.desk().editor.as_ref().map(|it| it.line.as_str()), Some("+ clair @C"));
    bench.press("Home Delete").type_in("!").press("End").type_in(" vraiment").press("Enter");
    assert_eq!(lines(&bench), owned(&[("A", "! clair @C vraiment"), ("B", "? qui héberge")]));
    let note = &bench.desk().session.notes()[0].note;
    assert_eq!((note.kind, note.owner.as_deref()), (NoteKind::Decision, Some("C")));
    assert_eq!(note.elapsed, Some(TimeDelta::seconds(300)), "when it was taken stays");
    assert_eq!((bench.running().as_str(), bench.remaining()), ("s2.t2.p1", remaining));
    assert_eq!(bench.journal().last(), Some(&"note-edited"));
    // as it is, it is no change; an empty line is none either
    bench.press("Enter Enter Enter Ctrl-U Enter");
    assert_eq!(bench.journal().last(), Some(&"note-edited"));
    assert_eq!((bench.refused(), bench.desk().drafts.len()), (None, 0));
}

#[test]
fn what_is_reworded_is_not_lost_by_a_kill_or_a_full_disk() {
    let mut bench = noted();
    bench.press("Tab Tab Up Enter").type_in(" les données");
    let mut bench = bench.killed(TimeDelta::seconds(3));
    bench.press("N");
    bench.store.broken.set(true);
    bench.press("Enter");
    assert_eq!(lines(&bench)[1].1, "? qui héberge");
    assert_eq!(bench.desk().pending.len(), 1);
    bench.store.broken.set(false);
    bench.press("F5");
    assert_eq!(lines(&bench), owned(&[("A", "+ clair @C"), ("B", "? qui héberge les données")]));
}

#[test]
fn a_note_that_somebody_took_back_meanwhile_becomes_a_new_one() {
    let mut bench = noted();
    bench.press("Tab Tab Up Enter").type_in(" donc");
    let id = bench.desk().id.clone();
    let other = deroule::session::decide(
        &bench.desk().session,
        &deroule::session::Command::RemoveNote {
            note: deroule::session::Fact::Number(bench.desk().session.notes()[1].seq),
        },
        &deroule::clock::Clock::read(&*bench.clock),
        &"Bo".into(),
    );
    let seq = bench.desk().session.seq();
    bench.store.append(&id, seq, &other.expect("a removal")).expect("written");
    bench.wake_up();
    bench.press("Enter");
    assert_eq!(bench.refused(), Some("unknown-note"));
    bench.press("N Enter");
    assert_eq!(lines(&bench)[1], ("B".to_owned(), "? qui héberge donc".to_owned()));
}

#[test]
fn a_note_is_given_to_another_team_by_some_letters_of_its_name() {
    let mut bench = noted();
    bench.press("Tab Tab Up F4").type_in("c").press("Enter");
    assert_eq!(lines(&bench)[1], ("C".to_owned(), "? qui héberge".to_owned()));
    bench.press("F4").type_in("zzz").press("Enter");
    assert!(bench.model.dialog().is_some(), "nobody is meant: it is asked again");
    bench.press("Ctrl-U Enter");
    assert_eq!(lines(&bench)[1].0, "", "nobody's");
    bench.press("Ctrl-U Ctrl-U");
    assert_eq!(lines(&bench)[1].0, "B");
    // the note being typed, too
    bench.press("N F4").type_in("d").press("Enter").type_in("pour D").press("Enter");
    assert_eq!(lines(&bench)[2], ("D".to_owned(), "pour D".to_owned()));
}

#[test]
fn a_pinned_note_stays_so_until_it_is_let_go() {
    let mut bench = noted();
    let pinned = |bench: &Bench| bench.desk().session.notes()[0].pinned;
    bench.press("Tab Tab Up Up Shift-P");
    assert!(pinned(&bench));
    bench.press("Shift-P");
    assert!(!pinned(&bench));
    bench.press("Ctrl-U");
    assert!(pinned(&bench), "the last change is taken back");
    let said = bench.model.notice.as_ref().map(|notice| &notice.what);
    assert!(matches!(said, Some(What::Undone(_))));
}

#[test]
fn what_was_taken_away_is_said_to_be_back() {
    let mut bench = noted();
    let name = |_| String::new();
    bench.press("Tab Tab Up Delete Enter Ctrl-U");
    match bench.model.notice.as_ref().map(|notice| &notice.what) {
        Some(What::Undone(event)) => {
            assert_eq!(undone(Lang::Fr, event, &name), "La note est revenue.");
            assert_eq!(redone(Lang::Fr, event, &name), "La note est de nouveau retirée.");
            assert_eq!(undone(Lang::En, event, &name), "The note is back.");
        }
        other => panic!("said {other:?}"),
    }
    // what was not taken away is undone in a word
    assert_eq!(undone(Lang::Fr, &Event::Closed, &name), "Annulé\u{a0}: clôture");
}

#[test]
fn a_note_taken_back_comes_back() {
    let mut bench = noted();
    bench.press("Tab Tab Up Delete Enter");
    assert_eq!(lines(&bench).len(), 1);
    bench.press("Ctrl-U");
    assert_eq!(lines(&bench), owned(&[("A", "+ clair @C"), ("B", "? qui héberge")]));
    bench.press("U");
    assert_eq!(bench.running(), "s2.t1.p2", "the key of the clock is another one");
    assert_eq!(lines(&bench).len(), 2);
}

#[test]
fn notes_are_filtered_by_sign_team_author_and_word() {
    let mut bench = noted();
    let mut shown = |typed: &str| -> Vec<String> {
        bench.press("F8 Ctrl-U").type_in(typed).press("Enter");
        bench.desk().shown_notes().iter().map(|taken| taken.note.line()).collect()
    };
    assert_eq!(shown("?"), ["? qui héberge"]);
    assert_eq!(shown("+ ?").len(), 2);
    assert_eq!(shown("b"), ["? qui héberge"]);
    assert_eq!(shown("HEB"), ["? qui héberge"]);
    assert_eq!(shown("+ b"), [""; 0]);
    assert_eq!(shown("ana").len(), 2);
    assert_eq!(shown("").len(), 2);
    bench.press("F8").type_in("+").press("Enter Up Delete Enter");
    assert_eq!(lines(&bench), owned(&[("B", "? qui héberge")]), "only what is shown is selected");
}

#[test]
fn names_are_completed_while_typing() {
    let mut bench = noted();
    bench.press("N").type_in("> @").press("Down Down Up Tab").type_in("écrit");
    assert_eq!(bench.desk().editor.as_ref().map(|it| it.line.as_str()), Some("> @B écrit"));
    bench.press("Enter N").type_in("{guide d’accueil} fini").press("Enter");
    bench.press("N").type_in("! {gui").press("Tab").type_in("relu").press("Enter");
    let note = bench.desk().session.notes().last().expect("a note").note.clone();
    assert_eq!(note.text, "{guide d’accueil} relu".into());
    assert_eq!(note.deliverable, Some("guide d’accueil".into()));
    // where no name is offered the key is about the team again
    bench.press("N").type_in("trop vite").press("Tab Enter");
    assert_eq!(lines(&bench).last().map(|line| line.0.as_str()), Some("A"));
}

#[test]
fn the_real_time_of_the_running_cue_is_said_with_a_key() {
    let mut bench = noted();
    bench.press("F9 Ctrl-U").type_in("13h40").press("Enter");
    assert_eq!(bench.refused(), Some("out-of-order"));
    let before = bench.remaining();
    bench.press("F9 Ctrl-U").type_in("14:00:10").press("Enter");
    assert_eq!(bench.remaining(), before - 10);
    assert_eq!(bench.journal().last(), Some(&"time-corrected"));
    bench.press("U");
    assert_eq!(bench.remaining(), before);
    bench.press("F9 Ctrl-U").type_in("tôt").press("Enter");
    assert!(bench.model.dialog().is_some());
}

#[test]
fn notes_that_a_corrected_time_leaves_behind_are_said() {
    let mut bench = noted();
    bench.wait(60).press("F9 Ctrl-U").type_in("14:00:40").press("Enter");
    let said = bench.model.notice.as_ref().map(|notice| notice.what.clone());
    let Some(What::Strays(strays)) = said else { panic!("{said:?}") };
    let whose: Vec<_> = strays.iter().map(|it| (it.defi.as_deref(), it.ran.as_deref())).collect();
    assert_eq!(whose, [(Some("B"), Some("A"))]);
    let told = stray::sentence(Lang::Fr, &strays, bench.desk().moment.zone);
    assert!(told.starts_with("1 note prise à 14h00 reste à B."), "{told}");
    assert_eq!(lines(&bench).last().map(|line| line.0.as_str()), Some("B"));
}

#[test]
fn nothing_of_it_works_while_the_room_looks_on() {
    let mut bench = noted();
    bench.press("Tab Tab Up F");
    let before = bench.journal().len();
    bench.press("F4 Shift-P F8 F9 Ctrl-U");
    assert!(bench.model.overlay.is_none());
    assert_eq!(bench.journal().len(), before);
}
