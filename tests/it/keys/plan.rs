//! An agenda that is looked over: keys in; the agenda, its file and what is said out.

use std::path::{Path, PathBuf};

use deroule::{
    agenda::{Agenda, Kind, Turns, read, write},
    console::{
        effect::LoopEffect,
        message::Message,
        model::{
            Dialog, Model, OnDisk, Overlay, PlanCursor, PlanEditor, PlanNews, Prompt, Question,
            RemarkSpot, Screen, Value, Weight, What,
        },
    },
    i18n::{
        Lang,
        console::plan::field::{FieldName, SlotField},
    },
};

use super::bench::Bench;
use crate::make;

/// Two sessions, the second of which has a slot that ends in the next one.
const TWO: &str = "\
# Année

## Session du 20 mai 2027 : démos

- 14h-14h15 : accueil
- 14h15-15h15 : démos de cinq équipes, 6 minutes et 4 minutes de retours
- 15h15-15h30 : débrief

## Session du 6 mai 2027 : écrire

- 14h-14h30 : accueil
- 14h30-16h : atelier
";

/// A session in which something is to be seen.
const MESSY: &str = "\
# Revue
Apportez vos badges à 8h30.
- 9h-10h : accueil
- 9h45-11h : démos
- 11h : pause
- 11h15-12h : débrief
";

fn bench(name: &str, text: &str) -> Bench {
    let mut bench = Bench::new();
    bench.host.files.insert(PathBuf::from(name), text.as_bytes().to_vec());
    bench.look_over(name);
    bench
}

fn plan(bench: &Bench) -> &PlanEditor {
    bench.model.plan().expect("an agenda that is looked over")
}

fn titles(bench: &Bench) -> Vec<String> {
    plan(bench).agenda().slots.iter().map(|slot| slot.title.to_string()).collect()
}

fn file(bench: &Bench, name: &str) -> Option<String> {
    let bytes = bench.host.files.get(Path::new(name))?;
    Some(String::from_utf8(bytes.clone()).expect("text"))
}

fn news(bench: &Bench) -> Option<PlanNews> {
    match bench.model.notice.as_ref().map(|notice| &notice.what) {
        Some(What::Plan(news)) => Some(news.clone()),
        _ => None,
    }
}

fn asks(model: &Model) -> &Prompt {
    match model.dialog() {
        Some(Dialog::Ask { prompt, .. }) => prompt,
        other => panic!("no line is asked for: {other:?}"),
    }
}

/// Empties the field that has the keyboard and types another text.
fn retype(bench: &mut Bench, text: &str) {
    bench.press("Ctrl-E Ctrl-U").type_in(text);
}

#[test]
fn a_session_is_chosen_saved_and_started() {
    let mut bench = bench("année.md", TWO);
    assert!(matches!(bench.model.overlay, Some(Overlay::Sessions { selected: 0 })));
    bench.press("Down Enter");
    assert_eq!(titles(&bench), ["accueil", "atelier"]);
    bench.press("E");
    assert_eq!(news(&bench), Some(PlanNews::Saved { path: "année-2.ron".into() }));
    let saved = file(&bench, "année-2.ron").expect("a file");
    assert_eq!(saved, write(plan(&bench).agenda()));
    assert_eq!(read::read(saved.as_bytes()).agenda.as_ref(), Some(plan(&bench).agenda()));
    bench.press("C Up Enter D");
    let saved_in = Some("année-1.ron".into());
    assert_eq!(bench.model.dialog(), Some(&Dialog::Confirm(Question::StartPlan { saved_in })));
    bench.press("Esc");
    assert!(bench.host.opened.is_empty() && file(&bench, "année-1.ron").is_none());
    bench.press("D Enter");
    assert_eq!(bench.host.opened, [PathBuf::from("année-1.ron")]);
    assert!(file(&bench, "année-1.ron").is_some());
}

#[test]
fn nothing_is_ever_saved_over_silently() {
    let mut bench = bench("revue.md", MESSY);
    bench.host.files.insert("revue.ron".into(), b"mine".to_vec());
    bench.press("E");
    assert!(matches!(asks(&bench.model), Prompt::SaveAs { .. }));
    assert_eq!(file(&bench, "revue.ron").as_deref(), Some("mine"));
    // the name that is proposed is free
    bench.press("Enter");
    assert!(file(&bench, "free.ron").is_some());
    assert_eq!(file(&bench, "revue.ron").as_deref(), Some("mine"));
}

#[test]
fn a_file_is_replaced_only_by_its_name_and_a_word() {
    let mut bench = bench("revue.md", MESSY);
    bench.host.files.insert("revue.ron".into(), b"mine".to_vec());
    bench.press("E");
    retype(&mut bench, "revue.ron");
    bench.press("Enter");
    assert!(matches!(asks(&bench.model), Prompt::Replace { .. }));
    bench.press("Enter");
    assert!(matches!(asks(&bench.model), Prompt::Replace { .. }), "not without the word");
    bench.type_in("oui").press("Enter");
    assert_eq!(file(&bench, "revue.ron").as_deref(), Some("mine"));
    retype(&mut bench, "Remplacer");
    bench.press("Enter");
    assert_eq!(file(&bench, "revue.ron"), Some(write(plan(&bench).agenda())));
    // what was saved by this screen it may save again
    bench.press("Down Delete E");
    assert_eq!(file(&bench, "revue.ron"), Some(write(plan(&bench).agenda())));
    // but not what somebody else has written since
    bench.host.files.insert("revue.ron".into(), b"theirs".to_vec());
    bench.press("U E");
    assert!(matches!(asks(&bench.model), Prompt::SaveAs { .. }));
    assert_eq!(file(&bench, "revue.ron").as_deref(), Some("theirs"));
}

#[test]
fn a_folder_that_takes_nothing_is_said_and_another_one_proposed() {
    let mut bench = bench("revue.md", MESSY);
    bench.host.read_only = true;
    bench.press("E");
    assert!(matches!(bench.model.notice.as_ref().map(|it| &it.what), Some(What::Failed(_))));
    bench.press("Enter");
    assert!(file(&bench, "elsewhere/revue.ron").is_some());
}

#[test]
fn corrections_are_not_left_behind_unasked() {
    let mut bench = bench("revue.md", MESSY);
    bench.press("Q");
    assert_eq!(bench.asked, [LoopEffect::Quit], "nothing was changed");
    bench.asked.clear();
    bench.press("Down Delete Q");
    assert!(matches!(bench.model.dialog(), Some(Dialog::Confirm(Question::Discard { .. }))));
    bench.press("Esc");
    assert!(bench.asked.is_empty() && plan(&bench).is_unsaved());
    bench.press("Esc X");
    assert!(matches!(bench.model.screen, Screen::Picker(_)));
    assert!(file(&bench, "revue.ron").is_none());
}

#[test]
fn the_reflex_of_enter_keeps_the_work_before_it_leaves() {
    for key in ["Enter", "E"] {
        let mut bench = bench("revue.md", MESSY);
        bench.press("Down Enter").type_in("s").press("Ctrl-C").press(key);
        let kept = file(&bench, "revue.ron").expect("what was typed is saved");
        assert!(kept.contains("accueils"), "{kept}");
        assert_eq!(bench.asked, [LoopEffect::Quit]);
    }
}

#[test]
fn teams_are_named_in_a_field_and_keep_what_they_have() {
    let mut bench = bench("revue.md", MESSY);
    bench.press("Enter Tab Tab Tab");
    bench.hear(Message::Paste("Archifiltre\nHopkins\n".into()));
    bench.press("Enter");
    let teams = |bench: &Bench| -> Vec<String> {
        plan(bench).agenda().lineup.iter().map(|defi| defi.name.to_string()).collect()
    };
    assert_eq!(teams(&bench), ["Archifiltre", "Hopkins"]);
    bench.press("Enter Tab Tab Tab").type_in(", hopkins").press("Enter");
    assert!(plan(&bench).form.is_some(), "a team is there twice");
    bench.press("Esc U");
    assert_eq!(teams(&bench), [""; 0]);
    bench.press("U");
    assert_eq!(news(&bench), Some(PlanNews::NothingToUndo));
}

#[test]
fn parts_without_a_comma_are_refused_and_a_note_is_kept() {
    let mut bench = bench("revue.md", MESSY);
    bench.press("Down Enter Tab Tab Tab Tab Tab").type_in("Démo 5 Retours 3").press("Enter");
    assert!(plan(&bench).form.is_some(), "5 would be lost");
    bench.press("Ctrl-U").type_in("Démo 5, Retours 3").press("Tab Tab");
    bench.type_in("café au fond").press("Enter");
    let slot = &plan(&bench).agenda().slots[0];
    assert_eq!(slot.phases.len(), 2);
    assert_eq!(slot.note.as_deref(), Some("café au fond"));
}

#[test]
fn a_slot_is_corrected_in_place() {
    let mut bench = bench("revue.md", MESSY);
    bench.press("Down Enter");
    retype(&mut bench, "Café");
    bench.press("Tab");
    retype(&mut bench, "9h-9h45");
    bench.press("Tab Tab Right").press("Tab").type_in("4");
    bench.press("Down").type_in("Présentation 5, Réactions 10").press("Tab").type_in("1");
    bench.press("Enter");
    let slot = &plan(&bench).agenda().slots[0];
    assert_eq!(slot.title.as_str(), "Café");
    assert_eq!(write(plan(&bench).agenda()).matches("09:45").count(), 2);
    assert_eq!(slot.kind, Kind::Presentations);
    assert_eq!(slot.turns, Some(Turns::Count(4)));
    assert_eq!(slot.phases.len(), 2);
    assert_eq!(slot.changeover.map(|it| it.num_minutes()), Some(1));
    assert_eq!(plan(&bench).draft().history.now.lines[0], [3]);
    bench.press("U");
    assert_eq!(titles(&bench)[0], "accueil");
    bench.press("Shift-U");
    assert_eq!(titles(&bench)[0], "Café");
}

#[test]
fn what_is_not_understood_stays_in_its_field() {
    let mut bench = bench("revue.md", MESSY);
    let before = plan(&bench).agenda().clone();
    bench.press("Down Enter Tab");
    retype(&mut bench, "bientôt");
    bench.press("Up Enter");
    let form = plan(&bench).form.as_ref().expect("still open");
    let field = &form.fields[form.at];
    assert_eq!((field.name, field.wrong), (FieldName::Slot(SlotField::Times), true));
    assert!(matches!(&field.value, Value::Typed(line) if line.as_str() == "bientôt"));
    assert_eq!(*plan(&bench).agenda(), before);
    retype(&mut bench, "9h, 45 min");
    bench.press("Enter");
    assert!(plan(&bench).form.is_none());
    assert_eq!(plan(&bench).agenda().slots[0].length.map(|it| it.num_minutes()), Some(45));
}

#[test]
fn leaving_the_fields_changes_nothing() {
    let mut bench = bench("revue.md", MESSY);
    let before = plan(&bench).agenda().clone();
    bench.press("Down Enter");
    retype(&mut bench, "autre");
    bench.press("Esc");
    assert_eq!((plan(&bench).agenda(), plan(&bench).form.is_none()), (&before, true));
    assert!(!plan(&bench).is_unsaved());
}

#[test]
fn the_session_has_fields_of_its_own() {
    let mut bench = bench("revue.md", MESSY);
    bench.press("Home Enter");
    retype(&mut bench, "Revue de mai");
    bench.press("Tab").type_in("21 mai 2027").press("Tab").type_in("12h30").press("Enter");
    let agenda = plan(&bench).agenda();
    assert_eq!(agenda.title.as_str(), "Revue de mai");
    assert_eq!(agenda.date.map(|date| date.to_string()).as_deref(), Some("2027-05-21"));
    assert_eq!(agenda.end.map(|end| end.to_string()).as_deref(), Some("12:30:00"));
}

#[test]
fn a_line_that_was_left_becomes_a_slot() {
    let mut bench = bench("revue.md", MESSY);
    let line = 2;
    let left = plan(&bench).remarks.iter().position(|remark| remark.line == Some(line));
    assert!(left.is_some(), "{:?}", plan(&bench).remarks);
    bench.press("Tab Down");
    assert_eq!(plan(&bench).cursor, PlanCursor::Line(line));
    bench.press("Enter");
    retype(&mut bench, "Badges");
    bench.press("Tab").type_in("8h30-9h").press("Enter");
    assert_eq!(titles(&bench)[0], "Badges");
    assert_eq!(plan(&bench).lines()[0], [line]);
    let left = |bench: &Bench| {
        plan(bench).remarks.iter().any(|remark| remark.spot == RemarkSpot::Line(line))
    };
    assert!(!left(&bench), "{:?}", plan(&bench).remarks);
    // one press takes it away again, with its line
    bench.press("U");
    assert!(left(&bench));
}

#[test]
fn a_new_slot_fills_the_hole_and_knows_a_break_by_its_name() {
    let mut bench = bench("jour.md", "# Jour\n- 9h-10h : accueil\n- 10h30-12h : atelier\n");
    bench.press("Down A").type_in("Pause café").press("Enter");
    let slot = &plan(&bench).agenda().slots[1];
    assert_eq!((slot.title.as_str(), slot.kind), ("Pause café", Kind::Break));
    assert_eq!(slot.start.zip(slot.end), make::time("10:00").zip(make::time("10:30")));
    assert_eq!(plan(&bench).counts(), (0, 0), "{:?}", plan(&bench).remarks);
    // a slot without a title is none
    bench.press("A Enter");
    assert!(plan(&bench).form.is_some());
    bench.press("Esc");
    assert_eq!(plan(&bench).agenda().slots.len(), 3);
}

#[test]
fn what_is_being_typed_is_not_left_behind_either() {
    let mut bench = bench("revue.md", MESSY);
    bench.press("Down Enter").type_in("s").press("Ctrl-C");
    assert!(matches!(bench.model.dialog(), Some(Dialog::Confirm(Question::Discard { .. }))));
    bench.press("Esc");
    assert!(bench.asked.is_empty() && plan(&bench).form.is_some());
}

#[test]
fn what_was_saved_here_is_known_after_reading_again() {
    let mut bench = bench("revue.md", MESSY);
    bench.press("E");
    bench.host.files.insert("revue.md".into(), MESSY.replace("accueil", "café").into_bytes());
    bench.press("F5 E");
    assert_eq!(news(&bench), Some(PlanNews::Saved { path: "revue.ron".into() }));
    assert!(file(&bench, "revue.ron").is_some_and(|saved| saved.contains("café")));
}

#[test]
fn remarks_are_gone_through_and_mended() {
    let text = "# Jour\n- 9h-10h : accueil\n- 10h30-12h : atelier\n- 12h-12h05 : pause\n- 12h05-13h : débrief\n";
    let mut bench = bench("jour.md", text);
    let seen = |bench: &Bench| {
        let plan = plan(bench);
        plan.remarks.get(plan.remark).map(|remark| remark.spot)
    };
    let (errors, warnings) = plan(&bench).counts();
    assert_eq!(errors, 0);
    let mut spots = Vec::new();
    for _ in 0..warnings {
        bench.press("Space");
        spots.push(seen(&bench).expect("a remark"));
    }
    let mut sorted = spots.clone();
    sorted.sort();
    assert_eq!(spots, sorted, "from above");
    while plan(&bench).mend.is_none() {
        bench.press("Space");
    }
    let before = plan(&bench).agenda().clone();
    bench.press("R");
    assert_eq!(news(&bench), Some(PlanNews::Mended));
    assert!(plan(&bench).counts().1 < warnings);
    bench.press("U");
    assert_eq!(*plan(&bench).agenda(), before);
}

#[test]
fn an_agenda_with_errors_is_not_started() {
    let text = "Agenda(title: \"X\", slots: [\n    Slot(start: \"9:00\", end: \"10:00\", title: \"a\"),\n    Slot(start: \"9:30\", end: \"10:30\", title: \"b\"),\n])\n";
    let mut bench = bench("x.ron", text);
    assert_eq!(plan(&bench).counts().0, 1);
    bench.press("D");
    assert_eq!(news(&bench), Some(PlanNews::Errors { count: 1 }));
    assert!(bench.host.opened.is_empty());
    let at = plan(&bench).remark;
    assert_eq!(plan(&bench).remarks[at].weight, Weight::Error);
    assert_eq!(plan(&bench).remarks[at].line, Some(3));
}

#[test]
fn an_agenda_of_our_own_opens_as_it_is() {
    let text = write(&Agenda { title: "Demo Day".into(), ..super::bench::day() });
    let mut bench = bench("day.ron", &text);
    assert_eq!(plan(&bench).counts().0, 0, "{:?}", plan(&bench).remarks);
    bench.press("D");
    let question = Question::StartPlan { saved_in: None };
    assert_eq!(bench.model.dialog(), Some(&Dialog::Confirm(question)));
    bench.press("Enter");
    assert_eq!(bench.host.opened, [PathBuf::from("day.ron")]);
    assert_eq!(file(&bench, "day.ron"), Some(text));
}

#[test]
fn an_agenda_that_does_not_load_shows_where_and_is_read_again() {
    let mut bench = bench("x.ron", "Agenda(title: \"X\",\n    slots: [Slot(kind: Pauze)],\n)\n");
    assert!(plan(&bench).is_broken());
    assert_eq!(plan(&bench).cursor, PlanCursor::Line(2));
    bench.press("Enter A E D Enter");
    assert!(bench.host.opened.is_empty() && plan(&bench).form.is_none());
    let mended = "Agenda(title: \"X\",\n    slots: [Slot(kind: Break, title: \"Pause\", length: \"10m\")],\n)\n";
    bench.host.files.insert("x.ron".into(), mended.as_bytes().to_vec());
    bench.press("F5");
    assert!(!plan(&bench).is_broken());
    assert_eq!(plan(&bench).agenda().slots.len(), 1);
}

#[test]
fn an_agenda_of_our_own_may_begin_with_anything_that_loads() {
    let text = "// le 21 mai\n/* et le 22 */ Agenda(title: \"X\",\n    slots: [Slot(kind: Break, title: \"Pause\", length: \"10m\")],\n)\n";
    let bench = bench("x.ron", text);
    assert_eq!(titles(&bench), ["Pause"]);
    assert_eq!(plan(&bench).lines(), [[3]]);
}

#[test]
fn the_wheel_does_not_turn_away_from_what_is_filled_in() {
    let mut bench = bench("revue.md", MESSY);
    bench.press("Down Enter");
    let before = plan(&bench).cursor;
    bench.hear(Message::Wheeled { down: true });
    assert_eq!(plan(&bench).cursor, before);
    bench.press("Esc");
    bench.hear(Message::Wheeled { down: true });
    assert_eq!(plan(&bench).cursor, PlanCursor::Slot(1));
}

#[test]
fn a_file_that_changes_meanwhile_is_told_and_read_again_when_asked() {
    let mut bench = bench("revue.md", MESSY);
    bench.host.files.insert("revue.md".into(), MESSY.replace("accueil", "café").into_bytes());
    bench.wake_up();
    assert_eq!(plan(&bench).source.disk, OnDisk::Changed);
    bench.press("Down Delete F5");
    assert!(matches!(bench.model.dialog(), Some(Dialog::Confirm(Question::Discard { .. }))));
    bench.press("X");
    assert_eq!(titles(&bench)[0], "café");
    assert_eq!(plan(&bench).source.disk, OnDisk::AsRead);
}

#[test]
fn a_paste_is_text_in_a_field_and_nothing_elsewhere() {
    let mut bench = bench("revue.md", MESSY);
    let before = plan(&bench).agenda().clone();
    bench.hear(Message::Paste("DDEE\u{1b}[2J".into()));
    assert_eq!(*plan(&bench).agenda(), before);
    bench.press("Down Enter Ctrl-U");
    bench.hear(Message::Paste("Café\u{202E}\u{1b}]0;x\u{7}\nnoir".into()));
    bench.press("Enter");
    let title = &plan(&bench).agenda().slots[0].title;
    assert!(!title.chars().any(|c| c.is_control() || c == '\u{202E}'), "{title:?}");
    assert!(title.starts_with("Café"));
}

#[test]
fn keys_of_a_session_do_nothing_here() {
    let mut bench = bench("revue.md", MESSY);
    let journal = |bench: &Bench| format!("{:?}", bench.store.journals.borrow());
    let before = journal(&bench);
    bench.press("PageDown S Left Right N B . M H X Y O P + - !");
    assert_eq!(journal(&bench), before);
    assert!(bench.model.plan().is_some() && bench.model.overlay.is_none());
}

#[test]
fn no_key_makes_it_fall() {
    // every key of the table, in many orders, on every kind of file
    let keys: Vec<&str> =
        deroule::console::action::TABLE.iter().flat_map(|row| row.keys).copied().collect();
    let quits = ["Q", "Ctrl-C", "Ctrl-Z"];
    for (text, name) in [(TWO, "a.md"), (MESSY, "b.md"), ("", "c.txt"), ("Agenda(", "d.ron")] {
        for step in [1, 7, 11, 13, 17] {
            let mut bench = bench(name, text);
            for turn in 0..keys.len() * 2 {
                let key = keys[turn * step % keys.len()];
                if !quits.contains(&key) && bench.model.plan().is_some() {
                    bench.press(key);
                }
            }
        }
    }
}

#[test]
fn what_is_typed_is_written_as_people_write_it() {
    for (lang, times, all) in [(Lang::Fr, "14h15-15h15", "tous"), (Lang::En, "14:15-15:15", "all")]
    {
        let mut bench = bench("année.md", TWO);
        bench.model.lang = lang;
        bench.press("Enter Down Down Enter");
        let typed =
            |bench: &Bench, place: usize| match &plan(bench).form.as_ref()?.fields[place].value {
                Value::Typed(line) => Some(line.as_str().to_owned()),
                Value::Choice(_) => None,
            };
        assert_eq!(typed(&bench, 1).as_deref(), Some(times));
        bench.press("Tab Tab Tab Tab");
        retype(&mut bench, all);
        bench.press("Enter");
        assert_eq!(plan(&bench).agenda().slots[1].turns, Some(Turns::All));
        bench.press("Enter");
        assert_eq!(typed(&bench, 4).as_deref(), Some(all));
    }
}
