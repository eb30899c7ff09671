//! An agenda that is looked over and corrected before it is played, beside the file that it was
//! read from.
//!
//! Data and questions about it; what keys do to it is the business of `update::plan`.

mod cursor;
mod fields;
mod form;
mod history;
mod live;
mod purpose;
mod remark;
mod said;
mod source;
mod to_decide;
mod unsaved;
mod work;

use std::path::PathBuf;

use chrono::TimeDelta;
use chrono_tz::Tz;

pub use cursor::{PlanCursor, PlanPane};
pub use fields::Wrong;
pub use form::{Field, Form, FormOf, Value};
pub use history::{Done, History, MAX_UNDO};
pub use live::{Live, Stands};
pub use purpose::Purpose;
pub use remark::{Remark, RemarkKind, RemarkSpot, Weight};
pub use said::{Said, Sense};
pub use source::{OnDisk, PlanFile, Source, SourceLine};
pub use to_decide::ToDecide;
pub use unsaved::{Found, Unsaved, UnsavedSession};
pub use work::SlotWork;

use super::Desk;
use crate::{
    agenda::{
        Agenda, Edit, EditRefusal, Opening, Plan, Rest, Text,
        check::{self, Mend, Severity},
        read::{self, Loaded, Losses, Problem},
        unreadable, with_rest, within_limits, write,
    },
    i18n::{Lang, import as words},
    import::{self, Context, Finding, Format, Made, ReadAgenda},
    session::{Present, Reading},
};

/// An agenda being looked over.
#[derive(Debug, Clone)]
pub struct PlanEditor {
    /// What it is edited for.
    pub purpose: Purpose,
    /// The file that it was read from.
    pub source: Source,
    /// The sessions of the file, each as it stands; at least one.
    pub drafts: Vec<Draft>,
    /// Which of them is on the screen.
    pub session: usize,
    /// The zone that is meant where the agenda names none.
    pub zone: Tz,
    /// The day that it is looked over for.
    pub opening: Opening,
    /// The agenda on its day, for the times to show; as many slots as the agenda.
    pub plan: Plan,
    /// The language that names what is added to it, where the agenda has none.
    pub lang: Lang,
    /// What there is to say about it, in the order of the file.
    pub remarks: Vec<Remark>,
    /// Which of them is pointed at; past the end for none.
    pub remark: usize,
    /// What the doctor proposes for the one that is pointed at.
    pub mend: Option<Mend>,
    /// Where the arrow keys are.
    pub cursor: PlanCursor,
    /// Which pane they move in; the only one shown on a small terminal.
    pub focus: PlanPane,
    /// What stands beside the agenda: the file or the lineup.
    pub beside: PlanPane,
    /// Which team the arrow keys are at, while they move in the lineup.
    pub team: usize,
    /// The fields being filled in: while there are some, keys are text.
    pub form: Option<Form>,
    /// What becomes of the times after a change.
    pub rest: Rest,
    /// The agenda as it would be with what is being filled in; none where that changes nothing.
    pub preview: Option<Agenda>,
    /// Where the slot that is being corrected stands there, where that is another place.
    pub preview_at: Option<usize>,
    /// The session whose plan it is, where one is changed that runs.
    pub live: Option<Live>,
    /// The corrections that were found when the file was read.
    pub found: Option<Found>,
    /// The [`PlanEditor::revision`] of which was kept what is not saved.
    pub kept: u64,
    /// Whether that could not be kept.
    pub unkept: bool,
}

/// One session of the file, as it stands.
#[derive(Debug, Clone)]
pub struct Draft {
    /// As it was read.
    pub read: Made,
    /// What the reading has to say about it.
    pub findings: Vec<Finding>,
    /// The first and the last line of the file that belong to it.
    pub lines: (u32, u32),
    /// As it stands, and as it stood before.
    pub history: History,
    /// Where it was saved last.
    pub saved: Option<Saved>,
}

/// An agenda as it was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// The file.
    pub path: PathBuf,
    /// A fingerprint of what was written.
    pub fingerprint: Text,
    /// What was written.
    pub agenda: Agenda,
}

impl PlanEditor {
    /// Reads a file for the screen, whatever it holds.
    ///
    /// # Errors
    /// When it is larger than a file that is read may be.
    pub fn read(file: PlanFile, lang: Lang, now: &Reading) -> Result<Self, import::TooLarge> {
        let today = now.wall.with_timezone(&file.zone).date_naive();
        let stem = file.path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let context = Context { today, name: stem.as_deref() };
        let reading = import::read(&file.bytes, context)?;
        let own = file.path.extension().is_some_and(|extension| extension == "ron")
            || reading.format == Format::Ron;
        let purpose = if own { Purpose::Rewrite } else { Purpose::Convert };
        let mut losses = Losses::default();
        let (drafts, text, format, problems) = if own {
            let loaded = read::read(&file.bytes);
            let drafts = vec![Draft::of_our_own(&loaded)];
            losses = loaded.losses();
            (drafts, loaded.text, Format::Ron, loaded.problems)
        } else {
            let stem = Text::clean(stem.as_deref().unwrap_or_default());
            let made = |read: &ReadAgenda| {
                let own = read.lang.map_or(lang, import::Tongue::lang);
                let mut made = import::make(read, words::phase_names(own), today);
                made.agenda.source =
                    made.agenda.source.or((!stem.is_empty()).then(|| stem.clone()));
                let findings = std::mem::take(&mut made.findings);
                Draft::new(made, findings, read.lines)
            };
            (reading.sessions.iter().map(made).collect(), reading.text, reading.format, Vec::new())
        };
        let source = Source { losses, ..Source::new(file, format, &text, problems) };
        let zone = source.zone;
        let opening = opening(&Agenda::default(), zone, now);
        let (plan, _) = Plan::resolve(&Agenda::default(), &opening);
        let mut editor = Self {
            purpose,
            source,
            drafts,
            session: 0,
            zone,
            opening,
            plan,
            lang,
            remarks: Vec::new(),
            remark: usize::MAX,
            mend: None,
            cursor: PlanCursor::Head,
            focus: PlanPane::Slots,
            beside: PlanPane::Source,
            team: 0,
            form: None,
            rest: Rest::default(),
            preview: None,
            preview_at: None,
            live: None,
            found: None,
            kept: 0,
            unkept: false,
        };
        if editor.is_own() {
            editor.beside = PlanPane::Teams;
        }
        editor.look_over(now);
        Ok(editor)
    }

    /// Puts the plan of a session on its screen, to be changed while it runs; `file` holds it as an
    /// agenda.
    ///
    /// # Errors
    /// When it is larger than a file that is read may be.
    pub fn live(
        file: PlanFile,
        desk: Desk,
        present: &Present,
        lang: Lang,
        now: &Reading,
    ) -> Result<Self, import::TooLarge> {
        let mut editor = Self::read(file, lang, now)?;
        editor.live = Some(Live::new(Box::new(desk), present, editor.lines()));
        editor.cursor = PlanCursor::Slot(present.begun);
        editor.look_over(now);
        let (errors, _) = editor.counts();
        if let Some(live) = &mut editor.live {
            live.errors = errors;
        }
        Ok(editor)
    }

    /// The session on the screen; the first one where there is no such session.
    #[must_use]
    pub fn draft(&self) -> &Draft {
        &self.drafts[self.session.min(self.drafts.len() - 1)]
    }

    /// The same, to be changed.
    pub fn draft_mut(&mut self) -> &mut Draft {
        let last = self.drafts.len() - 1;
        &mut self.drafts[self.session.min(last)]
    }

    /// The agenda as it stands.
    #[must_use]
    pub fn agenda(&self) -> &Agenda {
        &self.draft().history.now.agenda
    }

    /// The agenda as it is on the screen: with what is being filled in.
    #[must_use]
    pub fn shown(&self) -> &Agenda {
        self.preview.as_ref().unwrap_or_else(|| self.agenda())
    }

    /// The lines of the file that each slot comes from; none for one that was added by hand.
    #[must_use]
    pub fn lines(&self) -> &[Vec<u32>] {
        &self.draft().history.now.lines
    }

    /// Whether the file is an agenda that does not load: it is to be mended in the file.
    #[must_use]
    pub fn is_broken(&self) -> bool {
        self.source.problems.iter().any(|problem| problem.severity == Severity::Error)
    }

    /// Whether any of the sessions was changed since it was read or saved, or is being changed.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        let typing = self.form.as_ref().is_some_and(Form::is_changed);
        typing || self.drafts.iter().any(Draft::is_changed)
    }

    /// Changes the agenda by several edits that are undone together.
    ///
    /// # Errors
    /// When one of them does not apply; then nothing has changed.
    pub fn edit(&mut self, edits: Vec<Edit>, done: Done, now: &Reading) -> Result<(), EditRefusal> {
        self.may(&edits)?;
        let mut edits = edits;
        let mut next = self.agenda().clone();
        edits.iter().try_for_each(|edit| next.edit(edit.clone()))?;
        // what is answered is asked no more; what was asked of a session that runs stays its history
        if let Some(settled) = to_decide::settled(&next).filter(|_| self.live.is_none()) {
            next.edit(settled.clone())?;
            edits.push(settled);
        }
        let opening = self.opening;
        within_limits(self.agenda(), &next, &opening)?;
        self.draft_mut().history.edit(edits, done).map_err(|refused| match refused {
            EditRefusal::Unreadable => unreadable(&next, &opening),
            refused => refused,
        })?;
        self.look_over(now);
        Ok(())
    }

    /// The same, and the times after it follow or hold, as was chosen.
    ///
    /// # Errors
    /// When one of them does not apply, or the file could not be loaded; then nothing has changed.
    pub fn rework(
        &mut self,
        edits: Vec<Edit>,
        done: Done,
        now: &Reading,
    ) -> Result<(), EditRefusal> {
        let edits = with_rest(self.agenda(), edits, self.rest, &self.opening)?;
        let goes = self.goes(&edits);
        self.edit(edits, done, now)?;
        if let Some(slot) = goes {
            self.click(PlanCursor::Slot(slot));
        }
        Ok(())
    }

    /// Where the slot under the cursor goes with these edits.
    fn goes(&self, edits: &[Edit]) -> Option<usize> {
        let here = self.selected_slot()?;
        edits.iter().find_map(|edit| {
            if let Edit::MoveSlot { from, to } = edit {
                (*from == here).then_some(*to)
            } else {
                None
            }
        })
    }

    /// Shows the agenda as it would be with these edits, or as it is.
    pub fn try_out(&mut self, edits: Vec<Edit>, now: &Reading) {
        let edits = with_rest(self.agenda(), edits, self.rest, &self.opening).unwrap_or_default();
        let mut agenda = self.agenda().clone();
        self.preview_at = self.goes(&edits);
        let fits = edits.into_iter().all(|edit| agenda.edit(edit).is_ok());
        self.preview = Some(agenda).filter(|agenda| fits && agenda != self.agenda());
        self.look_over(now);
    }

    /// Takes in that the session on the screen was saved; its own file is shown as it is now.
    pub fn saved(&mut self, saved: Saved) {
        if self.source.path == saved.path {
            self.source.fingerprint = saved.fingerprint.clone();
            if self.is_own() {
                let loaded = read::read(write(&saved.agenda).as_bytes());
                self.source.rewritten(&loaded.text, saved.fingerprint.clone());
                if saved.agenda == *self.agenda() {
                    self.draft_mut().history.now.lines = Draft::of_our_own(&loaded).read.lines;
                }
            }
        }
        let draft = self.draft_mut();
        draft.saved = Some(saved);
        draft.history.revision += 1;
    }

    /// Takes over from `before`, the same file read earlier, where its sessions were saved.
    pub fn keep_saved(&mut self, before: &Self) {
        if self.drafts.len() == before.drafts.len() {
            for (draft, before) in self.drafts.iter_mut().zip(&before.drafts) {
                draft.saved.clone_from(&before.saved);
            }
        }
    }

    /// Works out times and remarks anew; the cursor stays on what is there.
    pub fn look_over(&mut self, now: &Reading) {
        let live = self.live.as_ref().map(|live| live.opening);
        self.opening = live.unwrap_or_else(|| opening(self.shown(), self.zone, now));
        let (plan, _) = Plan::resolve(self.shown(), &self.opening);
        self.plan = plan;
        let findings = check::check(self.shown(), &self.opening);
        self.remarks = remark::remarks(self, findings);
        if let PlanCursor::Slot(slot) = self.cursor {
            let last = self.agenda().slots.len().checked_sub(1);
            self.cursor = last.map_or(PlanCursor::Head, |last| PlanCursor::Slot(slot.min(last)));
        }
        if self.focus != PlanPane::Remarks {
            self.remark = usize::MAX;
        }
        self.point();
    }

    /// Whether the file is an agenda of this program that loads: it is saved where it is.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.purpose == Purpose::Rewrite && !self.is_broken()
    }

    /// The slot to mark: the one under the cursor, the one that is being added, where it will stand.
    #[must_use]
    pub fn marked_slot(&self) -> Option<usize> {
        match self.form.as_ref().map(|form| form.of) {
            Some(FormOf::NewSlot { at, .. }) if self.preview.is_some() => Some(at),
            Some(
                FormOf::Session
                | FormOf::Slot(_)
                | FormOf::Times(_)
                | FormOf::NewSlot { .. }
                | FormOf::Team(_)
                | FormOf::NewTeam { .. },
            )
            | None => {
                self.preview_at.filter(|_| self.preview.is_some()).or_else(|| self.selected_slot())
            }
        }
    }

    /// How many remarks keep the agenda from being played, and how many want a look.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let of = |weight| self.remarks.iter().filter(|remark| remark.weight == weight).count();
        (of(Weight::Error), of(Weight::Warning))
    }
}

impl Draft {
    fn new(made: Made, findings: Vec<Finding>, lines: (u32, u32)) -> Self {
        Self { history: History::new(made.clone()), read: made, findings, lines, saved: None }
    }

    /// An agenda of this program; an empty one where it does not load.
    fn of_our_own(loaded: &Loaded) -> Self {
        let line = |line: usize| u32::try_from(line).unwrap_or(u32::MAX);
        let agenda = loaded.agenda.clone().unwrap_or_default();
        let heads = loaded.places.slots.iter().take(agenda.slots.len());
        let lines = heads.map(|slot| vec![line(slot.head.line)]).collect();
        let last = line(loaded.text.lines().count()).max(1);
        Self::new(Made { agenda, lines, ..Made::default() }, Vec::new(), (1, last))
    }

    /// Whether it was changed since it was read or saved.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        let kept = self.saved.as_ref().map_or(&self.read.agenda, |saved| &saved.agenda);
        *kept != self.history.now.agenda
    }
}

/// An agenda is looked over as it would be on its own date; today where it has none.
fn opening(agenda: &Agenda, zone: Tz, now: &Reading) -> Opening {
    let zone = agenda.zone.unwrap_or(zone);
    let today = now.wall.with_timezone(&zone).date_naive();
    let date = agenda.date.unwrap_or(today);
    Opening { date, zone, shift: TimeDelta::zero(), begin: now.wall }
}

/// What keeps an agenda's file from being loaded, and what else is odd in it.
pub(super) type Problems = Vec<Problem>;
