//! How time was shared: what each team was given and took, and who was answered least and most.

use chrono::TimeDelta;

use super::{NOTHING, Writer, times::signed};
use crate::{
    export::document::{About, Block, Table},
    i18n::{export::Words, format},
    session::{Share, TeamShare},
};

impl Writer<'_> {
    /// Nothing where nobody has spoken.
    pub(super) fn shares(&mut self) {
        let fair = &self.debrief.fair;
        if fair.teams.is_empty() {
            return;
        }
        let answered = fair.teams.iter().any(|team| team.feedback.is_some());
        let mut head = vec![Words::Team, Words::TimeGiven, Words::TimeTaken, Words::AgainstGiven];
        if answered {
            head.extend([Words::FeedbackGiven, Words::FeedbackTaken]);
        }
        self.heading(&Words::Fairness);
        self.blocks.push(Block::Table(Table {
            about: About::Shares,
            words: 1,
            head: head.iter().map(|words| self.say(words)).collect(),
            rows: fair.teams.iter().map(|team| row(team, answered)).collect(),
            told: Vec::new(),
        }));
        if let Some((least, most)) = fair.feedback() {
            self.paragraph(self.say(&Words::LeastAndMost {
                least: &super::names(&least.teams),
                least_for: &length(least.used),
                most: &super::names(&most.teams),
                most_for: &length(most.used),
            }));
        }
    }
}

fn row(team: &TeamShare, answered: bool) -> Vec<String> {
    let Share { given, used } = team.whole();
    let difference = whole_seconds(used) - whole_seconds(given);
    let mut cells = vec![team.defi.to_string(), length(given), length(used)];
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
