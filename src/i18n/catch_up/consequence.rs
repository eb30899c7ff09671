//! What the time lost or gained comes to, in a sentence: said the same way on every screen.

use chrono::TimeDelta;

use super::{Says, Teller, inside};
use crate::{
    i18n::{console::screen::Says as Screen, format},
    session::{Consequence, Loss, Moment, Stretch},
};

/// How many losses are said before "and so many more".
const LOSSES: usize = 2;

impl Teller {
    /// One consequence, without a sign in front.
    #[must_use]
    pub fn consequence(self, moment: &Moment, consequence: &Consequence) -> String {
        let say = |says: Says<'_>| says.words(self.lang);
        match consequence {
            Consequence::Loses(last) => self.losses(moment, last),
            Consequence::Pace { defi, late: _ } => say(Says::Pace(defi.as_deref())),
            Consequence::Absorbed(rest) => {
                let [length, planned] = [rest.length, rest.planned].map(minutes);
                say(Says::Absorbed(&self.the_break(rest), &length, &planned))
            }
            Consequence::Ahead { by, rest } => {
                // towards zero, as the head of the screen says it
                let by = format::short_length(TimeDelta::minutes(by.num_minutes()));
                let length = minutes(rest.length);
                say(Says::BreakCanLast(&by, &self.the_break(rest), &length))
            }
        }
    }

    /// What the last cues lose if the room closes at the target end.
    fn losses(self, moment: &Moment, last: &Loss) -> String {
        let say = |says: Screen<'_>| says.words(self.lang);
        let end = self.time(moment.target_end.unwrap_or(moment.at));
        // the last ones lose first: they are what people will miss
        let told = moment.losses.iter().rev().take(LOSSES);
        let mut words: Vec<String> = told.map(|loss| self.loss(loss)).collect();
        if words.is_empty() {
            words.push(self.loss(last));
        }
        if let more @ 1.. = moment.losses.len().saturating_sub(LOSSES) {
            words.push(say(Screen::AndMore(more)));
        }
        format!("{}{}", say(Screen::IfEndsAt(&end)), words.join(", "))
    }

    fn loss(self, loss: &Loss) -> String {
        let say = |says: Screen<'_>| says.words(self.lang);
        let what = match (&loss.phase, &loss.defi) {
            (Some(phase), Some(defi)) if !phase.is_empty() => say(Screen::Of(&inside(phase), defi)),
            (_, Some(defi)) => defi.to_string(),
            (_, None) => inside(&loss.title),
        };
        if loss.left < TimeDelta::seconds(1) {
            return say(Screen::FallsAway(&what));
        }
        let [left, given] = [loss.left, loss.allotted].map(format::short_length);
        say(Screen::Shorter(&what, &left, &given))
    }

    fn the_break(self, rest: &Stretch) -> String {
        Says::TheBreak(&rest.title).words(self.lang)
    }
}

/// A length of which seconds are of no interest.
fn minutes(length: TimeDelta) -> String {
    format::short_length(TimeDelta::minutes((length.num_seconds() + 30) / 60))
}
