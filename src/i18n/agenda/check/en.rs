//! The plan doctor in English.

use super::{absorbed, english_length as length, english_minutes as minutes, hour, names, sum};
use chrono::TimeDelta;

use crate::{
    agenda::{
        check::{
            FindingKind, Hour, LONGEST_FORGOTTEN_BREAK, SHORTEST_BREAK, SHORTEST_TURN,
            USUAL_CHANGEOVER,
        },
        write_length, write_time,
    },
    i18n::{
        Lang::En,
        console::plan::kind as kind_name,
        format::{plural, quote, time_of_day},
    },
};

#[expect(clippy::too_many_lines, reason = "a table of sentences")]
pub(super) fn words(what: &FindingKind) -> (String, String) {
    let at = |time: &Hour| hour(En, *time);
    let named = |title: &str| {
        if title.is_empty() { "this slot".to_owned() } else { quote(En, title) }
    };
    match what {
        FindingKind::Overlap { title, start, above, above_end, written: _, promised: true } => {
            let (title, above) = (named(title), named(above));
            let (start, end) = (at(start), at(above_end));
            (
                format!("{title} is promised for {start}, but {above} ends at {end}"),
                format!("End {above} at {start}, or move {title} yourself."),
            )
        }
        FindingKind::Overlap { title, start, above, above_end, written: _, promised: false } => {
            let (title, above) = (named(title), named(above));
            let (start, end) = (at(start), at(above_end));
            (
                format!("{title} begins at {start}, but {above} ends at {end}"),
                format!("Begin {title} at {end}, or end {above} at {start}."),
            )
        }
        FindingKind::Gap { title, start, above, above_end, length: gap } => (
            format!(
                "nothing is planned from {} to {}, between {} and {} ({})",
                at(above_end),
                at(start),
                named(above),
                named(title),
                length(*gap),
            ),
            if *gap > LONGEST_FORGOTTEN_BREAK {
                "Add a slot, or begin what follows earlier."
            } else {
                "If it is a break, write it: Slot(kind: Break, …)."
            }
            .to_owned(),
        ),
        FindingKind::DoesNotFit { turns, needs, has } => (
            format!("{}, but the slot lasts {}", sum(turns, *needs), minutes(*has)),
            format!("Plan {} more, or fewer turns.", minutes(*needs - *has)),
        ),
        FindingKind::NoChangeover { turns, needs, has, likely_end } => {
            let sum = sum(turns, *needs);
            let spare = *has - *needs;
            let changes = turns.count.saturating_sub(1);
            let says = if spare.is_zero() {
                format!("{sum}: no time to change speakers")
            } else {
                format!(
                    "{sum}: {} left to change speakers {changes} time{}",
                    minutes(spare),
                    plural(En, changes),
                )
            };
            (
                says,
                format!(
                    "At {} a change, likely end {}. Shorten a phase, or plan for \
                     it (changeover: \"{}\") and lengthen the slot.",
                    minutes(USUAL_CHANGEOVER),
                    at(likely_end),
                    write_length(USUAL_CHANGEOVER),
                ),
            )
        }
        FindingKind::ThinTurns { teams, has, each, needs } => (
            format!(
                "{} for {teams} team{}: {} each",
                minutes(*has),
                plural(En, *teams),
                length(*each),
            ),
            format!(
                "Allow each team at least {}: {} in all.",
                minutes(SHORTEST_TURN),
                minutes(*needs),
            ),
        ),
        FindingKind::LikelyEnd { end, target, announced, by, changes } => {
            let absorbed = match absorbed(*changes, *by) {
                Some(absorbed) => format!("; breaks and slack absorb {}", minutes(absorbed)),
                None => String::new(),
            };
            (
                format!(
                    "the session likely ends at {}, {} after the {} end ({}): {changes} change{} \
                     of speakers without time in the plan, at {} each{absorbed}",
                    at(end),
                    minutes(*by),
                    if *announced { "announced" } else { "written" },
                    at(target),
                    plural(En, *changes),
                    minutes(USUAL_CHANGEOVER),
                ),
                "Make time for them in the phases, or announce a later end.".to_owned(),
            )
        }
        FindingKind::InvertedZone { zone, offset } => (
            format!(
                "zone: \"{}\" is {} {} universal time, and has no summer time",
                zone.name(),
                length(offset.abs()),
                if *offset < TimeDelta::zero() { "behind" } else { "ahead of" },
            ),
            "Write a city: \"Europe/Paris\".".to_owned(),
        ),
        FindingKind::ClocksChange { from, to } => (
            format!("clocks go from {} to {} during this slot", at(from), at(to)),
            "Countdowns stay right; look again at the times that you announce.".to_owned(),
        ),
        FindingKind::TooManyTeams { kind, teams, places, left_out } => {
            let (said, more) = names(En, left_out);
            let more = match more {
                0 => String::new(),
                more => format!(" and {more} other{}", plural(En, more)),
            };
            (
                format!(
                    "{teams} teams for {places} turn{} ({}): none for {said}{more}",
                    plural(En, *places),
                    kind_name(En, *kind),
                ),
                match teams.saturating_sub(*places) {
                    1 => "Raise the number of turns (turns) in one of these slots: one more is needed.".to_owned(),
                    missing => format!(
                        "Raise the number of turns (turns) in one of these slots: {missing} more are needed."
                    ),
                },
            )
        }
        FindingKind::NobodySpeaks { left_out } => {
            let (said, more) = names(En, left_out);
            let more = match more {
                0 => String::new(),
                more => format!(" and {more} other{}", plural(En, more)),
            };
            (
                format!("no slot is planned to hear the teams: {said}{more}"),
                "Plan a slot for presentations, or give one of the slots turns (turns).".to_owned(),
            )
        }
        FindingKind::TooFewTeams { kind, teams, places } => {
            let free = places - teams;
            let stay = if free == 1 { "stays" } else { "stay" };
            (
                format!(
                    "{teams} team{} for {places} turns ({}): {free} {stay} free",
                    plural(En, *teams),
                    kind_name(En, *kind),
                ),
                "Lower the number of turns (turns), or leave it so: a free turn takes no time.".to_owned(),
            )
        }
        FindingKind::NoLineup => (
            "turns: All gives each team a turn, but the agenda names none".to_owned(),
            "Add lineup: [Defi(name: \"…\")].".to_owned(),
        ),
        FindingKind::SameDefi { name } => (
            format!("{} stands twice among the teams", quote(En, name)),
            "Remove one of the two.".to_owned(),
        ),
        FindingKind::SameTurn { name, may_be } => (
            format!("{} has a turn already", quote(En, name)),
            if *may_be {
                "Remove it from one of the two slots, or leave it if you mean it."
            } else {
                "Remove one of the two."
            }
            .to_owned(),
        ),
        FindingKind::NotInLineup { name, nearest } => (
            format!("{} is not among the teams", quote(En, name)),
            match nearest {
                Some(nearest) => format!("Did you mean {}?", quote(En, nearest)),
                None => format!("Add Defi(name: \"{name}\") to lineup."),
            },
        ),
        FindingKind::TooEarly { name, from, turn } => (
            format!(
                "{} has its turn at {}, but is not there before {}",
                quote(En, name),
                at(turn),
                time_of_day(En, *from),
            ),
            "Move this team further down in lineup.".to_owned(),
        ),
        FindingKind::RoundsAndTurns { rounds } => (
            format!("rounds: {rounds} does not count: this slot has turns"),
            "Keep one of the two.".to_owned(),
        ),
        FindingKind::RoundsAndPhases { rounds } => (
            format!("the phases do not count: this slot has rounds: {rounds}"),
            "Keep one of the two.".to_owned(),
        ),
        FindingKind::ScriptLength { phase, script, length } => (
            format!(
                "the script of {} takes {}, the phase {}",
                quote(En, phase),
                minutes(*script),
                minutes(*length),
            ),
            "Make them agree; else the parts share the phase.".to_owned(),
        ),
        FindingKind::FloorTooLong { part, floor, has } => (
            match part {
                Some(part) => format!(
                    "{} keeps at least {}, and has only {}",
                    quote(En, part),
                    minutes(*floor),
                    minutes(*has),
                ),
                None => format!(
                    "this slot keeps at least {}, and has only {}",
                    minutes(*floor),
                    minutes(*has),
                ),
            },
            "Catching up can take nothing here: lower that minimum, or give it more time."
                .to_owned(),
        ),
        FindingKind::OverADay { length: long } => (
            format!("this slot lasts {}, more than a day", length(*long)),
            "Shorten it, or make several slots of it.".to_owned(),
        ),
        FindingKind::EndsLate { end, announced, by } => (
            format!(
                "the plan ends at {}, {} after the announced end ({})",
                at(end),
                length(*by),
                at(announced),
            ),
            format!("Shorten a slot, or announce end: \"{}\".", write_time(end.time)),
        ),
        FindingKind::EndsBeforeStart { announced, start } => (
            format!(
                "the announced end, {}, does not come after the start, {}",
                time_of_day(En, *announced),
                at(start),
            ),
            "Correct end, at the head of the agenda.".to_owned(),
        ),
        FindingKind::ShortBreak { length: short } => (
            format!("a break of {} is short", length(*short)),
            format!("Allow at least {}.", length(SHORTEST_BREAK)),
        ),
        FindingKind::LongBreak { length: long } => (
            format!("a break of {} is long", length(*long)),
            "Shorten it, or give that time back to the programme.".to_owned(),
        ),
        FindingKind::LongStretch { start, end, length: long, tangled } => (
            format!("{} without a break, from {} to {}", length(*long), at(start), at(end)),
            if *tangled {
                "Mend the errors in these slots first, then plan a break after two hours at the most."
            } else {
                "Plan a break after two hours at the most."
            }
            .to_owned(),
        ),
        FindingKind::NoEnd { title, until: Some(until) } => (
            format!("the end of {} is not written: it lasts until {}", named(title), at(until)),
            "Write when it ends (end) or how long it lasts (length).".to_owned(),
        ),
        FindingKind::NoEnd { title, until: None } => (
            format!("the end of {} is not written: the clock will count up", named(title)),
            "Write when it ends (end) or how long it lasts (length), for a countdown.".to_owned(),
        ),
        FindingKind::Untimed { title } => (
            format!("no length for {}: the clock will count up", named(title)),
            "Write how long it lasts (length), for a countdown.".to_owned(),
        ),
        FindingKind::Disagrees { start, end, between, length: written } => (
            format!(
                "from {} to {} there are {}, but length says {}: the times win",
                at(start),
                at(end),
                minutes(*between),
                minutes(*written),
            ),
            "Remove the length (length), or correct a time.".to_owned(),
        ),
        FindingKind::EndsFirst { start, end } if start.time == *end => (
            format!("the slot begins and ends at {}", at(start)),
            "Correct one of the two times.".to_owned(),
        ),
        FindingKind::EndsFirst { start, end } => (
            format!(
                "the slot ends at {}, before it begins at {}",
                time_of_day(En, *end),
                at(start),
            ),
            "Correct one of the two times.".to_owned(),
        ),
        FindingKind::Backwards { start, above } => (
            format!(
                "the slot begins at {}, before the one above it ({})",
                time_of_day(En, *start),
                at(above),
            ),
            "Put them in order, or write day if it is another day.".to_owned(),
        ),
        FindingKind::Twice { time } => (
            format!(
                "{} exists twice that day, when clocks go back: the first one is taken",
                time_of_day(En, *time),
            ),
            "Avoid that time, or write length.".to_owned(),
        ),
        FindingKind::Never { time, taken } => (
            format!(
                "{} does not exist that day, when clocks go forward: {} is taken",
                time_of_day(En, *time),
                at(taken),
            ),
            format!("Write \"{}\".", write_time(taken.time)),
        ),
    }
}

/// What the other place has to do with a finding; empty where there is none.
pub(super) const fn also(what: &FindingKind) -> &'static str {
    match what {
        FindingKind::Overlap { .. } | FindingKind::Gap { .. } => "the earlier one ends here",
        FindingKind::TooManyTeams { .. } => "without a turn from here on",
        FindingKind::SameDefi { .. } | FindingKind::SameTurn { .. } => "the first time",
        FindingKind::TooEarly { .. } => "the team",
        FindingKind::EndsLate { .. } => "the announced end",
        FindingKind::LongStretch { .. } => "until the end of this one",
        FindingKind::Disagrees { .. }
        | FindingKind::EndsFirst { .. }
        | FindingKind::EndsBeforeStart { .. } => "the start",
        FindingKind::Backwards { .. } => "the slot above",
        FindingKind::DoesNotFit { .. }
        | FindingKind::NoChangeover { .. }
        | FindingKind::ThinTurns { .. }
        | FindingKind::LikelyEnd { .. }
        | FindingKind::InvertedZone { .. }
        | FindingKind::ClocksChange { .. }
        | FindingKind::TooFewTeams { .. }
        | FindingKind::NoLineup
        | FindingKind::NobodySpeaks { .. }
        | FindingKind::LongBreak { .. }
        | FindingKind::NotInLineup { .. }
        | FindingKind::RoundsAndTurns { .. }
        | FindingKind::RoundsAndPhases { .. }
        | FindingKind::ScriptLength { .. }
        | FindingKind::FloorTooLong { .. }
        | FindingKind::OverADay { .. }
        | FindingKind::ShortBreak { .. }
        | FindingKind::NoEnd { .. }
        | FindingKind::Untimed { .. }
        | FindingKind::Twice { .. }
        | FindingKind::Never { .. } => "",
    }
}
