//! Corrections that were not saved when the console was torn away: kept after each change, found
//! when the file is opened again.

use std::path::{Path, PathBuf};

use deroule::{
    agenda::write,
    console::model::{AfterSave, Dialog, Fault, OnDisk, PlanNews, Question, Unsaved, What},
    i18n::{Lang, console::plan::PlanSays},
};

use super::{
    bench::{Bench, day},
    edit::{editing, file, news, plan},
};
use crate::screen::grid;

const DAY: &str = "day.ron";

fn kept(bench: &Bench) -> Option<&Unsaved> {
    bench.host.unsaved.get(Path::new(DAY))
}

/// Another console on what the first one left behind.
fn torn_away(mut bench: Bench) -> Bench {
    let mut next = Bench::new();
    next.host.files = std::mem::take(&mut bench.host.files);
    next.host.unsaved = std::mem::take(&mut bench.host.unsaved);
    next.look_over(DAY);
    next
}

#[test]
fn corrections_that_were_torn_away_are_back_and_can_be_undone() {
    let mut bench = editing(&day());
    assert_eq!(kept(&bench), None);
    bench.press("End Right Right");
    let (corrected, read) = (plan(&bench).agenda().clone(), file(&bench, DAY));
    let mut bench = torn_away(bench);
    assert_eq!(*plan(&bench).agenda(), corrected);
    let Some(PlanNews::Found(found)) = news(&bench) else { panic!("{:?}", news(&bench)) };
    assert!(!found.changed && plan(&bench).is_unsaved());
    for (cols, rows) in [(80, 24), (120, 36)] {
        let screen = grid::text(&grid::screen(&bench.model, cols, rows));
        assert!(screen.contains("retrouvées"), "{screen}");
    }
    // one step leads back to the file, and then there is nothing to keep
    bench.press("U");
    assert_eq!(write(plan(&bench).agenda()), read);
    assert_eq!((kept(&bench), plan(&bench).found()), (None, None));
    bench.press("Shift-U");
    assert_eq!(*plan(&bench).agenda(), corrected);
    assert!(kept(&bench).is_some());
    // saved, they are the file's
    bench.press("E");
    assert_eq!((file(&bench, DAY), kept(&bench)), (write(&corrected), None));
    let bench = torn_away(bench);
    assert_eq!((news(&bench), plan(&bench).is_unsaved()), (None, false));
    let mut bench = torn_away({
        let mut bench = editing(&day());
        bench.press("End Right Right");
        bench
    });
    assert!(plan(&bench).found().is_some());
    bench.press("E");
    assert_eq!(plan(&bench).found(), None, "what is saved is not found any more");
}

#[test]
fn they_are_kept_after_each_change_and_dropped_with_the_last() {
    let mut bench = editing(&day());
    for (keys, is_kept) in [
        ("Down", false),
        ("Right", true),
        ("Right", true),
        ("U", true),
        ("U", false),
        ("Shift-U", true),
        ("E", false),
        ("Left Left", true),
    ] {
        bench.press(keys);
        assert_eq!(kept(&bench).is_some(), is_kept, "{keys}");
        assert_eq!(plan(&bench).is_unsaved(), is_kept, "{keys}");
        if let Some(unsaved) = kept(&bench) {
            assert_eq!(unsaved.sessions[0].agenda, write(plan(&bench).agenda()), "{keys}");
        }
    }
    bench.press("Esc");
    assert!(kept(&bench).is_some(), "nothing is let go before it was asked");
    bench.press("X");
    assert_eq!(kept(&bench), None);
}

#[test]
fn a_file_that_changed_since_is_one_step_away_and_kept_when_it_is_written() {
    let mut bench = editing(&day());
    bench.press("End Right");
    let corrected = plan(&bench).agenda().clone();
    let theirs = file(&bench, DAY).replacen("Demo Day", "Autre jour", 1);
    bench.host.files.insert(PathBuf::from(DAY), theirs.clone().into_bytes());
    let mut bench = torn_away(bench);
    let Some(PlanNews::Found(found)) = news(&bench) else { panic!("{:?}", news(&bench)) };
    assert!(found.changed);
    assert_eq!(*plan(&bench).agenda(), corrected);
    bench.press("U");
    assert_eq!(write(plan(&bench).agenda()), theirs);
    bench.press("Shift-U E");
    let asked = bench.model.dialog().cloned();
    let question = Dialog::Confirm(Question::Rewrite { then: AfterSave::Stay });
    assert_eq!(asked, Some(question));
    let losses = &plan(&bench).source.losses;
    let says = PlanSays::AskRewrite(losses, true).words(Lang::Fr);
    assert_eq!(says, "Ce que d’autres y ont changé ne sera pas réécrit.");
    // torn away once more, it is still known that the file is another one
    let mut bench = torn_away(bench);
    bench.press("E Enter");
    assert_eq!(file(&bench, DAY), write(&corrected));
    assert_eq!(file(&bench, "day.ron.bak"), theirs);
    assert_eq!(kept(&bench), None);
}

#[test]
fn a_file_that_cannot_be_loaded_any_more_lets_them_wait() {
    let mut bench = editing(&day());
    bench.press("End Right");
    let (corrected, read) = (plan(&bench).agenda().clone(), file(&bench, DAY));
    let broken = read.replacen("slots", "slts", 1);
    bench.host.files.insert(PathBuf::from(DAY), broken.into_bytes());
    let mut bench = torn_away(bench);
    assert!(matches!(news(&bench), Some(PlanNews::FoundLater(_))), "{:?}", news(&bench));
    assert!(kept(&bench).is_some());
    bench.host.files.insert(PathBuf::from(DAY), read.into_bytes());
    bench.press("F5");
    assert_eq!(plan(&bench).source.disk, OnDisk::AsRead);
    assert_eq!(*plan(&bench).agenda(), corrected);
}

#[test]
fn corrections_that_cannot_be_kept_are_told_once() {
    let mut bench = editing(&day());
    bench.host.full = true;
    let told = |bench: &Bench| {
        let log = bench.model.log.iter();
        log.filter(|line| matches!(line.what, What::Failed(Fault::Unkept(_)))).count()
    };
    bench.press("End Right Right");
    assert_eq!(told(&bench), 1);
    bench.host.full = false;
    bench.press("Right");
    bench.host.full = true;
    bench.press("Right");
    assert_eq!(told(&bench), 2);
}
