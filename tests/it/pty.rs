//! The real binary in a real terminal, on the agenda of a real afternoon.

mod bomb;
mod edit;
mod panics;
mod plan;
mod rehearse;
mod replan;
mod signals;
mod stage;
mod tty;
mod year;

use rusqlite::Connection;
use tempfile::TempDir;

use deroule::store::JOURNAL;
use tty::{DEMO_DAY, Tty, deroule};

/// A data folder that nothing else uses.
pub(crate) fn data() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

/// The console on Demo Day, waiting for the first key.
fn demo_day(data: &TempDir) -> Tty {
    let mut tty = Tty::run(deroule(data.path(), &["run", DEMO_DAY]));
    tty.shows("Archifiltre").shows("Espace");
    tty
}

/// Runs the program from another shell; returns what it printed.
fn beside(data: &TempDir, args: &[&str]) -> String {
    let mut command = std::process::Command::new(tty::DEROULE);
    command.args(args).env("DEROULE_DATA", data.path()).env("LC_ALL", "fr_FR.UTF-8");
    let output = command.env_remove("DEROULE_NOW").output().expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn a_killed_console_comes_back_with_its_notes_and_its_sentence() {
    let data = data();
    let mut tty = demo_day(&data);
    tty.send(" ").shows("en cours");
    tty.send("n+ démo très claire\r").shows("✓").shows("démo très claire");
    tty.send("nla DREES ve").shows("la DREES ve");
    tty.kill();

    let mut tty = demo_day(&data);
    tty.shows("en cours").shows("démo très claire").shows("la DREES ve");
    tty.send("nndredi\r").hides("✎").shows("la DREES vendredi");
    tty.send("q").shows("Quitter").send("\r");
    assert_eq!(tty.ends_well(), 0);

    let debrief = beside(&data, &["export", "-f", "md"]);
    for note in ["démo très claire", "la DREES vendredi"] {
        assert_eq!(debrief.matches(note).count(), 1, "{debrief}");
    }
}

#[test]
fn what_another_shell_does_is_on_the_screen() {
    let data = data();
    let mut tty = demo_day(&data);
    beside(&data, &["do", "start"]);
    tty.shows("en cours");
    beside(&data, &["note", "vu", "d’ailleurs"]);
    tty.shows("✓").shows("vu d’ailleurs");
    beside(&data, &["do", "next"]);
    tty.shows("Présentations 1/4");
    tty.send("q").shows("Quitter").send("\r");
    assert_eq!(tty.ends_well(), 0);
}

#[test]
fn somebody_takes_notes_beside_whoever_drives() {
    let data = data();
    let mut ana = demo_day(&data);
    ana.send(" ").shows("en cours");
    let args = ["run", DEMO_DAY, "--role", "notes", "--by", "Léa"];
    let mut lea = Tty::run(deroule(data.path(), &args));
    lea.shows("en cours").send(" ").shows("Ici on prend des notes");
    lea.send("n+ très clair").shows("par Léa").send("\r").shows("✓");
    ana.shows("très clair ·\u{a0}Léa");
    beside(&data, &["note", "--by", "Noé", "à la porte"]);
    ana.shows("à la porte ·\u{a0}Noé");
    beside(&data, &["do", "next"]);
    ana.shows("Présentations 1/4");
    lea.shows("Présentations 1/4").shows("à la porte ·\u{a0}Noé").hides("·\u{a0}Léa");
    for mut tty in [lea, ana] {
        tty.send("q").shows("Quitter").send("\r");
        assert_eq!(tty.ends_well(), 0);
    }
}

#[test]
fn what_was_promised_is_offered_the_next_time() {
    let data = data();
    beside(&data, &["open", DEMO_DAY]);
    beside(&data, &["note", "--for", "Archifiltre", ">", "rappeler", "la", "DREES"]);
    beside(&data, &["note", "--for", "Hopkins", ">", "publier", "le", "code"]);
    beside(&data, &["do", "close"]);
    let mut tty = demo_day(&data);
    beside(&data, &["do", "start"]);
    beside(&data, &["do", "next"]);
    tty.shows("La dernière fois").shows("rappeler la DREES");
    tty.send("=").hides("La dernière fois");
    tty.send("q").shows("Quitter").send("\r");
    assert_eq!(tty.ends_well(), 0);
    let year = beside(&data, &["defi", "archifiltre"]);
    assert!(year.contains("✓ rappeler la DREES") && year.contains("fait le"), "{year}");
    let year = beside(&data, &["defi", "hopkins"]);
    assert!(year.contains("> publier le code") && year.contains("à faire"), "{year}");
}

#[test]
fn the_debrief_is_written_where_the_console_was_started() {
    let data = data();
    let mut command = deroule(data.path(), &["run"]);
    command.arg(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(DEMO_DAY));
    command.cwd(data.path());
    let mut tty = Tty::run(command);
    tty.shows("Archifiltre").send("e").shows("Débrief, tel qu’il sera écrit");
    let folder = data.path().file_name().expect("a name").to_string_lossy();
    tty.shows(&format!("{folder}/demo-day-"));
    let debriefs = |end: &str| {
        let files = std::fs::read_dir(data.path()).expect("the folder").flatten();
        files.filter(|file| file.path().extension().is_some_and(|it| it == end)).count()
    };
    assert_eq!(debriefs("md"), 0, "nothing is written by looking");
    tty.send("\x1b[C").shows("‹html›").send("\x1b[D").shows("‹md›");
    tty.send("\r").shows("✓ écrit dans");
    assert_eq!((debriefs("md"), debriefs("html")), (1, 0));
    // another shell's note is in it at once: it would go beside the one that was written
    beside(&data, &["note", "vu", "d’ailleurs"]);
    tty.shows("-2.md");
    tty.send("\x1b").hides("tel qu’il sera écrit");
    tty.send("q").shows("Quitter").send("\r");
    assert_eq!(tty.ends_well(), 0);
    let mut files = std::fs::read_dir(data.path()).expect("the folder").flatten();
    let debrief = files.find(|file| file.path().extension().is_some_and(|end| end == "md"));
    let debrief = std::fs::read_to_string(debrief.expect("a debrief").path()).expect("text");
    assert!(debrief.contains("Archifiltre"), "{debrief}");
}

#[test]
fn the_shell_has_the_terminal_while_the_console_is_stopped() {
    let data = data();
    let mut tty = Tty::run(tty::under_a_shell(data.path(), &["run", DEMO_DAY]));
    tty.shows("Archifiltre").send(" ").shows("en cours").send("nà moitié").shows("à moitié");
    tty.send("\x1a").is_given_back().stopped();
    signals::wake(&tty);
    tty.until("the console again", |screen| screen.alternate_screen()).shows("à moitié");
    tty.send(" dit\r").shows("à moitié dit").shows("✓");
    tty.send("q").shows("Quitter").send("\r").shows("ended with 0");
    tty.ends_well();
}

#[test]
fn a_paste_of_a_megabyte_is_one_note() {
    let data = data();
    let mut tty = demo_day(&data);
    tty.send(" ").shows("en cours");
    let pasted = "suivant ".repeat(125_000);
    tty.send_long(format!("\x1b[200~{pasted}\x1b[201~")).shows("suivant suivant");
    tty.send("\r").shows("✓").shows("Accueil et introduction");
    tty.send("q").shows("Quitter").send("\r");
    assert_eq!(tty.ends_well(), 0);
}

#[test]
fn an_unterminated_paste_stops_neither_keys_nor_the_clock_nor_a_signal() {
    let data = data();
    let mut tty = demo_day(&data);
    tty.send(" ").shows("en cours").send("\x1b[200~perdu").shows("perdu");
    runs_to(&mut tty, 2);
    tty.send("!").shows("perdu!").send("\r").shows("✓").hides("✎");
    tty.send("s").shows("suspendu");
    tty.send("\x1b[200~retrouvé\x1b[201~").shows("retrouvé");
    tty.send("\x1b[200~encore").signal(rustix::process::Signal::TERM);
    assert_eq!(tty.ends_well(), 143);
}

#[test]
fn any_size_will_do() {
    let data = data();
    let mut tty = demo_day(&data);
    tty.send(" ").shows("en cours");
    for (rows, cols) in [(1, 1), (0, 0), (2, 300), (24, 80), (5, 12), (18, 60), (36, 120)] {
        tty.resize(rows, cols).draws();
    }
    tty.shows("Archifiltre").shows("Accueil et introduction");
    tty.send("q").shows("Quitter").send("\r");
    assert_eq!(tty.ends_well(), 0);
}

#[test]
fn a_note_that_cannot_be_written_is_the_loudest_thing_on_the_screen() {
    let data = data();
    let mut tty = demo_day(&data);
    tty.send(" ").shows("en cours");
    // another process that never lets go of the journal
    let other = Connection::open(data.path().join(JOURNAL)).expect("the journal");
    other.execute_batch("BEGIN IMMEDIATE").expect("the lock");
    tty.send("nprécieux\r").shows("F5").shows("précieux");
    assert!(!tty.text().contains('✓'), "{}", tty.text());
    other.execute_batch("ROLLBACK").expect("the lock let go");
    tty.send("\x1b[15~").shows("✓").shows("précieux");
    tty.send("q").shows("Quitter").send("\r");
    assert_eq!(tty.ends_well(), 0);
}

/// How many seconds the running cue has lasted, as the screen says it: `0:07 sur 15:00`.
fn elapsed(screen: &vt100::Screen) -> Option<u64> {
    let text = screen.contents();
    let clock = text.split_once(" sur ")?.0.rsplit(' ').next()?;
    let (minutes, seconds) = clock.split_once(':')?;
    Some(minutes.parse::<u64>().ok()? * 60 + seconds.parse::<u64>().ok()?)
}

/// Waits until the running cue has lasted that long, or longer on a busy machine; returns how long.
fn runs_to(tty: &mut Tty, seconds: u64) -> u64 {
    let what = format!("{seconds} s of a cue");
    tty.until(&what, |screen| elapsed(screen).is_some_and(|elapsed| elapsed >= seconds));
    elapsed(tty.screen()).expect("a running cue")
}

/// How often the threads of a process have gone to sleep so far.
#[cfg(target_os = "linux")]
fn sleeps(pid: rustix::process::Pid) -> u64 {
    let tasks = std::fs::read_dir(format!("/proc/{}/task", pid.as_raw_nonzero()));
    let of = |task: std::io::Result<std::fs::DirEntry>| -> Option<u64> {
        let status = std::fs::read_to_string(task.ok()?.path().join("status")).ok()?;
        let mut lines = status.lines();
        let line = lines.find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"))?;
        line.trim().parse().ok()
    };
    tasks.expect("the threads").filter_map(of).sum()
}

#[cfg(target_os = "linux")]
#[test]
fn a_running_clock_wakes_the_machine_about_once_a_second() {
    let data = data();
    let mut tty = demo_day(&data);
    tty.send(" ").shows("en cours");
    let from = runs_to(&mut tty, 2);
    let before = sleeps(tty.pid());
    let seconds = runs_to(&mut tty, 8) - from;
    let count = sleeps(tty.pid()) - before;
    // once a second, and waits for the disk under the stamps and the journal
    assert!(count <= 3 * seconds, "{count} in {seconds} s");
    tty.kill();
}
