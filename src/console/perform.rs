//! Carries out effects on the store and the host, and reports as messages.
//!
//! Knows no terminal; must never change the model.

use super::{
    effect::{Choice, Effect, LoopEffect, Purpose},
    host::{Host, SaveWay},
    message::{Answer, Message, Opened, Outcome, PlanSaved},
    model::{Desk, Model, Picker, Preview, Screen},
};
use crate::{
    agenda::{Text, write},
    clock::Clock,
    session::{Command, PlanSource, Session, SessionId, decide},
    store::{NotGiven, Store, StoreError, give},
};

/// Carries out effects.
pub struct Performer<'a> {
    /// Where the journal is.
    pub store: &'a mut dyn Store,
    /// The clocks.
    pub clock: &'a dyn Clock,
    /// The program around the console.
    pub host: &'a mut dyn Host,
    /// Who sits at this keyboard.
    pub by: Text,
    /// Called from another thread when another process has appended.
    pub poke: &'a dyn Fn() -> Box<dyn Fn() + Send>,
}

impl Performer<'_> {
    /// Carries out `effect`; what only the terminal's loop can do is handed to `at_terminal`.
    pub fn perform(
        &mut self,
        model: &Model,
        effect: Effect,
        at_terminal: &mut Vec<LoopEffect>,
    ) -> Option<Message> {
        match effect {
            Effect::Append { command: Command::Draw { seed: None }, purpose } => {
                let command = Command::Draw { seed: self.host.seed() };
                Some(self.append(model.desk()?, command, purpose))
            }
            Effect::Append { command, purpose } => {
                Some(self.append(model.desk()?, command, purpose))
            }
            Effect::NewPlan => {
                let desk = model.desk()?;
                let (plan, fingerprint) = self.host.changed_plan(&desk.session)?;
                let plan = Box::new(plan);
                let path = desk.session.path().clone();
                let source = Some(PlanSource { fingerprint, path });
                let command = Command::ChangePlan { plan, base: None, identity: None, source };
                Some(self.append(desk, command, Purpose::NewPlan))
            }
            Effect::KeepDrafts(drafts) => {
                Some(Message::DraftsKept(self.host.keep_drafts(&model.desk()?.id, &drafts)))
            }
            Effect::Open(choice) => Some(self.open(model, &choice)),
            Effect::FindPlace => {
                let desk = model.desk()?;
                let Preview { format, text, .. } = desk.debrief.as_deref()?;
                let stem = desk.debrief.as_deref()?.stem(&desk.id);
                let place = self.host.export_place(&stem, *format, text, model.lang);
                Some(Message::ExportPlace(place))
            }
            Effect::Export => {
                let preview = model.desk()?.debrief.as_deref()?;
                let path = &preview.place.as_ref()?.as_ref().ok()?.path;
                Some(Message::Exported(self.host.export(path, &preview.text, model.lang)))
            }
            Effect::Recall => {
                self.host.recall(&model.desk()?.id, (self.poke)());
                None
            }
            Effect::Skip(by) => {
                self.host.skip(by);
                None
            }
            Effect::LookAtDoor => Some(Message::Door(self.host.door())),
            Effect::ThrowOut => Some(Message::ThrownOut(self.host.throw_out())),
            Effect::Pick => Some(Message::Picked(self.host.picker())),
            Effect::LookBack => {
                if let Screen::Picker(Picker { year: Some(year), .. }) = &model.screen {
                    self.host.look_back(year, (self.poke)());
                }
                None
            }
            Effect::MakeAgenda(wanted) => {
                Some(Message::AgendaMade(self.host.make_agenda(&wanted, model.lang)))
            }
            Effect::ReadPlan(path) => Some(match self.host.plan_file(&path, model.lang) {
                Ok(file) => Message::PlanRead(Box::new(file)),
                Err(why) => Message::OpenFailed { why },
            }),
            Effect::FindUnsaved(path) => {
                Some(Message::UnsavedFound(Box::new(self.host.unsaved(&path)?)))
            }
            Effect::KeepUnsaved { path, unsaved } => {
                Some(Message::UnsavedKept(self.host.keep_unsaved(&path, unsaved.as_deref())))
            }
            Effect::SavePlan(asked) => {
                let text = write(&asked.agenda);
                let over = asked.over.as_ref();
                let read = model.plan().map(|plan| plan.source.bytes.as_slice());
                let way = SaveWay { over, keep: read.filter(|_| asked.keep) };
                let outcome = self.host.save_plan(&asked.path, &text, way, model.lang);
                Some(Message::PlanSaved(Box::new(PlanSaved { asked: *asked, outcome })))
            }
            Effect::Loop(effect) => {
                at_terminal.push(effect);
                None
            }
        }
    }

    /// Looks whether the file of the agenda on the screen is still what was read.
    pub fn look_at_source(&mut self, model: &Model) -> Option<Message> {
        let source = &model.plan().filter(|plan| plan.live.is_none())?.source;
        let disk = self.host.on_disk(&source.path, &source.fingerprint)?;
        (disk != source.disk).then_some(Message::SourceIs(disk))
    }

    /// What was promised in earlier sessions, once that is known.
    pub fn recalled(&mut self) -> Option<Message> {
        self.host.recalled().map(Message::Recalled)
    }

    /// What came of the dates of the programme, once that is known.
    pub fn looked_back(&mut self) -> Option<Message> {
        self.host.looked_back().map(Message::Came)
    }

    /// Reads on what others have appended; none when nobody has, and nothing was wrong before.
    pub fn read_on(&mut self, model: &Model) -> Option<Message> {
        let desk = model.desk()?;
        match self.store.read(&desk.id, desk.session.seq()) {
            Ok(events) if events.is_empty() && model.alarm.is_none() => None,
            Ok(events) => Some(Message::Journal(events)),
            Err(error) => Some(Message::ReadFailed(error)),
        }
    }

    fn append(&mut self, desk: &Desk, command: Command, purpose: Purpose) -> Message {
        let given = give(self.store, &desk.id, &desk.session, &mut |session| {
            decide(session, &command, &self.clock.read(), &desk.by)
        });
        let outcome = match given.outcome {
            Ok(()) => Outcome::Done,
            Err(NotGiven::Refused(refusal)) => Outcome::Refused(refusal),
            Err(NotGiven::Failed(StoreError::Conflict { .. })) => Outcome::Failed(StoreError::Busy),
            Err(NotGiven::Failed(error)) => Outcome::Failed(error),
        };
        let events = given.events;
        let health = self.store.health();
        Message::Answered(Box::new(Answer { command, purpose, events, outcome, health }))
    }

    fn open(&mut self, model: &Model, choice: &Choice) -> Message {
        let id = match choice {
            Choice::Session(id) => Ok(id.clone()),
            Choice::Agenda(path) => self.host.open(path, model.lang),
        };
        match id {
            Ok(id) => self.take_up(model, id),
            Err(why) => Message::OpenFailed { why },
        }
    }

    /// Reads a session and all that lies beside it.
    pub fn take_up(&mut self, model: &Model, id: SessionId) -> Message {
        let session = match self.store.read(&id, 0) {
            Ok(events) => Session::replay(events),
            Err(error) => return Message::OpenFailed { why: self.host.says(&error, model.lang) },
        };
        let Some(session) = session else {
            let error = StoreError::NoSuchSession;
            return Message::OpenFailed { why: self.host.says(&error, model.lang) };
        };
        let drafts = self.host.drafts(&id);
        let last_seen = self.host.last_seen(&id);
        let file_changed = self.host.changed_plan(&session).is_some();
        // without a listener, what others do is seen at the next wake-up
        let _ = self.host.watch(&id, (self.poke)());
        Message::Opened(Box::new(Opened {
            id,
            by: self.by.clone(),
            session,
            drafts,
            last_seen,
            file_changed,
            health: self.store.health(),
        }))
    }
}
