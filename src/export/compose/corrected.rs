//! The times that were corrected: both of them, and who said so when.

use chrono::{DateTime, Utc};

use super::Writer;
use crate::{
    agenda::write_time,
    export::{
        debrief::{Corrected, Corrections},
        document::{About, Block, Table},
    },
    i18n::{cli::event::Say, export::Words, format},
};

impl Writer<'_> {
    /// Nothing unless it is asked for; then it is also said that no time was corrected.
    pub(super) fn corrected(&mut self) {
        let debrief = self.debrief;
        let Some(Corrections { facts, rundown }) = &debrief.corrections else { return };
        self.heading(&Words::CorrectedTimes);
        if facts.is_empty() {
            self.paragraph(self.say(&Words::NoCorrectedTime));
            return;
        }
        self.paragraph(self.say(&Words::ActualTimeFollowed));
        let head = [Words::Fact, Words::FirstWritten, Words::ActualTime, Words::CorrectedAt];
        let say = Say { lang: self.lang, zone: debrief.head.zone, rundown };
        let (mut rows, mut told) = (Vec::new(), Vec::new());
        for one in facts {
            let fact = say.event(&one.fact);
            let [first, at] = self.both(one);
            let said = self.moment(one.said_at);
            let said = match one.by.as_str() {
                "" => said,
                by => self.say(&Words::SaidBy { time: &said, by }),
            };
            told.push(self.say(&Words::CorrectedTold {
                fact: &fact,
                first: &first,
                at: &at,
                said: &said,
            }));
            rows.push(vec![fact, first, at, said]);
        }
        self.blocks.push(Block::Table(Table {
            about: About::Corrections,
            words: 1,
            head: head.map(|words| self.say(&words)).to_vec(),
            rows,
            told,
        }));
    }

    /// The time that was written and the real one; with seconds where they differ in these alone.
    fn both(&self, one: &Corrected) -> [String; 2] {
        let [first, at] = [one.first, one.at].map(|instant| self.time(instant));
        if first != at {
            return [first, at];
        }
        let zone = self.debrief.head.zone;
        [one.first, one.at].map(|instant| write_time(instant.with_timezone(&zone).time()))
    }

    /// A time, with its date where that is not the day of the session.
    fn moment(&self, instant: DateTime<Utc>) -> String {
        let head = &self.debrief.head;
        let day = instant.with_timezone(&head.zone).date_naive();
        let time = format::time(self.lang, instant, head.zone);
        if day == head.date {
            return self.say(&Words::AtTime { time: &time });
        }
        self.say(&Words::OnDay { date: &format::date(self.lang, day), time: &time })
    }
}
