//! How long the largest agenda allowed, 2,000 slots, takes from its bytes to a plan looked over.

use std::{fmt::Write, sync::LazyLock};

use chrono::{DateTime, NaiveDate, TimeDelta};
use deroule::agenda::{Agenda, MAX_SLOTS, Opening, Plan, check, read};
use divan::Bencher;

static FILE: LazyLock<String> = LazyLock::new(file);

fn main() {
    divan::main();
}

/// Two thousand slots over many days, a third of them with turns of two phases.
fn file() -> String {
    let mut file = String::from(
        "Agenda(\n    title: \"Une très longue session\", date: \"2018-06-21\", zone: \"Europe/Paris\",\n    lineup: [",
    );
    for team in 0..40 {
        let _ = write!(file, "Defi(name: \"Défi {team}\"), ");
    }
    file.push_str("],\n    slots: [\n        Slot(start: \"09:00\", length: \"5m\", kind: Welcome, title: \"Accueil\"),\n");
    for slot in 1..MAX_SLOTS {
        let line = match slot % 3 {
            0 => {
                "kind: Presentations, title: \"Présentations\", turns: [\"Défi 1\", \"Défi 2\"], phases: [Phase(title: \"Présentation\", length: \"5m\"), Phase(title: \"Réactions à chaud\", length: \"10m\", floor: \"5m\")]"
            }
            1 => "length: \"15m\", kind: Break, title: \"Pause\"",
            _ => "length: \"1h\", kind: Workshop, title: \"Atelier\", rounds: 2",
        };
        let _ = writeln!(file, "        Slot({line}),");
    }
    file.push_str("    ],\n)\n");
    file
}

fn opening() -> Opening {
    let date = NaiveDate::from_ymd_opt(2018, 6, 21).expect("a day");
    let zone = chrono_tz::Europe::Paris;
    Opening { date, zone, shift: TimeDelta::zero(), begin: DateTime::UNIX_EPOCH }
}

fn agenda() -> Agenda {
    let loaded = read::read(FILE.as_bytes());
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems.first());
    loaded.agenda.expect("it loads")
}

#[divan::bench]
fn read_the_file() -> read::Loaded {
    read::read(divan::black_box(FILE.as_bytes()))
}

#[divan::bench]
fn put_it_on_its_day(bencher: Bencher<'_, '_>) {
    let (agenda, opening) = (agenda(), opening());
    bencher.bench(|| Plan::resolve(&agenda, &opening));
}

#[divan::bench]
fn look_it_over(bencher: Bencher<'_, '_>) {
    let (agenda, opening) = (agenda(), opening());
    bencher.bench(|| check::check(&agenda, &opening));
}

#[divan::bench]
fn all_of_it() -> Option<(Plan, usize)> {
    let agenda = read::read(divan::black_box(FILE.as_bytes())).agenda?;
    let (plan, _) = Plan::resolve(&agenda, &opening());
    let findings = check::check(&agenda, &opening());
    Some((plan, findings.len()))
}
