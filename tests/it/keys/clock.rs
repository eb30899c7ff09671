//! The keys that drive the clock.

use chrono::TimeDelta;
use deroule::{
    console::{
        effect::LoopEffect,
        message::Message,
        model::{Cursor, Dialog, Pane, Question, What},
    },
    session::{Event, State},
};

use super::bench::Bench;

#[test]
fn space_starts_and_goes_on() {
    let mut bench = Bench::new();
    assert_eq!(bench.press("Space").running(), "s1");
    bench.wait(900).press("Space");
    assert_eq!((bench.running(), bench.remaining()), ("s2.t1.p1".to_owned(), 300));
    bench.wait(60).press("PageDown");
    assert_eq!(bench.running(), "s2.t1.p2");
    assert_eq!(bench.journal(), ["started", "advanced", "advanced"]);
}

#[test]
fn a_double_press_counts_once() {
    let mut bench = Bench::new();
    bench.press("Space Space");
    assert_eq!((bench.running(), bench.refused()), ("s1".to_owned(), Some("double-press")));
    bench.wait(1).press("Space").wait(1).press("Space");
    assert_eq!(bench.running(), "s2.t1.p2");
}

#[test]
fn next_is_about_the_cue_on_the_screen() {
    let mut bench = Bench::new();
    bench.press("Space").wait(5);
    let space = "Space".parse().expect("a key");
    // two presses a while apart, before the screen could be drawn again
    bench.hear(Message::Key(space));
    bench.clock.advance(TimeDelta::seconds(2));
    bench.hear(Message::Key(space));
    assert_eq!((bench.running(), bench.refused()), ("s2.t1.p1".to_owned(), Some("already-passed")));
}

#[test]
fn another_process_may_have_gone_on() {
    let mut bench = Bench::new();
    bench.press("Space").wait(5);
    let id = bench.desk().id.clone();
    let clock = deroule::clock::ManualClock::at(bench.model.now.wall);
    let mut other = Bench::beside(bench.store.clone(), clock, Default::default());
    other.open(id);
    other.press("Space");
    assert_eq!(other.running(), "s2.t1.p1");
    bench.press("Space");
    assert_eq!((bench.running(), bench.refused()), ("s2.t1.p1".to_owned(), Some("already-passed")));
    bench.wait(1).press("Space");
    other.wake_up();
    assert_eq!((bench.running(), other.running()), ("s2.t1.p2".into(), "s2.t1.p2".into()));
}

#[test]
fn suspend_freezes_and_releases() {
    let mut bench = Bench::new();
    bench.press("Space").wait(60).press("S").wait(600);
    assert_eq!((bench.desk().moment.state, bench.remaining()), (State::Suspended, 840));
    bench.press("s").wait(10);
    assert_eq!((bench.desk().moment.state, bench.remaining()), (State::Running, 830));
}

#[test]
fn arrows_change_the_length_by_a_minute() {
    let mut bench = Bench::new();
    bench.press("Space Right Right Left");
    assert_eq!(bench.remaining(), 960);
}

#[test]
fn a_refusal_is_shown_for_four_seconds_and_stays_in_the_log() {
    let mut bench = Bench::new();
    bench.press("S");
    assert_eq!(bench.refused(), Some("not-started"));
    assert_eq!(bench.wait(3).refused(), Some("not-started"));
    assert_eq!(bench.wait(1).refused(), None);
    assert!(matches!(bench.model.log.back().map(|line| &line.what), Some(What::Refused(_))));
}

#[test]
fn undo_says_what_it_undid() {
    let mut bench = Bench::new();
    bench.press("Space").wait(900).press("Space").wait(40).press("U");
    assert_eq!((bench.running(), bench.remaining()), ("s1".to_owned(), -40));
    let said = bench.model.notice.as_ref().map(|notice| &notice.what);
    match said {
        Some(What::Undone(event)) => assert!(matches!(**event, Event::Advanced { .. })),
        other => panic!("said {other:?}"),
    }
    bench.press("Shift-U");
    assert_eq!(bench.running(), "s2.t1.p1");
}

#[test]
fn enter_on_a_selected_line_offers_to_go_there() {
    let mut bench = Bench::new();
    bench.press("Space").wait(5).press("Down Down Enter");
    let Some(Dialog::Confirm(Question::Jump { cue })) = bench.model.dialog() else {
        panic!("no question: {:?}", bench.model.overlay);
    };
    assert_eq!(cue.to_string(), "s2.t2.p1");
    bench.press("Esc");
    assert_eq!(bench.running(), "s1");
    bench.press("Enter Enter");
    assert_eq!(bench.running(), "s2.t2.p1");
    bench.press("Home");
    assert_eq!(bench.desk().cursor, Cursor::Follow);
}

#[test]
fn the_cursor_stops_once_at_each_turn() {
    let mut bench = Bench::new();
    bench.press("Down Down Down Down Down Down Down Down Down");
    let Cursor::At(last) = bench.desk().cursor else { panic!("the cursor did not move") };
    assert_eq!(last.to_string(), "s4");
    let stops: Vec<_> = bench.desk().stops().iter().map(ToString::to_string).collect();
    assert_eq!(stops, ["s1", "s2.t1.p1", "s2.t2.p1", "s2.t3.p1", "s2.t4.p1", "s3", "s4"]);
}

#[test]
fn the_last_cue_offers_to_close_and_never_wraps() {
    let mut bench = Bench::new();
    for _ in 0..11 {
        bench.press("Space").wait(1);
    }
    assert_eq!(bench.running(), "s4");
    bench.press("Space");
    assert_eq!(bench.model.dialog(), Some(&Dialog::Confirm(Question::Close { skipped: false })));
    assert_eq!(bench.desk().moment.state, State::Running);
    bench.press("Enter");
    assert_eq!(bench.desk().moment.state, State::Finished);
    bench.wait(5).press("Space");
    assert_eq!(bench.refused(), Some("finished"));
}

#[test]
fn begin_now_shifts_the_plan_and_starts() {
    let mut bench = Bench::new();
    bench.wait(600).press("O");
    assert_eq!(bench.running(), "s1");
    let planned = bench.desk().moment.planned_start;
    assert_eq!(planned, Some(crate::make::instant("2018-06-21T11:40:00Z")));
    assert_eq!(bench.desk().moment.offset, TimeDelta::zero());
    bench.press("Space");
    assert_eq!((bench.refused(), bench.running().as_str()), (Some("double-press"), "s1"));
}

#[test]
fn a_session_that_runs_is_not_asked_when_it_began() {
    let mut bench = Bench::new();
    bench.press("Space").wait(60).press("Y");
    assert!(bench.model.overlay.is_none());
    assert_eq!(bench.refused(), Some("already-started"));
}

#[test]
fn an_interruption_can_be_taken_out_with_one_key() {
    let mut bench = Bench::new();
    bench.press("Space").wait(60);
    let mut bench = bench.killed(TimeDelta::seconds(372));
    assert_eq!(bench.remaining(), 900 - 60 - 372);
    assert_eq!(bench.desk().interruption(), Some(TimeDelta::seconds(372)));
    assert!(bench.model.overlay.is_none(), "no dialog stands in the way");
    bench.press("X");
    assert_eq!(bench.remaining(), 840);
}

#[test]
fn a_short_interruption_is_not_worth_a_word() {
    let mut bench = Bench::new();
    bench.press("Space").wait(60);
    let bench = bench.killed(TimeDelta::seconds(9));
    assert_eq!(bench.desk().interruption(), None);
    assert_eq!(bench.journal(), ["started"]);
}

#[test]
fn leaving_asks_and_leaves_the_session_running() {
    let mut bench = Bench::new();
    bench.press("Space Q Esc");
    assert_eq!(bench.asked, []);
    bench.press("Q Enter");
    assert_eq!(bench.asked, [LoopEffect::Quit]);
    assert_eq!(bench.desk().moment.state, State::Running);
}

#[test]
fn the_room_sees_its_face_and_the_keys_stay_the_same() {
    let mut bench = Bench::new();
    bench.press("F Space");
    assert!(bench.desk().projecting);
    assert_eq!(bench.running(), "s1");
    bench.press("F");
    assert!(!bench.desk().projecting);
}

#[test]
fn tab_goes_round_the_panes() {
    let mut bench = Bench::new();
    let mut panes = Vec::new();
    for _ in 0..4 {
        panes.push(bench.desk().focus);
        bench.press("Tab");
    }
    assert_eq!(panes, [Pane::Rundown, Pane::Timer, Pane::Notes, Pane::Rundown]);
}

#[test]
fn a_click_looks_at_a_line_and_the_wheel_moves_on() {
    let mut bench = Bench::new();
    bench.press("Space").wait(5);
    bench.hear(Message::Clicked { col: 10, row: 4 });
    let Cursor::At(first) = bench.desk().cursor else { panic!("nothing is selected") };
    assert_eq!(first.to_string(), "s2.t1.p1");
    bench.hear(Message::Wheeled { down: true });
    let Cursor::At(second) = bench.desk().cursor else { panic!("nothing is selected") };
    assert_eq!(second.to_string(), "s2.t2.p1");
    assert_eq!((bench.running(), bench.journal().len()), ("s1".to_owned(), 1));
    // beside the déroulé, under a question and while a note is typed it does nothing
    bench.hear(Message::Clicked { col: 70, row: 4 });
    bench.press("Q");
    bench.hear(Message::Clicked { col: 10, row: 2 });
    bench.press("Esc N");
    bench.hear(Message::Clicked { col: 10, row: 2 });
    assert_eq!(bench.desk().cursor, Cursor::At(second));
}
