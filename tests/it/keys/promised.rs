//! What a team promised last time: offered when it comes on stage, done by a key, never shown to
//! the room.

use deroule::{
    console::{message::Message, model::What},
    session::{Pledge, SessionId},
};

use super::bench::Bench;

fn pledge(note: u64, text: &str, defi: &str) -> Pledge {
    Pledge {
        session: SessionId::new("demo-day-2018-06-14").expect("an id"),
        note,
        date: "2018-06-14".parse().expect("a day"),
        text: text.into(),
        defi: Some(defi.into()),
        owner: None,
    }
}

/// A console on which team A has come on stage, with two promises of its own and one of B's.
fn on_stage() -> Bench {
    let mut bench = Bench::new();
    let pledges = [
        pledge(7, "rappeler la DREES", "a"),
        pledge(9, "publier le code", "A"),
        pledge(8, "autre chose", "B"),
    ];
    bench.hear(Message::Recalled(pledges.to_vec()));
    assert_eq!(offered(&bench), [""; 0], "nobody is on stage");
    bench.press("Space").wait(900);
    bench.press("Space").wait(2);
    bench
}

fn offered(bench: &Bench) -> Vec<String> {
    bench.desk().promised().map(|pledge| pledge.text.to_string()).collect()
}

fn said(bench: &Bench) -> Option<&What> {
    bench.model.notice.as_ref().map(|notice| &notice.what)
}

#[test]
fn what_was_promised_is_offered_to_its_team_and_done_by_a_key() {
    let mut bench = on_stage();
    assert_eq!(offered(&bench), ["rappeler la DREES", "publier le code"]);
    bench.press("=");
    assert_eq!(bench.journal().last(), Some(&"action-done"));
    assert_eq!(said(&bench), Some(&What::ActionDone));
    assert_eq!(offered(&bench), ["publier le code"]);
    let kept = bench.desk().session.kept();
    assert_eq!(kept.iter().map(|kept| kept.pledge.note).collect::<Vec<_>>(), [7]);
    // a slip is taken back like any other
    bench.press("U");
    assert_eq!(offered(&bench), ["rappeler la DREES", "publier le code"]);
    assert!(bench.desk().session.kept().is_empty());
    bench.press("Shift-U");
    assert_eq!(offered(&bench), ["publier le code"]);
}

#[test]
fn what_is_not_done_yet_is_set_aside() {
    let mut bench = on_stage();
    let before = bench.journal().len();
    bench.press("F7");
    assert_eq!(offered(&bench), ["publier le code"]);
    assert_eq!(said(&bench), Some(&What::ActionLater));
    bench.press("F7").press("F7").press("=");
    assert_eq!(offered(&bench), [""; 0]);
    assert_eq!(bench.journal().len(), before, "nothing was recorded");
}

#[test]
fn the_room_is_never_told() {
    let mut bench = on_stage();
    bench.press("F");
    assert_eq!(offered(&bench), [""; 0]);
    let before = bench.journal().len();
    bench.press("=");
    assert_eq!(bench.journal().len(), before, "the key does nothing while the room looks on");
}
