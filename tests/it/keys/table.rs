//! The table of actions: every key and every action, no clash, rebinding.

use std::collections::BTreeMap;

use deroule::{
    console::{
        action::{Scope, TABLE},
        key::Key,
        keymap::Keymap,
        palette,
    },
    i18n::{Lang, console::settings::KeyTrouble},
};

use super::bench::Bench;

fn settings(keys: &[(&str, &[&str])]) -> BTreeMap<String, Vec<String>> {
    let owned = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect();
    keys.iter().map(|(name, keys)| ((*name).to_owned(), owned(keys))).collect()
}

#[test]
fn every_key_of_the_table_is_one_and_no_two_clash() {
    for row in TABLE {
        for key in row.keys {
            assert!(key.parse::<Key>().is_ok(), "{key} of {}", row.name);
        }
    }
    assert_eq!(Keymap::default().clashes(), []);
}

#[test]
fn every_name_is_there_once() {
    let mut names: Vec<_> = TABLE.iter().map(|row| row.name).collect();
    names.sort_unstable();
    let count = names.len();
    names.dedup();
    assert_eq!(names.len(), count);
}

#[test]
fn every_action_is_found_by_a_key_or_in_the_palette() {
    let bench = Bench::new();
    let all = bench.model.keymap.help(&bench.model);
    for row in TABLE {
        let reachable = !row.keys.is_empty()
            || all.iter().any(|hint| hint.action == row.action)
            || row.scope != Scope::Desk;
        assert!(reachable, "{}", row.name);
    }
    // each action that is listed is the first one found by its own words
    for hint in &all {
        for lang in [Lang::Fr, Lang::En] {
            let words = hint.label.long(lang);
            let found = palette::found(&bench.model, &words);
            assert_eq!(found.first().map(|hint| hint.action), Some(hint.action), "{words}");
        }
    }
}

#[test]
fn no_key_needs_altgr_or_the_digit_row() {
    for row in TABLE {
        for key in row.keys {
            let key: Key = key.parse().expect("a key");
            let typed = key.typed();
            assert!(!typed.is_some_and(|c| "0123456789@#{}[]|\\^~`€".contains(c)), "{key}");
        }
    }
}

#[test]
fn keys_can_be_bound_anew() {
    let keymap = Keymap::new(&settings(&[("suspend", &["é", "F12"]), ("message", &[])]));
    let mut bench = Bench::new();
    bench.model.keymap = keymap.expect("no clash");
    bench.press("Space").wait(5).press("é");
    assert_eq!(bench.journal(), ["started", "suspended"]);
    bench.press("S M");
    assert_eq!((bench.journal().len(), bench.model.overlay.is_none()), (2, true));
    bench.press("É");
    assert_eq!(bench.journal().last(), Some(&"resumed"));
}

#[test]
fn a_clash_is_refused_with_both_names() {
    let clash = Keymap::new(&settings(&[("suspend", &["Espace"])])).expect_err("a clash");
    assert_eq!(clash, [KeyTrouble::Clash { key: "Space".into(), one: "next", other: "suspend" }]);
    let (french, english) = (clash[0].sentence(Lang::Fr), clash[0].sentence(Lang::En));
    assert!(french.contains("next") && french.contains("suspend"), "{french}");
    assert!(english.contains("next") && english.contains("suspend"), "{english}");
}

#[test]
fn all_that_is_wrong_with_the_keys_is_said_at_once() {
    let wrong = settings(&[
        ("nxet", &["F6"]),
        ("next", &["Bouton"]),
        ("save-note", &["s"]),
        ("quit", &["U"]),
    ]);
    let troubles = Keymap::new(&wrong).expect_err("five troubles");
    assert_eq!(
        troubles,
        [
            KeyTrouble::UnknownKey { action: "next", key: "Bouton".into() },
            KeyTrouble::UnknownAction { name: "nxet".into(), nearest: Some("next") },
            KeyTrouble::Types { action: "save-note", key: "S".into() },
            KeyTrouble::Clash { key: "U".into(), one: "undo", other: "quit" },
            KeyTrouble::Clash { key: "U".into(), one: "undo-edit", other: "quit" },
        ]
    );
}
