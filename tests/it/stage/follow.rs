//! Which session is on, through all that can happen to it and around it.

use std::{
    ops::ControlFlow,
    sync::mpsc::{channel, sync_channel},
};

use chrono::TimeDelta;
use deroule::{
    agenda::{Agenda, Kind, Then},
    clock::Clock,
    session::{Body, Recorded, SessionId},
    stage::follow::{Ear, Follower, Why, Wish, follow},
    store::{Store, StoreError},
};

use super::room::Room;
use crate::make::{agenda, letters, slot, talks};

fn minutes(count: i64) -> TimeDelta {
    TimeDelta::minutes(count)
}

fn day() -> Agenda {
    let slots = vec![
        slot(Kind::Welcome, "Accueil", "12:10", "12:20"),
        talks("12:20", "13:00", 2, &["5m", "10m"]),
        slot(Kind::Break, "Pause", "13:00", "13:15"),
    ];
    agenda(letters(2), slots)
}

#[test]
fn a_session_is_followed_from_before_it_is_opened_to_its_thanks() {
    let mut room = Room::new(Wish::Live);
    assert_eq!(room.shows(), "no session");
    let id = room.open("day", day());
    assert_eq!(room.shows(), "day: waits for 12:10");
    room.wait(minutes(11));
    assert_eq!(room.shows(), "day: waits");
    room.tell(&id, "start");
    assert_eq!(room.shows(), "day: Accueil 10:00");
    room.wait(minutes(3)).tell(&id, "next");
    assert_eq!(room.shows(), "day: A 5:00 1/2");
    room.wait(TimeDelta::seconds(270)).tell(&id, "suspend");
    room.wait(minutes(9));
    assert_eq!(room.shows(), "day: A 0:30 1/2 Warning held");
    room.tell(&id, "resume");
    room.wait(TimeDelta::seconds(32));
    assert_eq!(room.shows(), "day: A +0:02 1/2 Overtime over");
    room.tell(&id, "message Un peu de silence");
    room.tell(&id, "blackout on");
    assert_eq!(room.shows(), "day: A +0:02 1/2 Overtime over «Un peu de silence» black");
    room.tell(&id, "blackout off");
    room.tell(&id, "break 10m");
    assert_eq!(room.shows(), "day: break 10:00 until 12:38");
    room.tell(&id, "close");
    assert_eq!(room.shows(), "day: thanks");
    room.wait(TimeDelta::hours(12));
    assert_eq!(room.shows(), "day: thanks");
    room.wait(TimeDelta::seconds(1));
    assert_eq!(room.shows(), "no session");
}

#[test]
fn the_one_that_began_last_is_on() {
    let mut room = Room::new(Wish::Live);
    let first = room.open("first", day());
    room.wait(minutes(1));
    let second = room.open("second", day());
    assert_eq!(room.shows(), "second: waits for 12:10", "the one that was opened last");
    room.tell(&first, "start");
    assert_eq!(room.shows(), "first: Accueil 10:00", "one that runs before one that waits");
    room.wait(minutes(1)).tell(&second, "start");
    assert_eq!(room.shows(), "second: Accueil 10:00");
    room.wait(minutes(1)).tell(&first, "next");
    assert_eq!(room.shows(), "second: Accueil 9:00", "going on is not beginning");
    room.tell(&second, "close");
    assert_eq!(room.shows(), "first: A 5:00 1/2", "what runs before what is over");
}

#[test]
fn thanks_stay_until_another_session_begins_or_is_opened_to_begin() {
    let mut room = Room::new(Wish::Live);
    let before = room.open("before", day());
    let morning = room.open("morning", day());
    room.tell(&morning, "start");
    room.wait(minutes(40)).tell(&morning, "close");
    assert_eq!(room.shows(), "morning: thanks");
    room.wait(minutes(1)).tell(&before, "start");
    assert_eq!(room.shows(), "before: Accueil 10:00");
    room.wait(minutes(1)).tell(&before, "close");
    assert_eq!(room.shows(), "before: thanks", "the one that was closed last");
    room.wait(minutes(30));
    room.open("afternoon", day());
    assert_eq!(room.shows(), "afternoon: waits");
}

#[test]
fn a_close_and_a_start_that_are_undone_never_were() {
    let mut room = Room::new(Wish::Live);
    let id = room.open("day", day());
    room.tell(&id, "start");
    assert_eq!(room.shows(), "day: Accueil 10:00");
    room.tell(&id, "undo");
    assert_eq!(room.shows(), "day: waits for 12:10");
    room.tell(&id, "start");
    room.wait(minutes(1)).tell(&id, "close");
    assert_eq!(room.shows(), "day: thanks");
    room.tell(&id, "undo");
    assert_eq!(room.shows(), "day: Accueil 9:00");
}

#[test]
fn a_session_that_nobody_closed_is_let_go() {
    let mut room = Room::new(Wish::Live);
    let id = room.open("day", day());
    room.tell(&id, "start");
    assert_eq!(room.shows(), "day: Accueil 10:00");
    room.wait(TimeDelta::hours(14));
    assert_eq!(room.shows(), "no session");
    let reads = room.store.reads.len();
    room.look();
    assert_eq!(room.store.reads.len(), reads, "it is not read again");
    room.tell(&id, "next");
    assert_eq!(room.shows(), "day: A 5:00 1/2", "somebody has come back to it");
}

#[test]
fn a_given_session_is_shown_whatever_happens_elsewhere() {
    let id = SessionId::new("first").expect("an id");
    let mut room = Room::new(Wish::Session(id.clone()));
    room.open("first", day());
    let second = room.open("second", day());
    room.tell(&second, "start");
    assert_eq!(room.shows(), "first: waits for 12:10");
    room.tell(&id, "close");
    room.wait(TimeDelta::hours(200));
    assert_eq!(room.shows(), "first: thanks");
}

#[test]
fn a_look_reads_only_what_is_new_and_tells_only_what_changes() {
    let mut room = Room::new(Wish::Live);
    let id = room.open("day", day());
    room.tell(&id, "start");
    assert!(room.look());
    room.wait(minutes(1)).tell(&id, "note + très clair");
    room.wait(minutes(1)).tell(&id, "absent B la grippe");
    assert!(room.look(), "B does not come any more");
    for _ in 0..600 {
        room.wait(TimeDelta::milliseconds(777));
        assert!(!room.look(), "only time has passed");
    }
    room.tell(&id, "note - trop vite");
    assert!(!room.look(), "a note is not for the room");
    let after: Vec<u64> = room.store.reads.iter().map(|(_, after)| *after).collect();
    assert_eq!(after, [0, 2, 4]);
}

#[test]
fn what_cannot_be_read_keeps_the_last_face_and_its_clock() {
    for shut in [StoreError::Busy, StoreError::Denied, StoreError::TooNew { version: 2 }] {
        let mut room = Room::new(Wish::Live);
        let id = room.open("day", day());
        room.tell(&id, "start");
        assert_eq!(room.shows(), "day: Accueil 10:00");
        let face = room.on().face;
        room.store.shut = Some(shut.clone());
        room.wait(minutes(2));
        assert_eq!(room.shows(), "day: Accueil 8:00 !");
        let since = room.clock.read().wall;
        room.wait(minutes(1));
        assert!(!room.look(), "told once");
        let on = room.on();
        assert_eq!(on.face, face);
        let trouble = on.trouble.expect("trouble");
        assert_eq!((trouble.why, trouble.since), (Why::Unread(shut), since));
        room.store.shut = None;
        room.tell(&id, "next");
        assert_eq!(room.shows(), "day: A 5:00 1/2");
    }
}

#[test]
fn a_journal_that_vanished_keeps_the_last_face_until_another_one_has_something() {
    let mut room = Room::new(Wish::Live);
    let id = room.open("day", day());
    room.tell(&id, "start");
    assert_eq!(room.shows(), "day: Accueil 10:00");
    room.store.journals = deroule::store::MemoryStore::new();
    room.wait(minutes(1));
    assert_eq!(room.shows(), "day: Accueil 9:00 !");
    assert_eq!(room.on().trouble.expect("trouble").why, Why::Gone);
    // the same name, another journal
    let id = room.open("day", day());
    assert_eq!(room.shows(), "day: waits for 12:10");
    room.tell(&id, "start");
    assert_eq!(room.shows(), "day: Accueil 10:00");
}

#[test]
fn a_damaged_journal_stops_nobody_else() {
    let mut room = Room::new(Wish::Live);
    let torn = room.open("torn", day());
    room.store.torn.insert(torn.clone());
    assert_eq!(room.shows(), "no session !");
    let id = room.open("day", day());
    room.tell(&id, "start");
    assert_eq!(room.shows(), "day: Accueil 10:00");
    let reads = |room: &Room| room.store.reads.iter().filter(|(id, _)| *id == torn).count();
    room.look();
    let before = reads(&room);
    room.look();
    assert_eq!(reads(&room), before, "it is left alone");
}

#[test]
fn events_of_a_newer_program_are_told_and_skipped() {
    let mut room = Room::new(Wish::Live);
    let id = room.open("day", day());
    room.tell(&id, "start");
    let events = room.store.journals.read(&id, 0).expect("a journal");
    let raw = "{}".into();
    let body = Body::Newer { version: 99, raw };
    let last = events.last().expect("an event").clone();
    room.store.newer = vec![Recorded { seq: last.seq + 1, body, ..last }];
    assert_eq!(room.shows(), "day: Accueil 10:00 !");
    assert_eq!(room.on().trouble.expect("trouble").why, Why::NewerEvents);
}

#[test]
fn a_stepped_clock_moves_the_wall_clock_and_nothing_else() {
    let mut room = Room::new(Wish::Live);
    let id = room.open("day", day());
    room.tell(&id, "start");
    let before = room.on().face;
    room.clock.step_wall(TimeDelta::hours(-1));
    room.wait(minutes(1));
    assert_eq!(room.shows(), "day: Accueil 9:00");
    let after = room.on().face;
    assert_eq!(after.clock(), before.clock());
    assert_eq!(after.epoch - before.epoch, TimeDelta::hours(-1));
    // nobody has recorded the step yet: readings of the two clocks a little apart change nothing
    for jitter in [1, -2, 3, -1, 2] {
        room.clock.step_wall(TimeDelta::milliseconds(jitter));
        room.wait(TimeDelta::seconds(1));
        assert!(!room.look());
    }
}

#[test]
fn another_start_of_the_machine_keeps_the_countdown() {
    let mut room = Room::new(Wish::Live);
    let id = room.open("day", day());
    room.tell(&id, "start");
    room.wait(minutes(1));
    room.clock.new_boot();
    room.follower = Follower::new(Wish::Live, chrono_tz::UTC, &room.clock.read());
    room.wait(minutes(1));
    assert_eq!(room.shows(), "day: Accueil 8:00");
    room.clock.step_wall(TimeDelta::milliseconds(-4));
    room.wait(minutes(1));
    assert!(!room.look(), "a few milliseconds are not a change");
}

#[test]
fn a_thread_tells_what_changes_and_sleeps_in_between() {
    let mut room = Room::new(Wish::Live);
    let id = room.open("day", day());
    room.tell(&id, "start");
    let Room { clock, mut store, follower } = room;
    let (poke, pokes) = sync_channel(16);
    let (tell, told) = channel();
    poke.send(()).expect("a poke");
    drop(poke);
    follow(follower, &mut store, &clock, &pokes, Ear::Open, |on| {
        tell.send(on.session.clone()).expect("told");
        ControlFlow::Continue(())
    });
    drop(tell);
    assert_eq!(told.iter().collect::<Vec<_>>(), [Some(id)], "told once, ends with its pokes");
}

#[test]
fn what_goes_on_by_itself_is_seen_to_do_so() {
    let mut talks = talks("12:20", "13:00", 2, &["5m", "10m"]);
    talks.phases[0].then = Then::Advance;
    let mut room = Room::new(Wish::Live);
    let id = room.open("day", agenda(letters(2), vec![talks]));
    room.tell(&id, "start");
    assert_eq!(room.shows(), "day: A 5:00 1/2");
    let on = room.on();
    let turn = on.face.until_turn(room.clock.read().mono).expect("an end");
    assert_eq!(turn, minutes(5));
    room.wait(turn - TimeDelta::milliseconds(1));
    assert!(!room.look());
    room.wait(TimeDelta::milliseconds(1));
    assert_eq!(room.shows(), "day: A 10:00 1/2");
}

#[test]
fn a_follower_and_its_journal_can_live_on_a_thread() {
    fn can_move<T: Send>() {}
    can_move::<Follower>();
    can_move::<deroule::store::SqliteStore>();
}
