//! The plan changed in the console while the session runs: the room follows at once, and a console
//! that is killed then has lost nothing.

use super::{
    beside, data,
    tty::{Tty, deroule},
};

const TEN: &str = "tests/scenarios/agendas/dix-defis.ron";
const FOURTEEN: &str = "tests/scenarios/agendas/quatorze-defis.ron";
const DOWN: &str = "\x1b[B";
const LOWER: &str = "\x1b[1;2B";

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
