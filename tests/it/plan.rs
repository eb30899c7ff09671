//! From an agenda to its plan: which instants, which anchors, whose turns.

use chrono::{TimeDelta, Utc};
use deroule::{
    agenda::{
        Agenda, Anchor, CueId, Kind, Lang, OddTime, Oddity, Opening, Plan, PlannedAnchor, Seat,
        Slot, Turns, check::check, write_length,
    },
    i18n::agenda::check::words,
};
use proptest::prelude::*;

use Kind::{Break, Debrief, Other, Presentations, Restitution, Welcome, Workshop};

use crate::make::{
    agenda, date, instant, lasting, length, letters, opening, phases, slot, talks, time,
};

const DAY: &str = "2018-06-21";

/// A plan as lines: each slot with its times, length and anchor.
fn drawn(plan: &Plan) -> Vec<String> {
    let clock = |instant: chrono::DateTime<Utc>| {
        let local = instant.with_timezone(&plan.zone);
        match (local.date_naive() - plan.date).num_days() {
            0 => local.format("%H:%M").to_string(),
            days => format!("{}{days:+}", local.format("%H:%M")),
        }
    };
    let slots = plan.slots.iter().map(|slot| {
        let length = slot.length.map_or("untimed".to_owned(), write_length);
        let anchor = match slot.anchor {
            PlannedAnchor::Floating => "floating".to_owned(),
            PlannedAnchor::NotBefore(start) => format!("not before {}", clock(start)),
            PlannedAnchor::Fixed(start) => format!("fixed {}", clock(start)),
            PlannedAnchor::EndAt { end, floor } => {
                format!("end at {} floor {}", clock(end), write_length(floor))
            }
        };
        format!("{}-{} {length} {anchor}", clock(slot.start), clock(slot.end))
    });
    slots.collect()
}

fn sound(slots: Vec<Slot>) -> Vec<String> {
    let (plan, oddities) = Plan::resolve(&agenda(vec![], slots), &opening(DAY));
    assert_eq!(oddities, []);
    drawn(&plan)
}

fn odd(slots: Vec<Slot>) -> (Vec<String>, Vec<(usize, OddTime)>) {
    let (plan, oddities) = Plan::resolve(&agenda(vec![], slots), &opening(DAY));
    (drawn(&plan), told(&oddities))
}

fn told(oddities: &[Oddity]) -> Vec<(usize, OddTime)> {
    oddities.iter().map(|oddity| (oddity.slot, oddity.what)).collect()
}

#[test]
fn planned_gaps_stay_breaks_absorb_and_the_rest_floats() {
    let slots = vec![
        slot(Welcome, "", "13:30", "13:45"),
        slot(Workshop, "", "13:45", "14:45"),
        slot(Break, "", "14:45", "15:00"),
        slot(Workshop, "", "15:10", "16:00"),
        slot(Break, "", "16:00", "16:05"),
        lasting(Break, "", "15m"),
        lasting(Debrief, "", "10m"),
    ];
    assert_eq!(
        sound(slots),
        [
            "13:30-13:45 15m not before 13:30",
            "13:45-14:45 1h floating",
            "14:45-15:00 15m end at 15:00 floor 10m",
            "15:10-16:00 50m not before 15:10",
            "16:00-16:05 5m end at 16:05 floor 5m",
            "16:05-16:20 15m floating",
            "16:20-16:30 10m floating",
        ]
    );
}

#[test]
fn a_break_with_a_start_and_a_length_has_no_written_end() {
    let slots = vec![
        slot(Welcome, "", "13:30", "13:45"),
        Slot { length: length("15m"), ..slot(Break, "", "13:45", "") },
        Slot { length: length("15m"), ..slot(Break, "", "", "14:15") },
    ];
    assert_eq!(
        sound(slots),
        [
            "13:30-13:45 15m not before 13:30",
            "13:45-14:00 15m floating",
            "14:00-14:15 15m end at 14:15 floor 10m",
        ]
    );
}

#[test]
fn the_agenda_may_choose_the_anchor() {
    let anchored = |anchor, slot| Slot { anchor: Some(anchor), ..slot };
    let slots = vec![
        anchored(Anchor::Floating, slot(Welcome, "", "13:30", "13:45")),
        anchored(Anchor::Fixed, slot(Other, "", "13:45", "14:00")),
        anchored(Anchor::NotBefore, slot(Other, "", "14:00", "14:15")),
        anchored(Anchor::Floating, slot(Break, "", "14:15", "14:30")),
        Slot { floor: length("2m"), ..slot(Break, "", "14:30", "14:45") },
        anchored(Anchor::EndAt, slot(Workshop, "", "14:45", "15:45")),
        // only one cue can end at a given time
        anchored(Anchor::EndAt, talks("15:45", "16:15", 2, &["15m"])),
    ];
    assert_eq!(
        sound(slots),
        [
            "13:30-13:45 15m floating",
            "13:45-14:00 15m fixed 13:45",
            "14:00-14:15 15m not before 14:00",
            "14:15-14:30 15m floating",
            "14:30-14:45 15m end at 14:45 floor 2m",
            "14:45-15:45 1h end at 15:45 floor 10m",
            "15:45-16:15 30m floating",
        ]
    );
}

#[test]
fn turns_that_end_early_leave_a_planned_gap() {
    let slots = vec![talks("14:00", "15:00", 2, &["20m"]), slot(Break, "", "15:00", "15:15")];
    let after = slot(Other, "", "15:15", "15:30");
    let slots = [slots, vec![talks("15:15", "16:00", 2, &["20m"]), after]].concat();
    let (plan, oddities) = Plan::resolve(&agenda(vec![], slots), &opening(DAY));
    assert_eq!(oddities, []);
    assert_eq!(
        drawn(&plan)[..3],
        [
            "14:00-15:00 1h not before 14:00",
            "15:00-15:15 15m end at 15:15 floor 10m",
            "15:15-16:00 45m floating",
        ]
    );
}

#[test]
fn midnight_is_ordinary() {
    let slots = vec![
        slot(Welcome, "", "22:30", "23:45"),
        slot(Break, "", "23:45", "00:20"),
        slot(Workshop, "", "00:20", "01:00"),
        lasting(Other, "", "10h30m"),
        // the slot above began yesterday evening, but ends today
        slot(Debrief, "", "11:30", "12:00"),
    ];
    assert_eq!(
        sound(slots),
        [
            "22:30-23:45 1h15m not before 22:30",
            "23:45-00:20+1 35m end at 00:20+1 floor 10m",
            "00:20+1-01:00+1 40m floating",
            "01:00+1-11:30+1 10h30m floating",
            "11:30+1-12:00+1 30m floating",
        ]
    );
}

#[test]
fn only_more_than_twelve_hours_back_is_the_next_day() {
    let (plan, odd_times) =
        odd(vec![slot(Other, "", "20:00", "20:30"), slot(Other, "", "08:00", "09:00")]);
    assert_eq!(odd_times, [(1, OddTime::Backwards)]);
    assert_eq!(plan[1], "08:00-09:00 1h floating");
    let slots = vec![slot(Other, "", "20:01", "20:30"), slot(Other, "", "08:00", "09:00")];
    assert_eq!(sound(slots)[1], "08:00+1-09:00+1 1h not before 08:00+1");
}

#[test]
fn an_end_before_its_start_is_ignored() {
    let (plan, odd_times) = odd(vec![
        slot(Other, "", "16:00", "15:00"),
        slot(Other, "", "16:30", "16:30"),
        slot(Break, "", "17:00", "16:50"),
    ]);
    assert_eq!(
        odd_times,
        [
            (0, OddTime::EndsFirst),
            (1, OddTime::EndsFirst),
            (2, OddTime::EndsFirst),
            (2, OddTime::Untimed)
        ]
    );
    assert_eq!(
        plan,
        [
            "16:00-16:30 30m not before 16:00",
            "16:30-17:00 30m floating",
            "17:00-17:00 untimed floating",
        ]
    );
}

#[test]
fn a_day_is_named_outright() {
    let named = |day: &str, slot| Slot { day: Some(date(day)), ..slot };
    let slots = vec![
        slot(Other, "", "09:00", "10:00"),
        named("2018-06-23", slot(Other, "", "08:00", "09:00")),
        slot(Other, "", "09:00", "10:00"),
        named("2018-06-22", slot(Other, "", "09:00", "10:00")),
    ];
    let agenda = Agenda { date: Some(date(DAY)), ..agenda(vec![], slots) };
    let (on_its_day, oddities) = Plan::resolve(&agenda, &opening(DAY));
    assert_eq!(
        drawn(&on_its_day),
        [
            "09:00-10:00 1h not before 09:00",
            "08:00+2-09:00+2 1h not before 08:00+2",
            "09:00+2-10:00+2 1h floating",
            "09:00+1-10:00+1 1h floating",
        ]
    );
    assert_eq!(told(&oddities), [(3, OddTime::Backwards)]);
    assert_eq!(on_its_day.moved_from, None);
    // days move with the first one
    let (moved, _) = Plan::resolve(&agenda, &opening("2026-11-21"));
    assert_eq!(drawn(&moved), drawn(&on_its_day));
    assert_eq!(moved.slots[1].start, instant("2026-11-23T07:00:00Z"));
}

#[test]
fn a_plan_moves_to_its_day_at_the_same_times() {
    let slots = vec![slot(Welcome, "", "13:30", "13:45"), slot(Break, "", "13:45", "14:00")];
    let agenda = Agenda {
        date: Some(date(DAY)),
        zone: Some(chrono_tz::Europe::Paris),
        end: time("14:30"),
        ..agenda(vec![], slots)
    };
    // winter time: an hour later in UTC, the same in the room
    let (plan, _) = Plan::resolve(&agenda, &opening("2026-11-21"));
    assert_eq!(plan.begins(), Some(instant("2026-11-21T12:30:00Z")));
    assert_eq!(plan.end, Some(instant("2026-11-21T13:30:00Z")));
    assert_eq!(plan.moved_from, Some(date(DAY)));
    assert_eq!(plan.date, date("2026-11-21"));
    // the agenda's zone wins over the machine's
    let elsewhere = Opening { zone: chrono_tz::Asia::Tokyo, ..opening("2026-11-21") };
    assert_eq!(Plan::resolve(&agenda, &elsewhere).0, plan);
}

#[test]
fn a_shift_moves_every_instant() {
    let slots = vec![
        slot(Welcome, "", "13:30", "13:45"),
        slot(Break, "", "13:45", "14:00"),
        slot(Workshop, "", "14:10", ""),
        lasting(Debrief, "", "20m"),
    ];
    let agenda = Agenda { end: time("15:00"), ..agenda(vec![], slots) };
    let shift = TimeDelta::minutes(95);
    let (plan, _) = Plan::resolve(&agenda, &Opening { shift, ..opening(DAY) });
    assert_eq!(
        drawn(&plan),
        [
            "15:05-15:20 15m not before 15:05",
            "15:20-15:35 15m end at 15:35 floor 10m",
            "15:45-16:15 30m not before 15:45",
            "16:15-16:35 20m floating",
        ]
    );
    assert_eq!(plan.end, Some(instant("2018-06-21T14:35:00Z")));
    assert_eq!(plan.shift, shift);
    // written times stay on their day when the shift passes midnight
    let shift = TimeDelta::hours(10);
    let (plan, oddities) = Plan::resolve(&agenda, &Opening { shift, ..opening(DAY) });
    assert_eq!(drawn(&plan)[3], "00:40+1-01:00+1 20m floating");
    assert_eq!(told(&oddities), [(2, OddTime::NoEnd)]);
}

#[test]
fn lengths_alone_follow_the_beginning() {
    let slots =
        vec![lasting(Welcome, "", "5m"), lasting(Workshop, "", "50m"), lasting(Debrief, "", "5m")];
    let (plan, oddities) = Plan::resolve(&agenda(vec![], slots), &opening(DAY));
    assert_eq!(oddities, []);
    assert_eq!(
        drawn(&plan),
        ["14:00-14:05 5m not before 14:00", "14:05-14:55 50m floating", "14:55-15:00 5m floating"]
    );
    assert_eq!(plan.end, Some(instant("2018-06-21T13:00:00Z")));
}

#[test]
fn a_first_slot_without_a_start_leads_up_to_the_next_one() {
    let slots = vec![
        lasting(Welcome, "", "15m"),
        talks("", "", 2, &["5m"]),
        slot(Workshop, "", "14:00", "15:00"),
    ];
    assert_eq!(
        sound(slots),
        ["13:35-13:50 15m not before 13:35", "13:50-14:00 10m floating", "14:00-15:00 1h floating"]
    );
}

#[test]
fn a_start_alone_lasts_to_what_comes_next() {
    let next = vec![
        slot(Welcome, "", "13:30", ""),
        slot(Workshop, "", "14:00", ""),
        lasting(Other, "", "10m"),
        Slot { length: length("15m"), ..slot(Break, "", "", "15:15") },
        slot(Debrief, "", "15:15", ""),
    ];
    let announced = Agenda { end: time("15:45"), ..agenda(vec![], next.clone()) };
    let (plan, oddities) = Plan::resolve(&announced, &opening(DAY));
    assert_eq!(
        drawn(&plan),
        [
            "13:30-14:00 30m not before 13:30",
            "14:00-14:50 50m floating",
            "14:50-15:00 10m floating",
            "15:00-15:15 15m end at 15:15 floor 10m",
            "15:15-15:45 30m floating",
        ]
    );
    let no_end =
        |slots: &[usize]| -> Vec<_> { slots.iter().map(|slot| (*slot, OddTime::NoEnd)).collect() };
    assert_eq!(told(&oddities), no_end(&[0, 1, 4]));
    // without an announced end the last one is untimed
    let (plan, odd_times) = odd(next);
    assert_eq!(plan[4], "15:15-15:15 untimed floating");
    assert_eq!(odd_times, [no_end(&[0, 1, 4]), vec![(4, OddTime::Untimed)]].concat());
}

#[test]
fn a_start_alone_before_an_untimed_slot_is_untimed() {
    let slots = vec![
        slot(Welcome, "", "15:00", ""),
        slot(Workshop, "", "", ""),
        slot(Debrief, "", "18:00", "18:30"),
    ];
    let (plan, odd_times) = odd(slots);
    assert_eq!(
        plan,
        [
            "15:00-15:00 untimed not before 15:00",
            "15:00-15:00 untimed floating",
            "18:00-18:30 30m not before 18:00",
        ]
    );
    assert_eq!(odd_times, [(0, OddTime::NoEnd), (0, OddTime::Untimed), (1, OddTime::Untimed)]);
}

#[test]
fn after_an_untimed_slot_only_a_written_start_is_known() {
    let slots = vec![
        slot(Welcome, "", "15:00", ""),
        slot(Workshop, "", "", ""),
        talks("", "", 2, &["3m"]),
        slot(Debrief, "", "18:00", "18:30"),
        lasting(Other, "", "10m"),
    ];
    let (plan, _) = Plan::resolve(&agenda(vec![], slots), &opening(DAY));
    let unplaced: Vec<_> = plan.slots.iter().map(|slot| slot.unplaced).collect();
    assert_eq!(unplaced, [false, true, true, false, false]);
    let windows: Vec<_> = plan.cues().iter().map(|cue| cue.window.is_some()).collect();
    assert_eq!(windows, [true, false, false, false, true, true]);
}

#[test]
fn timed_parts_give_a_slot_its_length() {
    let all = Slot { turns: Some(Turns::All), ..slot(Restitution, "", "", "") };
    let all = Slot { phases: phases(&["2m", "1m"]), changeover: length("30s"), ..all };
    let slots = vec![slot(Welcome, "", "15:00", "15:10"), all, lasting(Debrief, "", "5m")];
    let (plan, oddities) = Plan::resolve(&agenda(letters(4), slots), &opening(DAY));
    assert_eq!(oddities, []);
    assert_eq!(drawn(&plan)[1..], ["15:10-15:23 13m30s floating", "15:23-15:28 5m floating"]);
    let parts = Slot { phases: phases(&["2m", "1m"]), ..slot(Workshop, "", "15:00", "") };
    let (plan, odd_times) = odd(vec![parts]);
    assert_eq!(plan, ["15:00-15:03 3m not before 15:00"]);
    assert_eq!(odd_times, [(0, OddTime::NoEnd)]);
}

#[test]
fn start_and_end_win_over_a_length_that_disagrees() {
    let (plan, odd_times) =
        odd(vec![Slot { length: length("45m"), ..slot(Other, "", "14:00", "15:00") }]);
    assert_eq!(plan, ["14:00-15:00 1h not before 14:00"]);
    assert_eq!(odd_times, [(0, OddTime::Disagrees)]);
    assert_eq!(
        sound(vec![Slot { length: length("1h"), ..slot(Other, "", "14:00", "15:00") }]),
        plan
    );
}

#[test]
fn the_target_end_is_the_announced_or_the_last_written_one() {
    let end = |announced: &str, slots: Vec<Slot>| {
        let agenda = Agenda { end: time(announced), ..agenda(vec![], slots) };
        let (plan, oddities) = Plan::resolve(&agenda, &opening(DAY));
        (plan.end.map(|end| end.format("%dT%H:%M").to_string()), told(&oddities))
    };
    let day = vec![slot(Other, "", "14:00", "15:00"), slot(Other, "", "15:00", "16:00")];
    let at = |text: &str| Some(text.to_owned());
    assert_eq!(end("", day.clone()), (at("21T14:00"), vec![]));
    assert_eq!(end("18:30", day.clone()), (at("21T16:30"), vec![]));
    // shorter than the plan: the doctor says so
    assert_eq!(end("14:30", day.clone()), (at("21T12:30"), vec![]));
    assert_eq!(end("13:00", day), (at("21T14:00"), vec![(2, OddTime::EndsFirst)]));
    let night = vec![slot(Other, "", "22:00", "23:30"), slot(Other, "", "23:30", "")];
    assert_eq!(end("01:00", night).0, at("21T23:00"));
    let two_days = vec![
        slot(Other, "", "14:00", "15:00"),
        Slot { day: Some(date("2018-06-22")), ..slot(Other, "", "09:00", "11:00") },
    ];
    assert_eq!(end("12:00", two_days).0, at("22T10:00"));
    assert_eq!(end("12:00", vec![]), (None, vec![]));
}

#[test]
fn in_spring_the_first_valid_minute_is_taken() {
    let slots = vec![slot(Other, "", "01:30", "02:30"), slot(Other, "", "02:30", "03:30")];
    let agenda = Agenda { end: time("02:45"), ..agenda(vec![], slots) };
    let (plan, oddities) = Plan::resolve(&agenda, &opening("2026-03-29"));
    let times: Vec<_> = plan.slots.iter().map(|slot| (slot.start, slot.end)).collect();
    let [half_past_one, three, half_past_three] =
        ["00:30", "01:00", "01:30"].map(|time| instant(&format!("2026-03-29T{time}:00Z")));
    assert_eq!(times, [(half_past_one, three), (three, half_past_three)]);
    assert_eq!(plan.slots[0].length, length("30m"));
    assert_eq!(plan.end, Some(three));
    assert_eq!(told(&oddities), [(0, OddTime::Never), (1, OddTime::Never), (2, OddTime::Never)]);
}

#[test]
fn in_autumn_the_first_of_two_is_taken() {
    let slots = vec![slot(Other, "", "01:30", "02:30"), slot(Other, "", "02:30", "03:30")];
    let (plan, oddities) = Plan::resolve(&agenda(vec![], slots), &opening("2026-10-25"));
    let times: Vec<_> = plan.slots.iter().map(|slot| (slot.start, slot.end)).collect();
    let [start, middle, end] =
        ["24T23:30", "25T00:30", "25T02:30"].map(|time| instant(&format!("2026-10-{time}:00Z")));
    assert_eq!(times, [(start, middle), (middle, end)]);
    assert_eq!(plan.slots[1].length, length("2h"));
    assert_eq!(told(&oddities), [(0, OddTime::Twice), (1, OddTime::Twice)]);
}

#[test]
fn rounds_share_their_slot() {
    let slots = vec![Slot { rounds: Some(3), ..slot(Workshop, "", "14:00", "16:00") }];
    let (plan, _) = Plan::resolve(&agenda(vec![], slots), &opening(DAY));
    let cues: Vec<_> =
        plan.cues().into_iter().map(|cue| (cue.id.to_string(), cue.length)).collect();
    let forty = length("40m");
    assert_eq!(cues, [("s1.r1".into(), forty), ("s1.r2".into(), forty), ("s1.r3".into(), forty)]);
    assert_eq!(drawn(&plan), ["14:00-16:00 2h not before 14:00"]);
}

#[test]
fn turns_without_phases_share_their_slot_rounded_down() {
    let share = |turns, changeover: Option<TimeDelta>| {
        let slot = Slot { changeover, ..talks("17:45", "18:30", turns, &[]) };
        let (plan, _) = Plan::resolve(&agenda(vec![], vec![slot]), &opening(DAY));
        plan.slots[0].phases[0].length.map(write_length)
    };
    let said = |text: &str| Some(text.to_owned());
    assert_eq!(share(14, None), said("3m10s"));
    assert_eq!(share(3, None), said("15m"));
    assert_eq!(share(14, length("30s")), said("2m45s"));
    // changeovers that eat the slot leave nothing
    assert_eq!(share(14, length("10m")), said("0s"));
    let (untimed, _) = odd(vec![talks("", "", 3, &[])]);
    assert_eq!(untimed, ["14:00-14:00 untimed not before 14:00"]);
}

#[test]
fn changeovers_stand_between_turns() {
    let slot = Slot { changeover: length("1m"), ..talks("14:00", "14:40", 2, &["5m", "10m"]) };
    let (plan, _) = Plan::resolve(&agenda(vec![], vec![slot]), &opening(DAY));
    let cues: Vec<_> = plan
        .cues()
        .into_iter()
        .map(|cue| {
            let (start, end) = cue.window.expect("a planned cue");
            format!("{} {}-{}", cue.id, start.format("%H:%M"), end.format("%H:%M"))
        })
        .collect();
    assert_eq!(
        cues,
        [
            "s1.t1.p1 12:00-12:05",
            "s1.t1.p2 12:05-12:15",
            "s1.t1.c 12:15-12:16",
            "s1.t2.p1 12:16-12:21",
            "s1.t2.p2 12:21-12:31",
        ]
    );
}

#[test]
fn each_kind_of_slot_counts_its_own_way_through_the_lineup() {
    let report = |turns| Slot { turns: Some(turns), ..slot(Restitution, "", "", "") };
    let named = Turns::Named(vec!["Zoé".into()]);
    let slots = vec![
        talks("14:00", "14:30", 2, &["5m"]),
        report(Turns::Count(1)),
        talks("15:00", "15:30", 2, &["5m"]),
        report(Turns::All),
        report(Turns::Count(1)),
        Slot { turns: Some(named), ..slot(Presentations, "", "", "") },
    ];
    let seats = |lineup| {
        let (plan, _) = Plan::resolve(&agenda(lineup, slots.clone()), &opening(DAY));
        let seats = plan.slots.iter().map(|slot| {
            let seats = slot.seats.iter().map(|seat| match seat {
                Seat::Team(name) => name.to_string(),
                Seat::Unnamed => "?".to_owned(),
                Seat::Free => "-".to_owned(),
            });
            seats.collect::<Vec<_>>().join(" ")
        });
        seats.collect::<Vec<_>>()
    };
    assert_eq!(seats(letters(3)), ["A B", "A", "C -", "A B C", "B", "Zoé"]);
    assert_eq!(seats(vec![]), ["? ?", "?", "? ?", "", "?", "Zoé"]);
}

#[test]
fn cues_without_turns_are_parts_or_the_slot() {
    let slots = vec![
        Slot { phases: phases(&["5m", "10m"]), ..slot(Other, "", "14:00", "14:15") },
        slot(Break, "", "14:15", "14:30"),
    ];
    let (plan, _) = Plan::resolve(&agenda(vec![], slots), &opening(DAY));
    let ids: Vec<_> = plan.cues().into_iter().map(|cue| cue.id).collect();
    assert_eq!(
        ids,
        [
            CueId::Part { slot: 1, phase: 1 },
            CueId::Part { slot: 1, phase: 2 },
            CueId::Slot { slot: 2 },
        ]
    );
}

#[test]
fn years_at_the_edge_of_the_calendar_do_no_harm() {
    let far = chrono::NaiveDate::MAX;
    let slots = vec![
        slot(Other, "", "23:00", "22:00"),
        Slot { day: Some(far), ..slot(Other, "", "23:30", "00:30") },
        Slot { day: Some(chrono::NaiveDate::MIN), ..slot(Other, "", "23:30", "00:30") },
        lasting(Other, "", "168h"),
    ];
    let agenda = Agenda { date: Some(date(DAY)), ..agenda(vec![], slots) };
    for day in [date(DAY), far, chrono::NaiveDate::MIN] {
        let (plan, _) = Plan::resolve(&agenda, &Opening { date: day, ..opening(DAY) });
        assert_eq!(plan.slots.len(), 4);
    }
}

/// A slot with any of its times, on a grid coarse enough that they meet.
fn any_slot() -> impl Strategy<Value = Slot> {
    let time = || proptest::option::of((0..24u32, 0..4u32).prop_map(quarter));
    let length = proptest::option::of((1..10i64).prop_map(|n| TimeDelta::minutes(15 * n)));
    let kind = proptest::sample::select(Kind::ALL.to_vec());
    let turns = proptest::option::of(prop_oneof![
        (1..6u16).prop_map(Turns::Count),
        Just(Turns::All),
        Just(Turns::Named(vec!["A".into(), "Zoé".into()])),
    ]);
    let day = proptest::option::weighted(0.1, (20..24u32).prop_map(june));
    let parts = (0..3usize).prop_map(|count| phases(&["5m", "10m"][..count]));
    (time(), time(), length, kind, turns, day, parts, proptest::option::of(0..4u16)).prop_map(
        |(start, end, length, kind, turns, day, phases, rounds)| Slot {
            start,
            end,
            length,
            kind,
            turns,
            day,
            phases,
            rounds,
            ..Slot::default()
        },
    )
}

fn quarter((hour, quarter): (u32, u32)) -> chrono::NaiveTime {
    chrono::NaiveTime::from_hms_opt(hour, 15 * quarter, 0).expect("a time")
}

fn june(day: u32) -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(2018, 6, day).expect("a day")
}

proptest! {
    #[test]
    fn whatever_is_written_makes_a_plan(
        slots in proptest::collection::vec(any_slot(), 0..8),
        teams in 0..5u8,
        night in any::<bool>(),
        announced in proptest::option::of((0..24u32, 0..4u32).prop_map(quarter)),
    ) {
        let agenda = Agenda { end: announced, ..agenda(letters(teams), slots) };
        let opening = opening(if night { "2026-03-29" } else { DAY });
        let (plan, oddities) = Plan::resolve(&agenda, &opening);
        prop_assert_eq!(plan.slots.len(), agenda.slots.len());
        let untimed = OddTime::Untimed;
        for (index, slot) in plan.slots.iter().enumerate() {
            prop_assert!(slot.start <= slot.end);
            prop_assert_eq!(slot.length.unwrap_or_default(), slot.end - slot.start);
            let told = oddities.contains(&Oddity { slot: index, what: untimed });
            prop_assert_eq!(slot.length.is_none(), told);
            prop_assert!(slot.seats.is_empty() || !slot.phases.is_empty());
        }
        prop_assert!(plan.slots.first().is_none_or(|slot| !slot.unplaced));
        prop_assert!(plan.end.is_none_or(|end| plan.begins().is_some_and(|begin| end >= begin)) || !oddities.is_empty());
        for finding in check(&agenda, &opening) {
            for lang in [Lang::Fr, Lang::En] {
                let words = words(lang, &finding.what);
                for words in [&*words.says, &*words.mend, words.also] {
                    prop_assert!(!words.contains("  ") && words == words.trim(), "{}", words);
                    let loose = [" :", " ;", " ?", " !", " »", "« "].map(|sign| words.contains(sign));
                    prop_assert!(!loose.contains(&true), "{}", words);
                }
            }
        }
    }
}
