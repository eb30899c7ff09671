//! The session's own time line: where a reading of the clocks stands on it. Changes nothing that
//! people see.

use chrono::{DateTime, TimeDelta, Utc};

use super::State;
use crate::session::{Body, Event, Reading, Recorded};

impl State {
    /// When a plan without hours begins, its shift not counted: when the day did at first, however
    /// far what runs has been planned otherwise since.
    pub(in crate::session) fn day_begin(&self) -> DateTime<Utc> {
        self.first_start.map_or(self.anchor.wall, |start| start - self.plan.shift)
    }

    /// The instant on the session's own time line that a reading stands for: within one start of
    /// the machine it follows the monotonic clock, across starts the wall clock, but never back
    /// beyond what is recorded (a machine that starts with a wrong clock).
    pub(in crate::session) fn instant(&self, now: &Reading) -> DateTime<Utc> {
        if now.boot == self.anchor.boot {
            self.anchor.wall + (now.mono - self.anchor.mono)
        } else {
            let (instant, wall) = self.latest;
            instant + (now.wall - wall).max(TimeDelta::zero())
        }
    }

    pub(super) fn follow_clock(&mut self, recorded: &Recorded) {
        let reading = &recorded.recorded_at;
        if let Body::Known(Event::ClockStepped { by }) = &recorded.body {
            self.step = Some((recorded.seq, *by));
            self.away_until = self.away_until.map(|until| until + *by);
            if self.on_air
                && let Some(run) = self.runs.last_mut()
            {
                run.step(*by);
            }
            self.anchor = reading.clone();
            self.latest = (reading.wall, reading.wall);
        } else if reading.boot != self.anchor.boot {
            self.anchor = Reading { wall: self.instant(reading), ..reading.clone() };
        }
        let instant = self.instant(reading);
        if instant >= self.latest.0 {
            self.latest = (instant, reading.wall);
        }
    }
}
