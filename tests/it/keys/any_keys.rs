//! Every key that the table has where an agenda is edited, in any order, with words, pastes, clicks,
//! another hand in the file and a folder that takes nothing: the agenda loads all the time, so does
//! what is on the disk, nothing that somebody wrote is lost, and undoing gives the first bytes back.

use std::collections::BTreeSet;

use deroule::{
    agenda::{read, write},
    console::{
        action::{Scope, TABLE},
        key::Key,
        message::Message,
        model::{Dialog, MAX_UNDO, Model, Overlay, PlanNews, Screen},
    },
    i18n::console::plan::replace_word,
};
use proptest::prelude::*;

use super::{
    any_edits::{TYPED, day, few},
    bench::Bench,
    edit::{editing, file, news, on_text, plan},
};
use crate::screen::grid;

/// A change of a file by somebody else.
const THEIRS: &str = "// à eux\nAgenda(title: \"Leur journée\", slots: [Slot(kind: Break, title: \"Pause\", length: \"10m\")])\n";
/// What nobody can write anew.
const COMMENT: &str = "// écrit à la main\n";
/// What is pasted: a column of names, one name, a line of keys, what would draw over the screen.
const PASTED: [&str; 6] =
    ["Hopkins\n- Lab Santé\nA\n", "Hopkins", "DDEE", "10h-11h\r", "\u{1b}[31mx\u{202E}\n\n", ""];

/// What somebody does in front of an agenda, or meanwhile elsewhere.
#[derive(Debug, Clone, Copy)]
enum Deed {
    /// Presses a key.
    Press(&'static str),
    /// Goes so many fields or panes on.
    On(usize),
    /// Types where something is typed.
    Type(&'static str),
    /// Types the word that lets a file go, where it is asked for.
    LetGo,
    /// Pastes.
    Paste(&'static str),
    /// Clicks.
    Click(u16, u16),
    /// Turns the wheel.
    Wheel(bool),
    /// Somebody else writes into the file.
    Meddle,
    /// The folder takes nothing any more, or again.
    Lock(bool),
}

/// All keys of the table that mean something where an agenda is edited, and those of a line.
fn keys() -> Vec<&'static str> {
    let is_here = |scope: Scope| match scope {
        Scope::Plan
        | Scope::Form
        | Scope::Unsaved
        | Scope::Overlay
        | Scope::List
        | Scope::Everywhere
        | Scope::Outside
        | Scope::Always => true,
        Scope::Desk
        | Scope::Picker
        | Scope::Typing
        | Scope::Held
        | Scope::Debrief
        | Scope::Live
        | Scope::Invite
        | Scope::CatchUp => false,
    };
    let rows = TABLE.iter().filter(|row| is_here(row.scope));
    let table = rows.flat_map(|row| row.keys).copied();
    let line = ["Left", "Right", "Home", "End", "Backspace", "Ctrl-E", "Ctrl-U", "PageDown"];
    let all: BTreeSet<&str> = table.chain(line).collect();
    assert!(all.iter().all(|key| key.parse::<Key>().is_ok()), "{all:?}");
    all.into_iter().collect()
}

fn deed() -> impl Strategy<Value = Deed> {
    let often = ["Enter", "Down", "Up", "A", "H", "E", "U", "Tab", "R", "V", "Delete", "Esc"];
    prop_oneof![
        6 => prop::sample::select(keys()).prop_map(Deed::Press),
        4 => prop::sample::select(often.to_vec()).prop_map(Deed::Press),
        2 => (0..45_usize).prop_map(Deed::On),
        5 => prop::sample::select(TYPED.to_vec()).prop_map(Deed::Type),
        1 => Just(Deed::LetGo),
        2 => prop::sample::select(PASTED.to_vec()).prop_map(Deed::Paste),
        1 => (0..80_u16, 0..24_u16).prop_map(|(col, row)| Deed::Click(col, row)),
        1 => any::<bool>().prop_map(Deed::Wheel),
        1 => Just(Deed::Meddle),
        1 => any::<bool>().prop_map(Deed::Lock),
    ]
}

/// Whether letters are typed, not pressed.
fn takes_text(model: &Model) -> bool {
    let asks = matches!(&model.overlay, Some(Overlay::Palette(_)));
    let fills = model.plan().is_some_and(|plan| plan.form.is_some()) && model.overlay.is_none();
    asks || fills || matches!(model.dialog(), Some(Dialog::Ask { .. }))
}

fn does(bench: &mut Bench, deed: Deed) {
    match deed {
        Deed::Press(key) => drop(bench.press(key)),
        Deed::On(steps) => {
            for _ in 0..steps {
                bench.press("Tab");
            }
        }
        Deed::Type(text) if takes_text(&bench.model) => drop(bench.type_in(text)),
        Deed::LetGo if takes_text(&bench.model) => {
            let word = replace_word(bench.model.lang);
            bench.type_in(word).press("Enter");
        }
        Deed::Type(_) | Deed::LetGo => {}
        Deed::Paste(text) => bench.hear(Message::Paste(text.to_owned())),
        Deed::Click(col, row) => bench.hear(Message::Clicked { col, row }),
        Deed::Wheel(down) => bench.hear(Message::Wheeled { down }),
        Deed::Meddle => {
            bench.host.files.insert("day.ron".into(), THEIRS.into());
            bench.wake_up();
        }
        Deed::Lock(locked) => bench.host.read_only = locked,
    }
}

/// What must hold whatever was done; `by_hand` are the files with comments that ever were there.
fn check(bench: &Bench, by_hand: &[&str]) -> Result<(), TestCaseError> {
    if let Some(plan) = bench.model.plan() {
        let text = write(plan.agenda());
        let loaded = read::read(text.as_bytes());
        prop_assert_eq!(loaded.agenda.as_ref(), Some(plan.agenda()), "{}", text);
        let (slots, shown) = (plan.agenda().slots.len(), plan.shown().slots.len());
        prop_assert_eq!((slots, shown), (plan.lines().len(), plan.plan.slots.len()));
    }
    let files = &bench.host.files;
    for (path, bytes) in files {
        let loads = read::read(bytes).agenda.is_some();
        prop_assert!(loads, "{}: {}", path.display(), String::from_utf8_lossy(bytes));
    }
    for text in by_hand {
        let is_there = files.values().any(|bytes| bytes == text.as_bytes());
        prop_assert!(is_there, "what somebody wrote is lost: {}", text);
    }
    Ok(())
}

/// The agenda as it would be written now.
fn written(bench: &Bench) -> String {
    write(plan(bench).agenda())
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn whatever_is_pressed_loads_loses_nothing_and_is_undone(
        seed in 0_u8..32,
        commented in any::<bool>(),
        deeds in prop::collection::vec(deed(), 1..60),
    ) {
        let own = file(&editing(&day(seed)), "day.ron");
        let own = if commented { format!("{COMMENT}{own}") } else { own };
        let mut by_hand: Vec<&str> = if commented { vec![&own] } else { Vec::new() };
        let mut bench = on_text(&own);
        let mut first = written(&bench);
        for deed in deeds {
            if matches!(deed, Deed::Meddle) {
                // what they write over is theirs to lose
                by_hand.retain(|text| file(&bench, "day.ron") != *text);
                by_hand.push(THEIRS);
            }
            does(&mut bench, deed);
            check(&bench, &by_hand)?;
            if matches!(bench.model.screen, Screen::Picker(_)) {
                bench.model.overlay = None;
                bench.look_over("day.ron");
                first = written(&bench);
            } else if news(&bench) == Some(PlanNews::Reread) {
                first = written(&bench);
            }
        }
        // whatever stands there can be shown
        grid::screen(&bench.model, 80, 24);
        while bench.model.overlay.is_some() || plan(&bench).form.is_some() {
            bench.press("Esc");
        }
        let mut undone = 0;
        while plan(&bench).draft().history.can_undo() {
            bench.press("U");
            undone += 1;
        }
        if undone < MAX_UNDO {
            prop_assert_eq!(written(&bench), &*first);
        }
        // and that is what the file is once it is saved
        bench.host.read_only = false;
        bench.press("E");
        if bench.model.overlay.is_some() {
            bench.press("Enter");
        }
        match news(&bench) {
            Some(PlanNews::Saved { path } | PlanNews::SavedAside { path, .. }) => {
                prop_assert_eq!(file(&bench, path.as_str()), written(&bench));
            }
            Some(PlanNews::NothingToSave) => prop_assert!(!plan(&bench).is_unsaved()),
            _ => return Err(TestCaseError::fail(format!("{:?}", bench.model.overlay))),
        }
        check(&bench, &by_hand)?;
    }
}
