//! What people said: what is to be done, decided or open over the whole day, then team by team.

use super::{NOTHING, Writer, times::signed};
use crate::{
    agenda::{CueId, Text, fold_name},
    export::{
        debrief::{Team, TurnRow},
        document::{About, Block, Item, Table},
    },
    i18n::{export::Words, format},
    session::{Kept, NoteKind, TakenNote, after_owner},
};

/// What stands before what was done.
const DONE: char = '☑';

impl Writer<'_> {
    /// The actions, the decisions and the questions of the whole session.
    ///
    /// A whole debrief says when there is no action: that is a decision, too.
    pub(super) fn collected(&mut self) {
        let only = &self.debrief.only;
        if only.kind.is_none_or(|kind| kind == NoteKind::Action) {
            self.actions();
            self.kept();
        }
        // one team's sheet tells them once, below
        if only.kind.is_none() && only.defi.is_none() {
            self.listed(NoteKind::Decision, &Words::Decisions);
            self.listed(NoteKind::Question, &Words::OpenQuestions);
        }
    }

    fn actions(&mut self) {
        let debrief = self.debrief;
        let started = debrief.head.actual_start.is_some();
        if debrief.actions.is_empty() && !(debrief.only.is_all() && started) {
            return;
        }
        self.heading(&Words::NextActions);
        if debrief.actions.is_empty() {
            self.paragraph(self.say(&Words::NoNextAction));
            return;
        }
        let head = [Words::Who, Words::Action, Words::Team].map(|words| self.say(&words)).to_vec();
        let nobody = self.say(&Words::NobodyYet);
        let (mut rows, mut told) = (Vec::new(), Vec::new());
        for taken in &debrief.actions {
            let note = &taken.note;
            let who = note.owner.as_ref().map_or_else(|| nobody.clone(), Text::to_string);
            let what = task(&note.text, note.owner.as_ref());
            let about = note.defi.as_ref().or(note.track.as_ref());
            told.push(match about {
                Some(about) => {
                    self.say(&Words::ActionTold { who: &who, what, about: Some(about.as_str()) })
                }
                None => self.say(&Words::ActionTold { who: &who, what, about: None }),
            });
            let about = about.map_or_else(|| NOTHING.into(), Text::to_string);
            rows.push(vec![who, what.to_owned(), about]);
        }
        self.blocks.push(Block::Table(Table { about: About::Actions, words: 1, head, rows, told }));
    }

    /// What was promised in earlier sessions and found done in this one.
    fn kept(&mut self) {
        let debrief = self.debrief;
        if debrief.kept.is_empty() {
            return;
        }
        let item = |kept: &Kept| {
            let pledge = &kept.pledge;
            let what = task(&pledge.text, pledge.owner.as_ref());
            let text = match &pledge.owner {
                Some(who) if *what != *pledge.text => {
                    self.say(&Words::ActionTold { who, what, about: None })
                }
                Some(_) | None => pledge.text.to_string(),
            };
            let date = format::date(self.lang, pledge.date);
            let defi = pledge.defi.iter().filter(|defi| pledge.owner.as_ref() != Some(*defi));
            let mut about: Vec<String> = defi.map(Text::to_string).collect();
            about.push(self.say(&Words::PromisedOn { date: &date }));
            about.push(self.say(&Words::TickedAt { time: &self.time(kept.at) }));
            Item { sign: Some(DONE), text, aside: Some(about.join(", ")), ..Item::default() }
        };
        let items = debrief.kept.iter().map(item).collect();
        self.heading(&Words::DoneSince);
        self.blocks.push(Block::List(items));
    }

    /// Every note of a kind, with what it is about.
    fn listed(&mut self, kind: NoteKind, heading: &Words<'_>) {
        let debrief = self.debrief;
        let items: Vec<Item> = debrief
            .of_kind(kind)
            .map(|taken| {
                let about = taken.note.track.as_ref().or(taken.note.defi.as_ref());
                let aside = about.map(Text::to_string).or_else(|| self.context(taken));
                Item { text: taken.note.text.to_string(), aside, ..Item::default() }
            })
            .collect();
        if !items.is_empty() {
            self.heading(heading);
            self.blocks.push(Block::List(items));
        }
    }

    pub(super) fn teams(&mut self) {
        let debrief = self.debrief;
        // all actions stand in their table already, with who and about whom
        let told = debrief.only.kind == Some(NoteKind::Action);
        if told || debrief.teams.is_empty() && debrief.without_notes.is_empty() {
            return;
        }
        if debrief.only.sheet {
            debrief.teams.iter().for_each(|team| self.notes(&team.notes));
            return;
        }
        let told =
            |team: &&Team| self.tells(&team.notes) || !self.about_team(&team.name).is_empty();
        let told: Vec<&Team> = debrief.teams.iter().filter(told).collect();
        if told.is_empty() && debrief.without_notes.is_empty() {
            return;
        }
        self.heading(&Words::ByTeam);
        told.into_iter().for_each(|team| self.team(team));
        if !debrief.without_notes.is_empty() {
            let names = super::names(&debrief.without_notes);
            self.paragraph(self.say(&Words::WithoutNotes { names: &names }));
        }
    }

    fn team(&mut self, team: &Team) {
        self.blocks.push(Block::Heading(3, team.name.to_string()));
        let about = self.about_team(&team.name);
        if !about.is_empty() {
            self.blocks.push(Block::About(about));
        }
        self.notes(&team.notes);
    }

    /// When a team spoke and who for it, and how long that took.
    fn about_team(&self, name: &Text) -> String {
        let rows = self.debrief.turns.iter().flat_map(|table| &table.rows);
        let same = |row: &&TurnRow| {
            row.team.as_ref().is_some_and(|team| fold_name(team) == fold_name(name))
        };
        let turns = rows.filter(same).filter_map(|row| {
            let started = self.time(row.started_at?);
            let used = format::length(row.used.iter().flatten().sum());
            let difference = row.difference.filter(|difference| difference.num_seconds() != 0);
            Some(match difference {
                Some(difference) => format!("{started}, {used} ({})", signed(difference)),
                None => format!("{started}, {used}"),
            })
        });
        let mut parts: Vec<String> = turns.collect();
        parts.extend(self.presented_by(name));
        parts.join(" · ")
    }

    /// Who speaks for a team.
    fn presented_by(&self, name: &Text) -> Option<String> {
        let mut lineup = self.plan.lineup.iter();
        let defi = lineup.find(|defi| fold_name(&defi.name) == fold_name(name))?;
        (!defi.presenters.is_empty()).then(|| {
            let names = super::names(&defi.presenters);
            self.say(&Words::PresentedBy { names: &names })
        })
    }

    pub(super) fn tracks(&mut self) {
        let debrief = self.debrief;
        let told = |track: &&Team| self.tells(&track.notes);
        let told: Vec<&Team> = debrief.tracks.iter().filter(told).collect();
        if told.is_empty() || debrief.only.kind == Some(NoteKind::Action) {
            return;
        }
        self.heading(&Words::ByTrack);
        for track in told {
            self.blocks.push(Block::Heading(3, track.name.to_string()));
            self.notes(&track.notes);
        }
    }

    pub(super) fn general(&mut self) {
        let debrief = self.debrief;
        if debrief.general.is_empty() || debrief.only.kind == Some(NoteKind::Action) {
            return;
        }
        self.heading(&Words::GeneralNotes);
        self.notes(&debrief.general);
    }

    /// Whether a note stands right above already, with who acts: an action, where one team is
    /// told. What it answers tells it all the same.
    fn stands_above(&self, taken: &TakenNote) -> bool {
        let debrief = self.debrief;
        let same = |action: &TakenNote| action.seq == taken.seq;
        taken.note.prompt.is_none()
            && debrief.only.defi.is_some()
            && debrief.actions.iter().any(same)
    }

    /// Whether there is something to tell of these notes that does not stand above.
    fn tells(&self, by_kind: &[(NoteKind, Vec<TakenNote>)]) -> bool {
        by_kind.iter().flat_map(|(_, notes)| notes).any(|taken| !self.stands_above(taken))
    }

    fn notes(&mut self, by_kind: &[(NoteKind, Vec<TakenNote>)]) {
        self.answers(by_kind);
        for (kind, notes) in by_kind {
            let free =
                |taken: &&TakenNote| taken.note.prompt.is_none() && !self.stands_above(taken);
            let free = notes.iter().filter(free);
            let items: Vec<Item> = free.map(|taken| self.item(taken, None)).collect();
            if !items.is_empty() {
                let label = self.say(&Words::Kind(*kind));
                self.blocks.push(Block::Label(label, Some(*kind)));
                self.blocks.push(Block::List(items));
            }
        }
    }

    /// The notes that answer a question stand below it, with the sign of their kind, in the order
    /// in which questions and notes came.
    fn answers(&mut self, by_kind: &[(NoteKind, Vec<TakenNote>)]) {
        let mut answers: Vec<(&Text, &TakenNote)> = by_kind
            .iter()
            .flat_map(|(_, notes)| notes)
            .filter_map(|taken| Some((taken.note.prompt.as_ref()?, taken)))
            .collect();
        answers.sort_by_key(|(_, taken)| taken.seq);
        let mut asked: Vec<&Text> = Vec::new();
        for (prompt, _) in &answers {
            if !asked.contains(prompt) {
                asked.push(prompt);
            }
        }
        for prompt in asked {
            let below = answers.iter().filter(|(of, _)| *of == prompt);
            let items = below.map(|(_, taken)| self.item(taken, taken.note.kind.sign())).collect();
            self.blocks.push(Block::Label(prompt.to_string(), None));
            self.blocks.push(Block::List(items));
        }
    }

    fn item(&self, taken: &TakenNote, sign: Option<char>) -> Item {
        let note = &taken.note;
        let mut about = vec![self.time(taken.at)];
        about.extend(self.context(taken));
        about.extend(note.category.map(|category| self.say(&Words::Category(category))));
        if self.debrief.many_authors && !taken.by.is_empty() {
            about.push(taken.by.to_string());
        }
        // the sign of a minus as it is printed, which opens no list
        let sign = sign.map(|sign| if sign == '-' { '−' } else { sign });
        let text = note.text.to_string();
        Item { sign, text, aside: Some(about.join(", ")), ..Item::default() }
    }

    /// The title of the phase that ran when the note was taken, else of the slot.
    fn context(&self, taken: &TakenNote) -> Option<String> {
        let cue = taken.note.cue?;
        if let CueId::Unplanned { .. } = cue {
            return Some(self.say(&Words::UnplannedBreak));
        }
        let at = |number: u16| usize::from(number).wrapping_sub(1);
        let slot = self.plan.slots.get(at(cue.slot()?))?;
        let title = slot.phase(cue).map(|phase| &phase.title).filter(|title| !title.is_empty());
        Some(title.unwrap_or(&slot.title).to_string())
    }
}

/// What is to be done, without the name of who does it where that comes first: a column has it.
pub(in crate::export) fn task<'t>(text: &'t Text, owner: Option<&Text>) -> &'t str {
    let unnamed = owner.and_then(|owner| after_owner(text, owner));
    unnamed.filter(|task| !task.is_empty()).unwrap_or(text)
}
