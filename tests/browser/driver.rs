//! A browser as a test drives it: Chromium without a window, through the WebDriver protocol.
//!
//! Nothing here waits for a time: what is awaited is looked for by the page itself, and a page that
//! looks for too long fails the test.

use std::{
    fmt,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Command, Stdio},
};

use serde_json::{Value, json};

/// The longest that a page looks for what is awaited, in milliseconds.
const PATIENCE_MS: u32 = 30_000;
/// How the line begins in which the driver tells its port.
const STARTED: &str = "successfully on port ";

/// How Chromium is started: without a window, for whoever runs the tests, and with a name of
/// somebody else for this machine.
const ARGUMENTS: [&str; 7] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--hide-scrollbars",
    "--lang=fr",
    "--host-resolver-rules=MAP evil.test 127.0.0.1",
];

/// A browser with one window.
pub(crate) struct Browser {
    driver: Child,
    port: u16,
    session: String,
}

/// A window's size, and how it is called.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Size {
    pub(crate) name: &'static str,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// What people look at the pages with.
pub(crate) const SIZES: [Size; 5] = [
    Size { name: "small phone", width: 320, height: 568 },
    Size { name: "phone", width: 375, height: 667 },
    Size { name: "laptop", width: 1280, height: 800 },
    Size { name: "projector", width: 1920, height: 1080 },
    Size { name: "4K", width: 3840, height: 2160 },
];

impl Browser {
    /// A browser.
    ///
    /// # Errors
    /// Why there is none.
    pub(crate) fn open() -> Result<Self, Failure> {
        let mut driver = Command::new("chromedriver")
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| Failure(format!("chromedriver: {error}")))?;
        let told = BufReader::new(driver.stdout.take().expect("a pipe")).lines();
        let port = told.map_while(Result::ok).find_map(|line| {
            let (_, port) = line.split_once(STARTED)?;
            port.trim_end_matches('.').parse().ok()
        });
        let port = port.ok_or_else(|| Failure("chromedriver does not start".to_owned()))?;
        let mut browser = Self { driver, port, session: String::new() };
        let wanted = json!({ "capabilities": { "alwaysMatch": {
            "browserName": "chrome",
            "goog:chromeOptions": { "args": ARGUMENTS },
            "timeouts": { "script": 2 * PATIENCE_MS },
        } } });
        let session = browser.ask("POST", "/session", &wanted)?;
        browser.session = string(&session["sessionId"]);
        Ok(browser)
    }

    /// Goes on in a new window, in which nothing of the one before is left.
    pub(crate) fn fresh(&self) {
        self.new_window();
        let new = self.window();
        let path = format!("/session/{}/window", self.session);
        for old in self.windows().into_iter().filter(|window| *window != new) {
            self.look_at(&old);
            self.ask("DELETE", &path, &Value::Null).expect("a window to close");
        }
        self.look_at(&new);
    }

    fn window(&self) -> String {
        let path = format!("/session/{}/window", self.session);
        string(&self.ask("GET", &path, &Value::Null).expect("a window"))
    }

    fn windows(&self) -> Vec<String> {
        let path = format!("/session/{}/window/handles", self.session);
        let windows = self.ask("GET", &path, &Value::Null).expect("windows");
        windows.as_array().expect("a list").iter().map(string).collect()
    }

    /// Goes to an address.
    pub(crate) fn go(&self, url: &str) {
        self.tell("/url", &json!({ "url": url }));
    }

    /// Loads the page again.
    pub(crate) fn reload(&self) {
        self.tell("/refresh", &json!({}));
    }

    /// Goes back in the window's history.
    pub(crate) fn back(&self) {
        self.tell("/back", &json!({}));
    }

    /// Goes forward in it.
    pub(crate) fn forward(&self) {
        self.tell("/forward", &json!({}));
    }

    /// What a script returns; it is the body of a function, `$` finds an element by its id.
    pub(crate) fn run(&self, script: &str) -> Value {
        let script = format!("const $ = (id) => document.getElementById(id); {script}");
        self.tell("/execute/sync", &json!({ "script": script, "args": [] }))
    }

    /// The same for the body of an asynchronous function.
    pub(crate) fn run_async(&self, script: &str) -> Value {
        let script = format!(
            "const done = arguments[0]; const $ = (id) => document.getElementById(id); \
             (async () => {{ {script} }})().then(done, (error) => done('failed: ' + error));"
        );
        self.tell("/execute/async", &json!({ "script": script, "args": [] }))
    }

    /// Looks until an expression is true, and returns it; fails where it never is.
    pub(crate) fn until(&self, expression: &str) -> Value {
        let seen = self.run_async(&format!(
            "const end = performance.now() + {PATIENCE_MS}; let seen; \
             while (!(seen = ({expression})) && performance.now() < end) \
             await new Promise((go) => setTimeout(go, 20)); return seen;"
        ));
        let holds = !matches!(&seen, Value::Null | Value::Bool(false))
            && seen != json!("")
            && seen != json!(0);
        let shown = || self.run("return document.body.innerText");
        assert!(
            holds && !seen.as_str().is_some_and(|seen| seen.starts_with("failed:")),
            "never: {expression} ({seen})\n{}",
            shown()
        );
        seen
    }

    /// The text of an element.
    pub(crate) fn text(&self, id: &str) -> String {
        string(&self.run(&format!("return $('{id}').textContent")))
    }

    /// Presses an element down and lets go after so many milliseconds.
    pub(crate) fn press(&self, id: &str, held: u32) {
        let place = self.run(&format!(
            "const {{ x, y, width, height }} = $('{id}').getBoundingClientRect(); \
             return [Math.round(x + width / 2), Math.round(y + height / 2)]"
        ));
        self.tell(
            "/actions",
            &json!({ "actions": [{
            "type": "pointer", "id": "finger", "parameters": { "pointerType": "touch" },
            "actions": [
                { "type": "pointerMove", "x": place[0], "y": place[1] },
                { "type": "pointerDown", "button": 0 },
                { "type": "pause", "duration": held },
                { "type": "pointerUp", "button": 0 },
            ],
        }] }),
        );
    }

    /// Types text where the cursor is.
    pub(crate) fn type_into(&self, id: &str, text: &str) {
        self.run(&format!("$('{id}').focus()"));
        let keys = text.chars().flat_map(|key| {
            [json!({ "type": "keyDown", "value": key }), json!({ "type": "keyUp", "value": key })]
        });
        let keys: Vec<Value> = keys.collect();
        let typed = json!({ "actions": [{ "type": "key", "id": "keys", "actions": keys }] });
        self.tell("/actions", &typed);
    }

    /// Makes the window as large as that.
    pub(crate) fn resize(&self, size: Size) {
        let (width, height) = (size.width, size.height);
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", &metrics);
        self.until(&format!("innerWidth === {width} && innerHeight === {height}"));
        // the page hears of its new size with the next frame, which may be drawn before it is fitted
        let drawn = "new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(() => go(true))))";
        self.until(drawn);
    }

    /// Asks the browser itself.
    pub(crate) fn devtools(&self, command: &str, params: &Value) -> Value {
        self.tell("/goog/cdp/execute", &json!({ "cmd": command, "params": params }))
    }

    /// Runs a script in every page before its own.
    pub(crate) fn before_each_page(&self, script: &str) {
        let source = json!({ "source": script });
        self.devtools("Page.addScriptToEvaluateOnNewDocument", &source);
    }

    /// Opens another window and looks at it; returns the name of the one before.
    pub(crate) fn new_window(&self) -> String {
        let before = self.window();
        let new = self.tell("/window/new", &json!({ "type": "window" }));
        self.look_at(&string(&new["handle"]));
        before
    }

    /// Looks at a window.
    pub(crate) fn look_at(&self, window: &str) {
        self.tell("/window", &json!({ "handle": window }));
    }

    fn tell(&self, path: &str, body: &Value) -> Value {
        let path = format!("/session/{}{path}", self.session);
        self.ask("POST", &path, body).unwrap_or_else(|failure| panic!("{path}: {failure}"))
    }

    fn ask(&self, method: &str, path: &str, body: &Value) -> Result<Value, Failure> {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let mut line = TcpStream::connect(("127.0.0.1", self.port)).map_err(Failure::of)?;
        write!(
            line,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            self.port,
            body.len()
        )
        .map_err(Failure::of)?;
        let mut from = BufReader::new(line);
        let mut length = 0;
        loop {
            let mut head = String::new();
            from.read_line(&mut head).map_err(Failure::of)?;
            if head.trim().is_empty() {
                break;
            }
            if let Some((name, value)) = head.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse().unwrap_or_default();
            }
        }
        let mut answer = vec![0; length];
        from.read_exact(&mut answer).map_err(Failure::of)?;
        let answer: Value = serde_json::from_slice(&answer).map_err(Failure::of)?;
        let value = answer["value"].clone();
        match value["error"].as_str() {
            Some(error) => Err(Failure(format!("{error}: {}", value["message"]))),
            None => Ok(value),
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let path = format!("/session/{}", self.session);
        let _ = self.ask("DELETE", &path, &Value::Null);
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// Why the driver did not do it.
#[derive(Debug)]
pub(crate) struct Failure(String);

impl Failure {
    fn of(error: impl fmt::Display) -> Self {
        Self(error.to_string())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text, without its quotes.
pub(crate) fn string(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}")).to_owned()
}
