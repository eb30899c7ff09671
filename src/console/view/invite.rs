//! The links for other devices, each as a square for a camera, and who is there.
//!
//! Where the room looks on, only the link that everybody may have is shown.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{Look, frame, overlay};
use crate::{
    console::{action::Action, model::Invitation},
    i18n::console::{action::Label, invite::Door},
    stage::{
        paint,
        qr::Square,
        theme::Meaning,
        web::{Guest, Role},
    },
};

/// How wide the words beside a square are at least.
const WORDS: u16 = 34;
/// How much of the screen it takes at most.
const WIDEST: u16 = 110;
const HIGHEST: u16 = 27;

/// Draws the door.
pub(super) fn draw(look: Look<'_>, door: &Invitation, chosen: usize, area: Rect, buf: &mut Buffer) {
    let room = overlay::room_looks_on(look);
    let says = |says: Door<'_>| says.words(look.lang);
    let Some(link) = door.link(chosen, room) else {
        let place = overlay::low(area, WIDEST.min(82), 3);
        let inner = overlay::clear(look, &says(Door::Invite), place, buf);
        frame::remark(look, &overlay::leave(look), place.bottom().saturating_sub(1), place, buf);
        paint::left(&says(Door::Shut), inner, buf, look.style(Meaning::Text));
        return;
    };
    let place = overlay::low(area, WIDEST.min(area.width), HIGHEST.min(area.height));
    let title = format!("{} {}", says(Door::Invite), says(for_whom(link.role)));
    let inner = overlay::clear(look, &title, place, buf);
    frame::remark(look, &keys(look, door, room), place.bottom().saturating_sub(1), place, buf);
    let (address, rest) = super::rows(inner, 1);
    paint::left(&link.url, address, buf, look.style(Meaning::Name));
    let square = Square::of(&link.url);
    // the square keeps its place while the words beside it change
    let beside = Rect { width: rest.width.saturating_sub(WORDS), ..rest };
    let place = if room { rest } else { beside };
    let size = square.as_ref().and_then(|square| square.size(place));
    let words = match (square, size) {
        (Some(square), Some((cols, _))) => {
            square.draw(place, buf);
            let x = (rest.x + cols + 2).min(rest.right());
            Rect { x, width: rest.right() - x, ..rest }
        }
        (Some(_) | None, _) => {
            let (row, rest) = super::rows(rest, 1);
            paint::left(&says(Door::TooSmall), row, buf, look.style(Meaning::Dim));
            rest
        }
    };
    if !room {
        guests(look, &door.guests, words, buf);
    }
}

const fn for_whom(role: Role) -> Door<'static> {
    match role {
        Role::Viewer => Door::ForTheRoom,
        Role::Notes => Door::ForNotes,
        Role::Facilitator => Door::ForDriving,
    }
}

/// Who is there, as many as there is room for.
fn guests(look: Look<'_>, guests: &[Guest], place: Rect, buf: &mut Buffer) {
    let says = |says: Door<'_>| says.words(look.lang);
    if guests.is_empty() {
        paint::left(&says(Door::Nobody), place, buf, look.style(Meaning::Dim));
    }
    let shown = usize::from(place.height);
    for (guest, row) in guests.iter().zip(0..place.height) {
        let row = paint::row(place, row);
        let left = guests.len() - shown.min(guests.len());
        if left > 0 && row.y + 1 == place.bottom() {
            paint::left(&format!("… +{}", left + 1), row, buf, look.style(Meaning::Dim));
            break;
        }
        let role = says(guest.role.map_or(Door::WithoutKey, for_whom));
        let from = guest.from.to_string();
        let words = says(Door::Somebody(&role, guest.name.as_deref(), &from, guest.pages));
        paint::left(&words, row, buf, look.style(Meaning::Text));
    }
}

fn keys(look: Look<'_>, door: &Invitation, room: bool) -> String {
    let mut words = Vec::new();
    if !room {
        if door.links.len() > 1 {
            words.push(format!("↑↓ {}", Door::Others.words(look.lang)));
        }
        let cap = overlay::cap(look, Action::ThrowOut);
        words.push(format!("{cap} {}", Label::ThrowOut.short(look.lang)));
    }
    words.push(overlay::leave(look));
    words.join(" · ")
}
