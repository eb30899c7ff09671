//! Undone, done again, saved: keys in, and each file that stands there afterwards out.

use std::fmt::Write;

use deroule::{
    agenda::{Lang, Rest, write},
    console::model::PlanNews,
    i18n::console::plan::field::{Choice, FieldName, SlotField},
};

use super::{
    super::{
        bench::Bench,
        edit::{editing, file, news, on_text, plan},
    },
    Step::{Fill, Keys, Type},
    day, slot_field, table,
};

#[test]
fn changes_are_taken_back_and_made_again() {
    table(
        "undo",
        &day(),
        &[
            ("two changes, the second one taken back", &[Keys("Down Right Down Down Delete U")]),
            (
                "two changes taken back and made again",
                &[Keys("Down Right Down Down Delete Ctrl-Z Ctrl-Z Ctrl-Y Ctrl-Y")],
            ),
            (
                "a change after one was taken back: that one is forgotten",
                &[Keys("Down Right U Left Shift-U")],
            ),
            (
                "a field put back as it was, another one entered",
                &[
                    Keys("Down Enter"),
                    slot_field(SlotField::Title, "Autre"),
                    Keys("Ctrl-Z"),
                    slot_field(SlotField::Note, "badges"),
                    Keys("Enter"),
                ],
            ),
            (
                "fields that were left change nothing, those that were entered do",
                &[Keys("Down Enter"), Type(" bis"), Keys("Esc Enter"), Type(" ter"), Keys("Enter")],
            ),
        ],
    );
}

#[test]
fn the_choice_of_what_follows_is_one_of_the_fields() {
    let holds = Choice::Rest(Rest::Holds);
    let holds = holds.words(Lang::Fr);
    let rest = |text| Fill(FieldName::Slot(SlotField::Rest), text);
    table(
        "rest",
        &day(),
        &[
            (
                "a longer welcome that the talks make room for",
                &[
                    Keys("Down Enter"),
                    slot_field(SlotField::Times, "20"),
                    rest(holds),
                    Keys("Enter"),
                ],
            ),
            (
                "the same by the key, while it is typed",
                &[Keys("Down H F8"), Type("20"), Keys("Enter")],
            ),
            (
                "longer parts that move what follows",
                &[
                    Keys("Down Down Enter"),
                    slot_field(SlotField::Phases, "Pitch 5, Réactions 15"),
                    Keys("Enter"),
                ],
            ),
            (
                "longer parts in the same hours",
                &[
                    Keys("Down Down Enter"),
                    slot_field(SlotField::Phases, "Pitch 5, Réactions 15"),
                    rest(holds),
                    Keys("Enter"),
                ],
            ),
            ("one turn less in the same hours", &[Keys("F Down Down M")]),
        ],
    );
}

#[test]
fn a_file_with_comments_is_kept_beside_the_one_that_is_saved() {
    let hand = "// le plan de lundi, à relire\n";
    let text = format!("{hand}{}", file(&editing(&day()), "day.ron"));
    let mut out = String::new();
    let mut show = |says: &str, bench: &Bench| {
        writeln!(out, "── {says}").expect("a string takes it");
        for (path, bytes) in &bench.host.files {
            let text = String::from_utf8_lossy(bytes);
            write!(out, "┌ {}\n{text}", path.display()).expect("a string takes it");
        }
    };
    let mut bench = on_text(&text);
    bench.press("Down Right E Esc");
    show("asked, and left: as it was", &bench);
    assert_eq!(file(&bench, "day.ron"), text);
    bench.press("E Enter");
    assert!(matches!(news(&bench), Some(PlanNews::SavedAside { .. })));
    show("saved: the one with the comment is kept", &bench);
    bench.press("U E");
    show("taken back and saved: all but the comment is as it was", &bench);
    assert_eq!(file(&bench, "day.ron"), text.replace(hand, ""));
    assert_eq!(file(&bench, "day.ron.bak"), text);
    assert_eq!(write(plan(&bench).agenda()), file(&bench, "day.ron"));
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "../snapshots" }, {
        insta::assert_snapshot!("edit-comments-kept", out);
    });
}
