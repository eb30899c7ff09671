//! The screen on which an agenda is looked over: files of every kind, every size, both languages.

use std::path::{Path, PathBuf};

use chrono_tz::Europe::Paris;
use deroule::{
    clock::ManualClock,
    console::{
        effect::SavePlan,
        host::NotSaved,
        message::{Message, PlanSaved},
        model::{AfterSave, Model, PlanFile, Size},
        update::update,
        view,
    },
    i18n::Lang,
    stage::theme::{Depth, Theme, ThemeName},
};
use ratatui::{buffer::Buffer, layout::Rect};

use super::{grid, rehearsal::empty, states::keys};

const SIZES: [(u16, u16); 4] = [(60, 18), (80, 24), (120, 36), (200, 50)];

/// A title, a line and a finding that would like to draw over the screen.
const HOSTILE: &str = "# Jour \u{1b}[2J\u{1b}]0;pwned\u{7} \u{202E}ruoj\n\
- 9h-10h : Ac\u{1b}[31mcueil\u{202E}\u{200B} e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}t\n\
\u{1b}[5mRendez-vous à 8h30\u{9b}31m là-bas\n\
- 10h-11h : dé\tmos\r- 11h-12h : fin\n";

/// The console on a file of this name and text.
fn on(name: &str, bytes: &[u8], lang: Lang) -> Model {
    let at = "2027-01-15T08:00:00Z".parse().expect("an instant");
    let mut model = empty(lang, &ManualClock::at(at));
    let now = model.now.clone();
    let file = PlanFile {
        copy: PathBuf::new(),
        path: PathBuf::from(name),
        bytes: bytes.to_vec(),
        fingerprint: "one".into(),
        zone: Paris,
    };
    update(&mut model, &now, Message::PlanRead(Box::new(file)));
    model
}

fn deroule(name: &str, lang: Lang, pressed: &[&str]) -> Model {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/deroules");
    let bytes = std::fs::read(folder.join(name)).expect("a file");
    keys(on(name, &bytes, lang), pressed)
}

/// The console in the state of that name.
fn state(name: &str, lang: Lang) -> Model {
    match name {
        "plan" => deroule("fr-lignes.txt", lang, &["Space"]),
        "plan-sessions" => deroule("fr-deux-sessions.md", lang, &["Down"]),
        "plan-mail" => deroule("fr-mail.txt", lang, &["Space"]),
        "plan-page" => deroule("en-page.html", lang, &["Down", "Down", "Down"]),
        "plan-calendar" => deroule("fr-agenda.ics", lang, &["Down", "Down"]),
        "plan-days" => deroule("de-wochenende.md", lang, &["Tab", "Down"]),
        "plan-wrong" => {
            let typed = ["Down", "Enter", "Tab", "Ctrl-U", "t", "ô", "t", "Enter"];
            deroule("fr-lignes.txt", lang, &typed)
        }
        "plan-typed" => {
            let typed = ["Down", "Enter", "Tab", "Ctrl-U", "1", "h", "3", "0"];
            deroule("fr-lignes.txt", lang, &typed)
        }
        "plan-corrected" => {
            let typed = ["Down", "Enter", "Ctrl-U", "C", "a", "f", "é", "Enter"];
            deroule("fr-lignes.txt", lang, &typed)
        }
        "plan-session" => deroule("fr-lignes.txt", lang, &["Enter"]),
        "plan-broken" => {
            let text = "Agenda(\n    title: \"Revue\",\n    slots: [\n        Slot(kind: Pauze, title: \"Pause\", length: \"10m\"),\n        Slot(start: \"25h\", title: \"Débrief\"),\n    ],\n)\n";
            on("revue.ron", text.as_bytes(), lang)
        }
        "plan-taken" => {
            let mut model = deroule("fr-lignes.txt", lang, &[]);
            let (path, free) = ("fr-lignes.ron".into(), "fr-lignes-2.ron".into());
            let agenda = model.plan().expect("an agenda").agenda().clone();
            let asked = SavePlan { path, agenda, over: None, keep: false, then: AfterSave::Stay };
            let outcome = Err(NotSaved::Taken { fingerprint: "two".into(), free });
            let now = model.now.clone();
            update(&mut model, &now, Message::PlanSaved(Box::new(PlanSaved { asked, outcome })));
            model
        }
        "plan-hostile" => keys(on("jour.md", HOSTILE.as_bytes(), lang), &["Space"]),
        other => panic!("no state is called {other}"),
    }
}

const STATES: [&str; 13] = [
    "plan-typed",
    "plan",
    "plan-sessions",
    "plan-mail",
    "plan-page",
    "plan-calendar",
    "plan-days",
    "plan-wrong",
    "plan-corrected",
    "plan-session",
    "plan-broken",
    "plan-taken",
    "plan-hostile",
];

#[test]
fn a_file_beside_what_was_understood_of_it() {
    for name in STATES {
        for lang in [Lang::Fr, Lang::En] {
            let sizes: &[(u16, u16)] = match (name, lang) {
                ("plan", _) | ("plan-mail", Lang::Fr) => &SIZES,
                (_, Lang::Fr) => &[(80, 24), (120, 36)],
                (_, Lang::En) => &[(120, 36)],
            };
            let model = state(name, lang);
            for (cols, rows) in sizes {
                let buf = grid::screen(&model, *cols, *rows);
                let both = format!("{}\n\n{}", grid::text(&buf), grid::looks(&buf));
                let lang = format!("{lang:?}").to_lowercase();
                insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false }, {
                    insta::assert_snapshot!(format!("{name}-{cols}x{rows}-{lang}"), both);
                });
            }
        }
    }
}

#[test]
fn no_size_is_too_small_or_too_large() {
    let theme = Theme::named(ThemeName::Dark, Depth::True);
    for name in STATES {
        let mut model = state(name, Lang::Fr);
        for (cols, rows) in
            super::WIDTHS.into_iter().flat_map(|cols| super::HEIGHTS.map(|rows| (cols, rows)))
        {
            model.size = Size { cols, rows };
            let area = Rect::new(0, 0, cols, rows);
            let mut buf = Buffer::empty(area);
            view::draw(&model, &theme, area, &mut buf);
        }
    }
}

#[test]
fn nothing_in_a_file_can_act_on_the_terminal() {
    for pressed in
        [&[][..], &["Space"], &["Tab", "Down", "Down"], &["Down", "Enter"], &["Down", "Delete"]]
    {
        let model = keys(on("jo\u{1b}[2Jur\u{202E}.md", HOSTILE.as_bytes(), Lang::Fr), pressed);
        for (cols, rows) in SIZES {
            let buf = grid::screen(&model, cols, rows);
            for cell in &buf.content {
                let odd = cell.symbol().chars().find(|c| {
                    c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200B}')
                });
                assert_eq!(odd, None, "{:?} after {pressed:?}", cell.symbol());
            }
        }
    }
}

#[test]
fn a_click_selects_what_it_is_on() {
    let mut model = state("plan-mail", Lang::Fr);
    for (cols, rows) in [(60, 18), (80, 24), (120, 36)] {
        model.size = Size { cols, rows };
        let text = grid::text(&grid::screen(&model, cols, rows));
        let (row, line) = text
            .lines()
            .enumerate()
            .find(|(_, line)| line.contains("Déjeuner libre"))
            .expect("the lunch is shown");
        let col = line.chars().position(|c| c == 'D').expect("its first letter");
        let now = model.now.clone();
        let cell = |at: usize| u16::try_from(at).expect("a cell");
        update(&mut model, &now, Message::Clicked { col: cell(col), row: cell(row) });
        let plan = model.plan().expect("an agenda");
        let slot = plan.selected_slot().expect("a slot");
        assert_eq!(plan.agenda().slots[slot].title.as_str(), "Déjeuner libre", "{cols}×{rows}");
    }
}
