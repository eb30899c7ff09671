//! What a slot can have of parts, on the console and on the room's screen: the script of a talk,
//! questions, changeovers, rounds, what runs side by side.

use chrono::TimeDelta;
use deroule::{
    agenda::{Agenda, read},
    clock::Clock,
    i18n::Lang,
    stage::{
        Face,
        ascii::Letters,
        draw,
        theme::{Depth, Theme, ThemeName},
        web::sheet::{self, About},
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

use crate::screen::{grid, rehearsal::Rehearsal};

fn agenda() -> Agenda {
    let file = include_bytes!("../scenarios/agendas/parties.ron");
    read::read(file).agenda.expect("the agenda of the scenarios loads")
}

fn played(lines: &[&str]) -> Rehearsal {
    Rehearsal::open(&agenda(), "13:50:00").play(lines)
}

fn console(lines: &[&str], cols: u16, rows: u16, lang: Lang) -> String {
    let text = grid::text(&grid::screen(&played(lines).model(lang), cols, rows));
    // the bar of keys tells of other things
    text.rsplit_once('\n').map_or_else(String::new, |(above, _)| above.to_owned())
}

fn stage(lines: &[&str], cols: u16, rows: u16, lang: Lang) -> String {
    let rehearsal = played(lines);
    let now = rehearsal.clock.read();
    let face = Face::of(&rehearsal.session.at(&now), now.mono);
    let theme = Theme::named(ThemeName::Dark, Depth::True);
    let area = Rect::new(0, 0, cols, rows);
    let mut buf = Buffer::empty(area);
    let look = draw::Look { theme: &theme, lang, letters: Letters::All };
    draw::face(&face, now.mono, area, &mut buf, look);
    grid::text(&buf)
}

/// Both screens at the usual sizes, in both languages.
fn all(name: &str, lines: &[&str]) {
    for lang in [Lang::Fr, Lang::En] {
        let mut screens = Vec::new();
        for (cols, rows) in [(80, 24), (120, 36), (200, 50)] {
            screens.push(console(lines, cols, rows, lang));
            screens.push(stage(lines, cols, rows, lang));
        }
        let lang = format!("{lang:?}").to_lowercase();
        insta::with_settings!({ snapshot_path => "parts/snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("{name}-{lang}"), screens.join("\n────\n"));
        });
    }
}

#[test]
fn a_talk_shows_its_parts() {
    all("script", &["14:00:00 start", "14:03:48"]);
}

#[test]
fn questions_are_asked_one_by_one() {
    let lines =
        ["16:05:00 jump s4.t1.p1", "16:07:00 prompt next", "16:08:00 note - le RGPD", "16:08:30"];
    all("question", &lines);
    for (cols, rows) in [(80, 24), (120, 36), (200, 50)] {
        let desk = console(&lines, cols, rows, Lang::Fr);
        assert!(desk.contains("Notes · 2/3 Qu’est-ce qui bloque ?"), "{desk}");
        assert!(desk.contains("── Archifiltre · Qu’est-ce qui bloque ? ──"), "{desk}");
    }
    let room = stage(&lines, 80, 24, Lang::Fr);
    assert!(room.contains("Qu’est-ce qui bloque ?") && !room.contains("RGPD"), "{room}");
    let first = stage(&lines[..1], 80, 24, Lang::Fr);
    assert!(first.contains("Qu’avez-vous appris ?"), "{first}");
}

#[test]
fn a_changeover_says_who_comes_and_alarms_nobody() {
    let lines = ["14:11:00 jump s1.t1.c", "14:12:20"];
    all("changeover", &lines);
    let room = stage(&lines, 120, 17, Lang::Fr);
    assert!(room.contains("Place à b@liseNAV") && !room.contains("écoulé"), "{room}");
    // whoever makes room now has another turn later
    assert!(room.contains("Ensuite\u{a0}: DataESR, puis Archifiltre"), "{room}");
    let desk = console(&lines, 80, 24, Lang::Fr);
    assert!(desk.contains("Changement d’équipe · Suivant\u{a0}: b@liseNAV"), "{desk}");
    assert!(desk.contains("◆ +0:20 de dépassement ◆"), "{desk}");
}

#[test]
fn a_round_lists_what_runs_side_by_side_and_says_its_half() {
    let lines = ["15:00:00 jump s3.r1", "15:10:05"];
    all("half-time", &lines);
    let room = stage(&lines, 80, 24, Lang::En);
    for said in ["Round 1 of 3", "» Half-time «", "Données · salle 1", "Usages · salle 2"] {
        assert!(room.contains(said), "no {said}:\n{room}");
    }
    let desk = console(&lines, 80, 24, Lang::En);
    assert!(desk.contains("» half-time »"), "{desk}");
    let lines = ["15:20:00 jump s3.r1.c", "15:21:30"];
    all("round-change", &lines);
    let room = stage(&lines, 120, 17, Lang::Fr);
    assert!(room.contains("Changez de table · tour 2 sur 3") && !room.contains("écoulé"), "{room}");
    assert!(room.contains("Usages · salle 2"), "{room}");
    let desk = console(&lines, 80, 24, Lang::Fr);
    assert!(desk.contains("Changement de table · Tour 2 sur 3"), "{desk}");
    assert!(desk.contains("= Données · salle 1 · Ana | Usages · salle 2"), "{desk}");
    assert!(desk.contains("Suivant\u{a0}: Tables, tour 2 sur 3 · 20' · 15h21"), "{desk}");
}

#[test]
fn notes_go_to_what_was_asked_and_to_what_runs_side_by_side() {
    let rehearsal = played(&[
        "14:00:00 start",
        "15:05:00 jump s3.r1",
        "15:06:00 note --for usages + deux entretiens",
        "15:06:30 note pour tous",
        "16:05:00 jump s4.t1.p1",
        "16:06:00 note + la carte aide",
        "16:07:00 prompt next",
        "16:08:00 note > @DataESR appelle",
        "16:09:00 note --for DataESR autre chose",
    ]);
    let notes = rehearsal.session.notes().iter().map(|taken| {
        let note = &taken.note;
        let about = [&note.track, &note.defi, &note.prompt];
        let about = about.map(|it| it.as_deref().unwrap_or("–").to_owned());
        about.join(" / ")
    });
    assert_eq!(
        notes.collect::<Vec<_>>(),
        [
            "Usages / – / –",
            "– / – / –",
            "– / Archifiltre / Qu’avez-vous appris ?",
            "– / Archifiltre / Qu’est-ce qui bloque ?",
            "– / DataESR / –",
        ]
    );
    let debrief = deroule::export::markdown(&rehearsal.session, Lang::Fr);
    for said in [
        "**Qu’avez-vous appris ?**\n\n* \\+ la carte aide *(",
        "**Qu’est-ce qui bloque ?**\n\n* \\> @DataESR appelle *(",
        "## Par groupe\n\n### Usages\n",
    ] {
        assert!(debrief.contains(said), "no {said}:\n{debrief}");
    }
}

#[test]
fn a_face_taken_once_shows_each_part_in_its_time() {
    let rehearsal = played(&["14:00:00 start", "14:01:30 extend 30s"]);
    let start = rehearsal.clock.read();
    let face = Face::of(&rehearsal.session.at(&start), start.mono);
    let mut changes = 0;
    for second in 0..600 {
        rehearsal.clock.advance(TimeDelta::seconds(1));
        let now = rehearsal.clock.read();
        let cue = rehearsal.session.at(&now).cue.expect("a cue");
        assert_eq!(face.part(now.mono), cue.part().map(|(on, _)| on), "after {second} s");
        let before = face.part(now.mono - TimeDelta::seconds(1));
        changes += usize::from(before != face.part(now.mono));
        // a screen that sleeps until something changes does not sleep over a part
        let wakes = now.mono + face.until_change(now.mono);
        assert!(face.part(wakes - TimeDelta::milliseconds(1)) == face.part(now.mono));
    }
    assert_eq!(changes, 3, "three parts begin on the way");
}

#[test]
fn the_page_marks_the_parts_of_a_talk_on_its_bar_and_says_where_people_change_to() {
    let told = |lines: &[&str]| {
        let rehearsal = played(lines);
        let now = rehearsal.clock.read();
        let face = Face::of(&rehearsal.session.at(&now), now.mono);
        let about = About { session: None, lang: Lang::Fr, behind: false };
        sheet::face(about, &face, now.mono).expect("JSON")
    };
    let talk = told(&["14:00:00 start", "14:01:30"]);
    assert!(talk.contains(r#""marks":[12.5,37.5,62.5,87.5]"#), "{talk}");
    let reactions = told(&["14:00:00 start", "14:08:00 next"]);
    assert!(!reactions.contains("marks"), "{reactions}");
    let change = told(&["15:20:00 jump s3.r1.c"]);
    let said = "Changez de table · tour 2 sur 3 · Données (salle 1) · Usages (salle 2)";
    assert!(change.contains(said), "{change}");
}
