//! What the browser and the server keep from those who may not.

use std::{
    io::{BufRead, BufReader, Write},
    net::{Shutdown, TcpListener},
    thread,
};

use deroule::stage::web::Role;
use serde_json::{Value, json};

use crate::{driver::Browser, room::Room};

/// Tries to write from the page that is shown: the status of each answer, or what the browser said.
fn try_to_write(browser: &Browser, address: &str) -> Value {
    browser.run_async(&format!(
        "const send = async (path, body, more) => {{ try {{ \
             const answer = await fetch('{address}' + path, {{ method: 'POST', \
                 credentials: 'include', body: JSON.stringify(body), \
                 headers: {{ 'Content-Type': 'application/json' }}, ...more }}); \
             return answer.type === 'opaque' ? 'opaque' : answer.status; \
         }} catch {{ return 'kept'; }} }}; \
         const note = {{ key: 'k', text: 'de loin' }}; \
         const plain = {{ mode: 'no-cors', headers: {{ 'Content-Type': 'text/plain' }} }}; \
         return [await send('/api/notes', note), await send('/api/commands', {{ do: 'start' }}), \
                 await send('/api/notes', note, plain), \
                 await send('/api/commands', {{ do: 'start' }}, plain)];"
    ))
}

fn untouched(room: &mut Room) -> bool {
    let session = room.session();
    session.notes().is_empty() && session.history().count() == 1
}

pub(crate) fn nobody_writes_without_a_key(browser: &Browser) {
    let mut room = Room::open();
    browser.go(&room.page("/notes"));
    browser
        .until("!$('locked').hidden && $('write').hidden && $('now').textContent === 'Demo Day'");
    assert_eq!(try_to_write(browser, ""), json!([401, 401, 401, 401]));
    browser.go(&room.page("/pilote"));
    browser.until("!$('locked').hidden && $('keys').hidden");
    // whoever may only look may only look
    browser.go(&room.link(Role::Viewer));
    browser.until("$('name').textContent === 'Demo Day' && location.hash === ''");
    assert_eq!(try_to_write(browser, "")[0], json!(403));
    browser.go(&room.link(Role::Notes));
    browser.until("!$('who').hidden && location.hash === ''");
    assert_eq!(try_to_write(browser, "")[1], json!(403));
    let notes = room.notes();
    assert_eq!(notes.len(), 1, "{notes:?}");
}

pub(crate) fn a_key_leaves_the_address_and_its_history(browser: &Browser) {
    let room = Room::open();
    browser.go("about:blank");
    browser.go(&room.link(Role::Facilitator));
    browser.until("!$('keys').hidden");
    assert_eq!(browser.run("return location.href"), json!(room.page("/pilote")));
    assert_eq!(browser.run("return document.cookie"), json!(""));
    browser.back();
    assert_eq!(browser.run("return location.hash"), json!(""));
    browser.forward();
    browser.until("location.pathname === '/pilote' && !$('keys').hidden");
    assert_eq!(browser.run("return location.href"), json!(room.page("/pilote")));
    browser.go(&format!("{}#AAAAAAAAAAAAAAAAAAAAAA", room.page("/pilote")));
    browser.until("location.hash === ''");
}

pub(crate) fn a_foreign_page_writes_nothing_with_our_cookie(browser: &Browser) {
    let mut room = Room::open();
    browser.go(&room.link(Role::Facilitator));
    browser.until("!$('keys').hidden");
    let (foreign, _open) = a_foreign_site();
    // the same machine under both of its names: a cookie does not tell ports apart
    for host in ["127.0.0.1", "localhost"] {
        browser.go(&format!("http://{host}:{foreign}/"));
        browser.until("document.body.textContent === 'a page of somebody else'");
        let answers = try_to_write(browser, &room.page(""));
        assert_eq!(answers, json!(["kept", "kept", "kept", "kept"]));
        let framed = browser.run_async(&format!(
            "const frame = document.createElement('iframe'); frame.src = '{}'; \
             document.body.append(frame); \
             await new Promise((go) => frame.addEventListener('load', go)); \
             try {{ return frame.contentDocument === null; }} catch {{ return true; }}",
            room.page("/pilote")
        ));
        assert_eq!(framed, json!(true));
    }
    assert!(untouched(&mut room));
}

pub(crate) fn a_rebound_name_is_not_ours(browser: &Browser) {
    let mut room = Room::open();
    let evil = format!("http://evil.test:{}", room.port());
    browser.go(&format!("{evil}/"));
    browser.until("document.body.textContent.includes('wrong-host')");
    let seen = browser.run_async(
        "const answers = []; \
         for (const path of ['/api/face', '/api/me', '/a/stage.js']) \
             answers.push((await fetch(path)).status); return answers;",
    );
    assert_eq!(seen, json!([421, 421, 421]));
    assert_eq!(try_to_write(browser, ""), json!([421, 421, 421, 421]));
    assert!(untouched(&mut room));
}

/// A site of somebody else on this machine; it is gone with its listener.
fn a_foreign_site() -> (u16, TcpListener) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let own = listener.try_clone().expect("a listener");
    thread::spawn(move || {
        for line in own.incoming().map_while(Result::ok) {
            let mut from = BufReader::new(&line);
            let mut head = String::new();
            while from.read_line(&mut head).is_ok_and(|read| read > 2) {}
            let body = "a page of somebody else";
            let _ = write!(
                &line,
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\
                 Content-Length: {}\r\n\r\n{body}",
                body.len()
            );
            let _ = line.shutdown(Shutdown::Write);
        }
    });
    (port, listener)
}
