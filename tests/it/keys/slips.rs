//! What is typed by a slip of the hand or of the mind: refused with a word, never taken for something
//! else; and the hours that a slot gets when somebody counts on them.

use deroule::{
    agenda::{Agenda, Anchor, EditRefusal, Kind, Turns, check::FindingKind, write},
    console::{
        message::Message,
        model::{PlanNews, RemarkKind, ToDecide},
    },
    i18n::{
        Lang,
        agenda::programme::fresh_names,
        console::plan::{
            PlanSays,
            field::{Choice, FieldName, Slip, SlotField, TeamField},
        },
    },
};

use super::{
    bench::{self, Bench},
    edit::{editing, news, plan, shown},
    fields::{fill, slot as field},
};
use crate::{
    make::{agenda, date, lasting, letters, phases, slot},
    screen::grid,
};

/// Why what stands in the field in hand is not taken.
fn slip(bench: &Bench) -> Slip {
    let form = plan(bench).form.as_ref().expect("fields");
    let sense = plan(bench).sense(form.of, bench.model.lang, &bench.model.now);
    let field = form.field().expect("a field");
    assert!(field.wrong, "{field:?}");
    field.slip(&sense)
}

/// What is typed into a field is refused, and nothing changes.
fn refused(opens: &str, name: FieldName, typed: &str) -> Slip {
    let mut bench = editing(&bench::day());
    let first = write(plan(&bench).agenda());
    bench.press(opens);
    fill(&mut bench, name, typed);
    bench.press("Enter");
    let slip = slip(&bench);
    assert_eq!(write(plan(&bench).agenda()), first, "{typed}");
    slip
}

#[test]
fn times_that_nobody_means_are_refused_with_a_word() {
    for (typed, why) in [
        ("13h45-13h45", Slip::SameHours),
        ("0", Slip::NoTime),
        ("0 min", Slip::NoTime),
        ("30h", Slip::OverADay),
        ("13h45, 30h", Slip::OverADay),
        ("300 h", Slip::OverADay),
        ("9999", Slip::OverADay),
        ("99999999999999999999", Slip::OverADay),
    ] {
        assert_eq!(refused("Down Down Enter", field(SlotField::Times), typed), why, "{typed}");
    }
    for (typed, why) in [("0", Slip::NoTime), ("25 h", Slip::OverADay)] {
        assert_eq!(refused("Down Down Enter", field(SlotField::Floor), typed), why, "{typed}");
    }
    let parts = field(SlotField::Phases);
    assert_eq!(refused("Down Down Enter", parts, "Pitch 20h, Retours 20h"), Slip::OverADay);
    for typed in [",,,", ";", " , "] {
        assert!(matches!(refused("Down Down Enter", parts, typed), Slip::Shape(_)), "{typed}");
    }
}

#[test]
fn numbers_that_are_no_team_are_refused_with_the_names() {
    let known = letters(4).into_iter().map(|defi| defi.name).collect::<Vec<_>>();
    for (typed, name) in
        [("-3", "-3"), ("99999", "99999"), ("0", "0"), ("A, 12", "12"), ("2.5", "2.5")]
    {
        let why = Slip::NoSuchTeam { name: name.into(), known: known.clone() };
        assert_eq!(refused("Down Down Enter", field(SlotField::Turns), typed), why, "{typed}");
    }
    // a team may be called by a number
    let mut day = bench::day();
    day.lineup[1].name = "404".into();
    let mut bench = editing(&day);
    bench.press("Down Down Enter");
    fill(&mut bench, field(SlotField::Turns), "A, 404");
    bench.press("Enter");
    let named = Turns::Named(vec!["A".into(), "404".into()]);
    assert_eq!(plan(&bench).agenda().slots[1].turns, Some(named));
}

#[test]
fn a_team_with_a_line_of_its_own_is_in_no_pair() {
    let with = FieldName::Team(TeamField::With);
    assert_eq!(refused("Tab Enter", with, "b"), Slip::InLineup { name: "b".into() });
    // taken out of the list, it can be; then no other team has its name
    let mut bench = editing(&bench::day());
    bench.press("Tab Down Delete Up Enter");
    fill(&mut bench, with, "B");
    bench.press("Enter");
    assert_eq!(plan(&bench).agenda().lineup[0].with.as_deref(), Some("B"));
    bench.press("A").type_in("b").press("Enter");
    assert_eq!(news(&bench), Some(PlanNews::Refused(EditRefusal::SameName)));
    bench.press("Esc");
    bench.hear(Message::Paste("B\nHopkins".into()));
    assert_eq!(news(&bench), Some(PlanNews::Teams { added: 1, known: 1 }));
}

#[test]
fn a_slot_of_more_than_a_day_is_refused() {
    let refused = Some(PlanNews::Refused(EditRefusal::OverADay));
    let mut bench = editing(&bench::day());
    let first = write(plan(&bench).agenda());
    for (name, typed) in
        [(SlotField::Turns, "99"), (SlotField::Turns, "200"), (SlotField::Changeover, "999")]
    {
        bench.press("Home Down Down Enter");
        fill(&mut bench, field(name), typed);
        bench.press("Enter");
        assert_eq!(news(&bench), refused, "{typed}");
        assert!(plan(&bench).form.is_some(), "what was typed stays");
        bench.press("Esc");
        assert_eq!(write(plan(&bench).agenda()), first);
    }
    // a day is what a slot may last, and is written with its length
    bench.press("H").type_in("1440 min").press("Enter");
    assert_eq!(shown(&bench)[1], "13:45+24h Présentations ×4");
    // what lasts longer in a file can be edited, and the doctor sees it
    let mut long = bench::day();
    long.slots[3] = lasting(Kind::Debrief, "Débrief", "30h");
    let mut bench = editing(&long);
    let over = |bench: &Bench| {
        plan(bench).remarks.iter().any(|remark| {
            matches!(&remark.what, RemarkKind::Doctor(it) if matches!(it.what, FindingKind::OverADay { .. }))
        })
    };
    assert!(over(&bench));
    bench.press("Down Right");
    assert_eq!(shown(&bench)[0], "13:30-13:50 Accueil");
}

#[test]
fn a_break_has_no_turns() {
    let refused = Some(PlanNews::Refused(EditRefusal::BreakWithTurns));
    let mut bench = editing(&bench::day());
    let first = write(plan(&bench).agenda());
    bench.press("Down Down Down P");
    assert_eq!(news(&bench), refused);
    bench.press("Enter");
    fill(&mut bench, field(SlotField::Turns), "2");
    bench.press("Enter");
    assert_eq!(news(&bench), refused);
    bench.press("Esc Up Enter");
    let pause = Choice::Kind(Kind::Break).words(bench.model.lang);
    fill(&mut bench, field(SlotField::Kind), pause);
    bench.press("Enter");
    assert_eq!(news(&bench), refused, "nor does what becomes one");
    fill(&mut bench, field(SlotField::Turns), "");
    bench.press("Enter");
    assert_eq!(plan(&bench).agenda().slots[1].kind, Kind::Break);
    bench.press("U");
    assert_eq!(write(plan(&bench).agenda()), first);
}

#[test]
fn only_slots_of_one_kind_are_joined() {
    let mut bench = editing(&bench::day());
    let first = write(plan(&bench).agenda());
    for _ in 0..3 {
        bench.press("Down J");
        assert_eq!(news(&bench), Some(PlanNews::Refused(EditRefusal::KindsDiffer)));
        assert_eq!(write(plan(&bench).agenda()), first);
    }
    // what nobody has called anything becomes what it is joined with
    let mut day = bench::day();
    day.slots.insert(1, slot(Kind::Other, "Tour de table", "13:45", "14:00"));
    day.slots.truncate(2);
    let mut bench = editing(&day);
    bench.press("Down J");
    assert_eq!(shown(&bench), ["13:30-14:00 Accueil"]);
    assert_eq!(plan(&bench).agenda().slots[0].kind, Kind::Welcome);
}

#[test]
fn an_hour_that_is_counted_on_is_written() {
    let day = || {
        let mut slots = bench::day().slots;
        slots[2] = lasting(Kind::Break, "Pause", "15m");
        agenda(letters(4), slots)
    };
    for (anchor, written) in [
        (Anchor::Fixed, "14:45+15m Pause"),
        (Anchor::NotBefore, "14:45+15m Pause"),
        (Anchor::EndAt, "-15:00 Pause"),
        (Anchor::Floating, "15m Pause"),
    ] {
        let mut bench = editing(&day());
        bench.press("Down Down Down Enter");
        let words = Choice::Anchor(Some(anchor)).words(bench.model.lang);
        fill(&mut bench, field(SlotField::Anchor), words);
        bench.press("Enter");
        assert_eq!(shown(&bench)[2], written);
        assert_eq!(plan(&bench).agenda().slots[2].anchor, Some(anchor));
    }
}

#[test]
fn an_added_slot_is_written_like_its_neighbours_and_goes_without_a_trace() {
    let mut bench = editing(&bench::day());
    bench.press("Down Down A").type_in("Pause").press("Tab").type_in("15").press("Enter");
    assert_eq!(shown(&bench)[2..4], ["14:45-15:00 Pause", "15:00-15:15 Pause"]);
    // it holds its place when something above it changes its length and the rest holds
    bench.press("F Delete");
    assert_eq!(
        shown(&bench),
        [
            "13:30-13:45 Accueil",
            "13:45-14:45 Présentations ×4",
            "14:45-15:15 Pause",
            "15:15-15:30 Débrief",
        ],
        "the next one absorbs, the others hold"
    );
    // neighbours with lengths alone have one with a length alone
    let slots =
        vec![lasting(Kind::Welcome, "Accueil", "15m"), lasting(Kind::Debrief, "Débrief", "15m")];
    let mut bench = editing(&agenda(letters(2), slots));
    bench.press("Down A").type_in("Photo").press("Tab").type_in("5").press("Enter");
    assert_eq!(shown(&bench), ["15m Accueil", "5m Photo", "15m Débrief"]);
    // a start and a length have a start and a length
    let mut first = slot(Kind::Welcome, "Accueil", "13:30", "");
    first.length = crate::make::length("15m");
    let mut bench = editing(&agenda(letters(2), vec![first]));
    bench.press("Down A").type_in("Photo").press("Tab").type_in("5").press("Enter");
    assert_eq!(shown(&bench), ["13:30+15m Accueil", "13:45+5m Photo"]);
}

#[test]
fn a_day_without_a_year_is_near_the_session() {
    let dated = Agenda { date: Some(date("2018-06-21")), ..bench::day() };
    let mut bench = editing(&dated);
    bench.clock.advance(chrono::TimeDelta::days(3100));
    bench.press("Down Down Down Down Enter");
    fill(&mut bench, field(SlotField::Day), "22 juin");
    bench.press("Enter");
    assert_eq!(plan(&bench).agenda().slots[3].day, Some(date("2018-06-22")));
}

#[test]
fn an_agenda_without_slots_says_so() {
    let mut bench = editing(&bench::day());
    assert_eq!(plan(&bench).counts(), (0, 1));
    bench.press("Down Delete Delete Delete Delete");
    assert!(plan(&bench).agenda().slots.is_empty());
    assert_eq!(plan(&bench).counts(), (0, 1), "{:?}", plan(&bench).remarks);
    bench.press("A").type_in("Accueil").press("Enter");
    let none = RemarkKind::File(Box::new(deroule::agenda::read::ProblemKind::NoSlots));
    assert!(plan(&bench).remarks.iter().all(|remark| remark.what != none));
}

#[test]
fn what_was_copied_from_a_terminal_is_pasted_without_its_colours() {
    let mut bench = editing(&bench::day());
    bench.press("Tab Down Down Down");
    bench.hear(Message::Paste("\u{1b}[31mHopkins\u{1b}[0m\nLab \u{1b}[1mSanté\n".into()));
    let names: Vec<_> = plan(&bench).agenda().lineup.iter().map(|defi| defi.name.clone()).collect();
    assert_eq!(names[4..], ["Hopkins".into(), "Lab Santé".into()]);
}

#[test]
fn a_floor_above_the_length_is_remarked() {
    let mut day = bench::day();
    day.slots[1].phases = phases(&["5m", "10m"]);
    let mut bench = editing(&day);
    bench.press("Down Down Enter");
    fill(&mut bench, field(SlotField::Floor), "1h30");
    let floor = |bench: &Bench| {
        plan(bench).remarks.iter().any(|remark| {
            matches!(&remark.what, RemarkKind::Doctor(it) if matches!(it.what, FindingKind::FloorTooLong { .. }))
        })
    };
    assert!(floor(&bench), "while it is typed");
    bench.press("Enter");
    assert!(floor(&bench));
}

#[test]
fn hours_that_end_before_they_begin_are_said_once() {
    let typed = |times: &str| {
        let mut bench = editing(&bench::day());
        bench.press("Down Down H").type_in(times);
        grid::text(&grid::screen(&bench.model, 80, 24)).replace('\u{a0}', " ")
    };
    let over = typed("14h-13h");
    assert!(over.contains("13h00 vient avant 14h00") && !over.contains("= de 14h00"), "{over}");
    let night = typed("22h-1h");
    assert!(night.contains("= de 22h00 à 01h00, 3 h"), "{night}");
}

#[test]
fn a_slot_into_the_next_day_is_refused_with_its_hours_and_shown_all_the_same() {
    let mut bench = editing(&bench::day());
    let first = write(plan(&bench).agenda());
    let time = |time| crate::make::time(time).expect("a time");
    let next_day =
        Some(PlanNews::Refused(EditRefusal::NextDay { start: time("13:45"), end: time("12:15") }));
    bench.press("Down Down Enter");
    fill(&mut bench, field(SlotField::Turns), "90");
    bench.press("Enter");
    assert_eq!(news(&bench), next_day);
    assert!(plan(&bench).preview.is_some(), "what it would be stays under the eyes");
    bench.press("Esc H").type_in("13h45, 22h30").press("Enter");
    assert_eq!(news(&bench), next_day);
    bench.press("Esc Down Down H").type_in("13h").press("Enter");
    let backwards = EditRefusal::Backwards { start: time("13:00"), above: time("14:45") };
    assert_eq!(news(&bench), Some(PlanNews::Refused(backwards)));
    assert_eq!(write(plan(&bench).agenda()), first);
    let why = Slip::EndsFirst { start: time("14:00"), end: time("13:00") };
    assert_eq!(refused("Down Down Enter", field(SlotField::Times), "14h-13h"), why);
    // a night is no slip
    bench.press("Esc H").type_in("22h-1h").press("Enter");
    assert!(plan(&bench).form.is_none(), "{:?}", news(&bench));
    for lang in [Lang::Fr, Lang::En] {
        let refusals = [
            EditRefusal::NextDay { start: time("13:45"), end: time("12:15") },
            EditRefusal::Backwards { start: time("13:00"), above: time("14:45") },
        ];
        for refusal in refusals {
            let words = PlanSays::Refused(refusal).words(lang);
            assert!(words.chars().count() <= 78, "no bar of 80 columns shows all of {words}");
        }
    }
}

#[test]
fn an_hour_that_was_promised_holds_and_is_moved_with_a_word_only() {
    let mut day = bench::day();
    day.slots[2] = slot(Kind::Other, "Ministre", "14:45", "15:00");
    day.slots[2].anchor = Some(Anchor::Fixed);
    let mut bench = editing(&day);
    let promised = |bench: &Bench| plan(bench).agenda().slots[2].start;
    let held = promised(&bench);
    // what comes before it gets longer: the hour holds, and the doctor says what cannot be
    bench.press("Down Down H").type_in("70").press("Enter");
    assert_eq!(promised(&bench), held);
    let overlaps = |bench: &Bench| {
        plan(bench).remarks.iter().any(|remark| {
            matches!(&remark.what, RemarkKind::Doctor(finding)
                if matches!(finding.what, FindingKind::Overlap { promised: true, .. }))
        })
    };
    assert!(overlaps(&bench));
    // the mend ends what comes before it, and leaves the hour alone
    bench.press("V Home");
    while !matches!(&plan(&bench).remarks[plan(&bench).remark].what,
        RemarkKind::Doctor(finding) if matches!(finding.what, FindingKind::Overlap { .. }))
    {
        bench.press("Down");
    }
    bench.press("R");
    assert_eq!(promised(&bench), held);
    assert!(!overlaps(&bench));
    // whoever moves it is told
    bench.press("Esc Home Down Down Down Shift-Up");
    let Some(PlanNews::Promised(moved)) = news(&bench) else { panic!("{:?}", news(&bench)) };
    assert_eq!((Some(moved.from), moved.title.as_str()), (held, "Ministre"));
    assert_ne!(moved.from, moved.to);
    let bar = grid::text(&grid::screen(&bench.model, 80, 24));
    assert!(bar.contains("Heure promise déplacée\u{a0}: «\u{a0}Ministre\u{a0}», 14h45 →"), "{bar}");
    bench.press("U Down H").type_in("14h50").press("Enter");
    assert!(matches!(news(&bench), Some(PlanNews::Promised(_))), "{:?}", news(&bench));
}

#[test]
fn what_a_new_session_has_still_to_decide_is_answered_where_it_is_asked() {
    for lang in [Lang::Fr, Lang::En] {
        let names = fresh_names(lang, chrono::NaiveDate::default());
        let questions =
            names.questions.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        let mut first = slot(Kind::Welcome, "Accueil", "15:00", "15:15");
        first.note = Some(format!("{} {questions}", names.to_decide).as_str().into());
        let second = slot(Kind::Workshop, names.parts[0].as_str(), "15:15", "16:00");
        let mut bench = editing(&agenda(Vec::new(), vec![first, second]));
        let before = write(plan(&bench).agenda());
        let open = |bench: &Bench| {
            let kinds = plan(bench).remarks.iter().map(|remark| &remark.what);
            let open = kinds.filter_map(|kind| match kind {
                RemarkKind::Open(what) => Some(*what),
                RemarkKind::Doctor(_) | RemarkKind::File(_) | RemarkKind::Reading(_) => None,
            });
            open.collect::<Vec<_>>()
        };
        assert_eq!(open(&bench), ToDecide::ALL);
        bench.model.lang = lang;
        let shown = grid::text(&grid::screen(&bench.model, 80, 24));
        assert!(shown.contains(names.questions[0].as_str()), "{shown}");
        bench.press("Enter").type_in("Partager").press("Enter");
        assert_eq!(open(&bench), ToDecide::ALL[1..]);
        bench.press("Enter").type_in("Ana").press("Enter");
        bench.press("Enter").type_in("Archifiltre").press("Enter");
        assert_eq!(open(&bench), [ToDecide::Course]);
        bench.press("Tab Down Down Enter Ctrl-U").type_in("Ateliers").press("Enter");
        assert_eq!(open(&bench), []);
        let now = plan(&bench).agenda();
        assert_eq!(now.slots[0].note, None);
        assert_eq!((now.objectives.len(), now.hosts.len(), now.lineup.len()), (1, 1, 1));
        bench.press("U U U U");
        assert_eq!(write(plan(&bench).agenda()), before);
    }
}
