//! The program around a rehearsal's console: what is typed stays in memory, and nothing else is
//! touched. No file is written, no other session is seen, nobody is woken.

use std::{path::Path, sync::Arc};

use chrono::TimeDelta;

use crate::{
    agenda::{Plan, Text},
    clock::{Clock, FastClock},
    console::{
        effect::NewAgenda,
        host::{AgendaMade, Host, NotSaved, Place, SaveWay, Written},
        model::{Drafts, NotWritten, OnDisk, Picker, PlanFile},
    },
    export::Format,
    i18n::{Lang, rehearsal::Says, store},
    session::{Reading, Session, SessionId},
    store::StoreError,
};

/// The program around a rehearsal's console.
#[derive(Debug)]
pub(super) struct Alone<C> {
    clock: Arc<FastClock<C>>,
    drafts: Drafts,
}

impl<C> Alone<C> {
    /// One that can move this clock on.
    pub(super) fn new(clock: Arc<FastClock<C>>) -> Self {
        Self { clock, drafts: Drafts::default() }
    }
}

fn only_one(lang: Lang) -> Text {
    Text::clean(&Says::OneAtATime.words(lang))
}

impl<C: Clock> Host for Alone<C> {
    fn picker(&mut self) -> Picker {
        Picker::default()
    }

    fn make_agenda(&mut self, _wanted: &NewAgenda, lang: Lang) -> Result<AgendaMade, Text> {
        Err(only_one(lang))
    }

    fn open(&mut self, _agenda: &Path, lang: Lang) -> Result<SessionId, Text> {
        Err(only_one(lang))
    }

    fn changed_plan(&mut self, _session: &Session) -> Option<(Plan, Text)> {
        None
    }

    fn plan_file(&mut self, _path: &Path, lang: Lang) -> Result<PlanFile, Text> {
        Err(only_one(lang))
    }

    fn on_disk(&mut self, _path: &Path, _fingerprint: &Text) -> Option<OnDisk> {
        None
    }

    fn save_plan(
        &mut self,
        path: &Path,
        _text: &str,
        _way: SaveWay<'_>,
        lang: Lang,
    ) -> Result<Written, NotSaved> {
        let why = Text::clean(&Says::NothingWritten.words(lang));
        Err(NotSaved::Failed { why, instead: path.to_owned() })
    }

    fn says(&mut self, error: &StoreError, lang: Lang) -> Text {
        Text::clean(&store::sentence(lang, error))
    }

    fn export_place(
        &mut self,
        _stem: &str,
        _format: Format,
        _text: &str,
        lang: Lang,
    ) -> Result<Place, Text> {
        Err(Text::clean(&Says::NothingWritten.words(lang)))
    }

    fn export(&mut self, _path: &Path, _text: &str, lang: Lang) -> Result<(), NotWritten> {
        Err(NotWritten::Failed { why: Text::clean(&Says::NothingWritten.words(lang)) })
    }

    fn drafts(&mut self, _id: &SessionId) -> Result<Drafts, StoreError> {
        Ok(self.drafts.clone())
    }

    fn keep_drafts(&mut self, _id: &SessionId, drafts: &Drafts) -> Result<(), StoreError> {
        self.drafts.clone_from(drafts);
        Ok(())
    }

    fn skip(&mut self, by: TimeDelta) {
        self.clock.skip(by);
    }

    fn last_seen(&mut self, _id: &SessionId) -> Option<Reading> {
        None
    }

    fn stamp(&mut self, _id: &SessionId, _now: &Reading) {}

    fn unstamp(&mut self, _id: &SessionId) {}

    fn watch(
        &mut self,
        _id: &SessionId,
        _poke: Box<dyn Fn() + Send + 'static>,
    ) -> Result<(), StoreError> {
        Ok(())
    }
}
