//! What the console asks of the program around it: files, other processes, the agenda's reader.
//!
//! The console has no path of its own; the command line implements this trait.

use std::path::{Path, PathBuf};

use chrono::TimeDelta;

use super::{
    effect::NewAgenda,
    model::{Drafts, Invitation, NotWritten, OnDisk, Picker, PlanFile, Unsaved, Year},
};
use crate::{
    agenda::{Plan, Text},
    export::Format,
    i18n::Lang,
    session::{Outcome, Pledge, Reading, Seed, Session, SessionId},
    store::StoreError,
};

/// An agenda that was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// A fingerprint of what was written.
    pub fingerprint: Text,
    /// Where the file is kept that it took the place of; none where nothing had to be kept.
    pub kept: Option<PathBuf>,
}

/// How an agenda is saved.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SaveWay<'a> {
    /// A fingerprint of the file that it may replace; none where nothing may be replaced.
    pub over: Option<&'a Text>,
    /// What was read of that file, where it is kept beside it first, with `.bak` behind its name:
    /// this is kept where the file is gone.
    pub keep: Option<&'a [u8]>,
}

/// Why an agenda was not saved; nothing has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotSaved {
    /// Something else stands there.
    Taken {
        /// A fingerprint of what it holds.
        fingerprint: Text,
        /// A name beside it that is free.
        free: PathBuf,
    },
    /// It cannot be written there.
    Failed {
        /// The reason, in the reader's language.
        why: Text,
        /// A place where it may go instead.
        instead: PathBuf,
    },
}

/// An agenda that was made from a date of a programme, which names it now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaMade {
    /// Where it is.
    pub path: PathBuf,
    /// Where the programme's old file is kept, where that had to be written anew.
    pub kept: Option<PathBuf>,
}

/// Where an export goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The whole path.
    pub path: PathBuf,
    /// Whether a file stands there already that says the same.
    pub there: bool,
}

/// What the console asks of the program around it.
pub trait Host {
    /// The agendas and sessions to choose among.
    fn picker(&mut self) -> Picker;

    /// Begins to read what came of the dates of `year`, without keeping anybody waiting; calls
    /// `told`, from another thread, once that is known.
    fn look_back(&mut self, _year: &Year, _told: Box<dyn Fn() + Send + 'static>) {}

    /// What came of each of its dates, once, when it is known.
    fn looked_back(&mut self) -> Option<Vec<Option<Outcome>>> {
        None
    }

    /// Makes the agenda of a date of a programme, and names it in the programme.
    ///
    /// # Errors
    /// When the programme cannot be read or written, or something stands in the agenda's place:
    /// the reason, ready to be shown.
    fn make_agenda(&mut self, wanted: &NewAgenda, lang: Lang) -> Result<AgendaMade, Text>;

    /// Opens a session on an agenda, or joins the live one; returns its id.
    ///
    /// # Errors
    /// When the agenda cannot be read or the journal not written: the reason, ready to be shown.
    fn open(&mut self, agenda: &Path, lang: Lang) -> Result<SessionId, Text>;

    /// The plan of the session's agenda, read again for the day that the session plays on; none
    /// when the file is unchanged, gone or wrong.
    fn changed_plan(&mut self, session: &Session) -> Option<(Plan, Text)>;

    /// Reads a file that is to be looked over.
    ///
    /// # Errors
    /// When it cannot be read: the reason, ready to be shown.
    fn plan_file(&mut self, path: &Path, lang: Lang) -> Result<PlanFile, Text>;

    /// What became of the file at `path`, of which `fingerprint` is known; none where nothing has
    /// happened to it since this was last asked.
    fn on_disk(&mut self, path: &Path, fingerprint: &Text) -> Option<OnDisk>;

    /// Saves an agenda's `text`, whole or not at all, and returns once it is on the disk. What
    /// stands at `path` is replaced only as `way` says; where it says the same already, it is left
    /// as it is.
    ///
    /// # Errors
    /// When something else stands there, or it cannot be written.
    fn save_plan(
        &mut self,
        path: &Path,
        text: &str,
        way: SaveWay<'_>,
        lang: Lang,
    ) -> Result<Written, NotSaved>;

    /// The corrections of the file at `path` that were not saved when it was last edited; none
    /// where it is being edited by another console.
    fn unsaved(&mut self, _path: &Path) -> Option<Unsaved> {
        None
    }

    /// Keeps the corrections of the file at `path` that are not saved, safe from `kill -9`; drops
    /// those that were kept where there are none any more.
    ///
    /// # Errors
    /// When they cannot be written.
    fn keep_unsaved(&mut self, _path: &Path, _unsaved: Option<&Unsaved>) -> Result<(), StoreError> {
        Ok(())
    }

    /// What the store's `error` means, in a sentence ready to be shown.
    fn says(&mut self, error: &StoreError, lang: Lang) -> Text;

    /// Where an export of this `text` goes that is to be called `stem`: into the current folder,
    /// beside what stands there already.
    ///
    /// # Errors
    /// When there is no such place: the reason, ready to be shown.
    fn export_place(
        &mut self,
        stem: &str,
        format: Format,
        text: &str,
        lang: Lang,
    ) -> Result<Place, Text>;

    /// Writes an export to `path`, whole or not at all, and returns once it is on the disk. What
    /// stands there is never replaced; where it says the same already, it is left as it is.
    ///
    /// # Errors
    /// When something else stands there, or it cannot be written.
    fn export(&mut self, path: &Path, text: &str, lang: Lang) -> Result<(), NotWritten>;

    /// What was being typed when the session was last on this machine's screen.
    ///
    /// # Errors
    /// When it is there, but cannot be read.
    fn drafts(&mut self, id: &SessionId) -> Result<Drafts, StoreError>;

    /// Keeps what is being typed beside the journal, safe from `kill -9`.
    ///
    /// # Errors
    /// When it cannot be written.
    fn keep_drafts(&mut self, id: &SessionId, drafts: &Drafts) -> Result<(), StoreError>;

    /// When a console was last seen on the session; none when the last one left in good order,
    /// or another one is there now.
    fn last_seen(&mut self, id: &SessionId) -> Option<Reading>;

    /// Leaves the stamp that [`Host::last_seen`] reads: called at every wake-up while a cue runs,
    /// to be written every few seconds, not durable, no error shown.
    fn stamp(&mut self, id: &SessionId, now: &Reading);

    /// Takes the stamp away: this console leaves in good order.
    fn unstamp(&mut self, id: &SessionId);

    /// Calls `poke`, from another thread, whenever another process has appended to the session;
    /// ends with the previous watch.
    ///
    /// # Errors
    /// When no listener could be had; then other processes' events are seen at the next wake-up.
    fn watch(
        &mut self,
        id: &SessionId,
        poke: Box<dyn Fn() + Send + 'static>,
    ) -> Result<(), StoreError>;

    /// Begins to read what was promised in the sessions before `id`, without keeping anybody
    /// waiting; calls `told`, from another thread, once that is known.
    fn recall(&mut self, _id: &SessionId, _told: Box<dyn Fn() + Send + 'static>) {}

    /// What was promised, once, when it is known.
    fn recalled(&mut self) -> Option<Vec<Pledge>> {
        None
    }

    /// Lets so much time pass at once, in a rehearsal: no other clock can be moved.
    fn skip(&mut self, _by: TimeDelta) {}

    /// The door for other devices; without links where there is none.
    fn door(&mut self) -> Invitation {
        Invitation::default()
    }

    /// A seed for a draw, from the system's source of chance; none where it gives none.
    fn seed(&mut self) -> Option<Seed> {
        None
    }

    /// Throws everybody out, and makes new links.
    ///
    /// # Errors
    /// When the system makes no new keys; then nobody is thrown out.
    fn throw_out(&mut self) -> Result<Invitation, Text> {
        Ok(self.door())
    }
}
