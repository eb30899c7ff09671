//! A terminal for the real binary: keys in, a screen out, never a sleep.

use std::{
    fs::File,
    io::{Read, Write},
    num::NonZeroU16,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, Sender, channel},
    },
    thread,
    time::Duration,
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::{
    process::{Pid, Signal, WaitOptions, kill_process, waitpid},
    termios::{Termios, tcgetattr},
};

/// How long a screen may take to show what is waited for, on a machine that has much to do.
const PATIENCE: Duration = Duration::from_secs(30);
/// As large as most laptops show it.
const SIZE: (u16, u16) = (36, 120);

/// What a terminal hears from the program, and from its own watch.
enum Heard {
    Bytes(Vec<u8>),
    End,
    /// This wait, by number, has lasted too long.
    Late(usize),
}

/// A terminal with a program in it.
pub(super) struct Tty {
    screen: vt100::Parser,
    heard: Receiver<Heard>,
    hear: Sender<Heard>,
    waits: usize,
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    /// Tells the reader to let go of the terminal, which it does at the next bytes.
    hung_up: Arc<AtomicBool>,
    child: Box<dyn Child + Send + Sync>,
    /// The terminal's settings before the program ran.
    before: Termios,
}

/// The program's name and place.
pub(super) const DEROULE: &str = env!("CARGO_BIN_EXE_deroule");
/// The agenda that a whole afternoon was held with.
pub(super) const DEMO_DAY: &str = "agendas/2018-06-21-demo-day.ron";

/// The program as it would be started in the project's folder, with its own data folder.
pub(super) fn deroule(data: &Path, args: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(DEROULE);
    command.args(args);
    around(&mut command, data);
    command
}

/// The same under a shell, which stays its parent and says how it ended.
pub(super) fn under_a_shell(data: &Path, args: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new("sh");
    command.args(["-c", "\"$@\"; echo ended with $?", "sh", DEROULE]);
    command.args(args);
    around(&mut command, data);
    command
}

fn around(command: &mut CommandBuilder, data: &Path) {
    command.cwd(env!("CARGO_MANIFEST_DIR"));
    command.env("DEROULE_DATA", data);
    command.env("TERM", "xterm-256color");
    command.env("LANG", "fr_FR.UTF-8");
    command.env("LC_ALL", "fr_FR.UTF-8");
    command.env("TZ", "Europe/Paris");
    command.env_remove("DEROULE_NOW");
    command.env_remove("NO_COLOR");
}

impl Tty {
    pub(super) fn run(command: CommandBuilder) -> Self {
        let pty = native_pty_system().openpty(size(SIZE)).expect("a terminal");
        let before = settings(pty.master.as_ref());
        let child = pty.slave.spawn_command(command).expect("the program runs");
        drop(pty.slave);
        let mut reader = pty.master.try_clone_reader().expect("a reader");
        let writer = pty.master.take_writer().expect("a writer");
        let (hear, heard) = channel();
        let bytes = hear.clone();
        let hung_up = Arc::new(AtomicBool::new(false));
        let over = Arc::clone(&hung_up);
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            loop {
                let heard = match reader.read(&mut buffer) {
                    Ok(0) | Err(_) => Heard::End,
                    Ok(count) => Heard::Bytes(buffer[..count].to_vec()),
                };
                let last = matches!(heard, Heard::End) || over.load(Ordering::Acquire);
                if bytes.send(heard).is_err() || last {
                    return;
                }
            }
        });
        let (rows, cols) = cells(SIZE);
        Self {
            screen: vt100::Parser::new(rows, cols, 0),
            heard,
            hear,
            waits: 0,
            master: Some(pty.master),
            writer: Some(writer),
            hung_up,
            child,
            before,
        }
    }

    /// Waits until the screen is as `is` says.
    pub(super) fn until(&mut self, what: &str, is: impl Fn(&vt100::Screen) -> bool) -> &mut Self {
        self.waits += 1;
        let (hear, wait) = (self.hear.clone(), self.waits);
        // dropping `_seen` calls the watch off
        let (_seen, called_off) = channel::<()>();
        thread::spawn(move || {
            if called_off.recv_timeout(PATIENCE) == Err(std::sync::mpsc::RecvTimeoutError::Timeout)
            {
                let _ = hear.send(Heard::Late(wait));
            }
        });
        while !is(self.screen.screen()) {
            match self.heard.recv() {
                Ok(Heard::Bytes(bytes)) => self.screen.process(&bytes),
                Ok(Heard::Late(wait)) if wait < self.waits => {}
                Ok(Heard::Late(_)) => panic!("never saw {what}:\n{}", self.text()),
                Ok(Heard::End) | Err(_) => panic!("ended before {what}:\n{}", self.text()),
            }
        }
        self
    }

    /// Waits until the program writes anything at all.
    pub(super) fn draws(&mut self) -> &mut Self {
        let written = std::cell::Cell::new(false);
        // asked first before anything is read, then after each piece that was
        self.until("anything", |_| written.replace(true))
    }

    /// Waits until the screen shows `text`.
    pub(super) fn shows(&mut self, text: &str) -> &mut Self {
        self.until(text, |screen| screen.contents().contains(text))
    }

    /// Waits until the screen does not show `text` any more.
    pub(super) fn hides(&mut self, text: &str) -> &mut Self {
        self.until(&format!("no {text}"), |screen| !screen.contents().contains(text))
    }

    /// Types, or sends what a key sends.
    pub(super) fn send(&mut self, keys: &str) -> &mut Self {
        self.writer.as_mut().expect("a terminal").write_all(keys.as_bytes()).expect("keys go in");
        self
    }

    /// Sends more than a terminal takes at once.
    pub(super) fn send_long(&mut self, text: String) -> &mut Self {
        let mut writer = self.writer.take().expect("a terminal");
        let (done, written) = channel();
        thread::spawn(move || {
            writer.write_all(text.as_bytes()).expect("keys go in");
            let _ = done.send(writer);
        });
        // the program reads while we wait; what it draws is kept for the next look at the screen
        self.writer = Some(written.recv_timeout(PATIENCE).expect("the program reads its keys"));
        self
    }

    pub(super) fn resize(&mut self, rows: u16, cols: u16) -> &mut Self {
        let (vt_rows, vt_cols) = cells((rows, cols));
        self.screen.screen_mut().set_size(vt_rows, vt_cols);
        let master = self.master.as_ref().expect("a terminal");
        master.resize(size((rows, cols))).expect("another size");
        self
    }

    pub(super) fn text(&self) -> String {
        self.screen().contents()
    }

    pub(super) fn screen(&self) -> &vt100::Screen {
        self.screen.screen()
    }

    /// The program's own process, or the shell's.
    pub(super) fn pid(&self) -> Pid {
        let id = self.child.process_id().and_then(|id| i32::try_from(id).ok());
        id.and_then(Pid::from_raw).expect("a process")
    }

    /// The one process that the shell has started.
    pub(super) fn pid_below(&self) -> Pid {
        let shell = self.pid().as_raw_nonzero();
        let children = std::fs::read_to_string(format!("/proc/{shell}/task/{shell}/children"));
        let children = children.expect("the shell's children");
        children.trim().parse().ok().and_then(Pid::from_raw).expect("one child")
    }

    pub(super) fn signal(&mut self, signal: Signal) -> &mut Self {
        kill_process(self.pid(), signal).expect("the program is there");
        self
    }

    /// Waits until the program, or the shell that it runs under, is stopped.
    pub(super) fn stopped(&mut self) -> &mut Self {
        let status = waitpid(Some(self.pid()), WaitOptions::UNTRACED).expect("a child");
        assert!(status.is_some_and(|(_, status)| status.stopped()), "not stopped: {status:?}");
        self
    }

    /// Kills it with what no program can catch.
    pub(super) fn kill(mut self) {
        self.signal(Signal::KILL);
        let _ = self.child.wait();
    }

    /// Takes the terminal away from the program; returns its exit code.
    pub(super) fn hang_up(mut self) -> u32 {
        self.hung_up.store(true, Ordering::Release);
        drop(self.writer.take());
        drop(self.master.take());
        self.child.wait().expect("an end").exit_code()
    }

    /// Waits for the program's end; returns its exit code, once the terminal is as it was.
    pub(super) fn ends(&mut self) -> u32 {
        while !matches!(self.heard.recv_timeout(PATIENCE), Ok(Heard::End)) {
            // what is drawn on the way out must not stay
        }
        self.child.wait().expect("an end").exit_code()
    }

    /// Waits for the program's end and checks that the terminal was given back.
    pub(super) fn ends_well(&mut self) -> u32 {
        self.until("the terminal given back", given_back);
        let settings = settings(self.master.as_deref().expect("a terminal"));
        same_settings(&settings, &self.before);
        self.ends()
    }

    /// Checks that the terminal is as it was before the program.
    pub(super) fn is_given_back(&mut self) -> &mut Self {
        self.until("the terminal given back", given_back);
        let settings = settings(self.master.as_deref().expect("a terminal"));
        same_settings(&settings, &self.before);
        self
    }
}

fn given_back(screen: &vt100::Screen) -> bool {
    let mouse = screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None;
    !(screen.alternate_screen() || screen.bracketed_paste() || screen.hide_cursor() || mouse)
}

fn same_settings(now: &Termios, before: &Termios) {
    assert_eq!(now.local_modes, before.local_modes);
    assert_eq!(now.input_modes, before.input_modes);
    assert_eq!(now.output_modes, before.output_modes);
    assert_eq!(now.control_modes, before.control_modes);
}

fn settings(master: &(dyn MasterPty + Send)) -> Termios {
    let name = master.tty_name().expect("a name");
    let tty = File::options().read(true).open(name).expect("the terminal");
    tcgetattr(&tty).expect("its settings")
}

fn size((rows, cols): (u16, u16)) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

fn cells((rows, cols): (u16, u16)) -> (NonZeroU16, NonZeroU16) {
    let at_least_one = |cells| NonZeroU16::new(cells).unwrap_or(NonZeroU16::MIN);
    (at_least_one(rows), at_least_one(cols))
}
