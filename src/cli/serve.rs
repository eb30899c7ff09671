//! `deroule serve`: the room's pages for other devices, and the same door in the console.

use std::{
    io::{self, BufRead, IsTerminal, Write},
    net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket},
    sync::Arc,
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
        web::{Door, Link, Options, Parts, Role, Server},
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
    let serving = open(world, &wanted, wish).map_err(|stop| stop.in_lang(lang))?;
    for (label, url) in rows(&serving.door().links(), lang) {
        writeln!(out, "{label}  {url}")?;
    }
    out.flush()?;
    stop::say(&Tells::UntilEnded.words(lang));
    // any of them ends it in good order
    signals.forever().next();
    drop(serving);
    Ok(())
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
    let own = || listen.ip().is_unspecified().then(|| own_address(listen.ip()).to_string());
    let shown = names.first().cloned().or_else(own);
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
fn is_yes(answer: &str) -> bool {
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

/// The address under which other machines find this one, as far as the system knows the way to
/// any; nothing is sent.
fn own_address(any: IpAddr) -> IpAddr {
    let way = || {
        let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0))?;
        socket.connect(ELSEWHERE)?;
        socket.local_addr()
    };
    way().map_or(any, |address: SocketAddr| address.ip())
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
    fn every_page_has_its_line() {
        let link = |role: Role| Link { role, url: format!("http://x:1{}#k", role.page()) };
        let links = Role::ALL.map(link);
        let urls: Vec<_> = rows(&links, Lang::Fr).into_iter().map(|(_, url)| url).collect();
        let pages = ["/#k", "/suivants#k", "/notes#k", "/pilote#k"];
        assert_eq!(urls, pages.map(|page| format!("http://x:1{page}")));
    }
}
