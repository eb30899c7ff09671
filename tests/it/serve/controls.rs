//! Each control, tried over the wire.

use std::io::{Read, Write};

use super::*;

/// Every address, how it is asked, and with what.
const ALL: [(&str, &str, Option<&str>); 8] = [
    ("GET", "/api/time", None),
    ("GET", "/api/face", None),
    ("GET", "/api/deck", None),
    ("GET", "/api/me", None),
    ("GET", "/api/events", None),
    ("POST", "/api/key", Some(r#"{"key":"x"}"#)),
    ("POST", "/api/notes", Some(r#"{"key":"k","text":"+ écrit"}"#)),
    ("POST", "/api/commands", Some(r#"{"do":"start"}"#)),
];

#[test]
fn nothing_is_written_without_a_key_on_this_machine_either() {
    let mut house = House::open();
    for (path, body) in
        [("/api/notes", r#"{"key":"k","text":"x"}"#), ("/api/commands", r#"{"do":"start"}"#)]
    {
        assert_eq!(house.page().post(path, body).error(), (401, "no-key".into()));
        for wrong in ["Bearer", "Bearer ", "Bearer x", "Basic abc", "Bearer AAAAAAAAAAAAAAAAAAAAAA"]
        {
            let told = house.page().with("Authorization", wrong).post(path, body);
            assert_eq!(told.status, 401, "{wrong}");
            assert_eq!(told.header("www-authenticate"), Some("Bearer"));
        }
        let stale = house.page().with("Cookie", "deroule_1=AAAAAAAAAAAAAAAAAAAAAA");
        assert_eq!(stale.post(path, body).error().0, 401);
        let told = house.script(Role::Viewer).post(path, body).error();
        assert_eq!(told, (403, "not-allowed".into()));
    }
    let told = house.script(Role::Notes).post("/api/commands", r#"{"do":"start"}"#).error();
    assert_eq!(told, (403, "not-allowed".into()));
    assert_eq!(house.session().seq(), 1);
}

#[test]
fn a_name_that_points_here_is_not_ours() {
    let mut house = House::open();
    let port = house.server.address().port();
    for (method, path, body) in ALL.into_iter().chain([("GET", "/", None), ("PUT", "/x", None)]) {
        for host in ["evil.example", &format!("evil.example:{port}"), "127.0.0.1", "127.0.0.1:1"] {
            let rebound = house.script(Role::Facilitator).with("Host", host);
            let told = rebound.with("Content-Type", "application/json").ask(method, path, body);
            assert_eq!(told.error(), (421, "wrong-host".into()), "{method} {path} {host}");
        }
    }
    // two names, none, or one in the first line that is not the one below it
    let good = format!("Host: 127.0.0.1:{port}\r\n");
    for head in [
        format!("GET /api/face HTTP/1.1\r\n{good}Host: evil.example\r\n"),
        "GET /api/face HTTP/1.0\r\n".to_owned(),
        format!("GET http://evil.example/api/face HTTP/1.1\r\n{good}"),
    ] {
        let told = house.page().raw(format!("{head}Connection: close\r\n\r\n").as_bytes());
        assert!([400, 421].contains(&told.status), "{head} {}", told.status);
        assert!(!told.body.contains("face"), "{head}");
    }
    for host in [format!("localhost:{port}"), format!("LOCALHOST:{port}")] {
        assert_eq!(house.page().with("Host", &host).get("/api/face").status, 200);
    }
    assert_eq!(house.session().seq(), 1);
}

#[test]
fn another_sites_page_gets_nothing() {
    let mut house = House::open();
    let browser = house.browser(Role::Facilitator);
    let foreign = [
        ("Origin", "http://evil.example"),
        ("Origin", "null"),
        ("Origin", "http://127.0.0.1:1"),
        ("Sec-Fetch-Site", "cross-site"),
        ("Sec-Fetch-Site", "same-site"),
    ];
    for (name, value) in foreign {
        for (method, path, body) in ALL {
            let page = browser.with(name, value).with("Content-Type", "application/json");
            let told = page.ask(method, path, body);
            if path == "/api/me" {
                assert_eq!(told.status, 200);
                assert_eq!(told.header("access-control-allow-origin"), None);
            } else {
                assert_eq!(told.error(), (403, "foreign-page".into()), "{path} {value}");
            }
        }
    }
    let told = browser.without("Origin").post("/api/commands", r#"{"do":"start"}"#);
    assert_eq!(told.error(), (403, "foreign-page".into()), "a cookie alone is not enough");
    let told = browser.ask("OPTIONS", "/api/notes", None);
    assert_eq!(told.status, 405, "nobody is told that they may");
    assert_eq!(told.header("access-control-allow-methods"), None);
    assert_eq!(house.session().seq(), 1);
}

#[test]
fn a_form_is_no_note() {
    let mut house = House::open();
    let script = house.script(Role::Facilitator);
    for (_, path, body) in ALL.into_iter().filter(|(method, ..)| *method == "POST") {
        for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""] {
            let told = script.with("Content-Type", kind).ask("POST", path, body);
            assert_eq!(told.error(), (415, "not-json".into()), "{path} {kind}");
        }
        assert_eq!(script.ask("POST", path, body).status, 415, "{path} without a type");
        assert_eq!(script.post(path, "").error(), (400, "wrong-body".into()), "{path}");
        assert_eq!(script.post(path, "{").error(), (400, "wrong-body".into()), "{path}");
    }
    assert_eq!(house.session().seq(), 1);
}

#[test]
fn asking_changes_nothing() {
    let mut house = House::open();
    let script = house.script(Role::Facilitator);
    for method in ["GET", "HEAD"] {
        for (_, path, _) in ALL {
            if path != "/api/events" {
                script.ask(method, path, None);
                script.ask(method, &format!("{path}?do=start&key=k&text=x"), None);
            }
        }
    }
    for path in ["/api/notes", "/api/commands", "/api/key"] {
        assert_eq!(script.get(path).error(), (405, "wrong-method".into()));
    }
    for path in ["/api", "/api/", "/api/notes/", "/api/face/../notes", "/.git/config", "/%2e%2e/x"]
    {
        assert_eq!(script.get(path).error(), (404, "not-found".into()), "{path}");
    }
    assert_eq!(house.session().seq(), 1);
}

#[test]
fn every_answer_says_what_browsers_may_not_do_with_it() {
    let house = House::open();
    let page = house.page().with("Content-Type", "application/json");
    let answers = ALL
        .into_iter()
        .filter(|(_, path, _)| *path != "/api/events")
        .chain([("GET", "/nothing", None), ("DELETE", "/api/face", None)])
        .map(|(method, path, body)| (path, page.ask(method, path, body)))
        .chain([("a foreign name", page.with("Host", "evil.example").get("/api/face"))]);
    for (path, answer) in answers {
        let head = |name| answer.header(name).unwrap_or_default();
        let policy = head("content-security-policy");
        for part in [
            "default-src 'none'",
            "script-src 'self'",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        ] {
            assert!(policy.split("; ").any(|known| known == part), "{path}: {part}");
        }
        assert_eq!(head("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(head("referrer-policy"), "no-referrer", "{path}");
        assert_eq!(head("cross-origin-resource-policy"), "same-origin", "{path}");
        assert_eq!(head("cross-origin-opener-policy"), "same-origin", "{path}");
        assert_eq!(head("cache-control"), "no-store", "{path}");
        assert_eq!(answer.header("access-control-allow-origin"), None, "{path}");
        assert_eq!(answer.header("server"), None, "{path}");
    }
}

#[test]
fn what_is_too_large_is_not_read() {
    let mut house = House::open();
    let script = house.script(Role::Facilitator);
    let text = "x".repeat(16 * 1024);
    let told = script.post("/api/notes", &format!(r#"{{"key":"k","text":"{text}"}}"#));
    assert_eq!(told.error(), (413, "too-large".into()));
    // a body that does not say how long it is
    let head = format!(
        "POST /api/notes HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\n\
         Authorization: Bearer {}\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n",
        house.server.address(),
        house.key(Role::Notes),
    );
    let told =
        house.page().raw(format!("{head}4400\r\n{}\r\n0\r\n\r\n", "x".repeat(0x4400)).as_bytes());
    assert_eq!(told.error(), (413, "too-large".into()));
    let long = "é".repeat(2 * 1024);
    let told = script.post("/api/notes", &format!(r#"{{"key":"k","text":"{long}"}}"#));
    assert_eq!(told.error(), (422, "note-too-long".into()), "a note is never cut");
    for name in ["X-Long", "Cookie"] {
        assert_eq!(script.with(name, &"x".repeat(8 * 1024)).get("/api/face").status, 431);
    }
    let many = (0..100).fold(script.clone(), |page, n| page.with(&format!("X-{n}"), "x"));
    assert_eq!(many.get("/api/face").status, 431);
    assert!([414, 431].contains(&script.get(&format!("/{}", "x".repeat(9000))).status));
    assert_eq!(house.session().seq(), 1);
}

#[test]
fn whoever_takes_too_long_to_ask_is_hung_up_on() {
    let house = House::open();
    let mut lines = ["", "GET /api/face HTT", "GET /api/face HTTP/1.1\r\nHost: 127"].map(|begun| {
        let mut line = house.page().connect();
        line.write_all(begun.as_bytes()).expect("sent");
        line
    });
    for line in &mut lines {
        let mut rest = Vec::new();
        let ended = line.read_to_end(&mut rest);
        assert!(ended.is_ok(), "it was hung up on: {ended:?}");
        assert!(!String::from_utf8_lossy(&rest).contains("200 OK"));
    }
    // others are served meanwhile, and after
    assert_eq!(house.page().get("/api/face").status, 200);
}

#[test]
fn a_cookie_is_worth_what_its_key_was_and_no_script_reads_it() {
    let house = House::open();
    let port = house.server.address().port();
    let page = house.page().with("Origin", &house.page().origin());
    let enter = |key: &str| page.post("/api/key", &format!(r#"{{"key":"{key}"}}"#));
    assert_eq!(enter("AAAAAAAAAAAAAAAAAAAAAA").error(), (403, "wrong-key".into()));
    for role in Role::ALL {
        let key = house.key(role);
        let entered = enter(&key);
        assert_eq!((entered.status, entered.body.as_str()), (204, ""));
        let cookie = entered.header("set-cookie").expect("a cookie").to_owned();
        let parts: Vec<_> = cookie.split("; ").collect();
        assert!(parts[0].starts_with(&format!("deroule_{port}=")));
        assert!(!cookie.contains(&key), "the key itself is not kept");
        assert_eq!(parts[1..], ["HttpOnly", "SameSite=Strict", "Path=/"]);
        let page = page.with("Cookie", &format!("other=1; {}; x=y", parts[0]));
        assert_eq!(page.get("/api/me").json()["role"], role.name());
        assert_ne!(enter(&key).header("set-cookie"), Some(cookie.as_str()), "one each");
    }
    assert_eq!(house.page().get("/api/me").json()["role"], serde_json::Value::Null);
}

#[test]
fn on_another_address_reading_needs_a_key_too() {
    let house = House::on(TempDir::new().expect("a folder"), "0.0.0.0:0");
    let address = format!("127.0.0.1:{}", house.server.address().port());
    let page = Page::new(address.parse().expect("an address"));
    for path in ["/api/face", "/api/deck", "/api/time", "/api/events"] {
        assert_eq!(page.get(path).error(), (401, "no-key".into()), "{path}");
    }
    assert_eq!(page.get("/api/me").status, 200);
    let viewer = page.with("Authorization", &format!("Bearer {}", house.key(Role::Viewer)));
    assert_eq!(viewer.get("/api/face").status, 200);
}

#[test]
fn a_door_that_was_shut_is_shut_and_can_be_opened_again() {
    let house = House::open();
    let (address, data) = (house.server.address(), house.data);
    let (old, _) = (house.server.door().links(), drop(house.server));
    assert!(std::net::TcpStream::connect(address).is_err());
    let again = House::on(data, &address.to_string());
    assert_eq!(again.server.address(), address);
    let taken = std::net::TcpListener::bind(address).err().map(|error| error.kind());
    assert_eq!(taken, Some(std::io::ErrorKind::AddrInUse));
    let new = again.server.door().links();
    assert!(old.iter().zip(&new).all(|(old, new)| old.url != new.url), "keys die with the server");
}
