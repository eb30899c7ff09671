//! A page as the server sees one: bytes on a connection. Waits for what it asked, never for a time.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

use serde_json::Value;

/// The longest that anything here may take before a test fails.
const PATIENCE: Duration = Duration::from_secs(20);

/// Somebody who asks a server, with the same lines at the head of each request.
#[derive(Debug, Clone)]
pub(super) struct Page {
    address: SocketAddr,
    head: Vec<(String, String)>,
}

/// What a server answered.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) head: Vec<(String, String)>,
    pub(super) body: String,
}

impl Answer {
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.iter();
        lines.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    pub(super) fn json(&self) -> Value {
        serde_json::from_str(&self.body).expect("JSON")
    }

    /// The status and the code of an error.
    pub(super) fn error(&self) -> (u16, String) {
        let code = self.json()["error"].as_str().unwrap_or_default().to_owned();
        (self.status, code)
    }
}

impl Page {
    pub(super) fn new(address: SocketAddr) -> Self {
        Self { address, head: vec![("Host".to_owned(), address.to_string())] }
    }

    pub(super) fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The same with another line at its head, in place of the one of that name.
    pub(super) fn with(&self, name: &str, value: &str) -> Self {
        let mut page = self.without(name);
        page.head.push((name.to_owned(), value.to_owned()));
        page
    }

    pub(super) fn head_has(&self, name: &str) -> bool {
        self.head.iter().any(|(known, _)| known == name)
    }

    pub(super) fn without(&self, name: &str) -> Self {
        let mut page = self.clone();
        page.head.retain(|(known, _)| known != name);
        page
    }

    pub(super) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, None)
    }

    pub(super) fn post(&self, path: &str, body: &str) -> Answer {
        let page = match self.head.iter().any(|(name, _)| name == "Content-Type") {
            true => self.clone(),
            false => self.with("Content-Type", "application/json"),
        };
        page.ask("POST", path, Some(body))
    }

    pub(super) fn ask(&self, method: &str, path: &str, body: Option<&str>) -> Answer {
        let mut request = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
        for (name, value) in &self.head {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        if let Some(body) = body {
            request.push_str(&format!("Content-Length: {}\r\n\r\n{body}", body.len()));
        } else {
            request.push_str("\r\n");
        }
        self.raw(request.as_bytes())
    }

    /// Sends these bytes, and reads the answer to its end.
    pub(super) fn raw(&self, request: &[u8]) -> Answer {
        let mut line = self.connect();
        // a server that has seen enough may answer and hang up before all was sent
        let _ = line.write_all(request);
        let mut bytes = Vec::new();
        let _ = line.read_to_end(&mut bytes);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let (status, head) = split(head);
        Answer { status, head, body: body.to_owned() }
    }

    pub(super) fn connect(&self) -> TcpStream {
        let line = TcpStream::connect(self.address).expect("a connection");
        line.set_read_timeout(Some(PATIENCE)).expect("a timeout");
        line
    }

    /// Follows a stream; the answer's status where it is none.
    pub(super) fn follow(&self, path: &str) -> Result<Stream, u16> {
        let mut line = self.connect();
        let mut request = format!("GET {path} HTTP/1.1\r\n");
        for (name, value) in &self.head {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        request.push_str("\r\n");
        line.write_all(request.as_bytes()).expect("sent");
        let mut from = BufReader::new(line);
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if from.read_line(&mut head).expect("an answer") == 0 {
                break;
            }
        }
        match split(head.trim_end()).0 {
            200 => Ok(Stream { from, text: String::new(), all: String::new() }),
            status => Err(status),
        }
    }
}

fn split(head: &str) -> (u16, Vec<(String, String)>) {
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok());
    let lines = lines.filter_map(|line| line.split_once(':'));
    let head = lines.map(|(name, value)| (name.to_owned(), value.trim().to_owned()));
    (status.unwrap_or_default(), head.collect())
}

/// A stream of events.
#[derive(Debug)]
pub(super) struct Stream {
    from: BufReader<TcpStream>,
    /// What was read and not yet taken as events.
    text: String,
    /// All that was ever read.
    pub(super) all: String,
}

/// One event of a stream.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Heard {
    pub(super) event: String,
    pub(super) id: Option<String>,
    pub(super) data: Value,
}

impl Stream {
    /// The next event; none when the server has ended the stream.
    pub(super) fn next(&mut self) -> Option<Heard> {
        loop {
            while let Some((event, rest)) = self.text.split_once("\n\n") {
                let event = heard(event);
                self.text = rest.to_owned();
                if event.is_some() {
                    return event;
                }
            }
            let chunk = self.chunk()?;
            self.text.push_str(&chunk);
            self.all.push_str(&chunk);
        }
    }

    /// The next event that is called so; all that come before it are passed over.
    pub(super) fn next_called(&mut self, name: &str) -> Value {
        loop {
            let heard = self.next().expect("an event");
            if heard.event == name {
                return heard.data;
            }
        }
    }

    /// One chunk of the body.
    fn chunk(&mut self) -> Option<String> {
        let mut size = String::new();
        self.from.read_line(&mut size).ok()?;
        let size = usize::from_str_radix(size.trim(), 16).ok().filter(|size| *size > 0)?;
        let mut bytes = vec![0; size + 2];
        self.from.read_exact(&mut bytes).ok()?;
        bytes.truncate(size);
        Some(String::from_utf8(bytes).expect("text"))
    }
}

fn heard(text: &str) -> Option<Heard> {
    let field = |name: &str| {
        let mut lines = text.lines();
        lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(": ").map(str::to_owned))
    };
    let data = serde_json::from_str(&field("data")?).expect("JSON");
    Some(Heard { event: field("event")?, id: field("id"), data })
}
