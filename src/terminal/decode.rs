//! From the bytes that a terminal sends to keys, clicks and pastes: bytes in, events out.
//!
//! Must never wait for ever for the end of anything: whoever reads says when the terminal has
//! fallen silent, and what is unfinished then is over.

mod frame;

use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use frame::{Frame, Part};

const ESC: u8 = 0x1b;
const CTRL_C: u8 = 0x03;
/// What a terminal sends before and after a paste.
const BEGIN: &[u8] = b"\x1b[200~";
const END: &[u8] = b"\x1b[201~";

/// How long the rest of a key may take: Esc alone looks like the beginning of an arrow.
const KEY: Duration = Duration::from_millis(30);
/// How long the rest may take of what is a key only if nothing follows, and seldom is: Alt with `[`.
const SELDOM: Duration = Duration::from_millis(250);
/// How long the rest may take of what is no key by itself: a network may cut it anywhere.
const LATE: Duration = Duration::from_secs(1);
/// How long a paste may be silent: whoever pastes sends all at once, whoever types cannot.
const PASTE: Duration = Duration::from_millis(250);
/// How long the rest of a paste that was silent may take.
const REST: Duration = Duration::from_secs(5);
/// The longest that a key or a click is, in bytes.
const MAX_KEY: usize = 64;
/// How much of a paste is kept, in bytes; more is a mistake, and only its end is looked for.
pub(super) const MAX_PASTE: usize = 16 << 20;

/// What was sent so far and is not finished.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    state: State,
    /// The beginning of a key.
    key: Vec<u8>,
    /// A paste, without its end.
    paste: Vec<u8>,
    /// How much of [`END`] was the last that came.
    ended: usize,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum State {
    #[default]
    Keys,
    Paste,
    /// A paste that fell silent before its end, and was handed over: the end may be lost, or only
    /// late.
    Torn,
}

impl Decoder {
    /// Takes in what was read at once; returns all that is finished by it.
    ///
    /// Ctrl-C that comes alone ends a paste. After one that fell silent, several letters at once
    /// are its rest, and a single key is a key.
    pub(super) fn take(&mut self, bytes: &[u8]) -> Vec<Event> {
        let mut events = Vec::new();
        match self.state {
            State::Keys => {}
            State::Paste if bytes == [CTRL_C] => self.hand_over(State::Keys, &mut events),
            State::Paste => {}
            State::Torn if is_rest(bytes) => self.state = State::Paste,
            State::Torn => self.state = State::Keys,
        }
        for byte in bytes {
            match self.state {
                State::Keys | State::Torn => self.press(*byte, &mut events),
                State::Paste => self.paste(*byte, &mut events),
            }
        }
        events
    }

    /// How long the terminal may be silent before [`Decoder::silent`] is to be called; none where
    /// nothing is unfinished.
    pub(super) fn patience(&self) -> Option<Duration> {
        match self.state {
            State::Keys => match (self.key.as_slice(), frame::of(&self.key)) {
                ([], _) => None,
                ([_], Frame::Open) | ([_, _], Frame::Answer) => Some(KEY),
                ([_, _], Frame::Open | Frame::Sequence) => Some(SELDOM),
                (_, Frame::Open | Frame::Sequence | Frame::Answer | Frame::Letter) => Some(LATE),
            },
            State::Paste => Some(PASTE),
            State::Torn => Some(REST),
        }
    }

    /// Ends what is unfinished: nothing came any more.
    pub(super) fn silent(&mut self) -> Vec<Event> {
        let mut events = Vec::new();
        match self.state {
            State::Keys => {
                events.extend(unfinished(&self.key).map(Event::Key));
                self.key.clear();
            }
            State::Paste => {
                let esc = self.ended == 1;
                self.hand_over(State::Torn, &mut events);
                events.extend(esc.then(|| Event::Key(KeyCode::Esc.into())));
            }
            State::Torn => self.state = State::Keys,
        }
        events
    }

    fn press(&mut self, byte: u8, events: &mut Vec<Event>) {
        if self.key == [ESC] && byte == ESC {
            events.push(Event::Key(KeyCode::Esc.into()));
            return;
        }
        let frame = frame::of(&self.key);
        match (frame, frame::part(frame, &self.key, byte)) {
            (_, Part::Other) => {
                self.key.clear();
                self.press(byte, events);
            }
            (Frame::Answer, Part::End) => self.key.clear(),
            (Frame::Answer, Part::Middle) => {
                // only its last byte tells where it ends
                self.key.truncate(2);
                self.key.push(byte);
            }
            // of more bytes than a key has, nothing is made
            (Frame::Sequence, Part::End) if self.key.len() == MAX_KEY => self.key.clear(),
            (Frame::Sequence, Part::Middle) if self.key.len() == MAX_KEY => {}
            (Frame::Sequence, Part::Middle) => self.key.push(byte),
            (Frame::Sequence, Part::End) => {
                self.key.push(byte);
                self.finish(events);
            }
            (Frame::Open | Frame::Letter, Part::Middle | Part::End) => {
                self.key.push(byte);
                match frame::of(&self.key) {
                    Frame::Sequence | Frame::Answer => {}
                    Frame::Open if self.key == [ESC] => {}
                    Frame::Open | Frame::Letter => self.finish(events),
                }
            }
        }
    }

    /// Makes an event of what was sent, unless more of it has to follow.
    fn finish(&mut self, events: &mut Vec<Event>) {
        if self.key == BEGIN {
            self.state = State::Paste;
        } else if let Some(key) = old_key(&self.key) {
            events.push(Event::Key(key));
        } else if is_nowhere(&self.key) {
            // a click there is beyond what the parser takes
        } else {
            match terminput::Event::parse_from(&self.key) {
                Ok(Some(event)) => events.extend(terminput_crossterm::to_crossterm(event).ok()),
                Ok(None) if frame::of(&self.key) != Frame::Sequence => return,
                Ok(None) | Err(_) => {}
            }
        }
        self.key.clear();
    }

    fn paste(&mut self, byte: u8, events: &mut Vec<Event>) {
        if byte == END[self.ended] {
            self.ended += 1;
            if self.ended == END.len() {
                self.ended = 0;
                self.hand_over(State::Keys, events);
            }
            return;
        }
        // what looked like the end was text
        let looked = std::mem::take(&mut self.ended);
        if byte == END[0] {
            self.ended = 1;
        }
        let text = &[byte][self.ended..];
        let room = MAX_PASTE.saturating_sub(self.paste.len());
        self.paste.extend(END[..looked].iter().chain(text).take(room));
    }

    fn hand_over(&mut self, then: State, events: &mut Vec<Event>) {
        self.state = then;
        self.ended = 0;
        let pasted = std::mem::take(&mut self.paste);
        if !pasted.is_empty() {
            events.push(Event::Paste(String::from_utf8_lossy(&pasted).into_owned()));
        }
    }
}

/// Whether this is the rest of a paste: more than one key, or its end.
fn is_rest(bytes: &[u8]) -> bool {
    let one = std::str::from_utf8(bytes).is_ok_and(|text| text.chars().count() <= 1);
    let find = |mark: &[u8]| bytes.windows(mark.len()).position(|piece| piece == mark);
    // the end of another paste is not meant
    let ends = find(END).is_some_and(|end| find(BEGIN).is_none_or(|begin| end < begin));
    ends || !(one || bytes.starts_with(&[ESC]))
}

/// The keys that some terminals send in an older way than others.
fn old_key(key: &[u8]) -> Option<KeyEvent> {
    match key {
        [0x08] => Some(KeyCode::Backspace.into()),
        [ESC, 0x08] => Some(KeyEvent::new(KeyCode::Backspace, KeyModifiers::ALT)),
        b"\n" | b"\x1bOM" => Some(KeyCode::Enter.into()),
        // a keypad that tells its keys apart
        [ESC, b'O', digit @ b'p'..=b'y'] => {
            Some(KeyCode::Char(char::from(digit - b'p' + b'0')).into())
        }
        _ => None,
    }
}

/// Whether this is a click in a column or a row of number 0, which no terminal has.
fn is_nowhere(key: &[u8]) -> bool {
    key.starts_with(b"\x1b[")
        && key.ends_with(b"M") | key.ends_with(b"m")
        && key[2..key.len() - 1].split(|byte| *byte == b';').skip(1).any(|number| {
            std::str::from_utf8(number).is_ok_and(|number| number.parse() == Ok(0_u16))
        })
}

/// The key that this is when nothing follows.
fn unfinished(key: &[u8]) -> Option<KeyEvent> {
    match key {
        [ESC] => Some(KeyCode::Esc.into()),
        // all of these begin longer keys, or answers
        [ESC, letter @ (b'[' | b'O' | b']' | b'P' | b'X' | b'^' | b'_')] => {
            Some(KeyEvent::new(KeyCode::Char(char::from(*letter)), KeyModifiers::ALT))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
