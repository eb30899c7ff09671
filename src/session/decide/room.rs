//! Decisions on what the room sees and what is noted: message, blackout, notes.

use super::{Case, Decided, find_name, names};
use crate::{
    agenda::{CueId, Text, Track, fold_name},
    session::{Event, NoteContext, NoteKind, Pledge, Refusal, When, signs},
};

/// What a note is about, where it is not simply what runs.
#[derive(Debug, Clone, Copy)]
pub(super) struct About<'a> {
    /// The team, as typed.
    pub(super) defi: Option<&'a Text>,
    /// What ran when its first character was typed.
    pub(super) context: Option<&'a NoteContext>,
}

impl Case<'_> {
    pub(super) fn message(&self, text: Option<&Text>) -> Result<Option<Decided>, Refusal> {
        self.not_finished()?;
        let event = match text {
            Some(text) if text.is_empty() => return Err(Refusal::EmptyMessage),
            Some(text) => Event::MessageShown { text: text.clone() },
            None if self.state.message.is_none() => return Err(Refusal::NoMessage),
            None => Event::MessageCleared,
        };
        Ok(Some((self.at, event)))
    }

    pub(super) fn blackout(&self, on: bool) -> Result<Option<Decided>, Refusal> {
        if self.state.blackout == on {
            return Err(Refusal::SameBlackout);
        }
        Ok(Some((self.at, Event::Blackout { on })))
    }

    /// A note is welcome at any time, also after the end, and about any time: it goes to what ran
    /// then.
    pub(super) fn note(
        &self,
        line: &Text,
        kind: Option<NoteKind>,
        when: When,
        about: About<'_>,
        key: Option<&Text>,
    ) -> Result<Option<Decided>, Refusal> {
        let mut note = signs::read(line, kind, &self.session.people(), &self.session.teams());
        if note.text.is_empty() {
            return Err(Refusal::EmptyNote);
        }
        let (at, ran) = match about.context {
            Some(context) => (context.at.min(self.at), None),
            None => self.what_ran(when)?,
        };
        note.cue = match about.context {
            Some(context) => context.cue,
            None => ran.map(|run| run.cue),
        };
        note.elapsed = note.cue.and_then(|cue| self.state.elapsed(cue, at));
        (note.defi, note.track) = match (about.defi, about.context) {
            (Some(typed), _) => self.team_or_track(typed)?,
            (None, Some(context)) => (context.defi.clone(), context.track.clone()),
            (None, None) => (ran.and_then(|run| run.defi.clone()), None),
        };
        note.prompt = note.cue.and_then(|cue| self.answered(cue, at, note.defi.as_ref()));
        note.key = key.cloned();
        Ok(Some((at, Event::Noted { note })))
    }

    /// The question that a note answers: the one that was on, unless it is about another team
    /// than the one that was asked.
    pub(super) fn answered(
        &self,
        cue: CueId,
        at: chrono::DateTime<chrono::Utc>,
        defi: Option<&Text>,
    ) -> Option<Text> {
        let mut runs = self.state.runs.iter().rev();
        let run = runs.find(|run| run.cue == cue && run.started_at <= at)?;
        let prompt = self.state.prompt_at(cue, at);
        prompt.filter(|_| run.defi.as_ref() == defi).cloned()
    }

    /// Said twice, it is done once.
    pub(super) fn done(&self, action: &Pledge) -> Option<Decided> {
        let known = self.state.kept.iter().any(|kept| kept.pledge.key() == action.key());
        (!known).then(|| (self.at, Event::ActionDone { action: Box::new(action.clone()) }))
    }

    /// The team that is meant, else the one of several things side by side: first of those that
    /// run now, then of all that the plan has.
    pub(super) fn team_or_track(
        &self,
        typed: &Text,
    ) -> Result<(Option<Text>, Option<Text>), Refusal> {
        let unknown = match self.name(typed) {
            Ok(defi) => return Ok((Some(defi), None)),
            Err(unknown) => unknown,
        };
        let now = self.state.current().map_or(&[][..], |run| self.state.tracks(run.cue));
        let all = self.state.plan.slots.iter().flat_map(|slot| &slot.tracks);
        let titles = |tracks: Vec<&Track>| {
            let mut seen = std::collections::BTreeSet::new();
            let titles = tracks.into_iter().map(|track| track.title.clone());
            titles.filter(|title| seen.insert(fold_name(title))).collect::<Vec<_>>()
        };
        let found = find_name(&titles(now.iter().collect()), typed)
            .or_else(|_| find_name(&titles(all.collect()), typed));
        if let Ok(track) = found {
            return Ok((None, Some(track)));
        }
        // a note that went astray is seen, and moved with a word: a slip of the hand is forgiven
        names::near(&self.session.teams(), typed).map(|defi| (Some(defi), None)).ok_or(unknown)
    }
}
