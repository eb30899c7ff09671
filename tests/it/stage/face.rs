//! What a face shows at an instant, and when that changes.

use chrono::TimeDelta;
use deroule::{
    agenda::Kind,
    clock::Clock,
    i18n::{Lang, format},
    session::{Level, display},
    stage::{
        Face,
        face::{Countdown, Hand, Scene},
        follow::Wish,
    },
};

use super::room::Room;
use crate::make::{agenda, letters, slot, talks};

/// A scene in a few words.
pub(crate) fn named(face: &Face, mono: TimeDelta) -> String {
    let time = |at| format::time(Lang::En, at, face.zone);
    let clock = |clock: &Countdown| {
        let seen = clock.seen(mono);
        let mut words = vec![seen.digits()];
        words.extend((seen.level != Level::Normal).then(|| format!("{:?}", seen.level)));
        words.extend(seen.over.then(|| "over".to_owned()));
        words.extend(seen.suspended.then(|| "held".to_owned()));
        words
    };
    let mut words = match &face.scene {
        Scene::NoSession => vec!["no session".to_owned()],
        Scene::Waiting { begins_at } => {
            let begins = begins_at.filter(|at| *at > face.wall(mono));
            vec![begins.map_or("waits".to_owned(), |at| format!("waits for {}", time(at)))]
        }
        Scene::Cue { name, turn, clock: countdown, .. } => {
            let mut words = clock(countdown);
            words.insert(0, name.to_string());
            if let Some((turn, turns)) = turn {
                words.insert(2, format!("{turn}/{turns}"));
            }
            words
        }
        Scene::Break { clock: countdown } => {
            let mut words = clock(countdown);
            words.insert(0, "break".to_owned());
            words.extend(face.resume_at().map(|at| format!("until {}", time(at))));
            words
        }
        Scene::Finished => vec!["thanks".to_owned()],
    };
    words.extend(face.message.as_ref().map(|shown| format!("«{}»", shown.text)));
    words.extend(face.blackout.then(|| "black".to_owned()));
    words.join(" ")
}

fn day() -> deroule::agenda::Agenda {
    let slots = vec![
        talks("12:00", "12:15", 1, &["5m", "10m"]),
        slot(Kind::Break, "Pause", "12:15", "12:30"),
        slot(Kind::Other, "Échanges", "", ""),
    ];
    agenda(letters(1), slots)
}

#[test]
fn a_face_taken_once_shows_what_the_session_shows_all_along() {
    let mut room = Room::new(Wish::Live);
    let id = room.open("day", day());
    room.tell(&id, "start");
    room.look();
    let face = room.follower.on_stage().face.clone();
    let session = {
        use deroule::{session::Session, store::Store};
        Session::replay(room.store.read(&id, 0).expect("a journal")).expect("a session")
    };
    let clock = *face.clock().expect("a clock");
    for _ in 0..3_000 {
        room.wait(TimeDelta::milliseconds(137));
        let now = room.clock.read();
        let cue = session.at(&now).cue.expect("a cue");
        let seen = clock.seen(now.mono);
        assert_eq!(seen.seconds, display(cue.remaining.expect("a length")));
        assert_eq!((seen.level, seen.over), (cue.level, cue.signalled));
        assert_eq!(face.wall(now.mono), session.at(&now).at);
    }
}

#[test]
fn nothing_shown_changes_before_its_time() {
    let mut room = Room::new(Wish::Live);
    let id = room.open("day", day());
    room.tell(&id, "start");
    room.tell(&id, "message Bonjour");
    let face = room.on().face;
    let start = room.clock.read().mono;
    let shown = |millis: i64| {
        let mono = start + TimeDelta::milliseconds(millis);
        (named(&face, mono), face.flashes(mono), format::time(Lang::Fr, face.wall(mono), face.zone))
    };
    let (mut at, mut changes) = (0, 0);
    while at < 420_000 {
        let next = at + face.until_change(start + TimeDelta::milliseconds(at)).num_milliseconds();
        assert!(next > at);
        for between in [at + 1, (at + next) / 2, next - 1] {
            assert!(between >= next || between <= at || shown(between) == shown(at), "{between}");
        }
        assert_ne!(shown(next), shown(at), "at {at} until {next}");
        (at, changes) = (next, changes + 1);
    }
    // a second a change, and the first instant of overtime, the level of which is another
    assert_eq!(changes, 421);
}

#[test]
fn a_break_says_when_it_ends_even_when_it_is_over() {
    let mut room = Room::new(Wish::Live);
    let id = room.open("day", day());
    room.tell(&id, "jump s2");
    assert_eq!(room.shows(), "day: break 30:00 until 12:30");
    room.tell(&id, "announce 12:40");
    assert_eq!(room.shows(), "day: break 40:00 until 12:40");
    room.wait(TimeDelta::seconds(2405));
    assert_eq!(room.shows(), "day: break +0:05 Overtime over until 12:40");
}

#[test]
fn a_frozen_break_promises_nothing_and_a_promised_one_comes_nearer() {
    let mut room = Room::new(Wish::Live);
    let id = room.open("day", day());
    room.tell(&id, "start");
    room.tell(&id, "break 10m");
    room.tell(&id, "suspend");
    room.wait(TimeDelta::minutes(1));
    assert_eq!(room.shows(), "day: break 10:00 held");
    room.tell(&id, "announce 12:20");
    assert_eq!(room.shows(), "day: break 19:00 until 12:20");
    room.wait(TimeDelta::minutes(1));
    assert!(!room.look(), "only time has passed");
    assert_eq!(room.shows(), "day: break 18:00 until 12:20");
}

#[test]
fn what_has_no_end_counts_up() {
    let mut room = Room::new(Wish::Live);
    let id = room.open("day", day());
    room.tell(&id, "jump s3");
    room.wait(TimeDelta::milliseconds(61_900));
    assert_eq!(room.shows(), "day: Échanges 1:01");
    let face = room.on().face;
    let mono = room.clock.read().mono;
    assert_eq!(face.until_change(mono), TimeDelta::milliseconds(100));
    assert!(matches!(face.clock().expect("a clock").hand, Hand::Up { .. }));
    room.tell(&id, "suspend");
    room.wait(TimeDelta::minutes(5));
    assert_eq!(room.shows(), "day: Échanges 1:01 held");
}
