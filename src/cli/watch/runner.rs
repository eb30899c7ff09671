//! Runs the command of a watch: one at a time, in order, with the facts in its environment.
//!
//! What the facts say never becomes part of the command's text. A command that fails stops
//! nothing. The one that runs ends with its watch, unless that is killed outright (`kill -9`):
//! then nobody is left to end it, and it runs to its own end.

use std::{
    collections::VecDeque,
    ffi::OsString,
    io,
    process::{Child, Command, ExitStatus, Stdio},
    sync::mpsc::{Receiver, SyncSender},
    thread,
    time::Duration,
};

use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process_group, waitid};

use super::Heard;
use crate::{
    cli::stop,
    i18n::{
        Lang,
        cli::{self, Remark},
    },
};

/// How many may wait for the one that runs; what comes up beyond is told to nobody.
const MAX_WAITING: usize = 16;
/// How long a command may take to end when the watch does.
const FAREWELL: Duration = Duration::from_secs(1);

/// The facts for one run.
type Facts = Vec<(String, String)>;

/// Runs the command.
#[derive(Debug)]
pub(super) struct Runner {
    command: OsString,
    waiting: VecDeque<Facts>,
    running: Option<Child>,
    /// Where to say that one has ended.
    sender: SyncSender<Heard>,
    lang: Lang,
    /// Whether it was said that one has failed.
    told_failure: bool,
    /// Whether it was said that too many wait.
    told_crowd: bool,
}

impl Runner {
    /// A runner of `command`, a line for the shell.
    pub(super) fn new(command: OsString, sender: SyncSender<Heard>, lang: Lang) -> Self {
        let (waiting, running) = (VecDeque::new(), None);
        let (told_failure, told_crowd) = (false, false);
        Self { command, waiting, running, sender, lang, told_failure, told_crowd }
    }

    /// Runs the command with these facts, after those that wait.
    pub(super) fn run(&mut self, facts: Facts) {
        if self.waiting.len() == MAX_WAITING {
            if !std::mem::replace(&mut self.told_crowd, true) {
                self.say(&Remark::TooManyWait { most: MAX_WAITING });
            }
            return;
        }
        self.waiting.push_back(facts);
        self.next();
    }

    /// Takes note that the one that ran has ended, and runs the next.
    pub(super) fn done(&mut self) {
        if let Some(mut child) = self.running.take() {
            match child.wait() {
                Ok(status) if status.success() => {}
                Ok(status) => self.failed(&status.to_string()),
                Err(error) => self.failed(&error.to_string()),
            }
        }
        self.next();
    }

    /// Ends the one that runs, and all that it has started; runs no other.
    pub(super) fn stop(&mut self, inbox: &Receiver<Heard>) {
        self.waiting.clear();
        let Some(mut child) = self.running.take() else { return };
        let group = group(&child);
        // nobody has waited for it yet, so that its number is still its own
        let _ = group.map(|group| kill_process_group(group, Signal::TERM));
        let mut left = true;
        while left {
            match inbox.recv_timeout(FAREWELL) {
                Ok(Heard::Poked) => {}
                Ok(Heard::Done | Heard::Ended) | Err(_) => left = false,
            }
        }
        let _ = group.map(|group| kill_process_group(group, Signal::KILL));
        let _: io::Result<ExitStatus> = child.wait();
    }

    fn next(&mut self) {
        while self.running.is_none() {
            let Some(facts) = self.waiting.pop_front() else { return };
            match self.start(facts) {
                Ok(child) => self.running = Some(child),
                Err(error) => self.failed(&error.to_string()),
            }
        }
    }

    fn start(&self, facts: Facts) -> io::Result<Child> {
        use std::os::unix::process::CommandExt;
        let mut command = Command::new("sh");
        command.arg("-c").arg(&self.command).envs(facts).stdin(Stdio::null());
        // a group of its own, so that what it starts ends with it
        let child = command.process_group(0).spawn()?;
        let (pid, sender) = (group(&child), self.sender.clone());
        thread::Builder::new().name("exec".to_owned()).spawn(move || {
            if let Some(pid) = pid {
                let options = WaitIdOptions::EXITED | WaitIdOptions::NOWAIT;
                while let Err(rustix::io::Errno::INTR) = waitid(WaitId::Pid(pid), options) {}
            }
            // whoever watched has ended
            let _ = sender.send(Heard::Done);
        })?;
        Ok(child)
    }

    fn failed(&mut self, why: &str) {
        if !std::mem::replace(&mut self.told_failure, true) {
            self.say(&Remark::CommandFailed { why });
        }
    }

    fn say(&self, remark: &Remark<'_>) {
        stop::say(&cli::remark(self.lang, remark));
    }
}

fn group(child: &Child) -> Option<Pid> {
    i32::try_from(child.id()).ok().and_then(Pid::from_raw)
}
