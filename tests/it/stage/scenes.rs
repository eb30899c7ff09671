//! Each scene of the room's screen, at sizes from a phone's corner to a wall.

use chrono::{DateTime, TimeDelta, Utc};
use deroule::{
    agenda::Agenda,
    clock::Clock,
    i18n::Lang,
    session::Session,
    stage::{
        Face,
        ascii::{self, Letters},
        draw,
        follow::{OnStage, Trouble, Why},
        theme::{Depth, Theme, ThemeName},
    },
    store::StoreError,
};
use ratatui::{
    buffer::{Buffer, Cell},
    layout::Rect,
    style::Modifier,
};

use crate::screen::{
    grid,
    rehearsal::{Rehearsal, demo_day},
};

const SIZES: [(u16, u16); 6] = [(20, 5), (40, 10), (40, 12), (80, 24), (120, 36), (200, 50)];

const MORNING: [&str; 5] =
    ["13:30:00 start", "13:46:10 next", "13:51:30 next", "14:01:32 next", "14:06:30 next"];

/// The scenes, by name, with what was done before and since the morning.
const SCENES: [(&str, &[&str]); 11] = [
    ("cue", &["14:08:44"]),
    ("warning", &["14:14:40"]),
    ("over", &["14:17:12"]),
    ("suspended", &["14:08:44 suspend", "14:10:00"]),
    ("message", &["14:17:20 message Il reste cinq minutes, pensez à conclure", "14:17:40"]),
    ("short-message", &["14:08:44 message Plus fort", "14:09:30"]),
    ("blackout", &["14:08:44 blackout on", "14:09:30"]),
    ("break", &["14:20:00 break 15m", "14:22:10"]),
    ("break-over", &["14:20:00 break 15m", "14:36:10"]),
    ("thanks", &["14:23:00 close", "14:30:00"]),
    ("behind", &["14:08:44"]),
];

fn on_stage(agenda: &Agenda, lines: &[&str]) -> (OnStage, TimeDelta) {
    let rehearsal = Rehearsal::open(agenda, "13:12:00").play(lines);
    seen(&rehearsal.session, &rehearsal.clock)
}

fn seen(session: &Session, clock: &dyn Clock) -> (OnStage, TimeDelta) {
    let now = clock.read();
    let face = Face::of(&session.at(&now), now.mono);
    (OnStage { session: None, lang: session.plan().lang, face, trouble: None }, now.mono)
}

fn scene(name: &str) -> (OnStage, TimeDelta) {
    let (mut on, mono) = match SCENES.iter().find(|(scene, _)| *scene == name) {
        Some((_, lines)) => {
            let lines: Vec<&str> = MORNING.iter().chain(*lines).copied().collect();
            on_stage(&demo_day(), &lines)
        }
        None => on_stage(&demo_day(), if name == "late" { &["13:31:00"] } else { &[] }),
    };
    let wall = on.face.wall(mono);
    if name == "no-session" {
        on.face = Face::without_session(on.face.zone, wall, mono);
    }
    if name == "behind" {
        on.trouble = Some(trouble(wall - TimeDelta::minutes(2)));
    }
    (on, mono)
}

fn trouble(since: DateTime<Utc>) -> Trouble {
    Trouble { why: Why::Unread(StoreError::Busy), since }
}

fn drawn(name: &str, cols: u16, rows: u16, lang: Lang, theme: &Theme) -> Buffer {
    let (on, mono) = scene(name);
    let area = Rect::new(0, 0, cols, rows);
    let mut buf = Buffer::empty(area);
    draw::on_stage(&on, mono, area, &mut buf, look(theme, lang));
    buf
}

fn look(theme: &Theme, lang: Lang) -> draw::Look<'_> {
    draw::Look { theme, lang, letters: Letters::All }
}

fn names() -> impl Iterator<Item = &'static str> {
    ["no-session", "waiting", "late"].into_iter().chain(SCENES.iter().map(|(name, _)| *name))
}

#[test]
fn every_scene_is_drawn_as_before() {
    let theme = grid::meanings();
    for name in names() {
        for lang in [Lang::Fr, Lang::En] {
            let mut screens = Vec::new();
            for (cols, rows) in SIZES {
                let buf = drawn(name, cols, rows, lang, &theme);
                let looks = grid::looks(&buf);
                let used = looks.lines().last().unwrap_or_default();
                screens.push(format!("{cols}×{rows} · {used}\n{}", grid::text(&buf)));
            }
            let lang = format!("{lang:?}").to_lowercase();
            insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false }, {
                insta::assert_snapshot!(format!("{name}-{lang}"), screens.join("\n────\n"));
            });
        }
    }
}

#[test]
fn a_clock_is_large_at_every_size_that_is_projected() {
    let theme = Theme::named(ThemeName::Dark, Depth::True);
    for (cols, rows) in SIZES.into_iter().chain([(60, 9), (100, 15), (500, 150)]) {
        for name in ["cue", "warning", "over", "suspended", "break", "waiting"] {
            let buf = drawn(name, cols, rows, Lang::Fr, &theme);
            let inked = |cell: &&ratatui::buffer::Cell| ["█", "▀", "▄"].contains(&cell.symbol());
            let lines = buf.content.chunks(usize::from(cols));
            let tall = lines.filter(|line| line.iter().filter(inked).count() >= 3).count();
            assert!(tall * 3 >= usize::from(rows), "{name} at {cols}×{rows}: {tall} rows");
        }
    }
}

#[test]
fn any_size_will_do() {
    let theme = Theme::named(ThemeName::Dark, Depth::True);
    for name in names() {
        let (on, mono) = scene(name);
        for cols in (0..24).chain([40, 79, 200, 500]) {
            for rows in (0..20).chain([24, 50, 150]) {
                let area = Rect::new(0, 0, cols, rows);
                draw::on_stage(&on, mono, area, &mut Buffer::empty(area), look(&theme, Lang::En));
            }
        }
    }
}

#[test]
fn a_screen_that_may_be_behind_says_so_and_a_black_one_stays_black() {
    let theme = Theme::named(ThemeName::Dark, Depth::True);
    let text = |name, cols, rows, lang| grid::text(&drawn(name, cols, rows, lang, &theme));
    assert!(text("behind", 80, 24, Lang::Fr).contains("! sans nouvelles depuis 14h06   14h08"));
    assert!(text("behind", 80, 24, Lang::En).contains("! no news since 14:06   14:08"));
    assert!(text("behind", 20, 5, Lang::Fr).lines().next().is_some_and(|row| row.ends_with('!')));
    let (mut on, mono) = scene("blackout");
    on.trouble = Some(trouble(on.face.wall(mono)));
    let area = Rect::new(0, 0, 80, 24);
    let mut buf = Buffer::empty(area);
    draw::on_stage(&on, mono, area, &mut buf, look(&theme, Lang::Fr));
    assert!(buf.content.iter().all(|cell| cell.symbol() == " "));
}

#[test]
fn the_smallest_screen_still_says_in_words_what_is_no_ordinary_countdown() {
    let theme = Theme::named(ThemeName::Dark, Depth::None);
    let first = |name, lang| {
        let buf = drawn(name, 20, 5, lang, &theme);
        grid::text(&buf).lines().next().unwrap_or_default().trim().to_owned()
    };
    let told = ["warning", "over", "suspended", "break"].map(|name| first(name, Lang::Fr));
    assert_eq!(told, ["◆ Bientôt la fin", "! Temps écoulé", "‖ Suspendu", "Reprise à 14h35"]);
    let told = ["warning", "over", "suspended", "break"].map(|name| first(name, Lang::En));
    assert_eq!(told, ["◆ Nearly over", "! Time is up", "‖ Suspended", "Back at 14:35"]);
}

#[test]
fn a_message_stands_out_on_any_ground_without_colours() {
    for theme in ThemeName::ALL.map(|name| Theme::named(name, Depth::None)) {
        // over an ordinary clock, and over one whose ground is turned over itself
        for name in ["short-message", "message"] {
            let buf = drawn(name, 80, 24, Lang::Fr, &theme);
            let turned = |cell: &Cell| cell.modifier.contains(Modifier::REVERSED);
            let band = turned(&buf[(40, 9)]);
            assert_ne!(band, turned(&buf[(0, 23)]), "{name}");
        }
    }
}

#[test]
fn words_stay_readable_on_a_terminal_without_utf_8() {
    let theme = Theme::named(ThemeName::Dark, Depth::None);
    let (on, mono) = scene("over");
    let mut screens = Vec::new();
    for (cols, rows) in [(20, 5), (40, 10), (80, 24), (160, 60)] {
        let area = Rect::new(0, 0, cols, rows);
        let mut buf = Buffer::empty(area);
        let look = draw::Look { letters: Letters::Ascii, ..look(&theme, Lang::Fr) };
        draw::on_stage(&on, mono, area, &mut buf, look);
        ascii::fold(&mut buf);
        assert!(buf.content.iter().all(|cell| cell.symbol().is_ascii()));
        screens.push(grid::text(&buf));
    }
    insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("ascii-fr", screens.join("\n────\n"));
    });
}

#[test]
fn what_was_written_for_others_is_nowhere_in_what_is_on() {
    let lines = [
        "13:30:00 start",
        "13:31:00 note - trop long Zanzibar",
        "13:32:00 absent DataESR varicelle",
        "13:33:00",
    ];
    let (on, _) = on_stage(&demo_day(), &lines);
    let all = format!("{on:?}");
    assert!(all.contains("Demo Day"));
    for secret in ["Zanzibar", "varicelle"] {
        assert!(!all.contains(secret), "{secret} in {all}");
    }
}

#[test]
fn a_hostile_title_is_only_a_title() {
    let mut agenda = demo_day();
    let hostile = "Démo\u{1b}]0;pris\u{7}\u{1b}[2J\u{9b}31m\u{202e}yaD\r\n";
    agenda.title = hostile.into();
    for team in &mut agenda.lineup {
        team.name = hostile.into();
    }
    for slot in &mut agenda.slots {
        slot.title = hostile.into();
    }
    let theme = Theme::named(ThemeName::Dark, Depth::True);
    for lines in [&[][..], &["13:30:00 start"], &["13:30:00 start", "13:46:10 close"]] {
        let (on, mono) = on_stage(&agenda, lines);
        for (cols, rows) in SIZES {
            let area = Rect::new(0, 0, cols, rows);
            let mut buf = Buffer::empty(area);
            draw::on_stage(&on, mono, area, &mut buf, look(&theme, Lang::Fr));
            let bad = |c: char| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c);
            let found = buf.content.iter().find(|cell| cell.symbol().contains(bad));
            assert!(found.is_none(), "{found:?}");
        }
    }
}
