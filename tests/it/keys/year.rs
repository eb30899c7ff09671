//! The dates of a programme in the choice: what each key opens, and what comes first.

use deroule::{
    agenda::programme::Meeting,
    console::{
        action::Action,
        effect::{Choice, Effect, NewAgenda},
        key::Key,
        message::Message,
        model::{Entry, Model, Part, Screen},
        update::update,
    },
    i18n::Lang,
    session::SessionId,
};

use super::bench::Bench;
use crate::screen::states::{keys, state};

const DAY: &str =
    r#"Agenda(title: "Demo Day", slots: [Slot(length: "15m", kind: Break, title: "Pause")])"#;

/// What the key asks for once those before it were pressed.
fn asked(name: &str, before: &[&str], last: &str) -> Vec<Effect> {
    let mut model = keys(state(name, Lang::Fr), before);
    let key: Key = last.parse().expect("a key");
    let now = model.now.clone();
    update(&mut model, &now, Message::Key(key))
}

fn parts(model: &Model) -> Vec<(Part, usize)> {
    let Screen::Picker(picker) = &model.screen else { return Vec::new() };
    assert_eq!(picker.entries().len(), picker.rows(), "every row once");
    picker.parts().into_iter().map(|(part, entries)| (part, entries.len())).collect()
}

#[test]
fn what_is_on_comes_first_and_what_is_past_last() {
    let coming = [
        (Part::Sessions, 1),
        (Part::Next, 1),
        (Part::Coming, 2),
        (Part::Agendas, 2),
        (Part::Past, 3),
        (Part::Earlier, 1),
    ];
    assert_eq!(parts(&state("picker-year", Lang::Fr)), coming);
    // a year that is over leaves its place to what can be begun
    let past = [(Part::Sessions, 1), (Part::Agendas, 2), (Part::Past, 6), (Part::Earlier, 1)];
    assert_eq!(parts(&state("picker-past", Lang::Fr)), past);
    let none = [(Part::Sessions, 2), (Part::Agendas, 3)];
    assert_eq!(parts(&state("picker", Lang::Fr)), none);
}

#[test]
fn every_session_can_be_reached_and_none_hides_the_agendas() {
    let mut model = state("picker", Lang::Fr);
    let Screen::Picker(picker) = &mut model.screen else { panic!("no choice") };
    let old = picker.sessions[1].clone();
    for number in 0..200 {
        let mut row = old.clone();
        row.head.id = SessionId::new(&format!("s{number}")).expect("an id");
        picker.sessions.push(row);
    }
    let rows = [(Part::Sessions, 20), (Part::Agendas, 3), (Part::Earlier, 182)];
    assert_eq!(parts(&model), rows);
    let last = keys(model, &["End"]);
    let Screen::Picker(picker) = &last.screen else { panic!("no choice") };
    assert_eq!(picker.entry(), Some(Entry::Session(201)));
    let paged = keys(last, &["Home", "PageDown", "PageDown"]);
    let Screen::Picker(picker) = &paged.screen else { panic!("no choice") };
    assert!(picker.selected > 20, "{}", picker.selected);
}

#[test]
fn a_date_opens_its_agenda_or_what_came_of_it() {
    assert_eq!(asked("picker-year", &["Down"], "Enter"), [], "another day is asked about first");
    let next = asked("picker-year", &["Down", "Enter"], "Enter");
    assert_eq!(next, [Effect::Open(Choice::Agenda("agendas/demo-day.ron".into()))]);
    assert_eq!(asked("picker-year", &["Down", "Enter"], "Esc"), []);
    let today = asked("picker", &["Down", "Down"], "Enter");
    assert!(matches!(today.as_slice(), [Effect::Open(Choice::Agenda(_))]), "{today:?}");
    let read = asked("picker-year", &["Down"], "V");
    assert_eq!(read, [Effect::ReadPlan("agendas/demo-day.ron".into())]);
    let held = asked("picker-year", &["Down"; 6], "Enter");
    let [Effect::Open(Choice::Session(id))] = held.as_slice() else { panic!("{held:?}") };
    assert!(id.as_str().contains("revue-de-code"), "{id}");
}

#[test]
fn a_date_without_an_agenda_offers_to_make_it() {
    for key in ["Enter", "C"] {
        let before = ["Down", "Down"];
        assert_eq!(asked("picker-year", &before, key), [], "it asks first");
        let date = chrono::NaiveDate::from_ymd_opt(2018, 7, 12).expect("a day");
        let programme = "agendas/programme-2018.ron".into();
        let made = asked("picker-year", &[&before[..], &[key]].concat(), "Enter");
        assert_eq!(made, [Effect::MakeAgenda(NewAgenda { programme, date })]);
        let left = keys(state("picker-year", Lang::Fr), &["Down", "Down", key, "Esc"]);
        assert!(left.overlay.is_none(), "{key}");
    }
    // a date that has one is not made again
    let opened = asked("picker-year", &["Down", "C", "Enter"], "Enter");
    assert!(matches!(opened.as_slice(), [Effect::Open(Choice::Agenda(_))]), "{opened:?}");
}

#[test]
fn who_comes_back_from_an_agenda_finds_its_date_again() {
    let selected = |path: &str| {
        let Screen::Picker(mut picker) = state("picker-year", Lang::Fr).screen else {
            panic!("the choice")
        };
        picker.select_file(std::path::Path::new(path));
        picker.entry()
    };
    assert_eq!(selected("agendas/demo-day.ron"), Some(Entry::Date(3)));
    assert_eq!(selected("elsewhere.ron"), Some(Entry::Session(0)));
    let mut bench = Bench::new();
    bench.host.files.insert("agendas/demo-day.ron".into(), DAY.as_bytes().to_vec());
    bench.look_over("agendas/demo-day.ron");
    let Screen::Picker(picker) = state("picker-year", Lang::Fr).screen else {
        panic!("the choice")
    };
    let now = bench.model.now.clone();
    let _ = update(&mut bench.model, &now, Message::Picked(picker));
    let Screen::Picker(picker) = &bench.model.screen else { panic!("the choice") };
    assert_eq!(picker.entry(), Some(Entry::Date(3)));
}

#[test]
fn what_came_of_the_dates_is_told_when_it_is_known() {
    let mut model = state("picker-year", Lang::Fr);
    let now = model.now.clone();
    let Screen::Picker(picker) = model.screen.clone() else { panic!("the choice") };
    let year = picker.year.clone().expect("a year");
    assert_eq!(update(&mut model, &now, Message::Picked(picker)), [Effect::LookBack]);
    let _ = update(&mut model, &now, Message::Came(vec![None; 6]));
    let Screen::Picker(picker) = &model.screen else { panic!("the choice") };
    assert!(picker.year.as_ref().is_some_and(|year| year.outcome(2).is_none()));
    assert_eq!(year.meeting(9), None::<&Meeting>);
    assert_eq!(picker.entry(), Some(Entry::Session(0)), "what is selected stays");
}

#[test]
fn the_session_of_a_date_is_told_once() {
    let mut model = state("picker-year", Lang::Fr);
    let now = model.now.clone();
    let Screen::Picker(picker) = &mut model.screen else { panic!("the choice") };
    let mut outcomes = picker.year.as_ref().expect("a year").outcomes.clone();
    let held = outcomes[2].as_mut().expect("held");
    held.session = picker.sessions[1].head.id.clone();
    let rows = picker.rows();
    picker.select(Some(Entry::Date(1)));
    let _ = update(&mut model, &now, Message::Came(outcomes));
    let Screen::Picker(picker) = &model.screen else { panic!("the choice") };
    assert_eq!(picker.entry(), Some(Entry::Date(1)), "what is selected stays");
    assert_eq!(picker.rows(), rows - 1);
    assert!(!parts(&model).iter().any(|(part, _)| *part == Part::Earlier));
}

#[test]
fn the_choice_offers_to_leave_only_what_lies_over_it() {
    let offers = |model: &Model| {
        let hints = model.keymap.bar(model);
        hints.iter().any(|hint| hint.action == Action::Leave)
    };
    assert!(!offers(&state("picker-year", Lang::Fr)));
    assert!(!offers(&state("picker", Lang::Fr)));
    assert!(offers(&keys(state("picker-year", Lang::Fr), &["Down", "Down", "C"])), "a question");
}
