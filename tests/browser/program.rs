//! The program itself: a session opened, driven and served by processes of their own.

use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
};

use tempfile::TempDir;

use crate::driver::Browser;

/// The agenda that is played.
const AGENDA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/agendas/2018-06-21-demo-day.ron");

/// A process that ends with the test.
struct Serving {
    process: Child,
    links: Vec<String>,
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Serving {
    /// Serves what is in `data`, and reads the links that are given out.
    fn start(data: &TempDir) -> Self {
        let serve = ["serve", "--listen", "127.0.0.1:0"];
        let mut process = deroule(data, &serve).stdout(Stdio::piped()).spawn().expect("a server");
        let told = BufReader::new(process.stdout.take().expect("a pipe")).lines();
        let urls = told
            .map_while(Result::ok)
            .filter_map(|line| line.find("http://").map(|start| line[start..].trim().to_owned()));
        // the stage, the door, the notes, the remote control
        let links: Vec<String> = urls.take(4).collect();
        Self { process, links }
    }

    fn link(&self, page: &str) -> &str {
        let mut links = self.links.iter();
        links.find(|link| link.contains(page)).unwrap_or_else(|| panic!("{page}: {:?}", self.links))
    }
}

fn deroule(data: &TempDir, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_deroule"));
    command.args(args).env("DEROULE_DATA", data.path()).stdin(Stdio::null());
    command
}

fn run(data: &TempDir, args: &[&str]) -> String {
    let done = deroule(data, args).output().expect("the program");
    assert!(done.status.success(), "{args:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8_lossy(&done.stdout).into_owned()
}

pub(crate) fn a_session_is_run_from_a_shell_and_seen_in_the_room(browser: &Browser) {
    let data = TempDir::new().expect("a folder");
    let serving = Serving::start(&data);
    browser.go(serving.link("/#"));
    browser.until("$('digits').textContent.length > 10 && $('name').textContent === ''");
    run(&data, &["open", AGENDA]);
    browser.until("$('name').textContent === 'Demo Day'");
    run(&data, &["do", "start"]);
    browser.until("$('name').textContent === 'Accueil et introduction'");
    run(&data, &["do", "next"]);
    browser.until("$('name').textContent === 'Archifiltre'");
    browser.go(serving.link("/notes#"));
    browser.until("!$('who').hidden");
    browser.type_into("name", "Léa\u{E007}");
    browser.until("$('target').textContent === 'Note pour Archifiltre'");
    browser.type_into("text", "+ démo très claire\u{E007}");
    browser.until("document.querySelectorAll('#list .kept').length === 1");
    assert!(run(&data, &["log"]).contains("démo très claire"));
    run(&data, &["note", "?", "qui", "héberge"]);
    browser.until("document.querySelectorAll('#list .kept').length === 2");
    browser.go(serving.link("/pilote#"));
    browser.until("!$('next').disabled");
    browser.press("next", 700);
    browser.until("$('phase').textContent.startsWith('Réactions à chaud')");
    let status: serde_json::Value =
        serde_json::from_str(&run(&data, &["status", "--json"])).expect("JSON");
    assert_eq!(status["cue"]["id"], "s2.t1.p2");
}
