//! Every event with the session as it stood when it was written down. Words are for others.

use super::{Line, Recorded, Session};

impl Session {
    /// Shows every event, whether it stands, and the rundown as it was once that was written down,
    /// whatever was undone or planned otherwise since: cues are called there as they were then.
    ///
    /// # Errors
    /// As soon as `show` fails.
    pub fn retrace<E>(
        &self,
        mut show: impl FnMut(&Recorded, bool, &[Line]) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut then: Option<Self> = None;
        for (recorded, stands) in self.history() {
            match &mut then {
                Some(session) => session.apply(recorded.clone()),
                None => then = Self::replay(vec![recorded.clone()]),
            }
            let rundown = then.as_ref().map(|session| session.rundown_at(recorded));
            show(recorded, stands, &rundown.unwrap_or_default())?;
        }
        Ok(())
    }

    fn rundown_at(&self, recorded: &Recorded) -> Vec<Line> {
        let state = self.state();
        state.moment(state.instant(&recorded.recorded_at)).rundown
    }
}
