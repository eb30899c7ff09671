//! What the facilitator's screen says, in English.

use super::Says;
use crate::i18n::{Lang::En, export::written, format::plural};

pub(super) fn words(says: Says<'_>) -> String {
    let words = match says {
        Says::OnTime => "on time",
        Says::Ends(at) => return format!("ends {at}"),
        Says::EndPlanned(at) => return format!("(planned {at})"),
        Says::EndedAt(at) => return format!("closed at {at}"),
        Says::NotStartedFor(time) => return format!("not started for {time}"),

        Says::Rundown => "Rundown",
        Says::Absent => "absent",
        Says::Deferred => "later",
        Says::Skipped => "skipped",
        Says::Turn(turn) => return format!("Turn {turn}"),
        Says::FreePlace => "free place",
        Says::FreeTime => "Free time",
        Says::Discussion => "Discussion",
        Says::InsteadOf(team) => return format!("instead of {team}"),
        Says::FreeOf(team) => return format!("Free ({team})"),
        Says::DiscussionOf(team) => return format!("Discussion ({team})"),
        Says::Round(round, rounds) => return format!("Round {round} of {rounds}"),
        Says::Changeover => "Changeover",
        Says::UnplannedBreak => "Unplanned break",

        Says::Clock => "Clock",
        Says::Running => "running",
        Says::Warning => "nearly over",
        Says::Danger => "last seconds",
        Says::OvertimeBy(time) => return format!("{time} over time"),
        Says::SuspendedSince(at) => return format!("suspended since {at}"),
        Says::OfferNow(key) => return format!("press {key} to begin now"),
        Says::Passed(passed, of) => return format!("{passed} of {of}"),
        Says::Planned(length) => return format!("(planned {length})"),
        Says::Untimed => "no set length",
        Says::TableChange => "Changing tables",
        Says::HalfTime => "half-time",
        Says::PartNow(part, left) => return format!("{part}, {left} left"),
        Says::PartNext(part) => return format!("then {part}"),
        Says::Next(what) => return format!("Next: {what}"),
        Says::NothingNext => "Next: nothing, only to close",
        Says::Break => "Break",
        Says::BackAt(at) => return format!("back at {at}"),
        Says::BackAtPromised(at) => return format!("back at {at}, as announced"),
        Says::BeginsAt(at) => return format!("Starts at {at}"),
        Says::BeginsIn(length) => return format!("in {length}"),
        Says::Ready => "Ready to start",
        Says::Finished => "Session closed",
        Says::IfEndsAt(at) => return format!("If we end at {at}: "),
        Says::Shorter(what, left, instead) => {
            return format!("{what} {left} instead of {instead}");
        }
        Says::FallsAway(what) => return format!("no time for {what}"),
        Says::Of(what, whose) => return format!("{what} ({whose})"),
        Says::AndMore(count) => return format!("and {count} more"),
        Says::RoomBlack => "the room sees a black screen",
        Says::RoomReads(text) => return format!("the room reads: {text}"),
        Says::StillAbsent(teams) => return format!("Absent so far: {teams}"),
        Says::Offer(key, team, costs, end) => {
            return format!("Is {team} here? {key}: {costs}, ends {end}");
        }
        Says::OfferFree(key, team, end) => {
            return format!("Is {team} here? {key}: no later, ends {end}");
        }
        Says::AskArrived => "Who has come?",
        Says::Costs(costs, end) => return format!("{costs}, ends {end}"),
        Says::CostsNothing(end) => return format!("no later, ends {end}"),
        Says::LastTime(what, day) => {
            return format!("Last time: > {what} ({day})");
        }

        Says::Notes => "Notes",
        Says::TypingNote => "Typing a note",
        Says::NoNotes => "No notes yet",
        Says::Draft(words) => return format!("draft: {words}"),
        Says::NotSaved => "not saved",
        Says::NoTeam => "the whole session",

        Says::TooSmall(cols, rows) => return format!("Window too small (needs {cols}×{rows})"),

        Says::Help => "The keys that work now",
        Says::Palette => "Find an action",
        Says::NothingFound => "No action has these words",
        Says::Log => "What the console has said",
        Says::NothingSaid => "Nothing yet",
        Says::LeaveWith(key) => return format!("{key} closes"),
        Says::AcceptOrLeave(accept, leave) => return format!("{accept} goes on · {leave} cancels"),
        Says::AskBack => "Go back to the previous item?",
        Says::AskJump(what) => return format!("Start {what} now?"),
        Says::AskClose => "Close the session?",
        Says::AskCloseSkipped => "Some items were skipped. Close all the same?",
        Says::AskQuit => "Leave the console?",
        Says::QuitKeeps => "The session goes on, and so does the clock.",
        Says::AskNoteFor => "Which team is this note about?",
        Says::TakesFirst(what) => return format!("→ {what}"),
        Says::EmptyForNone => "Empty: the whole session.",
        Says::AskFilter => "Which notes to show?",
        Says::LikeFilter => "Signs, team, author, words: > archi. Empty: all.",
        Says::Filtered(what, shown, all) => return format!("Notes · {what} · {shown} of {all}"),
        Says::NoneFits => "No note fits",
        Says::AskRealTime(what, at) => return format!("{what}, recorded at {at}: really when?"),
        Says::Rewording => "Note to reword",
        Says::Long(count, long) => return format!("{count} characters: long beyond {long}"),
        Says::AskOpenOtherDay(day) => {
            return format!("This agenda is of {day}. Open the session today?");
        }
        Says::OpensToday => "Its times will be those of today.",
        Says::AskMakeAgenda(day) => return format!("Make the agenda of {day}?"),
        Says::MakesAgenda(Some(theme)) => {
            return format!("{theme}, in the usual frame, to be changed then.");
        }
        Says::MakesAgenda(None) => "The usual frame, to be changed then.",
        Says::AskRemoveNote => "Remove this note?",
        Says::AskBreak => "A break of how long?",
        Says::AskMessage => "What should the room read?",
        Says::EmptyClears => "Empty: takes the shown message away.",
        Says::AskAnnounce => "Back at what time?",
        Says::AskAbsent(team) => return format!("{team} is absent: why?"),
        Says::ReasonStays => "May stay empty; the room never sees it.",
        Says::AskInsert => "Which team presents as well?",
        Says::AskDraw => "Which seed for the draw?",
        Says::EmptyDraws => "One to six digits, said aloud. Empty: the machine makes one.",
        Says::TurnGivenUp(key) => return format!("{key}: the later teams move up."),
        Says::TurnKept(key) => {
            return format!("{key}: its time stays free, the others do not move.");
        }
        Says::TurnToDiscussion(key) => return format!("{key}: its time goes to discussion."),
        Says::Fair => "How time was shared",
        Says::NobodySpoke => "Nobody has spoken yet.",
        Says::Given => "given",
        Says::Taken => "taken",
        Says::FeedbackGiven => "feedback",
        Says::FeedbackTaken => "taken",
        Says::LeastAndMost([least, shortest], [most, longest]) => {
            return format!("Shortest feedback: {least}, {shortest}; longest: {most}, {longest}.");
        }
        Says::Drawn(receipt) => return format!("Lots drawn: {receipt}"),
        Says::DrawnUnkept(receipt, count) => {
            let es = if count == 1 { "" } else { "es" };
            return format!("Lots drawn: {receipt} · {count} wish{es} not kept");
        }
        Says::AskStartedAgo => "Started how long ago?",
        Says::LikeLength => "For example 10, 2m30 or 90s.",
        Says::LikeTime => "For example 16:30.",
        Says::NotUnderstood => "Not understood.",

        Says::Choose => "What are you going to run?",
        Says::Sessions => "Sessions",
        Says::OtherSessions => "Other sessions",
        Says::Agendas => "Agendas",
        Says::Resume(title) => return format!("Resume {title}"),
        Says::InterruptedAt(at) => return format!("interrupted {at}"),
        Says::PassedIn(time) => return format!("{time} elapsed"),
        Says::Closed => "closed",
        Says::LeftOpen => "left open",
        Says::Slots(count) => return format!("{count} slot{}", plural(En, count)),
        Says::Teams(count) => return format!("{count} team{}", plural(En, count)),
        Says::ToReview => "to review",
        Says::Fine => "ready",
        Says::Warnings(count) => return format!("{count} remark{}", plural(En, count)),
        Says::Errors(count) => return format!("{count} error{}", plural(En, count)),
        Says::NothingToChoose => "No agenda here. To begin one: deroule new \"My session\"",

        Says::Undone(what) => return format!("Undone: {what}"),
        Says::Redone(what) => return format!("Redone: {what}"),
        Says::Exported(what, path) => return written(En, what, path),
        Says::Cut => "Too long: the end is cut.",
        Says::TakesNotes => "Notes are taken here; the session is driven from the other console.",
        Says::TakenBy(who) => return format!("by {who}"),
        Says::DraftKept => "Draft kept.",
        Says::ActionDone => "✓ What was promised is noted as done.",
        Says::ActionLater => "What was promised is still to do, and is recalled another time.",
        Says::NoteHidden => "✓ saved, hidden by the filter",
        Says::DraftRestored => "The note that you were typing is back.",
        Says::NetworkDisk => {
            "The journal is on a network disk: one console at a time, and fewer guarantees."
        }
        Says::NearlyFull => "The disk is nearly full: 200 more notes at the most. Make some room.",
        Says::Resolved => "Everything is saved.",
        Says::DraftNotKept(why) => return format!("The note being typed is not safe. {why}"),
        Says::ExportFailed(why) => return format!("The debrief could not be written. {why}"),
        Says::OpenFailed(why) => return format!("This agenda could not be opened. {why}"),
        Says::Unsaved(1) => "1 note is waiting.",
        Says::Unsaved(count) => return format!("{count} notes are waiting."),
    };
    words.to_owned()
}
