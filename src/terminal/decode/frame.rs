//! Where a key, a click or a terminal's answer ends, by the rules of ECMA-48: what they mean is for
//! the parser. Never keeps a byte itself.

use super::{CTRL_C, ESC};

const BEL: u8 = 0x07;

/// What bytes are the beginning of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    /// Nothing, or Esc, or Esc and a letter that begin longer things.
    Open,
    /// A control sequence: an arrow, a click, an answer.
    Sequence,
    /// An answer in words, up to a mark: the colours of the terminal, its name.
    Answer,
    /// A letter of several bytes.
    Letter,
}

/// What `next` is to a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// More of it.
    Middle,
    /// Its end.
    End,
    /// None of it: it was broken off.
    Other,
}

/// What `key`, which is not finished, is the beginning of.
pub(super) fn of(key: &[u8]) -> Frame {
    match key {
        [ESC, b'[', ..] => Frame::Sequence,
        [ESC, b']' | b'P' | b'X' | b'^' | b'_', ..] => Frame::Answer,
        [0x80..=0xff, ..] => Frame::Letter,
        _ => Frame::Open,
    }
}

/// What the next byte is to a frame that has begun with `key`.
pub(super) fn part(frame: Frame, key: &[u8], next: u8) -> Part {
    let mark = key.last() == Some(&ESC);
    match (frame, next) {
        (Frame::Open, ESC) if key.len() > 1 => Part::Other,
        (Frame::Open, _) => Part::Middle,
        (Frame::Answer, b'\\') if mark => Part::End,
        (Frame::Answer, BEL) => Part::End,
        (Frame::Answer, CTRL_C) => Part::Other,
        (Frame::Answer, _) => Part::Middle,
        (Frame::Letter, 0x80..0xc0) => Part::Middle,
        (Frame::Letter, _) => Part::Other,
        // of a click in the oldest way, three bytes follow the letter
        (Frame::Sequence, _) if key.starts_with(b"\x1b[M") => {
            if key.len() < 5 {
                Part::Middle
            } else {
                Part::End
            }
        }
        (Frame::Sequence, ..0x20 | 0x7f..) => Part::Other,
        (Frame::Sequence, b'M') if key.len() == 2 => Part::Middle,
        // the function keys of a Linux console: one more letter follows
        (Frame::Sequence, b'[') if key.len() == 2 => Part::Middle,
        (Frame::Sequence, b'$') if key.get(2).is_some_and(u8::is_ascii_digit) => Part::End,
        (Frame::Sequence, 0x40..0x7f) => Part::End,
        (Frame::Sequence, 0x20..0x40) => Part::Middle,
    }
}
