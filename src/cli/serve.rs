//! `deroule serve`: the room's pages for other devices, and the same door in the console.

use std::{
    io::{self, BufRead, IsTerminal, Write},
    net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket},
    sync::Arc,
    thread,
};

use super::{
    args::ServeArgs,
    sessions,
    stop::{self, Stop},
    world::World,
};
use crate::{
    agenda::{Lang, Text},
    clock::Clock,
    i18n::{
        cli::{DoorFault, Failure},
        web::{Says, Tells},
    },
    stage::{
        follow::{Ear, Wish},
        web::{Door, Link, Options, Parts, Role, Server, Standing},
    },
    store::{Listener, Waker},
};

/// Where the server listens unless told otherwise: nobody but this machine can reach it.
pub(super) const LISTEN: &str = "127.0.0.1:8080";
/// Its port where an address comes without one.
const PORT: u16 = 8080;
/// An address that nobody has: asking the system for the way there tells which of our own is used.
const ELSEWHERE: (Ipv4Addr, u16) = (Ipv4Addr::new(192, 0, 2, 1), 9);

/// A server, and the ear that hears when the journal has grown.
#[derive(Debug)]
pub(super) struct Serving {
    server: Server,
    _ear: Option<Listener>,
}

impl Serving {
    /// The door of the server.
    pub(super) fn door(&self) -> Door {
        self.server.door().clone()
    }

    /// Whether only this machine itself can come.
    pub(super) fn is_alone(&self) -> bool {
        self.server.address().ip().is_loopback()
    }
}

/// Where to listen, and who may come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wanted {
    listen: SocketAddr,
    names: Vec<String>,
    roles: Vec<Role>,
}

/// Serves until it is told to end; the links are written to `out`.
pub(super) fn serve(world: &World, args: &ServeArgs, out: &mut dyn Write) -> Result<(), Stop> {
    let mut store = world.journals()?;
    let (wish, lang) = match &args.session {
        None => (Wish::Live, world.lang_for(None)),
        Some(word) => {
            let found = sessions::named(&mut store, Some(word), &world.clock.read())?;
            let lang = world.lang_of(&found.session);
            (Wish::Session(found.id), lang)
        }
    };
    let wanted = confirmed(&args.listen, &args.names, args.open_door, lang)?;
    let mut signals = signals()?;
    let mut serving = open(world, &wanted, wish).map_err(|stop| stop.in_lang(lang))?;
    for (label, url) in rows(&serving.door().links(), lang) {
        writeln!(out, "{label}  {url}")?;
    }
    out.flush()?;
    stop::say(&Tells::UntilEnded.words(lang));
    let (shut, handle) = (serving.server.shutter(), signals.handle());
    let heard = thread::spawn(move || {
        // any of them ends it in good order
        signals.forever().next();
        shut();
    });
    let ended = ended(serving.server.wait(), lang);
    handle.close();
    // nothing in it can panic
    let _ = heard.join();
    ended
}

/// What is to be said of a door that is not open any more.
fn ended(standing: Standing, lang: Lang) -> Result<(), Stop> {
    match standing {
        Standing::Open | Standing::Shut => Ok(()),
        Standing::Fallen => Err(Stop::from(Failure::DoorFell).in_lang(lang)),
    }
}

/// The signals that end the server.
fn signals() -> Result<signal_hook::iterator::Signals, Stop> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    Ok(signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGTERM])?)
}

/// Opens the door on a session.
pub(super) fn open(world: &World, wanted: &Wanted, wish: Wish) -> Result<Serving, Stop> {
    let Wanted { listen, names, roles } = wanted.clone();
    let waker = Waker::register(world.data()).ok();
    let shown = shown(listen, &names, own_address)?;
    let options = Options { listen, shown, names, roles, wish, zone: world.zone };
    let (asked, fallback) = (world.lang, world.lang_for(None));
    let parts = Parts {
        reader: Box::new(world.journals()?),
        writer: Box::new(world.journals()?),
        clock: Arc::clone(&world.clock) as Arc<dyn Clock>,
        ear: if waker.is_some() { Ear::Open } else { Ear::Deaf },
        lang: Box::new(move |agenda: Option<Lang>| asked.or(agenda).unwrap_or(fallback)),
    };
    let server = Server::open(options, parts).map_err(|error| shut(listen, &error))?;
    let ear = waker.and_then(|waker| waker.listen(server.poke()).ok());
    Ok(Serving { server, _ear: ear })
}

fn shut(listen: SocketAddr, error: &io::Error) -> Failure {
    let why = match error.kind() {
        io::ErrorKind::AddrInUse => DoorFault::Taken { free: listen.port().wrapping_add(1) },
        io::ErrorKind::AddrNotAvailable => DoorFault::NotOurs,
        io::ErrorKind::PermissionDenied => DoorFault::NotAllowed,
        _ => DoorFault::Other { why: error.to_string() },
    };
    Failure::Door { address: listen.to_string(), why }
}

/// Where to listen, once a person has said that other machines may come.
///
/// On this machine alone nothing is asked. Elsewhere whoever sits at a terminal is asked whether
/// notes and the remote control may go over the network too, as nothing hides them there; without
/// a terminal the answer has to be on the command line.
pub(super) fn confirmed(
    listen: &str,
    names: &[String],
    open_door: bool,
    lang: Lang,
) -> Result<Wanted, Stop> {
    let listen = address(listen)?;
    let mut wanted = Wanted { listen, names: names.to_vec(), roles: Role::ALL.to_vec() };
    if listen.ip().is_loopback() || open_door {
        return Ok(wanted);
    }
    if !(io::stdin().is_terminal() && io::stderr().is_terminal()) {
        return Err(Stop::from(Failure::DoorNotConfirmed).in_lang(lang));
    }
    stop::say(&Tells::OpenToOthers { address: &listen.to_string() }.words(lang));
    stop::say(&Tells::Question.words(lang));
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    if !is_yes(&answer) {
        wanted.roles = vec![Role::Viewer];
        stop::say(&Tells::OnlyViewers.words(lang));
    }
    Ok(wanted)
}

/// Whether somebody has typed the whole word, in either language.
pub(super) fn is_yes(answer: &str) -> bool {
    let answer = answer.trim();
    answer.eq_ignore_ascii_case("oui") || answer.eq_ignore_ascii_case("yes")
}

/// Reads `127.0.0.1:8080`, `192.168.1.5` or `8080`.
fn address(text: &str) -> Result<SocketAddr, Failure> {
    let text = text.trim();
    let port = || Some(SocketAddr::new(Ipv4Addr::LOCALHOST.into(), text.parse().ok()?));
    let alone = || Some(SocketAddr::new(text.parse::<IpAddr>().ok()?, PORT));
    let named = || {
        let port = text.strip_prefix("localhost")?;
        let port = if port.is_empty() { PORT } else { port.strip_prefix(':')?.parse().ok()? };
        Some(SocketAddr::new(Ipv4Addr::LOCALHOST.into(), port))
    };
    let found = text.parse().ok().or_else(port).or_else(alone).or_else(named);
    found.ok_or_else(|| Failure::NotAnAddress { text: Text::clean(text) })
}

/// How the links begin, where that is not the address itself: a name that was given, else one of
/// this machine's addresses in place of "all of them".
///
/// # Errors
/// When none is known: a link to `0.0.0.0` opens nothing on a phone.
fn shown(
    listen: SocketAddr,
    names: &[String],
    own: impl FnOnce() -> Option<IpAddr>,
) -> Result<Option<String>, Failure> {
    if let Some(name) = names.first() {
        return Ok(Some(name.clone()));
    }
    if !listen.ip().is_unspecified() {
        return Ok(None);
    }
    let port = listen.port();
    let nameless = || {
        let why = DoorFault::Nameless { port };
        Failure::Door { address: listen.to_string(), why }
    };
    own().map(|address| Some(address.to_string())).ok_or_else(nameless)
}

/// The address under which other machines find this one, where the system knows the way to any;
/// nothing is sent.
fn own_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect(ELSEWHERE).ok()?;
    Some(socket.local_addr().ok()?.ip()).filter(|address| !address.is_unspecified())
}

/// A line a link: what it is for, and the link.
fn rows(links: &[Link], lang: Lang) -> Vec<(String, String)> {
    let label = |role| {
        match role {
            Role::Viewer => Says::ForTheRoom,
            Role::Notes => Says::ForNotes,
            Role::Facilitator => Says::ForDriving,
        }
        .words(lang)
    };
    let mut rows: Vec<_> = links.iter().map(|link| (label(link.role), link.url.clone())).collect();
    if let Some(viewer) = links.iter().find(|link| link.role == Role::Viewer) {
        rows.insert(1, (Says::ForTheDoor.words(lang), viewer.url.replace("/#", "/suivants#")));
    }
    let width = rows.iter().map(|(label, _)| label.chars().count()).max().unwrap_or_default();
    rows.into_iter().map(|(label, url)| (format!("{label:width$}"), url)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_may_come_without_its_half() {
        let read = |text: &str| address(text).map(|address| address.to_string()).ok();
        assert_eq!(read("127.0.0.1:8080").as_deref(), Some("127.0.0.1:8080"));
        assert_eq!(read(" 9000 ").as_deref(), Some("127.0.0.1:9000"));
        assert_eq!(read("localhost").as_deref(), Some("127.0.0.1:8080"));
        assert_eq!(read("localhost:81").as_deref(), Some("127.0.0.1:81"));
        assert_eq!(read("192.168.1.5").as_deref(), Some("192.168.1.5:8080"));
        assert_eq!(read("0.0.0.0:0").as_deref(), Some("0.0.0.0:0"));
        assert_eq!(read("::1").as_deref(), Some("[::1]:8080"));
        assert_eq!(read("[::1]:81").as_deref(), Some("[::1]:81"));
        for wrong in ["", "demo.ron", "example.org:80", "192.168.1.5:99999", "70000", "localhostx"]
        {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn only_the_whole_word_opens_the_door() {
        for yes in ["oui\n", "OUI", " yes\r\n", "Yes"] {
            assert!(is_yes(yes), "{yes}");
        }
        for no in ["", "\n", "o", "y", "non", "no", "ouii", "oui oui"] {
            assert!(!is_yes(no), "{no}");
        }
    }

    #[test]
    fn a_link_never_begins_with_all_addresses() {
        let own = || Some("192.168.1.5".parse().expect("an address"));
        let begins = |listen: &str, names: &[String], own: fn() -> Option<IpAddr>| {
            shown(address(listen).expect("an address"), names, own)
        };
        let name = ["salle.local".to_owned()];
        assert_eq!(begins("0.0.0.0", &[], own), Ok(Some("192.168.1.5".to_owned())));
        assert_eq!(begins("0.0.0.0", &name, || None), Ok(Some("salle.local".to_owned())));
        assert_eq!(begins("192.168.4.1", &[], || None), Ok(None));
        for all in ["0.0.0.0:9000", "[::]:9000"] {
            let told = begins(all, &[], || None);
            let why = DoorFault::Nameless { port: 9000 };
            assert_eq!(told, Err(Failure::Door { address: all.to_owned(), why }));
        }
    }

    #[test]
    fn a_door_that_fell_is_a_failure_of_the_machine() {
        assert!(ended(Standing::Shut, Lang::Fr).is_ok());
        let Err(Stop::Failed { failure, lang }) = ended(Standing::Fallen, Lang::Fr) else {
            panic!("it is told");
        };
        assert_eq!((stop::exit(&failure), lang), (stop::MACHINE, Some(Lang::Fr)));
    }

    #[test]
    fn every_page_has_its_line() {
        let link = |role: Role| Link { role, url: format!("http://x:1{}#k", role.page()) };
        let links = Role::ALL.map(link);
        let urls: Vec<_> = rows(&links, Lang::Fr).into_iter().map(|(_, url)| url).collect();
        let pages = ["/#k", "/suivants#k", "/notes#k", "/pilote#k"];
        assert_eq!(urls, pages.map(|page| format!("http://x:1{page}")));
    }
}
