//! What there is to say about an agenda that is looked over: by the reading of its file, by the
//! reader of agendas, by the plan doctor. In one list, in the order of the file.

use super::{Draft, PlanEditor, ToDecide, to_decide};
use crate::{
    agenda::{
        Times,
        check::{self, Spot},
        read::{ProblemKind, Severity},
    },
    import::{self, FindingKind},
};

/// One thing to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// How bad it is.
    pub weight: Weight,
    /// What it is about.
    pub spot: RemarkSpot,
    /// The line of the file at which it stands, from 1; none for what was added by hand.
    pub line: Option<u32>,
    /// What it is.
    pub what: RemarkKind,
}

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// The agenda contradicts itself, and cannot be played.
    Error,
    /// It may be wrong.
    Warning,
    /// Worth knowing: how something was understood.
    Note,
}

/// What it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RemarkSpot {
    /// The whole session.
    Session,
    /// This team, counted from 0.
    Team(usize),
    /// This slot, counted from 0.
    Slot(usize),
    /// This line of the file, which belongs to no slot.
    Line(u32),
}

/// What is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RemarkKind {
    /// Of how the file was read.
    Reading(FindingKind),
    /// Of what is odd in an agenda's own file.
    File(Box<ProblemKind>),
    /// By the plan doctor.
    Doctor(check::Finding),
    /// By whoever made the session of a date: it is still to be decided.
    Open(ToDecide),
}

/// All there is to say about the session on the screen; `findings` are the doctor's.
pub(super) fn remarks(editor: &PlanEditor, findings: Vec<check::Finding>) -> Vec<Remark> {
    let draft = editor.draft();
    let doctor = findings.into_iter().map(|finding| of_doctor(draft, finding));
    let mut remarks: Vec<Remark> = doctor.collect();
    let read = draft.findings.iter().filter(|finding| !is_settled(draft, finding));
    let read: Vec<_> = read.map(|finding| of_reading(draft, finding)).collect();
    let told = |remark: &Remark| remarks.iter().any(|doctor| says_the_same(doctor, remark));
    let fresh: Vec<_> = read.into_iter().filter(|remark| !told(remark)).collect();
    remarks.extend(fresh);
    remarks.extend(to_decide::open(editor.shown()).into_iter().map(|open| Remark {
        weight: Weight::Warning,
        spot: open.slot.map_or(RemarkSpot::Session, RemarkSpot::Slot),
        line: None,
        what: RemarkKind::Open(open.what),
    }));
    let empty = draft.history.now.agenda.slots.is_empty();
    let said = remarks.iter().any(|it| it.what == RemarkKind::Reading(FindingKind::NoSlots));
    if empty && !said && !editor.is_broken() {
        let what = RemarkKind::File(Box::new(ProblemKind::NoSlots));
        remarks.push(Remark {
            weight: Weight::Warning,
            spot: RemarkSpot::Session,
            line: None,
            what,
        });
    }
    // whether there are slots is said of the agenda as it stands
    let problems = editor.source.problems.iter();
    let problems = problems.filter(|problem| problem.what != ProblemKind::NoSlots);
    remarks.extend(problems.map(|problem| {
        let line = u32::try_from(problem.span.line).unwrap_or(u32::MAX);
        let weight = match problem.severity {
            Severity::Error => Weight::Error,
            Severity::Warning => Weight::Warning,
        };
        let what = RemarkKind::File(Box::new(problem.what.clone()));
        Remark { weight, spot: at_line(draft, line), line: Some(line), what }
    }));
    remarks.sort_by_key(|remark| (order(draft, remark), remark.weight));
    remarks
}

fn of_doctor(draft: &Draft, finding: check::Finding) -> Remark {
    let spot = match finding.at {
        Spot::Zone | Spot::AnnouncedEnd => RemarkSpot::Session,
        Spot::Defi(team) => RemarkSpot::Team(team),
        Spot::Slot { slot, .. } | Spot::Turn { slot, .. } => RemarkSpot::Slot(slot),
    };
    let line = match spot {
        RemarkSpot::Slot(slot) => draft.history.now.lines.get(slot).and_then(|it| it.first()),
        RemarkSpot::Session | RemarkSpot::Line(_) | RemarkSpot::Team(_) => None,
    };
    // a programme that writes no ends means each slot to last until the next one
    let meant = matches!(finding.what, check::FindingKind::NoEnd { until: Some(_), .. })
        && draft.findings.iter().any(|read| matches!(read.what, FindingKind::NoEnds { .. }));
    let weight = match finding.severity {
        Severity::Error => Weight::Error,
        Severity::Warning if meant => Weight::Note,
        Severity::Warning => Weight::Warning,
    };
    Remark { weight, spot, line: line.copied(), what: RemarkKind::Doctor(finding) }
}

fn of_reading(draft: &Draft, finding: &import::Finding) -> Remark {
    let weight = match finding.severity {
        import::Severity::Note => Weight::Note,
        import::Severity::Warning => Weight::Warning,
    };
    let line = Some(finding.line);
    let spot =
        if is_general(&finding.what) { RemarkSpot::Session } else { at_line(draft, finding.line) };
    Remark { weight, spot, line, what: RemarkKind::Reading(finding.what.clone()) }
}

fn at_line(draft: &Draft, line: u32) -> RemarkSpot {
    let slot = draft.history.now.lines.iter().position(|lines| lines.contains(&line));
    slot.map_or(RemarkSpot::Line(line), RemarkSpot::Slot)
}

/// Whether it is about the file as a whole, wherever it was found.
const fn is_general(what: &FindingKind) -> bool {
    match what {
        FindingKind::NoSlots
        | FindingKind::NoEnds { .. }
        | FindingKind::WrongWeekday { .. }
        | FindingKind::YearTaken { .. }
        | FindingKind::Universal
        | FindingKind::Sessions { .. }
        | FindingKind::Calendar { .. }
        | FindingKind::Reworded
        | FindingKind::PageAlone
        | FindingKind::Encoding { .. }
        | FindingKind::TooManyLines { .. }
        | FindingKind::TooManySlots { .. }
        | FindingKind::NoPlan { .. }
        | FindingKind::NotText { .. }
        | FindingKind::Broken { .. } => true,
        FindingKind::NotUnderstood { .. }
        | FindingKind::LooseTime { .. }
        | FindingKind::PageSlot { .. }
        | FindingKind::NoEnd { .. }
        | FindingKind::Untimed { .. }
        | FindingKind::Afternoon { .. }
        | FindingKind::EndsFirst { .. }
        | FindingKind::LengthDiffers { .. }
        | FindingKind::Overlap { .. }
        | FindingKind::Backwards { .. }
        | FindingKind::Repeats { .. }
        | FindingKind::Agenda { .. }
        | FindingKind::LongLine { .. }
        | FindingKind::TooManyRows { .. }
        | FindingKind::TooManyCells { .. }
        | FindingKind::Cut { .. }
        | FindingKind::Joined { .. }
        | FindingKind::LengthMoved { .. }
        | FindingKind::LengthLost { .. }
        | FindingKind::StartMoved { .. }
        | FindingKind::Sorted { .. }
        | FindingKind::Kept { .. }
        | FindingKind::Figures { .. } => false,
    }
}

/// Whether a remark of the reading has lost its object: somebody has corrected what it is about.
fn is_settled(draft: &Draft, finding: &import::Finding) -> bool {
    let (read, now) = (&draft.read, &draft.history.now);
    let of_slot = |made: &import::Made| {
        let slot = made.lines.iter().position(|lines| lines.contains(&finding.line))?;
        made.agenda.slots.get(slot).map(Times::of)
    };
    match &finding.what {
        // the list of sessions is on the screen
        FindingKind::Sessions { .. } => true,
        FindingKind::NoSlots => !now.agenda.slots.is_empty(),
        FindingKind::WrongWeekday { .. } | FindingKind::YearTaken { .. } => {
            read.agenda.date != now.agenda.date
        }
        FindingKind::NotUnderstood { .. } | FindingKind::LooseTime { .. } => {
            of_slot(read).is_none() && of_slot(now).is_some()
        }
        // the last line of a programme says when it is over
        FindingKind::NoEnd { .. } if of_slot(read).is_none() => true,
        FindingKind::NoEnd { .. }
        | FindingKind::Untimed { .. }
        | FindingKind::Afternoon { .. }
        | FindingKind::EndsFirst { .. }
        | FindingKind::LengthDiffers { .. }
        | FindingKind::Overlap { .. }
        | FindingKind::Backwards { .. }
        | FindingKind::Cut { .. }
        | FindingKind::Joined { .. }
        | FindingKind::LengthMoved { .. }
        | FindingKind::LengthLost { .. }
        | FindingKind::StartMoved { .. }
        | FindingKind::Sorted { .. } => of_slot(read).is_some() && of_slot(read) != of_slot(now),
        FindingKind::Kept { .. } | FindingKind::Figures { .. } => {
            let note = |made: &import::Made| {
                let slot = made.lines.iter().position(|lines| lines.contains(&finding.line))?;
                made.agenda.slots.get(slot).map(|slot| slot.note.clone())
            };
            note(read).is_some() && note(read) != note(now)
        }
        FindingKind::NoEnds { .. }
        | FindingKind::Universal
        | FindingKind::Calendar { .. }
        | FindingKind::Reworded
        | FindingKind::PageAlone
        | FindingKind::PageSlot { .. }
        | FindingKind::Repeats { .. }
        | FindingKind::Encoding { .. }
        | FindingKind::LongLine { .. }
        | FindingKind::TooManyRows { .. }
        | FindingKind::TooManyCells { .. }
        | FindingKind::TooManyLines { .. }
        | FindingKind::TooManySlots { .. }
        | FindingKind::Agenda { .. }
        | FindingKind::NoPlan { .. }
        | FindingKind::NotText { .. }
        | FindingKind::Broken { .. } => false,
    }
}

/// Whether the doctor says of a slot what the reading says of its line.
fn says_the_same(doctor: &Remark, read: &Remark) -> bool {
    let (RemarkKind::Doctor(finding), RemarkKind::Reading(what)) = (&doctor.what, &read.what)
    else {
        return false;
    };
    let here = doctor.spot == read.spot;
    let says = &finding.what;
    match what {
        FindingKind::NoEnd { .. } => here && matches!(says, check::FindingKind::NoEnd { .. }),
        FindingKind::Untimed { .. } => here && matches!(says, check::FindingKind::Untimed { .. }),
        FindingKind::Overlap { .. } => here && matches!(says, check::FindingKind::Overlap { .. }),
        FindingKind::LengthDiffers { .. } => {
            here && matches!(says, check::FindingKind::Disagrees { .. })
        }
        FindingKind::EndsFirst { .. } => {
            here && matches!(says, check::FindingKind::EndsFirst { .. })
        }
        FindingKind::Backwards { .. } => {
            here && matches!(says, check::FindingKind::Backwards { .. })
        }
        FindingKind::NoSlots
        | FindingKind::NoEnds { .. }
        | FindingKind::NotUnderstood { .. }
        | FindingKind::LooseTime { .. }
        | FindingKind::Afternoon { .. }
        | FindingKind::WrongWeekday { .. }
        | FindingKind::YearTaken { .. }
        | FindingKind::Universal
        | FindingKind::Calendar { .. }
        | FindingKind::Reworded
        | FindingKind::PageAlone
        | FindingKind::PageSlot { .. }
        | FindingKind::Repeats { .. }
        | FindingKind::Sessions { .. }
        | FindingKind::Encoding { .. }
        | FindingKind::LongLine { .. }
        | FindingKind::TooManyRows { .. }
        | FindingKind::TooManyCells { .. }
        | FindingKind::TooManyLines { .. }
        | FindingKind::TooManySlots { .. }
        | FindingKind::Agenda { .. }
        | FindingKind::Cut { .. }
        | FindingKind::Joined { .. }
        | FindingKind::LengthMoved { .. }
        | FindingKind::LengthLost { .. }
        | FindingKind::StartMoved { .. }
        | FindingKind::Sorted { .. }
        | FindingKind::Kept { .. }
        | FindingKind::Figures { .. }
        | FindingKind::NoPlan { .. }
        | FindingKind::NotText { .. }
        | FindingKind::Broken { .. } => false,
    }
}

/// What holds for all comes first, then slots in their order, lines without one where they stand.
fn order(draft: &Draft, remark: &Remark) -> (bool, usize, Option<u32>) {
    let lines = &draft.history.now.lines;
    let above = |line: u32| {
        let above = |lines: &Vec<u32>| lines.first().is_some_and(|first| *first < line);
        lines.iter().rposition(above).map_or(0, |slot| slot + 1)
    };
    match remark.spot {
        RemarkSpot::Session => (false, 0, remark.line),
        RemarkSpot::Team(team) => (false, team + 1, remark.line),
        RemarkSpot::Slot(slot) => (true, slot + 1, None),
        RemarkSpot::Line(line) => (true, above(line), Some(line)),
    }
}
