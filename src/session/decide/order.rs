//! Decisions on the order of the teams.

use super::{Case, Decided, names};
use crate::{
    agenda::Text,
    session::{Change, Event, Refusal, lineup, rundown::Rundown},
};

impl Case<'_> {
    /// A change of the lineup is allowed when it can be applied.
    pub(super) fn lineup(
        &self,
        asked: impl FnOnce(&Self) -> Result<Change, Refusal>,
    ) -> Result<Option<Decided>, Refusal> {
        self.not_finished()?;
        let change = asked(self)?;
        let mut rundown: Rundown = self.state.rundown.clone();
        lineup::change(&mut rundown, &self.state.plan, self.state.position(), &change)?;
        Ok(Some((self.at, Event::LineupChanged { change })))
    }

    /// The team that is meant.
    pub(super) fn name(&self, typed: &Text) -> Result<Text, Refusal> {
        match names::of_pair(&self.state.plan, typed) {
            Some(name) => Ok(name),
            None => names::find_name(&self.session.teams(), typed),
        }
    }

    /// The team that is meant, unless it is speaking.
    pub(super) fn waits(&self, typed: &Text) -> Result<Text, Refusal> {
        let defi = self.name(typed)?;
        let speaks = self.state.current().or(self.interrupted_run());
        if speaks.is_some_and(|run| run.defi.as_ref() == Some(&defi)) {
            return Err(Refusal::IsSpeaking { defi });
        }
        Ok(defi)
    }

    /// The phase that waits for the end of an unplanned break.
    fn interrupted_run(&self) -> Option<&super::Run> {
        let waiting = self.state.waiting?;
        self.state.runs.iter().rev().find(|run| run.cue == waiting)
    }

    /// The team that is to present as well: one that was not foreseen, or one of the lineup that
    /// has no turn.
    pub(super) fn new_name(&self, typed: &Text) -> Result<Text, Refusal> {
        let fold = crate::agenda::fold_name;
        let known = self.session.teams().into_iter().find(|name| fold(name) == fold(typed));
        match known {
            Some(defi) if lineup::is_turnless(&self.state.rundown, &defi) => Ok(defi),
            Some(defi) => Err(Refusal::KnownDefi { defi }),
            None if typed.is_empty() => {
                Err(Refusal::UnknownDefi { name: typed.clone(), nearest: None })
            }
            None => Ok(typed.clone()),
        }
    }
}
