//! Every field of an agenda, filled in by keys: what is typed, and the file that comes of it.

use deroule::{
    agenda::{Agenda, Anchor, Kind, Lang, Place, Role, Then, write},
    console::model::{PlanCursor, PlanPane, RemarkSpot, Value},
    i18n::console::plan::field::{
        Choice, FieldName, PhaseField, SessionField, SlotField, TeamField, TrackField,
    },
};

use super::{
    bench::{self, Bench},
    edit::{editing, plan, shown},
};

pub(super) const fn slot(field: SlotField) -> FieldName {
    FieldName::Slot(field)
}

const fn phase(number: usize, field: PhaseField) -> FieldName {
    FieldName::Phase(number, field)
}

/// Goes to a field and fills it in: what is one of a few is gone through until it is that one.
pub(super) fn fill(bench: &mut Bench, name: FieldName, typed: &str) {
    let in_hand = |bench: &Bench| {
        let form = plan(bench).form.as_ref().expect("fields");
        form.field().expect("a field").clone()
    };
    let count = plan(bench).form.as_ref().expect("fields").fields.len();
    for _ in 0..count {
        if in_hand(bench).name != name {
            bench.press("Tab");
        }
    }
    assert_eq!(in_hand(bench).name, name, "there is such a field");
    match in_hand(bench).value {
        Value::Typed(_) => {
            bench.press("Ctrl-E Ctrl-U").type_in(typed);
        }
        Value::Choice(_) => {
            let reads = |bench: &Bench| match in_hand(bench).value {
                Value::Choice(choice) => choice.words(bench.model.lang) == typed,
                Value::Typed(_) => false,
            };
            for _ in 0..12 {
                if !reads(bench) {
                    bench.press("Right");
                }
            }
            assert!(reads(bench), "{typed} is one of a few");
        }
    }
}

/// Fills in fields of what `opens`, and sees the file; one undo gives the first bytes back.
fn filled(opens: &str, fields: &[(FieldName, &str)]) -> String {
    let mut bench = editing(&bench::day());
    let first = write(plan(&bench).agenda());
    bench.press(opens);
    for (name, typed) in fields {
        fill(&mut bench, *name, typed);
    }
    bench.press("Enter");
    assert!(plan(&bench).form.is_none(), "{fields:?} is taken: {:?}", bench.model.notice);
    let text = write(plan(&bench).agenda());
    bench.press("U");
    assert_eq!(write(plan(&bench).agenda()), first, "{fields:?}");
    // all on one line, so that what is looked for is found wherever a line ends
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_field_of_a_slot() {
    let anchor = |anchor| Choice::Anchor(Some(anchor)).words(Lang::Fr);
    let then = Choice::Then(Then::Advance).words(Lang::Fr);
    let room = Choice::Role(Some(Role::Feedback)).words(Lang::Fr);
    for (name, typed, written) in [
        (slot(SlotField::Title), "Revue", r#"title: "Revue""#),
        (slot(SlotField::Times), "13h45-15h", r#"start: "13:45", end: "15:00""#),
        (slot(SlotField::Times), "1h30", r#"start: "13:45", end: "15:15""#),
        (slot(SlotField::Kind), Choice::Kind(Kind::Workshop).words(Lang::Fr), "kind: Workshop"),
        (slot(SlotField::Turns), "tous", "turns: All"),
        (slot(SlotField::Turns), "3", "turns: 3"),
        (slot(SlotField::Turns), "A, C", r#"turns: ["A", "C"]"#),
        (
            slot(SlotField::Phases),
            "Pitch 3, Questions 7",
            r#"phases: [Phase(title: "Pitch", length: "3m"), Phase(title: "Questions", length: "7m")]"#,
        ),
        (slot(SlotField::Changeover), "90s", r#"changeover: "1m30s""#),
        (slot(SlotField::Note), "café au fond", r#"note: "café au fond""#),
        (slot(SlotField::Floor), "45 min", r#"floor: "45m""#),
        (slot(SlotField::Anchor), anchor(Anchor::Floating), "anchor: Floating"),
        (slot(SlotField::Anchor), anchor(Anchor::NotBefore), "anchor: NotBefore"),
        (slot(SlotField::Anchor), anchor(Anchor::Fixed), "anchor: Fixed"),
        (slot(SlotField::Anchor), anchor(Anchor::EndAt), "anchor: EndAt"),
        (slot(SlotField::Locked), "oui", "locked: true"),
        (
            slot(SlotField::Tracks),
            "Données, Design",
            r#"tracks: [Track(title: "Données"), Track(title: "Design")]"#,
        ),
        (slot(SlotField::Rounds), "2", "rounds: 2"),
        (
            slot(SlotField::Prompts),
            "Qui, quand ? ; Et après ?",
            r#"prompts: ["Qui, quand ?", "Et après ?"]"#,
        ),
        (slot(SlotField::Day), "22 juin 2018", r#"day: "2018-06-22""#),
        (phase(0, PhaseField::Role), room, "role: Feedback"),
        (phase(1, PhaseField::Floor), "5", r#"length: "10m", floor: "5m""#),
        (phase(1, PhaseField::Warn), "2 min", r#"length: "10m", warn: "2m""#),
        (phase(1, PhaseField::Danger), "30s", r#"danger: "30s""#),
        (phase(0, PhaseField::Grace), "15 secondes", r#"length: "5m", grace: "15s""#),
        (phase(0, PhaseField::Then), then, r#"length: "5m", then: Advance"#),
        (
            phase(0, PhaseField::Script),
            "Problème 1, Solution 3",
            r#"script: [("Problème", "1m"), ("Solution", "3m")]"#,
        ),
        (phase(1, PhaseField::Prompts), "Qui ?", r#"length: "10m", prompts: ["Qui ?"]"#),
    ] {
        let file = filled("Down Down Enter", &[(name, typed)]);
        assert!(file.contains(written), "{name:?} {typed}: {written}\n{file}");
    }
}

#[test]
fn parts_that_are_listed_get_their_fields_at_once() {
    let file = filled(
        "Down Down Enter",
        &[
            (slot(SlotField::Tracks), "Données, Design"),
            (FieldName::Track(0, TrackField::Room), "Turing"),
            (FieldName::Track(1, TrackField::Hosts), "Ana, Paul"),
            (FieldName::Track(1, TrackField::Prompts), "Pour qui ?"),
        ],
    );
    let tracks = r#"tracks: [ Track(title: "Données", room: "Turing"), Track(title: "Design", hosts: ["Ana", "Paul"], prompts: ["Pour qui ?"]), ]"#;
    assert!(file.contains(tracks), "{file}");
}

#[test]
fn a_part_keeps_what_it_says_wherever_it_stands() {
    // a part is put before the others, and one of those is called something else
    let mut bench = editing(&bench::day());
    bench.press("Down Down Enter");
    fill(&mut bench, slot(SlotField::Phases), "Pitch 5, Retours 10");
    fill(&mut bench, phase(1, PhaseField::Floor), "5");
    bench.press("Enter Enter");
    fill(&mut bench, slot(SlotField::Phases), "Mise en place 1, Pitch 5, Réactions 10, Retours 9");
    bench.press("Enter");
    let phases = &plan(&bench).agenda().slots[1].phases;
    let floors: Vec<(&str, Option<i64>)> = phases
        .iter()
        .map(|phase| (phase.title.as_str(), phase.floor.map(|floor| floor.num_minutes())))
        .collect();
    let expected =
        [("Mise en place", None), ("Pitch", None), ("Réactions", None), ("Retours", Some(5))];
    assert_eq!(floors, expected);
}

#[test]
fn what_was_typed_for_a_part_outlives_the_typing_of_its_list() {
    let mut bench = editing(&bench::day());
    bench.press("Down Down Enter");
    fill(&mut bench, slot(SlotField::Phases), "Pitch 5, Retours 10");
    bench.press("Enter Enter");
    fill(&mut bench, phase(1, PhaseField::Floor), "5");
    fill(&mut bench, slot(SlotField::Phases), "Pitch 5");
    fill(&mut bench, slot(SlotField::Phases), "Pitch 4, Retours 8");
    bench.press("Enter");
    let phases = &plan(&bench).agenda().slots[1].phases;
    assert_eq!(phases[1].floor.map(|floor| floor.num_minutes()), Some(5));
}

#[test]
fn every_field_of_the_session() {
    let session = FieldName::Session;
    for (name, typed, written) in [
        (session(SessionField::Title), "Revue", r#"title: "Revue""#),
        (session(SessionField::Date), "21 juin 2018", r#"date: "2018-06-21""#),
        (session(SessionField::End), "18h30", r#"end: "18:30""#),
        (
            session(SessionField::Teams),
            "D, Hopkins",
            r#"lineup: [ Defi(name: "D"), Defi(name: "Hopkins"), ]"#,
        ),
        (session(SessionField::Place), "Salle Turing", r#"place: "Salle Turing""#),
        (session(SessionField::Audience), "EIG seuls", r#"audience: "EIG seuls""#),
        (session(SessionField::Hosts), "Ana, Paul", r#"hosts: ["Ana", "Paul"]"#),
        (
            session(SessionField::Objectives),
            "Montrer, en 5 minutes; S’entraîner",
            r#"objectives: ["Montrer, en 5 minutes", "S’entraîner"]"#,
        ),
        (session(SessionField::Lang), "anglais", "lang: \"en\""),
        (session(SessionField::Zone), "new york", r#"zone: "America/New_York""#),
        (session(SessionField::Source), "la page du programme", "source: \"la page du programme\""),
    ] {
        let file = filled("Enter", &[(name, typed)]);
        assert!(file.contains(written), "{name:?} {typed}: {written}\n{file}");
    }
}

#[test]
fn every_field_of_a_team() {
    let team = FieldName::Team;
    let last = Choice::Place(Some(Place::Last)).words(Lang::Fr);
    for (name, typed, written) in [
        (team(TeamField::Name), "Hopkins", r#"Defi(name: "Hopkins")"#),
        (team(TeamField::With), "Zoé", r#"with: "Zoé""#),
        (team(TeamField::Presenters), "Ana, Paul", r#"presenters: ["Ana", "Paul"]"#),
        (team(TeamField::Owner), "DINSIC", r#"owner: "DINSIC""#),
        (team(TeamField::From), "15h", r#"from: "15:00""#),
        (team(TeamField::Place), last, "place: Last"),
        (team(TeamField::Link), "https://exemple.org", r#"link: "https://exemple.org""#),
    ] {
        let file = filled("Tab Enter", &[(name, typed)]);
        assert!(file.contains(written), "{name:?} {typed}: {written}\n{file}");
    }
}

#[test]
fn a_column_is_a_list_in_any_field_that_takes_one() {
    let mut bench = editing(&bench::day());
    bench.press("Down Down Enter");
    for _ in 0..40 {
        let form = plan(&bench).form.as_ref().expect("fields");
        if form.field().expect("a field").name != slot(SlotField::Prompts) {
            bench.press("Tab");
        }
    }
    bench.hear(deroule::console::message::Message::Paste("Qui, quand ?\nEt après ?\n".into()));
    bench.press("Enter");
    assert_eq!(plan(&bench).agenda().slots[1].prompts.len(), 2);
}

#[test]
fn a_choice_is_made_by_the_letter_that_it_begins_with() {
    let mut bench = editing(&bench::day());
    bench.press("Down Enter Shift-Down Tab Tab").type_in("oui").press("Enter");
    assert!(plan(&bench).agenda().slots[0].locked);
    bench.press("Enter Shift-Down Tab Tab").type_in("n").press("Enter");
    assert!(!plan(&bench).agenda().slots[0].locked);
}

#[test]
fn the_choice_for_what_comes_after_is_there_only_where_something_does() {
    let rest = slot(SlotField::Rest);
    let offers = |bench: &Bench| {
        let form = plan(bench).form.as_ref().expect("fields");
        form.fields.iter().any(|field| field.name == rest)
    };
    let bar = |bench: &Bench| {
        let hints = bench.model.keymap.bar(&bench.model);
        hints.iter().any(|hint| {
            use deroule::console::action::Action;
            matches!(hint.action, Action::Rest | Action::RestHere)
        })
    };
    let mut bench = editing(&bench::day());
    assert!(!bar(&bench), "not at the head");
    bench.press("Down");
    assert!(bar(&bench));
    bench.press("Enter");
    assert!(offers(&bench) && !bar(&bench), "a title moves nothing");
    bench.press("Tab");
    assert!(bar(&bench));
    bench.press("Esc Down Down Down");
    assert!(!bar(&bench), "nothing comes after the last one");
    bench.press("Enter");
    assert!(!offers(&bench));
    bench.press("Esc Tab Enter");
    assert!(!offers(&bench) && !bar(&bench), "nor after a team");
}

#[test]
fn a_remark_is_gone_to_and_mended_by_one_key() {
    let mut late = bench::day();
    late.slots[1].turns = Some(deroule::agenda::Turns::Count(5));
    let mut bench = editing(&late);
    let first = write(plan(&bench).agenda());
    let spots: Vec<_> = plan(&bench).remarks.iter().map(|remark| remark.spot).collect();
    let of_slot = spots.iter().position(|spot| *spot == RemarkSpot::Slot(1)).expect("a remark");
    bench.press("V");
    assert_eq!((plan(&bench).focus, plan(&bench).remark), (PlanPane::Remarks, 0));
    for _ in 0..of_slot {
        bench.press("Down");
    }
    // the agenda follows the list, and no key of a slot works in it
    assert_eq!(plan(&bench).cursor, PlanCursor::Slot(1));
    bench.press("Delete S Y Right");
    assert_eq!(write(plan(&bench).agenda()), first);
    bench.press("Enter");
    assert_eq!((plan(&bench).focus, plan(&bench).cursor), (PlanPane::Slots, PlanCursor::Slot(1)));
    assert!(plan(&bench).mend.is_some(), "its mend is offered");
    bench.press("R");
    assert_ne!(write(plan(&bench).agenda()), first);
    let left = plan(&bench).remarks.iter().filter(|it| it.spot == RemarkSpot::Slot(1)).count();
    assert!(left < spots.iter().filter(|spot| **spot == RemarkSpot::Slot(1)).count());
    bench.press("U");
    assert_eq!(write(plan(&bench).agenda()), first, "one undo takes it back");
    // in the list, mending goes on with the next one
    bench.press("V R");
    assert_eq!(plan(&bench).focus, PlanPane::Remarks);
    bench.press("V");
    assert_eq!(plan(&bench).focus, PlanPane::Slots);
    bench.press("V Esc");
    assert_eq!(plan(&bench).focus, PlanPane::Slots, "the list is left, not the agenda");
}

#[test]
fn a_remark_about_a_team_leads_to_that_team() {
    let twice = Agenda { lineup: crate::make::teams(&["A", "B", "a"]), ..bench::day() };
    let mut bench = editing(&twice);
    bench.press("V");
    while plan(&bench).remarks[plan(&bench).remark].spot != RemarkSpot::Team(2) {
        let before = plan(&bench).remark;
        bench.press("Down");
        assert_ne!(plan(&bench).remark, before, "{:?}", plan(&bench).remarks);
    }
    bench.press("Enter");
    assert_eq!((plan(&bench).focus, plan(&bench).selected_team()), (PlanPane::Teams, Some(2)));
    bench.press("R");
    assert_eq!(plan(&bench).agenda().lineup.len(), 2);
}

#[test]
fn the_first_key_takes_the_place_of_a_length_and_never_of_a_text() {
    let mut bench = editing(&bench::day());
    bench.press("Down A").type_in("Photo").press("Tab").type_in("5").press("Enter");
    assert_eq!(shown(&bench)[1], "13:45-13:50 Photo");
    bench.press("Enter").type_in(" de groupe").press("Tab End Left").press("Enter");
    assert_eq!(plan(&bench).agenda().slots[1].title.as_str(), "Photo de groupe");
}

/// The agenda that nothing is lost of when its fields are opened and entered.
fn all_that_can_be_said() -> Agenda {
    let text = include_str!("all.ron");
    deroule::agenda::read::read(text.as_bytes()).agenda.expect("it loads")
}

#[test]
fn fields_that_are_opened_and_entered_change_nothing() {
    let agenda = all_that_can_be_said();
    let mut bench = editing(&agenda);
    let first = write(plan(&bench).agenda());
    for keys in ["Enter Enter", "Down Enter Enter", "Down Enter Enter", "Tab Enter Enter"] {
        bench.press(keys);
        assert!(plan(&bench).form.is_none());
        assert_eq!(write(plan(&bench).agenda()), first, "{keys}");
    }
    // and each of its fields can be seen: none is left out
    bench.press("Tab Home Enter");
    let shown = |bench: &Bench| plan(bench).form.as_ref().expect("fields").fields.len();
    assert_eq!(shown(&bench), 11);
    bench.press("Esc Down Enter");
    assert_eq!(shown(&bench), 15 + 2 * 8 + 2 * 3);
    bench.press("Esc Tab Enter");
    assert_eq!(shown(&bench), 7);
}
