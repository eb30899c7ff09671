//! What there is to say of an agenda, and its mends: Enter on a finding goes to what it is about, and
//! one key does what is proposed there.

use deroule::{
    agenda::{Agenda, Kind, Lang, write},
    console::model::{PlanPane, RemarkSpot, Weight},
    i18n::agenda::check::mend as says,
};

use super::{
    super::edit::{editing, plan},
    Step::Keys,
    day, table,
};
use crate::make::{slot, talks, teams};

/// A day on which something is the matter with every slot but the last.
fn wanting() -> Agenda {
    let mut day = day();
    day.lineup = teams(&["Hopkins", "DataESR", "EIG Link", "hopkins"]);
    day.end = crate::make::time("15:30");
    // four turns where there is time for two, into the next one
    day.slots[1] = talks("13:45", "14:20", 4, &["5m", "10m"]);
    day.slots[3] = slot(Kind::Workshop, "Ateliers", "14:40", "15:30");
    day
}

/// The keys that go to a finding, into what it is about, and do what is proposed.
fn keys(finding: usize) -> String {
    format!("V {}Enter R", "Down ".repeat(finding))
}

#[test]
fn each_finding_is_gone_to_and_its_mend_is_done() {
    let bench = editing(&wanting());
    let remarks = plan(&bench).remarks.clone();
    assert!(remarks.iter().any(|remark| remark.weight == Weight::Error), "{remarks:?}");
    let mut scripts: Vec<(String, String)> = Vec::new();
    let mut without = 0;
    for (at, remark) in remarks.iter().enumerate() {
        let mut bench = editing(&wanting());
        let before = write(plan(&bench).agenda());
        bench.press("V").press(&"Down ".repeat(at)).press("Enter");
        let spot = plan(&bench).remarks[plan(&bench).remark].spot;
        assert_eq!((spot, plan(&bench).remark), (remark.spot, at));
        let is_there = match spot {
            RemarkSpot::Team(team) => {
                plan(&bench).focus == PlanPane::Teams && plan(&bench).selected_team() == Some(team)
            }
            RemarkSpot::Slot(slot) => plan(&bench).selected_slot() == Some(slot),
            RemarkSpot::Line(_) | RemarkSpot::Session => plan(&bench).selected_slot().is_none(),
        };
        assert!(is_there, "{remark:?}");
        let Some(mend) = plan(&bench).mend.clone() else {
            bench.press("R");
            assert_eq!(write(plan(&bench).agenda()), before, "{remark:?}");
            without += 1;
            continue;
        };
        scripts.push((says(Lang::En, &mend.what), keys(at)));
    }
    assert!(without < remarks.len() && scripts.len() > 3, "{scripts:?}");
    let steps: Vec<[super::Step<'_>; 1]> = scripts.iter().map(|(_, keys)| [Keys(keys)]).collect();
    let scripts: Vec<(&str, &[super::Step<'_>])> =
        scripts.iter().zip(&steps).map(|((says, _), steps)| (says.as_str(), &steps[..])).collect();
    table("mend", &wanting(), &scripts);
}

#[test]
fn findings_are_mended_one_after_the_other_in_their_list() {
    table(
        "mends",
        &wanting(),
        &[
            ("two of them in the list", &[Keys("V R R")]),
            ("the next one, without the list", &[Keys("Space Space R")]),
        ],
    );
}
