//! Questions, prompts, palette, help and log.

use deroule::{
    console::model::{Dialog, Overlay, Question},
    i18n::Lang,
    session::{LineState, State},
};

use super::bench::{Bench, day};

fn break_prompt(bench: &Bench) -> Option<(String, bool)> {
    match bench.model.dialog() {
        Some(Dialog::Ask { line, wrong, .. }) => Some((line.as_str().to_owned(), *wrong)),
        Some(Dialog::Confirm(_)) | None => None,
    }
}

#[test]
fn a_break_is_ten_minutes_unless_told_otherwise() {
    let mut bench = Bench::new();
    bench.press("Space").wait(60).press("B");
    assert_eq!(break_prompt(&bench), Some(("10".to_owned(), false)));
    bench.press("Enter");
    assert_eq!((bench.running(), bench.remaining()), ("x1".to_owned(), 600));

    let mut bench = Bench::new();
    bench.press("Space").wait(60).press("B Ctrl-U").type_in("1h30").press("Enter");
    assert_eq!(bench.remaining(), 5400);
}

#[test]
fn the_questions_of_a_cue_are_asked_by_keys_forth_and_back() {
    let mut day = day();
    day.slots[0].prompts = ["Quoi ?", "Pour qui ?", "Et après ?"].map(Into::into).to_vec();
    let mut bench = Bench::on(&day);
    let on = |bench: &Bench| bench.desk().moment.cue.as_ref().map(|cue| cue.asked);
    bench.press("Space").press(";");
    assert_eq!(on(&bench), Some(0), "there is none before the first");
    bench.press(",").wait(1).press("N").type_in("on verra").press("F6 Enter");
    assert_eq!(on(&bench), Some(2), "while a note is typed, too");
    bench.press(", ;");
    assert_eq!(on(&bench), Some(1), "there is none after the last");
    bench.press("N").type_in("a ; b, c").press("Enter");
    assert_eq!(on(&bench), Some(1), "what is typed is text");
    assert_eq!(bench.notes()[1].1, "a ; b, c");
}

#[test]
fn what_is_not_understood_stays_to_be_mended() {
    let mut bench = Bench::new();
    bench.press("Space").wait(60).press("B").type_in("x").press("Enter");
    assert_eq!(break_prompt(&bench), Some(("x".to_owned(), true)));
    bench.press("Backspace").type_in("5").press("Enter");
    assert_eq!(bench.running(), "x1");
}

#[test]
fn the_end_of_a_break_is_announced() {
    let mut bench = Bench::new();
    bench.press("Space").wait(60).press("B Enter").wait(1);
    bench.press("H H Ctrl-U").type_in("14h05").press("Enter");
    let moment = &bench.desk().moment;
    assert_eq!(moment.resume_at, Some(crate::make::instant("2018-06-21T12:05:00Z")));
    assert!(moment.promised);
}

#[test]
fn the_end_of_a_break_is_announced_by_one_key_rounded_up_to_five_minutes() {
    let mut bench = Bench::new();
    bench.press("Space").wait(63).press("B Enter").wait(1).press("H");
    let moment = &bench.desk().moment;
    assert_eq!(moment.resume_at, Some(crate::make::instant("2018-06-21T11:45:00Z")));
    assert!(moment.promised && bench.model.dialog().is_none());
    // once it was told, another time is asked for
    bench.press("H");
    let Some(Dialog::Ask { line, .. }) = bench.model.dialog() else { panic!("a prompt") };
    assert_eq!(line.as_str(), "13h45");
}

#[test]
fn going_back_asks() {
    let mut bench = Bench::new();
    bench.press("Space").wait(60).press("Space Backspace");
    assert_eq!(bench.model.dialog(), Some(&Dialog::Confirm(Question::Back)));
    bench.press("Esc");
    assert_eq!(bench.running(), "s2.t1.p1");
    bench.press("PageUp Enter");
    assert_eq!((bench.running(), bench.remaining()), ("s1".to_owned(), 840));
}

#[test]
fn the_team_that_comes_next_can_be_absent_and_present_again() {
    let mut bench = Bench::new();
    bench.press("A").type_in("train").press("Enter");
    assert_eq!(bench.desk().moment.absent, ["A".into()]);
    let absent = |bench: &Bench| {
        let line = bench.desk().moment.rundown.iter().find(|line| line.state == LineState::Absent);
        line.map(|line| line.id)
    };
    let place = absent(&bench).expect("an absent line");
    while bench.desk().selected().map(|line| line.id) != Some(place) {
        bench.press("Down");
    }
    bench.press("A");
    assert_eq!((bench.desk().moment.absent.len(), bench.model.overlay.is_none()), (0, true));
}

#[test]
fn a_selected_team_is_deferred() {
    let mut bench = Bench::new();
    let order = |bench: &Bench| {
        let teams = bench.desk().session.teams();
        teams.iter().map(ToString::to_string).collect::<String>()
    };
    assert_eq!(order(&bench), "ABCD");
    bench.press("Down Down D");
    assert_ne!(order(&bench), "ABCD");
}

#[test]
fn started_some_minutes_ago() {
    let mut bench = Bench::new();
    bench.wait(130).press("Y");
    assert_eq!(break_prompt(&bench), Some(("2m10s".to_owned(), false)));
    bench.press("Enter");
    assert_eq!((bench.running(), bench.remaining()), ("s1".to_owned(), 770));
}

#[test]
fn a_message_is_shown_changed_and_cleared() {
    let mut bench = Bench::new();
    bench.press("M").type_in("À table").press("Enter");
    let shown =
        |bench: &Bench| bench.desk().moment.message.as_ref().map(|shown| shown.text.to_string());
    assert_eq!(shown(&bench).as_deref(), Some("À table"));
    bench.press("M").type_in(" !").press("Enter");
    assert_eq!(shown(&bench).as_deref(), Some("À table !"));
    bench.press("M Ctrl-U Enter");
    assert_eq!(shown(&bench), None);
    bench.press(".");
    assert!(bench.desk().moment.blackout);
}

#[test]
fn a_team_that_was_not_foreseen_is_added_by_the_palette() {
    let mut bench = Bench::new();
    bench.press(":").type_in("equipe prevue").press("Enter");
    bench.type_in("Zoé").press("Enter");
    assert!(bench.desk().session.teams().contains(&"Zoé".into()));
}

#[test]
fn the_palette_finds_by_words_of_both_languages() {
    for query in ["suspendre", "SUSPEND", "freeze", "chrono susp"] {
        let mut bench = Bench::new();
        bench.press("Space Ctrl-P").type_in(query).press("Enter");
        assert_eq!(bench.desk().moment.state, State::Suspended, "{query}");
    }
    let mut bench = Bench::new();
    bench.press(":").type_in("zzzz").press("Enter");
    assert!(bench.model.overlay.is_none());
    bench.press(":").type_in("francais").press("Esc").press(":").type_in("anglais").press("Enter");
    assert_eq!(bench.model.lang, Lang::En);
}

#[test]
fn nothing_typed_into_a_question_moves_the_clock() {
    let mut bench = Bench::new();
    bench.press("Space").wait(5);
    for question in ["Backspace", "C", "Q", "M", "B", ":"] {
        bench.press(question);
        bench.type_in("s u.nbadf").press("Space PageDown F2 Esc");
        assert_eq!((bench.running(), bench.journal().len()), ("s1".to_owned(), 1), "{question}");
    }
}

#[test]
fn help_and_log_close_by_the_key_that_opened_them() {
    let mut bench = Bench::new();
    bench.press("? Down Down Up");
    assert!(matches!(bench.model.overlay, Some(Overlay::Help { scroll: 1 })));
    bench.press("?");
    assert!(bench.model.overlay.is_none());
    bench.press("L Up L");
    assert!(bench.model.overlay.is_none());
    bench.press("? Esc L Enter");
    assert!(bench.model.overlay.is_none());
}

#[test]
fn a_changed_agenda_is_followed_when_asked() {
    let mut bench = Bench::new();
    let mut agenda = super::bench::day();
    agenda.slots[3].title = "Bilan".into();
    let (plan, _) = deroule::agenda::Plan::resolve(&agenda, &crate::make::opening("2018-06-21"));
    bench.host.changed = Some(plan);
    let mut bench = bench.killed(chrono::TimeDelta::seconds(1));
    assert!(bench.desk().file_changed);
    bench.press("P");
    assert!(!bench.desk().file_changed);
    let last = bench.desk().moment.rundown.last().map(|line| line.title.to_string());
    assert_eq!(last.as_deref(), Some("Bilan"));
}
