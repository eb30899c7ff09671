//! The plan changed in the console while the session runs: the room follows at once, and a console
//! that is killed then has lost nothing.

use serde_json::Value;

use super::{
    beside, data,
    tty::{Tty, deroule},
};

const TEN: &str = "tests/scenarios/agendas/dix-defis.ron";
const FOURTEEN: &str = "tests/scenarios/agendas/quatorze-defis.ron";
const DOWN: &str = "\x1b[B";
const UP: &str = "\x1b[A";
const LEFT: &str = "\x1b[D";
const RIGHT: &str = "\x1b[C";
const F5: &str = "\x1b[15~";
const LOWER: &str = "\x1b[1;2B";
/// Four names as they stand in a mail, and as terminals paste them: each line ends in a return.
const FOUR_MORE: &str =
    "\x1b[200~EIG Node\rPrévisecours\rSignaux Faibles\rSocialConnect\r\x1b[201~";

/// Whether a team is said to come before another one.
fn comes(first: &'static str, second: &'static str) -> impl Fn(&vt100::Screen) -> bool {
    move |screen| {
        let text = screen.contents();
        let (first, second) = (text.find(first), text.find(second));
        first.is_some_and(|first| second.is_none_or(|second| first < second))
    }
}

#[test]
fn the_room_follows_the_plan_that_was_changed() {
    let data = data();
    let mut console = Tty::run(deroule(data.path(), &["run", TEN]));
    console.shows("Archifiltre").shows("Espace");
    for _ in 0..3 {
        beside(&data, &["do", if console.text().contains("en cours") { "next" } else { "start" }]);
        console.shows("en cours");
    }
    let mut room = Tty::run(deroule(data.path(), &["stage"]));
    room.resize(12, 40).shows("Archifiltre");
    room.until("the second team", comes("b@liseNAV", "BrigadeNumérique"));
    // the second team gives way to the third
    console.send("E").shows("changer le plan").send("\t").send(DOWN).send(LOWER);
    console.send("e").shows("La session suit-elle ce plan").send("\r");
    console.shows("Plan changé");
    room.until("the third team", comes("BrigadeNumérique", "b@liseNAV"));
    console.kill();
    let status = beside(&data, &["status", "--line"]);
    assert!(status.contains("BrigadeNumérique"), "{status}");
    // another shell takes up fourteen teams, and takes it back
    let dry = beside(&data, &["do", "replan", FOURTEEN, "--dry-run"]);
    assert!(dry.contains("rien n’est enregistré"), "{dry}");
    let told = beside(&data, &["do", "replan", FOURTEEN]);
    assert!(told.contains("plan changé") && told.contains("EIG Node"), "{told}");
    assert!(beside(&data, &["log"]).contains("plan changé"));
    beside(&data, &["do", "undo"]);
    beside(&data, &["do", "undo"]);
    room.until("the second team again", comes("b@liseNAV", "BrigadeNumérique"));
    room.send("q");
    assert_eq!(room.ends_well(), 0);
}

#[test]
fn ten_teams_become_fourteen_by_keys_while_the_clock_runs() {
    let data = data();
    let mut console = Tty::run(deroule(data.path(), &["run", TEN]));
    console.shows("Archifiltre").shows("Espace");
    beside(&data, &["do", "start"]);
    beside(&data, &["do", "next"]);
    console.shows("Présentations 1/5");
    let mut other = Tty::run(deroule(data.path(), &["run", TEN, "--by", "Léa"]));
    other.shows("Présentations 1/5").shows("Présentation");

    // five and five become four and four
    console.send("E").shows("changer le plan").send(UP).send("m").send(DOWN).send(DOWN).send("m");
    // half an hour of break below them, four more, another break, and the last two
    console.send(UP).send("y").send(LOWER).send("h").shows("Heures ou durée").send("30\r");
    console.send(UP).send("y").send(LOWER).send("a").shows("Nouveau créneau");
    console.send("Pause\t\x1515\r").hides("Nouveau créneau");
    console.send(UP).send("y").send(LOWER).send("mm");
    console.send(DOWN).send(LEFT).send(LEFT).send(LEFT).shows("fin 18h30");
    // meanwhile somebody else goes on
    other.send(" ").shows("Réactions à chaud");
    console.shows("Archifiltre réactions");
    console.send("\t").send(&DOWN.repeat(9)).send(FOUR_MORE).shows("Équipes · 14");
    // nothing counts now, so nothing but the change itself is drawn
    beside(&data, &["do", "suspend"]);
    console.shows("suspendu");
    other.shows("suspendu");
    console.send("e").shows("La session suit-elle ce plan").send("\r").shows("Plan changé");
    other.shows("Présentations 1/4").shows("SocialConnect").shows("suspendu");

    let status: Value = serde_json::from_str(&beside(&data, &["status", "--json"])).expect("JSON");
    assert_eq!(
        (&status["cue"]["defi"], &status["cue"]["turns"]),
        (&"Archifiltre".into(), &4.into())
    );
    let lines = status["rundown"].as_array().expect("a rundown");
    let turns = lines.iter().filter(|line| line["phase"] == "Présentation");
    let of = |line: &Value| {
        let slot = line["id"].as_str().and_then(|id| id.split('.').next());
        (slot.expect("a slot").to_owned(), line["defi"].as_str().expect("a team").to_owned())
    };
    let (slots, mut teams): (Vec<String>, Vec<String>) = turns.map(of).unzip();
    let blocks: Vec<usize> = slots.chunk_by(|one, two| one == two).map(<[String]>::len).collect();
    assert_eq!(blocks, [4, 4, 4, 2]);
    assert_eq!(teams[10..], ["EIG Node", "Prévisecours", "Signaux Faibles", "SocialConnect"]);
    teams.sort_unstable();
    teams.dedup();
    assert_eq!(teams.len(), 14);
    // whoever looks on takes it back, and the other one follows
    other.send("u").shows("Présentations 1/5").hides("SocialConnect");
    console.shows("Présentations 1/5").hides("SocialConnect");
    for mut tty in [other, console] {
        tty.send("q").shows("Quitter").send("\r");
        assert_eq!(tty.ends_well(), 0);
    }
}

#[test]
fn a_plan_that_another_shell_changed_meanwhile_is_taken_up_and_never_mixed() {
    let data = data();
    let mut console = Tty::run(deroule(data.path(), &["run", TEN]));
    console.shows("Archifiltre").shows("Espace");
    beside(&data, &["do", "start"]);
    beside(&data, &["do", "next"]);
    console.shows("Présentations 1/5");
    // the break of the plan as it was, a quarter of an hour longer
    console.send("E").shows("changer le plan").send(RIGHT).send(RIGHT).send(RIGHT);
    console.shows("pas enregistré").shows("15h30");
    let file = data.path().join("new.ron");
    std::fs::copy(FOURTEEN, &file).expect("a new plan");
    beside(&data, &["do", "replan", file.to_str().expect("a path")]);
    console.shows("le plan a changé entre-temps, F5 le reprend");
    let log = beside(&data, &["log"]);
    assert_eq!(log.matches("plan changé").count(), 1, "{log}");
    // what was made of another plan is not taken, however it is asked for
    console.send("e").shows("Le plan a changé entre-temps.");
    console.send(F5).shows("Vos corrections").hides("Le plan a changé entre-temps.");
    console.send("\r").hides("Vos corrections").shows("Le plan a changé entre-temps.");
    assert_eq!(beside(&data, &["log"]), log);
    // taken up, it is the other shell's, whole
    console.send(F5).shows("Vos corrections").send("x");
    console.shows("Plan repris").hides("entre-temps").hides("15h30").shows("18h30");
    assert_eq!(beside(&data, &["log"]), log);
    console.send(RIGHT).shows("pas enregistré");
    console.send("e").shows("La session suit-elle ce plan").send("\r").shows("Plan changé");
    let told: Value = serde_json::from_str(&beside(&data, &["status", "--json"])).expect("JSON");
    let lines = told["rundown"].as_array().expect("a rundown");
    let mut teams: Vec<&str> = lines.iter().filter_map(|line| line["defi"].as_str()).collect();
    teams.sort_unstable();
    teams.dedup();
    assert_eq!(teams.len(), 14);
    assert_eq!(beside(&data, &["log"]).matches("plan changé").count(), 2);
    console.send("q").shows("Quitter").send("\r");
    assert_eq!(console.ends_well(), 0);
}
