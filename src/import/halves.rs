//! Settles which half of the day the times of a twelve-hour clock mean.

use super::times::{Clock, Half, Span, Style};

const NOON: u16 = 720;

/// Makes the times of one day's list run forward; returns which starts were taken for afternoon.
///
/// Only where the list is written with a twelve-hour clock: it names a half somewhere, or it
/// falls from 12:xx or 11:xx to 1:xx, and it holds no hour above twelve.
pub(super) fn settle(spans: &mut [&mut Span]) -> Vec<usize> {
    for span in spans.iter_mut() {
        inherit(span);
    }
    let open = |clock: &Clock| clock.half.is_none() && clock.style != Style::Letter;
    let clocks = || spans.iter().flat_map(|span| [Some(span.start), span.end]).flatten();
    let late = clocks().any(|clock| clock.half.is_none() && clock.minutes >= NOON + 60);
    let padded =
        clocks().any(|clock| clock.padded && clock.minutes < 7 * 60 && clock.half.is_none());
    let named = clocks().any(|clock| clock.half.is_some());
    let falls = {
        let mut above = None;
        clocks().any(|clock| {
            let falls = above.is_some_and(|above: u16| {
                clock.minutes < above
                    && (10 * 60..NOON + 60).contains(&above)
                    && clock.minutes < 8 * 60
            });
            above = Some(clock.minutes);
            falls && open(&clock)
        })
    };
    let afternoon = !named
        && clocks().next().is_some_and(|clock| {
            open(&clock) && (60..7 * 60).contains(&clock.minutes) && clock.style != Style::Dot
        });
    if late || padded && !named || !(named || falls || afternoon) {
        return Vec::new();
    }
    let mut moved = Vec::new();
    let mut above: u16 = if afternoon && !falls { NOON } else { 0 };
    for (index, span) in spans.iter_mut().enumerate() {
        if open(&span.start)
            && span.start.minutes < NOON
            && span.start.minutes < above
            && span.start.minutes + NOON >= above
        {
            span.start.minutes += NOON;
            moved.push(index);
        }
        if let Some(end) = &mut span.end
            && open(end)
            && end.minutes < NOON
            && end.minutes <= span.start.minutes
            && end.minutes + NOON > span.start.minutes
        {
            end.minutes += NOON;
        }
        above = span.start.minutes;
    }
    moved
}

/// `1-2pm`, `9:30 - 11am`, `11am - 1`: one half named is enough for both.
fn inherit(span: &mut Span) {
    let Some(end) = &mut span.end else { return };
    let start = &mut span.start;
    let named = |minutes: u16| Some(if minutes < NOON { Half::Am } else { Half::Pm });
    match (start.half, end.half) {
        (None, Some(Half::Pm)) if start.style != Style::Letter => {
            if start.minutes < NOON && start.minutes + NOON < end.minutes {
                start.minutes += NOON;
            }
            start.half = named(start.minutes);
        }
        (None, Some(Half::Am)) if start.minutes <= end.minutes => start.half = Some(Half::Am),
        (Some(_), None) if end.style != Style::Letter && end.minutes < NOON => {
            if end.minutes <= start.minutes {
                end.minutes += NOON;
            }
            end.half = named(end.minutes);
        }
        (None, None | Some(Half::Am | Half::Pm)) | (Some(Half::Am | Half::Pm), None | Some(_)) => {}
    }
}
