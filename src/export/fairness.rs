//! The part of a debrief in Markdown that tells how time was shared, and how the order was drawn.

use chrono::TimeDelta;

use super::{Debrief, escape::escape, table::table};
use crate::{
    i18n::{
        Lang, draw,
        export::{Words, say},
        format,
    },
    session::{Share, TeamShare},
};

/// What stands in a cell that has nothing to say.
const NOTHING: &str = "–";

/// The receipts of the draws that stand, one block each.
pub(super) fn draws(debrief: &Debrief, lang: Lang) -> Vec<String> {
    let head = &debrief.head;
    let blocks = debrief.draws.iter().map(|drawn| {
        let receipt = draw::receipt(lang, drawn, head.date);
        let mut block = say(lang, &Words::Drawn { receipt: &receipt });
        for unkept in &drawn.unkept {
            block.push_str("\n* ");
            block.push_str(&escape(&draw::unkept(lang, unkept, head.zone)));
        }
        block
    });
    blocks.collect()
}

/// Time given and taken, team by team, and who was answered least and most; nothing where nobody
/// has spoken.
pub(super) fn blocks(debrief: &Debrief, lang: Lang) -> Vec<String> {
    let fair = &debrief.fair;
    if fair.teams.is_empty() {
        return Vec::new();
    }
    let answered = fair.teams.iter().any(|team| team.feedback.is_some());
    let mut head = vec![Words::Team, Words::TimeGiven, Words::TimeTaken, Words::Difference];
    if answered {
        head.extend([Words::FeedbackGiven, Words::FeedbackTaken]);
    }
    let head: Vec<String> = head.iter().map(|words| say(lang, words)).collect();
    let rows: Vec<Vec<String>> = fair.teams.iter().map(|team| row(team, answered)).collect();
    let mut blocks = vec![format!("## {}", say(lang, &Words::Fairness)), table(&head, &rows)];
    if let Some((least, most)) = fair.feedback() {
        let used = |team: &TeamShare| length(team.feedback.unwrap_or_default().used);
        blocks.push(say(
            lang,
            &Words::LeastAndMost {
                least: &escape(&least.defi),
                least_for: &used(least),
                most: &escape(&most.defi),
                most_for: &used(most),
            },
        ));
    }
    blocks
}

fn row(team: &TeamShare, answered: bool) -> Vec<String> {
    let Share { given, used } = team.whole();
    let difference = whole_seconds(used) - whole_seconds(given);
    let mut cells = vec![escape(&team.defi), length(given), length(used)];
    cells.push(if team.open { NOTHING.into() } else { signed(difference) });
    if answered {
        let cell = |pick: fn(Share) -> TimeDelta| {
            team.feedback.map_or_else(|| NOTHING.into(), |share| length(pick(share)))
        };
        cells.extend([cell(|share| share.given), cell(|share| share.used)]);
    }
    cells
}

fn length(length: TimeDelta) -> String {
    format::length(whole_seconds(length))
}

fn whole_seconds(length: TimeDelta) -> TimeDelta {
    TimeDelta::seconds(length.num_seconds())
}

fn signed(difference: TimeDelta) -> String {
    match difference.num_seconds() {
        0 => "0".into(),
        1.. => format!("+{}", format::length(difference)),
        _ => format::length(difference),
    }
}
