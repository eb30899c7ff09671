//! Opens the door: binds, starts the threads, and shuts it again.

use std::{
    io,
    net::SocketAddr,
    sync::{
        Arc,
        mpsc::{SyncSender, sync_channel},
    },
    thread::{self, JoinHandle},
};

use chrono_tz::Tz;
use rustix::process::{Resource, getrlimit, setrlimit};
use tokio::{
    net::{TcpListener, TcpSocket},
    runtime::{Builder, Runtime},
    sync::{Semaphore, watch},
    time::sleep,
};

use super::{
    access::{Gate, Role},
    channel::Channel,
    door::{Door, new_keys},
    feed,
    host::Hosts,
    limits::{MAX_CONNECTIONS, MAX_WAITING, OUT_OF_FILES},
    line,
    routes::{App, pages},
    write::Writer,
};
use crate::{
    agenda::Lang,
    clock::Clock,
    stage::follow::{Ear, Follower, Wish},
    store::Store,
    terminal::APART,
};

/// How many connections may wait to be accepted.
const BACKLOG: u32 = 1024;
/// How many files the process may have open, where the system lets it choose.
const FILES: u64 = 8_192;

/// What the server is to do.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where it listens.
    pub listen: SocketAddr,
    /// How the links begin that are given out, where that is not the address it listens on.
    pub shown: Option<String>,
    /// Other names of this machine that requests may use.
    pub names: Vec<String>,
    /// Who may come.
    pub roles: Vec<Role>,
    /// Which session is shown.
    pub wish: Wish,
    /// The zone of a clock without a session.
    pub zone: Tz,
}

/// What the server is made of.
pub struct Parts {
    /// The journal, for the thread that reads.
    pub reader: Box<dyn Store + Send>,
    /// The same, for the thread that writes.
    pub writer: Box<dyn Store + Send>,
    /// The clocks.
    pub clock: Arc<dyn Clock>,
    /// Whether somebody pokes when the journal has grown.
    pub ear: Ear,
    /// The language of the pages of a session whose agenda asks for this one.
    pub lang: Box<dyn Fn(Option<Lang>) -> Lang + Send>,
}

/// How a door stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is open.
    Open,
    /// It was shut.
    Shut,
    /// It shut by itself: a thread of the server has panicked.
    Fallen,
}

/// A server; shut when it is dropped.
#[derive(Debug)]
pub struct Server {
    door: Door,
    address: SocketAddr,
    pokes: SyncSender<()>,
    standing: watch::Sender<Standing>,
    thread: Option<JoinHandle<()>>,
}

/// Held by each thread of a server: where one of them panics, the door shuts, as a server of which
/// a part is missing would tell pages what is not so.
struct Alive(watch::Sender<Standing>);

impl Drop for Alive {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.send_replace(Standing::Fallen);
        }
    }
}

impl Server {
    /// Opens the door.
    ///
    /// # Errors
    /// When the address cannot be had ([`io::ErrorKind::AddrInUse`] where another program has
    /// it), or the system gives no thread or no random bytes.
    pub fn open(options: Options, parts: Parts) -> io::Result<Self> {
        let Options { listen, shown, names, roles, wish, zone } = options;
        let Parts { mut reader, writer, clock, ear, lang } = parts;
        let runtime = Builder::new_current_thread().enable_io().enable_time().build()?;
        let listener = bind(&runtime, listen)?;
        let address = listener.local_addr()?;
        allow_many_files();
        let gate = Gate::new(
            Hosts::new(address.port(), &names),
            address.ip().is_loopback(),
            new_keys(&roles)?,
        );
        let shown = shown.unwrap_or_else(|| address.ip().to_string());
        let shown = if shown.contains(':') { format!("[{shown}]") } else { shown };
        let door = Door::new(format!("http://{shown}:{}", address.port()), gate);

        let channel = Arc::new(Channel::new(lang(None)));
        let (jobs, asked) = sync_channel(MAX_WAITING);
        let (pokes, poked) = sync_channel(1);
        let standing = watch::Sender::new(Standing::Open);
        let spawn = |name: &str, job: Box<dyn FnOnce() + Send>| {
            let alive = Alive(standing.clone());
            thread::Builder::new().name(format!("{APART}{name}")).spawn(move || {
                let _alive = alive;
                job();
            })
        };
        let writer = Writer::new(writer, Arc::clone(&clock), channel.on.subscribe());
        spawn("write", Box::new(move || writer.run(&asked)))?;
        let follower = Follower::new(wish, zone, &clock.read());
        let (feed, follow) = (Arc::clone(&channel), Arc::clone(&clock));
        let publish = move || {
            feed::run(follower, &mut *reader, &*follow, (&poked, ear), &feed, &*lang);
        };
        spawn("feed", Box::new(publish))?;
        let cookie = format!("deroule_{}", address.port());
        let app = App { door: door.clone(), channel, clock, jobs, cookie };
        let mut shut = standing.subscribe();
        let serve = move || {
            let mut known = app.channel.face.subscribe();
            let pages = pages(Arc::new(app));
            let accept = runtime.spawn(async move {
                // nobody is told that there is nothing before the journal was looked at
                if known.wait_for(Option::is_some).await.is_ok() {
                    accept(listener, pages).await;
                }
            });
            // told to, or nobody is left who could tell
            let _ = runtime.block_on(shut.wait_for(|standing| *standing != Standing::Open));
            // streams never end by themselves: they go with the runtime
            accept.abort();
            runtime.shutdown_background();
        };
        let thread = Some(spawn("serve", Box::new(serve))?);
        Ok(Self { door, address, pokes, standing, thread })
    }

    /// The door.
    #[must_use]
    pub const fn door(&self) -> &Door {
        &self.door
    }

    /// Where it listens.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// What shuts the door when it is called.
    pub fn shutter(&self) -> impl Fn() + Send + 'static {
        let standing = self.standing.clone();
        move || shut(&standing)
    }

    /// Waits until nothing listens any more; says whether the door was shut, or has shut itself.
    pub fn wait(&mut self) -> Standing {
        if let Some(thread) = self.thread.take() {
            // it may have panicked: then it is fallen
            let _ = thread.join();
        }
        *self.standing.borrow()
    }

    /// What is to be called when the journal has grown.
    pub fn poke(&self) -> impl Fn() + Send + 'static {
        let pokes = self.pokes.clone();
        // one that waits already is as good
        move || {
            let _ = pokes.try_send(());
        }
    }
}

impl Drop for Server {
    /// Waits until nothing listens any more: the address is free again.
    fn drop(&mut self) {
        shut(&self.standing);
        self.wait();
    }
}

/// Shuts a door that is open.
fn shut(standing: &watch::Sender<Standing>) {
    standing.send_if_modified(|standing| {
        let open = *standing == Standing::Open;
        if open {
            *standing = Standing::Shut;
        }
        open
    });
}

fn bind(runtime: &Runtime, address: SocketAddr) -> io::Result<TcpListener> {
    let _inside = runtime.enter();
    let socket = match address {
        SocketAddr::V4(_) => TcpSocket::new_v4()?,
        SocketAddr::V6(_) => TcpSocket::new_v6()?,
    };
    // a server that has just been shut may be opened again at once
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

async fn accept(listener: TcpListener, pages: axum::Router) {
    let places = Arc::new(Semaphore::new(MAX_CONNECTIONS));
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                let Ok(place) = Arc::clone(&places).try_acquire_owned() else {
                    line::send_away(&stream);
                    continue;
                };
                let pages = pages.clone();
                tokio::spawn(async move {
                    // a line that breaks is the page's business: it comes back
                    let _ = line::serve(stream, pages).await;
                    drop(place);
                });
            }
            // somebody who left before being let in, or a system without files to give
            Err(_) => sleep(OUT_OF_FILES).await,
        }
    }
}

/// Each page is an open file: asks for more than the few that programs get unasked.
fn allow_many_files() {
    let mut limit = getrlimit(Resource::Nofile);
    let most = limit.maximum.unwrap_or(FILES).min(FILES);
    if limit.current.is_some_and(|current| current < most) {
        limit.current = Some(most);
        // with fewer, fewer pages can be open: the others are told to wait
        let _ = setrlimit(Resource::Nofile, limit);
    }
}
