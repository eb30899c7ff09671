//! Several people at one session: each note is signed, and whoever takes notes drives nothing.

use deroule::console::{
    action::{Action, Scope, TABLE},
    model::{Role, What},
};

use super::bench::Bench;

/// The console of a facilitator on whose session the first team talks, and one beside it on which
/// Léa takes notes.
fn two() -> (Bench, Bench) {
    let mut ana = Bench::new();
    ana.press("Space").wait(900).press("Space").wait(60);
    let mut lea = Bench::beside(ana.store.clone(), ana.clock.clone(), Default::default());
    lea.by = "Léa".into();
    lea.model.role = Role::Notes;
    lea.open(ana.desk().id.clone());
    (ana, lea)
}

/// The notes of a console: who, for whom, what.
fn signed(bench: &Bench) -> Vec<(String, String, String)> {
    let notes = bench.desk().session.notes().iter().map(|taken| {
        let whom = taken.note.defi.as_ref().map(ToString::to_string);
        (taken.by.to_string(), whom.unwrap_or_default(), taken.note.line())
    });
    notes.collect()
}

fn owned(notes: &[(&str, &str, &str)]) -> Vec<(String, String, String)> {
    let one = |(by, whom, line): &(&str, &str, &str)| {
        ((*by).to_owned(), (*whom).to_owned(), (*line).to_owned())
    };
    notes.iter().map(one).collect()
}

#[test]
fn each_signs_and_all_see_all() {
    let (mut ana, mut lea) = two();
    lea.press("N").type_in("+ clair").press("Enter");
    ana.wake_up();
    ana.press("N").type_in("? le coût").press("Enter");
    lea.wake_up();
    let both = owned(&[("Léa", "A", "+ clair"), ("Ana", "A", "? le coût")]);
    assert_eq!((signed(&ana), signed(&lea)), (both.clone(), both));
    for (typed, shown) in [("lea", 1), ("ana", 1), ("+ lea", 1), ("? lea", 0), ("", 2)] {
        ana.press("Tab Tab F8 Ctrl-U").type_in(typed).press("Enter Tab");
        assert_eq!(ana.desk().shown_notes().len(), shown, "{typed}");
    }
}

#[test]
fn a_note_belongs_to_the_turn_in_which_it_was_begun_whoever_goes_on() {
    let (mut ana, mut lea) = two();
    lea.press("N").type_in("t");
    ana.press("Space").wait(600).press("Space").wait(3);
    lea.wake_up();
    assert_eq!(lea.running(), "s2.t2.p1");
    lea.type_in("rès clair").press("Enter");
    // Tab gives the next one to the team before, too
    lea.press("N").type_in("et drôle").press("Tab Enter N").type_in("à suivre").press("Enter");
    let notes = [("Léa", "A", "très clair"), ("Léa", "A", "et drôle"), ("Léa", "B", "à suivre")];
    assert_eq!(signed(&lea), owned(&notes));
}

#[test]
fn ctrl_u_takes_back_what_one_has_changed_and_nothing_of_anybody_else() {
    let (mut ana, mut lea) = two();
    ana.press("N").type_in("- trop vite").press("Enter");
    lea.wake_up();
    lea.press("N").type_in("+ clair").press("Enter Up Up Shift-P");
    ana.wake_up();
    ana.press("Tab Tab Up Delete Enter");
    lea.wake_up();
    lea.press("Ctrl-U");
    ana.wake_up();
    let pinned = |bench: &Bench| {
        let notes = bench.desk().session.notes().iter();
        notes.map(|taken| taken.pinned).collect::<Vec<_>>()
    };
    assert_eq!((signed(&ana), pinned(&ana)), (owned(&[("Ana", "A", "- trop vite")]), vec![false]));
    ana.press("Ctrl-U");
    assert_eq!(signed(&ana).len(), 2);
}

#[test]
fn whoever_takes_notes_moves_nothing_whatever_is_pressed() {
    for focus in ["", "Tab", "Tab Tab"] {
        let (_, mut lea) = two();
        lea.press("N").type_in("+ clair").press("Enter");
        lea.press(focus).press("Up");
        let before = lea.remaining();
        let rows = TABLE.iter().filter(|row| matches!(row.scope, Scope::Desk));
        for key in rows.flat_map(|row| row.keys) {
            lea.press(key).press("Enter Enter Esc Esc");
        }
        // while a note is typed, too
        lea.press("N").type_in("encore").press("F2 F3 PageDown F6 Enter");
        let journal = lea.journal();
        let driven = ["started", "advanced"];
        let mut events = journal.iter().skip(driven.len());
        assert_eq!(journal[..2], driven);
        // what they undo is a change of a note
        let theirs = |event: &&str| event.starts_with("note") || *event == "undone";
        assert!(events.all(theirs), "{focus}: {journal:?}");
        assert_eq!((lea.running().as_str(), lea.remaining()), ("s2.t1.p1", before), "{focus}");
    }
}

#[test]
fn what_is_not_theirs_is_not_offered_and_said_where_it_is_asked_for() {
    let (_, mut lea) = two();
    lea.press("Space");
    let said = lea.model.notice.as_ref().map(|notice| &notice.what);
    assert_eq!(said, Some(&What::TakesNotes));
    let offered = |bench: &Bench| -> Vec<Action> {
        bench.model.keymap.help(&bench.model).into_iter().map(|hint| hint.action).collect()
    };
    let theirs = offered(&lea);
    for action in [Action::Next, Action::Suspend, Action::Undo, Action::Message, Action::Invite] {
        assert!(!theirs.contains(&action), "{action:?}");
    }
    assert!(theirs.contains(&Action::Note) && theirs.contains(&Action::Quit));
}
