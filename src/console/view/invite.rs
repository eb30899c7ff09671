//! The links for other devices, each as a square for a camera, and who is there.
//!
//! Where the room looks on, only the link that everybody may have is shown.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{Look, frame, overlay};
use crate::{
    console::{action::Action, model::Invitation},
    i18n::console::{action::Label, invite::Door},
    stage::{
        ascii::Letters,
        paint,
        qr::Square,
        theme::Meaning,
        web::{Guest, Role},
    },
};

/// How wide the words beside a square are at least.
const WORDS: u16 = 34;
/// How many lines are said where there is no link.
const SAID: usize = 4;
/// How much of the screen it takes at most.
const WIDEST: u16 = 110;
const HIGHEST: u16 = 27;

/// Draws the door.
pub(super) fn draw(look: Look<'_>, door: &Invitation, chosen: usize, area: Rect, buf: &mut Buffer) {
    let room = overlay::room_looks_on(look);
    let says = |says: Door<'_>| says.words(look.lang);
    let Some(link) = door.link(chosen, room) else {
        let fallen = look.model.fallen.as_ref().map(|fallen| Door::Fell(&fallen.why));
        let said = says(fallen.unwrap_or(Door::Shut));
        let wide = WIDEST.min(82).min(area.width);
        let lines = paint::wrap(&said, wide.saturating_sub(4).max(1), SAID);
        let rows = u16::try_from(lines.len()).unwrap_or_default();
        let place = overlay::low(area, wide, rows + 2);
        let inner = overlay::clear(look, &says(Door::Invite), place, buf);
        frame::remark(look, &overlay::leave(look), place.bottom().saturating_sub(1), place, buf);
        for (line, row) in lines.iter().zip(0..) {
            paint::left(line, paint::row(inner, row), buf, look.style(Meaning::Text));
        }
        return;
    };
    let place = overlay::low(area, WIDEST.min(area.width), HIGHEST.min(area.height));
    let title = format!("{} {}", says(Door::Invite), says(for_whom(link.role)));
    let inner = overlay::clear(look, &title, place, buf);
    frame::remark(look, &keys(look, door, room), place.bottom().saturating_sub(1), place, buf);
    let (address, rest) = super::rows(inner, 1);
    paint::left(&link.url, address, buf, look.style(Meaning::Name));
    // the square keeps its place while the words beside it change
    let beside = Rect { width: rest.width.saturating_sub(WORDS), ..rest };
    let place = if room { rest } else { beside };
    let words = match square(look, door, &link.url, place) {
        Ok((square, cols)) => {
            square.draw(place, buf);
            let x = (rest.x + cols + 2).min(rest.right());
            Rect { x, width: rest.right() - x, ..rest }
        }
        Err(why) => {
            let lines = paint::wrap(&says(why), rest.width, usize::from(rest.height.min(2)));
            let mut rest = rest;
            for line in &lines {
                let (row, below) = super::rows(rest, 1);
                paint::left(line, row, buf, look.style(Meaning::Dim));
                rest = below;
            }
            super::rows(rest, 1).1
        }
    };
    if !room {
        guests(look, &door.guests, words, buf);
    }
}

/// The square of a link and its width in `place`, or why there is none.
fn square(
    look: Look<'_>,
    door: &Invitation,
    url: &str,
    place: Rect,
) -> Result<(Square, u16), Door<'static>> {
    if door.alone {
        return Err(Door::Alone);
    }
    if look.model.letters == Letters::Ascii {
        return Err(Door::NoSquare);
    }
    let square = Square::of(url).ok_or(Door::TooSmall)?;
    let (cols, _) = square.size(place).ok_or(Door::TooSmall)?;
    Ok((square, cols))
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
