//! Rehearsals in a real terminal, on the machine's clocks, many times as fast.

use std::fs;

use deroule::store::JOURNAL;

use super::{
    beside, data,
    tty::{DEMO_DAY, Tty, deroule},
};

#[test]
fn an_hour_is_over_in_six_seconds_and_leaves_nothing_behind() {
    let data = data();
    // a live session that must not hear of it
    beside(&data, &["open", DEMO_DAY]);
    let journal = fs::read(data.path().join(JOURNAL)).expect("the journal");
    let log = beside(&data, &["log"]);
    let agenda = data.path().join("hour.ron");
    let text = r#"Agenda(title: "Une heure", slots: [Slot(start: "10:00", end: "11:00", title: "Atelier")])"#;
    fs::write(&agenda, text).expect("an agenda");
    let path = agenda.to_str().expect("a path");
    let mut tty = Tty::run(deroule(data.path(), &["rehearse", path, "--speed", "600"]));
    tty.shows("RÉPÉTITION ×600 · rien n’est gardé").shows("10h00").shows("Espace");
    tty.send(" ").shows("en cours").shows("RÉPÉTITION ×600");
    // a real hour would not pass
    tty.shows("de dépassement").shows("11h0");
    tty.send("f").shows("RÉPÉTITION ×600").hides("rien n’est gardé");
    tty.send("f").shows("rien n’est gardé");
    tty.send("n+ très clair\r").shows("très clair").shows("✓");
    tty.send("e").shows("une répétition n’écrit rien");
    tty.send("q").shows("rien n’en est gardé").send("\r");
    assert_eq!(tty.ends_well(), 0);
    assert_eq!(beside(&data, &["log"]), log);
    assert_eq!(beside(&data, &["sessions"]).lines().count(), 1);
    assert_eq!(fs::read(data.path().join(JOURNAL)).expect("the journal"), journal);
}

#[test]
fn its_clock_can_be_moved_on() {
    let data = data();
    let mut tty = Tty::run(deroule(data.path(), &["rehearse", DEMO_DAY, "--speed", "1"]));
    tty.shows("RÉPÉTITION ×1").send(" ").shows("en cours");
    tty.send("z").shows("bientôt la fin").send("z").shows("de dépassement");
    tty.send("q").shows("rien n’en est gardé").send("\r");
    assert_eq!(tty.ends_well(), 0);
}

#[test]
fn a_typical_day_runs_by_itself_to_its_end() {
    let data = data();
    let agenda = data.path().join("day.ron");
    let text = r#"Agenda(title: "Matinée", lineup: [Defi(name: "Alpha"), Defi(name: "Bravo")], slots: [
        Slot(start: "10:00", end: "10:10", title: "Accueil"),
        Slot(start: "10:10", end: "10:40", kind: Presentations, title: "Passages", turns: All,
             phases: [Phase(title: "Présentation", length: "10m"), Phase(title: "Questions", length: "5m")]),
    ])"#;
    fs::write(&agenda, text).expect("an agenda");
    let path = agenda.to_str().expect("a path");
    let args = ["rehearse", path, "--typical", "--speed", "600"];
    let mut tty = Tty::run(deroule(data.path(), &args));
    tty.shows("RÉPÉTITION ×600 · fin probable 10h4").shows("Alpha").shows("Bravo");
    tty.shows("Session terminée");
    tty.send("q").shows("rien n’en est gardé").send("\r");
    tty.shows("tirages, graine 000001");
    assert!(tty.text().contains("fin probable 10h4"), "{}", tty.text());
    assert_eq!(tty.ends_well(), 0);
    assert!(!data.path().join(JOURNAL).exists());
}
