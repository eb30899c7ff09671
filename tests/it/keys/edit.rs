//! An agenda that is edited: keys in, the agenda's file out.

use std::path::{Path, PathBuf};

use deroule::{
    agenda::{Agenda, EditRefusal, Kind, Place, Rest, Turns, read, write},
    console::{
        action::Action,
        effect::LoopEffect,
        message::Message,
        model::{
            Because, Dialog, OnDisk, PlanCursor, PlanEditor, PlanNews, PlanPane, Prompt, Question,
            Size, SlotWork, Value, What,
        },
        palette,
    },
    i18n::{
        Lang,
        console::{
            action::Label,
            plan::{PlanSays, field::Choice, replace_word},
        },
    },
};

use super::bench::{self, Bench};
use crate::{
    make::{self, agenda, letters, slot, talks},
    screen::grid,
};

/// A console on an agenda file of this name.
pub(super) fn editing(of: &Agenda) -> Bench {
    on_text(&write(&Agenda { title: "Demo Day".into(), ..of.clone() }))
}

pub(super) fn on_text(text: &str) -> Bench {
    let mut bench = Bench::new();
    bench.host.files.insert(PathBuf::from("day.ron"), text.as_bytes().to_vec());
    bench.look_over("day.ron");
    bench
}

pub(super) fn plan(bench: &Bench) -> &PlanEditor {
    bench.model.plan().expect("an agenda on the screen")
}

pub(super) fn file(bench: &Bench, name: &str) -> String {
    let bytes = bench.host.files.get(Path::new(name)).expect("a file");
    String::from_utf8(bytes.clone()).expect("text")
}

pub(super) fn news(bench: &Bench) -> Option<PlanNews> {
    match bench.model.notice.as_ref().map(|notice| &notice.what) {
        Some(What::Plan(news)) => Some(news.clone()),
        _ => None,
    }
}

/// The slots in a line each, as they are written: `13:30-13:45 Accueil`, `15m Pause`, with turns.
pub(super) fn lines(agenda: &Agenda) -> Vec<String> {
    let line = |slot: &deroule::agenda::Slot| {
        let time = |time: Option<chrono::NaiveTime>| {
            time.map(deroule::agenda::write_time).unwrap_or_default()
        };
        let times = match (slot.start, slot.end, slot.length) {
            (None, None, Some(length)) => deroule::agenda::write_length(length),
            (start, None, Some(length)) => {
                format!("{}+{}", time(start), deroule::agenda::write_length(length))
            }
            (start, end, _) => format!("{}-{}", time(start), time(end)),
        };
        let turns = match &slot.turns {
            None => String::new(),
            Some(Turns::Count(count)) => format!(" ×{count}"),
            Some(Turns::Named(names)) => format!(" ×{} named", names.len()),
            Some(Turns::All) => " ×all".to_owned(),
        };
        format!("{times} {}{turns}", slot.title)
    };
    agenda.slots.iter().map(line).collect()
}

pub(super) fn shown(bench: &Bench) -> Vec<String> {
    lines(plan(bench).agenda())
}

/// Welcome, four talks that fill their slot, a break, a debrief.
fn day() -> Agenda {
    bench::day()
}

#[test]
fn what_comes_after_moves_along_or_keeps_its_end() {
    let mut bench = editing(&day());
    bench.press("Down Right");
    assert_eq!(
        shown(&bench),
        [
            "13:30-13:50 Accueil",
            "13:50-14:50 Présentations ×4",
            "14:50-15:05 Pause",
            "15:05-15:20 Débrief",
        ]
    );
    bench.press("U F");
    assert_eq!(news(&bench), Some(PlanNews::Rest(Rest::Holds)));
    bench.press("Right");
    assert_eq!(bench.model.notice, None, "the keys have their row back");
    assert_eq!(
        shown(&bench),
        [
            "13:30-13:50 Accueil",
            "13:50-14:45 Présentations ×4",
            "14:45-15:00 Pause",
            "15:00-15:15 Débrief",
        ]
    );
    bench.press("Left");
    assert_eq!(plan(&bench).agenda().slots, day().slots, "there and back");
}

#[test]
fn times_are_typed_and_what_follows_is_seen_before_enter() {
    let mut bench = editing(&day());
    bench.press("Down H").type_in("30");
    assert_eq!(lines(plan(&bench).shown())[1], "14:00-15:00 Présentations ×4");
    assert_eq!(plan(&bench).agenda().slots, day().slots, "nothing is changed yet");
    bench.press("Esc");
    assert!(plan(&bench).preview.is_none());
    for (typed, first, second) in [
        ("10", "13:30-13:40 Accueil", "13:40-14:40 Présentations ×4"),
        ("1h30", "13:30-15:00 Accueil", "15:00-16:00 Présentations ×4"),
        ("13h35", "13:35-13:50 Accueil", "13:50-14:50 Présentations ×4"),
        ("13h15-13h45", "13:15-13:45 Accueil", "13:45-14:45 Présentations ×4"),
        ("-14h", "13:30-14:00 Accueil", "14:00-15:00 Présentations ×4"),
    ] {
        bench.press("H").type_in(typed).press("Enter");
        assert_eq!(shown(&bench)[..2], [first, second], "{typed}");
        bench.press("U");
    }
    // nothing typed changes nothing
    bench.press("H Enter");
    assert_eq!(plan(&bench).agenda().slots, day().slots);
    bench.press("H F8").type_in("10").press("Enter");
    assert_eq!(shown(&bench)[..2], ["13:30-13:40 Accueil", "13:40-14:45 Présentations ×4"]);
}

#[test]
fn a_hole_takes_up_what_comes_and_what_is_fixed_stands() {
    let late = slot(Kind::Debrief, "Débrief", "16:00", "16:15");
    let mut slots = day().slots;
    slots[3] = late;
    let mut bench = editing(&agenda(letters(4), slots.clone()));
    bench.press("Down").press("Right Right Right");
    assert_eq!(shown(&bench)[2..], ["15:00-15:15 Pause", "16:00-16:15 Débrief"]);
    slots[2].anchor = Some(deroule::agenda::Anchor::Fixed);
    let mut bench = editing(&agenda(letters(4), slots));
    bench.press("Down Right");
    assert_eq!(shown(&bench)[1..3], ["13:50-14:50 Présentations ×4", "14:45-15:00 Pause"]);
    assert_eq!(plan(&bench).counts().0, 1, "the doctor sees it");
}

#[test]
fn slots_are_moved_doubled_and_taken_away() {
    let mut bench = editing(&day());
    bench.press("Down Down Down Shift-Up");
    assert_eq!(
        shown(&bench)[..3],
        ["13:30-13:45 Accueil", "13:45-14:00 Pause", "14:00-15:00 Présentations ×4"]
    );
    assert_eq!(plan(&bench).selected_slot(), Some(1), "the cursor goes along");
    bench.press("Shift-Up Shift-Up Shift-Down Shift-Down");
    assert_eq!(plan(&bench).agenda().slots, day().slots, "back where it was");
    bench.press("Y");
    assert_eq!(
        shown(&bench)[2..],
        ["14:45-15:00 Pause", "15:00-15:15 Pause", "15:15-15:30 Débrief"]
    );
    bench.press("Delete");
    assert_eq!(plan(&bench).agenda().slots, day().slots);
    bench.press("Down Shift-Down");
    assert_eq!(plan(&bench).agenda().slots, day().slots, "there is nothing below the last one");
}

#[test]
fn a_slot_is_split_with_its_turns_and_joined_again() {
    let mut bench = editing(&day());
    bench.press("Down Down S");
    assert_eq!(
        shown(&bench)[1..3],
        ["13:45-14:15 Présentations ×2", "14:15-14:45 Présentations ×2"]
    );
    bench.press("J");
    assert_eq!(plan(&bench).agenda().slots, day().slots);
    // without turns it is the time that is cut
    bench.press("Up S");
    assert_eq!(shown(&bench)[..2], ["13:30-13:35 Accueil", "13:35-13:45 Accueil"]);
    bench.press("U Down Down Down J");
    assert_eq!(news(&bench), Some(PlanNews::Refused(EditRefusal::NothingBelow)));
    assert_eq!(plan(&bench).agenda().slots, day().slots);
}

#[test]
fn turns_come_and_go_and_a_full_slot_stays_full() {
    let mut bench = editing(&day());
    bench.press("Down Down P");
    assert_eq!(
        shown(&bench)[1..],
        ["13:45-15:00 Présentations ×5", "15:00-15:15 Pause", "15:15-15:30 Débrief"]
    );
    bench.press("M M");
    assert_eq!(
        shown(&bench)[1..],
        ["13:45-14:30 Présentations ×3", "14:30-14:45 Pause", "14:45-15:00 Débrief"]
    );
    // what holds its end is not made longer
    bench.press("F P");
    assert_eq!(shown(&bench)[1], "13:45-14:30 Présentations ×4");
}

#[test]
fn a_new_slot_pushes_what_comes_after() {
    let mut bench = editing(&day());
    bench.press("Down A").type_in("Photo").press("Tab").press("Ctrl-U").type_in("5");
    assert_eq!(lines(plan(&bench).shown())[1], "13:45-13:50 Photo", "seen while it is typed");
    bench.press("Enter");
    assert_eq!(
        shown(&bench)[..3],
        ["13:30-13:45 Accueil", "13:45-13:50 Photo", "13:50-14:50 Présentations ×4"]
    );
    bench.press("U");
    assert_eq!(plan(&bench).agenda().slots, day().slots);
}

#[test]
fn times_that_run_backwards_are_refused() {
    let mut bench = editing(&day());
    bench.press("Down Down H").type_in("9h-10h").press("Enter");
    let [start, above] = ["09:00", "13:30"].map(|time| make::time(time).expect("a time"));
    let backwards = EditRefusal::Backwards { start, above };
    assert_eq!(news(&bench), Some(PlanNews::Refused(backwards)));
    assert!(plan(&bench).form.is_some(), "what was typed stays");
    assert_eq!(plan(&bench).agenda().slots, day().slots);
}

#[test]
fn an_agenda_is_saved_where_it_is() {
    let mut bench = editing(&day());
    bench.press("Down Right E");
    assert_eq!(news(&bench), Some(PlanNews::Saved { path: "day.ron".into() }));
    assert_eq!(file(&bench, "day.ron"), write(plan(&bench).agenda()));
    assert_eq!(bench.host.files.len(), 1, "nothing had to be kept");
    bench.press("Right E Q");
    assert_eq!(file(&bench, "day.ron"), write(plan(&bench).agenda()));
    assert_eq!(bench.asked, [LoopEffect::Quit]);
    // what somebody else has written since is not written over
    bench.asked.clear();
    bench.host.files.insert("day.ron".into(), b"theirs".to_vec());
    bench.press("Left E");
    assert_eq!(file(&bench, "day.ron"), "theirs");
    assert!(matches!(bench.model.dialog(), Some(Dialog::Ask { .. })));
}

#[test]
fn comments_are_told_before_they_go_and_kept() {
    let text =
        format!("// écrit à la main\n{}", write(&Agenda { title: "Demo Day".into(), ..day() }));
    let mut bench = on_text(&text);
    bench.press("Down Right E");
    assert!(matches!(bench.model.dialog(), Some(Dialog::Confirm(Question::Rewrite { .. }))));
    bench.press("Esc");
    assert_eq!(file(&bench, "day.ron"), text);
    bench.press("E Enter");
    let kept = PlanNews::SavedAside { path: "day.ron".into(), kept: "day.ron.bak".into() };
    assert_eq!(news(&bench), Some(kept));
    assert_eq!(file(&bench, "day.ron.bak"), text);
    assert_eq!(file(&bench, "day.ron"), write(plan(&bench).agenda()));
    // there are none left to tell of
    bench.press("Right E");
    assert_eq!(news(&bench), Some(PlanNews::Saved { path: "day.ron".into() }));
    assert_eq!(file(&bench, "day.ron.bak"), text);
}

#[test]
fn what_is_as_it_was_read_is_not_written_again() {
    let text =
        format!("// écrit à la main\n{}", write(&Agenda { title: "Demo Day".into(), ..day() }));
    let mut bench = on_text(&text);
    for keys in ["E", "Down Right U E", "Down Right Left E"] {
        bench.press(keys);
        assert_eq!(news(&bench), Some(PlanNews::NothingToSave), "{keys}");
        assert_eq!(bench.model.dialog(), None, "{keys}");
        assert_eq!(file(&bench, "day.ron"), text, "{keys}");
    }
    // unless the file is gone: then there is, and what was read of it is kept
    bench.host.files.clear();
    bench.wake_up();
    assert_eq!(plan(&bench).source.disk, OnDisk::Gone);
    bench.press("E Enter");
    let kept = PlanNews::SavedAside { path: "day.ron".into(), kept: "day.ron.bak".into() };
    assert_eq!(news(&bench), Some(kept));
    assert_eq!(file(&bench, "day.ron.bak"), text);
    assert_eq!(plan(&bench).source.disk, OnDisk::AsRead);
    bench.press("E");
    assert_eq!(news(&bench), Some(PlanNews::NothingToSave));
    assert_eq!(file(&bench, "day.ron"), write(plan(&bench).agenda()));
}

#[test]
fn the_question_names_what_will_not_be_written_again() {
    let text = write(&Agenda { title: "Demo Day".into(), ..day() });
    let fields = text.replacen("title:", "salle: \"Turing\", salle2: 4, title:", 1);
    let lines = text.replacen("\"Accueil\"", "\"Accueil\", note: \"un\n\n- deux\"", 1);
    let both = format!("// à la main\n{}", lines.replacen("title:", "salle: 4, title:", 1));
    let cases = [
        (text.clone(), None),
        (format!("{text}// fin\n"), Some("Les commentaires de ce fichier ne seront pas réécrits.")),
        (
            fields.replace("salle2: 4,", ""),
            Some("Le champ «\u{a0}salle\u{a0}» ne sera pas réécrit."),
        ),
        (
            fields,
            Some("Les champs «\u{a0}salle\u{a0}» et «\u{a0}salle2\u{a0}» ne seront pas réécrits."),
        ),
        (lines, Some("Les retours à la ligne des textes ne seront pas réécrits.")),
        (
            both,
            Some(
                "Les commentaires de ce fichier, le champ «\u{a0}salle\u{a0}» et les retours à la \
                 ligne des textes ne seront pas réécrits.",
            ),
        ),
    ];
    for (text, says) in cases {
        let mut bench = on_text(&text);
        bench.press("Down Right E");
        let asked = matches!(bench.model.dialog(), Some(Dialog::Confirm(Question::Rewrite { .. })));
        assert_eq!(asked, says.is_some(), "{text}");
        let losses = &plan(&bench).source.losses;
        if let Some(says) = says {
            assert_eq!(PlanSays::AskRewrite(losses, false).words(Lang::Fr), says);
            assert_ne!(PlanSays::AskRewrite(losses, false).words(Lang::En), says);
        }
    }
}

#[test]
fn a_file_that_somebody_else_changed_asks_once_and_is_kept() {
    let text =
        format!("// écrit à la main\n{}", write(&Agenda { title: "Demo Day".into(), ..day() }));
    let mut bench = on_text(&text);
    bench.press("Down Right");
    bench.host.files.insert("day.ron".into(), b"theirs".to_vec());
    bench.hear(Message::SourceIs(OnDisk::Changed));
    bench.press("E");
    let asked = |bench: &Bench| match bench.model.dialog() {
        Some(Dialog::Ask { prompt, .. }) => prompt.clone(),
        other => panic!("{other:?}"),
    };
    assert!(matches!(asked(&bench), Prompt::SaveAs { because: Because::Taken { .. }, .. }));
    bench.press("Ctrl-E Ctrl-U").type_in("day").press("Enter");
    assert!(matches!(asked(&bench), Prompt::Replace { .. }));
    bench.type_in(replace_word(bench.model.lang)).press("Enter");
    let kept = PlanNews::SavedAside { path: "day.ron".into(), kept: "day.ron.bak".into() };
    assert_eq!(news(&bench), Some(kept));
    assert_eq!(file(&bench, "day.ron.bak"), "theirs");
    assert_eq!(file(&bench, "day.ron"), write(plan(&bench).agenda()));
}

#[test]
fn ten_teams_in_two_blocks_become_fourteen_in_four() {
    let before = agenda(
        letters(14),
        vec![
            slot(Kind::Welcome, "Accueil et introduction", "13:30", "13:45"),
            talks("13:45", "15:00", 5, &["5m", "10m"]),
            slot(Kind::Break, "Pause", "15:00", "15:15"),
            talks("15:15", "16:30", 5, &["5m", "10m"]),
            slot(Kind::Debrief, "Débrief", "16:30", "16:45"),
        ],
    );
    let mut bench = editing(&before);
    // five and five become four and four; what follows moves up
    bench.press("Down Down M Down Down M");
    // a second break, of half an hour, below them
    bench.press("Up Y Shift-Down H").type_in("30").press("Enter");
    // four more below it, then a break and the last two
    bench.press("Up Y Shift-Down A").type_in("Pause").press("Tab Ctrl-U").type_in("15");
    bench.press("Enter Up Y Shift-Down M M");
    assert_eq!(
        shown(&bench),
        [
            "13:30-13:45 Accueil et introduction",
            "13:45-14:45 Présentations ×4",
            "14:45-15:00 Pause",
            "15:00-16:00 Présentations ×4",
            "16:00-16:30 Pause",
            "16:30-17:30 Présentations ×4",
            "17:30-17:45 Pause",
            "17:45-18:15 Présentations ×2",
            "18:15-18:30 Débrief",
        ]
    );
    assert_eq!(plan(&bench).counts().0, 0, "{:?}", plan(&bench).remarks);
}

#[test]
fn undo_gives_the_first_bytes_back() {
    let mut bench = editing(&day());
    let first = write(plan(&bench).agenda());
    bench.press("Down Right S F Left Down Down M J Y Shift-Up P Delete");
    assert_ne!(write(plan(&bench).agenda()), first);
    while news(&bench) != Some(PlanNews::NothingToUndo) {
        bench.press("U");
    }
    assert_eq!(write(plan(&bench).agenda()), first);
    assert!(!plan(&bench).is_unsaved());
    let kept = read::read(first.as_bytes()).agenda;
    assert_eq!(kept.as_ref(), Some(plan(&bench).agenda()));
}

fn names(bench: &Bench) -> Vec<String> {
    plan(bench).agenda().lineup.iter().map(|defi| defi.name.to_string()).collect()
}

#[test]
fn teams_are_added_renamed_moved_and_taken_away() {
    let mut bench = editing(&day());
    bench.press("Tab A").type_in("Hopkins").press("Enter");
    assert_eq!(names(&bench), ["A", "B", "C", "D", "Hopkins"], "after all the others");
    bench.press("Shift-Up Shift-Up Shift-Up Shift-Up");
    assert_eq!(names(&bench), ["Hopkins", "A", "B", "C", "D"]);
    bench.press("Down Enter Ctrl-U").type_in("Archifiltre").press("Tab").type_in("Zoé");
    bench.press("Tab").type_in("Ana, Paul").press("Tab Tab").type_in("15h").press("Tab Left Enter");
    let team = &plan(&bench).agenda().lineup[1];
    assert_eq!((team.name.as_str(), team.with.as_deref()), ("Archifiltre", Some("Zoé")));
    assert_eq!((team.presenters.len(), team.from), (2, make::time("15:00")));
    assert_eq!(team.place, Some(Place::Last));
    bench.press("Delete");
    assert_eq!(names(&bench), ["Hopkins", "B", "C", "D"]);
    // two teams never have one name
    bench.press("Enter Ctrl-U").type_in("c").press("Enter");
    assert_eq!(news(&bench), Some(PlanNews::Refused(EditRefusal::SameName)));
    bench.press("Esc U U U U U U U");
    assert_eq!(names(&bench), ["A", "B", "C", "D"]);
}

#[test]
fn a_pasted_column_of_names_is_a_team_for_each() {
    let mut bench = editing(&day());
    bench.press("Tab");
    bench.hear(Message::Paste("- Hopkins\n- Lab Santé\n\n- b\n".into()));
    assert_eq!(names(&bench), ["A", "B", "C", "D", "Hopkins", "Lab Santé"]);
    assert_eq!(news(&bench), Some(PlanNews::Teams { added: 2, known: 1 }));
    bench.press("U");
    assert_eq!(names(&bench), ["A", "B", "C", "D"]);
    bench.press("A");
    bench.hear(Message::Paste("1. Hopkins\n2. DataESR\n".into()));
    assert!(plan(&bench).form.is_none());
    assert_eq!(names(&bench), ["A", "B", "C", "D", "Hopkins", "DataESR"]);
    bench.press("U A");
    bench.hear(Message::Paste("- [x] Hopkins\n- [ ] DataESR\n☐ Gobelins\n✔ b\n".into()));
    assert_eq!(names(&bench), ["A", "B", "C", "D", "Hopkins", "DataESR", "Gobelins"]);
    // a single name fills the field, whatever ends its line; what was typed stays with it
    bench.press("U A").type_in("Lab ");
    bench.hear(Message::Paste("Santé\n".into()));
    let form = plan(&bench).form.as_ref().expect("still the fields");
    assert_eq!(form.fields[0].text().trim_end(), "Lab Santé");
    bench.press("Ctrl-U").type_in("Lab ");
    bench.hear(Message::Paste("Santé\nGobelins\n".into()));
    assert_eq!(names(&bench)[4..], ["Lab Santé", "Gobelins"]);
    assert!(plan(&bench).preview.is_none());
    // with more filled in than the name, nothing is taken for a column
    bench.press("U A Tab").type_in("A").press("Up");
    bench.hear(Message::Paste("Un\nDeux\n".into()));
    assert!(plan(&bench).form.is_some());
    assert_eq!(names(&bench).len(), 4);
}

#[test]
fn the_keys_of_edges_reach_the_first_and_the_last_row_of_each_pane() {
    let mut bench = editing(&day());
    bench.press("End");
    assert_eq!(plan(&bench).cursor, PlanCursor::Slot(3));
    bench.press("Home");
    assert_eq!(plan(&bench).cursor, PlanCursor::Head);
    bench.press("Tab End");
    assert_eq!(plan(&bench).selected_team(), Some(3));
    bench.press("Home");
    assert_eq!(plan(&bench).selected_team(), Some(0));
    bench.press("Tab V End");
    assert_eq!(plan(&bench).remark, plan(&bench).remarks.len() - 1);
    bench.press("Home");
    assert_eq!(plan(&bench).remark, 0);
}

#[test]
fn ctrl_z_takes_back_here_and_leaves_the_terminal_elsewhere() {
    let mut bench = editing(&day());
    bench.press("Down Right Ctrl-Z");
    assert_eq!(plan(&bench).agenda().slots, day().slots);
    bench.press("Ctrl-Y");
    assert_ne!(plan(&bench).agenda().slots, day().slots);
    // in a field, what was typed there
    bench.press("Ctrl-Z Enter").type_in(" et café").press("Ctrl-Z Enter");
    assert_eq!(plan(&bench).agenda().slots, day().slots);
    assert!(bench.asked.is_empty());
    let mut elsewhere = Bench::new();
    elsewhere.press("Ctrl-Z");
    assert_eq!(elsewhere.asked, [LoopEffect::Shell]);
}

#[test]
fn actions_are_found_by_the_words_of_others() {
    let mut bench = editing(&day());
    bench.press("Down");
    for (words, action) in [
        ("fusionner", Action::Slot(SlotWork::Join)),
        ("merge", Action::Slot(SlotWork::Join)),
        ("annuler la dernière", Action::UndoEdit),
        ("défaire", Action::UndoEdit),
        ("supprimer", Action::RemoveSlot),
        ("sauvegarder", Action::SavePlan),
        ("shell", Action::Shell),
    ] {
        let found = palette::found(&bench.model, words);
        assert_eq!(found.first().map(|hint| hint.action), Some(action), "{words}");
    }
    // each action that is listed is the first one found by its own words
    for hint in bench.model.keymap.help(&bench.model) {
        for lang in [Lang::Fr, Lang::En] {
            let words = hint.label.long(lang);
            let found = palette::found(&bench.model, &words);
            assert_eq!(found.first().map(|hint| hint.action), Some(hint.action), "{words}");
        }
    }
}

#[test]
fn a_new_slot_has_the_kind_that_its_title_names_until_one_is_chosen() {
    let mut bench = editing(&day());
    let kind = |bench: &Bench| {
        let form = plan(bench).form.as_ref().expect("fields");
        let value = form.fields.iter().find_map(|field| match field.value {
            Value::Choice(Choice::Kind(kind)) => Some(kind),
            Value::Choice(_) | Value::Typed(_) => None,
        });
        value.expect("a kind")
    };
    bench.press("Down A").type_in("Pause");
    assert_eq!(kind(&bench), Kind::Break, "as the list shows it");
    bench.press("Ctrl-U").type_in("Photo");
    assert_eq!(kind(&bench), Kind::Other);
    bench.press("Ctrl-U").type_in("Pause").press("Tab Tab Tab Left");
    let chosen = kind(&bench);
    assert_ne!(chosen, Kind::Break);
    bench.press("Enter");
    assert_eq!(plan(&bench).agenda().slots[1].kind, chosen, "what was chosen is kept");
}

#[test]
fn what_is_still_to_be_decided_is_read_on_the_title_line() {
    let programme = deroule::agenda::programme::Programme::default();
    let meeting = deroule::agenda::programme::Meeting {
        date: make::date("2018-08-30"),
        start: make::time("15:00"),
        end: make::time("18:30"),
        ..Default::default()
    };
    for lang in [Lang::Fr, Lang::En] {
        let names = deroule::i18n::agenda::programme::fresh_names(lang, meeting.date);
        let mut bench = editing(&programme.fresh(&meeting, &names));
        bench.model.lang = lang;
        let read = |bench: &Bench| {
            let screen = crate::screen::grid::screen(&bench.model, 120, 36);
            crate::screen::grid::text(&screen).contains(names.questions[3].as_str())
        };
        assert!(read(&bench), "{lang:?}");
        bench.press("Down");
        assert!(read(&bench), "where it is kept");
    }
}

#[test]
fn every_key_of_tab_goes_to_a_pane_that_is_seen_and_the_bar_says_which() {
    let bar = |bench: &Bench| {
        let hints = bench.model.keymap.bar(&bench.model);
        hints.into_iter().find(|hint| hint.action == Action::OtherPane).map(|hint| hint.label)
    };
    let mut bench = editing(&day());
    for (label, focus) in [(Label::ToTeams, PlanPane::Teams), (Label::ToAgenda, PlanPane::Slots)] {
        assert_eq!(bar(&bench), Some(label));
        bench.press("Tab");
        assert_eq!((plan(&bench).focus, plan(&bench).beside), (focus, PlanPane::Teams));
    }
    // a line of the file of which there is something to say is to be seen
    let text = write(&Agenda { title: "Demo Day".into(), ..day() });
    let mut bench = on_text(&text.replacen("lineup:", "colour: 3,\n    lineup:", 1));
    bench.press("Space");
    assert_eq!(plan(&bench).beside, PlanPane::Source);
    let seen: Vec<PlanPane> = (0..3)
        .map(|_| {
            bench.press("Tab");
            plan(&bench).focus
        })
        .collect();
    assert_eq!(seen, [PlanPane::Teams, PlanPane::Source, PlanPane::Slots]);
    assert_eq!(plan(&bench).beside, PlanPane::Teams);
}

#[test]
fn whole_screens_of_rows_are_gone_through_at_once() {
    let talks = |number: u8| slot(Kind::Other, &format!("Point {number}"), "", "");
    let mut bench = editing(&agenda(letters(26), (0..40).map(talks).collect()));
    bench.hear(Message::Resize(Size { cols: 80, rows: 24 }));
    bench.press("PageDown");
    let PlanCursor::Slot(far) = plan(&bench).cursor else { panic!("on a slot") };
    assert!((4..16).contains(&far), "{far}");
    bench.press("PageUp");
    assert_eq!(plan(&bench).cursor, PlanCursor::Head);
    bench.press("Tab PageDown PageDown PageDown PageDown PageDown PageDown PageDown PageDown");
    assert_eq!(plan(&bench).selected_team(), Some(25));
}

#[test]
fn the_bar_of_the_question_whether_to_save_names_the_keys_that_the_question_names() {
    let mut bench = editing(&day());
    bench.press("Down Right Q");
    let bar = |cols, rows| {
        let text = grid::text(&grid::screen(&bench.model, cols, rows));
        text.lines().last().map(|line| line.trim().to_owned()).unwrap_or_default()
    };
    assert_eq!(bar(80, 24), "E enregistrer  X abandonner  Échap rester");
    assert_eq!(bar(40, 12), "E enregistrer X abandonner Échap rester");
    assert_eq!(bar(20, 5), "E ✓ X ✗ Échap ←");
    let mut bench = Bench::new();
    bench.press("Q");
    let text = grid::text(&grid::screen(&bench.model, 20, 5));
    assert!(text.ends_with(" Entrée ✓ Échap ←"), "{text}");
}
