//! What comes out of bytes, in whatever pieces they come, and that nothing is waited for in vain.

use crossterm::event::{Event, KeyCode, KeyEvent};
use proptest::prelude::*;

use super::{Decoder, KEY, LATE, MAX_KEY, MAX_PASTE, PASTE, REST, SELDOM, State};

/// What came out, in short: keys as they are called, pastes in quotes.
fn told(events: &[Event]) -> String {
    let told = events.iter().map(|event| match event {
        Event::Key(KeyEvent { code, modifiers, .. }) => {
            let held = modifiers.iter_names().map(|(name, _)| format!("{name}+"));
            let code = match code {
                KeyCode::Char(letter) => letter.to_string(),
                code => format!("{code:?}"),
            };
            held.collect::<String>() + &code
        }
        Event::Paste(text) => format!("{text:?}"),
        Event::Mouse(event) => format!("{:?} {},{}", event.kind, event.column, event.row),
        Event::FocusGained | Event::FocusLost | Event::Resize(..) => format!("{event:?}"),
    });
    told.collect::<Vec<_>>().join(" ")
}

/// What comes out of these reads, each of them at once, with a silence wherever none is written.
fn heard(reads: &[&[u8]]) -> String {
    let mut decoder = Decoder::default();
    let mut events = Vec::new();
    for bytes in reads {
        match bytes {
            [] => events.extend(decoder.silent()),
            bytes => events.extend(decoder.take(bytes)),
        }
    }
    told(&events)
}

#[test]
fn keys_are_keys_in_whatever_pieces_they_come() {
    let keys = "né…N\r\t\x7f\x03 \x1b[A\x1bOB\x1b[5~\x1b[15~\x1bOP\x1b[Z\x1b[1;5C\x1bx".as_bytes();
    let whole = heard(&[keys, b""]);
    insta::assert_snapshot!(
        whole,
        @"n é … SHIFT+N Enter Tab Backspace CONTROL+c   Up Down PageUp F(5) F(1) SHIFT+BackTab CONTROL+Right ALT+x"
    );
    let bytes: Vec<&[u8]> = keys.chunks(1).collect();
    assert_eq!(heard(&bytes), whole, "byte by byte");
}

#[test]
fn escape_is_a_key_once_nothing_follows() {
    assert_eq!(heard(&[b"\x1b"]), "");
    assert_eq!(heard(&[b"\x1b", b""]), "Esc");
    assert_eq!(heard(&[b"\x1b\x1b", b""]), "Esc Esc");
    assert_eq!(heard(&[b"\x1b\x1b[A"]), "Esc Up");
    assert_eq!(heard(&[b"\x1b[", b"", b"n"]), "ALT+[ n");
    assert_eq!(heard(&[b"\x1b[1;", b"", b"n"]), "n", "half a key is none");
    assert_eq!(heard(&[b"\xc3", b"", b"n"]), "n", "nor is half a letter");
    assert_eq!(heard(&[b"\xffn"]), "n");
    let long = [b"\x1b[<".as_slice(), &[b'1'; 9 * MAX_KEY], b"mn"].concat();
    assert_eq!(heard(&[&long]), "n", "no key is as long");
}

#[test]
fn what_a_terminal_answers_is_no_key() {
    for answer in [
        "\x1b]11;rgb:1e1e/1e1e/2e2e\x07",
        "\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\",
        "\x1b]52;c;é\x1b\\",
        "\x1bP>|xterm(390)\x1b\\",
        "\x1b_Gi=1;OK\x1b\\",
        "\x1b^said\x1b\\",
        "\x1bXsaid\x1b\\",
        "\x1b[?1;2c",
        "\x1b[>41;354;0c",
        "\x1b[?2026;1$y",
        "\x1b[>4;1m",
        "\x1b[=1c",
        "\x1b[!p",
    ] {
        assert_eq!(heard(&[answer.as_bytes(), b"n"]), "n", "{answer:?}");
        let bytes: Vec<&[u8]> = answer.as_bytes().chunks(1).chain([b"n".as_slice()]).collect();
        assert_eq!(heard(&bytes), "n", "{answer:?}, byte by byte");
        for end in 3..answer.len() {
            let cut = &answer.as_bytes()[..end];
            assert_eq!(heard(&[cut, b"", b"n"]), "n", "{answer:?}, cut at {end}");
            let stopped = heard(&[cut, b"\x03"]);
            assert_eq!(stopped, "CONTROL+c", "{answer:?}, cut at {end}");
        }
    }
    assert_eq!(heard(&[b"\x1bP", b"", b"n"]), "ALT+P n", "a key, where nothing follows");
    assert_eq!(heard(&[b"\x1b[1;5\x1b[A\x1bO\x1b[B\xc3n"]), "Up Down n", "broken off");
}

#[test]
fn what_a_network_cuts_is_waited_for() {
    for (cut, patience) in [
        ("\x1b", KEY),
        ("\x1bO", SELDOM),
        ("\x1b[", SELDOM),
        ("\x1b]", KEY),
        ("\x1b[1;5", LATE),
        ("\x1b[<64;8", LATE),
        ("\x1b]11;rgb", LATE),
        ("\x1b[[", LATE),
    ] {
        let mut decoder = Decoder::default();
        decoder.take(cut.as_bytes());
        assert_eq!(decoder.patience(), Some(patience), "{cut:?}");
    }
    let mut decoder = Decoder::default();
    decoder.take(b"\xc3");
    assert_eq!(decoder.patience(), Some(LATE), "half a letter");
}

#[test]
fn keys_of_other_terminals_are_whole() {
    assert_eq!(heard(&[b"\x1b[[An"]), "F(1) n", "a console");
    assert_eq!(heard(&[b"\x1b[M !!n"]), "Down(Left) 0,0 n", "the oldest clicks");
    assert_eq!(
        heard(&[b"\x08\x1b\x08\n\x1bOM\x1bOp\x1bOy"]),
        "Backspace ALT+Backspace Enter Enter 0 9"
    );
    assert_eq!(heard(&[b"\x1b[7$n"]), "n", "rxvt, with Shift: not known, and no text");
    assert_eq!(heard(&[b"\x1b[97;5un"]), "CONTROL+a n", "kitty");
    assert_eq!(heard(&[b"\x1b[1~\x1b[H\x1bOH\x1b[7~\x1b[4~"]), "Home Home Home Home End");
}

#[test]
fn clicks_are_told_where_they_are() {
    assert_eq!(heard(&[b"\x1b[<0;10;4M\x1b[<65;1;1M"]), "Down(Left) 9,3 ScrollDown 0,0");
    assert_eq!(heard(&[b"\x1b[<0;0;4M\x1b[<0;4;0m\x1b[32;0;1Mn"]), "n", "no such place");
}

#[test]
fn a_paste_is_one_text_in_whatever_pieces_it_comes() {
    let pasted = "\x1b[200~né\x1b[20\x1b\x1b[A\r\nn\x1b[201~n".as_bytes();
    let whole = heard(&[pasted]);
    assert_eq!(whole, r#""né\u{1b}[20\u{1b}\u{1b}[A\r\nn" n"#);
    let bytes: Vec<&[u8]> = pasted.chunks(1).collect();
    assert_eq!(heard(&bytes), whole, "byte by byte");
    assert_eq!(heard(&[b"\x1b[200~\x1b[201~n"]), "n", "nothing was pasted");
    assert_eq!(heard(&[b"\x1b[200~a\xffb\x1b[201~"]), "\"a\u{fffd}b\"");
}

#[test]
fn a_paste_without_an_end_is_over_once_it_is_silent() {
    assert_eq!(heard(&[b"\x1b[200~lost"]), "");
    assert_eq!(heard(&[b"\x1b[200~lost", b"", b"n"]), r#""lost" n"#);
    assert_eq!(heard(&[b"\x1b[200~", b"", b"\x1b[A", b"n"]), "Up n");
    assert_eq!(heard(&[b"\x1b[200~lost", b"\x1b", b"", b"n"]), r#""lost" Esc n"#);
    assert_eq!(heard(&[b"\x1b[200~lost\x1b[20", b"", b"n"]), r#""lost" n"#);
    assert_eq!(heard(&[b"\x1b[200~lost", b"\x03", b"n"]), r#""lost" CONTROL+c n"#, "at once");
    assert_eq!(heard(&[b"\x1b[200~lost", b"", b"\x1b[200~found\x1b[201~"]), r#""lost" "found""#);
    assert_eq!(heard(&[b"\x1b[200~lost", b"", b"", b"nn"]), r#""lost" n n"#, "for good");
}

#[test]
fn what_comes_late_of_a_paste_is_text_and_no_keys() {
    let late: &[&[u8]] = &[b"\x1b[200~one ", b"", b"quit now\x1b[201~", b"n"];
    assert_eq!(heard(late), r#""one " "quit now" n"#);
    let keys: &[&[u8]] = &[b"\x1b[200~one ", b"", b"\x1b[Dquit\x1b[201~", b"n"];
    assert_eq!(heard(keys), "\"one \" \"\\u{1b}[Dquit\" n");
    let later: &[&[u8]] = &[b"\x1b[200~one ", b"", b"two ", b"", b"\x1b[201~", b"nn"];
    assert_eq!(heard(later), r#""one " "two " n n"#);
}

#[test]
fn only_what_is_unfinished_is_waited_for() {
    let mut decoder = Decoder::default();
    let mut after = |bytes: &[u8]| {
        decoder.take(bytes);
        decoder.patience()
    };
    assert_eq!(after(b"n"), None);
    assert_eq!(after(b"\x1b"), Some(KEY));
    assert_eq!(after(b"[A"), None);
    assert_eq!(after(b"\x1b[200~"), Some(PASTE));
    assert_eq!(after(b"\x1b[201~"), None);
    after(b"\x1b[200~lost");
    assert_eq!(decoder.silent().len(), 1);
    assert_eq!(decoder.patience(), Some(REST));
    assert!(decoder.silent().is_empty());
    assert_eq!(decoder.patience(), None);
}

#[test]
fn a_paste_has_a_bound() {
    let mut decoder = Decoder::default();
    decoder.take(b"\x1b[200~");
    for _ in 0..=MAX_PASTE / 4096 {
        assert!(decoder.take(&[b'x'; 4096]).is_empty());
    }
    let events = decoder.take(b"\x1b[201~n");
    assert!(matches!(&events[..], [Event::Paste(text), Event::Key(key)]
        if text.len() == MAX_PASTE && key.code == KeyCode::Char('n')));
}

proptest! {
    /// After two silences, whatever was sent, the next key is heard.
    #[test]
    fn any_bytes_leave_a_keyboard_behind(reads in prop::collection::vec(bytes(), 0..12)) {
        let mut decoder = Decoder::default();
        for read in reads {
            decoder.take(&read);
        }
        decoder.silent();
        decoder.silent();
        prop_assert_eq!((decoder.state, decoder.patience()), (State::Keys, None));
        prop_assert_eq!(told(&decoder.take(b"n")), "n");
    }
}

/// Bytes, many of them such that terminals send.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        any::<u8>().prop_map(|byte| vec![byte]),
        "\x1b(\\[|O)?[<?;0-9mM~A-Z]{0,8}".prop_map(String::into_bytes),
        Just(b"\x1b[200~".to_vec()),
        Just(b"\x1b[201~".to_vec()),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}
