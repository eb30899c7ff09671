//! What a slot can have of parts, on the console and on the room's screen: the script of a talk.

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
