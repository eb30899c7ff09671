//! The links for other devices: shown when asked, one a role, and never more than the room may see.

use deroule::{
    console::{
        message::Message,
        model::{Invitation, Overlay, What},
        view,
    },
    stage::{
        ascii::Letters,
        theme::{Depth, Theme, ThemeName},
        web::{Guest, Link, Role},
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

use super::bench::Bench;

fn door(key: &str) -> Invitation {
    let link = |role: Role| {
        let url = format!("http://192.168.1.50:8080{}#{key}{}", role.page(), role.name());
        Link { role, url }
    };
    let guest = |role, name: Option<&str>, last: u8, pages| Guest {
        role,
        name: name.map(Into::into),
        from: [192, 168, 1, last].into(),
        pages,
    };
    let guests =
        vec![guest(Some(Role::Notes), Some("Léa"), 17, 1), guest(Some(Role::Viewer), None, 20, 3)];
    Invitation { links: Role::ALL.map(link).to_vec(), alone: false, guests }
}

fn bench() -> Bench {
    let mut bench = Bench::new();
    bench.host.door = door("old");
    bench
}

/// What is on a screen of this size, a line a row.
fn screen(bench: &Bench, cols: u16, rows: u16) -> String {
    let area = Rect::new(0, 0, cols, rows);
    let mut buf = Buffer::empty(area);
    view::draw(&bench.model, &Theme::named(ThemeName::Dark, Depth::True), area, &mut buf);
    let cells: Vec<&str> = buf.content.iter().map(|cell| cell.symbol()).collect();
    cells.chunks(usize::from(cols.max(1))).map(|row| row.concat() + "\n").collect()
}

#[test]
fn one_key_shows_the_links_and_who_is_there() {
    let mut bench = bench();
    bench.press("I");
    let shown = screen(&bench, 120, 36);
    assert!(shown.contains("Inviter pour la salle"), "{shown}");
    assert!(shown.contains("http://192.168.1.50:8080/#oldviewer"), "{shown}");
    assert!(shown.contains(&"▀".repeat(20)), "{shown}");
    assert!(shown.contains("Léa, pour prendre des notes, 192.168.1.17"), "{shown}");
    assert!(shown.contains("pour la salle, 192.168.1.20, 3"), "{shown}");
    bench.press("Down");
    assert!(screen(&bench, 120, 36).contains("/notes#oldnotes"));
    bench.press("Down");
    bench.press("Down");
    let driving = screen(&bench, 80, 24);
    assert!(driving.contains("/pilote#oldfacilitator"), "{driving}");
    assert!(driving.contains(&"▀".repeat(20)), "it fits a small terminal: {driving}");
    bench.press("I");
    assert!(bench.model.overlay.is_none());
}

#[test]
fn who_comes_while_it_is_looked_at_is_seen() {
    let mut bench = bench();
    bench.press("I");
    bench.host.door.guests.clear();
    bench.wait(1);
    assert!(screen(&bench, 120, 36).contains("Personne n’est là pour l’instant."));
}

#[test]
fn the_room_sees_the_viewers_link_alone() {
    let mut bench = bench();
    for key in ["F", "I", "Down", "Down"] {
        bench.press(key);
    }
    let shown = screen(&bench, 120, 36);
    assert!(shown.contains("/#oldviewer"), "{shown}");
    for hidden in ["oldnotes", "oldfacilitator", "Léa", "192.168.1.17", "/pilote", "/notes"] {
        assert!(!shown.contains(hidden), "{hidden} in {shown}");
    }
}

#[test]
fn everybody_is_thrown_out_once_that_was_meant() {
    let mut bench = bench();
    bench.press("I");
    bench.press("Delete");
    assert!(screen(&bench, 120, 36).contains("Faire sortir tout le monde"));
    bench.press("Esc");
    assert_eq!(bench.host.thrown_out, 0);
    bench.press("I");
    bench.press("Delete");
    bench.host.next_door = door("new");
    bench.press("Enter");
    assert_eq!(bench.host.thrown_out, 1);
    assert!(matches!(&bench.model.overlay, Some(Overlay::Invite { .. })));
    assert!(screen(&bench, 120, 36).contains("/#newviewer"));
    assert_eq!(bench.model.notice.as_ref().map(|notice| &notice.what), Some(&What::ThrownOut));
}

#[test]
fn a_door_that_is_shut_says_how_to_open_it() {
    let mut bench = Bench::new();
    bench.press("I");
    let shown = screen(&bench, 80, 24);
    assert!(shown.contains("--serve"), "{shown}");
    bench.press("Delete");
    assert!(!screen(&bench, 80, 24).contains("Faire sortir"), "there is nobody to throw out");
}

#[test]
fn a_door_that_fell_is_told_until_somebody_has_looked() {
    let mut bench = bench();
    bench.hear(Message::DoorFell { why: "un trou".into() });
    bench.wait(600);
    for (cols, rows) in [(120, 36), (60, 18), (40, 8), (40, 2)] {
        let shown = screen(&bench, cols, rows);
        assert!(shown.contains("! I · La porte s’est fermée"), "{shown}");
    }
    bench.press("F");
    let room = screen(&bench, 120, 36);
    assert!(room.contains(" ! ") && !room.contains("La porte"), "{room}");
    bench.press("F");
    bench.press("I");
    let shown = screen(&bench, 120, 36);
    assert!(shown.contains("(un trou)") && shown.contains("pour la rouvrir"), "{shown}");
    assert!(!shown.contains("oldviewer"), "a link that opens nothing: {shown}");
    assert!(!shown.contains("faire sortir"), "nobody is there: {shown}");
    bench.press("I");
    let shown = screen(&bench, 120, 36);
    assert!(!shown.contains("La porte s’est fermée"), "{shown}");
}

#[test]
fn a_link_that_no_phone_can_open_is_no_square() {
    let mut bench = bench();
    bench.host.door.alone = true;
    bench.press("I");
    let shown = screen(&bench, 120, 36);
    assert!(shown.contains("Ces liens ne s’ouvrent que sur cette machine."), "{shown}");
    assert!(shown.contains("--serve ADRESSE"), "{shown}");
    assert!(!shown.contains(&"▀".repeat(20)), "{shown}");
    assert!(shown.contains("Léa, pour prendre des notes"), "{shown}");
}

#[test]
fn a_terminal_without_the_letters_for_a_square_gets_the_link_alone() {
    let mut bench = bench();
    bench.model.letters = Letters::Ascii;
    bench.press("I");
    let shown = screen(&bench, 120, 36);
    assert!(shown.is_ascii(), "{shown}");
    assert!(shown.contains("http://192.168.1.50:8080/#oldviewer"), "{shown}");
    assert!(shown.contains("Ce terminal ne peut pas montrer de QR code."), "{shown}");
}

#[test]
fn it_is_drawn_at_any_size() {
    let mut bench = bench();
    bench.press("I");
    for cols in [0, 1, 7, 20, 41, 60, 79, 200] {
        for rows in [0, 1, 3, 10, 18, 23, 60] {
            screen(&bench, cols, rows);
        }
    }
}
