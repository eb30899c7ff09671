//! The screen on which an agenda is looked over, in English.

use super::{MAX_NAMES, PlanSays};
use crate::{
    agenda::{EditRefusal, Kind, read::Losses},
    i18n::{
        Lang::En,
        format::{and, capital, plural, quote, time_of_day},
    },
};

pub(super) const ALL: &[&str] = &["all", "everybody", "everyone"];

#[expect(clippy::too_many_lines, reason = "a table of sentences")]
pub(super) fn words(says: PlanSays<'_>) -> String {
    let words = match says {
        PlanSays::SessionOf(number, count) => return format!("session {number} of {count}"),
        PlanSays::Errors(count) => return format!("{count} error{}", plural(En, count)),
        PlanSays::ToSee(count) => return format!("{count} to check"),
        PlanSays::Fine => "nothing to report",
        PlanSays::Unsaved => "not saved",
        PlanSays::Saved => "saved",

        PlanSays::Understood => "Understood as",
        PlanSays::Remarks => "Remarks",
        PlanSays::AtLine(line) => return format!("line {line}"),
        PlanSays::WholeSession => "the whole session",
        PlanSays::AddedByHand => "added by hand",
        PlanSays::Untitled => "Untitled",
        PlanSays::Ends(at) => return format!("ends {at}"),
        PlanSays::Error => "error",
        PlanSays::Warning => "to check",
        PlanSays::Note => "read as",
        PlanSays::NothingHere => "Nothing to report here.",
        PlanSays::Elsewhere(list, next, count) => {
            return format!(
                "Elsewhere, {count} remark{}: {list} the list, {next} the next.",
                plural(En, count)
            );
        }
        PlanSays::SlotNoteIs(note) => return format!("Note: {note}"),
        PlanSays::Proposes(key, mend) => return format!("{key} repairs it: {mend}"),
        PlanSays::BrokenFile(key) => {
            return format!(
                "This file does not load. Correct the marked lines in your editor, then {key} to \
                 read it again."
            );
        }
        PlanSays::NoSlots(key) => {
            return format!("No slots. {key} adds one, here or from a line of the file.");
        }
        PlanSays::FileChanged(key) => {
            return format!("file changed since it was opened, {key} reads it again");
        }
        PlanSays::FileGone(Some(key)) => {
            return format!("the file is gone, {key} writes it again");
        }
        PlanSays::FileGone(None) => "the file is gone",
        PlanSays::WithoutCorrections => "without your corrections",
        PlanSays::PlanChangedMeanwhile(key) => {
            return format!("the plan has changed meanwhile, {key} takes it up");
        }
        PlanSays::ChooseSession => "Which session of the file?",
        PlanSays::Lines(from, to) => return format!("lines {from} to {to}"),

        PlanSays::CorrectSlot => "Correct the slot",
        PlanSays::NewSlot => "A new slot",
        PlanSays::CorrectSession => "Correct the session",
        PlanSays::TurnsStay(1) => "1 turn is left: empty Turns to remove it.",
        PlanSays::TurnsStay(count) => {
            return format!("{count} turns are left: empty Turns to remove them.");
        }

        PlanSays::AddsSlot(key) => return format!("{key} adds one."),
        PlanSays::SeparatedBy(sign) => return format!("Here “{sign}” separates."),
        PlanSays::FromTo(from, to, long) => return format!("from {from} to {to}, {long}"),
        PlanSays::From(from) => return format!("at {from}, until the next"),
        PlanSays::FromFor(from, long) => return format!("at {from}, {long}"),
        PlanSays::Until(to) => return format!("until {to}"),
        PlanSays::Lasts(long) => return format!("a length of {long}"),
        PlanSays::NoLimit => "without a time limit",
        PlanSays::TurnCount(count) => return format!("{count} turn{}", plural(En, count)),
        PlanSays::RoundCount(count) => return format!("{count} round{}", plural(En, count)),
        PlanSays::AllTurns => "every team has a turn",
        PlanSays::NoParts => "No parts: each turn is in one piece.",
        PlanSays::Each(long) => return format!("{long} for each turn"),
        PlanSays::Counted(count, listed) => return format!("{count}: {listed}"),

        PlanSays::SavedIn(path) => return format!("Saved in {path}"),
        PlanSays::Undone(what) => return format!("Undone: {what}"),
        PlanSays::Redone(what) => return format!("Redone: {what}"),
        PlanSays::Removed(title) => return format!("{} is out of the agenda.", quote(En, title)),
        PlanSays::MendFirst(1) => "One error keeps the session from opening: here it is.",
        PlanSays::MendFirst(count) => {
            return format!("{count} errors keep the session from opening: here is the first.");
        }
        PlanSays::Empty => "An agenda without slots cannot be opened.",
        PlanSays::NothingToSee => "No remark is left to check.",
        PlanSays::DoneFound => "corrections that were found",
        PlanSays::Found(at, undo, save) => {
            return format!("corrections of {at} found: {undo} undoes them, {save} saves them");
        }
        PlanSays::FoundChanged(undo) => {
            return format!("The file has changed since: {undo} shows what it says.");
        }
        PlanSays::FoundLater(at) => {
            return format!("Your corrections of {at} wait for you: mend the file first.");
        }
        PlanSays::Unkept(why) => {
            return format!("Save now: if the window closes, these corrections are lost. {why}");
        }
        PlanSays::NothingToSave => "Nothing to save: nothing was corrected.",
        PlanSays::NothingToUndo => "Nothing to undo.",
        PlanSays::NothingToRedo(key) => {
            return format!("Nothing to redo: {key} undoes a correction.");
        }
        PlanSays::NoMend => "No ready repair here: correct the slot.",
        PlanSays::Mended => "Repaired.",
        PlanSays::Reread => "The file was read again.",
        PlanSays::Runs => "This slot runs: its title, kind and start stay as they are.",
        PlanSays::Retaken => "The plan was taken up again: it is the one that the session follows.",
        PlanSays::TooManySlots(limit) => return format!("No more than {limit} slots."),
        PlanSays::SaveFailed(why) => return format!("The agenda is not saved. {why}"),
        PlanSays::DoneSession => "a correction of the session",
        PlanSays::DoneCorrected(title) => return format!("a correction of {}", quote(En, title)),
        PlanSays::DoneAdded(title) => return format!("adding {}", quote(En, title)),
        PlanSays::DoneRemoved(title) => return format!("removing {}", quote(En, title)),
        PlanSays::Answers(key) => return format!("{key} to answer."),
        PlanSays::AnswersCourse => "Give the parts their real titles, or put others.",
        PlanSays::PromiseMoved(title, from, to) => {
            return format!("A promised time has moved: {}, {from} → {to}.", quote(En, title));
        }
        PlanSays::DoneMended => "a repair",
        PlanSays::DoneMoved(title) => return format!("moving {}", quote(En, title)),
        PlanSays::DoneSplit(title) => return format!("splitting {}", quote(En, title)),
        PlanSays::DoneJoined(title) => {
            return format!("joining {} with the next", quote(En, title));
        }
        PlanSays::MadeIn(path) => return format!("Agenda made: {path}"),
        PlanSays::MadeAside(path, kept) => {
            return format!("Agenda made: {path}; the programme as it was is {kept}");
        }
        PlanSays::SavedAside(path, kept) => {
            return format!("Saved in {path}; the file as it was is {kept}");
        }
        PlanSays::Refused(why) => return refused(why),
        PlanSays::Plan => "Agenda",
        PlanSays::Lineup(count) => return format!("Teams · {count}"),
        PlanSays::NoTeams(key) => {
            return format!("No teams. {key} adds one; or paste names, one per line.");
        }
        PlanSays::FromTime(time) => return format!("from {time}"),
        PlanSays::FirstPlace => "first",
        PlanSays::LastPlace => "last",
        PlanSays::TeamsAdded(added, 0) => {
            return format!("{added} team{} more.", plural(En, added));
        }
        PlanSays::TeamsAdded(added, known) => {
            return format!("{added} team{} more, {known} there already.", plural(En, added));
        }
        PlanSays::DoneTeams(count) => return format!("adding {count} team{}", plural(En, count)),
        PlanSays::CorrectTeam => "Correct the team",
        PlanSays::NewTeam => "A new team",
        PlanSays::SlotTimes => "Times or length",
        PlanSays::AskRewrite(losses, ahead) => return goes(losses, ahead),
        PlanSays::AskChange => "Is the session to follow this plan? What has begun stays.",
        PlanSays::Changed(news) => return format!("Plan changed: {news}"),
        PlanSays::FileIsKept(name) => {
            return format!("The file as it was stays beside it: {name}");
        }

        PlanSays::ToTurns => "One team more, or less, in this block.",
        PlanSays::ToDouble => "One more block like this: double, then move down.",
        PlanSays::ToAdd(next, accept) => {
            return format!("One more break: type Break, {next}, 15, {accept}.");
        }
        PlanSays::ToTime(accept) => {
            return format!("Another length: type 30, {accept}; or 15:00-15:30.");
        }
        PlanSays::ToKeep => "All can be undone; nothing is written before it is saved.",
        PlanSays::ToChoose => "Choose a slot: the help then says what can be done with it.",
        PlanSays::ToTeam(accept) => {
            return format!("One more team: its name, {accept}; or paste a list.");
        }

        PlanSays::AskStart => "Open the session on this agenda?",
        PlanSays::SavesFirst(name) => return format!("It is saved first, in {name}."),
        PlanSays::AskDiscard => "Your corrections are not saved.",
        PlanSays::SaveOrDiscard(save, discard, stay) => {
            return format!("{save} save them · {discard} discard them · {stay} stay");
        }
        PlanSays::FileIsAnother(name) => {
            return format!("{} has changed since you opened it.", quote(En, name));
        }
        PlanSays::OtherNameKeepsBoth => "Another name keeps both; the same one replaces it.",
        PlanSays::OrReread(key) => {
            return format!("Or go back: {key} there reads the file again.");
        }
        PlanSays::AskOtherName(name) => {
            return format!("{} exists already. Save under which name?", quote(En, name));
        }
        PlanSays::SameNameReplaces => "With the same name, it asks before it replaces the file.",
        PlanSays::AskOtherPlace => "It cannot be written there. Save where?",
        PlanSays::AskReplace(name) => return format!("Replace {}?", quote(En, name)),
        PlanSays::TypeToReplaceKept(word) => {
            return format!("Type {word} to confirm: the old one stays beside it (.bak).");
        }
        PlanSays::TypeToReplace(word) => {
            return format!("What it holds will be lost. Type {word} to confirm.");
        }
    };
    words.to_owned()
}

/// What will not be written again.
fn goes(losses: &Losses, ahead: bool) -> String {
    let mut names: Vec<String> =
        losses.fields.iter().take(MAX_NAMES).map(|name| quote(En, name)).collect();
    if losses.fields.len() > MAX_NAMES {
        names.push("others".to_owned());
    }
    let mut parts = Vec::new();
    if losses.comments {
        parts.push("the comments of this file".to_owned());
    }
    match names.as_slice() {
        [] => {}
        [one] => parts.push(format!("the field {one}")),
        [..] => parts.push(format!("the fields {}", and(En, &names))),
    }
    if losses.breaks {
        parts.push("the line breaks of texts".to_owned());
    }
    if ahead {
        parts.push("what others have changed in it".to_owned());
    }
    capital(&format!("{} will not be written again.", and(En, &parts)))
}

fn refused(why: EditRefusal) -> String {
    let words = match why {
        EditRefusal::NoSuchSlot => "That slot is gone.",
        EditRefusal::NoSuchDefi => "That team is gone.",
        EditRefusal::TooManySlots { limit } => return format!("No more than {limit} slots."),
        EditRefusal::Unreadable => "Nothing is changed: the file could not be read again.",
        EditRefusal::Backwards { start, above } => {
            let (start, above) = (time_of_day(En, start), time_of_day(En, above));
            return format!("{start} is before the slot above ({above}): move it up first.");
        }
        EditRefusal::NextDay { start, end } => {
            let (start, end) = (time_of_day(En, start), time_of_day(En, end));
            return format!(
                "From {start} to {end} the next day is too long: fewer turns, or shorter ones."
            );
        }
        EditRefusal::NotTwo => "Nothing to share out: a single turn, or no length.",
        EditRefusal::PartsDiffer => "Their turns have other parts: make them alike, then join.",
        EditRefusal::NothingBelow => "No slot below on the same day.",
        EditRefusal::SameName => "Another team has that name.",
        EditRefusal::Begun => "That has begun: its plan stays.",
        EditRefusal::Presented => "That team has presented: it keeps its turn.",
        EditRefusal::TurnsBegun { turns: 1 } => "One turn has begun here: no fewer than one.",
        EditRefusal::TurnsBegun { turns } => {
            return format!("{turns} turns have begun here: no fewer.");
        }
        EditRefusal::OverADay => {
            "This slot would last more than 24\u{a0}h: fewer turns, or shorter ones."
        }
        EditRefusal::KindsDiffer => "Two kinds are not one slot: make them the same kind first.",
        EditRefusal::BreakWithTurns => {
            "A break has no turns: empty Turns, or make it another kind."
        }
        EditRefusal::TurnsNamed => "Its turns are named: change them in its fields.",
    };
    words.to_owned()
}

pub(super) const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Welcome => "Welcome",
        Kind::Presentations => "Presentations",
        Kind::Break => "Break",
        Kind::Workshop => "Workshop",
        Kind::Restitution => "Report back",
        Kind::Debrief => "Debrief",
        Kind::Other => "Other",
    }
}

pub(super) const fn short_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Presentations => "Present.",
        Kind::Restitution => "Report",
        Kind::Welcome | Kind::Break | Kind::Workshop | Kind::Debrief | Kind::Other => {
            self::kind(kind)
        }
    }
}
