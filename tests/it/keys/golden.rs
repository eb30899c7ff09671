//! Every operation of the editor, a table of scripts for each: keys and fields in, the whole file
//! out, as it is saved. One undo for each change gives the first bytes back, in the file, too.
//!
//! | what is done | its table, in `snapshots/edit-*.snap` |
//! |---|---|
//! | a slot is added, deleted, doubled, moved | `add`, `delete`, `duplicate`, `move` |
//! | split in two, joined with the next one | `split`, `split-floor`, `split-all`, `split-all-counted`, `join` |
//! | title, kind, note | `title` |
//! | `10`, `1h30`, `13h45-14h45`, another day, five minutes more or less | `times` |
//! | anchor, floor, left alone | `late` |
//! | turns, phases and all they say, changeover | `turns` |
//! | tracks, rounds, prompts | `tracks` |
//! | what follows moves or holds | `rest`, and in `add`, `delete`, `times` |
//! | a team is added, renamed, moved, deleted, pasted; pair, owner, presenters, arrival, first, last | `lineup` |
//! | what holds for the whole session | `session` |
//! | Enter on a finding, its mend; several mends | `mend`, `mends` |
//! | undo, redo, a field put back, fields left | `undo` |
//! | saved over comments, which are kept | `comments-kept` |

mod history;
mod mends;
mod people;

use std::fmt::Write;

use deroule::{
    agenda::{Agenda, Anchor, Kind, Lang, Role, Slot, Then, Track, Turns, read, write},
    console::message::Message,
    i18n::console::plan::field::{
        Choice, FieldName, PhaseField, SessionField, SlotField, TeamField, TrackField,
    },
};

use super::{
    edit::{editing, file, plan},
    fields::fill,
};
use crate::make::{agenda, date, lasting, letters, slot, talks, teams};

/// One step of a script.
enum Step<'a> {
    /// These keys.
    Keys(&'a str),
    /// This text, key by key.
    Type(&'a str),
    /// This text in this field.
    Fill(FieldName, &'a str),
    /// This, pasted.
    Paste(&'a str),
}

use Step::{Fill, Keys, Paste, Type};

const fn slot_field(field: SlotField, text: &str) -> Step<'_> {
    Fill(FieldName::Slot(field), text)
}

const fn team(field: TeamField, text: &str) -> Step<'_> {
    Fill(FieldName::Team(field), text)
}

const fn session(field: SessionField, text: &str) -> Step<'_> {
    Fill(FieldName::Session(field), text)
}

fn day() -> Agenda {
    let mut first = talks("13:45", "14:15", 2, &["5m", "10m"]);
    first.phases[1].title = "Réactions".into();
    let mut work = slot(Kind::Workshop, "Ateliers", "14:30", "15:30");
    work.tracks =
        ["Données", "Design"].map(|title| Track { title: title.into(), ..Track::default() }).into();
    let slots = vec![
        slot(Kind::Welcome, "Accueil", "13:30", "13:45"),
        first,
        slot(Kind::Break, "Pause", "14:15", "14:30"),
        work,
        lasting(Kind::Debrief, "Débrief", "15m"),
    ];
    let lineup = teams(&["Hopkins", "DataESR"]);
    Agenda { title: "Demo Day".into(), date: Some(date("2018-06-21")), ..agenda(lineup, slots) }
}

/// What each script makes of the file.
fn table(operation: &str, of: &Agenda, scripts: &[(&str, &[Step<'_>])]) {
    let mut out = format!("── before\n{}", file(&editing(of), "day.ron"));
    for (says, steps) in scripts {
        let mut bench = editing(of);
        let before = file(&bench, "day.ron");
        for step in *steps {
            match step {
                Keys(keys) => drop(bench.press(keys)),
                Type(text) => drop(bench.type_in(text)),
                Fill(name, text) => fill(&mut bench, *name, text),
                Paste(text) => bench.hear(Message::Paste((*text).to_owned())),
            }
        }
        assert!(plan(&bench).form.is_none(), "{says}: {:?}", bench.model.notice);
        bench.press("E");
        let saved = file(&bench, "day.ron");
        assert_ne!(saved, before, "{says}: {:?}", bench.model.notice);
        let loaded = read::read(saved.as_bytes());
        assert_eq!(loaded.agenda.as_ref(), Some(plan(&bench).agenda()), "{says}");
        let mut undone = 0;
        while plan(&bench).draft().history.can_undo() {
            bench.press("U");
            undone += 1;
        }
        assert_eq!(write(plan(&bench).agenda()), before, "{says}");
        bench.press("E");
        assert_eq!(file(&bench, "day.ron"), before, "{says}: saved once more");
        bench.press(&"Shift-U ".repeat(undone));
        bench.press("E");
        assert_eq!(file(&bench, "day.ron"), saved, "{says}: and again");
        write!(out, "\n── {says}\n{saved}").expect("a string takes it");
    }
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(format!("edit-{operation}"), out);
    });
}

#[test]
fn slots_are_added() {
    let pause: &[Step<'_>] =
        &[Keys("Down Down A"), Type("Pause"), Keys("Tab"), Type("10"), Keys("Enter")];
    table(
        "add",
        &day(),
        &[
            ("a break of 10 minutes below the talks", pause),
            (
                "the same while the rest holds",
                &[Keys("F Down Down A"), Type("Pause"), Keys("Tab"), Type("10"), Keys("Enter")],
            ),
            (
                "at the end, with a length like its neighbour",
                &[
                    Keys("Down Down Down Down Down A"),
                    Type("Photo"),
                    Keys("Tab"),
                    Type("5"),
                    Keys("Enter"),
                ],
            ),
            (
                "with hours, above all others",
                &[Keys("A"), Type("Café"), Keys("Tab"), Type("13h-13h30"), Keys("Enter")],
            ),
        ],
    );
}

#[test]
fn slots_are_taken_away() {
    table(
        "delete",
        &day(),
        &[
            ("the break; what follows moves up", &[Keys("Down Down Down Delete")]),
            ("the break; the next one absorbs", &[Keys("F Down Down Down Delete")]),
            ("the first one", &[Keys("Down Delete")]),
            ("the last one", &[Keys("Down Down Down Down Down Delete")]),
        ],
    );
}

#[test]
fn slots_are_doubled() {
    table(
        "duplicate",
        &day(),
        &[
            ("the talks", &[Keys("Down Down Y")]),
            ("the debrief, which has a length alone", &[Keys("Down Down Down Down Down Y")]),
        ],
    );
}

#[test]
fn slots_are_moved() {
    table(
        "move",
        &day(),
        &[
            ("the break above the talks", &[Keys("Down Down Down Shift-Up")]),
            ("the welcome below the talks", &[Keys("Down Shift-Down")]),
            ("the debrief above the workshops", &[Keys("Down Down Down Down Down Shift-Up")]),
        ],
    );
}

#[test]
fn slots_are_split() {
    table(
        "split",
        &day(),
        &[
            ("talks, by their turns", &[Keys("Down Down S")]),
            ("workshops, by their time", &[Keys("Down Down Down Down S")]),
            ("a slot with a length alone", &[Keys("Down Down Down Down Down S")]),
        ],
    );
}

#[test]
fn a_slot_that_is_split_shares_its_minimum_and_joined_is_the_same_file() {
    let keeping = |floor: &str, length: &str| {
        let mut day = day();
        day.slots[3] = lasting(Kind::Workshop, "Ateliers", length);
        day.slots[3].rounds = Some(2);
        day.slots[3].floor = crate::make::length(floor);
        day
    };
    let scripts: &[(&str, &[Step<'_>])] =
        &[("workshops that keep two thirds", &[Keys("Down Down Down Down S")])];
    table("split-floor", &keeping("40m", "1h"), scripts);
    for (floor, length) in
        [("40m", "1h"), ("45m", "1h05"), ("1h", "1h"), ("90s", "50m"), ("1m", "1h")]
    {
        let mut bench = editing(&keeping(floor, length));
        let before = write(plan(&bench).agenda());
        bench.press("Down Down Down Down S");
        let floors: Vec<_> =
            plan(&bench).agenda().slots[3..5].iter().filter_map(|slot| slot.floor).collect();
        assert_eq!(
            floors.into_iter().sum::<chrono::TimeDelta>(),
            crate::make::length(floor).expect("a length")
        );
        bench.press("J");
        assert_eq!(write(plan(&bench).agenda()), before, "{floor} of {length}");
    }
}

#[test]
fn halves_share_the_time_as_they_share_turns_and_rounds() {
    let track = |title: &str| Track { title: title.into(), ..Track::default() };
    let talks = slot(Kind::Presentations, "Présentations", "10:00", "10:15");
    let work = slot(Kind::Workshop, "Ateliers", "10:15", "11:15");
    let tracks = vec![track("Données"), track("Design")];
    let slots = vec![
        Slot { turns: Some(Turns::Count(3)), ..talks },
        Slot { rounds: Some(3), tracks, ..work },
    ];
    let mut bench = editing(&agenda(letters(3), slots));
    let before = write(plan(&bench).agenda());
    bench.press("Down S Down Down S");
    let ends = plan(&bench).agenda().slots.iter().filter_map(|slot| slot.end);
    let ends: Vec<String> = ends.map(deroule::agenda::write_time).collect();
    assert_eq!(ends, ["10:10", "10:15", "10:55", "11:15"]);
    bench.press("J Up Up J");
    assert_eq!(write(plan(&bench).agenda()), before, "the same tracks, once");
}

#[test]
fn slots_are_joined() {
    let mut day = day();
    day.slots.insert(2, talks("14:15", "14:30", 1, &["5m", "10m"]));
    day.slots[2].phases[1].title = "Réactions".into();
    day.slots[3].start = crate::make::time("14:30");
    day.slots[3].end = crate::make::time("14:45");
    day.slots[4].start = crate::make::time("14:45");
    table("join", &day, &[("two slots of talks", &[Keys("Down Down J")])]);
}

/// Four teams that all present, in one slot; with `more`, another slot that counts two of them.
fn for_all(more: bool) -> Agenda {
    let all = Slot { turns: Some(Turns::All), ..talks("13:45", "14:45", 0, &["5m", "10m"]) };
    let again = more.then(|| talks("14:45", "15:15", 2, &["5m", "10m"]));
    agenda(letters(4), [all].into_iter().chain(again).collect())
}

#[test]
fn what_is_for_all_is_split_without_leaving_anybody_out_and_is_for_all_again() {
    let split: &[(&str, &[Step<'_>])] = &[("the talks of all", &[Keys("Down S")])];
    table("split-all", &for_all(false), split);
    table("split-all-counted", &for_all(true), split);
    for (more, keys) in [(false, "S J"), (true, "S J"), (false, "S Enter Esc M P J")] {
        let mut bench = editing(&for_all(more));
        let before = file(&bench, "day.ron");
        bench.press("Down").press(keys);
        assert_eq!(write(plan(&bench).agenda()), before, "{more} {keys}");
    }
    // a number that somebody wrote stays one, and so does what is for all no longer
    for (turns, keys) in [(Turns::Count(4), "S J"), (Turns::All, "S M J")] {
        let mut day = for_all(false);
        day.slots[0].turns = Some(turns);
        let mut bench = editing(&day);
        bench.press("Down").press(keys);
        let counted = Turns::Count(if keys == "S J" { 4 } else { 3 });
        assert_eq!(plan(&bench).agenda().slots[0].turns, Some(counted), "{keys}");
    }
    // beside a slot that is for all, one that counts as many is not for all
    let mut day = for_all(true);
    day.slots[1] = talks("14:45", "15:45", 4, &["5m", "10m"]);
    let mut bench = editing(&day);
    let before = file(&bench, "day.ron");
    bench.press("Down Down S J");
    assert_eq!(write(plan(&bench).agenda()), before);
}

#[test]
fn titles_and_kinds_are_changed() {
    let kind = Choice::Kind(Kind::Restitution).words(Lang::Fr);
    table(
        "title",
        &day(),
        &[
            (
                "of a slot",
                &[
                    Keys("Down Enter"),
                    slot_field(SlotField::Title, "Café d’accueil"),
                    Keys("Enter"),
                ],
            ),
            (
                "a kind",
                &[
                    Keys("Down Down Down Down Enter"),
                    slot_field(SlotField::Kind, kind),
                    Keys("Enter"),
                ],
            ),
            (
                "a note",
                &[
                    Keys("Down Enter"),
                    slot_field(SlotField::Note, "badges à l’entrée"),
                    Keys("Enter"),
                ],
            ),
        ],
    );
}

#[test]
fn times_are_typed() {
    let typed = |text: &'static str| [Keys("Down Down H"), Type(text), Keys("Enter")];
    let (ten, long, hours) = (typed("10"), typed("1h30"), typed("13h45-14h45"));
    table(
        "times",
        &day(),
        &[
            ("10", &ten),
            ("1h30", &long),
            ("13h45-14h45", &hours),
            ("1h30 while the rest holds", &[Keys("F Down Down H"), Type("1h30"), Keys("Enter")]),
            ("five minutes more", &[Keys("Down Right")]),
            ("five minutes less while the rest holds", &[Keys("F Down Left")]),
            (
                "another day",
                &[
                    Keys("Down Down Down Enter"),
                    slot_field(SlotField::Day, "22 juin"),
                    Keys("Enter"),
                ],
            ),
        ],
    );
}

#[test]
fn what_happens_when_it_is_late_is_said() {
    let anchor = |anchor| Choice::Anchor(Some(anchor)).words(Lang::Fr);
    let of = |field, text| {
        [Keys("Down Down Down Down Down Enter"), slot_field(field, text), Keys("Enter")]
    };
    let anchors = [Anchor::Floating, Anchor::NotBefore, Anchor::Fixed, Anchor::EndAt];
    let [floating, not_before, fixed, end_at] = anchors.map(|it| of(SlotField::Anchor, anchor(it)));
    let (floor, locked) = (of(SlotField::Floor, "10"), of(SlotField::Locked, "oui"));
    table(
        "late",
        &day(),
        &[
            ("follows what comes before it", &floating),
            ("not before its hour", &not_before),
            ("begins on the dot", &fixed),
            ("ends on the dot", &end_at),
            ("at least 10 minutes", &floor),
            ("left alone", &locked),
        ],
    );
}

#[test]
fn turns_have_parts_and_changeovers() {
    let of = |field, text| [Keys("Down Down Enter"), slot_field(field, text), Keys("Enter")];
    let then = Choice::Then(Then::Advance).words(Lang::Fr);
    let room = Choice::Role(Some(Role::Feedback)).words(Lang::Fr);
    table(
        "turns",
        &day(),
        &[
            ("three of them", &of(SlotField::Turns, "3")),
            ("one more by a key", &[Keys("Down Down P")]),
            ("one less by a key", &[Keys("Down Down M")]),
            ("everybody", &of(SlotField::Turns, "tous")),
            ("by name", &of(SlotField::Turns, "DataESR, Hopkins")),
            ("other parts", &of(SlotField::Phases, "Pitch 3, Questions 7, Avis 5")),
            ("no parts", &of(SlotField::Phases, "")),
            ("time to change", &of(SlotField::Changeover, "90s")),
            (
                "all that a part can say",
                &[
                    Keys("Down Down Enter"),
                    Fill(FieldName::Phase(0, PhaseField::Role), room),
                    Fill(FieldName::Phase(0, PhaseField::Floor), "4"),
                    Fill(FieldName::Phase(0, PhaseField::Warn), "2"),
                    Fill(FieldName::Phase(0, PhaseField::Danger), "30s"),
                    Fill(FieldName::Phase(0, PhaseField::Grace), "15s"),
                    Fill(FieldName::Phase(0, PhaseField::Then), then),
                    Fill(FieldName::Phase(0, PhaseField::Script), "Problème 1, Solution 4"),
                    Fill(FieldName::Phase(0, PhaseField::Prompts), "Pour qui ?; Et après ?"),
                    Keys("Enter"),
                ],
            ),
        ],
    );
}

#[test]
fn workshops_have_tracks_rounds_and_questions() {
    let of =
        |field, text| [Keys("Down Down Down Down Enter"), slot_field(field, text), Keys("Enter")];
    table(
        "tracks",
        &day(),
        &[
            ("one more, the others as they were", &of(SlotField::Tracks, "Données, Design, Code")),
            (
                "where, and who",
                &[
                    Keys("Down Down Down Down Enter"),
                    Fill(FieldName::Track(0, TrackField::Room), "salle Turing"),
                    Fill(FieldName::Track(1, TrackField::Hosts), "Ana, Paul"),
                    Fill(FieldName::Track(1, TrackField::Prompts), "Pour qui ?"),
                    Keys("Enter"),
                ],
            ),
            ("two rounds", &of(SlotField::Rounds, "2")),
            ("questions", &of(SlotField::Prompts, "Qui, quand ?; Et après ?")),
        ],
    );
}
