//! Which address answers what. Decides nothing: the door says who may, the writer what is done.

use std::sync::{
    Arc,
    mpsc::{SyncSender, TrySendError},
};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    middleware::{Next, from_fn_with_state},
    response::Response,
    routing::{get, post},
};
use serde_json::json;
use tokio::{
    sync::{oneshot, watch},
    time::timeout,
};

use super::{
    access::{Asked, Denied, Need, Who},
    answer::{self, No},
    ask::{CommandAsk, NoteAsk, TakeBackAsk, key},
    assets::{ASSETS, Asset},
    channel::{Channel, Sheet},
    door::{Door, NoSeat},
    limits::{BODY_WITHIN, MAX_BODY},
    line::Ends,
    sheet,
    stream::{self, Wanted},
    write::{Ask, Done, Job, NotDone},
};
use crate::{clock::Clock, session::words::Verb};

/// Where a page says which event it had last.
const LAST: HeaderName = HeaderName::from_static("last-event-id");
/// Where a browser says whose page asks.
const SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// What all answers are made of.
pub(super) struct App {
    pub(super) door: Door,
    pub(super) channel: Arc<Channel>,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) jobs: SyncSender<Job>,
    /// The name of the cookie: cookies do not tell ports apart.
    pub(super) cookie: String,
}

/// Something to answer, or why not.
type Answer = Result<Response, No>;

/// The pages.
pub(super) fn pages(app: Arc<App>) -> Router {
    let mut pages = Router::new()
        .route("/api/time", get(time))
        .route("/api/face", get(face))
        .route("/api/deck", get(deck))
        .route("/api/events", get(events))
        .route("/api/me", get(me))
        .route("/api/key", post(enter))
        .route("/api/notes", post(note))
        .route("/api/notes/undo", post(take_back))
        .route("/api/commands", post(command));
    for asset in ASSETS {
        let file = move |headers: HeaderMap| async move { Asset::answer(asset, &headers) };
        pages = pages.route(asset.path, get(file));
    }
    pages
        .fallback(|State(app): State<Arc<App>>| async move { app.say(Err(No::NotFound)) })
        .method_not_allowed_fallback(|State(app): State<Arc<App>>| async move {
            app.say(Err(No::Method))
        })
        .layer(from_fn_with_state(Arc::clone(&app), first))
        .with_state(app)
}

/// What comes before all else: whether it is us who was meant; and after it, the lines of every
/// answer.
async fn first(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    answer::dress(match app.admit(&request, Need::Nothing) {
        Ok(_) => next.run(request).await,
        Err(no) => app.say(Err(no)),
    })
}

async fn time(State(app): State<Arc<App>>, request: Request) -> Response {
    let admitted = app.admit(&request, Need::Read);
    app.say(admitted.map(|_| answer::json(StatusCode::OK, sheet::time(&app.clock.read()))))
}

async fn face(State(app): State<Arc<App>>, request: Request) -> Response {
    let answer = match app.admit(&request, Need::Read) {
        Ok(_) => app.sheet(&app.channel.face, "face").await,
        Err(no) => Err(no),
    };
    app.say(answer)
}

async fn deck(State(app): State<Arc<App>>, request: Request) -> Response {
    let answer = match app.admit(&request, Need::Read) {
        Ok(_) => app.sheet(&app.channel.deck, "deck").await,
        Err(no) => Err(no),
    };
    app.say(answer)
}

async fn events(State(app): State<Arc<App>>, request: Request) -> Response {
    app.say(app.follow(&request))
}

async fn me(State(app): State<Arc<App>>, request: Request) -> Response {
    let answer = app.admit(&request, Need::Nothing).map(|who| {
        let role = who.role.map(super::Role::name);
        let name = app.door.of(who, |person| person.name.clone()).flatten();
        answer::json(StatusCode::OK, json!({ "role": role, "name": name }).to_string())
    });
    app.say(answer)
}

async fn enter(State(app): State<Arc<App>>, request: Request) -> Response {
    let answer = app.enter(request).await;
    app.say(answer)
}

async fn note(State(app): State<Arc<App>>, request: Request) -> Response {
    let answer = app.note(request).await;
    app.say(answer)
}

async fn take_back(State(app): State<Arc<App>>, request: Request) -> Response {
    let answer = app.take_back(request).await;
    app.say(answer)
}

async fn command(State(app): State<Arc<App>>, request: Request) -> Response {
    let answer = app.command(request).await;
    app.say(answer)
}

impl App {
    /// Says no in the language of the session.
    fn say(&self, answer: Answer) -> Response {
        answer.unwrap_or_else(|no| no.answer(self.channel.on.borrow().lang))
    }

    fn admit(&self, request: &Request, need: Need) -> Result<Who, No> {
        let ends = request.extensions().get::<Ends>().ok_or(No::Broken)?;
        let head = request.headers();
        // an address within the request's first line has to be ours, too
        let named = request.uri().authority().is_none_or(|named| {
            single(head, &header::HOST).is_some_and(|host| host == named.as_str())
        });
        let asked = Asked {
            need,
            from: ends.from,
            to: ends.to,
            host: single(head, &header::HOST).filter(|_| named),
            origin: any(head, &header::ORIGIN),
            site: any(head, &SITE),
            content: single(head, &header::CONTENT_TYPE),
            bearer: single(head, &header::AUTHORIZATION).and_then(bearer),
            cookie: cookie(head, &self.cookie),
        };
        self.door.admit(&asked, self.clock.read().mono).map_err(No::Denied)
    }

    /// A sheet as it stands now, with what the clocks say.
    async fn sheet(&self, from: &watch::Sender<Option<Sheet>>, name: &str) -> Answer {
        let mut from = from.subscribe();
        // only before the journal was first read is there nothing yet
        let known = from.wait_for(Option::is_some).await.map_err(|_| No::Broken)?.clone();
        let sheet = known.ok_or(No::Broken)?.json;
        let time = sheet::time(&self.clock.read());
        Ok(answer::json(StatusCode::OK, format!("{{\"time\":{time},\"{name}\":{sheet}}}")))
    }

    fn follow(&self, request: &Request) -> Answer {
        let last = single(request.headers(), &LAST);
        let wanted = Wanted::read(request.uri().query(), last);
        let need = if wanted.notes { Need::ReadNotes } else { Need::Read };
        let who = self.admit(request, need)?;
        let ends = request.extensions().get::<Ends>().ok_or(No::Broken)?;
        let seat = self.door.sit(who, ends.from).map_err(|why| match why {
            NoSeat::Taken => No::Full,
            NoSeat::ThrownOut => No::Denied(Denied::WrongKey),
        })?;
        let mut response = Response::new(stream::body(&self.channel, wanted, seat));
        let kind = HeaderValue::from_static("text/event-stream");
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
        Ok(response)
    }

    async fn enter(&self, request: Request) -> Answer {
        self.admit(&request, Need::Enter)?;
        let from = request.extensions().get::<Ends>().ok_or(No::Broken)?.from;
        let body = body(request).await?;
        let key = key(&body).map_err(No::Wrong)?;
        let entered = self.door.enter(&key, from, self.clock.read().mono);
        let entered = entered.map_err(|_| No::Broken)?;
        let (_, token) = entered.map_err(|denied| match denied {
            Denied::WrongKey => No::WrongKey,
            denied => No::Denied(denied),
        })?;
        let cookie = format!("{}={token}; HttpOnly; SameSite=Strict; Path=/", self.cookie);
        let cookie = HeaderValue::from_str(&cookie).map_err(|_| No::Broken)?;
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::NO_CONTENT;
        response.headers_mut().insert(header::SET_COOKIE, cookie);
        Ok(response)
    }

    async fn note(self: &Arc<Self>, request: Request) -> Answer {
        let who = self.admit(&request, Need::TakeNotes)?;
        let mut ask = NoteAsk::read(&body(request).await?).map_err(No::Wrong)?;
        let signed = self.door.of(who, |person| {
            if ask.by.is_some() {
                person.name.clone_from(&ask.by);
            }
            person.name.clone()
        });
        ask.by = ask.by.or(signed.flatten());
        let key = ask.key.clone();
        let app = Arc::clone(self);
        // whose note it is is known even where the sender has gone before the answer
        let written = tokio::spawn(async move {
            let done = app.write(Ask::Note(ask)).await?;
            if let Done::Noted { seq, session, new: true, .. } = &done {
                app.door.of(who, |person| person.wrote(session.clone(), *seq));
            }
            Ok::<_, No>(done)
        });
        match written.await.map_err(|_| No::Broken)?? {
            Done::Noted { seq, session, defi, new: _ } => {
                let done = json!({ "seq": seq, "key": key, "session": session, "defi": defi });
                Ok(answer::json(StatusCode::OK, done.to_string()))
            }
            Done::TakenBack { .. } | Done::Commanded { .. } => Err(No::Broken),
        }
    }

    async fn take_back(&self, request: Request) -> Answer {
        let who = self.admit(&request, Need::TakeNotes)?;
        let mut ask = TakeBackAsk::read(&body(request).await?).map_err(No::Wrong)?;
        let on = self.channel.on.borrow().session.clone();
        let session = ask.session.clone().or(on).ok_or(No::NotDone(NotDone::NoSession))?;
        let allowed = self.door.of(who, |person| {
            ask.by = ask.by.take().or(person.name.clone());
            person.may_take_back(&session, ask.note)
        });
        if allowed != Some(true) {
            return Err(No::NotYours);
        }
        ask.session = Some(session);
        match self.write(Ask::TakeBack(ask)).await? {
            Done::TakenBack { seq, session } => {
                let done = json!({ "seq": seq, "session": session, "gone": true });
                Ok(answer::json(StatusCode::OK, done.to_string()))
            }
            Done::Noted { .. } | Done::Commanded { .. } => Err(No::Broken),
        }
    }

    async fn command(&self, request: Request) -> Answer {
        let who = self.admit(&request, Need::Drive)?;
        let mut command = CommandAsk::read(&body(request).await?).map_err(No::Wrong)?;
        let next = command.words.split_whitespace().next() == Some(Verb::Next.word());
        let now = self.clock.read().mono;
        let before = self.door.of(who, |person| {
            command.by = command.by.take().or(person.name.clone());
            let before = person.pressed;
            if next {
                person.pressed = Some(now);
            }
            before
        });
        // a script has no key that could be pressed twice
        let pressed_before = before.flatten().filter(|_| next && who.is_page()).map(|at| now - at);
        match self.write(Ask::Command { command, pressed_before }).await? {
            Done::Commanded { lines } => {
                Ok(answer::json(StatusCode::OK, json!({ "done": lines.join("\n") }).to_string()))
            }
            Done::Noted { .. } | Done::TakenBack { .. } => Err(No::Broken),
        }
    }

    /// Has something written, and waits until it is on the disk.
    async fn write(&self, ask: Ask) -> Result<Done, No> {
        let (answer, done) = oneshot::channel();
        self.jobs.try_send(Job { ask, answer }).map_err(|error| match error {
            TrySendError::Full(_) => No::Full,
            TrySendError::Disconnected(_) => No::Broken,
        })?;
        let done: Result<Done, NotDone> = done.await.map_err(|_| No::Broken)?;
        done.map_err(No::NotDone)
    }
}

/// The body of a request, if it is neither too large nor too slow.
async fn body(request: Request) -> Result<axum::body::Bytes, No> {
    let announced = single(request.headers(), &header::CONTENT_LENGTH);
    if announced.and_then(|length| length.parse::<usize>().ok()).is_some_and(|n| n > MAX_BODY) {
        return Err(No::TooLarge);
    }
    let read = timeout(BODY_WITHIN, to_bytes(request.into_body(), MAX_BODY)).await;
    read.map_err(|_| No::TooSlow)?.map_err(|_| No::TooLarge)
}

/// The one line of that name; none where there is none, or more than one.
fn single<'a>(head: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    let mut lines = head.get_all(name).iter();
    let line = lines.next()?;
    lines.next().is_none().then_some(line.to_str().ok()?)
}

/// The line of that name; what makes no sense, or stands there twice, is as good as foreign.
fn any<'a>(head: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    head.contains_key(name).then(|| single(head, name).unwrap_or_default())
}

/// The key of an `Authorization` line.
fn bearer(line: &str) -> Option<&str> {
    let (scheme, key) = line.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| key.trim())
}

/// Our own cookie among all that there are.
fn cookie<'a>(head: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let lines = head.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut cookies = lines.flat_map(|line| line.split(';')).filter_map(|one| one.split_once('='));
    cookies.find(|(known, _)| known.trim() == name).map(|(_, value)| value.trim())
}
