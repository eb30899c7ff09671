//! What comes back from the journal and from effects.

use super::{INTERRUPTION, dialog, log, note, order, plan, say, time};
use crate::{
    console::{
        effect::{Effect, Purpose},
        message::{Answer, Opened, Outcome},
        model::{
            Alarm, Cursor, Desk, DraftNote, Drafts, Fault, Model, Pane, PendingNote, Role, Screen,
            What,
        },
    },
    session::{
        Body, Change, Command, Draw, Event, Leftover, Recorded, Refusal, Session, State, Warning,
        read_note,
    },
    store::{Health, Medium, StoreError},
};

/// Folds what another process has appended.
pub(super) fn read(model: &mut Model, events: Vec<Recorded>) -> Vec<Effect> {
    if model.alarm.as_ref().is_some_and(|alarm| alarm.reading) {
        resolve(model);
    }
    if events.is_empty() {
        return Vec::new();
    }
    fold(model, events);
    time::refresh(model)
}

/// The journal could not be read on.
pub(super) fn unread(model: &mut Model, error: StoreError) {
    // an alarm about words that were not written is not covered up
    if model.alarm.as_ref().is_none_or(|alarm| alarm.reading) {
        alarm(model, Fault::Store(error));
        if let Some(alarm) = &mut model.alarm {
            alarm.reading = true;
        }
    }
}

/// Takes in how a command went.
pub(super) fn answered(model: &mut Model, answer: Answer) -> Vec<Effect> {
    let Answer { command, purpose, events, outcome, health } = answer;
    let own = events.last().cloned();
    let before = matches!(command, Command::Correct { .. })
        .then(|| model.desk().map(|desk| desk.session.clone()))
        .flatten();
    fold(model, events);
    let mut effects = time::refresh(model);
    tell_health(model, health);
    match outcome {
        Outcome::Done => {
            effects.extend(done(model, &purpose, own.as_ref()));
            tell_strays(model, before.as_ref());
        }
        Outcome::Refused(refusal) => effects.extend(refused(model, purpose, refusal)),
        Outcome::Failed(error) => effects.extend(failed(model, command, &purpose, error)),
    }
    effects
}

/// Raises the alarm, or renews it.
pub(super) fn alarm(model: &mut Model, fault: Fault) {
    let unsaved = model.desk().map_or(0, |desk| desk.pending.len());
    let said = model.alarm.as_ref().is_some_and(|alarm| alarm.fault == fault);
    let (since, command) =
        model.alarm.take().map_or((model.now.wall, None), |alarm| (alarm.since, alarm.command));
    if !said {
        log(model, What::Alarmed(fault.clone()));
    }
    model.alarm = Some(Alarm { fault, reading: false, since, unsaved, command });
}

/// What is being typed was kept beside the journal, or not.
pub(super) fn kept(model: &mut Model, kept: Result<(), StoreError>) {
    let raised_here =
        model.alarm.as_ref().is_some_and(|alarm| matches!(alarm.fault, Fault::Draft(_)));
    match kept {
        Err(error) => alarm(model, Fault::Draft(error)),
        Ok(()) if raised_here => resolve(model),
        Ok(()) => {}
    }
}

/// Puts a session on the screen, with what was being typed when it was left.
pub(super) fn opened(model: &mut Model, opened: Opened) -> Vec<Effect> {
    let Opened { id, by, session, drafts, last_seen, file_changed, health } = opened;
    let moment = session.at(&model.now);
    let told = moment.warnings.iter().filter(|warning| was_told(warning)).cloned().collect();
    let mut desk = Desk {
        id,
        by,
        moment,
        focus: match model.role {
            Role::Facilitator => Pane::default(),
            Role::Notes => Pane::Notes,
        },
        cursor: Cursor::default(),
        held: None,
        debrief: None,
        offer: None,
        pledges: Vec::new(),
        set_aside: Vec::new(),
        selected_note: None,
        filter: None,
        editor: None,
        drafts: Vec::new(),
        pending: Vec::new(),
        projecting: false,
        on_screen: None,
        last_next: None,
        file_changed,
        // until it is known, all is well
        health: Health { medium: Medium::Local, reserve: true },
        told,
        session,
    };
    let mut effects = vec![Effect::Recall];
    let unreadable = match drafts {
        Ok(drafts) => {
            effects.extend(restore(&mut desk, drafts));
            None
        }
        Err(error) => Some(error),
    };
    if let Some(seen) = last_seen
        && let from = desk.session.instant(&seen)
        && desk.moment.state == State::Running
        && desk.session.instant(&model.now) - from > INTERRUPTION
    {
        let command = Command::Interrupted { from };
        effects.push(Effect::Append { command, purpose: Purpose::Settle });
    }
    let restored = !desk.drafts.is_empty();
    model.screen = Screen::Desk(Box::new(desk));
    model.overlay = None;
    model.alarm = None;
    tell_health(model, health);
    if restored {
        say(model, What::DraftRestored);
    }
    if let Some(error) = unreadable {
        alarm(model, Fault::Draft(error));
    }
    effects.extend(time::passed(model));
    effects
}

fn was_told(warning: &Warning) -> bool {
    match warning {
        Warning::ClockStepped { .. } | Warning::NewerEvents { .. } => true,
        Warning::Moved { .. } | Warning::Collision { .. } => false,
    }
}

/// Brings back what was typed; what has reached the journal since is not brought back twice.
fn restore(desk: &mut Desk, drafts: Drafts) -> Vec<Effect> {
    let written = |session: &Session, draft: &DraftNote| {
        let text = read_note(&draft.line, None, &[], &[]).text;
        session.notes().iter().any(|note| {
            let same = draft.edits.map_or(note.at == draft.at, |edits| note.seq == edits);
            same && note.note.text == text
        })
    };
    let Drafts { typed, unsaved } = drafts;
    for draft in typed.into_iter().filter(|draft| !draft.line.is_empty()) {
        if !written(&desk.session, &draft) {
            desk.drafts.push(note::editor(&draft.line, draft.context(), draft.edits));
        }
    }
    for draft in unsaved {
        if !written(&desk.session, &draft) {
            let context = draft.context();
            let DraftNote { line, edits, .. } = draft;
            desk.pending.push(PendingNote { line, context, edits, failed: false });
        }
    }
    desk.pending.iter().map(note::write).collect()
}

fn fold(model: &mut Model, events: Vec<Recorded>) {
    if let Some(desk) = model.desk_mut() {
        let shown = desk.shown_seqs();
        for event in events {
            // what was read twice, by a poke and by a conflict, counts once
            if event.seq == desk.session.seq() + 1 {
                desk.session.apply(event);
            }
        }
        desk.select_beside(&shown);
    }
}

fn done(model: &mut Model, purpose: &Purpose, own: Option<&Recorded>) -> Vec<Effect> {
    let mut effects = Vec::new();
    match purpose {
        Purpose::Note(written) => {
            if let Some(desk) = model.desk_mut() {
                if let Some(place) = place(desk, written) {
                    desk.pending.remove(place);
                }
                effects.extend(note::keep(desk));
            }
            if model.desk().is_some_and(|desk| hides(desk, written, own)) {
                say(model, What::NoteHidden);
            }
            if let Some(left) = own.and_then(|own| leftover(model, own)) {
                say(model, What::Leftover(left));
            }
        }
        Purpose::History => {
            if let Some(what) = own.and_then(|own| undone(model, own)) {
                say(model, what);
            }
        }
        Purpose::NewPlan => {
            if let Some(desk) = model.desk_mut() {
                desk.file_changed = false;
            }
        }
        Purpose::ChangePlan => plan::changed(model, own),
        Purpose::Plain => {
            if own.is_some_and(is_action_done) {
                say(model, What::ActionDone);
            }
            if let Some(draw) = own.and_then(drawn) {
                order::drawn(model, draw);
                if let Some(day) = model.desk().map(|desk| desk.session.plan().date) {
                    say(model, What::Drawn { draw: Box::new(draw.clone()), day });
                }
            }
        }
        Purpose::Next | Purpose::Settle => {}
    }
    let unsaved = model.desk().map_or(0, |desk| desk.pending.len());
    if let Some(alarm) = &mut model.alarm {
        // what was asked while the disk failed is asked again by a key only: its time has passed
        alarm.command = None;
    }
    if unsaved == 0 {
        resolve(model);
    } else if let Some(alarm) = &mut model.alarm {
        alarm.unsaved = unsaved;
        // the disk takes writes again: what waits is written now, one after the other
        if !matches!(purpose, Purpose::Settle)
            && let Some(waiting) = model.desk().and_then(|desk| desk.pending.first())
        {
            effects.push(note::write(waiting));
        }
    }
    effects
}

/// Says which notes a corrected time has left with another team.
fn tell_strays(model: &mut Model, before: Option<&Session>) {
    let desk = model.desk().zip(before);
    let strays = desk.map(|(desk, before)| desk.session.strays(before)).unwrap_or_default();
    if !strays.is_empty() {
        say(model, What::Strays(strays));
    }
}

/// Whether the filter hides the note that was just written.
fn hides(desk: &Desk, written: &PendingNote, own: Option<&Recorded>) -> bool {
    let seq = written.edits.or(own.map(|own| own.seq));
    let taken = desk.session.notes().iter().find(|taken| Some(taken.seq) == seq);
    let filter = desk.filter.as_ref();
    taken.zip(filter).is_some_and(|(taken, filter)| !filter.shows(taken))
}

/// What looks like a sign in a note that was just taken or reworded, and stayed text.
fn leftover(model: &Model, own: &Recorded) -> Option<Leftover> {
    let session = &model.desk()?.session;
    session.leftovers_of(own).into_iter().next()
}

fn is_action_done(event: &Recorded) -> bool {
    matches!(event.body, Body::Known(Event::ActionDone { .. }))
}

/// The draw that an event is.
fn drawn(event: &Recorded) -> Option<&Draw> {
    match &event.body {
        Body::Known(Event::LineupChanged { change: Change::Drawn { draw } }) => Some(draw),
        Body::Known(_) | Body::Newer { .. } => None,
    }
}

fn resolve(model: &mut Model) {
    if model.alarm.take().is_some() {
        say(model, What::Resolved);
    }
}

fn undone(model: &Model, own: &Recorded) -> Option<What> {
    let session = &model.desk()?.session;
    let event = |seq: u64| {
        let found = session.history().find(|(event, _)| event.seq == seq)?;
        match &found.0.body {
            Body::Known(event) => Some(Box::new(event.clone())),
            Body::Newer { .. } => None,
        }
    };
    if let Body::Known(Event::Undone { event: seq }) = &own.body {
        event(*seq).map(What::Undone)
    } else if let Body::Known(Event::Redone { event: seq }) = &own.body {
        event(*seq).map(What::Redone)
    } else {
        None
    }
}

fn refused(model: &mut Model, purpose: Purpose, refusal: Refusal) -> Vec<Effect> {
    match (purpose, &refusal) {
        (Purpose::Settle, _) => Vec::new(),
        (Purpose::Next, Refusal::LastCue { .. }) => dialog::close_session(model),
        (Purpose::Note(pending), _) => {
            // the words are not lost: they are a draft again, of a new note where the one that
            // they reword is gone; a note that reads like that already is no loss
            let mut effects = Vec::new();
            let as_it_is = refusal == Refusal::SameNote;
            if let Some(desk) = model.desk_mut() {
                if let Some(place) = place(desk, &pending) {
                    desk.pending.remove(place);
                }
                let edits = pending.edits.filter(|_| refusal != Refusal::UnknownNote);
                if !as_it_is {
                    desk.drafts.push(note::editor(&pending.line, pending.context, edits));
                }
                effects.extend(note::keep(desk));
            }
            if !as_it_is {
                say(model, What::Refused(refusal));
            }
            effects
        }
        (
            Purpose::Plain
            | Purpose::Next
            | Purpose::History
            | Purpose::NewPlan
            | Purpose::ChangePlan,
            _,
        ) => {
            say(model, What::Refused(refusal));
            Vec::new()
        }
    }
}

fn failed(
    model: &mut Model,
    command: Command,
    purpose: &Purpose,
    error: StoreError,
) -> Vec<Effect> {
    let mut effects = Vec::new();
    alarm(model, Fault::Store(error));
    match purpose {
        Purpose::Note(pending) => {
            if let Some(desk) = model.desk_mut() {
                if let Some(place) = place(desk, pending) {
                    desk.pending[place].failed = true;
                }
                effects.extend(note::keep(desk));
            }
        }
        // what was changed stays on the screen, to be saved again
        Purpose::ChangePlan => {}
        Purpose::Plain | Purpose::Next | Purpose::History | Purpose::NewPlan => {
            if let Some(alarm) = &mut model.alarm {
                alarm.command = Some(Box::new(command));
            }
        }
        // tried again by itself as time passes
        Purpose::Settle => {}
    }
    effects
}

fn place(desk: &Desk, note: &PendingNote) -> Option<usize> {
    desk.pending.iter().position(|pending| {
        (&pending.line, &pending.context, pending.edits) == (&note.line, &note.context, note.edits)
    })
}

/// Tells once when the journal turns out to be kept less well than on a disk of this machine with
/// room to spare.
fn tell_health(model: &mut Model, health: Health) {
    let Some(desk) = model.desk_mut() else { return };
    let before = std::mem::replace(&mut desk.health, health);
    if health.medium == Medium::Network && before.medium != health.medium {
        say(model, What::NetworkDisk);
    }
    if before.reserve && !health.reserve {
        say(model, What::NearlyFull);
    }
}
