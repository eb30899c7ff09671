//! Where somebody is in an agenda that is looked over: at its head, at a slot, at a line of the
//! file; and what belongs together on both sides.

use super::{PlanEditor, RemarkKind, RemarkSpot, ToDecide, Weight};
use crate::{agenda::check, i18n::agenda::check::mend_names, import::Format};

/// How far below its own line a slot's parts are looked for.
const MAX_BELOW: usize = 60;

/// What ends a slot in a format that says so; where none does, a slot has what stands deeper.
const fn ends(format: Format) -> &'static [&'static str] {
    match format {
        Format::Ical => &["END:VEVENT"],
        Format::Html => &["</tr", "</li", "</p", "</dd"],
        Format::Plain
        | Format::Markdown
        | Format::Org
        | Format::Csv
        | Format::Json
        | Format::Ron => &[],
    }
}

/// Where the arrow keys are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PlanCursor {
    /// At what holds for the whole session.
    #[default]
    Head,
    /// At this slot, counted from 0.
    Slot(usize),
    /// At this line of the file, counted from 1.
    Line(u32),
}

/// A part of the screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum PlanPane {
    /// The file, line by line.
    Source,
    /// The agenda as it was understood.
    #[default]
    Slots,
    /// The lineup.
    Teams,
    /// What there is to say about all of it.
    Remarks,
}

impl PlanEditor {
    /// The slot that is meant: the one under the cursor, or the one that its line belongs to.
    #[must_use]
    pub fn selected_slot(&self) -> Option<usize> {
        match self.cursor {
            PlanCursor::Head => None,
            PlanCursor::Slot(slot) => Some(slot).filter(|slot| *slot < self.agenda().slots.len()),
            PlanCursor::Line(line) => self.slot_of(line),
        }
    }

    /// The same, where the keys are about slots.
    #[must_use]
    pub fn slot_in_hand(&self) -> Option<usize> {
        match self.focus {
            PlanPane::Slots | PlanPane::Source => self.selected_slot(),
            PlanPane::Teams | PlanPane::Remarks => None,
        }
    }

    /// The team that is meant, where the keys are about teams.
    #[must_use]
    pub fn selected_team(&self) -> Option<usize> {
        let last = self.agenda().lineup.len().checked_sub(1)?;
        (self.focus == PlanPane::Teams).then(|| self.team.min(last))
    }

    /// The part of the screen that [`PlanEditor::next_pane`] gives the keys to.
    ///
    /// The file of an agenda of our own says what the agenda says: it is one of them only while
    /// there is something to say of a line of it that belongs to nothing else.
    #[must_use]
    pub fn pane_after(&self) -> PlanPane {
        let of_line = |spot: RemarkSpot| matches!(spot, RemarkSpot::Line(_));
        let order: &[PlanPane] = if self.is_broken() {
            &[PlanPane::Slots, PlanPane::Source]
        } else if !self.is_own() {
            &[PlanPane::Slots, PlanPane::Source, PlanPane::Teams]
        } else if self.remarks.iter().any(|remark| of_line(remark.spot)) {
            &[PlanPane::Slots, PlanPane::Teams, PlanPane::Source]
        } else {
            &[PlanPane::Slots, PlanPane::Teams]
        };
        let at = order.iter().position(|pane| *pane == self.focus);
        at.and_then(|at| order.get(at + 1)).copied().unwrap_or_default()
    }

    /// Gives the keys to the next part of the screen.
    pub fn next_pane(&mut self) {
        self.turn_to(self.pane_after());
    }

    /// Gives the keys to a part of the screen; the file or the lineup comes into sight, and what
    /// usually stands beside the agenda when the keys go back to it.
    pub fn turn_to(&mut self, pane: PlanPane) {
        self.focus = pane;
        match pane {
            PlanPane::Source | PlanPane::Teams => self.beside = pane,
            PlanPane::Slots if self.is_own() => {
                self.beside = PlanPane::Teams;
                if matches!(self.cursor, PlanCursor::Line(_)) {
                    self.cursor = self.selected_slot().map_or(PlanCursor::Head, PlanCursor::Slot);
                }
            }
            PlanPane::Slots => self.beside = PlanPane::Source,
            PlanPane::Remarks => {}
        }
        self.point();
    }

    /// Gives the keys to the list of what there is to say, at what is pointed at; false where
    /// nothing is to be said.
    pub fn open_remarks(&mut self) -> bool {
        if self.remarks.is_empty() {
            return false;
        }
        if self.remark >= self.remarks.len() {
            let next = self.first_below();
            self.go_to(if next < self.remarks.len() { next } else { 0 });
        }
        self.focus = PlanPane::Remarks;
        true
    }

    /// Leaves the list for what the remark that is pointed at is about.
    pub fn open_remark(&mut self) {
        let spot = self.remarks.get(self.remark).map(|remark| remark.spot);
        self.focus = match spot {
            Some(RemarkSpot::Team(team)) => {
                self.team = team;
                self.beside = PlanPane::Teams;
                PlanPane::Teams
            }
            Some(RemarkSpot::Session | RemarkSpot::Slot(_) | RemarkSpot::Line(_)) | None => {
                PlanPane::Slots
            }
        };
        self.go_to(self.remark);
    }

    /// The slot that a line of the file belongs to: its own, or a line that stands deeper below it.
    #[must_use]
    pub fn slot_of(&self, line: u32) -> Option<usize> {
        let own = |line: u32| self.lines().iter().position(|lines| lines.contains(&line));
        if let Some(slot) = own(line) {
            return Some(slot);
        }
        // what was left has a remark of its own
        if self.remarks.iter().any(|remark| remark.spot == RemarkSpot::Line(line)) {
            return None;
        }
        let shown = |line: u32| {
            let place = usize::try_from(line).ok()?.checked_sub(1)?;
            self.source.lines.get(place).filter(|line| !line.text.is_empty())
        };
        let deep = shown(line)?.indent;
        let above = (1..line).rev().take(MAX_BELOW).map_while(|line| Some((line, shown(line)?)));
        for (line, above) in above {
            let over = ends(self.source.format).iter().any(|end| above.text.contains(end));
            if let Some(slot) = own(line) {
                let deeper = ends(self.source.format).is_empty() && above.indent < deep;
                let open = !ends(self.source.format).is_empty() && !over;
                return (deeper || open).then_some(slot);
            }
            if over {
                return None;
            }
        }
        None
    }

    /// The lines of the file that belong to what the cursor is on; none for a slot that was added.
    #[must_use]
    pub fn selected_lines(&self) -> Vec<u32> {
        match self.cursor {
            PlanCursor::Head => Vec::new(),
            PlanCursor::Line(line) if self.slot_of(line).is_none() => vec![line],
            PlanCursor::Slot(_) | PlanCursor::Line(_) => {
                let slot = self.selected_slot();
                slot.and_then(|slot| self.lines().get(slot)).cloned().unwrap_or_default()
            }
        }
    }

    /// One line up or down in the pane that has the keyboard; what is pointed at follows.
    pub fn step(&mut self, down: bool) {
        self.cursor = match self.focus {
            PlanPane::Slots => {
                // the head comes first, then the slots
                let at = match (self.cursor, self.selected_slot()) {
                    (PlanCursor::Head, _) => 0,
                    (PlanCursor::Slot(_), slot) => slot.map_or(0, |slot| slot + 1),
                    (PlanCursor::Line(_), Some(slot)) => slot + 1,
                    (PlanCursor::Line(line), None) => self.slots_above(line),
                };
                let last = self.agenda().slots.len();
                match if down { (at + 1).min(last) } else { at.saturating_sub(1) } {
                    0 => PlanCursor::Head,
                    row => PlanCursor::Slot(row - 1),
                }
            }
            PlanPane::Source => {
                let last = u32::try_from(self.source.lines.len()).unwrap_or(u32::MAX);
                let at = match self.cursor {
                    PlanCursor::Line(line) => line,
                    PlanCursor::Head => self.draft().lines.0,
                    PlanCursor::Slot(_) => self.selected_lines().first().copied().unwrap_or(1),
                };
                let next = if down { at.saturating_add(1) } else { at.saturating_sub(1) };
                PlanCursor::Line(next.min(last).max(1))
            }
            PlanPane::Teams => {
                let last = self.agenda().lineup.len().saturating_sub(1);
                let at = self.team.min(last);
                self.team = if down { (at + 1).min(last) } else { at.saturating_sub(1) };
                self.point();
                return;
            }
            PlanPane::Remarks => {
                let last = self.remarks.len().saturating_sub(1);
                let at = self.remark.min(last);
                self.go_to(if down { (at + 1).min(last) } else { at.saturating_sub(1) });
                return;
            }
        };
        self.point();
    }

    /// Goes to the first row of the pane that has the keyboard, or to the last one.
    pub fn to_edge(&mut self, last: bool) {
        let end = |count: usize| if last { count.saturating_sub(1) } else { 0 };
        match self.focus {
            PlanPane::Slots => {
                let slot = self.agenda().slots.len().checked_sub(1).filter(|_| last);
                self.cursor = slot.map_or(PlanCursor::Head, PlanCursor::Slot);
            }
            PlanPane::Source if last => {
                let lines = u32::try_from(self.source.lines.len()).unwrap_or(u32::MAX);
                self.cursor = PlanCursor::Line(lines.max(1));
            }
            PlanPane::Source => self.cursor = PlanCursor::Head,
            PlanPane::Teams => self.team = end(self.agenda().lineup.len()),
            PlanPane::Remarks => {
                self.go_to(end(self.remarks.len()));
                return;
            }
        }
        self.point();
    }

    /// Puts the cursor there.
    pub fn click(&mut self, cursor: PlanCursor) {
        self.cursor = cursor;
        self.point();
    }

    /// How many slots come from lines above this one: where a slot of this line belongs.
    #[must_use]
    pub fn slots_above(&self, line: u32) -> usize {
        let above = |lines: &Vec<u32>| lines.first().is_some_and(|first| *first < line);
        self.lines().iter().rposition(above).map_or(0, |slot| slot + 1)
    }

    /// Puts the cursor on what a remark is about, and points at the remark.
    pub fn go_to(&mut self, remark: usize) {
        let Some(found) = self.remarks.get(remark) else { return };
        self.cursor = match found.spot {
            RemarkSpot::Session => PlanCursor::Head,
            // its pane has a cursor of its own
            RemarkSpot::Team(team) if self.focus == PlanPane::Teams => {
                self.team = team;
                self.cursor
            }
            RemarkSpot::Team(_) => PlanCursor::Head,
            RemarkSpot::Slot(slot) => PlanCursor::Slot(slot),
            RemarkSpot::Line(line) => PlanCursor::Line(line),
        };
        if matches!(self.cursor, PlanCursor::Line(_)) {
            self.beside = PlanPane::Source;
        }
        if self.is_broken() {
            self.focus = PlanPane::Source;
        }
        self.remark = remark;
        self.propose();
    }

    /// Goes to the next remark that wants a look, from the top again after the last one; returns
    /// whether there is one.
    pub fn next_remark(&mut self) -> bool {
        let wants = |remark: usize| self.remarks[remark].weight != Weight::Note;
        let count = self.remarks.len();
        let from = if self.remark < count { self.remark + 1 } else { self.first_below() };
        let next = (from..count).chain(0..from.min(count)).find(|remark| wants(*remark));
        if let Some(next) = next {
            self.go_to(next);
        }
        next.is_some()
    }

    /// The first remark about what stands below the cursor.
    fn first_below(&self) -> usize {
        let here = match self.cursor {
            PlanCursor::Head => return 0,
            PlanCursor::Slot(slot) => slot,
            PlanCursor::Line(line) => self.slots_above(line),
        };
        let below = |spot: RemarkSpot| match spot {
            RemarkSpot::Session | RemarkSpot::Team(_) => false,
            RemarkSpot::Slot(slot) => slot > here,
            RemarkSpot::Line(line) => self.slots_above(line) > here,
        };
        let found = self.remarks.iter().position(|remark| below(remark.spot));
        found.unwrap_or(self.remarks.len())
    }

    /// What there is to say about where the cursor is: the places of remarks in their list.
    #[must_use]
    pub fn remarks_here(&self) -> Vec<usize> {
        let slot = self.selected_slot();
        let team = self.selected_team();
        let here = |spot: RemarkSpot| match (self.cursor, spot) {
            (_, RemarkSpot::Team(of)) if team.is_some() => team == Some(of),
            (_, RemarkSpot::Session | RemarkSpot::Slot(_) | RemarkSpot::Line(_))
                if team.is_some() =>
            {
                false
            }
            (PlanCursor::Head, RemarkSpot::Session | RemarkSpot::Team(_)) => true,
            (PlanCursor::Line(at), RemarkSpot::Line(line)) => at == line,
            (_, RemarkSpot::Slot(of)) => slot == Some(of),
            (_, RemarkSpot::Session | RemarkSpot::Line(_) | RemarkSpot::Team(_)) => false,
        };
        let found = self.remarks.iter().enumerate();
        found.filter(|(_, remark)| here(remark.spot)).map(|(place, _)| place).collect()
    }

    /// Points at the first remark about where the cursor is; at none where there is none.
    pub(super) fn point(&mut self) {
        if self.focus == PlanPane::Remarks {
            // in the list the place stays, whatever went away
            match self.remarks.len().checked_sub(1) {
                Some(last) => self.remark = self.remark.min(last),
                None => self.focus = PlanPane::Slots,
            }
        } else {
            let here = self.remarks_here();
            if !here.contains(&self.remark) {
                self.remark = here.first().copied().unwrap_or(usize::MAX);
            }
        }
        self.propose();
    }

    /// What is still to be decided, where that is pointed at and is about the whole session.
    #[must_use]
    pub fn question(&self) -> Option<ToDecide> {
        let about = |focus: PlanPane| match focus {
            PlanPane::Slots | PlanPane::Source => self.cursor == PlanCursor::Head,
            PlanPane::Remarks => true,
            PlanPane::Teams => false,
        };
        let remark = self.remarks.get(self.remark).filter(|_| about(self.focus))?;
        match remark.what {
            RemarkKind::Open(what) if remark.spot == RemarkSpot::Session => Some(what),
            RemarkKind::Open(_)
            | RemarkKind::Reading(_)
            | RemarkKind::File(_)
            | RemarkKind::Doctor(_) => None,
        }
    }

    /// Works out what the doctor proposes for the remark that is pointed at.
    fn propose(&mut self) {
        let finding = self.remarks.get(self.remark).and_then(|remark| match &remark.what {
            RemarkKind::Doctor(finding) => Some(finding),
            RemarkKind::Reading(_) | RemarkKind::File(_) | RemarkKind::Open(_) => None,
        });
        let names = mend_names(self.agenda().lang.unwrap_or(self.lang));
        self.mend = finding.and_then(|it| check::mend(it, self.agenda(), &self.opening, names));
    }
}
