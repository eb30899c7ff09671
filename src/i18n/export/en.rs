//! Debriefs in English.

use super::{PaperStep, Words, Wrote, counted};
use crate::{
    agenda::Kind,
    session::{Category, NoteKind},
};

pub(super) fn say(words: &Words<'_>) -> String {
    match *words {
        Words::Debrief => "Debrief".into(),
        Words::Hosts => "Hosts:".into(),
        Words::Audience => "Audience:".into(),
        Words::Objectives => "Objectives:".into(),
        Words::MovedFrom { date } => format!("The agenda was written for {date}."),
        Words::AsOf { time } => format!("The session is not over: this is how it stood at {time}."),
        Words::Suspended { count: 1, total } => {
            format!("The clock was suspended once, for {total}.")
        }
        Words::Suspended { count, total } => {
            format!("The clock was suspended {count} times, {total} in all.")
        }
        Words::PlanChanged { at, news } => format!("Plan changed at {at}: {news}."),
        Words::Interrupted { from, to, length, counted: true } => {
            format!("The program was away from {from} to {to} ({length}): this time is counted.")
        }
        Words::Interrupted { from, to, length, counted: false } => {
            format!(
                "The program was away from {from} to {to} ({length}): this time is not counted."
            )
        }
        Words::Held { from, to, planned: Some(planned) } => {
            format!("The session was held from {from} to {to} (planned: {planned}).")
        }
        Words::Held { from, to, planned: None } => {
            format!("The session was held from {from} to {to}.")
        }
        Words::NotStarted { planned: Some(planned) } => {
            format!("The session was not started (planned: {planned}).")
        }
        Words::NotStarted { planned: None } => "The session was not started.".into(),
        Words::Presented { count: 0, .. } => "No team presented.".into(),
        Words::Presented { count: 1, of: 1 } => "The team presented.".into(),
        Words::Presented { count, of } if count == of => format!("All {count} teams presented."),
        Words::Presented { count, of } => format!("{count} of {of} teams presented."),
        Words::ToRemember { actions, decisions, questions } => {
            let parts = [
                (actions, "next action", "next actions"),
                (decisions, "decision", "decisions"),
                (questions, "open question", "open questions"),
            ];
            format!("To remember: {}.", counted(parts, "and"))
        }
        Words::Extract { what } => format!("Extract: {what}."),
        Words::OnlyKind(kind) => match kind {
            NoteKind::Plain => "plain notes",
            NoteKind::Plus => "what went well",
            NoteKind::Minus => "what to improve",
            NoteKind::Question => "questions",
            NoteKind::Decision => "decisions",
            NoteKind::Action => "next actions",
        }
        .into(),
        Words::Since { time } => format!("notes taken since {time}"),
        Words::Decisions => "Decisions".into(),
        Words::OpenQuestions => "Open questions".into(),
        Words::FollowUp => "Follow-up".into(),
        Words::PresentedBy { names } => format!("presented by {names}"),
        Words::ActionTold { who, what, about: Some(about) } => format!("{who}: {what} ({about})"),
        Words::ActionTold { who, what, about: None } => format!("{who}: {what}"),
        Words::SlotTold { name, actual, planned: Some(planned) } => {
            format!("{actual}: {name} (planned: {planned})")
        }
        Words::SlotTold { name, actual, planned: None } => format!("{actual}: {name}"),
        Words::TurnTold { team, started, planned, parts } => {
            let planned = planned.map_or_else(String::new, |at| format!(" (planned: {at})"));
            let parts = if parts.is_empty() { String::new() } else { format!(" – {parts}") };
            format!("{started}: {team}{planned}{parts}")
        }
        Words::DifferenceTold { difference } => format!("difference {difference}"),
        Words::ActualStart => "Actual start".into(),
        Words::PaperAfterwards => {
            "To type it all in afterwards, in order, the next day too (times are those of the session’s own day):".into()
        }
        Words::PaperCommand(step) => match step {
            PaperStep::Open { dated: true } => "deroule open AGENDA --as-dated",
            PaperStep::Open { dated: false } => "deroule open AGENDA",
            PaperStep::Start => "deroule do start --at 13:34",
            PaperStep::Note => "deroule note --at 13:40 + …",
            PaperStep::Next => "deroule do next --at 13:47",
            PaperStep::Absent => "deroule do absent TEAM",
            PaperStep::Close => "deroule do close --at 18:29",
            PaperStep::Correct => "deroule do correct 12 14:03",
        }
        .into(),
        Words::PaperMeans(step) => match step {
            PaperStep::Open { dated: true } => "open the session, on its date",
            PaperStep::Open { dated: false } => "open the session",
            PaperStep::Start => "begin",
            PaperStep::Note => "a note, with its sign",
            PaperStep::Next => "go on",
            PaperStep::Absent => "a team that did not come, before its turn",
            PaperStep::Close => "end",
            PaperStep::Correct => "change a time (12 is the number that deroule log shows)",
        }
        .into(),
        Words::PictureOfDay => "The day as planned, and below as it went.".into(),
        Words::PictureOfTurns => "The time that each team took, and the time planned.".into(),
        Words::WhoPresented => "Who presented".into(),
        Words::PlannedAndActual => "Planned and actual".into(),
        Words::Planned => "Planned".into(),
        Words::Actual => "Actual".into(),
        Words::Difference => "Difference".into(),
        Words::Start => "Start".into(),
        Words::End => "End".into(),
        Words::Slot => "Slot".into(),
        Words::PlannedLength => "Planned length".into(),
        Words::TimeTaken => "Time taken".into(),
        Words::NotHeld => "not held".into(),
        Words::NotPresented => "did not present".into(),
        Words::NotThere => "absent".into(),
        Words::ToCome => "to come".into(),
        Words::Running => "running".into(),
        Words::Round { round, of } => format!("Round {round} of {of}"),
        Words::UnplannedBreak => "Unplanned break".into(),
        Words::Team => "Team".into(),
        Words::Turn { number } => format!("Turn {number}"),
        Words::WholeTurn => "Turn".into(),
        Words::Drawn { receipt } => format!("Lots were drawn: {receipt}."),
        Words::Fairness => "How time was shared".into(),
        Words::TimeGiven => "Time given".into(),
        Words::AgainstGiven => "Taken − given".into(),
        Words::FeedbackGiven => "Feedback given".into(),
        Words::FeedbackTaken => "Feedback taken".into(),
        Words::LeastAndMost { least, least_for, most, most_for } => {
            format!("Shortest feedback: {least}, {least_for}; longest: {most}, {most_for}.")
        }
        Words::ByTeam => "By team".into(),
        Words::WithoutNotes { names } => format!("No notes: {names}."),
        Words::Absent { names, .. } => format!("Absent: {names}."),
        Words::OnStage { name } => format!("On stage: {name}."),
        Words::CameLate { name, time } => {
            format!("{name}, absent at its time, presented at {time}.")
        }
        Words::CameInTime { name, time } => {
            format!("{name}, first marked absent, presented at {time}.")
        }
        Words::CameUnheard { name, time, over: true } => {
            format!("{name}, marked absent, came at {time} and did not present.")
        }
        Words::CameUnheard { name, time, over: false } => {
            format!("{name}, marked absent, came at {time} and has not presented yet.")
        }
        Words::Added { names, .. } => format!("Added on the day: {names}."),
        Words::FreeTurn { name, discussion: false } => format!("Free ({name})"),
        Words::FreeTurn { name, discussion: true } => format!("Discussion ({name})"),
        Words::FreeHeld { what, times } => format!("{what}: {times}."),
        Words::NotHeard { names, over: false, .. } => format!("Still to speak: {names}."),
        Words::NotHeard { names, .. } => format!("Did not get to speak: {names}."),
        Words::ByTrack => "By group".into(),
        Words::GeneralNotes => "General notes".into(),
        Words::NextActions => "Next actions".into(),
        Words::NoNextAction => "No next action was noted.".into(),
        Words::DoneSince => "Done since last time".into(),
        Words::PromisedOn { date } => format!("promised on {date}"),
        Words::TickedAt { time } => format!("ticked off at {time}"),
        Words::WayTaken { time, what } => format!("At {time}, {what}."),
        Words::CorrectedTimes => "Corrected times".into(),
        Words::NoCorrectedTime => "No time was corrected.".into(),
        Words::ActualTimeFollowed => {
            "These times were corrected afterwards. Everywhere else this debrief follows the actual time."
                .into()
        }
        Words::Fact => "Fact".into(),
        Words::FirstWritten => "Time first noted".into(),
        Words::ActualTime => "Actual time".into(),
        Words::CorrectedAt => "Corrected".into(),
        Words::AtTime { time } => format!("at {time}"),
        Words::OnDay { date, time } => format!("on {date} at {time}"),
        Words::SaidBy { time, by } => format!("{time} by {by}"),
        Words::CorrectedTold { fact, first, at, said } => {
            format!("{fact}: {at}, first noted at {first} (corrected {said})")
        }
        Words::Who => "Who".into(),
        Words::Action => "What".into(),
        Words::NobodyYet => "to be named".into(),
        Words::Kind(kind) => match kind {
            NoteKind::Plain => "Notes",
            NoteKind::Plus => "What went well (+)",
            NoteKind::Minus => "To improve (−)",
            NoteKind::Question => "Questions (?)",
            NoteKind::Decision => "Decisions (!)",
            NoteKind::Action => "Next actions (>)",
        }
        .into(),
        Words::Source => "Source:".into(),
        Words::Agenda => "The agenda as planned".into(),
        Words::Shifted { by } => format!("On the day its times were moved by {by}."),
        Words::AnnouncedEnd { time } => format!("Announced end: {time}."),
        Words::Length => "Length".into(),
        Words::Nature => "Kind".into(),
        Words::SlotKind(kind) => match kind {
            Kind::Welcome => "welcome",
            Kind::Presentations => "presentations",
            Kind::Break => "break",
            Kind::Workshop => "workshop",
            Kind::Restitution => "report back",
            Kind::Debrief => "debrief",
            Kind::Other => "other",
        }
        .into(),
        Words::Turns => "Turns".into(),
        Words::AllTeams => "all teams".into(),
        Words::Rounds { count: 1 } => "1 round".into(),
        Words::Rounds { count } => format!("{count} rounds"),
        Words::TurnOf => "turn".into(),
        Words::TeamSpeaks => "presentation".into(),
        Words::RoomReacts => "reactions".into(),
        Words::Changeover => "changeover".into(),
        Words::SideBySide => "at the same time".into(),
        Words::Room => "Room".into(),
        Words::Owner => "Administration".into(),
        Words::Presenters => "Presented by".into(),
        Words::With => "With".into(),
        Words::From => "Not before".into(),
        Words::PlaceInOrder => "Place".into(),
        Words::First => "first".into(),
        Words::Last => "last".into(),
        Words::Link => "Link".into(),
        Words::Category(category) => match category {
            Category::A => "learning",
            Category::AP => "learning and production",
            Category::C => "communication",
            Category::D => "data",
            Category::I => "setting up",
            Category::M => "management",
            Category::P => "production",
            Category::S => "IT services",
            Category::T => "transformation",
            Category::U => "users",
        }
        .into(),
    }
}

pub(super) fn written(what: Wrote, path: &str) -> String {
    let what = match what {
        Wrote::Debrief => "Debrief",
        Wrote::Sheet => "Team’s sheet",
        Wrote::FollowUp => "Follow-up table",
        Wrote::Calendar => "Calendar",
        Wrote::Session => "Session",
    };
    format!("{what} written to {path}")
}
