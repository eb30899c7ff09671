//! `deroule serve` as people and scripts start it, and the lines that the README gives them.

use std::{
    io::{BufRead, BufReader, Read},
    net::TcpListener,
    process::{Child, Command as Program, Stdio},
};

use rustix::process::{Pid, Signal, kill_process};

use super::*;

const DEMO: &str = "agendas/2018-06-21-demo-day.ron";

/// The program at half past one of Demo Day.
fn program(data: &TempDir, words: &str) -> Program {
    let mut program = Program::new(env!("CARGO_BIN_EXE_deroule"));
    program.args(words.split_whitespace()).env_clear();
    program.env("DEROULE_DATA", data.path()).env("DEROULE_NOW", "2018-06-21T13:30:00+02:00");
    program.env("USER", "marie").env("LANG", "fr_FR.UTF-8").env("TZ", "Europe/Paris");
    program.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    program
}

fn run(data: &TempDir, words: &str) -> (Option<i32>, String, String) {
    let done = program(data, words).output().expect("the program");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (done.status.code(), text(done.stdout), text(done.stderr))
}

/// A server that was started, and the links that it has told.
fn started(data: &TempDir) -> (Child, Vec<String>) {
    let mut child = program(data, "serve --listen 127.0.0.1:0").spawn().expect("the program");
    let out = child.stdout.as_mut().expect("its output");
    let links = BufReader::new(out).lines().take(4).map(|line| line.expect("a line")).collect();
    (child, links)
}

/// The request that a line of `curl` makes.
fn curl(line: &str, door: &str, key: &str) -> Answer {
    let line = line.replace("$DOOR", door).replace("$KEY", key);
    let words = shell_words::split(&line).expect("a line of a shell");
    let address = door.strip_prefix("http://").expect("an address").parse().expect("an address");
    let (mut page, mut body, mut path) = (Page::new(address), None, String::new());
    let mut words = words.into_iter().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "-s" => {}
            "-H" => {
                let head = words.next().expect("a line of a head");
                let (name, value) = head.split_once(": ").expect("a name and a value");
                page = page.with(name, value);
            }
            "-d" => body = words.next(),
            url => path = url.strip_prefix(door).expect("this server").to_owned(),
        }
    }
    // as `curl` does, which a server of ours does not take for JSON
    let typed = page.head_has("Content-Type") || body.is_none();
    assert!(typed, "the line announces what it sends: {line}");
    page.ask(if body.is_some() { "POST" } else { "GET" }, &path, body.as_deref())
}

#[test]
fn the_lines_of_the_readme_work() {
    let data = TempDir::new().expect("a folder");
    assert_eq!(run(&data, &format!("open {DEMO}")).0, Some(0));
    assert_eq!(run(&data, "do start").0, Some(0));
    let (mut child, links) = started(&data);
    let pages = ["/#", "/suivants#", "/notes#", "/pilote#"];
    assert!(links.iter().zip(pages).all(|(link, page)| link.contains(page)), "{links:?}");
    let link = links[3].split_whitespace().last().expect("a link");
    let (door, key) = link.split_once("/pilote#").expect("a key");
    let readme = include_str!("../../../README.md");
    let lines: Vec<&str> = readme.lines().filter(|line| line.starts_with("curl ")).collect();
    assert!(lines.len() >= 4, "{lines:?}");
    for line in &lines {
        let answer = curl(line, door, key);
        assert_eq!(answer.status, 200, "{line}\n{}", answer.body);
    }
    let log = run(&data, "log").1;
    assert!(log.contains("démo très claire") && log.contains("Léa"), "{log}");
    let status = run(&data, "status --json").1;
    assert!(status.contains("Archifiltre"), "{status}");

    let pid = Pid::from_child(&child);
    kill_process(pid, Signal::TERM).expect("a signal");
    assert_eq!(child.wait().expect("an end").code(), Some(0), "it ends in good order");
    let mut said = String::new();
    child.stderr.expect("its errors").read_to_string(&mut said).expect("text");
    assert!(said.contains("Ctrl-C"), "{said}");
    // keys live in memory only
    for file in files(data.path()) {
        let bytes = std::fs::read(&file).expect("a file");
        let found = bytes.windows(key.len()).any(|window| window == key.as_bytes());
        assert!(!found && !said.contains(key), "a key in {}", file.display());
    }
}

fn files(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder").flatten();
    let paths = entries.map(|entry| entry.path());
    paths.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[test]
fn an_address_that_is_taken_is_said_with_another_one() {
    let data = TempDir::new().expect("a folder");
    let taken = TcpListener::bind("127.0.0.1:0").expect("an address");
    let address = taken.local_addr().expect("an address");
    let (code, out, err) = run(&data, &format!("serve --listen {address}"));
    assert_eq!((code, out.as_str()), (Some(3), ""));
    assert!(err.contains(&address.to_string()), "{err}");
    assert!(err.contains(&address.port().wrapping_add(1).to_string()), "{err}");
}

#[test]
fn other_machines_are_not_let_in_by_accident() {
    let data = TempDir::new().expect("a folder");
    for listen in ["0.0.0.0:0", "0.0.0.0", "[::]:0"] {
        let (code, out, err) = run(&data, &format!("serve --listen {listen}"));
        assert_eq!((code, out.as_str()), (Some(2), ""), "{listen}");
        assert!(err.contains("--open-door"), "{err}");
    }
}
