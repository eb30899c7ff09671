//! The panel of catching up, and the promise of a break: keys in, journal out.

use chrono::TimeDelta;
use deroule::{
    console::{
        effect::LoopEffect,
        model::{Gong, Overlay, What},
    },
    session::{Limit, Part},
};

use super::bench::Bench;

/// Twelve minutes too late out of the welcome: the break makes up for five of them.
fn late() -> Bench {
    let mut bench = Bench::new();
    bench.press("Space").wait(27 * 60);
    bench
}

fn minutes_late(bench: &Bench) -> Option<i64> {
    bench.desk().moment.late.map(|late| late.num_minutes())
}

fn preview_end(bench: &Bench) -> Option<TimeDelta> {
    let Some(Overlay::CatchUp(panel)) = &bench.model.overlay else { panic!("the panel") };
    let preview = panel.preview.as_ref()?;
    Some(preview.projected_end? - bench.desk().moment.projected_end?)
}

fn part(bench: &Bench) -> Part {
    let Some(Overlay::CatchUp(panel)) = &bench.model.overlay else { panic!("the panel") };
    panel.part().expect("a selected part").clone()
}

#[test]
fn a_way_is_looked_at_taken_and_taken_back() {
    let mut bench = late();
    assert_eq!(minutes_late(&bench), Some(7));
    bench.press("R");
    assert_eq!(preview_end(&bench), Some(-TimeDelta::minutes(7)));
    assert_eq!(minutes_late(&bench), Some(7), "looking changes nothing");
    bench.press("Right Right");
    assert_eq!(preview_end(&bench), Some(TimeDelta::zero()), "finishing later takes nothing");
    bench.press("Right Enter");
    assert!(bench.model.overlay.is_none());
    assert_eq!(minutes_late(&bench), Some(0));
    bench.press("U");
    assert_eq!(minutes_late(&bench), Some(7));
    bench.press("Shift-U");
    assert_eq!(minutes_late(&bench), Some(0));
}

#[test]
fn the_panel_is_left_by_esc_and_by_its_own_key() {
    for leave in ["Esc", "R"] {
        let mut bench = late();
        bench.press("R").press(leave);
        assert!(bench.model.overlay.is_none());
        assert_eq!(minutes_late(&bench), Some(7));
    }
}

#[test]
fn the_end_and_the_limits_are_said_in_the_panel() {
    let mut bench = late();
    bench.press("R H Ctrl-U").type_in("15h05").press("Enter");
    assert_eq!(minutes_late(&bench), Some(17));
    // the first part to come, then its second phase
    bench.press("Down Down Down");
    assert_eq!(part(&bench).id.to_string(), "s2.p2");
    bench.press("M Ctrl-U").type_in("9").press("Enter");
    assert_eq!(part(&bench).floor, Some(TimeDelta::minutes(9)));
    bench.press("V");
    assert!(part(&bench).locked);
    bench.press("V P");
    assert!(!part(&bench).locked && part(&bench).pays.is_some());
    // what makes no sense stays to be mended, Esc leaves the line and then the panel
    bench.press("H Ctrl-U").type_in("tantôt").press("Enter");
    let Some(Overlay::CatchUp(panel)) = &bench.model.overlay else { panic!("the panel") };
    assert!(panel.field.as_ref().is_some_and(|field| field.wrong));
    bench.press("Esc Esc");
    assert!(bench.model.overlay.is_none());
    let undone = |bench: &mut Bench| {
        bench.press("U");
        bench.model.notice.as_ref().map(|notice| notice.what.clone())
    };
    use deroule::session::{Event, Pays};
    let Some(What::Undone(event)) = undone(&mut bench) else { panic!("an undone limit") };
    assert!(
        matches!(*event, Event::Limited { limit: Limit::Pays(Some(Pays::First)), .. }),
        "{event:?}"
    );
}

#[test]
fn ways_are_looked_at_anew_while_time_passes() {
    let mut bench = late();
    bench.press("R").wait(120);
    assert_eq!(minutes_late(&bench), Some(9));
    assert_eq!(preview_end(&bench), Some(-TimeDelta::minutes(9)));
}

#[test]
fn a_promise_is_remembered_two_minutes_before_and_rung_once() {
    let mut bench = Bench::new();
    bench.model.gong = Gong::End;
    bench.press("Space").wait(60).press("B Enter").wait(1).press("H");
    assert!(bench.desk().moment.promised);
    // until 13:45, the time that was offered
    bench.wait(12 * 60 - 2);
    assert!(bench.model.notice.as_ref().is_none_or(|n| !matches!(n.what, What::BackSoon { .. })));
    bench.wait(1);
    assert!(bench.model.notice.as_ref().is_some_and(|n| matches!(n.what, What::BackSoon { .. })));
    bench.asked.clear();
    for _ in 0..130 {
        bench.wait(1);
    }
    let rung = bench.asked.iter().filter(|asked| **asked == LoopEffect::Bell).count();
    assert_eq!(rung, 1);
}
